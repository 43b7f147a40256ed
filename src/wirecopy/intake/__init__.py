"""Paths in, `Item`s and `Reject`s out in a fixed order: files read, kinds told, stories cleaned and zoned."""
