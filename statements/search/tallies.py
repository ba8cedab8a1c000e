"""Counting the rows of a list by several columns in one pass."""

from collections import Counter
from itertools import islice

from django.db import connections

CHUNK = 10_000


def tally(rows, columns: tuple[str, ...]) -> dict[str, Counter]:
    """For each column how many of the rows have each value; None counts as a value.

    One pass over the rows, whatever the number of columns: GROUPING SETS on PostgreSQL. SQLite has none, and
    reading its rows costs less than sorting them once for every column.
    """
    rows = rows.order_by().values_list(*columns)
    if connections[rows.db].vendor == "postgresql":
        return _grouping_sets(rows, columns)
    counters = [Counter() for _ in columns]
    found = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        for counter, values in zip(counters, zip(*chunk, strict=True), strict=True):
            counter.update(values)
    return dict(zip(columns, counters, strict=True))


def _grouping_sets(rows, columns):
    sql, params = rows.query.sql_with_params()
    names = [f"c{number}" for number in range(len(columns))]
    listed = ", ".join(names)
    query = (
        f"SELECT grouping({listed}), {listed}, count(*) FROM ({sql}) AS rows({listed}) "
        f"GROUP BY GROUPING SETS ({', '.join(f'({name})' for name in names)})"
    )
    counters = {column: Counter() for column in columns}
    with connections[rows.db].cursor() as cursor:
        cursor.execute(query, params)
        for mask, *values, count in cursor:
            # The one column that a row counts by has a 0 bit; the first column has the highest.
            place = next(n for n in range(len(columns)) if not mask >> (len(columns) - 1 - n) & 1)
            counters[columns[place]][values[place]] = count
    return counters
