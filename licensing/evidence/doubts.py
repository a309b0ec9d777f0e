"""Tells sentences that foresee, deny, order, suppose or limit a licence from those that give it."""

import re
import tomllib
from pathlib import Path

from licensing.folding import Folded, fold

_CUES = tomllib.loads(Path(__file__).with_name("doubts.toml").read_text(encoding="utf-8"))


def _cue(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _CUES[key]))


_SUPPOSED, _DENIED, _DOUBTFUL, _WITHDRAWN = map(_cue, ("supposed", "denied", "doubtful", "withdrawn"))
_DOES, _NAMED, _RULED, _CAUSED = map(_cue, ("does", "named", "ruled", "caused"))
_FOREIGN, _ENTRY = map(_cue, ("foreign", "entry"))
_POSSESSED = re.compile(
    r"\A\W*(?:sus|seus|suas|els seus|les seves|os seus|as suas|their|its|his|her|mis? (?:primer|segund|ultim|anterior|otr)[a-z]*|my (?:first|last|other)) [a-z]+\b"
)
_SPEAKS = re.compile(
    r"\b(?:dic\w+|dec\w+|pon\w+|rez\w+|aviso|carteles?|respond\w+|contest\w+|explic\w+|says?|said|reads?)\b"
)
# "—¿No le molesta? —Mi primer libro es …": a dash that touches the word it opens.
# "@luis: no lo puedes subir": a reply to somebody.
_DIALOGUE = re.compile(
    r"(?:\A|\n|[.?!\"] )-[¿¡\"]?[a-z]"
    r"|(?:\A|\n)[ >]*(?:@(?!licen|copy|auth|autor|package|file|since|version|param|see|link|brief|date|desc|name|class|const|type)[\w-]+[:, ]|\+1\b)"
)
_PICTURE = re.compile(
    r"(?:\A|\n)\W{0,4}(?:imagen|imatge|imaxe|imagem|image|foto|fotografia|photo|picture|figura|fig|figure|ilustracion|lamina|mapa|icono) ?\.? ?\d{0,3}(?:\.\d+)?[:.] "
)
_SINCE = re.compile(
    r" ?(?:desde|since|des de|dende|hasta|until) (?:el |o |al )?(?:ano )?(?:1[789]|20)\d\d\b"
    r"| (?:sobre|on) (?:la|las|the|els|les|as|a) (?:imagen|fotograf|foto|image|photo|imatge|imaxe)"
)
_CLAUSE = re.compile(
    r"\A\W*(?:art(?:icul[oe]|igo|icle)?\.? \d|disposicion|ley \d+/|real decreto|considerando)"
)
_AND = re.compile(r" (?:y|and|i|e|o|or) [a-z]")
_DEFINED = re.compile(
    r"[^.\n]{0,12}[.:] (?:(?:es|fue|la|el|una?|is|an?) ){0,2}(?:l?licen\w+|contrato|texto|free software|permissive|software) (?:\w+ ){0,2}?(?:permisiv|libre|lliure|livre|copyleft|escrit|cread|redactad|publicad|elaborad|desarrollad|license|licence|que)"
)
_PAIR = re.compile(r"\A\W*[\w. -]{2,25}(?:, [\w. -]{2,25})* (?:y|and|i|e) \Z")
_PAIRED = re.compile(r"\A (?:y|and|i|e) [\w. -]{2,25}: |\A, [\w. -]{2,25} (?:y|and|i|e) [\w. -]{2,25}: ")
_SERIES = re.compile(r"(?:\([^()\n]+\)[^()\n]+){2}\(\Z")
_ATLAS = re.compile(
    r"(?:[a-z]+ ){4}[^.\n]*\bopenstreetmap\b[^.\n]{0,140}\Z|\b(?:datos|data|dades|dados) (?:de |of )?osm\b[^.\n]{0,40}\Z"
)
# "Hecho con Django (BSD-3-Clause)": what stands before the bracket is what was used.
_TOOL = re.compile(
    r"\b(?:construid|hech|desarrollad|programad|escrit|basad|fet|feit|feita|desenvolupat|built|made|powered|written|tagged|parsed|converted|generated|etiquetad|procesad|anotad|transcrit|convertid|added|impulsad)\w* (?:con|with|amb|com|by|sobre|on|using|en|in|mediante|usando|gracias a|por) [^.\n]{2,90}\((?:[a-z]+ )?\Z"
    r"|\b(?:usamos|hemos usado|utilizamos|empleamos|we used?|fem servir) [^.\n]{2,60}\(\Z"
)
_INSTALLED = re.compile(r"\b(?:pip3?|npm|apt|apt-get|brew|conda|cargo|gem) install\b[^\n]*\Z")
_IMPRINT = re.compile(r", (?:19|20)\d\d[.,;]? ?\Z")
_SUPPLIED = re.compile(
    r"\b(?:proporcionad|facilitad|suministrad|aportad|proporcionat|proporcionades|facilitat|fornecid|disponibilizad|provided|supplied|contributed|prestad)\w* (?:por|per|by|pel[oa]|pol[oa]) (?!(?:los |the |els |os )?(?:autor|author|auth))[^;:]{2,70}\Z"
)
# "El prólogo de este libro", "the models trained on this corpus": the sentence is about something else, unless it is what the whole is made of.
_WITHIN = re.compile(
    r"\A\W*(?:(?:el|la|los|las|lo|the|all|a|an|un|una|els|les|o|os|as|todo|todos|todas|toda|tot|tots|totes|of) |l'){0,3}(?P<head>(?!(?:[a-z]+mos|[a-z]{3,}em|we|en|in|por|para|for|con|with|sobre|segun|salvo|except|renunci[a-z]*|dedic[a-z]*|queda|a|de)\b)[a-z]+)(?P<more>(?: [a-z-]+){0,5}?)"
    r" (?:de|del|dels|of|in|en|on|con|with|para|por|from|dos?|das?|amb|per|sobre|about)(?: all)? (?:todos? )?(?:est[aeo]s?|aquest\w*|nuestr\w+|noss[oa]s?|this|these|our|la presente|el presente)\b"
    r"|\A\W*(?:los|las|the|els|les|os|as) (?P<other>datos|data|textos?|texts|dades|dados|articulos|articles|contenidos?|content) (?:de|of|d.) (?!est|aquest|this|these|our|nuestr|la |el |los |las |the )[a-z]+ "
)
_WHOLE = re.compile(
    r"(?:contenid|textos?|conteud|contid|contingut|datos|dades|dados|data|content|material|articul|artig|article|entrad|obra|work|documentos?\b|documents?\b|poema|cuento|relato|text|record|file|licen|llicen|derecho|drets|direito|copyright|rights|us[oe]|reproduc|distribu|publicac|edicion|coleccion|collection|corpus|conjunto|totalidad|resto|rest|todo|whole|everything|ficha|transcri|grabacion|pagina|page|capitulo|leccion|cancion|copla|refran|entries|sentence|frase|letra|tesis|base|dataset|informac|informat|termino|condicion|terms|copia|difusion|propiedad|reuse|reutiliz|recurso|resource|proyecto|libro|book|posts?|notas?|lectura|unidad|ejercicio)"
)
_THIS = re.compile(
    r"\b(?:est[aeo]s?(?= (?!(?:bajo|en|con|sujet\w*|disponib\w*|a|por|al|del?|para|sin|sobre|tan|muy|\w+(?:ad|id)[oa]s?|\w+ndo|\w+mente)\b)[a-z])"
    r"|aquest\w*|nuestr\w+|noss?[oa]s?|dest[ae]s?|this|these|our|we|presentes?)\b"
    r"(?! (?:ley|llei|enmienda|propuesta|mocion|proposicion|norma|directiva|ordenanza|convocatoria|tarde|semana|ciudad|pais|universidad|law|amendment|policy|politica)\b)"
)
_BY_SOMEBODY = re.compile(
    r"\A[^.;\n]{0,20} (?:by|por|per|pel[oa]) (?!(?:lo|los|la|favor|que|example|ejemplo|tanto|ello)\b)[a-z]"
)
_THE_WORK = re.compile(
    r"\W*(?:el|la|l'|o|a|the) ?(?:articulo|libro|obra|corpus|dataset|documento|texto|tesis|article|book|work|text|artigo|livro|llibre)\b"
)
_RESERVES = re.compile(r"\b(?:salvo|except|unless|excepto|llevat)\b")
_ASKS_WHICH = re.compile(
    r"\b(?:que|quina|what|which|cual|qual) (?:\w+ ){0,3}?l?licen\w+ (?:tiene|te|ten|tem|lleva|usa|does|is)\b"
)
_CITE = re.compile(r"\bcit[ae]\w*|\bcite\b|\bcomo citar|\bcitation")
_OWN_TITLE = re.compile(r"licen|llicen|copyright|derecho|drets|direitos|dereitos|rights|aviso legal|terms")
_TITLE = re.compile(r"^[ \t>]*(?:#{1,6} |\*\*|__)?([^\n]{2,60}?)(?:\*\*|__)?:?[ \t]*$", re.MULTILINE)
_MARKED = re.compile(r"[ \t>]*(?:#{1,6} |\*\*|__)|[^\n]*:[ \t]*$")
_WORDS = 4  # of a key or a label before what it says in quotation marks
_ABOVE = 600  # characters looked back over for a title


