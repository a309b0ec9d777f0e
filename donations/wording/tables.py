"""Words about tables: what a column seems to be, why we took it for the text, what the parts of a corpus are called."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from donations.wording import Words

SPLITS: Mapping[str, Words] = {
    "train": _("Training"),
    "validation": _("Validation"),
    "test": _("Test"),
}

ROLES: Mapping[str, Words] = {
    "text": _("the text"),
    "title": pgettext_lazy("of a column", "title"),
    "question": _("question"),
    "answer": _("answer"),
    "choices": _("options to choose from"),
    "context": _("context"),
    "instruction": _("instruction"),
    "input": _("input"),
    "output": _("output"),
    "prompt": _("request to a model"),
    "completion": _("answer of a model"),
    "rejected": _("answer of a model that was not preferred"),
    "summary": _("summary"),
    "explanation": _("explanation"),
    "source": _("original text"),
    "target": _("its translation or pair"),
    "premise": _("premise"),
    "hypothesis": _("hypothesis"),
    "conversation": _("conversation"),
    "translation": _("the same in several languages"),
    "words": _("the words of a sentence"),
    "word": _("one word"),
    "label": pgettext_lazy("of a column", "label"),
    "id": _("identifier"),
    "language": pgettext_lazy("of a column", "language"),
    "licence": pgettext_lazy("of a column", "licence"),
    "author": _("who wrote it"),
    "date": pgettext_lazy("of a column", "date"),
    "email": _("mail addresses"),
    "url": _("web address"),
    "split": _("part of the corpus"),
    "score": _("score"),
}

LOOKS: Mapping[str, Words] = {
    "prose": _("running text"),
    "email": _("mail addresses"),
    "phone": _("telephone numbers"),
    "label": pgettext_lazy("of a column", "label"),
    "id": _("identifier"),
    "url": _("web address"),
}

TYPES: Mapping[str, Words] = {
    "string": _("words"),
    "integer": _("whole numbers"),
    "number": _("numbers"),
    "boolean": _("yes or no"),
    "date": _("dates"),
    "list": _("lists"),
    "object": _("records inside"),
    "mixed": _("a bit of everything"),
    "empty": _("empty"),
}

# Why these columns and no others; said after "the text is …".
WHY: Mapping[str, Words] = {
    "named": _("Its name says that it is the text."),
    "format": _("The format of the file says so."),
    "pair": _("These columns belong together, in this order."),
    "conversation": _("It holds the turns of a conversation."),
    "translation": _("They say the same in several languages."),
    "prose": _("No name tells, but this reads like running text. For now we have read all the columns with words."),
    "all": _("Nothing tells which column is the text, so we have read all those with words."),
    "none": _("There are only figures here: no column with words."),
    "elsewhere": _("It says something about a text that is in another file, and nothing here is counted as text."),
    "chosen": _("You chose them."),
}  # fmt: skip
