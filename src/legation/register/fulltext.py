"""Full-text search over the titles and texts of reports: the one module that knows the engine's own.

SQLite's FTS5 keeps an index without a second copy of the text; it is written in
the same transaction as the report. Another engine gets its own form of the four
functions here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, TextClause, literal_column, select, table, text
from sqlalchemy.sql.selectable import TableClause

from legation.register.schema import removed, reports

NAME = "report_search"

_search: TableClause = table(NAME)


def create(connection: Connection) -> None:
    """Make the index, empty."""
    connection.execute(
        text(
            f"CREATE VIRTUAL TABLE {NAME} USING fts5(title, text, content='reports', content_rowid='number', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
    )


def drop(connection: Connection) -> None:
    """Take the index away."""
    connection.execute(text(f"DROP TABLE {NAME}"))


def add(connection: Connection, number: int, title: str | None, body: str) -> None:
    """Index the report `number`."""
    connection.execute(
        text(f"INSERT INTO {NAME}(rowid, title, text) VALUES (:number, :title, :body)"),
        {"number": number, "title": title, "body": body},
    )


def remove(connection: Connection, number: int, title: str | None, body: str) -> None:
    """Take the report `number` out of the index; title and text as they were indexed."""
    connection.execute(
        text(f"INSERT INTO {NAME}({NAME}, rowid, title, text) VALUES ('delete', :number, :title, :body)"),
        {"number": number, "title": title, "body": body},
    )


def numbers(query: str) -> Select[tuple[int]]:
    """The numbers of the reports that hold all the words and quoted phrases of `query`."""
    return select(literal_column(f"{NAME}.rowid").label("number")).select_from(_search).where(_matches(query))


def found(connection: Connection, query: str, limit: int) -> Sequence[tuple[int, str]]:
    """Numbers of reports with a piece of text that shows the words in `[...]`; best first."""
    excerpt: ColumnElement[str] = literal_column(f"snippet({NAME}, 1, '[', ']', '…', 24)")
    rows = connection.execute(
        select(reports.c.number, excerpt)
        .select_from(_search.join(reports, reports.c.number == literal_column(f"{NAME}.rowid")))
        .where(_matches(query), reports.c.number.not_in(select(removed.c.report)))
        .order_by(literal_column(f"bm25({NAME}, 2.0, 1.0)"), reports.c.key)
        .limit(limit)
    )
    return [(number, piece) for number, piece in rows]


def _matches(query: str) -> TextClause:
    words = re.findall(r'"([^"]+)"|([^\s"]+)', query)
    phrases = [phrase for pair in words if re.search(r"\w", phrase := pair[0] or pair[1])]
    # Without a word nothing is found.
    match = " ".join('"' + phrase + '"' for phrase in phrases) or '""'
    return text(f"{NAME} MATCH :match").bindparams(match=match)
