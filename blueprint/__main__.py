"""The command `blueprint`, and `python -m blueprint`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the result is its exit code. `--version` is answered before anything is imported."""
    if sys.argv[1:] == ["--version"]:
        from blueprint.version import __version__

        sys.stdout.write(f"blueprint {__version__}\n")
        return 0
    from blueprint.cli.border import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
