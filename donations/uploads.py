"""Takes files in: streamed to disk and hashed on the way, stored under their own id, read back before we say so."""

import hmac
import re
import unicodedata
from hashlib import sha256
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from donations import events, storage
from donations.models import Donation, File, User
from donations.roles import Role

# Characters that no one sees, and those that turn round how the others stand: "cuento\u202egpj.exe" would read as a picture.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 500


class Refused(Exception):
    """A file is not taken; `code` says why and is put into words by `donations.sentences`."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class HashingUploadHandler(FileUploadHandler):
    """Writes every upload to disk, whatever its size, without a name there, and hashes it while it passes."""

    file: IO[bytes]  # so named, since Django closes what is called so where a request ends early

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; of strangers none is kept, since the CSRF check reads the body before any view asks who sends it."""
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            raise SkipFile
        super().new_file(*args, **kwargs)
        self.file = storage.scratch()
        self._running = sha256()
        self._seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece; stop the connection when it is more than anybody may send."""
        self._running.update(raw_data)
        self._seen += len(raw_data)
        if self._seen > settings.UPLOAD_MAX_BYTES:
            raise StopUpload(connection_reset=True)
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """Hand the file over with the hash of what was received."""
        self.file.seek(0)
        uploaded = UploadedFile(self.file, self.file_name, self.content_type, file_size, self.charset)
        uploaded.received_sha256 = self._running.hexdigest()  # type: ignore[attr-defined]
        return uploaded

    def upload_interrupted(self) -> None:
        """Let go of what was received so far."""
        if hasattr(self, "file"):
            self.file.close()


def label(name: str) -> str:
    """Return the donor's name for a file as a clean label: forward slashes, no dots that climb, no control characters.

    What is taken away, at the beginning of a long one too, comes off first: no dots may be left that were none before.
    """
    flat = unicodedata.normalize("NFC", name).replace("\\", "/")
    flat = _UNSEEN.sub("", flat)[-_LONGEST:]
    return "/".join(part for part in flat.split("/") if part.strip() not in {"", ".", ".."}) or "archivo"


def store_upload(donation: Donation, uploaded: UploadedFile[bytes], *, name: str, actor: User) -> File:
    """Store one file of a draft and return its row once the bytes were read back; raise Refused with the reason."""
    size, name = uploaded.size or 0, label(name)
    received = _received_digest(uploaded)
    _refuse_what_cannot_be(donation, name, size, received)
    file = File.objects.create(donation=donation, name=name, bytes=size, sha256=received)
    uploaded.seek(0)
    storage.put(file.storage_key, uploaded)
    kept, kept_size = storage.digest_of(file.storage_key)
    if not hmac.compare_digest(kept, received) or kept_size != size:
        file.delete()
        raise Refused("not_stored", name=name)
    with transaction.atomic():
        File.objects.filter(pk=file.pk).update(stored_at=timezone.now())
        events.append(
            donation,
            "file_added",
            role=Role.DONOR,
            actor=actor,
            data={"file": str(file.pk), "bytes": size, "sha256": received},
        )
    file.refresh_from_db()
    return file


def _received_digest(uploaded: UploadedFile[bytes]) -> str:
    """Return the hash taken on the way in, or take it now where the upload came by another way."""
    known = getattr(uploaded, "received_sha256", None)
    if isinstance(known, str):
        return known
    running = sha256()
    for piece in uploaded.chunks():
        running.update(piece)
    return running.hexdigest()


def _refuse_what_cannot_be(donation: Donation, name: str, size: int, digest: str) -> None:
    kept = donation.files.filter(removed_at=None)
    if not donation.is_editable:
        raise Refused("not_editable")
    if size == 0:
        raise Refused("empty_file", name=name)
    if size > settings.UPLOAD_MAX_BYTES:
        raise Refused("too_large", name=name, limit=settings.UPLOAD_MAX_BYTES)
    if (kept.aggregate(total=Sum("bytes"))["total"] or 0) + size > settings.DONATION_MAX_BYTES:
        raise Refused("donation_too_large", limit=settings.DONATION_MAX_BYTES)
    kept.filter(stored_at=None, name=name).delete()  # an upload that was cut before it was stored
    twin = kept.filter(sha256=digest).first()
    if twin is not None:
        raise Refused("already_here", name=name, twin=twin.name)
    if kept.filter(name=name).exists():
        raise Refused("name_taken", name=name)


def remove_file(file: File, *, actor: User) -> None:
    """Take a file out of a draft; its row stays as a trace, its bytes go."""
    if not file.donation.is_editable:
        raise Refused("not_editable")
    with transaction.atomic():
        File.objects.filter(pk=file.pk, removed_at=None).update(removed_at=timezone.now())
        events.append(
            file.donation, "file_removed", role=Role.DONOR, actor=actor, data={"file": str(file.pk)}
        )
        transaction.on_commit(lambda: default_storage.delete(file.storage_key))
