"""What `blueprint check --fix` does with what was found, and what it says of it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from blueprint.cli.asked import Options
from blueprint.cli.border import CLEAN, FOUND, REFUSED
from blueprint.cli.difference import difference
from blueprint.cli.streams import emit, read_stdin, say, write_message
from blueprint.errors import OutputError
from blueprint.inputs import Input
from blueprint.named import NamedTuple
from blueprint.project.fixing import mend_file, write
from blueprint.project.looking import Looked, look
from blueprint.project.outcome import Outcome
from blueprint.report.clean import clean_name
from blueprint.report.formats import written
from blueprint.report.located import FileReport, Run
from blueprint.report.tally import counted


class Mending(NamedTuple):
    """What came of mending. changed: some file was; failed: some file could not be."""

    changed: bool = False
    failed: bool = False


def mend_files(inputs: Iterable[Input], looked: Looked, options: Options) -> Mending:
    """Mend files, one after the other; one that cannot be written stops no other."""
    files = _mendable(looked, options)
    links = {str(file.path) for file in inputs if file.folder and file.path.is_symlink()}
    if not files and not options.quiet:
        say(_nothing(looked, options))
    written_to: set[str] = set()
    failed = False
    for file, outcome in files:
        if file.name in links:
            say(f"{clean_name(file.name)}: not mended: it is a link, so name what it leads to")
            continue
        try:
            written_to |= _mend_file(file, outcome, written_to, options)
        except OutputError as error:
            say(f"blueprint: {error}")
            failed = True
    return Mending(bool(written_to), failed)


def _mend_file(file: FileReport, outcome: Outcome, written_to: Collection[str], options: Options) -> set[str]:
    """Mend a file. The result is what was written. Raises OutputError.

    written_to: what was written before: a file that was read from it is looked at anew, since things have moved.
    """
    if any(os.path.realpath(name) in written_to for name, _ in outcome.files):
        anew = look([Input(Path(file.name))], options.asked, read_stdin)
        file, outcome = anew.run.files[0], anew.outcomes[0]
    mended = mend_file(file.name, () if file.unread else file.items, dict(outcome.files), options.unsafe_fixes)
    write(mended)
    name = clean_name(file.name)
    if mended.applied and not options.quiet:
        say(f"{name}: {counted(len(mended.applied), 'finding')} mended")
    for title, why in mended.refused:
        say(f"{name}: not mended ({title}): {why}")
    return {os.path.realpath(path) for path in mended.texts}


def show_diff(looked: Looked, options: Options) -> int:
    """Print what would be changed. The result is the exit code: 1 if anything would be, 2 if a file has mistakes."""
    changed = failed = False
    for file, outcome in _mendable(looked, options):
        try:
            texts = mend_file(file.name, file.items, dict(outcome.files), options.unsafe_fixes).texts
        except OutputError as error:
            say(f"blueprint: {error}")
            failed = True
            continue
        for path, (before, after) in sorted(texts.items()):
            emit("".join(difference(path, before, after)))
        changed = changed or bool(texts)
    unread = [file for file in looked.run.files if file.unread]
    if unread:
        write_message(written("text", looked.run._replace(files=tuple(unread))))
    elif not (changed or failed or options.quiet):
        say(_nothing(looked, options))
    return REFUSED if unread or failed else FOUND if changed else CLEAN


def _nothing(looked: Looked, options: Options) -> str:
    """That there is nothing to mend, and what is left."""
    _, unsafe = count_fixes(looked.run)
    count = sum(len(file.items) for file in looked.run.files if not file.unread)
    if unsafe and not options.unsafe_fixes:
        return f"nothing that --fix can mend; {counted(unsafe, 'finding')} with --unsafe-fixes as well"
    return f"nothing that --fix can mend; {counted(count, 'finding')} left for a person" if count else "nothing to mend"


def count_fixes(run: Run) -> tuple[int, int]:
    """How many findings have a safe fix, and how many one that is not."""
    fixes = [item.fix for file in run.files for item in file.items if item.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    return safe, len(fixes) - safe


def _mendable(looked: Looked, options: Options) -> list[tuple[FileReport, Outcome]]:
    """The files that have something to mend, each with what it was read from."""
    return [(file, outcome) for file, outcome in zip(looked.run.files, looked.outcomes, strict=True) if not file.unread
            and any(item.fix and (item.fix.safe or options.unsafe_fixes) for item in file.items)]  # fmt: skip
