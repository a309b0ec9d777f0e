"""The donor's own look beforehand: reading and every check over local files, no database, nothing stored."""
