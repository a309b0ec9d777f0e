"""Every cell of the policy tables answers as decided, and names its reason."""

import pytest

from licensing.catalogue import Catalogue
from licensing.evidence import Evidence
from licensing.policy import REASON_CODES, Facts, Verdict, judge
from licensing.tables import TABLES
from licensing.vocabulary import Level

CATALOGUE = Catalogue.load()
THIRD, OWN = "licensed_third_party", "own_work"


def verdict(
    declared: str,
    *found: str | Evidence,
    basis: str = OWN,
    kind: str = "training",
    visibility: str = "public",
    facts: Facts | None = None,
) -> Verdict:
    evidence = [Evidence(one) if isinstance(one, str) else one for one in found]
    return judge(
        declared, evidence, basis=basis, kind=kind, visibility=visibility, catalogue=CATALOGUE, facts=facts
    )


def answers(judged: Verdict) -> dict[str, str]:
    return {reason.code: reason.level.value for reason in judged.reasons}


# 2a: class × visibility, the donor being the holder. Levels in the order public, gated, private.
BY_CLASS = [
    ("cc-by-4.0", "training", "C_OPEN", "pass pass pass"),
    ("libre-uso-mx", "documents", "C_OPEN", "pass pass pass"),
    ("cc-by-sa-4.0", "training", "C_SHARE_ALIKE", "pass pass pass"),
    ("odbl-1.0", "training", "C_SHARE_ALIKE", "pass pass pass"),
    ("odbl-1.0", "training", "C_DATABASE_ONLY", "warn warn warn"),
    ("cc-by-nc-4.0", "training", "C_NON_COMMERCIAL", "warn pass pass"),
    ("cc-by-nc-sa-3.0-es", "training", "C_NON_COMMERCIAL", "warn pass pass"),
    ("nc-custom", "training", "C_NON_COMMERCIAL", "warn pass pass"),
    ("cc-by-nd-4.0", "training", "C_NO_DERIVATIVES", "warn warn warn"),
    ("cc-by-nc-nd-4.0", "documents", "C_NO_DERIVATIVES", "warn warn warn"),
    ("cc-by-nd-4.0", "evaluation", "C_NO_DERIVATIVES", "warn warn warn"),
    ("cc-by-nd-4.0", "instruction", "C_NO_DERIVATIVES_DERIVED", "block block warn"),
    ("gemma", "training", "C_BEHAVIOURAL", "warn warn warn"),
    ("c-uda", "documents", "C_BEHAVIOURAL", "warn warn warn"),
    ("llama2", "training", "C_RIVAL_MODELS", "block block block"),
    ("openai-terms", "instruction", "C_RIVAL_MODELS", "block block block"),
    ("unknown", "training", "C_VAGUE", "block warn warn"),
    ("cc-unspecified", "training", "C_VAGUE", "block warn warn"),
    ("never heard of", "training", "C_VAGUE", "block warn warn"),
    ("cc-by", "training", "C_NO_VERSION", "block warn warn"),
    ("all-rights-reserved", "training", "C_RESERVED", "block block block"),
    ("tdm-opt-out", "training", "C_RESERVED", "block block block"),
]
VISIBILITIES = ("public", "gated", "private")


@pytest.mark.parametrize(("declared", "kind", "code", "levels"), BY_CLASS)
def test_class_by_visibility(declared: str, kind: str, code: str, levels: str) -> None:
    for visibility, level in zip(VISIBILITIES, levels.split(), strict=True):
        assert answers(verdict(declared, kind=kind, visibility=visibility)).get(code) == level, visibility


@pytest.mark.parametrize(
    ("source", "target", "fires"),
    [
        ("cc-by-nc-4.0", "cc-by-4.0", True),
        ("cc-by-nc-4.0", "cc-by-nc-sa-4.0", False),
        ("cc-by-sa-4.0", "cc-by-4.0", True),
        ("cc-by-sa-4.0", "cc-by-sa-4.0", False),
        ("cc-by-4.0", "", False),
    ],
)
def test_the_datasets_licence_keeps_every_limit(source: str, target: str, fires: bool) -> None:
    for visibility in VISIBILITIES:
        given = answers(verdict(source, visibility=visibility, facts=Facts(target=target)))
        assert given.get("C_TARGET") == ("block" if fires else None)


