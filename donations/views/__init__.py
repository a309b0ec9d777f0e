"""The donor's pages, one module for each thing a person does."""
