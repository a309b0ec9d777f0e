"""Mail for an installation without SMTP: said on the console and kept as files under var/mail."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.console import EmailBackend as Console
from django.core.mail.backends.filebased import EmailBackend as Folder
from django.core.mail.message import EmailMessage


class ConsoleAndFolder(Console):
    """Writes each message twice: for the eyes, and for later."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Return how many messages were kept."""
        # Letters have links that sign people in: for no one else on the machine.
        Path(settings.EMAIL_FILE_PATH).mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = Folder().send_messages(list(email_messages))
        super().send_messages(email_messages)
        return int(kept or 0)
