"""The languages of short documents are found together, and what is said of a reading comes whole and in order."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from ingestion.reading import judging
from ingestion.reading.judging import LONGEST, MOST_CHARACTERS, MOST_DOCUMENTS, MOST_MESSAGES, judged
from languages.identify import Identifier, shared

Message = dict[str, Any]
TEXTS = (
    "Los niños jugaban en la plaza mientras sus madres conversaban bajo los árboles.",
    "Els nens jugaven a la plaça mentre les seves mares parlaven sota els arbres.",
    "",
)


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts each look at the model was for."""
    looks: list[int] = []
    real = Identifier.shares

    def shares(self: Identifier, texts: list[str]) -> Any:
        looks.append(len(texts))
        return real(self, texts)

    monkeypatch.setattr(Identifier, "shares", shares)
    return looks


def _member(number: int, text: str, *, depth: int = 1, resume_at: int | None = None) -> list[Message]:
    name = f"{number}.txt"
    place = {"member": name, "depth": depth, "attached": False}
    document = {"m": "doc", "member": name, "text": text, "bytes": len(text.encode()), "resume_at": resume_at}
    return [{"m": "begin", **place}, document, {"m": "end", **place}]


def _read(messages: Iterable[Message], noted: list[Message]) -> Iterator[Message]:
    for message in messages:
        noted.append(message)
        yield message


def test_each_document_has_its_own_languages_and_each_end_those_of_its_documents(together: list[int]) -> None:
    messages = [one for number in range(90) for one in _member(number, TEXTS[number % 3])]
    told = list(judged([dict(one) for one in messages], one_by_one=False))
    assert [(one["m"], one["member"]) for one in told] == [(one["m"], one["member"]) for one in messages]
    assert together == [MOST_DOCUMENTS, 90 - MOST_DOCUMENTS]
    documents = [one for one in told if one["m"] == "doc"]
    assert [one["languages"] for one in documents] == [
        shared().mixture(one["text"]).shares for one in documents
    ]
    assert [next(iter(one["languages"]), "") for one in told if one["m"] == "end"] == ["es", "ca", ""] * 30


def test_long_documents_wait_for_no_others(together: list[int]) -> None:
    long = TEXTS[0] * (MOST_CHARACTERS // len(TEXTS[0]) + 1)
    list(judged([one for number in range(3) for one in _member(number, long)], one_by_one=False))
    assert together == [1, 1, 1]


def test_what_gives_no_document_does_not_wait_for_ever() -> None:
    made: list[Message] = []
    media = [one for number in range(MOST_MESSAGES) for one in _member(number, "")[::2]]
    reading = judged(_read(media, made), one_by_one=False)
    assert max(len(made) - number for number, _ in enumerate(reading, start=1)) == MOST_MESSAGES - 1


def test_nothing_waits_long(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.1, LONGEST, LONGEST + 0.1, *[LONGEST + 0.2] * 3])
    monkeypatch.setattr(judging, "monotonic", lambda: next(clock))
    made: list[Message] = []
    messages = [*_member(0, TEXTS[0]), *_member(1, TEXTS[0])]
    waited = [
        len(made) - number
        for number, _ in enumerate(judged(_read(messages, made), one_by_one=False), start=1)
    ]
    assert waited == [3, 2, 1, 0, 0, 0]


def test_one_by_one_each_message_is_told_before_the_next_is_made() -> None:
    made: list[Message] = []
    messages = [one for number in range(3) for one in _member(number, TEXTS[0])]
    for told in judged(_read(messages, made), one_by_one=True):
        assert made[-1] is told


@pytest.mark.parametrize("inner", [{"depth": 2}, {"attached": True}])
def test_what_lies_deeper_is_told_as_it_comes_until_its_member_ends(inner: Message) -> None:
    made: list[Message] = []
    box, letter = _member(0, TEXTS[0]), _member(1, TEXTS[0])
    deeper = [{**one, **inner} for one in _member(2, TEXTS[1])]
    reading = judged(_read([*letter, box[0], *deeper, box[2], *letter], made), one_by_one=False)
    waited = [len(made) - number for number, _ in enumerate(reading, start=1)]
    assert waited == [4, 3, 2, 1, 0, 0, 0, 0, 2, 1, 0]


def test_a_sign_of_life_is_not_kept_waiting() -> None:
    made: list[Message] = []
    letter = _member(0, TEXTS[0])
    reading = judged(_read([*letter, {"m": "on"}, *letter], made), one_by_one=False)
    waited = [len(made) - number for number, _ in enumerate(reading, start=1)]
    assert waited == [3, 2, 1, 0, 2, 1, 0]
