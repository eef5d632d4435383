"""Blueprints are written as a person would write them, and nothing is lost on the way."""

from __future__ import annotations

import math
import os
import re
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from blueprint.document import Blueprint
from blueprint.errors import OutputError
from blueprint.files import write_atomically
from blueprint.load.parsing.decode import FORBIDDEN
from blueprint.load.parsing.scalars import resolve
from blueprint.load.quoting import can_be_block, scalar
from blueprint.load.reader import materialise, read, read_text
from blueprint.load.writer import dump, dumps
from blueprint.model.elements import Action, Step
from blueprint.model.records import validator
from blueprint.model.spelling import VISIBLE_PATTERN
from blueprint.testing import blueprints
from tests.effort import examples
from tests.samples import FULL, SMALL, project

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))

NASTY = [
    "no", "Yes", "on", "y", "~", "null", "true", "1:30", "12:30:45", "012", "0o17", "0x1F", "0b1",
    "1_000", "1.10", ".5", "1e3", "-.inf", ".nan", "=", "<<", "2026-11-01", "2026-11-01 10:00", "@home",
    "%", "`x`", "*a", "&a", "!a", "|", ">", "- a", "-", "-5 °C", "? a", "?", ": a", ":", "a: b", "a:b",
    "a:", "a #b", "#b", "a#b", "{a}", "[a]", "a, b", "'", '"', 'say "hi"', "it's", "\\", "C:\\x", " a",
    "a ", "\ta", "a\tb", "a\nb", "a\n", "\na", "a\n\n", "a \nb", "  a\nb", "a\r\nb", "---", "...",
    "--- a", "烫头发：洗", "نص", "e\u0301", "🎉", "a\u2028b", "a\u200bb", "\u202eabc", "a\xa0b", "\xa0",
    "\u3000", "x" * 150, "word " * 40 + "end", "https://a.example/b?c=d#e", "a -> b", "8 min", "20%",
    "<= 5", ">= 5", "\ufeffa",
]  # fmt: skip

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(min_size=1, max_size=40),
    st.text(alphabet="ab01:-_.,#[]{}&*!|>'\"%@` \n\t~?=", min_size=1, max_size=12),
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**19), 10**19) | st.floats(allow_nan=False) | texts,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(texts, inside, max_size=3),
    max_leaves=6,
)


def is_readable(value: Any) -> bool:
    """Whether a file may hold it: no controls but tab and line breaks, no halves of characters."""
    if isinstance(value, dict):
        return all(map(is_readable, [*value, *value.values()]))
    if isinstance(value, list):
        return all(map(is_readable, value))
    return not (isinstance(value, str) and re.search(FORBIDDEN, value))


# ── the law ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@examples(80)
@given(text=texts.filter(is_readable).filter(re.compile(VISIBLE_PATTERN).search), data=plain.filter(is_readable))
def test_any_text_and_any_plain_data_come_back(text: str, data: Any) -> None:
    said = {"customer": text, "notes": {"pain": [text, text]}, "frontstage": {"does": text, "by": text},
            "support": [text, "Till"], "emotion": {"felt": 1, "source": text}, "x-data": data}  # fmt: skip
    journey = [{"phase": text, "steps": [said, {"customer": "Leaves", "touchpoints": [{"name": text}]}]}]
    blueprint = Blueprint.model_validate({"title": text, "scenario": text, "journey": journey, "x-top": data})
    written = dumps(blueprint)
    again = yaml_of(written)
    assert Blueprint.model_validate(again) == blueprint
    assert again["x-top"] == data
    assert dumps(Blueprint.model_validate(again)) == written


def yaml_of(text: str) -> Any:
    from blueprint.load.parsing.source import read_data

    return read_data(text, "<written>")


@examples(20)
@given(data=blueprints())
def test_generated_blueprints_come_back(data: dict[str, Any]) -> None:
    blueprint = Blueprint.model_validate(data)
    again = read_text(dumps(blueprint))
    assert materialise(again, Blueprint) == blueprint
    assert dumps(again.blueprint) == dumps(blueprint)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_examples_come_back_from_models_and_from_records_alike(file: Path) -> None:
    reading = read(file)
    blueprint = materialise(reading, Blueprint)
    assert dumps(blueprint) == dumps(reading.blueprint)
    again = read_text(dumps(blueprint), str(file), file.parent)
    assert materialise(again, Blueprint) == blueprint


