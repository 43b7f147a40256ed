"""Measures wirecopy on made-up newsroom traffic whose truth is known, beside its peers in the same run.

In goes a number of stories and a seed; out come stories a second of each stage, ratios to a peer,
memory, sizes, and how many true copies were found. A stage is measured through its public function alone.
"""
