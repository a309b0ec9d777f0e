"""LaTeX gives its prose: letters resolved, commands gone, notes, captions and tables kept, whatever the file does."""

from io import BytesIO

import pytest

from ingestion.sniffing import sniff
from ingestion.types import Outcome
from licensing import evidence
from tests.extractors.reading import read, refusal

TEX = "text/x-tex"
HEAD = (
    r"\documentclass[12pt]{article}\usepackage[utf8]{inputenc}\newcommand{\UNAM}{Universidad Aut\'onoma}"
    "\n"
)


def text(inner: str) -> str:
    return read(inner.encode(), TEX)[0].text


def whole(inner: str, head: str = HEAD) -> str:
    return head + "\\begin{document}\n" + inner + "\n\\end{document}\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\'a \~n {\'\i} \'{\i} \'{e} \c{c} \c c \ss{} \"u \`o \^{\i}", "á ñ í í é ç ç ß ü ò î"),
        (r"Mar\'{\i}a, ping\"uino, art\'\i culo, \v{s}, \H{o}, stra\ss e, \oe uvre", "María, pingüino, artículo, š, ő, straße, œuvre"),
        (r"``hola'' y `adi\'os' y <<s\'i>> y l'aigua --- 10--20", "“hola” y ‘adiós’ y «sí» y l'aigua — 10–20"),
        (r"\textquestiondown Qui\'en? ?`Y !`Ay! \guillemotleft x\guillemotright{} \ldots", "¿Quién? ¿Y ¡Ay! «x» …"),
        (r"\flqq tres\frqq{} y \flq x\frq, \glqq Haus\grqq", "«tres» y ‹x›, „Haus“"),
        (r"el~50\,\% de \$5 \& \#1 \_ \{x\} re\-glón", "el 50 % de $5 & #1 _ {x} reglón"),
        (r"\textbf{a} \emph{b \textit{c}} {\bf d} {\small\itshape e} \textcolor{red}{f} \foreignlanguage{latin}{g}", "a b c d e f g"),
        (r"\desconocida{uno}{dos} \otra[opción]{tres} \lettrine{L}{a} casa", "uno dos tres La casa"),
        (r"Véase~\ref{x}, según \cite[p.~3]{a,b} (\cite{c}) y (ver \ref{d}).", "Véase, según y (ver)."),
        (r"El \href[opt]{https://a.org/%C3#x}{sitio} y \url{https://b.org/x_y~z}", "El sitio y https://b.org/x_y~z"),
        (r"Código \verb|x_y{| y \verb+%+ fin", "Código x_y{ y % fin"),
        (r"Con $x^2$ y \(\alpha\), $n$ veces, 20$^\circ$C, cuesta $5", r"Con $x^2$ y $\alpha$, n veces, 20°C, cuesta $5"),
        ("uno % fuera\ndos%\ntres\n% línea\n\ncuatro", "uno dostres\n\ncuatro"),
        (r"a\vspace{2cm}b\vskip 3pt plus 1pt c\label{x}\index{y}d", "ab cd"),
        (r"uno\\dos\\[2mm]tres\newline cuatro", "uno\ndos\ntres\ncuatro"),
        (r"sí \iffalse no \fi sí", "sí sí"),
        (r"\enquote{cita} y \textsuperscript{o}", "“cita” y o"),
        (r"a]b [c] \item[b)] d", "a]b [c]\nb) d"),
        ("\\newcommand{\\be}{\\begin{equation}}\\newcommand{\\ee}{\\end{equation}}Sea \\be x \\label{e} = 1 \\ee fin", "Sea\n$x = 1$\nfin"),
        (r"m\textbari{}\textbari ra, \textsaltillo ka, \textopeno l\textepsilon", "mɨɨra, ꞌka, ɔlɛ"),  # of tipa
        (r'se dice \textipa{[tSi""tapa"nIN:@]} y \textipa{\~E}', "se dice [tʃiˌtapaˈnɪŋːə] y Ẽ"),
        (r"""k\char"A78C uj, {\char'101}\symbol{104}\char 105, \char"FFFFFF, \char 7""", "kꞌuj, Ahi, ,"),
    ],
)  # fmt: skip
def test_what_is_written_and_what_is_shown(written: str, shown: str) -> None:
    assert text(written) == shown


