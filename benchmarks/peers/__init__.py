"""What a user could take instead of wirecopy: of each program its signatures, its index and its pairs.

In goes the traffic's texts; out come seconds and pairs. Every peer is used as its own guide says, with
128 permutations of word 3-shingles and a threshold of 0.5, and none knows what outlet furniture is.
A peer that is not installed is told as left out.
"""
