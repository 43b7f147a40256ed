"""The store: records go in, records come out; the only package that knows SQL.

It judges nothing and calls no stage. What is still to do is written here too (`waiting`), so that a
killed run can be taken up where it stopped.
"""
