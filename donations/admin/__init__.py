"""The reviewers' desk, in the stock admin; importing it registers its pages."""

from donations.admin import donation, licences, people, record, units

__all__ = ["donation", "licences", "people", "record", "units"]
