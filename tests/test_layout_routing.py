"""The connector router: what must hold for any grid, and what people look at in the usual ones."""

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.layout import routing
from blueprint.layout.routing import Cell, Geometry, Route, Wire
from blueprint.layout.shapes import Box
from tests.effort import examples, lines_run

Grid = tuple[list[Cell], list[Wire], int, int]
Part = tuple[float, float, float]  # at, low, high

CLEARANCE, APART = 4.0, 7.0


def laid_out(
    grid: Grid, width: float = 140, height: float = 50, least: float = 32
) -> tuple[Geometry, list[Route], routing.Gutters]:
    """As a caller does: plan, cards of one size or what their ports need, gutters, places."""
    cells, wires, rows, columns = grid
    plan = routing.plan(cells, wires, rows, columns)
    widths, heights = [width] * columns, [height] * rows
    for cell, (least_width, least_height) in zip(cells, routing.card_minimums(plan), strict=True):
        widths[cell.column] = max(widths[cell.column], least_width)
        heights[cell.row] = max(heights[cell.row], least_height)
    needs = routing.gutters(
        plan, [least] * (rows + 1), [least] * (columns + 1), partial(routing.stacked, widths, heights)
    )
    geometry = routing.stacked(widths, heights, needs.horizontal, needs.vertical)
    return geometry, routing.place(plan, geometry), needs


def card_box(geometry: Geometry, cell: Cell) -> Box:
    """Where a card lies."""
    (x, u), (y, v) = geometry.columns[cell.column], geometry.rows[cell.row]
    return Box(x, y, u - x, v - y)


def parts(route: Route) -> tuple[list[Part], list[Part]]:
    """The level and the upright parts of a route."""
    level, upright = [], []
    for (x, y), (u, v) in pairwise(route.points):
        if y == v:
            level.append((y, min(x, u), max(x, u)))
        else:
            upright.append((x, min(y, v), max(y, v)))
    return level, upright


def meets(box: Box, start: tuple[float, float], end: tuple[float, float], air: float) -> bool:
    """Whether a line comes nearer to a box than `air`."""
    (x, y), (u, v) = start, end
    return (
        max(x, u) > box.x - air
        and min(x, u) < box.x + box.width + air
        and max(y, v) > box.y - air
        and min(y, v) < box.y + box.height + air
    )


def crossings(routes: Sequence[Route]) -> int:
    """How often two wires cross."""
    count = 0
    for a, b in combinations([parts(route) for route in routes], 2):
        for one, other in ((a, b), (b, a)):
            for y, low, high in one[0]:
                count += sum(low < x < high and top < y < bottom for x, top, bottom in other[1])
    return count


def check_shape(route: Route) -> None:
    """Level and upright parts in turn, none of no length."""
    assert len(route.points) >= 2
    ways = []
    for (x, y), (u, v) in pairwise(route.points):
        assert (x == u) != (y == v), route
        ways.append(x == u)
    assert all(a != b for a, b in pairwise(ways)), route


def check_cards(grid: Grid, geometry: Geometry, routes: Sequence[Route]) -> None:
    """Wires start and end on the borders of their own cards and keep away from all others."""
    cells, wires, _, _ = grid
    boxes = [card_box(geometry, cell) for cell in cells]
    for wire, route in zip(wires, routes, strict=True):
        for card, point in ((wire.source, route.points[0]), (wire.target, route.points[-1])):
            assert on_border(boxes[card], point), (wire, route)
        for start, end in pairwise(route.points):
            for card, box in enumerate(boxes):
                own = card in (wire.source, wire.target)
                assert not meets(box, start, end, -0.02 if own else CLEARANCE), (wire, route, card)


def on_border(box: Box, point: tuple[float, float]) -> bool:
    """Whether a point lies on a side of a box, off its corners."""
    x, y = point
    level = min(abs(box.y - y), abs(box.bottom - y)) < 0.02
    upright = min(abs(box.x - x), abs(box.right - x)) < 0.02
    if level:
        return box.x + 5 < x < box.x + box.width - 5
    return upright and box.y + 5 < y < box.y + box.height - 5


