"""The picture in words, for those who do not see it, and a name for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.layout.emotion.moments import customer_name
from blueprint.layout.numbers import signed
from blueprint.layout.shown import shown
from blueprint.layout.wording import Words


def prefix(name: str) -> str:
    """A prefix for the ids of a picture, so that several pictures can stand on one page.

    >>> prefix("Overnight hotel stay"), prefix("烫坏了")
    ('overnight-hotel-stay', 'x70eb-x574f-x4e86')
    """
    plain = re.sub(r"[^\x00-\x7f]", lambda letter: f"-x{ord(letter[0]):x}-", name.lower()[:40])
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "blueprint"
    return joined if joined[0].isalpha() else f"b-{joined}"


def about(graph: Graph, marks: tuple[Marks, ...], words: Words) -> str:
    """The picture in a few sentences."""
    phases = words.count("about.phases", len({step.phase.index for step in graph.steps}))
    steps = words.count("about.steps", len(graph.steps))
    part = shown(graph, words)
    sentences = [words.say("about", phases=phases, steps=steps), *([f"{part}."] if part else [])]
    sentences += moments(graph, marks, words)
    met = list(dict.fromkeys(evidence.touchpoint for evidence in graph.evidence))
    unowned = sum(graph.owner_of(touchpoint) is None for touchpoint in met)
    if unowned:
        sentences.append(words.say("about.unowned", count=unowned, all=len(met)))
    return " ".join(sentences)


def moments(graph: Graph, marks: tuple[Marks, ...], words: Words) -> Iterator[str]:
    """What stands out in every customer's journey, in sentences."""
    for mark in marks:
        who = f"{customer_name(mark, graph)}{words['colon']}" if len(marks) > 1 else ""
        yield from (f"{who}{sentence}" for sentence in _moments(mark, graph, words))


def _moments(mark: Marks, graph: Graph, words: Words) -> Iterator[str]:
    """What stands out in one journey."""
    low = mark.peak is not None and graph.scale.goodness(mark.peak.score) < 0
    bad = mark.worst is not None and graph.scale.goodness(mark.worst.score) < 0
    for name, moment in (
        ("low-peak" if low else "peak", mark.peak),
        ("pit", mark.worst if bad and not low else None),
        ("end", mark.end),
    ):
        if moment is not None:
            yield words.say(f"about.{name}", step=moment.step.name, score=signed(moment.score, graph.scale.neutral))
