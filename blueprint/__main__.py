"""The command `blueprint`, and `python -m blueprint`."""

from __future__ import annotations

import gc
import os
import sys

SELDOM = (100_000, 50, 100)
"""How often unused rings of objects are looked for: a command makes few, and is over soon."""


def main() -> int:
    """Run the command line; the result is its exit code."""
    gc.set_threshold(*SELDOM)
    try:
        from blueprint.cli.border import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # where `run` does not hear it: before it began, or while it said so, pressed twice
        code = 130
    gc.freeze()  # what is left ends with the process, and nobody need look through it
    return code


def leave_the_folder() -> None:
    """See to it that no module is looked for in the current folder, where `python -m` would look first: what lies
    beside a blueprint is read, and never run."""
    try:
        here = {"", os.getcwd()}
    except FileNotFoundError:  # the folder is gone, and nothing lies in it
        return
    if sys.path and sys.path[0] in here and not sys.flags.safe_path:
        del sys.path[0]


if __name__ == "__main__":
    leave_the_folder()
    sys.exit(main())
