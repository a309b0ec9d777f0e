"""Extractors turn one file into documents. The order of the tuple is their priority."""

from functools import cache

from ingestion.extractors.analysed.ancora import Ancora
from ingestion.extractors.analysed.brat import Brat
from ingestion.extractors.analysed.numbered import Numbered
from ingestion.extractors.analysed.tagged import Tagged
from ingestion.extractors.analysed.vertical import Vertical
from ingestion.extractors.analysed.webanno import Webanno
from ingestion.extractors.columnar import Columnar
from ingestion.extractors.conllu import Conllu
from ingestion.extractors.digitised.alto import Alto
from ingestion.extractors.digitised.hocr import Hocr
from ingestion.extractors.digitised.page_xml import PageXml
from ingestion.extractors.doc import Doc
from ingestion.extractors.docx import Docx
from ingestion.extractors.epub import Epub
from ingestion.extractors.feeds import Feeds
from ingestion.extractors.fieldwork.chat import Chat
from ingestion.extractors.fieldwork.elan import Elan
from ingestion.extractors.fieldwork.exmaralda import Exmaralda
from ingestion.extractors.fieldwork.textgrid import TextGrid
from ingestion.extractors.fieldwork.toolbox import Toolbox
from ingestion.extractors.fieldwork.transcriber import Transcriber
from ingestion.extractors.flex.flextext import Flextext
from ingestion.extractors.flex.lift import Lift
from ingestion.extractors.gettext import Gettext
from ingestion.extractors.html import Html
from ingestion.extractors.jats import Jats
from ingestion.extractors.latex import Latex
from ingestion.extractors.locked_office import LockedOffice
from ingestion.extractors.mail import Mail
from ingestion.extractors.mediawiki import MediaWiki
from ingestion.extractors.moses import Moses
from ingestion.extractors.msg import Msg
from ingestion.extractors.opendocument import OpenDocument
from ingestion.extractors.page_sheets import PageSheets
from ingestion.extractors.pdf import Pdf
from ingestion.extractors.phone_chat import PhoneChat
from ingestion.extractors.plain import Plain
from ingestion.extractors.ppt import Ppt
from ingestion.extractors.pptx import Pptx
from ingestion.extractors.records import Records
from ingestion.extractors.rtf import Rtf
from ingestion.extractors.scripture.usfm import Usfm
from ingestion.extractors.scripture.usx import Usx
from ingestion.extractors.sheets import Sheets
from ingestion.extractors.subtitles import Subtitles
from ingestion.extractors.tables import Tables
from ingestion.extractors.tbx import Tbx
from ingestion.extractors.tei import Tei
from ingestion.extractors.tmx import Tmx
from ingestion.extractors.utterances import Utterances
from ingestion.extractors.wikiextractor import WikiExtractor
from ingestion.extractors.xml import XmlAny
from ingestion.types import Extractor

EXTRACTORS: tuple[Extractor, ...] = (
    Pdf(),
    Docx(),
    Doc(),
    OpenDocument(),
    Pptx(),
    Ppt(),
    Rtf(),
    Epub(),
    Html(),
    Hocr(),
    Tei(),
    Jats(),
    Tmx(),
    Tbx(),
    Elan(),
    Transcriber(),
    Exmaralda(),
    Flextext(),
    Lift(),
    Usx(),
    Alto(),
    PageXml(),
    Ancora(),
    MediaWiki(),
    Feeds(),
    XmlAny(),
    Mail(),
    Msg(),
    LockedOffice(),
    Sheets(),
    PageSheets(),
    Columnar(),
    Subtitles(),
    TextGrid(),
    Chat(),
    PhoneChat(),
    Toolbox(),
    Usfm(),
    Conllu(),
    Tagged(),
    Numbered(),
    Brat(),
    Webanno(),
    Vertical(),
    WikiExtractor(),
    Utterances(),
    Moses(),
    Gettext(),
    Latex(),
    Tables(),
    Records(),
    Plain(),
)


@cache
def extractors_for(media_type: str) -> tuple[Extractor, ...]:
    """The extractors that read `media_type`, in the order in which to try them; empty if none does."""
    return tuple(extractor for extractor in EXTRACTORS if media_type in extractor.media_types)
