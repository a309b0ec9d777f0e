"""What became of a file and why: a sentence for each reason in the ledger, with what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

REASONS: Mapping[str, str | Promise] = {
    "unpacked": _("It was opened, and everything inside has a line of its own."),
    "empty_file": _("The file has 0 bytes. Look whether it was saved properly, or leave it out."),
    "empty_box": _(
        "The box is empty, or there are only folders in it. Look whether it was packed properly, or leave it out."
    ),
    "no_text": _("There is no text in it. If there should be some, save it again and upload it anew."),
    "no_text_in_pages": ngettext_lazy(
        "Its only page has no text in it. If there should be some, upload a version with text.",
        "None of its %(pages)s pages has text in it. If there should be some, upload a version with text.",
        "pages",
    ),
    "no_records": _("It has no rows. Look whether the data was saved with it, or leave it out."),
    "scanned_pages": ngettext_lazy(
        "One of its pages is a picture of text, and nothing here reads pictures now. We keep it and read it once something does: you need not upload it again. If you have a version with text, upload that.",
        "%(pages)s of its pages are pictures of text, and nothing here reads pictures now. We keep it and read it once something does: you need not upload it again. If you have a version with text, upload that.",
        "pages",
    ),
    "waits_for_ocr": ngettext_lazy(
        "One of its pages is a picture of text. A machine reads it once the other files are read; you need not do anything.",
        "%(pages)s of its pages are pictures of text. A machine reads them once the other files are read; you need not do anything.",
        "pages",
    ),
    "ocr_failed": ngettext_lazy(
        "One of its pages is a picture of text, and we could not read it; that is our fault. The team tries again, and so may you; you need not do anything.",
        "%(pages)s of its pages are pictures of text, and we could not read them; that is our fault. The team tries again, and so may you; you need not do anything.",
        "pages",
    ),
    "read_by_ocr": ngettext_lazy(
        "One of its pages was a picture of text; a machine read it, %(confidence)s %% sure of itself. Upload a version with text if you have one.",
        "%(pages)s of its pages were pictures of text; a machine read them, %(confidence)s %% sure of itself. Upload a version with text if you have one.",
        "pages",
    ),
    "ocr_found_nothing": ngettext_lazy(
        "One of its pages is a picture in which a machine could recognise no text. Upload a version with text if you have one.",
        "%(pages)s of its pages are pictures in which a machine could recognise no text. Upload a version with text if you have one.",
        "pages",
    ),
    "only_first_pages": ngettext_lazy(
        "Only the first of its %(of)s pages could be read; the next takes too long or breaks. Upload the rest as a file of its own.",
        "Only the first %(pages)s of its %(of)s pages could be read; the next takes too long or breaks. Upload the rest as a file of its own.",
        "pages",
    ),
    "pages_lost": ngettext_lazy(
        "One of its %(of)s pages is broken and could not be read. Open it on your computer, see whether the page is there, and upload a whole copy if you have one.",
        "%(pages)s of its %(of)s pages are broken and could not be read. Open it on your computer, see whether they are there, and upload a whole copy if you have one.",
        "pages",
    ),
    "media_not_transcribed": _(
        "We keep it as it is. If you would like it published too, put its text beside it under the same name (radio.mp3, radio.txt), or a table that says its name in one column and what is in it in another."
    ),
    "image_without_text": _(
        "A machine looked for text in this image and was sure of none. We keep the image as it is. If there is text in it, upload a sharper picture, or the text itself."
    ),
    "image_too_large": _(
        "The image has more than %(millions)s million dots, more than we open. Save it smaller, at about 300 dots an inch, and upload it anew."
    ),
    "image_damaged": _(
        "The image is broken, so nothing could be read in it. Open it on your computer, save it again and upload it anew."
    ),
    "rights_document": _(
        "It shows a permission, so people read it and machines do not: it is in no dataset. Nothing is needed."
    ),
    "media_with_transcript": _(
        "A text of the same name, or a table, says what is in it (rows: %(transcripts)s). Once a person has looked at it, both can be published together."
    ),
    "sidecar_names_missing": _(
        "It was read. But some of its rows name files that are not there (rows: %(missing)s), «%(name)s» for one. Look at the names in file_name, or upload what is missing."
    ),
    "system_file": _("It is a file that programs leave behind. Nothing is needed."),
    "page_part": _(
        "It only says how a web page looks or what it does, and holds no text of its own. Nothing is needed."
    ),
    "no_page": _(
        "The web server answered without the page (%(status)s), as when it has moved or is gone. Nothing is needed."
    ),
    "seen_before": _(
        "The program that gathered these pages found this one unchanged and did not keep it again. If no other file here holds it, upload the one that does; otherwise nothing is needed."
    ),
    "link_member": _(
        "It is a link to another file, and links are not followed. Put the file itself into the box."
    ),
    "needs_password": _("It has a password. Upload it without one, or leave it out."),
    "unknown_encryption": _(
        "It is locked in a way we do not know. Save it without protection and upload it anew."
    ),
    "damaged_archive": _(
        "The box is broken. Pack it again on your computer and upload it anew, or upload the files one by one."
    ),
    "damaged_member": _("This piece of the box is broken. Pack it again, or upload the file by itself."),
    "cut_short": _(
        "It breaks off before its end; what came before was kept. Get it again from where it came, or pack it again, and upload it anew."
    ),
    "sparse_member": _(
        "It is stored with holes in it, which we do not open. Pack it again without that option (in GNU tar: without --sparse)."
    ),
    "too_large_inside": _(
        "It is too large to be read inside a box. Unpack the box on your computer and upload what is inside."
    ),
    "needs_libarchive": _(
        "It is a 7z or RAR box, and this installation cannot open those. Pack it as ZIP and upload it anew, or ask the team to install libarchive."
    ),
    "damaged_row": _(
        "It broke off at a row that cannot be read; what came before was kept. Correct that row and upload it anew."
    ),
    "rar_too_old": _(
        "It was packed by a RAR program of before 2002, in a way that nothing here can unpack. Open the box on your computer, pack what is inside as ZIP and upload that."
    ),
    "split_archive": _(
        "It is one part of a box that was cut into several. Join the parts and upload the whole box."
    ),
    "unsupported_compression": _(
        "It is packed in a way we cannot open. Pack it as an ordinary ZIP and upload it anew."
    ),
    "overlapping_members": _(
        "Its pieces lie on top of one another, as in boxes made to harm. Pack it again as an ordinary ZIP."
    ),
    "too_many_members": _("There are more files inside than one box may have. Split it into several boxes."),
    "unpacks_too_large": _(
        "Unpacked it would be larger than one box may be. Split it, or upload the files one by one."
    ),
    "ratio_too_high": _(
        "It grows more on unpacking than real texts do, as boxes made to harm do. Unpack it and upload what is inside."
    ),
    "nested_too_deep": _(
        "It holds boxes within boxes, or lists within lists, deeper than we open. Unpack the inner ones and upload those."
    ),
    "larger_than_declared": _("It is larger than its box says. Pack it again, or upload it by itself."),
    "record_too_large": _(
        "One of its rows is larger than we read. Split that row, or write to us: we find another way."
    ),
    "document_too_large": _("It is larger than one document may be. Split it into several files."),
    "bad_json": _(
        "It breaks the rules of JSON. Look at it with a program that checks JSON, correct it and upload it anew."
    ),
    "broken_table": _(
        "The table is broken; what could be read was kept. Write it again with the program it came from and upload it anew."
    ),
    "broken_pdf": _("The PDF is broken. Open it on your computer, save it again and upload it anew."),
    "broken_xml": _(
        "The document is broken inside. Open it in your word processor, save it again and upload it anew."
    ),
    "broken_package": _(
        "The document is broken. Open it in your word processor, save it again and upload it anew."
    ),
    "no_main_part": _(
        "It is called a Word document, but there is no document in it. Save it again as .docx and upload it anew."
    ),
    "no_content_part": _(
        "The document has no contents inside. Open it in the program that wrote it, save it again and upload it anew."
    ),
    "broken_document": _(
        "The file is broken. Open it in the program that wrote it, save it again and upload it anew."
    ),
    "sheet_too_large": _(
        "One of its sheets has cells farther apart than we can hold. Remove what stands far out, or save the sheet as CSV."
    ),
    "encrypted_mail": _(
        "The mail is encrypted for whom it was sent to. Save its text decrypted and upload that, or leave it out."
    ),
    "locked_book": _(
        "The book has a lock of the shop that sold it (DRM). Upload a version without it, if you have the right to."
    ),
    "rights_managed": _(
        "It is locked by the rights management of an organisation. Save it without protection and upload it anew."
    ),
    "only_a_link": _(
        "This is only a link to something that is elsewhere, a document of Google or a web page for instance: its text is not in here. Open it, download it as Word or PDF, and upload that file."
    ),
    "not_downloaded": _(
        "This file is still in iCloud and was not on your computer when you sent it: what came only stands for it. Download it first (open it once), and upload it again."
    ),
    "only_a_pointer": _(
        "This is only the note that a repository keeps in the place of a large file (Git LFS or git-annex): the file itself did not come with it. Download it from its page there, with its own download button, or with git lfs pull or git annex get, and upload that file."
    ),
    "mail_folder": _(
        "It is a whole mail folder of Outlook, which we cannot open. Save its mails as MBOX or EML (Thunderbird can, once it has imported the folder), or drag them out of Outlook into a folder of your computer, and upload those."
    ),
    "scanned_book": _(
        "It is a scanned book in DjVu, which we cannot open. Save it as PDF (DjView does it) and upload that."
    ),
    "apple_document": _(
        "It is a document of Pages, Numbers or Keynote, which only Apple's programs open. Export it there and upload what comes out: from Pages Word or PDF, from Numbers CSV or Excel, from Keynote PowerPoint or PDF."
    ),
    "save_as_table": _(
        "It holds data in a form that we do not read yet (%(media_type)s). Save each table as CSV, in UTF-8, with the program that it comes from, and upload those."
    ),
    "about_people": _(
        "It is an address book or a calendar: names, telephone numbers and dates of people, no text for a corpus. We read nothing of it. Leave it out."
    ),
    "not_understood": _(
        "We do not know this kind of file yet (%(media_type)s). Save it as PDF, Word or plain text if you can, or leave it out."
    ),
    "time_limit": _(
        "Reading it took too long. Split it into smaller files, or write to us: we find another way."
    ),
    "memory_limit": _(
        "Reading it takes more memory than we give one file. Split it into smaller ones, or write to us."
    ),
    "output_limit": _(
        "More text comes out of it than one file may give. Split it into smaller ones, or write to us."
    ),
    "reader_crashed": _(
        "Our reader stopped at it, and that is our fault. The team tries again, and so may you; you need not do anything."
    ),
    "kills_its_reader": _(
        "It is broken in a way that stops every reader. Open it on your computer, save it again and upload it anew."
    ),
    "reading_failed": _(
        "We could not read it, and that is our fault. The team tries again, and so may you; you need not do anything."
    ),
    "read_at_last": _("It was tried again, and now it could be read."),
    "failed_again": _("It was tried again (times: %(again)s), and it still cannot be read."),
    "place_taken_out": _(
        "It says where and when it was made. What would be published is a copy without that; the original stays with us."
    ),
    "data_taken_out": _(
        "It carries data besides the picture (camera, time or words). What would be published is a copy without them; the original stays with us."
    ),
    "cannot_be_bared": _(
        "It is built oddly, so nobody can tell what it says of place and time: it is not published. Open it on your computer, save it again and upload it anew."
    ),
    "tells_place": _(
        "It may say where it was made, and in this kind of file we cannot take that out. If nobody is to know, save an image as JPEG or PNG, or a sound or video without its place, and upload that instead."
    ),
    "heic_not_read": _(
        "Machines here cannot look into HEIC images. If it is a page of text, save it as JPEG and upload that. On an iPhone: Settings, Camera, Formats, Most Compatible."
    ),
    "image_not_read": _(
        "Machines here cannot look into this kind of image. If it is a page of text, save it as JPEG or PNG and upload that."
    ),
    "looks_like_page": _("It looks like a page of text."),
}
