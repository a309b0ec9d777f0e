"""Mail gives subject and body in the form that reads best, in whatever charset, with attachments; mailboxes give every message."""

from email.message import EmailMessage
from io import BytesIO

import pytest

from ingestion.extractors import mailbox_messages
from ingestion.extractors.mail import Mail
from ingestion.types import Document, Outcome, Source, Unreadable
from tests.extractors.reading import read, refusal

EML, MBOX = "message/rfc822", "application/mbox"


def letter(body: str = "Había una vez.", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "Inés <ines@ejemplo.es>", "Subject": "Ñandú", **headers}.items():
        made[name] = value
    made.set_content(body)
    return made


def raw(body: bytes, *headers: str) -> bytes:
    return "\r\n".join(("Subject: x", "MIME-Version: 1.0", *headers, "", "")).encode() + body


def one(data: bytes | EmailMessage) -> Document:
    (document,) = read(data if isinstance(data, bytes) else data.as_bytes(), EML)
    return document


def test_subject_first_and_who_and_when_as_marks() -> None:
    document = one(letter(Date="Mon, 01 Jan 2024 10:00:00 +0000"))
    assert document.text == "Ñandú\n\nHabía una vez."
    assert document.marks == (
        ("dc:title", "Ñandú"), ("dc:creator", "Inés <ines@ejemplo.es>"), ("dc:date", "Mon, 01 Jan 2024 10:00:00 +0000"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (
            "El ñandú.".encode(),
            ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"],
        ),
        (
            b"El =F1and=FA.",
            ["Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: quoted-printable"],
        ),
        (
            b"RWwgw7FhbmTDui4=",
            ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
        ),
        ("El ñandú.".encode(), ["Content-Type: text/plain; charset=us-ascii"]),
        ("El ñandú.".encode("cp1252"), ["Content-Type: text/plain; charset=no-such"]),
        ("El ñandú.".encode("cp1252"), ["Content-Type: text/plain; charset=utf-8"]),
        ("El ñandú.".encode("cp1252"), []),
        (b"El =C3=B1and=C3=BA.", ["Content-Transfer-Encoding: quoted-printable"]),
    ],
)
def test_bodies_in_charsets_right_and_wrong(body: bytes, headers: list[str]) -> None:
    assert one(raw(body, *headers)).text == "x\n\nEl ñandú."


@pytest.mark.parametrize(
    "subject",
    ["=?utf-8?q?=C3=91and=C3=BA?=", "=?iso-8859-1?b?0WFuZPo=?=", "=?no-such?q?=D1and=FA?=", "Ñandú"],
)
def test_headers_in_every_writing(subject: str) -> None:
    assert one(f"Subject: {subject}\n\nx".encode()).text == "Ñandú\n\nx"
    assert one(b"Subject: \xd1and\xfa corre\n\nx").text == "Ñandú corre\n\nx"
    assert one(b"Subject: =?utf-8?b?!!!?=\n\nx").text.endswith("x")


def test_of_alternatives_the_plain_one_unless_it_is_empty() -> None:
    both = letter("Llano.")
    both.add_alternative("<p>De <b>página</b>.</p>", subtype="html")
    assert one(both).text == "Ñandú\n\nLlano."
    page = letter(" ")
    page.add_alternative("<p>De <b>página</b>.</p><script>no()</script>", subtype="html")
    assert one(page).text == "Ñandú\n\nDe página."


def test_folded_lines_are_joined_and_quotations_kept() -> None:
    body = b"Una sola \r\nfrase.\r\nOtra.\r\n> citada \r\n> antes\r\n-- \r\nIn\xc3\xa9s\r\n"
    assert one(raw(body, "Content-Type: text/plain; charset=utf-8; format=flowed")).text == (
        "x\n\nUna sola frase.\nOtra.\n> citada antes\n--\nInés"
    )
    joined = raw(b"par \r\nte\r\n", "Content-Type: text/plain; format=flowed; delsp=yes")
    assert one(joined).text == "x\n\nparte"


def test_attachments_come_along_each_by_a_name_of_its_own() -> None:
    made = letter()
    for content in (b"uno", b"dos"):
        made.add_attachment(content, maintype="application", subtype="pdf", filename="año/carta.pdf")
    made.add_attachment("texto adjunto", filename="nota.txt")
    made.add_attachment(letter("Dentro."))
    document = one(made)
    assert document.text == "Ñandú\n\nHabía una vez."
    assert [one.name for one in document.attached] == [
        "año_carta.pdf",
        "2-año_carta.pdf",
        "nota.txt",
        "4.eml",
    ]
    assert [one.content for one in document.attached][:2] == [b"uno", b"dos"]
    (inner,) = read(document.attached[3].content, EML)
    assert inner.text == "Ñandú\n\nDentro."


