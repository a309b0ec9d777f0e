"""The questions a donor is asked, one form for each step."""
