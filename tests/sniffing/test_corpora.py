"""The formats of linguists and translators are told by what they begin with, whatever they are called; prose and code are none of them."""

import io

import pytest

from ingestion.sniffing import sniff
from ingestion.sniffing.labels import mislabelled
from tests.sniffing.samples import PROSE

NAMES = "Juan B-PER\nPérez I-PER\nvive O\nen O\nLima B-LOC\n\nMaría B-PER\ncanta O\n"
FREELING = "La el DA0FS0 0.99\nabuela abuelo NCFS000 1\nvive vivir VMIP3S0 0.75\n. . Fp 1\n\nCanta cantar VMIP3S0 0.5\n\n"
GATHERED = '<doc id="1" title="Uno">\nUno.\n\nDos.\n\n</doc>\n<doc id="2">\nTres.\n</doc>\n'
STANDOFF = (
    "T1\tENFERMEDAD 22 30;35 40\tdiabetes ellitus\nT2\tFármaco-x 1 4\tsol\nR1\tTrata Arg1:T2 Arg2:T1\t\nE1\tToma:T2 Quien:T1 Qué2:E1\nA1\tNegado E1\n"
    "M1\tGrado E1 alto\nN1\tReference T1 UMLS:C0011849\tDiabetes\n#1\tAnnotatorNotes T1\t¿seguro?\n*\tEquiv T1 T2\n"
)
TREE = """<?xml version="1.0"?>
<article lng="es"><sentence id="1"><sn/>
<n lem='maíz' pos="n" wd='maíz'/></sentence></article>
"""
TRANSCRIPT = """<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans scribe="ana" audio_filename="cuento" version="2">
<Episode><Section type="report"><Turn startTime="0" endTime="1"><Sync time="0"/>había una vez</Turn></Section></Episode></Trans>
"""
VERTICAL = '<doc id="1">\n<s>\nLa\tDA\tel\ncasa\tNC\tcasa\nes\tV\tser\ngrande\tA\tgrande\n</s>\n</doc>\n'


