"""Makes and measures the language model; never imported by the running house."""
