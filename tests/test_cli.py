"""The command as a person, a script and a build server use it."""

from __future__ import annotations

import errno
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from blueprint.__main__ import leave_the_folder
from blueprint.cli import border
from blueprint.cli.group import COMMANDS, blueprint
from blueprint.templates import LANGUAGES, TEMPLATES
from tests.effort import unwatched

CAFE = """\
blueprint: 1
title: Corner café
journey:
  - phase: Visit
    steps:
      - customer: Orders a coffee
        touchpoints: [{name: Counter, owner: Baristas}]
        emotion: {felt: 2, source: interviews}
"""
UNOWNED = CAFE.replace(", owner: Baristas", "")
BROKEN = CAFE.replace("journey:", "jurney:")
CATALOG = "catalog: 1\nowners: {hotel: The hotel}\n"


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    return write(tmp_path / "cafe.yaml", CAFE)


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def drawn(file: Path) -> bool:
    return file.read_text(encoding="utf-8").startswith("<svg")


# What it says of itself


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no folder that somebody is in")
def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = f'cd "{tmp_path}/gone" && rmdir "{tmp_path}/gone" && exec "{sys.executable}" -m blueprint --version'
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that somebody is in cannot be removed there")
def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    write(tmp_path / "cafe.yaml", CAFE)
    code = (
        "import os, sys; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone'); "
        "from blueprint.cli.border import run; sys.exit(run(['check', sys.argv[1]]))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "cafe.yaml")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "blueprint: the current folder is not there any more: go to another one\n"


def test_version(run: Callable, run_process: Callable) -> None:
    assert re.fullmatch(r"blueprint \d+\.\d+\.\d+\n", run("--version").out)
    assert run_process("--version").out == run("--trace", "--version").out == run("--version").out


def test_version_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv[1:] = ['--version']; from blueprint.__main__ import main; main(); print(*sys.modules)"
    command = [sys.executable, "-c", code]
    out = subprocess.run(command, capture_output=True, text=True, check=True, env=unwatched()).stdout.split()
    assert not {"click", "yaml", "pydantic", "pydantic_core", "dataclasses", "networkx"} & set(out)


def test_help_imports_no_stage() -> None:
    code = "import sys; from blueprint.cli.border import run; run(['--help']); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"yaml", "pydantic", "pydantic_core", "networkx", "blueprint.graph", "blueprint.layout"} & set(out)


def test_help(run: Callable, golden: Callable) -> None:
    shown = run("--help", COLUMNS="80")
    assert shown.code == 0
    golden("help.txt", shown.out)
    assert run("-h").out == shown.out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rendr", "no command is called `rendr`; did you mean `render`?"),
        ("draw", "no command is called `draw`; did you mean `render`?"),
        ("stay.yaml", "a command comes first; did you mean `blueprint render stay.yaml`?"),
        ("help", "the help is `blueprint --help`, or `blueprint render --help` for one command"),
    ],
)
def test_a_command_that_there_is_not_is_told_with_the_one_that_is_meant(typed: str, said: str, run: Callable) -> None:
    done = run(typed)
    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize("gone", [True, False])
