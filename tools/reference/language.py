"""The page of the language: every key of the format, from the models and from what editors say of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from blueprint.model import blueprint as models
from blueprint.model.records import fields_of
from blueprint.model.schema.parts import title_of
from blueprint.model.schema.texts import MEANING
from blueprint.model.telling.phrasebook import describe, words_of
from tools.reference.markdown import anchor, code, plain, several, slug, table
from tools.reference.values import VALUES, values

HEAD = """\
# The language

Every key of a blueprint: what it is for, what it holds, and an example. A key in **bold** has to be there; all others
may be left out. Written from the models that read the files, so it is complete; an editor that knows
[the schema](../how-to/write-in-your-editor.md) shows the same.

How a whole file looks: [the tutorial](../tutorial.md), [the gallery](../gallery.md), or `blueprint init`, which writes
one with a remark beside every key."""

ORDER: tuple[tuple[str, str], ...] = (
    ("Blueprint", "The whole file"), ("Phase", "Phase"), ("Step", "Step"), ("Action", "Action"),
    ("Touchpoint", "Touchpoint"), ("Emotion", "Emotion"), ("Wait", "Wait"), ("Failure", "Fail point"),
    ("Notes", "Notes"), ("Scores", "Scores"), ("Branch", "Way on"), ("Link", "Link"), ("Promise", "Promise"),
    ("Indicator", "Indicator"), ("Scale", "Scale"), ("Customer", "Customer"), ("Owner", "Owner"), ("System", "System"),
    ("Policy", "Policy"), ("Lane", "Lane"), ("Ignore", "Accepted finding"), ("Catalog", "Catalog"),
)  # fmt: skip
"""The things that have keys, in the order in which one meets them, with their headings."""

_HEADING = dict(ORDER)
_MANY = 5
"""Lists of more words stand in the last chapter alone."""


def page() -> str:
    """The page, as Markdown."""
    parts = chain([HEAD], overview(), *(thing(name) for name, _ in ORDER), values(), words())
    return "\n".join([*parts, ""])


def overview() -> Iterator[str]:
    """What there is on the page: two lists of links."""
    yield from ("", "## What is here", "", "**Things that have keys:** " + ", ".join(_link(name) for name, _ in ORDER))
    listed = ", ".join(f"[{title.lower()}](#{slug(title)})" for title, _ in VALUES)
    yield from ("", f"**How values are written:** {listed}")
    chosen = ", ".join(f"[{title.lower()}](#{place})" for place, title, _ in lists())
    yield from ("", f"**Words to choose from:** {chosen}")


def thing(name: str) -> Iterator[str]:
    """A thing that has keys, with a table of them."""
    model = model_called(name)
    yield from ("", f"## {_HEADING[name]}", "")
    yield "\n\n".join(plain(part) for part in (model.__doc__ or "").split("\n\n"))
    if held := ", ".join(places_with(name)):
        yield from ("", f"Stands in {held}.")
    yield from table(("key", "what it is for", "what it holds", "example"), rows(name, model))


def rows(name: str, model: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    """The keys of a model: a row for each."""
    for field, info in model.model_fields.items():
        key = info.alias or field
        said = describe(name, key)
        typed = code(key) if not info.is_required() else f"**{code(key)}**"
        examples = several(f"{key}: {example}" for example in said.examples)
        yield (
            f"{anchor(f'{place_of(name)}-{key}')}{typed}",
            plain(info.description or ""),
            holds(name, key, info),
            examples,
        )


def holds(name: str, key: str, info: FieldInfo) -> str:
    """What stands in a field: in words, with links to what has keys of its own and to lists of words."""
    chosen = words_of(fields_of(name)[key])
    if chosen:
        listed = ", ".join(map(code, chosen[:_MANY])) + (", …" if len(chosen) > _MANY else "")
        return f"[one of](#{list_of(chosen)[0]}) {listed}"
    said = plain(describe(name, key).holds)
    longer = [_link(part) for part in parts_of(info.annotation) if part != name]
    return f"{said}; with details: {', '.join(longer)}" if longer else said


def places_with(name: str) -> list[str]:
    """The keys that hold a thing, as links."""
    return [
        f"[{code(key)} of {_article(other)}](#{place_of(other)}-{key})"
        for other, _ in ORDER
        for field, info in model_called(other).model_fields.items()
        if name in parts_of(info.annotation) and (key := info.alias or field)
    ]


def parts_of(annotation: Any) -> list[str]:
    """The models that a field may hold, in their order."""
    found, waiting = [], [annotation]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, type) and issubclass(part, BaseModel):
            found.append(part.__name__)
        waiting.extend(one for one in get_args(part) if not isinstance(one, FieldInfo))
    return list(dict.fromkeys(found))


def lists() -> list[tuple[str, str, tuple[str, ...]]]:
    """Every closed list of words: its place in the page, its title, its words."""
    found: dict[tuple[str, ...], str] = {}
    for name, _ in ORDER:
        for field, info in model_called(name).model_fields.items():
            key = info.alias or field
            if chosen := words_of(fields_of(name)[key]):
                found.setdefault(chosen, f"{key} of {_article(name)}")
    found.setdefault(get_args(models.Factor), "factors")
    return [(slug(title), title, chosen) for chosen, title in found.items()]


def list_of(chosen: tuple[str, ...]) -> tuple[str, str]:
    """The place and the title of a list of words."""
    return next((place, title) for place, title, listed in lists() if listed == chosen)


def words() -> Iterator[str]:
    """All words to choose from, with what each means."""
    yield from ("", "## Words to choose from")
    for _, title, chosen in lists():
        yield from ("", f"### {title[0].upper()}{title[1:]}")
        meaning = MEANING[frozenset(chosen)]
        yield from table(("word", "meaning"), ((code(word), plain(meaning[word])) for word in chosen))


def model_called(name: str) -> type[BaseModel]:
    """The model of a name."""
    found: type[BaseModel] = getattr(models, name, None) or next(
        part for part in _subclasses() if part.__name__ == name
    )
    return found


def place_of(name: str) -> str:
    """Where in the page a thing stands."""
    return slug(_HEADING[name])


def _subclasses() -> list[type[BaseModel]]:
    return models.Declared.__subclasses__()


def _link(name: str) -> str:
    return f"[{_HEADING[name].lower()}](#{place_of(name)})"


def _article(name: str) -> str:
    title = title_of(name).lower()
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"
