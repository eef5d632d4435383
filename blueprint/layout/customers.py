"""How the curves of several customers are told apart: each has a sign, a dash and, where there are colours, a hue.

The three go together, so that a curve is known on a black and white page, by colour-blind eyes, and where only a dot of
it can be seen.
"""

from __future__ import annotations

from blueprint.named import NamedTuple


class CustomerLook(NamedTuple):
    """sign: the kind of sign at the moments of a customer; dash: that of the line, in px (none: it is whole)."""

    sign: str
    dash: tuple[float, ...]


CUSTOMER_LOOKS = (
    CustomerLook("circle", ()),
    CustomerLook("square", (9, 4)),
    CustomerLook("diamond", (2, 4.5)),
    CustomerLook("triangle", (13, 4, 2, 4)),
    CustomerLook("nabla", (18, 5)),
    CustomerLook("cross", (5, 5)),
    CustomerLook("hexagon", (10, 4, 2, 4, 2, 4)),
    CustomerLook("bowtie", (16, 4, 6, 4)),
)
"""In the order of the customers; after the last the first comes again."""


def look(number: int) -> int:
    """Which of the looks a customer has. number: which customer, from 0.

    >>> look(0), look(7), look(8)
    (0, 7, 0)
    """
    return number % len(CUSTOMER_LOOKS)
