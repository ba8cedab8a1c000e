"""The index as SQL: what is filed for each statement and article, and the triggers that keep it so.

Two views say what is to be filed, one row a statement or article. Filing copies rows of a view into the entries
(see models/index.py) with their profile, unfiling takes them out, and triggers do both whenever a statement or an
article is written, by whatever path. What the two databases do differently is in sqlite.py and postgres.py.
"""

from dataclasses import dataclass

from .terms import EVERYTHING, MARK_ORGANIZATION, MARK_SPEAKER, MARK_TITLE

PROFILE = "publisher, kind, language, review, year"
# Every term of the title with the title's mark before it.
TITLE = (
    f"CASE WHEN a.title_terms = '' THEN '' "
    f"ELSE ' {MARK_TITLE}' || replace(a.title_terms, ' ', ' {MARK_TITLE}') END"
)


def views(number: str, year: str) -> list[str]:
    """`number` and `year` are the database's expressions over {day} and {key}."""
    return [
        f"""CREATE VIEW statements_quote_filing AS
        SELECT CASE WHEN a.status = 'published' AND q.review <> 'rejected' THEN 1 ELSE -1 END
                * {number.format(day="q.dated_on", key="q.id")} AS number, q.id AS quote_id,
            q.speaker_id AS speaker_id, q.organization_id AS organization_id,
            '{EVERYTHING} ' || q.search_terms || coalesce(' {MARK_SPEAKER}' || q.speaker_id, '')
                || coalesce(' {MARK_ORGANIZATION}' || q.organization_id, '') || {TITLE} AS terms,
            coalesce(a.publisher_id, 0) AS publisher, q.kind AS kind, q.language AS language, q.review AS review,
            {year.format(day="q.dated_on")} AS year
        FROM statements_quote q JOIN statements_article a ON a.id = q.article_id""",
        f"""CREATE VIEW statements_article_filing AS
        SELECT CASE WHEN a.status = 'published' THEN 1 ELSE -1 END
                * {number.format(day="a.published_on", key="a.id")} AS number, a.id AS article_id,
            '{EVERYTHING} ' || a.search_terms || {TITLE} AS terms,
            coalesce(a.publisher_id, 0) AS publisher, '' AS kind, a.language AS language, '' AS review,
            {year.format(day="a.published_on")} AS year
        FROM statements_article a""",
    ]


@dataclass(frozen=True, slots=True)
class Filing:
    """How rows of one table are filed: which columns are watched, and the SQL for rows that `where` chooses."""

    table: str
    watched: str
    entry: str
    view: str
    key: str
    columns: str

    def profiles(self, where: str) -> str:
        return (
            f"INSERT INTO statements_profile ({PROFILE}) SELECT DISTINCT {PROFILE} FROM {self.view} "
            f"WHERE {where} ON CONFLICT DO NOTHING"
        )

    def entries(self, where: str, terms: str = "") -> str:
        """`terms` is the expression that the database keeps in a column of the entries, if it does."""
        column, value = (", terms", f", {terms}") if terms else ("", "")
        return (
            f"INSERT INTO {self.entry} ({self.columns}, profile_id{column}) "
            f"SELECT {self.columns}, p.id{value} FROM {self.view} v "
            f"JOIN statements_profile p USING ({PROFILE}) WHERE {where}"
        )

    def unfile(self, where: str) -> str:
        return f"DELETE FROM {self.entry} WHERE {where}"


QUOTES = Filing(
    table="statements_quote",
    watched="article_id, kind, language, review, dated_on, speaker_id, organization_id, search_terms",
    entry="statements_quoteentry",
    view="statements_quote_filing",
    key="quote_id",
    columns="number, quote_id, speaker_id, organization_id",
)
ARTICLES = Filing(
    table="statements_article",
    watched="publisher_id, language, status, published_on, title_terms, search_terms",
    entry="statements_articleentry",
    view="statements_article_filing",
    key="article_id",
    columns="number, article_id",
)
FILINGS = [QUOTES, ARTICLES]

TABLES = [QUOTES.entry, ARTICLES.entry, "statements_profile"]
DROP_VIEWS = [f"DROP VIEW IF EXISTS {filing.view}" for filing in FILINGS]
