"""The index on SQLite: an FTS5 table beside each table of entries.

FTS5 holds no text of its own (content=''): to forget a row it must be told the very terms that it was told to
remember, and so the triggers unfile before a change and file after it. Its rowid is the entry's number.
"""

from .schema import ARTICLES, DROP_VIEWS, FILINGS, QUOTES, TABLES, Filing, views

# julianday counts from noon of another era; this makes it Python's ordinal, 1 on 0001-01-01.
NUMBER = "((coalesce(CAST(julianday({day}) - 1721424.5 AS INTEGER), 0) << 32) + {key})"
YEAR = "coalesce(CAST(strftime('%Y', {day}) AS INTEGER), 0)"


def terms_table(entry: str) -> str:
    return f"{entry}_terms"


def install_sql() -> list[str]:
    return [
        *uninstall_sql(),
        *views(NUMBER, YEAR),
        *(
            f"CREATE VIRTUAL TABLE {terms_table(filing.entry)} USING fts5("
            "terms, content='', tokenize='unicode61 remove_diacritics 0')"
            for filing in FILINGS
        ),
        *(f"CREATE TRIGGER {name} {event} BEGIN {'; '.join(steps)}; END" for name, event, steps in _triggers()),
        *(statement for filing in FILINGS for statement in _file(filing, "true")),
    ]


def uninstall_sql() -> list[str]:
    return [
        *(f"DROP TRIGGER IF EXISTS {name}" for name, _, _ in _triggers()),
        *(f"DROP TABLE IF EXISTS {terms_table(filing.entry)}" for filing in FILINGS),
        *DROP_VIEWS,
        *(f"DELETE FROM {table}" for table in TABLES),
    ]


def tidy_sql() -> list[str]:
    return []  # FTS5 merges what was added by itself


def _file(filing: Filing, where: str) -> list[str]:
    # In the order of numbers, in which FTS5 takes rows fastest.
    remember = (
        f"INSERT INTO {terms_table(filing.entry)} (rowid, terms) "
        f"SELECT number, terms FROM {filing.view} WHERE {where} ORDER BY number"
    )
    return [filing.profiles(where), filing.entries(where), remember]


def _unfile(filing: Filing, where: str) -> list[str]:
    table = terms_table(filing.entry)
    forget = (
        f"INSERT INTO {table} ({table}, rowid, terms) "
        f"SELECT 'delete', number, terms FROM {filing.view} WHERE {where}"
    )
    return [forget, filing.unfile(where)]


def _triggers() -> list[tuple[str, str, list[str]]]:
    """Name, event and steps of each. A changed row is unfiled as it was and filed as it is.

    An article's statements are filed under its publisher, status and title, and so they go along.
    """
    found = []
    for filing in FILINGS:
        table = filing.table
        event = f"UPDATE OF {filing.watched} ON {table}"
        new, old = [(filing, f"{filing.key} = new.id")], [(filing, f"{filing.key} = old.id")]
        new_all, old_all = new, old
        if filing is ARTICLES:
            its_quotes = "quote_id IN (SELECT id FROM statements_quote WHERE article_id = {}.id)"
            new_all, old_all = (
                [*new, (QUOTES, its_quotes.format("new"))],
                [*old, (QUOTES, its_quotes.format("old"))],
            )
        found += [
            (f"{table}_added", f"AFTER INSERT ON {table}", _steps(_file, new)),
            (f"{table}_changes", f"BEFORE {event}", _steps(_unfile, old_all)),
            (f"{table}_changed", f"AFTER {event}", _steps(_file, new_all)),
            (f"{table}_removed", f"BEFORE DELETE ON {table}", _steps(_unfile, old)),
        ]
    return found


def _steps(step, chosen) -> list[str]:
    return [statement for filing, where in chosen for statement in step(filing, where)]
