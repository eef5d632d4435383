"""`blueprint rule`: what a rule is, why it is one, and what to do about it."""

from __future__ import annotations

import os

import click

from blueprint.cli.asked import unknown
from blueprint.cli.examples import can_mend
from blueprint.cli.streams import emit
from blueprint.errors import UnknownName
from blueprint.project.packages import rules_of
from blueprint.project.settings import settings_for
from blueprint.report.explain import FORMATS, explain, explain_all
from blueprint.report.manual import find, manuals
from blueprint.rules import RULES

HELP = """Explain a rule by its code or name, or list rules.

\b
    blueprint rule                    all of them, by family
    blueprint rule BP3                one family
    blueprint rule BP301
    blueprint rule touchpoint-without-owner --format markdown

Rules of installed packages are told, too, where the settings of this folder name their packages.
"""


@click.command("rule", help=HELP)
@click.argument("name", metavar="[RULE]", required=False)
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text", show_default=True, help="The format.")
def command(name: str | None, kind: str) -> int:
    """Print the manual of one rule, or the table of all."""
    is_ours = name and name.casefold() in {word.casefold() for one in manuals(RULES) for word in (one.code, one.name)}
    rules = RULES if is_ours else rules_of(settings_for(os.curdir).packages)  # ours need no settings that are sound
    every = manuals(rules)
    family = [manual for manual in every if name is None or manual.family == name.upper()]
    if name is None or family:
        emit(explain_all(family, kind))
        return 0
    try:
        manual = find(name, every)
    except UnknownName as error:
        raise unknown(error) from None
    rule = next((rule for rule in rules if rule.code == manual.code), None)
    emit(explain(manual._replace(fix=can_mend(rule)) if rule else manual, kind))
    return 0
