"""A whole blueprint: its head, its directories, its journey, and the figures beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from blueprint.testing.directories import directories, names, owner, scores, some_of
from blueprint.testing.steps import Setting, steps, ways
from blueprint.testing.words import dates, durations, scales, short_texts, texts

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ja", "ar", "he", "de", "xx")
FACTORS = ("product", "service", "relationship", "convenience", "brand", "price")


@st.composite
def blueprints(draw: st.DrawFn, most_steps: int = 9) -> dict[str, Any]:
    """A whole valid blueprint, with at most so many steps."""
    of = Setting(draw(names()), draw(scales), draw(st.integers(1, most_steps)))
    made = [draw(steps(number, of)) for number in range(of.count)]
    for number, step in enumerate(made):
        if draw(st.integers(0, 3)) == 0:
            step |= draw(ways(number, of))
    return draw(_head(of)) | draw(directories(of.names)) | {"journey": draw(_phases(made))} | draw(_figures(made, of))


@st.composite
def _head(draw: st.DrawFn, of: Setting) -> dict[str, Any]:
    parts = {"scenario": texts, "goal": texts, "state": st.sampled_from(["current", "target", "future"]),
             "language": st.sampled_from(LANGUAGES), "reviewed": dates, "x-team": short_texts}  # fmt: skip
    scale = {} if of.scale.said is None else {"scale": of.scale.said}
    return {"blueprint": 1, "title": draw(texts)} | draw(some_of(parts)) | scale


@st.composite
def _phases(draw: st.DrawFn, made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps in one phase, two or three."""
    cuts = sorted({0, *draw(st.lists(st.integers(0, len(made)), max_size=2)), len(made)})
    stages = {"stage": st.sampled_from(["before", "during", "after"])}
    return [{"phase": draw(short_texts), "steps": made[start:end]} | draw(some_of(stages))
            for start, end in pairwise(cuts)]  # fmt: skip


@st.composite
def _figures(draw: st.DrawFn, made: list[dict[str, Any]], of: Setting) -> dict[str, Any]:
    """Links, promises, indicators and factors."""
    found = {
        "links": draw(_links(made)),
        "promises": {f"promise-{number}": draw(_promise(of)) for number in range(draw(st.integers(0, 2)))},
        "indicators": {f"figure-{number}": draw(_indicator(of)) for number in range(draw(st.integers(0, 3)))},
        "factors": {factor: draw(scores()) for factor in draw(st.lists(st.sampled_from(FACTORS), unique=True))},
    }
    return {key: value for key, value in found.items() if value}


@st.composite
def _links(draw: st.DrawFn, made: list[dict[str, Any]]) -> list[Any]:
    ends = [f"{step['id']}/{lane}" for step in made
            for lane in ("backstage", "kitchen", "support", "desk", "frontstage") if lane in step]  # fmt: skip
    if len(ends) < 2:
        return []
    pairs = draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends)), max_size=4))
    parts = {"label": short_texts, "within": durations, "artefact": short_texts}
    return [{"from": start, "to": end} | draw(some_of(parts)) for start, end in pairs if start != end]


@st.composite
def _promise(draw: st.DrawFn, of: Setting) -> dict[str, Any]:
    parts = {"promised": durations, "delivered": durations, "owner": owner(of.names)}
    return {"says": draw(texts), "at": draw(st.sampled_from(of.ids))} | draw(some_of(parts))


@st.composite
def _indicator(draw: st.DrawFn, of: Setting) -> dict[str, Any]:
    months = st.dictionaries(st.sampled_from(["2026-08", "2026-09", "2026-10"]), st.integers(0, 60), min_size=1)
    parts = {
        "at": st.sampled_from((*of.ids, *of.names.owners)), "owner": owner(of.names), "unit": short_texts,
        "kind": st.sampled_from(["quality", "quantity"]), "actual": st.integers(-5, 90), "complaints": months,
        "target": st.one_of(st.sampled_from(["<= 5", ">= 7.5", "= 3", "< -1"]), st.just([2, 8])),
    }  # fmt: skip
    return {"name": draw(short_texts)} | draw(some_of(parts))
