"""The index on PostgreSQL: a tsvector with a GIN index in each table of entries.

A search reads many entries and few of their vectors, so the vectors are kept out of the rows: what a bitmap scan
then goes through is a sixth of the size. PostgreSQL thinks of that only for rows of more than 2,000 bytes
(toast_tuple_target says how small they are to become then), so each is padded with blanks, of which compression
leaves 35 bytes. Statistics of 1,000 values let the planner tell a rare word from a common one, so that it does not
walk all entries by date for a word that hardly occurs. What is new waits in the index's list of what is yet to be
filed (fastupdate), since filing many together costs a fifth of filing each; but every search reads that list, and
so it is kept short: it empties itself at 256 kB, and whoever adds many rows has it emptied (tidy_sql).
"""

from .schema import ARTICLES, DROP_VIEWS, FILINGS, QUOTES, TABLES, Filing, views

NUMBER = "((coalesce({day} - DATE '0001-01-01' + 1, 0)::bigint << 32) + {key})"
GIN = "fastupdate = on"
# So many kB wait at most, of rows that are filed one by one.
ALONE = "SET gin_pending_list_limit = 256"
# A batch waits whole, until it is tidied. Its rows are found by their keys: of tables that grow from empty the
# planner believes for long that they are small.
BY_KEYS = "SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"
TOGETHER = f"SET gin_pending_list_limit = 2048 {BY_KEYS}"
YEAR = "coalesce(extract(year FROM {day})::integer, 0)"

# The analyzer has cut the words; PostgreSQL's own parser would cut some of them again. Positions stop at 16383.
VECTOR = """CREATE FUNCTION statements_vector(terms text) RETURNS tsvector IMMUTABLE STRICT LANGUAGE sql AS $$
    SELECT coalesce(string_agg(word || ':' || least(place, 16383), ' '), '')::tsvector
    FROM unnest(string_to_array(terms, ' ')) WITH ORDINALITY AS t(word, place) WHERE word <> ''
$$"""


def install_sql() -> list[str]:
    return [
        *uninstall_sql(),
        VECTOR,
        *views(NUMBER, YEAR),
        *(statement for filing in FILINGS for statement in _vectors(filing.entry)),
        *triggers_sql(),
        *(statement for filing in FILINGS for statement in _fill(filing)),
    ]


def uninstall_sql() -> list[str]:
    return [
        *_drop_triggers(),
        *(
            f"ALTER TABLE {filing.entry} DROP COLUMN IF EXISTS {column}"
            for filing in FILINGS
            for column in ("terms", "padding")
        ),
        *DROP_VIEWS,
        "DROP FUNCTION IF EXISTS statements_vector",
        # Deleted rows would stay until a vacuum, and the new ones come after them.
        f"TRUNCATE {', '.join(TABLES)}",
    ]


def triggers_sql() -> list[str]:
    """The triggers anew, whatever they were before."""
    return [*_drop_triggers(), *(statement for filing in FILINGS for statement in _triggers(filing))]


def tidy_sql() -> list[str]:
    return [f"SELECT gin_clean_pending_list('{filing.entry}_terms')" for filing in FILINGS]


def _fill(filing: Filing) -> list[str]:
    """File every row that is there; the index is made of them all at once, which is quicker."""
    gin = f"CREATE INDEX {filing.entry}_terms ON {filing.entry} USING gin (terms) WITH ({GIN})"
    return [*_file(filing, "true"), gin, f"ANALYZE {filing.entry}"]


def _vectors(entry: str) -> list[str]:
    return [
        f"ALTER TABLE {entry} SET (toast_tuple_target = 128)",
        f"ALTER TABLE {entry} ADD terms tsvector NOT NULL, ADD padding text NOT NULL DEFAULT repeat(' ', 2000)",
        f"ALTER TABLE {entry} ALTER terms SET STORAGE EXTERNAL, ALTER terms SET STATISTICS 1000",
    ]


def _file(filing: Filing, where: str) -> list[str]:
    return [filing.profiles(where), filing.entries(where, "statements_vector(v.terms)")]


def _drop_triggers() -> list[str]:
    """A function goes with the trigger that calls it."""
    functions = [f"{filing.table}_{name}" for filing in FILINGS for name in ("file", "refile")]
    return [f"DROP FUNCTION IF EXISTS {function} CASCADE" for function in functions]


def _triggers(filing: Filing) -> list[str]:
    """Rows that were added are filed together; one that was changed is unfiled and filed again, see sqlite.py."""
    return [
        f"""CREATE FUNCTION {filing.table}_file() RETURNS trigger LANGUAGE plpgsql {TOGETHER} AS $$ BEGIN
            {_steps(_file(filing, f"{filing.key} = ANY (ARRAY(SELECT id FROM added))"))}
            RETURN NULL;
        END $$""",
        f"""CREATE TRIGGER {filing.table}_filing AFTER INSERT ON {filing.table}
            REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION {filing.table}_file()""",
        f"""CREATE FUNCTION {filing.table}_refile() RETURNS trigger LANGUAGE plpgsql {ALONE} AS $$ BEGIN
            {_steps([filing.unfile(f"{filing.key} = old.id")])}
            IF TG_OP = 'UPDATE' THEN {_steps(_refile(filing))} END IF;
            RETURN NULL;
        END $$""",
        f"""CREATE TRIGGER {filing.table}_refiling AFTER DELETE OR UPDATE OF {filing.watched}
            ON {filing.table} FOR EACH ROW EXECUTE FUNCTION {filing.table}_refile()""",
    ]


def _refile(filing: Filing) -> list[str]:
    """An article's statements are filed under its title and publisher, and so they go along."""
    own = _file(filing, f"{filing.key} = new.id")
    if filing is not ARTICLES:
        return own
    its_quotes = "quote_id IN (SELECT id FROM statements_quote WHERE article_id = new.id)"
    return [*own, QUOTES.unfile(its_quotes), *_file(QUOTES, its_quotes)]


def _steps(statements: list[str]) -> str:
    return " ".join(f"{statement};" for statement in statements)
