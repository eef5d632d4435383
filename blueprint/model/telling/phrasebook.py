"""What every field holds, in plain words, and how to write it: what a message about a wrong value says."""

from __future__ import annotations

from typing import NamedTuple

from blueprint.model.records import fields_of
from blueprint.model.telling.faults import Node, choices_of, resolved


class Field(NamedTuple):
    """holds: what stands in the field, `a duration`; examples: each way of writing it."""

    holds: str
    examples: tuple[str, ...]


_AN_ACTION = ("an action", "Registers the guest", "{does: Registers the guest, takes: 4 min}")
_A_FAIL_POINT = ("a fail point", "No room is ready", "{what: No room is ready, recovery: offer-drink}")
_A_DURATION = ("a duration", "8 min")
_AN_OWNER = ("the id of one owner", "front-office")
_A_FEELING = ("a score", "-2", "{felt: -2, source: interviews}")
_A_NOTE = ("text", "Nobody says how long it takes", "{pain: Nobody says how long it takes}")
_IGNORES = ("accepted findings, each with its reason", "{rule: BP301, why: The landlord runs it until June}")
_A_LINK = ("a link", "check-in -> go-to-room: the key")

NOTES = ("pain", "idea", "question", "opportunity", "quote", "note")

_FIELDS: dict[str, tuple[str, ...]] = {
    "blueprint": ("the version of the format", "1"),
    "catalog": ("the version of the format", "1"),
    "title": ("text", "Overnight hotel stay"),
    "id": ("an id", "check-in"),
    "scenario": ("text", "One night, arriving late"),
    "goal": ("text", "Repeat bookings"),
    "language": ("the code of a language", "en", "zh-Hans"),
    "scale": ("two numbers, the lowest score and the highest", "[-3, 3]", "{from: 0, to: 10, good: low}"),
    "reviewed": ("a date", "2026-11-01"),
    "use": ("the path of a catalog, or a list of them", "[../catalog.yaml]"),
    "use[]": ("the path of a catalog", "../catalog.yaml"),
    "customers": ("ids with names", "{traveller: Business traveller}"),
    "customers{}": ("the name of a customer", "Business traveller"),
    "owners": ("ids with names", "{hotel: The hotel}", "{kitchen: {name: Kitchen, part_of: hotel}}"),
    "owners{}": ("the name of an owner", "Kitchen", "{name: Kitchen, part_of: hotel}"),
    "Blueprint.touchpoints": ("ids with names", "{lobby: {name: Lobby, owner: hotel}}"),
    "Blueprint.touchpoints{}": ("the name of a touchpoint", "Lobby", "{name: Lobby, owner: hotel}"),
    "systems": ("ids with names", "{till: Till}", "{till: {name: Till, owner: kitchen}}"),
    "systems{}": ("the name of a system", "Till", "{name: Till, owner: kitchen}"),
    "policies": ("ids with names", "{no-tips: {name: No tips, says: Staff take no tips}}"),
    "policies{}": ("the name of a policy", "No tips", "{name: No tips, says: Staff take no tips}"),
    "lanes": ("ids with kinds", "{kitchen-line: {kind: backstage, name: Kitchen}}"),
    "lanes{}": ("a lane", "{kind: backstage, name: Kitchen}"),
    "journey": ("a list of phases", "[{phase: Arrive, steps: [{customer: Waits in line}]}]"),
    "journey[]": ("a phase with its steps", "{phase: Arrive, steps: [{customer: Waits in line}]}"),
    "phase": ("the name of the phase", "Arrive"),
    "steps": ("a list of steps", "[{customer: Waits in line}]"),
    "steps[]": ("a step with its keys", "{customer: Waits in line}"),
    "Blueprint.links": ("a list of links", "[check-in -> go-to-room: the key]"),
    "links[]": _A_LINK,
    "links{}": ("the label of the link", "the key"),
    "promises": ("ids with promises", "{quick: {says: In your room in ten minutes, at: check-in}}"),
    "promises{}": ("a promise", "{says: In your room in ten minutes, at: check-in}"),
    "indicators": ("ids with figures", "{line-time: {name: Time in line, at: check-in}}"),
    "indicators{}": ("an indicator", "{name: Time in line, at: check-in}"),
    "factors": ("scores by factor", "{price: {experience: 7, expectation: 7}}"),
    "factors{}": ("scores from 0 to 10", "{experience: 7, expectation: 7}"),
    "ignore": _IGNORES,
    "ignore[]": ("an accepted finding with its reason", *_IGNORES[1:]),
    "Step.customer": ("what the customer does", "Waits in line", "{does: Waits in line, tolerates: 10 min}"),
    "customer[]": ("an action", "Waits in line", "{does: Waits in line}"),
    "touchpoints": ("touchpoints", "[lobby]", "[{name: Bar, owner: front-office}]"),
    "touchpoints[]": ("a touchpoint", "lobby", "{name: Bar, owner: front-office}"),
    "frontstage": _AN_ACTION,
    "frontstage[]": _AN_ACTION,
    "backstage": ("an action", "Assigns a ready room", "{does: Assigns a ready room, takes: 4 min}"),
    "backstage[]": ("an action", "Assigns a ready room", "{does: Assigns a ready room, takes: 4 min}"),
    "support": ("a process or the id of a system", "property-system", "{does: Sends the bill, owner: hotel}"),
    "support[]": ("a process or the id of a system", "property-system", "{does: Sends the bill, owner: hotel}"),
    "takes": _A_DURATION,
    "waits": ("a duration", "8 min", "{for: 8 min, explained: true}"),
    "tolerates": _A_DURATION,
    "for": _A_DURATION,
    "most": _A_DURATION,
    "within": _A_DURATION,
    "promised": _A_DURATION,
    "delivered": _A_DURATION,
    "emotion": _A_FEELING,
    "feels": _A_FEELING,
    "felt": ("a score", "-2"),
    "Emotion.target": ("a score", "2"),
    "neutral": ("a score", "0"),
    "Scale.from": ("the lowest score", "-3"),
    "Scale.to": ("the highest score", "3"),
    "scores": ("scores from 0 to 10", "{experience: 5, expectation: 7}"),
    **dict.fromkeys(("experience", "expectation", "importance", "ideal"), ("a score from 0 to 10", "7")),
    "next": ("the id of a step, or a list of ways on", "check-in", "[{to: check-in, share: 90%}, {to: bar}]"),
    "next[]": ("a way on", "check-in", "{to: check-in, share: 90%}"),
    "to": ("the id of a step", "check-in"),
    "when": ("text", "no room is ready"),
    "share": ("a part of the whole", "20%", "0.2"),
    "fails": _A_FAIL_POINT,
    "fails[]": _A_FAIL_POINT,
    "what": ("what goes wrong", "No room is ready"),
    "recovery": ("the id of the step that makes it good", "offer-drink"),
    "severity": ("a whole number from 1 (hardly noticed) to 10 (disaster)", "7"),
    "occurrence": ("a whole number from 1 (hardly ever) to 10 (nearly always)", "4"),
    "detection": ("a whole number from 1 (seen at once) to 10 (never seen)", "3"),
    "notes": _A_NOTE,
    "Customer.notes": ("text", "Lands late, leaves early"),
    **dict.fromkeys(NOTES, ("text, or a list of texts", "Nobody says how long it takes")),
    **{f"{key}[]": ("text", "Nobody says how long it takes") for key in NOTES},
    "source": ("how it is known", "interviews"),
    "n": ("a whole number of people", "14"),
    "date": ("a date", "2026-10-02"),
    "does": ("what is done", "Registers the guest"),
    "by": ("who does it, a post or a role", "Desk clerk"),
    "needs": ("ids of systems or actions", "[property-system]"),
    "needs[]": ("the id of a system or an action", "property-system"),
    "owner": _AN_OWNER,
    "name": ("a name", "Front desk"),
    "Customer.name": ("a name", "Business traveller"),
    "Owner.name": ("a name", "Kitchen"),
    "System.name": ("a name", "Till"),
    "Policy.name": ("a name", "No tips"),
    "Indicator.name": ("a name", "Time in line"),
    "with": ("ids of owners who help", "[kitchen]"),
    "with[]": ("the id of an owner", "kitchen"),
    "part_of": ("the id of the owner that it belongs to", "hotel"),
    "contact": ("text", "ext. 12"),
    "Policy.says": ("text", "Staff take no tips"),
    "says": ("the promise in the words that customers hear", "In your room in ten minutes"),
    "at": ("the id of an element", "check-in"),
    "unit": ("text", "min"),
    "Indicator.target": ("a limit or a range", '"<= 5"', "[2, 4]"),
    "actual": ("a number", "8"),
    "complaints": ("numbers by month", "{2026-09: 31}"),
    "complaints{}": ("a whole number", "31"),
    "Link.from": ("where the link begins", "check-in/frontstage"),
    "Link.to": ("where the link ends", "go-to-room"),
    "label": ("text", "the key"),
    "artefact": ("text", "registration form"),
    "rule": ("the code of a rule", "BP301"),
    "why": ("the reason", "The landlord runs it until June"),
}  # fmt: skip

