"""Rules run: those that are wanted, over one blueprint, without what somebody accepts.

A rule is a generator function in a family module. `@rule` makes a frozen `Rule` of it; its name, texts, thresholds and
examples are derived from the function. Nothing registers itself: `RULES` in `blueprint.rules` lists what there is, and
`judge` runs the rules that it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from blueprint.errors import BlueprintError, ModelError, excerpt
from blueprint.graph.graph import Graph
from blueprint.named import NamedTuple
from blueprint.rules.declare import PRESETS, Rule, rule
from blueprint.rules.findings import Finding, Level, Silenced
from blueprint.rules.places import FileOrder, where
from blueprint.rules.selection import Chosen, Wanted, choose, families_of, names_of
from blueprint.rules.silence import Silence, read_ignores
from blueprint.rules.source import Source

__all__ = ["PRESETS", "Finding", "Level", "Rule", "Silenced", "Verdict", "Wanted", "choose", "judge", "lint", "rule"]


class RuleFailedError(BlueprintError):
    """A rule of somebody else's raised an exception, or found something that is no `Finding`."""


class Verdict(NamedTuple):
    """What rules have to say of a blueprint, in the order of the file. silenced: what somebody accepts."""

    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]


def lint(graph: Graph, rules: Sequence[Rule], wanted: Wanted | Iterable[str] = Wanted()) -> tuple[Finding, ...]:  # noqa: B008 - frozen
    """What the wanted ones of these rules find in a graph; see `judge`."""
    return judge(graph, rules, wanted).findings


def judge(
    graph: Graph,
    rules: Sequence[Rule],
    wanted: Wanted | Iterable[str] = Wanted(),  # noqa: B008 - frozen
    *,
    source: Source | None = None,
    today: date | None = None,
) -> Verdict:
    """What the wanted ones of these rules find in a blueprint, and what of it is silenced.

    rules: all rules there are (`blueprint.rules.RULES`, and any of your own); wanted: a `Wanted`, or names of presets,
    families and rules; source: the text that it was read from; today: the day, for the rules that ask for it: without
    it they find nothing. Raises ModelError where the file silences what is no rule, UnknownName where a wanted rule is
    none, RuleFailedError where one that is not ours raises or finds what is no Finding.
    """
    chosen = choose(rules, wanted)
    ignored, problems = read_ignores(graph, source, {*names_of(rules), *families_of(rules)})
    if problems:
        raise ModelError(problems)
    subjects: dict[str, Any] = {"graph": graph, "source": source}
    running = [one.rule for one in chosen if subjects.get(one.rule.subject) and not one.rule.asks_for_the_day]
    silence = subjects["silence"] = Silence(ignored, {*names_of(running), *_whole_families(rules, running)})
    found: list[Finding] = []
    silenced: list[Silenced] = []
    for one in sorted(chosen, key=lambda one: one.rule.subject == "silence"):
        for finding in _found(one, subjects[one.rule.subject], today):
            placed = _placed(finding, one, graph, source)
            accepted = silence.over(placed)
            silenced.append(Silenced(placed, accepted.why)) if accepted else found.append(placed)
    return _sorted(graph, _with_safe_fixes(found, silenced, silence), silenced)


def _whole_families(rules: Iterable[Rule], running: Iterable[Rule]) -> set[str]:
    """The families of which every rule runs."""
    return {*families_of(rules)} - {*families_of({*rules} - {*running})}


def _with_safe_fixes(found: Iterable[Finding], silenced: Iterable[Silenced], silence: Silence) -> Iterator[Finding]:
    """The findings, with no fix called safe that takes anything away from where something of it is silenced."""
    found = list(found)
    findings = (*found, *(one.finding for one in silenced))
    unsafe = {id(one.fix) for one in findings if one.fix and one.fix.safe and silence.stays_behind(one)}
    for one in found:
        yield one._replace(fix=one.fix._replace(safe=False)) if one.fix and id(one.fix) in unsafe else one


def _run(chosen: Chosen, subject: Any, today: date | None) -> Iterator[Finding]:
    if subject is None or (chosen.rule.asks_for_the_day and today is None):
        return iter(())
    more = {"today": today} if chosen.rule.asks_for_the_day else {}
    return chosen.rule.check(subject, **chosen.thresholds, **more)


def _found(chosen: Chosen, subject: Any, today: date | None) -> Iterator[Finding]:
    """What a rule finds; a fault in one that is not ours is told with its name."""
    try:
        for finding in _run(chosen, subject, today):
            if not isinstance(finding, Finding):
                raise TypeError(f"it found a {type(finding).__name__}, which is no Finding")
            yield finding
    except Exception as error:
        home = chosen.rule.check.__module__
        if home.partition(".")[0] == __name__.partition(".")[0]:
            raise
        why = f"{type(error).__name__}: {excerpt(str(error))}"
        raise RuleFailedError(f"the rule `{chosen.rule.code}` in `{home}` failed: {why}") from error


def _placed(finding: Finding, chosen: Chosen, graph: Graph, source: Source | None) -> Finding:
    """A finding with all that its rule and its element tell of it."""
    place, at_key = (finding.at, False) if finding.at else where(graph, finding.element, finding.field)
    location = finding.location
    if source is not None:
        location = location or source.locate(place, at_key)
        related = tuple(one._replace(location=source.locate(one.place)) for one in finding.related)
        finding = finding._replace(related=related)
    rule = chosen.rule
    return finding._replace(
        code=rule.code, name=rule.name, level=chosen.level, place=place, at_key=at_key, location=location
    )


def _sorted(graph: Graph, found: Iterable[Finding], silenced: Iterable[Silenced]) -> Verdict:
    order = FileOrder(graph.blueprint)
    key = lambda finding: (order.key(finding.place), finding.code)  # noqa: E731 - said twice below
    return Verdict(tuple(sorted(found, key=key)), tuple(sorted(silenced, key=lambda accepted: key(accepted.finding))))
