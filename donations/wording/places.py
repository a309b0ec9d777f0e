"""How people call the parts of a file that something is found in."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEAVES: Mapping[str, str | Promise] = {  # as evidence names them
    "page": _("page %(name)s"),
    "slide": _("slide %(name)s"),
    "sheet": _("sheet «%(name)s»"),
    "field": _("field «%(name)s»"),  # of what the file says about itself, or a column
}
# Fields that people have a word for.
FIELDS: Mapping[str, str | Promise] = {
    **dict.fromkeys(("link", "rel=license", "a:href"), _("a link")),
    **dict.fromkeys(("dc:title", "pdf:Title", "html:title"), _("the title")),
}
