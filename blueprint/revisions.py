"""Files as they were in a revision of Git, read without checking anything out: `main:stay.yaml`.

Git is asked for what it has stored, and for nothing else: it fetches nothing, converts nothing and writes nothing.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Mapping
from typing import NamedTuple

from blueprint.errors import Problem, SourceError, excerpt
from blueprint.files import program_called
from blueprint.load.limits import DEFAULTS
from blueprint.load.opening import TooLarge
from blueprint.load.paths import meant_by
from blueprint.load.reader import Reading, read_text
from blueprint.load.shelf import Stored
from blueprint.model.likeness import closest, there_is

PATIENCE = 30  # seconds for one answer
MOST_NAMES = 2000  # of branches and tags, or of files, among which one is looked for that may be meant

_LINK, _FOLDER, _FILE = "120000", "040000", "100"


class _Entry(NamedTuple):
    """A name in a folder. mode: as Git writes it; key: what it is stored under; size: in bytes, 0 for a folder."""

    mode: str
    key: str
    size: int


class _Fault(Exception):  # noqa: N818 - becomes the problem of the file that was asked for
    """Why Git gave no answer: what it says, and what to do."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - as `Problem` has it
        super().__init__(message)
        self.message, self.help = message, help


def parted(name: str) -> tuple[str, str] | None:
    """The revision and the path that a name means, as Git reads `REVISION:PATH`; None if it is the name of a file.

    The colon is the first that is not in braces. A drive is no revision, and neither is what a scheme begins with.

    >>> parted("main:stay.yaml"), parted("HEAD@{2026-01-01 10:00}:./stay.yaml")
    (('main', 'stay.yaml'), ('HEAD@{2026-01-01 10:00}', './stay.yaml'))
    >>> parted("stay.yaml"), parted("C:/stay.yaml"), parted("https://example.org/stay.yaml"), parted(":stay.yaml")
    (None, None, None, None)
    """
    depth = 0
    for place, letter in enumerate(name):
        depth += (letter == "{") - (letter == "}")
        if letter == ":" and depth == 0:
            revision, path = name[:place], name[place + 1 :]
            is_drive = place == 1 and os.name == "nt"
            return None if not revision or is_drive or path.startswith(("/", "\\")) else (revision, path)
    return None


def is_meant(name: str) -> bool:
    """Whether a name means a file in a revision: a file that is called so goes first."""
    return parted(name) is not None and not _is_there(name)


def read(name: str) -> Reading:
    """Read a blueprint as it was in a revision, with what it uses from the same revision.

    name: `REVISION:PATH`, the path from the top of the repository, or with `./` or `../` from the current folder.
    Raises SourceError or ModelError with everything that is wrong; each place says `REVISION:PATH`.
    """
    revision, path = parted(name) or ("", name)
    try:
        tree = _Tree(revision)
        real = tree.path_of(path)
        raw = tree.read(real, DEFAULTS.size)
    except _Fault as fault:
        raise SourceError([Problem("BP101", fault.message, fault.help)], name=name) from None
    except TooLarge as error:
        hint = f"a file may have {DEFAULTS.size / 1e6:g} MB"
        raise SourceError([Problem("BP101", f"this file is too large: {error.size / 1e6:.1f} MB", hint)],
                          name=name) from None  # fmt: skip
    shelf = Stored(posixpath.dirname(real), f"{revision}:", tree.links, tree.open)
    return read_text(raw, f"{revision}:{real}", shelf=shelf)


def path_on_disk(name: str) -> str:
    """Where the file of a revision lies now, from the current folder, for whatever goes by the place of a file."""
    _, path = parted(name) or ("", name)
    if path.startswith(("./", "../")):
        return path
    try:
        up = _line("rev-parse", "--show-cdup")
    except _Fault:
        return path
    return os.path.join(up, path)


