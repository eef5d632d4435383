"""Blueprints with one mistake in them, for what reads, reports or mends files."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

from hypothesis import strategies as st

from blueprint.testing.whole import blueprints


class Spoiled(NamedTuple):
    """A blueprint that is not valid. data: as a YAML file would give it; code: of the problem; what: the mistake."""

    data: dict[str, Any]
    code: str
    what: str


class Mistake(NamedTuple):
    """What is done to a step. code: of the problem that it makes; what: in words; key, value: what is written."""

    code: str
    what: str
    key: str
    value: Any


IN_A_STEP = (
    Mistake("BP103", "a key that means nothing", "frontstagee", "Greets"),
    Mistake("BP104", "a word for a score", "emotion", "happy"),
    Mistake("BP104", "a number for a duration", "waits", 5),
    Mistake("BP104", "a mark that there is none of", "mark", "summit"),
    Mistake("BP104", "nothing done", "backstage", [None]),
    Mistake("BP106", "a score outside the scale", "emotion", 1e6),
    Mistake("BP106", "a share over one", "next", [{"to": "s0", "loop": True, "share": "150%"}]),
    Mistake("BP107", "a step that there is none of", "next", "nowhere-at-all"),
    Mistake("BP107", "an owner that nobody declares", "frontstage", {"does": "Greets", "owner": "nobody-at-all"}),
)


def _in_a_step(data: dict[str, Any], place: int, mistake: Mistake) -> None:
    steps = [step for phase in data["journey"] for step in phase["steps"]]
    step = steps[place % len(steps)]
    step[mistake.key] = mistake.value
    if mistake.key == "emotion" and "customer" not in step:
        step["customer"] = "Does something"
    if mistake.value == {"does": "Greets", "owner": "nobody-at-all"}:
        data.setdefault("owners", {"someone": "Someone"})


def _no_title(data: dict[str, Any]) -> None:
    del data["title"]


def _no_steps(data: dict[str, Any]) -> None:
    data["journey"] = "one day"


def _later_version(data: dict[str, Any]) -> None:
    data["blueprint"] = 99


def _twice(data: dict[str, Any]) -> None:
    data["journey"][0]["steps"].insert(0, {"id": "s0", "customer": "Comes in"})
    data["journey"][-1]["steps"].append({"id": "s0", "customer": "Leaves"})


OF_THE_WHOLE: tuple[tuple[str, str, Callable[[dict[str, Any]], None]], ...] = (
    ("BP105", "no title", _no_title),
    ("BP104", "a text for the journey", _no_steps),
    ("BP109", "a version of the format that is yet to come", _later_version),
    ("BP108", "one id for two steps", _twice),
)


@st.composite
def spoiled(draw: st.DrawFn, most_steps: int = 9) -> Spoiled:
    """A blueprint with one mistake, and the code of the problem that it makes (there may be others in its wake)."""
    data = deepcopy(draw(blueprints(most_steps)))
    if draw(st.booleans()):
        code, what, spoil = draw(st.sampled_from(OF_THE_WHOLE))
        spoil(data)
        return Spoiled(data, code, what)
    mistake = draw(st.sampled_from(IN_A_STEP))
    _in_a_step(data, draw(st.integers(0, most_steps - 1)), mistake)
    return Spoiled(data, mistake.code, mistake.what)
