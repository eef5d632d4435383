"""What `import blueprint` promises, from a user's side."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import blueprint as bp
from blueprint.errors import UnknownName
from blueprint.graph.graph import Graph
from blueprint.shipped import schema
from blueprint.templates import template
from tests.effort import unwatched

CAFE = """\
blueprint: 1
title: Corner café
journey:
  - phase: Visit
    steps:
      - customer: Queues at the counter
        touchpoints: [Counter]
        emotion: {felt: 0, source: interviews}
      - customer: Orders a coffee
        frontstage: Takes the order by name
        emotion: {felt: 2, source: interviews}
      - customer: Leaves
        frontstage: Says goodbye
"""


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    file = tmp_path / "cafe.yaml"
    file.write_text(CAFE, encoding="utf-8")
    return file


def python(code: str, *arguments: object) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=unwatched()).stdout.strip()


def test_every_public_name_is_there_and_no_other() -> None:
    for name in bp.__all__:
        assert getattr(bp, name) is not None
    assert dir(bp) == sorted(bp.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        bp.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda cafe: bp.check({"title": "A"}), "what is read is a path, a Blueprint or a reading, not dict"),
        (lambda cafe: bp.render(None), "what is read is a path, a Blueprint or a reading, not NoneType"),
        (lambda cafe: bp.moments([cafe]), "what is read is a path, a Blueprint or a reading, not list"),
        (lambda cafe: bp.compare(cafe, 5), "what is read is a path, a Blueprint or a reading, not int"),
        (lambda cafe: bp.check(cafe, today="2026-11-22"), "today is a datetime.date, not str"),
        (lambda cafe: bp.report(cafe, today="2026-11-22"), "today is a datetime.date, not str"),
        (lambda cafe: bp.render(cafe, focus=["a", "b"]), "what names a part is text, not list"),
        (lambda cafe: bp.render(cafe, phase=[5]), "what names a part is text, not int"),
        (lambda cafe: bp.render(cafe, language=["de"]), "the language is text, not list"),
    ],
)
def test_other_types_are_refused_at_the_door(call: Callable[[Path], object], said: str, cafe: Path) -> None:
    with pytest.raises(TypeError, match=re.escape(said)):
        call(cafe)


@pytest.mark.parametrize(
    "call",
    [
        lambda: bp.loads("blueprint: 1\ntitle: [", name="a.yaml"),
        lambda: bp.loads("blueprint: 1\ntitle: A\ntitel: B\n", name="a.yaml"),
        lambda: bp.load("not-there.yaml"),
        lambda: bp.render(bp.loads(CAFE), view="nowhere"),
        lambda: bp.render(bp.loads(CAFE), phase="nowhere"),
        lambda: bp.render(bp.loads(CAFE), "no/such/folder.svg"),
    ],
)
@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])  # noqa: S301
def test_errors_reach_whoever_asked_from_another_process(call: Callable[[], object], way: Callable) -> None:
    with pytest.raises(bp.BlueprintError) as raised:
        call()
    same = way(raised.value)
    assert (type(same), str(same)) == (raised.type, str(raised.value))
    if isinstance(same, bp.SourceError | bp.ModelError):
        assert same.problems == raised.value.problems
        assert list(same.lines("a.yaml")) == list(raised.value.lines("a.yaml"))


def test_names_that_are_packages_too_stay_functions(cafe: Path) -> None:
    from blueprint.load import reader
    from blueprint.render import svg

    assert reader.read
    assert svg.render
    for _ in range(2):
        assert callable(bp.load)
        assert callable(bp.render)
        assert bp.render(bp.load(cafe)).startswith("<svg")
    code = "import blueprint.load.reader, blueprint as bp; print(callable(bp.load), callable(bp.render))"
    assert python(code) == "True True"


HEAVY = ("pydantic", "pydantic_core", "yaml", "networkx", "click", "dataclasses")


def test_importing_costs_next_to_nothing() -> None:
    assert python(f"import sys, blueprint; print([name for name in {HEAVY!r} if name in sys.modules])") == "[]"


@pytest.mark.parametrize("task", ["bp.check(sys.argv[1])", "bp.render(sys.argv[1])"])
def test_a_path_is_checked_and_drawn_without_pydantic_and_networkx(task: str, cafe: Path) -> None:
    code = f"import sys, blueprint as bp; {task}; print({{'pydantic', 'networkx'}} & set(sys.modules))"
    assert python(code, cafe) == "set()"


def test_check_says_where(cafe: Path) -> None:
    report = bp.check(cafe)
    assert [(finding.code, str(finding.location)) for finding in report.findings] == [
        ("BP301", f"{cafe}:7:23"),
        ("BP401", f"{cafe}:12:19"),
    ]
    assert report.counts == {"error": 1, "warning": 1, "info": 0}
    assert not report.ok
    assert [finding.element.name for finding in report.findings] == ["Counter", "Leaves"]
    assert "^^^^^^^" in str(report)
    assert str(report).endswith("1 file checked: 1 error, 1 warning\n")


def test_check_of_a_loaded_blueprint_says_where_too(cafe: Path) -> None:
    stay = bp.load(cafe)
    assert bp.check(stay).findings[0].location == bp.check(cafe).findings[0].location
    changed = stay.model_copy(update={"title": "Another"})
    assert bp.check(changed).findings[0].location is None
    assert bp.check(changed).name == "Another"


def test_what_a_check_found_can_be_told_on_a_page_and_in_a_report(cafe: Path) -> None:
    all_of_it, none = bp.check(cafe), bp.check(cafe, rules=())
    assert "BP301" in bp.render(cafe, format="html", run=all_of_it)
    assert "BP301" not in bp.render(cafe, format="html", run=none)
    assert "BP301" in bp.report(cafe, run=all_of_it)
    assert "BP301" not in bp.report(cafe, run=none)


def test_check_can_be_narrowed(cafe: Path) -> None:
    assert [finding.code for finding in bp.check(cafe, select=["BP4"]).findings] == ["BP401"]
    assert bp.check(cafe, rules=()).ok
    with pytest.raises(bp.UnknownName, match="no rule is called 'BP9'"):
        bp.check(cafe, select=["BP9"])


def test_an_ignore_that_names_no_rule_is_located(cafe: Path) -> None:
    cafe.write_text(CAFE + "ignore: {rule: BP999, why: because}\n", encoding="utf-8")
    with pytest.raises(bp.ModelError) as raised:
        bp.check(cafe)
    (problem,) = raised.value.problems
    assert str(problem.location) == f"{cafe}:14:16"
    assert raised.value.lines(str(cafe))[13].startswith("ignore:")


def test_the_graph_is_made_once_and_anew_for_a_changed_copy(cafe: Path) -> None:
    stay = bp.load(cafe)
    assert isinstance(stay.graph, Graph)
    assert stay.graph is stay.graph
    assert stay.model_copy(update={"title": "Another"}).graph.title == "Another"
    assert stay.model_copy(deep=True).graph is not stay.graph


def test_equality_copying_dumping_do_not_see_the_graph(cafe: Path) -> None:
    stay, other = bp.load(cafe), bp.load(cafe)
    assert stay.graph
    assert stay == other
    assert "graph" not in stay.model_dump()
    assert "reading" not in stay.model_dump_json()
    assert "graph" not in repr(stay)
    assert pickle.loads(pickle.dumps(stay)) == stay  # noqa: S301  (our own)
    assert copy.deepcopy(stay) == stay


def test_what_is_written_reads_the_same(cafe: Path, tmp_path: Path) -> None:
    stay = bp.load(cafe)
    assert bp.loads(bp.dumps(stay)) == stay
    bp.dump(stay, tmp_path / "copy.yaml")
    assert bp.load(tmp_path / "copy.yaml") == stay


def test_a_blueprint_made_in_python_is_checked_and_drawn() -> None:
    steps = [{"customer": "Orders", "frontstage": "Takes the order"}]
    made = bp.Blueprint(title="Café", journey=[{"phase": "Visit", "steps": steps}])
    report = bp.check(made)
    assert [finding.code for finding in report.findings] == ["BP401"]
    assert str(report).startswith("Café: warning[BP401] the journey ends with `Orders`")
    assert made._repr_svg_() == bp.render(made)


def test_render_writes_by_suffix_and_says_where(cafe: Path, tmp_path: Path) -> None:
    assert bp.render(cafe, tmp_path / "cafe.svg") == tmp_path / "cafe.svg"
    assert (tmp_path / "cafe.svg").read_text(encoding="utf-8") == bp.render(cafe) == bp.render(bp.load(cafe))
    with pytest.raises(bp.UnknownName, match=r"no format is called '.bmp'; there is .svg"):
        bp.render(cafe, tmp_path / "cafe.bmp")
    with pytest.raises(bp.UnknownName, match="no theme is called 'pink'"):
        bp.render(cafe, theme="pink")


@pytest.mark.parametrize("link", ["same", "symbolic", "hard"])
def test_render_never_overwrites_its_input(link: str, cafe: Path, tmp_path: Path) -> None:
    source = cafe.rename(tmp_path / "cafe.svg")
    target = tmp_path / "other.svg"
    if link == "same":
        target = source
    elif link == "symbolic":
        target.symlink_to(source)
    else:
        target.hardlink_to(source)
    with pytest.raises(bp.OutputError, match="never overwritten"):
        bp.render(source, target)
    assert source.read_text(encoding="utf-8") == CAFE


def test_a_catalog_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shared.yaml").write_text("catalog: 1\nowners: {hotel: The hotel}\n", encoding="utf-8")
    (tmp_path / "shared.svg").hardlink_to(tmp_path / "shared.yaml")
    (tmp_path / "cafe.yaml").write_text(CAFE + "use: [shared.yaml]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for source, target in (("cafe.yaml", "shared.svg"), (tmp_path / "cafe.yaml", tmp_path / "shared.svg")):
        with pytest.raises(bp.OutputError, match="never overwritten"):
            bp.render(source, target)
        with pytest.raises(bp.OutputError, match="never overwritten"):
            bp.render(bp.load(source), target)


def test_what_is_no_name_of_a_file_is_refused(cafe: Path) -> None:
    for name in ("a\0.svg", "x" * 300 + ".svg", cafe / "x.svg"):
        with pytest.raises(bp.OutputError, match="cannot be written"):
            bp.render(cafe, name)


def test_problems_are_raised_with_their_places(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("blueprint: 1\ntitel: Café\njourney: []\n", encoding="utf-8")
    with pytest.raises(bp.ModelError) as raised:
        bp.load(file)
    assert {str(problem.location).rpartition("bad.yaml")[2] for problem in raised.value.problems} >= {":2:1"}
    with pytest.raises(bp.BlueprintError):
        bp.check(file)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: template("tower"), "no template is called 'tower'"),
        (lambda: template("service", "xx"), "no language is called 'xx'"),
        (lambda: schema("tower"), "no schema is called 'tower'"),
    ],
    ids=["template", "language", "schema"],
)
def test_what_is_not_shipped_is_told_with_what_is(asked: Callable[[], object], said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        asked()
