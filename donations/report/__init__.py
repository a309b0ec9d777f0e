"""The ledger of a donation as a file to keep: a line for everything that was given and everything inside it."""
