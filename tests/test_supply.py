"""What is shipped is what it is said to be: its parts, where they come from, and the way on which they are released."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from email.parser import BytesParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DIRECT, EXTRAS = PROJECT["project"]["dependencies"], PROJECT["project"]["optional-dependencies"]
MODULES = sorted((ROOT / "blueprint").rglob("*.py"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
WORKS = tomllib.loads((ROOT / "third-party.toml").read_text(encoding="utf-8"))["work"]
GATE = ROOT / ".ci" / "run"

KINDS = {
    "blueprint": {".py", ".typed"},
    "blueprint/layout": {".py", ".txt"},
    "blueprint/layout/words": {".json"},
    "blueprint/model": {".py", ".json"},
    "blueprint/render/fonts": {".py", ".ttf", ".txt"},
    "blueprint/render/page": {".py", ".js", ".css"},
    "blueprint/schemas": {".json"},
    "blueprint/templates": {".py", ".yaml"},
}
"""Which kinds of files stand in a folder of the package; in all others, only Python."""

BESIDE = {"CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "SECURITY.md", "pyproject.toml", "third-party.toml"}
OURS = {"blueprint/render/page/page.css", "blueprint/render/page/page.js", "blueprint/py.typed"}
"""Files that are neither Python nor data, and that this project wrote itself."""


# ── what is built ────────────────────────────────────────────────────────────────────────────────────────────────────


class Built(NamedTuple):
    """A folder with a wheel and an archive of the source."""

    folder: Path

    @property
    def wheel(self) -> Path:
        return next(self.folder.glob("*.whl"))

    @property
    def source(self) -> Path:
        return next(self.folder.glob("*.tar.gz"))

    def in_wheel(self) -> set[str]:
        with zipfile.ZipFile(self.wheel) as archive:
            return set(archive.namelist())

    def in_source(self) -> set[str]:
        with tarfile.open(self.source) as archive:
            return {name.partition("/")[2] for name in archive.getnames()}

    def read(self, ending: str) -> bytes:
        with zipfile.ZipFile(self.wheel) as archive:
            return archive.read(next(name for name in archive.namelist() if name.endswith(ending)))


def build(source: Path, target: Path, *options: str, **settings: str) -> Built:
    """Build in a folder, with what is installed and so without a network."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target), *options]
    subprocess.run(command, cwd=source, env=os.environ | settings, capture_output=True, check=True, timeout=60)
    return Built(target)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    pytest.importorskip("hatchling", reason="needs hatchling, which comes with the extra `test`")
    return build(ROOT, tmp_path_factory.mktemp("built"), SOURCE_DATE_EPOCH="1700000000")


def expected(name: str) -> bool:
    """Whether a file of the package is of a kind that belongs into its folder."""
    path = Path(name)
    return path.suffix in KINDS.get(path.parent.as_posix(), {".py"})


def test_the_wheel_holds_the_package_and_nothing_else(built: Built) -> None:
    names = {name for name in built.in_wheel() if ".dist-info/" not in name}
    assert [name for name in sorted(names) if not name.startswith("blueprint/") or not expected(name)] == []
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "blueprint").rglob("*") if path.is_file()}
    wanted = {name for name in files if "__pycache__" not in name}
    assert names - wanted == {f"blueprint/schemas/{path.name}" for path in (ROOT / "schemas").glob("*.json")}
    assert wanted - names == set()


def test_the_archive_of_the_source_holds_what_the_wheel_is_built_from(built: Built) -> None:
    names = built.in_source()
    package = {name for name in names if name.startswith(("blueprint/", "schemas/"))}
    assert package == {
        name.replace("blueprint/schemas/", "schemas/") for name in built.in_wheel() if ".dist-info/" not in name
    }
    assert names - package == BESIDE | {".gitignore"}  # hatchling puts that one there, to build the same from it


def test_what_is_built_says_what_it_is(built: Built) -> None:
    said = BytesParser().parsebytes(built.read(".dist-info/METADATA"))
    assert said["Name"] == "service-blueprint"
    assert said["License-Expression"] == "Apache-2.0"
    assert set(said.get_all("License-File", [])) == {"LICENSE", "blueprint/render/fonts/OFL.txt"}
    for name in said.get_all("License-File", []):
        assert built.read(f".dist-info/licenses/{name}") == (ROOT / name).read_bytes()
    assert set(said.get_all("Provides-Extra", [])) == set(EXTRAS)
    assert said["Requires-Python"] == PROJECT["project"]["requires-python"]
    entries = built.read(".dist-info/entry_points.txt").decode().split("\n")
    assert entries[:2] == ["[console_scripts]", "blueprint = blueprint.__main__:main"]


def test_the_same_source_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """Built once more from the archive of the source: in another folder, on another day, in another time zone."""
    with tarfile.open(built.source) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    for file in unpacked.rglob("*"):
        os.utime(file, (1, 1))
    again = build(unpacked, tmp_path / "again", SOURCE_DATE_EPOCH="1700000000", TZ="Asia/Tokyo", PYTHONHASHSEED="7")
    assert digest(again.wheel) == digest(built.wheel)
    assert digest(again.source) == digest(built.source)


