"""Whatever bytes a file has: a blueprint or problems with their places, and nothing else. Needs atheris.

    python -m tests.fuzz                     # until it is stopped, with what it learned kept in a folder
    python -m tests.fuzz -max_total_time=600 # for ten minutes; other options are libFuzzer's

A finding is kept as a file `crash-…`; it becomes a named test before it is mended.
"""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["blueprint", "yaml"]):
    import blueprint as bp
    from blueprint.errors import ProblemsError, RenderError
    from blueprint.load.reader import read_text
    from blueprint.load.tidy import tidy

ROOT = Path(__file__).parents[2]
LEARNED = Path(tempfile.gettempdir()) / "blueprint-fuzz"
LONGEST = 4096
MOST_STEPS = 60


def one(data: bytes) -> None:
    """Read some bytes; what is a blueprint is checked, laid out again as text, and drawn."""
    reading, told = None, list[str]()
    try:
        reading = read_text(data)
    except ProblemsError as error:
        told = [problem.message and problem.code for problem in error.problems]
    if reading is None:
        assert told, "what is refused is told"
        assert all(told)
        return
    text = data.decode("utf-8-sig")
    made = tidy(text)
    assert tidy(made) == made, "tidying twice is tidying once"
    assert bp.loads(made) == bp.loads(text), "tidying changes no meaning"
    bp.check(bp.loads(text), select=["strict"])
    if len(reading.graph.steps) <= MOST_STEPS:
        with suppress(RenderError):  # some have nothing to draw
            bp.render(bp.loads(text))


def main() -> None:
    """Begin with the examples, and with all keys of the language as words."""
    LEARNED.mkdir(exist_ok=True)
    corpus, seeds = LEARNED / "corpus", LEARNED / "seeds"
    for folder in (corpus, seeds):
        folder.mkdir(exist_ok=True)
    for place in (*ROOT.glob("examples/**/*.yaml"), *ROOT.glob("tests/**/*.yaml")):
        (seeds / f"{place.parent.name}-{place.name}").write_bytes(place.read_bytes()[:LONGEST])
    words = LEARNED / "words"
    words.write_text("".join(f'"{word}"\n' for word in sorted(_words())), encoding="ascii")
    options = [f"-dict={words}", f"-max_len={LONGEST}", "-timeout=30", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(corpus), str(seeds)], one)
    atheris.Fuzz()


def _words() -> set[str]:
    text = (ROOT / "schemas" / "blueprint-1.schema.json").read_text(encoding="utf-8")
    found: set[str] = {"<<: *a", "&a ", "*a", "!!str ", "%YAML 1.1", "---", "...", "? ", "| ", ">- ", "\\xef\\xbb\\xbf"}

    def gather(value: object) -> None:
        if isinstance(value, dict):
            found.update(f"{key}: " for key in value.get("properties", {}))
            found.update(str(word) for word in value.get("enum", []))
            for part in value.values():
                gather(part)
        elif isinstance(value, list):
            for part in value:
                gather(part)

    gather(json.loads(text))
    return {word for word in found if word.isascii() and '"' not in word and len(word) < 60}


if __name__ == "__main__":
    main()
