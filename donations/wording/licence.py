"""What the licence policy says, a sentence for each reason code of `licensing/policy.toml`."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Where the donor alone is asked: what the desk reads of the donor would sound strange to him or her.
TO_DONOR: Mapping[str, str | Promise] = {
    "E_RELICENSED": _(
        "You said %(declared)s, but some of the files say %(found)s, which is stricter. If the rights are yours, tell us and it stays as you said. If they are somebody else's, tell us which parts are, or leave those files out."
    ),
    "E_STRICTER": _(
        "You said %(declared)s, but some of the files say %(found)s, which is stricter. Who has the rights? Tell us which parts are whose, or leave those files out."
    ),
    "E_PHRASE": _(
        "You said %(declared)s, but a phrase in the files speaks of stricter terms. Read it, please: is it yours, or somebody else's?"
    ),
}
REASONS: Mapping[str, str | Promise] = {
    "C_OPEN": _("It is an open licence (%(declared)s): credit is given where it asks for it."),
    "C_SHARE_ALIKE": _("It is a share-alike licence (%(declared)s): what is published keeps it."),
    "C_DATABASE_ONLY": _("The licence covers the database only. Which licence do its contents have?"),
    "C_NON_COMMERCIAL": _("It is a non-commercial licence: the published dataset has to keep that limit."),
    "C_TARGET": _("The dataset it would go into has a licence that drops a limit of this one."),
    "C_NO_DERIVATIVES": _("The licence allows no derivatives: the texts may only be shared word for word."),
    "C_NO_DERIVATIVES_DERIVED": _(
        "The licence allows no derivatives, and instructions, translations or rewritings are derivatives. They may not be shared."
    ),
    "C_BEHAVIOURAL": _("Its terms set rules of conduct: the model and its terms have to be named."),
    "C_RIVAL_MODELS": _("Its terms forbid training competing models with it."),
    "C_VAGUE": _("It is not clear which licence this is. Which one is meant?"),
    "C_NO_VERSION": _(
        "It is a Creative Commons licence without its version. Which text is meant, 4.0 or another?"
    ),
    "C_RESERVED": _(
        "All rights are reserved: without a licence from the holder nothing may be done with it. Who has the rights?"
    ),
    "E_MATCH": _("The files say the same licence as the donor (%(declared)s)."),
    "E_VERSION": _(
        "%(declared)s was declared, and the files say %(found)s: the same licence in another version. What the files say is published."
    ),
    "E_DIFFERENT": _(
        "%(declared)s was declared, and the files say %(found)s. They reach equally far: which of the two is it?"
    ),
    "E_DECIDES": _("No licence was declared for certain, but the files say %(found)s. Is it that one?"),
    "E_VAGUE": _("The files speak of a licence without saying which. Which one is it?"),
    "E_RELICENSED": _(
        "%(declared)s was declared, but the files say %(found)s, which is stricter. Whoever has the rights may give it a new licence: are they the donor's?"
    ),
    "E_STRICTER": _(
        "%(declared)s was declared, but the files say %(found)s, which is stricter. Who has the rights?"
    ),
    "E_PHRASE": _(
        "%(declared)s was declared, but a phrase in the files speaks of stricter terms. It has to be read."
    ),
    "D_STRICTER": _(
        "%(declared)s was declared, and the files say %(found)s, which is freer. No limits may be added to what is already free."
    ),
    "E_BOILERPLATE": _(
        "A few files say that all rights are reserved, beside a Creative Commons licence: probably the foot of a web page."
    ),
    "E_MIXED": _(
        "The files carry several licences. Each text keeps its own, and the strictest governs the whole."
    ),
    "E_NONE_OWN": _("The files say nothing of a licence; the donor has the rights and signed."),
    "E_SHOWN": _("No file shows the licence; the donor gave its address or a document. It has to be read."),
    "E_MISSING": _(
        "Somebody else's licence was declared, and no file shows it. Where can it be read? An address or a document is enough."
    ),
    "TDM_RESERVED": _(
        "The files reserve text and data mining for their owner. Who has the rights, and do they allow it?"
    ),
    "B_OWN": _("The donor has the rights and signed."),
    "B_INSTITUTION": _("The institution has the rights, and the donor may give in its name."),
    "B_AUTHORITY_MISSING": _(
        "The institution has the rights: something has to show that the donor may give in its name."
    ),
    "B_LICENSED": _("Somebody else's licence allows it: its address and the day it was seen are kept."),
    "B_CONTRACT": _("An agreement allows what it says and nothing more. It has to be read."),
    "B_PUBLIC_DOMAIN": _("The author died long enough ago."),
    "B_TERM_UNPROVEN": _(
        "It was said to be in the public domain, but author and year of death are missing, or the time has not passed."
    ),
    "B_OFFICIAL": _("Official texts have no copyright; personal data in them still has to be looked for."),
    "B_TDM": _("The exception for research allows copying, not publishing."),
    "B_UNKNOWN": _("Nobody could say why this may be given. Who wrote it, and do they agree?"),
    "K_NO_COMMON_LICENCE": _("Two share-alike licences that cannot be combined would meet in one example."),
    "K_EVALUATION_PUBLIC": _(
        "An evaluation corpus that is open to everyone ends up in training data. Gated or private is safer."
    ),
    "K_EVALUATION_VERBATIM": _(
        "The licence allows no derivatives: the text may only stand word for word beside the question."
    ),
    "M_LAXER_THAN_PART": _(
        "The whole was declared under %(declared)s, but one of its parts has %(found)s, which asks for more. Give the whole that licence, or leave the part out."
    ),
    "M_PART_RESERVED": _(
        "A part has all its rights reserved. It has to stay out, unless its holder gives a licence."
    ),
    "M_PART_UNCLEAR": _("Nobody knows the licence of one of the parts. Which one is it?"),
    "M_NO_COMMON_LICENCE": _(
        "Parts under licences that cannot be combined (%(found)s) would meet in one instruction. Give them apart."
    ),
    "M_SIDE_BY_SIDE": _(
        "Parts under licences that cannot be combined (%(found)s) stand side by side: each text keeps its own."
    ),
    "upstream_untold": _(
        "The card says that it was made from other corpora: %(names)s. Which licence does each of them have? Add them under «Rights», part by part."
    ),
    "uses": _(
        "What may be done with it follows from its licences and from the ground on which it was given."
    ),
}
