"""`blueprint check`: what is wrong or missing, told in one format or several."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from blueprint.cli.asked import (
    Options,
    Output,
    day,
    outputs_of,
    refuse_to_overwrite,
    refuse_what_does_not_go_together,
    wanted_change,
)
from blueprint.cli.border import CLEAN, FOUND, REFUSED, reason, say_problems
from blueprint.cli.mending import Mending, count_fixes, mend_files, show_diff
from blueprint.cli.options import FILES, ROOT, inputs_of
from blueprint.cli.streams import Progress, emit, read_stdin, say, write_message
from blueprint.errors import BlueprintError, ProblemsError
from blueprint.files import write_atomically
from blueprint.inputs import Input
from blueprint.outputs import make_folder
from blueprint.project.looking import Asked, Looked, baseline_of, leans_on, look, settings_of
from blueprint.project.packages import rules_of
from blueprint.project.settings import forget_settings
from blueprint.project.watch import affected, changes
from blueprint.report.colour import is_wanted
from blueprint.report.formats import FORMATS, written
from blueprint.report.located import FileReport, Run, from_problems, gathered
from blueprint.report.tally import counted, statistics_text
from blueprint.rules.declare import PRESETS
from blueprint.rules.findings import Level

LISTED = "\n".join(f"    {name:<10}{kind.about}" for name, kind in FORMATS.items())

HELP = f"""Say what is wrong with blueprints, or missing in them.

FILE is a blueprint, a folder that is walked for blueprints, or `-` for standard input.

\b
    blueprint check cafe.yaml
    blueprint check services/ --preset strict --ignore BP213
    blueprint check services/ --output sarif:report.sarif --output junit:report.xml

Every message says where and what, shows the line, and says what to do about it. `blueprint rule BP301` tells more of
one rule, `blueprint rule` lists them. What is known and accepted is silenced in the file, with the reason:
`ignore: {{rule: BP301, at: lobby, why: The landlord runs it until June}}`, or on one line
`# blueprint: ignore[BP301] The landlord runs it until June`. Which rules run, and at which level, is set in
`blueprint.toml` or in `[tool.blueprint]` of `pyproject.toml`.

\b
The formats:
{LISTED}

