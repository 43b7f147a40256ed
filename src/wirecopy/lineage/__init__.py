"""From whom each story has its words.

In go a cluster's members, their judgements and matches; out come edges, chains and roles.
Every edge rests on the words of a story (`evidence`) or names the numbers that it rests on (`basis`).
"""