def is_supposed(before: str) -> bool:
    """Whether the words before a licence say what will, would, should or must be."""
    return _SUPPOSED.search(before) is not None


def speaks_of_itself(before: str, *, labelled: bool) -> bool:
    """Whether a sentence that supposes something still speaks of this text in particular: then a reviewer reads it."""
    return bool(labelled or _THIS.search(before) or _RESERVES.search(before) or _THE_WORK.match(before))


def says_this(words: str) -> bool:
    """Whether the words point at this text."""
    return _THIS.search(words) is not None


def asks_which(sentence: str) -> bool:
    """Whether a question asks what licence the text has: its answer is the text's own."""
    return _ASKS_WHICH.search(sentence) is not None


def is_denied(before: str) -> bool:
    """Whether the words before a licence end in denying it: "no es CC BY"."""
    return _DENIED.search(before) is not None


def is_doubtful(before: str, after: str, previous: str, onward: str) -> bool:
    """Whether anything in its sentence says that the licence is not given, not now, not by this text or not for all of it.

    `onward` goes on past the sentence: "Licencia ISC. Licencia permisiva escrita por …" defines what it names.
    """
    told = _SUPPOSED.search(before) or _DOUBTFUL.search(before) or _WITHDRAWN.search(after)
    third = not _THIS.search(before) and _BY_SOMEBODY.match(after)
    alone = not before.strip(" -([\"'<:/")
    listed = alone and (_AND.match(after) or is_imprint(previous))
    return bool(told or third or listed or _DEFINED.match(onward) or _quotes(before) or _is_part(before))


