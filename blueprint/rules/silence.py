"""Findings that somebody accepts: by `ignore:` in the declaration, or `# blueprint: ignore[BP301] why` on a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from blueprint.edits import Edit, SetKey
from blueprint.errors import Location, Path, Place, Problem, UnknownName
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node
from blueprint.graph.reading import numbered
from blueprint.model.likeness import did_you_mean
from blueprint.named import NamedTuple
from blueprint.rules.findings import Finding
from blueprint.rules.places import parts_of, within
from blueprint.rules.source import Comment, Source

_MEANT = re.compile(
    r"""\s*(?:
        blueprint\s*:\s*(?:ignore|noqa|disable)\b
      | (?:(?:blueprint|bp)\W{0,3})?(?:ignored?|noqa|disabled?|suppress|silence|skip|allow)\W{0,3}BP[0-9]
      | (?:(?:blueprint|bp)\W{0,3})?(?:ignored?|noqa|disabled?|suppress|silence)[\[(][\w-]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is such a comment, or was to be one: `# ignore[BP301] why`, `# blueprint ignore BP301`, `# noqa: BP301`."""
_IN_THEM = ("blueprint", "ignore", "BP", "noqa")
"""Words of which each such comment has at least one."""
_NAMED = re.compile(r"BP[0-9]{1,3}|(?<=[\[(])[a-z][a-z-]{2,60}(?=[\])])", re.IGNORECASE)
_COMMENT = re.compile(r"\s*blueprint:\s*ignore\s*\[([^\]]*)\]\s*(.*)")


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

    def is_tied_to_place(self, finding: Finding) -> bool:
        """Whether it is for whatever stands where a finding is, and not for the element by its name or for the file."""
        named = finding.element is not None and self.scope == finding.element.place
        return self.covers(finding) and self.scope != Place(()) and not named


class Silence:
    """All that is silenced, and what of it has silenced something.

    judged: the codes, names and families of the rules that run and find the same every day; of a family, all of them.
    """

    def __init__(self, ignored: Iterable[Ignored], judged: Collection[str]) -> None:
        self.ignored, self.judged = tuple(ignored), frozenset(judged)
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
        """What has silenced nothing, though every rule that it names did run."""
        for number, ignore in enumerate(self.ignored):
            if number not in self._used and ignore.rule in self.judged:
                yield ignore

    def stays_behind(self, finding: Finding) -> bool:
        """Whether a fix takes something away from where it is silenced: on that line, or in that part of the file."""
        moved = finding.fix is not None and not any(_meets(edit, finding.place) for edit in finding.fix.edits)
        return moved and any(ignore.is_tied_to_place(finding) for ignore in self.ignored)


def _meets(edit: Edit, place: Place) -> bool:
    """Whether an edit changes something in a place, or something that the place lies in."""
    changed = Place((*edit.place.path, edit.key), edit.place.file) if isinstance(edit, SetKey) else edit.place
    return within(changed, place) or within(place, changed)


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
    for comment in _comments(source) if source else ():
        for found in _in_comment(comment, source, names):
            (problems if isinstance(found, Problem) else ignored).append(found)
    return ignored, problems


def _comments(source: Source) -> list[Comment]:
    """The comments that may be meant to silence something, each once, from the top."""
    found = {comment.location: comment for word in _IN_THEM for comment in source.comments(word)}
    order = {file: number for number, file in enumerate(source.files)}
    return [found[where] for where in sorted(found, key=lambda where: (order.get(where.file, 0), where.span))]


def _how(text: str) -> str:
    """How to write a comment that silences, with the rule that it names."""
    named = _NAMED.search(text[:200])
    rule = named[0].upper() if named and named[0][:2].upper() == "BP" else named[0] if named else "BP301"
    return f"write `# blueprint: ignore[{rule}] why it is accepted`"


def _in_comment(comment: Comment, source: Any, names: Collection[str]) -> Iterator[Ignored | Problem]:
    """What a comment silences, and what is wrong with it; several may stand in one line, each with its own `#`."""
    if not _MEANT.match(comment.text):
        return
    texts: list[str] = []
    for part in comment.text.split("#"):
        if not texts or _MEANT.match(part):
            texts.append(part)
        else:
            texts[-1] += f"#{part}"
    for text in texts:
        yield from _in_one(comment._replace(text=text), source, names)


def _in_one(comment: Comment, source: Any, names: Collection[str]) -> Iterator[Ignored | Problem]:
    found = _COMMENT.fullmatch(comment.text)
    rules = [name.strip() for name in found[1].split(",")] if found else []
    if not found or not all(rules):
        yield Problem("BP104", "this comment silences nothing", _how(comment.text), location=comment.location)
        return
    if not found[2].strip():
        yield Problem("BP105", "this comment does not say why", _how(comment.text), location=comment.location)
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
    elif (meant := next((known for known in sorted(names) if known.casefold() == name.casefold()), None)) is not None:
        message, hint = f"no rule is called `{name}`", f"did you mean `{meant}`?"
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