def test_pictures_of_a_page_and_signatures_are_no_attachments() -> None:
    made = letter(" ")
    made.add_alternative("<p>Página.</p><img src='cid:a'>", subtype="html")
    page = made.get_payload(1)
    assert isinstance(page, EmailMessage)
    page.add_related(b"PNG", maintype="image", subtype="png", cid="<a>")
    made.make_mixed()
    made.attach(_part("application/pgp-signature"))
    assert (one(made).text, one(made).attached) == ("Ñandú\n\nPágina.", ())


def _part(kind: str) -> EmailMessage:
    made = EmailMessage()
    made.set_content(b"x", *kind.split("/"))
    return made


def test_encrypted_mail_says_so() -> None:
    locked = raw(
        b"AAAA",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data",
        "Content-Transfer-Encoding: base64",
    )
    assert refusal(locked, EML) == (Outcome.ENCRYPTED, "encrypted_mail")


def test_other_programs_ways_of_keeping_a_message() -> None:
    plain = letter("Hola.").as_bytes()
    assert one(b"From ines@ejemplo.es Mon Jan  1 10:00:00 2024\n" + plain).text == "Ñandú\n\nHola."
    assert one(b"%d \n%s<?xml version='1.0'?><plist/>" % (len(plain), plain)).text == "Ñandú\n\nHola."
    assert one("\ufeffSubject: Ñandú\n\nHola.".encode("utf-16")).text == "Ñandú\n\nHola."
    assert one(b"Content-Type: multipart/mixed\n\nSin partes.").text == "Sin partes."


def test_what_has_no_text_says_so() -> None:
    assert refusal(b"From: a@b.es\n\n", EML) == (Outcome.EMPTY, "no_text")
    assert refusal(b"\n\n", EML) == (Outcome.EMPTY, "no_text")


def test_deep_nesting_ends() -> None:
    data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5_000))
    outcome, code = refusal(data, EML)
    assert (outcome, code) in {(Outcome.REFUSED, "nested_too_deep"), (Outcome.EMPTY, "no_text")}


BOX = (
    b"From a@b.es Mon Jan  1 10:00:00 2024\nSubject: uno\n\nHola.\n>From aqui.\n\nFrom lejos vino\nuna carta.\n\n"
    b"From 175@xxx Mon Jan 01 10:00:00 +0000 2024\nSubject: dos\n\nAdi\xc3\xb3s.\n\n"
    b"From - Mon Jan 01 10:00:00 2024\nX-Mozilla-Status: 0001\nFrom: a@b.es\n\n\n"
    b"From MAILER-DAEMON\nSubject: tres\n\nFin.\n"
)


def test_every_message_of_a_mailbox_is_a_document_at_its_place() -> None:
    documents = read(BOX, MBOX)
    assert [document.text for document in documents] == [
        "uno\n\nHola.\nFrom aqui.\n\nFrom lejos vino\nuna carta.",
        "dos\n\nAdiós.",
        "tres\n\nFin.",
    ]
    assert [document.position for document in documents][:2] == [0, documents[0].resume_at]
    assert documents[-1].resume_at == len(BOX)
    assert [document.text for document in read(BOX, MBOX, one_way=True)] == [one.text for one in documents]


def test_a_mailbox_is_read_on_where_it_stopped() -> None:
    first, second, third = read(BOX, MBOX)
    assert [one.text for one in read(BOX, MBOX, start=first.resume_at, stop=second.resume_at)] == [
        second.text
    ]
    assert [one.text for one in read(BOX, MBOX, start=third.position)] == [third.text]


def test_attachments_in_a_mailbox_are_named_after_their_message() -> None:
    made = letter()
    made.add_attachment(b"uno", maintype="application", subtype="pdf", filename="carta.pdf")
    box = b"".join(b"From a@b.es Mon Jan  1 10:00:00 2024\n" + made.as_bytes() + b"\n\n" for _ in range(2))
    names = [one.name for document in read(box, MBOX) for one in document.attached]
    assert names[0] == "0/carta.pdf"
    assert len(set(names)) == 2


def test_a_mailbox_is_never_held_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox_messages, "_LARGEST_MESSAGE_BYTES", 2_000)
    monkeypatch.setattr(mailbox_messages, "_CHUNK_BYTES", 64)
    box = BOX * 100
    assert len(read(box, MBOX)) == 300
    source = Source(BytesIO(BOX + b"x" * 5_000), "buzón", 0, MBOX)
    assert refusal_of(source) == "record_too_large"


def refusal_of(source: Source) -> str:
    with pytest.raises(Unreadable) as raised:
        list(Mail().extract(source))
    return raised.value.code
