"""The picture as a table: a row for each step, a column for each lane."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from blueprint.layout.scene import Scene
from blueprint.layout.wording import Words
from blueprint.render.markup import element, escaped
from blueprint.render.page.data import Detail, Moment, Told


def table(scene: Scene, told: Told, say: Words) -> str:
    """The table, which moves by itself where it is too wide; nothing for a chart."""
    if not told.moments:
        return ""
    felt = any(moment.feelings for moment in told.moments)
    heads = [say["page.step"], *([say["emotion"]] if felt else []), *(lane.name for lane in scene.lanes)]
    head = "".join(element("th", escaped(text), scope="col") for text in heads)
    groups = (
        _phase(name, list(moments), scene, told, felt=felt)
        for name, moments in groupby(told.moments, key=lambda moment: moment.phase)
    )
    caption = element("caption", escaped(scene.title), id="the_caption")
    grid = element("table", f"{caption}<thead><tr>{head}</tr></thead>{''.join(groups)}")
    return element("div", grid, id="the_table", class_="tabled", tabindex="0", role="region",
                   aria_labelledby="the_caption")  # fmt: skip


def _phase(name: str, moments: Iterable[Moment], scene: Scene, told: Told, *, felt: bool) -> str:
    columns = str(len(scene.lanes) + 1 + felt)
    head = element("th", escaped(name), scope="rowgroup", colspan=columns)
    rows = "".join(_row(moment, scene, told, felt=felt) for moment in moments)
    return f"<tbody>{element('tr', head, class_='phase')}{rows}</tbody>"


def _row(moment: Moment, scene: Scene, told: Told, *, felt: bool) -> str:
    number = element("span", str(moment.number), class_="number")
    cells = [element("th", f"{number} {escaped(moment.name)}", scope="row")]
    if felt:
        cells.append(element("td", "<br>".join(map(escaped, moment.feelings)), class_="felt"))
    numbered = [(number, card) for number, card in enumerate(scene.cards) if card.step == moment.id]
    for lane in scene.lanes:
        entries = (_entry(number, told.details[number]) for number, card in numbered if card.lane == lane.id)
        cells.append(element("td", "".join(entries)))
    return element("tr", "".join(cells))


def _entry(number: int, detail: Detail) -> str:
    brief = "".join(element("span", escaped(text)) for text in detail.brief)
    return element("div", element("b", escaped(detail.name)) + brief, class_="entry", data_card=str(number))
