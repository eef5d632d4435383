"""What a text was probably meant to be: durations, dates, shares and limits as people write them elsewhere."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

_UNITS = {
    "s": "s sec secs second seconds sek sekunde sekunden secondes segundos 秒 秒钟 秒鐘",
    "min": "m min mins minute minutes minuten minutos 分 分钟 分鐘 分間",
    "h": "h hr hrs hour hours std stunde stunden heure heures hora horas 小时 小時 时间 時間 时 時",
    "d": "d day days tag tage jour jours día días 天 日 日間",
    "wk": "w wk wks week weeks woche wochen semaine semaines semana semanas 周 週 週間 星期",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_PART = re.compile(r"\s*(\d{1,9}(?:[.,]\d{1,9})?)\s*([^\W\d_]{1,8})\.?\s*(?:,|and\s)?")
_ABOUT = re.compile(r"^(?:about|around|roughly|approx\.?|ca\.?|circa|max\.?|up to|etwa|environ|~|≈|约|約|大约|大約) ?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_BARE = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_COMPARED = re.compile(
    r"(<=|>=|=<|=>|<|>|=|≤|≥|⩽|⩾|at most|at least|under|over|max|min)?\.? ?(-?\d{1,9}(?:[.,]\d{1,9})?) ?(\S{0,12})"
)
_SIGNS = {
    **dict.fromkeys(("=<", "≤", "⩽", "at most", "max"), "<="),
    **dict.fromkeys(("=>", "≥", "⩾", "at least", "min"), ">="),
    "under": "<",
    "over": ">",
}
_RANGE = re.compile(r"\s*(\d{1,9}(?:[.,]\d{1,9})?)\s*([^\W\d_]{0,8}?)\s*(?:-|–|—|to|bis|~|至|～)\s*(\d.*)")
_AFTER_COMMA = re.compile(r"(\d{1,9})\s*([^\W\d_]{1,8}|%)?")
_BEFORE_COMMA = re.compile(r"[-+]?\d{1,9}")
_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?(?:[-./]\d{1,2}日?)?|(\d{1,2})[-./](\d{4})")
_NUMBER = re.compile(r"([-+]?\d{1,15}(?:\.\d{1,9})?)(?: ?/ ?\d{1,3}| ?[^\W\d_][^\d]*)?")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,9})?) ?(?:%|％|percent|per cent|pct)?")


def duration_meant(text: str) -> list[str]:
    """The durations that a text may have been meant to be.

    >>> duration_meant("8"), duration_meant("8 minutes"), duration_meant("1h30m"), duration_meant("1:30")
    (['8 min', 'PT8M'], ['8 min'], ['1 h 30 min'], ['1 h 30 min', '1 min 30 s'])
    >>> duration_meant("５分钟"), duration_meant("1,5 hours"), duration_meant("a while")
    (['5 min'], ['1.5 h'], [])
    """
    text = _ABOUT.sub("", text.strip().lower(), count=1)
    if _BARE.fullmatch(text):
        return [f"{text} min", f"PT{text}M"] if "." not in text else [f"{text} min"]
    if clock := _CLOCK.fullmatch(text):
        first, second = int(clock[1]), int(clock[2])
        return [f"{first} h {second} min", f"{first} min {second} s"] if first else [f"{second} min", f"{second} s"]
    parts, at = [], 0
    while at < len(text) and len(parts) < 4:
        found = _PART.match(text, at)
        if found is None or found[2] not in _UNIT_OF:
            return []
        count = found[1].translate(_ASCII).replace(",", ".")
        parts.append(f"{count} {_UNIT_OF[found[2]]}")
        at = found.end()
    return [" ".join(parts)] if parts and at == len(text) else []


class Range(NamedTuple):
    """Two lengths between which a third one lies. middle: half way, empty where the two have not one unit."""

    shortest: str
    longest: str
    middle: str


def range_meant(text: str) -> Range | None:
    """The two lengths of a text that says from when to when.

    >>> range_meant("5-10 min")
    Range(shortest='5 min', longest='10 min', middle='7.5 min')
    >>> range_meant("50 min to 1 h"), range_meant("8 min")
    (Range(shortest='50 min', longest='1 h', middle=''), None)
    """
    found = _RANGE.fullmatch(text[:64])
    last = duration_meant(found[3]) if found else []
    if found is None or not last:
        return None
    number, _, unit = last[0].partition(" ")
    first = duration_meant(f"{found[1]} {found[2] or unit}")
    if not first:
        return None
    low, _, low_unit = first[0].partition(" ")
    middle = f"{(float(low) + float(number)) / 2:g} {unit}" if low_unit == unit else ""
    return Range(first[0], last[0], middle)


def comma_in_number(before: Any, key: str, value: Any) -> str | None:
    """The number that was typed with a decimal comma between braces, where a comma ends a value; None if none was.

    before: what stands before the comma; key: what stands after it, which YAML takes for a key; value: of that key.

    >>> comma_in_number(2, "5 min", None), comma_in_number(-2, "5", None), comma_in_number("a", "5", None)
    ('2.5 min', '-2.5', None)
    """
    found = _AFTER_COMMA.fullmatch(key) if value is None else None
    unit = (found[2] or "").lower() if found else ""
    if found is None or (unit and unit not in _UNIT_OF and unit != "%") or not _BEFORE_COMMA.fullmatch(str(before)):
        return None
    joint = "" if unit == "%" else " "
    return f"{before}.{found[1]}" + (f"{joint}{_UNIT_OF.get(unit, unit)}" if unit else "")


_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")


def date_meant(text: str) -> str | None:
    """The day that a text names, if there is no doubt about it.

    >>> date_meant("2026/1/9"), date_meant("9.1.2026"), date_meant("01/09/2026"), date_meant("2026-02-30")
    ('2026-01-09', '2026-01-09', None, None)
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = found[1] or found[6], found[2] or found[5], found[3] or found[4]
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def month_meant(text: str) -> str | None:
    """The month that a text names.

    >>> month_meant("2026-9"), month_meant("09/2026"), month_meant("September")
    ('2026-09', '2026-09', None)
    """
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        return None
    year, month = int(found[1] or found[4]), int(found[2] or found[3])
    return f"{year:04}-{month:02}" if 1 <= month <= 12 else None


