"""Rows and records of the store go in; CSV, JSON Lines, graphs and plain text for readers come out.

Nothing is decided here: a report shows what the stages found, in a fixed order, and says nothing more.
Words of stories are foreign words: whatever shows them makes them harmless first.
"""
