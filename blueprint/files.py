"""Files are written in one place: whole or not at all. And programs are found in one place."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping

from blueprint.errors import OutputError

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_atomically(path: str | os.PathLike[str], data: bytes, *, lasting: bool = True) -> None:
    """Write a file so that whoever looks sees the old one or the new one, never a part.

    An existing file keeps its mode, a new one follows the umask. A link is replaced, not followed. What is no ordinary
    file (a folder, a pipe, a device) is refused. lasting: it shall outlast a loss of power, too, which takes time.
    Raises OutputError with the system's reason; then nothing has changed.
    """
    target = os.fspath(path)
    try:
        mode = _mode_of(target)
        temporary = os.path.join(os.path.dirname(target), f".{os.urandom(8).hex()}.tmp")
        try:
            _fill(temporary, data, mode, lasting)
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
        if lasting:
            _settle(os.path.dirname(target))
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:
        raise OutputError(f"{target!r} cannot be written: it is no name of a file") from error


def write_together(files: Mapping[str, bytes]) -> None:
    """Write several files, the last of them as one that lasts; if one cannot be written, none that is new stays.

    Folders are not made here. Raises OutputError with the system's reason.
    """
    made: list[str] = []
    *_, last = files
    try:
        for path, data in files.items():
            is_new = not os.path.lexists(path)
            write_atomically(path, data, lasting=path == last)
            made += [path] if is_new else []
    except BaseException:
        for path in made:
            with contextlib.suppress(OSError):
                os.unlink(path)
        raise


def program_called(name: str) -> str | None:
    """Where a program is: in a folder that the system searches, never in the current one, which may be anybody's."""
    name = f"{name}.exe" if os.name == "nt" else name
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        file = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(file) and os.access(file, os.X_OK):
            return file
    return None


def _mode_of(target: str) -> int | None:
    """The mode of an existing ordinary file; None where there is none, or a link."""
    try:
        status = os.lstat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
        raise OutputError(f"{target} cannot be written: it is {what}")
    return stat.S_IMODE(status.st_mode) & 0o777


def _fill(temporary: str, data: bytes, mode: int | None, lasting: bool) -> None:
    """Make a new file with all the data in it; if it shall last, safe on the disk."""
    descriptor = os.open(temporary, _NEW, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        file.write(data)
        file.flush()
        if lasting:
            os.fsync(descriptor)


def _settle(folder: str) -> None:
    """Make the new name safe on the disk as well, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
