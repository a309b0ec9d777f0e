"""Several files share a child, and a death in it costs no other file a word."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from donations.models import Donation, LedgerEntry
from donations.work import Interrupted
from ingestion import confined, limits
from ingestion.groups import batches_of, groups_of
from ingestion.job import Allowance, Job
from ingestion.preflight.reading import read_all
from ingestion.sandbox import ChildDied, Limits
from ingestion.series import MOST_DEATHS, Given, Series
from tests.factories import give, send
from tests.ingestion.hostile import documents
from tests.ingestion.machine import texts, turn, units
from tests.ingestion.test_cut import TRAP, _pdf
from tests.ingestion.test_flow import LETTER, zip_of

BUDGET: Allowance = {"members": 1_000, "unpacked_bytes": 1 << 30}
DIED = ChildDied("crash", "SIGSEGV after 0.1 s")
BEGIN = {"m": "begin", "one_by_one": True, "member": "", "within": "", "own_name": "", "index": 0, "depth": 0, "attached": False, "media_type": "text/csv"}  # fmt: skip
DOCUMENT = {
    "m": "doc",
    "member": "",
    "resume_at": 7,
    "characters": 1,
    "bytes": 1,
    "languages": {},
    "evidence": [],
}
END = {**BEGIN, "m": "end"}

Message = dict[str, Any]


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files each child was given that is started from now on."""
    started: list[int] = []
    real = confined._zygote.run_each

    def run_each(jobs: Sequence[Message], *others: Any) -> Any:
        started.append(len(jobs))
        return real(jobs, *others)

    monkeypatch.setattr(confined._zygote, "run_each", run_each)
    return started


def _given(folder: Path, *contents: bytes) -> list[Given]:
    given: list[Given] = []
    for number, content in enumerate(contents):
        path = folder / str(number)
        path.write_bytes(content)
        given.append((path, {"name": path.name, "size": len(content), "budget": BUDGET}))
    return given


def _outcomes(told: Sequence[tuple[int, Message]]) -> list[tuple[int, str, str]]:
    return [(n, one["outcome"], one["reason"]) for n, one in told if one["m"] == "end" and not one["depth"]]


LETTERS = [f"{LETTER}{number}".encode() for number in range(5)]


def test_short_letters_share_a_child_and_come_in_order(tmp_path: Path, children: list[int]) -> None:
    told = list(confined.read_each(_given(tmp_path, *LETTERS)))
    assert children == [5]
    assert [number for number, _ in told] == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert [one["text"].encode() for _, one in told if one["m"] == "doc"] == LETTERS


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_file_that_exhausts_memory_costs_only_itself(
    tmp_path: Path, children: list[int], monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    monkeypatch.setattr(confined, "LIMITS", Limits(wall_seconds=20, memory_bytes=300 << 20))
    contents = [*LETTERS[:place], _pdf(TRAP, TRAP), *LETTERS[place + 1 :]]
    told = list(confined.read_each(_given(tmp_path, *contents)))
    outcomes = _outcomes(told)
    assert [outcome[:2] for outcome in outcomes if outcome[0] != place] == [
        (number, "text") for number in range(5) if number != place
    ]
    assert [outcome[1:] for outcome in outcomes if outcome[0] == place] == [("refused", "memory_limit")]
    assert [one["text"].encode() for _, one in told if one["m"] == "doc"] == [
        *LETTERS[:place],
        *LETTERS[place + 1 :],
    ]
    alone = [5 - place] if place else []  # in the second child it is the first
    assert children == [5, *alone, *([4 - place] if place < 4 else [])]


def test_a_file_that_hangs_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "LIMITS", Limits(wall_seconds=1, memory_bytes=1 << 30))
    told = list(confined.read_each(_given(tmp_path, LETTERS[0], documents()["dibujos.pdf"](), LETTERS[2])))
    assert _outcomes(told) == [(0, "text", ""), (1, "refused", "time_limit"), (2, "text", "")]


def test_a_child_killed_from_outside_is_nobodys_fault(tmp_path: Path, children: list[int]) -> None:
    big = "\n".join(['{"texto": "' + LETTER + '"}'] * 3_000).encode()
    told = confined.read_each(_given(tmp_path, LETTERS[0], big, big))
    while next(told)[0] == 0:
        continue
    pids = Path(f"/proc/{confined._zygote._pid}/task/{confined._zygote._pid}/children").read_text().split()
    os.kill(int(pids[-1]), signal.SIGKILL)
    with pytest.raises(Interrupted):
        list(told)


def _follow(series: Series, *messages: tuple[int, Message]) -> list[int]:
    series.begin()
    return [series.follow(at, message) for at, message in messages]


