"""draw.io files in the engine that draw.io is built on: it opens them, and has everything where the picture has it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import blueprint as bp
from blueprint.graph.graph import Graph
from blueprint.layout.scene import Box, Scene
from blueprint.layout.theme import theme
from blueprint.picture import picture
from blueprint.views.blueprint import without_curve
from tests.npm import installed
from tests.test_export import hostile

api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which comes with the extra `test`")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on the path; tests download none")

EXAMPLES = Path(__file__).parents[1] / "examples"
VERSION = "4.2.2"
PAGE = """\
<!DOCTYPE html><meta charset="utf-8"><div id="it"></div>
<script>mxBasePath = '.'; mxLoadResources = mxLoadStylesheets = mxForceIncludes = false;</script>
<script src="{source}"></script>
<script>
function opened(text) {
  const told = mxUtils.parseXml(text), page = told.documentElement.getElementsByTagName('mxGraphModel')[0];
  const graph = new mxGraph(document.getElementById('it'));
  new mxCodec(page.ownerDocument).decode(page, graph.getModel());
  graph.refresh();
  const model = graph.getModel(), found = [];
  for (const id of Object.keys(model.cells)) {
    const cell = model.cells[id], state = graph.view.getState(cell);
    const points = state && state.absolutePoints && [state.absolutePoints[0], state.absolutePoints.at(-1)];
    found.push({
      id, text: cell.value ?? '', parent: cell.parent && cell.parent.id, swimlane: graph.isSwimlane(cell),
      vertex: model.isVertex(cell), edge: model.isEdge(cell), html: graph.isHtmlLabel(cell),
      source: cell.source && cell.source.id, target: cell.target && cell.target.id,
      box: state && [state.x, state.y, state.width, state.height], ends: points && points.map(at => [at.x, at.y]),
    });
  }
  return found;
}
</script>
"""


@pytest.fixture(scope="module")
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], dict[str, Any]]]:
    """The cells of a file by their ids, as mxGraph knows and draws them."""
    cached = getattr(request.config, "cache", None)
    folder = installed("mxgraph", VERSION, cached.mkdir("mxgraph") if cached else tmp_path_factory.mktemp("mxgraph"))
    source = folder / "node_modules" / "mxgraph" / "javascript" / "mxClient.js"
    page = tmp_path_factory.mktemp("page") / "page.html"
    page.write_text(PAGE.replace("{source}", source.resolve().as_uri()), encoding="utf-8")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_context(offline=True).new_page()
        wrong: list[str] = []
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        tab.goto(page.as_uri())

        def cells(text: str) -> dict[str, Any]:
            found = tab.evaluate(f"opened({json.dumps(text)})")
            assert wrong == []
            assert (
                tab.evaluate("document.querySelectorAll('#it script, #it img, #it a, #it foreignObject *').length") == 0
            )
            return {cell["id"]: cell for cell in found}

        yield cells
        browser.close()


def scene_of(graph: Graph) -> Scene:
    return without_curve(graph, theme("light"))


def is_on(box: Box, at: list[float]) -> bool:
    """Whether a point is on the border of a box, within a px."""
    x, y = at
    inside = box.x - 1 <= x <= box.right + 1 and box.y - 1 <= y <= box.bottom + 1
    return inside and (min(abs(x - box.x), abs(x - box.right)) <= 1 or min(abs(y - box.y), abs(y - box.bottom)) <= 1)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_everything_stands_where_the_picture_has_it(path: Path, opened: Callable[[str], dict[str, Any]]) -> None:
    graph = bp.load(path).graph
    cells, scene = opened(str(picture(graph, ".drawio"))), scene_of(graph)
    for lane in scene.lanes:
        assert cells[f"lane/{lane.id}"]["swimlane"]
        assert cells[f"lane/{lane.id}"]["box"] == pytest.approx(list(lane.box), abs=0.1)
    for card in scene.cards:
        cell = cells[f"card/{card.id}"]
        assert cell["parent"] == f"lane/{card.lane}"
        assert cell["box"] == pytest.approx(list(card.box), abs=0.1)
    drawn = [cell for cell in cells.values() if cell["edge"] and cell["parent"] == "1"]
    assert len(drawn) == len(scene.connectors) + len(scene.separators)
    assert not any(cell["html"] for cell in cells.values())


def test_lines_end_at_the_cards_that_they_are_tied_to(opened: Callable[[str], dict[str, Any]]) -> None:
    graph = bp.load(EXAMPLES / "hotel-stay.yaml").graph
    cells, scene = opened(str(picture(graph, ".drawio"))), scene_of(graph)
    boxes = {f"card/{card.id}": card.box for card in scene.cards}
    lines = [cell for cell in cells.values() if cell["edge"] and cell["id"].startswith("line/")]
    assert len(lines) == len(scene.connectors) > 0
    for line in lines:
        assert is_on(boxes[line["source"]], line["ends"][0]), line["id"]
        assert is_on(boxes[line["target"]], line["ends"][1]), line["id"]


@pytest.mark.parametrize("name", ["hotel-stay", "hair-salon"])
def test_signs_are_tied_where_the_picture_has_them(name: str, opened: Callable[[str], dict[str, Any]]) -> None:
    graph = bp.load(EXAMPLES / f"{name}.yaml").graph
    cells, scene = opened(str(picture(graph, ".drawio"))), scene_of(graph)
    truths = [tuple(sign.at) for line in scene.connectors for sign in line.crossings]
    decisions = [tuple(sign.at) for card in scene.cards for sign in card.signs if sign.kind == "decision"]
    for part, wanted, holder in (("/truth/", truths, "line/"), ("/decision", decisions, "card/")):
        found = [cell for cell in cells.values() if part in cell["id"] and cell["id"].startswith(holder)]
        assert sorted(map(middle, found)) == [pytest.approx(at, abs=1) for at in sorted(wanted)]
        assert wanted
        assert all(cell["parent"].startswith(holder) for cell in found)


def middle(cell: dict[str, Any]) -> tuple[float, float]:
    x, y, width, height = cell["box"]
    return x + width / 2, y + height / 2


def test_figures_and_legend_stand_where_the_picture_has_them(opened: Callable[[str], dict[str, Any]]) -> None:
    graph = bp.load(EXAMPLES / "hotel-stay.yaml").graph
    cells, scene = opened(str(picture(graph, ".drawio"))), scene_of(graph)
    assert scene.summary is not None
    assert cells["summary/panel"]["box"] == pytest.approx(list(scene.summary.box), abs=0.1)
    for figure in scene.summary.figures:
        assert cells[f"summary/{figure.id}"]["text"] == figure.value.text
        assert cells[f"summary/{figure.id}"]["box"][0] == pytest.approx(figure.value.at.x, abs=0.1)
    for key in scene.legend:
        assert cells[f"legend/{key.name}"]["text"] == key.texts[0].text
        assert cells[f"legend/{key.name}"]["box"][0] == pytest.approx(key.texts[0].at.x, abs=0.1)
        assert cells[f"legend/{key.name}/1"]["parent"] == "legend"


def test_text_of_strangers_opens_as_text(opened: Callable[[str], dict[str, Any]]) -> None:
    texts = {line for cell in opened(str(picture(hostile(), ".drawio"))).values() for line in cell["text"].split("\n")}
    assert {"<b>x</b> 0", "<script>alert(1)</script> 1", "&#60;b&#62; 4"} <= texts


def test_ids_stay_when_a_step_is_put_in_before(opened: Callable[[str], dict[str, Any]]) -> None:
    text = (EXAMPLES / "hotel-stay.yaml").read_text(encoding="utf-8")
    before = opened(str(picture(bp.load(EXAMPLES / "hotel-stay.yaml").graph, ".drawio")))
    more = text.replace("    steps:\n", "    steps:\n      - {id: new-one, customer: Thinks of home}\n", 1)
    after = opened(str(picture(bp.loads(more, folder=EXAMPLES, root=EXAMPLES).graph, ".drawio")))
    kept = {key for key in before if not key.startswith("line/flow")}
    assert kept <= after.keys()
    assert after["card/new-one/customer"]["text"] == "Thinks of home"
