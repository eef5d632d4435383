"""The steps of a journey: what everybody does, how it feels, where it leads."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

from blueprint.testing.directories import Names, notes, owner, scores, some_of
from blueprint.testing.words import Scale, dates, durations, ratings, short_texts, sources, texts

SHARES = {2: (["90%", "10%"], [0.5, 0.5]), 3: (["20%", "30%", "50%"], ["1%", "1%", "98%"])}


class Setting(NamedTuple):
    """What a step can lean on: the ids there are, the scale, and how many steps there will be."""

    names: Names
    scale: Scale
    count: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all steps."""
        return tuple(f"s{number}" for number in range(self.count))


def feelings(scale: Scale) -> st.SearchStrategy[Any]:
    """How something feels: a score, or all that is known of it."""
    whole = some_of({"target": scale.scores(), "source": sources, "n": st.integers(1, 99), "date": dates})
    felt = scale.scores()
    return st.one_of(felt, st.tuples(whole, felt).map(lambda pair: pair[0] | {"felt": pair[1]}))


def waits() -> st.SearchStrategy[Any]:
    """A wait: how long, or all that is known of it."""
    parts = {"for": durations, "most": durations, "explained": st.booleans(), "occupied": st.booleans()}
    return st.one_of(durations, some_of(parts).filter(bool))


@st.composite
def failures(draw: st.DrawFn, of: Setting) -> Any:
    """What can go wrong."""
    rated = dict.fromkeys(("severity", "occurrence", "detection"), ratings)
    parts = rated | {"recovery": st.sampled_from(of.ids), "owner": owner(of.names)}
    return {"what": draw(short_texts)} | draw(some_of(parts)) if draw(st.booleans()) else draw(short_texts)


@st.composite
def actions(draw: st.DrawFn, of: Setting) -> Any:
    """What staff do: as a text, or the long way."""
    text = draw(texts)
    if draw(st.booleans()):
        return text
    parts: dict[str, Any] = {"by": owner(of.names), "takes": durations, "feels": of.scale.scores(),
                             "fails": failures(of), "owner": owner(of.names), "notes": notes()}  # fmt: skip
    if of.names.systems:
        parts["needs"] = st.lists(st.sampled_from(of.names.systems), min_size=1, max_size=2, unique=True)
    return {"does": text} | draw(some_of(parts))


@st.composite
def steps(draw: st.DrawFn, number: int, of: Setting) -> dict[str, Any]:
    """One step, whose id is `s` and its number."""
    step: dict[str, Any] = {"id": f"s{number}"} | draw(_customers(of))
    met = of.names.touchpoints or tuple(f"Thing no. {which}" for which in range(1, 7))
    parts: dict[str, Any] = {
        "touchpoints": st.lists(st.sampled_from(met), min_size=1, max_size=3, unique=True),
        "level": st.sampled_from(["coping", "service", "experience"]), "scores": scores(), "notes": notes(),
        "mark": st.sampled_from(["peak", "pit", "end", "transition", "milestone"]), "x-ticket": short_texts,
    }  # fmt: skip
    if "customer" in step:
        parts |= {"emotion": feelings(of.scale), "waits": waits(), "tolerates": durations, "fails": failures(of)}
    for lane, most in (("frontstage", 2), ("desk", 2), ("backstage", 3), ("kitchen", 2), ("support", 2)):
        parts[lane] = st.lists(actions(of), min_size=1, max_size=most)
    parts["rules"] = st.sampled_from(of.names.policies) if of.names.policies else short_texts
    chosen = draw(st.lists(st.sampled_from(sorted(parts)), unique=True, max_size=6))
    return step | {key: draw(parts[key]) for key in chosen}


@st.composite
def _customers(draw: st.DrawFn, of: Setting) -> dict[str, Any]:
    """What the customers do: all of them the same, or some of them each their own."""
    if len(of.names.customers) < 2 or draw(st.booleans()):
        return {"customer": draw(texts)}
    acting = draw(st.lists(st.sampled_from(of.names.customers), min_size=1, unique=True))
    own = {"takes": durations, "waits": waits(), "emotion": feelings(of.scale)}
    return {key: {"does": draw(texts)} | draw(some_of(own)) for key in acting}


@st.composite
def ways(draw: st.DrawFn, number: int, of: Setting) -> dict[str, Any]:
    """Where a step leads other than to the next: a skip, a loop, a decision, with or without shares."""
    targets = draw(st.lists(st.integers(0, of.count - 1), min_size=1, max_size=3, unique=True))
    said = [
        {"to": f"s{target}", "loop": target <= number} | ({"when": draw(short_texts)} if draw(st.booleans()) else {})
        for target in targets
    ]
    if draw(st.integers(0, 5)) == 0 and len(said) < 3:
        said.append({"to": "end", "when": draw(short_texts)})
    if len(said) in SHARES and draw(st.booleans()):
        shares = draw(st.sampled_from(SHARES[len(said)]))
        said = [way | {"share": share} for way, share in zip(said, shares, strict=True)]
    return {"next": said, "decides": len(said) > 1}
