"""What must hold for any evidence: stricter evidence never helps, and order never matters."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from licensing.catalogue import Catalogue
from licensing.evidence import Evidence
from licensing.policy import Verdict, judge
from licensing.vocabulary import Basis, Kind, Level, LicenceClass, Visibility

CATALOGUE = Catalogue.load()
CLEAR = [one.id for one in CATALOGUE.all() if one.klass is not LicenceClass.VAGUE]
IDS = st.sampled_from([one.id for one in CATALOGUE.all()])
EVIDENCE = st.builds(
    Evidence,
    id=IDS,
    concludes=st.booleans(),
    files=st.just(1),
    share=st.sampled_from([0.001, 0.3, 1.0]),
    beside_commons=st.booleans(),
)
MATTER = st.fixed_dictionaries(
    {
        "basis": st.sampled_from(list(Basis)),
        "kind": st.sampled_from(list(Kind)),
        "visibility": st.sampled_from(list(Visibility)),
    }
)


def level(declared: str, evidence: list[Evidence], matter: dict[str, str]) -> Level:
    return verdict(declared, evidence, matter).level


def verdict(declared: str, evidence: list[Evidence], matter: dict[str, str]) -> Verdict:
    return judge(
        declared,
        evidence,
        basis=matter["basis"],
        kind=matter["kind"],
        visibility=matter["visibility"],
        catalogue=CATALOGUE,
    )


@settings(max_examples=300, deadline=None)
@given(IDS, st.lists(EVIDENCE, max_size=4), MATTER, st.randoms(use_true_random=False))
def test_order_is_irrelevant(
    declared: str, evidence: list[Evidence], matter: dict[str, str], chance: random.Random
) -> None:
    shuffled = chance.sample(evidence, len(evidence))
    assert verdict(declared, shuffled, matter) == verdict(declared, evidence, matter)


@settings(max_examples=400, deadline=None)
@given(IDS, st.lists(EVIDENCE, max_size=3), EVIDENCE, MATTER)
def test_more_evidence_never_helps_once_something_concludes(
    declared: str, evidence: list[Evidence], added: Evidence, matter: dict[str, str]
) -> None:
    evidence = [*evidence, Evidence("cc-by-4.0")]
    assert level(declared, [*evidence, added], matter).rank >= level(declared, evidence, matter).rank


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(CLEAR), st.lists(EVIDENCE, max_size=3), EVIDENCE, MATTER)
def test_stricter_evidence_never_helps(
    declared: str, evidence: list[Evidence], added: Evidence, matter: dict[str, str]
) -> None:
    claim, found = CATALOGUE.get(declared), CATALOGUE.get(added.id)
    assert claim is not None
    assert found is not None
    if found.limits > claim.limits and found.klass is not LicenceClass.VAGUE:
        assert level(declared, [*evidence, added], matter).rank >= level(declared, evidence, matter).rank


@settings(max_examples=200, deadline=None)
@given(IDS, st.lists(EVIDENCE, max_size=3), MATTER)
def test_showing_it_to_fewer_people_is_never_judged_worse(
    declared: str, evidence: list[Evidence], matter: dict[str, str]
) -> None:
    ranks = [level(declared, evidence, matter | {"visibility": seen}).rank for seen in Visibility]
    assert ranks == sorted(ranks)
