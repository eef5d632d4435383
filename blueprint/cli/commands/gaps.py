"""`blueprint gaps`: what customers miss."""

from __future__ import annotations

import click

from blueprint.analysis.gaps import CROSS_HAIRS, MEAN
from blueprint.cli.analysing import analysis

command = analysis(
    "gaps",
    "Tell what customers miss: experience less expectation and ideal, weighted by importance, and the quadrants.",
    "gaps",
    click.option("--cross-hairs", type=click.Choice(CROSS_HAIRS), default=MEAN, show_default=True,
                 help="Where the quadrants part: at the means of the data, or at the middle of the scale."),
)  # fmt: skip
