"""Tells what the outside did (storage, database, broker, a full disk) from faults of a file or of ours: waiting mends the first."""

import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

# By name: what speaks to storage is loaded only where it is used.
_AWAY = frozenset(
    {
        "botocore.exceptions.ConnectionError",
        "botocore.exceptions.HTTPClientError",
        "botocore.exceptions.IncompleteReadError",
        "botocore.exceptions.NoCredentialsError",
        "botocore.exceptions.CredentialRetrievalError",
        "boto3.exceptions.RetriesExceededError",
        "kombu.exceptions.OperationalError",
        "django.db.utils.InterfaceError",
    }
)
_OWN_PATIENCE = "publishing.hubs.Trouble"  # the Hub was asked again and again already, and a person is told
_DATABASE, _S3 = "django.db.utils.OperationalError", "botocore.exceptions.ClientError"
# A storage that says no to our key was set up otherwise meanwhile: somebody will put that right. So it is with our folder.
_REFUSALS = frozenset({401, 403, 408, 429})
_NO_BUCKET = "NoSuchBucket"
_OF_THE_SYSTEM = frozenset(
    {
        errno.EACCES, errno.EAGAIN, errno.EBUSY, errno.EDQUOT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.EIO,
        errno.EMFILE, errno.ENETDOWN, errno.ENETUNREACH, errno.ENFILE, errno.ENODEV, errno.ENOMEM, errno.ENOSPC,
        errno.ENOTCONN, errno.ENXIO, errno.EREMOTEIO, errno.EROFS, errno.ESTALE,
    }
)  # fmt: skip


def is_of_the_outside(error: BaseException) -> bool:
    """Tell whether an error, or what it was raised from, passes once something outside is there again."""
    return any(_is_one(cause) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield it and what it says it comes from: not what merely was under way when it came."""
    cause: BaseException | None = error
    while cause is not None and _OWN_PATIENCE not in _names(cause):
        yield cause
        cause = cause.__cause__


def _is_one(error: BaseException) -> bool:
    names = _names(error)
    if names & _AWAY:
        return True
    if _S3 in names:
        return _is_refusal(getattr(error, "response", {}))
    if _DATABASE in names:
        return not _is_our_question(error.__cause__)
    return isinstance(error, OSError) and _is_of_the_system(error)


def _names(error: BaseException) -> set[str]:
    return {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__}


def _is_refusal(response: dict[str, Any]) -> bool:
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= 500 or status in _REFUSALS or response.get("Error", {}).get("Code") == _NO_BUCKET


def _is_our_question(cause: BaseException | None) -> bool:
    """SQLite gives the same name to a database that is busy and to a question that is wrong."""
    return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR


def _is_of_the_system(error: OSError) -> bool:
    """Libraries raise OSError for broken files too, but then without a number of the system."""
    if isinstance(error, FileNotFoundError):
        return not is_mounted()
    return isinstance(error, ConnectionError | TimeoutError) or error.errno in _OF_THE_SYSTEM


def is_mounted() -> bool:
    """Where storage is a folder: tell whether anything is in it, as there is wherever somebody gave something."""
    try:
        return Path(default_storage.path("originals")).is_dir()
    except NotImplementedError:
        return True
