"""Which columns are the text together, told by their roles: one table, in the order in which it is asked."""

from collections.abc import Collection
from typing import NamedTuple


class Group(NamedTuple):
    """Columns that belong together where all `needed` are there, and none of `without`; in the order they are read.

    A short column too many does less harm than a text that nobody looks at.
    """

    needed: tuple[str, ...]
    together: tuple[str, ...]
    why: str = "pair"
    without: tuple[str, ...] = ()

    def fits(self, roles: Collection[str]) -> bool:
        """Tell whether these roles are such a group."""
        return all(role in roles for role in self.needed) and not any(role in roles for role in self.without)


_PREFERRED = ("completion", "rejected")
_ASKED = (
    "title", "context", "premise", "instruction", "text", "summary", "question", "choices", "answer", *_PREFERRED, "explanation",
)  # fmt: skip
_SAID = ("title", "context", "text", "summary", "question", "choices", "answer", *_PREFERRED, "explanation")

GROUPS = (
    # What is preferred may be conversations too, and then repeats the one beside it; else it is only how that goes on.
    Group(("conversation", "prompt", *_PREFERRED), ("prompt", *_PREFERRED), "pair", ("text",)),
    Group(("conversation", "rejected"), ("conversation", *_PREFERRED), "conversation", ("text",)),
    Group(("conversation", "question", "choices"), ("conversation", "question", "choices", "answer", "explanation"), "conversation", ("text",)),
    Group(("conversation",), ("conversation", "summary"), "conversation", ("text",)),
    Group(("instruction", "output"), ("instruction", "input", "output", "rejected", "explanation")),
    Group(("question", "answer"), _ASKED),
    Group(("premise", "hypothesis"), ("premise", "hypothesis", "explanation")),
    Group(("source", "target"), ("text", "source", "target")),
    Group(("prompt", "completion"), ("context", "prompt", "completion", "rejected")),
    Group(("instruction", "answer"), ("context", "instruction", "input", "answer", *_PREFERRED, "explanation")),
    Group(("prompt", "answer"), ("context", "prompt", "answer", *_PREFERRED, "explanation")),
    Group(("input", "output"), ("input", "output", "rejected", "explanation")),
    Group(("text", "target"), ("text", "target", "summary")),
    Group(("question", "choices"), _ASKED),
    Group(("premise", "choices"), _ASKED),
    Group(("text", "translation"), ("title", "text", "translation", "summary")),
    Group(("source", "translation"), ("source", "translation")),
    *(Group(("text", beside), _SAID) for beside in ("choices", "question", "answer", "summary", "rejected")),
)  # fmt: skip
# Of these several columns say the same: the first.
ONE_OF = ("conversation", "translation")
# A table of words one below the other: what stands beside them says what they are.
OF_WORDS = frozenset({"word", "label", "id"})
