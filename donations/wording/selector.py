"""The guided questions about a licence, in words that need no law."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from donations.wording import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, why it is asked, and its answers by code."""

    words: Words
    why: Words
    options: Mapping[str, Words]


_SALE = Asked(
    _("May a company earn money with it?"),
    _(
        "For example in a paid app, a textbook or a commercial language model. «No» also shuts out many who mean well."
    ),
    {"yes": _("Yes"), "no": _("No, without profit only")},
)
_SAME = Asked(
    _("Must whatever others make from it stay as open as yours?"),
    _("Then nobody can close it again. In exchange it cannot be mixed with some other corpora."),
    {"yes": _("Yes, under the same licence"), "no": _("It need not")},
)
QUESTIONS: Mapping[str, Asked] = {
    "whose": Asked(
        _("Who made what you want to give?"),
        _("Only whoever made it, or was given the rights, can choose a licence for it."),
        {
            "ours": _("I did, or my group did"),
            "others": _("Other people did"),
            "both": _("Some of it is ours, some is by others"),
            "unsure": _("I am not sure"),
        },
    ),
    "stated": Asked(
        _("Do they say somewhere what may be done with it?"),
        _("On the first or last pages of a book, at the foot of a web page, in a file called LICENSE or README."),
        {
            "stated": _("Yes, it names a licence or gives a permission"),
            "old": _("It is old: the author died many decades ago"),
            "silent": _("It says nothing, or that all rights are reserved"),
        },
    ),
    "share": Asked(
        _("May anyone copy it and pass it on?"),
        _("So it can live on in many hands. If not, it helps the project from within and is never published."),
        {"yes": _("Yes"), "project": _("No, only the project should work with it")},
    ),
    "credit": Asked(
        _("Do you want to be named by whoever uses it?"),
        _("Most people do. Giving up even that makes it easiest to use."),
        {"yes": _("Yes, they must name us"), "no": _("No need")},
    ),
    "change": Asked(
        _("May others change it?"),
        _("Translate it, clean it, or make questions and exercises from it. Without that it can hardly become an instruction corpus."),
        {"yes": _("Yes"), "no": _("No, only as it is")},
    ),
    "commercial": _SALE,
    "commercial_as_it_is": _SALE,
    "same": _SAME,
    "same_without_sale": _SAME,
}  # fmt: skip
ENDS: Mapping[str, Words] = {
    "ask_us": _("Do not guess: leave it at «I don't know» and tell us what you know about it. We look into it together, and nothing is published meanwhile."),
    "split": _("Then each part has rights of its own. Choose a licence for what is yours, and write down the parts by others one by one: who made them and what they allow."),
    "theirs": _("Then it keeps that licence: nobody can give it another. Write it down as they say it, with the address where it can be read."),
    "public_domain": _("Then it may be in the public domain. Tell us who the author was and in which year he or she died: countries count differently, and we check it."),
    "project_only": _("Then it stays private: the project works with it and it is never published. Tell us under «rights» what you allow the project to do."),
}  # fmt: skip
