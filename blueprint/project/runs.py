"""Many files checked: what is known is not checked again, the rest side by side; all are told in their order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from blueprint import api
from blueprint.errors import BlueprintError, Problem, ProblemsError
from blueprint.project.cache import Cache
from blueprint.project.outcome import Outcome
from blueprint.report.located import from_finding, from_findings, from_problems
from blueprint.rules.declare import Rule
from blueprint.rules.engine import choose
from blueprint.rules.selection import Wanted

ENOUGH = 24
"""From how many files on it pays to start more processes."""

MOST_PROCESSES = 8


class Job(NamedTuple):
    """A file to check.

    packages: installed packages with rules of their own; root: the folder that `use:` may not leave; today: the day.
    """

    path: str
    wanted: Wanted
    packages: tuple[str, ...] = ()
    root: str | None = None
    today: date | None = None

    @property
    def settings(self) -> tuple[object, ...]:
        """What the outcome depends on beside the files."""
        from blueprint.load.paths import root_of

        rules = rules_of(self.packages)
        asked = any(one.rule.asks_for_the_day for one in choose(rules, self.wanted))
        root = self.root or root_of(os.path.dirname(self.path) or os.curdir)
        return (self.wanted, self.packages, root, self.today if asked else None)


@cache
def rules_of(packages: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """All rules there are: ours, and those of installed packages. Raises UnknownName for a package that has none.

    A package offers its rules under the entry point group `blueprint.rules`: a sequence of `Rule`.
    """
    from blueprint.rules import RULES

    if not packages:
        return RULES
    from importlib.metadata import entry_points

    from blueprint.errors import UnknownName

    offered = {entry.name: entry for entry in entry_points(group="blueprint.rules")}
    for name in packages:
        if name not in offered:
            raise UnknownName("installed package with rules", name, offered)
    return (*RULES, *(rule for name in packages for rule in offered[name].load()))


def check_many(jobs: Sequence[Job], kept: Cache, done: Callable[[str], Any] = str) -> Iterator[Outcome]:
    """What came of each file, in order. done: told the name of each file as it is finished."""
    known = [kept.get(job.path, job.settings) for job in jobs]
    checked = _checked([job for job, outcome in zip(jobs, known, strict=True) if outcome is None])
    for job, outcome in zip(jobs, known, strict=True):
        if outcome is None:
            outcome = next(checked)
            kept.put(job.path, job.settings, outcome)
        done(job.path)
        yield outcome


def check_one(job: Job, source: Any = None) -> Outcome:
    """What came of one file. source: what to check instead of the file of that name, such as a reading of a text."""
    try:
        rules = rules_of(job.packages)
        reading = api.read(job.path, job.root) if source is None else source
        report = api.check(reading, select=job.wanted, rules=rules, today=job.today)
    except ProblemsError as error:
        return Outcome(job.path, tuple(from_problems(error.problems)), unread=True, files=_touched(job, error.problems))
    except (BlueprintError, OSError) as error:
        return Outcome(job.path, unread=True, files=((job.path, ""),), refusal=_reason(error))
    silenced = tuple(from_finding(one.finding, one.why) for one in report.silenced)
    return Outcome(job.path, tuple(from_findings(report.findings)), silenced, files=reading.digests())


def _touched(job: Job, problems: Iterable[Problem]) -> tuple[tuple[str, str], ...]:
    """The files that problems are about: what has to change before there is another outcome."""
    places = (problem.location for problem in problems)
    names = dict.fromkeys((job.path, *(place.file for place in places if place)))
    return tuple((name, "") for name in names)


def _reason(error: Exception) -> str:
    why = error.strerror if isinstance(error, OSError) else None
    return (why or str(error)).lower() if why else str(error)


def _checked(jobs: Sequence[Job]) -> Iterator[Outcome]:
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(jobs) < ENOUGH or processes == 1:
        return map(check_one, jobs)
    return _side_by_side(jobs, processes)


def _side_by_side(jobs: Iterable[Job], processes: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, initializer=_quietly) as pool:
        yield from pool.map(check_one, jobs, chunksize=8)


def _quietly() -> None:
    """Leave an interruption to the process that was interrupted: it stops the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
