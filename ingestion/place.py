"""Follows a reading from outside: what is open when the reader dies, what is said of it, and where to go on."""

from collections.abc import Iterator
from typing import Any

from ingestion.sandbox import ChildDied
from ingestion.tally import Tally
from ingestion.types import Outcome

ANSWERS: dict[str, tuple[Outcome, str]] = {
    "time": (Outcome.REFUSED, "time_limit"),
    "memory": (Outcome.REFUSED, "memory_limit"),
    "output": (Outcome.REFUSED, "output_limit"),
    "crash": (Outcome.FAILED, "reader_crashed"),
    "protocol": (Outcome.FAILED, "reader_crashed"),
}

Message = dict[str, Any]

NOWHERE: Message = {
    "member": "", "within": "", "own_name": "", "index": 0, "depth": 0, "attached": False, "media_type": "",
}  # fmt: skip


class Place:
    """Where a reading is: the file, the member of it, what is attached to that, and what each gave so far."""

    def __init__(self, job: Message) -> None:
        self._open: list[tuple[Message, Tally]] = []
        self._size = job["size"]
        self._start = job.get("start", 0)
        self._inner = job.get("inner", 0)
        self._next: int | None = None  # the member after the last one that ended
        self._passed: list[str] = list(job.get("passed_over", ()))  # attached, and answered for
        self._cut: dict[str, int] = job.get("cut", {})
        self._reached = 0  # pages of what is open
        self.is_untold = True  # nothing but that something begins
        self.is_over = False

    def follow(self, message: Message) -> None:
        """Take note of what begins, what it gives and what ends."""
        match message["m"]:
            case "begin":
                self._open = [*self._open[: message["depth"]], (message, Tally())]
                self._reached = 0
                if message["attached"]:
                    self._passed.append(message["member"])
            case "at":
                self._reached = message["position"]
            case "doc":
                self.is_untold = False
                self._open[-1][1].add(message, pages=0, pages_needing_ocr=0)
                if message["resume_at"] is not None:
                    self._resume_after(message)
            case "end":
                self.is_untold, self.is_over = False, message["depth"] == 0
                self._open = self._open[: message["depth"]] or self._open[:1]
                if message["depth"] == 1 and not message["attached"]:
                    self._next, self._inner = message["index"] + 1, 0

    def _resume_after(self, document: Message) -> None:
        self._passed = []
        if document["member"]:
            self._inner = document["resume_at"]
        else:
            self._start = document["resume_at"]

    @property
    def onwards(self) -> Message | None:
        """Return what to ask for next: a long document up to where it could be read; past what was attached; past the member.

        None where nothing is left.
        """
        if self._may_be_cut:
            begun = self._open[-1][0]
            start = begun["index"] if begun["depth"] else self._start
            return {"start": start, "inner": 0, "passed_over": [], "cut": {begun["member"]: self._reached}}
        depth = self._attached_at
        if depth == 1:
            return {"start": self._start, "passed_over": self._passed}
        if depth == 2:
            return {
                "start": self._open[1][0]["index"],
                "inner": self._inner,
                "passed_over": self._passed,
            }
        if len(self._open) > 1:
            return {"start": self._open[1][0]["index"] + 1, "inner": 0, "passed_over": []}
        return None if self._next is None else {"start": self._next, "inner": 0, "passed_over": []}

    @property
    def _may_be_cut(self) -> bool:
        """Whether what is open is read once more, up to where it could be: if that tells nothing twice."""
        if not self._reached or len(self._open) > 2:
            return False
        begun, tally = self._open[-1]
        return not begun["attached"] and not tally.documents and begun["member"] not in self._cut

    @property
    def _attached_at(self) -> int | None:
        """The depth of the outermost thing open that came inside a document."""
        return next((depth for depth, (begun, _) in enumerate(self._open) if begun["attached"]), None)

    def answer(self, died: ChildDied, *, is_last: bool) -> Iterator[Message]:
        """Yield an `end` for all that is lost: innermost first, the file itself only when reading stops there."""
        if self._may_be_cut and not is_last:
            return
        if is_last:
            lost = self._open or [(NOWHERE, Tally())]
        else:
            lost = self._open[self._attached_at if self._attached_at in {1, 2} else 1 :]
        for begun, tally in reversed(lost):
            yield _end(begun, tally, died, size=0 if begun["depth"] else self._size)


def _end(begun: Message, tally: Tally, died: ChildDied, *, size: int) -> Message:
    """Text that was read before the file killed its reader stays text; where the fault is ours it is to be read again."""
    outcome, reason = ANSWERS[died.cause]
    if died.cause == "crash" and died.detail.startswith("SIG"):
        outcome, reason = Outcome.DAMAGED, "kills_its_reader"
    if tally.documents and outcome is not Outcome.FAILED:
        outcome = Outcome.TEXT
    return {
        **begun, "m": "end",
        "bytes": size, "sha256": "", "outcome": outcome.value, "reason": reason,
        "params": {}, "extractor": "", **tally.facts(), "died": died.detail[-2000:],
    }  # fmt: skip