@pytest.mark.parametrize("text", NASTY)
def test_other_readers_see_the_same_text(text: str) -> None:
    if not is_readable(text) or "\r" in text:
        return
    for written in (
        f"a: {scalar(text)}\n",
        f"{{a: {scalar(text, flow=True)}}}\n",
        f"- {{b: [{scalar(text, True)}, 1]}}\n",
    ):
        for loader in (yaml.SafeLoader, yaml.CSafeLoader):
            found = yaml.load(written, loader)  # noqa: S506
            found = found[0]["b"][0] if isinstance(found, list) else found["a"]
            assert found == text


def test_plain_where_it_can_be() -> None:
    kept = [
        "Corner café",
        "8 min",
        "20%",
        "<= 5",
        "烫头发：洗",
        "ext. 12",
        "it's 8 o'clock",
        "a -> b",
        "v1.2.3",
        "1st",
        "C# and F",
    ]
    assert [scalar(text) for text in kept] == kept
    assert scalar("012") == '"012"'
    assert isinstance(resolve("012"), int)
    assert can_be_block("one\ntwo")


# ── how it looks ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_small_file_is_written_as_it_was_typed() -> None:
    waits, emotion = "        waits: 4 min\n", "        emotion: -1\n"
    in_order = SMALL.replace(emotion + waits, waits + emotion)
    assert dumps(read_text(SMALL).blueprint) == in_order.replace("journey:", "\njourney:")


def test_the_full_file_looks_like_the_one_that_was_typed(golden: Any, tmp_path: Path) -> None:
    golden("dump.yaml", dumps(read(project(tmp_path)).blueprint))


def test_from_python_alone() -> None:
    blueprint = Blueprint(
        title="Café",
        journey=[{"phase": "Visit", "steps": [Step(customer="Orders", emotion=2.0, desk=Action(does="Takes it"))]}],
        lanes={"desk": {"kind": "frontstage"}},
        scenario=None,
    )
    written = dumps(blueprint)
    assert written.startswith("blueprint: 1\ntitle: Café\n")
    assert "scenario" not in written
    assert "emotion: 2\n" in written
    assert "        desk: {does: Takes it}\n        emotion" in written
    assert materialise(read_text(written), Blueprint) == blueprint


def test_a_change_of_one_field_is_a_change_of_one_line() -> None:
    blueprint = materialise(read_text(SMALL), Blueprint)
    changed = blueprint.model_copy(update={"title": "Café on the corner"})
    before, after = dumps(blueprint).splitlines(), dumps(changed).splitlines()
    assert [line for line in after if line not in before] == ["title: Café on the corner"]
    assert len(before) == len(after)


def test_texts_of_several_lines_are_written_as_lines() -> None:
    blueprint = Blueprint(title="a", scenario="First line.\n\nThird: line # here\n", goal="one\ntwo",
                          journey=[{"phase": "p", "steps": [{"notes": {"pain": ["x\ny", "z"]}}]}])  # fmt: skip
    written = dumps(blueprint)
    assert "scenario: |\n  First line.\n\n  Third: line # here\n" in written
    assert "goal: |-\n  one\n  two\n" in written
    assert materialise(read_text(written), Blueprint).scenario == blueprint.scenario


def test_numbers() -> None:
    data = {"x-a": [1.0, -0.0, 2.5, 1e300, 1e-300, 10**19, math.inf, -math.inf, 123456789012345680.0]}
    written = dumps(Blueprint.model_validate({"title": "a", "journey": []} | data))
    assert "x-a: [1, 0, 2.5, 1.0e+300, 1.0e-300, 10000000000000000000, .inf, -.inf, 1.2345678901234568e+17]" in written
    assert yaml_of(written)["x-a"] == data["x-a"]


@pytest.mark.parametrize("odd", ["\0", "a\x07", "\x85", "\ud800", "\uffff"])
def test_what_no_file_may_hold_is_refused(odd: str) -> None:
    with pytest.raises(OutputError, match="no file may hold"):
        scalar(odd)


