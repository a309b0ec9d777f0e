"""What is said of the languages found beside those declared: to the donor, and to the team."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from donations.wording import Words

# {answer of the check: the sentence}; «found» is "87 % español, 9 % guaraní", «declared» an enumeration.
DONOR: Mapping[str, Words] = {
    "agrees": _("%(found)s; what you declared."),
    "mixed": _("%(found)s; you declared %(declared)s. A mixture is welcome: people write like that."),
    "disagrees": _("%(found)s; but you declared %(declared)s. Which is right?"),
    "uncertain": _(
        "%(found)s. We are not certain, and that is no mistake of yours: for some languages the tools still know little."
    ),
    "unknown_to_model": _(
        "For %(declared)s we have nothing to check it with yet: your word counts, and your corpus will help."
    ),
    "undeclared": _("%(found)s. You have not said yet which languages they are."),
}
DESK: Mapping[str, Words] = {
    "agrees": _("%(found)s; what was declared."),
    "mixed": _("%(found)s; declared was %(declared)s. Switching is no mistake."),
    "disagrees": _("%(found)s; but declared was %(declared)s."),
    "uncertain": _("%(found)s. The tools are not certain here."),
    "unknown_to_model": _(
        "For %(declared)s we have nothing to check it with yet: the donor's word counts. Read so: %(found)s."
    ),
    "undeclared": _("%(found)s. Nothing was declared."),
}
LEVELS: Mapping[str, str] = {
    "agrees": "pass",
    "mixed": "note",
    "disagrees": "warn",
    "uncertain": "uncertain",
    "unknown_to_model": "note",
    "undeclared": "note",
}

# How many documents got which answer.
COUNTED: Mapping[str, Words] = {
    "agrees": _("%(n)s as declared"),
    "mixed": _("%(n)s mixed"),
    "disagrees": _("%(n)s in another language"),
    "uncertain": _("%(n)s not certain"),
    "unknown_to_model": _("%(n)s the tool cannot judge"),
}
# What a language is by law; «places» are countries and regions, or how many there are.
STANDINGS: Mapping[str, Words] = {
    "official": _("official in %(places)s"),
    "coofficial": _("co-official in %(places)s"),
    "recognised": _("recognised by law in %(places)s"),
    "many": _("official in %(places)s countries"),
}
# Whether our own tool can compare a text with the declaration.
CAN_CHECK: Mapping[str, Words] = {
    "well": _("we can check it"),
    "a_little": _("we can check it a little"),
    "no": _("we cannot check it yet: your word counts"),
}
