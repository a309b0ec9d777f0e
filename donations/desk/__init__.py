"""What the desk shows of a donation: read-only questions to the record, one module for each part of the page."""
