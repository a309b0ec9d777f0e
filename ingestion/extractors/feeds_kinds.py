"""Tells what people wrote from what a blog's export holds besides: menus, styles, forms, settings, old versions, comments."""

import re
from collections.abc import Collection

from ingestion.extractors.feeds_fields import Field

# WordPress's types of posts that are parts of a site. Any other name may be a site's own: stories, recipes, legends.
_PARTS = re.compile(
    r"revision|nav_menu_item|custom[_-]css|safecss|customize_\w+|oembed_cache|user_request|(?:wp|patterns)_(?:template|template_part"
    r"|navigation|global_styles|font_family|font_face|log|router_page)|elementor_\w+|e-(?:landing-page|floating-buttons)|fl-(?:builder|theme)-\w+"
    r"|et_(?:pb|template|theme|header|body|footer|code)\w*|fusion_\w+|vc4?_(?:grid_item|templates)|acf-[\w-]+|wpcf7\w*|wpforms\w*|nf_sub"
    r"|ninja_form\w*|mc4wp-form|frm_\w+|flamingo_\w+|feedback|shop_\w+|scheduled-action|jp_\w+|jetpack_migration|bp-email|mailpoet_page"
    r"|popup(?:_theme)?|ml-slider?|amp_validated_url|rank_math_schema|wpcode|code_snippet|oceanwp_library|cookielawinfo|sidebar|udb_widgets"
)
_THROWN_AWAY = frozenset({"trash", "auto-draft", "spam"})
_DESCRIBED = 40  # characters of what somebody wrote about a picture; less is its camera's word or a caption, told in its post
_OF_BLOGGER = re.compile(r"blogger/\d+/kind#(template|settings|comment)\Z")


def is_exported_post(fields: Collection[Field]) -> bool:
    """Whether this is of WordPress's own export, where posts stand as their editor keeps them."""
    return any(field.name == "post_type" for field in fields)


def is_written(fields: Collection[Field]) -> bool:
    """Whether somebody wrote this to be read, as far as the export says what it is."""
    kind, status = _said(fields, "post_type"), _said(fields, "status")
    if _PARTS.fullmatch(kind) or (kind and status in _THROWN_AWAY):
        return False
    if kind == "attachment":
        return any(field.name == "encoded" and len(field.shown().strip()) >= _DESCRIBED for field in fields)
    return not any(_is_of_blogger(field) for field in fields)


def _is_of_blogger(field: Field) -> bool:
    """Whether the entry is Blogger's template, one of its settings, or what a reader wrote under a post."""
    if field.name == "type":
        return field.text.strip() == "COMMENT"
    return field.name == "category" and _OF_BLOGGER.search(field.attributes.get("term", "")) is not None


def _said(fields: Collection[Field], name: str) -> str:
    return next((field.text.strip() for field in fields if field.name == name), "")
