"""Knows the lines in which a site asks its readers to follow it elsewhere: «Síguenos en Google News», «Únete a nuestro canal de WhatsApp»."""

import re

from selectolax.lexbor import LexborNode

_LONGEST = 200  # characters
_ASKS = re.compile(
    r"\W*(?:(?:también )?(?:s[ií]gue(?:nos|me)?|s[ií]ganos|segu[ií]nos|segui|únete|únase|unite|sumate|súmate|suscríbete|suscribite|suscríbase|recibe|encuéntranos)"
    r"|siga(?:-nos)?|segue-nos|inscreva-se|junte-se|entre no|participe do|acompanhe|segueix-nos|uneix-te|subscriu-te|séguenos|follow|join|subscribe)\b",
    re.IGNORECASE,
)
_NETWORKS = frozenset((
    "google", "whatsapp", "telegram", "facebook", "instagram", "twitter", "x", "tiktok", "youtube", "threads", "bluesky", "discover", "linkedin",
    "spotify", "mastodon", "flipboard", "pinterest",
))  # fmt: skip
# What else is in such a line; with any other word it says something of its own.
_GLUE = frozenset((
    "a", "al", "aquí", "canal", "canales", "comunidad", "con", "cuenta", "cuentas", "de", "del", "el", "en", "es", "esta", "este",
    "grupo", "grupos", "información", "instante", "la", "las", "lo", "los", "mantente", "mejores", "más", "mira", "noticia", "noticias",
    "news", "newsletter", "nos", "nuestra", "nuestras", "nuestro", "nuestros", "nuevo", "o", "oficial", "página", "para", "perfil",
    "perfiles", "por", "red", "redes", "sociales", "recibe", "recibir", "siempre", "sigue", "síguenos", "suscríbete", "todas", "todo",
    "toda", "todos", "tu", "tus", "también", "última", "últimas", "únete", "y", "ya", "e", "ou", "no", "na", "nosso", "nossa", "nossos",
    "nossas", "do", "da", "receba", "as", "os", "notícias", "em", "pelo", "pela", "siga", "i", "nostre", "nostra", "les", "notícies",
    "on", "our", "channel", "the", "for", "and", "to", "us", "via", "app", "gratis", "gratuito", "boletín", "informado", "informada",
    "actualidad", "tiempo", "real", "sé", "parte",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_NAME = 4  # words of a link that may be the site's own name


def asks_to_follow(node: LexborNode) -> bool:
    """Whether an element with links says only that; a site's own name may stand in its links."""
    text = node.text()
    asks = _ASKS.match(text) if len(text) <= _LONGEST else None
    if asks is None or not _NETWORKS & _words(text):
        return False
    links = [link.text() for link in node.css("a")]
    own = text
    for link in links:
        own = own.replace(link, " ", 1)
    others = _words(" ".join(links)) - _GLUE - _NETWORKS
    return _words(own) - _words(asks[0]) <= _GLUE | _NETWORKS and len(others) <= _NAME


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
