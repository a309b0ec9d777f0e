"""Picks the stretches of a text worth reading for licences: around trigger words, near its beginning and its end."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from licensing.evidence.passages import LONGEST
from licensing.evidence.spotting import Spotter

REACH = 550  # characters kept on each side of a trigger, so that a whole notice is read in one piece
# No rule can match without one of these beside it (a test holds every alias and link to that). Looked for in lower case, all
# of them in one pass; as few as will do, and few of them in common words.
TRIGGERS = (
    "licen", "licèn", "llic", "lizentz", "creativ", "copyright", "copyleft", "©", "(c)", "rights", "reservad", "reservats",
    "erreserba", "prohib", "prohíb", "proib", "proíb", "reprodu", "minio p", "mini p", "mínio p", "public domain",
    "data mining", "minería de", "mineria de", "mineração de", "artificial", "entrena", "to train", "training", "mercia",
    "lucr", "cultural com", "pot ser util", "poden ser util", "se permite", "permitid", "permitt", "permission", "permes", "sense perm", "es permet", "autoriz", "autoritz", "libre uso",
    "libreuso", "libre-uso", "reutiliz", "aviso legal", "con fines", "para fines", "com fins", "para fins", "amb fin",
    "estrictament", "uso libre", "nombrando", "lliurement", "un enlace", "may reproduce", "usos acad", "vendê", "derechos son", "con solo menc", "dejando const", "no lo vend", "consient", "para vender", "cite la", "cita la", "permiso", "consentim", "son libre", "es libre", "para uso", "basta con cit",
    "reserva los der", "acknowledg", "obtenga una c", "obtenha uma c", "obtingui una c", "gane dinero", "permès", "permés",
    "lo vend", "para la venta", "sell ", "resale", "sin cobrar", "figure el", "conste la", "with attribution", "freely",
    "publicar est", "no tiene der", "cedidos ", "pero menciona", "pero cita", "publicarse", " copies ", "só pode", "indicando",
    "pedirme", "reprodú", "copy th", "can copy", "violation of", "infracci", "los venda", "las venda", "la venda", " vendre",
    "do not copy", "beneficio econ", "plagio", "te pido", "cite a f", "los derechos de est",
    "print th", "back to us", "limitado a", "restringido a", "autoríz", "permít", "forbidden", "to copy", "be copied",
    "feel free", "sin copy", "libre de der", "mi nombre", "libre circ", "libre distr", "libre cop", "libre dif", "dando cr",
    "den cr", "dé cr", "de crédito a", "crédito al", "atribución a", "haciendo ref", "haciendo men", "copiar", "difundir",
    "redistribu", "usarlo", "usarse", "uso priv", "ús priv", "per a ús", "ús escol", "ús person", "ús intern", "ús acad",
    "ús docen", "ús educ", "uso did", "uso acad", "fines acad", "fines de inv", "use only", "uso docen", "uso escol",
    "uso educ", "uso person", "uso intern", "uso exclus", "fines exclus", "fines educ", "fines docen", "for research",
    "research purp", "research use", "research only", "cc0", "cc-0", "cc zero", "cc-zero", "cc cero", "(cc)", "cc atrib", "cc attrib",
    "cc recono", "deriva", "noderiv", "compartiri", "compartir i", "compartilha", "sharea", "share a", "share-a", "4.0 int",
    "komertz", "gpl", "fdl", "odbl", "odc", "open data", "cdla", "pddl", "eupl", "apache", "bsd", "openrail", "open rail",
    "bloom rail", "bloom-rail", "bigscience", "terms of use", "gemma", "openai", "anthropic", "gemini api", "api de gemini",
    "gemini-api", "boost.org", "latex-project", "scripts.sil", "zero-clause", "eclipse pub", "cecill", "do what the",
    "datos abiertos", "open gov", "ogl v", "c-uda", "computational use", "etalab", "mozilla pub", "de mozilla", "mpl-", "mpl 2",
    "pdm", "marca de domin", "spdx", "tdm", "noai", "user-agent", "aitortu", "source_datasets", "hecho el dep", "nadie podr",
    "persegui", "reutilitz", "sujeto a", "sujeta a", "subjecte a", "subjecta a", "suxeito a", "suxeita a", "sujeito a",
    "berrerabil", "qualsevol finalitat", "cualquier finalidad", "minio_p", "mini_p", "aviso-legal", "avisolegal",
    "derechos exclusiv", "todos los derechos", "todos sus derechos", "no puede ser", "propiedad de", "propiedad exc",
    "property of", "owned by", "gratuitos para", "gratuito para", "gratuita para", "available for", "mencionando", "citando",
    "intransfer", "not consent", "may not", "libremente", "no podr", "derechos de explot", "derechos de prop", "any purpose",
    "private purp", "anyone anywhere", "obligatoriedad de las", "derechos de aut", "para venda", " venderse", "give credit",
    "you credit", "se mencione", "se indique su", "propiedad intel", "en el aula", "classroom", "free to use", "free for",
    "may copy", "si citas", "protegid", "protected by", "protected under", "37/2007", "waive", "renunci", "es poden repr",
    "es poden copi", "es poden util", "es poden reut", "poden empreg", "poden usar", "podem ser", "&copy;", "ninguna parte",
    "states government", "s. government", "fins acad", "fins educ", "lo se pued", "mente se pued", "desnaturali",
    "citar la fuente", "citar su fuente", "citar la procedencia", "citar sempre la font", "for profit", "for-profit",
    "nonprofit", "non-profit", "crawlers are", "for non-", "recerca", "scrapers",
    "clarin", "c data consortium", "ldc user", "ldc non-", "ldc not-", "ldc data", "elra e", "elra non", "elda e", "msr-la", "noodl", "intel-res", "apple-a", "free use", "libre de inegi", "openmdw", " vende", " vendan", " cobra", "de pago", " fotoc", "fotocóp", "use them", " remix", " repost", "sin publicidad", " gratis", " anyone ", " copying",
    " imprim", "charge for", "académic", "academic", "selling", "resell", "be sold", "un negocio", "make money", "for free", "copiarl", "úsal", "usadl", "úsen", "compártan",
    "pásal", "free of charge", "sin costo", "sin coste", "used for", "estado argent", "estado peruano", "estado colombiano", "baimen", "sin ped", "sin consult", "sin avis", "exclusivamente en", "reprinted", "ogl 1", "ogl 2", "ogl 3",
)  # fmt: skip
# "by" is rare in our languages and common in English: there the code around it decides.
_BY = len(TRIGGERS)
_CODE = re.compile(r"cc[\W_]{0,2}by|by[\W_]{1,3}(?:nc|nd|sa)")
# Words of doing, of money, of asking and of credit, which every text has; in a short one so many of them may be terms.
WEAK = (
    "copi", "cópi", "copy", "copies", "reprod", "publiq", "publíq", "publish", "difun", "divulg", "comparti", "compártan",
    "share", "repart", "distrib", "descarg", "download", "bájen", "baixar", "imprim", "print", "traduc", "traduz", "translat", "repost",
    "upload", "subir", "cuelg", "record", "usar", "úsen", "usen", "use ", "using", "util", "emple", "erabil", "modif", "adapt", "remix",
    "vend", "sell", "sold", "venta", "sale", "cobr", "charge", "money", "diner", "ganar", "profit", "lucr", "negoci", "business",
    "empres", "firm", "compan", "commerc", "comerc", "anunci", "editori", "permis", "pedi", "ask", "pregunt", "consult", "escrib", "contact",
    "autor", "author", "credit", "crédit", "mencion", "nombr", "name", "fuente", "source", "cite", "cita", "libre", "free", "gratis", "gratu",
    "cualquier", "anyone", "anybody", "nadie", "nobody", "todos", "everyone", "escuel", "school", "clase", "class", "aula", "student",
    "teach", "maestr", "docen", "investig", "research", "estud", "study", "academ", "universi", "please", "por favor", "prohib", "debekat",
    "vedad", "reserv", "derech", "drets", "rights", "propie", "owner", "dueñ", "pertenec", "belong",
)  # fmt: skip
_SO_MANY = 3
# A word divided at the end of a line.
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-¬]\r?\n[ \t]*(?=[^\W\d_])")
_SPOTTER = Spotter((*TRIGGERS, "by", *WEAK))


def regions(text: str, window: int) -> Iterator[tuple[int, int]]:
    """Spans of the first and last `window` characters that lie within reach of a trigger, in order, not touching."""
    last: tuple[int, int] | None = None
    for start, stop in windows(len(text), window):
        lowered = text[start:stop].lower()
        if len(lowered) != stop - start:
            # Only a Turkish dotted capital grows when lowered.
            lowered = text[start:stop].replace("İ", "I").lower()
        for place in sorted(_in_divided(lowered) if _divides(lowered) else _places(lowered)):
            span = (max(start, start + place - REACH), min(stop, start + place + REACH))
            if last and span[0] <= last[1]:
                last = (last[0], span[1])
                continue
            if last:
                yield last
            last = span
    if last:
        yield last


def windows(length: int, window: int) -> tuple[tuple[int, int], ...]:
    """The first and last `window` characters of a text so long, or all of it."""
    if length <= 2 * window:
        return ((0, length),)
    return ((0, window), (length - window, length))


def _divides(lowered: str) -> bool:
    """Whether it may divide words at the ends of lines: one character is looked for a hundred times quicker than two."""
    if "¬" in lowered:
        return True
    return "-" in lowered and ("-\n" in lowered or ("\r" in lowered and "-\r" in lowered))


def _in_divided(lowered: str) -> Iterator[int]:
    """The same in a text of which words are divided at the ends of lines."""
    ends = [match.span() for match in _DIVIDED.finditer(lowered)]
    whole = _DIVIDED.sub("", lowered)
    gone = list(accumulate((stop - start for start, stop in ends), initial=0))
    before = [start - left for (start, _), left in zip(ends, gone, strict=False)]
    return (place + gone[bisect_right(before, place)] for place in _places(whole))


def _places(lowered: str) -> Iterator[int]:
    """Where triggers stand; those of one trigger at least REACH apart, since one stretch serves what lies between."""
    reached: dict[int, int] = {}
    weak: set[int] = set()
    for trigger, place, stop in _SPOTTER.spot(lowered):
        if trigger > _BY:
            if len(lowered) <= LONGEST and trigger not in weak:
                weak.add(trigger)
                if len(weak) == _SO_MANY:
                    yield place
        elif trigger == _BY:
            if _CODE.search(lowered, max(0, place - 4), stop + 5):
                yield place
        elif place >= reached.get(trigger, 0):
            reached[trigger] = place + REACH
            yield place
