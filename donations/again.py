"""Which lines of a ledger can be tried again, in which way, and how each is asked for."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from itertools import groupby, islice

from donations import images, pictures, work
from donations.models import File, LedgerEntry, TextVersion, Unit

FAILED = "failed"
GIVEN_UP = (
    "reading_failed"  # the unit of such a line waits to be sent back; any other failure ended with its unit
)
TRIES = "again"  # in a unit's payload and among a line's params: how often it was tried again
READING = ("survey", "read", "reread")
TOGETHER = 40  # members that one unit reads anew: fewer than may kill their reader before the rest of a box is refused


class Way(Enum):
    """What has to be done for a line."""

    UNIT = auto()  # its unit was given up and goes on from where it had come to
    LINE = auto()  # its reader died; it is read by a unit of its own, and nothing else with it
    PICTURES = auto()  # its pages are pictures that nobody has looked at
    IMAGE = auto()  # it is an image, perhaps of a page of text


def word(way: Way | None) -> str:
    """Return how pages know a way."""
    return way.name.lower() if way else ""


def ways(version: TextVersion | None, lines: Iterable[LedgerEntry]) -> dict[int, Way]:
    """Return {id of a line: way} for those of `lines`, all of this version, that can be tried again."""
    lines = list(lines)
    if version is None:
        return {}
    failed = [line for line in lines if line.outcome == FAILED]
    seen = [line for line in lines if line.pages_needing_ocr or images.is_offered(line)]
    return _failed(failed) | (_with_pictures(version, seen) if seen else {})


def _failed(lines: list[LedgerEntry]) -> dict[int, Way]:
    return {line.pk: Way.UNIT if line.reason == GIVEN_UP else Way.LINE for line in lines}


def _with_pictures(version: TextVersion, lines: list[LedgerEntry]) -> dict[int, Way]:
    if not pictures.are_read_here():
        return {}
    failed = {unit.payload["entry"] for unit in _given_up(version) if unit.kind == "ocr"}
    found = {line.pk: Way.IMAGE for line in lines if images.is_offered(line)}
    found |= {line.pk: Way.PICTURES for line in pictures.unread_among(version, lines)}
    return found | {line.pk: Way.UNIT for line in lines if line.pk in failed}


def failed_lines(version: TextVersion | None) -> list[LedgerEntry]:
    """Return the lines of what failed for a fault of ours and can be tried again."""
    if version is None:
        return []
    lines = list(version.ledger.filter(outcome=FAILED).select_related("file"))
    able = ways(version, lines)
    return [line for line in lines if line.pk in able]


def is_unread(version: TextVersion | None) -> bool:
    """Tell whether a reading gave nothing at all because something of ours failed, and not because of what was given."""
    if version is None or version.documents:
        return False
    failed = version.units.filter(state=Unit.State.FAILED, kind__in=(*READING, "ocr", "settle", "compact"))
    return failed.exists() or version.ledger.filter(outcome=FAILED).exists()


def ask(line: LedgerEntry, way: Way) -> list[Unit]:
    """Plan what a line needs; return the units that were given up and have to go back to the queue."""
    if way in {Way.PICTURES, Way.IMAGE}:
        pictures.plan_these(line.version, [line])
        return []
    if way is Way.LINE:
        _plan_reading([line])
        return []
    units = [unit for unit in _given_up(line.version) if _reads(unit, line)]
    if line.outcome != FAILED:
        pictures.say(pictures.WAITS, line.pk)
        return units
    for unit in units:
        unit.payload = {**unit.payload, TRIES: _tries(line) + 1}
        unit.save(update_fields=["payload"])
    line.delete()
    return units


def ask_for_failed(version: TextVersion) -> None:
    """Plan what all failed lines need: members of one box together, for each pass through it takes its time.

    The units that were given up are the caller's to send back.
    """
    lines = failed_lines(version)
    for line in lines:
        if line.reason == GIVEN_UP:
            ask(line, Way.UNIT)
    able = sorted((line for line in lines if line.reason != GIVEN_UP), key=_together)
    for _, group in groupby(able, key=_together):
        while some := list(islice(group, TOGETHER)):
            _plan_reading(some)


def _together(line: LedgerEntry) -> tuple[str, bool, int]:
    return str(line.file_id), bool(line.member), _tries(line)


def _given_up(version: TextVersion) -> Iterable[Unit]:
    return version.units.filter(state=Unit.State.FAILED, kind__in=(*READING, "ocr")).order_by("pk")


def _reads(unit: Unit, line: LedgerEntry) -> bool:
    """Tell whether this unit would write the line: of a file read in ranges each unit that was given up would."""
    if unit.kind == "ocr":
        return bool(unit.payload["entry"] == line.pk)
    files = {key for key, _ in unit.payload["files"]}
    only = unit.payload.get("only", {})
    return str(line.file_id) in files and (line.member in only if only else not line.member)


def _plan_reading(lines: Sequence[LedgerEntry]) -> None:
    """Read a file, or these members of one, anew from the beginning and without what lies around them."""
    first = lines[0]
    version, file = first.version, first.file
    only = {line.member: line.bytes for line in lines if line.member}
    work.plan(
        "reread",
        f"v{version.pk}/reread/{first.pk}",
        donation=version.donation,
        version=version,
        payload={
            "files": [[str(file.pk), _order_of(version, file)]], "start": 0, "only": only, "ranged": bool(only),
            "large_ledger": version.ledger_parts.filter(file=file).exists(), TRIES: _tries(first) + 1,
        },
        bytes_total=len(only) or file.bytes,  # of members not bytes count but themselves: nobody knows how large they are
    )  # fmt: skip


def _tries(line: LedgerEntry) -> int:
    return int(line.params.get(TRIES, 0))


def _order_of(version: TextVersion, file: File) -> int:
    """The place of the file in the donation, as the units that read it know."""
    key = str(file.pk)
    payloads = version.units.filter(kind__in=READING).values_list("payload", flat=True)
    return next((order for one in payloads.iterator() for name, order in one["files"] if name == key), 0)
