"""What the makers of web pages call the parts of a site, in the class and id of its elements."""

import re

from selectolax.lexbor import LexborNode

AROUND = frozenset((
    "nav", "navbar", "navigation", "navegacion", "menu", "submenu", "breadcrumb", "breadcrumbs", "migas", "footer", "pie", "peu",
    "rodape", "sidebar", "lateral", "cookie", "cookies", "consent", "gdpr", "rgpd", "modal", "newsletter", "boletin", "subscribe",
    "suscripcion", "paywall", "share", "sharing", "compartir", "partilhar", "related", "relacionadas", "relacionados",
    "relacionats", "recommended", "recomendados", "recomendadas", "advertisement", "ads", "publicidad", "publicidade", "publicitat",
    "pagination", "paginacion", "toolbar", "widget", "promo", "banner", "social", "teaser", "teasers", "trending", "popular",
    "populares", "leidas", "sponsored", "patrocinado", "outbrain", "taboola", "popup", "login", "signup", "skip", "prevnext",
    "tagcloud", "hashtags", "etiquetas", "offcanvas", "navheader", "navfooter", "relatedposts", "yarpp", "linkwithin", "pager",
))  # fmt: skip
EVEN_INSIDE = frozenset((  # small ones of these stand within articles too, without a link
    "breadcrumb", "breadcrumbs", "migas", "cookie", "cookies", "consent", "gdpr", "rgpd", "newsletter", "boletin", "subscribe",
    "suscripcion", "paywall", "share", "sharing", "compartir", "partilhar", "advertisement", "ads", "publicidad", "publicidade",
    "publicitat", "login", "signup", "popup", "sponsored", "patrocinado", "relatedposts", "yarpp", "linkwithin",
))  # fmt: skip
LEADS_AWAY = frozenset((  # to other pages, wherever they stand
    "related", "relacionadas", "relacionados", "relacionats", "recommended", "recomendados", "recomendadas", "teaser", "teasers",
    "trending", "outbrain", "taboola", "sponsored", "patrocinado", "tags", "etiquetas", "tagcloud", "hashtags", "authorbox",
    "relatedposts", "yarpp", "linkwithin", "pager", "feeds",
))  # fmt: skip
OF_ARTICLE = frozenset((
    "entry", "post", "article", "articulo", "artigo", "entrada", "noticia", "title", "titulo", "titol", "poema", "cita",
))  # fmt: skip
ASKS_READERS = frozenset(("respond", "akismet", "commentform"))
COMMENTS = frozenset((
    "comments", "comentarios", "comentaris", "comentários", "commentlist", "commentlists", "respond", "disqus",
))  # fmt: skip
ONE_COMMENT = frozenset(("comment", "comentario", "comentari"))

# The words of "site-footer", "menuPrincipal", "widget_area".
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Names that say what an element holds or is built with, not what it is: "has-sidebar", "elementor-widget-text-editor".
_SAYS_NO_PART = re.compile(
    r"\S*(?:\bhas|\bwith|\bno|\bwithout|\bcon|\bsin)-\S*|(?<!\S)content-?sidebar\S*|\S*sidebar-(?:left|right|none)\b\S*|(?<!\S)(?:category|cat|tag|term|topic)-\S*"
)
_OF_A_BUILDER = re.compile(r"(?<!\S)(?:elementor|so|fl|brxe|siteorigin|panel)-\S*")


def words_of(node: LexborNode) -> set[str]:
    """The words in the class and id of an element, in lower case; of those a page builder gives not "widget", which all its pieces are."""
    given = node.attributes
    named = _SAYS_NO_PART.sub(" ", f"{given.get('class') or ''} {given.get('id') or ''}")
    words = {word.lower() for word in _WORDS.findall(named)}
    return words - {"widget"} if _OF_A_BUILDER.search(named) else words
