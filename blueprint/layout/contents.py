"""What is written on the cards: from the elements of the graph to paragraphs and chips, before anything has a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from blueprint.graph.draft import Evidence
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Lane, Node, Note, StaffAction, Step, SupportProcess, Waiting
from blueprint.graph.part import Part
from blueprint.graph.reading import NOTE_KINDS
from blueprint.layout import measures as m
from blueprint.layout.numbers import share, signed, time
from blueprint.layout.wording import Words
from blueprint.named import NamedTuple


class Paragraph(NamedTuple):
    """A text of one size and weight, to be wrapped. gap: px of air above it; struck: it does not hold any more."""

    text: str
    size: float = m.CARD_TEXT
    weight: int = 400
    role: str = "text"
    line: float = m.CARD_LINE
    gap: float = 0.0
    struck: bool = False


class Tag(NamedTuple):
    """A chip to be: what it tells, in words. kind: one of `CHIPS`; of: the id of what it names, if not the card."""

    kind: str
    text: str
    of: str = ""


class Content(NamedTuple):
    """A card to be.

    column: its step's number, from 0; about: what it is, for those who do not see the picture; change: what happened to
    it since an earlier state, as a sign of it is called.
    """

    id: str
    kind: str
    lane: str
    step: str
    column: int
    paragraphs: tuple[Paragraph, ...]
    tags: tuple[Tag, ...]
    state: str
    about: str
    decides: bool = False
    change: str = ""


def of_evidence(evidence: Evidence, graph: Graph, words: Words) -> Content:
    """The card of a touchpoint: its name, its owner or that nobody owns it."""
    touchpoint = evidence.touchpoint
    owner = graph.owner_of(touchpoint)
    tag = Tag("owner", owner.name, owner.id) if owner else Tag("no-owner", words["no-owner"])
    said = [touchpoint.channel, _owned(owner, words) or words["no-owner"]]
    return Content(
        id=evidence.id,
        kind="touchpoint",
        lane=evidence.lane.id,
        step=evidence.step.id,
        column=evidence.step.index,
        paragraphs=(Paragraph(touchpoint.name),),
        tags=(tag,),
        state="plain" if owner else "unowned",
        about=_about(graph, words, evidence.lane, evidence.step, touchpoint.name, said),
    )


def of_action(action: Action, graph: Graph, words: Words, first: bool) -> Content:
    """The card of an action. first: it is the first of its step's customer actions, on which the step's signs stand."""
    tags = [*_post(action, graph.owner_of(action)), *_timing(action, words), *_failing(action, graph)]
    tags += _feeling(action, graph, words)
    if first:
        tags += [*_endings(action.step, graph, words), *_onward(action.step, graph, words)]
    implied = isinstance(action, SupportProcess) and action.implied
    return Content(
        id=action.id,
        kind=action.lane.kind,
        lane=action.lane.id,
        step=action.step.id,
        column=action.step.index,
        paragraphs=(Paragraph(action.name),),
        tags=tuple(tags),
        state="implied" if implied else "plain",
        about=_about(graph, words, action.lane, action.step, action.name, _said(action, graph, words, tags, first)),
        decides=first and (action.step.decides or len(graph.ways(action.step)) > 1),
    )


def _said(action: Action, graph: Graph, words: Words, tags: Iterable[Tag], first: bool) -> Iterator[str | None]:
    """What is told of an action beside its name, in words."""
    if isinstance(action, StaffAction) and action.by:
        yield words.say("by", name=action.by)
    yield _owned(graph.owner_of(action), words)
    for tag in tags:
        if tag.kind in {"takes", "waits", "late", "feels"}:
            yield tag.text
        if tag.kind == "late":
            yield words["key.late"]
    for fail in action.fails:
        yield words.say("fails", what=fail.what)
    if first and action.step.level:
        yield words[f"level.{action.step.level}"]


def of_notes(step: Step, graph: Graph, words: Words) -> Content | None:
    """The card with all notes of a step and of what is in it, or None if there are none."""
    found = list(notes_in(step, graph))
    if not found:
        return None
    paragraphs: list[Paragraph] = []
    for kind, notes in groupby(sorted(found, key=lambda note: NOTE_KINDS.index(note.kind)), key=lambda note: note.kind):
        gap = 5.0 if paragraphs else 0.0
        paragraphs.append(Paragraph(words[f"note.{kind}"], m.SMALL_TEXT, 600, "name-note", m.SMALL_LINE, gap))
        for number, note in enumerate(notes):
            gap = 4.0 if number else 1.0
            paragraphs.append(Paragraph(note.text, m.SMALL_TEXT, 400, "text", m.SMALL_LINE, gap))
    about = "; ".join(f"{words[f'note.{note.kind}']}{words['colon']}{note.text}" for note in found)
    return Content(f"{step.id}/notes", "note", "", step.id, step.index, tuple(paragraphs), (), "plain",
                   f"{words['lane.notes']}, {_step(step, words)}{words['colon']}{about}")  # fmt: skip


def lane_name(lane: Lane, graph: Graph, words: Words) -> str:
    """The name of a lane: what the file calls it, else the word of its language."""
    if lane.name:
        return lane.name
    if lane.id == "customer" and len(graph.customers) > 1 and lane.customer is None:
        return words["lane.together"]
    return words[f"lane.{lane.id}"]


def notes_in(step: Step, graph: Graph) -> Iterator[Note]:
    """What is noted at a step, at what is done in it, and at what is first met in it."""
    yield from step.notes
    for lane in graph.lanes:
        for action in graph.cell(step, lane):
            yield from action.notes
    for evidence in graph.evidence_in(step):
        if graph.first_met(evidence.touchpoint) is step:
            yield from evidence.touchpoint.notes


def _post(action: Action, owner: Node | None) -> list[Tag]:
    """Who does it, and who answers for it unless the whole lane has that owner."""
    by = action.by if isinstance(action, StaffAction) else None
    shown = owner if owner and owner.id != action.lane.owner and action.lane.kind != "customer" else None
    text = " · ".join(filter(None, dict.fromkeys([by, shown.name if shown else None])))
    if not text:
        return []
    return [Tag("owner", text, shown.id) if shown else Tag("by", text)]


def _timing(action: Action, words: Words) -> Iterator[Tag]:
    """How long it takes, and how long a customer waits."""
    if action.takes is not None:
        yield Tag("takes", words.say("takes", time=time(action.takes, words)))
    if isinstance(action, CustomerAction) and action.waits is not None:
        yield _wait(action.waits, words)


def _wait(waits: Waiting, words: Words) -> Tag:
    """A wait and how long it may be at the most; one that is longer is late."""
    known = time(waits.length, words) if waits.length is not None else None
    most = words.say("most", time=time(waits.most, words)) if waits.most is not None else None
    late = waits.length is not None and waits.most is not None and waits.length > waits.most
    length = words["separator"].join(filter(None, [known, most]))
    return Tag("late" if late else "waits", words.say("waits", time=length) if length else words["waits-unknown"])


def _feeling(action: Action, graph: Graph, words: Words) -> Iterator[Tag]:
    """How those feel who do it."""
    if isinstance(action, StaffAction) and action.feels and action.feels.felt is not None:
        yield Tag("feels", words.say("feels", score=signed(action.feels.felt, graph.scale.neutral)))


def _failing(action: Action, graph: Graph) -> Iterator[Tag]:
    """What can go wrong, each with the step that makes it good."""
    for fail in action.fails:
        yield Tag("fails", fail.what)
        if fail.recovery is not None:
            step = graph.find(fail.recovery)
            yield Tag("recovers", step.name, step.id)


def _endings(step: Step, graph: Graph, words: Words) -> list[Tag]:
    """A chip for each declared way on which the journey ends here."""
    return [
        Tag("ends", words.say("ends-when", when=way.when) if way.when else words["ends"])
        for way in graph.ways(step)
        if way.target is None and way.declared
    ]


def _onward(step: Step, graph: Graph, words: Words) -> Iterator[Tag]:
    """A chip for each declared way to a step that is not drawn, where the picture is of a part."""
    if isinstance(graph, Part):
        for way in graph.ways(step):
            if way.declared and way.target is not None and way.target not in graph.steps:
                part = share(way.share) if way.share is not None else None
                case = words["separator"].join(filter(None, [way.when, part]))
                yield Tag("onward", f"{case}{words['colon']}{way.target.name}" if case else way.target.name)


def _owned(owner: Node | None, words: Words) -> str | None:
    return words.say("owner", name=owner.name) if owner else None


def _step(step: Step, words: Words) -> str:
    return words.say("step", number=step.index + 1, name=step.name)


def _about(graph: Graph, words: Words, lane: Lane, step: Step, name: str, said: Iterable[str | None]) -> str:
    facts = "; ".join(filter(None, [name, *said]))
    return f"{lane_name(lane, graph, words)}, {_step(step, words)}{words['colon']}{facts}"