def check_apart(routes: Sequence[Route]) -> None:
    """No two wires share a piece of line or a port, parallel lines have air, and no bend lies on another's line."""
    for kind in (0, 1):
        lines = sorted((at, low, high, i) for i, route in enumerate(routes) for at, low, high in parts(route)[kind])
        for index, (at, low, high, i) in enumerate(lines):
            for other_at, other_low, other_high, j in lines[index + 1 :]:
                if other_at - at >= APART:
                    break
                touching = min(high, other_high) - max(low, other_low)
                assert touching < -0.01 or (i == j and touching <= 0), (i, j, at, other_at, touching)


def check_labels(grid: Grid, geometry: Geometry, routes: Sequence[Route]) -> None:
    """Labels lie on or at their own line, within the grid, and on nothing else."""
    cells, wires, _, _ = grid
    (left, _), (_, right) = geometry.vertical[0], geometry.vertical[-1]
    (top, _), (_, bottom) = geometry.horizontal[0], geometry.horizontal[-1]
    labels = [(i, route.label) for i, route in enumerate(routes) if route.label]
    assert [i for i, _ in labels] == [i for i, wire in enumerate(wires) if wire.label[0] > 0]
    for i, label in labels:
        assert (label.width, label.height) == wires[i].label
        assert any(meets(label, start, end, 3) for start, end in pairwise(routes[i].points)), "far from its line"
        assert left < label.x + 0.02 < label.right < right + 0.02, "out of the grid"
        assert top < label.y + 0.02 < label.bottom < bottom + 0.02, "out of the grid"
        for (_, end), (start, _) in zip(geometry.rows, geometry.horizontal[1:], strict=True):
            assert start == end or label.bottom < end + 0.02 or label.y > start - 0.02, "on a separator"
        for cell in cells:
            assert not overlap(label, card_box(geometry, cell)), (i, label, cell)
        for j, route in enumerate(routes):
            if i != j:
                assert not any(meets(label, *line, -0.01) for line in pairwise(route.points)), (i, j, label)
    for (_, a), (_, b) in combinations(labels, 2):
        assert not overlap(a, b)


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share an area."""
    return (
        a.x < b.x + b.width - 0.01
        and b.x < a.x + a.width - 0.01
        and a.y < b.y + b.height - 0.01
        and b.y < a.y + a.height - 0.01
    )


def check(grid: Grid) -> None:
    """Everything that must hold."""
    geometry, routes, _ = laid_out(grid)
    for route in routes:
        check_shape(route)
    check_cards(grid, geometry, routes)
    check_apart(routes)
    check_labels(grid, geometry, routes)


@st.composite
def grids(draw: st.DrawFn, labels: bool = False, most: int = 30) -> Grid:
    """Grids with stacked and empty cells, and wires of every sort between their cards."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    places = [Cell(row, column) for row in range(rows) for column in range(columns)]
    cells = draw(st.lists(st.sampled_from(places), min_size=1, max_size=18, unique=True))
    card = st.integers(0, len(cells) - 1)
    over = st.one_of(st.none(), st.none(), st.none(), st.integers(0, rows))
    size = st.sampled_from([(0, 0), (0, 0), (24, 14), (60, 14), (120, 14), (50, 28)]) if labels else st.just((0, 0))
    wires = draw(st.lists(st.builds(Wire, card, card, over, size), max_size=most))
    return cells, wires, rows, columns


@examples(120)
@given(grids())
def test_any_grid(grid: Grid) -> None:
    check(grid)


@examples(120)
@given(grids(labels=True, most=14))
def test_any_grid_with_labels(grid: Grid) -> None:
    check(grid)


