"""Knows the lines that a site puts between those of an article: that an advertisement follows, and where to read more."""

from selectolax.lexbor import LexborNode

from ingestion.extractors.html_following import asks_to_follow
from ingestion.extractors.html_names import words_of
from ingestion.extractors.html_sizes import Size

_ADVERTS = frozenset((
    "publicidad", "publicidade", "publicitat", "publizitatea", "anuncio", "anuncios", "anunci", "anúncio", "advertisement", "advertising",
    "espacio publicitario", "espaço publicitário", "contenido patrocinado", "conteúdo patrocinado", "continúa después de la publicidad",
    "continúa leyendo después de la publicidad", "continua após a publicidade", "continua depois da publicidade",
    "continua després de la publicitat",
))  # fmt: skip
_OF_ADVERTS = frozenset((
    "ad", "ads", "adv", "advert", "advertisement", "adslot", "adsbygoogle", "dfp", "gpt", "banner", "publicidad", "publicidade",
    "publicitat", "anuncio",
))  # fmt: skip
_READ_MORE = (
    "lee también", "lee tambien", "leé también", "lea también", "leer también", "lee además", "lee más", "leer más", "lea más", "mira también",
    "mirá también", "mire también", "revisa también", "ver también", "vea también", "ve también", "además lee", "también lee",
    "también puedes leer", "también puede leer", "puedes leer también", "también te puede interesar", "también puede interesarte",
    "te puede interesar", "le puede interesar", "te podría interesar", "puede interesarte", "te recomendamos", "le recomendamos", "nota relacionada",
    "noticia relacionada", "leia também", "leia mais", "veja também", "veja mais", "saiba mais", "le tamén", "llegeix també", "llegeix més",
    "et pot interessar", "irakurri ere", "read also", "read more", "see also",
)  # fmt: skip
_SAYING = frozenset(("p", "div", "span", "section", "aside", "small", "center", "figure", "ins"))
_LEADING = frozenset(("p", "div", "section", "aside", "blockquote", "h4", "h5", "h6"))
_TITLES = "strong, b, h1, h2, h3"  # in one of these the word may be the title of what follows
_MARKS = " :.-–—|>»«▶►→•*[]()¡!¿?"
_LONGEST_LABEL, _LONGEST_LEAD = 45, 300  # characters
_FEW_MARKS = 3


def is_label(node: LexborNode, size: Size, *, in_article: bool) -> bool:
    """Whether an element says nothing but one of these. `in_article`: the page says that it is one article."""
    if size.links:
        is_short = in_article and node.tag in _LEADING and size.chars <= _LONGEST_LEAD
        return is_short and (_leads_on(_said(node), size) or asks_to_follow(node))
    return (
        node.tag in _SAYING and 0 < size.chars <= _LONGEST_LABEL and _is_advert(node, in_article=in_article)
    )


def _said(node: LexborNode) -> str:
    return " ".join(node.text().split()).strip(_MARKS).lower()


def _is_advert(node: LexborNode, *, in_article: bool) -> bool:
    """Where the element or what holds it is named after one, or where it is a line of an article; a title or a cell is neither."""
    if _said(node) not in _ADVERTS:
        return False
    above = node.parent
    named = words_of(node) | (words_of(above) if above is not None and above.tag != "body" else set())
    return bool(named & _OF_ADVERTS) or (
        in_article and node.tag in ("p", "div") and node.css_first(_TITLES) is None
    )


def _leads_on(said: str, size: Size) -> bool:
    """Whether it says, beyond the text of its links, only that there is more to read; or the link itself begins so, with a colon."""
    lead = next((lead for lead in _READ_MORE if said.startswith(lead)), "")
    rest = said[len(lead) :]
    is_told_apart = size.own > 0 or rest.lstrip().startswith(":")
    return bool(lead) and is_told_apart and size.own <= len("".join(lead.split())) + _FEW_MARKS
