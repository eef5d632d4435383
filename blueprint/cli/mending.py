"""What `blueprint check --fix` does with what was found, and what it says of it."""

from __future__ import annotations

from blueprint.cli.asked import Options
from blueprint.cli.border import CLEAN, FOUND, REFUSED
from blueprint.cli.streams import emit, say, write_message
from blueprint.project.fixing import Mended, diff, mend_file, write
from blueprint.project.looking import Looked
from blueprint.report.formats import written
from blueprint.report.located import Run
from blueprint.report.tally import counted


def mend_files(looked: Looked, options: Options) -> bool:
    """Mend files. The result is whether any was changed."""
    changed = False
    files = _mended(looked, options)
    if not files and not options.quiet:
        say(_nothing(looked, options))
    for name, mended in files:
        write(mended)
        changed = changed or bool(mended.texts)
        if mended.applied and not options.quiet:
            say(f"{name}: {counted(len(mended.applied), 'finding')} mended")
        for title, why in mended.refused:
            say(f"{name}: not mended ({title}): {why}")
    return changed


def show_diff(looked: Looked, options: Options) -> int:
    """Print what would be changed. The result is the exit code: 1 if anything would be, 2 if a file has mistakes."""
    changed = False
    for _, mended in _mended(looked, options):
        emit("".join(diff(mended)))
        changed = changed or bool(mended.texts)
    unread = [file for file in looked.run.files if file.unread]
    if unread:
        write_message(written("text", looked.run._replace(files=tuple(unread))))
    elif not changed and not options.quiet:
        say(_nothing(looked, options))
    return REFUSED if unread else FOUND if changed else CLEAN


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


def _mended(looked: Looked, options: Options) -> list[tuple[str, Mended]]:
    """What came of each file that has something to mend."""
    files = [file for file in looked.run.files if not file.unread
             and any(item.fix and (item.fix.safe or options.unsafe_fixes) for item in file.items)]  # fmt: skip
    return [(file.name, mend_file(file.name, file.items, options.unsafe_fixes)) for file in files]
