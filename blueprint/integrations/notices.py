"""What goes wrong with a blueprint in a page, as sentences with a place, which any log and any page may show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blueprint.errors import BlueprintError, Problem, ProblemsError
from blueprint.report.clean import clean, shorten
from blueprint.report.located import Located
from blueprint.report.paths import NO_FILES
from blueprint.report.text import LONGEST_MESSAGE

MOST = 20
"""How many sentences are told of one blueprint."""


class Notice(NamedTuple):
    """A sentence, fit to be shown anywhere, which is not yet to say fit to be markup.

    file: as the reading calls it, empty for what stands in the page itself; line: of the file or of the text in the
    page, the first is 1; 0 where there is none.
    """

    text: str
    file: str = ""
    line: int = 0


def notices_of(error: BlueprintError) -> list[Notice]:
    """Everything that an error has to say."""
    if not isinstance(error, ProblemsError):
        return [Notice(_fit(str(error)))]
    return _shortened([_notice(problem, error.name) for problem in error.problems])


def notices_in(items: Iterable[Located], file: str = "") -> list[Notice]:
    """What a check has found. file: where a finding without a place is."""
    return _shortened([_notice(item, file) for item in items])


def told(notices: Iterable[Notice]) -> Iterator[str]:
    """Each sentence with its place in front: `stay.yaml:12: …`, or `line 3: …` for what stands in the page."""
    for one in notices:
        line = f":{one.line}" if one.line else ""
        place = f"{clean(one.file)}{line}: " if one.file else f"line {one.line}: " if one.line else ""
        yield f"{place}{one.text}"


def _notice(item: Problem | Located, file: str) -> Notice:
    text = _fit(f"{item.code} {item.message}" + (f" ({item.help})" if item.help else ""))
    if item.location is None:
        return Notice(text, file)
    name = item.location.file
    return Notice(text, "" if name in NO_FILES else name, item.location.span.line)


def _fit(text: str) -> str:
    return shorten(clean(" ".join(text.split())), LONGEST_MESSAGE)


def _shortened(notices: list[Notice]) -> list[Notice]:
    """The first of them, and how many more there are."""
    more = len(notices) - MOST
    return [*notices[:MOST], Notice(f"and {more} more")] if more > 0 else notices