def test_the_folder_is_not_searched_for_modules(gone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def here() -> str:
        if gone:
            raise FileNotFoundError
        return "/some/folder"

    monkeypatch.setattr(sys, "path", ["/some/folder", "/elsewhere"])
    monkeypatch.setattr(os, "getcwd", here)
    leave_the_folder()
    assert sys.path == (["/some/folder"] if gone and not sys.flags.safe_path else []) + ["/elsewhere"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page(name: str, run: Callable) -> None:
    command = blueprint.get_command(None, name)
    shown = run(name, "--help")
    assert shown.code == 0
    assert f"blueprint {name}" in shown.out
    assert command.help.startswith(COMMANDS[name].split()[0])


# check


def test_check_of_what_is_well(cafe: Path, run: Callable) -> None:
    done = run("check", "cafe.yaml")
    assert (done.code, done.out, done.err) == (0, "1 file checked: nothing found\n", "")


def test_check_finds(tmp_path: Path, run: Callable, golden: Callable) -> None:
    write(tmp_path / "cafe.yaml", UNOWNED)
    done = run("check", "cafe.yaml")
    assert (done.code, done.err) == (1, "")
    golden("check.txt", done.out)


def test_check_of_what_is_no_blueprint(tmp_path: Path, run: Callable, golden: Callable) -> None:
    write(tmp_path / "cafe.yaml", BROKEN)
    done = run("check", "cafe.yaml")
    assert done.code == 2
    golden("check-problems.txt", done.out)


def test_check_reads_standard_input(run: Callable) -> None:
    done = run("check", "-", stdin=UNOWNED)
    assert done.code == 1
    assert done.out.startswith("<stdin>:7:23: error[BP301]")
    assert "[{name: Counter}]" in done.out


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, run: Callable) -> None:
    for number in range(30):
        write(tmp_path / f"{number:02}.yaml", BROKEN if number % 10 == 3 else CAFE)
    done = run("check", ".")
    assert done.code == 2
    assert [line.partition(":")[0] for line in done.out.splitlines() if ": error[" in line] == [
        "03.yaml", "13.yaml", "23.yaml"]  # fmt: skip
    assert done.out.endswith("3 files too wrong to be drawn\n")
    assert run("render", ".").code == 2
    assert len(list(tmp_path.glob("*.svg"))) == 27


def test_colour_only_if_wanted(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "cafe.yaml", UNOWNED)
    assert "\x1b" not in run("check", "cafe.yaml").out
    assert "\x1b[1;31merror[BP301]\x1b[0m" in run("check", "cafe.yaml", FORCE_COLOR="1").out
    assert "\x1b" not in run("check", "cafe.yaml", FORCE_COLOR="1", NO_COLOR="1").out


# render


def test_render_beside_the_file(cafe: Path, run: Callable) -> None:
    done = run("render", "cafe.yaml")
    assert (done.code, done.out, done.err) == (0, "", "drawn: cafe.svg\n")
    assert drawn(cafe.with_suffix(".svg"))


def test_render_into_a_pipe_and_from_one(cafe: Path, run: Callable) -> None:
    to_pipe = run("render", "cafe.yaml", "-o", "-")
    assert to_pipe.out.startswith("<svg")
    assert to_pipe.err == ""
    assert run("render", "-", stdin=CAFE).out.startswith("<svg")
    assert run("render", "-", "-o", "out.svg", stdin=CAFE).err == "drawn: out.svg\n"


def test_render_a_folder(tmp_path: Path, run: Callable) -> None:
    for name in ("a/one.yaml", "a/b/two.yml", "a/three.zh-Hans.yaml", "a/.hidden/four.yaml", "a/node_modules/x.yaml"):
        write(tmp_path / name, "\ufeff# a remark\n---\n" + CAFE)
    write(tmp_path / "a/catalog.yaml", CATALOG)
    write(tmp_path / "a/other.yaml", "services: [web]\n")
    write(tmp_path / "a/list.yaml", "- blueprint: 1\n")
    done = run("render", "a", "-o", "pictures")
    assert done.code == 0
    found = {file.relative_to(tmp_path / "pictures").as_posix() for file in (tmp_path / "pictures").rglob("*.svg")}
    assert found == {"one.svg", "b/two.svg", "three.zh-Hans.svg"}


@pytest.mark.parametrize("text", [CATALOG, "services: [web]\n", ""])
def test_what_is_no_blueprint_is_refused_when_named(text: str, tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "x.yaml", text)
    for command in ("check", "render"):
        done = run(command, "x.yaml")
        assert done.code == 2
        assert "x.yaml" in done.out + done.err
        assert not (tmp_path / "x.svg").exists()


def test_a_folder_without_blueprints(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "a/catalog.yaml", CATALOG)
    assert run("check", "a").code == 2
    assert "a: error[BP101] there is no blueprint in this folder" in run("render", "a").err
    assert "the one YAML file here does not" in run("render", "a").err
    (tmp_path / "b").mkdir()
    assert "there is no YAML file here" in run("render", "b").err


def test_a_blueprint_that_an_editor_called_a_text_is_told(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "sub" / "stay.yaml.txt", CAFE)
    done = run("check", "sub")
    assert done.code == 2
    assert "there is no YAML file here; if `stay.yaml.txt` is meant, take `.txt` off its name" in done.out


def test_an_empty_name_is_no_folder(cafe: Path, run: Callable) -> None:
    for command in ("render", "check"):
        for arguments in ([""], ["cafe.yaml", ""]):
            done = run(command, *arguments)
            assert (done.code, done.out) == (2, "")
            assert "one of the names is empty" in done.err
    assert not cafe.with_suffix(".svg").exists()


def test_a_folder_without_blueprints_does_not_stop_the_others(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "a/one.yaml", CAFE)
    (tmp_path / "b").mkdir()
    done = run("render", "b", "a")
    assert done.code == 2
    assert "b: error[BP101] there is no blueprint in this folder" in done.err
    assert drawn(tmp_path / "a/one.svg")
    assert run("check", "b", "a").code == 2
    assert run("render", "b", "-o", "-").code == run("render", "b", "-o", "out/").code == 2
    assert not (tmp_path / "out").exists()


def test_a_slip_in_the_first_key_is_no_reason_to_be_passed_over(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "a/one.yaml", CAFE.replace("blueprint:", "bluprint:"))
    write(tmp_path / "a/two.yaml", CAFE.replace("blueprint:", "Blueprint:"))
    done = run("render", "a")
    assert done.code == 2
    assert done.err.count("did you mean `blueprint`?") == 2


def test_how_many_files_were_passed_over_is_said_at_a_terminal(
    tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a/one.yaml", CAFE)
    write(tmp_path / "a/catalog.yaml", CATALOG)
    for name in ("compose", "deploy", "x", "y"):
        write(tmp_path / f"a/{name}.yaml", "services: [web]\n")
    assert run("render", "a").err == "drawn: a/one.svg\n"
    monkeypatch.setattr("blueprint.cli.options.is_seen", lambda: True)
    first, second = run("render", "a").err.splitlines()
    assert first.startswith("4 YAML files were passed over, since they begin neither with `blueprint:` nor with")
    assert first.endswith("a/compose.yaml, a/deploy.yaml, a/x.yaml …")
    assert second == "drawn: a/one.svg"
    assert "passed over" not in run("render", "a/one.yaml").err


def test_a_file_that_may_not_be_read_does_not_stop_the_others(
    cafe: Path, tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "secret.yaml", CAFE).chmod(0)
    opened = os.open

    def refuse(path: object, *more: object, **options: object) -> int:
        if str(path).endswith("secret.yaml"):
            raise PermissionError(errno.EACCES, "Permission denied", "secret.yaml")
        return opened(path, *more, **options)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "access", lambda path, *_: not str(path).endswith("secret.yaml"))
    done = run("render", "secret.yaml", "nowhere.yaml", "cafe.yaml")
    assert done.code == 2
    assert "secret.yaml: error[BP101] permission denied" in done.err
    assert "nowhere.yaml: error[BP101] there is no such file" in done.err
    assert drawn(cafe.with_suffix(".svg"))
    checked = run("check", "secret.yaml", "nowhere.yaml", "cafe.yaml")
    assert checked.code == 2
    assert "3 files checked" in checked.out


def test_a_folder_that_may_not_be_looked_into_is_said(
    tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a/one.yaml", CAFE)
    write(tmp_path / "a/closed/two.yaml", CAFE)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = run("render", "a")
    assert done.code == 2
    assert "a/closed: error[BP101] this folder cannot be looked into: permission denied" in done.err
    assert drawn(tmp_path / "a/one.svg")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("render", "\u2014-theme", "dark", "cafe.yaml"), "--theme"),
        (("render", "\u2013o", "x.svg", "cafe.yaml"), "-o"),
        (("check", "cafe.yaml", "\u2212\u2212quiet"), "--quiet"),
        (("check", "cafe.yaml", "-\u2013quiet"), "--quiet"),
    ],
)
def test_a_long_dash_is_no_dash(typed: tuple[str, ...], meant: str, cafe: Path, run: Callable) -> None:
    done = run(*typed)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(f"begins with a long dash\ndid you mean `{meant}`, with the keyboard's own dash?\n")
    assert list(cafe.parent.iterdir()) == [cafe]


