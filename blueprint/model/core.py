"""The compiled core of pydantic, without the Python around it.

Importing `pydantic_core` imports, beside the core, two thousand lines that describe schemas for those who write them by
hand: on the way to a small picture they cost more than all that the core then does. Ours is written down already
(`export`), so the core is loaded by itself. It is the same module that pydantic uses, in either order.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator, ValidationError

__all__ = ["SchemaValidator", "ValidationError"]

_NAME = "pydantic_core._pydantic_core"


def _core() -> Any:
    """The compiled module; the package itself if it is built otherwise."""
    if _NAME in sys.modules:
        return sys.modules[_NAME]
    package = find_spec("pydantic_core")
    spec = PathFinder.find_spec(_NAME, package.submodule_search_locations) if package else None
    if spec is None or spec.loader is None:
        import pydantic_core

        return pydantic_core
    core = module_from_spec(spec)
    spec.loader.exec_module(core)
    return sys.modules.setdefault(_NAME, core)


if not TYPE_CHECKING:
    _found = _core()
    SchemaValidator, ValidationError = _found.SchemaValidator, _found.ValidationError
