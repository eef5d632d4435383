"""A whole report as one HTML page that needs nothing else: no script, no network, no other file.

Everything in it that anybody has written goes through `_text`, once. What a browser may do with the page is said in it:
to paint with the styles that were written here, and nothing more.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

from blueprint.analysis.result import Advice, Column, Result, Table, Value
from blueprint.layout.numbers import px
from blueprint.render.markup import element, escaped, opening
from blueprint.report.clean import clean, in_code, shorten
from blueprint.report.located import Located
from blueprint.report.results.values import is_numeric, said_once, shown, telling
from blueprint.report.tally import NOUNS, counted, found
from blueprint.report.text import LONGEST_MESSAGE
from blueprint.report.whole.page import HEADINGS, MOST_FOUND, First, Page, Picture, Section, ended, where
from blueprint.report.whole.style import STYLE
from blueprint.version import __version__

PICTURE, FIRST, FINDINGS = "the_picture", "do_first", "the_check"
"""The ids of parts: they have an underscore, which no id in a picture has."""

MANY = 14
"""A table with more columns than this is set smaller on paper."""

LEAST = 0.66
"""How far a picture may shrink before it is moved sideways instead: its words have 8 px then."""


def write(page: Page) -> str:
    """The report as an HTML document."""
    body = [
        element("a", "To what to do first", href=f"#{FIRST}", class_="skip"),
        _head(page),
        _contents(page),
        element("main", "\n".join([_picture(page), _first(page), _findings(page), *map(_section, page.sections)])),
    ]
    return "\n".join([*_start(page, "\n".join(body)), *body, "</body>", "</html>", ""])


def _start(page: Page, body: str) -> Iterator[str]:
    """All that stands above what is read. body: the rest, whose styles are allowed beside ours."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield opening("meta", http_equiv="Content-Security-Policy", content=_allowed(body))
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta name="generator" content="blueprint {escaped(__version__)}">'
    yield element("title", _text(f"{page.title} – report"))
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield "<body>"


def _allowed(body: str) -> str:
    """What a browser may do: use these very styles, known by their fingerprints."""
    styles = dict.fromkeys([STYLE, *re.findall(r"<style>(.*?)</style>", body, re.DOTALL)])
    digests = (base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles)
    known = " ".join(f"'sha256-{digest}'" for digest in digests)
    return f"default-src 'none'; style-src {known}; base-uri 'none'; form-action 'none'"


def _head(page: Page) -> str:
    facts = [f"State: {page.state}"] if page.state else []
    parts = [
        element("p", "Service blueprint: report", class_="above"),
        element("h1", _text(page.title), lang=page.language, dir="auto"),
        _paragraph(page.scenario, "scenario", page.language),
        _paragraph(f"Goal: {page.goal}" if page.goal else "", "goal", page.language),
        _paragraph(" · ".join([*facts, *page.facts, found(page.run)]), "facts"),
    ]
    return element("header", "".join(parts))


def _contents(page: Page) -> str:
    entries = [(PICTURE, "The picture"), (FIRST, "What to do first"), (FINDINGS, "What the check found")]
    entries += [(_id(section.result), section.result.title) for section in page.sections]
    links = (element("li", element("a", _text(title), href=f"#{name}")) for name, title in entries)
    return element("nav", f"<h2>Contents</h2>{element('ol', ''.join(links))}", class_="contents", aria_label="Contents")


def _picture(page: Page) -> str:
    return _part(PICTURE, "The picture", _drawn(page.picture), "part drawing-of-all")


def _first(page: Page) -> str:
    if not page.first:
        return _part(FIRST, "What to do first", "<p>No analysis has any advice.</p>")
    about = "<p>Taken from all analyses, the first of each before the second of any. Each says what it rests on.</p>"
    return _part(FIRST, "What to do first", about + _listed("todo", map(_gathered, page.first), "ol"))


def _gathered(one: First) -> str:
    link = element("a", _text(one.source), href=f"#of_{_text(one.source)}")
    care = f", {element('a', 'to be read with care', href=f'#of_{_text(one.source)}_care')}" if one.careful else ""
    return _advised(one.advice, f' <span class="aside">From: {link}{care}</span>')


def _advised(advice: Advice, more: str = "") -> str:
    owner, kind = advice.who, "whose" if advice.owner else "whose unowned"
    whose = " " + element("span", _text(owner), class_=kind, dir="auto") if owner else ""
    because = _words(ended(f"{advice.because[:1].upper()}{advice.because[1:]}"))
    return element("li", f"{element('strong', _words(advice.text))}{because}{whose}{more}")


# ── findings ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _findings(page: Page) -> str:
    return _part(FINDINGS, "What the check found", "".join(_finding_parts(page)))


def _finding_parts(page: Page) -> Iterator[str]:
    if not page.found:
        yield "<p>Nothing is wrong by the rules that ran.</p>"
    for level, items in page.found.items():
        yield element("h3", f"{HEADINGS[level]} ({len(items)})")
        yield _listed("findings", (_finding(item, page.file) for item in items[:MOST_FOUND]))
        if len(items) > MOST_FOUND:
            yield f"<p>… and {counted(len(items) - MOST_FOUND, NOUNS[level])} more</p>"
    if page.silenced:
        yield element("h3", f"Known and accepted ({len(page.silenced)})")
        yield _listed("findings", (_finding(item, page.file) for item in page.silenced))