@pytest.mark.parametrize("odd", [object(), 10**20, {1: 2}, b"bytes"])
def test_odd_python_under_x_keys_is_refused(odd: Any) -> None:
    with pytest.raises(OutputError):
        dumps(Blueprint.model_validate({"title": "a", "journey": [], "x-odd": odd}))


def test_endless_python_is_refused() -> None:
    ring: list[Any] = []
    ring.append(ring)
    with pytest.raises(OutputError, match="deep"):
        dumps(Blueprint.model_validate({"title": "a", "journey": []}).model_copy(update={"goal": ring}))


def test_long_keys_come_back() -> None:
    key = "x-" + "long " * 400 + "end"
    data = {"title": "a", "journey": [], key: {key: ["a", {key: "one\ntwo"}]}}
    blueprint = Blueprint.model_validate(data)
    assert Blueprint.model_validate(yaml_of(dumps(blueprint))) == blueprint


# ── files ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_dump_and_read(tmp_path: Path) -> None:
    blueprint = materialise(read(project(tmp_path)), Blueprint)
    copy = tmp_path / "stays" / "copy.yaml"
    dump(blueprint, copy)
    assert materialise(read(copy), Blueprint) == blueprint


def test_dump_elsewhere_needs_the_catalogs_there(tmp_path: Path) -> None:
    blueprint = materialise(read(project(tmp_path)), Blueprint)
    elsewhere = tmp_path / "a" / "b"
    elsewhere.mkdir(parents=True)
    with pytest.raises(OutputError, match=r"uses \.\./catalog\.yaml"):
        dump(blueprint, elsewhere / "copy.yaml")
    assert list(elsewhere.iterdir()) == []
    (tmp_path / "a" / "catalog.yaml").write_bytes((tmp_path / "catalog.yaml").read_bytes())
    dump(blueprint, elsewhere / "copy.yaml")
    assert materialise(read(elsewhere / "copy.yaml"), Blueprint) == blueprint


def test_writing_keeps_the_mode_and_follows_the_umask(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"1")
    old.chmod(0o604)
    write_atomically(old, b"2")
    assert (old.read_bytes(), stat.S_IMODE(old.stat().st_mode)) == (b"2", 0o604)
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new", b"3")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new", "old"]


@pytest.mark.parametrize("broken", ["write", "fsync", "replace", "fchmod", "open"])
def test_on_an_error_nothing_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")

    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    if broken == "write":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (10, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    else:
        monkeypatch.setattr(os, broken, fail)
    try:
        with pytest.raises(OutputError, match="cannot be written"):
            write_atomically(target, b"new" * 100)
    finally:
        if broken == "write":
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    assert target.read_bytes() == b"old"


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for odd in (
        tmp_path,
        tmp_path / "pipe",
        tmp_path / "no" / "such" / "folder",
        tmp_path / ("x" * 300),
        Path("/dev/full"),
    ):
        with pytest.raises(OutputError, match="cannot be written"):
            write_atomically(odd, b"")
    with pytest.raises(OutputError, match="no name of a file"):
        write_atomically("a\0b", b"")
    assert [file.name for file in tmp_path.iterdir()] == ["pipe"]


def test_links_are_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"old")
    (tmp_path / "out").symlink_to("secret")
    write_atomically(tmp_path / "out", b"new")
    assert not (tmp_path / "out").is_symlink()
    assert (tmp_path / "secret").read_bytes() == b"old"


def test_many_writers_leave_one_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "file"
    wholes = [bytes([letter]) * 100_000 for letter in b"abcdefgh"]
    threads = [threading.Thread(target=write_atomically, args=(target, whole)) for whole in wholes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert target.read_bytes() in wholes
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_writer_that_is_killed_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")
    script = ("import sys; from blueprint.files import write_atomically\n"
              "print('go', flush=True)\nwhile True: write_atomically(sys.argv[1], b'new' * 100_000)\n")  # fmt: skip
    for _ in range(2):
        with subprocess.Popen([sys.executable, "-c", script, str(target)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            process.kill()
        assert target.read_bytes() in {b"old", b"new" * 100_000}


def test_records_are_made_of_the_same_text() -> None:
    assert dumps(validator("Blueprint").validate_python(yaml_of(FULL))) == dumps(
        Blueprint.model_validate(yaml_of(FULL))
    )
