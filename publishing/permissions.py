"""Who may see and confirm releases, as data."""

from donations.permissions import Rule

TABLE: tuple[Rule, ...] = ()
