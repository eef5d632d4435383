"""The gallery: the list of the examples, as a page of the documentation."""

from __future__ import annotations

import re
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "examples" / "README.md"
HEAD = """# Gallery

Real services, told as blueprints. What the sources do not say is left out, and a score that is a reading rather than a
survey says so. Each has a weakness that `blueprint check` finds;
[all that is found](../examples/FINDINGS.md) stands beside them. Where a title has Chinese in brackets, the blueprint is
in Chinese; what is said of it here is English. Click a picture to see it large. The files are in the folder `examples`
of the repository, the pictures in `examples/pictures`.
"""


def page() -> str:
    """The page: the sections of `examples/README.md`, with links that lead there from the folder `docs`.

    >>> page().count("](../examples/pictures/")
    15
    """
    listed = LIST.read_text(encoding="utf-8")
    sections = listed[listed.index("\n## ") :]
    return HEAD + re.sub(r"\]\((?=\S+\.(?:yaml|svg)\))", "](../examples/", sections)
