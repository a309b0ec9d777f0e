"""Pages as the web has them, written for the tests: what must stay of each, and what is only the site around it."""

from dataclasses import dataclass

_NEWS = """<p>La lluvia llegó al valle de madrugada y no paró en tres días. Los vecinos de San Andrés, que llevaban cuatro años mirando
al cielo, salieron a la plaza con los niños en brazos para mojarse.</p><h2>«Pensábamos irnos»</h2><p>Rosa Maldonado, que siembra maíz en
la ladera, cuenta que ya había vendido las dos cabras. «Pensábamos irnos a la costa con mi hermana», dice. El embalse, que estaba
al 9 %, subió al 31 % en una semana.</p><ul><li>Martes: 42 litros por metro cuadrado</li><li>Miércoles: 57 litros por metro cuadrado</li></ul>
<table><tr><th>Embalse</th><th>Antes</th><th>Después</th></tr><tr><td>El Peñón</td><td>9 %</td><td>31 %</td></tr></table>
<p>La Dirección de Aguas advierte de que <a href="/tema/sequia">la sequía</a> no ha terminado: harán falta dos inviernos así.</p>"""


@dataclass(frozen=True)
class Page:
    """A page, the pieces of its text that must be kept, those that must be left out, and whether it is cut at all."""

    html: str
    kept: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    cut: bool = True


def _links(*names: str) -> str:
    return "".join(f'<li><a href="/{number}">{name}</a></li>' for number, name in enumerate(names))


NEWSPAPER = Page(
    f"""<!doctype html><html lang="es-CL"><head><title>Vuelve la lluvia - El Faro</title><meta name="viewport" content="width=device-width">
<meta property="og:type" content="article"><meta property="og:title" content="Vuelve la lluvia al valle">
<meta property="article:published_time" content="2021-06-14T08:00:00-04:00"><meta name="author" content="Inés Quiroga">
<script src="/a.js"></script></head><body class="menu-open has-sidebar"><div id="aviso-cookies" class="cookie-banner"><p>Usamos cookies
propias y de terceros para mejorar tu experiencia.</p><button>Aceptar todas</button></div>
<header><a href="/">El Faro</a><nav><ul>{_links("Portada", "Política", "Deportes", "Cultura")}</ul></nav></header>
<main><article><header><h1>Vuelve la lluvia al valle</h1><p>Tras cuatro años de sequía, el embalse respira</p></header>
<div class="share-buttons"><a href="#f">Compartir en Facebook</a> <a href="#x">Compartir en X</a></div>{_NEWS}
<div class="related-articles"><h3>Te puede interesar</h3><ul>{_links("El precio del agua se duplica", "Diez recetas de otoño")}</ul></div>
</article><section id="comentarios" class="comments"><h3>2 comentarios</h3><p>Pepe: ¡Por fin, qué alegría me da leer esto!</p></section></main>
<aside><h3>Lo más leído</h3><ol>{_links("El gol del siglo", "Sube el dólar")}</ol></aside>
<footer><p>Todos los textos se publican bajo licencia Creative Commons Atribución 4.0, salvo que se diga otra cosa.</p>
<ul>{_links("Quiénes somos", "Aviso legal")}</ul></footer></body></html>""",
    ("Vuelve la lluvia al valle", "Tras cuatro años", "de madrugada", "«Pensábamos irnos»", "Martes: 42", "El Peñón\t9 %\t31 %", "la sequía no ha"),
    ("cookies", "Deportes", "Compartir", "Te puede interesar", "recetas", "Pepe", "Lo más leído", "Aviso legal"),
)  # fmt: skip