Exit codes: 0 nothing found (or only remarks), 1 errors or warnings, 2 a file that is no blueprint.
"""


@click.command("check", help=HELP)
@FILES
@click.option("--format", "kind", metavar="NAME", type=click.Choice(list(FORMATS)), default="text", show_default=True,
              help="The format of standard output.")  # fmt: skip
@click.option("-o", "--output", "outputs", metavar="[NAME:]FILE", multiple=True,
              help="Write a report to a file, too; repeatable. The file's name says the format.")  # fmt: skip
@click.option("--preset", type=click.Choice(PRESETS), help="Which rules run. [default: recommended]")
@click.option("--select", metavar="RULES", multiple=True,
              help="Run these alone (or besides --preset): codes, families, names.")  # fmt: skip
@click.option("--ignore", metavar="RULES", multiple=True, help="Leave these out.")
@click.option("--level", "levels", metavar="RULE=LEVEL", multiple=True,
              help="Another level: BP301=warning; `off` turns a rule off.")  # fmt: skip
@click.option("--set", "settings", metavar="RULE.NAME=VALUE", multiple=True, help="Another threshold: BP213.most=20.")
@click.option("--fail-on", type=click.Choice([level.value for level in Level]), default="warning", show_default=True,
              help="The least level that makes the exit code 1.")  # fmt: skip
@click.option("--max-warnings", metavar="N", type=click.IntRange(min=0), help="Let as many warnings pass.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--statistics", is_flag=True, help="Count what was found by rule, the most frequent first.")
@click.option("-q", "--quiet", is_flag=True, help="Print what is found and nothing else.")
@click.option("--today", metavar="DATE", help="The day that rules go by. [default: today, or SOURCE_DATE_EPOCH]")
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing what the blueprint means.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: also what may change the meaning. Read the difference.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--baseline", metavar="FILE", type=click.Path(dir_okay=False), help="Findings that are known.")
@click.option("--write-baseline", is_flag=True, help="Write down what is found; from then on only what is new is told.")
@click.option("--config", metavar="FILE", type=click.Path(exists=True, dir_okay=False),
              help="Settings to go by, instead of the nearest blueprint.toml or pyproject.toml.")  # fmt: skip
@click.option("--no-config", is_flag=True, help="Go by no settings file.")
@click.option("--no-cache", is_flag=True, help="Check every file anew, and keep nothing.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input; `use:` is looked up from there.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until interrupted.")
@ROOT
def command(**typed: Any) -> int:
    """Check each file, tell of all, sum up."""
    refuse_what_does_not_go_together(typed)
    try:
        options = _options(**typed)
        code, looked = _check(inputs_of(options.files), options)
    except ProblemsError as error:  # of the settings, or of a baseline
        _report(error, typed["files"], outputs_of(typed["outputs"]), typed["kind"])
        if typed["kind"] == "text":
            raise
        return REFUSED
    return _watch(options, looked) if options.watch else code


def _report(error: ProblemsError, files: Sequence[str], outputs: Sequence[Output], kind: str) -> None:
    """Tell in the formats that were asked for, beside text, what kept everything from being checked."""
    places = [problem.location.file for problem in error.problems if problem.location]
    name = next(iter(places), error.name)
    run = gathered([FileReport(name, tuple(from_problems(error.problems)), error.lines, unread=True)])
    refuse_to_overwrite(outputs, (*files, *places, error.name))
    for one in outputs:
        _write(one.path, written(one.format, run), quiet=True)
    if kind != "text":
        emit(written(kind, run))


def _options(
    files: tuple[str, ...], root: str | None, kind: str, outputs: Sequence[str], preset: str | None,
    select: Sequence[str], ignore: Sequence[str], levels: Sequence[str], settings: Sequence[str], today: str | None,
    fail_on: str, baseline: str | None, config: str | None, no_config: bool, no_cache: bool, stdin_filename: str | None,
    **flags: Any,
) -> Options:  # fmt: skip
    asked = Asked(today=day(today), root=root, config="" if no_config else config, baseline=baseline,
                  keep=not no_cache, stdin_name=stdin_filename)  # fmt: skip
    rules = rules_of(settings_of(files[0], asked).packages)
    change = wanted_change(rules, preset, select, ignore, levels, settings)
    return Options(files, asked._replace(change=change), kind, outputs_of(outputs), Level(fail_on), **flags)


def _check(inputs: Sequence[Input], options: Options) -> tuple[int, Looked]:
    """Check files, mend them if that was asked for, and tell of what is left."""
    if options.outputs:
        names = [str(file.path) for file in inputs]
        leaning = {file for name in names for file in leans_on(name, options.asked)}
        refuse_to_overwrite(options.outputs, [*names, *leaning])
    progress = Progress(0 if options.quiet else len(inputs))
    looked = look(inputs, options.asked, read_stdin, progress.step)
    progress.end()
    refuse_to_overwrite(options.outputs, looked.read)
    if looked.excluded and not looked.outcomes and not options.quiet:
        say(f"nothing is checked: `exclude` in the settings passes over all of {counted(looked.excluded, 'file')}")
    if options.diff:
        return show_diff(looked, options), looked
    mending = mend_files(inputs, looked, options) if options.fix else Mending()
    if mending.changed:
        looked = look(inputs, options.asked, read_stdin)
    code = _write_baseline(looked, options) if options.write_baseline else tell(looked, options)
    return REFUSED if mending.failed else code, looked


def _watch(options: Options, looked: Looked) -> int:
    """Check again what a saved file has to do with, until interrupted; settings that are half saved stop nothing."""
    more = _elsewhere(looked, options)
    saved = changes(options.files, more)
    say("watching; Ctrl+C ends it")
    for changed in saved:
        forget_settings()
        try:
            looked = _check_again(changed, looked, options)
            more[:] = _elsewhere(looked, options)
        except ProblemsError as error:
            say_problems(error)
            looked = looked._replace(outcomes=())
        except (BlueprintError, OSError) as error:
            say(f"blueprint: {reason(error) if isinstance(error, OSError) else error}")
            looked = looked._replace(outcomes=())
    return CLEAN


def _check_again(changed: Iterable[str], looked: Looked, options: Options) -> Looked:
    """What came of each file, once those that have to do with a change are checked again."""
    inputs = inputs_of(options.files)
    names = affected([str(file.path) for file in inputs], looked.outcomes, changed)
    if not names:
        return looked
    _, again = _check([file for file in inputs if str(file.path) in names], options)
    before = [one for one in looked.outcomes if one.report.name not in names]
    return again._replace(outcomes=(*before, *again.outcomes))


def _elsewhere(looked: Looked, options: Options) -> list[str]:
    """All files that results depend on, wherever they are: what was read, the settings, the baselines."""
    names = [one.report.name for one in looked.outcomes]
    return sorted({*looked.read, *(file for name in names for file in leans_on(name, options.asked))})


def _write_baseline(looked: Looked, options: Options) -> int:
    file, text = baseline_of(looked, options.asked)
    write_atomically(file, text.encode(errors="backslashreplace"))  # a name that is no text: JSON has it as `\udcff`
    count = sum(len(one.report.items) for one in looked.outcomes if not one.report.unread)
    say(f"written: {file}, with {counted(count, 'finding')}")
    if _baseline_is_used(looked, options):
        say("from now on only what is new is told")
    else:
        say(f'to tell only what is new: `--baseline {file}`, or `baseline = "{file.name}"` in blueprint.toml')
    return REFUSED if any(one.report.unread for one in looked.outcomes) else CLEAN


def _baseline_is_used(looked: Looked, options: Options) -> bool:
    """Whether settings name a baseline, so that nobody has to."""
    names = [one.report.name for one in looked.outcomes]
    return any(settings_of(name, options.asked).baseline for name in names)


def tell(looked: Looked, options: Options) -> int:
    """Write all the reports. The result is the exit code."""
    run, counts = looked.run, options.statistics
    texts = [(one.path, written(one.format, run, statistics=counts)) for one in options.outputs]
    failed = [path for path, text in texts if not _write(path, text, options.quiet)]
    emit(written(options.format, run, colour=is_wanted(sys.stdout), summary=not options.quiet, statistics=counts))
    if counts and not FORMATS[options.format].lines:
        write_message(statistics_text(run))
    _say_more(looked, options)
    return REFUSED if failed else exit_code(run, options)


def _say_more(looked: Looked, options: Options) -> None:
    """What may help, beside the reports: what a baseline has no more use for, and what could be mended."""
    if options.quiet or options.format != "text":
        return
    for file in looked.absent:
        say(f"baseline: there is no {file} yet; `--write-baseline` writes it")
    for line in looked.gone:
        say(f"baseline: {line}; `--write-baseline` takes it out")
    safe, unsafe = count_fixes(looked.run)
    if safe and not options.fix:
        say(f"{counted(safe, 'finding')} can be mended with --fix")
    if unsafe and not options.unsafe_fixes:
        say(f"{counted(unsafe, 'finding')} can be mended with --fix --unsafe-fixes; --diff shows how")


def _write(path: str, text: str, quiet: bool) -> bool:
    """Whether a report could be written; if not, it was said why."""
    try:
        make_folder(Path(path).parent)
        write_atomically(path, text.encode(errors="backslashreplace"))
    except BlueprintError as error:
        say(f"blueprint: {error}")
        return False
    if not quiet:
        say(f"written: {path}")
    return True


def exit_code(run: Run, options: Options) -> int:
    """The exit code of a check: the worst of its files, with what was asked to pass let pass."""
    if any(file.unread for file in run.files):
        return REFUSED
    return FOUND if _fails(run, options) and not options.exit_zero else CLEAN


def _fails(run: Run, options: Options) -> bool:
    errors, warnings, infos = (run.counts[level] for level in Level)
    if options.max_warnings is not None:
        too_many = warnings > options.max_warnings
    else:
        too_many = warnings > 0 and options.fail_on is not Level.ERROR
    return errors > 0 or too_many or (infos > 0 and options.fail_on is Level.INFO)
