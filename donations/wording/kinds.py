"""What each kind of file is called: one row for each media type that is told from others."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from donations.wording import Words


class Kind(NamedTuple):
    """A kind of file in a word or two; what is in one that `has_rows` is counted in rows, not in documents."""

    word: Words
    has_rows: bool = False


NAMELESS = "application/octet-stream"
KINDS: Mapping[str, Kind] = {
    "application/pdf": Kind(_("PDF")),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind(_("Word")),
    "application/msword": Kind(_("Word (old)")),
    "text/html": Kind(_("Web page")),
    "application/xhtml+xml": Kind(_("Web page")),
    "application/x-mimearchive": Kind(_("Web page")),
    "text/plain": Kind(_("Text")),
    "text/markdown": Kind(_("Text with Markdown")),
    "text/x-tex": Kind(_("Text with LaTeX")),
    "text/csv": Kind(_("Table (CSV)"), has_rows=True),
    "text/tab-separated-values": Kind(_("Table (TSV)"), has_rows=True),
    "application/json": Kind(_("JSON"), has_rows=True),
    "application/x-ndjson": Kind(_("JSON lines"), has_rows=True),
    "application/zip": Kind(_("ZIP box")),
    "application/vnd.oasis.opendocument.text": Kind(_("OpenDocument text")),
    "application/vnd.oasis.opendocument.text-template": Kind(_("OpenDocument text")),
    "application/vnd.oasis.opendocument.text-flat-xml": Kind(_("OpenDocument text")),
    "application/vnd.oasis.opendocument.text-master": Kind(_("OpenDocument text")),
    "application/vnd.oasis.opendocument.text-web": Kind(_("OpenDocument text")),
    "application/vnd.oasis.opendocument.presentation": Kind(_("OpenDocument slides")),
    "application/vnd.oasis.opendocument.presentation-template": Kind(_("OpenDocument slides")),
    "application/vnd.oasis.opendocument.presentation-flat-xml": Kind(_("OpenDocument slides")),
    "application/vnd.oasis.opendocument.graphics": Kind(_("OpenDocument drawing")),
    "application/vnd.oasis.opendocument.graphics-template": Kind(_("OpenDocument drawing")),
    "application/vnd.oasis.opendocument.graphics-flat-xml": Kind(_("OpenDocument drawing")),
    "application/vnd.oasis.opendocument.spreadsheet": Kind(_("OpenDocument table")),
    "application/vnd.oasis.opendocument.spreadsheet-template": Kind(_("OpenDocument table")),
    "application/vnd.oasis.opendocument.spreadsheet-flat-xml": Kind(_("OpenDocument table")),
    "application/vnd.sun.xml.writer": Kind(_("OpenOffice text (old)")),
    "application/vnd.sun.xml.impress": Kind(_("OpenOffice slides (old)")),
    "application/vnd.sun.xml.draw": Kind(_("OpenOffice drawing (old)")),
    "application/vnd.sun.xml.calc": Kind(_("OpenOffice table (old)")),
    "application/x-word-flat-xml": Kind(_("Word (XML)")),
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": Kind(_("Excel")),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Kind(_("Excel")),
    "application/vnd.ms-excel": Kind(_("Excel (old)")),
    "application/x-excel-html": Kind(_("Excel (web page)")),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": Kind(_("Slides")),
    "application/vnd.ms-powerpoint": Kind(_("Slides (old)")),
    "application/rtf": Kind(_("RTF")),
    "text/rtf": Kind(_("RTF")),
    "application/epub+zip": Kind(_("EPUB book")),
    "application/xml": Kind(_("XML")),
    "text/xml": Kind(_("XML")),
    "application/tei+xml": Kind(_("TEI edition")),
    "application/jats+xml": Kind(_("Article (JATS)")),
    "application/x-tmx+xml": Kind(_("Translation memory (TMX)"), has_rows=True),
    "application/xliff+xml": Kind(_("Translation (XLIFF)"), has_rows=True),
    "application/x-tbx+xml": Kind(_("Terms (TBX)"), has_rows=True),
    "application/x-mediawiki-dump+xml": Kind(_("Wiki")),
    "application/x-fictionbook+xml": Kind(_("Book (FictionBook)")),
    "application/docbook+xml": Kind(_("Document (DocBook)")),
    "application/ttml+xml": Kind(_("Subtitles")),
    "text/x-conllu": Kind(_("Analysed sentences (CoNLL-U)")),
    "text/x-conll": Kind(_("Sentences with tagged words"), has_rows=True),
    "text/x-conll-numbered": Kind(_("Analysed sentences (CoNLL)"), has_rows=True),
    "text/x-webanno-tsv": Kind(_("Annotated text (WebAnno)"), has_rows=True),
    "text/x-brat": Kind(_("Annotations beside a text (brat)"), has_rows=True),
    "text/x-utterances": Kind(_("Sentences of recordings"), has_rows=True),
    "text/x-moses": Kind(_("Texts line by line with their translations"), has_rows=True),
    "application/x-ancora+xml": Kind(_("Analysed sentences (AnCora)"), has_rows=True),
    "text/x-vertical": Kind(_("Corpus, a word a line (VRT)")),
    "application/x-elan+xml": Kind(_("Annotated recording (ELAN)"), has_rows=True),
    "application/x-transcriber+xml": Kind(_("Transcript (Transcriber)"), has_rows=True),
    "application/x-exmaralda+xml": Kind(_("Annotated recording (EXMARaLDA)"), has_rows=True),
    "text/x-praat-textgrid": Kind(_("Annotated recording (Praat)"), has_rows=True),
    "text/x-chat": Kind(_("Transcript (CHAT)"), has_rows=True),
    "text/x-whatsapp-chat": Kind(_("Chat (WhatsApp)"), has_rows=True),
    "text/x-toolbox": Kind(_("Text or dictionary (Toolbox)"), has_rows=True),
    "application/x-flextext+xml": Kind(_("Interlinear text (FLEx)"), has_rows=True),
    "application/x-lift+xml": Kind(_("Dictionary (LIFT)"), has_rows=True),
    "text/x-usfm": Kind(_("Scripture (USFM)"), has_rows=True),
    "application/x-usx+xml": Kind(_("Scripture (USX)"), has_rows=True),
    "application/x-alto+xml": Kind(_("Digitised pages (ALTO)")),
    "application/x-page+xml": Kind(_("Digitised pages (PAGE)")),
    "text/vnd.hocr+html": Kind(_("Digitised pages (hOCR)")),
    "text/x-wikiextractor": Kind(_("Articles of a wiki (WikiExtractor)")),
    "text/x-gettext-translation": Kind(_("Translation of a program (PO)"), has_rows=True),
    "application/x-subrip": Kind(_("Subtitles")),
    "text/vtt": Kind(_("Subtitles")),
    "text/x-ssa": Kind(_("Subtitles")),
    "text/x-microdvd": Kind(_("Subtitles")),
    "text/x-sbv": Kind(_("Subtitles")),
    "application/x-sami": Kind(_("Subtitles")),
    "text/x-lrc": Kind(_("Lyrics (LRC)")),
    "text/x-transcript": Kind(_("Transcript with times")),
    "application/rss+xml": Kind(_("Feed")),
    "application/atom+xml": Kind(_("Feed")),
    "message/rfc822": Kind(_("Mail")),
    "application/mbox": Kind(_("Mailbox")),
    "application/vnd.ms-outlook": Kind(_("Mail (Outlook)")),
    "application/vnd.ms-outlook-pst": Kind(_("Mail folder (Outlook)")),
    "application/vnd.djvu": Kind(_("Scanned book (DjVu)")),
    "application/x-iwork": Kind(_("Pages, Numbers or Keynote")),
    "application/vnd.sqlite3": Kind(_("Database (SQLite)")),
    "application/x-sqlite3": Kind(_("Database (SQLite)")),
    "application/x-msaccess": Kind(_("Database (Access)")),
    "application/x-dbf": Kind(_("Database (dBase)")),
    "application/sql": Kind(_("Database (SQL)")),
    "application/x-spss-sav": Kind(_("Data (SPSS)")),
    "application/x-stata-dta": Kind(_("Data (Stata)")),
    "application/yaml": Kind(_("Data (YAML)")),
    "application/rdf+xml": Kind(_("Data (RDF)")),
    "text/vcard": Kind(_("Contacts")),
    "text/calendar": Kind(_("Calendar")),
    "application/x-mork": Kind(_("Index of a mail program")),
    "application/postscript": Kind(_("PostScript")),
    "application/vnd.visio": Kind(_("Visio drawing")),
    "application/vnd.ms-publisher": Kind(_("Publisher")),
    "application/vnd.microsoft.portable-executable": Kind(_("Program")),
    "application/x-dosexec": Kind(_("Program")),
    "application/x-executable": Kind(_("Program")),
    "inode/x-empty": Kind(_("Empty file")),
    "application/x-tar": Kind(_("Box (TAR)")),
    "application/warc": Kind(_("Web archive (WARC)")),
    "application/gzip": Kind(_("Box (GZ)")),
    "application/x-bzip2": Kind(_("Box (BZ2)")),
    "application/x-xz": Kind(_("Box (XZ)")),
    "application/x-lzma": Kind(_("Box (LZMA)")),
    "application/zstd": Kind(_("Box (ZST)")),
    "application/x-lz4": Kind(_("Box (LZ4)")),
    "application/x-compress": Kind(_("Box (Z)")),
    "application/vnd.apache.parquet": Kind(_("Table (Parquet)"), has_rows=True),
    "application/vnd.apache.arrow.file": Kind(_("Table (Arrow)"), has_rows=True),
    "application/vnd.apache.arrow.stream": Kind(_("Table (Arrow)"), has_rows=True),
    "application/x-7z-compressed": Kind(_("Box (7z)")),
    "application/x-rar": Kind(_("Box (RAR)")),
    "application/vnd.rar": Kind(_("Box (RAR)")),
    "application/x-ole-storage": Kind(_("Office (old, or with a password)")),
    "application/x-shortcut": Kind(_("Link to something else")),
    "application/x-ms-shortcut": Kind(_("Link to something else")),
    "application/x-icloud-placeholder": Kind(_("File that stayed in iCloud")),
    "application/x-git-pointer": Kind(_("File that stayed in its repository")),
    NAMELESS: Kind(_("Unknown kind")),
}

_FAMILIES: Mapping[str, Words] = {
    "image": _("Image"),
    "audio": _("Sound"),
    "video": _("Video"),
    "text": _("Text"),
}


def kind_of(media_type: str) -> Words:
    """Return what a kind of file is called: by its own name, that of its family, or as programs call it."""
    known = KINDS.get(media_type)
    return known.word if known else _FAMILIES.get(media_type.partition("/")[0], media_type)


def has_rows(media_type: str) -> bool:
    """Tell whether what is in such a file is counted in rows."""
    known = KINDS.get(media_type)
    return known is not None and known.has_rows
