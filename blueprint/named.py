"""`NamedTuple` as in `typing`, and quick to declare: annotations stay the text that they are, and none is compiled.

`typing` compiles the annotation of every field when a class is made. A small picture takes a hundred and twenty
classes, and that was a tenth of its time (docs/decisions/0011-start-up.md). To a type checker this is
`typing.NamedTuple`. A module that declares with it begins with `from __future__ import annotations`.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

_TAKEN_OVER = {"__module__", "__annotations__"}


class _Declared(type):
    """Makes of the body of a class what `typing.NamedTuple` makes of it: a class of tuples with named places."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = body["__annotations__"]
        defaults = [body[field] for field in fields if field in body]
        made: Any = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
        made.__annotations__ = made.__new__.__annotations__ = fields
        for key, value in body.items():
            if key not in _TAKEN_OVER and key not in fields:
                setattr(made, key, value)
        return made


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_Declared):
        """A tuple whose places have names."""
