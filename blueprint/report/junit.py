"""JUnit's XML, which most build servers show as tests: a suite for each file, a test for each item.

An error or a warning is a test that failed, a remark one that passed and has something to say, what is silenced one
that was skipped. A file that cannot be read is an error. A file with nothing to tell is one test that passed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint.render.markup import escaped
from blueprint.report.clean import clean
from blueprint.report.listing import Listed, by_file
from blueprint.report.located import FileReport, Run
from blueprint.report.paths import path_of
from blueprint.report.text import head, write_file
from blueprint.rules.findings import Level

_FAILURE, _ERROR, _SKIPPED, _SAID = "failure", "error", "skipped", "system-out"


class _Test(NamedTuple):
    """A test. kind: of the element in it, empty for none; message: of that element; said: the text in it."""

    name: str
    kind: str = ""
    type: str = ""
    message: str = ""
    said: str = ""


def write(run: Run) -> str:
    """The document."""
    suites = [(file, _named_apart(_tests(file, items))) for file, items in by_file(run)]
    total = _counts([test for _, tests in suites for test in tests])
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="blueprint check"{total}>']
    lines += [line for file, tests in suites for line in _suite(file, tests)]
    return "\n".join([*lines, "</testsuites>", ""])


def _tests(file: FileReport, items: Sequence[Listed]) -> Iterator[_Test]:
    for one in items:
        yield _test(file, one)
    if not items and file.unread:
        yield _Test("can be read", _ERROR, "error", "a file that it uses has problems, which are told above")
    elif not items:
        yield _Test("nothing found")


def _test(file: FileReport, one: Listed) -> _Test:
    item = one.item
    name = f"{item.code} {item.name}".rstrip() + (f": {item.element}" if item.element else "")
    if one.silenced:
        return _Test(name, _SKIPPED, "silenced", item.why)
    said = write_file(FileReport(file.name, (item,), file.lines)).rstrip()
    if item.level is Level.INFO:
        return _Test(name, _SAID, said=said)
    return _Test(name, _ERROR if file.unread else _FAILURE, item.level, head(file.name, item)[2], said)


def _named_apart(tests: Iterator[_Test]) -> list[_Test]:
    """Tests of which no two have one name: build servers take those for one test."""
    seen: Counter[str] = Counter()
    apart = []
    for test in tests:
        seen[test.name] += 1
        number = seen[test.name]
        apart.append(test if number == 1 else test._replace(name=f"{test.name} ({number})"))
    return apart


def _suite(file: FileReport, tests: Sequence[_Test]) -> Iterator[str]:
    path = path_of(file.name)
    skipped = sum(test.kind == _SKIPPED for test in tests)
    yield f'  <testsuite name="{_attribute(path)}"{_counts(tests)} skipped="{skipped}">'
    stem = path.removesuffix(".yaml").removesuffix(".yml")
    for test in tests:
        start = f'    <testcase classname="{_attribute(stem)}" name="{_attribute(test.name)}"'
        yield f"{start}>{_inside(test)}</testcase>" if test.kind else f"{start}/>"
    yield "  </testsuite>"


def _inside(test: _Test) -> str:
    """The one element in a test."""
    about = "" if test.kind == _SAID else f' type="{test.type}" message="{_attribute(test.message)}"'
    said = "\n".join(map(escaped, test.said.splitlines()))
    return f"<{test.kind}{about}>{said}</{test.kind}>" if said else f"<{test.kind}{about}/>"


def _counts(tests: Sequence[_Test]) -> str:
    kinds = Counter(test.kind for test in tests)
    return f' tests="{len(tests)}" failures="{kinds[_FAILURE]}" errors="{kinds[_ERROR]}"'


def _attribute(text: str) -> str:
    return escaped(clean(text))