def test_a_file_may_begin_with_a_long_dash(cafe: Path, run: Callable) -> None:
    cafe.rename(cafe.with_name("\u2014cafe.yaml"))
    assert run("check", "\u2014cafe.yaml", "--quiet").code == 0
    assert run("check", "--quiet", "--", "\u2014none.yaml").code == 2
    assert run("render", "\u2014cafe.yaml", "-o", "\u2014new.svg").code == 0


def test_a_name_with_spaces_in_it_wants_quotes(cafe: Path, run: Callable) -> None:
    cafe.with_name("my new cafe.yaml").write_text(CAFE, encoding="utf-8")
    cafe.with_name("new").mkdir()
    for command in ("render", "check", "moments"):
        done = run(command, "my", "new", "cafe.yaml")
        assert done.code == 2
        told = (done.out + done.err).splitlines()
        assert told[0] == "my new cafe.yaml: error[BP101] a name with spaces in it was typed as several names"
        assert told[1].strip() == '= help: put it in quotes: `"my new cafe.yaml"`'
    assert not list(cafe.parent.glob("*.svg"))
    assert run("check", "my new cafe.yaml", "--quiet").code == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("render", "cafe.yaml", "--view", "journy"), "Did you mean 'journey'?"),
        (("check", "cafe.yaml", "--preset", "strct"), "Did you mean 'strict'?"),
        (("completion",), "Choose from: bash, zsh, fish"),
    ],
)
def test_what_there_is_to_choose_from_is_told_in_one_line(
    typed: tuple[str, ...], said: str, cafe: Path, run: Callable
) -> None:
    done = run(*typed)
    assert done.code == 2
    assert done.err.splitlines()[0].endswith(said)


