"""Words go in; a signature of 128 numbers and the buckets it falls into come out.

Everything that decides a signature is named in `spec`, so that two stores can tell whether they agree.
"""
