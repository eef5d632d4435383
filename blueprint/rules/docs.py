"""What a rule says of itself in its docstring: the sentence, the reason, examples of bad and good."""

from __future__ import annotations

import re
from typing import NamedTuple

_SECTION = re.compile(r"^(Why|Bad|Good):[ \t]*", re.MULTILINE)


class RuleDocs(NamedTuple):
    """The manual page of a rule. bad, good: YAML, each a whole blueprint or a part of one."""

    sentence: str
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


def read_docs(docstring: str) -> RuleDocs:
    """Take a docstring apart: a sentence, then the sections `Why:`, `Bad:` and `Good:`; the last two may repeat.

    >>> docs = read_docs("No owner.\\n\\nWhy: nobody answers.\\n\\nBad:\\n    lobby:\\n      name: Lobby\\n")
    >>> docs.sentence, docs.why, docs.bad, docs.good
    ('No owner.', 'nobody answers.', ('lobby:\\n  name: Lobby\\n',), ())
    """
    from inspect import cleandoc

    sentence, *parts = _SECTION.split(cleandoc(docstring))
    said: dict[str, list[str]] = {"Why": [], "Bad": [], "Good": []}
    for title, text in zip(parts[::2], parts[1::2], strict=True):
        said[title].append(" ".join(text.split()) if title == "Why" else cleandoc("\n" + text).rstrip() + "\n")
    return RuleDocs(" ".join(sentence.split()), " ".join(said["Why"]), tuple(said["Bad"]), tuple(said["Good"]))
