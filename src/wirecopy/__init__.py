"""wirecopy: which stories are the same copy, where each came from, and how sure we are."""

__version__ = "0.1.0"
