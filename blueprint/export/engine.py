"""Graphviz as the one who draws: the `dot` of the system, else the one in pygraphviz, else it is said what to do.

It runs as a process of its own, which is told everything by its standard input and ends when its time is up. Of its SVG
the picture alone is kept: nothing that names a file, and no ids of ours as words that show where the mouse rests.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec

from blueprint.errors import RenderError, excerpt
from blueprint.export.plain import plain
from blueprint.files import program_called
from blueprint.render.markup import element, escaped

PATIENCE = 60
"""Seconds until a drawing is given up."""

MISSING = (
    'drawing with Graphviz takes Graphviz: pip install "service-blueprint[pygraphviz]" brings it, and so does '
    "`apt install graphviz`, `brew install graphviz` or `winget install graphviz`"
)

_BUNDLED = (
    "import sys, pygraphviz; graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode());"
    "sys.stdout.buffer.write(graph.draw(format=sys.argv[1], prog='dot', args=' '.join(sys.argv[2:])))"
)
_POINTS, _FINE = 72, 2
_DAY, _NO_DAY = re.compile(rb"(?<=/CreationDate \(D:)\d{14}"), b"19700101000000"
_HEAD = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_NAMES = re.compile(r"<title>[^<]*</title>\n?")
_REMARKS = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def drawn(dot: str, form: str, title: str, scale: float | None = None) -> str | bytes:
    """What Graphviz draws.

    dot: whose texts are labels alone; form: svg, png or pdf; title: of the picture, for those who do not see it;
    scale: pixels of a PNG to a px, 2 unless said. Raises RenderError if there is no Graphviz, if it takes too long, or
    if it fails.
    """
    fine = [f"-Gdpi={_POINTS * (scale or _FINE):g}"] if form == "png" else []
    made = _run([*_program(form), *fine], dot)
    return _picture(made.decode("utf-8", "replace"), title) if form == "svg" else _DAY.sub(_NO_DAY, made)


def _program(form: str) -> list[str]:
    """The words that start Graphviz. Raises RenderError where there is none."""
    found = program_called("dot")
    if found:
        return [found, f"-T{form}"]
    if find_spec("pygraphviz"):
        return [sys.executable, "-P", "-c", _BUNDLED, form]
    raise RenderError(MISSING)


def _run(words: list[str], dot: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, none of which anybody typed
            words, input=dot.encode(), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"Graphviz was not done after {PATIENCE} seconds: draw a part, such as a phase") from error
    except OSError as error:
        raise RenderError(f"Graphviz cannot be run: {(error.strerror or str(error)).lower()}") from error
    if done.returncode or not done.stdout:
        said = excerpt(done.stderr.decode("utf-8", "replace"), 200)
        raise RenderError(f"Graphviz could not draw it: {plain(said) or 'it does not say why'}")
    return done.stdout


def _picture(svg: str, title: str) -> str:
    """The picture alone, with the title of the blueprint as its name."""
    kept = _REMARKS.sub("", _NAMES.sub("", _HEAD.sub("", svg)))
    if "<svg" not in kept:
        raise RenderError("Graphviz wrote something else than a picture: `dot -V` says which Graphviz that is")
    start, end = kept.index("<svg"), kept.index(">")
    named = element("title", escaped(plain(title)))
    return f'{kept[start:end]} role="img">\n{named}{kept[end + 1 :]}'
