"""Which names are probably one name: a stricter likeness than that of a slip of the pen, since both were declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width, normalize

from blueprint.graph.nodes import Node
from blueprint.model.likeness import near, skeleton

LONGEST = 64
"""Names of more letters than this are alike only if they are the same."""

_ENOUGH = 8
"""With how many names that share a trace a name is compared."""

_ONE_MORE, _SWAPPED, _OTHER = 7, 6, 8
"""How long a word must be for one letter more, two swapped, or one other inside it to be no accident."""


def lookalikes(nodes: Iterable[Node]) -> Iterator[tuple[Node, Node]]:
    """Each node whose name looks like that of an earlier one, with that one.

    Names that may be alike share a trace, so each is compared with few others: the cost is linear in all names.
    """
    by_trace: dict[str, list[Node]] = {}
    for node in nodes:
        traces = list(dict.fromkeys(_traces(node.name)))
        others = dict.fromkeys(other for trace in traces for other in by_trace.get(trace, ())[:_ENOUGH])
        found = next((other for other in others if alike(node.name, other.name)), None)
        if found is not None:
            yield node, found
        for trace in traces:
            by_trace.setdefault(trace, []).append(node)


def alike(name: str, other: str) -> bool:
    """Whether two names that people declared are probably one.

    >>> alike("Call centre", "Call Center"), alike("Key card", "Key-cards"), alike("E-mail", "Email")
    (True, True, True)
    >>> alike("Room 1", "Room 2"), alike("Gate A", "Gate B"), alike("Seller", "Teller")
    (False, False, False)
    >>> alike("北区客服中心", "南区客服中心")
    False
    """
    first, second = normalize("NFKC", name), normalize("NFKC", other)
    if skeleton(first) == skeleton(second):
        return True
    if max(len(first), len(second)) > LONGEST or _is_wide(first) or _is_wide(second) or not near(first, second):
        return False
    words, others = _words(first), _words(second)
    unlike = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return len(words) == len(others) and len(unlike) == 1 and _one_word(*unlike[0])


def _one_word(word: str, other: str) -> bool:
    """Whether two words that are one slip apart are one word."""
    shorter, longer = sorted((word, other), key=len)
    if shorter[:1] != longer[:1]:
        return False
    if len(shorter) < len(longer):
        return len(longer) >= _ONE_MORE or (longer == shorter + "s" and len(shorter) > 3)
    return len(word) >= (_SWAPPED if sorted(word) == sorted(other) else _OTHER)


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold())


def _is_wide(name: str) -> bool:
    return any(east_asian_width(character) in "WF" for character in name)


def _traces(name: str) -> Iterator[str]:
    """The bones of a name, and all that lack one letter: two names that are alike share one of these.

    Each begins with the digits of the name, since different digits tell names apart.
    """
    bones = skeleton(normalize("NFKC", name))
    digits = "".join(filter(str.isdigit, bones)) + " "
    yield digits + bones
    if 4 <= len(bones) <= LONGEST and not _is_wide(bones):
        for place in range(1, len(bones)):
            if not bones[place].isdigit():
                yield digits + bones[:place] + bones[place + 1 :]