THINGS = {
    "Blueprint": "a blueprint", "Catalog": "a catalog", "Phase": "a phase", "Step": "a step", "Action": "an action",
    "Touchpoint": "a touchpoint", "Owner": "an owner", "Customer": "a customer", "System": "a system",
    "Policy": "a policy", "Lane": "a lane", "Branch": "a way on", "Link": "a link", "Wait": "a wait",
    "Emotion": "an emotion", "Failure": "a fail point", "Notes": "`notes`", "Scores": "`scores`",
    "Promise": "a promise", "Indicator": "an indicator", "Ignore": "an `ignore`", "Scale": "a scale",
}  # fmt: skip
"""What to call each kind of thing that has keys."""


def describe(model: str | None, field: str, part: str = "") -> Field:
    """What a field of a model holds. part: `[]` for an entry of a list, `{}` for an entry of a directory.

    >>> describe("Step", "waits").holds, describe("Phase", "steps", "[]").examples
    ('a duration', ('{customer: Waits in line}',))
    """
    owner = {"Catalog": "Blueprint"}.get(model or "", model)
    for name in (f"{owner}.{field}{part}", f"{field}{part}", f"{owner}.{field}", field):
        if name in _FIELDS:
            holds, *examples = _FIELDS[name]
            return Field(holds, tuple(examples))
    node = fields_of(model).get(field) if model in THINGS else None
    return _of_schema(node) if node else Field("an action", _AN_ACTION[1:])


def _of_schema(node: Node) -> Field:
    """What a field without words of its own holds: one of some words, or true or false."""
    choice = choices_of(node)[0]
    if choice["type"] == "bool":
        return Field("`true` or `false`", ("true",))
    words = words_of(node)
    return Field("one of these words", tuple(words[:1]))


def words_of(node: Node) -> tuple[str, ...]:
    """The words that a field can be chosen from; none if it takes other things."""
    for choice in choices_of(node):
        if choice["type"] == "tuple":
            choice = resolved(choice["items_schema"][0])
        if choice["type"] == "literal":
            return tuple(choice["expected"])
    return ()
