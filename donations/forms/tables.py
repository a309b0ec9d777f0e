"""Reads the donor's word on tables out of a plain form: which columns are the text, and which parts are not published."""

from collections.abc import Iterator, Sequence

from django.http import QueryDict

from donations.tables import Part, Table

Places = dict[tuple[int, int], int]


def places_in(data: QueryDict, tables: Sequence[Table]) -> Places:
    """Return {(table, column): place in the text}; what the page did not offer is passed over."""
    return dict(_places(data, tables))


def _places(data: QueryDict, tables: Sequence[Table]) -> Iterator[tuple[tuple[int, int], int]]:
    for table in tables:
        for column in table.columns:
            said = data.get(f"place-{table.number}-{column.number}", "")
            if column.can_be_text and said.isdecimal() and int(said) in table.places:
                yield (table.number, column.number), int(said)


def withheld_in(data: QueryDict, parts: Sequence[Part]) -> list[str]:
    """Return the parts that are to stay with us."""
    said = set(data.getlist("withheld"))
    return [part.name for part in parts if part.name in said]