def _series(count: int) -> Series:
    return Series([(Path(str(number)), {"size": 9}) for number in range(count)])


def test_who_dies_behind_others_begins_anew_first_in_a_child_and_is_blamed_there() -> None:
    series = _series(3)
    assert _follow(series, (0, BEGIN), (0, END), (1, BEGIN)) == [0, 0, 1]
    assert list(series.answer(DIED)) == []
    assert [path.name for path, _ in series.left] == ["1", "2"]
    assert _follow(series, (0, BEGIN)) == [1]
    assert [(number, one["outcome"]) for number, one in series.answer(DIED)] == [(1, "damaged")]
    assert [path.name for path, _ in series.left] == ["2"]
    assert _follow(series, (0, BEGIN)) == [2]


def test_a_death_between_two_files_is_neither_ones() -> None:
    series = _series(2)
    _follow(series, (0, BEGIN), (0, END))
    assert list(series.answer(DIED)) == []
    assert [path.name for path, _ in series.left] == ["1"]


def test_what_was_told_is_not_told_again() -> None:
    series = _series(3)
    _follow(series, (0, BEGIN), (0, END), (1, BEGIN), (1, DOCUMENT))
    assert [(number, one["outcome"], one["documents"]) for number, one in series.answer(DIED)] == [
        (1, "text", 1)
    ]
    assert [path.name for path, _ in series.left] == ["2"]


def test_an_archive_whose_members_kill_goes_on_and_the_rest_after_it() -> None:
    series = _series(2)
    member = {**BEGIN, "member": "a", "own_name": "a", "depth": 1}
    for index in range(MOST_DEATHS):
        _follow(series, (0, BEGIN), (0, {**member, "index": index}))
        answers = list(series.answer(DIED))
        assert {number for number, _ in answers} == {0}
        assert len(series.left) == (2 if index < MOST_DEATHS - 1 else 1)
    _follow(series, (0, BEGIN))
    assert [number for number, _ in series.answer(DIED)] == [1]


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ([], {"start": 3, "inner": 5, "passed_over": ["a!b"]}),
        ([{"m": "doc", "member": "c", "resume_at": 7}], {"start": 3, "inner": 7, "passed_over": []}),
        ([{"m": "end"}], {"start": 4, "inner": 0, "passed_over": []}),
    ],
)  # fmt: skip
def test_a_death_while_something_waits_to_be_told_is_blamed_on_nobody_until_it_comes_one_by_one(
    told: list[Message], again: Job
) -> None:
    job: Job = {"size": 9, "start": 3, "inner": 5, "passed_over": ["a!b"]}
    series = Series([(Path("0"), job), (Path("1"), {"size": 9})])
    waiting, member = {**BEGIN, "one_by_one": False}, {**BEGIN, "member": "c", "depth": 1, "index": 3}
    following = [{**(DOCUMENT if one["m"] == "doc" else member), **one} for one in told]
    _follow(series, (0, waiting), *((0, one) for one in [member, *following][: 9 if told else 0]))
    assert list(series.answer(DIED)) == []
    assert series.left[0][1] == {**job, **again, "one_by_one": True}
    _follow(series, (0, BEGIN), (0, {**member, "member": "d", "index": 4}))
    assert [(number, one["member"], one["outcome"]) for number, one in series.answer(DIED)] == [
        (0, "d", "damaged")
    ]
    assert (series.left[0][1]["start"], series.left[0][1]["one_by_one"]) == (5, False)


def test_what_goes_on_behind_such_a_death_ends_with_all_that_was_told_of_it() -> None:
    series = _series(1)
    member = {**BEGIN, "member": "c", "depth": 1, "index": 3}
    document = {**DOCUMENT, "member": "c", "languages": {"es": 1.0}}
    _follow(series, (0, {**BEGIN, "one_by_one": False}), (0, member), (0, document), (0, document))
    assert list(series.answer(DIED)) == []
    nothing_more = {**member, "m": "end", "outcome": "empty", "reason": "no_text", "documents": 0, "pages": 0}
    _follow(series, (0, BEGIN), (0, member), (0, nothing_more))
    told = {name: nothing_more[name] for name in ("outcome", "reason", "documents", "languages")}
    assert told == {"outcome": "text", "reason": "", "documents": 2, "languages": {"es": 2}}


def test_a_child_that_lies_about_what_waits_is_asked_again_once() -> None:
    series = _series(1)
    lie = {**BEGIN, "one_by_one": False}
    _follow(series, (0, lie))
    assert list(series.answer(DIED)) == []
    _follow(series, (0, lie))
    assert [one["outcome"] for _, one in series.answer(DIED)] == ["damaged"]
    assert series.left == []


