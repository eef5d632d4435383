"""What the YAML parser complains of, told to a person: the usual slips, each with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from blueprint.errors import Span, excerpt
from blueprint.load.parsing import blanks, misfits, slips, tabs
from blueprint.load.parsing.trouble import Advice, Trouble
from blueprint.named import NamedTuple

_IN_EVERY_CASE = (slips.conflict, slips.markup, slips.template, tabs.tab, blanks.odd_space, slips.slashes, slips.dash)
_BY_WORDS: tuple[tuple[str, Callable[[Trouble], Advice | None]], ...] = (
    (r"mapping values are not allowed", slips.second_colon),
    (r"could not find expected ':'", slips.no_colon),
    (r"quoted scalar.*(end of stream|document)", slips.open_quote),
    (r"quoted scalar.*(escape|hexa?decimal|chr\(\))|^chr\(\)", slips.escape),
    (r"block (collection|mapping).*(expected <block end>|'-' indicator|expected key)", misfits.out_of_line),
    (r"<document start>", misfits.out_of_line),
    (r"expected ',' or '[\]}]'", misfits.brackets),
    (r"expected (the )?node content", slips.not_known),
    (r"expected (the )?node content", misfits.no_value),
    (r"cannot start any token", slips.first_character),
    (r"scanning an (alias|anchor)", slips.star_or_ampersand),
    (r"scanning a block scalar", slips.bar_or_angle),
    (r"sequence entries are not allowed", slips.dash_after_key),
    (r"mapping keys are not allowed", slips.question_mark),
    (r"directive|incompatible YAML", slips.directive),
    (r"\btag\b", slips.tag),
)
_WORDS_KEPT = 120


def explain(text: str, error: Exception, last: Any) -> tuple[str, str, Span]:
    """What is wrong, what to do, and where. last: the last event that the parser gave before it stopped."""
    words, line, column, opened = _facts(error, last)
    lines = [*text.splitlines(), *([""] if text.endswith(("\n", "\r")) or not text else [])]
    if line > len(lines):  # the parser counts a line that it adds itself
        line, column = len(lines), len(lines[-1]) + 1
    trouble = Trouble(lines, line, column, opened, last)
    for look in _IN_EVERY_CASE:
        if (advice := look(trouble)) is not None:
            return advice
    for pattern, look in _BY_WORDS:
        if re.search(pattern, words) and (advice := look(trouble)) is not None:
            return advice
    return slips.unknown(trouble, excerpt(words, _WORDS_KEPT))


class _Facts(NamedTuple):
    words: str
    line: int
    column: int
    opened: tuple[int, int] | None


def _facts(error: Exception, last: Any) -> _Facts:
    """What the parser says: its words, the place of the trouble, and the place of what had begun there."""
    problem, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    here = problem or began or getattr(last, "end_mark", None)
    said = (getattr(error, "context", None), getattr(error, "problem", None))
    words = ": ".join(filter(None, said)) or f"{type(error).__name__}: {error}"
    words = "".join(character if character.isprintable() else "?" for character in words)
    opened = (began.line + 1, began.column + 1) if began else None
    return _Facts(words, here.line + 1 if here else 1, here.column + 1 if here else 1, opened)