# ── what others made ─────────────────────────────────────────────────────────────────────────────────────────────────


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_few_packages_are_needed() -> None:
    assert len(DIRECT) <= 6


def test_tests_and_releases_build_with_what_the_project_asks_for() -> None:
    for wish in PROJECT["build-system"]["requires"]:
        assert wish in EXTRAS["test"]
        assert wish in asked_for(ROOT / "requirements" / "release.txt")


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work["name"])
def test_what_others_made_is_as_it_was_and_has_its_licence(work: dict[str, Any]) -> None:
    assert {name: digest(ROOT / name) for name in work["sha256"]} == work["sha256"]
    assert all(work[key] for key in ("version", "by", "from", "licence", "about"))
    assert work["text"] in work["sha256"]
    assert work["text"] in PROJECT["project"]["license-files"]


def test_whatever_else_is_shipped_is_ours(built: Built) -> None:
    listed = {name for work in WORKS for name in work["sha256"]}
    plain = {".py", ".json", ".yaml"}
    others = {name for name in built.in_wheel() if ".dist-info/" not in name and Path(name).suffix not in plain}
    assert others == listed | OURS


def test_the_page_of_ours_fetches_nothing() -> None:
    for name in ("page.js", "page.css"):
        text = (ROOT / "blueprint" / "render" / "page" / name).read_text(encoding="utf-8")
        assert re.findall(r"https?://(?!www\.w3\.org/)\S+|\bimport\b|fetch\(|XMLHttpRequest|url\((?!['\"]?(?:data:|#))",
                          text) == []  # fmt: skip


# ── what the code may not do ─────────────────────────────────────────────────────────────────────────────────────────


FORBIDDEN = {"eval", "exec", "compile", "__import__", "mktemp", "tempfile.mktemp", "os.system", "os.popen"}
MODULES_FORBIDDEN = {"pickle", "cPickle", "marshal", "shelve", "dill", "telnetlib", "ftplib"}


