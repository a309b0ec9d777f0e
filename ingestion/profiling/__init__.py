"""What a donation's tables hold, column by column and split by split: counted in one pass, never the rows themselves.

The profile of a text version is JSON, `TextVersion.columns`:

    {split: {
        "rows": all its rows, "free": those of them that are free text, without columns,
        "damaged": those that could not be taken apart and are kept as one line,
        "more_rows": rows of further tables, where there are more than MOST_TABLES,
        "tables": {table: {                      # the sheet or key; "" where there is one table without a name, else its file
            "rows": structured rows, "files": how many files (or archive members) they come from, "file": the first of them,
            "columns": {name: COLUMN},           # in the order first met, at most MOST_COLUMNS
            "more_columns": how many further columns were not looked at,
            "text": {"columns": [name], "why": WHY},   # proposed as the text, in reading order
            "read": {"columns": [name], "why": WHY},   # what this reading took as the text
        }},
    }}

COLUMN  {"type": string integer number boolean date list object mixed empty   (by what is written: "12" in a CSV is an integer)
         "filled": rows with a value (not null, not blank), "share": filled of the table's rows, 0 to 1,
         "distinct": different values, "distinct_is_exact": false where it is an estimate (about ± 3 %),
         "lengths": {"min", "median", "mean", "max"} characters of the strings, or null,
         "range": {"min", "max"} of the numbers, or null,
         "values": [[value, times]] the most frequent, only where there are few and none is personal,
         "examples": [value] the first few different ones, cut short; figures and addresses of persons are masked,
         "personal": true where the column seems to be about persons: then there are neither values nor examples,
         "looks": id url email phone label prose or "",
         "role": what its name and content say it is for, one of ROLES, or ""}
WHY     "format" (the format of the file says so), "named" (it is called a text), "pair" (question and answer, source and target …), "conversation", "translation",
        "prose" (it reads like prose, or says as much beside prose), "all" (nothing tells: every string), "none" (there are no strings), "elsewhere" (it speaks of a text in another file),
        "chosen" (only of what was read: the donor said so)
ROLES   text title question answer choices context instruction input output prompt completion rejected summary explanation source target premise hypothesis
        conversation translation words word label id language licence author date url split score

Reading tells the text by names alone, record by record; a proposal may also look at what is in the columns. So they are
the same but for tables in which no name tells: there reading takes every string, and the proposal may be fewer.
"""
