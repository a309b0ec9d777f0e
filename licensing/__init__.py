"""The law: the licence catalogue, what a text says of its licence, and what may be done. Knows nobody."""
