"""What the site needs beside MkDocs: a hook that `mkdocs.yml` names.

- `folder/*.md` in the nav becomes the pages of the folder that are not named elsewhere.
- The examples, with their pictures, are put beside the pages as they are built; each also as a page to look through.
- In the gallery each example has a link to its page.
- Code blocks lose what only our tests read: `<!-- file: cafe.yaml -->` becomes a title, `yaml part` plain YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import blueprint as bp

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
HIDDEN = {"index.md": ["navigation", "toc"], "tutorial.md": ["navigation"], "gallery.md": ["navigation"]}
"""Pages that stand alone in the menu, and what makes room on them for wide pictures."""

_NAMED_BLOCK = re.compile(r"^( *)<!-- file: (\S+) -->\n\1```(yaml|text)$", re.MULTILINE)
_PICTURE = re.compile(r"^(!\[[^]]*\]\((\S+\.svg)\))$", re.MULTILINE)
_LINK_OUT = re.compile(r"\]\(((?:\.\./)*)\.\./examples/")
_EXAMPLE = re.compile(r"^\[(?P<stem>[^]]+)\.yaml\]\([^)]+\): (?P<about>.*)$", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill `folder/*.md` in the nav."""
    named = {name for name in _leaves(config.nav) if "*" not in name}
    config.nav = _filled(config.nav, Path(config.docs_dir), named)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the examples beside the pages."""
    from mkdocs.structure.files import File

    for file in sorted([*EXAMPLES.rglob("*.yaml"), *EXAMPLES.rglob("*.svg"), EXAMPLES / "FINDINGS.md"]):
        uri = f"examples/{file.relative_to(EXAMPLES).as_posix()}"
        files.append(File.generated(config, uri, abs_src_path=str(file)))
    for file in sorted(EXAMPLES.glob("*.yaml")):
        page = bp.render(file, format="html")
        files.append(File.generated(config, f"examples/pages/{file.stem}.html", content=page))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """A page as MkDocs understands it."""
    page.meta["hide"] = HIDDEN.get(page.file.src_uri, [])
    if page.file.src_uri == "gallery.md":
        markdown = _EXAMPLE.sub(_about, markdown)
    return for_site(markdown)


def for_site(markdown: str) -> str:
    """Code blocks, pictures, each a link to itself, and links out of the folder, as they are on the site.

    >>> print(for_site('<!-- file: cafe.yaml -->\\n```yaml\\n```\\n[one](../examples/one.yaml)'))
    ```yaml title="cafe.yaml"
    ```
    [one](examples/one.yaml)
    """
    titled = _NAMED_BLOCK.sub(r'\1```\3 title="\2"', markdown)
    pictured = _PICTURE.sub(r"[\1](\2)", titled)
    return _LINK_OUT.sub(r"](\1examples/", pictured.replace("```yaml part\n", "```yaml\n"))


def _about(example: re.Match[str]) -> str:
    stem = example["stem"]
    links = f"[Look through it](examples/pages/{stem}.html) · [the YAML](examples/{stem}.yaml)"
    return f"{example['about']}\n\n{links} · [the picture alone](examples/pictures/{stem}.svg)"


def _leaves(nav: Any) -> Iterator[str]:
    """Every file that a nav names."""
    waiting = [nav]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        else:
            waiting.extend(part.values() if isinstance(part, dict) else part)


def _filled(nav: list[Any], docs: Path, named: set[str]) -> list[Any]:
    """A nav with the pages of folders in place of `folder/*.md`. It is as deep as ours is: three levels."""
    filled: list[Any] = []
    for part in nav:
        if isinstance(part, str) and "*" in part:
            filled.extend(page for page in _pages(docs, part) if page not in named)
        elif isinstance(part, dict):
            filled.append({title: _filled(below, docs, named) if isinstance(below, list) else below
                           for title, below in part.items()})  # fmt: skip
        else:
            filled.append(part)
    return filled


def _pages(docs: Path, pattern: str) -> list[str]:
    return sorted(page.relative_to(docs).as_posix() for page in docs.glob(pattern))
