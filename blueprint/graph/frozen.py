"""What nodes and edges are: dataclasses that nobody changes, and that are quick to declare.

`dataclass(frozen=True)` writes and compiles four functions for each class, anew in every process. Here they are written
once, for all classes. Why that matters, with figures: docs/decisions/0011-start-up.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from inspect import Signature

Kind = TypeVar("Kind", bound="Frozen")


class _Signature:
    """What `inspect.signature` and `help` show of a class, made when they ask."""

    def __get__(self, _: object, kind: type[Frozen]) -> Signature:
        from inspect import Parameter, Signature

        declared = sorted(fields(kind), key=lambda one: bool(one.kw_only))
        return Signature([
            Parameter(one.name, Parameter.KEYWORD_ONLY if one.kw_only else Parameter.POSITIONAL_OR_KEYWORD,
                      default=Parameter.empty if one.default is MISSING else one.default, annotation=one.type)
            for one in declared
        ])  # fmt: skip


class Frozen:
    """One that is made from its fields by name, cannot be changed, and is equal only to itself."""

    __signature__ = _Signature()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init__(self, *values: Any, **named: Any) -> None:
        said = {**dict(zip(self.__match_args__, values, strict=False)), **named} if values else named
        given = {**self._defaults, **said}
        if given.keys() != self._names or len(said) < len(values) + len(named):
            self.__signature__.bind(*values, **named)  # raises TypeError, which says what is missing or too much
        vars(self).update(given)

    def __setattr__(self, name: str, value: Any) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __repr__(self) -> str:
        said = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
        return f"{type(self).__qualname__}({', '.join(said)})"


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
def frozen(*, kw_only: bool = False) -> Callable[[type[Kind]], type[Kind]]:
    """Make a class with annotated fields a dataclass. kw_only: its own fields are given by name."""

    def made(kind: type[Kind]) -> type[Kind]:
        dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(kind)
        declared = fields(kind)
        kind._names = frozenset(one.name for one in declared)
        kind._defaults = {one.name: one.default for one in declared if one.default is not MISSING}
        return kind

    return made
