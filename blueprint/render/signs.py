"""The small signs in SVG: on chips, on cards, in the legend."""

from __future__ import annotations

from collections.abc import Callable

from blueprint.layout.numbers import px
from blueprint.layout.scene import Box, Card, Chip, Point
from blueprint.render.brush import Brush
from blueprint.render.lines import DASHES, WIDTHS
from blueprint.render.markup import empty
from blueprint.render.shapes import CURVE_DASHES, around, customer_sign, diamond, disc, rectangle


def chip_sign(chip: Chip, card: Card, brush: Brush) -> str:
    """The sign at the beginning of a chip."""
    bare = chip.kind in {"owner", "by", "no-owner"}
    across = 4.0 if bare else 12.0
    x = chip.box.right - across if brush.right_to_left else chip.box.x + across
    return _CHIP_SIGNS[chip.kind](Point(x, chip.box.y + 8.5), card, brush)


def _owner(at: Point, card: Card, brush: Brush) -> str:
    return disc(at, 3.2, paint=brush.fill(f"bar-{card.kind}"))


def _by(at: Point, card: Card, brush: Brush) -> str:
    return disc(at, 2.8, stroke_width="1.3", paint=brush.both(f"ring-{card.kind}"))


def _warning(at: Point, _card: Card, brush: Brush) -> str:
    triangle = around(at, 5, [(0, -1), (1.08, 0.88), (-1.08, 0.88)])
    mark = f"M{px(at.x)} {px(at.y - 1.6)}V{px(at.y + 1.2)}M{px(at.x)} {px(at.y + 2.4)}V{px(at.y + 3.2)}"
    return empty("path", d=triangle, stroke_linejoin="round", paint=brush.stroke("badge")) + empty(
        "path", d=mark, stroke_width="1.3", paint=brush.stroke("badge")
    )


def _clock(role: str) -> Callable[[Point, Card, Brush], str]:
    def draw(at: Point, _card: Card, brush: Brush) -> str:
        hands = f"M{px(at.x)} {px(at.y - 3)}V{px(at.y)}H{px(at.x + 2.4)}"
        face = disc(at, 4.6, stroke_width="1.3", paint=brush.stroke(role))
        return face + empty("path", d=hands, stroke_width="1.3", paint=brush.stroke(role))

    return draw


def _fail(at: Point, _card: Card, brush: Brush) -> str:
    """The field's sign of a fail point: an F in a circle."""
    letter = (
        f"M{px(at.x + 2)} {px(at.y - 2.8)}H{px(at.x - 1.5)}V{px(at.y + 3)}M{px(at.x - 1.5)} {px(at.y)}H{px(at.x + 1.3)}"
    )
    return disc(at, 5.6, paint=brush.fill("badge-bad")) + empty(
        "path", d=letter, stroke_width="1.5", paint=brush.stroke("badge-bad")
    )


def _back(at: Point, _card: Card, brush: Brush) -> str:
    """An arrow that comes round: what makes a failure good."""
    bow = f"M{px(at.x - 4)} {px(at.y + 3)}A4.6 4.6 0 1 1 {px(at.x + 3.6)} {px(at.y + 2.4)}"
    head = f"M{px(at.x + 0.6)} {px(at.y + 2.6)}L{px(at.x + 4)} {px(at.y + 3)}L{px(at.x + 4.6)} {px(at.y - 0.6)}"
    return empty("path", d=bow, stroke_width="1.3", paint=brush.stroke("chip-recovers")) + empty(
        "path", d=head, stroke_width="1.3", paint=brush.stroke("chip-recovers")
    )


def _face(at: Point, _card: Card, brush: Brush) -> str:
    eyes = "".join(disc(Point(at.x + side, at.y - 1), 0.7, paint=brush.fill("text-soft")) for side in (-1.7, 1.7))
    mouth = f"M{px(at.x - 2.2)} {px(at.y + 1.6)}Q{px(at.x)} {px(at.y + 3)} {px(at.x + 2.2)} {px(at.y + 1.6)}"
    ring = disc(at, 4.6, stroke_width="1.1", paint=brush.stroke("soft"))
    return ring + eyes + empty("path", d=mouth, stroke_width="1.1", paint=brush.stroke("soft"))


