"""`blueprint render`: pictures."""

from __future__ import annotations

from typing import Any

import click

from blueprint import api
from blueprint.cli.border import CLEAN, REFUSED, reason, say_problems
from blueprint.cli.drawing import LISTED, looks_of, name_of, options
from blueprint.cli.options import FILES, ROOT, inputs_of, source_of
from blueprint.cli.redrawing import ReadFrom, redraw
from blueprint.cli.streams import Progress, emit, say
from blueprint.errors import BlueprintError, ProblemsError, SourceError
from blueprint.inputs import STDIN, Input
from blueprint.outputs import Job, make_folder, plan
from blueprint.picture import left_out
from blueprint.report.clean import shorten
from blueprint.wishes import BLUEPRINT, FORMATS, agreed

HELP = f"""Draw blueprints.

FILE is a blueprint, a folder that is walked for blueprints, or `-` for standard input. The picture goes beside the
file under its name, unless -o says where.

\b
    blueprint render cafe.yaml                    cafe.svg
    blueprint render cafe.yaml -o drawn/cafe.svg  the suffix is the format
    blueprint render services/ -o pictures/       every blueprint in the folder
    blueprint render cafe.yaml --view journey     cafe.journey.svg
    blueprint render cafe.yaml --phase Visit      cafe.phase-visit.svg: one phase alone
    blueprint render cafe.yaml --format png       cafe.png
    blueprint render cafe.yaml --view dependencies --engine graphviz
    blueprint render - -o - < cafe.yaml           from a pipe into a pipe

One file that cannot be read does not stop the others. An existing picture is replaced; a blueprint never is.

The formats are {", ".join(suffix[1:] for suffix in FORMATS)}. Those that hold less than the picture say what they could
not carry.

--phase, --lanes, --owner, --customer and --focus draw a part, and its heading says so. Each takes an id or a name;
for several, it is given several times. What is left out leaves no gap, and lines into it are left out too. A format
for other tools then holds only what the part uses. --no-emotion leaves out what customers feel, in every format.

A page tells at each card what `blueprint check` finds by the settings of the project.

--engine graphviz lets Graphviz draw, which has to be installed: our own grid, or the dependencies, which it places.

\b
Views:
{LISTED}
"""


@click.command("render", help=HELP)
@FILES
@click.option("-o", "--out", metavar="OUT", type=click.Path(allow_dash=True),
              help="A file, a folder, or `-` for standard output.")  # fmt: skip
@click.option("--format", "kind", type=click.Choice([suffix[1:] for suffix in FORMATS]),
              help="[default: as OUT ends, else svg]")  # fmt: skip
@options
@click.option("--watch", is_flag=True, help="Draw again whenever a file is saved, until interrupted.")
@ROOT
def command(
    files: tuple[str, ...], out: str | None, kind: str | None, root: str | None, watch: bool, **asked: Any
) -> int:
    """Draw each file."""
    looks, read = looks_of(asked, out), ReadFrom()
    if watch and "-" in (*files, out):
        raise click.UsageError("--watch is for files: neither standard input nor standard output is one")
    code = _draw_all(inputs_of(files), out, kind, looks, root, read)
    if watch:
        redraw(files, read, lambda found: _draw_all(found, out, kind, looks, root, read))
    return code


def _draw_all(
    found: list[Input], out: str | None, kind: str | None, looks: dict[str, Any], root: str | None, read: ReadFrom
) -> int:
    inputs = [file for file in found if file.trouble is None]
    for file in found:
        if file.trouble is not None:
            say_problems(SourceError([file.trouble]), str(file.path))
    if not inputs:
        return REFUSED
    if out == "-" or (out is None and [file.path for file in inputs] == [STDIN]):
        return _to_stdout(inputs, kind or "svg", looks, root)
    jobs = plan(inputs, out, looks["view"], kind, name_of(looks))
    agreed(jobs[0].target.suffix, **looks)  # once for all, before any is read
    progress = Progress(len(jobs))
    drawn = [_draw(file, job, looks, root, progress, read) for file, job in zip(inputs, jobs, strict=True)]
    progress.end()
    return CLEAN if all(drawn) and len(inputs) == len(found) else REFUSED


def _to_stdout(inputs: list[Input], kind: str, looks: dict[str, Any], root: str | None) -> int:
    if len(inputs) > 1:
        raise click.UsageError(f"standard output takes one picture, and these are {len(inputs)} blueprints")
    agreed(f".{kind}", **looks)
    reading = _read(inputs[0], root)
    run = _found(inputs[0], reading, f".{kind}", looks, root)
    emit(api.render(reading, format=kind, root=root, run=run, tell=_remark, **looks))
    say(*_left_out(reading.graph, f".{kind}", looks))
    return CLEAN


def _draw(file: Input, job: Job, looks: dict[str, Any], root: str | None, progress: Progress, read: ReadFrom) -> bool:
    """Whether one picture could be written; if not, it was said why."""
    progress.step(str(job.source))
    read.note(str(file.path), ())
    try:
        reading = _read(file, root)
        read.note(str(file.path), reading.files)
        make_folder(job.target.parent)
        run = _found(file, reading, job.target.suffix, looks, root, read)
        api.render(reading, job.target, run=run, tell=lambda said: progress.say(f"{job.target}: {said}"), **looks)
    except ProblemsError as error:
        progress.end()
        say_problems(error, str(job.source))
        progress.say(f"not drawn: {shorten(str(job.source), 200)}")
    except (BlueprintError, OSError) as error:
        progress.say(f"blueprint: {reason(error) if isinstance(error, OSError) else error}")
    else:
        progress.say(f"drawn: {job.target}")
        for line in _left_out(reading.graph, job.target.suffix, looks):
            progress.say(line)
        return True
    return False


def _read(file: Input, root: str | None) -> Any:
    source = source_of(file, root)
    return source if file.path == STDIN else api.read(source, root)


def _found(
    file: Input, reading: Any, suffix: str, looks: dict[str, Any], root: str | None, read: ReadFrom | None = None
) -> Any:
    """What a check of the file finds by the settings of its project, for a page that tells it; None for a picture.

    read: where it is noted that the page leans on the settings as well.
    """
    if not agreed(suffix, **looks).is_page or looks["view"] != BLUEPRINT:
        return None
    from blueprint.project.looking import Asked, leans_on, look_at  # the rest of the command does without a project
    from blueprint.project.settings import forget_settings

    forget_settings()  # under --watch they may have been saved meanwhile
    asked = Asked(root=root, keep=False)
    if read:
        read.note(str(file.path), (*reading.files, *leans_on(str(file.path), asked)))
    return look_at(file, reading, asked)


def _left_out(graph: Any, suffix: str, looks: dict[str, Any]) -> list[str]:
    """A line that says what a format for other tools could not carry, none for a picture."""
    lost = left_out(graph, suffix, **looks)
    return [f"not carried: {lost}"] if lost else []


def _remark(said: str) -> None:
    say(f"blueprint: {said}")
