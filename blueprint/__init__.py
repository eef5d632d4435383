"""Service blueprints in YAML: a typed graph, checked like a compiler, drawn beautifully.

>>> import blueprint as bp
>>> cafe = bp.loads('''
... blueprint: 1
... title: Corner café
... journey:
...   - phase: Visit
...     steps:
...       - {customer: Orders a coffee, touchpoints: [Counter], frontstage: Takes the order, emotion: 2}
...       - {customer: Leaves, touchpoints: [{name: Stamp card, owner: Baristas}], emotion: 3}
... ''')
>>> [step.name for step in cafe.graph.steps]
['Orders a coffee', 'Leaves']
>>> report = bp.check(cafe, select=["BP301"])
>>> [(finding.code, finding.message) for finding in report.findings]
[('BP301', 'the touchpoint `Counter` has no owner')]
>>> bp.render(cafe).startswith("<svg")
True
"""

from __future__ import annotations

from importlib import import_module

from blueprint import compare, load, render, report
from blueprint.version import __version__

TYPE_CHECKING = False  # type checkers take it for true; importing it from `typing` would double the time of a start

del compare, load, render, report  # imported now and not bound again: the names are free for the functions

if TYPE_CHECKING:
    from blueprint.analyses import compare, coverage, gaps, impact, indicators, moments, ownership, pareto, time
    from blueprint.analysis.result import Result
    from blueprint.api import check, dump, dumps, load, loads, render, report
    from blueprint.document import Blueprint
    from blueprint.errors import BlueprintError, ModelError, OutputError, RenderError, SourceError, UnknownName
    from blueprint.graph.graph import Graph
    from blueprint.report.located import Report
    from blueprint.rules.engine import Finding, Level

_HOMES = {
    "Blueprint": "blueprint.document",
    "BlueprintError": "blueprint.errors",
    "Finding": "blueprint.rules.engine",
    "Graph": "blueprint.graph.graph",
    "Level": "blueprint.rules.engine",
    "ModelError": "blueprint.errors",
    "OutputError": "blueprint.errors",
    "RenderError": "blueprint.errors",
    "Report": "blueprint.report.located",
    "Result": "blueprint.analysis.result",
    "SourceError": "blueprint.errors",
    "UnknownName": "blueprint.errors",
    "check": "blueprint.api",
    "compare": "blueprint.analyses",
    "coverage": "blueprint.analyses",
    "dump": "blueprint.api",
    "dumps": "blueprint.api",
    "gaps": "blueprint.analyses",
    "impact": "blueprint.analyses",
    "indicators": "blueprint.analyses",
    "load": "blueprint.api",
    "loads": "blueprint.api",
    "moments": "blueprint.analyses",
    "ownership": "blueprint.analyses",
    "pareto": "blueprint.analyses",
    "render": "blueprint.api",
    "report": "blueprint.api",
    "time": "blueprint.analyses",
}
"""Where each public name lives. It is imported when it is first asked for, so that a start costs next to nothing."""

__all__ = [
    "Blueprint",
    "BlueprintError",
    "Finding",
    "Graph",
    "Level",
    "ModelError",
    "OutputError",
    "RenderError",
    "Report",
    "Result",
    "SourceError",
    "UnknownName",
    "__version__",
    "check",
    "compare",
    "coverage",
    "dump",
    "dumps",
    "gaps",
    "impact",
    "indicators",
    "load",
    "loads",
    "moments",
    "ownership",
    "pareto",
    "render",
    "report",
    "time",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'blueprint' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
