"""Says which languages the documents are in, of several short ones at once: one by one that takes half as long again and more.

All that is said of them waits for that, in its order; but only where a reading can be taken up again, in archives and record
files. When a reader dies while something may have waited it is asked once more, one by one: then it is plain who is to blame.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from time import monotonic

from ingestion.reading.parallel import languages_of
from ingestion.tally import count_languages, most_first
from ingestion.types import Message

MOST_DOCUMENTS = 64
MOST_CHARACTERS = 80_000  # before the last one
MOST_MESSAGES = 6 * MOST_DOCUMENTS  # of what gives no document
LONGEST = 0.5  # seconds: a caller hears of each slow one
_MAY_WAIT = frozenset({"begin", "doc", "end"})


def judged(messages: Iterable[Message], *, one_by_one: bool) -> Iterator[Message]:
    """Yield the messages of a reading with the languages of each document, and of all that one thing gave in its `end`."""
    return chain.from_iterable(judged_together(messages, one_by_one=one_by_one))


def judged_together(messages: Iterable[Message], *, one_by_one: bool) -> Iterator[list[Message]]:
    """As `judged`, those that waited in one list."""
    judge = Judge(one_by_one=one_by_one)
    for message in messages:
        judge.take(message)
        if judge.must_tell:
            yield judge.release()
    yield judge.release()


class Judge:
    """Holds messages as long as they may wait."""

    def __init__(self, *, one_by_one: bool) -> None:
        self._one_by_one = one_by_one
        self._waiting: list[Message] = []
        self._documents: list[Message] = []  # of those
        self._characters = 0
        self._since = 0.0
        self._can_go_on = True  # a reading, behind the last message
        self._bytes: defaultdict[str, dict[str, int]] = defaultdict(dict)  # in each language, by member
        self.must_tell = one_by_one

    def take(self, message: Message) -> None:
        """Take one message in."""
        now = monotonic()
        if not self._waiting:
            self._since = now
        self._waiting.append(message)
        if message["m"] == "doc":
            ends_wait = self._take_document(message)
        else:
            ends_wait = message["m"] not in _MAY_WAIT or self._take_edge(message)  # a sign of life, a page …
        self.must_tell = self.must_tell or ends_wait or now - self._since > LONGEST

    def _take_document(self, message: Message) -> bool:
        self._documents.append(message)
        self._characters += len(message["text"])
        self._can_go_on = message["resume_at"] is not None
        return len(self._documents) > MOST_DOCUMENTS or self._characters >= MOST_CHARACTERS

    def _take_edge(self, message: Message) -> bool:
        """Take in where something begins or ends; whole members are told together where that can be."""
        is_inside = message["depth"] > 1 or message["attached"]
        is_end = message["m"] == "end"
        self._can_go_on = is_end and not is_inside
        is_enough = len(self._documents) >= MOST_DOCUMENTS or len(self._waiting) >= MOST_MESSAGES
        return is_inside or (is_end and is_enough)

    def release(self) -> list[Message]:
        """Return all that waits."""
        told = self._waiting
        if self._documents:
            self._judge()
        for message in told:
            if message["m"] == "doc":
                count_languages(self._bytes[message["member"]], message)
            elif message["m"] == "end":
                message["languages"] = most_first(self._bytes.pop(message["member"], {}))
        self._waiting = []
        self.must_tell = self._one_by_one or not self._can_go_on
        return told

    def _judge(self) -> None:
        for document, (shares, looked_at) in zip(self._documents, languages_of(self._documents), strict=True):
            document["languages"] = {tag: round(share, 3) for tag, share in shares.items()}
            document["looked_at"] = round(looked_at, 3)
        self._documents, self._characters = [], 0
