"""The guided questions always lead somewhere, and what they lead to is what was answered."""

from itertools import product

import pytest

from licensing.catalogue import Catalogue
from licensing.selector import QUESTIONS, Stand, follow

OURS = {"whose": "ours", "share": "yes"}


def test_begins_with_the_first_question() -> None:
    assert follow({}) == Stand((), question="whose")
    assert follow({"whose": "nonsense"}).question == "whose"


@pytest.mark.parametrize(
    ("answers", "licence"),
    [
        ({"credit": "no"}, "cc0-1.0"),
        ({"credit": "yes", "change": "yes", "commercial": "yes", "same": "no"}, "cc-by-4.0"),
        ({"credit": "yes", "change": "yes", "commercial": "yes", "same": "yes"}, "cc-by-sa-4.0"),
        ({"credit": "yes", "change": "yes", "commercial": "no", "same_without_sale": "no"}, "cc-by-nc-4.0"),
        (
            {"credit": "yes", "change": "yes", "commercial": "no", "same_without_sale": "yes"},
            "cc-by-nc-sa-4.0",
        ),
        ({"credit": "yes", "change": "no", "commercial_as_it_is": "yes"}, "cc-by-nd-4.0"),
        ({"credit": "yes", "change": "no", "commercial_as_it_is": "no"}, "cc-by-nc-nd-4.0"),
    ],
)
def test_the_licence_permits_and_asks_what_was_answered(answers: dict[str, str], licence: str) -> None:
    assert follow(OURS | answers).licence == licence
    known = Catalogue.load().entries[licence]
    sells = answers.get("commercial", answers.get("commercial_as_it_is", "yes")) == "yes"
    assert ("commercial" in known.permits) == sells
    assert ("derive" in known.permits) == (answers.get("change", "yes") == "yes")
    assert ("attribute" in known.asks) == (answers["credit"] == "yes")


@pytest.mark.parametrize(
    ("answers", "end"),
    [
        ({"whose": "unsure"}, "ask_us"),
        ({"whose": "both"}, "split"),
        ({"whose": "others", "stated": "stated"}, "theirs"),
        ({"whose": "others", "stated": "old"}, "public_domain"),
        ({"whose": "others", "stated": "silent"}, "ask_us"),
        ({"whose": "ours", "share": "project"}, "project_only"),
    ],
)
def test_where_no_licence_can_be_chosen_there_is_advice(answers: dict[str, str], end: str) -> None:
    assert follow(answers).end == end


def test_every_way_leads_to_an_end() -> None:
    names = list(QUESTIONS)
    for answers in product(*(QUESTIONS[name] for name in names)):
        stand = follow(dict(zip(names, answers, strict=True)))
        assert bool(stand.licence) != bool(stand.end)
        assert not stand.licence or stand.licence in Catalogue.load().entries


def test_answers_off_the_way_are_not_looked_at() -> None:
    assert follow({"whose": "unsure", "credit": "no"}).answered == (("whose", "unsure"),)
