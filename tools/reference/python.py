"""The page of Python, from the signatures and docstrings of all public names."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import Any

from pydantic import BaseModel

import blueprint as bp
from tools.reference.markdown import block, plain

HEAD = """\
# Python

All that `import blueprint as bp` gives. A blueprint is loaded, checked, asked and drawn in a few lines:

```python
import blueprint as bp

cafe = bp.loads('''
blueprint: 1
title: Corner café
journey:
  - phase: Visit
    steps:
      - {customer: Orders a coffee, touchpoints: [{name: Counter, owner: Baristas}], emotion: 2}
''')
report = bp.check(cafe)
print([finding.code for finding in report.findings])
print(cafe.graph.owner_of(cafe.graph.touchpoints()[0]).name)
picture = bp.render(cafe)
```

A source is a file's path, a `Blueprint`, or what `bp.load` gave. In a notebook, a blueprint on the last line of a cell
is its picture. Field names of a `Blueprint` are [the keys of the language](format.md)."""

GROUPS = {
    "Read and write": ("load", "loads", "dump", "dumps", "Blueprint"),
    "Check": ("check", "Report", "Finding", "Level"),
    "Draw and report": ("render", "report"),
    "Analyse": ("moments", "ownership", "gaps", "indicators", "pareto", "time", "coverage", "impact"),
    "Compare": ("compare",),
    "Results": ("Result",),
    "Ask the graph": ("Graph",),
    "Errors": ("BlueprintError", "SourceError", "ModelError", "UnknownName", "RenderError", "OutputError"),
}  # fmt: skip
"""Every public name under a heading."""


def page() -> str:
    """The page, as Markdown."""
    lines = [HEAD]
    for title, names in GROUPS.items():
        lines += ["", f"## {title}"]
        for name in names:
            lines += entry(name, getattr(bp, name))
    return "\n".join([*lines, ""])


def entry(name: str, value: Any) -> Iterator[str]:
    """What is told of one public name."""
    yield from ("", f"### bp.{name}")
    if not inspect.isclass(value):
        yield from block(f"bp.{name}{signature(value)}")
        yield from told(value.__doc__, tuple(inspect.signature(value).parameters))
        return
    if issubclass(value, Exception) and (above := _public_base(value)):
        yield from ("", f"A kind of `{above}`.")
    yield from told(value.__doc__, _arguments(value))
    yield from members(value)


def members(value: type) -> Iterator[str]:
    """The public properties and methods of a class, or the words of a list, in the order in which they stand in it."""
    rows = [f"- `{said}`: {_first(member)}" for name, member in vars(value).items()
            if not name.startswith("_") and (said := _call(name, member)) and _first(member)]  # fmt: skip
    if issubclass(value, Enum):
        rows = [f"- `{one.value}`" for one in value]
    if rows:
        yield from ("", "In it:" if issubclass(value, Enum) else "Properties and methods:", "", *rows)


def signature(function: Any) -> str:
    """How a function is called, without the annotations, which its docstring tells in words."""
    said = inspect.signature(function)
    bare = [one.replace(annotation=inspect.Parameter.empty) for one in said.parameters.values() if one.name != "self"]
    return str(inspect.Signature(bare))


def told(docstring: str | None, arguments: Sequence[str] = ()) -> Iterator[str]:
    """The words of a docstring: paragraphs, lists of arguments, and blocks that are indented or are a session."""
    for part in inspect.cleandoc(docstring or "").split("\n\n"):
        if part.startswith((">>>", "    ")):
            yield from block(part)
        elif part.strip():
            yield from ("", *listed(" ".join(part.split()), arguments))


def listed(part: str, arguments: Sequence[str]) -> Iterator[str]:
    """A paragraph; where it goes through arguments (`path: the file; out: where to`), as a list.

    >>> list(listed("path: the file; out: where to. Raises an error.", ["path", "out"]))
    ['- `path`: the file', '- `out`: where to.', '', 'Raises an error.']
    """
    part, raises, errors = part.partition(" Raises ")
    name = "|".join(map(re.escape, arguments)) or r"(?!)"
    said = re.split(rf"(?:^|; |(?<=\.) )((?:{name})(?:, (?:{name}))*): ", part)
    if said[0]:
        yield plain(said[0])
    if len(said) > 1:
        yield from ([""] if said[0] else [])
        yield from (f"- `{names}`: {plain(about)}" for names, about in zip(said[1::2], said[2::2], strict=True))
    if raises:
        yield from ("", plain(f"Raises {errors}"))


def _arguments(value: type) -> tuple[str, ...]:
    """What a class is made of: the fields of a tuple or the arguments of an error, which its docstring goes through."""
    if issubclass(value, BaseModel | Enum) or value.__init__ is getattr(value.__base__, "__init__", None):
        return getattr(value, "_fields", ())
    return tuple(inspect.signature(value).parameters)


def _public_base(value: type) -> str:
    return next((part.__name__ for part in value.__mro__[1:] if part.__name__ in bp.__all__), "")


def _call(name: str, member: Any) -> str:
    """How a member is written; empty for what is neither a property nor a method, or is pydantic's."""
    if isinstance(member, property | cached_property):
        return name
    return f"{name}{signature(member)}" if inspect.isfunction(member) and name != "model_post_init" else ""


def _first(member: Any) -> str:
    """The first paragraph of what is said of a member."""
    return plain(inspect.cleandoc(getattr(member, "__doc__", None) or "").split("\n\n")[0])
