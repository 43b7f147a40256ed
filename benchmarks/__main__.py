"""Starts the benchmark.

Nothing is imported before: the processes that measure import this module too, and what they hold is to be
the measured program's alone.
"""

from __future__ import annotations

if __name__ == "__main__":
    from benchmarks.report import main

    main()
