"""Blueprints in Sphinx: small sites are built, as their authors build them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.hostile_texts import TEXTS, Seen
from tests.samples import SMALL

pytest.importorskip("sphinx")

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

CATALOG = "catalog: 1\nowners: {landlord: The landlord}\n"
USING = """\
blueprint: 1
title: A table for two
use: [catalog.yaml]
journey:
  - phase: Come
    steps:
      - {customer: Enters, touchpoints: [{name: Door, owner: landlord}], emotion: 1}
      - {customer: Leaves, emotion: 2}
"""
HOSTILE = "<script>alert(1)</script>`x`_ |y| \\n.so /etc/passwd"
SITE = {
    "index.rst": "Services\n========\n\n.. toctree::\n\n   cafe\n   table\n   deep/inline\n",
    "cafe.rst": """\
Café
====

.. blueprint:: cafe.yaml
   :caption: The *corner* café
   :name: the-cafe
   :alt: Three steps in a café.
   :class: wide

.. blueprint:: cafe.yaml
   :view: journey
   :theme: auto
   :width: 80 %

See :ref:`the-cafe`.
""",
    "table.rst": "Table\n=====\n\n.. blueprint:: services/table.yaml\n   :phase: Come\n   :no-emotion:\n",
    "deep/inline.rst": f"""\
Inline
======

.. blueprint::

   blueprint: 1
   title: {HOSTILE!r}
   journey: [{{phase: One, steps: [{{customer: Leaves, emotion: 1}}]}}]

