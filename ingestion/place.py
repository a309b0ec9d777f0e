"""Follows a reading from outside: what is open when the reader dies, what is said of it, and where to go on."""

from collections.abc import Iterator, Mapping

from ingestion.job import Job
from ingestion.sandbox import ChildDied
from ingestion.tally import Tally, count_languages
from ingestion.types import Message, Outcome

ANSWERS: dict[str, tuple[Outcome, str]] = {
    "time": (Outcome.REFUSED, "time_limit"),
    "memory": (Outcome.REFUSED, "memory_limit"),
    "output": (Outcome.REFUSED, "output_limit"),
    "crash": (Outcome.FAILED, "reader_crashed"),
    "protocol": (Outcome.FAILED, "reader_crashed"),
}

Told = dict[str, Tally]  # by member

NOWHERE: Message = {
    "member": "", "within": "", "own_name": "", "index": 0, "depth": 0, "attached": False, "media_type": "",
}  # fmt: skip


class Place:
    """Where a reading is: the file, the member of it, what is attached to that, and what each gave so far.

    `told` is what an earlier reading told of what this one goes on with.
    """

    def __init__(self, job: Job, told: Told | None = None) -> None:
        self._told = told or {}
        self._open: list[tuple[Message, Tally]] = []
        self._size = job["size"]
        self._start = job.get("start", 0)
        self._inner = job.get("inner", 0)
        self._next: int | None = None  # the member after the last one that ended
        self._passed: list[str] = list(job.get("passed_over", ()))  # attached, and answered for
        self._cut: Mapping[str, int] = job.get("cut", {})
        self._reached = 0  # pages of what is open
        self._was_asked_for = bool(job.get("one_by_one"))  # whatever a child says: it could be asked for ever
        self._is_one_by_one = True
        self._can_go_on = True  # with what comes after the last message
        self.is_untold = True  # nothing but that something begins
        self.is_over = False

    def follow(self, message: Message) -> None:
        """Take note of what begins, what it gives and what ends."""
        match message["m"]:
            case "begin":
                self._begin(message)
            case "at":
                self.reach(message["position"])
            case "doc":
                self._document(message)
            case "end":
                self._end(message)

    def reach(self, position: int) -> None:
        """Take note of how far what is open could be read."""
        self._reached = max(self._reached, position)

    def _begin(self, message: Message) -> None:
        self._open = [*self._open[: message["depth"]], (message, self._told.get(message["member"], Tally()))]
        self._reached = 0
        if message["attached"]:
            self._passed.append(message["member"])
        if message["depth"] == 0:
            self._is_one_by_one = self._was_asked_for or message["one_by_one"]
        self._can_go_on = message["depth"] == 0

    def _document(self, message: Message) -> None:
        self.is_untold = False
        tally = self._open[-1][1]
        tally.add(message, pages=0, pages_needing_ocr=0)
        count_languages(tally.language_bytes, message)
        self._can_go_on = message["resume_at"] is not None
        if self._can_go_on:
            self._resume_after(message)

    def _end(self, message: Message) -> None:
        self.is_untold, self.is_over = False, message["depth"] == 0
        if message["member"] in self._told:
            self._told.pop(message["member"]).correct(message)
        self._open = self._open[: message["depth"]] or self._open[:1]
        if message["depth"] == 1 and not message["attached"]:
            self._next, self._inner, self._passed = message["index"] + 1, 0, []
            self._can_go_on = True

    def _resume_after(self, document: Message) -> None:
        self._passed = []
        if document["member"]:
            self._inner = document["resume_at"]
        else:
            self._start = document["resume_at"]

    @property
    def again(self) -> Job | None:
        """Return what to ask for where what killed the reader may have been waiting to be told, None where it was told."""
        if self._is_one_by_one or not self._can_go_on:
            return None
        start = self._start if self._next is None else self._next
        if len(self._open) > 1:
            start = self._open[1][0]["index"]
        return {"start": start, "inner": self._inner, "passed_over": self._passed, "one_by_one": True}

    @property
    def told(self) -> Told:
        """Return what was told so far of what is open."""
        return {begun["member"]: tally for begun, tally in self._open if tally.documents}

    @property
    def onwards(self) -> Job | None:
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
            yield _ended_by(begun, tally, died, size=0 if begun["depth"] else self._size)


def _ended_by(begun: Message, tally: Tally, died: ChildDied, *, size: int) -> Message:
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
