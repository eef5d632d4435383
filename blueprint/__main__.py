"""The command `blueprint`, and `python -m blueprint`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the result is its exit code."""
    from blueprint.cli.border import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
