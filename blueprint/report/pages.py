"""The pages of the manual: a page for each rule, and the table of all of them, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blueprint.report.manual import Manual, by_family, family_title, ways_to_silence


def page(manual: Manual, picture: str = "") -> str:
    """The page of a rule. picture: the file with a picture of its first bad example, if there is one."""
    return "\n".join(_page(manual, picture))


def table(every: Iterable[Manual], linked: bool = False) -> str:
    """All rules by family. linked: each code leads to the page of its name beside this one."""
    lines = ["# Rules", "", *_INTRODUCTION]
    for family, manuals in by_family(every).items():
        rows = [[_code(one, linked), one.name, one.level, one.preset, one.sentence] for one in manuals]
        titles = ["code", "name", "level", "preset", "what is wrong"]
        lines += ["", f"## {family} {family_title(family)}", "", *_table([titles, ["---"] * 5, *rows])]
    return "\n".join([*lines, ""])


def help_text(manual: Manual) -> str:
    """The page in plain words, in a few lines."""
    parts = [manual.sentence, f"Why: {manual.why}" if manual.why else "", _accepting(manual)]
    return "\n\n".join(part for part in parts if part)


_INTRODUCTION = (
    "The preset is the smallest that has the rule: `minimal` has the errors, `recommended`, which runs unless you say",
    "otherwise, most of the others too, `strict` all of them. `blueprint rule BP301` tells more of one. Problems (BP1)",
    "keep a file from being read: they are always told.",
)


def _page(manual: Manual, picture: str) -> Iterator[str]:
    yield from (f"# {manual.code} {manual.name}", "", manual.sentence)
    if manual.why:
        yield from ("", f"**Why:** {manual.why}")
    yield from ("", *_table([["", ""], ["---", "---"], *_facts(manual)]))
    if manual.thresholds:
        rows = [[f"`{one.name}`", f"`{one.default}`", one.meaning] for one in manual.thresholds]
        yield from ("", "## Thresholds", "", *_table([["name", "default", "meaning"], ["---"] * 3, *rows]))
    for number, example in enumerate(manual.bad, start=1):
        yield from _example("Not like this", number, example)
        if picture and number == 1:
            yield from ("", f"![The example, drawn]({picture})")
    for number, example in enumerate(manual.good, start=1):
        yield from _example("But like this", number, example)
    if manual.is_rule:
        yield from ("", "## To accept it", "", "Write one of these, with the reason:", "")
        yield from (f"- `{written}` {where}" for written, where in ways_to_silence(manual))
    yield ""


def _facts(manual: Manual) -> list[list[str]]:
    level = f"{manual.level}, in the preset `strict` {manual.strict}" if manual.strict != manual.level else manual.level
    facts = [["level", level]]
    if manual.is_rule:
        facts.append(["presets", ", ".join(manual.presets)])
    if manual.fix is not None:
        facts.append(["can be mended", "yes, for some of what it finds" if manual.fix else "no"])
    return facts


def _example(title: str, number: int, example: str) -> Iterator[str]:
    """An example under its heading, which is said once."""
    kind = "yaml" if example.startswith("blueprint:") and "\njourney:" in example else "yaml part"
    yield from ("", f"## {title}" if number == 1 else "or", "", f"```{kind}", example.rstrip("\n"), "```")


def _accepting(manual: Manual) -> str:
    return f"To accept it, with the reason: {ways_to_silence(manual)[0][0]}" if manual.is_rule else ""


def _code(manual: Manual, linked: bool) -> str:
    return f"[{manual.code}]({manual.code}.md)" if linked and manual.is_rule else manual.code


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows]