def test_a_missing_file_is_told_without_a_line_it_does_not_have(cafe: Path, run: Callable) -> None:
    for command in (["check", "cafee.yaml"], ["render", "cafee.yaml"], ["render", "cafee.yaml", "-o", "-"]):
        done = run(*command)
        assert done.code == 2
        told = (done.out + done.err).splitlines()
        assert told[0] == "cafee.yaml: error[BP101] there is no such file"
        assert told[1].strip() == "= help: did you mean `cafe.yaml`?"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("nope.yaml", ""),
        ("bar.yaml", ""),
        ("cafe.yml", "cafe.yaml"),
        ("caffe", "cafe.yaml"),
        ("Caef.yaml", "cafe.yaml"),
    ],
)
def test_only_a_name_that_is_alike_is_offered(name: str, meant: str, cafe: Path, run: Callable) -> None:
    (cafe.parent / "old.yaml").write_text("blueprint: 1\n", encoding="utf-8")
    (cafe.parent / "baa.yaml").mkdir()
    told = run("check", name).out.splitlines()[1]
    assert ("did you mean" in told) == bool(meant)
    assert f"`{meant or 'old.yaml'}`" in told
    assert "baa.yaml" not in told


@pytest.mark.parametrize("name", ["cafe.yaml/", "cafe.yaml/.", "./cafe.yaml/./"])
def test_a_file_has_no_slash_at_its_end(name: str, cafe: Path, run: Callable) -> None:
    done = run("render", name)
    assert done.code == 2
    assert "is the name of a folder, and this is a file" in done.err
    assert not cafe.with_suffix(".svg").exists()


