"""What the admin's pages have in common: permissions by the team's roles instead of Django's."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from donations.roles import TEAM, Role
from donations.workbench import role_of

if TYPE_CHECKING:  # the types know of which rows; Django's own classes do not, while it runs
    Rows = admin.ModelAdmin[Any]
    Lines = admin.TabularInline[Any, Any]
else:
    Rows, Lines = admin.ModelAdmin, admin.TabularInline

MAINTAINERS = frozenset({Role.MAINTAINER})


class TeamAdmin(Rows):
    """Rows that the team may look at: nothing is added, changed or deleted, alone or in bulk."""

    viewers = TEAM
    actions: Any = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the room to those who may look at its rows."""
        return role_of(request) in self.viewers

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let the named roles look."""
        return role_of(request) in self.viewers

    def has_add_permission(self, request: HttpRequest, *_args: Any) -> bool:
        """Rows come from the record's own stories."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Rows are changed by the record's own stories."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is deleted from a desk."""
        return False
