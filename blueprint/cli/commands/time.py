"""`blueprint time`: how long it takes."""

from __future__ import annotations

from blueprint.cli.analysing import analysis

command = analysis(
    "time",
    "Tell how long it takes: waiting and doing, in view and out of it, by step, phase and way; promises and limits.",
    "steps",
)
