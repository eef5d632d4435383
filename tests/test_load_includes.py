"""Catalogs: found, read once, checked; everything odd is refused, and nothing outside the root is ever read."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from blueprint.document import Blueprint
from blueprint.errors import ModelError, Place, Problem, ProblemsError
from blueprint.load import includes, opening
from blueprint.load.paths import Refused, find, inside, root_of
from blueprint.load.reader import Reading, materialise, read, read_text
from tests.effort import ends_soon
from tests.samples import project

HEAD = "blueprint: 1\ntitle: A\n"
JOURNEY = "journey:\n  - phase: P\n    steps:\n      - customer: Comes in\n"
CANARY = "canary: 8f3a-secret\n"


class Project:
    """A folder with a blueprint `stay.yaml` and other files, beside a folder that nobody may read."""

    def __init__(self, folder: Path) -> None:
        self.top = folder
        self.root = folder / "project"
        self.root.mkdir()
        (self.root / "blueprint.toml").touch()
        (folder / "outside.yaml").write_text(CANARY)
        (folder / "project-2").mkdir()
        (folder / "project-2" / "a.yaml").write_text(CANARY)

    def add(self, name: str, text: str = "catalog: 1\n") -> Path:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def use(self, *entries: str, more: str = "", journey: str = JOURNEY) -> Path:
        listed = ", ".join(f'"{entry}"' for entry in entries)
        return self.add("stay.yaml", f"{HEAD}use: [{listed}]\n{more}{journey}")


@pytest.fixture
def here(tmp_path: Path) -> Project:
    return Project(tmp_path)


def problems(file: Path, **more: Any) -> Sequence[Problem]:
    with pytest.raises(ProblemsError) as caught:
        read(file, **more)
    assert CANARY.split()[1] not in str(caught.value)
    return caught.value.problems


def the_problem(file: Path, **more: Any) -> Problem:
    (problem,) = problems(file, **more)
    return problem


# ── what is found ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_full_file_and_its_catalog(tmp_path: Path) -> None:
    reading = read(project(tmp_path))
    assert [shared.file for shared in reading.shared] == ["../catalog.yaml"]
    assert reading.files == (str(tmp_path / "stays" / "hotel-stay.yaml"), str(tmp_path / "catalog.yaml"))
    landlord = next(owner for owner in reading.graph.owners() if owner.id == "landlord")
    assert landlord.place == Place(("owners", "landlord"), "../catalog.yaml")
    assert str(reading.locate(landlord.place, at_key=True)) == f"{tmp_path / 'catalog.yaml'}:3:3"
    assert reading.lines(str(tmp_path / "catalog.yaml"))[2] == "  landlord: {name: The landlord, kind: partner}"
    blueprint = materialise(reading, Blueprint)
    assert blueprint.shared[0].catalog.owners["landlord"].name == "The landlord"
    assert [owner.id for owner in blueprint.graph.owners()] == [owner.id for owner in reading.graph.owners()]


def test_one_catalog_may_be_a_text_and_need_no_list(here: Project) -> None:
    here.add("a.yaml", "owners: {hotel: The hotel}\n")
    file = here.add("stay.yaml", f"{HEAD}use: a.yaml\n{JOURNEY}        frontstage: {{does: Greets, owner: hotel}}\n")
    assert read(file).graph.owners()[0].id == "hotel"


def test_catalogs_use_catalogs_in_their_own_folder(here: Project) -> None:
    here.add("shared/a.yaml", "use: [deep/b.yaml]\nowners: {one: One}\n")
    here.add("shared/deep/b.yaml", "use: [../../c.yaml]\nowners: {two: Two}\n")
    here.add("c.yaml", "owners: {three: Three}\n")
    reading = read(here.use("shared/a.yaml", "c.yaml"))
    assert [shared.file for shared in reading.shared] == ["shared/a.yaml", "shared/deep/b.yaml", "c.yaml"]
    assert [owner.id for owner in reading.graph.owners()] == ["one", "two", "three"]


def test_a_diamond_is_read_once(here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def count(root: str, parts: tuple[str, ...], most: int, read: Callable[..., bytes] = opening.read_inside) -> bytes:
        opened.append(parts[-1])
        return read(root, parts, most)

    monkeypatch.setattr(opening, "read_inside", count)
    for level in range(18):
        for side in "ab":
            below = f"use: [a{level + 1}.yaml, b{level + 1}.yaml]\n" if level < 14 else "catalog: 1\n"
            here.add(f"{side}{level}.yaml", below)
    read(here.use("a0.yaml", "b0.yaml"))
    assert len(opened) == len(set(opened)) == 30


def test_names_that_look_odd_and_are_fine(here: Project) -> None:
    names = ["a b.yaml", "目录.yaml", "a'b.yaml", "a,b.yaml", "a#b.yaml", "a...yaml", "-a.YAML", "caf\u00e9.yml"]
    for name in (*names, "x/y.yaml"):
        here.add(name)
    assert len(read(here.use(*names, "./a b.yaml", "x/../a b.yaml")).shared) == len(names)


def test_a_link_that_stays_inside_is_followed(here: Project) -> None:
    here.add("real/a.yaml", "owners: {one: One}\n")
    (here.root / "link.yaml").symlink_to("real/a.yaml")
    (here.root / "folder").symlink_to("real")
    assert [shared.file for shared in read(here.use("link.yaml", "folder/a.yaml")).shared] == ["real/a.yaml"]


def test_the_root(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert root_of(str(tmp_path / "a" / "b")) == str(tmp_path / "a" / "b")
    (tmp_path / "pyproject.toml").touch()
    assert root_of(str(tmp_path / "a" / "b")) == str(tmp_path)
    (tmp_path / "a" / ".git").mkdir()
    assert root_of(str(tmp_path / "a" / "b")) == str(tmp_path / "a")
    assert inside("/a/b", "/a") == ("b",)
    assert inside("/ab", "/a") is None
    assert inside("/ab", "/") == ("ab",)


def test_a_given_root_is_the_one_that_counts(here: Project) -> None:
    here.add("catalog.yaml")
    file = here.add("deep/stay.yaml", f"{HEAD}use: [../catalog.yaml]\n{JOURNEY}")
    assert read(file).shared
    assert read(file, root=here.root).shared
    assert the_problem(file, root=here.root / "deep").code == "BP110"
    (here.root / "blueprint.toml").unlink()
    found = the_problem(file)
    assert found.message == "`../catalog.yaml` lies outside the folder `deep`"
    assert "blueprint.toml" in found.help


def test_a_text_lies_in_no_folder(here: Project) -> None:
    here.add("a.yaml")
    text = f"{HEAD}use: [a.yaml]\n{JOURNEY}"
    with pytest.raises(ModelError, match="a text lies in no folder"):
        read_text(text)
    assert read_text(text, "<editor>", here.root).shared


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────────────

ESCAPES = [
    "../outside.yaml", "x/../../outside.yaml", "./../outside.yaml", "..//outside.yaml",
    "../project-2/a.yaml", "../../../../../../../../etc/passwd", "../project/../outside.yaml",
    "x/../../project/a.yaml", "..", "../", ".", "x/..", "/etc/passwd", "//etc/passwd", "///etc/passwd",
    "/proc/self/environ", "file:///etc/passwd", "file:a.yaml", "http://127.0.0.1:1/a.yaml",
    "https://example.org/a.yaml", "ftp://a/b", "data:text/yaml,a", "C:/a.yaml", "C:a.yaml",
    "C:\\\\a.yaml", "\\\\\\\\server\\\\share", "x\\\\a.yaml", "~/a.yaml", "~root/a.yaml",
    "$HOME/a.yaml", "${HOME}/a.yaml", "%HOME%/a.yaml", "%2e%2e/outside.yaml", "..%2foutside.yaml",
    "*.yaml", "?.yaml", "[a].yaml", "{a,b}.yaml", "**/a.yaml", "a.yaml:stream", " a.yaml", "a.yaml ",
    "a.yaml/", "x", "x/", "a\\u202e.yaml", "a\\u200b.yaml", "a\\ufeff.yaml", "A.yaml", "X/y",
    "nope.yaml", "a.yml", "x/a.yaml/b", "a.yaml/../a.yaml", "a.yaml/.", "a.yaml/./", "x/./y", "a.yaml a.yaml",
    ".env", "./.env", ".git/config", "x/.a.yaml", ".hidden/a.yaml", "x/../.hidden/a.yaml", "a.txt", ".yaml",
]  # fmt: skip


@pytest.mark.parametrize("entry", ESCAPES)
def test_no_way_out(here: Project, entry: str) -> None:
    here.add("a.yaml")
    here.add("x/y", "catalog: 1\n")
    found = the_problem(here.use(entry))
    assert found.code == "BP110"
    assert found.location is not None
    assert (found.location.span.line, found.location.file) == (3, str(here.root / "stay.yaml"))
    assert "outside.yaml:" not in found.message


@pytest.mark.parametrize("target", ["../outside.yaml", "/etc/passwd", "..", "/"])
def test_links_that_lead_out(here: Project, target: str) -> None:
    (here.root / "link.yaml").symlink_to(target)
    found = the_problem(here.use("link.yaml" if target[-1] not in "./" else "link.yaml/outside.yaml"))
    assert found.code == "BP110"
    assert "is a link that leads out of the folder `project`" in found.message


def test_links_in_a_ring_and_to_nothing(here: Project) -> None:
    (here.root / "a.yaml").symlink_to("b.yaml")
    (here.root / "b.yaml").symlink_to("a.yaml")
    (here.root / "c.yaml").symlink_to("nothing.yaml")
    assert [problem.code for problem in problems(here.use("a.yaml", "c.yaml"))] == ["BP110", "BP110"]


def test_letter_case_is_told(here: Project) -> None:
    here.add("Shared/Catalog.yaml")
    found = the_problem(here.use("shared/Catalog.yaml"))
    assert "it is called `Shared`" in found.message


def test_a_near_name_is_told(here: Project) -> None:
    here.add("catalog.yaml")
    assert the_problem(here.use("catalogue.yaml")).help == "did you mean `catalog.yaml`?"


def test_the_file_itself_is_never_what_was_meant(here: Project) -> None:
    assert the_problem(here.use("stays.yaml")).help == ""
    here.add("a.yaml", "use: [sta.yaml]\n")
    assert the_problem(here.use("a.yaml")).help == ""


def test_an_empty_catalog_is_told_what_a_catalog_needs(here: Project) -> None:
    for text in ("", "# only a remark\n", "- a\n", "hotel\n"):
        here.add("a.yaml", text)
        found = the_problem(here.use("a.yaml"))
        assert "a catalog begins with the line `catalog: 1`" in found.help
        assert "a blueprint is" not in found.message


def test_a_catalog_that_is_no_yaml_hides_nothing_else_that_is_wrong(here: Project) -> None:
    here.add("shared/a.yaml", "use: [b.yaml]\n")
    here.add("shared/b.yaml", "owners: [\n")
    found = problems(here.use("shared/a.yaml", journey=JOURNEY + "        emotion: 9\n        waits: 5\n"))
    assert [problem.code for problem in found] == ["BP106", "BP104", "BP101"]
    assert [str(related.location) for related in found[-1].related] == [
        f"{here.root / 'stay.yaml'}:3:7", f"{here.root / 'shared/a.yaml'}:1:7",
    ]  # fmt: skip


def test_what_is_no_ordinary_file_never_blocks(here: Project) -> None:
    os.mkfifo(here.root / "pipe.yaml")
    (here.root / "folder.yaml").mkdir()
    server = socket.socket(socket.AF_UNIX)
    here_before = os.getcwd()
    os.chdir(here.root)  # the name of a socket may not be long
    try:
        server.bind("socket.yaml")
    finally:
        os.chdir(here_before)
    found = problems(here.use("pipe.yaml", "folder.yaml", "socket.yaml"))
    server.close()
    assert [problem.code for problem in found] == ["BP110"] * 3
    assert "this is a pipe, not a file" in found[0].message
    assert the_problem(here.root / "pipe.yaml").message == "this is a pipe, not a file"


@pytest.mark.parametrize("entry", [".env", ".git/config", "secrets.txt", "notes", "link.yaml", "seen.yaml"])
def test_what_is_no_catalog_by_its_name_is_never_opened(
    here: Project, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (".env", ".git/config", "secrets.txt", "notes", ".hidden/a.yaml"):
        here.add(name, "password: 8f3a-secret\n")
    (here.root / "link.yaml").symlink_to(".env")
    (here.root / "seen.yaml").symlink_to(".hidden/a.yaml")
    opened: list[object] = []
    monkeypatch.setattr(opening, "read_inside", lambda *given: opened.append(given) or b"catalog: 1")
    found = the_problem(here.use(entry))
    assert (found.code, opened) == ("BP110", [])
    assert "begins with a dot is not read" in found.message or "a .yaml or .yml file" in found.message


def test_a_catalog_in_a_folder_that_is_hidden_as_a_whole(here: Project) -> None:
    here.add(".plans/catalog.yaml", "owners: {one: One}\n")
    file = here.add(".plans/stay.yaml", f"{HEAD}use: catalog.yaml\n{JOURNEY}")
    assert [shared.file for shared in read(file).shared] == ["catalog.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(here: Project) -> None:
    here.add("a.yaml").chmod(0)
    assert "permission denied" in the_problem(here.use("a.yaml")).message


@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_rings_are_named(here: Project, length: int) -> None:
    for number in range(length):
        here.add(f"c{number}.yaml", f"use: [c{(number + 1) % length}.yaml]\n")
    found = the_problem(here.use("c0.yaml"))
    names = [f"c{number}.yaml" for number in range(length)]
    assert found.message == f"files use each other in a ring: {' → '.join([*names, 'c0.yaml'])}"
    assert found.location is not None
    assert found.location.file.endswith(names[-1])


def test_rings_through_the_blueprint_and_through_links(here: Project) -> None:
    here.add("a.yaml", "use: [stay.yaml]\n")
    (here.root / "b.yaml").symlink_to("c.yaml")
    here.add("c.yaml", "use: [b.yaml]\n")
    found = [problem.message for problem in problems(here.use("a.yaml", "b.yaml", "stay.yaml"))]
    assert sorted(found) == [
        "files use each other in a ring: c.yaml → c.yaml",
        "files use each other in a ring: stay.yaml → a.yaml → stay.yaml",
        "files use each other in a ring: stay.yaml → stay.yaml",
    ]


def test_a_blueprint_is_no_catalog(here: Project) -> None:
    here.add("other.yaml", HEAD + JOURNEY)
    assert the_problem(here.use("other.yaml")).message == "`other.yaml` is a blueprint, and only catalogs can be used"


def test_a_catalog_is_no_blueprint(here: Project) -> None:
    found = the_problem(here.add("a.yaml"))
    assert (found.code, found.message) == ("BP105", "this is a catalog, and not a blueprint: it has no `journey`")


def test_another_version(here: Project) -> None:
    here.add("a.yaml", "catalog: 2\nnew: {}\n")
    assert the_problem(here.use("a.yaml")).code == "BP109"


def test_too_deep_too_many_too_much(here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        here.add(f"deep/{number}.yaml", f"use: [{number + 1}.yaml]\n")
    assert the_problem(here.use("deep/0.yaml")).message == "files use each other more than 16 deep"
    many = [f"many/{number}.yaml" for number in range(210)]
    for name in (*many, "a.yaml"):
        here.add(name)
    assert the_problem(here.use(*many)).message == "more than 200 files are used"
    here.add("large.yaml", "#" * 2_000_001)
    assert "too large: 2.0 MB" in the_problem(here.use("large.yaml")).message
    monkeypatch.setattr(includes, "MOST_BYTES", 300)
    here.add("more.yaml", "#" * 290)
    assert "all files together hold more" in the_problem(here.use("a.yaml", "more.yaml")).message


def test_a_bomb_in_two_files(here: Project) -> None:
    rows = "x-0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    rows += "\n".join(f"x-{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 5))
    here.add("a.yaml", f"catalog: 1\n{rows}\n")
    for number in range(9):
        here.add(f"b{number}.yaml", f"catalog: 1\n{rows}\n")
    with ends_soon():
        found = problems(here.use("a.yaml", *(f"b{number}.yaml" for number in range(9))))
    assert "all files together hold more than" in found[-1].message


def test_a_link_that_is_swapped_in_meanwhile(here: Project) -> None:
    here.add("x/a.yaml")
    here.add("y/a.yaml")
    (here.root / "out").symlink_to(here.top / "project-2")
    stop = threading.Event()

    def swap() -> None:
        while not stop.is_set():
            for name in ("y", "out"):
                try:
                    os.rename(here.root / "x", here.root / "gone")
                    os.rename(here.root / name, here.root / "x")
                    os.rename(here.root / "x", here.root / name)
                    os.rename(here.root / "gone", here.root / "x")
                except OSError:
                    return

    thread = threading.Thread(target=swap)
    thread.start()
    try:
        for _ in range(300):
            try:
                place = find("x/a.yaml", str(here.root), str(here.root))
                assert CANARY.encode() not in opening.read_inside(place.root, place.parts, 1000)
            except (OSError, Refused):
                continue
    finally:
        stop.set()
        thread.join()


def test_a_link_on_the_way_is_not_opened(here: Project) -> None:
    (here.root / "out").symlink_to(here.top / "project-2")
    (here.root / "link.yaml").symlink_to(here.top / "outside.yaml")
    for parts in (("out", "a.yaml"), ("link.yaml",)):
        with pytest.raises(OSError, match=r".*"):
            opening.read_inside(str(here.root), parts, 1000)


# ── what is wrong inside a catalog ──────────────────────────────────────────────────────────────────────────────────


def test_a_mistake_in_a_catalog_names_the_file_and_the_way_there(here: Project) -> None:
    here.add("shared/a.yaml", "catalog: 1\nuse: [b.yaml]\n")
    here.add("shared/b.yaml", "catalog: 1\n\nowners:\n  hotel: {nmae: Hotel}\n")
    found = the_problem(here.use("shared/a.yaml"))
    assert (found.code, found.message) == ("BP103", "an owner has no key `nmae`")
    assert str(found.location) == f"{here.root / 'shared/b.yaml'}:4:11"
    assert [str(related.location) for related in found.related] == [
        f"{here.root / 'stay.yaml'}:3:7", f"{here.root / 'shared/a.yaml'}:2:7",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("owners:\n  a: [\n", "BP101", 2),
        ("a: 1\na: 2\n", "BP102", 2),
        ("journy: 1\n", "BP103", 1),
        ("owners: 5\n", "BP104", 1),
        ("", "BP101", 1),
        ("- a\n", "BP101", 1),
        ("owners:\n  a: {part_of: a, name: A}\n", "BP107", 2),
        ("owners:\n  a: {name: 5, kind: departmnet}\n", "BP104", 2),
        ("touchpoints:\n  a: {name: A, owner: nobody}\nowners: {b: B}\n", "BP107", 2),
    ],
)
def test_each_kind_of_mistake_in_a_catalog(here: Project, text: str, code: str, line: int) -> None:
    here.add("a.yaml", text)
    found = problems(here.use("a.yaml"))
    assert [(problem.code, problem.location and problem.location.span.line) for problem in found] == [(code, line)]
    assert found[0].location is not None
    assert found[0].location.file.endswith("a.yaml")


def test_an_id_in_two_files_names_both(here: Project) -> None:
    here.add("a.yaml", "owners:\n  hotel: Hotel\n")
    found = the_problem(here.use("a.yaml", more="owners: {hotel: The hotel}\n"))
    assert found.code == "BP108"
    assert found.related[0].location is not None
    assert found.location is not None
    assert found.location.file == str(here.root / "a.yaml")
    assert found.related[0].location.file == str(here.root / "stay.yaml")


def test_a_lost_catalog_makes_no_further_noise(here: Project) -> None:
    journey = JOURNEY + "        frontstage: {does: Greets, owner: desk}\n        bar-lane: Mixes\n        emotion: 9\n"
    file = here.use("nope.yaml", more="owners: {hotel: The hotel}\n", journey=journey)
    assert [problem.code for problem in problems(file)] == ["BP110", "BP106"]


def test_texts_keep_their_spelling_in_catalogs(here: Project) -> None:
    here.add("a.yaml", "owners: {007: 1.10}\ntouchpoints: {t: {name: 12:30, owner: 007}}\n")
    reading: Reading = read(here.use("a.yaml"))
    assert [(owner.id, owner.name) for owner in reading.graph.owners()] == [("007", "1.10")]
    assert reading.graph.touchpoints()[0].name == "12:30"


def test_where_folders_cannot_be_opened_one_by_one_links_are_refused_too(
    here: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: the path is opened as a whole, and has to be the one that it says it is."""
    monkeypatch.setattr(opening, "_STEPWISE", False)
    here.add("real.yaml", "catalog: 1\n")
    root = os.path.realpath(here.root)
    assert opening.read_inside(root, ("real.yaml",), 100) == b"catalog: 1\n"
    (here.root / "folder").symlink_to(here.root, target_is_directory=True)
    with pytest.raises(PermissionError, match="was changed while it was opened"):
        opening.read_inside(root, ("folder", "real.yaml"), 100)


def test_a_file_that_grows_while_it_is_read_is_refused(here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    here.add("small.yaml", "catalog: 1\n")
    monkeypatch.setattr(os, "read", lambda _, most: b"#" * most)
    with pytest.raises(opening.TooLarge):
        opening.read_file(str(here.root / "small.yaml"), 100)
