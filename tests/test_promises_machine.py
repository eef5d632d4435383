"""What is left of the machine when the library has run: its time, its stack, its settings, its network."""

from __future__ import annotations

import gc
import json
import locale
import os
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import blueprint as bp
from blueprint import analyses
from blueprint.analysis import ANALYSES
from blueprint.load.tidy import tidy
from blueprint.picture import FORMATS, VIEWS
from blueprint.report.formats import written
from blueprint.report.located import gathered
from blueprint.report.results.formats import written as told
from tests.effort import ends_soon, lines_run
from tests.large_graphs import HARD
from tests.mistakes import ALL
from tests.payloads import everywhere
from tests.samples import SMALL

ROOT = Path(__file__).parents[1]
HOTEL = ROOT / "examples" / "hotel-stay.yaml"
PACKAGES = {"png": "resvg_py", "pdf": "typst", "xlsx": "openpyxl", "pptx": "pptx", "dot": "graphviz", "gv": "graphviz"}
HERE = [suffix[1:] for suffix in FORMATS if find_spec(PACKAGES.get(suffix[1:], "json"))]
"""Formats whose packages are here."""


# ── work is bounded ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module", params=HARD)
def hard(request: pytest.FixtureRequest) -> bp.Blueprint:
    """A graph that runs away from whoever lists its ways: 16 million of them, or a ring of hundreds."""
    return bp.Blueprint.model_validate(HARD[request.param]())


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_ends_on_hard_graphs(name: str, hard: bp.Blueprint) -> None:
    with ends_soon():
        result = getattr(bp, name)(hard)
    assert result.title


SMALLER = {"everything leads on": (18,), "a ring": (70,), "links anywhere": (60, 300)}
"""How large they are where all is drawn, too; BLUEPRINT_HARD=1 draws all of it, in some minutes."""


@pytest.fixture(scope="module", params=HARD)
def drawable(request: pytest.FixtureRequest) -> bp.Blueprint:
    size = () if os.environ.get("BLUEPRINT_HARD") else SMALLER[request.param]
    return bp.Blueprint.model_validate(HARD[request.param](*size))


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_ends_on_hard_graphs(view: str, drawable: bp.Blueprint) -> None:
    with ends_soon():
        assert bp.render(drawable, view=view).startswith("<svg")


def test_check_and_compare_end_on_hard_graphs(hard: bp.Blueprint) -> None:
    with ends_soon():
        bp.check(hard, select=["strict"])
        analyses.compare(hard, hard)


def test_exports_end_on_hard_graphs(drawable: bp.Blueprint) -> None:
    with ends_soon():
        assert bp.loads(bp.dumps(drawable)) == drawable
        for suffix in ("dot", "mmd", "drawio", "json", "graphml", "csv", "html"):
            if suffix in HERE:
                assert bp.render(drawable, format=suffix)


def test_what_is_told_takes_work_that_grows_with_the_texts() -> None:
    """Texts may have 10 000 characters. No wrapping and no cutting looks at the whole text for each of them."""

    def tell(length: int) -> Callable[[], Any]:
        made = bp.Blueprint.model_validate(everywhere("é" * length))
        results = [bp.moments(made), bp.gaps(made)]
        run = gathered([bp.check(made).told()])
        return lambda: [
            told(results, "text"),
            told(results, "markdown"),
            written("text", run),
            written("markdown", run),
        ]

    tell(100)()
    small, big = (lines_run(tell(length)) for length in (200, 800))
    assert big < small * 6


SIZES = ("x" * 5000, "word " * 1000, "e" + "\u0336" * 2000,
         "咖" * 3000, "مرحبا " * 500, "👩\u200d🍳" * 800, "a" + "\u200d" * 2000,
         "-" * 3000, "`" * 3000, "\u00a0a" * 1500)  # fmt: skip


