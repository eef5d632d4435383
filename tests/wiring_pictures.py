"""A plain picture of a grid and its routes, to look at while working on the router."""

from collections.abc import Sequence

from blueprint.layout import routing
from blueprint.layout.routing import Cell, Geometry, Gutters, Route, Spacing, Wire

COLOURS = ("#2a6fd6", "#c0392b", "#1c8f5f", "#8e44ad", "#b8860b", "#0e7c86", "#d35400", "#555e6b", "#ad1457", "#33691e")
LEAST_ROW, LEAST_COLUMN = 32.0, 30.0


def laid_out(
    cells: Sequence[Cell],
    wires: Sequence[Wire],
    rows: int,
    columns: int,
    width: float = 140.0,
    height: float = 50.0,
    spacing: Spacing | None = None,
) -> tuple[Geometry, list[Route], Gutters]:
    """Plan, ask for sizes, place: as a caller does, with cards of one size or what their ports need."""
    plan = routing.plan(cells, wires, rows, columns, spacing)
    widths, heights = [width] * columns, [height] * rows
    for cell, (least_width, least_height) in zip(cells, routing.card_minimums(plan), strict=True):
        widths[cell.column] = max(widths[cell.column], least_width)
        heights[cell.row] = max(heights[cell.row], least_height)
    needs = routing.gutters(plan, widths, heights, [LEAST_ROW] * (rows + 1), [LEAST_COLUMN] * (columns + 1))
    geometry = routing.stacked(widths, heights, needs.horizontal, needs.vertical)
    return geometry, routing.place(plan, geometry), needs


def picture(cells: Sequence[Cell], wires: Sequence[Wire], geometry: Geometry, routes: Sequence[Route]) -> str:
    """The grid as SVG."""
    width, height = geometry.vertical[-1][1] + 40, geometry.horizontal[-1][1] + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="-20 -20 {width} {height}">'
    ]
    parts.append(f'<rect x="-20" y="-20" width="{width}" height="{height}" fill="#fff"/>')
    for start, end in geometry.rows:
        parts.append(f'<rect x="0" y="{start - 8}" width="{width - 40}" height="{end - start + 16}" fill="#f3f6fa"/>')
    for index, cell in enumerate(cells):
        (x, u), (y, v) = geometry.columns[cell.column], geometry.rows[cell.row]
        parts.append(
            f'<rect x="{x}" y="{y}" width="{u - x}" height="{v - y}" rx="7" fill="#fff" stroke="#8b98a9"/>'
            f'<text x="{x + 8}" y="{y + 16}" font-size="11" font-family="Inter" fill="#667">{index}</text>'
        )
    for index, (wire, route) in enumerate(zip(wires, routes, strict=True)):
        parts += _drawn(route, COLOURS[index % len(COLOURS)], wire)
    return "\n".join([*parts, "</svg>"])


def _drawn(route: Route, colour: str, wire: Wire) -> list[str]:
    parts = [
        f'<path d="{_rounded(route.points)}" fill="none" stroke="{colour}" stroke-width="1.5"/>',
        _arrow(route, colour),
    ]
    if route.label:
        x, y, width, height = route.label
        middle = f'x="{x + width / 2}" y="{y + height - 3.5}"'
        parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#fff" fill-opacity=".9"/>')
        text = "label" if width < 60 else f"{wire.source} to {wire.target}"
        parts.append(
            f'<text {middle} font-size="10.5" font-family="Inter" text-anchor="middle" fill="{colour}">{text}</text>'
        )
    return parts


def _rounded(points: Sequence[tuple[float, float]], most: float = 7) -> str:
    path = [f"M{points[0][0]} {points[0][1]}"]
    for before, (x, y), after in zip(points, points[1:], points[2:], strict=False):
        radius = min(most, _length(before, (x, y)) / 2, _length((x, y), after) / 2)
        ends = [(x + radius * _sign(p[0] - x), y + radius * _sign(p[1] - y)) for p in (before, after)]
        path.append(f"L{ends[0][0]} {ends[0][1]} Q{x} {y} {ends[1][0]} {ends[1][1]}")
    return " ".join([*path, f"L{points[-1][0]} {points[-1][1]}"])


def _arrow(route: Route, colour: str) -> str:
    (x, y), (u, v) = route.points[-1], route.points[-2]
    p, q = _sign(u - x), _sign(v - y)
    back = (x + 8 * p, y + 8 * q)
    corners = [(x, y), (back[0] + 3.5 * q, back[1] + 3.5 * p), (back[0] - 3.5 * q, back[1] - 3.5 * p)]
    return f'<polygon points="{" ".join(f"{a},{b}" for a, b in corners)}" fill="{colour}"/>'


def _length(p: tuple[float, float], q: tuple[float, float]) -> float:
    return abs(p[0] - q[0]) + abs(p[1] - q[1])


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
