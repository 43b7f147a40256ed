"""The whole night: paths go in, a store brought up to date and a `Summary` come out.

It joins stages and store, one phase after the other, each batch one transaction, so that a killed run
is taken up where it stopped. It never judges anything itself: every decision is a stage's.
"""