# 2b: declared × found.
BY_EVIDENCE: list[tuple[str, str, list[str | Evidence], str, str]] = [
    (THIRD, "cc-by-4.0", ["cc-by-4.0"], "E_MATCH", "pass"),
    (OWN, "cc-by-4.0", ["cc-by-4.0"], "E_MATCH", "pass"),
    (THIRD, "cc-by-sa-4.0", ["cc-by-sa-3.0-es"], "E_VERSION", "warn"),
    (THIRD, "cc-by-4.0", ["cc-by"], "E_VERSION", "warn"),
    (THIRD, "gpl-3.0", ["gpl"], "E_VERSION", "warn"),
    (THIRD, "odc-by", ["cc-by-4.0"], "E_DIFFERENT", "warn"),
    (THIRD, "unknown", ["cc-by-4.0"], "E_DECIDES", "warn"),
    (THIRD, "cc-by-4.0", ["cc-unspecified"], "E_VAGUE", "warn"),
    (OWN, "cc-by-4.0", ["cc-by-nc-4.0"], "E_RELICENSED", "warn"),
    (OWN, "cc-by-4.0", ["all-rights-reserved"], "E_RELICENSED", "warn"),
    (OWN, "cc-by-4.0", [Evidence("all-rights-reserved", concludes=False)], "E_RELICENSED", "warn"),
    ("institution", "cc0-1.0", ["cc-by-4.0"], "E_RELICENSED", "warn"),
    (THIRD, "cc-by-4.0", ["cc-by-nc-4.0"], "E_STRICTER", "block"),
    (THIRD, "cc-by-4.0", ["all-rights-reserved"], "E_STRICTER", "block"),
    (THIRD, "cc-by-sa-4.0", ["cc-by-nc-4.0"], "E_STRICTER", "block"),
    ("contract", "cc-by-4.0", ["cc-by-nd-4.0"], "E_STRICTER", "block"),
    ("official_text", "unknown", ["cc-by-nc-4.0"], "E_STRICTER", "block"),
    (THIRD, "cc-by-4.0", [Evidence("all-rights-reserved", concludes=False)], "E_PHRASE", "warn"),
    ("public_domain", "public-domain", [Evidence("nc-custom", concludes=False)], "E_PHRASE", "warn"),
    (THIRD, "cc-by-nc-4.0", ["cc-by-4.0"], "D_STRICTER", "warn"),
    (OWN, "cc-by-sa-4.0", ["cc0-1.0"], "D_STRICTER", "warn"),
    (
        THIRD,
        "cc-by-4.0",
        ["cc-by-4.0", Evidence("all-rights-reserved", files=1, share=0.004, beside_commons=True)],
        "E_BOILERPLATE",
        "warn",
    ),
    (THIRD, "cc-by-sa-4.0", ["cc-by-sa-4.0", "cc-by-4.0"], "E_MIXED", "warn"),
    (OWN, "cc-by-4.0", [], "E_NONE_OWN", "pass"),
    ("institution", "cc-by-4.0", [], "E_NONE_OWN", "pass"),
    (THIRD, "cc-by-4.0", [], "E_MISSING", "block"),
    (THIRD, "cc-by-4.0", [Evidence("cc-by-4.0", concludes=False)], "E_MISSING", "block"),
    (OWN, "cc-by-4.0", ["tdm-opt-out"], "TDM_RESERVED", "warn"),
    ("institution", "cc-by-4.0", ["tdm-opt-out"], "TDM_RESERVED", "warn"),
    (THIRD, "cc-by-4.0", ["cc-by-4.0", "tdm-opt-out"], "TDM_RESERVED", "block"),
    ("tdm_exception", "all-rights-reserved", ["tdm-opt-out"], "TDM_RESERVED", "block"),
    (THIRD, "cc-by-4.0", ["cc-by-4.0", Evidence("tdm-opt-out", concludes=False)], "TDM_RESERVED", "warn"),
]


@pytest.mark.parametrize(("basis", "declared", "found", "code", "level"), BY_EVIDENCE)
def test_declared_against_found(
    basis: str, declared: str, found: list[str | Evidence], code: str, level: str
) -> None:
    assert answers(verdict(declared, *found, basis=basis)).get(code) == level


def test_a_document_of_the_licence_is_for_a_reviewer_to_read() -> None:
    given = answers(verdict("cc-by-4.0", basis=THIRD, facts=Facts(shown=True)))
    assert given["E_SHOWN"] == "warn"
    assert "E_MISSING" not in given


def test_a_footer_in_many_files_is_no_boilerplate() -> None:
    many = Evidence("all-rights-reserved", files=40, share=0.4, beside_commons=True)
    assert answers(verdict("cc-by-4.0", "cc-by-4.0", many, basis=THIRD))["E_STRICTER"] == "block"


# 2c: basis × visibility.
BY_BASIS = [
    (OWN, None, "B_OWN", "pass pass pass"),
    ("institution", Facts(authority=True), "B_INSTITUTION", "pass pass pass"),
    ("institution", None, "B_AUTHORITY_MISSING", "warn warn warn"),
    (THIRD, None, "B_LICENSED", "pass pass pass"),
    ("contract", None, "B_CONTRACT", "warn warn warn"),
    ("public_domain", Facts(term_passed=True), "B_PUBLIC_DOMAIN", "pass pass pass"),
    ("public_domain", None, "B_TERM_UNPROVEN", "block block warn"),
    ("official_text", None, "B_OFFICIAL", "pass pass pass"),
    ("tdm_exception", None, "B_TDM", "block block warn"),
    ("unknown", None, "B_UNKNOWN", "block block block"),
]


