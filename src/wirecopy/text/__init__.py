"""A string and what is known of its zones go in.

Zone spans, the words that count for matching with their offsets, and the language come out.
It never changes a text and never reads a file other than shipped data.
"""
