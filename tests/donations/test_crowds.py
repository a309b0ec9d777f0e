"""Very many rows at once are the same rows as one by one: what is left out has its default, what is no number is refused."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.forms.models import model_to_dict

from donations import crowds
from donations.models import LedgerEntry, TextVersion
from tests.factories import donation_of, give, person

pytestmark = pytest.mark.django_db


def _line(**facts: Any) -> dict[str, Any]:
    donation = donation_of(person("ana@example.org"))
    file = give(donation, "cartas.zip", b"PK\x05\x06" + bytes(18))
    version = TextVersion.objects.create(donation=donation, number=1)
    return {"version_id": version.pk, "unit_id": None, "file_id": file.pk, "outcome": "text", **facts}


def test_a_row_is_as_if_saved_by_itself() -> None:
    line = _line(
        member="ñandú.txt",
        languages={"es-PY": 0.75, "gn": 0.25},
        params={"of": [1, None]},
        characters=1 << 40,
    )
    LedgerEntry(**line).save()
    crowds.insert(LedgerEntry, [line, {**line, "member": "otra.txt"}])
    saved, inserted, other = (model_to_dict(entry, exclude=["id"]) for entry in LedgerEntry.objects.all())
    assert inserted == saved
    assert other == saved | {"member": "otra.txt"}
    assert (saved["licences"], saved["pages"], saved["reason"]) == ([], 0, "")


def test_nothing_is_inserted_where_there_is_nothing() -> None:
    crowds.insert(LedgerEntry, [])
    assert not LedgerEntry.objects.exists()


def test_a_word_is_no_number() -> None:
    with pytest.raises(ValueError, match="muchas"):
        crowds.insert(LedgerEntry, [_line(pages="muchas")])


def test_what_must_be_there_must_be_there() -> None:
    with pytest.raises(IntegrityError):
        crowds.insert(LedgerEntry, [_line(), {"outcome": "text"}])