@pytest.mark.parametrize(("basis", "facts", "code", "levels"), BY_BASIS)
def test_basis_by_visibility(basis: str, facts: Facts | None, code: str, levels: str) -> None:
    for visibility, level in zip(VISIBILITIES, levels.split(), strict=True):
        judged = answers(verdict("cc-by-4.0", basis=basis, visibility=visibility, facts=facts))
        assert judged.get(code) == level, visibility


@pytest.mark.parametrize(
    ("basis", "declared", "found", "governing"),
    [
        (OWN, "cc-by-4.0", "cc-by-nc-4.0", ("cc-by-4.0",)),
        (THIRD, "cc-by-4.0", "cc-by-nc-4.0", ("cc-by-nc-4.0",)),
        ("official_text", "unknown", "cc-by-4.0", ("public-domain",)),
        ("contract", "all-rights-reserved", "all-rights-reserved", ("all-rights-reserved",)),
    ],
)
def test_whose_licence_governs(basis: str, declared: str, found: str, governing: tuple[str, ...]) -> None:
    assert verdict(declared, found, basis=basis).governing == governing


def test_a_contract_may_open_what_is_reserved() -> None:
    assert verdict("all-rights-reserved", "all-rights-reserved", basis="contract").level is Level.WARN


# 2d: kind.
@pytest.mark.parametrize(
    ("kind", "visibility", "declared", "found", "code", "level"),
    [
        ("instruction", "private", "cc-by-sa-4.0", ["cc-by-sa-4.0", "cc-by-nc-sa-4.0"], "K_NO_COMMON_LICENCE", "block"),
        ("training", "private", "cc-by-sa-4.0", ["cc-by-sa-4.0", "cc-by-nc-sa-4.0"], "K_NO_COMMON_LICENCE", None),
        ("instruction", "private", "cc-by-sa-4.0", ["cc-by-sa-3.0", "cc-by-sa-4.0"], "K_NO_COMMON_LICENCE", None),
        ("evaluation", "public", "cc-by-4.0", ["cc-by-4.0"], "K_EVALUATION_PUBLIC", "warn"),
        ("evaluation", "gated", "cc-by-4.0", ["cc-by-4.0"], "K_EVALUATION_PUBLIC", None),
        ("evaluation", "gated", "cc-by-nd-4.0", ["cc-by-nd-4.0"], "K_EVALUATION_VERBATIM", "warn"),
    ],
)  # fmt: skip
def test_kind(
    kind: str, visibility: str, declared: str, found: list[str], code: str, level: str | None
) -> None:
    judged = verdict(declared, *found, basis=THIRD, kind=kind, visibility=visibility)
    assert answers(judged).get(code) == level


def test_the_worst_row_governs_and_comes_first() -> None:
    judged = verdict("cc-by-4.0", "cc-by-nc-4.0", basis=THIRD)
    assert judged.level is Level.BLOCK
    assert judged.reasons[0].code == "E_STRICTER"
    assert dict(judged.reasons[0].params) == {
        "declared": "cc-by-4.0",
        "found": "cc-by-nc-4.0",
        "basis": THIRD,
        "kind": "training",
        "visibility": "public",
    }


def test_own_open_work_passes() -> None:
    assert verdict("cc-by-4.0").level is Level.PASS


@pytest.mark.parametrize("word", ["basis", "kind", "visibility"])
def test_an_unknown_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="nonsense"):
        verdict("cc-by-4.0", **{word: "nonsense"})  # type: ignore[arg-type]


def test_every_reason_code_has_a_case_above_and_a_note() -> None:
    tried = {row[2] for row in BY_CLASS} | {row[3] for row in BY_EVIDENCE} | {row[2] for row in BY_BASIS}
    tried |= {"C_TARGET", "E_SHOWN", "K_NO_COMMON_LICENCE", "K_EVALUATION_PUBLIC", "K_EVALUATION_VERBATIM"}
    assert tried | {row.code for row in TABLES.mix} == REASON_CODES  # those of mixes: test_sources
    rows = (*TABLES.by_class, *TABLES.evidence, *TABLES.basis, *TABLES.kind)
    assert all(row.note.endswith(".") for row in rows)


def test_of_the_same_evidence_said_twice_the_stricter_counts() -> None:
    twice = [Evidence("tdm-opt-out", concludes=concludes) for concludes in (False, True)]
    for found in (twice, twice[::-1]):
        assert verdict("cc-by-4.0", Evidence("cc-by-4.0"), *found, basis=THIRD).level is Level.BLOCK


@pytest.mark.parametrize(
    "found", ["all-rights-reserved", Evidence("cc-unspecified", concludes=False), "tdm-opt-out"]
)
def test_files_that_speak_of_a_licence_are_never_said_to_be_silent(found: str | Evidence) -> None:
    for basis in (OWN, "institution"):
        assert "E_NONE_OWN" not in answers(verdict("cc-by-4.0", found, basis=basis))


def test_terms_that_conclude_nothing_leave_somebody_elses_licence_missing() -> None:
    phrase = Evidence("nc-custom", concludes=False)
    assert answers(verdict("cc-by-4.0", phrase, basis=THIRD))["E_MISSING"] == "block"
