"""Why a file was not taken, and why a move or another action cannot be made now."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

UPLOADS: Mapping[str, str | Promise] = {
    "not_editable": _("This donation was already sent, so its files can no longer be changed."),
    "empty_file": _(
        "«%(name)s» is empty (0 bytes). Look whether it was saved properly and upload it again, or leave it out."
    ),
    "too_large": _(
        "«%(name)s» is larger than %(limit)s, the most one file may have here. Split it, or write to us: we find another way."
    ),
    "donation_too_large": _(
        "With this file the donation would be larger than %(limit)s. Send what there is and make another donation with the rest."
    ),
    "already_here": _(
        "«%(name)s» is already here, as «%(twin)s»: the same content. There is no need to upload it twice."
    ),
    "name_taken": _(
        "There is already another file called «%(name)s». Give this one another name, or take the other one out first."
    ),
    "not_stored": _("«%(name)s» did not arrive whole. Nothing was kept of it: upload it again."),
    "storage_failed": _(
        "«%(name)s» could not be stored. It is our fault, not yours, and nothing was kept of it: upload it again in a few minutes."
    ),
    "let_go": _(
        "«%(name)s» was uploaded again, or taken out, while we were storing it: this upload is not kept."
    ),
}

MOVES: Mapping[str, str | Promise] = {
    "status": _("It was already sent, or somebody changed it in the meantime. This is how it stands now."),
    "role": _("Your account may not do this with this donation."),
    "reason": _("Write a reason: it stays with the decision."),
    "complete": _("Some answers are still missing."),
    "has_files": _("There is no stored file yet."),
    "consented": _("The signed agreement is missing."),
    "not_own": _("Nobody decides about what they gave themselves."),
    "checks_done": _("Not all checks have answered yet."),
    "nothing_open": _("There are findings that nobody has resolved yet."),
    "second_person": _("A second person has to recommend it first."),
    "within_reach": _(
        "We cannot reach its texts at the moment, so nobody can look at them. Try again later."
    ),
    "looked_for_people": _("Tick that you have looked for data of people: no program does it for you."),
    "fresh_eyes": _("You declined it. Whoever asks for another look is read by somebody else."),
    "first_appeal": _("It was already looked at again once."),
    "nobody_has_it": _(
        "Somebody of the team has just begun to look at it. Write below what is wrong: they can give it back to you."
    ),
    "still_here": _("Its files were erased when its 30 days were over, so it cannot be looked at again."),
    "as_approved": _("Something changed after the approval: it has to be looked at again."),
    "not_stopped": _("Somebody asked to stop the publication."),
    "something_failed": _("There is nothing left to try again: this is how it stands now."),
    "not_too_often": _(
        "It was tried many times in the last hour. Leave it for a while; the team sees it too, and you need not do anything."
    ),
    "pictures_wait": _("There are no scanned pages left to read: this is how it stands now."),
    "images_wait": _("There are no images left to look at: this is how it stands now."),
    "pictures_read_here": _(
        "Nothing here reads scanned pages right now. We keep them, and you need not upload them again."
    ),
}

# The same codes where a reviewer reads them, and those only the desk has.
DESK: Mapping[str, str | Promise] = {
    "status": _("Somebody else decided in the meantime, so nothing was changed. This is how it stands now."),
    "wrote_meanwhile": _(
        "The donor has written something since you opened this. Read it first: nothing was changed."
    ),
    "changed_meanwhile": _(
        "Something changed while you were reading, so nothing was decided. Look at it once more, then decide."
    ),
    "taken_meanwhile": _(
        "Somebody else took it a moment ago: above it says who. Talk to them before you take it over."
    ),
    "already_resolved": _("Somebody else answered this finding a moment ago. Their reason stays."),
    "not_answered": _("This finding is open already: somebody took its answer back a moment ago."),
    "block_needs_maintainer": _(
        "A finding that stops approval goes away when the facts change; only a maintainer may override it."
    ),
    "only_a_note": _("A note needs no answer."),
    "words": _("There was nothing written in the message."),
    "other_columns": _("The tables were already read like this."),
    "pictures_wait": _("There are no scanned pages that wait to be read."),
    "pictures_read_here": _(
        "Nothing reads scanned pages here: tesseract is not installed, or OCR is off. They stay kept until there is."
    ),
    "something_failed": _("There is nothing to try again."),
    "of_a_release": _("It belongs to a release: try again on its page."),
    "not_too_often": _("It was tried many times in the last hour. Leave it for a while, then try again."),
}
