"""Blueprints in Markdown: what the fence gives, and a small site that is built with it."""

from __future__ import annotations

import json
import logging
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from blueprint.integrations import fences
from tests.hostile_texts import TEXTS, Seen
from tests.samples import CATALOG, SMALL

markdown = pytest.importorskip("markdown")
pytest.importorskip("pymdownx.superfences")

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"
PLAIN = "blueprint: 1\ntitle: {}\njourney: [{{phase: One, steps: [{{customer: Leaves, emotion: 1}}]}}]\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    return folder


def page(text: str, fence: Callable[..., str] = fences.fence) -> str:
    custom = {"name": "blueprint", "class": "blueprint", "format": fence, "validator": fences.validator}
    settings = {"pymdownx.superfences": {"custom_fences": [custom]}}
    return str(markdown.markdown(text, extensions=["pymdownx.superfences", "attr_list"], extension_configs=settings))


def fenced(text: str = "", options: str = "") -> str:
    return f"``` {{ .blueprint {options} }}\n{text}```\n"


def test_a_fence_is_a_figure(docs: Path) -> None:
    html = page(fenced(SMALL, '.wide #the-cafe caption="The café" alt="Three steps." view=journey theme=auto'))
    assert '<figure class="blueprint wide" id="the-cafe">' in html
    assert "<figcaption>The café</figcaption>" in html
    assert ">Three steps.</desc>" in html
    assert "prefers-color-scheme:dark" in html
    assert "Queues at" in html
    assert "<p><" not in html


def test_a_fence_names_a_file_of_the_docs(docs: Path) -> None:
    (docs / "cafe.yaml").write_text(SMALL + "use: [catalog.yaml]\n", encoding="utf-8")
    (docs / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    assert "Pulls the shot" in page(fenced(options="file=cafe.yaml"))
    assert "Pulls the shot" in page(fenced(options="file=/cafe.yaml"))
    (docs / "cafe.yaml").rename(docs.parent / "cafe.yaml")
    assert "not drawn" in page(fenced(options="file=cafe.yaml"))
    (docs / "catalog.yaml").rename(docs.parent / "catalog.yaml")
    assert "Pulls the shot" in page(fenced(options="file=cafe.yaml"), fences.fence_in(root="."))


def test_ids_are_there_once_on_a_page(docs: Path) -> None:
    nested = "".join(f"    {line}\n" for line in fenced(SMALL).splitlines())
    html = page(f"{fenced(SMALL)}\n{fenced(SMALL)}\n- in a list\n\n{nested}\n{fenced(SMALL, 'view=journey')}")
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert html.count("<svg") == 4
    assert len(ids) == len(set(ids))
    assert page(fenced(SMALL)) == page(fenced(SMALL))


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("blueprint: 1\ntitel: <b>x</b>\njourney: []\n", "", "line 2: BP103 a blueprint has no key `titel`"),
        ("", "", "BP"),
        ("", "file=caffe.yaml", "there is no such file"),
        (SMALL, "file=cafe.yaml", "leave one of the two out"),
        (SMALL, "view=journy", "no view is called &#39;journy&#39;"),
        (SMALL, "viw=journey", "no option of a blueprint is called &#39;viw&#39;"),
        (SMALL, 'phase=" "', "`phase` is empty"),
        (SMALL, 'width="1px;position:fixed"', "is no width"),
        (SMALL + "use: [catalog.yaml]\n", "", "there is no such file"),
    ],
)
def test_what_is_wrong_stands_in_a_box_and_in_the_log(
    text: str, options: str, said: str, docs: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        html = page(fenced(text, options))
    assert '<div class="admonition failure"><p class="admonition-title">This blueprint is not drawn.</p>' in html
    assert said in html
    assert "<svg" not in html
    assert "<b>" not in html
    assert len(caplog.records) == 1


def test_a_fence_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(fences.fence_in(strict=True))).keywords["strict"]  # noqa: S301  (our own)


def test_a_strict_fence_ends_the_build(docs: Path) -> None:
    from pymdownx.superfences import SuperFencesException

    with pytest.raises(SuperFencesException, match="a blueprint has no key `titel`"):
        page(fenced("blueprint: 1\ntitel: x\njourney: []\n"), fences.fence_in(strict=True))


@pytest.mark.parametrize("place", ["title", "caption", "alt", "class", "id", "view", "file", "option", "key"])
def test_nothing_that_a_stranger_writes_is_markup(place: str, docs: Path) -> None:
    text, options = PLAIN.format("Café"), f"{place}={HOSTILE!r}"
    if place == "title":
        text, options = PLAIN.format(f"'{HOSTILE.replace(chr(39), '')}'"), ""
    elif place in {"class", "id"}:
        options = f"{'.' if place == 'class' else '#'}{HOSTILE.replace(' ', '/')}"
    elif place == "option":
        options = f"{HOSTILE.replace(' ', '/')}=1"
    elif place == "key":
        text, options = PLAIN.format("x") + f"'{HOSTILE.replace(chr(39), '')}': 1\n", ""
    elif place == "file":
        text = ""
    seen = Seen(page(fenced(text, options)))
    assert seen.tags
    for tag, attributes in seen.tags:
        assert tag not in {"script", "img"}
        assert not any(name.startswith("on") for name in attributes)


