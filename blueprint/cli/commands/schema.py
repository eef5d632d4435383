"""`blueprint schema`: what editors need to check and complete a file while it is typed."""

from __future__ import annotations

import click

from blueprint.cli.streams import emit, say
from blueprint.files import write_atomically
from blueprint.shipped import SCHEMAS, schema

HELP = """Print the JSON Schema of a blueprint, or of a catalog that blueprints share.

\b
    blueprint schema -o blueprint.schema.json
    blueprint schema catalog -o catalog.schema.json

An editor with a YAML language server completes keys and shows their meaning if the first line of the file is
`# yaml-language-server: $schema=blueprint.schema.json`.
"""


@click.command("schema", help=HELP)
@click.argument("name", metavar="[blueprint|catalog]", type=click.Choice(list(SCHEMAS)), default="blueprint")
@click.option("-o", "--out", metavar="OUT", type=click.Path(allow_dash=True), help="The file to write.")
def command(name: str, out: str | None) -> int:
    """Print or write a schema."""
    if out is None or out == "-":
        emit(schema(name))
    else:
        write_atomically(out, schema(name))
        say(f"written: {out}")
    return 0