def test_paragraphs_headings_and_notes() -> None:
    inner = (
        "\\maketitle\n\\tableofcontents\n\\section[Corto]{Introducci\\'on}\\label{a}\nLa lengua\\footnote{También \\emph{toba}.} de la \\UNAM\n"
        "sigue.\n\n\\paragraph{Aparte.} Otro párrafo.\n\\begin{itemize}\n\\item Uno\n\\item[b)] Dos\n\\end{itemize}\n"
        "\\begin{quote}\n{\\it Cita} larga.\n\\end{quote}\n\\begin{teorema}[Pitágoras de Samos]\nDice.\n\\end{teorema}"
    )
    head = (
        HEAD
        + "\\title{La \\emph{quinua}\\thanks{A todas.}}\\author{Ana Paz \\and Inés Ru\\'iz}\\date{1999}\n"
    )
    (document,) = read(whole(inner, head).encode(), TEX)
    assert document.text == (
        "La quinua\n\nIntroducción\n\nLa lengua de la Universidad Autónoma sigue.\n\nTambién toba.\n\nAparte. Otro párrafo.\n\n"
        "Uno\nb) Dos\n\nCita larga.\n\nPitágoras de Samos\n\nDice."
    )
    assert document.marks == (
        ("dc:title", "La quinua"),
        ("dc:creator", "Ana Paz; Inés Ruíz"),
        ("dc:date", "1999"),
    )


def test_tables_and_captions_are_read_and_what_is_drawn_or_quoted_is_not() -> None:
    inner = (
        "\\begin{table}[ht]\\centering\n\\caption[c]{Hablantes}\n\\begin{tabular}{|l|p{2cm}|}\\hline\nAño & \\textbf{Cuántas} \\\\ \\hline\n"
        "2001 &\n 1200 \\\\ \\multicolumn{2}{c}{Todas} \\\\\n\\end{tabular}\\end{table}\n"
        "\\begin{figure}\\includegraphics[width=3cm]{mapa.png}\\caption{Mapa.}\\begin{tikzpicture}\\draw (0,0) node {nodo};\\end{tikzpicture}\\end{figure}\n"
        "\\begin{verbatim}\n\\begin{x} % código\n\\end{verbatim}\n\\begin{lstlisting}[language=C]\nint a;\n\\end{lstlisting}\n"
        "\\begin{align*}\na &= b \\\\ c &= d\n\\end{align*}\n\\[ E = mc^2 \\]\n\\input{otro}\\include{mas}\\input otro.tex\n"
        "\\bibliography{refs}\\begin{thebibliography}{9}\\bibitem{a} Paz, 1990.\\end{thebibliography}Fin"
    )
    assert text(whole(inner) + "después") == (
        "Hablantes\n\nAño\tCuántas\n2001\t1200\nTodas\n\nMapa.\n\n$E = mc^2$\nFin"
    )


def test_slides_and_chapters_without_preamble() -> None:
    slide = "\\begin{frame}[fragile]{La siembra}\n\\framesubtitle{En julio}\\pause\n\\only<2->{Se siembra.}\\end{frame}"
    assert text(whole(slide, "\\documentclass{beamer}")) == "La siembra\n\nEn julio\n\nSe siembra."
    chapter = "% un libro\n\\chapter*{El r\\'io}\nCrecía."
    assert text(chapter) == "El río\n\nCrecía."
    assert sniff(BytesIO(chapter.encode()), "", len(chapter)) == TEX


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("latin1", "latin-1"), ("ansinew", "cp1252"), ("applemac", "mac_roman"), ("utf8", "utf-8"), ("latin9", "iso8859-15"),
        ("latin1", "utf-8"), ("utf8", "latin-1"), ("nada", "cp1252"),
    ],
)  # fmt: skip
def test_the_encoding_is_what_is_declared_unless_the_bytes_say_otherwise(declared: str, codec: str) -> None:
    prose = "El ñandú y la cigüeña: ¿quién escribirá mañana la canción del río?"
    head = (
        f"% \\usepackage[cp437]{{inputenc}}\n\\documentclass{{book}}\n\\usepackage[{declared}]{{inputenc}}\n"
    )
    assert read(whole(prose, head).encode(codec), TEX)[0].text == prose


def test_a_rare_encoding_is_believed_where_it_is_declared() -> None:
    head = "\\documentclass{book}\n\\usepackage[latin2]{inputenc}\n"
    assert read(whole("Antonín Dvořák", head).encode("iso8859-2"), TEX)[0].text == "Antonín Dvořák"


