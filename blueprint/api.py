"""The map of the system: each task is a few lines composed of the stages.

A path goes through records, which are checked and drawn without importing pydantic; `load` gives the model.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Unpack, overload

from blueprint.errors import Location, ModelError, OutputError, Place, Problem, UnknownName, wrong_type

if TYPE_CHECKING:
    from datetime import date

    from blueprint.analysis.result import Result
    from blueprint.document import Blueprint
    from blueprint.picture import Looks, Tell
    from blueprint.report.located import Report, Run
    from blueprint.rules.engine import Rule, Wanted

File = str | os.PathLike[str]


def load(path: File, root: File | None = None) -> Blueprint:
    """The blueprint in a file.

    root: the folder that `use:` may not leave; unless given, the project that the file lies in, else its folder.
    Raises SourceError or ModelError with everything that is wrong, each with its line.
    """
    from blueprint.load.reader import read

    return _materialise(read(path, root))


def loads(
    text: str | bytes, *, name: str = "<text>", folder: File | None = None, root: File | None = None
) -> Blueprint:
    """The blueprint in a text.

    name: what to call the text in messages; folder: where `use:` is looked up, and without which it is refused.
    """
    return _materialise(read_text(text, name, folder, root))


def read(path: File, root: File | None = None) -> Any:
    """A reading of a file, for `check` and `render`; it is read once for both. Raises what `load` raises."""
    from blueprint.load.reader import read

    return read(path, root)


def read_text(text: str | bytes, name: str = "<text>", folder: File | None = None, root: File | None = None) -> Any:
    """A reading of a text, for `check` and `render`. name: what to call it; folder: where `use:` is looked up."""
    from blueprint.load.reader import read_text

    return read_text(text, name, folder, root)


def read_state(source: Any, root: File | None = None) -> Any:
    """A reading of one of two states that are compared: what `check` takes, or a file in a revision of Git.

    source: also `REVISION:PATH`, such as `main:stay.yaml`, read from what Git has stored, with the catalogs of that
    revision; a file that is called so goes first. Raises what `load` raises.
    """
    from blueprint import revisions

    if isinstance(source, str | os.PathLike) and revisions.is_meant(name := os.fsdecode(source)):
        return revisions.read(name)
    return _read(source, root)


def dump(blueprint: Blueprint, path: File) -> None:
    """Write a blueprint as YAML; what `load` gives of it is equal."""
    from blueprint.load.writer import dump

    dump(blueprint, path)


def dumps(blueprint: Blueprint) -> str:
    """A blueprint as YAML."""
    from blueprint.load.writer import dumps

    return dumps(blueprint)


def check(
    source: Any,
    *,
    select: Wanted | Iterable[str] = ("recommended",),
    rules: Sequence[Rule] | None = None,
    root: File | None = None,
    today: date | None = None,
) -> Report:
    """What the rules find in a blueprint.

    source: a file's path, a `Blueprint`, or a reading; select: presets (`minimal`, `recommended`, `strict`), families
    (`BP3`), codes or names of rules, or a `Wanted` with levels and thresholds; rules: all there are,
    `blueprint.rules.RULES` unless said; today: the day, for rules that ask for it (without it they find nothing).
    Raises SourceError or ModelError for a file that is no blueprint, UnknownName for what is no rule.
    """
    from blueprint.report.located import Report
    from blueprint.rules import RULES
    from blueprint.rules.engine import judge

    if today is not None and not hasattr(today, "year"):
        raise wrong_type("today", "a datetime.date", today)
    read = _read(source, root)
    text = None if isinstance(read, _Declared) else read
    try:
        verdict = judge(read.graph, RULES if rules is None else rules, select, source=text, today=today)
    except ModelError as error:
        raise ModelError([_located(problem, read) for problem in error.problems], read.lines) from None
    return Report(read.name, verdict.findings, read.lines, verdict.silenced)


def analyse(name: str, source: Any, *, root: File | None = None, **options: Any) -> Result:
    """What an analysis finds in a blueprint: tables, marks, caveats, advice, as data.

    name: one of `blueprint.analysis.ANALYSES`; source: a file's path, a `Blueprint`, or a reading; options: those of
    the analysis. Raises UnknownName for another name, SourceError or ModelError for a file that is no blueprint.
    """
    from importlib import import_module

    from blueprint.analysis import ANALYSES

    if name not in ANALYSES:
        raise UnknownName("analysis", name, ANALYSES)
    module = import_module(ANALYSES[name])
    result: Result = getattr(module, name)(_read(source, root).graph, **options)
    return result


@overload
def render(source: Any, out: None = None, *,
           format: Literal["svg", "html", "dot", "gv", "mmd", "drawio", "json", "graphml", "csv"] = "svg",
           before: Any = None, root: File | None = None, run: Report | Run | None = None, tell: Tell = ...,
           **looks: Unpack[Looks]) -> str: ...  # fmt: skip
@overload
def render(source: Any, out: None = None, *, format: Literal["png", "pdf", "xlsx", "pptx"],
           before: Any = None, root: File | None = None, run: Report | Run | None = None, tell: Tell = ...,
           **looks: Unpack[Looks]) -> bytes: ...  # fmt: skip
@overload
def render(source: Any, out: File, *, format: str | None = None, before: Any = None,
           root: File | None = None, run: Report | Run | None = None, tell: Tell = ...,
           **looks: Unpack[Looks]) -> Path: ...  # fmt: skip
@overload
def render(source: Any, out: File | None = None, *, format: str | None = None, before: Any = None,
           root: File | None = None, run: Report | Run | None = None, tell: Tell = ...,
           **looks: Unpack[Looks]) -> str | bytes | Path: ...  # fmt: skip
def render(
    source: Any, out: File | None = None, *, format: str | None = None, before: Any = None,  # noqa: A002
    root: File | None = None, run: Report | Run | None = None, tell: Callable[[str], None] | None = None, **looks: Any,
) -> str | bytes | Path:  # fmt: skip
    """A picture of a blueprint, or of a part of it.

    source: a file's path, a `Blueprint`, or a reading; out: the file to write, without which the picture is returned;
    format: one of `blueprint.wishes.FORMATS` without its dot, unless given as the file's name ends, else svg; before:
    an earlier state, with which all is marked that changed: then both may be `REVISION:PATH`, as in `compare`; run:
    what a check has found, for a page, which asks the recommended rules without it, whatever a project's settings say;
    tell: is called with a sentence where no font has some letters, instead of a warning, and where another program may
    read letters as others.

    Of looks, theme is light, dark, auto, print or contrast (light unless said; auto for a page); view is one of
    `blueprint.wishes.VIEWS` or, in formats for other tools, `dependencies` or `tidy`, which a name like
    `stay.tidy.csv` says, too; language is that of the words beside yours. `phase`, `lanes`, `owner`, `customer` (each a
    name or several) and `focus` (a step) draw a part, `emotion=False` leaves out what customers feel. `scale` is for
    PNG: pixels to a px, 2 unless said. `pages="phases"` gives every phase a page of a PDF. `engine="graphviz"` lets
    Graphviz draw the whole or the `dependencies`.

    The file is written whole or not at all, and never over the blueprint itself or a catalog that it uses. Raises what
    `load` raises, UnknownName for what there is not, RenderError for what cannot be drawn.
    """
    from blueprint.export.formats import named
    from blueprint.files import write_atomically
    from blueprint.picture import picture
    from blueprint.wishes import agreed

    if "view" not in looks and out is not None and (form := named(os.fspath(out))):
        looks["view"] = form
    suffix = f".{format}" if format is not None else ".svg" if out is None else Path(out).suffix
    agreed(suffix, before is not None, run is not None, **looks)
    states = [_read(source, root)] if before is None else [read_state(source, root), read_state(before, root)]
    if out is not None:
        for read in states:
            _refuse_to_overwrite(read, Path(out))
    earlier = states[1].graph if before is not None else None
    told = run and _run(run)
    drawn = picture(states[0].graph, suffix, before=earlier, run=told, tell=tell or _warn, heed=tell, **looks)
    if out is None:
        return drawn
    write_atomically(out, drawn.encode() if isinstance(drawn, str) else drawn)
    return Path(out)


def _warn(sentence: str) -> None:
    from warnings import warn

    warn(sentence, stacklevel=4)


@overload
def report(source: Any, out: None = None, *, kind: str | None = None, run: Report | Run | None = None,
           today: date | None = None, root: File | None = None) -> str: ...  # fmt: skip
@overload
def report(source: Any, out: File, *, kind: str | None = None, run: Report | Run | None = None,
           today: date | None = None, root: File | None = None) -> Path: ...  # fmt: skip
def report(
    source: Any, out: File | None = None, *, kind: str | None = None, run: Report | Run | None = None,
    today: date | None = None, root: File | None = None,
) -> str | Path:  # fmt: skip
    """A whole report on a blueprint: the picture, what to do first, the findings, every analysis, as one page.

    source: a file's path, a `Blueprint`, or a reading; out: the file to write, without which the text is returned;
    kind: `html` or `markdown`, unless given as the file's name ends, else `html`; run: what a check has found, where it
    was asked already; today: the day, for rules that ask for it. The file is written as `render` writes one; what it
    cannot hold itself, the pictures of `report.md`, goes into the folder `report.pictures` beside it.
    Raises what `load` raises, and UnknownName for a format that there is not.
    """
    from blueprint.report.whole.formats import beside, format_for, written
    from blueprint.reporting import compose

    kind = kind or (format_for(os.fspath(out)) if out is not None else "html")
    read = _read(source, root)
    page = compose(read.graph, _run(run or check(read, today=today)))
    if out is None:
        return written(page, kind)
    from blueprint.outputs import write_with_folder

    _refuse_to_overwrite(read, Path(out))
    folder = Path(out).with_suffix(".pictures")
    pictures = {name: svg.encode() for name, svg in beside(page, kind).items()}
    write_with_folder(Path(out), written(page, kind, folder.name).encode(), folder, pictures)
    return Path(out)


def _run(found: Report | Run) -> Run:
    """What a check of one blueprint found, as formats take it. Raises OutputError for one of several."""
    from blueprint.report.located import Report, gathered

    if isinstance(found, Report):
        return gathered([found.told()])
    if len(found.files) > 1:  # which finding is of which blueprint, their ids do not tell
        raise OutputError(f"`run` is a check of {len(found.files)} files, and this is one blueprint: check it alone")
    return found


class _Declared(NamedTuple):
    """A blueprint made in Python, in the shape of a reading: nothing in it stands in a file."""

    name: str
    graph: Any
    files: tuple[str, ...] = ()

    def locate(self, place: Place, at_key: bool = False) -> Location | None:  # noqa: ARG002
        return None

    def lines(self, file: str) -> Sequence[str]:  # noqa: ARG002
        return ()


def _read(source: Any, root: File | None) -> Any:
    """A source as a reading: `.name`, `.graph`, `.files`, `.locate`, `.lines`."""
    if isinstance(source, str | os.PathLike):
        from blueprint.load.reader import read

        return read(source, root)
    if hasattr(source, "locate"):
        return source
    if not hasattr(source, "reading"):
        raise wrong_type("what is read", "a path, a Blueprint or a reading", source)
    return source.reading or _Declared(source.title, source.graph)


def _materialise(reading: Any) -> Blueprint:
    from blueprint.document import Blueprint
    from blueprint.load.reader import materialise

    blueprint = materialise(reading, Blueprint)
    blueprint.__dict__["reading"] = reading
    return blueprint


def _located(problem: Problem, read: Any) -> Problem:
    return problem._replace(location=problem.location or read.locate(problem.place, problem.at_key))


def _refuse_to_overwrite(read: Any, out: Path) -> None:
    from blueprint.outputs import refuse_to_overwrite

    refuse_to_overwrite([out], read.files, "is one of the files that the blueprint is read from")
