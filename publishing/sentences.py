"""Publishing's codes in people's words."""

from collections import defaultdict
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEMS: Mapping[str, str | Promise] = {
    "nothing_chosen": _("Choose at least one approved donation."),
    "not_approved": _("Donation %(donation)s is not approved."),
    "changed_since_approval": _("Donation %(donation)s changed after it was approved. It has to be reviewed again before it can be published."),
    "changed_since_prepared": _("Donation %(donation)s was approved anew after this release was prepared. Set the release aside and prepare another."),
    "no_text": _("Donation %(donation)s has no text to publish yet."),
    "all_withheld": _("The donor of %(donation)s keeps every part of it unpublished."),
    "licence_unknown": _("The licence of donation %(donation)s («%(licence)s») is not in the catalogue."),
    "licence_forbids": _("The licence of donation %(donation)s (%(licence)s) does not allow this visibility (rule %(rule)s)."),
    "more_open_than_wished": _("Donation %(donation)s may not be as open as this dataset: its donor wished less."),
    "mixed_licences": _("These donations have different licences. For now a dataset holds donations of one licence: make a dataset for each."),
    "declined": _("The donor of %(donation)s did not want it like this. What they wrote is in the conversation. Prepare another release when it is settled."),
    "stopped": _("Somebody asked to stop. Nothing was made public."),
    "stopped_copy_left": _("Somebody asked to stop. Nothing was made public, but a private copy is left in the repository on the Hub: remove it by hand."),
    "taken_back": _("A donation of this release was taken back or is being reviewed again. Nothing of this release will be published."),
    "retracted": _("Donation %(donation)s was taken back after it was published. The repository was removed from the Hub with all its versions; the next release makes it again without it."),
    "retracted_copy_left": _("Donation %(donation)s was taken back after it was published, but the repository holds files that Acopio did not put there, or the Hub refused: it was closed as far as possible. Remove it by hand; Acopio looks again by itself."),
    "bytes_differ": _("What the Hub holds is not what was prepared (%(detail)s). Nothing was made public. Look at the repository before trying again."),
    "foreign_files": _("The repository already holds files that Acopio did not put there (%(detail)s). They were left as they are. Choose another name for the dataset, or clear the repository by hand."),
    "hub_refused": _("The Hub does not accept it: %(detail)s"),
    "hub_away": _("The Hub did not answer for a long time (%(detail)s). Try again later: what already arrived is not sent twice."),
    "not_now": _("The release is at another stage by now (%(detail)s)."),
    "move_refused": _("A donation of this release can no longer be published as it is (%(detail)s). Prepare another release."),
    "unexpected": _("Something went wrong on our side (%(detail)s). It can be tried again."),
}  # fmt: skip

STEPS: Mapping[str, str | Promise] = {
    "begin": _("Asking every donation once more"),
    "repository": _("Making the private repository"),
    "upload": _("Sending the files"),
    "verify": _("Reading every file back"),
    "tag": _("Naming the version"),
    "close": _("Closing the donations"),
    "show": _("Opening it as far as it may be"),
    "finish": _("Writing it down"),
}


def problem(code: str, params: Mapping[str, object]) -> str:
    """Return why a release stopped or cannot begin; a parameter that is missing is shown as «…»."""
    return str(PROBLEMS.get(code, PROBLEMS["unexpected"])) % defaultdict(lambda: "…", params)


def step(name: str) -> str:
    """Return what the recipe is doing, "" before it begins."""
    return str(STEPS.get(name, ""))
