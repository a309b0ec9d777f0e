"""Knows the commands and environments of LaTeX that are no prose, and those that stand for more than their argument."""

import re
from collections.abc import Mapping

from ingestion.extractors.latex_letters import ACCENT, NUMBER


def _names(written: str) -> frozenset[str]:
    return frozenset(written.split())


# How many arguments of a command are not for reading; what follows them is. Of a command that is not here all are read.
DROPPED: Mapping[str, int] = {
    name: count
    for count, names in {
        1: "label index glossary pagestyle thispagestyle pagenumbering bibliography bibliographystyle addbibresource input include "
        "includeonly includegraphics includepdf includesvg graphicspath hypersetup usetheme usecolortheme usefonttheme vspace hspace "
        "usepackage documentclass documentstyle RequirePackage selectlanguage textcolor colorbox color pagecolor cline cmidrule "
        "foreignlanguage thanks institute titlegraphic logo hyphenation parbox raisebox scalebox rotatebox pdfinfo "
        "newcounter stepcounter refstepcounter newlength newif nocite printindex listoffiles geometry vphantom phantom hphantom "
        "lstset tikzset usetikzlibrary newtheoremstyle theoremstyle captionsetup todo ensuremath stretch enlargethispage "
        "subimport tcbset sisetup setmainfont setsansfont setmonofont setmainlanguage setotherlanguage inputencoding "
        "fontsize mathversion lstinputlisting bibitem glsaddall newsavebox usebox nolinkurl arraystretch hyperlink hypertarget "
        "texorpdfstring DeclareMathOperator AtBeginDocument AtEndDocument AtBeginSection note hyphenchar captionof column "
        "setbeamersize setbeamercovered usebeamerfont usebeamercolor usebeamertemplate indentpattern poemlines linenumberfrequency "
        "linespread setstretch",
        2: "setlength addtolength setcounter addtocounter definecolor rule resizebox multicolumn addcontentsline "
        "newtheorem fcolorbox settowidth newcolumntype pdfbookmark markboth setbeamertemplate setbeamercolor "
        "setbeamerfont setverselinenums DeclareUnicodeCharacter newfontfamily titlespacing newacronym newcommand renewcommand providecommand",
        3: "addtocontents newenvironment renewenvironment multirow titleformat newglossaryentry import",
    }.items()
    for name in names.split()
}  # fmt: skip
# Where these stood, nothing is left, nor the space before it, nor brackets around it.
REFERENCES = _names(
    "cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite footcite fullcite ref pageref eqref "
    "autoref nameref cref Cref vref subref"
)
HEADINGS = _names("part chapter section subsection subsubsection frametitle framesubtitle caption captionof subcaption addchap addsec")  # fmt: skip
LABELS = frozenset(("paragraph", "subparagraph"))  # a heading on the line of its text
BEGINS_PARAGRAPH = (LABELS | HEADINGS | {"column"}) - {"captionof"}
NOTES = _names("footnote footnotetext endnote sidenote marginpar marginnote tablefootnote")
FIELDS = frozenset(("title", "author", "date", "subtitle"))
ENDS_PARAGRAPH = _names("par newpage clearpage cleardoublepage pagebreak bigskip medskip smallskip")
SETTINGS = _names(
    "vskip hskip kern parindent parskip baselineskip textwidth textheight hsize leftskip rightskip"
)
DEFINES = _names(
    "newcommand renewcommand providecommand DeclareRobustCommand def gdef edef xdef newenvironment renewenvironment"
)
# Of LaTeX itself, and of the packages that people use for prose, examples and tables: they show nothing of their own.
SILENT = _names(
    "addtocounter afterpage allowdisplaybreaks alltt appendix arabic arraybackslash arraystretch avoidvbox bf bfseries bgroup bottomrule "
    "centering centerline changes chapterprecis cite clearpage cleardoublepage columnbreak comment csname dominitoc dotfill doublespacing "
    "egroup em emph endcsname endfirsthead endfoot endgraf endgroup endhead endinput endlastfoot enlargethispage ex exe expandafter "
    "exhyphenpenalty faketableofcontents fi flushbottom flushleft flushright fontfamily fontseries fontshape footnotemark footnoterule footnotesize "
    "frenchspacing frontmatter fussy gl gla glb glc gll glll global glossary glt glend hbox hfil hfill hfuzz hline hrule hrulefill hss "
    "hsize huge Huge hyphenpenalty ignorespaces iftrue immediate indent input interlinepenalty it itshape justify justifying kill label "
    "large Large LARGE leavevmode leftmargin let lettrine lining linewidth linebreak listoffigures listoftables listoftodos long lsstyle "
    "mainmatter backmatter makeatletter makeatother makeglossaries makeindex maketitle makecover marginnote mbox mdseries midrule minitoc "
    "nobreak noalign noindent nolinebreak nonfrenchspacing nonumber nopagebreak normalfont normalmarginpar normalsize null obeylines obeyspaces "
    "oldstylenums onecolumn onehalfspacing or else outer pagebreak par penalty phantomsection poemlines poemtitle pretolerance printbibliography "
    "printglossaries printindex protect qed raggedbottom raggedleft raggedright relax reversemarginpar rightmargin rm rmfamily sc scshape "
    "scriptsize selectfont sf sffamily shorthandoff shorthandon singlespacing sl sloppy slshape small smallcaps smaller larger spaceskip "
    "startlist stop strut subitem suppressfloats swshape tableofcontents textheight textwidth the tiny today tolerance toprule trans "
    "tt ttfamily twocolumn unskip unhbox upshape vbox verselinenumbersleft vfil vfill vfuzz vss widowpenalty clubpenalty write xspace "
    "xdef xe ze zl zr pa pe ef pex xpex ljudge hspace vspace hphantom vphantom smash thanks footnote"
)
ONE_WORD = frozenset(
    ("lettrine", "textcolor", "multicolumn", "foreignlanguage")
)  # with what stands behind the argument
NAME_OF_THEOREM = re.compile(r"[A-ZÁÉÍÓÚÑ][^\]=\n]{3,80}\]")
DIMENSION = re.compile(
    r"\s*=?\s*-?[\d.,]+\s*(?:true)?(?:pt|cm|mm|in|em|ex|bp|pc|\\[a-z]{1,20})(?:\s*(?:plus|minus)\s*-?[\d.,]+\s*[a-z]{2,4})*"
)

