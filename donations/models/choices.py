"""The values a donation's fields can take, with the words people read for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from licensing.vocabulary import Basis, Kind, Visibility


class DonationKind(models.TextChoices):
    """What is given."""

    DOCUMENTS = Kind.DOCUMENTS.value, _("A pile of documents")
    TRAINING = Kind.TRAINING.value, _("A training corpus")
    INSTRUCTION = Kind.INSTRUCTION.value, _("An instruction corpus")
    EVALUATION = Kind.EVALUATION.value, _("An evaluation corpus")


class RightsBasis(models.TextChoices):
    """Why the donor may give it."""

    OWN_WORK = Basis.OWN_WORK.value, _("We wrote it ourselves")
    INSTITUTION = Basis.INSTITUTION.value, _("It belongs to the institution I speak for")
    LICENSED_THIRD_PARTY = Basis.LICENSED_THIRD_PARTY.value, _("Others published it under an open licence")
    CONTRACT = Basis.CONTRACT.value, _("We have an agreement or a written permission")
    PUBLIC_DOMAIN = Basis.PUBLIC_DOMAIN.value, _("It is in the public domain")
    OFFICIAL_TEXT = Basis.OFFICIAL_TEXT.value, _("They are laws, rulings or other official texts")
    TDM_EXCEPTION = Basis.TDM_EXCEPTION.value, _("We collected it for research (text and data mining)")
    UNKNOWN = Basis.UNKNOWN.value, _("I do not know")


class WishedVisibility(models.TextChoices):
    """How open the donor wants it."""

    PUBLIC = Visibility.PUBLIC.value, _("Open to everyone")
    GATED = Visibility.GATED.value, _("On request: each person asks for access")
    PRIVATE = Visibility.PRIVATE.value, _("Private: only the project works with it")


class Domain(models.TextChoices):
    """What it is about (the campaign's own list)."""

    GENERAL = "general", _("General")
    HEALTH = "health", _("Health, clinical")
    LEGAL = "legal", _("Law, administration")
    ACADEMIC = "academic", _("Academic, technical")
    LITERATURE = "literature", _("Literature, music")
    SOCIAL = "social", _("Social networks, forums")
    NEWS = "news", _("News")
    DIALOGUE = "dialogue", _("Dialogues, oral texts")
    CULTURE = "culture", _("Culture, cooking, traditions")
    EDUCATION = "education", _("Education, exams")
    OTHER = "other", _("Something else")


class Origin(models.TextChoices):
    """Where the words come from."""

    ORIGINAL = "original", _("Written in this language from the start")
    HUMAN_TRANSLATION = "human_translation", _("Translated by people")
    MACHINE_TRANSLATION = "machine_translation", _("Translated by a machine")
    GENERATED = "generated", _("Made with a language model")
    MIXED = "mixed", _("Some of each")


class CreditKind(models.TextChoices):
    """How the donor wants to be named."""

    NAME = "name", _("With the name I write here")
    ORGANISATION = "organisation", _("As an organisation or community")
    ANONYMOUS = "anonymous", _("Without a name")
