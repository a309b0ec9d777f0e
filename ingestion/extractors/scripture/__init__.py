"""Bible translations, for many languages the longest text there is: a row for each verse."""
