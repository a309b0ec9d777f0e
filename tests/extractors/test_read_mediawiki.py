"""Dumps of MediaWiki give the prose of each article, from any byte on, in memory that does not grow."""

import html
import io
import tracemalloc

import pytest

from ingestion.extractors import extractors_for
from ingestion.extractors.wikitext import prose_of
from ingestion.types import Document, Outcome, Source
from tests.extractors.reading import read, refusal

DUMP = "application/x-mediawiki-dump+xml"
HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="gn"><siteinfo><sitename>Vikipetã</sitename>
<dbname>gnwiki</dbname><namespaces><namespace key="0" /><namespace key="6">Ta'anga</namespace><namespace key="104">Anexo</namespace>
</namespaces></siteinfo>
"""


def page(title: str, text: str, ns: int = 0, about: str = "") -> str:
    return (
        f"<page><title>{title}</title><ns>{ns}</ns><id>1</id>{about}<revision><id>2</id><contributor><username>Ana</username></contributor>"
        f'<comment>nada</comment><model>wikitext</model><text xml:space="preserve">{html.escape(text)}</text></revision></page>\n'
    )


SMALL = (
    HEAD + page("Paraguái", "'''Paraguái''' ha'e [[tetã|peteĩ tetã]].") + page("Py", "#REDIRECT [[Paraguái]]", about='<redirect title="x"/>') + page("Px", "Otra página: [[Paraguái]]", about='<redirect title="x"/>')
    + page("Myangekõi:X", "ñomongeta", 1) + page("Anexo:Tava", "[[Ta'anga:a.png|x]]Tavakuéra.", 104) + page("M", "{}").replace("wikitext", "json")
    + page("Paraguay", "País de [[América]].") + "</mediawiki>"
)  # fmt: skip


def test_articles_are_documents_and_talk_redirects_and_code_are_not() -> None:
    documents = read(SMALL.encode(), DUMP)
    assert [document.text for document in documents] == [
        "Paraguái ha'e peteĩ tetã.",
        "Tavakuéra.",
        "País de América.",
    ]
    assert documents[0].marks == (
        ("dc:title", "Paraguái"), ("xml:lang", "gn"), ("siteinfo:sitename", "Vikipetã"), ("siteinfo:dbname", "gnwiki"),
    )  # fmt: skip


def test_reading_goes_on_where_it_stopped_and_ranges_meet() -> None:
    data = SMALL.encode()
    documents = read(data, DUMP)
    for index, document in enumerate(documents):
        assert read(data, DUMP, start=document.resume_at) == documents[index + 1 :]
    for cut in range(1, len(data), 97):
        assert read(data, DUMP, stop=cut) + read(data, DUMP, start=cut) == documents
    assert read(data, DUMP, one_way=True) == documents


def test_a_dump_cut_off_keeps_what_was_there() -> None:
    documents = read(SMALL[: SMALL.index("de [[Am")].encode(), DUMP)
    assert (documents[-1].text, documents[-1].cleaning) == ("País", ("wikitext/1", "broken_xml"))


def test_of_many_revisions_the_last_is_the_page() -> None:
    old = f"<revision><text>{'viejo ' * 3_000_000}</text></revision>"
    data = SMALL.replace("<revision>", old * 2 + "<revision>", 1).encode()
    documents = read(data, DUMP)
    assert [document.text for document in documents] == [
        document.text for document in read(SMALL.encode(), DUMP)
    ]
    assert read(data, DUMP, start=documents[0].resume_at) == documents[1:]


def test_memory_does_not_grow_with_the_dump() -> None:
    peaks = []
    for pages in (200, 4_000):
        tracemalloc.start()
        assert _count(pages) == pages
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


def _count(pages: int) -> int:
    one = page("A", "Una frase de la enciclopedia. " * 200).encode()

    class Dump(io.RawIOBase):
        def __init__(self) -> None:
            self.left, self.held = pages, HEAD.encode()

        def read(self, size: int = -1) -> bytes:
            while len(self.held) < size and self.left:
                self.left, self.held = self.left - 1, self.held + one
            given, self.held = self.held[:size], self.held[size:]
            return given

    source = Source(Dump(), "dump.xml", 1 << 40, DUMP, seekable=False)  # type: ignore[arg-type]
    return sum(isinstance(document, Document) for document in extractors_for(DUMP)[0].extract(source))


def test_without_articles_it_is_empty() -> None:
    assert refusal(f"{HEAD}</mediawiki>".encode(), DUMP) == (Outcome.EMPTY, "no_text")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("'''Uno''' y ''dos''.", "Uno y dos."),
        ("[[Lima]] y [[Cusco|la ciudad]] y [https://x.org sitio] y [https://x.org]", "Lima y la ciudad y sitio y"),
        ("[[Archivo:a.jpg|thumb|Un [[cerro]] [sic] alto]]Texto", "Texto"),
        ("Texto[[Categoría:Lima]]\n[[en:Lima]]\n[[:en:Lima|Lima]]", "Texto\n\nLima"),
        ("{{Ficha\n|nombre = {{lang|es|X}}\n|otro=[[a|b]]}}\nTexto.<ref name=a>Nota {{cita web|x}}</ref><ref name=b /> Más.", "Texto. Más."),
        ("En {{lang|qu|P'utuqsi}}, {{lang-gn|Pilkomajo}} a {{unidad|25|km}} ({{IPA|x}}; ).", "En P'utuqsi, Pilkomajo a 25 km."),
        ("{{cita|Yo soy [[Potosí|rico]].|Carlos}}", "Yo soy rico."),
        ("{| class=x\n! a !! b\n|-\n| c || {{d}}\n|}\nTexto", "Texto"),
        ("{| class=x\n| nunca cierra\nTexto", "Texto"),
        ("Uno<br/>dos <small>tres</small> 5&nbsp;km H<sub>2</sub>O <!-- no -->", "Uno\ndos tres 5\u00a0km H2O"),
        ("Intro.\n== A ==\nTexto.\n=== B ===\n== Referencias ==\n{{listaref}}", "Intro.\n\nA\n\nTexto."),
        ("* uno\n** dos\n# tres\n: cuatro", "uno\ndos\ntres\ncuatro"),
        ("<poem>\nVerso\notro\n</poem> <math>x</math> __NOTOC__", "Verso\notro"),
        ("#PUSAPUNA [[Qusqu]]", ""),
        ("Sobra }} y {{ falta [[ y ]]", "Sobra y falta y"),
    ],
)  # fmt: skip
def test_prose_of_wikitext(written: str, shown: str) -> None:
    assert prose_of(written) == shown


@pytest.mark.parametrize(
    "seed", ["{{", "[[", "{|", "<ref>", "<!--", "{{a|", "[http://a ", "= a ", "( ,", "<div "]
)
@pytest.mark.timeout(20)
def test_endless_markup_is_soon_over(seed: str) -> None:
    prose_of(seed * 100_000)
