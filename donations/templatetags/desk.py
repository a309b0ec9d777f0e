"""Who belongs to the team, for pages that lead to the desk."""

from django import template
from django.contrib.auth.models import AnonymousUser

from donations.models import User
from donations.roles import team_role

register = template.Library()


@register.filter
def is_on_team(user: User | AnonymousUser) -> bool:
    """Tell whether the person may come to the desk."""
    return team_role(user) is not None
