"""Names that look alike: for a did-you-mean, and for telling a slip of the pen from a new name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

_AND = "[,;、，/&+]| and | und "
_VARIED = dict.fromkeys(map(ord, " -_.\u3000"))


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """A name without what people vary: case, spaces, hyphens, underscores, full stops.

    >>> skeleton("Front-Desk") == skeleton("front desk")
    True
    """
    return name.casefold().translate(_VARIED)


def near(name: str, other: str) -> bool:
    """Whether two names are so alike that one is probably a slip of the other.

    One slip (a letter more, less, other or two swapped) in five letters or more; for Chinese, Japanese and Korean in
    six characters or more, since there one character is a word. Different digits are never a slip.

    >>> near("Loby", "Lobby"), near("Room 1", "Room 2"), near("Bill", "Bell"), near("前台", "后台")
    (True, False, False, False)
    """
    first, second = skeleton(name), skeleton(other)
    if _digits(first) != _digits(second):
        return False
    if first == second:
        return True
    longer = max(first, second, key=len)
    return len(longer) >= (6 if _wide(longer) else 5) and _one_slip(first, second)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _wide(name: str) -> bool:
    return any(unicodedata.east_asian_width(character) in "WF" for character in name)


def _one_slip(first: str, second: str) -> bool:
    if len(first) < len(second):
        first, second = second, first
    if len(first) - len(second) > 1:
        return False
    same = next((place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(second))
    if len(first) > len(second):
        return first[same + 1 :] == second[same:]
    swapped = first[same : same + 2] == second[same : same + 2][::-1] and first[same + 2 :] == second[same + 2 :]
    return swapped or first[same + 1 :] == second[same + 1 :]


class Likeness:
    """The declared names, kept so that one near a given name is found without comparing with all of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_slip: dict[str, list[str]] = {}
        for name in names:
            for slip in _slips(skeleton(name)):
                self._by_slip.setdefault(slip, []).append(name)

    def near(self, name: str) -> str | None:
        """The first declared name that is near, if there is one."""
        if not self._by_slip:
            return None
        found = (other for slip in _slips(skeleton(name)) for other in self._by_slip.get(slip, ()))
        return next((other for other in found if near(name, other)), None)


def _slips(bones: str) -> Iterator[str]:
    """The skeleton and all that lack one of its letters: two names one slip apart share one of these."""
    yield bones
    if 4 <= len(bones) <= 64:
        for place in range(len(bones)):
            yield bones[:place] + bones[place + 1 :]


def closest(given: str, choices: Iterable[str], most: int = 3, least: float = 0.6) -> list[str]:
    """The choices that look most like a given name, the best first. least: how like, by difflib's ratio (0 to 1).

    >>> closest("fornstage", ["frontstage", "backstage", "support"])
    ['frontstage']
    """
    import difflib

    by_skeleton: dict[str, str] = {}
    for choice in choices:
        by_skeleton.setdefault(skeleton(choice), choice)
    found = difflib.get_close_matches(skeleton(given), by_skeleton, n=most, cutoff=least)
    return [by_skeleton[bones] for bones in found]


def did_you_mean(given: str, choices: Iterable[str]) -> str:
    """A sentence that offers the closest choice, or names them all when none is close.

    >>> did_you_mean("kithcen", ["kitchen", "hotel"])
    'did you mean `kitchen`?'
    >>> did_you_mean("x", ["kitchen", "hotel"])
    'there is `kitchen`, `hotel`'
    """
    choices = list(choices)
    found = closest(given, choices, 1)
    return f"did you mean `{found[0]}`?" if found else there_is(choices)


def there_is(choices: list[str]) -> str:
    """A sentence that names the choices, twelve at the most; nothing if there are none."""
    if not choices:
        return ""
    listed = ", ".join(f"`{choice}`" for choice in choices[:12])
    return f"there is {listed}" + (f" and {len(choices) - 12} more" if len(choices) > 12 else "")


def several(text: str, is_known: Callable[[str], object]) -> str | None:
    """A list in brackets, for a text that names several things; None if it does not. is_known: whether a name is one.

    >>> several("peak, end", ["peak", "pit", "end"].__contains__)
    '[peak, end]'
    """
    parts = [part.strip() for part in re.split(_AND, text[:400])]
    return f"[{', '.join(parts)}]" if len(parts) > 1 and all(map(is_known, parts)) else None
