"""Knows the chats that phones export, by the heads of their messages."""

import re

from ingestion.text.message_heads import message_head

_FEWEST = 3  # messages
_LEVELS = "INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|CRITICAL|NOTICE|SEVERE|VERBOSE"
_LEVEL = re.compile(rf"\b(?:{_LEVELS})\b|\A(?i:{_LEVELS})\Z")  # with which a program writes its log


def kind_of_dialogue(text: str) -> str | None:
    """Name the kind of a text whose very first line begins a message, as most others do; None where it is no chat."""
    is_begun = message_head(text.partition("\n")[0].rstrip("\r")) is not None
    return "text/x-whatsapp-chat" if is_begun and _is_talk(text) else None


def _is_talk(text: str) -> bool:
    """Whether most messages say who sent them, and somebody sent more than one: no log of a program."""
    heads = [head for line in text.split("\n") if (head := message_head(line.rstrip("\r")))]
    speakers = [head.speaker for head in heads if head.speaker]
    are_people = len(speakers) >= _FEWEST and len(set(speakers)) < len(speakers)
    return are_people and 2 * len(speakers) > len(heads) and not any(map(_LEVEL.search, speakers))