.. blueprint:: /cafe.yaml
""",
    "cafe.yaml": SMALL,
    "services/table.yaml": USING,
    "services/catalog.yaml": CATALOG,
}
PAGE = "Page\n====\n\n"
Built = tuple[Path, str]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    write(folder, {"conf.py": "project = 'Services'\nextensions = ['blueprint.integrations.sphinx']\n"})
    return folder


@pytest.fixture
def build(docs: Path, tmp_path: Path) -> Callable[..., Built]:
    """Build the docs in this process; the folder, and what was warned of."""

    def build_it(builder: str = "html", **settings: object) -> Built:
        from io import StringIO

        warned, out = StringIO(), tmp_path / builder
        with patch_docutils(docs), docutils_namespace():
            app = Sphinx(docs, docs, out, tmp_path / "trees", builder, dict(settings), None, warned)
            app.build()
        return out, re.sub("\x1b\\[[0-9;]*m", "", warned.getvalue())

    return build_it


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def ids(page: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', page)


def test_a_site_builds_in_parallel_and_reads_again_only_what_has_changed(docs: Path, tmp_path: Path) -> None:
    write(docs, SITE)
    options = ["--no-color", "-W", "-j", "2", "-b", "html"]
    command = [sys.executable, "-m", "sphinx", *options, str(docs), str(tmp_path / "html")]

    def sphinx() -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=240).stdout

    assert "4 added" in sphinx()
    catalog = docs / "services" / "catalog.yaml"
    catalog.write_text(CATALOG.replace("The landlord", "The house"), encoding="utf-8")
    os.utime(catalog, (later := catalog.stat().st_mtime + 10, later))
    said = sphinx()
    assert "0 added, 1 changed, 0 removed" in said
    assert "reading sources... [100%] table" in said


def test_pages_hold_the_picture_with_text_that_can_be_found(docs: Path, build: Callable[..., Built]) -> None:
    write(docs, SITE)
    html, warned = build()
    assert warned == ""
    cafe, inline = read(html / "cafe.html"), read(html / "deep" / "inline.html")
    assert ">Pulls the shot</text>" in cafe
    assert '<figure class="wide align-default" id="the-cafe">' in cafe
    assert "The <em>corner</em> café" in cafe
    assert ">Three steps in a café.</desc>" in cafe
    assert "width:80%" in cafe
    assert "prefers-color-scheme:dark" in cafe
    assert "<script>alert" not in inline
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in inline
    for page in (cafe, inline):
        assert len(ids(page)) == len(set(ids(page)))
    drawings = re.findall(r"<svg .*?</svg>", cafe + inline, re.DOTALL)
    assert len(drawings) == 4
    for drawing in drawings:
        ElementTree.fromstring(drawing)  # noqa: S314  (our own)
    assert ">Emotion<" not in read(html / "table.html")


def test_one_page_of_all_has_no_id_twice(docs: Path, build: Callable[..., Built]) -> None:
    write(docs, SITE)
    html, warned = build("singlehtml")
    found = ids("".join(re.findall(r"<svg .*?</svg>", read(html / "index.html"), re.DOTALL)))
    assert warned == ""
    assert found
    assert len(found) == len(set(found))


def test_pictures_can_be_files(docs: Path, build: Callable[..., Built]) -> None:
    write(docs, SITE)
    html, warned = build(blueprint_html="image")
    assert warned == ""
    assert len(list((html / "_images").glob("blueprint-*.svg"))) == 5
    page = read(html / "cafe.html")
    assert "<svg" not in page
    assert re.search(r'<img alt="Three steps in a café." src="_images/blueprint-[0-9a-f]{16}.svg" />', page)


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "xml"])
def test_where_there_are_only_words_the_picture_is_told(
    builder: str, docs: Path, build: Callable[..., Built], tmp_path: Path
) -> None:
    write(docs, SITE)
    out, warned = build(builder, man_pages=[("deep/inline", "inline", "", "", 1)])
    told = "".join(read(file) for file in sorted(out.rglob("*")) if file.is_file())
    assert warned == ""
    assert "<svg" not in told
    assert "alert(1)" in told
    assert builder == "man" or "Three steps in a café." in told
    assert not re.search(r"^\.so", told, re.MULTILINE)


def test_paper_gets_a_pdf(docs: Path, build: Callable[..., Built]) -> None:
    pytest.importorskip("typst")
    write(docs, SITE)
    out, warned = build("latex")
    assert warned == ""
    (tex,) = out.glob("*.tex")
    assert len(re.findall(r"\\sphinxincludegraphics", read(tex))) == 5
    for file in out.glob("blueprint-*"):
        assert file.suffix == ".pdf"
        assert file.read_bytes().startswith(b"%PDF")


def test_paper_without_the_package_gets_words_and_says_what_to_install(
    docs: Path, build: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blueprint.wishes.is_installed", lambda _: False)
    write(docs, {"index.rst": f"{PAGE}.. blueprint:: cafe.yaml\n   :alt: Three steps.\n", "cafe.yaml": SMALL})
    out, warned = build("latex")
    (tex,) = out.glob("*.tex")
    assert 'index.rst:4: WARNING: drawing PDF takes one more package: pip install "service-blueprint[pdf]"' in warned
    assert "Three steps." in read(tex)


def test_a_mistake_is_told_at_its_line_and_the_build_goes_on(docs: Path, build: Callable[..., Built]) -> None:
    bad = SMALL.replace("frontstage:", "fornstage:")
    inline = ".. blueprint::\n   :theme: dark\n\n   blueprint: 1\n   titel: <b>Bad</b>\n   journey: []\n"
    write(docs, {"index.rst": f"{PAGE}.. blueprint:: bad.yaml\n\n{inline}", "bad.yaml": bad})
    html, warned = build()
    line = bad[: bad.index("fornstage")].count("\n") + 1
    assert f"{docs}/bad.yaml:{line}: WARNING: BP103" in warned
    assert f"{docs}/index.rst:10: WARNING: BP103 a blueprint has no key `titel`" in warned
    page = read(html / "index.html")
    assert page.count("This blueprint is not drawn.") == 2
    assert f"bad.yaml:{line}: BP103" in page
    assert str(docs) not in page
    (docs / "bad.yaml").write_text(SMALL, encoding="utf-8")
    html, warned = build()
    assert "bad.yaml" not in warned
    assert read(html / "index.html").count("This blueprint is not drawn.") == 1


def test_check_tells_findings_as_warnings(docs: Path, build: Callable[..., Built]) -> None:
    write(docs, {"index.rst": f"{PAGE}.. blueprint:: cafe.yaml\n   :check:\n", "cafe.yaml": SMALL})
    html, warned = build(show_warning_types=True)
    line = SMALL[: SMALL.index("[Counter]")].count("\n") + 1
    assert f"{docs}/cafe.yaml:{line}: WARNING: BP301 the touchpoint `Counter` has no owner" in warned
    assert "[blueprint.check]" in warned
    assert "<svg" in read(html / "index.html")
    write(docs, {"blueprint.toml": 'ignore = ["BP3", "BP4", "BP5"]\n'})
    os.utime(docs / "cafe.yaml", (later := (docs / "cafe.yaml").stat().st_mtime + 10, later))
    assert build()[1] == ""


def test_texts_that_look_like_markup_stay_texts(docs: Path, build: Callable[..., Built]) -> None:
    def kinds(texts: Sequence[str]) -> set[tuple[str, str]]:
        some = (f".. blueprint::\n\n   {one}\n" for text in texts for one in (hostile(text), json.dumps({text: 1})))
        write(docs, {"index.rst": f"{PAGE}\n" + "\n".join(some)})
        html, warned = build()
        assert warned.count("WARNING: ") == len(texts)
        return Seen(read(html / "index.html")).kinds

    assert kinds(TEXTS) == kinds(["Plain"])


def hostile(text: str) -> str:
    """A blueprint in which everything is called so."""
    step = {"customer": text, "touchpoints": [{"name": f"{text} "}], "notes": {"idea": text}, "emotion": 1}
    return json.dumps({"blueprint": 1, "title": text, "journey": [{"phase": text, "steps": [step]}]})


OUTSIDE = [
    "../secret.yaml",
    "../../../../etc/passwd",
    "/../secret.yaml",
    "//etc/passwd.yaml",
    "/etc/passwd",
    "C:\\secret.yaml",
    "~/secret.yaml",
    "file:///secret.yaml",
    "https://example.org/a.yaml",
    "sub/../../secret.yaml",
    "link.yaml",
    "folder/secret.yaml",
    ".hidden/cafe.yaml",
    "%2e%2e/secret.yaml",
    "conf.py",
    "cafe.yaml/",
    "pipe.yaml",
]


@pytest.mark.parametrize("way", ["directive", "use"])
def test_nothing_outside_the_docs_is_read(way: str, docs: Path, build: Callable[..., Built], tmp_path: Path) -> None:
    text = SMALL.replace("Corner café", "SECRET") if way == "directive" else "catalog: 1\nowners: {a: SECRET}\n"
    write(tmp_path, {"secret.yaml": text, "other/secret.yaml": text})
    write(docs, {"cafe.yaml": SMALL, ".hidden/cafe.yaml": text, "sub/x": ""})
    (docs / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (docs / "folder").symlink_to(tmp_path / "other")
    os.mkfifo(docs / "pipe.yaml")
    if way == "directive":
        page = "\n".join(f".. blueprint:: {entry}\n" for entry in OUTSIDE)
    else:
        page = "\n".join(f".. blueprint::\n\n   use: [{entry!r}]\n" + indented(SMALL) for entry in OUTSIDE)
    write(docs, {"index.rst": PAGE + page})
    html, warned = build()
    assert warned.count("WARNING: ") == len(OUTSIDE)
    shown = read(html / "index.html")
    assert shown.count("This blueprint is not drawn.") == len(OUTSIDE)
    assert "<svg" not in shown
    assert "SECRET" not in shown + warned


def indented(text: str) -> str:
    return "".join(f"   {line}\n" for line in text.splitlines())


def test_a_blueprint_in_a_page_finds_catalogs_from_there(docs: Path, build: Callable[..., Built]) -> None:
    using = indented(SMALL.replace("journey:", "use: [../catalog.yaml]\njourney:", 1))
    write(docs, {"index.rst": PAGE, "deep/page.rst": f":orphan:\n\n{PAGE}.. blueprint::\n\n{using}"})
    write(docs, {"catalog.yaml": CATALOG})
    html, warned = build()
    assert warned == ""
    catalog = docs / "catalog.yaml"
    catalog.write_text(CATALOG.replace("owners", "onwers"), encoding="utf-8")
    os.utime(catalog, (later := catalog.stat().st_mtime + 10, later))
    html, warned = build()
    assert f"{docs}/catalog.yaml:2: WARNING: BP103" in warned
    assert str(docs) not in read(html / "deep" / "page.html")


def test_a_link_inside_the_docs_is_followed(docs: Path, build: Callable[..., Built]) -> None:
    write(docs, {"index.rst": f"{PAGE}.. blueprint:: link.yaml\n", "services/cafe.yaml": SMALL})
    (docs / "link.yaml").symlink_to("services/cafe.yaml")
    html, warned = build()
    assert warned == ""
    assert "Pulls the shot" in read(html / "index.html")


def test_the_owner_of_the_site_may_widen_the_folder(docs: Path, build: Callable[..., Built], tmp_path: Path) -> None:
    write(tmp_path, {"cafe.yaml": SMALL})
    write(docs, {"index.rst": f"{PAGE}.. blueprint:: ../cafe.yaml\n"})
    html, warned = build(blueprint_root="..")
    assert warned == ""
    assert "Pulls the shot" in read(html / "index.html")


def test_no_file_is_read_where_docutils_may_not_insert_files(docs: Path, build: Callable[..., Built]) -> None:
    inline = f".. blueprint::\n\n{indented(SMALL)}"
    using = f".. blueprint::\n\n   use: [catalog.yaml]\n{indented(SMALL)}"
    write(docs, {"docutils.conf": "[general]\nfile_insertion_enabled: no\n", "catalog.yaml": CATALOG})
    write(docs, {"index.rst": f"{PAGE}.. blueprint:: cafe.yaml\n\n{inline}\n{using}", "cafe.yaml": SMALL})
    html, warned = build()
    assert "index.rst:4: WARNING: reading files is switched off here" in warned
    assert "BP110" in warned
    assert warned.count("WARNING: ") == 2
    assert read(html / "index.html").count("<svg") == 1


WRONG = {
    ".. blueprint::\n": "name a file, or write the YAML",
    ".. blueprint:: cafe.yaml\n\n   blueprint: 1\n": "name a file, or write the YAML",
    ".. blueprint:: caffe.yaml\n": "there is no such file",
    ".. blueprint:: cafe.yaml\n   :view: journy\n": "no view is called 'journy'",
    ".. blueprint:: cafe.yaml\n   :theme: pink\n": "no theme is called 'pink'",
    ".. blueprint:: cafe.yaml\n   :phase: Vist\n": "no phase is called 'Vist'",
    ".. blueprint:: cafe.yaml\n   :lanes: ,\n": "`lanes` is empty",
    ".. blueprint:: cafe.yaml\n   :width: 1px;position:fixed\n": "is no width",
}


def test_what_there_is_not_is_told(docs: Path, build: Callable[..., Built]) -> None:
    write(docs, {"index.rst": PAGE + "\n".join(WRONG), "cafe.yaml": SMALL})
    _, warned = build()
    lines = [line for line in warned.splitlines() if "WARNING: " in line]
    assert len(lines) == len(WRONG)
    for line, said in zip(lines, WRONG.values(), strict=True):
        assert said in line


def test_the_guide_builds(docs: Path, build: Callable[..., Built]) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "how-to" / "sphinx.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    write(docs, {"conf.py": "".join(text for kind, text in blocks if kind == "python")})
    write(docs, {"cafe.yaml": next(text for kind, text in blocks if kind == "yaml")})
    write(docs, {"index.rst": PAGE + "\n".join(text for kind, text in blocks if kind == "text")})
    html, warned = build()
    assert warned == ""
    assert read(html / "index.html").count("<svg") == 3


def test_the_guide_names_every_option_and_setting() -> None:
    from blueprint.integrations.sphinx import BlueprintDirective

    guide = (Path(__file__).parents[1] / "docs" / "how-to" / "sphinx.md").read_text(encoding="utf-8")
    for name in BlueprintDirective.option_spec or ():
        assert f"`{name}`" in guide
