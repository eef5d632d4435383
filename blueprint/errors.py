"""What can go wrong, and how it is told.

An error is an exception, a finding is data.

    BlueprintError                    everything that this library raises on purpose
    ├── ProblemsError                 a file or a model is wrong: `.problems` has all of them at once
    │   ├── SourceError               the text is not readable as YAML
    │   └── ModelError                the YAML is no blueprint, or names what is not there
    ├── UnknownName                   a name that nothing declares: `.kind`, `.given`, `.choices`
    ├── OutputError                   a file cannot be written
    └── RenderError                   the picture cannot be made or written
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from blueprint.named import NamedTuple

Path = tuple[str | int, ...]
"""Where a value sits in the declared data: `("journey", 0, "steps", 2, "emotion")`."""


class Span(NamedTuple):
    """Where a value stands in a text: 1-based lines and columns, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """Where a value was declared: the path to it, and the catalog it came from (`None`: the blueprint's own file)."""

    path: Path
    file: str | None = None


class Location(NamedTuple):
    """A place in a file, as a person finds it: `stay.yaml:12:5`."""

    file: str
    span: Span

    def __str__(self) -> str:
        return f"{self.file}:{self.span.line}:{self.span.column}"


class Related(NamedTuple):
    """A second place that a problem is about: the first of two keys, the other end of a ring."""

    message: str
    place: Place
    location: Location | None = None


class Problem(NamedTuple):
    """One thing that keeps a blueprint from being read.

    code: `BP101` to `BP110`; message: what is wrong, in one sentence; help: what to do about it;
    place: which value is meant; at_key: the key rather than the value is meant;
    location: where that stands in the text, once a text is known.
    """

    code: str
    message: str
    help: str = ""
    place: Place = Place(())
    at_key: bool = False
    related: tuple[Related, ...] = ()
    location: Location | None = None


class BlueprintError(Exception):
    """The root of everything that this library raises on purpose."""


class ProblemsError(BlueprintError):
    """A blueprint that cannot be read; `problems` has everything that is wrong with it, in the order of the file.

    `lines` gives the lines of a file by the name that a `Location` has for it: what a report quotes. `name` is what to
    call that in which a problem without a location is: a file that is not there has no lines.
    """

    def __init__(
        self, problems: Iterable[Problem], lines: Callable[[str], Sequence[str]] = lambda _: (), name: str = ""
    ) -> None:
        self.problems, self.lines, self.name = tuple(problems), lines, name
        super().__init__("\n".join(one_line(problem, name) for problem in self.problems))

    def __reduce__(self) -> tuple[object, ...]:
        """What is copied, or sent to another process: the problems, with the lines of the files that they are in."""
        places = [one.location for problem in self.problems for one in (problem, *problem.related)]
        lines = defaultdict(tuple, {place.file: tuple(self.lines(place.file)) for place in places if place})
        return type(self), (self.problems, lines.__getitem__, self.name)


class SourceError(ProblemsError):
    """The text is not readable as YAML."""


class ModelError(ProblemsError):
    """The data is no blueprint, or names something that is not there."""


class UnknownName(BlueprintError):
    """A name that nothing declares.

    kind: what was looked for (`step`, `theme`, `rule`); given: what was asked; choices: what there is; hint: what is
    said of them, where naming them all is not the best that can be said.
    """

    def __init__(self, kind: str, given: str, choices: Iterable[str], hint: str = "") -> None:
        self.kind, self.given, self.choices = kind, given, tuple(choices)
        hint = hint or f"there is {', '.join(self.choices) or 'none'}"
        super().__init__(f"no {kind} is called {given!r}; {hint}")
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.kind, self.given, self.choices, self.hint)


class OutputError(BlueprintError):
    """A file cannot be written, or what it should hold cannot be said in it."""


class RenderError(BlueprintError):
    """The picture cannot be made or written."""


def wrong_type(what: str, wanted: str, given: object) -> TypeError:
    """What to raise for an argument of another type than is asked for: it names both.

    >>> wrong_type("the text of a blueprint", "str or bytes", 5)
    TypeError('the text of a blueprint is str or bytes, not int')
    """
    return TypeError(f"{what} is {wanted}, not {type(given).__name__}")


def check_path(what: str, given: object) -> None:
    """Raise TypeError for what cannot be a path."""
    if not isinstance(given, str | bytes | os.PathLike):
        raise wrong_type(what, "text or a pathlib.Path", given)


def excerpt(text: str, longest: int = 64) -> str:
    r"""Text of the author's, short enough and on one line, so that a message may quote it.

    >>> excerpt("Waits in the\ncheck-in line", 16)
    'Waits in the c …'
    """
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest and len(text) <= 4 * longest else line[: longest - 2].rstrip() + " …"


def one_line(problem: Problem, name: str = "") -> str:
    """A problem as `stay.yaml:12:5: BP103 message (help)`. name: what to say where it has no location.

    >>> one_line(Problem("BP103", "unknown key 'fornstage'", "did you mean 'frontstage'?"))
    "BP103 unknown key 'fornstage' (did you mean 'frontstage'?)"
    """
    place = problem.location or name
    where = f"{place}: " if place else ""
    return f"{where}{problem.code} {problem.message}" + (f" ({problem.help})" if problem.help else "")
