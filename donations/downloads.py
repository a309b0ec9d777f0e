"""Hands out originals: always as a download, never to be shown or run by this site."""

from django.core.files.storage import default_storage
from django.http import FileResponse

from donations.models import File


def download(file: File) -> FileResponse:
    """Answer with the bytes as they were given."""
    return attached(file.storage_key, file.name)


def attached(key: str, name: str) -> FileResponse:
    """Answer with what storage keeps under `key`, called by the last part of `name`."""
    answer = FileResponse(
        default_storage.open(key), as_attachment=True, filename=name.rsplit("/", maxsplit=1)[-1],
        content_type="application/octet-stream",
    )  # fmt: skip
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