def _stop(at: Point, _card: Card, brush: Brush) -> str:
    return rectangle(Box(at.x - 3.4, at.y - 3.4, 6.8, 6.8), 1, brush.fill("text"))


_CHIP_SIGNS: dict[str, Callable[[Point, Card, Brush], str]] = {
    "owner": _owner,
    "by": _by,
    "no-owner": _warning,
    "waits": _clock("chip-waits"),
    "takes": _clock("soft"),
    "fails": _fail,
    "recovers": _back,
    "feels": _face,
    "ends": _stop,
}


def unowned_badge(box: Box, brush: Brush) -> str:
    """The exclamation mark on the corner of a touchpoint that nobody owns."""
    x = box.x if brush.right_to_left else box.right
    at = Point(x - 2 if not brush.right_to_left else x + 2, box.y + 2)
    mark = f"M{px(at.x)} {px(at.y - 4)}V{px(at.y + 1)}M{px(at.x)} {px(at.y + 2.8)}V{px(at.y + 4.4)}"
    return disc(at, 7.5, stroke_width="1.5", paint=brush.both("badge-bad")) + empty(
        "path", d=mark, stroke_width="1.8", paint=brush.stroke("badge-bad")
    )


def decision(box: Box, brush: Brush, left: bool) -> str:
    """The diamond where the journey branches, on the side on which it goes on."""
    at = Point(box.x if left else box.right, box.y + box.height / 2)
    return diamond(at, 7.5, stroke_width="1.6", paint=brush.both("decision"))


def key_sign(sign: str, box: Box, brush: Brush) -> str:
    """What stands before an entry of the legend."""
    at = box.middle
    if sign in {"peak", "pit", "end"}:
        return disc(at, 5, paint=brush.both(f"pill-{sign}-dot"))
    if sign in {"best", "off-path", "target"}:
        role = "pill-peak-dot" if sign == "best" else "curve-ink-0-hollow"
        return disc(at, 4.4, stroke_width="2", paint=brush.both(role))
    if sign.startswith("curve-"):
        number = int(sign.removeprefix("curve-")) % 4
        line = empty("path", d=f"M{px(box.x)} {px(at.y)}H{px(box.right)}", stroke_width="2.4",
                     stroke_dasharray=CURVE_DASHES[number], paint=brush.stroke(f"curve-{number}"))  # fmt: skip
        return line + customer_sign(number, at, 4.0, paint=brush.both(f"curve-ink-{number}-dot"))
    return _KEY_SIGNS[sign](box, brush)


def _sample(kind: str) -> Callable[[Box, Brush], str]:
    def draw(box: Box, brush: Brush) -> str:
        line = f"M{px(box.x)} {px(box.middle.y)}H{px(box.right)}"
        return empty("path", d=line, stroke_width=WIDTHS.get(kind, "1.4"), stroke_dasharray=DASHES.get(kind),
                     paint=brush.stroke(f"line-{kind}"))  # fmt: skip

    return draw


def _framed(role: str, dash: str | None) -> Callable[[Box, Brush], str]:
    def draw(box: Box, brush: Brush) -> str:
        return rectangle(Box(box.x + 1, box.y + 2, box.width - 2, 12), 4, brush.both(role), stroke_dasharray=dash)

    return draw


_KEY_SIGNS: dict[str, Callable[[Box, Brush], str]] = {
    "meant": _framed("pill-meant", "3 2"),
    "unowned": _framed("card-unowned", "4 3"),
    "implied": _framed("card-support", "4 3"),
    "waits": lambda box, brush: _clock("chip-waits")(box.middle, None, brush),
    "fails": lambda box, brush: _fail(box.middle, None, brush),
    "truth": lambda box, brush: disc(box.middle, 4.2, stroke_width="1.5", paint=brush.both("truth")),
    "decides": lambda box, brush: diamond(box.middle, 6.5, stroke_width="1.6", paint=brush.both("decision")),
    "loop": _sample("loop"),
    "informs": _sample("informs"),
    "recovers": lambda box, brush: _back(box.middle, None, brush),
}  # fmt: skip
