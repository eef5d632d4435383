"""What rules ask of a journey's curve: how far a score lies from neutral, what is scored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.errors import Place
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Feeling
from blueprint.graph.scale import Scale
from blueprint.graph.targets import number

STEPS = 6
"""Into how many steps a scale is parted: a step is 1 on [-3, 3], 0.67 on [1, 5] and 1.67 on [0, 10].

A unit of the file's own scale would be much on [1, 3] and nothing on [0, 100]; a sixth is about what one person can
tell from the next in all of them.
"""

PLANNED = frozenset({"target", "future"})
"""The states of a blueprint of what is not there yet."""


def height(scale: Scale, score: float) -> float:
    """How far above neutral a score lies, in steps; what feels worse than neutral lies below zero.

    >>> height(Scale(), -2.0), height(Scale(0, 10, 0, good_is_high=False), 5)
    (-2.0, -3.0)
    """
    return (score - scale.neutral) * STEPS / (scale.high - scale.low) * (1 if scale.good_is_high else -1)


def spoken(score: float) -> str:
    """A score as it stands in the file, a mean with two decimals at most.

    >>> spoken(-2.4), spoken(2 / 3), spoken(-0.001)
    ('-2.4', '0.67', '0')
    """
    return number(round(score, 2) + 0.0)


def is_scored(graph: Graph, emotion: Feeling | None) -> bool:
    """Whether an emotion has a score: felt, or, in what is only planned, targeted."""
    if emotion is None:
        return False
    return emotion.felt is not None or (graph.blueprint.state in PLANNED and emotion.target is not None)


def said_emotion(action: CustomerAction) -> tuple[Any, Place]:
    """The emotion of a customer's action as somebody wrote it, its own or else its step's, and where."""
    own = None if isinstance(action.declared, str) else action.declared.emotion
    holder = action.step if own is None else action
    return holder.declared.emotion, Place((*holder.place.path, "emotion"), holder.place.file)


def feeling_actions(graph: Graph) -> Iterator[CustomerAction]:
    """The customer's actions of which somebody says how they feel."""
    for action in graph.actions("customer"):
        if isinstance(action, CustomerAction) and action.emotion is not None:
            yield action
