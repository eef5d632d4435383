"""The `Blueprint` of the public API: the model, with its graph and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from pydantic import ValidationError

from blueprint.errors import ModelError
from blueprint.graph.build import build
from blueprint.graph.graph import Graph
from blueprint.model import blueprint as model
from blueprint.picture import picture, scene
from blueprint.wishes import NEEDS, is_installed

_DERIVED = ("graph", "reading")

LARGEST = 8_000
"""How many px a side of a picture may have that a notebook gets as PNG, too: more would make the notebook heavy."""


class Blueprint(model.Blueprint):
    """A service blueprint: declared in YAML or in Python, frozen; in a notebook it shows itself as a picture.

    Raises ModelError with everything that is wrong with what is declared.
    """

    if not TYPE_CHECKING:  # a type checker knows the fields, and this would hide them

        def __init__(self, **declared: Any) -> None:
            try:
                super().__init__(**declared)
            except ValidationError as error:
                from blueprint.model.telling.wording import problems_of

                raise ModelError(problems_of(error, declared)) from None

    @cached_property
    def graph(self) -> Graph:
        """The typed graph. Raises ModelError with everything that is wrong."""
        return build(self, self.reading.id if self.reading else None)

    @cached_property
    def reading(self) -> Any:
        """The reading that it came from, which knows where everything stands in the file; None if made in Python."""
        return None

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with some fields changed; the changed values are not validated before its graph is asked for."""
        copy = super().model_copy(update=update, deep=deep)
        for name in _DERIVED:
            vars(copy).pop(name, None)
        return copy

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        declared = {key: value for key, value in state["__dict__"].items() if key not in _DERIVED}
        return {**state, "__dict__": declared}

    def _repr_svg_(self) -> str:
        return str(picture(self.graph))

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str | bytes]:
        return _forms(self.graph)


def _forms(graph: Graph) -> dict[str, str | bytes]:
    """The picture by the type of each form that a notebook may show: words, SVG, and PNG where that can be drawn.

    Several states of one blueprint may stand in one notebook, so the ids in each picture tell it from the others.
    """
    from hashlib import sha256

    from blueprint.render import png, svg

    drawn = scene(graph)
    name = sha256(svg.render(drawn).encode()).hexdigest()[:8]
    drawn = drawn._replace(id=f"{drawn.id}-{name}")
    forms: dict[str, str | bytes] = {
        "text/plain": f"{drawn.title}\n{drawn.about}",
        "image/svg+xml": svg.render(drawn),
    }
    if is_installed(NEEDS[".png"][0]) and max(drawn.width, drawn.height) <= LARGEST:
        forms["image/png"] = png.render(drawn, scale=1)
    return forms