def test_a_file_that_was_never_a_blueprint_is_told_so(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "compose.yaml", "services: [web]\n")
    for command in ("check", "render"):
        done = run(command, "compose.yaml")
        assert done.code == 2
        assert (done.out + done.err).count("error[") == 1
        assert "this is no blueprint: it has neither `blueprint:`" in done.out + done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cafe.yaml", "-o", "cafe.bmp"], "no format is called '.bmp'; there is .svg"),
        (["cafe.yaml", "-o", "cafe"], "there is .svg"),
        (["cafe.yaml", "tea.yaml", "-o", "both.svg"], "name a folder"),
        (["cafe.yaml", "tea.yaml", "-o", "-"], "one picture"),
        (["cafe.yaml", "cafe.yml"], "both be written to cafe.svg"),
        (["a/cafe.yaml", "b/cafe.yaml", "-o", "out/"], "both be written to"),
        (["cafe.yaml", "--theme", "pink"], "'light', 'dark', 'auto', 'print', 'contrast'"),
        (["cafe.yaml", "--nope"], "No such option"),
        ([], "FILE"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_written(
    arguments: list[str], said: str, tmp_path: Path, run: Callable
) -> None:
    for name in ("cafe.yaml", "cafe.yml", "tea.yaml", "a/cafe.yaml", "b/cafe.yaml"):
        write(tmp_path / name, CAFE)
    done = run("render", *arguments)
    assert done.code == 2
    assert said in done.err
    assert not list(tmp_path.rglob("*.svg"))


def test_an_input_is_never_overwritten(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "cafe.yaml", CAFE)
    (tmp_path / "tea.svg").hardlink_to(tmp_path / "cafe.yaml")
    done = run("render", "cafe.yaml", "-o", "tea.svg")
    assert done.code == 2
    assert "never overwritten" in done.err
    assert (tmp_path / "cafe.yaml").read_text(encoding="utf-8") == CAFE


@pytest.mark.parametrize("out", ["cafe.json", "tea.md", "link.txt", "shop.yaml", "broken.csv"])
def test_an_analysis_never_overwrites_what_it_reads(out: str, tmp_path: Path, run: Callable) -> None:
    """Not by its own name, by a hard link, by a link, and neither a catalog nor a file that could not be read."""
    write(tmp_path / "cafe.json", CAFE.replace("title:", "use: [shop.yaml]\ntitle:", 1))
    (tmp_path / "tea.md").hardlink_to(tmp_path / "cafe.json")
    (tmp_path / "link.txt").symlink_to("cafe.json")
    write(tmp_path / "shop.yaml", "catalog: 1\nsystems: {till: The till}\n")
    write(tmp_path / "broken.csv", "blueprint: [")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    done = run("moments", "cafe.json", "broken.csv", "--format", "text", "-o", out)
    assert done.code == 2
    assert f"{out} is one of the files that are read, and those are never overwritten" in done.err
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before
    assert (tmp_path / "link.txt").is_symlink()


def test_a_picture_is_replaced_and_keeps_nothing_of_the_old(cafe: Path, run: Callable) -> None:
    write(cafe.with_suffix(".svg"), "old" * 100_000)
    assert run("render", "cafe.yaml").code == 0
    assert drawn(cafe.with_suffix(".svg"))


def test_the_root_may_be_widened(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "catalog.yaml", CATALOG)
    write(
        tmp_path / "a/cafe.yaml",
        CAFE.replace("journey:", "use: [../catalog.yaml]\njourney:").replace("Baristas", "hotel"),
    )
    assert run("check", "a/cafe.yaml").code == 2
    assert run("check", "a/cafe.yaml", "--root", ".").code == 0


@pytest.mark.parametrize("theme", ["light", "dark", "auto", "print", "contrast"])
def test_themes(theme: str, cafe: Path, run: Callable) -> None:
    assert run("render", "cafe.yaml", "-o", "-", "--theme", theme).out.startswith("<svg")


# init, schema, completion


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_init_writes_what_draws_at_once(template: str, language: str, tmp_path: Path, run: Callable) -> None:
    done = run("init", "new.yaml", "--template", template, "--language", language)
    assert (done.code, done.out) == (0, "")
    assert run("render", "new.yaml").err == "drawn: new.svg\n"
    assert run("check", "new.yaml").code == (0 if template == "branches" else 1)
    first = (tmp_path / "new.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = tmp_path / first.partition("$schema=")[2]
    assert '"$schema"' in schema.read_text(encoding="utf-8")


def test_init_says_what_to_type_next(tmp_path: Path, run: Callable) -> None:
    said = run("init", "my café.yaml").err
    commands = re.findall(r"blueprint (?:render|check) .*?(?=  )", said)
    assert len(commands) == 2
    for command in commands:
        assert run(*shlex.split(command)[1:]).code in {0, 1}


def test_init_replaces_only_by_force(cafe: Path, run: Callable) -> None:
    done = run("init", "cafe.yaml")
    assert done.code == 2
    assert "--force" in done.err
    assert cafe.read_text(encoding="utf-8") == CAFE
    assert run("init", "cafe.yaml", "--force").code == 0
    assert cafe.read_text(encoding="utf-8") != CAFE


def test_init_elsewhere(tmp_path: Path, run: Callable) -> None:
    assert run("init", "cafe.txt").code == 2
    assert run("init", "-", "--template", "minimal").out.startswith("blueprint: 1\n")
    assert list(tmp_path.iterdir()) == []
    assert run("init").code == 0
    assert (tmp_path / "blueprint.yaml").exists()


def test_schema(tmp_path: Path, run: Callable) -> None:
    assert run("schema").out == run("schema", "blueprint").out != run("schema", "catalog").out
    assert run("schema", "-o", "s.json").err == "written: s.json\n"
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == run("schema").out
    assert run("schema", "menu").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, run: Callable) -> None:
    assert "_BLUEPRINT_COMPLETE" in run("completion", shell).out


def test_completion_completes(run_process: Callable) -> None:
    asked = {"_BLUEPRINT_COMPLETE": "bash_complete", "COMP_WORDS": "blueprint ren", "COMP_CWORD": "1"}
    assert run_process(**asked).out == "plain,render\n"


# Names, pipes, disks


@pytest.mark.parametrize(
    "name", ["-x.yaml", "a b.yaml", "a\nb.yaml", 'it\'s "so".yaml', "咖啡.yaml", "\x1b[31m.yaml", "::x.yaml"]
)
def test_odd_names(name: str, tmp_path: Path, run: Callable) -> None:
    write(tmp_path / name, UNOWNED)
    done = run("check", "--", name)
    assert done.code == 1
    assert "\x1b" not in done.out
    assert not done.out.startswith("::")
    drawn_it = run("render", "--", name)
    assert drawn_it.code == 0
    assert "\x1b" not in drawn_it.err
    assert (tmp_path / name).with_suffix(".svg").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text(tmp_path: Path, run: Callable) -> None:
    name = b"\xff\xfe.yaml"
    Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(UNOWNED, encoding="utf-8")
    done = run("check", name)
    assert done.code == 1
    assert done.out.startswith("U+DCFFU+DCFE.yaml:7:")
    assert run("render", name).code == 0
    assert b"\xff\xfe.svg" in os.listdir(os.fsencode(tmp_path))
    assert run("report", name, "--format", "markdown").code == 0
    assert "(%FF%FE.report.pictures/" in next(tmp_path.glob("*.md")).read_text(encoding="utf-8")
    assert run("check", name, "--baseline", "known.json", "--write-baseline").code == 0
    assert run("check", name, "--baseline", "known.json").code == 0
    assert "\\udcff\\udcfe.yaml" in (tmp_path / "known.json").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know all letters")
def test_a_baseline_holds_in_every_locale(tmp_path: Path, run_process: Callable) -> None:
    write(tmp_path / "咖啡.yaml", UNOWNED)
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    known = ("check", ".", "--baseline", "known.json")
    assert run_process(*known, "--write-baseline", **plain).code == 0
    assert '"咖啡.yaml"' in (tmp_path / "known.json").read_text(encoding="utf-8")
    assert run_process(*known).code == 0
    assert run_process(*known, **plain).code == 0
    assert run_process("report", "咖啡.yaml", "--format", "markdown", **plain).code == 0


@pytest.mark.parametrize("name", ["missing.yaml", "x" * 4096 + ".yaml", "folder.yaml", "a\n::error::x.yaml"])
def test_what_cannot_be_read(name: str, tmp_path: Path, run: Callable) -> None:
    (tmp_path / "folder.yaml").mkdir()
    for command in ("check", "render"):
        done = run(command, name)
        assert done.code == 2
        assert "Traceback" not in done.err
        assert done.err or "error[" in done.out
        assert not re.search(r"^\s*::", done.out + done.err, re.MULTILINE)
        assert len(done.err) < 6000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said(cafe: Path, tmp_path: Path) -> None:
    for command in (["check", "cafe.yaml"], ["render", "cafe.yaml", "-o", "-"], ["--help"], ["--version"], ["schema"]):
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "blueprint", *command],
                stdout=full,
                stderr=subprocess.PIPE,
                cwd=tmp_path,
                check=False,
            )
        assert done.returncode == 2, command
        assert b"Traceback" not in done.stderr
        assert os.strerror(errno.ENOSPC).encode() in done.stderr


