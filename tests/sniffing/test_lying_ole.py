"""Old office files whose directory lies are answered all the same."""

from pathlib import Path

from ingestion.sniffing import sniff
from tests.sniffing.samples import ole


def test_a_directory_where_no_file_system_reaches(tmp_path: Path) -> None:
    lying = bytearray(ole("WordDocument"))
    lying[30:32], lying[48:52] = (
        b"\x10\0",
        (0xFFFFFFF0).to_bytes(4, "little"),
    )  # sectors of 64 KiB, the directory far away
    path = tmp_path / "a"
    path.write_bytes(lying)
    with path.open("rb") as stream:
        assert sniff(stream, "", len(lying)) == "application/msword"
