"""The formats of a whole report: one line and one module each."""

from __future__ import annotations

from importlib import import_module

from blueprint.errors import UnknownName
from blueprint.report.whole.page import Page

FORMATS = {
    "html": ("blueprint.report.whole.html", "one page with its pictures, to read, send or print", (".html", ".htm")),
    "markdown": (
        "blueprint.report.whole.markdown",
        "the same words for a wiki, with the pictures in a folder beside it",
        (".md",),
    ),
}
"""Each format by its name: its module, what it is for, and how the files end that have it."""


def written(page: Page, name: str, folder: str = "") -> str:
    """A report in a format. folder: where the pictures stand that are not in it, "" for nowhere.

    Raises UnknownName for a format that there is not.
    """
    if name not in FORMATS:
        raise UnknownName("format of whole reports", name, FORMATS)
    module = import_module(FORMATS[name][0])
    return str(module.write(page, folder) if hasattr(module, "files") else module.write(page))


def beside(page: Page, name: str) -> dict[str, str]:
    """What has to stand in a folder beside a report, by the names of the files: the pictures that it has not in it."""
    files = getattr(import_module(FORMATS[name][0]), "files", None)
    return files(page) if files else {}


def format_for(file: str) -> str:
    """The format of a file by the end of its name. Raises UnknownName.

    >>> format_for("stay.report.html")
    'html'
    """
    for name, (_, _, ends) in FORMATS.items():
        if file.lower().endswith(ends):
            return name
    raise UnknownName("format of whole reports", file, [end for _, _, ends in FORMATS.values() for end in ends])