class _Tree:
    """The files of a revision. Raises _Fault for what Git does not have."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._prefix = _line("rev-parse", "--show-prefix")
        self._key = _tree_of(revision)
        self._folders: dict[str, Mapping[str, _Entry]] = {}

    def path_of(self, path: str) -> str:
        """A path from the top of the repository."""
        path = path.replace(os.sep, "/")
        real = posixpath.normpath(posixpath.join(self._prefix if path.startswith(("./", "../")) else "", path))
        if not path or path.endswith("/"):
            raise _Fault("after the colon no file is named", f"write it as `{excerpt(self._revision)}:stay.yaml`")
        if real.startswith(".."):
            raise _Fault("this lies outside the repository", "the path begins at the top of the repository")
        return real

    def read(self, path: str, most: int) -> bytes:
        """What stands in a file. Raises TooLarge for one that holds more bytes than that."""
        folder, name = posixpath.split(path)
        entry = self._names(folder).get(name)
        if entry is None:
            raise _Fault(f"there is no such file in `{excerpt(self._revision)}`", self._others(path))
        if not entry.mode.startswith(_FILE):
            what = {_LINK: "a link, which is not followed here", _FOLDER: "a folder, not a file"}
            raise _Fault(f"this is {what.get(entry.mode, 'another repository, not a file')}")
        if entry.size > most:
            raise TooLarge(entry.size)
        return _git("cat-file", "blob", entry.key)

    def open(self, path: str, most: int) -> bytes:
        """The same for a catalog. Raises OSError."""
        try:
            return self.read(path, most)
        except _Fault as fault:
            raise OSError(fault.message) from fault

    def links(self, folder: str) -> Mapping[str, bool]:
        """The names in a folder, each with whether it is a link."""
        return {name: entry.mode == _LINK for name, entry in self._names(folder).items()}

    def _names(self, folder: str) -> Mapping[str, _Entry]:
        """What is in a folder; nothing if there is no such folder."""
        if folder not in self._folders:
            try:
                listed = _git("ls-tree", "--full-tree", "-z", "-l", f"{self._key}:{folder}" if folder else self._key)
            except _Fault:
                listed = b""
            self._folders[folder] = dict(map(_entry, listed.split(b"\0")[:-1]))
        return self._folders[folder]

    def _others(self, path: str) -> str:
        """What may be meant by a path that is not there: one from here, or a name like it, or any of that folder."""
        here = posixpath.normpath(posixpath.join(self._prefix, path))
        folder, name = posixpath.split(path)
        if here != path and posixpath.basename(here) in self._names(posixpath.dirname(here)):
            return f"paths begin at the top of the repository; did you mean `{self._shown(f'./{path}')}`?"
        names = [one for one in self._names(folder) if one.lower().endswith((".yaml", ".yml"))][:MOST_NAMES]
        if not self._names(folder):
            return f"it has no folder `{excerpt(folder)}` either" if folder else "nothing is in it"
        if meant := meant_by(name, names):
            return f"did you mean `{self._shown(posixpath.join(folder, meant))}`?"
        return there_is([excerpt(one) for one in names]) or "there is no .yaml file in that folder"

    def _shown(self, path: str) -> str:
        return excerpt(f"{self._revision}:{path}", 120)


def _entry(record: bytes) -> tuple[str, _Entry]:
    """A line of Git's list: mode, type, key, size, a tab, the name."""
    about, _, name = record.partition(b"\t")
    mode, _, key, size = about.decode("ascii").split()
    return os.fsdecode(name), _Entry(mode, key, int(size) if size.isdigit() else 0)


def _tree_of(revision: str) -> str:
    """What the files of a revision are stored under."""
    known = f"`{excerpt(revision)}` is no revision that Git knows here"
    if revision.startswith("-") or "\0" in revision:
        raise _Fault(known, "a revision is a branch, a tag or a commit, such as `main` or `HEAD~1`")
    try:
        return _line("rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}")
    except _Fault as fault:
        if fault.message:
            raise
    raise _Fault(known, _other_revisions(revision))


def _other_revisions(revision: str) -> str:
    """The branches and tags that may be meant."""
    listed = _git("for-each-ref", f"--count={MOST_NAMES}", "--format=%(refname:short)", "refs/heads", "refs/tags",
                  "refs/remotes")  # fmt: skip
    if not listed:
        return "nothing was committed yet"
    names = ["HEAD", *os.fsdecode(listed).splitlines()]
    near = closest(revision[:64], names, 1)
    return f"did you mean `{excerpt(near[0])}`?" if near else there_is([excerpt(one) for one in names])


def _line(*arguments: str) -> str:
    return os.fsdecode(_git(*arguments)).rstrip("\r\n")


def _git(*arguments: str) -> bytes:
    """What Git says. Raises _Fault, without a message where Git has none."""
    program = program_called("git")
    if program is None:
        raise _Fault("Git is not on this machine, and this is the name of a file in a revision",
                     "install Git, or name two files")  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, none of them an option that somebody typed
            [program, "--no-pager", *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE,
            env={**os.environ, **_QUIET}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise _Fault(f"Git gave no answer in {PATIENCE} seconds", "try again when the machine is less busy") from error
    except OSError as error:
        raise _Fault(f"Git cannot be run: {(error.strerror or str(error)).lower()}") from error
    if done.returncode:
        raise _fault(done.stderr.decode("utf-8", "replace"))
    return done.stdout


_QUIET = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
"""Git speaks English, so that its faults are known; it writes nothing, asks nobody and fetches nothing."""


def _fault(said: str) -> _Fault:
    """Why Git failed, in our words where it is a common reason."""
    if "not a git repository" in said:
        return _Fault("there is no such file, and no Git repository here in which it could be a revision",
                      "go to a folder of the repository, or name two files")  # fmt: skip
    if "dubious ownership" in said:
        return _Fault("the repository belongs to somebody else, and Git refuses to read it",
                      "`git status` in that folder says how to allow it")  # fmt: skip
    first = next(iter(said.splitlines()), "").removeprefix("fatal: ").removeprefix("error: ")
    return _Fault(f"Git says: {excerpt(first, 120)}" if first else "")


def _is_there(name: str) -> bool:
    """Whether there is something on the disk that is called so."""
    try:
        return os.path.lexists(name)
    except ValueError:
        return False
