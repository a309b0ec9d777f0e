"""Inserts very many rows of one kind at once: an object for each, and a look at what each field is, would cost more than the rows themselves."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.options import Options

Field = models.Field[Any, Any]
Prepare = Callable[[Any], Any]


def insert(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows given as {column: value}; columns that one leaves out have their default. Nothing learns its number."""
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    fields = [field for field in _about(model).local_concrete_fields if not field.primary_key]
    columns = [_column(field, rows, connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(
            _statement(_about(model).db_table, fields, connection), list(zip(*columns, strict=True))
        )


def _column(field: Field, rows: Sequence[Mapping[str, Any]], connection: BaseDatabaseWrapper) -> list[Any]:
    name, default, prepare = field.attname, field.get_default(), _preparing(field, connection)
    return [prepare(row.get(name, default)) for row in rows]


def _about(model: type[models.Model]) -> Options[models.Model]:
    return model._meta  # noqa: SLF001  # documented, whatever its name says


def _statement(table: str, fields: Sequence[Field], connection: BaseDatabaseWrapper) -> str:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column or "") for field in fields)
    return f"INSERT INTO {quoted(table)} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608  # names of ours


def _preparing(field: Field, connection: BaseDatabaseWrapper) -> Prepare:
    """Return what makes a value of the field one for the database. Of words and numbers it only sees to it that they are such."""
    if isinstance(field, models.CharField) and not field.null:
        return str
    if isinstance(field, models.IntegerField) and not field.null:
        return int
    prepare = partial(field.get_db_prep_save, connection=connection)
    if isinstance(field, models.JSONField):
        return _preparing_lists(prepare)
    return cache(prepare) if field.is_relation else prepare  # what they all belong to is the same for many


def _preparing_lists(prepare: Prepare) -> Prepare:
    """Most lists and dicts are empty: those are prepared once."""
    empty_list, empty_dict = prepare([]), prepare({})

    def prepared(value: Any) -> Any:
        if value == []:
            return empty_list
        return empty_dict if value == {} else prepare(value)

    return prepared
