"""How well wirecopy tells where stories came from, on newsrooms with a known truth and on a user's own pages.

In go seeds and rates at which outlets drop credits, or a folder of pages; out come tables and plots.
"""
