"""Columns of a name that comes again."""

import time

from ingestion.extractors.numbered_columns import NumberedColumns


def test_a_name_that_is_taken_gets_the_next_free_number() -> None:
    columns = NumberedColumns()
    for name, text in (("es", "a"), ("es_2", "b"), ("es", "c"), ("es", "d"), ("es_2", "e"), ("es_x", "f")):
        columns.add(name, text)
    assert columns == {"es": "a", "es_2": "b", "es_3": "c", "es_4": "d", "es_2_2": "e", "es_x": "f"}


def test_many_of_one_name_take_no_long() -> None:
    columns, begun = NumberedColumns(), time.process_time()
    for number in range(100_000):
        columns.add("es", str(number))
    assert columns["es_100000"] == "99999"
    assert time.process_time() - begun < 5
