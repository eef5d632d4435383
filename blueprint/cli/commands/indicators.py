"""`blueprint indicators`: figures against their targets."""

from __future__ import annotations

from blueprint.cli.analysing import analysis

command = analysis(
    "indicators",
    "Tell how figures stand against their targets, by owner, and what is measured by its amount alone.",
    "indicators",
)
