"""`blueprint coverage`: what the service speaks to."""

from __future__ import annotations

from blueprint.cli.analysing import analysis

command = analysis(
    "coverage",
    "Tell what the service speaks to: experience modules, senses, factors, stages, levels, and what is built on sand.",
    "steps",
)
