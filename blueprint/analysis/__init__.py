"""What it means: each analysis is a pure function of the graph that returns a `Result`."""

from __future__ import annotations

ANALYSES: dict[str, str] = {
    "moments": "blueprint.analysis.moments",
    "gaps": "blueprint.analysis.gaps",
    "indicators": "blueprint.analysis.indicators",
    "pareto": "blueprint.analysis.pareto",
    "ownership": "blueprint.analysis.ownership",
    "coverage": "blueprint.analysis.coverage",
    "time": "blueprint.analysis.timing",
    "impact": "blueprint.analysis.impact",
}
"""The module of each analysis by its name; the module has a function of the same name. Imported when it is needed."""