@pytest.mark.parametrize("text", SIZES, ids=lambda text: f"{text[:3].encode('unicode_escape').decode()}-{len(text)}")
def test_texts_of_any_size_are_drawn(text: str) -> None:
    """The picture is finite, and the whole text can be found in it."""
    step = {"customer": text, "frontstage": {"does": text, "by": text}, "touchpoints": [text], "emotion": 1}
    data = {"blueprint": 1, "title": text, "journey": [{"phase": text, "steps": [step]}]}
    made = bp.Blueprint.model_validate(data)
    with ends_soon():
        svg = bp.render(made)
    assert not [word for word in ("nan", '"inf', '"-inf') if word in svg]
    with ends_soon():
        assert json.loads(bp.render(made, format="json"))


DEPTH = """
import sys
import blueprint as bp
from blueprint import analyses
from blueprint.analysis import ANALYSES
from tests.large_graphs import ring
import pydantic, networkx, blueprint.document, blueprint.cli.border
made = [bp.Blueprint.model_validate(ring(130))]
bp.render(made[0]), bp.check(made[0])
sys.setrecursionlimit(LIMIT)
for one in made:
    text = bp.dumps(one)
    assert bp.loads(text) == one
    bp.check(one, select=["strict"])
    [getattr(bp, name)(one) for name in ANALYSES]
    [bp.render(one, view=view) for view in ("blueprint", "impact")]
    [bp.render(one, format=name) for name in ("mmd", "json")]
    analyses.compare(one, one)
"""


def test_nothing_calls_itself_for_each_part_of_the_input() -> None:
    """A ring of 130 steps with a stack of 120 calls."""
    code = DEPTH.replace("LIMIT", "120")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr.decode()[-2000:]


# ── the library leaves things as they are ───────────────────────────────────────────────────────────────────────────


def everything(source: Any) -> list[Any]:
    """All that the library can do with a blueprint, as bytes and texts."""
    made = bp.load(source)
    pictures = [bp.render(made, format=name) for name in ("svg", "mmd", "json", "csv")]
    findings = [str(one) for one in bp.check(source, select=["strict"]).findings]
    results = [told([getattr(bp, name)(made)], "json") for name in ANALYSES]
    return [*pictures, findings, *results, bp.dumps(made)]


def surroundings() -> dict[str, Any]:
    return {
        "recursion": sys.getrecursionlimit(), "switch": sys.getswitchinterval(),
        "locale": locale.setlocale(locale.LC_ALL), "environment": dict(os.environ), "folder": os.getcwd(),
        "signals": [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)],
        "warnings": list(warnings.filters),
        "hooks": (sys.excepthook, sys.displayhook, threading.excepthook),
        "path": list(sys.path), "trace": sys.gettrace(), "collector": (gc.isenabled(), gc.get_threshold()),
        "streams": (sys.stdin, sys.stdout, sys.stderr), "digits": sys.get_int_max_str_digits(),
    }  # fmt: skip


def test_the_library_prints_nothing_and_changes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    before = surroundings()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        everything(HOTEL)
        for mistake in ALL[::20]:
            with pytest.raises(bp.BlueprintError):
                bp.loads(mistake.text)
    assert [str(one.message) for one in warned] == []
    assert surroundings() == before
    assert tuple(capfd.readouterr()) == ("", "")


def test_eight_threads_get_what_one_gets() -> None:
    files = [ROOT / "examples" / f"{name}.yaml" for name in ("massage-chair", "hotel-stay")]
    alone = {file: everything(file) for file in files}
    wrong: list[str] = []

    def work(number: int) -> None:
        file = files[number % len(files)]
        if everything(file) != alone[file]:
            wrong.append(file.name)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize(
    "call",
    [
        lambda: bp.load("not-there.yaml"), lambda: bp.loads("a: ["), lambda: bp.loads(b"\xff"),
        lambda: bp.loads("a: b"),
        lambda: bp.Blueprint(title="", journey=[]), lambda: bp.render(bp.loads(SMALL), view="none"),
        lambda: bp.render(bp.loads(SMALL), format="none"), lambda: bp.render(bp.loads(SMALL), theme="none"),
        lambda: bp.render(bp.loads(SMALL), language="tlh"), lambda: bp.check(bp.loads(SMALL), select=["BP999"]),
        lambda: bp.render(bp.loads(SMALL), phase="none"), lambda: bp.render(bp.loads(SMALL), "no/such/folder/x.svg"),
        lambda: bp.pareto(bp.loads(SMALL), month="2020-01"), lambda: bp.report(bp.loads(SMALL), kind="none"),
        lambda: bp.dump(bp.loads(SMALL), "no/such/folder/x.yaml"), lambda: bp.compare("main:none.yaml", "none.yaml"),
    ],
)  # fmt: skip
def test_whatever_is_wrong_is_of_one_family(call: Callable[[], object]) -> None:
    with pytest.raises(bp.BlueprintError):
        call()


