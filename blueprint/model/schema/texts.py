"""What the JSON Schema says beside the docstrings: what each choice means, and what an editor can write for a designer.

A new field needs nothing here: its docstring is what the editor shows, its example comes from `phrasebook`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from blueprint.model.durations import DURATION_PATTERN, PERCENT_PATTERN
from blueprint.model.lanes import LANE_KINDS
from blueprint.model.patterns import ARROW_PATTERN, DATE_PATTERN, ID_PATTERN, MONTH_PATTERN, TARGET_PATTERN

CHOICES: tuple[dict[str, str], ...] = (
    {"current": "How it is.", "target": "How it should be.", "future": "How it could be."},
    {
        "before": "Before the service: hearing of it, choosing, booking.",
        "during": "The service itself.",
        "after": "After the service: leaving, remembering, coming back.",
    },
    {
        "peak": "Meant to be the strongest good moment.",
        "pit": "Known to be the worst moment.",
        "end": "Meant to be what the customer leaves with.",
        "transition": "From one state into another: from stranger to guest, from waiting to being served.",
        "milestone": "Something worth celebrating: the tenth visit, the first flight.",
    },
    {
        "coping": "The need is met, and no more.",
        "service": "The need is met with care.",
        "experience": "Something to remember and to tell.",
    },
    {
        "flow": "What happens next.",
        "interacts": "Customer and staff meet here: a moment of truth across the line of interaction.",
        "relies": "The first leans on the second, further from the customer.",
        "informs": "A message goes from the first to the second.",
    },
    {
        "organisation": "The whole house, or one of several.",
        "department": "A department.",
        "team": "A team or a shift.",
        "post": "One post that one person holds at a time, such as the duty manager.",
        "partner": "Another organisation: a supplier, a contractor, an agency.",
    },
    {
        "quality": "How well it is done: time in line, complaints, how it felt.",
        "quantity": "How much is done: calls, sales, visitors.",
    },
    {kind.name: f"{kind.about[0].upper()}{kind.about[1:]}." for kind in LANE_KINDS},
    {
        "product": "What is bought or used.",
        "service": "What people do for the customer.",
        "relationship": "How people treat each other, before, during and after.",
        "convenience": "How little time and effort it takes.",
        "brand": "What the name stands for.",
        "price": "What it costs, and what it seems worth.",
    },
    {"high": "A high score is good.", "low": "A low score is good, as on a scale of pain."},
    {
        "person": "Somebody whom the customer talks to.",
        "phone": "A call with a person.",
        "place": "A room, a building, a street.",
        "object": "A thing to hold or see: a key card, a tray.",
        "print": "Something printed: a bill, a menu, a leaflet.",
        "mail": "A letter or a parcel.",
        "sign": "A sign, a screen that only shows.",
        "chat": "Written talk with a person.",
        "sms": "A text message.",
        "social": "Social media.",
        "video": "A call or a film.",
        "product": "The thing that is sold or used.",
        "web": "A website. Self-service: no staff need to be in view.",
        "app": "An app. Self-service: no staff need to be in view.",
        "kiosk": "A screen in a public place. Self-service: no staff need to be in view.",
        "phone-menu": "Press 1 for … Self-service: no staff need to be in view.",
        "machine": "A machine that gives or takes: tickets, cash, drinks. Self-service: no staff need to be in view.",
        "chat-bot": "Written talk with a machine. Self-service: no staff need to be in view.",
        "email": "An email. Self-service: no staff need to be in view.",
    },
    {
        "sense": "It appeals to the senses as a whole.",
        "feel": "It touches the heart.",
        "think": "It makes curious, it makes think.",
        "act": "It invites to do something.",
        "relate": "It joins people, it makes belong.",
        "sight": "It is seen.",
        "sound": "It is heard.",
        "smell": "It is smelt.",
        "taste": "It is tasted.",
        "touch": "It is felt with the hand or the skin.",
    },
)  # fmt: skip
"""What every word of every closed list means; a list is found by its words."""

MEANING = {frozenset(words): words for words in CHOICES}


class Snippet(NamedTuple):
    """Something that an editor can write. body: text, or keys with values; `$1`, `${2:text}` are where to type."""

    label: str
    about: str
    body: Any


def _as_typed(*texts: str) -> tuple[Snippet, ...]:
    return tuple(Snippet(text, "", text) for text in texts)


_ACTION = Snippet("who does it, how long it takes", "An action with its details.",
                  "{does: ${1:Takes the order}, by: ${2:Clerk}, takes: ${3:4 min}}")  # fmt: skip
_TOUCHPOINT = Snippet("touchpoint of its own", "Something to meet here that no directory lists.",
                      "{name: ${1:Bar}, channel: ${2:place}, owner: ${3:front-office}}")  # fmt: skip
_FEELING = (
    Snippet("score", "A number on the file's scale.", "${1:0}"),
    Snippet("score and source", "A score, and how it is known.", "{felt: ${1:0}, source: ${2:interviews}}"),
    Snippet("score, target and source", "Also how it is meant to feel, how many people were asked, and when.",
            "{felt: ${1:0}, target: ${2:2}, source: ${3:interviews}, n: ${4:12}, date: ${5:2026-11-01}}"),
)  # fmt: skip
_FAILS = (
    Snippet("fail point", "What can go wrong.", "${1:No room is ready}"),
    Snippet("fail point with recovery", "Also the step that makes it good, and its risk from 1 to 10.",
            "{what: ${1:No room is ready}, recovery: ${2:offer-drink}, severity: ${3:7}, occurrence: ${4:4}, "
            "detection: ${5:3}}"),
)  # fmt: skip
_IGNORE = (
    Snippet("accept a finding", "The rule, and the reason why.", "{rule: ${1:BP301}, why: ${2:reason}}"),
    Snippet("accept several findings", "A list of rules and reasons.", "[{rule: ${1:BP301}, why: ${2:reason}}]"),
)
_NOTES = (
    Snippet("a note", "Anything to read beside it.", "${1:text}"),
    Snippet("pain and idea", "What hurts, and what could be done.", "{pain: ${1:text}, idea: ${2:text}}"),
)
_SCORES = (
    Snippet("scores", "What is given and what is expected, from 0 to 10.", "{experience: ${1:5}, expectation: ${2:7}}"),
    Snippet("scores with importance", "Also how much it matters, and what would be ideal.",
            "{experience: ${1:5}, expectation: ${2:7}, importance: ${3:8}, ideal: ${4:9}}"),
)  # fmt: skip
_WAIT = (
    Snippet("time", "How long the customer waits.", "${1:8 min}"),
    Snippet("time, limit, and what makes it bearable", "Also how long it may be, and how it is filled.",
            "{for: ${1:8 min}, most: ${2:5 min}, explained: ${3:false}, occupied: ${4:false}}"),
)  # fmt: skip
_SOURCES = tuple(
    Snippet(source, about, source)
    for source, about in {
        "walkthrough": "Somebody went the whole way as a customer.",
        "diary": "Customers wrote it down as it happened.",
        "interviews": "Customers were asked.",
        "observation": "Customers were watched.",
        "co-creation": "Worked out together with customers.",
        "prototype": "Tried on a model of the service.",
        "role-play": "Acted out.",
        "survey": "Many customers answered the same questions.",
        "analytics": "Counted by a system.",
        "complaints": "Taken from what customers complained of.",
        "assumption": "Nobody has asked yet.",
    }.items()
)
_PHASE = {"phase": "${1:Arrive}", "stage": "${2:during}", "steps": [{"customer": "${3:Comes in}"}]}

SNIPPETS: dict[str, tuple[Snippet, ...]] = {
    "Blueprint": (
        Snippet("new blueprint", "A blueprint with one phase and one step.",
                {"blueprint": 1, "title": "${1:Corner café}", "journey": [
                    {"phase": "${2:Visit}", "steps": [
                        {"customer": "${3:Orders a coffee}", "touchpoints": "[${4:Counter}]",
                         "frontstage": "${5:Takes the order by name}", "emotion": "${6:2}"}]}]}),
    ),
    "Catalog": (Snippet("new catalog", "Owners that several blueprints share.",
                        {"catalog": 1, "owners": {"${1:hotel}": "${2:The hotel}"}}),),
    "Blueprint.journey": (Snippet("new phase", "A phase with its first step.", _PHASE),),
    "Phase.steps": (
        Snippet("new step, short", "What the customer does, meets and feels.",
                {"customer": "${1:Orders a coffee}", "touchpoints": "[${2:Counter}]", "emotion": "${3:0}"}),
        Snippet("new step, full", "Also what happens for it, in view and out of view.",
                {"id": "${1:order}", "customer": "${2:Orders a coffee}", "touchpoints": "[${3:Counter}]",
                 "frontstage": "${4:Takes the order by name}", "backstage": "${5:Pulls the shot}",
                 "support": "${6:Till}", "emotion": "${7:0}"}),
    ),
    "Blueprint.customers": (Snippet("new customer", "Someone whom the service is for.",
                                    {"${1:traveller}": "${2:Business traveller}"}),),
    "Blueprint.owners": (
        Snippet("new owner", "Who answers for something, and whom it belongs to.",
                {"${1:kitchen}": "{name: ${2:Kitchen}, part_of: ${3:hotel}, kind: ${4:department}}"}),
        Snippet("new owner, the whole house", "The organisation that the others belong to.",
                {"${1:hotel}": "{name: ${2:The hotel}, kind: organisation}"}),
    ),
    "Blueprint.touchpoints": (
        Snippet("new touchpoint", "What the customer meets, through what, and who answers for it.",
                {"${1:desk}": "{name: ${2:Front desk}, channel: ${3:person}, owner: ${4:front-office}}"}),
    ),
    "Blueprint.systems": (Snippet("new system", "What the work leans on, and who answers for it.",
                                  {"${1:till}": "{name: ${2:Till}, owner: ${3:kitchen}}"}),),
    "Blueprint.policies": (Snippet("new policy", "A rule of the house.",
                                   {"${1:no-tips}": "{name: ${2:No tips}, says: ${3:Staff take no tips}}"}),),
    "Blueprint.lanes": (
        Snippet("new lane", "A row of its own, of a known kind.",
                {"${1:kitchen-line}": "{kind: ${2:backstage}, name: ${3:Kitchen}, owner: ${4:kitchen}}"}),
        Snippet("new name for a lane", "A built-in row under another name, with an owner.",
                {"${1:frontstage}": "{name: ${2:Staff in view}, owner: ${3:front-office}}"}),
    ),
    "Blueprint.links": (
        Snippet("new link", "From one action to another, with a label.", {"${1:from} -> ${2:to}": "${3:label}"}),
        Snippet("new link with details", "Also what kind it is, and how soon it has to happen.",
                {"from": "${1:step/frontstage}", "to": "${2:step/backstage}", "kind": "${3:informs}",
                 "label": "${4:order}", "within": "${5:5 min}"}),
    ),
    "Blueprint.promises": (Snippet("new promise", "What customers are told, and where it is kept.",
        {"${1:quick-check-in}": "{says: ${2:In your room in ten minutes}, at: ${3:check-in}, promised: ${4:10 min}, "
                                "owner: ${5:front-office}}"}),),
    "Blueprint.indicators": (Snippet("new indicator", "A figure, what it measures, who answers for it, its target.",
        {"${1:line-time}": "{name: ${2:Time in line}, at: ${3:check-in}, owner: ${4:front-office}, kind: ${5:quality}, "
                           'unit: ${6:min}, target: "${7:<= 5}"}'}),),
    "Blueprint.scale": (Snippet("-3 to 3", "Seven points, neutral in the middle.", "[-3, 3]"),
                        Snippet("1 to 5", "Five points.", "[1, 5]"),
                        Snippet("low is good", "As on a scale of pain.", "{from: 0, to: 10, good: low}")),
    "Blueprint.language": _as_typed("en", "zh-Hans", "zh-Hant", "ja", "de", "fr", "es", "ar"),
    "Step.touchpoints": (Snippet("ids or names", "What the customer meets.", "[${1:lobby}]"), _TOUCHPOINT),
    "Step.customer": (
        Snippet("action", "In a few words that begin with a verb.", "${1:Waits in line}"),
        Snippet("action with a limit", "Also how long the customer puts up with it.",
                "{does: ${1:Waits in line}, tolerates: ${2:10 min}}"),
    ),
    "Step.frontstage": (Snippet("action", "In a few words that begin with a verb.", "${1:Takes the order}"), _ACTION),
    "Step.backstage": (Snippet("action", "In a few words that begin with a verb.", "${1:Pulls the shot}"), _ACTION),
    "Step.support": (Snippet("one system", "The id or the name of a system.", "${1:till}"),
                     Snippet("several systems", "A list of them.", "[${1:till}, ${2:web shop}]")),
    "Step.waits": _WAIT,
    "Action.waits": _WAIT,
    "Step.emotion": _FEELING,
    "Action.emotion": _FEELING,
    "Action.feels": _FEELING,
    "Step.fails": _FAILS,
    "Action.fails": _FAILS,
    "Step.scores": _SCORES,
    "Touchpoint.scores": _SCORES,
    "Step.notes": _NOTES,
    "Action.notes": _NOTES,
    "Touchpoint.notes": _NOTES,
    "Step.next": (
        Snippet("step", "The id of a step.", "${1:step}"),
        Snippet("branch", "One way on, in one case.", "{to: ${1:step}, when: ${2:in this case}, share: ${3:50%}}"),
        Snippet("branches", "Two ways on, with cases and shares.",
                "[{to: ${1:step}, when: ${2:in this case}, share: ${3:80%}}, "
                "{to: ${4:step}, when: ${5:otherwise}, share: ${6:20%}}]"),
    ),
    **dict.fromkeys(("Blueprint.ignore", "Phase.ignore", "Step.ignore", "Action.ignore", "Touchpoint.ignore"), _IGNORE),
    **dict.fromkeys(("Emotion.source", "Notes.source", "Scores.source"), _SOURCES),
}  # fmt: skip
"""What an editor offers, by the field in which it is offered; `[]` is an entry of its list."""


class Pattern(NamedTuple):
    """message: what is said of a text that does not follow it; offers: texts that do."""

    message: str
    offers: tuple[Snippet, ...] = ()


PATTERNS = {
    DURATION_PATTERN: Pattern(
        "A duration has a unit: `8 min`, `90 s`, `1 h 30 min`, `2 d`, `1 wk` or `PT8M`.",
        (Snippet("8 min", "A number and a unit: s, min, h, d or wk.", "${1:8} min"),
         Snippet("1 h 30 min", "Several of them.", "${1:1} h ${2:30} min")),
    ),
    PERCENT_PATTERN: Pattern(
        "A share is a percentage up to `100%`, or a number from 0 to 1: `20%` or `0.2`.", _as_typed("50%", "0.5")
    ),
    DATE_PATTERN: Pattern("A date is year, month and day: `2026-11-01`."),
    MONTH_PATTERN: Pattern("A month is year and month: `2026-09`."),
    TARGET_PATTERN: Pattern(
        'A target is a sign and a number, in quotes: `"<= 5"` or `">= 90"`; or a range: `[2, 4]`.',
        (Snippet("at most", "Up to this number.", '"<= ${1:5}"'), Snippet("at least", "From this number up.",
         '">= ${1:90}"'), Snippet("range", "Between two numbers.", "[${1:2}, ${2:4}]")),
    ),
    ID_PATTERN: Pattern("An id has letters and digits of any script, `-`, `_` and `.`, and no spaces: `check-in`."),
    ARROW_PATTERN: Pattern("A link is an arrow with a label: `a -> b: label`."),
}  # fmt: skip

NOT_OF = {
    "CustomerAction": (("by", "needs", "feels"),
                       "This is said of staff and machines; what the customer feels is `emotion`."),
    "StaffAction": (("emotion", "waits", "tolerates", "touchpoints"),
                    "This is said of the customer's action; what staff feel is `feels`."),
}  # fmt: skip
"""Kinds of actions: what cannot be said of one, and why."""

VARIANT = {
    ("Step.customer", "Action"): "CustomerAction",
    **{(f"Step.{lane}", "Action"): "StaffAction" for lane in ("frontstage", "backstage", "support")},
}
"""Which kind of action a field holds, where it is known."""
