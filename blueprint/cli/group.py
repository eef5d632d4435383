"""The command `blueprint` and its sub-commands, which are imported only when they are called."""

from __future__ import annotations

from importlib import import_module

import click

from blueprint.inputs import SUFFIXES
from blueprint.model.likeness import did_you_mean
from blueprint.version import __version__

COMMANDS = {
    "init": "Write a blueprint to begin with.",
    "render": "Draw blueprints.",
    "check": "Say what is wrong or missing.",
    "fmt": "Tidy the layout of files.",
    "moments": "Tell which moments customers may remember.",
    "owners": "Tell who answers for what.",
    "gaps": "Tell what customers miss.",
    "indicators": "Tell how figures stand against their targets.",
    "pareto": "Tell the vital few among complaints.",
    "time": "Tell how long it takes.",
    "coverage": "Tell what the service speaks to.",
    "impact": "Tell what breaks if something fails.",
    "compare": "Tell what changed between two blueprints.",
    "report": "Write all of this on one page.",
    "rule": "Explain a rule, or list them all.",
    "schema": "Print the schema for editors.",
    "completion": "Print the completion script of a shell.",
}
"""The sub-commands in the order in which one needs them, with what each does."""

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 96}

HELP = """Draw and check service blueprints that are written in YAML.

A first picture, in a new folder:

\b
    blueprint init shop.yaml      writes a blueprint to begin with
    blueprint render shop.yaml    draws it: shop.svg, to open in a browser
    blueprint check shop.yaml     says what is wrong: slips, owners, the score of the end
"""

EPILOG = """\b
Exit codes:
    0    all is well
    1    the check found errors or warnings
    2    a file has mistakes or cannot be read or written, or the command was typed wrongly
    3    a fault of ours: please report it
    130  interrupted

A name that begins with a dash is given after `--`; `-` alone is standard input or output.
"""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        return import_module(f"blueprint.cli.commands.{cmd_name}").command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for one that there is not, say what is probably meant."""
        given = args[0]
        if given in COMMANDS or given.startswith("-"):
            return super().resolve_command(ctx, args)
        if given == "help":
            raise click.UsageError("the help is `blueprint --help`, or `blueprint render --help` for one command", ctx)
        if given.endswith(SUFFIXES):
            raise click.UsageError(f"a command comes first; did you mean `blueprint render {given}`?", ctx)
        meant = "render" if given in {"draw", "show", "export"} else None
        hint = f"did you mean `{meant}`?" if meant else did_you_mean(given, COMMANDS)
        raise click.UsageError(f"no command is called `{given}`; {hint}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands, in the order in which one needs them"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, help=HELP, epilog=EPILOG, context_settings=SETTINGS)
@click.version_option(__version__, prog_name="blueprint", message="%(prog)s %(version)s")
@click.option("--trace", is_flag=True, help="Print the whole trace if there is a fault of ours.")
def blueprint(trace: bool) -> None:
    """Take the options that come before a command; `border` has taken care of them."""
