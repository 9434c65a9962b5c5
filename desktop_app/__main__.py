"""Hand over to the command line, or open the window."""

import sys

from desktop_app.app import run


def main() -> int:
    """Run the program with this process's arguments; return its exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