def dangers(tree: ast.AST) -> Iterator[str]:
    """What runs, unpickles or opens what a stranger could have written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
            yield from (name for name in names if name.partition(".")[0] in MODULES_FORBIDDEN)
        elif isinstance(node, ast.Call):
            yield from dangers_of_a_call(node)


def dangers_of_a_call(call: ast.Call) -> Iterator[str]:
    called = ast.unparse(call.func)
    owner, _, name = called.rpartition(".")
    if called.removeprefix("builtins.") in FORBIDDEN:
        yield called
    if owner == "yaml" and name in {"load", "load_all", "full_load", "unsafe_load"}:
        yield called
    if any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in call.keywords):
        yield f"{called}(shell=…)"


@pytest.mark.parametrize("code", [
    "eval(a)", "exec(a)", "import pickle", "from pickle import loads", "yaml.load(a)", "run(a, shell=True)",
    "tempfile.mktemp()", "os.system(a)", "yaml.unsafe_load(a)",
])  # fmt: skip
def test_a_danger_is_seen(code: str) -> None:
    assert list(dangers(ast.parse(code)))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_of_a_stranger_is_run(module: Path) -> None:
    assert list(dangers(ast.parse(module.read_text(encoding="utf-8")))) == []


# ── what is locked ───────────────────────────────────────────────────────────────────────────────────────────────────


PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[\w.!+]+)(?: ; [^\\]+)? \\$", re.MULTILINE)
WISH = re.compile(r"^(?P<name>[\w.-]+)(?:(?P<how>>=|==)(?P<version>[\w.]+))?$")


def pins(lock: Path) -> dict[str, list[str]]:
    """The versions that a lock names, a list for each package: some differ from one Python to another."""
    found: dict[str, list[str]] = {}
    for pin in PIN.finditer(lock.read_text(encoding="utf-8")):
        found.setdefault(pin["name"], []).append(pin["version"])
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def order(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"\d+", version)]
    return (*numbers, *[0] * (6 - len(numbers)))


def unmet(wishes: list[str], lock: Path) -> Iterator[str]:
    """The wishes that a lock leaves open, or answers with a version that is not wanted."""
    locked = pins(lock)
    for wish in wishes:
        asked = WISH.match(wish)
        assert asked, f"{wish}: this test reads `>=` and `==` only"
        versions = locked.get(normal(asked["name"]), [])
        least = order(asked["version"] or "0")
        good = [order(one) == least if asked["how"] == "==" else order(one) >= least for one in versions]
        if not good or not all(good):
            yield f"{wish}: {lock.name} has {versions or 'nothing'}"


def asked_for(lock: Path) -> list[str]:
    """The wishes that a lock was made from."""
    listed = lock.with_suffix(".in")
    if listed.exists():
        lines = listed.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if not line.startswith("#")]
    return DIRECT if lock.stem == "run" else DIRECT + [wish for extra in EXTRAS.values() for wish in extra]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_answers_to_what_it_was_made_from(lock: Path) -> None:
    assert list(unmet(asked_for(lock), lock)) == []


def test_the_lowest_versions_are_those_that_are_allowed() -> None:
    lowest = pins(ROOT / "requirements" / "lowest.txt")
    for wish in asked_for(ROOT / "requirements" / "lowest.txt"):
        name, _, least = re.split("(>=|==)", wish)
        assert [order(version) for version in lowest[normal(name)]] == [order(least)], wish


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_says_how_it_is_made_and_has_a_hash_for_everything(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    first, second, *lines = text.splitlines()
    assert first.startswith("#")
    assert second.startswith("#    uv pip compile ")
    assert "--generate-hashes" in second
    assert f"-o requirements/{lock.name}" in second
    assert second.removeprefix("#    ") in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    kinds = Counter(kind_of(line) for line in lines)
    assert kinds["other"] == 0
    assert kinds["pin"] == sum(len(versions) for versions in pins(lock).values())
    assert all("--hash=sha256:" in part for part in re.split(PIN.pattern, text, flags=re.MULTILINE)[3::3])


def kind_of(line: str) -> str:
    if PIN.match(line):
        return "pin"
    if re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line):
        return "hash"
    return "remark" if re.match(r" *#", line) else "other"


@pytest.mark.parametrize("file", [*LOCKS, *WORKFLOWS, ACTION, GATE], ids=lambda file: file.name)
def test_no_place_that_packages_come_from_is_named(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert (
        re.findall(r"\w+://\S*|--(?:extra-)?index-url|--find-links|--trusted-host|(?<!\w)/(?:home|tmp|opt)\b", text)
        == []
    )


# ── the way to a release ─────────────────────────────────────────────────────────────────────────────────────────────


def workflow(file: Path) -> dict[Any, Any]:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_what_a_change_must_pass_is_there() -> None:
    assert {file.stem for file in WORKFLOWS} == {"benchmarks", "check", "release"}
    runs = "\n".join(step.get("run", "") for job in workflow(WORKFLOWS[1])["jobs"].values() for step in job["steps"])
    for part in (".ci/run", "requirements/test.txt", "requirements/lowest.txt", "pip-audit --strict"):
        assert part in runs
    assert runs.count("--requirement requirements/") == runs.count("--require-hashes --only-binary :all:")


@pytest.mark.parametrize("file", [*WORKFLOWS, ACTION], ids=lambda file: file.name)
def test_what_is_used_is_pinned_by_its_hash_with_the_version_beside_it(file: Path) -> None:
    used = re.findall(r"^ *(?:- )?uses: *(.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_one_thing_is_used_in_one_version() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in [*WORKFLOWS, ACTION])
    used = set(re.findall(r"uses: *(\S+)@(\S+ # \S+)", text))
    assert Counter(name for name, _ in used).most_common(1)[0][1] == 1


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_read_and_no_more(file: Path) -> None:
    said = workflow(file)
    assert said["permissions"] == {"contents": "read"}
    text = file.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    for job in said["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "an expression in a script can become a command"
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_the_list_of_parts_says_of_which_version_it_is() -> None:
    """Its maker reads no version that is worked out, so the tag is written in the place of `dynamic`."""
    release = workflow(ROOT / ".github" / "workflows" / "release.yml")["jobs"]["build"]["steps"]
    (step,) = [step["run"] for step in release if "cyclonedx-py" in step.get("run", "")]
    found, made = re.findall(r's/(.*)/version = \\"\$\{GITHUB_REF_NAME#v\}\\"/" pyproject\.toml > (\S+)', step)[0]
    assert f"--pyproject {made}" in step
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.findall(found, text, re.MULTILINE) == ['dynamic = ["version"]']


def test_only_jobs_of_a_release_that_run_no_code_of_ours_may_do_more() -> None:
    more = {
        (file.stem, name) for file in WORKFLOWS for name, job in workflow(file)["jobs"].items() if "permissions" in job
    }
    assert more == {("release", "attest"), ("release", "publish"), ("release", "announce")}
    jobs = workflow(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    assert jobs["publish"]["environment"] == "release"
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    for _, name in more:
        assert not any(step.get("uses", "").startswith("actions/checkout@") for step in jobs[name]["steps"])


# ── what is said about it ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_on_security_says_how_to_report_and_what_is_supported() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "Report a vulnerability" in text
    assert re.search(r"^\| *version *\| *supported", text, re.MULTILINE)
    version = PROJECT["tool"]["hatch"]["version"]["path"]
    (number,) = re.findall(r'"(\d+\.\d+)\.\d+"', (ROOT / version).read_text(encoding="utf-8"))
    assert f"| {number}" in text, "the version that is developed stands in the table"
    for page in re.findall(r"\]\((docs/[^)#]+)\)", text):
        assert (ROOT / page).exists(), page


def test_the_recipe_names_what_the_release_makes() -> None:
    recipe = (ROOT / "docs" / "how-to" / "verify-a-release.md").read_text(encoding="utf-8")
    release = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    for name in ("service_blueprint.cdx.json", "requirements/release.txt", "hatchling build", "SOURCE_DATE_EPOCH"):
        assert name in recipe
        assert name in release