@pytest.mark.parametrize("command", ["check cafe.yaml", "render cafe.yaml -o -", "--help", "--version", "schema"])
def test_a_closed_pipe_is_no_fault(command: str, cafe: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "blueprint", *command.split()], stdout=writing, stderr=subprocess.PIPE, cwd=cafe.parent,
        check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams here")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 2), ("2>&-", 1), ("<&-", 1)])
def test_closed_streams(closed: str, code: int, tmp_path: Path) -> None:
    write(tmp_path / "cafe.yaml", UNOWNED)
    command = f"{shlex.quote(sys.executable)} -m blueprint check cafe.yaml {closed}"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams here")
@pytest.mark.parametrize("arguments", ["--help", "render --help", "check -h", "--version"])
def test_help_that_nobody_can_read_is_no_success(arguments: str, tmp_path: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m blueprint {arguments} >&-"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"blueprint: standard output is closed\n")


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"HOME": "/nowhere", "TMPDIR": "/nowhere"}]
)
def test_the_surroundings_do_not_matter(
    environment: dict[str, str], tmp_path: Path, run: Callable, run_process: Callable
) -> None:
    write(tmp_path / "咖啡.yaml", UNOWNED.replace("Counter", "柜台"))
    for command in (["check", "咖啡.yaml"], ["render", "咖啡.yaml", "-o", "-"]):
        assert run_process(*command, **environment).raw_out == run(*command).raw_out


