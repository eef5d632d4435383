"""One module for each command, with a click command `command` in it; `blueprint.cli.group` lists them."""
