"""`blueprint completion`: commands, options and files completed by the Tab key."""

from __future__ import annotations

import click

from blueprint.cli.streams import emit

HELP = """Print the script that lets a shell complete commands, options and files by the Tab key.

\b
    bash:  blueprint completion bash >> ~/.bashrc
    zsh:   blueprint completion zsh >> ~/.zshrc
    fish:  blueprint completion fish > ~/.config/fish/completions/blueprint.fish
"""


@click.command("completion", help=HELP)
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print the script that click makes."""
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    script = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}[shell]
    emit(script(context.find_root().command, {}, "blueprint", "_BLUEPRINT_COMPLETE").source() + "\n")
    return 0
