"""Reads Outlook messages (MSG) like other mail: subject and body, who and when as marks, attachments as members."""

from collections.abc import Iterator
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from hashlib import sha256
from io import BytesIO

from ingestion.extractors.msg_letter import Letter, letter_of
from ingestion.extractors.ole_streams import Container
from ingestion.extractors.opened import read_whole
from ingestion.extractors.whole import whole_document
from ingestion.types import Attached, Document, Source

_LARGEST_BYTES = 256 * 1024 * 1024
_LONGEST_NAME = 150


class Msg:
    """Outlook messages, and other things that Outlook keeps, such as posts and appointments."""

    name = "msg"
    version = 3
    media_types = frozenset({"application/vnd.ms-outlook"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED, EMPTY, or REFUSED if too large."""
        letter = letter_of(Container(BytesIO(read_whole(source, _LARGEST_BYTES))))
        text = "\n\n".join(one for one in (letter.subject, letter.body.strip("\r\n")) if one.strip())
        marks = (("dc:title", letter.subject), ("dc:creator", letter.sender), ("dc:date", letter.date))
        yield whole_document(
            text,
            marks=tuple((field, value[:500]) for field, value in marks if value),
            attached=tuple(_attached(letter)),
        )


def _attached(letter: Letter) -> Iterator[Attached]:
    """The attachments, each by a name of its own; attached messages as ordinary mail."""
    taken: set[str] = set()
    files = [
        *letter.files,
        *((f"{inner.subject or 'mail'}.eml", _as_mail(inner)) for inner in letter.letters),
    ]
    for number, (given, content) in enumerate(files, 1):
        name = given.replace("!", "_").replace("/", "_")[-_LONGEST_NAME:] or f"{number}.bin"
        name = name if name not in taken else f"{number}-{name}"
        taken.add(name)
        yield Attached(name, content)


def _as_mail(letter: Letter) -> bytes:
    said = "\0".join((letter.subject, letter.sender, letter.date, letter.body)).encode(
        "utf-8", "surrogatepass"
    )
    made = MIMEMultipart(
        boundary=f"={sha256(said).hexdigest()[:32]}="
    )  # by itself it would be another each time
    for name, value in (("Subject", letter.subject), ("From", letter.sender), ("Date", letter.date)):
        if value:
            made[name] = Header(" ".join(value.split()), "utf-8").encode()
    made.attach(MIMEText(letter.body, "plain", "utf-8"))
    for one in _attached(letter):
        part = MIMEApplication(one.content)
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", one.name))
        made.attach(part)
    return made.as_bytes()
