"""Takes WordPress's short codes out of a post: `[gallery ids="1"]`, `[vc_row]…[/vc_row]`. What they enclose stays."""

import re

_CODE = re.compile(
    r"\[(?P<end>/?)(?P<name>[A-Za-z][\w-]{0,60})(?P<rest>(?:[^\[\]\"]|\"[^\"]{0,2000}\"){0,2000})\]"
)
_ATTRIBUTES = re.compile(r"\s+[\w-]+=(?:[\"'“”″»]|&quot;|&#82\d\d;)")
_ADDRESS = re.compile(r"(?:[\s=]\s*(?:https?:)?//\S+)?(?:\s+[\w-]+=\S+)*[\s/]*\Z")
# Those that are told by their name alone. Words that people put into brackets themselves ([audio], [video]) need more.
_OWN = frozenset({
    "gallery", "playlist", "caption", "wp_caption", "contact-form", "contact-form-7", "wpforms", "youtube", "vimeo", "embed", "soundcloud",
    "dailymotion", "tiktok", "instagram", "slideshare", "scribd", "googlemaps", "spotify", "toc", "addtoany", "woocommerce_cart",
    "woocommerce_checkout", "recent_products", "wpvideo", "jetpack-related-posts", "sharethis", "blog_subscription_form", "one_half",
    "one_third", "two_third", "one_fourth", "three_fourth", "ngg_images", "nggallery", "rev_slider", "su_spacer", "su_divider",
})  # fmt: skip
_FAMILIES = re.compile(
    r"(?:vc|et_pb|fusion|av|mk|kc|ux|tatsu|qode|vcex|nectar|woocommerce|elementor|themify|wpb|wp)_\w+"
)
_PLAYED = re.compile(
    r"\[(embed|audio|video|youtube|vimeo|soundcloud|wpvideo|googlemaps|gmap|su_youtube|su_video|su_audio|flv|iframe)\b[^\[\]]{0,2000}\]"
    r"\s*[^\s<>\[\]]{1,2000}\s*\[/\1\]"
)
_NOTE = re.compile(r" ?\[(ref|mfn|efn_note|footnote|fn)\b[^\[\]]{0,200}\]([^\[]{1,5000})\[/\1\]")
_WITHIN = re.compile(
    r"(?:\w+_)?(?:dropcaps?|highlight|tooltip|popover|label|badge|icon|button|[biusq]|em|strong|small|color|size|font|url|span|su[bp])"
)
_PARAGRAPH = "\n\n"


def without_codes(post: str) -> str:
    """The post without its short codes; notes that stood within the text come last."""
    if "[" not in post:
        return post
    notes = [note[2].strip() for note in _NOTE.finditer(post)]
    played = _PLAYED.sub(_PARAGRAPH, _NOTE.sub("", post))
    ended = {code["name"] for code in _CODE.finditer(played) if code["end"] and not code["rest"]}
    return _PARAGRAPH.join((_CODE.sub(lambda code: _left_of(code, ended), played), *notes))


def _left_of(code: re.Match[str], ended: set[str]) -> str:
    name, rest = code["name"], code["rest"]
    if name not in ended and not _is_code(name, rest):
        return code[0]
    return "" if _WITHIN.fullmatch(name.lower()) else _PARAGRAPH


def _is_code(name: str, rest: str) -> bool:
    """Whether these brackets are a machine's, though nothing closes them."""
    if _ATTRIBUTES.match(rest):
        return True
    return (name in _OWN or _FAMILIES.fullmatch(name) is not None) and _ADDRESS.match(rest) is not None
