"""Gives the questions of corpora written like SQuAD a row each, with the paragraph and the article they are about."""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
_MOST_REPEATED = 16 * 1024 * 1024  # characters of titles and paragraphs, once for each question about them


def questions_of(article: Any) -> Iterator[Row]:
    """The questions of an article as SQuAD, and what is written like it, holds them, each with its paragraph and title; else the value."""
    if not _is_article(article):
        yield article
        return
    for paragraph in article["paragraphs"]:
        about = _beside("article", _without(article, "paragraphs"), _without(paragraph, "qas"))
        yield from (_beside("paragraph", about, question) for question in paragraph["qas"] or [{}])


def _is_article(value: Any) -> bool:
    """Whether it has paragraphs with lists of questions; those of a hostile one may be too many to repeat its paragraphs for."""
    paragraphs = value.get("paragraphs") if isinstance(value, dict) else None
    if not isinstance(paragraphs, list) or not paragraphs or not all(map(_has_questions, paragraphs)):
        return False
    about = len(str(_without(value, "paragraphs")))
    repeated = ((about + len(str(_without(one, "qas")))) * len(one["qas"] or [{}]) for one in paragraphs)
    return sum(repeated) <= _MOST_REPEATED


def _has_questions(paragraph: Any) -> bool:
    questions = paragraph.get("qas") if isinstance(paragraph, dict) else None
    return isinstance(questions, list) and all(isinstance(question, dict) for question in questions)


def _without(row: Row, name: str) -> Row:
    return {other: value for other, value in row.items() if other != name}


def _beside(kind: str, outer: Row, inner: Row) -> Row:
    """Both rows as one: the outer one's number, and what the inner one has a name for too, is said to be of its kind."""
    named = {f"{kind}_{name}" if name == "id" or name in inner else name: outer[name] for name in outer}
    return named | inner
