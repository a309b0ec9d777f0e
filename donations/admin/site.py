"""The desk: the stock admin behind the site's own sign-in, open to reviewers and maintainers only."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from donations.roles import team_role


class Desk(AdminSite):
    """Reviewers' and maintainers' workbench."""

    site_header = _("Acopio · review desk")
    site_title = _("Review desk")
    index_title = _("What waits")

    def has_permission(self, request: HttpRequest) -> bool:
        """Let the team in, nobody else."""
        return team_role(request.user) is not None


Desk.login = secure_admin_login(Desk.login)  # type: ignore[method-assign]
