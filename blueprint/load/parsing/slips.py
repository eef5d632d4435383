"""The usual slips of the hand in YAML: each function looks at the place of the trouble and says what it is, or None."""

from __future__ import annotations

import re

from blueprint.errors import excerpt
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.items import key_at, leading_key, steps_missing
from blueprint.load.parsing.lines import point
from blueprint.load.parsing.trouble import LEAD, Advice, Trouble

_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")
_TEMPLATE = re.compile(r"(?<![\"'\w])\{[{%]")
_DASH = re.compile(r" {0,200}([-–—•·*])( {0,9})(?=[^\W\d_][^\s:]{0,40}:(?:\s|$))")
_SLASHES = re.compile(r"\s*(//+|/\*+)\s*(.*)")
_UNKNOWN = re.compile(r"\?+\s*(?:[,}\]]|#|$)")
_KEY_BEFORE = re.compile(r"([^\s:{}\[\],\"'#-][^:{}\[\],\"'#]{0,80}):\s*$")
_TIGHT_COLON = re.compile(r"""([^\s:"'\[{][^:"'\[{]*):(?!//)(\S.*)""")
_ESCAPE = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.)")
_SUGGESTED = 60


def unknown(trouble: Trouble, words: str) -> Advice:
    return trouble.here(say.NOT_YAML.of(words=words))


# ── whatever the parser says ────────────────────────────────────────────────────────────────────────────────────────


def conflict(trouble: Trouble) -> Advice | None:
    found = (number for number, line in enumerate(trouble.lines, 1) if _CONFLICT.match(line))
    line = next(found, 0)
    return trouble.at(line, 1, say.CONFLICT, 7) if line else None


def template(trouble: Trouble) -> Advice | None:
    found = _TEMPLATE.search(trouble.text(trouble.line))
    if found is None:
        return None
    blank = "{% … %}" if found[0] == "{%" else "{{ … }}"
    return trouble.at(trouble.line, found.start() + 1, say.TEMPLATE.of(blank=blank), 2)


def markup(trouble: Trouble) -> Advice | None:
    first = next((number for number, line in enumerate(trouble.lines, 1) if line.strip()), 0)
    return trouble.at(first, 1, say.ROOT_IS_MARKUP) if re.match(r"\s*<[\w?!]", trouble.text(first)) else None


def slashes(trouble: Trouble) -> Advice | None:
    """A remark as other languages write it, in the lines of the trouble or the one above."""
    for line in (*(line for line, _ in trouble.places), trouble.above):
        if found := _SLASHES.match(trouble.text(line)):
            rest = excerpt(found[2].removesuffix("*/").strip(), _SUGGESTED)
            said = say.SLASHES.of(slashes=found[1][:2], rest=rest)
            return trouble.at(line, found.start(1) + 1, said, 2)
    return None


def dash(trouble: Trouble) -> Advice | None:
    """A dash with no space after it, or a long one, before a key in the line of the trouble or the one above."""
    for line in (trouble.line, trouble.above):
        found = _DASH.match(trouble.text(line))
        if found is None or (found[1] == "-" and found[2]):
            continue
        said = say.TIGHT_DASH if found[1] == "-" else say.LONG_DASH
        rest = excerpt(trouble.text(line)[found.end() :].strip(), _SUGGESTED)
        return trouble.at(line, found.start(1) + 1, said.of(dash=found[1], rest=rest))
    return None


# ── colons ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def second_colon(trouble: Trouble) -> Advice | None:
    """A colon where none may be: in a text without quotes, or in a line that the line above has swallowed."""
    line = trouble.text(trouble.line)
    if advice := steps_missing(trouble):
        return advice
    lead = LEAD.match(line)
    start = lead.end() if lead else 0
    key, colon, value = line[start:].partition(": ")
    if colon and start + len(key) + 1 < trouble.column:
        return trouble.here(say.COLON_IN_TEXT.of(suggestion=_suggestion(key, value)))
    if not trouble.above:
        return None
    if advice := colon_missing(trouble, trouble.above):
        return advice
    return trouble.at(trouble.line, start + 1, say.TOO_DEEP_A_LINE.of(above=trouble.above), max(len(key), 1))


def no_colon(trouble: Trouble) -> Advice | None:
    line, column = trouble.opened or (trouble.line, trouble.column)
    quoted = trouble.text(line)[column - 1 : column] in ("'", '"')
    return (None if quoted else colon_missing(trouble, line)) or trouble.at(line, column, say.KEY_NOT_IN_ONE_LINE)


def colon_missing(trouble: Trouble, line: int) -> Advice | None:
    """A line that should say `key: value` and does not; None if it does."""
    text = trouble.text(line)
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    said = text[start:]
    if re.search(r":(\s|$)", said) or not said.strip():
        return None
    words = excerpt(said.strip(), 40)
    if key := _first_word(trouble, line, start):
        told = say.KEY_WITHOUT_COLON.of(line=words, key=key, rest=excerpt(said.strip()[len(key) :].strip(), 40))
    elif key := leading_key(trouble, line, start):
        told = say.ITEM_WITHOUT_KEY.of(line=words, key=key)
    else:
        told = say.NO_COLON.of(line=words)
    return spoilt_colon(text, line) or trouble.at(line, start + 1, told, len(said.rstrip()))


