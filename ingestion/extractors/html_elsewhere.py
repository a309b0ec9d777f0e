"""Knows what a site writes over its boxes of links: that something else may be of interest, what others read, what is new."""

import re

_MARKS = " \t\r\n:.…-–—|>»«▶►→•*+[]()¡!¿?"
_LONGEST = 60  # characters
# Said to whoever reads an article, and never over a part of one.
_TO_READERS = re.compile(
    r"(?:(?:quizás?|tal vez|también|además|y )+ )?(?:te|le|os) (?:puede|puedan?|pueden|podría|podrían|va a|vaya a) (?:también )?(?:interesar|gustar)(?: también)?"
    r"|(?:quizás?|tal vez|también|esto) (?:te|le) (?:interesa|interese|interesará|guste)|(?:también )?puede (?:que te|que le|interesarte|interesarle)(?: interese)?"
    r"|(?:también )?(?:te|le) (?:recomendamos|sugerimos)(?: leer)?|recomendad[oa]s? para (?:ti|usted|vos)|(?:lee|lea|leé|mira|mirá|mire|ve|vea) (?:también|además|más)"
    r"|(?:también|además) (?:lee|lea|leé|puedes leer)|(?:sigue|siga|seguí|seguir|continúa|continuar) leyendo|leer más"
    r"|(?:notas?|noticias?|art[ií]culos?|entradas?|publicaci(?:ón|ones)|posts?|historias?|notícias?|matérias?|artigos?|conteúdos?|contenidos?|temas?|novas?|notícies"
    r"|articles?|continguts?) (?:relacionad[oa]s?|relacionades|relacionats|similares|recomendad[oa]s?)"
    r"|(?:leia|veja|saiba) (?:também|mais)|você (?:também )?(?:pode|vai) gostar(?: também)?|recomendad[oa]s? para você|le tamén|tamén (?:che|lle) pode interesar"
    r"|(?:també )?(?:et|us) pot interessar|llegeix (?:també|més)|irakurri ere|(?:lotutako|erlazionatutako) (?:albisteak|artikuluak)"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)(?: this)?|related (?:articles?|posts?|stor(?:y|ies)|news|content)|recommended for you|read (?:also|next|more)"
    r"|(?:à|a) lire aussi|articles (?:similaires|liés)"
)
# May be the title of something that somebody wrote, too.
_OF_SITES = re.compile(
    r"(?:lo|las|los|l[oa]s notas|noticias|notas)? ?(?:más|mas) (?:le[ií]d[oa]s?|vist[oa]s?|recientes?|comentad[oa]s?|popular(?:es)?|compartid[oa]s?)(?: (?:hoy|ahora|de hoy|de la semana))?"
    r"|lo (?:último|nuevo)|(?:más|otras|últimas|mais|outras|més|altres) (?:noticias|notas|notícias|notícies|entradas|publicaciones|historias|artículos|artigos|matérias|posts|articles)"
    r"|(?:entradas|noticias|publicaciones|notas|artículos|posts) (?:recientes|destacad[oa]s|más recientes)|(?:as |os )?mais (?:lid[oa]s|vist[oa]s)|(?:el|els|les) més (?:llegit|llegits|llegides|vist)"
    r"|o máis lido|irakurrienak|azken albisteak|últimes notícies|(?:most|latest) (?:read|popular|viewed|news|posts|stories)|more (?:news|stories)|trending(?: now)?"
    r"|(?:más|mais|més|more) (?:en|de|del|sobre|em|from|in|on) (?:\S+ ){0,3}\S+|también en (?:\S+ ){0,3}\S+|les plus lus|recomendad[oa]s|destacad[oa]s|relacionad[oa]s"
)


def leads_readers_on(text: str) -> bool:
    """Whether a heading says to its readers that other pages may interest them, and nothing else."""
    return len(text) <= _LONGEST and _TO_READERS.fullmatch(_plain(text)) is not None


def may_lead_on(text: str) -> bool:
    """Whether a heading is what sites write over links to their other pages, though it might stand over a text too."""
    return len(text) <= _LONGEST and _OF_SITES.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_MARKS).lower()
