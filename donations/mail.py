"""Letters to donors, to the team, and to readers of what was taken back, in their own language, after the transaction is safe: a letter lost is logged, never an error."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from donations.models import Donation, User

log = logging.getLogger(__name__)

LOST = (SMTPException, OSError)  # raised where the post office is closed, or takes no letter of ours


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says: its subject, its first sentence, and what its link is called."""

    subject: str | Promise
    lead: str | Promise
    link: str | Promise


LETTERS: Mapping[str, Letter] = {
    "request_changes": Letter(
        _("We need something from you for «%(title)s»"),
        _("Somebody of the review team looked at your donation. Before going on they ask you:"),
        _("See it and answer"),
    ),
    "message": Letter(
        _("A message about «%(title)s»"),
        _("The review team wrote to you:"),
        _("Read the conversation and answer"),
    ),
    "approve": Letter(
        _("«%(title)s» is approved. Thank you!"),
        _("Your donation was approved. Now the team prepares the dataset; before anything is published we show you exactly what it would be."),
        _("See my donation"),
    ),
    "reject": Letter(
        _("About your donation «%(title)s»"),
        _("This time we could not accept your donation. Thank you all the same for offering it. The reason:"),
        _("See it, or ask for another look"),
    ),
    "reopen": Letter(
        _("We are looking at «%(title)s» again"),
        _("Your donation is in review again, so what we last wrote to you about it no longer holds. Nothing of it is published meanwhile, and you need not do anything. The reason:"),
        _("See my donation"),
    ),
    "withdraw": Letter(
        _("«%(title)s» is taken back"),
        _("You took your donation back. Nobody will look at it any more, and nothing of it will be published. Thank you all the same for bringing it."),
        _("See my donation"),
    ),
    "confirm": Letter(
        _("Your yes is missing to publish «%(title)s»"),
        _("Everything is ready. Look at exactly what would be published, and tell us if it is all right."),
        _("See what would be published"),
    ),
    "publish": Letter(
        _("«%(title)s» is published"),
        _("It is done: your donation is published, with the credit you asked for. Thank you for bringing it to the table."),
        _("See my donation"),
    ),
    "retract": Letter(
        _("«%(title)s» is no longer published"),
        _("Your donation has been taken back. It is no longer in the catalogue, and we are taking it from all our copies. The reason:"),
        _("See my donation"),
    ),
    "taken_back": Letter(
        _("«%(title)s» was taken back: please delete your copy"),
        _("You asked for access to this dataset on the Hugging Face Hub. Something in it was taken back, so we removed it. If you downloaded it, please delete your copy and do not share it any more."),
        _("Why we write to you"),
    ),
    "retraction_asked": Letter(
        _("Somebody asks to take «%(title)s» back"),
        _("It is published, and who gave it asks that it is taken back. Only a maintainer can do it, on the desk:"),
        _("See it on the desk"),
    ),
    "donor_wrote": Letter(
        _("A message about «%(title)s»"),
        _("You have this donation on the review desk, and who gave it has written:"),
        _("Read the conversation and answer"),
    ),
    "donor_wrote_team": Letter(
        _("A message about «%(title)s»"),
        _("Nobody of the team has this donation at the moment, and who gave it has written:"),
        _("Read the conversation and answer"),
    ),
    "taken_over": Letter(
        _("Somebody else took over «%(title)s»"),
        _("You had this donation on the review desk, and somebody else of the team took it over:"),
        _("See it on the desk"),
    ),
}  # fmt: skip


def tell(
    donation: Donation, letter: str, *, words: str = "", path: str = "", reader: User | None = None
) -> None:
    """Write to the donor, or to `reader`, once the transaction is safe. `words` are quoted; `path` replaces the link."""
    to = reader or donation.donor
    way = path or reverse("donations:detail", args=[donation.pk])
    envelope = _Envelope(to.email, to.name, to.language, str(donation))
    transaction.on_commit(lambda: _send(envelope, LETTERS[letter], words, way))


def tell_outside(address: str, name: str, letter: str, title: str, path: str) -> None:
    """Write to somebody who has no account here, in the site's own language, once the transaction is safe."""
    spoken = settings.LANGUAGE_CODE
    transaction.on_commit(lambda: _send(_Envelope(address, name, spoken, title), LETTERS[letter], "", path))


def after_move(donation: Donation, move: str, words: str) -> None:
    """Write to the donor when a move is one they should hear of."""
    if move in LETTERS:
        tell(donation, move, words=words if move != "approve" else "")


@dataclass(frozen=True, slots=True)
class _Envelope:
    """To whom a letter goes, in which language, and what it is about."""

    address: str
    name: str
    language: str
    title: str


def _send(to: _Envelope, letter: Letter, words: str, path: str) -> None:
    with override(to.language):
        message = _compose(to, letter, words, path)
    try:
        message.send()
    except LOST as error:
        log.error("A letter about «%s» could not be sent: %s", to.title, error)  # noqa: TRY400  (a closed post office, no fault)


def _compose(to: _Envelope, letter: Letter, words: str, path: str) -> EmailMultiAlternatives:
    """Return the letter as plain text with the same in HTML beside it."""
    title = " ".join(to.title.split())
    context = {
        "name": to.name,
        "title": title,
        "lead": letter.lead,
        "words": words,
        "link": letter.link,
        "url": settings.SITE_URL + path,
        "language": to.language,
    }
    message = EmailMultiAlternatives(
        subject="Acopio · " + str(letter.subject) % {"title": title},
        body=render_to_string("mail/letter.txt", context),
        to=[to.address],
    )
    message.attach_alternative(render_to_string("mail/letter.html", context), "text/html")
    return message
