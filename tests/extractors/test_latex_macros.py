"""What people define with arguments in LaTeX is written out, as far as it is simple; the rest shows its arguments."""

import time
from contextlib import suppress

import pytest

from ingestion.types import Unreadable
from tests.extractors.reading import read

DICTIONARY = (
    "\\newcommand{\\lema}[2]{\\noindent\\textbf{#1}, (#2):}\n\\newcommand{\\trad}[1]{«#1»; }\n\\newcommand{\\nota}[1]{[Nota: #1]}\n"
    "\\def\\sust{sust.\\ }\n\\newcommand\\acep[1]{\\textbf{#1.}~}\n\\newcommand*{\\vid}[1]{\\textit{véase} \\textbf{#1}.}\n"
    "\\newenvironment{articulo}[1]{\\par\\textbf{#1}: }{. Fin de artículo.\\par}\n\\begin{document}\n"
)


def text(written: str) -> str:
    return read(written.encode(), "text/x-tex")[0].text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\\lema{yaku}{agua} \\sust\\trad{agua dulce}\\nota{común} \\vid{unu}", "yaku, (agua): sust. «agua dulce»; [Nota: común] véase unu."),
        ("\\acep{1}agua.\\acep{2}\\vid{\\trad{roca} o {piedra}}", "1. agua.2. véase «roca»; o piedra."),
        ("\\begin{articulo}{sacha} árbol\\end{articulo}\\begin{articulo}{yaku}agua\\end{articulo}", "sacha: árbol. Fin de artículo.\n\nyaku: agua. Fin de artículo."),
        ("\\lema{yaku} % nota\n {agua}", "yaku, (agua):"),
        ("\\section{\\vid{unu}} Uno\\footnote{\\vid{dos}}", "véase unu.\n\nUno\n\nvéase dos."),
        ("\\lema{yaku}", "yaku"),  # what stands there, where one is missing
        ("\\trad{a \\trad{b} c}", "«a «b»; c»;"),  # one in another of its kind
        ("\\trad y \\trad{}", "y «»;"),
    ],
)  # fmt: skip
def test_a_dictionary(written: str, shown: str) -> None:
    assert text(DICTIONARY + written + "\n\\end{document}") == shown


@pytest.mark.parametrize(
    ("defined", "used", "shown"),
    [
        (r"\newcommand{\x}[2][sust.]{(#1) #2}", r"\x{agua} \x[v.]{ir}", "(sust.) agua (v.) ir"),
        (r"\def\x#1#2{#2, #1}", r"\x{Ana}{Paz}", "Paz, Ana"),
        (r"\DeclareRobustCommand{\x}[1]{‹#1›}", r"\x{a}", "‹a›"),
        (r"\newcommand{\x}[1]{\em#1 y \textbf#1}", r"\x{agua}", "agua y agua"),
        (r"\newcommand{\x}[1]{\oe#1}", r"\x{f}", "œf"),
        (r"\newcommand{\x}[2]{#1a, \#1 #2}", r"\x{\textbf{b}\oe}{\%}", "bœa, #1 %"),
        (r"\newcommand{\x}[2]{#1 & #2 \\}", r"\begin{tabular}{ll}\x{a}{b}\x{c}{d}\end{tabular}", "a\tb\nc\td"),
        (r"\newcommand{\x}[1]{\begin{quote}«#1»\end{quote}}", r"a \x{b} c", "a\n\n«b»\n\nc"),
        (r"\newcommand{\x}[1]{\item[#1)]}", r"\begin{itemize}\x{a}uno\x{b}dos\end{itemize}", "a) uno\nb) dos"),
        (r"\newcommand{\x}[1]{#1\index{#1}\label{#1}}", r"\x{yaku}", "yaku"),
        (r"\newcommand{\x}[1]{}", r"a\x{para la editora} b", "a b"),
        ("\\newcommand{\\x}[1]{%\n  «#1»% }\n}", r"a \x{b}c", "a «b»c"),
        (r"\newcommand{\x}{\par Una cosa.\par}", r"a \x{} b", "a\n\nUna cosa.\n\nb"),
        (r"\newcommand{\x}[1]{<#1>}\renewcommand{\x}[1]{[#1]}", r"\x{a}", "[a]"),
        (r"\newcommand{\x}[1]{<#1>}\renewcommand{\x}{nada}", r"\x", "nada"),
        (r"\newenvironment{x}[2][voz]{\begin{quote}#1: #2. }{\end{quote}Fin.}", r"\begin{x}{a}b\end{x}", "voz: a. b\n\nFin."),
        (r"\newenvironment{x}{Nota: }{.}", r"\begin{x}b\end{x}", "Nota: b."),
    ],
)  # fmt: skip
def test_what_is_simple_is_written_out(defined: str, used: str, shown: str) -> None:
    assert text(f"{defined}\n{used}") == shown


