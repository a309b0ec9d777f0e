"""Two ways of trying a case: a whole reading as the portal does it, and straight into each reader, many cases a child."""

import itertools
import random
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from ingestion.job import Allowance
from tests.campaigns import installation  # makes the settings, before anything of ingestion is loaded
from tests.campaigns.gifts import Verdict

from ingestion import confined, limits  # isort: skip
from ingestion.sandbox import ChildDied, Limits, Zygote  # isort: skip
from ingestion.sniffing.tables import CLAIMS, extension  # isort: skip
from tests.campaigns.direct import Case, packed, targets  # isort: skip
from tests.campaigns.stripped import types  # isort: skip

BUDGET: Allowance = {"members": limits.MEMBERS, "unpacked_bytes": 1 << 28}
CONFINED = Limits(wall_seconds=10, cpu_seconds=10, memory_bytes=1 << 30)
SLACK_SECONDS = 15.0
OUTSIDE = Path("/etc/passwd")  # what no file may show
CASES_A_CHILD = 40
HOME = installation.HOME


class WholeRun:
    """Reads files as the portal does; counts cases and keeps what went wrong, each fault once."""

    def __init__(self, folder: Path, verdict: Verdict) -> None:
        self.verdict, self.outcomes, self.faults = verdict, Counter[str](), Counter[str]()
        self._folder, self._numbers = folder, itertools.count()
        self._secret = OUTSIDE.read_text(encoding="utf-8").partition("\n")[0]
        confined.LIMITS = CONFINED

    def try_one(self, name: str, content: bytes) -> None:
        """Read one file and judge."""
        path, begun = self._folder / str(next(self._numbers)), time.monotonic()
        path.write_bytes(content)
        messages = self._read(path, name, len(content))
        path.unlink()
        self.verdict.tried += 1
        self._judge(name, messages, time.monotonic() - begun)

    def finish(self) -> None:
        """Nothing is left to do."""

    def report(self) -> None:
        """Say what came out, and each fault on the error stream."""
        _report("whole", self.outcomes, self.faults)

    def _read(self, path: Path, name: str, size: int) -> list[dict[str, object]]:
        try:
            return list(confined.read(path, {"name": name, "size": size, "budget": BUDGET}))
        except Exception as error:  # noqa: BLE001  # whatever reaches the worker is what we look for
            self._fault(f"worker {name.rpartition('.')[2]}: {error!r}"[:300])
            return []

    def _judge(self, name: str, messages: list[dict[str, object]], seconds: float) -> None:
        ends = [message for message in messages if message["m"] == "end"]
        own = [message for message in ends if message["depth"] == 0]
        self.verdict.lost += not own
        self.verdict.doubled += max(0, len(own) - 1)
        self.verdict.leaked += any(self._secret in str(message.get("text")) for message in messages)
        self.outcomes.update(f"{message['outcome']}" for message in own)
        for end in ends:
            if end["outcome"] == "failed":
                self._fault(f"{name}: {str(end.get('died'))[-1500:]}")
        if seconds > SLACK_SECONDS + CONFINED.wall_seconds * (1 + sum("died" in end for end in ends)):
            self._fault(f"{name}: took {seconds:.0f} s")

    def _fault(self, said: str) -> None:
        self.verdict.other += 1
        self.faults[said] += 1


class DirectRun:
    """Gives each case to the sniffer, to an opener or to an extractor: in turn, and more often to one that reads its kind."""

    name, program = "direct", "tests.campaigns.direct:run"

    def __init__(self, folder: Path, verdict: Verdict) -> None:
        self.verdict, self.answers, self.faults = verdict, Counter[str](), Counter[str]()
        self._folder, self._waiting = folder, list[Case]()
        self._targets, self._chance, self._lock = targets(), random.Random(7), threading.Lock()
        self._numbers = itertools.count()
        self._zygote = Zygote(self.program)

    def try_one(self, name: str, content: bytes) -> None:
        """Keep one case; try them when a child's worth has come together."""
        with self._lock:
            self._waiting.append((self._head(name), content))
            due = self._waiting if len(self._waiting) >= CASES_A_CHILD else []
            if due:
                self._waiting = []
        self._try(due)

    def finish(self) -> None:
        """Try what is left."""
        self._try(self._waiting)
        self._zygote.close()

    def report(self) -> None:
        """Say which targets were tried how often, and each fault on the error stream."""
        _report(self.name, self.answers, self.faults)

    def _head(self, name: str) -> dict[str, object]:
        chance, number = self._chance, next(self._numbers)
        names = list(self._targets)
        fitting = [target for target, types in self._targets.items() if _claimed(name) in types]
        target = chance.choice(fitting) if fitting and chance.random() < 0.7 else names[number % len(names)]
        kinds = self._targets[target]
        kind = _claimed(name) if _claimed(name) in kinds else chance.choice(kinds)
        return {"target": target, "name": name, "media_type": kind, "seekable": chance.random() < 0.85}

    def _try(self, cases: list[Case]) -> None:
        path, start = self._folder / f"direct{next(self._numbers)}", 0
        path.write_bytes(packed(cases))
        while start < len(cases):
            start = self._go_on(path, cases, start)
        path.unlink()

    def _go_on(self, path: Path, cases: list[Case], start: int) -> int:
        """Run a child from the `start`-th case on; return where to go on when it died over one."""
        try:
            with path.open("rb") as file:
                for answer in self._zygote.run({"start": start}, file.fileno(), CONFINED):
                    start = answer["n"] + 1
                    self._note(cases[answer["n"]][0], answer)
        except (
            ChildDied
        ) as died:  # by its limits, or by a library that the file killed: what the sandbox is for
            kind = "fault" if died.cause in {"protocol", "output"} else "said"
            self._note(cases[start][0], {kind: died.detail if kind == "fault" else died.cause})
            return start + 1
        return len(cases)

    def _note(self, head: dict[str, object], answer: dict[str, str]) -> None:
        with self._lock:
            self.verdict.tried += 1
            self.answers[f"{head['target']}: {answer.get('said', 'fault')}"] += 1
            if "fault" in answer:
                self.verdict.other += 1
                self.faults[f"{head}: {answer['fault']}"] += 1


class StrippingRun(DirectRun):
    """Has each picture stripped and looked at, mostly as what its name says it is."""

    name, program = "stripping", "tests.campaigns.stripped:run"

    def _head(self, name: str) -> dict[str, object]:
        claimed = _PICTURES.get(name.rpartition(".")[2], "")
        kind = claimed if claimed and self._chance.random() < 0.95 else self._chance.choice(types())
        return {"target": kind, "media_type": kind}


_PICTURES = {
    "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif", "avif": "image/avif",
    "heic": "image/heic",
}  # fmt: skip


def _claimed(name: str) -> str:
    return CLAIMS.get(extension(name), "")


def _report(run: str, answers: Counter[str], faults: Counter[str]) -> None:
    print(f"{run}: {dict(answers.most_common())}")
    for said, count in faults.most_common():
        print(f"{count} × {said}\n", file=sys.stderr)
