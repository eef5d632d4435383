"""A realistic service of any size, the same at every call: a hotel chain that never ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

STEPS_A_PHASE = 8
OWNERS = ("front-office", "housekeeping", "kitchen", "reservations", "digital")
TOUCHPOINTS = ("website", "lobby", "front-desk", "key-card", "room", "menu", "bill", "phone-line")
SYSTEMS = ("booking-engine", "property-system", "kitchen-screen", "payment")
DOES = ("Finds and books a room", "Arrives at the hotel", "Waits in the check-in line", "Checks in",
        "Finds a handwritten welcome", "Calls room service", "Eats", "Checks out and pays")  # fmt: skip
IN_VIEW = ("Takes the booking", "Greets and takes the bags", "Registers the guest", "Shows the way to the room")
OUT_OF_VIEW = ("Keeps rates up to date", "Assigns a ready room", "Prepares the room", "Cooks the meal")
SCORES = (1, 0, -2, -1, 3, 1, 1, -1)


def service(steps: int) -> str:
    """The text of a blueprint with so many steps, and 4.5 elements and edges a step."""
    return "\n".join([*_head(steps), *(line for number in range(steps) for line in _step(number, steps))]) + "\n"


def written(folder: Path, steps: int) -> str:
    """The name of a file in a folder with such a blueprint."""
    path = folder / f"{steps}.yaml"
    path.write_text(service(steps), encoding="utf-8")
    return str(path)


def _head(steps: int) -> Iterator[str]:
    yield "blueprint: 1"
    yield f"title: A stay of {steps} steps"
    yield "owners:"
    yield from (f"  {one}: {_named(one)}" for one in OWNERS)
    yield "touchpoints:"
    yield from (f"  {one}: {{name: {_named(one)}, owner: {OWNERS[number % len(OWNERS)]}}}"
                for number, one in enumerate(TOUCHPOINTS))  # fmt: skip
    yield "systems:"
    yield from (f"  {one}: {{name: {_named(one)}, owner: digital}}" for one in SYSTEMS)
    yield "journey:"


def _named(key: str) -> str:
    return key.replace("-", " ").capitalize()


def _step(number: int, steps: int) -> Iterator[str]:
    turn = number % STEPS_A_PHASE
    if turn == 0:
        yield f"  - phase: Day {number // STEPS_A_PHASE + 1}"
        yield "    steps:"
    wait = ", waits: 8 min" if turn == 2 else ""
    yield f"      - id: s{number}"
    yield f"        customer: {{does: {DOES[turn]}, takes: {turn + 2} min{wait}}}"
    yield f"        emotion: {SCORES[turn]}"
    if turn in {0, 3, 6}:
        yield f"        touchpoints: [{TOUCHPOINTS[number % len(TOUCHPOINTS)]}]"
    if turn in {0, 1, 3, 7}:
        yield f"        frontstage: {{does: {IN_VIEW[number // 2 % 4]}, by: {OWNERS[number % 5]}}}"
    if turn in {3, 7}:
        needs = f", needs: {SYSTEMS[number // STEPS_A_PHASE % len(SYSTEMS)]}" if turn == 7 else ""
        yield f"        backstage: {{does: {OUT_OF_VIEW[number // 4 % 4]}, by: {OWNERS[number % 4]}{needs}}}"
    yield from _ways(number, steps)


def _ways(number: int, steps: int) -> Iterator[str]:
    """Now and then a branch that skips a step, and a loop back."""
    if number % 24 == 11 and number + 2 < steps:
        yield "        next:"
        yield f"          - {{to: s{number + 1}, when: no room is ready, share: 10%}}"
        yield f"          - {{to: s{number + 2}, when: a room is ready, share: 90%}}"
    elif number % 24 == 20 and number + 1 < steps:
        yield "        next:"
        yield f"          - {{to: s{number - 4}, when: something is wrong, share: 5%, loop: true}}"
        yield f"          - {{to: s{number + 1}, when: all is well, share: 95%}}"
