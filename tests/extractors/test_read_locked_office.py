"""Encrypted Office documents say that they are, and by what; another container is not understood."""

from ingestion.types import Outcome
from tests.extractors.containers import container_of
from tests.extractors.reading import refusal

OLE = "application/x-ole-storage"


def test_a_password_rights_management_and_neither() -> None:
    locked = {"EncryptionInfo": b"x" * 300, "EncryptedPackage": b"y" * 5_000}
    managed = {"\x06DataSpaces": {"TransformInfo": {"DRMEncryptedTransform": {"\x06Primary": b"x"}}}}
    assert refusal(container_of(locked), OLE) == (Outcome.ENCRYPTED, "needs_password")
    assert refusal(container_of({**locked, **managed}), OLE) == (Outcome.ENCRYPTED, "rights_managed")
    assert refusal(container_of({"Otro": b"x"}), OLE) == (Outcome.UNKNOWN, "not_understood")
    assert refusal(b"\xd0\xcf\x11\xe0", OLE) == (Outcome.DAMAGED, "broken_document")
