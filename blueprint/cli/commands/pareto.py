"""`blueprint pareto`: the vital few among complaints."""

from __future__ import annotations

import click

from blueprint.analysis.complaints import INDICATOR, KEYS
from blueprint.cli.analysing import analysis

command = analysis(
    "pareto",
    "Tell the vital few among complaints: the smallest part of the causes that reaches 80 % of the counts.",
    "pareto",
    click.option("--by", type=click.Choice(KEYS), default=INDICATOR, show_default=True,
                 help="What complaints are counted by."),
    click.option("--month", metavar="YYYY-MM", help="One month alone."),
)  # fmt: skip
