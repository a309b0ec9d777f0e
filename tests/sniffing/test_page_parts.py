"""Style sheets and scripts that a browser saves beside a page are no text; whatever says something is, whatever it is called."""

import io

import pytest

from ingestion.job import Job
from ingestion.reading import read
from ingestion.sniffing import sniff

CSS = "/* del sitio */ body{font-family:serif;margin:0}\n.nav:hover{color:#fff;background:url(data:image/png;base64,AAAAAAAA)}\n@media (max-width:600px){.menu{display:none}}\n"
JS = "(function(w,d){'use strict';var a=d.createElement('script');a.src='https://x/y.js';function track(e){w.push({event:e,value:'hola'});}track('load');})(window,document);\n"
JQUERY = "/*! jQuery v3.7 | (c) OpenJS Foundation */\n" + JS * 20
REGEX = "if(a.match(/[\"']/)){return a.replace(/'/g,'')}else{this.b=function(c){return c+1}}\n" * 9
STORY = "Cuando bajó el agua, doña Petrona volvió a la orilla con su red y contó uno por uno los postes; y al volver, nadie la esperaba. "


def _kind(text: str, name: str) -> str:
    data = text.encode()
    return sniff(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize(
    "name",
    [
        "a.css",
        "Cuento_files/main.css",
        "wp/style.css?ver=5.8",
        "x.min.css.descarga",
        "Cuento_archivos/css2",
        "s.CSS",
    ],
)
def test_style_sheets(name: str) -> None:
    assert _kind(CSS, name) == "text/css"
    assert _kind(CSS * 50, name) == "text/css"
    assert _kind(CSS.replace("AAAA", "A" * 2_000), name) == "text/css"  # with a picture in it


@pytest.mark.parametrize("text", [JS, JQUERY, REGEX])
@pytest.mark.parametrize(
    "name",
    [
        "a.js",
        "C_files/jquery.min.js.descarga",
        "j.js.download",
        "j.js?ver=3.6.0",
        "C_archivos/embed.js(1).descarga",
        "m.mjs",
        "Cuento_archivos/js",
    ],
)
def test_scripts(text: str, name: str) -> None:
    assert _kind(text, name) == "text/javascript"


@pytest.mark.parametrize(
    "text",
    [
        STORY * 5,
        f"{STORY * 20}\n{JS}",  # a lesson with an example
        f"{STORY * 20}\n{CSS}",
        "var dic = [" + "".join(f'{{"que":"palabra {n}","cas":"otra {n}"}},\n' for n in range(200)) + "];",
        "function busca(p){return dic[p]}\nvar dic = {" + "".join(f'"palabra {n}":"otra palabra {n}",\n' for n in range(200)) + "};",
        "function lee(){document.write(t)}\nvar t = `" + STORY * 20 + "`;",
        "/* " + STORY * 5 + " */",
        "if(a){return 1} " * 4 + "var t = [" + f"'{STORY}', " * 30 + "1];" + "x = x + y;" * 500,
        f"{STORY * 2} Se escribe function f y return, y luego return.",
    ],
    ids=["story", "lesson", "styled", "data", "dictionary", "poems", "comment", "quoted", "spoken"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.js", "a.css", "C_files/a"])
def test_what_says_something_stays_a_text(text: str, name: str) -> None:
    assert _kind(text, name) == "text/plain"


@pytest.mark.parametrize(
    "name", ["a.txt", "a.js.txt", "js", "js/notas", "C_files/a.txt", "mis_archivos/a.py"]
)
def test_a_text_of_code_that_is_called_otherwise_stays_one(name: str) -> None:
    assert _kind(JS, name) == "text/plain"
    assert _kind(CSS, name) == "text/plain"


def test_a_page_among_the_parts_of_another_is_a_page() -> None:
    assert (
        _kind(f"<!doctype html><script>{JS}</script><p>{STORY}", "C_files/saved_resource.html") == "text/html"
    )
    assert _kind(f"<!doctype html><script>{JS}</script><p>{STORY}", "C_files/marco") == "text/html"


@pytest.mark.parametrize(
    "hostile", ["/*" * 30_000, "`" * 60_000, '"\\' * 30_000, "{a:" * 20_000, "url(" * 15_000, "//\n" * 20_000]
)
def test_what_is_made_to_hurt_is_judged_in_time(hostile: str) -> None:
    assert _kind(f"{JS}{hostile}", "a.js").startswith("text/")
    assert _kind(f"{CSS}{hostile}", "a.css").startswith("text/")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CSS, "a.css"),
        (JS, "a.js.descarga"),
        ("var a=1;", "Nota_files/main.js.download"),
        ("a{b:c}", "Nota_archivos/estilo.css"),
        ("<p>¡Suscríbete y recibe ofertas!</p>", "Nota_files/saved_resource.html"),
        ("<p>¡Suscríbete y recibe ofertas!</p>", "notas/Nota_archivos/saved_resource(12).html"),
    ],
)
def test_they_are_set_aside(text: str, name: str) -> None:
    data = text.encode()
    job: Job = {
        "name": name,
        "size": len(data),
        "budget": {"members": 9, "unpacked_bytes": 1 << 20},
    }
    told = [message for message in read(job, io.BytesIO(data)) if message["m"] in ("doc", "end")]
    assert [(one["m"], one.get("outcome"), one.get("reason")) for one in told] == [
        ("end", "skipped", "page_part")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Había una vez un zorro.", "cuento.js"),
        (STORY * 5, "Nota_files/cuento.js"),
        ("<html><body><p>Había una vez.</p></body></html>", "saved_resource.html"),
        ("<html><body><p>Había una vez.</p></body></html>", "Nota_files/saved_resources.html"),
    ],
)
def test_what_may_be_somebodys_is_read(text: str, name: str) -> None:
    data = text.encode()
    job: Job = {"name": name, "size": len(data), "budget": {"members": 9, "unpacked_bytes": 1 << 20}}
    *_, end = read(job, io.BytesIO(data))
    assert end["outcome"] == "text"
