"""What was asked of a check: the options as they are meant, made of the words that were typed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from blueprint.errors import UnknownName
from blueprint.inputs import STDIN
from blueprint.model.likeness import did_you_mean
from blueprint.named import NamedTuple
from blueprint.outputs import identity
from blueprint.outputs import refuse_to_overwrite as refuse
from blueprint.project.looking import Asked
from blueprint.project.settings import OWN, SHARED
from blueprint.report.formats import FORMATS, format_for
from blueprint.rules.declare import Rule
from blueprint.rules.findings import Level
from blueprint.rules.selection import OFF, Change, Wanted, changed, check_names


class Output(NamedTuple):
    """A report to write to a file. format: one of `FORMATS`."""

    format: str
    path: str


class Options(NamedTuple):
    """What a check is to do.

    files: as they were named; asked: what is asked of each; format: of standard output; outputs: further reports, to
    files; fail_on: the least level that fails the check; max_warnings: how many warnings do not; exit_zero: no finding
    does; write_baseline: what is found is known from then on; watch: check again whenever a file is saved; fix: mend
    what can be mended, unsafe: also where it may change the meaning; diff: show that instead of writing it.
    """

    files: tuple[str, ...]
    asked: Asked = Asked()
    format: str = "text"
    outputs: tuple[Output, ...] = ()
    fail_on: Level = Level.WARNING
    max_warnings: int | None = None
    exit_zero: bool = False
    statistics: bool = False
    quiet: bool = False
    write_baseline: bool = False
    watch: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False


def wanted_change(
    rules: Sequence[Rule], preset: str | None, select: Iterable[str], ignore: Iterable[str],
    levels: Iterable[str], settings: Iterable[str],
) -> Change:  # fmt: skip
    """What the command line says of rules, checked. Raises UsageError for a name, a level or a figure that is none.

    select: alone these rules run; with a preset they run besides. levels: `BP301=warning`; settings: `BP213.most=20`.
    """
    chosen, left = tuple(_split(select)), tuple(_split(ignore))
    said = _merged([*map(_level, _split(levels)), *map(_setting, _split(settings))])
    change = Change(preset, () if preset else chosen, chosen if preset else (), left, said)
    try:
        check_names(rules, changed(Wanted(), change))
    except UnknownName as error:
        raise unknown(error) from None
    return change._replace(rules={name: _typed(rules, name, values) for name, values in said.items()})


def unknown(error: UnknownName) -> click.UsageError:
    """An unknown name, as a fault of what was typed: with what is probably meant."""
    return click.UsageError(f"no {error.kind} is called `{error.given}`; {did_you_mean(error.given, error.choices)}")


def outputs_of(said: Iterable[str]) -> tuple[Output, ...]:
    """The reports to write, from `sarif:report.sarif` or a name that says its format. Raises UsageError."""
    outputs = tuple(map(_output, said))
    if len({identity(one.path) for one in outputs}) < len(outputs):
        raise click.UsageError("two reports would be written to one file")
    return outputs


def refuse_to_overwrite(outputs: Iterable[Output], files: Iterable[str]) -> None:
    """See to it that no report is written over a file that is read, or over settings. Raises OutputError."""
    paths = [one.path for one in outputs]
    settings = [path for path in paths if os.path.basename(path) in {OWN, SHARED}]
    refuse(paths, [*files, *settings], "is a file that is read for the check")


def refuse_what_does_not_go_together(typed: Mapping[str, Any]) -> None:
    """See to it that no option is overlooked in silence. Raises UsageError."""
    for is_so, why in _misfits(typed):
        if is_so:
            raise click.UsageError(why)


def _misfits(typed: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    """What may not go together, each with whether it was typed so."""
    baseline, writes, diff = typed["baseline"], typed["write_baseline"], typed["diff"]
    stdin = any(Path(name) == STDIN for name in typed["files"])
    report = typed["kind"] != "text" or typed["outputs"]
    yield (bool(baseline) and not writes and not os.path.exists(baseline),
           f"--baseline: there is no file `{baseline}`; `--write-baseline` writes it")  # fmt: skip
    yield (typed["unsafe_fixes"] and not (typed["fix"] or diff),
           "--unsafe-fixes goes with --fix, or with --diff to see first what would change")  # fmt: skip
    yield (bool(typed["stdin_filename"]) and not stdin,
           "--stdin-filename is the name of standard input, and that is given as `-`")  # fmt: skip
    yield (stdin and (typed["fix"] or diff), "--fix and --diff are for files: standard input cannot be mended")
    yield stdin and typed["watch"], "--watch is for files: standard input is read once"
    yield writes and (diff or typed["watch"]), "--write-baseline goes with neither --diff nor --watch"
    yield bool(writes and report), "--write-baseline writes no report: leave out --format and --output"
    yield bool(diff and report), "--diff writes no report: leave out --format and --output"


def day(said: str | None, environment: Mapping[str, str] = os.environ) -> date:
    """The day that rules go by: as it was said, else that of SOURCE_DATE_EPOCH, else today. Raises UsageError."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    try:
        if said:
            return date.fromisoformat(said)
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
    except (ValueError, OverflowError, OSError) as error:
        what = f"--today: `{said}` is no day" if said else f"SOURCE_DATE_EPOCH: `{epoch}` is no count of seconds"
        raise click.UsageError(f"{what}; a day is written as 2025-03-31" if said else what) from error


def _output(said: str) -> Output:
    name, colon, path = said.partition(":")
    if not colon or name not in FORMATS:
        try:
            name, path = format_for(said), said
        except UnknownName as error:
            hint = f"{did_you_mean(name, FORMATS)}, as in `--output sarif:report.sarif`"
            raise click.UsageError(f"--output: `{said}` does not say its format; {hint}") from error
    if path in {"", "-"}:
        raise click.UsageError(f"--output: `{said}` names no file; `--format {name}` is for standard output")
    return Output(name, path)


def _split(said: Iterable[str]) -> Iterator[str]:
    """What was said several times, or at once with commas between."""
    return (one.strip() for some in said for one in some.split(",") if one.strip())


def _level(said: str) -> tuple[str, str, str]:
    name, _, level = said.partition("=")
    levels = [*Level, OFF]
    if level not in levels:
        raise click.UsageError(f"--level: `{said}` gives no level; write `{name or 'BP301'}=` and {_listed(levels)}")
    return name, "level", level


def _setting(said: str) -> tuple[str, str, str]:
    name, _, value = said.partition("=")
    rule, _, key = name.partition(".")
    if not (rule and key and value) or key == "level":
        raise click.UsageError(f"--set: `{said}` sets nothing; write it as `BP213.most=20`")
    return rule, key, value


def _merged(said: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for name, key, value in said:
        merged.setdefault(name, {})[key] = value
    return merged


def _typed(rules: Iterable[Rule], name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of a rule, with each threshold as the kind of value that its default is."""
    usual = {key: value for rule in rules if rule.answers_to(name) for key, value in rule.thresholds.items()}
    return {key: _like(usual[key], f"{name}.{key}", value) if key in usual else value for key, value in values.items()}


def _like(usual: Any, name: str, value: str) -> Any:
    if not isinstance(usual, int | float):
        return value
    try:
        number = int(value) if isinstance(usual, int) else float(value)
    except ValueError:
        number = -1
    if not 0 <= number < 1e9:
        kind = "a whole number" if isinstance(usual, int) else "a number"
        raise click.UsageError(f"--set: `{name}` takes {kind}, such as {usual}; `{value}` is none")
    return number


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(f'`{name}`' for name in names[:-1])} or `{names[-1]}`"
