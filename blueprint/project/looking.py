"""Files are looked at, each with the settings that count for it, and what is known already is taken off."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from blueprint import api
from blueprint.inputs import STDIN, Input
from blueprint.load.paths import inside, root_of
from blueprint.named import NamedTuple
from blueprint.project.baseline import Entry, baseline_text, read_baseline, sift, told
from blueprint.project.cache import FOLDER, Cache
from blueprint.project.outcome import Outcome
from blueprint.project.packages import rules_of
from blueprint.project.runs import ENOUGH, Job, check_many, check_one
from blueprint.project.settings import Settings, read_settings, settings_for
from blueprint.report.located import FileReport, Run, gathered
from blueprint.rules.declare import Rule
from blueprint.rules.engine import choose
from blueprint.rules.selection import Change, changed

BASELINE = "blueprint-baseline.json"
"""What a baseline is called unless it is said."""


class Asked(NamedTuple):
    """What is asked of a check, beside the files.

    change: which rules, said differently from the settings; today: the day; root: the folder that `use:` may not leave;
    config: a settings file to go by instead of the nearest (empty: none at all); packages: installed packages with
    rules, beside those of the settings; baseline: findings that are known (empty: none); keep: whether what is found
    out may be kept on the disk; stdin_name: the name of what comes by standard input.
    """

    change: Change = Change()
    today: date | None = None
    root: str | None = None
    config: str | None = None
    packages: tuple[str, ...] = ()
    baseline: str | None = None
    keep: bool = True
    stdin_name: str | None = None


class Looked(NamedTuple):
    """What came of looking at files.

    gone: what a baseline knows and nobody finds any more, in words; absent: baselines that are named and not there;
    folders: those that were walked; excluded: how many files in them settings pass over.
    """

    run: Run
    outcomes: tuple[Outcome, ...]
    gone: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    excluded: int = 0

    @property
    def read(self) -> tuple[str, ...]:
        """The names of all files that were read."""
        return tuple(name for outcome in self.outcomes for name, _ in outcome.files)


def settings_of(path: str, asked: Asked) -> Settings:
    """The settings for a file. Raises SourceError or ModelError for a settings file that is wrong."""
    if asked.config is None:
        return settings_for(path)
    return read_settings(os.path.abspath(asked.config)) if asked.config else Settings()


def leans_on(path: str, asked: Asked) -> list[str]:
    """The files beside its own texts that a result depends on: the settings, and the baseline."""
    path = (asked.stdin_name or os.curdir) if Path(path) == STDIN else path
    file, baseline = settings_of(path, asked).file, _baseline_for(path, asked)
    return [*([file] if file else []), *([str(baseline)] if baseline else [])]


def look(inputs: Sequence[Input], asked: Asked, stdin: Callable[[], bytes], done: Callable[[str], Any] = str) -> Looked:
    """Check files. stdin: gives what comes by standard input; done: told each file as it is finished."""
    _entries.cache_clear()  # it may have been written meanwhile
    files = [file for file in inputs if not _is_excluded(file, asked)]
    jobs = [_job(file, asked) for file in files]
    outcomes = tuple(_outcomes(files, jobs, asked, stdin, done))
    sifted = [_sifted(job.path, outcome, asked) for job, outcome in zip(jobs, outcomes, strict=True)]
    run = gathered([report for report, _ in sifted], _rules_that_ran(jobs))
    names = [job.path for job in jobs]
    folders = tuple(dict.fromkeys(os.path.realpath(folder) for folder in map(_walked, inputs) if folder is not None))
    left = [*(entry for _, left in sifted for entry in left), *_of_deleted(names, folders, asked)]
    absent = tuple(str(file) for file in _baselines(names, asked) if not file.exists())
    return Looked(run, outcomes, tuple(told(left)), absent, folders, len(inputs) - len(files))


def look_at(file: Input, reading: Any, asked: Asked) -> Run:
    """What a check finds in a file that has been read already. Raises as `settings_of` does."""
    _entries.cache_clear()
    job = _job(file, asked)
    report, _ = _sifted(job.path, check_one(job, lambda: reading), asked)
    return gathered([report], _rules_that_ran([job]))


def baseline_of(looked: Looked, asked: Asked) -> tuple[Path, str]:
    """Where a baseline of everything that was found belongs, and what to write there.

    What an older baseline knows of files that were not read stays in it; of files that were deleted from a folder
    that was walked, it goes.
    """
    names = [outcome.report.name for outcome in looked.outcomes]
    file = next(iter(_baselines(names, asked)), Path(BASELINE))
    read = [outcome.report for outcome in looked.outcomes if not outcome.report.unread]
    found = {_key(report.name, file): report.items for report in read}
    before = read_baseline(file) if file.exists() else {}
    stays = [entry for name, entries in before.items() for entry in entries
             if name not in found and not _is_deleted(name, file, looked.folders)]  # fmt: skip
    return file, baseline_text(found, stays)


def _is_excluded(file: Input, asked: Asked) -> bool:
    """Whether a file that a walk through a folder found is one that the settings pass over."""
    return file.folder is not None and file.trouble is None and settings_of(str(file.path), asked).excludes(file.path)


def _walked(file: Input) -> Path | None:
    """The folder that was walked to find a file, or in which nothing was found."""
    return file.path if file.trouble is not None and file.path.is_dir() else file.folder


def _job(file: Input, asked: Asked) -> Job:
    name = (asked.stdin_name or "<stdin>") if file.path == STDIN else str(file.path)
    settings = settings_of(asked.stdin_name or os.curdir if file.path == STDIN else name, asked)
    packages = tuple(dict.fromkeys((*settings.packages, *asked.packages)))
    return Job(name, changed(settings.wanted(name), asked.change), packages, asked.root, asked.today, file.trouble)


def _outcomes(
    files: Sequence[Input], jobs: Sequence[Job], asked: Asked, stdin: Callable[[], bytes], done: Callable[[str], Any]
) -> Iterator[Outcome]:
    """What came of each file; standard input is read here, the rest wherever there is room."""
    rest = [job for file, job in zip(files, jobs, strict=True) if file.path != STDIN]
    checked = check_many(rest, Cache(_folder(rest) if asked.keep else None), done)
    for file, job in zip(files, jobs, strict=True):
        yield _by_stdin(job, asked, stdin) if file.path == STDIN else next(checked)


def _by_stdin(job: Job, asked: Asked, stdin: Callable[[], bytes]) -> Outcome:
    folder = os.path.dirname(asked.stdin_name or "") or os.curdir
    return check_one(job, lambda: api.read_text(stdin(), job.path, folder, job.root))


def _folder(jobs: Sequence[Job]) -> str | None:
    """Where to keep what is found out; nowhere for a few files, which are as quick to check."""
    if len(jobs) < ENOUGH:
        return None
    return os.path.join(root_of(os.path.dirname(jobs[0].path) or os.curdir), FOLDER)


def _rules_that_ran(jobs: Iterable[Job]) -> list[Rule]:
    different = {(job.packages, repr(job.wanted)): job for job in jobs}.values()
    found = {one.rule for job in different for one in choose(rules_of(job.packages), job.wanted)}
    return sorted(found, key=lambda rule: rule.code)


# ── what is known ───────────────────────────────────────────────────────────────────────────────────────────────────


def _sifted(name: str, outcome: Outcome, asked: Asked) -> tuple[FileReport, tuple[Entry, ...]]:
    """A report in which what a baseline knows is silenced, and what the baseline has to no purpose."""
    file, report = _baseline_for(name, asked), outcome.report
    if file is None or report.unread or not file.exists():
        return report, ()
    found = sift(_key(name, file), report.items, _entries(file).get(_key(name, file), ()), outcome.ids)
    known = tuple(item._replace(why=f"known: it stands in {file.name}") for item in found.known)
    return report._replace(items=found.new, silenced=(*report.silenced, *known)), found.left


def _of_deleted(names: Iterable[str], folders: Sequence[str], asked: Asked) -> Iterator[Entry]:
    """What baselines know of files that are in none of the folders that were walked any more."""
    for file in _baselines(names, asked) if folders else ():
        if file.exists():
            known = _entries(file).items()
            yield from (entry for name, some in known if _is_deleted(name, file, folders) for entry in some)


def _is_deleted(name: str, baseline: Path, folders: Sequence[str]) -> bool:
    """Whether a file that a baseline knows is missing in a folder that was walked."""
    path = os.path.abspath(baseline.parent / name)
    try:
        os.lstat(path)
    except FileNotFoundError:
        return any(inside(os.path.realpath(path), folder) is not None for folder in folders)
    except (OSError, ValueError):
        return False  # nobody can tell
    return False


def _baselines(names: Iterable[str], asked: Asked) -> list[Path]:
    """The baselines that files are held against, each once."""
    return list(dict.fromkeys(file for name in names if (file := _baseline_for(name, asked))))


def _baseline_for(name: str, asked: Asked) -> Path | None:
    if asked.baseline is not None:
        return Path(asked.baseline) if asked.baseline else None
    settings = settings_of(name, asked)
    return Path(settings.folder, settings.baseline) if settings.baseline else None


def _key(name: str, baseline: Path) -> str:
    """What a baseline calls a file: its path from there, the same in every locale."""
    path = os.path.relpath(os.path.abspath(name), os.path.abspath(baseline.parent)).replace(os.sep, "/")
    return path.encode(errors="surrogateescape").decode(errors="surrogateescape")


@cache
def _entries(file: Path) -> dict[str, tuple[Entry, ...]]:
    return read_baseline(file)
