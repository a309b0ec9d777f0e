"""What each kind of work is called in a sentence or a list: nobody has to know our own names for them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: Mapping[str, str | Promise] = {
    "preview": _("looking at a draft before it is sent"),
    "plan": _("sharing out the files"),
    "survey": _("looking into a large file"),
    "read": _("reading files"),
    "reread": _("reading a file once more"),
    "ocr": _("reading pages that are pictures"),
    "settle": _("closing the list of files"),
    "compact": _("putting the texts together"),
    "unpack": _("taking images and sounds out of their box"),
    "bare": _("taking place and time out of images"),
    "guess": _("looking which images are pages"),
    "profile": _("counting the tables"),
    "sample": _("choosing a sample to look at"),
    "check": _("checking"),
    "opinion": _("asking a second opinion on the languages"),
    "prepare": _("preparing a release"),
    "publish": _("publishing a release"),
    "take_away": _("taking copies away from the Hub"),
}


def called(kind: str) -> str:
    """Return what a kind of work is called; of one nobody put into words nothing is said."""
    return str(KINDS.get(kind, "…"))
