"""What became of a file, in people's words: a short mark, and a sentence that always has a way out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donations.wording import Words


@dataclass(frozen=True, slots=True)
class Mark:
    """How an outcome is shown: its level, one word, and what the donor can do about it ("" where nothing is needed)."""

    level: str
    word: Words
    advice: Words = ""


WAITING = Mark("pending", _("Waiting"))
READING = Mark("pending", _("Being read"))
MARKS: Mapping[str, Mark] = {
    "text": Mark("pass", _("Read")),
    "unpacked": Mark("pass", _("Opened")),
    "empty": Mark("warn", _("No text"), _("We found no text in it. If there should be some, look whether it was saved properly; otherwise nothing is needed.")),
    "media": Mark("note", _("Image or sound"), _("We keep it as it is. If you would like it published too, put its text beside it under the same name (radio.mp3, radio.txt), or a table that says its name in one column and what is in it in another.")),
    "needs_ocr": Mark("warn", _("Scan"), _("Its pages are pictures of text. If you have the original document or a version with text, upload that one; otherwise we keep it until a machine here can read it.")),
    "skipped": Mark("note", _("Left aside"), _("It is a file that programs leave behind, such as thumbnails or hidden folders. Nothing is needed.")),
    "refused": Mark("block", _("Not opened"), _("We did not open it, for safety. Unpack or split it on your computer and upload the pieces, or leave it out.")),
    "encrypted": Mark("block", _("Locked"), _("It has a password. Upload it without one, or leave it out.")),
    "damaged": Mark("block", _("Damaged"), _("The file is broken. Open it on your computer, save it again and upload it anew, or leave it out.")),
    "unknown": Mark("warn", _("Not recognised"), _("We do not know this kind of file yet. Save it as PDF, Word or plain text if you can, or leave it out.")),
    "failed": Mark("block", _("Our mistake"), _("We could not read it, and it is our fault. The team will look at it; you need not do anything.")),
}  # fmt: skip
NEED_THE_DONOR = ("empty", "needs_ocr", "refused", "encrypted", "damaged", "unknown")
PART = Mark("warn", _("Read in part"))
LACKS = Mark("warn", _("Read, but something is missing"))
SCAN_OF_OURS = Mark("note", _("Scan"))
# What is said of a text of which everything is there; any other reason beside one says what is not.
_ASK_NOTHING = ("", "read_by_ocr")
_LACKS = "sidecar_names_missing"  # it was read to its end: before any other the reading ended
_OURS = ("waits_for_ocr", "ocr_failed")  # of a scan: nobody else can do anything about it now
_ASKS = Q(outcome="text") & ~Q(reason__in=_ASK_NOTHING)
# Lines that ask something of the donor, and those in a box of which something is to be said, as the database tells them.
NEEDING = (Q(outcome__in=NEED_THE_DONOR) & ~Q(reason__in=_OURS)) | _ASKS
TOLD_BY_ITSELF = Q(outcome__in=NEED_THE_DONOR) | (Q(outcome="text") & ~Q(reason=""))


def mark_of(outcome: str, reason: str) -> Mark:
    """Return how a line is shown: by its outcome, but for texts that ask something of the donor, and scans that wait for us."""
    if outcome == "text" and reason not in _ASK_NOTHING:
        return LACKS if reason == _LACKS else PART
    return SCAN_OF_OURS if outcome == "needs_ocr" and reason in _OURS else MARKS.get(outcome, WAITING)


def is_told_by_itself(outcome: str, reason: str) -> bool:
    """Tell whether something is to be said of what lies in a box, also when nothing is needed."""
    return outcome in NEED_THE_DONOR or (outcome == "text" and bool(reason))
