"""The command line: words go in, a call of `wirecopy.api` is made, its answer is printed.

One file a command family. Nothing is decided here, and nothing heavy is imported before a command
needs it. Answers go to stdout, everything else to stderr.
"""
