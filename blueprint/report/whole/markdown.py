"""A whole report as Markdown: the words and tables of the page; its pictures are files in a folder beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from blueprint.report.clean import shorten
from blueprint.report.located import Located
from blueprint.report.markdown import escaped, in_words
from blueprint.report.results import markdown as results
from blueprint.report.tally import found
from blueprint.report.text import LONGEST_MESSAGE
from blueprint.report.whole.page import HEADINGS, MOST_FOUND, First, Page, Picture, ended, where

LONGEST_NAME = 100
"""Of a picture's file, in characters."""


def write(page: Page, folder: str = "") -> str:
    """The report, in the order of the page. folder: where its pictures are, seen from it; "" if there are none."""
    parts = [_head(page), *_shown([page.picture], folder), _first(page), _findings(page)]
    parts += ["\n".join(results.lines(one.result, _shown(one.pictures, folder))) + "\n" for one in page.sections]
    return "\n".join(parts)


def files(page: Page) -> dict[str, str]:
    """The pictures of a report as files, by their names."""
    return {_file(picture): picture.svg for picture in page.pictures}


def _file(picture: Picture) -> str:
    """What a picture's file is called, on every system."""
    return re.sub(r"[^\w-]", "-", picture.id)[:LONGEST_NAME] + ".svg"


def _shown(pictures: Sequence[Picture], folder: str) -> list[str]:
    """Lines that show pictures."""
    return [
        f"![{escaped(one.title)}]({quote(f'{folder}/{_file(one)}', errors='surrogateescape')})\n"
        for one in pictures
        if folder
    ]


def _head(page: Page) -> str:
    lines = [f"# {escaped(page.title)}", *filter(None, [_line("", page.scenario), _line("Goal: ", page.goal)])]
    facts = [f"State: {page.state}"] if page.state else []
    return "\n\n".join([*lines, escaped(" · ".join([*facts, *page.facts, found(page.run)]))]) + "\n"


def _line(label: str, text: str) -> str:
    return f"{label}{escaped(text)}" if text else ""


def _first(page: Page) -> str:
    lines = ["## What to do first\n"]
    lines += [_advised(number, one) for number, one in enumerate(page.first, start=1)]
    if not page.first:
        lines.append("No analysis has any advice.")
    return "\n".join(lines) + "\n"


def _advised(number: int, one: First) -> str:
    whose = f" *({escaped(one.advice.who)})*" if one.advice.who else ""
    care = ", to be read with care" if one.careful else ""
    said = f"**{in_words(one.advice.text)}**{whose}: {in_words(ended(one.advice.because))}"
    return f"{number}. {said} From: {one.source}{care}."


def _findings(page: Page) -> str:
    return "\n".join(_finding_lines(page)) + "\n"


def _finding_lines(page: Page) -> Iterator[str]:
    yield "## What the check found\n"
    if not page.found:
        yield "Nothing is wrong by the rules that ran."
    for level, items in page.found.items():
        yield f"### {HEADINGS[level]}\n"
        yield from (_finding(item, page.file) for item in items[:MOST_FOUND])
        if len(items) > MOST_FOUND:
            yield f"- … and {len(items) - MOST_FOUND} more"
        yield ""
    if page.silenced:
        yield "### Known and accepted\n"
        yield from (f"{_finding(item, page.file)} Accepted: {_words(ended(item.why))}" for item in page.silenced)


def _finding(item: Located, file: str) -> str:
    place = where(item, file)
    at = f" ({escaped(place)})" if place else ""
    todo = f" → {_words(ended(item.help))}" if item.help and not item.why else ""
    return f"- **{escaped(item.code)}**{at}: {_words(ended(item.message))}{todo}"


def _words(text: str) -> str:
    """A message that is not too long."""
    return in_words(shorten(text, LONGEST_MESSAGE))
