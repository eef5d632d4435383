"""Rules about keeping a blueprint true and its file tidy (BP701 to BP704, BP706)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from blueprint.edits import Fix, Remove
from blueprint.errors import Location, Place, Span, excerpt
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node, Policy, Remark
from blueprint.graph.reading import numbered
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.silence import Ignored, Silence
from blueprint.rules.source import Source

_POLICY_LANES = frozenset({"policy", "policies"})
"""The ids of lanes of kind note that hold policies."""


@rule("BP701", Level.WARNING)
def unused_ignore(silence: Silence) -> Iterator[Finding]:
    """An ignore that silences nothing.

    Why: an ignore that has outlived what it was for will silence the next thing that goes wrong there, and nobody will
    know. It is not judged if the rule that it names, or one rule of the family, does not run or depends on the day; nor
    in a catalog, where another blueprint may need it.

    Bad:
        touchpoints: {lobby: {name: Lobby, owner: Hotel}}
        ignore: {rule: BP301, at: lobby, why: The landlord runs it until June}

    Good:
        touchpoints: {lobby: {name: Lobby}}
        ignore: {rule: BP301, at: lobby, why: The landlord runs it until June}
    """
    for ignored in silence.unused():
        if not ignored.shared:
            yield _unused(ignored)


def _unused(ignored: Ignored) -> Finding:
    message = f"nothing is found here that this ignore of `{excerpt(ignored.rule)}` could silence"
    advice = f"take it away; it said: {excerpt(ignored.why, 120)}"
    if ignored.location:
        return Finding(None, message, help=advice, location=ignored.location)
    fix = Fix("Take the ignore away", (Remove(ignored.declared),))
    return Finding(None, message, help=advice, at=ignored.declared, fix=fix)


@rule("BP702", Level.INFO)
def stale(graph: Graph, *, today: date | None = None, months: int = 6) -> Iterator[Finding]:
    """A blueprint that nobody has held against the real service for half a year.

    Why: a service changes every day and its blueprint only if somebody looks; a picture that is no longer true is worse
    than none, since people trust it. A blueprint without `reviewed` is left alone.

    Thresholds:
        months: after how many months a review is too old

    Bad:
        reviewed: 2026-01-15

    Good:
        reviewed: 2026-11-01
    """
    said = graph.blueprint.reviewed
    if said is None or today is None:
        return
    reviewed = date.fromisoformat(said)
    passed = (today.year - reviewed.year) * 12 + today.month - reviewed.month - (today.day < reviewed.day)
    if passed >= months:
        yield Finding(None, f"this blueprint was last reviewed on {said}, and a review holds for {months} months",
                      help="hold it against the real service, correct it, and write the day into `reviewed:`",
                      field="reviewed")  # fmt: skip


@rule("BP703", Level.INFO)
def open_question(graph: Graph) -> Iterator[Finding]:
    """A question in the notes that nobody has answered yet.

    Why: a question that stands in a file is soon taken for a part of it. Told with the findings, it stays a task.

    Bad:
        journey:
          - phase: Arrive
            steps:
              - customer: Arrives at the hotel
                notes: {question: Who keeps the entrance clean?}

    Good:
        journey:
          - phase: Arrive
            steps:
              - customer: Arrives at the hotel
                notes: {note: The caretaker keeps the entrance clean}
    """
    for element in _remarked(graph):
        if any(note.kind == "question" for note in element.notes):
            path = (*element.place.path, "notes", "question")
            for question, at in numbered(element.declared.notes.question, path):
                yield Finding(
                    element,
                    f"nobody has answered this yet: {excerpt(question, 120)}",
                    help="ask who knows, and write the answer as a `note:` in place of the question",
                    at=Place(at, element.place.file),
                )


def _remarked(graph: Graph) -> Iterator[Node]:
    """Whatever may have notes and belongs to this blueprint: of a shared catalog only what it uses."""
    yield from graph.steps
    yield from graph.actions()
    for touchpoint in graph.touchpoints():
        if touchpoint.place.file is None or graph.steps_that_meet(touchpoint):
            yield touchpoint


@rule("BP704", Level.INFO)
def unmatched_policy(graph: Graph) -> Iterator[Finding]:
    """A policy that no step names, or a note in the lane of policies that is none of them.

    Why: a rule of the house works where people act by it. Declared and nowhere drawn, nobody knows where it holds;
    drawn and not declared, nobody answers for it. Policies of a shared catalog may be meant for another blueprint, and
    a policy that an indicator measures has its place. Notes are asked for a policy only in a lane whose id is `policy`
    or `policies`, and only where policies are declared.

    Bad:
        policies: {water: {name: Water for the drive, says: Two bottles for every guest}}

    Bad:
        policies: {water: Water for the drive}
        lanes: {policy: {kind: note, name: Policies}}
        journey:
          - phase: Leave
            steps:
              - {customer: Gets water, policy: [water, Say goodbye by name]}

    Good:
        policies: {water: Water for the drive, by-name: Say goodbye by name}
        lanes: {policy: {kind: note, name: Policies}}
        journey:
          - phase: Leave
            steps:
              - {customer: Gets water, policy: [water, by-name]}
    """
    remarks = [action for action in graph.actions("note") if isinstance(action, Remark)]
    named = {remark.policy for remark in remarks}
    for policy in graph.policies():
        if policy.place.file is None and policy.id not in named and not _has_a_place(graph, policy):
            yield Finding(
                policy,
                f"no step names the policy `{excerpt(policy.name)}`",
                help=f"write `{policy.id}` into a lane of kind note where it holds, or take it away",
            )
    for remark in remarks if graph.policies() else ():
        if remark.policy is None and remark.lane.id in _POLICY_LANES:
            yield Finding(remark, f"`{excerpt(remark.name)}` stands among the policies and is not declared as one",
                          help="add it to `policies:`, with an owner, and name it here by its id")  # fmt: skip


def _has_a_place(graph: Graph, policy: Policy) -> bool:
    """Whether an indicator measures it, or a promise is about it."""
    return bool(graph.edges_to(policy, EdgeKind.MEASURES) or graph.edges_to(policy, EdgeKind.PROMISES))


@rule("BP706", Level.INFO, "strict")
def untidy(source: Source) -> Iterator[Finding]:
    """A file that is laid out otherwise than `blueprint fmt` would write it.

    Why: where all files are laid out alike, a change shows what changed and nothing else. It is a matter of house style
    and not of the service, so it is told only in the preset `strict`, or where it is selected.

    Bad:
        scenario:   One night,arriving late

    Good:
        scenario: One night,arriving late
    """
    line = source.untidy_line()
    if line is not None:
        location = Location(source.files[0], Span(line, 1, line, 2))
        yield Finding(None, "from this line on the file is not as tidy as it could be", help="run `blueprint fmt`",
                      location=location)  # fmt: skip
