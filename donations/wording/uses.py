"""What may be done with a gift, in words: each use, each answer, and the rule behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from donations.wording import Words

USES: Mapping[str, Words] = {
    "train": _("Train models"),
    "evaluate": _("Evaluate models"),
    "redistribute": _("Pass it on"),
    "derive": _("Make something new from it"),
    "commercial": _("Earn money with it"),
}
ANSWERS: Mapping[str, tuple[Words, str]] = {
    "yes": (_("yes"), "pass"),
    "unclear": (_("not clear"), "warn"),
    "no": (_("no"), "block"),
}
RULES: Mapping[str, Words] = {
    "U_PERMITTED": _("The licence permits it."),
    "U_SHARE_ALIKE": _("Under the same licence."),
    "U_NO_COMMERCE": _("The licence excludes it."),
    "U_NO_DERIVATIVES": _("The licence allows it only as it is."),
    "U_TRAIN_VERBATIM": _("The licence allows no derivatives, and whether a model is one is disputed."),
    "U_CONDUCT": _("Only within the rules of conduct of its terms."),
    "U_RIVAL_MODELS": _("Its terms forbid training other models with it."),
    "U_WHICH_LICENCE": _("It is not known which licence it is."),
    "U_WHICH_VERSION": _("The version of the licence is not known."),
    "U_RESERVED": _("All rights are reserved."),
    "U_MINING_RESERVED": _("Its holder reserves text and data mining."),
    "U_FREE": _("It is in the public domain."),
    "U_TERM_UNPROVEN": _("The public domain still has to be shown."),
    "U_OFFICIAL": _("Official texts belong to everyone."),
    "U_RESEARCH_ONLY": _("The exception covers research only."),
    "U_NOT_TO_SHARE": _("The exception for research does not allow sharing."),
    "U_AS_AGREED": _("What the agreement says, and no more."),
    "U_FILES_STRICTER": _("The files say something stricter: that has to be cleared up first."),
    "U_NO_GROUND": _("Nobody knows yet on what ground."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One use in words; `level` is how its mark looks."""

    use: Words
    answer: Words
    level: str
    rule: Words


def said(params: Mapping[str, object]) -> Iterator[Said]:
    """Yield the uses that a `uses` finding tells of, in a fixed order."""
    for use, words in USES.items():
        if (answer := ANSWERS.get(str(params.get(use)))) is not None:
            yield Said(words, answer[0], answer[1], RULES.get(str(params.get(f"{use}_rule")), ""))
