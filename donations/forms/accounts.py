"""The sign-in form, with nothing said twice."""

from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth publishes no types
    """E-mail and password; the way back for who forgot it stands beside the button, not under the field as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
