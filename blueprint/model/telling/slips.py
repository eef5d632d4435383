"""Keys that people type when they mean another: words of other tools and of daily speech, by the thing they stand in.

What merely looks like a key, `emotions` or `fornstage`, needs no entry: that is found by likeness.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from blueprint.model.lanes import KIND
from blueprint.model.likeness import closest, near, skeleton
from blueprint.model.records import fields_of

_MEANT = {
    "Blueprint": {
        "title": "name heading label",
        "journey": "phases phase stages steps step columns moments flow",
        "scenario": "description story summary",
        "goal": "purpose aim objective",
        "state": "status version-of kind",
        "blueprint": "version format",
        "language": "lang locale",
        "reviewed": "date updated modified last-reviewed",
        "use": "include includes import imports catalog catalogs extends",
        "customers": "personas persona actors users user guests",
        "owners": "departments teams organisation organization roles posts staff responsible",
        "touchpoints": "evidence channels physical-evidence",
        "systems": "tools software applications",
        "policies": "rules",
        "lanes": "swimlanes rows swim-lanes",
        "links": "connections edges arrows connectors relations",
        "indicators": "kpi kpis metrics measures figures",
        "promises": "sla guarantees",
        "ignore": "suppress disable noqa",
    },
    "Catalog": {
        "use": "include includes import imports catalogs",
        "customers": "personas actors users",
        "owners": "departments teams roles posts",
        "touchpoints": "evidence channels",
        "systems": "tools software",
        "policies": "rules",
        "lanes": "swimlanes rows",
    },
    "Phase": {"phase": "name title label id", "steps": "actions moments columns journey", "stage": "when period"},
    "Step": {
        "customer": "name title action actions does do activity what user guest client customer-action text step",
        "touchpoints": "evidence physical-evidence channel channels meets",
        "frontstage": "onstage front front-office staff employee visible front-line",
        "backstage": "back back-office offstage behind invisible",
        "support": "systems system support-process processes tools",
        "takes": "duration time length lasts minutes",
        "waits": "queue queues delay",
        "tolerates": "patience tolerance tolerated",
        "emotion": "feeling feelings feels feel mood score sentiment satisfaction",
        "next": "goto then to branches ways flow leads-to",
        "decides": "decision gateway branch choice",
        "loop": "back-to repeats",
        "mark": "peak pit end highlight moment milestone",
        "fails": "failure failures risk risks fail-point fail-points error",
        "notes": "comment comments remark remarks description",
    },
    "Action": {
        "does": "name text title action activity what do label step customer",
        "by": "who actor role post person staff performed-by",
        "takes": "duration time length lasts",
        "needs": "need uses system systems depends-on relies relies-on support requires",
        "fails": "failure failures risk risks fail-point",
        "feels": "feeling feel mood",
        "waits": "queue delay",
        "owner": "responsible department team accountable",
        "notes": "comment comments remark remarks description",
    },
    "Touchpoint": {
        "name": "title label text touchpoint",
        "channel": "type kind medium via",
        "owner": "responsible department team owned-by accountable by",
        "with": "helpers helps supported-by supports partners",
        "senses": "appeals",
        "notes": "comment comments description",
    },
    "Owner": {
        "name": "title label",
        "part_of": "parent department reports-to belongs-to within owner under in",
        "kind": "type role level",
        "contact": "email phone mail telephone",
    },
    "Customer": {"name": "title label persona", "notes": "description goal goals needs comment"},
    "System": {"name": "title label", "owner": "responsible department team part-of"},
    "Policy": {"name": "title label", "says": "text rule description", "owner": "responsible department"},
    "Lane": {"kind": "type", "name": "title label", "owner": "responsible department"},
    "Branch": {
        "to": "target goto step next id then",
        "when": "label if condition case name",
        "share": "probability percent percentage weight chance likelihood",
        "loop": "back",
    },
    "Link": {
        "from": "source start begin",
        "to": "target end destination",
        "label": "text name title when",
        "kind": "type",
        "artefact": "document carries paper",
        "within": "sla deadline takes in",
    },
    "Wait": {"for": "length time duration minutes wait takes", "most": "max maximum limit tolerates"},
    "Emotion": {
        "felt": "value score feeling emotion actual is",
        "target": "goal wanted should meant",
        "source": "how method by",
        "n": "sample count respondents people size",
        "date": "when on",
    },
    "Failure": {
        "what": "name text failure fails fail does risk reason cause problem issue",
        "recovery": "recover recovers fix then next repair",
    },
    "Notes": {"note": "comment text remark", "quote": "said says", "pain": "problem issue", "source": "how by"},
    "Scores": {"experience": "satisfaction perceived performance felt", "expectation": "expected", "ideal": "wish"},
    "Promise": {"says": "text name promise title", "at": "step where for", "promised": "time", "delivered": "actual"},
    "Indicator": {
        "name": "title label",
        "at": "step element measures where of",
        "target": "goal should",
        "actual": "value current now is",
        "kind": "type",
    },
    "Ignore": {"rule": "code id", "at": "element where", "why": "reason because comment"},
    "Scale": {"from": "min low lowest", "to": "max high highest", "good": "direction", "neutral": "middle zero"},
}

_WORDS = {
    "current": "as is, today, now, existing, actual",
    "target": "to be, wanted, desired, goal, planned",
    "future": "vision, later, idea",
    "person": "face to face, in person, human, staff, employee, people",
    "phone": "telephone, call, phone call, hotline",
    "web": "website, webpage, site, online, internet, browser",
    "app": "mobile, smartphone, mobile app",
    "mail": "letter, parcel, post",
    "print": "leaflet, brochure, flyer, paper, menu",
    "sign": "poster, signage, display",
    "sms": "text, text message",
    "place": "room, building, store, shop, location",
    "object": "thing, item, physical",
    "chat-bot": "bot",
    "kiosk": "terminal, self service",
    "phone-menu": "ivr",
    "machine": "vending machine, atm, robot",
    "email": "newsletter",
    "social": "social media, instagram, facebook",
    "frontstage": "front office, onstage, front",
    "backstage": "back office, offstage, back, behind",
    "touchpoint": "evidence, physical evidence",
    "customer": "user, guest, client",
    "support": "system, systems, process",
    "note": "remark, remarks, comment, comments, text, policy, policies, notes",
    "organisation": "organization, company, firm, house",
    "post": "role, position, job, person",
    "partner": "supplier, vendor, contractor, external",
    "team": "group, shift",
    "department": "unit, division",
    "peak": "highlight, high, best, top",
    "pit": "low, valley, worst, pain",
    "end": "finish, last",
    "before": "pre, prior",
    "during": "while, in",
    "after": "post",
    "quality": "how well",
    "quantity": "how much, count",
}
"""Words that people choose where another word of a closed list says the same."""

_ELSEWHERE = {
    ("Step", "owner"): "an action has an owner (`frontstage: {does: …, owner: …}`), or its lane (`lanes:`)",
    ("Step", "by"): "it is said of an action: `frontstage: {does: …, by: …}`",
    ("Step", "needs"): "it is said of an action: `frontstage: {does: …, needs: …}`",
    ("Step", "lane"): "a lane's id is the key itself: `frontstage: Greets the guest`",
    ("Step", "lanes"): "lanes are declared once, at the left edge of the file",
    ("Step", "indicator"): "indicators stand at the left edge of the file: `indicators: {line-time: {name: …, at: …}}`",
    ("Step", "promise"): "promises stand at the left edge of the file: `promises: {quick: {says: …, at: …}}`",
    ("Step", "stage"): "a stage is said of the phase",
    ("Step", "phase"): "a phase stands beside the other phases: `- phase: …` with its `steps:`",
    ("Step", "links"): "links stand at the left edge of the file: `links: [a -> b: label]`",
    **{
        ("Step", kind): f"write it under `notes`: `notes: {{{kind}: …}}`"
        for kind in ("pain", "idea", "question", "opportunity", "quote", "note")
    },
    ("Action", "next"): "where an action leads is said in `links:`; where the journey goes on, by `next` of the step",
    ("Action", "lane"): "the action stands under the lane's id: `frontstage: {does: …}`",
    ("Blueprint", "steps"): "steps stand in a phase: `journey: [{phase: Arrive, steps: [{customer: Waits in line}]}]`",
    ("Phase", "notes"): "notes are said of a step, or of an action in it",
    ("Phase", "owner"): "an owner is said of an action, of a lane (`lanes:`), or of a touchpoint",
    ("Wait", "min"): "a wait has one length, `for`, and perhaps a limit, `most`",
    ("Phase", "id"): "a phase has no id of its own; it is called after its `phase:`",
    ("Blueprint", "catalog"): "this is a catalog: name it in `use:` of a blueprint",
    ("Catalog", "journey"): "a catalog holds directories only; a journey belongs to a blueprint",
    ("Catalog", "title"): "a catalog holds directories only; a title belongs to a blueprint",
}


@cache
def _meant(model: str) -> dict[str, str]:
    return {skeleton(word): key for key, words in _MEANT.get(model, {}).items() for word in words.split()}


def key_meant(model: str, key: str) -> str | None:
    """The key that a person probably means by one that is not there.

    >>> key_meant("Branch", "probability"), key_meant("Step", "Back Office"), key_meant("Step", "zzz")
    ('share', 'backstage', None)
    """
    return _meant(model).get(skeleton(key))


def word_meant(given: str, choices: Iterable[str]) -> str | None:
    """The one of some words that a person probably means by a word that is none of them.

    >>> word_meant("face to face", ["person", "phone"]), word_meant("Back office", ["backstage"])
    ('person', 'backstage')
    """
    return next((word for word in choices if skeleton(given) in _meant_by_words().get(word, ())), None)


def kind_meant(lane: str) -> str:
    """The kind that a lane probably is of, as its id tells.

    >>> kind_meant("note"), kind_meant("policies"), kind_meant("kitchen-line")
    ('note', 'note', 'backstage')
    """
    return lane if lane in KIND else word_meant(lane, KIND) or "backstage"


@cache
def _meant_by_words() -> dict[str, set[str]]:
    return {word: {skeleton(other.strip()) for other in others.split(",")} for word, others in _WORDS.items()}


def said_elsewhere(model: str, key: str) -> str | None:
    """Where a thing is said that has no place here, as a sentence."""
    return _ELSEWHERE.get((model, key.lower()))


ALIKE = 0.7
"""How like a key another one is at least (difflib's ratio), to be what was meant by it."""


def meant_by(model: str, key: str, present: Iterable[str] = (), more: Iterable[str] = ()) -> str | None:
    """The key of a model that a person probably means by one that it has not.

    present: the keys that stand beside it; more: keys that may stand there too, such as lanes.

    >>> meant_by("Step", "custmer"), meant_by("Step", "action"), meant_by("Step", "zzz")
    ('customer', 'customer', None)
    """
    keys = [*fields_of(model), *more]
    slip = next((other for other in keys if other not in present and near(key, other)), None)
    meant = slip or key_meant(model, key)
    if meant is None and (found := closest(key[:64], [other for other in keys if other not in present], 1, ALIKE)):
        meant = found[0]
    return meant