def is_subject(before: str, after: str) -> bool:
    """Whether the licence is what its sentence is about: "The ODbL is …", "…, la GPL lo impide"."""
    paired = (_PAIR.match(before) and after.startswith(":")) or (not before.strip() and _PAIRED.match(after))
    return bool(paired or (_DOES.match(after) and _NAMED.search(before)))


def is_ruled(before: str) -> bool:
    """Whether a law, a court or a speaker says the phrase that follows."""
    return _RULED.search(before) is not None


def is_supplied(before: str) -> bool:
    """Whether the sentence names who supplied what is licensed, or the tool that is: "Datos proporcionados por … bajo …"."""
    told = _SUPPLIED.search(before) or _ATLAS.search(before) or _TOOL.search(before)
    told = told or _SERIES.search(before) or _INSTALLED.search(before)
    return told is not None


def is_caused(before: str, after: str) -> bool:
    """Whether the phrase is the reason or the case that a clause gives, or tells what kind of works is meant, since when, or of which picture."""
    return bool(_CAUSED.search(before) or _SINCE.match(after))


def is_imprint(previous: str) -> bool:
    """Whether the sentence before ends in a place and a year: an imprint, or an entry of a bibliography."""
    return _IMPRINT.search(previous) is not None


def is_clause(previous: str) -> bool:
    """Whether the sentence before is the number of an article of law."""
    return _CLAUSE.match(previous) is not None


def is_dialogue(block: str) -> bool:
    """Whether somebody is speaking, after a dash."""
    return _DIALOGUE.search(block) is not None


def is_possessed(before: str) -> bool:
    """Whether the sentence speaks of what is somebody's: "Sus artículos, con licencia …"."""
    return _POSSESSED.match(before) is not None


def is_picture(block: str) -> bool:
    """Whether what stands here begins as the credit of a picture."""
    return _PICTURE.search(block) is not None


def is_entry(block: str) -> bool:
    """Whether the licence stands in the credit of a picture, or in an entry of a bibliography which is no request for citation."""
    return is_picture(block) or (_ENTRY.search(block) is not None and not _CITE.search(block))


def is_foreign(folded: Folded, start: int) -> bool:
    """Whether the nearest title above is one of other people's things: tools, pictures, readings."""
    place = folded.origin(start)
    above = folded.original[max(0, place - _ABOVE) : place].rpartition("\n")[0]
    titles = [match for match in _TITLE.finditer(above) if _MARKED.match(match.group())]
    if not titles:
        return False
    title = fold(titles[-1][1]).text
    return _FOREIGN.search(title) is not None and not _OWN_TITLE.search(title)


def _is_part(before: str) -> bool:
    """Whether the sentence is about something in, of or made from this text, not the text."""
    match = _WITHIN.match(before)
    if match is None:
        return False
    return bool(match["other"]) or not _WHOLE.match(match["head"]) or match["more"].count(" ") > 1


def _quotes(before: str) -> bool:
    """Whether a quotation that the sentence opened is still open."""
    if before.count('"') % 2 == 0:
        return False
    leading = before.rpartition('"')[0].strip(" -")
    if leading.endswith(("(", "[", "{", "=", ">")):  # how a program says it
        return False
    return bool(leading) and (
        leading[-1] not in ":=" or _SPEAKS.search(leading) is not None or len(leading.split()) > _WORDS
    )
