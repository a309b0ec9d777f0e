"""The reviewers' desk, in the stock admin; importing it registers its pages."""

from donations.admin import donation, licences, people, record

__all__ = ["donation", "licences", "people", "record"]
