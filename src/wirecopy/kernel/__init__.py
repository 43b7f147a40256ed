"""Compiled arithmetic over arrays: words and hashes of a text go in, arrays come out.

Loops that numpy would make many passes of run here as one, compiled by numba, which nothing else imports.
Nothing here knows stories, outlets or the store; integers wrap around as the methods intend.
"""
