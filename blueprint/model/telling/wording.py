"""What a validator says of wrong data, told in the words of a blueprint."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice, pairwise
from typing import Any

from blueprint.errors import Path, Place, Problem, excerpt
from blueprint.model.numbers import written
from blueprint.model.records import fields_of
from blueprint.model.slugs import is_id
from blueprint.model.telling.faults import Fault, Wrong, faults_of, kind_of
from blueprint.model.telling.mending import comma_in_number
from blueprint.model.telling.shapes import is_step_in_journey, is_ways_by_step, one_text, phase_named
from blueprint.model.telling.slips import kind_meant, meant_by, said_elsewhere

PATIENCE = 200
"""For how many unknown keys it is thought about what each may mean: no report shows more."""


def problems_of(error: Any, data: Any, path: Path = (), file: str | None = None) -> list[Problem]:
    """Every problem that a ValidationError reports of `data`, which stands at `path` of a file."""
    return told(plain(faults_of(error, data)), path, file)


def told(faults: Iterable[Fault], path: Path = (), file: str | None = None) -> list[Problem]:
    """The problems that faults are."""
    from blueprint.model.telling.sentences import TELL

    problems = []
    for number, fault in enumerate(faults):
        tell = TELL[fault.wrong](fault._replace(base=path, hasty=number >= PATIENCE))
        problems.append(Problem(*tell, Place((*path, *fault.path), file), fault.at_key))
    return problems


def plain(faults: list[Fault]) -> list[Fault]:
    """The faults without those that only follow from others: a misspelt key is not a missing key as well."""
    present: dict[Path, list[str]] = {}
    for fault in [fault for fault in faults if fault.wrong is Wrong.UNKNOWN][:PATIENCE]:
        present.setdefault(fault.whole, []).append(fault.field)
    kept: list[Fault] = []
    steps = set(_steps_of_nothing(faults))
    cut = _cut_by_commas(faults)
    for fault in faults:
        if fault.path in cut and fault.wrong is not Wrong.UNKNOWN:
            continue
        is_step = fault.wrong is Wrong.UNKNOWN and is_step_in_journey(fault.model, fault.beside)
        if (is_step and fault.whole in steps) or (fault.wrong is Wrong.MISSING and _is_there(fault, present)):
            continue
        if is_step:
            steps.add(fault.whole)
        kept.append(fault)
    return kept


def _steps_of_nothing(faults: list[Fault]) -> Iterator[Path]:
    """The paths of steps that stand among the phases, after one without `steps`: that is told of the phase."""
    lacking = (fault for fault in faults if (fault.wrong, fault.model, fault.field) == _NO_STEPS)
    stepless = {fault.whole for fault in lacking if "phase" in fault.value}
    for fault in faults:
        if fault.wrong is Wrong.UNKNOWN and is_step_in_journey(fault.model, fault.beside):
            *journey, number = fault.whole
            if isinstance(number, int) and (*journey, number - 1) in stepless:
                stepless.add(fault.whole)
                yield fault.whole


_NO_STEPS = (Wrong.MISSING, "Phase", "steps")
_WRONG_TEXT = frozenset({Wrong.WORDS, Wrong.KIND})


def _cut_by_commas(faults: list[Fault]) -> set[Path]:
    """The paths of the values of which a decimal comma has cut off the end."""
    cut = set()
    for fault in [fault for fault in faults if fault.wrong in _WRONG_TEXT and kind_of(fault.beside) == "mapping"]:
        pairs = islice(pairwise(fault.beside.items()), PATIENCE)
        after = next((later for (key, _), later in pairs if (*fault.whole, key) == fault.path), None)
        if after and comma_before(after[0], after[1], fault.beside):
            cut.add(fault.path)
    return cut


def comma_before(key: str, value: Any, beside: Any) -> tuple[str, str] | None:
    """The key whose number a decimal comma has cut in two, and that number with a point; None if there is none.

    key: what stands after the comma; value: its own; beside: the keys and values among which it stands.

    >>> comma_before("5 min", None, {"for": 2, "5 min": None})
    ('for', '2.5 min')
    """
    if value is not None or not key[:1].isdecimal() or kind_of(beside) != "mapping":
        return None
    pairs = islice(pairwise(beside.items()), PATIENCE)
    before = next((pair for pair, (after, _) in pairs if after == key), None)
    number = comma_in_number(before[1], key, value) if before else None
    return (str(before[0]), number) if before and number else None


AFTER_A_COMMA = "stands after a comma, which ends a value"
"""What is said of the end of a number that has a decimal comma."""


def comma_told(key: str, number: str, joint: str = ": ") -> tuple[str, str]:
    """What is wrong with a number that has a decimal comma, and what to do.

    key: what stands after the comma; number: the whole with a point, or one like it, and what leads to it.
    """
    hint = f"write a decimal number with a point{joint}`{number}`"
    return f"`{key}` {AFTER_A_COMMA}", hint


def _is_there(missing: Fault, unknown: dict[Path, list[str]]) -> bool:
    """Whether a missing key is one of the unknown keys beside it, misspelt, or is meant by the thing as it is."""
    keys = unknown.get(missing.whole)
    if not keys:
        return False
    thing = (missing.model, missing.value)
    if lacks_arrow(*thing) or is_step_in_journey(*thing) or is_ways_by_step(*thing) or one_text(*thing) is not None:
        return True
    if missing.model == "Phase" and len(missing.value) == 1 and phase_named("Phase", missing.value):
        return True
    return any(meant_by(str(missing.model), key, missing.value) == missing.field for key in keys)


def lacks_arrow(model: str | None, entry: Any) -> bool:
    """Whether a link was to be written as `a -> b: label`, but without an arrow that is read."""
    return model == "Link" and not any(key in fields_of("Link") for key in entry)


def unknown_key(model: str, key: str, present: Iterable[str] = (), more: Iterable[str] = (), value: Any = "") -> str:
    """What to do about a key that means nothing in a model, as a sentence. value: of the key.

    >>> unknown_key("Wait", "maximum")
    'did you mean `most`?'
    >>> unknown_key("Wait", "why")
    'its keys are `for`, `most`, `explained` and `occupied`'
    >>> unknown_key("Wait", "for 8 min", value=None)
    'did you mean `for: 8 min`?'
    """
    elsewhere = said_elsewhere(model, key)
    if elsewhere is not None:
        return elsewhere
    if key.startswith("//"):
        return f"a remark begins with `#`: `# {excerpt(key.lstrip('/ '), 40)}`"
    first, *rest = re.split(r"\s*[:：=?;<]\s*|\s+", key, maxsplit=1)
    if value is None and first in fields_of(model) and any(rest):
        return f"did you mean `{excerpt(f'{first}: {rest[0]}', 60)}`?"
    meant = meant_by(model, key, present, more)
    if meant is None:
        return f"its keys are {listed([*fields_of(model), *more], 'and')}"
    return f"did you mean `{meant}`?" + (" That is there already." if meant in present else "")


def unknown_step_key(
    key: str, present: Iterable[str], lanes: Collection[str], value: Any = "", is_policy: bool = False
) -> tuple[str, str]:
    """What is wrong with a key of a step that is neither one of its own nor a lane, and what to do.

    value: of the key; is_policy: the key is the id of a policy.

    >>> unknown_step_key("fornstage", ["customer"], ["bell-staff"])
    ('a step has no key `fornstage`, and no lane is called that', 'did you mean `frontstage`?')
    """
    if example := comma_in_number(0, key, value):
        return comma_told(excerpt(key, 40), example, ", such as ")
    hint = unknown_key("Step", key, present, [lane for lane in lanes if lane not in fields_of("Step")], value)
    if is_policy or key.lower() in _POLICIES:
        named = key if is_policy else value if kind_of(value) == "text" else "…"
        hint = _policy_told(lanes, excerpt(named, 40))
    elif hint.startswith("its keys"):
        lane = f"`lanes: {{{excerpt(key, 40)}: {{kind: {kind_meant(key)}}}}}`" if is_id(key) else "`lanes:`"
        hint = f"a lane of your own is declared first, {lane}; else {hint}"
    return f"a step has no key `{excerpt(key, 40)}`, and no lane is called that", hint


_POLICIES = frozenset(("policy", "policies"))
"""What a lane of policies is called."""


def _policy_told(lanes: Collection[str], policy: str) -> str:
    """Where a policy is named in a step."""
    lane = next((lane for lane in lanes if lane in _POLICIES), "")
    declared = "" if lane else "declare one, `lanes: {policy: {kind: note, name: Policies}}`, and "
    return f"a policy is named in a lane of kind note: {declared}write `{lane or 'policy'}: {policy}`"


def listed(words: Iterable[str], last: str, most: int = 24) -> str:
    """Words one after the other, as they are typed.

    >>> listed(["peak", "pit", "end"], "or")
    '`peak`, `pit` or `end`'
    """
    quoted = [f"`{excerpt(word, 40)}`" for word in words]
    if len(quoted) > most:
        return f"{', '.join(quoted[:most])} and {len(quoted) - most} more"
    return f" {last} ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))


def shown(value: Any) -> str:
    """What stands somewhere, in a word or two.

    >>> shown([1]), shown({}), shown(3), shown(True), shown("some text")
    ('a list', 'keys with values', 'the number 3', '`true`', 'the text `some text`')
    """
    match kind_of(value):
        case "bool":
            return f"`{str(value).lower()}`"
        case "number":
            return f"the number {written(value)}" + (".0" if isinstance(value, float) and value.is_integer() else "")
        case "text":
            return f"the text `{excerpt(value, 40)}`" if value else "an empty text"
        case "other":
            return f"an object of the class {type(value).__name__}"
        case kind:
            return {"list": "a list", "mapping": "keys with values", "empty": "nothing"}[kind]
