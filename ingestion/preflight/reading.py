"""Reads local files side by side, each confined, and keeps what the report and the checks need."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from os import cpu_count
from pathlib import Path
from typing import Any

from django.conf import settings

from ingestion import confined, limits
from ingestion.checks.subject import Excerpt
from ingestion.ledger import shares
from ingestion.mixtures import Mixtures
from ingestion.ocr import find_engine, with_pictures
from ingestion.profiling.tables import Profile

Message = dict[str, Any]
EXCERPTS = 30  # documents of a file kept to be looked at
ALIKE = 3  # of them from one member, split and first language
EXCERPT = 6_000  # characters of each
SKIPPED_FOLDERS = frozenset({".git", "__MACOSX", "node_modules"})


@dataclass(slots=True)
class Reading:
    """One file, read: its ledger lines (members first), and the licence hits of each member."""

    path: str
    bytes: int
    sha256: str
    lines: list[Message] = field(default_factory=list)
    hits: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    splits: set[str] = field(default_factory=set)
    tables: dict[str, Any] = field(default_factory=dict)  # as `ingestion.profiling` describes it
    language_bytes: Counter[str] = field(default_factory=Counter)
    mixtures: Mixtures = field(default_factory=Mixtures)
    excerpts: list[Excerpt] = field(default_factory=list)


def walk(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """Yield (file, its name relative to the folder given), in a stable order; links are not followed."""
    for given in paths:
        if given.is_file():
            yield given, given.name
            continue
        for path in sorted(given.rglob("*")):
            inside = path.relative_to(given)
            if path.is_file() and not path.is_symlink() and SKIPPED_FOLDERS.isdisjoint(inside.parts):
                yield path, inside.as_posix()


def read_all(paths: list[Path], *, ocr_for: Sequence[str] | None = None) -> Iterator[Reading]:
    """Yield a reading for every file, in order, as many at a time as there are processors.

    `ocr_for` are the language tags for which scanned pages are read, None to count them only.
    """
    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        yield from pool.map(lambda found: read_one(*found, ocr_for=ocr_for), walk(paths))


def messages_of(path: Path, job: Message, *, ocr_for: Sequence[str] | None) -> Iterator[Message]:
    """Yield the messages of a whole reading, scanned pages included where that is asked for and Tesseract is here."""
    messages = confined.read_whole(path, job)
    engine = find_engine() if ocr_for is not None and settings.OCR != "off" else None
    if engine is None or ocr_for is None:
        return messages
    models = engine.models_for(ocr_for)
    return with_pictures(messages, path, job, engine, models, first_user=settings.READER_USERS)


def read_one(path: Path, name: str, *, ocr_for: Sequence[str] | None = None) -> Reading:
    """Read one local file, confined; `name` is what its giver called it."""
    size = path.stat().st_size
    reading = Reading(name, size, _digest(path))
    profile = Profile()
    budget = {"members": limits.MEMBERS, "unpacked_bytes": limits.UNPACKED_BYTES}
    for message in messages_of(path, {"name": name, "size": size, "budget": budget}, ocr_for=ocr_for):
        if message["m"] == "doc":
            _count(reading, message)
            _profile(profile, name, message)
        elif message["m"] == "end":
            own = {} if message["depth"] else {"sha256": reading.sha256}
            reading.lines.append({**message, **own, "languages": shares(message["languages"])})
            reading.language_bytes.update(message["languages"])
    counted = profile.as_json()
    reading.tables = counted if any(split["tables"] for split in counted.values()) else {}
    return reading


def _profile(profile: Profile, name: str, message: Message) -> None:
    place = f"{name}!{message['member']}" if message["member"] else name
    record = None if message["columns"] is None else json.loads(message["columns"])
    profile.add(message["split"], place, message["table"], record)


def _count(reading: Reading, message: Message) -> None:
    reading.splits.add(message["split"])
    reading.mixtures.add(message["split"], message["languages"], message["characters"], message["looked_at"])
    _keep_excerpt(reading, message)
    kept = reading.hits.setdefault(message["member"], [])
    known = {hit["id"] for hit in kept}
    kept += [hit for hit in message["evidence"] if hit["id"] not in known]


def _keep_excerpt(reading: Reading, message: Message) -> None:
    """Keep the beginning of the first documents of each sort; a single sort never fills the room."""
    sort = message["member"], message["split"], next(iter(message["languages"]), "")
    alike = sum((one.member, one.split, next(iter(one.languages), "")) == sort for one in reading.excerpts)
    if alike < ALIKE and len(reading.excerpts) < EXCERPTS:
        text = message["text"][:EXCERPT]
        reading.excerpts.append(
            Excerpt(reading.path, message["member"], message["split"], text, message["languages"])
        )


def _digest(path: Path) -> str:
    running = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            running.update(piece)
    return running.hexdigest()
