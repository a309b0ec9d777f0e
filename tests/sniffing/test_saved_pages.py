"""A web page that a browser saved in one file looks like mail, but nobody sent it to anybody."""

import io

import pytest

from ingestion.sniffing import sniff

SAVED = (
    'From: <Saved by Blink>\nSubject: Noticia\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n'
    '\tboundary="--B"\n\n----B\nContent-Type: text/html\n\n<p>Hola</p>\n----B--\n'
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (SAVED, "application/x-mimearchive"),
        (SAVED.replace("\n", "\r\n"), "application/x-mimearchive"),
        (SAVED.replace("Subject:", "To: b@example.org\nSubject:"), "message/rfc822"),
        (SAVED.replace("related", "mixed"), "message/rfc822"),
        (
            SAVED.replace("multipart/related", "text/plain") + "Content-Type: multipart/related\n",
            "message/rfc822",
        ),
    ],
)
def test_a_page_is_no_mail_and_mail_no_page(content: str, kind: str) -> None:
    for name in ("a", "a.txt", "a.mhtml", "a.eml"):
        data = content.encode()
        assert sniff(io.BytesIO(data), name, len(data)) == kind
