"""How names are spelled: with what nobody can see, with accents of their own, with letters that look like others.

An id is compared letter by letter, and a person compares by eye. Where the two could disagree, the id is refused.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

INVISIBLE = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""Characters that show nothing or turn the direction of others, as ranges of a pattern (Unicode, annexes 9 and 31)."""

VISIBLE_PATTERN = f"[^\\s{INVISIBLE}]"
"""What every text has in it: a character that can be seen."""

OWN_KEY_PATTERN = f"^x-[^{INVISIBLE}]*$"
"""A key that is kept and never read."""

_UNSEEN = f"[{INVISIBLE}]"

_LOOKALIKES = {
    "A": "АΑᎪ", "B": "ВΒᏴ", "C": "СᏟⲤ", "D": "Ꭰ", "E": "ЕΕᎬ", "G": "ԌᏀ", "H": "НΗᎻ", "I": "ІΙӀ", "J": "ЈͿᎫ",
    "K": "КΚᏦ", "L": "Ꮮ", "M": "МΜᎷ", "N": "Ν", "O": "ОΟՕ", "P": "РΡᏢ", "Q": "Ԛ", "R": "Ꮢ", "S": "ЅՏᏚ", "T": "ТΤᎢ",
    "V": "ѴᏙ", "W": "ԜᎳ", "X": "ХΧ", "Y": "УΥҮ", "Z": "ΖᏃ",
    "a": "аαɑ", "c": "сᴄ", "d": "ԁ", "e": "е", "g": "ɡց", "h": "һհ", "i": "іιɩ", "j": "јϳյ", "l": "ӏ", "n": "ո",
    "o": "оοօᴏ", "p": "рρ", "q": "ԛզ", "s": "ѕ", "u": "υսᴜ", "v": "νѵᴠ", "w": "ԝᴡ", "x": "х", "y": "уγү", "z": "ᴢ",
    "٠": "۰", "١": "۱", "٢": "۲", "٣": "۳", "٧": "۷", "٨": "۸", "٩": "۹",
    "口": "ロ", "二": "ニ", "力": "カ", "卜": "ト", "八": "ハ", "夕": "タ", "工": "エ", "一": "ー",
    "ヘ": "へ", "り": "リ",
}  # fmt: skip
"""Letters of other scripts that look the same as one letter (Unicode, technical standard 39; the usual ones)."""

_ALIKE = {ord(other): letter for letter, others in _LOOKALIKES.items() for other in others}


def is_unseen(character: str) -> bool:
    """Whether a character shows nothing, or turns the direction of others."""
    return re.match(_UNSEEN, character) is not None


def bare(name: str) -> str:
    r"""A name without what nobody sees, in the form that is compared.

    >>> bare("lob\u200bby")
    'lobby'
    """
    return name if name.isascii() else composed(re.sub(_UNSEEN, "", name))


@lru_cache(maxsize=8192)
def look(name: str) -> str:
    """How a name looks: in small letters of the usual width, with letters of other scripts put as those they look like.

    No letter of a script is taken for another of the same script.

    >>> look("dеsk"), look("ｄｅｓｋ"), look("DЕSK")
    ('desk', 'desk', 'desk')
    >>> look("Masse") == look("Maße"), look("room-1") == look("room-l"), look("前台") == look("后台")
    (False, False, False)
    """
    if name.isascii():
        return name.lower()
    plain = re.sub(_UNSEEN, "", unicodedata.normalize("NFKD", name))
    return unicodedata.normalize("NFC", plain.translate(_ALIKE).lower())


def looks(name: str) -> frozenset[str]:
    """How a name looks, and how it is spelled in small letters: names that share one are taken for one another.

    A person does so with the first, a disk that knows no letter case with the second.

    >>> looks("Кухня") & looks("кухня"), looks("Desk") & looks("dеsk"), looks("Desk") & looks("Till")
    (frozenset({'кухня'}), frozenset({'desk'}), frozenset())
    """
    return frozenset((look(name), name.lower()))


def composed(name: str) -> str:
    r"""A name in the form that is compared: every letter in one piece with its accents (NFC).

    >>> composed("cafe\u0301") == "café"
    True
    """
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def misspelt(name: str, is_text: bool = False) -> tuple[str, str] | None:
    r"""What is wrong with the spelling of an id, a key or a reference, and how it is spelled right; None if nothing is.

    is_text: it is a name in words, where what joins or turns letters may be at home.

    >>> misspelt("check-in"), misspelt("前台")
    (None, None)
    >>> misspelt("lob\u200bby")
    ('has a character in it that nobody can see (U+200B, zero width space)', 'lobby')
    """
    if name.isascii():
        return None
    if not is_text and (found := re.search(_UNSEEN, name)):
        return f"has a character in it that nobody can see ({described(found[0])})", bare(name)
    if not unicodedata.is_normalized("NFC", name):
        return "has letters and accents that are stored apart (it is not in the form NFC)", composed(name)
    return None


def difference(first: str, second: str) -> str:
    """In what two names differ that look the same.

    >>> difference("Desk", "desk"), difference("desk", "dеsk")
    ('only by letter case', 'by letters that look the same (U+0435, cyrillic small letter ie)')
    """
    if first.lower() == second.lower():
        return "only by letter case"
    others = set(first) ^ set(second)
    odd = next((letter for letter in second + first if letter in others and not letter.isascii()), None)
    return "by letters that look the same" + (f" ({described(odd)})" if odd else "")


def described(character: str) -> str:
    r"""The number and the name of a character.

    >>> described("\u200b")
    'U+200B, zero width space'
    """
    return ", ".join(filter(None, (f"U+{ord(character):04X}", unicodedata.name(character, "").lower())))
