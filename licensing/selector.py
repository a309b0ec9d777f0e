"""Helps a donor who does not know: a few plain questions, which end in a licence or in advice."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_DATA = tomllib.loads(Path(__file__).with_name("selector.toml").read_text(encoding="utf-8"))
QUESTIONS: Mapping[str, Mapping[str, Mapping[str, str]]] = _DATA["questions"]


@dataclass(frozen=True, slots=True)
class Stand:
    """How far the answers lead: those that count, in order, and then a question, a licence id, or the code of an end."""

    answered: tuple[tuple[str, str], ...]
    question: str = ""
    licence: str = ""
    end: str = ""


def follow(answers: Mapping[str, str]) -> Stand:
    """Follow the answers from the first question on. An unknown answer is as good as none; one off the way is not looked at."""
    question, answered = str(_DATA["first"]), []
    while (said := answers.get(question, "")) in QUESTIONS[question]:
        answered.append((question, said))
        leads_to = QUESTIONS[question][said]
        if "next" not in leads_to:
            return Stand(tuple(answered), licence=leads_to.get("licence", ""), end=leads_to.get("end", ""))
        question = leads_to["next"]
    return Stand(tuple(answered), question=question)


def ends() -> Iterator[str]:
    """The code of every end."""
    leads = (lead for options in QUESTIONS.values() for lead in options.values())
    return (lead["end"] for lead in leads if "end" in lead)
