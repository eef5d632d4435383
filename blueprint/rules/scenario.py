"""The rule that a blueprint tells one scenario (BP2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import east_asian_width

from blueprint.graph.graph import Graph
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level

_OR = {
    "ar": {"أو"}, "de": {"oder"}, "en": {"or"}, "es": {"o", "u"}, "fr": {"ou"}, "he": {"או"}, "it": {"o", "oppure"},
    "nl": {"of"}, "pt": {"ou"},
}  # fmt: skip
_OR_WITHIN = {"ja": ("または", "あるいは", "もしくは"), "ko": ("또는",), "zh": ("或",)}
"""How languages say "or": as a word, or inside a line without spaces."""

_NO_CHOICE = {"one", "two", "three", "four", "five", "more", "less", "sooner", "later", "not", "so"}
"""Words beside an "or" that joins no two scenarios: one or two, more or less."""

_AND_OR = re.compile(
    r"\b(?:and|und|et|y|e|en)\s?/\s?(?:or|oder|ou|o|of)\b|[和及與与並并]\s?[/／]?\s?或(?!許|许)", re.IGNORECASE
)


@rule("BP214", Level.WARNING)
def single_scenario(graph: Graph, *, sketch: int = 5) -> Iterator[Finding]:
    """A blueprint that does not say which scenario it tells, or that tells two in one.

    Why: a blueprint follows one customer through one case; without a scenario everybody reads it for another case, and
    two cases in one picture hide what differs (Gibbons 2017). A sketch of a few columns may go without. In a title,
    `or` and a stroke between two words join two; in a scenario only `and/or` does, since it is told in whole sentences.

    Thresholds:
        sketch: how many columns a blueprint has before it must say its scenario

    Bad:
        blueprint: 1
        title: Check-in / check-out
        scenario: A guest with a reservation
        journey: [{phase: Arrive, steps: [{customer: Checks in}]}]

    Bad:
        journey:
          - phase: Haircut
            steps:
              - customer: Books by phone
              - customer: Is greeted
              - customer: Says what she wants
              - customer: Sees the cut
              - customer: Pays

    Good:
        scenario: A first visit, for a wedding on the same day
        journey:
          - phase: Haircut
            steps:
              - customer: Books by phone
              - customer: Is greeted
              - customer: Says what she wants
              - customer: Sees the cut
              - customer: Pays
    """
    scenario = graph.blueprint.scenario
    if joins_two_titles(graph):
        yield Finding(None, "the title joins two scenarios", field="title",
                      help="make one blueprint for each: it tells one case from its start to its end")  # fmt: skip
    if scenario is None and len(graph.steps) >= sketch:
        yield Finding(None, "nothing says which scenario this blueprint tells", field="scenario",
                      help="add `scenario:` with the one case: who comes, when, with what")  # fmt: skip
    elif scenario is not None and _AND_OR.search(scenario):
        yield Finding(None, "the scenario joins two", field="scenario",
                      help="make one blueprint for each: it tells one case from its start to its end")  # fmt: skip


def joins_two_titles(graph: Graph) -> bool:
    """Whether the title names two scenarios: `A or B`, `A / B`, `A and/or B`."""
    title, language = graph.title, graph.language.partition("-")[0].lower()
    within = re.sub("或[許许]", "", title)
    if _AND_OR.search(title) or any(word in within for word in _OR_WITHIN.get(language, ())):
        return True
    customers = {word.casefold() for customer in graph.customers for word in customer.name.split()}
    return _has_or(title, _OR.get(language, set())) or _has_stroke(title, customers)


def _has_or(title: str, words: set[str]) -> bool:
    said = re.findall(r"[\w'’-]+", title.casefold())
    return any(
        word in words and not {said[place - 1], said[place + 1]} & _NO_CHOICE and said[place + 1].isalpha()
        for place, word in enumerate(said[1:-1], start=1)
    )


def _has_stroke(title: str, customers: set[str]) -> bool:
    """Whether a stroke stands between two words that are no abbreviations, and not the names of two customers."""
    parts = re.split("[/／]", title)
    for left, right in pairwise(parts):
        before, after = left.split()[-1:], right.split()[:1]
        if all(map(_is_word, (*before, *after))) and before and after:
            return not {before[0].casefold(), after[0].casefold()} <= customers
    return False


def _is_word(text: str) -> bool:
    letters = "".join(letter for letter in text.strip("()[]\"'.,:;!?") if letter not in "-'’")
    wide = any(east_asian_width(letter) in "WF" for letter in letters)
    return letters.isalpha() and len(letters) >= (2 if wide else 4)