BLOG = Page(
    f"""<!doctype html><html lang="ca"><head><title>Pa de pagès</title><link rel="canonical" href="https://exemple.cat/pa">
<meta property="og:title" content="Pa de pagès"><script type="application/ld+json">{{"@type": "BlogPosting", "headline": "Pa de pagès",
"author": {{"@type": "Person", "name": "Núria Serra"}}, "datePublished": "2019-11-02"}}</script></head><body>
<div id="menuPrincipal"><ul>{_links("Inici", "Receptes", "Contacte")}</ul></div><div class="contingut"><div class="entrada">
<h1>Pa de pagès</h1><p>La meva àvia pastava els dissabtes, i la casa feia olor de farina fins dilluns. Avui us explico com ho
feia ella, sense balança ni rellotge, amb la massa mare que li havia donat la veïna.</p><pre><code>farina = 500
aigua  = 350</code></pre><blockquote>Qui té pa, té casa.<footer>Dita popular</footer></blockquote>
<p>Deixeu reposar la massa tota la nit, coberta amb un drap humit, i enforneu-la ben d'hora.</p></div>
<div id="respond"><h3>Comentaris</h3><p>Quina bona pinta que fa, ho provaré diumenge!</p></div></div>
<div class="widget-area sidebar"><h4>Arxiu</h4><ul>{_links("Octubre 2019", "Setembre 2019", "Agost 2019")}</ul></div>
<div class="site-footer">© 2019 Núria Serra. Tots els drets reservats.</div></body></html>""",
    ("Pa de pagès", "pastava els dissabtes", "farina = 500\naigua  = 350", "Dita popular", "Deixeu reposar"),
    ("Receptes", "bona pinta", "Arxiu", "Setembre", "drets reservats"),
)  # fmt: skip

FORUM = Page(
    f"""<!doctype html><html lang="es-AR"><head><title>¿Yerba con palo o sin palo?</title><link rel="canonical" href="https://foro.example/1">
<script src="/foro.js"></script></head><body><div class="navbar"><ul>{_links("Foros", "Miembros", "Ayuda", "Entrar")}</ul></div>
<div id="tema"><h1>¿Yerba con palo o sin palo?</h1><div class="post comment"><b>mateando77</b><p>Buenas, ¿ustedes la toman con palo
o despalada? A mí con palo me dura más el mate, pero mi suegra dice que es para turistas.</p></div>
<div class="post comment"><b>LaTana</b><p>Con palo siempre, che. La despalada es fuertísima y te tapa la bombilla.</p></div>
<div class="post comment"><b>Gurí</b><p>En Corrientes la mezclamos con yuyos y nadie mira si tiene palo.</p></div></div>
<div class="footer"><ul>{_links("Reglas", "Privacidad", "Contacto")}</ul></div></body></html>""",
    ("¿Yerba con palo", "mi suegra dice", "te tapa la bombilla", "la mezclamos con yuyos"),
    ("Miembros", "Privacidad"),
)  # fmt: skip

WIKI = Page(
    f"""<!doctype html><html lang="pt"><head><title>Tatu-bola</title><meta name="generator" content="MediaWiki 1.42"><link rel="EditURI" href="/e">
<script src="/load.php"></script></head><body class="mediawiki"><div id="content" role="main"><h1>Tatu-bola</h1><div role="navigation"
id="toc"><ul>{_links("Habitat", "Ver também")}</ul></div><p>O <b>tatu-bola</b> é um <a href="/m">mamífero</a> da
<a href="/f">família</a> dos <a href="/d">dasipodídeos</a>, que se enrola numa esfera quando se sente ameaçado e vive na Caatinga.</p>
<h2>Habitat</h2><p>Vive em campos abertos e secos, come formigas e cupins, e dorme em tocas que outros animais cavaram.</p>
<h2>Ver também</h2><ul>{_links("Tatu-canastra", "Tatu-galinha", "Tatu-peba", "Fauna do Brasil", "Caatinga")}</ul></div>
<div id="mw-navigation" class="menu"><ul>{_links("Página principal", "Artigo aleatório", "Doações", "Ajuda")}</ul></div>
<footer><p>Conteúdo disponível nos termos da licença <a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>.</p>
</footer></body></html>""",
    ("Tatu-bola", "mamífero da família dos dasipodídeos", "formigas e cupins", "Ver também", "Tatu-peba"),
    ("Artigo aleatório", "Doações"),
)  # fmt: skip

