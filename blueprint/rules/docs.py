"""What a rule says of itself in its docstring: the sentence, the reason, thresholds, examples of bad and good."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from blueprint.named import NamedTuple

_SECTION = re.compile(r"^(Why|Thresholds|Bad|Good):[ \t]*", re.MULTILINE)
_ENTRY = re.compile(r"^(\w+):[ \t]+", re.MULTILINE)


class RuleDocs(NamedTuple):
    """The manual page of a rule.

    bad, good: YAML, each a whole blueprint or a part of one; thresholds: what each one means, by its name.
    """

    sentence: str
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    thresholds: Mapping[str, str] = {}


def read_docs(docstring: str) -> RuleDocs:
    """Take a docstring apart: a sentence, then the sections `Why:`, `Thresholds:`, `Bad:` and `Good:`.

    The last two may repeat. Thresholds are lines of `name: what it means`, each on one or more lines.

    >>> docs = read_docs("No owner.\\n\\nWhy: nobody answers.\\n\\nBad:\\n    lobby:\\n      name: Lobby\\n")
    >>> docs.sentence, docs.why, docs.bad, docs.good
    ('No owner.', 'nobody answers.', ('lobby:\\n  name: Lobby\\n',), ())
    """
    from inspect import cleandoc

    sentence, *parts = _SECTION.split(cleandoc(docstring))
    said: dict[str, list[str]] = {"Why": [], "Thresholds": [], "Bad": [], "Good": []}
    for title, text in zip(parts[::2], parts[1::2], strict=True):
        said[title].append(_joined(text) if title == "Why" else cleandoc("\n" + text).rstrip() + "\n")
    _, *entries = _ENTRY.split("".join(said["Thresholds"]))
    thresholds = {name: _joined(text) for name, text in zip(entries[::2], entries[1::2], strict=True)}
    return RuleDocs(_joined(sentence), " ".join(said["Why"]), tuple(said["Bad"]), tuple(said["Good"]), thresholds)


def docstring_of(function: Callable[..., object]) -> str:
    """What a function says of itself; where the interpreter has dropped it (`-OO`), from its source."""
    if function.__doc__ is not None:
        return function.__doc__
    import ast
    from inspect import getsource
    from textwrap import dedent

    try:
        (node,) = ast.parse(dedent(getsource(function))).body
    except (OSError, SyntaxError):
        return ""
    return (ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None) or ""


def _joined(text: str) -> str:
    """A paragraph on one line."""
    return " ".join(text.split())
