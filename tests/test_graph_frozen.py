"""Nodes and edges are dataclasses in all that one relies on, though their methods are not made anew for each class."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from typing import Any

import pytest

from blueprint.errors import Place
from blueprint.graph.edges import Edge
from blueprint.graph.nodes import FailPoint, Feeling, Node, Note, Owner

DESK = Owner(id="desk", name="Desk", place=Place(("owners", "desk")), kind="team")


def test_it_is_told_by_its_fields() -> None:
    assert repr(Note("idea", "Light")) == "Note(kind='idea', text='Light', source=None)"
    assert repr(DESK).startswith(
        "Owner(id='desk', name='Desk', place=Place(path=('owners', 'desk'), file=None), notes=()"
    )
    assert "declared" not in repr(DESK)
    assert [one.name for one in fields(DESK)] == [
        "id", "name", "place", "notes", "declared", "kind", "part_of", "contact",
    ]  # fmt: skip
    assert is_dataclass(Edge)


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        DESK.name = "Till"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del DESK.name
    assert replace(DESK, name="Till").name == "Till"
    assert DESK.name == "Desk"


def test_it_is_equal_to_itself_alone() -> None:
    twin = replace(DESK)
    assert twin != DESK
    assert len({DESK, twin}) == 2


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])  # noqa: S301
def test_a_copy_says_the_same(again: Any) -> None:
    assert repr(again(DESK)) == repr(DESK)


def test_it_shows_how_it_is_made() -> None:
    assert list(inspect.signature(Note).parameters) == ["kind", "text", "source"]
    assert str(inspect.signature(Feeling)).startswith("(felt: 'float | None' = None, target:")
    assert str(inspect.signature(Node)).startswith("(*, id: 'str', name: 'str', place: 'Place', notes:")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Note("idea"), "missing a required argument: 'text'"),  # type: ignore[call-arg]
        (lambda: Note("idea", "Light", colour="red"), "unexpected keyword argument 'colour'"),  # type: ignore[call-arg]
        (lambda: Note("idea", "Light", kind="pain"), "multiple values for argument 'kind'"),  # type: ignore[misc]
        (lambda: Note("idea", "Light", None, 4), "too many positional arguments"),  # type: ignore[call-arg]
        (lambda: Owner("desk", "Desk", Place(())), "too many positional arguments"),  # type: ignore[misc]
        (lambda: Owner(id="desk", name="Desk", colour="red"), "missing a required argument: 'place'"),  # type: ignore[call-arg]
    ],
)
def test_a_slip_is_told(make: Any, why: str) -> None:
    with pytest.raises(TypeError, match=why):
        make()


def test_it_can_be_taken_apart() -> None:
    match FailPoint("The key fails", Place(()), severity=3):
        case FailPoint(what, _, None, severity):
            assert (what, severity) == ("The key fails", 3)
