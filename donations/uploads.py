"""Takes files in: streamed to disk and hashed on the way, stored under their own id, read back before we say so."""

import hmac
import logging
import re
import unicodedata
from datetime import timedelta
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
from donations.permissions import EDITABLE
from donations.roles import Role

log = logging.getLogger(__name__)

ARRIVAL = timedelta(days=1)  # whoever has not stored a file by then was killed over it
# Characters that no one sees, and those that turn round how the others stand: "cuento\u202egpj.exe" would read as a picture.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 500


class Refused(Exception):
    """A file is not taken; `code` says why and is put into words by `donations.sentences`."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Received(UploadedFile[bytes]):
    """An upload, and the hash of what was received of it."""

    sha256 = ""


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

    def file_complete(self, file_size: int) -> Received:
        """Hand the file over with the hash of what was received."""
        self.file.seek(0)
        received = Received(self.file, self.file_name, self.content_type, file_size, self.charset)
        received.sha256 = self._running.hexdigest()
        return received

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
    file = _begin(donation, label(name), uploaded.size or 0, _received_digest(uploaded))
    try:
        _put(file, uploaded)
        _finish(file, actor)
    except Refused:
        _give_up(file)
        raise
    except Exception as error:
        log.exception("%s could not be stored.", file.storage_key)
        _give_up(file)
        raise Refused("storage_failed", name=file.name) from error
    file.refresh_from_db()
    return file


@transaction.atomic
def _begin(donation: Donation, name: str, size: int, digest: str) -> File:
    """Make the row that names where the bytes will be. What is being stored under this name gives way: it may have been cut."""
    draft = Donation.objects.select_for_update().get(pk=donation.pk)
    _refuse_what_cannot_be(draft, name, size, digest)
    for before in draft.files.filter(removed_at=None, stored_at=None, name=name):
        _let_go(before)
    return File.objects.create(donation=donation, name=name, bytes=size, sha256=digest)


def _put(file: File, uploaded: UploadedFile[bytes]) -> None:
    """Bring the bytes into storage, and read them back."""
    uploaded.seek(0)
    storage.put(file.storage_key, uploaded)
    kept, size = storage.digest_of(file.storage_key)
    if not hmac.compare_digest(kept, file.sha256) or size != file.bytes:
        raise Refused("not_stored", name=file.name)


@transaction.atomic
def _finish(file: File, actor: User) -> None:
    """Say that it is stored, unless it was let go or the draft was sent meanwhile, or its twin was quicker."""
    draft = Donation.objects.select_for_update().get(pk=file.donation_id)
    if not draft.is_editable:
        raise Refused("not_editable")
    arriving = draft.files.filter(pk=file.pk, stored_at=None, removed_at=None)
    if not arriving.exists():
        raise Refused("let_go", name=file.name)
    _refuse_twins(draft, file.name, file.sha256)
    arriving.update(stored_at=timezone.now())
    data = {"file": str(file.pk), "bytes": file.bytes, "sha256": file.sha256}
    events.append(draft, "file_added", role=Role.DONOR, actor=actor, data=data)


def _let_go(file: File) -> None:
    """Take a file out whose storing has not ended. The row stays: whoever is at it may yet write its bytes, and erasure finds them by it."""
    File.objects.filter(pk=file.pk).update(removed_at=timezone.now())
    transaction.on_commit(lambda: _delete_bytes(file))


def _give_up(file: File) -> None:
    """Leave nothing of what was not stored; the row stays only where its bytes may still be there."""
    File.objects.filter(pk=file.pk).update(removed_at=timezone.now())
    if _delete_bytes(file):
        File.objects.filter(pk=file.pk).delete()


def _delete_bytes(file: File) -> bool:
    try:
        default_storage.delete(file.storage_key)
    except Exception:
        log.exception("%s could not be deleted.", file.storage_key)
        return False
    return True


def sweep() -> dict[str, int]:
    """Let go of what somebody was killed over while storing it, in drafts: what was sent stays as it was signed."""
    before = timezone.now() - ARRIVAL
    cut = File.objects.filter(stored_at=None, removed_at=None, created_at__lt=before)
    files = list(cut.filter(donation__status__in=EDITABLE))
    for file in files:
        _let_go(file)
    return {"uploads_cut": len(files)}


def _received_digest(uploaded: UploadedFile[bytes]) -> str:
    """Return the hash taken on the way in, or take it now where the upload came by another way."""
    if isinstance(uploaded, Received):
        return uploaded.sha256
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
    _refuse_twins(donation, name, digest)
    if kept.filter(name=name, stored_at__isnull=False).exists():
        raise Refused("name_taken", name=name)


def _refuse_twins(donation: Donation, name: str, digest: str) -> None:
    """Refuse what is stored already; what is only arriving may never be."""
    twin = donation.files.filter(removed_at=None, stored_at__isnull=False, sha256=digest).first()
    if twin is not None:
        raise Refused("already_here", name=name, twin=twin.name)


def remove_file(file: File, *, actor: User) -> None:
    """Take a file out of a draft; its row stays as a trace, its bytes go."""
    if not file.donation.is_editable:
        raise Refused("not_editable")
    with transaction.atomic():
        File.objects.filter(pk=file.pk, removed_at=None).update(removed_at=timezone.now())
        if File.objects.filter(pk=file.pk, stored_at__isnull=False).exists():  # else nobody said it was added
            data = {"file": str(file.pk)}
            events.append(file.donation, "file_removed", role=Role.DONOR, actor=actor, data=data)
        transaction.on_commit(lambda: _delete_bytes(file))
