"""Tables of words and sentences, one module for each kind of code; codes with parameters are read through `donations.sentences`."""

from django.utils.functional import Promise

Words = str | Promise  # said in the reader's language once they are shown
