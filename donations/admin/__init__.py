"""The reviewers' desk, in the stock admin."""
