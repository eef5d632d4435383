"""Each format over one run: what it looks like is in tests/golden/report; here, that other programs can read it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import blueprint as bp
from blueprint.errors import UnknownName
from blueprint.report.clean import clean
from blueprint.report.formats import FORMATS, format_for, written
from blueprint.report.json import VERSION
from blueprint.report.listing import listed, told
from blueprint.report.located import FileReport, Located, Run, from_finding, from_findings, gathered
from blueprint.report.markdown import LARGEST
from blueprint.report.paths import path_of, uri_of
from blueprint.report.tally import statistics
from blueprint.rules.findings import Level
from tests.effort import examples
from tests.reports import EMPTY, RULES, RUN, hostile, silenced, wrong

SCHEMA = json.loads(Path(__file__).with_name("schemas").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
SARIF = jsonschema.Draft4Validator(SCHEMA)
SUFFIXES = {
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "gitlab": "gitlab.json",
    "junit": "xml",
    "markdown": "md",
}

strange = st.text(st.characters(), max_size=80) | st.lists(
    st.sampled_from(["`", "|", "\n", "::", "]]>", "<b>", "%", "\\", "@a", "#1", "\x1b", "\ud800", "a", ",", "\u202e"])
).map("".join)


def run_with(text: str) -> Run:
    """A run in which strangers' text stands wherever it can."""
    return gathered([hostile(text, f"{text}.yaml"), silenced(text), wrong()], RULES, "1.2.3")


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str, golden: Callable) -> None:
    golden(f"report/report.{SUFFIXES.get(name, f'{name}.txt')}", written(name, RUN, statistics=name == "text"))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found(name: str, golden: Callable) -> None:
    golden(f"report/clean.{SUFFIXES.get(name, f'{name}.txt')}", written(name, EMPTY, statistics=True))


@pytest.mark.parametrize("name", FORMATS)
@examples(50)
@given(text=strange)
def test_what_strangers_write_is_shown_and_does_nothing(name: str, text: str) -> None:
    shown = written(name, run_with(text))
    assert shown == shown.encode("utf-8").decode()
    assert clean(shown.replace("\n", "").replace("\u200b", "")) == shown.replace("\n", "").replace("\u200b", "")
    if name != "github":
        assert not re.search(r"^\s*(::|##\[)", shown, re.MULTILINE)


@settings(deadline=None)
@given(text=strange)
def test_formats_stay_whole_whatever_is_in_them(text: str) -> None:
    run = run_with(text)
    count = sum(1 for _ in told(run))
    assert len(strict(written("json", run))["findings"]) == count
    lines = [strict(line) for line in written("jsonl", run).splitlines()]
    assert [line["type"] for line in lines] == ["finding"] * 4 + ["silenced"] + ["finding"] * (count - 4) + ["summary"]
    SARIF.validate(strict(written("sarif", run)))
    assert len(strict(written("gitlab", run))) == count
    check_junit(written("junit", run))
    assert len([read_command(line) for line in commands(run)]) == count
    check_markdown(written("markdown", run), count)