def share_meant(text: str) -> str | None:
    """The share that a text names.

    >>> share_meant("20 percent"), share_meant("20"), share_meant("12,5 %"), share_meant("120%"), share_meant("half")
    ('20%', '20%', '12.5%', None, None)
    """
    found = _PERCENT.fullmatch(text.strip().lower())
    if found is None:
        return None
    number = found[1].replace(",", ".")
    return f"{number}%" if float(number) <= 100 else None


def limit_meant(text: str) -> list[str]:
    """The limits that a text may have been meant to be.

    >>> limit_meant("5"), limit_meant("≤ 5 min"), limit_meant("at least 90"), limit_meant("few")
    (['<= 5', '>= 5'], ['<= 5'], ['>= 90'], [])
    """
    found = _COMPARED.fullmatch(text.strip().lower())
    if found is None:
        return []
    number = found[2].replace(",", ".")
    if found[1] is None:
        return [f"<= {number}", f">= {number}"]
    return [f"{_SIGNS.get(found[1], found[1])} {number}"]


def bool_meant(text: str) -> str | None:
    """Whether a text means true or false.

    >>> bool_meant("yes"), bool_meant("off"), bool_meant("maybe")
    ('true', 'false', None)
    """
    word = text.strip().lower()
    if word in {"true", "yes", "y", "on", "ja", "oui", "是", "1"}:
        return "true"
    return "false" if word in {"false", "no", "n", "off", "nein", "non", "否", "0"} else None


def number_meant(text: str) -> str | None:
    """The number that a text names, or begins with.

    >>> number_meant("-2"), number_meant("1,5"), number_meant("−2"), number_meant("two")
    ('-2', '1.5', '-2', None)
    >>> number_meant("+2 happy"), number_meant("7/10"), number_meant("8 min")
    ('2', '7', '8')
    """
    found = _NUMBER.fullmatch(text[:64].strip().replace("−", "-").replace("–", "-").replace(",", "."))
    if found is None:
        return None
    return text if found[1] == text else found[1].removeprefix("+")
