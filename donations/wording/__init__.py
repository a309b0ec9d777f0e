"""Tables of sentences, one module for each kind of code; read through `donations.sentences` only."""
