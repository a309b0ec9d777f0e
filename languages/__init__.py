"""The tongues: what people call them, which one a text is in, whether that is what was declared. Knows nobody."""
