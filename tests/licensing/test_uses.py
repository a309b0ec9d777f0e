"""What may be done with material under a licence, given on some ground: every row of the table, and the strictest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.catalogue import Catalogue
from licensing.uses import CODES, ROWS, Answer, Use, uses
from licensing.vocabulary import Basis

CATALOGUE = Catalogue.load()
ALL = ("train", "evaluate", "redistribute", "derive", "commercial")


def answers(
    *ids: str, basis: str = "own_work", mining: bool = False, passed: bool = False
) -> dict[str, tuple[str, str]]:
    licences = [CATALOGUE.get(one) for one in ids]
    judged = uses([one for one in licences if one], basis=basis, mining_reserved=mining, term_passed=passed)
    return {one.use.value: (one.answer.value, one.code) for one in judged}


# licence, ground, use, answer, rule
CELLS = [
    *(("cc-by-4.0", "own_work", use, "yes", "U_PERMITTED") for use in ALL),
    ("cc-by-sa-4.0", "own_work", "derive", "yes", "U_SHARE_ALIKE"),
    ("cc-by-sa-4.0", "own_work", "redistribute", "yes", "U_SHARE_ALIKE"),
    ("cc-by-sa-4.0", "own_work", "commercial", "yes", "U_PERMITTED"),
    ("cc-by-nc-4.0", "licensed_third_party", "commercial", "no", "U_NO_COMMERCE"),
    ("cc-by-nc-4.0", "licensed_third_party", "train", "yes", "U_PERMITTED"),
    ("cc-by-nc-nd-4.0", "own_work", "commercial", "no", "U_NO_COMMERCE"),
    ("cc-by-nd-4.0", "own_work", "commercial", "yes", "U_PERMITTED"),
    ("cc-by-nd-4.0", "own_work", "derive", "no", "U_NO_DERIVATIVES"),
    ("cc-by-nd-4.0", "own_work", "train", "unclear", "U_TRAIN_VERBATIM"),
    ("cc-by-nd-4.0", "own_work", "evaluate", "yes", "U_PERMITTED"),
    *(("gemma", "licensed_third_party", use, "unclear", "U_CONDUCT") for use in ALL),
    ("openai-terms", "licensed_third_party", "train", "no", "U_RIVAL_MODELS"),
    *(("unknown", "own_work", use, "unclear", "U_WHICH_LICENCE") for use in ALL),
    ("cc-by", "own_work", "redistribute", "unclear", "U_WHICH_VERSION"),
    ("cc-by", "own_work", "train", "yes", "U_PERMITTED"),
    *(("all-rights-reserved", "own_work", use, "no", "U_RESERVED") for use in ALL),
    *(("cc-by-4.0", "public_domain", use, "unclear", "U_TERM_UNPROVEN") for use in ALL),
    *(("all-rights-reserved", "official_text", use, "yes", "U_OFFICIAL") for use in ALL),
    ("cc-by-4.0", "tdm_exception", "train", "unclear", "U_RESEARCH_ONLY"),
    ("cc-by-4.0", "tdm_exception", "evaluate", "unclear", "U_RESEARCH_ONLY"),
    *(("cc-by-4.0", "tdm_exception", use, "no", "U_NOT_TO_SHARE") for use in ALL[2:]),
    *(("cc-by-4.0", "contract", use, "unclear", "U_AS_AGREED") for use in ALL),
    *(("cc-by-4.0", "unknown", use, "unclear", "U_NO_GROUND") for use in ALL),
]


@pytest.mark.parametrize(("licence", "basis", "use", "answer", "rule"), CELLS)
def test_every_cell(licence: str, basis: str, use: str, answer: str, rule: str) -> None:
    assert answers(licence, basis=basis)[use] == (answer, rule)


def test_facts_decide() -> None:
    assert answers("cc-by-4.0", mining=True)["train"] == ("no", "U_MINING_RESERVED")
    assert answers("cc-by-4.0", mining=True)["evaluate"] == ("yes", "U_PERMITTED")
    assert set(answers("cc-by-4.0", basis="public_domain", passed=True).values()) == {("yes", "U_FREE")}


def test_every_rule_is_tried_above() -> None:
    assert {cell[4] for cell in CELLS} | {"U_MINING_RESERVED", "U_FREE"} == CODES
    assert len(ROWS) == len(CODES)


IDS = st.lists(st.sampled_from(sorted(CATALOGUE.entries)), min_size=1, max_size=4)


@given(ids=IDS, more=st.sampled_from(sorted(CATALOGUE.entries)), basis=st.sampled_from([*Basis]))
def test_one_more_licence_never_permits_more(ids: list[str], more: str, basis: Basis) -> None:
    before, after = answers(*ids, basis=basis), answers(*ids, more, basis=basis)
    for use in Use:
        assert Answer(after[use][0]).rank >= Answer(before[use][0]).rank


@given(ids=IDS)
def test_the_order_of_licences_is_irrelevant(ids: list[str]) -> None:
    assert answers(*ids) == answers(*reversed(ids))
