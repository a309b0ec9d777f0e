"""What is fetched out of storage, or made on its way there, has no name on disk: whoever is killed leaves nothing."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.core.files import File as DjangoFile
from django.core.files.storage import Storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest
from django.test import Client
from pytest_django import Settings

from donations import storage, uploads
from donations.models import Donation, File, User
from ingestion import parts
from publishing import parquet


@pytest.fixture
def incoming(settings: Settings, tmp_path: Path) -> Path:
    """Scratch space of this test alone."""
    settings.INCOMING = settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "incoming"
    settings.INCOMING.mkdir()
    return tmp_path / "incoming"


class Afar(Storage):
    """Storage that has no paths, as S3 has none."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def _save(self, name: str, content: "DjangoFile[bytes]") -> str:
        self._kept[name] = content.read()
        return name

    def _open(self, name: str, _mode: str) -> "DjangoFile[bytes]":
        return DjangoFile(BytesIO(self._kept[name]), name)

    def exists(self, name: str) -> bool:
        return name in self._kept


@pytest.fixture
def afar(settings: Settings, incoming: Path) -> Path:
    """Keep everything in storage that is no folder; return the scratch space."""
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": f"{__name__}.Afar"}}
    return incoming


def test_a_copy_of_what_is_far_away_has_no_name(afar: Path) -> None:
    storage.put("uno", BytesIO(b"uno" * 100_000))
    storage.put("dos", BytesIO(b"dos"))
    with storage.local_copy("uno") as one, storage.local_copy("dos") as two:
        assert list(afar.iterdir()) == []
        assert (one.read_bytes(), two.read_bytes()) == (b"uno" * 100_000, b"dos")
        assert one.stat().st_size == 300_000
        with one.open("rb") as first, one.open("rb") as second:  # each reads from its beginning
            assert (first.read(3), second.read(3)) == (b"uno", b"uno")


def test_arrow_reads_such_a_copy(afar: Path) -> None:
    table = pa.table({"text": ["hola", "adiós"]})
    written = BytesIO()
    pq.write_table(table, written)
    storage.put("parte", BytesIO(written.getvalue()))
    with storage.local_copy("parte") as path, pq.ParquetFile(path) as file:
        assert pq.read_table(path, filters=[("text", "=", "hola")]).num_rows == 1
        assert file.read() == table


def test_what_lies_in_a_folder_is_read_where_it_is(incoming: Path, settings: Settings) -> None:
    storage.put("uno", BytesIO(b"uno"))
    with storage.local_copy("uno") as path:
        assert path == settings.STORAGES["default"]["OPTIONS"]["location"] / "uno"


@pytest.fixture
def names_seen(incoming: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What had a name in the scratch space at the moment something went to storage; something must have gone."""
    seen: list[str] = []
    gone: list[str] = []
    put = storage.put

    def looking(key: str, content: BytesIO) -> None:
        gone.append(key)
        seen.extend(path.name for path in incoming.rglob("*"))
        put(key, content)

    monkeypatch.setattr(storage, "put", looking)
    yield seen
    assert gone


def test_a_part_on_its_way_has_no_name(names_seen: list[str]) -> None:
    written = parts.write("parte", pa.schema([("text", pa.string())]), {"text": ["hola"]})
    with storage.local_copy("parte") as path:
        assert pq.read_table(path).to_pylist() == [{"text": "hola"}]
        assert written.bytes == path.stat().st_size
    assert names_seen == []


def test_a_shard_of_a_release_on_its_way_has_no_name(names_seen: list[str]) -> None:
    schema = pa.schema([("text", pa.string())])
    (shard,) = parquet.write(schema, [({"text": "hola"}, 4)], lambda at: f"pieza-{at}")
    with storage.local_copy("pieza-0") as path:
        assert pq.read_table(path).num_rows == shard.rows == 1
        assert shard.bytes == path.stat().st_size
    assert names_seen == []


@pytest.mark.django_db
def test_an_upload_on_its_way_has_no_name(
    client: Client, donation: Donation, names_seen: list[str], settings: Settings
) -> None:
    client.force_login(donation.donor)
    content = bytes(range(256)) * 1000
    files = [SimpleUploadedFile("carta.bin", content), SimpleUploadedFile("otra.txt", b"hola")]
    client.post(f"/donacion/{donation.pk}/subir/", {"files": files})
    assert names_seen == []
    given = File.objects.get(donation=donation, name="carta.bin")
    assert storage.digest_of(given.storage_key) == (given.sha256, len(content))
    assert File.objects.get(donation=donation, name="otra.txt").bytes == 4


def test_of_an_upload_that_is_cut_nothing_stays_open(donor: User, settings: Settings, incoming: Path) -> None:
    settings.UPLOAD_MAX_BYTES = 5
    request = HttpRequest()
    request.user = donor
    handler = uploads.HashingUploadHandler(request)
    handler.new_file("files", "carta.txt", "text/plain", 10)
    kept = handler.file
    handler.receive_data_chunk(b"hola", 0)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"hola", 4)
    assert list(incoming.iterdir()) == []
    handler.upload_interrupted()
    assert kept.closed


def test_an_upload_is_handed_over_from_its_beginning(donor: User, incoming: Path) -> None:
    request = HttpRequest()
    request.user = donor
    handler = uploads.HashingUploadHandler(request)
    handler.new_file("files", "carta.txt", "text/plain", 4)
    handler.receive_data_chunk(b"hola", 0)
    with handler.file_complete(4) as given:
        assert (given.read(), given.name, given.size) == (b"hola", "carta.txt", 4)
