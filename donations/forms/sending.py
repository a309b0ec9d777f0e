"""The signature at the end, and the words people write on the way."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConsentForm(forms.Form):
    """Agreement, signed with a name. `is_as_read`: the page that is signed is what would be signed now."""

    def __init__(self, *args: Any, is_as_read: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_as_read = is_as_read

    agree = forms.BooleanField(
        label=_("I have read it and I agree"),
        error_messages={
            "required": _(
                "Without your agreement we cannot take the donation. If something in the text does not convince you, write to us first."
            )
        },
    )
    signed_name = forms.CharField(
        max_length=200,
        label=_("Your name, as a signature"),
        help_text=_(
            "It stays with the exact words you have just read and with today's date. It is not published."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name to sign.")},
    )
    expires_on = forms.DateField(
        required=False,
        label=_("Until when does your agreement hold?"),
        help_text=_("Leave it empty if it has no end."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("We do not understand that date. Write it like 2027-01-31.")},
    )

    def clean_agree(self) -> object:
        """What is signed is what was read: in another window files or answers may have changed since, or we the agreement."""
        if not self._is_as_read:
            raise forms.ValidationError(
                _(
                    "Something changed since you opened this page: a file, an answer or this text. Look at it once more, and sign."
                )
            )
        return self.cleaned_data["agree"]

    def clean_expires_on(self) -> object:
        """An agreement that has already ended is a slip of the finger."""
        day = self.cleaned_data["expires_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(
                _("That day has already passed. Leave it empty if your agreement has no end.")
            )
        return day


class MessageForm(forms.Form):
    """One message to the other side."""

    body = forms.CharField(
        max_length=5000,
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("The message is empty: write something before sending it.")},
    )


class AskBackForm(forms.Form):
    """Asking that what is published is taken back; nobody has to say why."""

    body = forms.CharField(
        max_length=5000,
        required=False,
        label=_("Do you want to tell us why?"),
        help_text=_("You need not explain anything. It helps us if only a part has to go."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AppealForm(MessageForm):
    """Asking, once, that a rejection be looked at again."""

    body = forms.CharField(
        max_length=5000,
        label=_("Why should we look at it again?"),
        help_text=_("You can ask once. Somebody else of the team will read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tell us why, so that we know what to look at.")},
    )
