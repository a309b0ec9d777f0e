"""People and organisations, for maintainers: who belongs to the team, and which groups give together."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from donations.admin.team import MAINTAINERS, Lines, TeamAdmin
from donations.models import Membership, Organisation, User
from donations.workbench import role_of


class _MaintainersEdit:
    """Lets maintainers change rows, and nobody else even look."""

    viewers = MAINTAINERS

    def has_change_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        """Maintainers look after people."""
        return role_of(request) in MAINTAINERS


@admin.register(User)
class UserAdmin(_MaintainersEdit, TeamAdmin):
    """Who may review and publish. Accounts are made by signing up; nothing here sets a password."""

    list_display = ("email", "name", "team", "is_active", "date_joined")
    list_filter = ("groups", "is_active")
    search_fields = ("email", "name")
    ordering = ("email",)
    fields = ("email", "name", "groups", "is_active", "language", "date_joined", "last_login")
    readonly_fields = ("email", "language", "date_joined", "last_login")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Fetch the groups of all rows together."""
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Show the groups as boxes to tick: there are three."""
        kwargs["widget"] = CheckboxSelectMultiple()
        return db_field.formfield(**kwargs)

    @admin.display(description=_("groups"))
    def team(self, user: User) -> str:
        """Return the names of the groups."""
        return ", ".join(group.name for group in user.groups.all())


class MembershipInline(_MaintainersEdit, Lines):
    """The people of an organisation."""

    model = Membership
    extra = 1
    autocomplete_fields = ("user",)

    def has_view_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        """Let maintainers look."""
        return role_of(request) in MAINTAINERS

    def has_add_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        """Let maintainers add people."""
        return role_of(request) in MAINTAINERS

    def has_delete_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        """Let maintainers take people out again."""
        return role_of(request) in MAINTAINERS


@admin.register(Organisation)
class OrganisationAdmin(_MaintainersEdit, TeamAdmin):
    """Groups that give together."""

    list_display = ("name", "country", "website")
    search_fields = ("name",)
    ordering = ("name",)
    fields = ("name", "website", "country")
    inlines = (MembershipInline,)

    def has_add_permission(self, request: HttpRequest, *_args: Any) -> bool:
        """Let maintainers add one."""
        return role_of(request) in MAINTAINERS