# Environments of which nothing is read, and those of mathematics, of which what is short is.
LEFT_OUT = _names(
    "verbatim Verbatim BVerbatim LVerbatim lstlisting minted alltt tikzpicture pgfpicture pspicture picture thebibliography comment "
    "filecontents algorithm algorithmic algorithm2e forest asy luacode tikzcd axis code semiverbatim references"
)
MATHS = _names(
    "equation align gather multline eqnarray displaymath math alignat flalign dmath subequations IEEEeqnarray"
)
TABLES: Mapping[str, int] = {"tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1, "tabu": 1, "xltabular": 2, "longtabu": 1}  # fmt: skip
ENVIRONMENTS: Mapping[str, int] = {
    "minipage": 1, "multicols": 1, "list": 2, "figure": 0, "table": 0, "wrapfigure": 2, "wraptable": 2, "adjustbox": 1, "otherlanguage": 1,
    "spacing": 1, "column": 1, "textblock": 1, "tcolorbox": 0, "itemize": 0, "enumerate": 0, "description": 0, "center": 0, "columns": 0,
    "scope": 0, "subfigure": 1, "floatingfigure": 1, "addmargin": 1, "sidewaystable": 0, "tabbing": 0,
    "adjustwidth": 2, "changemargin": 2, "overlayarea": 2, "parcolumns": 1, "paracol": 1, "verse": 0, "begingl": 0,
}  # fmt: skip

# Everything that is written, from left to right; each place begins exactly one of these.
TOKEN = re.compile(
    r"(?P<comment>%[^\n]*(?:\n[ \t]*)?)"
    r"|(?P<paragraph>\n(?:[ \t]*\n)+[ \t]*)"
    r"|(?P<line>\\\\\*?[ \t]*(?:\[\s*-?[\d.,]+\s*[a-zA-Z\\]{0,15}\])?)"
    r"|(?P<literal>\\(?:verb|lstinline)\*?(?:\[[^\]\n]{0,200}\])?(?P<quote>[^\w\s*{}\[])(?P<quoted>[^\n]{0,1000}?)(?P=quote)"
    r"|\\(?:url|path|nolinkurl)\s*\{(?P<address>[^{}\s]{0,4000}+)\}"
    r"|\\textipa[ \t]*\{(?P<phonetic>[^{}\\\n]{0,2000}+)\}"
    rf"|\\char[ \t]*(?P<numbered>{NUMBER})[ \t]?|\\symbol[ \t]*\{{[ \t]*(?P<number>{NUMBER})[ \t]*\}})"
    r"|(?P<link>\\href\s*(?:\[[^\]\n]{0,200}\])?\s*\{[^{}\n]{0,4000}+\})"
    rf"|(?P<accent>{ACCENT})"
    r"|(?P<begin>\\begin[ \t]*\{(?P<begun>[^{}\n]{1,60})\}(?:<[^<>\n]{1,30}>)?)"
    r"|(?P<end>\\end[ \t]*\{(?P<ended>[^{}\n]{1,60})\})"
    r"|(?P<display>\$\$|\\\[)"
    r"|(?P<maths>\$(?P<dollars>(?:[^$\\\n]|\\[^\n]|\\?\n(?![ \t]*\n)){1,1000}+)\$|\\\((?P<brackets>(?:[^\\]|\\(?![()])){0,1000}+)\\\))"
    r"|(?P<word>\\(?P<name>[a-zA-Z]+)\*?(?:<[\d+,.|:@ a-z-]{1,30}>)?)"
    r"|(?P<symbol>\\(?P<sign_itself>.?))"
    r"|(?P<open>\{)|(?P<close>\})|(?P<closed_option>\])|(?P<cell>&)"
    r"|(?P<text>(?:[^\\{}$%&\]\n]|\n(?![ \t]*\n))++)"
    r"|(?P<rest>.)",
    re.DOTALL,
)  # fmt: skip
VERSES = ("verse", "altverse", "patverse")
# What the marks of verse add to an end of line; elsewhere a line may begin with "!", and with the "¡" that is written "!`".
AFTER_LINE = re.compile(r"!(?=\s|[%\[]|\\end|\Z)(?:\[[^\]\n]{0,30}\])?")
AFTER_VERSE = re.compile(r"(?:!(?!`)|>(?!>))[ \t]*(?:\[[^\]\n]{0,30}\])?")
# A width says how to lay out, whatever the command.
WIDTH = re.compile(r"\{\s*-?[\d.,]*\s*\\(?:text|line|column|paper|page|tex)(?:width|height)\s*\}")
ARGUMENT = re.compile(r"[ \t]*(?:\n[ \t]*)?([\[{])")
BRACKET = re.compile(r"[ \t]*\[")
SPACE = re.compile(r"[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?")
