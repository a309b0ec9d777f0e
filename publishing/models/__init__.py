"""The rows of publishing: datasets, and the frozen releases made for them."""

from publishing.models.dataset import Dataset
from publishing.models.release import Release, ReleaseFile, ReleaseItem, ReleaseTable, State

__all__ = ["Dataset", "Release", "ReleaseFile", "ReleaseItem", "ReleaseTable", "State"]
