"""What happened, in a sentence for each code of an event."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

EVENTS: Mapping[str, str | Promise] = {
    "created": _("The draft was begun."),
    "file_added": _("A file was added."),
    "file_removed": _("A file was taken out."),
    "submit": _("It was signed and sent."),
    "start_processing": _("Reading began."),
    "requeue": _("Reading was put back into the queue."),
    "finish_processing": _("Reading ended; it waits for review."),
    "request_changes": _("Changes were asked for."),
    "declared_kept": _("What was declared until then is remembered, to be compared."),
    "edit_again": _("The donor took it up once more to change something."),
    "approve": _("It was approved."),
    "reject": _("It was declined."),
    "appeal": _("The donor asked for another look."),
    "reopen": _("It was opened again."),
    "recommend": _("Approval was recommended."),
    "looked_for_people": _("A person looked whether there are data of people."),
    "resolve": _("A finding was answered."),
    "override": _("A finding that stops approval was overridden."),
    "take_back": _("The answer to a finding was taken back; the finding is open again."),
    "asked_again": _("A finding that had been answered has changed, and is open again."),
    "answers_kept": ngettext_lazy(
        "One answer of the team still holds: its finding is the same in the new reading.",
        "%(count)s answers of the team still hold: their findings are the same in the new reading.",
        "count",
    ),
    "answers_gone": ngettext_lazy(
        "One finding that had been answered is no longer found.",
        "%(count)s findings that had been answered are no longer found.",
        "count",
    ),
    "assign": _("Somebody took it."),
    "release": _("It was let go."),
    "no_reply": _("What the donor wrote was read, and needs no answer."),
    "rerun_check": _("A check was asked to run again."),
    "read_again": _("What failed was asked to be tried again."),
    "read_pictures": _("The scanned pages were asked to be read."),
    "read_images": _("The text in the images was asked to be read."),
    "structure_confirmed": _("The donor said which columns are the text and which parts are published."),
    "read_tables_again": _("The tables are read again as the donor chose."),
    "start_publishing": _("Publishing began."),
    "abort_publishing": _("Publishing was broken off."),
    "publish": _("It was published and verified."),
    "confirmation_asked": _("The donor was asked to confirm what will be published."),
    "confirmation_given": _("The donor confirmed what will be published."),
    "confirmation_declined": _("The donor does not want it published like that."),
    "stop_requested": _("The donor asked to stop its publication."),
    "withdraw": _("The donor took it back."),
    "erased": _("Its files and its text were erased, as promised."),
    "retraction_asked": _("The donor asked to take back what was published."),
    "retract": _("What was published was taken back."),
    "taken_from_hub": _("Nothing of it is left in the repository %(dataset)s."),
    "readers_told": ngettext_lazy(
        "One person who had asked for access to %(dataset)s was written to.",
        "%(count)s people who had asked for access to %(dataset)s were written to.",
        "count",
    ),
    "copy_left": _("A closed copy is left in the repository %(dataset)s: somebody has to remove it by hand."),
    "copies_gone": _("It is gone from every copy of ours."),
}