def _sniff(content: str | bytes, name: str = "") -> str:
    data = content.encode() if isinstance(content, str) else content
    return sniff(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('<?xml version="1.0"?>\n<ANNOTATION_DOCUMENT FORMAT="3.0"/>', "application/x-elan+xml"),
        ('<?xml version="1.0"?>\n<!-- (c) EXMARaLDA -->\n<basic-transcription><head/></basic-transcription>', "application/x-exmaralda+xml"),
        ("<basic-transcription>\n<head>", "application/x-exmaralda+xml"),
        ('<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "TBX.dtd">\n<martif type="TBX">', "application/x-tbx+xml"),
        ('<tbx style="dca" xmlns="urn:iso:std:iso:30042:ed-2">', "application/x-tbx+xml"),
        ('<?xml version="1.0"?>\n<list-transcription/>', "application/xml"),
        ('<?xml version="1.0"?>\n<corpus><basic-transcription/></corpus>', "application/xml"),
        (f'<?xml version="1.0" encoding="ISO-8859-1"?>\n{TRANSCRIPT}', "application/x-transcriber+xml"),
        (TRANSCRIPT, "application/x-transcriber+xml"),
        (TRANSCRIPT.replace("trans-14", "http://trans.sf.net/trans-13"), "application/x-transcriber+xml"),
        (TRANSCRIPT.partition("<Episode>")[0], "application/x-transcriber+xml"),
        (TRANSCRIPT.partition("\n")[2], "application/x-transcriber+xml"),
        ('<Trans scribe="ana" audio_filename="">\n<Speakers>', "application/x-transcriber+xml"),
        ("<Trans>\n<Episode><Section>", "application/x-transcriber+xml"),
        ('<?xml version="1.0"?>\n<Trans version="2"><Movimiento>uno</Movimiento></Trans>', "application/xml"),
        ('<!DOCTYPE Trans SYSTEM "pagos.dtd">\n<Trans><Pago>uno</Pago></Trans>', "application/xml"),
        (TRANSCRIPT.replace("Trans", "Traza"), "application/xml"),
        (TRANSCRIPT.replace("Trans", "trans"), "application/xml"),
        ('<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"/>', "application/x-alto+xml"),
        ('<?xml version="1.0"?><PcGts xmlns="x"/>', "application/x-page+xml"),
        ('<?xml version="1.0"?><usx version="3.0"><book code="MRK"/></usx>', "application/x-usx+xml"),
        ('<?xml version="1.0"?><lift version="0.13"/>', "application/x-lift+xml"),
        ('<?xml version="1.0"?><document version="2"><interlinear-text/></document>', "application/x-flextext+xml"),
        ('<?xml version="1.0"?><document version="2"><p>uno</p></document>', "application/xml"),
        ("<!DOCTYPE html>\n<html><body><div class='ocr_page' id='p'>uno</div></body></html>", "text/vnd.hocr+html"),
        ("<html><body><p>La clase ocr_page es de hOCR.</p></body></html>", "text/html"),
        ('File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\n', "text/x-praat-textgrid"),
        ('File type = "ooTextFile short"\n"TextGrid"\n\n0\n', "text/x-praat-textgrid"),
        ('File type = "ooTextFile"\nObject class = "Pitch 1"\n', "text/plain"),
        ("@UTF8\n@Begin\n*MOT:\thola . \x150_2310\x15\n*CHI:\t\x151_2\x15\n", "text/x-chat"),
        ("\ufeff@UTF8\n@Begin\n", "text/x-chat"),
        ("@Begin\n*MOT:\thola .\n", "text/x-chat"),
        ("@book{uno,\n title={Dos}}\n", "text/plain"),
        ("\\_sh v3.0  400  Text\n\n\\id 1\n\\ref 1.1\n\\tx Nocal\n", "text/x-toolbox"),
        ("\\lx calli\n\\ps s\n\\gn casa\n\n\\lx atl\n\\gn agua\n", "text/x-toolbox"),
        ("\\id cuento\n\\ref 1\n\\tx Nocal\n  hueyi\n\\ft Mi casa\n", "text/x-toolbox"),
        ("\\t es un tabulador\n\ny \\n un salto de línea.\n\nNada más.\n\nFin.\n", "text/plain"),
        ("\\item uno\n\\item dos\n\\item tres\n\\item cuatro\n", "text/plain"),
        ("\\id MRK - Nuevo Testamento\n\\h San Marcos\n\\c 1\n\\p\n\\v 1 Nican pehua.\n", "text/x-usfm"),
        ("\\documentclass{article}\n\\id x\n", "text/x-tex"),
        ('# Traducción\nmsgid ""\nmsgstr ""\n"Language: gn\\n"\n', "text/x-gettext-translation"),
        ('\nmsgctxt "menú"\nmsgid "Open"\nmsgstr ""\n', "text/x-gettext-translation"),
        ("# Título\n\nmsgid es una palabra.\n", "text/plain"),
        ("#FORMAT=WebAnno TSV 3.3\n#T_SP=a.N|v\n\n\n#Text=El maíz\n1-1\t0-2\tEl\t_\t\n", "text/x-webanno-tsv"),
        ("#FORMAT=WebAnno TSV 3\n", "text/x-webanno-tsv"),
        ("#FORMAT=WebAnno TSV 2.0\n", "text/plain"),
        ("#FORMAT=WebAnno TSV 3.3 es un formato.\n", "text/plain"),
        ("# WebAnno\n\nSus archivos empiezan así:\n\n#FORMAT=WebAnno TSV 3.3\n", "text/plain"),
        (TREE, "application/x-ancora+xml"),
        (TREE.partition("\n")[2], "application/x-ancora+xml"),
        (TREE.replace("lem=", "lema="), "application/xml"),
        (TREE.replace("wd=", "word="), "application/xml"),
        (TREE.replace("sentence", "oracion"), "application/xml"),
        (TREE.replace("<sn/>", "<p>Un árbol:</p>"), "application/xml"),
        (TREE.replace("article", "TEI"), "application/tei+xml"),
        (STANDOFF, "text/x-brat"),
        *((line + "\n", "text/x-brat") for line in STANDOFF.splitlines()),
        (STANDOFF * 3 + "que sigue en otra línea\n", "text/x-brat"),
        (STANDOFF + "que sigue en otra línea\n" * 2, "text/plain"),
        ("T1\tTema de la clase\tHistoria\n" * 9, "text/tab-separated-values"),
        ("T1\tdel 2 al 4\tHistoria\n" * 9, "text/tab-separated-values"),
        ("R1 Trata Arg1:T2 Arg2:T1\nE1 es una entrada.\n", "text/plain"),
        ("A1\tAna Paz\nA2\tLuz Sol\n", "text/plain"),
        ("M1\tMesa T1\tRoble\nA1\tSilla\tPino\n", "text/plain"),
        ("A1\tSala T1\tverde\nA2\tSala T2\tazul\n", "text/plain"),
        ("# T1\n\nTexto.\n", "text/plain"),
        ("# Nota T1\n", "text/plain"),
        ("* Uno\n* Dos\n", "text/plain"),
        ("*\tEquiv T1 dos\n", "text/plain"),
        (NAMES, "text/x-conll"),
        ("-DOCSTART- -X- O O\n\n" + NAMES, "text/x-conll"),
        (NAMES.replace(" ", "\t"), "text/x-conll"),
        (FREELING, "text/x-conll"),
        (FREELING.replace(" ", "\t").replace("\n", "\r\n"), "text/x-conll"),
        ("# id 1\n" + NAMES, "text/x-conll"),
        (FREELING.replace("\n\n", "\n"), "text/plain"),
        ("Juan B-PER\n\nvive O\n", "text/plain"),  # too few to tell
        ("Juan O\n\nO\nO\nO\n", "text/plain"),
        (FREELING.replace(" 1\n", " uno\n"), "text/plain"),
        (NAMES.replace("\n\n", "\n"), "text/plain"),  # nothing divides it into sentences
        ("Bueno, sí O\nno.\n\nEsto es prosa,\nque sigue así\ny acaba.\n", "text/plain"),
        (VERTICAL, "text/x-vertical"),
        ('<?xml version="1.0"?>\n' + VERTICAL, "text/x-vertical"),
        ("<doc>\n\t<p>uno</p>\n\t<p>dos</p>\n\t<p>tres</p>\n\t<p>cuatro</p>\n</doc>\n", "application/xml"),
        (GATHERED, "text/x-wikiextractor"),
        (GATHERED.replace("\n", "\r\n"), "text/x-wikiextractor"),
        (GATHERED.replace("Uno.", "<p>Uno.</p>"), "application/xml"),
        (GATHERED.replace("Uno.", "uno\tN\tuno"), "application/xml"),
        ('<doc id="1">\nUno <b>dos</b>.\n</doc>\n', "application/xml"),
        ('<doc id="1">\nUno.\n' + "y más.\n" * 9_000, "text/plain"),
        ("<p>\nuno dos\ntres\tcuatro\ncinco\nseis\nsiete\n</p>\n", "text/html"),
    ],
)  # fmt: skip
def test_kinds(content: str, kind: str) -> None:
    assert _sniff(content) == kind
    assert _sniff(content.replace("\n", "\r\n")) == kind