def _first_word(trouble: Trouble, line: int, start: int) -> str:
    """The first word of a line, if it is a key that may stand beside the keys around it; else nothing."""
    from blueprint.model.records import fields_of, schema

    word, _, rest = trouble.text(line)[start:].strip().partition(" ")
    models = [fields for fields in map(fields_of, schema()["models"]) if word in fields]
    if not rest or not models:
        return ""
    beside = next(filter(None, (key_at(trouble.text(line + step), start) for step in (1, -1, 2, -2))), "")
    return word if not beside or any(beside in fields for fields in models) else ""


def spoilt_colon(text: str, line: int) -> Advice | None:
    """A colon that is none to YAML: a wide one, or one with no space after it."""
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    key, wide, value = text[start:].partition("：")
    if wide:
        return Advice(*say.WIDE_COLON.of(suggestion=_plain(key, value)), point(line, start + len(key) + 1))
    if (tight := _TIGHT_COLON.match(text, start)) is None:
        return None
    return Advice(*say.TIGHT_COLON.of(suggestion=_plain(tight[1], tight[2])), point(line, tight.end(1) + 1))


def _suggestion(key: str, value: str) -> str:
    whole = f"{key}: {_quoted(value)}"
    return f": `{whole}`" if len(whole) <= _SUGGESTED and not set(value) & set("\"'{}[]") else ""


def _quoted(value: str) -> str:
    return '"' + value.strip().replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(key: str, value: str) -> str:
    return excerpt(f"{key.strip()}: {value.strip()}")


# ── quotes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def open_quote(trouble: Trouble) -> Advice | None:
    return trouble.at(*trouble.opened, say.OPEN_QUOTE) if trouble.opened else None


def escape(trouble: Trouble) -> Advice | None:
    text = trouble.text(trouble.line)
    found = _ESCAPE.match(text, max(text.rfind("\\", 0, trouble.column), 0))
    if found is None:
        return None
    said = say.NO_SUCH_CHARACTER if len(found[0]) > 2 else say.NO_SUCH_ESCAPE
    return trouble.at(trouble.line, found.start() + 1, said.of(escape=found[0]), len(found[0]))


# ── the first character of a text ───────────────────────────────────────────────────────────────────────────────────


def first_character(trouble: Trouble) -> Advice | None:
    if trouble.rest.startswith("```"):
        return trouble.here(say.CODE_FENCE, 3)
    return _begins_with(trouble, trouble.line, trouble.column, say.BEGINS_WITH_RESERVED)


def star_or_ampersand(trouble: Trouble) -> Advice | None:
    line, column = trouble.opened or (trouble.line, trouble.column)
    return _begins_with(trouble, line, column, say.BEGINS_WITH_MARK)


def bar_or_angle(trouble: Trouble) -> Advice | None:
    line, column = trouble.opened or (trouble.line, trouble.column)
    return _begins_with(trouble, line, column, say.BEGINS_WITH_BLOCK)


def question_mark(trouble: Trouble) -> Advice | None:
    return not_known(trouble) or _begins_with(trouble, trouble.line, trouble.column, say.BEGINS_WITH_MARK)


def not_known(trouble: Trouble) -> Advice | None:
    """A question mark that is all there is: what it stands for is not known yet."""
    key = _KEY_BEFORE.search(trouble.before[-100:])
    if key is None or not _UNKNOWN.match(trouble.rest):
        return None
    drawn = ": what nobody owns is drawn so" if key[1] == "owner" else ""
    typed = trouble.rest[: len(trouble.rest) - len(trouble.rest.lstrip("?"))]
    said = say.NOT_KNOWN.of(key=excerpt(key[1], 40), drawn=drawn, quoted=_quoted(excerpt(typed, 20)))
    return trouble.here(said, len(typed))


def tag(trouble: Trouble) -> Advice | None:
    line, column = trouble.opened or (trouble.line, trouble.column)
    return _begins_with(trouble, line, column, say.BEGINS_WITH_MARK)


def _begins_with(trouble: Trouble, line: int, column: int, said: say.Said) -> Advice:
    text = trouble.text(line)[column - 1 :]
    short = text and len(text) <= _SUGGESTED and not set(text) & set("\"'{}[],#") and ": " not in text
    suggestion = f": `{_quoted(text)}`" if short else ""
    character = "a backtick" if text.startswith("`") else f"`{text[:1]}`"
    return trouble.at(line, column, said.of(character=character, suggestion=suggestion))


def dash_after_key(trouble: Trouble) -> Advice | None:
    return trouble.here(say.DASH_AFTER_KEY)


def directive(trouble: Trouble) -> Advice | None:
    return trouble.at(trouble.line, 1, say.DIRECTIVE)
