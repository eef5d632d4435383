"""The page on what each format holds, with a row for each form of the formats for other tools."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.formats import KINDS, WHOLE, Form, Kind

_BEGINS = """\
# What each format holds

| format | holds | leaves out | needs |
| --- | --- | --- | --- |
| SVG | everything that is drawn, as text and shapes; each card's lane, step, owner and marks in its title; dark colours with `--theme auto` | nothing; it is drawn in the reader's fonts | |
| [HTML](../how-to/share-as-a-page.md) | everything that is drawn, to move about in; all that is known of each card, and what the check found; search and filters; the same content as a table; light and dark unless `--theme` says one | nothing; it is drawn in the reader's fonts | |
| PNG | everything that is drawn, as pixels | the words behind the cards; text that can be found; `--theme auto` is light | `[png]` |
| PDF | everything that is drawn, as text and vectors; title and language; the cards in reading order as the text in place of the picture | titles of single cards; `--theme auto` is light | `[pdf]` |
"""  # noqa: E501 - a row of a table is one line
_ENDS = """\
| SVG, PNG, PDF by Graphviz, `--engine graphviz` | what the DOT of the same view holds, drawn | what that DOT leaves out; `--theme auto` is light | `[graphviz]`, and Graphviz or `[pygraphviz]` |

- The pictures (SVG, HTML, PNG, PDF) draw every view; the [formats for other tools](../how-to/other-tools.md) have the
  forms that the table names. What a format leaves out is said after writing, if the blueprint has it; of a part, if the
  part has it.
- A part (`--phase` and its like) in a format for other tools holds what the part uses: its touchpoints, systems, owners,
  promises and indicators, and those of the service as a whole. The title, the scale and the factors stay.
- `--no-emotion` leaves out what customers feel, in every format. Nothing is left of a Mermaid journey then, so that is
  refused.
- `--theme` is for formats with colours: the pictures, DOT, draw.io and PowerPoint. Elsewhere it is refused.
- Figures are those of the box at the top of the picture (peak and end, the average, touchpoints without an owner), with
  the line below the picture that says how they are meant. They are computed, so tables and graphs (CSV, Excel, JSON,
  GraphML), which hold what was declared, have no such box. In draw.io and PowerPoint the legend explains what is drawn
  there: times and fail points are words on the cards, without their signs.
- CSV is UTF-8 without a byte order mark, as programs expect it. Excel for Windows takes it for something else after a
  double click, and shows wrong letters: choose *Data*, *From Text/CSV* and *65001: Unicode (UTF-8)* there, or write an
  `.xlsx`. The command says so after writing where it matters.
- Finer details are: levels, marks and decisions of steps; how and when a feeling was learnt; whether a wait is explained
  and occupied, and how long somebody bears it; the senses of a touchpoint, and who shares it; complaints month by month.
- Each is written whole or not at all. The same file gives the same bytes; for PNG and PDF,
  where the same fonts and the same version of the package that draws are.
- A PDF has a page as large as the picture, or one for each phase with `--pages phases`. It has no date, no scripts and no
  links. It is tagged; where every letter stands alone and has a font, it keeps PDF/UA-1, the standard for accessible
  PDF. Joined letters, as in Arabic, cannot be vouched for yet. A side is 14,400 points at the most (five metres): a
  larger picture is made smaller.
- PNG and PDF are drawn from our own SVG with nothing read from the network.

How to choose: [draw pictures](../how-to/pictures.md).
"""  # noqa: E501 - a row of a table is one line


def page() -> str:
    """The page."""
    return _BEGINS + "".join(f"{row}\n" for row in rows()) + _ENDS


def rows() -> Iterator[str]:
    """A row for each form of each format for other tools."""
    return (_row(kind, form) for kind in KINDS for form in kind.forms)


def _row(kind: Kind, form: Form) -> str:
    name = " ".join(f"`{suffix}`" for suffix in kind.suffixes)
    view = f", `--view {form.view}`" if form.view != WHOLE else ""
    needs = f" `[{kind.needs[1]}]` " if kind.needs else " "
    return f"| {kind.name} ({name}){view} | {form.holds} | {', '.join(form.lacks) or 'nothing'} |{needs}|"
