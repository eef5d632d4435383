"""The words that a picture itself brings, in the blueprint's language: names of lanes and lines, marks, the legend.

They stand in `words/`, one file a language, all with the same keys. To add a language, add its file and name it in
`LANGUAGES`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "pt", "zh-Hans", "zh-Hant")
"""The languages that there are words for, as BCP 47 tags."""

_TAGS = {tag.lower(): tag for tag in LANGUAGES}
_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "aran", "hebr", "thaa"})
_PLACEHOLDER = re.compile(r"\{(\w+)\}")

FORMS: dict[str, Callable[[int], int]] = {
    "ar": lambda count: count - 1 if count in {1, 2} else 2 if 3 <= count % 100 <= 10 else 3 if count % 100 > 10 else 4,
    "he": lambda count: count - 1 if count in {1, 2} else 2,
    "fr": lambda count: int(count > 1),
    "pt": lambda count: int(count > 1),
}
"""Which of the forms of a word goes with a number, where it is not one form for 1 and one for the rest (CLDR 48)."""


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language. language: the tag of the words, which is not always the one that was asked for."""

    language: str
    table: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.table[key]

    def say(self, key: str, /, **values: object) -> str:
        """A phrase with its placeholders filled in. What is filled in is left as it is, braces and all.

        >>> words("en").say("of", count=2, all=11)
        '2 of 11'
        >>> words("de").say("by", name="{count}")
        'durch {count}'
        """
        return _fill(self.table[key], values)

    def count(self, key: str, count: int) -> str:
        """A number of things. The forms that a word takes with numbers stand in the table between bars.

        >>> words("en").count("about.steps", 1), words("en").count("about.steps", 3)
        ('1 step', '3 steps')
        >>> words("ja").count("about.steps", 1), words("he").count("unit.d", 2)
        ('1ステップ', 'יומיים')
        """
        forms = self.table[key].split("|")
        which = FORMS.get(self.language, _one_and_more)(count)
        return _fill(forms[min(which, len(forms) - 1)], {"count": count})


def words(language: str) -> Words:
    """The words for a BCP 47 tag: of that language, else of the one it is a variety of, else English.

    >>> words("ja")["peak"]
    'ピーク'
    >>> [words(tag).language for tag in ("pt-BR", "zh", "zh-TW", "sv")]
    ['pt', 'zh-Hans', 'zh-Hant', 'en']
    """
    return _read(_nearest(language))


def is_spoken(language: str) -> bool:
    """Whether there are words of a language, not only English ones in its place.

    >>> is_spoken("pt-BR"), is_spoken("zh-TW"), is_spoken("sv")
    (True, True, False)
    """
    return _nearest(language) != "en" or _subtags(language)[0] == "en"


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left. A script in its tag decides, else its usual one.

    >>> is_right_to_left("ar-EG"), is_right_to_left("az-Arab"), is_right_to_left("ug-Latn"), is_right_to_left("en")
    (True, True, False, False)
    """
    primary, *others = _subtags(language)
    script = next((part for part in others if len(part) == 4 and part.isalpha()), None)
    return script in _RIGHT_TO_LEFT_SCRIPTS if script else primary in _RIGHT_TO_LEFT


def _fill(phrase: str, values: Mapping[str, object]) -> str:
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), phrase)


def _one_and_more(count: int) -> int:
    return int(count != 1)


def _nearest(language: str) -> str:
    """The one of `LANGUAGES` that is nearest to a tag."""
    subtags = _subtags(language)
    if found := _TAGS.get("-".join(subtags)):
        return found
    primary, *others = subtags
    if primary == "zh":
        traditional = "hant" in others or ("hans" not in others and not _TRADITIONAL_REGIONS.isdisjoint(others))
        return "zh-Hant" if traditional else "zh-Hans"
    return _TAGS.get(primary, "en")


def _subtags(language: str) -> list[str]:
    """The parts of a tag in lower case, without extensions and private use; `zh_TW` is taken for `zh-TW`."""
    parts = language.strip().lower().replace("_", "-").split("-")
    extras = next((at for at, part in enumerate(parts) if at and len(part) == 1), len(parts))
    return parts[:extras]


@cache
def _read(tag: str) -> Words:
    text = (Path(__file__).parent / "words" / f"{tag}.json").read_bytes()
    return Words(tag, MappingProxyType(json.loads(text)))