def strict(text: str) -> Any:
    """JSON as the strictest readers take it: no key twice, no figure that is none, no half characters."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    text.encode("utf-8")
    assert not re.search(r"\\ud[89ab]..(?!\\ud[c-f])", text)
    return json.loads(text, object_pairs_hook=once, parse_constant=refuse)


# json


def test_json_has_the_shape_that_is_promised() -> None:
    data = strict(written("json", RUN))
    assert list(data) == ["version", "tool", "summary", "files", "findings", "silenced", "rules"]
    assert data["version"] == VERSION == 1
    assert data["summary"] == {"files": 4, "unread": 1, "error": 3, "warning": 1, "info": 2, "silenced": 1}
    assert [file["read"] for file in data["files"]] == [False, True, True, True]
    for finding in [*data["findings"], *data["silenced"]]:
        assert list(finding)[:11] == [
            "code", "name", "level", "message", "help", "file", "element", "location", "related", "fix", "fingerprint",
        ]  # fmt: skip
    assert data["silenced"][0]["why"].startswith("The landlord")
    assert data["findings"][-1]["location"]["path"] == "shared/catalog.yaml"
    assert {finding["name"] for finding in data["findings"]} >= {"unknown-key", "end-unscored"}


def test_json_lines_are_the_same_things() -> None:
    lines = [strict(line) for line in written("jsonl", RUN).splitlines()]
    document = strict(written("json", RUN))
    without = [{key: value for key, value in line.items() if key != "type"} for line in lines]
    assert [one for one in without[:-1] if "why" not in one] == document["findings"]
    assert without[-1]["summary"] == document["summary"]


def test_statistics_count_the_most_frequent_first() -> None:
    assert [(one.times, one.code) for one in statistics(RUN)] == [
        (2, "XY103"), (1, "BP103"), (1, "BP106"), (1, "XY101"), (1, "XY102")]  # fmt: skip


# sarif


def sarif(run: Run = RUN) -> dict[str, Any]:
    log = strict(written("sarif", run))
    SARIF.validate(log)
    return log["runs"][0]


def test_sarif_is_as_its_schema_says() -> None:
    SARIF.check_schema(SCHEMA)
    assert sarif()
    assert sarif(EMPTY)["results"] == []
    assert not SARIF.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_sarif_tells_of_the_rules() -> None:
    rules = sarif()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["BP103", "BP106", "XY101", "XY102", "XY103"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "error", "error", "warning", "note"]
    for rule in rules:
        assert rule["name"]
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}")
        assert "helpUri" not in rule


def test_sarif_points_at_rules_and_places() -> None:
    run = sarif()
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = location.get("physicalLocation", {})
            if "region" in physical:
                region = physical["region"]
                start, end = (
                    tuple(region[f"{side}{what}"] for what in ("Line", "Column")) for side in ("start", "end")
                )
                assert (1, 1) <= start <= end
            if "artifactLocation" in physical:
                assert physical["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
                assert re.fullmatch(r"(%[0-9A-F]{2}|[\w./-])+", physical["artifactLocation"]["uri"], re.ASCII)


def test_sarif_says_what_is_silenced_and_what_is_not() -> None:
    *others, last = sarif()["results"]
    assert last["suppressions"] == [
        {"kind": "inSource", "justification": "The landlord runs it until June | 6 `months`"}
    ]
    assert all(result["suppressions"] == [] for result in others)
    without = sarif(gathered([hostile()], RULES))["results"]
    assert not any("suppressions" in result for result in without)


def test_sarif_names_elements_and_says_levels() -> None:
    results = sarif(gathered([hostile("Lobby")], RULES))["results"]
    levels = {result["ruleId"]: result["level"] for result in results}
    assert levels == {"XY101": "error", "XY102": "warning", "XY103": "note"}
    (lobby,) = [result for result in results if result["ruleId"] == "XY101"]
    assert lobby["locations"][0]["logicalLocations"] == [
        {"name": "Lobby", "fullyQualifiedName": "lobby", "kind": "object"}
    ]


# github


def commands(run: Run) -> list[str]:
    return written("github", run, summary=False).splitlines()


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner of GitHub Actions reads it: `::name key=value,key=value::text`, escapes taken back."""
    found = re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^,:]*)(?:,\w+=[^,:]*)*)::([^\r\n]*)", line)
    assert found, line
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    assert set(properties) <= {"file", "line", "col", "endLine", "endColumn", "title"}
    for text in (*properties.values(), found[3]):
        assert not re.search(r"%(?!25|0D|0A|3A|2C)", text)
    return found[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(found[3])


def unescaped(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_github_reads_what_was_meant() -> None:
    read = [read_command(line) for line in commands(RUN)]
    assert [name for name, _, _ in read] == ["error", "error", "notice", "warning", "error", "notice"]
    _, properties, text = read[0]
    assert properties == {
        "file": "wrong.yaml", "line": "2", "col": "1", "endLine": "2", "endColumn": "6", "title": "BP103 unknown-key",
    }  # fmt: skip
    assert text.splitlines()[1].startswith("help: ")
    assert {clean(one.path) for one in told(RUN)} == {properties["file"] for _, properties, _ in read}


def test_github_takes_no_columns_of_a_range_over_lines() -> None:
    (_, properties, _) = next(one for one in map(read_command, commands(RUN)) if "XY102" in one[1]["title"])
    assert (properties["line"], properties["endLine"]) == ("2", "4")
    assert not {"col", "endColumn"} & set(properties)


def test_github_is_told_of_no_file_that_is_none() -> None:
    file = FileReport("<stdin>", (Located("BP101", Level.ERROR, "it is empty"),), unread=True)
    assert commands(gathered([file])) == ["::error title=BP101::it is empty"]


# gitlab


def test_gitlab_finds_what_it_asks_for() -> None:
    issues = strict(written("gitlab", RUN))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"]
        assert issue["check_name"]
        assert re.fullmatch("[0-9a-f]{32}", issue["fingerprint"])
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


CAFE = """\
blueprint: 1
title: Café
journey:
  - phase: Visit
    steps:
      - {customer: Orders, touchpoints: [Counter, Till]}
      - {customer: Leaves, touchpoints: [Door]}
ignore: {rule: BP301, at: till, why: It is sold}
"""


def prints(text: str, name: str = "cafe.yaml") -> dict[str, str]:
    """The fingerprints of what is found in a text, by the names of the elements."""
    report = bp.check(bp.api.read_text(text, name), select=["BP301", "BP401"])
    accepted = tuple(from_finding(one.finding, one.why) for one in report.silenced)
    run = gathered([FileReport(report.name, tuple(from_findings(report.findings)), silenced=accepted)])
    return {one.item.about.name: one.fingerprint for one in listed(run) if one.item.about}


def test_a_fingerprint_outlives_what_does_not_change_the_element() -> None:
    before = prints(CAFE)
    assert set(before) == {"Counter", "Door", "Leaves", "Till"}
    moved = CAFE.replace("title:", "# a remark\n\ntitle:").replace(
        "{customer: Orders", "{frontstage: Nods, customer: Orders"
    )
    assert prints(moved) == before
    fewer = prints(CAFE.replace("Counter, ", ""))
    assert fewer == {name: one for name, one in before.items() if name != "Counter"}
    assert prints(CAFE.replace("ignore:", "# ignore:")) == before
    assert not set(prints(CAFE, "other.yaml").values()) & set(before.values())


def test_two_findings_of_one_rule_on_one_element_are_told_apart() -> None:
    twice = [Located("XY1", Level.INFO, text, element="a") for text in ("one", "two")]
    first, second = listed(gathered([FileReport("a.yaml", tuple(twice))]))
    assert first.fingerprint != second.fingerprint


def test_without_an_element_figures_do_not_change_a_fingerprint() -> None:
    def of(message: str) -> str:
        (one,) = listed(gathered([FileReport("a.yaml", (Located("BP213", Level.INFO, message),))]))
        return one.fingerprint

    assert of("16 steps are many") == of("17 steps are many") != of("17 steps are few")


# junit


ALLOWED = {
    "testsuites": ({"testsuite"}, {"name", "tests", "failures", "errors"}),
    "testsuite": ({"testcase"}, {"name", "tests", "failures", "errors", "skipped"}),
    "testcase": ({"failure", "error", "skipped", "system-out"}, {"name", "classname"}),
    "failure": (set(), {"type", "message"}),
    "error": (set(), {"type", "message"}),
    "skipped": (set(), {"type", "message"}),
    "system-out": (set(), set()),
}
"""What may stand where: the part of the schema of Jenkins (junit-10.xsd) that is used; optional attributes left out."""


def check_junit(text: str) -> ET.Element:
    root = ET.fromstring(text)  # noqa: S314  (our own)
    for one in root.iter():
        children, attributes = ALLOWED[one.tag]
        assert {child.tag for child in one} <= children
        assert set(one.attrib) <= attributes
        assert len(one) <= 1 or one.tag in {"testsuites", "testsuite"}
    for suite in root:
        kinds = Counter(child.tag for case in suite for child in case)
        assert len({case.attrib["name"] for case in suite}) == len(suite) == int(suite.attrib["tests"]) > 0
        for attribute, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[attribute]) == kinds[kind]
    for attribute in ("tests", "failures", "errors"):
        assert int(root.attrib[attribute]) == sum(int(suite.attrib[attribute]) for suite in root)
    return root


def test_junit_has_a_suite_for_each_file_and_a_test_for_each_item() -> None:
    root = check_junit(written("junit", RUN))
    assert len(root) == len(RUN.files)
    kinds = [[child.tag for case in suite for child in case] for suite in root]
    assert sorted(kinds[1]) == ["failure", "failure", "system-out", "system-out"]
    assert [kinds[0], kinds[2], kinds[3]] == [["error", "error"], [], ["skipped"]]
    assert root[2][0].attrib == {"classname": "sub/clean", "name": "nothing found"}
    assert "^^^^^" in "".join(root[0][0][0].itertext())


def test_junit_has_an_error_for_a_file_whose_problems_were_told_elsewhere() -> None:
    item = Located("BP103", Level.ERROR, "unknown key", location=wrong().items[0].location)
    run = gathered([FileReport(name, (item,), unread=True) for name in ("a.yaml", "b.yaml")])
    root = check_junit(written("junit", run))
    assert root.attrib["errors"] == "2"


# markdown


def check_markdown(text: str, count: int) -> None:
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    found = [row for row in rows if row.startswith("| \N{LARGE RED CIRCLE}") or row[2] in "🟡🔵"]
    assert len(found) == count
    for row in rows:
        assert len(re.findall(r"\|", row)) == 4
        bare = re.sub(r"</?(?:code|br)>|\*\*\w+\*\*", "", row.replace("&#8203;", "\u200b"))
        assert not re.search(r"[<>`*\[\]\\]|&(?!#)|(?<!&)#|(@|&#35;)(?!\u200b)|://|www\.", bare), row
    others = [line for line in text.splitlines() if line not in rows]
    assert all(re.fullmatch(r"(### .*|\d+ files? checked\.|</?details>.*|… and \d+ more|)", line) for line in others)


def test_markdown_is_a_table_and_nothing_of_the_authors_is_markup() -> None:
    text = written("markdown", RUN)
    check_markdown(text, 6)
    assert "the touchpoint <code>Lobby</code> has no owner" in text
    assert "@&#8203;somebody &#35;&#8203;12" in text


def test_markdown_fits_into_a_comment() -> None:
    many = [Located("BP103", Level.ERROR, f"unknown key `{number}` " + "<>" * 90, "`x`" * 90) for number in range(500)]
    accepted = [one._replace(message=f"other {one.message}", why="|" * 400) for one in many]
    text = written("markdown", gathered([FileReport("a.yaml", tuple(many), silenced=tuple(accepted))]))
    assert len(text) <= LARGEST
    assert len(re.findall(r"^… and \d+ more$", text, re.MULTILINE)) == 2


# text, concise


def test_concise_is_one_line_each() -> None:
    lines = written("concise", RUN).splitlines()
    assert lines[0] == "wrong.yaml:2:1: error[BP103] a blueprint has no key `titel`"
    assert len(lines) == 6 + 1
    assert lines[-1].endswith("; 1 silenced; 1 file too wrong to be drawn")
    assert all(re.match(r"[^\n]+?(:\d+:\d+)?: (error|warning|info)\[\w+\] ", line) for line in lines[:-1])


def test_concise_stays_small() -> None:
    many = tuple(Located("BP103", Level.ERROR, f"unknown key {number}" + "x" * 999) for number in range(3000))
    text = written("concise", gathered([FileReport("a.yaml", many)]))
    assert text.endswith("… and 2900 more in a.yaml\n1 file checked: 3000 errors\n")
    assert len(text) < 40_000


@pytest.mark.parametrize("name", ["text", "concise"])
def test_colour(name: str) -> None:
    coloured = written(name, RUN, colour=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == written(name, RUN)


# Names of files


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.sarif", "sarif"), ("A.SARIF.JSON", "sarif"), ("a.json", "json"), ("gl-code-quality-report.json", "gitlab"),
     ("a.xml", "junit"), ("a/b.md", "markdown"), ("a.txt", "text"), ("a.ndjson", "jsonl")],
)  # fmt: skip
def test_a_files_name_says_its_format(file: str, name: str) -> None:
    assert format_for(file) == name


def test_a_name_that_says_nothing_is_refused() -> None:
    with pytest.raises(UnknownName):
        format_for("report")


def test_paths_are_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of(str(tmp_path / "a" / "b.yaml")) == "a/b.yaml"
    assert path_of("./a//b.yaml") == "a/b.yaml"
    assert path_of("../b.yaml") == "../b.yaml"
    assert path_of("/elsewhere/b.yaml") == "/elsewhere/b.yaml"
    assert uri_of("/elsewhere/b c.yaml") == "file:///elsewhere/b%20c.yaml"
    assert uri_of("C:/a/b c.yaml") == "file:///C:/a/b%20c.yaml"
    assert unquote_to_bytes(uri_of("\udcff.yaml")) == b"\xff.yaml"


def test_a_report_holds_nothing_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = gathered([wrong(str(tmp_path / "wrong.yaml"))])
    for name in set(FORMATS) - {"text", "concise", "junit"}:
        assert str(tmp_path) not in written(name, run)