# ── no network, the same bytes anywhere ─────────────────────────────────────────────────────────────────────────────

WATCHED = """
import os, sys
seen = []
def watch(event, arguments):
    if event.startswith(("socket.", "os.system", "os.exec", "os.posix_spawn", "urllib.", "smtplib.", "webbrowser.")):
        seen.append((event, str(arguments)))
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        name = os.path.abspath(os.fsdecode(arguments[0]))
        if not name.startswith((os.getcwd(), os.devnull)) and not os.path.isdir(name):  # a file without a name
            seen.append((event, str(arguments)))
sys.addaudithook(watch)
sys.dont_write_bytecode = True
from blueprint.cli import border
for line in sys.argv[1:]:
    border.run(line.split())
print(seen, file=sys.stderr)
"""


def test_no_connection_is_made_and_nothing_written_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL.replace("title: ", "title: https://evil.example/ ", 1), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(SMALL.replace("title:", "use: [http://evil.example/x.yaml]\ntitle:", 1))
    formats = [f"render a.yaml -o a.{name}" for name in HERE]
    commands = ["check .", "check . --fix", *formats, "report a.yaml", "compare a.yaml b.yaml", "fmt .", "rule",
                *(f"{name} a.yaml" for name in ("moments", "owners", "time", "impact")), "init n.yaml"]  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *commands],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.stderr.splitlines()[-1] == "[]"


SUMS = """
import hashlib, sys
import blueprint as bp
made = bp.load(sys.argv[1])
for name in sys.argv[2:]:
    data = bp.render(made, format=name)
    print(name, hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest())
    for canary in (b"/home/canary", b"canary-user"):
        assert canary not in (data if isinstance(data, bytes) else data.encode()), name
print(hashlib.sha256(bp.report(made).encode()).hexdigest())
"""


def test_the_same_bytes_in_any_surroundings(tmp_path: Path) -> None:
    """Whatever the seed of hashes, the zone, the language, the folder, the home is, the bytes do not tell."""
    plain = {name: said for name, said in os.environ.items() if name in {"PATH", "SYSTEMROOT", "PYTHONPATH"}}
    names = [name for name in HERE if name not in {"png", "pdf", "xlsx", "pptx", "gv"}]  # each has a test of its own
    runs = set()
    for seed, zone, language, home in (("7", "Asia/Tokyo", "de_DE.UTF-8", "/home/canary"),
                                       ("random", "America/New_York", "tr_TR.UTF-8", "/nowhere")):  # fmt: skip
        folder = tmp_path / zone.replace("/", "-")
        folder.mkdir()
        (folder / "x.yaml").write_bytes(HOTEL.read_bytes())
        settings = plain | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "USER": "canary-user", "HOME": home}
        command = [sys.executable, "-c", SUMS, "x.yaml", *names]
        runs.add(subprocess.run(command, cwd=folder, env=settings, capture_output=True, check=True, timeout=120).stdout)
    assert len(runs) == 1


def test_comments_and_spaces_change_nothing() -> None:
    text = HOTEL.read_text(encoding="utf-8")
    plain = bp.loads(tidy(text), name="hotel-stay.yaml")
    lines = [f"{line}   # a remark" if line.rstrip().endswith(":") else line for line in tidy(text).splitlines()]
    remarked = bp.loads("# before\n\n" + "\n".join(lines) + "\n\n# after\n", name="hotel-stay.yaml")
    for name in ("svg", "json", "csv"):
        assert bp.render(remarked, format=name) == bp.render(plain, format=name)
