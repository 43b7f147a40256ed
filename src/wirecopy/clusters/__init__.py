"""Accepted pairs and the clusters of old go in; the changes of clusters come out, as events.

It knows nothing of texts: a pair was accepted or it was not.
"""
