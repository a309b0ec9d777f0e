"""What the checks found, in sentences that donors and reviewers can both read; the licence's own are in `licence`."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

FINDINGS: Mapping[str, str | Promise] = {
    "language_agrees": _("The texts are in what was declared: %(found)s."),
    "language_mixed": _(
        "The texts mix what was declared (%(declared)s) with other languages: %(found)s. People often write like that."
    ),
    "language_disagrees": _(
        "%(declared)s was declared, but most of the text looks like something else: %(found)s. Which is right?"
    ),
    "language_uncertain": _(
        "We are not certain of the language (%(found)s). That is no mistake of yours: for some languages the tools still know little."
    ),
    "language_unknown_to_model": _(
        "For %(declared)s we have nothing to check it with yet: the word of whoever gave it counts, and the corpus will help."
    ),
    "splits_in_another_language": _(
        "A part of the corpus looks like another language than declared (%(declared)s): %(splits)s. Is that intended?"
    ),
    "files_in_another_language": ngettext_lazy(
        "One file looks like another language than declared (%(declared)s). Is that intended?",
        "Some files look like another language than declared (%(declared)s): %(count)s in all. Is that intended?",
        "count",
    ),
    "other_script": _(
        "Part of the text is in a script that %(declared)s is not usually written in: %(found)s. If that is right, tell us; if not, look at those files again."
    ),
    "spanish_cues": _(
        "Features seen in %(count)s Spanish texts we looked at: %(cues)s. Each fits several places and proves none: the variety is the one declared (%(declared)s)."
    ),
    "encoding_misread": _(
        "Some letters were saved wrongly («Ã±» for «ñ»), in %(count)s of the %(of)s documents we looked at. Save them again as UTF-8 from the original program, or tell us that they cannot be had better."
    ),
    "encoding_lost": _(
        "Some letters are lost («ni?os», «ni�os»), in %(count)s of the %(of)s documents we looked at. Look for the originals: what is lost cannot be guessed back."
    ),
    "encoding_control": _(
        "There are invisible signs where dashes or quotation marks were, in %(count)s of the %(of)s documents we looked at. Save them again as UTF-8, or tell us that they cannot be had better."
    ),
    "files_unaccounted": ngettext_lazy(
        "One file has no line in the ledger. That is our fault; the reading has to be repeated.",
        "Some files have no line in the ledger: %(count)s in all. That is our fault; the reading has to be repeated.",
        "count",
    ),
    "files_failed": ngettext_lazy(
        "One file could not be read through a fault of ours. It has to be tried again before anybody decides.",
        "Some files could not be read through a fault of ours: %(count)s in all. They have to be tried again before anybody decides.",
        "count",
    ),
    "files_encrypted": ngettext_lazy(
        "One file has a password. Upload it without one, or leave it out.",
        "Some files have a password: %(count)s in all. Upload them without one, or leave them out.",
        "count",
    ),
    "files_damaged": ngettext_lazy(
        "One file is broken. Save it again and upload it anew, or leave it out.",
        "Some files are broken: %(count)s in all. Save them again and upload them anew, or leave them out.",
        "count",
    ),
    "files_refused": ngettext_lazy(
        "One file was not opened, for safety. Unpack or split it, or leave it out.",
        "Some files were not opened, for safety: %(count)s in all. Unpack or split them, or leave them out.",
        "count",
    ),
    "files_cut": ngettext_lazy(
        "One file was read only in part: there was more in it than we could read. Upload it whole, or leave it as it is.",
        "Some files were read only in part: %(count)s in all. There was more in them than we could read. Upload them whole, or leave them as they are.",
        "count",
    ),
    "tables_name_missing": ngettext_lazy(
        "A table speaks of a file that is not in the gift, in one row. Look at the name in its column file_name, or upload what is missing.",
        "Tables speak of files that are not in the gift: %(count)s rows in all. Look at the names in their column file_name, or upload what is missing.",
        "count",
    ),
    "private_letters": _(
        "There are mails or chats: %(count)s in all. What people wrote to one another, and their names, would be published as it is. Ask those who wrote first, and leave out what should not be seen."
    ),
    "media_tell_place": _(
        "Images, sounds or videos that would be published may say where they were made, and that cannot be taken out of such files: %(count)s in all. Save the images as JPEG or PNG and upload them anew, or leave them out, unless the place may be known."
    ),
    "media_published_unseen": _(
        "Images, sounds or videos would be published with the texts and tables that speak of them: %(count)s in all. Look at them: faces, voices and places may be in them. What JPEG, PNG, WebP, GIF, AVIF and HEIC images say of place, time and camera is taken out before."
    ),
    "files_unknown": ngettext_lazy(
        "One file is of a kind we do not know yet. Save it as PDF, Word or plain text, or leave it out.",
        "Some files are of a kind we do not know yet: %(count)s in all. Save them as PDF, Word or plain text, or leave them out.",
        "count",
    ),
    "files_needs_ocr": ngettext_lazy(
        "One file is a picture of text that nothing has read yet. It is kept, and can be read later without being uploaded again; the list says what it waits for.",
        "Some files are pictures of text that nothing has read yet: %(count)s in all. They are kept, and can be read later without being uploaded again; the list says what each waits for.",
        "count",
    ),
    "files_media": ngettext_lazy(
        "One file is an image, a sound or a video. It is kept beside the texts.",
        "Some files are images, sounds or videos: %(count)s in all. They are kept beside the texts.",
        "count",
    ),
    "files_empty": ngettext_lazy(
        "One file has no text.",
        "Some files have no text: %(count)s in all.",
        "count",
    ),
    "files_skipped": ngettext_lazy(
        "One file was left aside because it is one that programs leave behind.",
        "Some files were left aside because programs leave them behind: %(count)s in all.",
        "count",
    ),
    "nothing_readable": _(
        "Not one text could be read out of what was given. Look at the list of files: each says what can be done."
    ),
    "step_failed": _(
        "One step of the reading failed (%(step)s), and that is our fault. It has to be tried again before anybody decides."
    ),
    "licences_found": _("The files name these licences: %(licences)s."),
    "placeholder_text": _(
        "One of the answers still holds text from a template (%(field)s). What should stand there?"
    ),
    "no_citation": _("Nothing says how to cite it. Then the name of the credit and the title are used."),
    "machine_translated": _(
        "The texts were translated by a machine. Say so in the description, with how they were checked."
    ),
    "model_generated": _(
        "The texts were made with a language model (%(models)s). The model's terms have to allow it."
    ),
    "consent_expired": _("The signed agreement ran out on %(date)s. It has to be signed again."),
    "evaluation_without_test_split": _(
        "An evaluation corpus with nothing but a «train» part ends up in training data. Name the files after their part, such as «test.csv»."
    ),
}
