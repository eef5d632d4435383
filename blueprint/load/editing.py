"""Files are changed in place: only the lines that have to, with every remark, quote and line break where it was.

What is taken away takes the remarks inside of it and at the end of its lines with it, since they are about it.

Whatever is done is held against the data that it should come to. What would change anything else (a value that an alias
brings to several places, say) is refused, and the text is as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from blueprint.edits import Edit, Fix
from blueprint.errors import OutputError, SourceError
from blueprint.load.anatomy import Anatomy
from blueprint.load.expected import Changes, Taken
from blueprint.load.parsing.source import read_data
from blueprint.load.patches import Patcher, patched
from blueprint.load.sameness import same

_MARK = "\ufeff"

Texts = dict[str | None, str]
"""Texts by the names that a `Place` has for their files: None for the blueprint's own."""


class Mended(NamedTuple):
    """What came of fixes.

    texts: all texts, changed or not; applied: the fixes that are in them; left: those that would change what another
    one has changed, and can be asked for again; refused: those that cannot be done, each with the reason.
    """

    texts: Texts
    applied: tuple[Fix, ...] = ()
    left: tuple[Fix, ...] = ()
    refused: tuple[tuple[Fix, str], ...] = ()


def edit(text: str, edits: Sequence[Edit], name: str = "<text>") -> str:
    """A text with edits of its own file made in it, all of them.

    Raises OutputError, with the reason, if they cannot be made; SourceError if the text cannot be read.

    >>> from blueprint.edits import Remove, SetKey
    >>> from blueprint.errors import Place
    >>> text = "touchpoints:   # what is met\\n  lobby: {name: Lobby}   # nobody's\\n  desk: Desk\\n"
    >>> lobby = Place(("touchpoints", "lobby"))
    >>> print(edit(text, [SetKey(lobby, "owner", "hotel"), Remove(Place(("touchpoints", "desk")))]), end="")
    touchpoints:   # what is met
      lobby: {name: Lobby, owner: hotel}   # nobody's
    """
    return Editor(text, name).edited(edits)


def mend(texts: Mapping[str | None, str], fixes: Iterable[Fix]) -> Mended:
    """Texts with fixes made in them: of each fix all edits or none.

    Of two fixes that change the same, the first is made. Raises SourceError if a text cannot be read.
    """
    editors = {file: Editor(text, file or "<text>") for file, text in texts.items()}
    chosen, left = _without_clashes(fixes)
    applied, refused = _doable(editors, chosen)
    return Mended(_made(editors, applied), tuple(applied), tuple(left), tuple(refused))


class Editor:
    """One text that is to be changed; it is taken apart once."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self._mark = text[: len(text) - len(text.removeprefix(_MARK))]
        self._anatomy = Anatomy(text.removeprefix(_MARK), name)

    def edited(self, edits: Sequence[Edit]) -> str:
        """The text with edits made in it. Raises OutputError if they cannot be."""
        if not edits:
            return self.text
        changes = Changes(edits, self._anatomy.data)
        wanted = changes.result()
        for in_one_line in (False, True):  # lines would take in a remark that stands further to the right below them
            result = patched(self._anatomy.text, Patcher(self._anatomy, changes, in_one_line).run())
            if _comes_to(result, wanted):
                return self._mark + result
        raise OutputError("it cannot be changed here without changing something else too")


def _comes_to(text: str, wanted: Any) -> bool:
    try:
        return same(read_data(text, "the edited text"), wanted, in_order=False)
    except SourceError:
        return False


def _without_clashes(fixes: Iterable[Fix]) -> tuple[list[Fix], list[Fix]]:
    """The fixes that can be made at once, and those that have to wait for them."""
    taken: dict[str | None, Taken] = {}
    chosen, left = [], []
    for fix in fixes:
        if any(taken.setdefault(one.place.file, Taken()).clashes(one) for one in fix.edits):
            left.append(fix)
            continue
        chosen.append(fix)
        for one in fix.edits:
            taken[one.place.file].take(one)
    return chosen, left


def _doable(editors: Mapping[str | None, Editor], fixes: list[Fix]) -> tuple[list[Fix], list[tuple[Fix, str]]]:
    """Those of the fixes that can be made together, and the others with their reasons.

    All are tried at once; only where that fails they are halved until it is known which ones are to blame.
    """
    done: list[Fix] = []
    refused: list[tuple[Fix, str]] = []
    waiting = [fixes]
    while waiting:
        group = waiting.pop()
        try:
            _made(editors, [*done, *group])
        except OutputError as error:
            middle = len(group) // 2
            if middle:
                waiting += [group[middle:], group[:middle]]
            else:
                refused += [(fix, str(error)) for fix in group]
        else:
            done += group
    return done, refused


def _made(editors: Mapping[str | None, Editor], fixes: Sequence[Fix]) -> Texts:
    """All texts, with all edits of these fixes made. Raises OutputError."""
    edits: dict[str | None, list[Edit]] = {file: [] for file in editors}
    for one in _edits_of(fixes):
        if one.place.file not in edits:
            raise OutputError(f"the file {one.place.file or 'of the blueprint'} is not among those that may be changed")
        edits[one.place.file].append(one)
    return {file: editors[file].edited(own) for file, own in edits.items()}


def _edits_of(fixes: Iterable[Fix]) -> Iterator[Edit]:
    return (one for fix in fixes for one in fix.edits)