def test_of_what_was_told_in_part_the_rest_does_not_wait_so_its_death_is_its_own() -> None:
    series = _series(1)
    member = {**BEGIN, "member": "c", "depth": 1, "index": 3}
    waiting = {**BEGIN, "one_by_one": False}
    _follow(series, (0, waiting), (0, member), (0, {**DOCUMENT, "member": "c", "resume_at": None}))
    assert [one["outcome"] for _, one in series.answer(DIED)] == ["text"]


def test_an_archive_loses_only_the_member_that_kills_and_tells_the_others_once(
    tmp_path: Path, children: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "LIMITS", Limits(wall_seconds=20, memory_bytes=300 << 20))
    members = {f"{number:02d}.txt": f"{LETTER}{number}".encode() for number in range(40)}
    content = zip_of({**members, "20.txt": _pdf(TRAP)})
    told = [one for _, one in confined.read_each(_given(tmp_path, content))]
    ends = [(one["member"], one["outcome"]) for one in told if one["m"] == "end"]
    assert ends == [
        *((name, "refused" if name == "20.txt" else "text") for name in members),
        ("", "unpacked"),
    ]
    assert [one["member"] for one in told if one["m"] == "doc"] == [
        name for name in members if name != "20.txt"
    ]
    assert children == [1, 1, 1]  # with others, one by one up to the one that kills, and behind it


def test_limits_are_those_of_one_child_whose_files_add_up() -> None:
    one: Job = {"size": 10 << 20}
    two: Job = {"size": 5 << 20, "start": 9}
    assert confined.limits_for(one, one).cpu_seconds == confined.LIMITS.cpu_seconds + 204
    assert confined.limits_for(one, two).wall_seconds == confined.LIMITS.wall_seconds + 1
    assert confined.limits_for(one).output_bytes == confined.LIMITS.output_bytes + (500 << 20)


def test_groups_hold_small_files_in_their_order() -> None:
    assert list(groups_of([1] * 5, int, 2)) == [[1, 1], [1, 1], [1]]
    large, half = limits.CHILD_BYTES + 1, limits.CHILD_BYTES // 2
    assert list(groups_of([1, large, half, half, 1], int)) == [[1], [large], [half, half], [1]]


def test_a_gift_is_cut_so_that_several_workers_have_some_of_it() -> None:
    def cut(sizes: list[int]) -> list[int]:
        return [len(batch) for batch in batches_of(sizes, int, count=len(sizes), size=sum(sizes))]

    assert cut([1] * 16) == [16]  # little is read in one go
    assert cut([1] * 40) == [16, 16, 8]
    assert cut([1] * 160) == [20] * 8
    assert cut([1] * 5_000) == [64] * 78 + [8]  # and of much no worker gets more at once
    assert cut([limits.BATCH_BYTES.start] * 16) == [2] * 8
    assert cut([8 << 20] * 100) == [4] * 25
    assert cut([]) == []


@pytest.mark.django_db
def test_a_batch_keeps_what_stands_around_a_file_that_kills_and_an_archive(
    donation: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "LIMITS", Limits(wall_seconds=20, memory_bytes=300 << 20))
    contents = {"a.txt": LETTERS[0], "b.zip": zip_of({"z.txt": LETTERS[1]}), "c.txt": LETTERS[2], "d.pdf": _pdf(TRAP), "e.txt": LETTERS[3]}  # fmt: skip
    for name, content in contents.items():
        give(donation, name, content)
    send(donation)
    turn()
    assert sorted(texts(donation).values()) == sorted(letter.decode() for letter in LETTERS[:4])
    lines = LedgerEntry.objects.filter(version__donation=donation).select_related("file")
    assert sorted((line.file.name, line.member, line.outcome) for line in lines) == [
        ("a.txt", "", "text"), ("b.zip", "", "unpacked"), ("b.zip", "z.txt", "text"), ("c.txt", "", "text"),
        ("d.pdf", "", "refused"), ("e.txt", "", "text"),
    ]  # fmt: skip
    assert len(units(donation, "survey")) == 1


def test_a_pile_is_read_in_groups_side_by_side_and_told_in_order(tmp_path: Path, children: list[int]) -> None:
    letters = [f"{LETTER}{number}".encode() for number in range(20)]
    named = [(path, f"{number}.txt") for number, (path, _) in enumerate(_given(tmp_path, *letters))]
    readings = list(read_all(named))
    assert [reading.path for reading in readings] == [name for _, name in named]
    assert [reading.excerpts[0].text.encode() for reading in readings] == letters
    assert sorted(children) == [4, 8, 8]
