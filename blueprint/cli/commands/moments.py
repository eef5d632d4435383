"""`blueprint moments`: what customers may remember."""

from __future__ import annotations

import click

from blueprint.analysis.panel import INTENSITY, PEAK_RULES
from blueprint.cli.analysing import analysis

command = analysis(
    "moments",
    "Tell which moments customers may remember: peak, pit and end, the panel of summaries, what to improve first.",
    "improve",
    click.option("--peak", type=click.Choice(PEAK_RULES), default=INTENSITY, show_default=True,
                 help="The peak in the panel: furthest from neutral, or furthest from the mean."),
    more="The peak-end rule is one of several, and none is the whole truth: the whole panel is given.",
)  # fmt: skip
