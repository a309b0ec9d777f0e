"""Makes one small honest file of every kind that linguists, translators and libraries keep their work in."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_SAID = ("Nocal hueyi, tlen opanoc.", "¿Ticnequi atl?")
_MEANT = ("Mi casa es grande, la que pasó.", "¿Quieres agua?")

# What those are whose names say something else, or nothing.
KINDS = {
    "wiki_00": "text/x-wikiextractor",
    "cuento.trans.txt": "text/x-utterances",
    "cuento.transcription": "text/x-utterances",
    "txt.done.data": "text/x-utterances",
    "cuento.stm": "text/x-utterances",
    "arbol.conll": "text/x-conll-numbered",
    "lugares.tsv": "text/x-webanno-tsv",
    "casa.ann": "text/x-brat",
    "Chat de WhatsApp con Ana.txt": "text/x-whatsapp-chat",
    "_chat.txt": "text/x-whatsapp-chat",
    "cuento.smi": "application/x-sami",
}


def annotated() -> dict[str, bytes]:
    """Return {name: content}."""
    kinds = (_recorded, _spoken, _noted, _translated, _analysed, _digitised, _chatted, _timed)
    return {name: text.encode() for made in kinds for name, text in made().items()}


def _recorded() -> dict[str, str]:
    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n * 900}"/>' for n in range(4))
    said = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t{n}" TIME_SLOT_REF2="t{n + 1}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        for n, text in enumerate(_SAID)
    )
    meant = "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="b{n}" ANNOTATION_REF="a{n}"><ANNOTATION_VALUE>{text}'
        "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
        for n, text in enumerate(_MEANT)
    )
    eaf = (
        f'{_HEAD}<ANNOTATION_DOCUMENT FORMAT="3.0"><LICENSE>CC BY 4.0</LICENSE><TIME_ORDER>{slots}</TIME_ORDER>'
        f'<TIER TIER_ID="tx@L" PARTICIPANT="L" LINGUISTIC_TYPE_REF="t">{said}</TIER>'
        f'<TIER TIER_ID="ft@L" PARENT_REF="tx@L" LINGUISTIC_TYPE_REF="f">{meant}</TIER>'
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="f" CONSTRAINTS="Symbolic_Association"/></ANNOTATION_DOCUMENT>'
    )
    intervals = "".join(f'{n}\n{n + 1}\n"{text}"\n' for n, text in enumerate(_SAID))
    grid = f'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n2\n<exists>\n1\n"IntervalTier"\n"frase"\n0\n2\n2\n{intervals}'
    turns = "".join(f"*ANA:\t{text} {n}_{n + 1}\n%spa:\t{_MEANT[n]}\n" for n, text in enumerate(_SAID))
    chat = f"@UTF8\n@Begin\n@Languages:\tnah\n@Participants:\tANA Ana Mother\n{turns}@End\n"
    return {"cuento.eaf": eaf, "cuento.TextGrid": grid, "cuento.cha": chat} | _transcribed()


def _transcribed() -> dict[str, str]:
    stretches = "".join(
        f'<Sync time="{n}.5"/>\n<Event desc="risa" type="noise"/>{text}\n' for n, text in enumerate(_SAID)
    )
    trs = (
        f'{_HEAD}\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n<Trans audio_filename="cuento" version="2">\n<Speakers><Speaker id="s1" name="Ana"/>'
        '<Speaker id="s2" name="Lupe"/></Speakers><Topics><Topic id="t1" desc="casas"/></Topics><Episode><Section type="report" topic="t1">'
        f'<Turn speaker="s1" startTime="0.5" endTime="3">{stretches}</Turn><Turn speaker="s1 s2" startTime="3" endTime="4"><Sync time="3"/>'
        f'<Who nb="1"/>{_MEANT[0]}<Who nb="2"/>{_MEANT[1]}</Turn></Section></Episode></Trans>\n'
    )
    points = "".join(f'<tli id="T{n}" time="{n}.0"/>' for n in range(3))
    said, meant = (
        "".join(f'<event start="T{n}" end="T{n + 1}">{text}</event>' for n, text in enumerate(texts))
        for texts in (_SAID, _MEANT)
    )
    exb = (
        f'{_HEAD}<basic-transcription><head><meta-information><referenced-file url="cuento.wav"/><comment>CC BY 4.0</comment></meta-information>'
        '<speakertable><speaker id="S0"><abbreviation>LUP</abbreviation></speaker></speakertable></head><basic-body>'
        f'<common-timeline>{points}</common-timeline><tier id="t0" speaker="S0" category="v" type="t">{said}</tier>'
        f'<tier id="t1" speaker="S0" category="es" type="a">{meant}</tier></basic-body></basic-transcription>\n'
    )
    return {"cuento.trs": trs, "cuento.exb": exb}


def _noted() -> dict[str, str]:
    lines = "".join(
        f"\\ref c.{n}\n\\tx {text}\n\\ge 1S casa\n\\ft {_MEANT[n]}\n\n" for n, text in enumerate(_SAID)
    )
    phrases = "".join(
        f'<phrase><item type="txt" lang="nah">{text}</item><words><word><item type="txt" lang="nah">Nocal</item><morphemes><morph>'
        f'<item type="txt" lang="nah">no-</item><item type="gls" lang="es">1S</item></morph></morphemes></word></words>'
        f'<item type="gls" lang="es">{_MEANT[n]}</item></phrase>'
        for n, text in enumerate(_SAID)
    )
    entry = (
        '<entry id="calli"><lexical-unit><form lang="nah"><text>calli</text></form></lexical-unit><sense><gloss lang="es"><text>casa'
        f'</text></gloss><example><form lang="nah"><text>{_SAID[0]}</text></form></example></sense></entry>'
    )
    return {
        "cuento.sfm": f"\\_sh v3.0  400  Text\n\n\\id cuento\n{lines}",
        "diccionario.sfm": "\\lx calli\n\\ps s\n\\gn casa\n\n\\lx atl\n\\gn agua\n",
        "cuento.flextext": f'{_HEAD}<document version="2"><interlinear-text><paragraphs><paragraph><phrases>{phrases}</phrases></paragraph></paragraphs></interlinear-text></document>',
        "diccionario.lift": f'{_HEAD}<lift version="0.13">{entry}</lift>',
    }


def _translated() -> dict[str, str]:
    messages = "".join(f'msgid "{_MEANT[n]}"\nmsgstr "{text}"\n\n' for n, text in enumerate(_SAID))
    verses = "".join(f"\\v {n} {text}\\f + \\ft nota\\f*\n" for n, text in enumerate(_SAID, 1))
    parts = "".join(f'<verse number="{n}" style="v"/>{text}' for n, text in enumerate(_SAID, 1))
    terms = "".join(
        f'<langSet xml:lang="{tag}"><descrip type="definition">{texts[1]}</descrip><tig><term>{texts[0]}</term></tig></langSet>'
        for tag, texts in (("nah", _SAID), ("es", _MEANT))
    )
    return {
        "cuentos.nah": "\n".join((*_SAID, "", *_SAID * 6)),
        "terminos.tbx": f'{_HEAD}<martif type="TBX"><text><body><termEntry id="c1">{terms}</termEntry></body></text></martif>',
        "programa.po": f'msgid ""\nmsgstr ""\n"Language: nah\\n"\n\n{messages}',
        "marcos.usfm": f"\\id MRK\n\\h Marcos\n\\c 1\n\\p\n{verses}",
        "marcos.usx": f'{_HEAD}<usx version="3.0"><book code="MRK" style="id"/><chapter number="1" style="c"/><para style="p">{parts}</para></usx>',
    }


def _analysed() -> dict[str, str]:
    words = [text.split() for text in _MEANT]
    tagged = "\n\n".join("\n".join(f"{word} O" for word in sentence) for sentence in words)
    records = "".join(
        f'<tuit lang="es"><id>{n}</id><texto>{text}</texto></tuit>' for n, text in enumerate(_MEANT * 3)
    )
    numbered = "\n".join(
        "".join(f"{n}\t{word}\t{word.lower()}\tN\t{n - 1}\n" for n, word in enumerate([*sentence, "."], 1))
        for sentence in words
    )
    marked = "".join(
        f"\n#Text={text}\n"
        + "".join(f"{n}-{m}\t0-1\t{word}\t_\t\n" for m, word in enumerate(text.split(), 1))
        for n, text in enumerate(_MEANT, 1)
    )
    leaves = "".join(
        "<sentence>" + "".join(f'<n lem="{word}" pos="n" wd="{word}"/>' for word in one) + "</sentence>"
        for one in words
    )
    vertical = "".join("<s>\n" + "".join(f"{word}\tN\t{word}\n" for word in one) + "</s>\n" for one in words)
    return {
        "tuits.xml": f"{_HEAD}<tuits>{records}</tuits>",
        "nombres.conll": f"{tagged}\n\nLima B-LOC\n",
        "wiki_00": '<doc id="1" title="Uno">\nUna casa.\n\n</doc>\n<doc id="2" title="Dos">\nUn río.\n\n</doc>\n',
        "arbol.conll": f"{numbered}\n",
        "lugares.tsv": f"#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Lugar|value\n\n{marked}",
        "casa.ann": "T1\tLUGAR 3 7\tcasa\nR1\tDe Arg1:T1 Arg2:T1\n#1\tAnnotatorNotes T1\tdudoso\n",
        "arbol.xml": f'{_HEAD}<article lng="es">{leaves}</article>',
        "corpus.vrt": f'<doc title="Casa">\n{vertical}</doc>\n',
    }


def _digitised() -> dict[str, str]:
    words = "".join(f'<String CONTENT="{word}" WC="0.9"/><SP/>' for word in _MEANT[0].split())
    lines = "".join(
        f"<TextLine><TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>" for text in _MEANT
    )
    spans = "".join(
        f"<span class='ocr_line'><span class='ocrx_word' title='x_wconf 90'>{text}</span></span>"
        for text in _MEANT
    )
    return {
        "pagina_alto.xml": f"{_HEAD}<alto><Layout><Page><PrintSpace><TextBlock><TextLine>{words}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>",
        "pagina_page.xml": f'{_HEAD}<PcGts><Page><TextRegion id="r1">{lines}</TextRegion></Page></PcGts>',
        "pagina.hocr": f"<!DOCTYPE html>\n<html><body><div class='ocr_page'><p class='ocr_par'>{spans}</p></div></body></html>",
    }


def _spoken() -> dict[str, str]:
    said = tuple(enumerate((*_SAID, *_MEANT)))
    return {
        "cuento.trans.txt": "".join(f"lupe-000{n} {text}\n" for n, text in said),
        "cuento.transcription": "".join(f"<s> {text} </s> (lupe_000{n})\n" for n, text in said),
        "txt.done.data": "".join(f'( lupe_000{n} "{text}" )\n' for n, text in said),
        "cuento.stm": "".join(f"cuento 1 lupe {n}.0 {n}.9 <o,f0,female> {text}\n" for n, text in said),
    }


def _chatted() -> dict[str, str]:
    said = (
        *_SAID,
        "\u200eimagen omitida",
        "nota.opus (archivo adjunto)\nYa <Se editó este mensaje.>",
        *_MEANT,
    )
    android = "".join(f"12/3/21, 10:1{n}\u202fp.\xa0m. - Ana: {text}\n" for n, text in enumerate(said))
    iphone = "".join(
        f"\u200e[12/03/21, 10:14:0{n}] \u202a+52 55 1234\u202c: {text}\r\n" for n, text in enumerate(said)
    )
    return {
        "Chat de WhatsApp con Ana.txt": f"12/3/21, 10:14 - Ana añadió a Pedro\n{android}",
        "_chat.txt": iphone,
    }


def _timed() -> dict[str, str]:
    spoken = "".join(f"0:00:0{n}.000,0:00:0{n}.900\n{text}\n\n" for n, text in enumerate(_MEANT))
    song = "".join(f"[00:0{n}.00]<00:0{n}.20>{text}\n" for n, text in enumerate(_SAID + _MEANT))
    film = "".join(
        f"<SYNC Start={n}000><P Class=NAH>{_SAID[n]}<P Class=ES>{text}<br>&nbsp;\n"
        for n, text in enumerate(_MEANT)
    )
    return {
        "cuento.sbv": spoken,
        "canto.lrc": f"[ti:Canto]\n[ar:Inés]\n{song}",
        "cuento.smi": f"<SAMI><HEAD><TITLE>Cuento</TITLE></HEAD><BODY>\n{film}</BODY></SAMI>\n",
    }
