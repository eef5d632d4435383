"""Where pictures go: beside their files, into a folder, or to one name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from blueprint.errors import OutputError
from blueprint.files import write_together
from blueprint.inputs import STDIN, Input
from blueprint.wishes import BLUEPRINT, known_format

DEFAULT_SUFFIX = ".svg"

File = str | os.PathLike[str]


class Job(NamedTuple):
    """A file to draw, and the file to write."""

    source: Path
    target: Path


def plan(
    inputs: Sequence[Input], out: str | None = None, view: str = BLUEPRINT, kind: str | None = None, part: str = ""
) -> list[Job]:
    """What to write for each input.

    out: None for a picture beside each file; a folder, which keeps the folders that were walked; or one file's name;
    view, part: what is drawn, which stands in the name (`stay.journey.svg`, `stay.phase-arrive.svg`) unless it is the
    whole blueprint itself; kind: the format, where no file's name says it. Raises OutputError if two pictures would be
    one file, or a picture would overwrite an input; UnknownName for a suffix that is no format.
    """
    suffix = f".{kind}" if kind else DEFAULT_SUFFIX
    if out is not None and not _is_folder(out, inputs):
        known_format(Path(out).suffix)
        if kind and Path(out).suffix.lower() != suffix:
            raise OutputError(f"{out} does not end in {suffix}, and the format that was asked for is {kind}")
        if len(inputs) > 1:
            raise OutputError(f"{len(inputs)} blueprints cannot be written to the one file {out}: name a folder")
        jobs = [Job(inputs[0].path, Path(out))]
    else:
        known_format(suffix)
        ending = "".join(f".{said}" for said in (part, view if view != BLUEPRINT else "") if said) + suffix
        jobs = [Job(file.path, _target(file, out, ending)) for file in inputs]
    _refuse_collisions(jobs)
    return jobs


def make_folder(folder: Path) -> None:
    """See to it that a folder is there. Raises OutputError with the system's reason."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise OutputError(f"the folder {folder} cannot be made: {why}") from error


def write_with_folder(out: Path, data: bytes, folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a file, and what belongs to it into a folder beside it; where one cannot be written, nothing new stays.

    files: by their names in the folder. Raises OutputError with the system's reason.
    """
    is_new = not folder.exists()
    if files:
        make_folder(folder)
    try:
        write_together({**{os.fspath(folder / name): one for name, one in files.items()}, os.fspath(out): data})
    except BaseException:
        if files and is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


def refuse_to_overwrite(targets: Iterable[File], read: Iterable[File], what: str) -> None:
    """Raise OutputError if a file to write is one of those that are read. what: what it is then, as `is …`."""
    taken = set(map(identity, read))
    for target in targets:
        if identity(target) in taken:
            raise OutputError(f"{os.fspath(target)} {what}, and those are never overwritten")


def identity(path: File) -> object:
    """What two names have in common if they mean one file: its number on the disk, else its real path."""
    try:
        status = os.stat(path)
    except OSError:
        return os.path.normcase(os.path.realpath(path))
    except ValueError:
        return os.fspath(path)  # no name of a file; whoever writes it says so
    return status.st_dev, status.st_ino


def _is_folder(out: str, inputs: Sequence[Input]) -> bool:
    """Whether a name means a folder: one that exists, one that ends in a slash, or, for several inputs, a new one."""
    if os.path.isdir(out) or out.endswith(("/", os.sep)):
        return True
    return not Path(out).suffix and (len(inputs) > 1 or any(file.folder for file in inputs))


def _target(file: Input, folder: str | None, suffix: str) -> Path:
    if file.path == STDIN:
        return Path(folder or "", "blueprint").with_suffix(suffix)
    if folder is None:
        return file.path.with_suffix(suffix)
    inside = file.path.relative_to(file.folder) if file.folder else Path(file.path.name)
    return Path(folder, inside).with_suffix(suffix)


def _refuse_collisions(jobs: Sequence[Job]) -> None:
    try:
        refuse_to_overwrite((job.target for job in jobs), (job.source for job in jobs), "was given as one to draw")
    except OutputError as error:
        raise OutputError(f"{error}; `-o` says where a picture goes") from None
    taken: dict[object, Job] = {}
    for job in jobs:
        target = identity(job.target)
        if target in taken:
            raise OutputError(f"{taken[target].source} and {job.source} would both be written to {job.target}")
        taken[target] = job
