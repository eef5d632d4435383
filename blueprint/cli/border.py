"""The one place where errors end: each becomes a message and an exit code, and no trace is shown unless asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from blueprint.cli.streams import emit, refuse_closed_output, say, settle, write_message
from blueprint.errors import BlueprintError, ProblemsError
from blueprint.version import __version__

CLEAN, FOUND, REFUSED, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
_LONG_DASHES = ("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212")


def run(arguments: Sequence[str]) -> int:
    """Run a command line. The result is its exit code."""
    arguments, trace = _without_trace(arguments)
    try:
        code = _version() if arguments == ["--version"] else _refused_for_dash(arguments) or _invoke(arguments)
    except KeyboardInterrupt:
        say("interrupted")
        code = INTERRUPTED
    except ProblemsError as error:
        say_problems(error)
        code = REFUSED
    except BlueprintError as error:
        say(f"blueprint: {error}")
        code = REFUSED
    except BrokenPipeError:
        code = REFUSED
    except OSError as error:
        say(f"blueprint: {reason(error)}")
        code = REFUSED
    except Exception:
        code = _report_fault(arguments, trace)
    return code if settle() or code else REFUSED


def _version() -> int:
    """The version, answered before click is imported."""
    emit(f"blueprint {__version__}\n")
    return CLEAN


def _refused_for_dash(arguments: Sequence[str]) -> int:
    """Refuse an option that begins with a long dash, into which some programs turn two short ones; 0 if none does."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    for typed in arguments[:end]:
        name = typed.lstrip("".join(("-", *_LONG_DASHES)))
        is_option = name.partition("=")[0].replace("-", "").isalpha()  # `–o.svg` is the name of a file
        if is_option and typed.lstrip("-").startswith(_LONG_DASHES) and not os.path.exists(typed):
            meant = f"-{name}" if len(name) == 1 else f"--{name}"
            hint = f"did you mean `{meant}`, with the keyboard's own dash?"
            say(f"blueprint: `{typed}` begins with a long dash", hint)
            return REFUSED
    return CLEAN


def _invoke(arguments: Sequence[str]) -> int:
    """Let click run the command; what it has to say is said in our words."""
    import click

    from blueprint.cli.group import blueprint

    if "_BLUEPRINT_COMPLETE" in os.environ:
        blueprint.main(list(arguments), "blueprint")
    try:
        with blueprint.make_context("blueprint", list(arguments)) as context:
            return blueprint.invoke(context) or CLEAN
    except click.exceptions.Exit as leaving:
        refuse_closed_output()  # what was asked for is the help or the version
        return leaving.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.exceptions.NoArgsIsHelpError as error:
        emit(f"{error.format_message()}\n")
        return REFUSED
    except click.ClickException as error:
        _say_usage(error)
        return REFUSED


def reason(error: OSError) -> str:
    """What the system says is wrong, with the file's name first."""
    if isinstance(error, FileNotFoundError) and error.filename is None:  # only `os.getcwd` has nothing to name
        return "the current folder is not there any more: go to another one"
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else ""
    return f"{name}: {error.strerror}" if name and error.strerror else error.strerror or str(error)


def say_problems(error: ProblemsError, name: str = "") -> None:
    """Problems with their code frames, as messages. name: of the file, if the error does not know it."""
    from blueprint.report.colour import is_wanted
    from blueprint.report.located import FileReport, from_problems, gathered
    from blueprint.report.text import write

    run = gathered([FileReport(name or error.name, tuple(from_problems(error.problems)), error.lines)])
    write_message(write(run, is_wanted(sys.stderr)))


def _say_usage(error: Any) -> None:
    """What is wrong with the command as it was typed, and where to read how it goes."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "blueprint"
    said = " ".join(error.format_message().split())
    say(f"{path}: {said}{_meant(error)}", f"see: {path} --help")


def _meant(error: Any) -> str:
    """What is probably meant by a word that is none of the choices; click keeps the word in its message alone."""
    import re

    from blueprint.model.likeness import closest

    kind = getattr(getattr(error, "param", None), "type", None)
    typed = re.match(r"'(.*)' is not one of", getattr(error, "message", None) or "")
    found = closest(typed[1], getattr(kind, "choices", ()), most=1) if typed else []
    return f" Did you mean '{found[0]}'?" if found else ""


def _without_trace(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """The arguments without `--trace`, which may stand anywhere before a `--`; and whether it was there."""
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    kept = [argument for argument in arguments[:end] if argument != "--trace"]
    return [*kept, *arguments[end:]], len(kept) < end


def _report_fault(arguments: Sequence[str], trace: bool) -> int:
    """Ask for a report of a fault of ours."""
    import traceback

    error = sys.exception()
    say(f"blueprint {__version__} met a fault of its own: {type(error).__name__}: {str(error)[:200]}")
    say("Your files are as they were. Please report this, with the command and, if you may, the file.")
    if trace:
        say(*(f"| {line}" for line in traceback.format_exc().splitlines()))
    else:
        say(f"For the whole trace: blueprint --trace {' '.join(arguments)}")
    return OUR_FAULT