def test_optimised_python_says_the_same(tmp_path: Path, run: Callable, run_process: Callable) -> None:
    write(tmp_path / "cafe.yaml", UNOWNED)
    for command in (["check", "cafe.yaml"], ["--help"], ["check", "--help"], ["schema"]):
        assert run_process(*command, options=["-OO"], COLUMNS="80").raw_out == run(*command, COLUMNS="80").raw_out


# Faults of ours


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (RuntimeError("so much for that"), 3, "please report"),
        (RecursionError(), 3, "please report"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (PermissionError(errno.EACCES, "Permission denied", "cafe.yaml"), 2, "permission denied"),
    ],
)
def test_how_errors_end(
    error: BaseException,
    code: int,
    said: str,
    cafe: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture,
) -> None:
    from blueprint import api

    def fail(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(api, "check", fail)
    assert border.run(["check", str(cafe)]) == code
    told = "".join(capsys.readouterr())
    assert said in told.lower() or said in told
    assert "Traceback" not in told


def test_a_trace_is_shown_when_asked_for(
    cafe: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    from blueprint import api

    monkeypatch.setattr(api, "check", lambda *arguments, **options: 1 / 0)
    for arguments in (["--trace", "check", str(cafe)], ["check", str(cafe), "--trace"]):
        assert border.run(arguments) == 3
        assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize("pressed", ["border.run", "border.emit = border.say"], ids=["before the run", "twice"])
def test_an_interrupt_shows_no_trace_whenever_it_comes(pressed: str) -> None:
    code = (
        "import blueprint.cli.border as border\n"
        "from blueprint.__main__ import main\n"
        "def interrupted(*_): raise KeyboardInterrupt\n"
        f"{pressed} = interrupted\n"
        "raise SystemExit(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize(
    "out", ["file.txt/x.svg", "file.txt/", "folder.svg", "x" * 300 + ".svg", "file.txt/\n::error::/x.svg"]
)
def test_what_cannot_be_written(out: str, cafe: Path, tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "file.txt", "mine")
    (tmp_path / "folder.svg" / "cafe.svg").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*.svg"))
    done = run("render", "cafe.yaml", "-o", out)
    assert done.code == 2
    assert "cannot be" in done.err
    assert not re.search(r"^\s*::", done.err, re.MULTILINE)
    assert sorted(tmp_path.rglob("*.svg")) == before
    assert (tmp_path / "file.txt").read_text(encoding="utf-8") == "mine"
