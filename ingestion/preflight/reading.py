"""Reads local files side by side, each confined, and keeps what the report and the checks need."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from os import cpu_count
from pathlib import Path
from typing import Any

from django.conf import settings

from donations.mentions import Mention, mention
from ingestion import confined
from ingestion.checks.subject import Excerpt
from ingestion.groups import groups_of
from ingestion.job import ALLOWANCE, Job
from ingestion.ledger import shares
from ingestion.leftovers import is_in_system_folder
from ingestion.mixtures import Mixtures
from ingestion.ocr import find_engine, with_pictures
from ingestion.profiling.tables import Profile
from ingestion.types import Message
from languages.in_names import namesakes

Named = tuple[Path, str]
FILES_OF_A_CHILD = 8  # few enough that all processors have some
EXCERPTS = 30  # documents of a file kept to be looked at
ALIKE = 3  # of them from one member, split and first language
EXCERPT = 6_000  # characters of each
MENTIONS = 100_000  # different ones of a file


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
    mentions: Counter[Mention] = field(default_factory=Counter)  # what its rows may say of media


def walk(paths: list[Path]) -> Iterator[Named]:
    """Yield (file, its name relative to the folder given), in a stable order; links are not followed."""
    for given in paths:
        if given.is_file():
            yield given, given.name
            continue
        for path in sorted(given.rglob("*")):
            inside = path.relative_to(given)
            if path.is_file() and not path.is_symlink() and not is_in_system_folder(inside.as_posix()):
                yield path, inside.as_posix()


def read_all(
    files: Iterable[Named],
    *,
    ocr_for: Sequence[str] | None = None,
    at_once: int = cpu_count() or 1,
    alike: frozenset[str] = frozenset(),
) -> Iterator[Reading]:
    """Yield a reading for every file, given with what its giver called it, in order; small ones share their children.

    `ocr_for` are the language tags for which scanned pages are read, None to count them only; `alike` those that are called as
    another, but for the language.
    """
    with ThreadPoolExecutor(at_once) as pool:
        for readings in pool.map(lambda group: _read_group(group, ocr_for, alike), grouped(files)):
            yield from readings


def grouped(files: Iterable[Named]) -> Iterator[list[Named]]:
    """Yield those together that one child reads."""
    return groups_of(files, lambda named: named[0].stat().st_size, FILES_OF_A_CHILD)


def alike_among(files: Iterable[Named]) -> frozenset[str]:
    """Return the names that another has too, but for the language."""
    return namesakes(name for _, name in files)


def messages_of(
    files: Sequence[Named], ocr_for: Sequence[str] | None, alike: frozenset[str]
) -> Iterator[tuple[int, Message]]:
    """Yield the messages of whole readings with their number, scanned pages too where that is asked for and Tesseract is here."""
    given = [(path, _job(path, name) | {"has_namesake": name in alike}) for path, name in files]
    engine = find_engine() if ocr_for is not None and settings.OCR != "off" else None
    told = groupby(confined.read_whole(given), key=itemgetter(0))
    for number, some in told:
        messages: Iterator[Message] = (message for _, message in some)
        if engine is not None and ocr_for is not None:
            models, (path, job) = engine.models_for(ocr_for), given[number]
            messages = with_pictures(messages, path, job, engine, models, first_user=settings.READER_USERS)
        for message in messages:
            yield number, message


def _job(path: Path, name: str) -> Job:
    return {"name": name, "size": path.stat().st_size, "budget": ALLOWANCE}


def _read_group(
    files: Sequence[Named], ocr_for: Sequence[str] | None, alike: frozenset[str]
) -> list[Reading]:
    readings = [Reading(name, path.stat().st_size, _digest(path)) for path, name in files]
    profiles = [Profile() for _ in files]
    for number, message in messages_of(files, ocr_for, alike):
        _take(readings[number], profiles[number], message)
    for reading, profile in zip(readings, profiles, strict=True):
        counted = profile.as_json()
        reading.tables = counted if any(split["tables"] for split in counted.values()) else {}
    return readings


def _take(reading: Reading, profile: Profile, message: Message) -> None:
    if message["m"] == "doc":
        _count(reading, message)
        _profile(profile, reading.path, message)
    elif message["m"] == "end":
        own = {} if message["depth"] else {"sha256": reading.sha256}
        reading.lines.append({**message, **own, "languages": shares(message["languages"])})
        reading.language_bytes.update(message["languages"])
        if message["licences"] and not message["documents"]:
            reading.hits.setdefault(message["member"], []).extend(message["licences"])


def _profile(profile: Profile, name: str, message: Message) -> None:
    place = f"{name}!{message['member']}" if message["member"] else name
    record = None if message["columns"] is None else json.loads(message["columns"])
    profile.add(message["split"], place, message["table"], record, message["text_columns"])


def _count(reading: Reading, message: Message) -> None:
    reading.splits.add(message["split"])
    said = mention({"path": reading.path, "member": message["member"], "columns": message["columns"]})
    if said in reading.mentions or len(reading.mentions) < MENTIONS:
        reading.mentions[said] += 1
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