@pytest.mark.parametrize(("name", "kind"), [("a.trs", TRANSCRIPT), ("a.exb", "<basic-transcription/>")])
def test_a_name_alone_makes_no_transcript(name: str, kind: str) -> None:
    assert _sniff("<nota>\nuno\n</nota>", name) == "application/xml"
    assert _sniff('<?xml version="1.0"?><nota>uno</nota>', name) == "application/xml"
    assert _sniff("Una nota.\n", name) == "text/plain"
    assert _sniff(kind, name) == _sniff(kind, "a.xml") != "application/xml"
    assert mislabelled(name, "application/xml") == _sniff(kind)


@pytest.mark.parametrize("content", [NAMES * 4_000, VERTICAL * 4_000])
def test_a_head_is_enough(content: str) -> None:
    assert _sniff(content) == _sniff(content[:500])


@pytest.mark.timeout(20)
def test_what_begins_like_one_and_never_goes_on_is_told_soon() -> None:
    for beginning in (
        "#\n" * 30_000,
        " \n" * 30_000,
        "\\t " * 20_000,
        "<a>\t\n" * 10_000,
        "O " * 30_000,
        "a B-X\n" * 10_000,
        "<sentence>" + "<a lem='' " * 6_000,
        "<sentence>" + "<a lem='' wd='' />" * 3_000 + ">" * 20_000,
        "T1\tA 1 2" + ";1 2" * 15_000,
        "E1\tA:T1" + " B:T1" * 12_000,
        "*\tEquiv" + " T1" * 20_000 + "x",
        "<Trans>" + "<Trans " * 9_000,
        "<Trans>" + "<!DOCTYPE Trans SYSTEM '" * 2_500,
        "<Trans " + "audio_filename " * 4_000,
    ):
        _sniff(beginning + PROSE)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("Go.\tVe.\nHi.\tHola.\nRun!\t¡Corre!\nWho?\t¿Quién?\nHelp!\t¡Ayuda!\n", "text/tab-separated-values"),
        ("Go.\tVe.\nHi.\tHola.\nRun!\t¡Corre!\nWho?\t¿Quién?\nHelp!\n", "text/plain"),
        (
            "#separator:tab\n#html:true\nGo.\tVe.\nHi.\tHola.\nRun!\t¡Corre!\nWho?\t¿Quién?\nUp.\tAlto.\n",
            "text/tab-separated-values",
        ),
        ("Go.\tVe.\nHi.\tHola.\nRun!\t¡Corre!\nWho?\t¿Quién?\n", "text/plain"),
        ("".join(f"{number}.\tUna frase de la lista.\n" for number in range(9)), "text/plain"),
        ("\tUno\tdos\n" * 9, "text/plain"),
        ("".join(f"{number}\tUna frase.\n" for number in range(7, 16)), "text/tab-separated-values"),
        ("".join(f"{number}\tUna frase.\n" for number in (1, 2, 4, 5, 6, 7)), "text/plain"),
        ("".join(f"{number}\t{number}\n" for number in range(9)), "text/plain"),
    ],
)
def test_a_text_whose_lines_all_have_the_same_tabs_is_a_table(content: str, kind: str) -> None:
    for name in ("frases.txt", "frases"):
        assert _sniff(content, name) == kind
        assert _sniff(content.replace("\n", "\r\n") + "\n", name) == kind
    assert _sniff(content, "frases.md") == "text/markdown"