GOVERNMENT = Page(
    f"""<html><head><title>Beca de transporte</title><script src="/x.js"></script></head><body><table width="100%"><tr><td><div id="menu">
<a href="/1">Inicio</a> | <a href="/2">Trámites</a> | <a href="/3">Transparencia</a> | <a href="/4">Mapa del sitio</a></div></td></tr>
<tr><td valign="top">{"".join(f'<a href="/t{n}">Trámite número {n}</a><br>' for n in range(16))}</td><td><h2>Beca de transporte escolar</h2>
<p class="politica-social">El Ministerio de Bienestar Social convoca la beca de transporte para estudiantes de zonas rurales que vivan a más
de tres kilómetros de su escuela. La solicitud es gratuita y puede presentarse en castellano, quechua o aimara.</p>
<table><tr><th>Distancia</th><th>Monto</th></tr><tr><td>De 3 a 10 km</td><td>S/ 120</td></tr></table>
<p>Requisitos: <a href="/f.pdf">formulario</a>, copia del documento y constancia de matrícula.</p></td></tr></table></body></html>""",
    ("Beca de transporte escolar", "zonas rurales", "De 3 a 10 km\tS/ 120", "constancia de matrícula"),
    ("Mapa del sitio", "Trámite número 7"),
)  # fmt: skip

WORD = Page(
    f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><meta name="viewport" content="width=800"><title>Memoria</title></head>
<body><div class=WordSection1><p class=MsoNormal>Índice</p><ul>{_links(*(f"Capítulo {n}" for n in range(1, 21)))}</ul><p class=MsoNormal>
Memoria de la cooperativa de pescadores, redactada en asamblea.</p>{"<p class=MsoNormal>Ese año la marea nos llevó dos botes y una red.</p>" * 8}<div id="pie">Acta firmada por las socias</div></div></body></html>""",
    ("Índice", "Capítulo 14", "redactada en asamblea", "Acta firmada"),
    cut=False,
)  # fmt: skip

POEM = Page(
    f"""<!doctype html><html lang="es"><head><title>Romance del molino</title><meta property="og:title" content="Romance del molino"></head><body>
<nav><ul>{_links("Poetas", "Temas", "Siglos")}</ul></nav><div class="cuerpo"><h1>Romance del molino</h1><p>Molino que mueles penas,<br>
molino del río abajo,<br>muele despacio la mía,<br>que la quiero para el año.</p><p>Las aspas cantan de noche<br>lo que de día callaron,<br>
y el agua se lleva el nombre<br>que yo te dije en los labios.</p><p>Molinera, molinera,<br>no me muelas tan delgado.</p></div>
<footer>Autora desconocida. Obra en dominio público.</footer></body></html>""",
    ("Romance del molino", "penas,\nmolino del río abajo,", "labios.\n\nMolinera"),
    ("Siglos", "dominio público"),
)  # fmt: skip

LANDING = Page(
    f"""<!doctype html><html lang="es"><head><title>Miel La Colmena</title><meta property="og:title" content="Miel La Colmena"><meta name="viewport" content="x">
</head><body><header><h1>Miel La Colmena</h1><nav><ul>{_links("Tienda", "Nosotros", "Contacto")}</ul></nav></header>
<section><h2>Del monte a tu mesa</h2><a class="button" href="/c">Comprar ahora</a></section><footer>Envíos a todo el país en 48 horas,
sin gastos a partir de dos frascos. Escríbenos y te contamos de qué flor es cada miel.</footer></body></html>""",
    ("Miel La Colmena", "Del monte a tu mesa", "Envíos a todo el país", "Tienda"),
    cut=False,
)  # fmt: skip

PAGES = {
    "newspaper": NEWSPAPER, "blog": BLOG, "forum": FORUM, "wiki": WIKI, "government": GOVERNMENT, "word": WORD, "poem": POEM,
    "landing": LANDING,
}  # fmt: skip