def _finding(item: Located, file: str) -> str:
    noun = "accepted" if item.why else NOUNS[item.level]
    place = where(item, file)
    parts = [f"{element('code', _text(item.code))} {noun}: {_message(item.message)}"]
    if item.why:
        parts.append(f"Accepted: {_message(item.why)}")
    elif item.help:
        parts.append(f"→ {_message(item.help)}")
    if place:
        parts.append(element("span", _text(place), class_="aside", dir="auto"))
    return element("li", "<br>".join(parts), class_="is-accepted" if item.why else f"is-{item.level.value}")


def _message(text: str) -> str:
    return _words(shorten(text, LONGEST_MESSAGE))


# ── analyses ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _section(section: Section) -> str:
    result = section.result
    parts = [_listed("summary", (element("li", _words(one), dir="auto") for one in result.summary))]
    if result.advice:
        parts += ["<h3>What to do first</h3>", _listed("todo", map(_advised, result.advice), "ol")]
    parts += map(_drawn, section.pictures)
    parts.append(_care(result))
    return _part(_id(result), result.title, "".join([*parts, _tables(result)]))


def _tables(result: Result) -> str:
    """The main table, and the others folded away; on paper they are all there."""
    tables = [table for table in result.tables if table.rows]
    main, *others = [_table(table, f"{_id(result)}_{_text(table.name)}") for table in tables] or [""]
    label = element("summary", _text(f"More tables: {'; '.join(table.title for table in tables[1:])}"))
    return main + (element("details", label + "".join(others)) if others else "")


def _care(result: Result) -> str:
    if not result.caveats:
        return ""
    lines = (element("li", f"{element('code', _text(one.name))} {_words(one.text)}") for one in result.caveats)
    head = element("h3", "To be read with care", id=f"{_id(result)}_care")
    return element("div", head + _listed("", lines), class_="care")


def _table(table: Table, name: str) -> str:
    """A table that can be moved sideways where it is too wide, and what its columns mean below it."""
    told, once = said_once(telling(table, ids=False))
    heads = "".join(element("th", _text(column.title), scope="col", class_=_class(column)) for column in told.columns)
    rows = (element("tr", "".join(map(_cell, row, told.columns))) for row in told.rows)
    same = " · ".join(f"{_text(title)}: {_text(value)}" for title, value in once)
    aside = element("span", same, class_="aside", dir="auto") if same else ""
    caption = element("caption", _text(table.title) + (f" {aside}" if aside else ""), id=name)
    kind = "many" if len(told.columns) > MANY else None
    grid = element("table", f"{caption}<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody>", class_=kind)
    notes = (element("p", _words(table.note), class_="aside") if table.note else "") + _meanings(told.columns)
    return element("div", _wide(grid, labelledby=name) + notes, class_="told")


def _cell(value: Value, column: Column) -> str:
    words = _text(shown(value, column.kind))
    return element("td", words, class_=_class(column), dir=None if is_numeric(column) else "auto")


def _class(column: Column) -> str | None:
    return "figure" if is_numeric(column) else None


def _meanings(columns: Iterable[Column]) -> str:
    said = [f"<b>{_text(column.title)}</b>: {_words(column.about)}" for column in columns if column.about]
    return element("p", "; ".join(said) + ".", class_="aside") if said else ""


# ── what all parts are made of ──────────────────────────────────────────────────────────────────────────────────────


def _text(text: str) -> str:
    """What somebody has written, as text: the one way in."""
    return escaped(clean(" ".join(text.split("\n"))))


def _words(text: str) -> str:
    """A sentence, with what stands in backticks as code."""
    return "".join(element("code", _text(part)) if is_code else _text(part) for part, is_code in in_code(text))


def _id(result: Result) -> str:
    return f"of_{_text(result.name)}"


def _part(name: str, title: str, content: str, kind: str = "part") -> str:
    head = element("h2", _text(title), id=f"{name}_title", dir="auto")
    return element("section", head + content, id=name, class_=kind, aria_labelledby=f"{name}_title")


def _paragraph(text: str, kind: str, language: str | None = None) -> str:
    return element("p", _text(text), class_=kind, lang=language, dir="auto") if text else ""


def _listed(kind: str, entries: Iterable[str], name: str = "ul") -> str:
    inside = "\n".join(entries)
    return element(name, inside, class_=kind or None) if inside else ""


def _drawn(picture: Picture) -> str:
    """A picture that shrinks to the page as far as its words can still be read."""
    least = f"<style>#{picture.id}{{min-width:{px(picture.width * LEAST)}px}}</style>"
    return element("figure", least + _wide(picture.svg.rstrip("\n"), label=picture.title), class_="drawn")


def _wide(content: str, *, label: str | None = None, labelledby: str | None = None) -> str:
    """Content that may be wider than the page: it moves sideways by itself, by keys as well."""
    return element("div", content, class_="wide", tabindex="0", role="region",
                   aria_label=label and clean(label), aria_labelledby=labelledby)  # fmt: skip
