"""Takes out of a parsed page what its readers do not read as text: what it hides, what its editors took out, calls of notes."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.html_edits import edits

Attributes = Mapping[str, str | None]
_MAY_BE_HIDDEN = "[hidden], [style*='display' i], [style*='hide' i]"
_HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|mso-hide\s*:\s*all)\b", re.IGNORECASE)
# Characters: messages, captions, what editors remarked. More may be the other side of a story, until somebody asks for it.
_SHORT = 200
_LINKS = "a[href*='#']"
_CALL = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§]{1,4}|[a-z]|[ivx]{1,5})[\])]?")
_BACK = re.compile(r"[\[(]?[↩↑⤴↵⏎^\ufe0e\ufe0f]{1,3}[\])]?")
_REMARK = "#cmnt"  # of an editor, which goes with its sign (`html_machinery`)
# What the places of notes are called: fn1, _ftn1, ftnt1, nota_3, note-2, endnote4, cite_note-5, _edn2. What leads back is a …ref.
_NOTE = re.compile(
    r"#[^#]{0,80}?(?:fn|ftn|ftnt|edn|foot|end|note|nota|oharra|rodap[eé])[^#]{0,80}", re.IGNORECASE
)
_LEADS_BACK = re.compile(r"#[^#]{0,80}?(?:ref|back|call|llamada)[^#]{0,80}", re.IGNORECASE)


def take_out_unseen(tree: LexborHTMLParser) -> None:
    """Change the tree: what short things it hides go, what its editors took out, calls of notes, and the links from notes back to them."""
    for found in (_hidden, _calls, edits):  # one behind the other: a call may lie in what is hidden
        nodes = {node.mem_id: node for node in found(tree)}
        for node in reversed(nodes.values()):  # from within: the outer takes with it what lies in it
            node.decompose()


def _hidden(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    for node in tree.css(_MAY_BE_HIDDEN):
        if node.tag not in ("html", "body") and _is_hidden(node.attributes):
            text = node.text(deep=True)
            if len(text) <= _SHORT and text.strip():
                yield node


def _is_hidden(said: Attributes) -> bool:
    if "hidden" in said:
        return (said["hidden"] or "").casefold() != "until-found"
    return _HIDING.search(said.get("style") or "") is not None


def _calls(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    for node in tree.css(_LINKS):
        text = node.text(deep=True).strip()
        if len(text) <= 8 and _is_call(node, text):
            yield _raised(node)


def _is_call(node: LexborNode, text: str) -> bool:
    said, parent = node.attributes, node.parent
    kinds = f"{said.get('epub:type') or ''} {said.get('role') or ''}".split()
    if "backlink" in kinds or "doc-backlink" in kinds or _BACK.fullmatch(text):
        return True
    if "noteref" in kinds or "doc-noteref" in kinds:
        return True
    address = said.get("href") or ""
    if _REMARK in address or not _CALL.fullmatch(text) or _LEADS_BACK.search(address):
        return False
    is_raised = node.css_first("sup") is not None or (parent is not None and parent.tag == "sup")
    return is_raised or _NOTE.search(address) is not None


def _raised(node: LexborNode) -> LexborNode:
    """A call with the element that raises it, which holds nothing else."""
    parent = node.parent
    is_all = parent is not None and parent.tag in ("sup", "span") and _bare(parent) == _bare(node)
    return parent if parent is not None and is_all else node


def _bare(node: LexborNode) -> str:
    return node.text(deep=True).strip(" \t\r\n[]()")
