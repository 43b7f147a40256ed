"""`python -m wirecopy` is the same program as the console script."""

from wirecopy.cli.main import main

if __name__ == "__main__":
    main()
