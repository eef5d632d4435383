"""Many files checked: what is known is not checked again, the rest side by side; all are told in their order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from blueprint import api
from blueprint.errors import BlueprintError, Problem, ProblemsError
from blueprint.graph.graph import Graph
from blueprint.named import NamedTuple
from blueprint.project.cache import Cache, digest
from blueprint.project.outcome import Outcome
from blueprint.project.packages import rules_of, stamp_of
from blueprint.report.located import FileReport, from_finding, from_findings, from_problem, from_problems, kept
from blueprint.rules.engine import RuleFailedError
from blueprint.rules.selection import Wanted, runs

ENOUGH = 24
"""From how many files on it pays to start more processes, and to keep what is known."""

MOST_PROCESSES = 8


class Job(NamedTuple):
    """A file to check.

    path: its name; wanted: which rules; packages: installed packages with rules of their own; root: the folder that
    `use:` may not leave; today: the day; trouble: why there is nothing to read.
    """

    path: str
    wanted: Wanted
    packages: tuple[str, ...] = ()
    root: str | None = None
    today: date | None = None
    trouble: Problem | None = None

    @property
    def settings(self) -> tuple[object, ...]:
        """What the outcome depends on beside the files."""
        from blueprint.load.paths import root_of

        asked = any(runs(rule, self.wanted) for rule in rules_of(self.packages) if rule.asks_for_the_day)
        root = self.root or root_of(os.path.dirname(self.path) or os.curdir)
        return (self.wanted, [(name, stamp_of(name)) for name in self.packages], root, self.today if asked else None)


def check_many(jobs: Sequence[Job], keep: Cache, done: Callable[[str], Any] = str) -> Iterator[Outcome]:
    """What came of each file, in order. done: told the name of each file as it is finished."""
    settings = [digest(job.settings) if keep.is_kept else "" for job in jobs]
    known = [keep.get(job.path, key) for job, key in zip(jobs, settings, strict=True)]
    checked = _checked([job for job, outcome in zip(jobs, known, strict=True) if outcome is None])
    for job, key, outcome in zip(jobs, settings, known, strict=True):
        if outcome is None:
            outcome = next(checked)
            keep.put(job.path, key, outcome)
        done(job.path)
        yield outcome


def check_one(job: Job, read: Callable[[], Any] | None = None) -> Outcome:
    """What came of one file. read: gives the reading, if the file of that name is not to be read."""
    try:
        if job.trouble is not None:
            raise ProblemsError([job.trouble])
        reading = read() if read else api.read(job.path, job.root)
        found = api.check(reading, select=job.wanted, rules=rules_of(job.packages), today=job.today)
    except ProblemsError as error:
        items = tuple(from_problems(error.problems))
        return _unread(job, FileReport(job.path, items, kept(items, error.lines), unread=True))
    except RuleFailedError:
        raise  # the file is not at fault, and the others would tell the same
    except (BlueprintError, OSError) as error:
        return _unread(job, FileReport(job.path, (from_problem(Problem("BP101", _reason(error))),), unread=True))
    items = tuple(from_findings(found.findings))
    silenced = tuple(from_finding(one.finding, one.why) for one in found.silenced)
    report = FileReport(job.path, items, kept(items, found.lines), silenced=silenced)
    return Outcome(report, reading.digests(), _ids(reading.graph))


def _ids(graph: Graph) -> tuple[str, ...]:
    groups = (graph.steps, graph.actions(), graph.touchpoints(), graph.owners(), graph.systems(), graph.policies(),
              graph.phases, graph.promises, graph.indicators, graph.customers)  # fmt: skip
    return tuple(dict.fromkeys(node.id for group in groups for node in group))


def _unread(job: Job, report: FileReport) -> Outcome:
    """An outcome with the files that its problems are about: what has to change before there is another."""
    places = (item.location for item in report.items)
    names = dict.fromkeys((job.path, *(place.file for place in places if place)))
    return Outcome(report, tuple((name, "") for name in names))


def _reason(error: Exception) -> str:
    why = error.strerror if isinstance(error, OSError) else None
    return why.lower() if why else str(error)


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
    """Leave an interruption to the process that was interrupted: it stops the others. And end when it is killed."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: Any) -> None:
    """Wait until a process is gone, then end this one at once."""
    parent.join()
    os._exit(1)
