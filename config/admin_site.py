"""Django's admin, standing behind the site's own sign-in so that its second factor holds there too."""

from django.contrib.admin.apps import AdminConfig


class AcopioAdmin(AdminConfig):
    """The reviewers' and maintainers' workbench."""

    default_site = "donations.workbench.Desk"