@pytest.mark.parametrize(
    "head",
    [
        "\\usepackage[type={CC},modifier={by-sa},version={4.0}]{doclicense}",
        "\\hypersetup{pdflicenseurl={https://creativecommons.org/licenses/by-sa/4.0/}}",
    ],
)
def test_its_licence_is_found_in_its_marks(head: str) -> None:
    (document,) = read(whole("Texto", HEAD + head).encode(), TEX)
    assert {hit.id for hit in evidence.find("", marks=document.marks)} == {"cc-by-sa-4.0"}


@pytest.mark.parametrize(
    "example", ["\\documentclass{article}", "  \\documentclass[a5paper]{book}\n\\begin{document}"]
)
def test_a_chapter_that_shows_how_a_document_begins_is_read_from_its_first_line(example: str) -> None:
    chapter = f"% para \\documentclass{{book}}\n\\chapter{{Primeros pasos}}\nAsí:\n\\begin{{verbatim}}\n{example}\n\\end{{verbatim}}\nListo."
    assert text(chapter).startswith("Primeros pasos\n\nAsí:")
    assert text(chapter).endswith("Listo.")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\begin{document}Sin cerrar \emph{esto", "Sin cerrar esto"),
        (r"Nota\footnote{que no acaba", "Nota\n\nque no acaba"),
        ("Falta \\label{x\n\nsigue aquí", "Falta\n\nsigue aquí"),
        (r"}} de más \end{nada} y \begin{verbatim} queda", "de más y queda"),
        ("\\newcommand{\\a}[1]{x#1}\\a{b} \\def\\bb{\\bb\\bb}\\bb c", "xb c"),
        ("a \\", "a"),
    ],
)
def test_broken_files_give_what_there_is(written: str, shown: str) -> None:
    assert text(written) == shown


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", (Outcome.EMPTY, "no_text")),
        (b"\\documentclass{article}\n\\newcommand{\\a}{b}\n", (Outcome.EMPTY, "no_text")),
        (b"\\emph{" * 20_000, (Outcome.REFUSED, "nested_too_deep")),
        (b"\\def\\a{" + b"ja" * 99 + b"}" + b"\\a " * 60_000, (Outcome.REFUSED, "document_too_large")),
    ],
)
def test_what_gives_no_text(data: bytes, said: tuple[Outcome, str]) -> None:
    assert refusal(data, TEX) == said


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"En \pueblo{} se dice.", r"En \pueblo se dice."),
        (r"\pueblo{} está (\region{}), dice «\autora{}».", r"\pueblo está (\region), dice «\autora»."),
        (r"\textbf{\pueblo{}} es.", r"\pueblo es."),
        (r"Vive en \pueblo, cerca de \rio\ y lejos.", r"Vive en \pueblo, cerca de \rio y lejos."),
        ("Vive en \\pueblo desde niña.", r"Vive en \pueblo desde niña."),
    ],
)
def test_a_command_that_only_another_file_knows_stands_where_its_words_would(
    written: str, shown: str
) -> None:
    (document,) = read(written.encode(), TEX)
    assert document.text == shown
    assert f"undefined_commands:{shown.count(chr(92))}" in document.cleaning


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\newcommand{\pueblo}{San Miguel}En \pueblo{} se dice.", "En San Miguel se dice."),
        (r"\newcommand{\voz}[1]{\textit{#1}}La \voz, sin más, y \voz{ñandú}.", "La , sin más, y ñandú."),
        (
            "\\noindent La casa \\hfill blanca {\\large grande} y \\em suya.\\maketitle{}",
            "La casa blanca grande y suya.",
        ),
        ("\\raro La casa\n\\otra\nblanca {\\rara roja}", "La casa blanca roja"),
        (r"uno \desconocida{dos} tres \otra[x]{cuatro} y \mystyle fin", "uno dos tres cuatro y fin"),
        (r"uno \label{\pueblo{}} dos \setlength{\ancho}{2cm} tres", "uno dos tres"),
        (r"\NewDocumentCommand\voz{} fin", "fin"),
    ],
)
def test_a_command_that_is_defined_known_or_lays_out_leaves_nothing(written: str, shown: str) -> None:
    (document,) = read(written.encode(), TEX)
    assert document.text == shown
    assert [note for note in document.cleaning if note.startswith("undefined_commands")] == []
