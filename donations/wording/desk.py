"""Words of the desk: names of checks, labels of facts, buttons, roles, risk points, and whether conditions hold."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from donations.wording import Words

CHECK_NAMES: Mapping[str, Words] = {
    "language": _("Language"),
    "licence": _("Licence"),
    "accounting": _("Reading"),
    "metadata": _("Card"),
}

# Where a donation stands, where the team says it in other words than the donor.
STATUSES: Mapping[str, Words] = {
    "changes_requested": _("With the donor"),
}

LEVELS: Mapping[str, Words] = {
    "pass": _("in order"),
    "note": _("note"),
    "warn": _("to be looked at"),
    "block": _("stops approval"),
    "pending": _("has not answered yet"),
}

# (field of the donation, label, the check that compares it with what was found), in reading order.
FACTS: tuple[tuple[str, Words, str], ...] = (
    ("languages", _("Languages"), "language"),
    ("licence", _("Licence"), "licence"),
    ("rights_basis", _("Rights basis"), ""),
    ("rights_holder", _("Rights holder"), ""),
    ("rights_details", _("About the rights"), ""),
    ("source_url", _("Published at"), ""),
    ("visibility", _("Visibility wished"), ""),
    ("publish_after", _("Not before"), ""),
    ("kind", _("Kind"), ""),
    ("domain", _("Subject"), ""),
    ("description", _("Description"), "metadata"),
    ("origin", _("Origin"), ""),
    ("origin_validation", _("How the translation was checked"), ""),
    ("models_used", _("Models or programs used"), ""),
    ("collection", _("How it was brought together"), ""),
    ("health_professionals", _("People with health training"), ""),
    ("evaluation_protocol", _("How answers are scored"), ""),
    ("organisation", _("Organisation"), ""),
    ("credit_kind", _("Credit"), ""),
    ("credit_name", _("Name for the credit"), ""),
    ("citation", _("Citation"), ""),
)

# What a donor may have changed, by its name in `donations.changes`, in reading order.
DECLARED: Mapping[str, Words] = {
    "title": _("Title"),
    **{name: label for name, label, _check in FACTS},
    "sources": _("Parts by others"),
}

BUTTONS: Mapping[str, Words] = {
    "approve": _("Approve"),
    "recommend": _("Recommend approval"),
    "request_changes": _("Ask for changes"),
    "reject": _("Decline"),
    "reopen": _("Open it again"),
    "retract": _("Take back what is published"),
}

DONE: Mapping[str, Words] = {
    "approve": _("Approved. The donor has been written to."),
    "recommend": _("Recommended. Now a second person can approve it."),
    "request_changes": _("Sent back with your message. The donor has been written to."),
    "reject": _("Declined. The donor has been written to, with your reason."),
    "reopen": _("It is in review again. The donor has been written to."),
    "retract": _(
        "Taken back. It has left the catalogue, and leaves the Hub in a moment. The donor has been written to."
    ),
    "resolve": _("The finding is answered; your reason stays with it."),
    "take_back": _("The answer is taken back, and the finding is open again. You can put the words right."),
    "assign": _("It is yours now."),
    "release": _("Somebody else can take it now."),
    "message": _("Your message is in the conversation, and the donor has been written to."),
    "note": _("Your note is kept; only the team sees it."),
    "no_reply": _(
        "Nothing waits in this conversation any more. If who gave it writes again, it is marked again."
    ),
    "rerun": _("The check runs again. Its answer appears here in a moment."),
    "retry": _("What failed is tried again."),
    "retry_line": _("It is tried again, and nothing else with it. The checks come again after it."),
    "read_images": _("The text in the images is read now. The checks come again after it."),
    "read_pictures": _("The scanned pages are read now. The checks come again after them."),
}

ROLES: Mapping[str, Words] = {
    "donor": _("The donor"),
    "reviewer": _("A reviewer"),
    "maintainer": _("A maintainer"),
    "worker": _("The machine"),
    "sweeper": _("The machine"),
}

RISKS: Mapping[str, Words] = {
    "unclear_rights": _("The ground for giving it is not clear-cut"),
    "third_party_public": _("Somebody else's work, to be open to everyone"),
    "resolved_block": _("A finding that stops approval was overridden"),
    "first_donation": _("Nothing by this person has been published before"),
}

# What an approval needs: (while it is missing, once it holds).
CONDITIONS: Mapping[str, tuple[Words, Words]] = {
    "not_own": (_("You gave this yourself, so somebody else has to decide."), _("You are not its donor.")),
    "fresh_eyes": (
        _("You declined it. Whoever asks for another look is read by somebody else."),
        _("It was not you who declined it."),
    ),
    "checks_done": (_("Not all checks have answered yet."), _("All checks have answered.")),
    "nothing_open": (_("There are findings that nobody has resolved yet."), _("No finding is open.")),
    "second_person": (_("A second person has to recommend it first."), _("Enough people have looked at it.")),
    "within_reach": (
        _("We cannot reach its texts at the moment."),
        _("Its texts are within reach."),
    ),
    "looked_for_people": (
        _("Somebody has to look whether there are data of people; no program does."),
        _("You have looked whether there are data of people."),
    ),
}
