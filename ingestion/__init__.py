"""The machine in: files go in, facts come out."""
