"""Knows what the program says in a chat where a person sent no words, or beside them: in Spanish, Portuguese, English, Catalan and Galician."""

import re

_LEFT_TO_RIGHT = "\u200e"  # an iPhone puts it before whatever the program says
_WRAPS = dict.fromkeys(map(ord, "\u200e\u2068\u2069\u202a\u202c"))  # and these around names and numbers
_MOST_MARKS = 8

_THINGS = (
    r"imagen|image|imagem|imatge|imaxe|foto|photo|v[ií]deo|(?:nota|mensaje|mensagem) de v[ií]deo|video (?:note|message)|[aáà]udio|sticker|figurinha"
    r"|adhesivo|adhesiu|gif|documento?|archivos?(?: multimedia)?|arquivos?(?: de m[ií]dia)?|ficheiros?(?: multimedia)?|fitxers?(?: multim[eè]dia)?"
    r"|multimedia|contenido multimedia|media|m[ií]dia|mitjans|(?:tarjeta|tarxeta) de contacto|targeta de contacte|cartão d[eo] contato|contact card"
)
_LEFT_OUT = "(?:omitid[oa]s?|omitted|ocult(?:ad)?[oa]s?|omès|omes[ao]s?|omeses)"
_OMITTED = rf"(?:{_THINGS}) {_LEFT_OUT}"
_EDITED = (
    "se editó este mensaje|este mensaje (?:se editó|fue editado)|mensaje editado|this message was edited|mensagem editada|es[ts]a mensagem foi editada"
    "|s['’]ha editat aquest missatge|aquest missatge s['’]ha editat|missatge editat|editouse esta mensaxe|mensaxe editada"
)
_DELETED = (
    "se eliminó este mensaje|este mensaje (?:fue|ha sido) eliminado|este mensaje se eliminó|eliminaste este mensaje|mensaje eliminado"
    "|this message was deleted|you deleted this message|mensagem apagada|es[ts]a mensagem foi (?:apagada|eliminada)|você apagou esta mensagem"
    "|apagaste esta mensagem|eliminaste esta mensagem|s['’]ha (?:suprimit|eliminat) aquest missatge|has (?:suprimit|eliminat) aquest missatge"
    "|aquest missatge s['’]ha (?:suprimit|eliminat)|(?:eliminouse|borrouse|eliminaches|borraches) esta mensaxe|esta mensaxe foi (?:eliminada|borrada)"
)
_FILE = r".{1,200}\.\w{2,5} \((?:archivo adjunto|file attached|(?:arquivo|ficheiro) anexado|(?:fitxer|arxiu) adjunt|(?:ficheiro|arquivo) (?:anexo|adxunto))\)"
_ELSE = (
    r"null|(?:ubicación|location|localização|ubicació|localización): https?://\S{1,300}"
    r"|waiting for this message\. this may take a while|esperando (?:este|el) mensaje\. esto puede (?:tomar|llevar|tardar).{0,30}"
)
_STATED = re.compile(
    rf"(?:{_OMITTED}|(?:{_DELETED})(?: (?:por|by|as) .{{1,60}})?|{_FILE}|{_ELSE})\.?", re.IGNORECASE
)
_BRACKETED = re.compile(
    rf"<(?:{_OMITTED}|(?:{_EDITED})\.?|(?:adjunto|attached|anexado|anexo|adjunt|adxunto): ?[^<>]{{1,300}})>\Z",
    re.IGNORECASE,
)
# Only behind its mark, as people say such things too: an iPhone lets the group speak of itself.
_DONE = (
    "creó|cambió|eliminó|añadió|agregó|created|changed|removed|added|criou|mudou|alterou|removeu|adicionou|ha creat|ha canviat|ha eliminat|ha afegit"
    "|creou|cambiou|eliminou|engadiu|salió|abandonó|left|saiu|saíu|ha sortit"
)
_TOLD = re.compile(
    rf".{{0,200}}\b(?:documento? {_LEFT_OUT}|cifrad[oa]s|end-to-end encrypt\w+|criptografia|xifra\w+|(?:video)?llamada (?:de voz )?perdida"
    rf"|missed v\w+ call|(?:chamada|ligação) (?:\w+ ){{0,3}}perdida|trucada perduda|(?:{_DONE})\b.{{1,80}}\b(?:grupo?|group))\b.{{0,300}}",
    re.IGNORECASE,
)


def parted(said: str) -> tuple[str, str]:
    """Return what a person says in a message, and what the program says in its place or behind it."""
    kept, told = list[str](), list[str]()
    for number, line in enumerate(said.split("\n")):
        own, notice = _parted_line(line.rstrip(f" \t{_LEFT_TO_RIGHT}"), is_first=number == 0)
        kept += [own] if own or not notice else []
        told += [notice] if notice else []
    return _unwrapped("\n".join(kept)), _unwrapped("\n".join(told))


def _unwrapped(text: str) -> str:
    return text.translate(_WRAPS).strip()


def _parted_line(line: str, *, is_first: bool) -> tuple[str, str]:
    if is_first and _STATED.fullmatch(_unwrapped(line)):
        return "", line
    found = _BRACKETED.search(line) if line.endswith(">") else None
    if found is not None:
        return line[: found.start()].rstrip(), found[0]
    begun = list[str]()
    for piece in line.split(_LEFT_TO_RIGHT, _MOST_MARKS)[:-1]:
        begun.append(piece)
        own = _LEFT_TO_RIGHT.join(begun)
        notice = _unwrapped(line[len(own) :])
        if _STATED.fullmatch(notice) or (is_first and not own.strip() and _TOLD.fullmatch(notice)):
            return own.rstrip(), notice
    return line, ""
