"""Counting the rows of a list by several columns in one pass."""

from collections import Counter

from django.db import connections


def tally(rows, columns: tuple[str, ...]) -> dict[str, Counter]:
    """For each column, which must hold integers, how many of the rows have each value; None is not counted.

    One pass over the rows, whatever the number of columns. PostgreSQL has GROUPING SETS for that. SQLite has none:
    it strings each column's values together, and taking the string apart and counting is less work for Python
    than a million rows would be, and less than sorting them in SQLite.
    """
    connection = connections[rows.db]
    write, read = _GROUPED if connection.vendor == "postgresql" else _STRUNG
    names = [f"c{number}" for number in range(len(columns))]
    sql, params = rows.order_by().values_list(*columns).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found ({', '.join(names)}) AS ({sql}) {write(names)}", params)
        return dict(zip(columns, read(cursor, len(columns)), strict=True))


def _write_grouped(names: list[str]) -> str:
    listed = ", ".join(names)
    sets = ", ".join(f"({name})" for name in names)
    return f"SELECT grouping({listed}), {listed}, count(*) FROM found GROUP BY GROUPING SETS ({sets})"


def _read_grouped(cursor, columns: int) -> list[Counter]:
    counters = [Counter() for _ in range(columns)]
    for mask, *values, count in cursor:
        # The one column that a row counts by has a 0 bit; the first column has the highest.
        place = next(n for n in range(columns) if not mask >> (columns - 1 - n) & 1)
        if values[place] is not None:
            counters[place][values[place]] = count
    return counters


def _write_strung(names: list[str]) -> str:
    return f"SELECT {', '.join(f'group_concat({name})' for name in names)} FROM found"


def _read_strung(cursor, columns: int) -> list[Counter]:
    counted = (Counter(values.split(",")) if values else {} for values in cursor.fetchone())
    return [Counter({int(value): count for value, count in counter.items()}) for counter in counted]


_GROUPED, _STRUNG = (_write_grouped, _read_grouped), (_write_strung, _read_strung)
