"""What became of a file, in people's words: a short mark, and a sentence that always has a way out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Mark:
    """How an outcome is shown: its level, one word, and what the donor can do about it ("" where nothing is needed)."""

    level: str
    word: Words
    advice: Words = ""


WAITING = Mark("pending", _("Waiting"))
READING = Mark("pending", _("Being read"))
MARKS: Mapping[str, Mark] = {
    "text": Mark("pass", _("Read")),
    "unpacked": Mark("pass", _("Opened")),
    "empty": Mark("warn", _("No text"), _("We found no text in it. If there should be some, look whether it was saved properly; otherwise nothing is needed.")),
    "media": Mark("note", _("Image or sound"), _("We keep it as it is. If you would like it published too, put its text beside it under the same name (radio.mp3, radio.txt), or a table that says its name in one column and what is in it in another.")),
    "needs_ocr": Mark("warn", _("Scan"), _("Its pages are pictures of text. If you have the original document or a version with text, upload that one; otherwise we keep it until a machine here can read it.")),
    "skipped": Mark("note", _("Left aside"), _("It is a file that programs leave behind, such as thumbnails or hidden folders. Nothing is needed.")),
    "refused": Mark("block", _("Not opened"), _("We did not open it, for safety. Unpack or split it on your computer and upload the pieces, or leave it out.")),
    "encrypted": Mark("block", _("Locked"), _("It has a password. Upload it without one, or leave it out.")),
    "damaged": Mark("block", _("Damaged"), _("The file is broken. Open it on your computer, save it again and upload it anew, or leave it out.")),
    "unknown": Mark("warn", _("Not recognised"), _("We do not know this kind of file yet. Save it as PDF, Word or plain text if you can, or leave it out.")),
    "failed": Mark("block", _("Our mistake"), _("We could not read it, and it is our fault. The team will look at it; you need not do anything.")),
}  # fmt: skip
NEED_THE_DONOR = ("empty", "needs_ocr", "refused", "encrypted", "damaged", "unknown")
PART = Mark("warn", _("Read in part"))
LACKS = Mark("warn", _("Read, but something is missing"))
SCAN_OF_OURS = Mark("note", _("Scan"))
# What is said of a text of which everything is there; any other reason beside one says what is not.
_ASK_NOTHING = ("", "read_by_ocr")
_LACKS = "sidecar_names_missing"  # it was read to its end: before any other the reading ended
_OURS = ("waits_for_ocr", "ocr_failed")  # of a scan: nobody else can do anything about it now
_ASKS = Q(outcome="text") & ~Q(reason__in=_ASK_NOTHING)
# Lines that ask something of the donor, and those in a box of which something is to be said, as the database tells them.
NEEDING = (Q(outcome__in=NEED_THE_DONOR) & ~Q(reason__in=_OURS)) | _ASKS
TOLD_BY_ITSELF = Q(outcome__in=NEED_THE_DONOR) | (Q(outcome="text") & ~Q(reason=""))


def mark_of(outcome: str, reason: str) -> Mark:
    """Return how a line is shown: by its outcome, but for texts that ask something of the donor, and scans that wait for us."""
    if outcome == "text" and reason not in _ASK_NOTHING:
        return LACKS if reason == _LACKS else PART
    return SCAN_OF_OURS if outcome == "needs_ocr" and reason in _OURS else MARKS.get(outcome, WAITING)


def is_told_by_itself(outcome: str, reason: str) -> bool:
    """Tell whether something is to be said of what lies in a box, also when nothing is needed."""
    return outcome in NEED_THE_DONOR or (outcome == "text" and bool(reason))


NAMELESS = "application/octet-stream"
KINDS: Mapping[str, Words] = {
    "application/pdf": _("PDF"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _("Word"),
    "application/msword": _("Word (old)"),
    "text/html": _("Web page"),
    "application/xhtml+xml": _("Web page"),
    "application/x-mimearchive": _("Web page"),
    "text/plain": _("Text"),
    "text/markdown": _("Text with Markdown"),
    "text/csv": _("Table (CSV)"),
    "text/tab-separated-values": _("Table (TSV)"),
    "application/json": _("JSON"),
    "application/x-ndjson": _("JSON lines"),
    "application/zip": _("ZIP box"),
    "application/vnd.oasis.opendocument.text": _("OpenDocument text"),
    "application/vnd.oasis.opendocument.text-template": _("OpenDocument text"),
    "application/vnd.oasis.opendocument.text-flat-xml": _("OpenDocument text"),
    "application/vnd.oasis.opendocument.presentation": _("OpenDocument slides"),
    "application/vnd.oasis.opendocument.presentation-flat-xml": _("OpenDocument slides"),
    "application/vnd.oasis.opendocument.graphics": _("OpenDocument drawing"),
    "application/vnd.oasis.opendocument.spreadsheet": _("OpenDocument table"),
    "application/vnd.oasis.opendocument.spreadsheet-template": _("OpenDocument table"),
    "application/vnd.oasis.opendocument.spreadsheet-flat-xml": _("OpenDocument table"),
    "application/x-word-flat-xml": _("Word (XML)"),
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": _("Excel"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _("Excel"),
    "application/vnd.ms-excel": _("Excel (old)"),
    "application/x-excel-html": _("Excel (web page)"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": _("Slides"),
    "application/vnd.ms-powerpoint": _("Slides (old)"),
    "application/rtf": _("RTF"),
    "text/rtf": _("RTF"),
    "application/epub+zip": _("EPUB book"),
    "application/xml": _("XML"),
    "text/xml": _("XML"),
    "application/tei+xml": _("TEI edition"),
    "application/jats+xml": _("Article (JATS)"),
    "application/x-tmx+xml": _("Translation memory (TMX)"),
    "application/xliff+xml": _("Translation (XLIFF)"),
    "application/x-tbx+xml": _("Terms (TBX)"),
    "application/x-mediawiki-dump+xml": _("Wiki"),
    "application/x-fictionbook+xml": _("Book (FictionBook)"),
    "application/ttml+xml": _("Subtitles"),
    "text/x-conllu": _("Analysed sentences (CoNLL-U)"),
    "text/x-conll": _("Sentences with tagged words"),
    "text/x-conll-numbered": _("Analysed sentences (CoNLL)"),
    "text/x-webanno-tsv": _("Annotated text (WebAnno)"),
    "text/x-brat": _("Annotations beside a text (brat)"),
    "text/x-utterances": _("Sentences of recordings"),
    "text/x-moses": _("Texts line by line with their translations"),
    "application/x-ancora+xml": _("Analysed sentences (AnCora)"),
    "text/x-vertical": _("Corpus, a word a line (VRT)"),
    "application/x-elan+xml": _("Annotated recording (ELAN)"),
    "application/x-transcriber+xml": _("Transcript (Transcriber)"),
    "application/x-exmaralda+xml": _("Annotated recording (EXMARaLDA)"),
    "text/x-praat-textgrid": _("Annotated recording (Praat)"),
    "text/x-chat": _("Transcript (CHAT)"),
    "text/x-whatsapp-chat": _("Chat (WhatsApp)"),
    "text/x-toolbox": _("Text or dictionary (Toolbox)"),
    "application/x-flextext+xml": _("Interlinear text (FLEx)"),
    "application/x-lift+xml": _("Dictionary (LIFT)"),
    "text/x-usfm": _("Scripture (USFM)"),
    "application/x-usx+xml": _("Scripture (USX)"),
    "application/x-alto+xml": _("Digitised pages (ALTO)"),
    "application/x-page+xml": _("Digitised pages (PAGE)"),
    "text/vnd.hocr+html": _("Digitised pages (hOCR)"),
    "text/x-wikiextractor": _("Articles of a wiki (WikiExtractor)"),
    "text/x-gettext-translation": _("Translation of a program (PO)"),
    "application/x-subrip": _("Subtitles"),
    "text/vtt": _("Subtitles"),
    "text/x-ssa": _("Subtitles"),
    "text/x-microdvd": _("Subtitles"),
    "text/x-sbv": _("Subtitles"),
    "application/x-sami": _("Subtitles"),
    "text/x-lrc": _("Lyrics (LRC)"),
    "text/x-transcript": _("Transcript with times"),
    "application/rss+xml": _("Feed"),
    "application/atom+xml": _("Feed"),
    "message/rfc822": _("Mail"),
    "application/mbox": _("Mailbox"),
    "application/vnd.ms-outlook": _("Mail (Outlook)"),
    "application/vnd.ms-outlook-pst": _("Mail folder (Outlook)"),
    "application/vnd.djvu": _("Scanned book (DjVu)"),
    "application/x-iwork": _("Pages, Numbers or Keynote"),
    "application/vnd.sqlite3": _("Database (SQLite)"),
    "application/x-sqlite3": _("Database (SQLite)"),
    "application/x-msaccess": _("Database (Access)"),
    "application/x-dbf": _("Database (dBase)"),
    "application/sql": _("Database (SQL)"),
    "application/x-spss-sav": _("Data (SPSS)"),
    "application/x-stata-dta": _("Data (Stata)"),
    "application/yaml": _("Data (YAML)"),
    "text/vcard": _("Contacts"),
    "text/calendar": _("Calendar"),
    "application/x-mork": _("Index of a mail program"),
    "application/x-tar": _("Box (TAR)"),
    "application/warc": _("Web archive (WARC)"),
    "application/gzip": _("Box (GZ)"),
    "application/x-bzip2": _("Box (BZ2)"),
    "application/x-xz": _("Box (XZ)"),
    "application/x-lzma": _("Box (LZMA)"),
    "application/zstd": _("Box (ZST)"),
    "application/x-lz4": _("Box (LZ4)"),
    "application/x-compress": _("Box (Z)"),
    "application/vnd.apache.parquet": _("Table (Parquet)"),
    "application/vnd.apache.arrow.file": _("Table (Arrow)"),
    "application/vnd.apache.arrow.stream": _("Table (Arrow)"),
    "application/x-7z-compressed": _("Box (7z)"),
    "application/x-rar": _("Box (RAR)"),
    "application/vnd.rar": _("Box (RAR)"),
    "application/x-ole-storage": _("Office (old, or with a password)"),
    "application/x-shortcut": _("Link to something else"),
    "application/x-ms-shortcut": _("Link to something else"),
    "application/x-icloud-placeholder": _("File that stayed in iCloud"),
    "application/x-git-pointer": _("File that stayed in its repository"),
    NAMELESS: _("Unknown kind"),
}
TABLES = frozenset({
    "text/csv", "text/tab-separated-values", "application/json", "application/x-ndjson",
    "application/vnd.apache.parquet", "application/vnd.apache.arrow.file", "application/vnd.apache.arrow.stream", "text/x-brat", "text/x-utterances", "text/x-moses",
    "text/x-whatsapp-chat", "text/x-conll", "text/x-conll-numbered", "text/x-webanno-tsv", "application/x-ancora+xml", "application/x-elan+xml",
    "application/x-transcriber+xml", "application/x-exmaralda+xml", "text/x-praat-textgrid", "text/x-chat", "text/x-toolbox", "application/x-flextext+xml", "application/x-lift+xml", "text/x-usfm",
    "application/x-usx+xml", "text/x-gettext-translation", "application/x-tmx+xml", "application/xliff+xml", "application/x-tbx+xml",
})  # fmt: skip


def kind_of(media_type: str) -> Words:
    """Return what a kind of file is called."""
    known = KINDS.get(media_type)
    if known is not None:
        return known
    family = {"image": _("Image"), "audio": _("Sound"), "video": _("Video"), "text": _("Text")}
    return family.get(media_type.split("/", maxsplit=1)[0], media_type)