def test_texts_that_look_like_markup_stay_texts(docs: Path) -> None:
    plain = Seen(page(fenced(hostile("Plain")))).kinds
    for text in TEXTS:
        assert Seen(page(f"{fenced(hostile(text))}\n[x]: y\n")).kinds == plain, text
    wrong = page("\n".join(fenced(f"{json.dumps(text)}: 1\n") for text in TEXTS))
    assert {tag for tag, _ in Seen(wrong).tags} == {"div", "p", "ul", "li"}


def hostile(text: str) -> str:
    """A blueprint in which everything is called so."""
    step = {"customer": text, "touchpoints": [{"name": f"{text} "}], "notes": {"idea": text}, "emotion": 1}
    told = {"blueprint": 1, "title": text, "scenario": text, "journey": [{"phase": text, "steps": [step]}]}
    return json.dumps(told) + "\n"


OUTSIDE = ["../secret.yaml", "/../secret.yaml", "//etc/passwd.yaml", "/etc/passwd", "C:\\secret.yaml",
           "~/secret.yaml", "file:///secret.yaml", "https://example.org/a.yaml", "link.yaml", "folder/secret.yaml",
           ".hidden/secret.yaml", "a/../../secret.yaml", "%2e%2e/secret.yaml", "../mkdocs.yml"]  # fmt: skip


@pytest.mark.parametrize("entry", OUTSIDE)
def test_nothing_outside_the_docs_is_read(entry: str, docs: Path) -> None:
    for name in ("secret.yaml", "other/secret.yaml", "docs/.hidden/secret.yaml", "mkdocs.yml"):
        (docs.parent / name).parent.mkdir(exist_ok=True)
        (docs.parent / name).write_text(SMALL.replace("Corner café", "SECRET"), encoding="utf-8")
    (docs / "link.yaml").symlink_to(docs.parent / "secret.yaml")
    (docs / "folder").symlink_to(docs.parent / "other")
    html = page(fenced(options=f'file="{entry}"'))
    assert "not drawn" in html
    assert "SECRET" not in html
    assert str(docs) not in html


MKDOCS = """\
site_name: Services
theme: material
markdown_extensions:
  - attr_list
  - pymdownx.superfences:
      custom_fences:
        - name: blueprint
          class: blueprint
          format: !!python/name:blueprint.integrations.fences.fence
          validator: !!python/name:blueprint.integrations.fences.validator
"""


def test_a_site_is_built_with_mkdocs(docs: Path) -> None:
    pytest.importorskip("material")
    (docs / "deep").mkdir()
    (docs / "cafe.yaml").write_text(SMALL, encoding="utf-8")
    (docs / "index.md").write_text(f"# Services\n\n{fenced(options='file=cafe.yaml')}", encoding="utf-8")
    (docs / "deep" / "page.md").write_text(f"# Deep\n\n{fenced(options='file=../cafe.yaml')}", encoding="utf-8")
    (docs.parent / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")

    def build() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)

    assert build().returncode == 0
    for name in ("index.html", "deep/page/index.html"):
        assert "Pulls the shot" in (docs.parent / "site" / name).read_text(encoding="utf-8")
    (docs / "deep" / "page.md").write_text(f"# Deep\n\n{fenced(options='file=../../cafe.yaml')}", encoding="utf-8")
    done = build()
    assert done.returncode == 1
    assert "deep/page.md: `../../cafe.yaml` lies outside the folder `docs`" in done.stderr


def test_the_guide_builds(docs: Path) -> None:
    pytest.importorskip("material")
    guide = (Path(__file__).parents[1] / "docs" / "how-to" / "mkdocs.md").read_text(encoding="utf-8")
    texts = dict(re.findall(r"^```\w+\n(\S+.*?)\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL))
    head, settings, example = (
        "markdown_extensions:",
        MKDOCS.partition("markdown_extensions:\n")[2],
        "~~~ { .blueprint file",
    )
    assert texts[head] == settings
    first = next(line for line in texts if line.startswith(example))
    (docs / "cafe.yaml").write_text("blueprint: 1\n" + texts["blueprint: 1"], encoding="utf-8")
    html = page(f"{first}\n{texts[first]}")
    assert html.count("<svg") == 2
    assert "not drawn" not in html


def test_the_guide_names_every_option() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "how-to" / "mkdocs.md").read_text(encoding="utf-8")
    for name in fences.OPTIONS:
        assert f"`{name}`" in guide
