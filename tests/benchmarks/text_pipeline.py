"""Reading records and texts as the portal does (confined, languages, licences) against merely parsing and writing them."""

import io
import json
import random
import tempfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ingestion import limits
from ingestion.sandbox import Zygote
from tests.benchmarks._measuring import Figure, compare, report
from tests.campaigns.gifts import sentence

MEGABYTES = 4
BUDGET = {"members": limits.MEMBERS, "unpacked_bytes": limits.UNPACKED_BYTES}
READER = Zygote("ingestion.reading:read")


def main() -> None:
    """Make the files, measure, print."""
    chance = random.Random(1)
    texts = [sentence(chance, f"t{n}", 120) for n in range(MEGABYTES << 10)]
    with tempfile.TemporaryDirectory() as folder:
        records, archive = Path(folder) / "filas.jsonl", Path(folder) / "lote.zip"
        records.write_text(
            "\n".join(json.dumps({"texto": t}, ensure_ascii=False) for t in texts), encoding="utf-8"
        )
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for number, text in enumerate(texts):
                packed.writestr(f"{number:05d}.txt", text)
        report("text_pipeline", [_records(records), _archive(archive, sum(len(t.encode()) for t in texts))])


def _read(path: Path) -> int:
    job = {"name": path.name, "size": path.stat().st_size, "budget": BUDGET}
    with path.open("rb") as file:
        return sum(message["m"] == "doc" for message in READER.run(job, file.fileno()))


def _records(path: Path) -> Figure:
    def parse() -> None:
        with path.open(encoding="utf-8") as lines:
            _write([json.loads(line)["texto"] for line in lines])

    return compare(
        "records", path.stat().st_size / 1e6, "MB/s", lambda: _read(path), parse, "json and pyarrow alone"
    )


def _archive(path: Path, size: int) -> Figure:
    def unpack() -> None:
        with zipfile.ZipFile(path) as packed:
            _write([packed.read(name).decode() for name in packed.namelist()])

    return compare("archive", size / 1e6, "MB/s", lambda: _read(path), unpack, "zipfile and pyarrow alone")


def _write(texts: list[str]) -> None:
    pq.write_table(pa.table({"text": texts}), io.BytesIO(), compression="zstd")


if __name__ == "__main__":
    with READER:
        main()
