"""Polling: addresses of feeds and of the pages they lead to go in, files with what was answered come out.

Only this package speaks to the network. It knows no store and reads no story: what it fetches is read by
`intake`, and what is to be remembered of a source until the next night is given and taken as records.
"""
