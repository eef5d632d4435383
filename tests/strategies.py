"""Whole valid blueprints, generated: plain data as a YAML file would give it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

WORDS = (
    *("waits", "pays", "at the counter", "orders a flat white", "with oat milk", "and leaves", "checks in", "x"),
    *("Donaudampfschifffahrt", "顾客在柜台点了一杯咖啡", "レビューを読む", "결제를 진행합니다"),
    *("يدفع ثمن القهوة", "🎉"),
    "https://example.org/a-very-long-address/without/any/space/at/all",
)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
short_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
durations = st.sampled_from(["4 min", "90 s", "1 h 30 min", "PT8M", "2 d"])
scores = st.integers(-30, 30).map(lambda tenths: tenths / 10)
LANES = {"desk": {"kind": "frontstage", "name": "Desk"}, "kitchen": {"kind": "backstage", "name": "Kitchen"},
         "rules": {"kind": "note", "name": "Rules"}}  # fmt: skip


@st.composite
def actions(draw: st.DrawFn) -> Any:
    """What staff do: as a text, or the long way."""
    text = draw(texts)
    if draw(st.booleans()):
        return text
    keys = {"by": short_texts, "takes": durations, "feels": scores, "fails": short_texts}
    chosen = draw(st.lists(st.sampled_from(sorted(keys)), unique=True, max_size=3))
    return {"does": text} | {key: draw(keys[key]) for key in chosen}


@st.composite
def steps(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """One step, whose id is `s` and its number."""
    step: dict[str, Any] = {"id": f"s{number}", "customer": draw(texts)}
    if draw(st.booleans()):
        step["emotion"] = draw(scores)
    if draw(st.booleans()):
        things = st.integers(1, 6).map(lambda which: f"Thing no. {which}")
        step["touchpoints"] = draw(st.lists(things, min_size=1, max_size=3, unique=True))
    for lane, most in (("frontstage", 2), ("desk", 2), ("backstage", 3), ("kitchen", 2), ("support", 2)):
        if draw(st.integers(0, 3)) == 0:
            step[lane] = draw(st.lists(actions(), min_size=1, max_size=most))
    if draw(st.integers(0, 4)) == 0:
        step |= {"waits": draw(durations), "notes": {"pain": draw(texts)}, "rules": draw(short_texts)}
    if draw(st.integers(0, 5)) == 0:
        step["mark"] = draw(st.sampled_from(["peak", "pit", "end", "milestone"]))
    return step


@st.composite
def ways(draw: st.DrawFn, number: int, count: int) -> dict[str, Any]:
    """What a step says of the steps after it: nothing, a skip, a loop, or a decision."""
    targets = draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=3, unique=True))
    branches = [
        {"to": f"s{target}", "loop": target <= number} | ({"when": draw(short_texts)} if draw(st.booleans()) else {})
        for target in targets
    ]
    if draw(st.integers(0, 5)) == 0:
        branches.append({"to": "end", "when": draw(short_texts)})
    return {"next": branches, "decides": len(branches) > 1} if branches else {}


@st.composite
def blueprints(draw: st.DrawFn, most_steps: int = 9) -> dict[str, Any]:
    """A whole blueprint."""
    count = draw(st.integers(1, most_steps))
    made = [draw(steps(number)) for number in range(count)]
    for number, step in enumerate(made):
        if draw(st.integers(0, 3)) == 0:
            step |= draw(ways(number, count))
    cut = draw(st.integers(0, count))
    journey = [{"phase": draw(short_texts), "steps": part} for part in (made[:cut], made[cut:]) if part]
    whole: dict[str, Any] = {"blueprint": 1, "title": draw(texts), "lanes": LANES, "journey": journey}
    whole["language"] = draw(st.sampled_from(["en", "zh-Hans", "ar", "de"]))
    if draw(st.booleans()):
        whole["scenario"] = draw(texts)
    whole["links"] = draw(_links(made))
    return whole


@st.composite
def _links(draw: st.DrawFn, made: list[dict[str, Any]]) -> list[Any]:
    ends = [
        f"{step['id']}/{lane}" for step in made for lane in ("backstage", "kitchen", "support", "desk") if lane in step
    ]
    if len(ends) < 2:
        return []
    pairs = draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends)), max_size=4))
    label = st.sampled_from(["", "order", "a longer message on the line"])
    return [
        {"from": start, "to": end} | ({"label": said} if (said := draw(label)) else {})
        for start, end in pairs
        if start != end
    ]
