"""Publishing's pages: the public catalogue, and what the donor confirms."""
