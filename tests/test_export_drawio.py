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
from blueprint.graph.part import part_of
from blueprint.graph.selection import Selection
from blueprint.layout.scene import Box, Scene
from blueprint.layout.theme import theme
from blueprint.picture import picture
from blueprint.views.blueprint import view
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
    return view(part_of(graph, Selection(emotion=False)), theme("light"))


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
    assert sum(cell["edge"] for cell in cells.values()) == len(scene.connectors) + len(scene.separators)
    assert not any(cell["html"] for cell in cells.values())


def test_lines_end_at_the_cards_that_they_are_tied_to(opened: Callable[[str], dict[str, Any]]) -> None:
    graph = bp.load(EXAMPLES / "hotel-stay.yaml").graph
    cells, scene = opened(str(picture(graph, ".drawio"))), scene_of(graph)
    boxes = {f"card/{card.id}": card.box for card in scene.cards}
    lines = [cell for cell in cells.values() if cell["id"].startswith("line/")]
    assert len(lines) == len(scene.connectors) > 0
    for line in lines:
        assert is_on(boxes[line["source"]], line["ends"][0]), line["id"]
        assert is_on(boxes[line["target"]], line["ends"][1]), line["id"]


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