@examples(60)
@given(grids(labels=True, most=10), st.integers(0, 40), st.integers(0, 25))
def test_separators_and_more_room_than_asked_for_do_no_harm(grid: Grid, wider: int, separator: int) -> None:
    cells, wires, rows, columns = grid
    plan = routing.plan(cells, wires, rows, columns)
    widths, heights = [150.0] * columns, [60.0] * rows
    for cell, (least_width, least_height) in zip(cells, routing.card_minimums(plan), strict=True):
        widths[cell.column] = max(widths[cell.column], least_width)
        heights[cell.row] = max(heights[cell.row], least_height)
    taken = [separator] * (rows + 1)

    def arrange(horizontal: Sequence[float], vertical: Sequence[float]) -> Geometry:
        return routing.stacked(widths, heights, horizontal, [size + wider for size in vertical], taken)

    geometry = arrange(*routing.gutters(plan, [32] * (rows + 1), [30] * (columns + 1), arrange))
    routes = routing.place(plan, geometry)
    check_cards(grid, geometry, routes)
    check_apart(routes)
    check_labels(grid, geometry, routes)


@st.composite
def crowded(draw: st.DrawFn) -> Grid:
    """Few cards, many wires, and on each of them a label, some larger than any card."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    places = [Cell(row, column) for row in range(rows) for column in range(columns)]
    cells = draw(st.lists(st.sampled_from(places), min_size=1, max_size=8, unique=True))
    card = st.integers(0, len(cells) - 1)
    size = st.sampled_from([(24, 16), (60, 16), (90, 30), (150, 16), (150, 58), (150, 300)])
    wires = draw(st.lists(st.builds(Wire, card, card, st.none(), size), max_size=40))
    return cells, wires, rows, columns


@examples(60)
@given(crowded())
def test_labels_find_their_places_in_any_crowd(grid: Grid) -> None:
    check(grid)


def test_lines_at_the_edge_of_the_page_leave_all_the_room_to_their_labels() -> None:
    geometry, routes, _ = laid_out((column_of(0, 1, 2), [Wire(0, 2, None, (150, 200))], 3, 1))
    start, end = geometry.vertical[-1]
    assert max(x for x, _ in routes[0].points) == end - 16
    assert 150 < end - start < 150 + 2 * 32


def column_of(*rows: int) -> list[Cell]:
    """Cards in one column."""
    return [Cell(row, 0) for row in rows]


def test_the_spine_is_straight_and_centred() -> None:
    cells = [*column_of(0, 1, 3, 4), Cell(1, 1), Cell(3, 1)]
    wires = [Wire(0, 1), Wire(1, 2), Wire(2, 3), Wire(1, 4), Wire(2, 4), Wire(3, 5)]
    geometry, routes, _ = laid_out((cells, wires, 5, 2))
    start, end = geometry.columns[0]
    for route in routes[:3]:
        assert [x for x, _ in route.points] == [(start + end) / 2] * 2
    start, end = geometry.rows[1]
    assert [y for _, y in routes[3].points] == [(start + end) / 2] * 2


def test_two_between_the_same_cards_lie_evenly_beside_the_middle() -> None:
    geometry, routes, _ = laid_out((column_of(0, 1), [Wire(0, 1), Wire(1, 0)], 2, 1))
    start, end = geometry.columns[0]
    (a, b), (c, d) = [[x for x, _ in route.points] for route in routes]
    assert a == b
    assert c == d
    assert a < c
    assert a + c == start + end


def test_loops_nest_with_the_short_one_inside() -> None:
    cells = [Cell(0, column) for column in range(6)]
    wires = [Wire(4, 0, 0), Wire(3, 1, 0), Wire(5, 4, 0)]
    _, routes, _ = laid_out((cells, wires, 1, 6))
    assert crossings(routes) == 0
    long, short, single = (route.points[1][1] for route in routes)
    assert long < short
    assert single == pytest.approx(short) or single > long


def test_wires_fan_out_in_the_order_of_their_targets() -> None:
    cells = [Cell(0, 3), *(Cell(2, column) for column in range(7))]
    _, routes, _ = laid_out((cells, [Wire(0, target) for target in range(1, 8)], 3, 7))
    assert crossings(routes) == 0
    below = [route.points for route in routes if route.points[0][1] < route.points[1][1]]
    starts = [points[0][0] for points in below]
    assert starts == sorted(starts)


def test_the_third_card_of_a_stack_is_reached_round_the_side() -> None:
    _, routes, _ = laid_out((column_of(0, 1, 2), [Wire(0, 1), Wire(1, 2), Wire(0, 2)], 3, 1))
    assert [len(route.points) for route in routes] == [2, 2, 4]
    assert crossings(routes) == 0


def test_an_empty_cell_lets_a_message_pass_with_one_bend() -> None:
    _, routes, _ = laid_out(([Cell(1, 0), Cell(0, 2)], [Wire(0, 1)], 2, 3))
    assert len(routes[0].points) == 3


def test_over_leaves_and_enters_by_the_top() -> None:
    cells = [Cell(row, column) for row in range(3) for column in range(4)]
    _, routes, _ = laid_out((cells, [Wire(4, 7, 1), Wire(8, 11, 1)], 3, 4))
    for route in routes:
        assert route.points[1][1] < route.points[0][1]
        assert route.points[-2][1] < route.points[-1][1]
    assert len(routes[0].points) == 4


def test_no_wires_ask_for_nothing() -> None:
    plan = routing.plan([Cell(0, 0)], [], 1, 1)
    assert routing.card_minimums(plan) == [(0, 0)]
    assert routing.gutters(plan, [0, 0], [0, 0], partial(routing.stacked, [100], [50])) == ((0, 0), (0, 0))
    assert routing.place(plan, routing.stacked([100], [50], [0, 0], [0, 0])) == []


def journey(steps: int) -> Grid:
    """Touchpoint, customer, frontstage and backstage, all joined as usual."""
    cells = [Cell(row, column) for column in range(steps) for row in range(4)]
    wires = [Wire(4 * step + row, 4 * step + row + 1) for step in range(steps) for row in range(3)]
    return cells, [*wires, *(Wire(4 * step + 1, 4 * step + 5) for step in range(steps - 1))], 4, steps


def test_one_loop_and_one_edge_more_move_no_card_and_no_other_wire() -> None:
    cells, wires, rows, columns = journey(8)
    before, routes, _ = laid_out((cells, wires, rows, columns), least=36)
    more = [*wires, Wire(21, 5, 1), Wire(10, 15)]
    after, routes_after, _ = laid_out((cells, more, rows, columns), least=36)
    assert (after.columns, after.rows) == (before.columns, before.rows)
    assert routes_after[: len(wires)] == routes


def test_a_last_step_moves_nothing_before_it() -> None:
    before, routes, _ = laid_out(journey(6))
    after, more, _ = laid_out(journey(7))
    assert after.columns[:6] == before.columns
    straight = {route.points for route in routes}
    assert straight <= {route.points for route in more}


def test_same_points_whatever_the_hash_seed() -> None:
    script = (
        "import random\n"
        "from blueprint.layout import routing as r\n"
        "rnd = random.Random(5)\n"
        "cells = [r.Cell(*p) for p in rnd.sample([(a, b) for a in range(6) for b in range(8)], 30)]\n"
        "wires = [r.Wire(*rnd.sample(range(30), 2), None, (40, 14) if i % 7 == 0 else (0, 0)) for i in range(40)]\n"
        "plan = r.plan(cells, wires, 6, 8)\n"
        "g = r.gutters(plan, [32] * 7, [30] * 9, lambda h, v: r.stacked([200] * 8, [120] * 6, h, v))\n"
        "print(r.place(plan, r.stacked([200] * 8, [120] * 6, *g)))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("label", [(0, 0), (80, 30)], ids=["plain", "labelled"])
def test_cost_grows_with_the_number_of_wires(label: tuple[float, float]) -> None:
    def work(steps: int) -> int:
        cells, wires, rows, columns = journey(steps)
        across = [Wire(4 * step + 3, 4 * step + 9, None, label) for step in range(steps - 2)]
        wires = [*(wire._replace(label=label) for wire in wires), *across]
        return lines_run(lambda: laid_out((cells, wires, rows, columns)))

    assert work(400) < 10 * 1.5 * work(40), "ten times as many are ten times the work, or a little more"
