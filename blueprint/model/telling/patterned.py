"""The sentences about texts that follow a pattern: durations, shares, dates, months, limits, ids, arrows.

Each is told what it probably was meant to be.
"""

from __future__ import annotations

from blueprint.errors import excerpt
from blueprint.model.durations import DURATION_PATTERN, DURATION_WHOLE, PERCENT_PATTERN
from blueprint.model.patterns import ARROW_PATTERN, DATE_PATTERN, ID_PATTERN, MONTH_PATTERN, TARGET_PATTERN
from blueprint.model.slugs import slug
from blueprint.model.telling.mending import (
    Range,
    date_meant,
    duration_meant,
    limit_meant,
    month_meant,
    range_meant,
    share_meant,
)

Told = tuple[str, str, str]
"""A code, what is wrong, and what to do."""

LIMITS = frozenset({"most", "tolerates", "within", "promised"})
"""The fields whose length is a limit: of a range, the longer one is meant."""


def _duration(text: str, said: str, field: str = "") -> Told:
    meant = duration_meant(text)
    if not meant and (two := range_meant(text)):
        return "BP104", f"`{said}` says from when to when, and a duration is one length", _one_length(two, field)
    units = "the units are s, min, h, d and wk"
    if text.strip().replace(".", "", 1).isdigit():
        return "BP104", f"`{said}` has no unit", f"write `{'` or `'.join(meant)}`; {units}" if meant else units
    if text.lstrip().startswith(("-", "−")):
        return "BP104", f"`{said}` is less than no time", "write it as `8 min`"
    if meant:
        return "BP104", f"`{said}` is no duration", f"did you mean `{'` or `'.join(meant)}`?"
    return "BP104", f"`{said}` is no duration", f"write it as `8 min`, `1 h 30 min` or `PT8M`; {units}"


def _one_length(two: Range, field: str) -> str:
    """What to write in place of a range. A wait's `most` is a limit that holds, so it is offered for that only."""
    if field in LIMITS:
        return f"write the limit: `{two.longest}`"
    usual = two.middle or two.longest
    if field not in {"waits", "for"}:
        return f"write the usual length, such as `{usual}`"
    limited = f"{{for: {usual}, most: {two.longest}}}"
    at_the_most = f"`waits: {limited}`" if field == "waits" else f"`{limited[1:-1]}`"
    return f"write the usual length, such as `{usual}`; if it must never be more than {two.longest}, {at_the_most}"


def _share(text: str, said: str) -> Told:
    number = text.strip().rstrip("%％ ").replace(",", ".", 1)
    if number.replace(".", "", 1).isdigit() and len(number) < 12 and float(number) > 100:
        return (
            "BP106",
            f"a share is at most 100%, which is the whole, and this is `{said}`",
            "write it as `20%` or `0.2`",
        )
    if number.replace(".", "", 1).isdigit() and text.strip() == number and float(number) <= 1:
        return "BP104", f"`{said}` in quotes is text", f"write `{number}` without quotes, or `20%`"
    meant = share_meant(text)
    return "BP104", f"`{said}` is no share", f"did you mean `{meant}`?" if meant else "write it as `20%` or `0.2`"


def _date(text: str, said: str) -> Told:
    meant = date_meant(text)
    hint = f"did you mean `{meant}`?" if meant else "write year, month and day: `2026-11-01`"
    return "BP104", f"`{said}` is no date", hint


def _month(text: str, said: str) -> Told:
    meant = month_meant(text)
    return "BP104", f"`{said}` is no month", f"did you mean `{meant}`?" if meant else "write year and month: `2026-09`"


def _target(text: str, said: str) -> Told:
    meant = limit_meant(text)
    if len(meant) == 2:
        return "BP104", f"`{said}` does not say which way", f'write `"{meant[0]}"`, `"{meant[1]}"`, or a range `[2, 4]`'
    if meant:
        return "BP104", f"`{said}` is no limit", f'write `"{meant[0]}"`; a unit goes into `unit:`'
    return "BP104", f"`{said}` is no limit", 'write `"<= 5"`, `">= 90"`, or a range `[2, 4]`'


def _id(text: str, said: str) -> Told:
    return "BP104", f"`{said}` cannot be an id, which has letters, digits, `-`, `_` and `.` only", \
        f"did you mean `{excerpt(slug(text), 64)}`?"  # fmt: skip


def _arrow(_: str, said: str) -> Told:
    return "BP104", f"`{said}` has no arrow", "write `a -> b: label`"


def told_of(pattern: str, text: str, said: str, field: str) -> Told | None:
    """The sentence for a text that does not follow a pattern, None for a pattern that nothing is known of.

    said: the text as it is shown; field: the key that it stands after.
    """
    if pattern in {DURATION_PATTERN, DURATION_WHOLE}:
        return _duration(text, said, field)
    tell = _TELL.get(pattern)
    return tell(text, said) if tell else None


_TELL = {
    PERCENT_PATTERN: _share,
    DATE_PATTERN: _date,
    MONTH_PATTERN: _month,
    TARGET_PATTERN: _target,
    ID_PATTERN: _id,
    ARROW_PATTERN: _arrow,
}
