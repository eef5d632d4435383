"""`blueprint impact`: what breaks if something fails."""

from __future__ import annotations

import click

from blueprint.cli.analysing import analysis

command = analysis(
    "impact",
    "Tell what breaks if something fails: systems by the moments that hang on them, and fail points by severity.",
    "systems",
    click.option("--of", metavar="ID", help="One system, owner, touchpoint or action, and all that hangs on it."),
)
