"""A run to be told in every format: a wrong file, one with everything in it that could do harm, a clean one, and one
with findings that somebody accepts."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.edits import Fix
from blueprint.errors import Location, ModelError, Place, Related, Span
from blueprint.load.reader import read_text
from blueprint.report.located import About, FileReport, Located, Run, from_problems, gathered
from blueprint.rules.declare import rule
from blueprint.rules.findings import Level

WRONG = "blueprint: 1\ntitel: Café\njourney: [{phase: Visit, steps: [{customer: Leaves, emotion: 7}]}]\n"

HOSTILE = (
    "<b onclick='x'>&amp;</b> ]]> <!-- --> <?x?> `code` | cell | **bold** [link](javascript:1) ![i](http://x.example) "
    "@somebody #12 www.example.com \\ %0A::error::x \x1b[31mred\x07 a\rb\nc \u202egnp.exe \u2066 \ufeff \x00 \x85 "
    '\u2028 "quoted" \ud800 ##[error] ##vso[task] $x$ ~~s~~ 前台 \U0001f525'
)
NAME = "hostile,: %\u202e<'é>\n.yaml"
LINES = ["blueprint: 1", f"title: {HOSTILE.replace(chr(10), ' ')}", "", "touchpoints: {lobby: {name: Lobby}}"]


@rule("XY101", Level.ERROR)
def touchpoint_without_owner(graph: object) -> Iterator[object]:
    """A touchpoint that nobody owns.

    Why: what nobody answers for is what disappoints (| and `<b>` are only signs).

    Bad:
        touchpoints: {lobby: {name: Lobby}}

    Good:
        touchpoints: {lobby: {name: Lobby, owner: desk}}
    """
    yield from ()


@rule("XY102", Level.WARNING)
def end_unscored(graph: object, *, most: int = 3) -> Iterator[object]:
    """An end of which nobody says how it feels.

    Why: people remember the end (Kahneman, Fredrickson, Schreiber & Redelmeier 1993).

    Thresholds:
        most: how many there may be.

    Bad:
        title: x
    """
    yield from ()


@rule("XY103", Level.INFO, "strict", strict=Level.WARNING)
def granularity(graph: object) -> Iterator[object]:
    """Few steps, or many."""
    yield from ()


RULES = (touchpoint_without_owner, end_unscored, granularity)


def at(line: int, column: int, end: int, end_line: int | None = None, file: str = NAME) -> Location:
    return Location(file, Span(line, column, end_line or line, end))


def item(rule: object, message: str, aid: str, location: Location | None, **more: object) -> Located:
    return Located(rule.code, rule.level, message, aid, location, name=rule.name, **more)


def wrong(name: str = "wrong.yaml") -> FileReport:
    try:
        read_text(WRONG, name)
    except ModelError as error:
        return FileReport(name, tuple(from_problems(error.problems)), error.lines, unread=True)
    raise AssertionError("the file is not wrong any more")


def hostile(text: str = HOSTILE, name: str = NAME) -> FileReport:
    related = (Related(f"the first: {text}", Place(()), at(2, 1, 6, file=name)), Related(text, Place(())))
    items = (
        item(touchpoint_without_owner, f"the touchpoint `{text}` has no owner", f"add `owner:` {text}",
             at(4, 15, 20, file=name), element="lobby", about=About("Touchpoint", "lobby", text), related=related),
        item(end_unscored, text, "", at(2, 1, 3, end_line=4, file=name), element=text, about=About("Step", text, "")),
        item(granularity, "4 steps are few", text, None, fix=Fix(text, (), safe=False)),
        item(granularity, "5 steps are few", text, at(3, 1, 1, file="shared/catalog.yaml")),
    )  # fmt: skip
    return FileReport(name, items, lambda file: LINES if file == name else ())


def silenced(why: str = "The landlord runs it until June | 6 `months`") -> FileReport:
    accepted = item(touchpoint_without_owner, "the touchpoint `Lobby` has no owner", "", at(7, 3, 8, file="quiet.yaml"),
                    element="lobby", about=About("Touchpoint", "lobby", "Lobby"), why=why)  # fmt: skip
    return FileReport("quiet.yaml", silenced=(accepted,))


RUN: Run = gathered([wrong(), hostile(), FileReport("sub/clean.yaml"), silenced()], RULES, "1.2.3")
EMPTY: Run = gathered([FileReport("clean.yaml")], RULES, "1.2.3")