@pytest.mark.parametrize(
    ("defined", "used", "shown"),
    [
        (r"\def\x#1.{<#1>}", r"\x{a}.", "a."),  # parameters with marks of their own
        (r"\newcommand{\x}[1]{\ifx#1a <#1>\fi}", r"\x{a}", "a"),
        (r"\newcommand{\x}[1]{\expandafter<#1>}", r"\x{a}", "a"),
        (r"\newcommand{\x}[1]{\@firstofone{<#1>}}", r"\x{a}", "a"),
        (r"\newcommand{\x}[1]{\newcommand{\y}[1]{##1}<#1>}", r"\x{a}", "a"),
        (r"\newcommand{\x}[2]{\begin{tcolorbox}[title=#1]#2\end{tcolorbox}}", r"\x{a}{b}", "a b"),
        (r"\newcommand{\x}[1]{\begin{tikzpicture}\node{#1};\end{tikzpicture}}", r"\x{a}", "a"),
        (r"\newcommand{\x}[1]{\begin{quote}<#1>}", r"\x{a}", "a"),
        (r"\newcommand{\x}[1]{\begin{equation}\label{#1}}", r"\x{a} b \begin{equation}c=d\end{equation} e", "a b\n$c=d$\ne"),
        (r"\renewcommand{\section}[1]{<#1>}", r"\section{a} b", "a\n\nb"),
        (r"\newcommand{\x}[1]{\ensuremath{#1}}", r"\x{a}", "a"),
        (r"\newenvironment{x}[1]{\begin{verbatim}#1}{\end{verbatim}}", r"\begin{x}{a}b\end{x}", "a\n\nb"),
        (r"\newcommand{\x}[1]{<#1>}", r"\x a \verb|\x{a}|", r"a \x{a}"),
        (r"\newcommand{\x}[1]{<#1>}", r"$\x{a}$", r"$\x{a}$"),
    ],
)  # fmt: skip
def test_what_is_complicated_shows_its_arguments(defined: str, used: str, shown: str) -> None:
    assert text(f"{defined}\n{used}") == shown


def test_what_stands_for_itself_ends() -> None:
    assert text("\\newcommand{\\x}[1]{<\\x{#1}>}a \\x{b} c") == "a b c"
    pair = "\\newcommand{\\x}[1]{<\\y{#1}>}\\newcommand{\\y}[1]{(\\x{#1})}"
    assert text(f"{pair}a \\x{{b}} c") == "a <b> c"
    nested = "\\newenvironment{x}{(\\begin{x}}{\\end{x})}a \\begin{x}b\\end{x} c"
    assert "b" in text(nested)


@pytest.mark.parametrize(
    "bomb",
    [
        "".join(f"\\newcommand{{\\x{chr(97 + n)}}}[1]{{\\x{chr(98 + n)}{{#1#1}}\\x{chr(98 + n)}{{#1#1}}}}" for n in range(25)) + "\\xa{ja}",
        "\\newcommand{\\x}[1]{" + "#1" * 490 + "}" + "\\x{" * 6 + "ja" + "}" * 6,
        "\\newcommand{\\x}[1]{<#1>}" + "\\x{" * 9_000,
        "\\newcommand{\\x}[1]{<#1>}" + "\\x{" * 9_000 + "ja" + "}" * 9_000,
        "\\newenvironment{x}{" + "ja " * 300 + "}{" + "ja " * 300 + "}" + "\\begin{x}\\end{x}" * 20_000,
        "\\newcommand{\\x}[1]{<#1>}" + "\\x{{}{}" * 30_000,
        "\\newcommand{\\x}[9]{" + "#1" * 300 + "}" + "\\x{" * 200_000,
    ],
)  # fmt: skip
def test_a_bomb_does_not_go_off(bomb: str) -> None:
    began = time.process_time()
    with suppress(Unreadable):  # nested too deep, or without text
        read(bomb.encode(), "text/x-tex")
    assert time.process_time() - began < 20
