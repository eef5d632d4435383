"""Findings that somebody accepts: by `ignore:` in the declaration, or `# blueprint: ignore[BP301] why` on a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from blueprint.errors import Location, Path, Place, Problem, UnknownName
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node
from blueprint.graph.reading import numbered
from blueprint.model.likeness import did_you_mean
from blueprint.rules.findings import Finding
from blueprint.rules.places import parts_of, within
from blueprint.rules.source import Comment, Source

_MEANT = re.compile(r"\s*blueprint\s*:\s*(?:ignore|noqa|disable)\b")
_COMMENT = re.compile(r"\s*blueprint:\s*ignore\s*\[([^\]]*)\]\s*(.*)")
HOW = "write `# blueprint: ignore[BP301] why it is accepted`"


class Ignored(NamedTuple):
    """A rule that is silenced somewhere, by its code, family or name.

    scope: the part of the declaration in which it is, for an `ignore:`; line: the line for which it is, for a comment;
    declared: where the `ignore` itself stands; location: the same, for a comment; shared: it stands in a catalog, where
    another blueprint may need it.
    """

    rule: str
    why: str
    scope: Place | None = None
    declared: Place = Place(())
    line: tuple[str, int] | None = None
    location: Location | None = None
    shared: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether a finding of the rule is silenced."""
        if self.scope is None:
            return finding.location is not None and self.line == (finding.location.file, finding.location.span.line)
        element = finding.element
        return within(finding.place, self.scope) or (element is not None and within(element.place, self.scope))


class Silence:
    """All that is silenced, and what of it has silenced something.

    running: the codes and names of the rules that run and find the same every day.
    """

    def __init__(self, ignored: Iterable[Ignored], running: Collection[str]) -> None:
        self.ignored, self.running = tuple(ignored), frozenset(running)
        self._used: set[int] = set()

    def over(self, finding: Finding) -> Ignored | None:
        """What silences a finding; it counts as used from then on."""
        names, found = {finding.code, finding.code[:-2], finding.name}, None
        for number, ignore in enumerate(self.ignored):
            if ignore.rule in names and ignore.covers(finding):
                self._used.add(number)
                found = found or ignore
        return found

    def unused(self) -> Iterator[Ignored]:
        """What has silenced nothing, though at least one rule that it names did run."""
        for number, ignore in enumerate(self.ignored):
            if number not in self._used and any(name.startswith(ignore.rule) for name in self.running):
                yield ignore


def read_ignores(graph: Graph, source: Source | None, names: Collection[str]) -> tuple[list[Ignored], list[Problem]]:
    """Everything that is silenced, and a problem for each that names no rule or no element or gives no reason.

    names: what rules may be called. An ignore on an element counts for all that lies in it; with `at`, only there.
    """
    ignored, problems = [], []
    for said, declared, scope in _declared(graph):
        target = scope if said.at is None else _place_of(graph, said.at)
        if said.rule not in names:
            problems.append(_no_rule(said.rule, names)._replace(place=Place((*declared.path, "rule"), declared.file)))
        elif target is None:
            problems.append(Problem("BP107", f"nothing is called `{said.at}`", "name an element by its id",
                                    Place((*declared.path, "at"), declared.file)))  # fmt: skip
        else:
            ignored.append(Ignored(said.rule, said.why, target, declared, shared=declared.file is not None))
    for comment in source.comments("blueprint") if source else ():
        for found in _in_comment(comment, source, names):
            (problems if isinstance(found, Problem) else ignored).append(found)
    return ignored, problems


def _in_comment(comment: Comment, source: Any, names: Collection[str]) -> Iterator[Ignored | Problem]:
    if not _MEANT.match(comment.text):
        return
    found = _COMMENT.fullmatch(comment.text)
    rules = [name.strip() for name in found[1].split(",")] if found else []
    if not found or not all(rules):
        yield Problem("BP104", "this comment silences nothing", HOW, location=comment.location)
        return
    if not found[2].strip():
        yield Problem("BP105", "this comment does not say why", HOW, location=comment.location)
        return
    for name in rules:
        if name not in names:
            yield _no_rule(name, names)._replace(location=comment.location)
        else:
            yield Ignored(name, found[2].strip(), line=_line_meant(comment, source), location=comment.location,
                          shared=comment.location.file != source.files[0])  # fmt: skip


def _line_meant(comment: Comment, source: Source) -> tuple[str, int]:
    """The line of a comment; of one that stands alone, the next line that says something."""
    file, line = comment.location.file, comment.location.span.line
    if comment.alone:
        below = enumerate(source.lines(file)[line:], start=line + 1)
        line = next((number for number, text in below if text.strip() and not text.lstrip().startswith("#")), line)
    return file, line


def _declared(graph: Graph) -> Iterator[tuple[Any, Place, Place]]:
    """Each ignore with its own place and the place of what it stands on."""
    yield from _ignores_of(graph.blueprint, Place(()))
    for element in parts_of(graph):
        if element.declared is not None and not isinstance(element.declared, str):
            yield from _ignores_of(element.declared, element.place)


def _ignores_of(holder: Any, scope: Place) -> Iterator[tuple[Any, Place, Place]]:
    path: Path = (*scope.path, "ignore")
    for said, at in numbered(holder.ignore, path):
        yield said, Place(at, scope.file), scope


def _place_of(graph: Graph, name: str) -> Place | None:
    """The place of the element with that id, address or name."""
    try:
        return graph.find(name).place
    except UnknownName:
        named: tuple[Node, ...] = (*graph.touchpoints(), *graph.systems(), *graph.owners())
        return next((node.place for node in named if node.name == name), None)


def _no_rule(name: str, names: Collection[str]) -> Problem:
    if name.startswith("BP1"):
        message, hint = f"`{name}` is a problem, and a problem cannot be ignored", "correct what it is about"
    elif name.isupper():
        message, hint = f"no rule has the code `{name}`", did_you_mean("", _of_family(name, names))
    else:
        message = f"no rule is called `{name}`"
        hint = did_you_mean(name, sorted(choice for choice in names if not choice.isupper()))
    return Problem("BP107", message, hint)


def _of_family(code: str, names: Collection[str]) -> list[str]:
    """The codes of the family that a code would belong to; the families, if there is no such family."""
    family = code[:-2]
    alike = sorted(name for name in names if name.startswith(family) and name.isupper() and len(name) > len(family))
    return alike or sorted({name[:-2] for name in names if name.isupper() and len(name) > len(family)})
