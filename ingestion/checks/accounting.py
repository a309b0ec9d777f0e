"""Every byte given must end somewhere: says what could not be read, and that nothing was lost on the way."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ingestion.checks.subject import MOST_EVIDENCE, Found, Line, Subject
from ingestion.types import Level, Outcome

_LACKS = "sidecar_names_missing"
_TO_ITS_END = frozenset({"", "read_by_ocr", _LACKS})  # what else is said of a text ended its reading before
_WITH_ROWS = "media_with_transcript"

# What people wrote to one another, and not to the world.
_PRIVATE = frozenset(
    {"text/x-whatsapp-chat", "message/rfc822", "application/mbox", "application/vnd.ms-outlook"}
)

LEVELS: dict[Outcome, Level] = {
    Outcome.FAILED: Level.BLOCK,  # ours to be ashamed of: tried again before anybody decides
    Outcome.ENCRYPTED: Level.WARN,
    Outcome.DAMAGED: Level.WARN,
    Outcome.REFUSED: Level.WARN,
    Outcome.UNKNOWN: Level.WARN,
    Outcome.NEEDS_OCR: Level.NOTE,
    Outcome.MEDIA: Level.NOTE,
    Outcome.EMPTY: Level.NOTE,
    Outcome.SKIPPED: Level.NOTE,
}


class Accounting:
    """The ledger, read as a bookkeeper would."""

    name = "accounting"
    version = 5

    def run(self, subject: Subject) -> Iterator[Found]:
        """Yield what is missing, then one finding for each outcome that gave no text."""
        missing = subject.unaccounted()
        if missing:
            evidence = [{"file": name} for name in missing[:MOST_EVIDENCE]]
            yield Found(Level.BLOCK, "files_unaccounted", {"count": len(missing)}, evidence)
        for outcome, level in LEVELS.items():
            yield from self._of(subject, outcome, level)
        yield from _to_be_seen(subject)
        yield from _of_texts(subject)
        if not subject.documents:
            yield Found(Level.BLOCK, "nothing_readable")

    def _of(self, subject: Subject, outcome: Outcome, level: Level) -> Iterator[Found]:
        count = subject.count(outcome)
        if not count:
            return
        evidence = list(map(_with_reason, islice(subject.lines(outcome), MOST_EVIDENCE)))
        yield Found(level, f"files_{outcome.value}", {"count": count}, evidence)


def _to_be_seen(subject: Subject) -> Iterator[Found]:
    """A person has to look before pictures and sounds go out: nothing here can tell faces, voices or places seen in them."""
    lines = [line for line in subject.lines(Outcome.MEDIA) if line.reason == _WITH_ROWS]
    telling = [line for line in lines if line.params.get("place") and not line.params.get("removed")]
    for code, some in (("media_published_unseen", lines), ("media_tell_place", telling)):
        if some:
            evidence = [{"file": line.file, "member": line.member} for line in some[:MOST_EVIDENCE]]
            yield Found(Level.WARN, code, {"count": len(some)}, evidence)


def _of_texts(subject: Subject) -> Iterator[Found]:
    """Rows that speak of what is not there, and letters that their writers may not want to see published."""
    lines = [one for one in subject.lines(Outcome.TEXT) if one.reason or one.media_type in _PRIVATE]
    yield from _lacking([line for line in lines if line.reason == _LACKS])
    yield from _cut([line for line in lines if line.reason not in _TO_ITS_END])
    private = [line for line in lines if line.media_type in _PRIVATE]
    if private:
        evidence = [{"file": line.file, "member": line.member} for line in private[:MOST_EVIDENCE]]
        yield Found(Level.WARN, "private_letters", {"count": len(private)}, evidence)


def _cut(lines: Sequence[Line]) -> Iterator[Found]:
    """There was more in it than what is kept."""
    if lines:
        yield Found(
            Level.WARN, "files_cut", {"count": len(lines)}, list(map(_with_reason, lines[:MOST_EVIDENCE]))
        )


def _with_reason(line: Line) -> dict[str, object]:
    return {"file": line.file, "member": line.member, "reason": line.reason, "params": dict(line.params)}


def _lacking(lines: Sequence[Line]) -> Iterator[Found]:
    """It was forgotten, or is called otherwise."""
    if lines:
        count = sum(int(line.params.get("missing", 0)) for line in lines)
        evidence = [
            {"file": line.file, "member": line.member, "quote": str(line.params.get("name", ""))}
            for line in lines[:MOST_EVIDENCE]
        ]
        yield Found(Level.WARN, "tables_name_missing", {"count": count, "places": len(lines)}, evidence)
