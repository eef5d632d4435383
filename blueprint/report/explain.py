"""Rules explained: one of them, or the table of all, as text for a terminal, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill, indent
from typing import Any

from blueprint.report.manual import Manual, by_family, family_title, ways_to_silence
from blueprint.report.pages import page, table
from blueprint.report.strict import to_json

FORMATS = ("text", "markdown", "json")
WIDTH = 88


def explain(manual: Manual, kind: str = "text") -> str:
    """One rule. kind: one of `FORMATS`."""
    if kind == "json":
        return to_json(_data(manual))
    return page(manual) if kind == "markdown" else "\n".join(_page(manual))


def explain_all(every: Sequence[Manual], kind: str = "text") -> str:
    """All rules in a table. kind: one of `FORMATS`."""
    if kind == "json":
        return to_json([_data(manual) for manual in every])
    return table(every) if kind == "markdown" else "\n".join(_table(every))


def _page(manual: Manual) -> Iterator[str]:
    yield from (f"{manual.code} {manual.name}", "", fill(manual.sentence, WIDTH))
    if manual.why:
        yield from ("", fill(f"Why: {manual.why}", WIDTH))
    yield ""
    for title, said in _facts(manual):
        yield f"{title + ':':<11}{said}"
    for number, example in enumerate(manual.bad):
        yield from _example("or" if number else "Not like this:", example)
    for number, example in enumerate(manual.good):
        yield from _example("or" if number else "But like this:", example)
    if manual.is_rule:
        yield from ("", "To accept what it finds, with the reason, in one of these ways:", "")
        yield from (f"    {written:<51}{where}".rstrip() for written, where in ways_to_silence(manual))
    yield ""


def _facts(manual: Manual) -> Iterator[tuple[str, str]]:
    strict = f" ({manual.strict} in the preset strict)" if manual.strict != manual.level else ""
    yield "level", f"{manual.level}{strict}"
    yield "presets", ", ".join(manual.presets) or "always told"
    for one in manual.thresholds:
        yield "threshold", f"{one.name} = {one.default}" + (f", {one.meaning}" if one.meaning else "")
    if manual.thresholds:
        one = manual.thresholds[0]
        yield "to set it", f"--set {manual.code}.{one.name}={one.default}"
    if manual.fix is not None:
        yield "mended", "it can mend some of what it finds" if manual.fix else "by hand"


def _example(title: str, example: str) -> Iterator[str]:
    yield from ("", title, "", indent(example.rstrip("\n"), "    "))


def _table(every: Sequence[Manual]) -> Iterator[str]:
    room = max((len(manual.name) for manual in every), default=0)
    for family, manuals in by_family(every).items():
        yield from (f"{family}  {family_title(family)}", "")
        for manual in manuals:
            yield f"  {manual.code}  {manual.name:<{room}}  {manual.level:<7}  {manual.preset}"
        yield ""
    yield "The last column is the smallest preset that has the rule. More of one: blueprint rule BP301"
    yield ""


def _data(manual: Manual) -> dict[str, Any]:
    """All there is to know, as data."""
    data = manual._asdict() | {"thresholds": [one._asdict() for one in manual.thresholds], "family": manual.family}
    return data if manual.is_rule else {key: value for key, value in data.items() if key not in {"strict", "fix"}}
