"""The record of a gift: who gave what, in which state it stands, and everything said and found about it."""
