"""PyYAML imported by us is PyYAML, for us and for everybody else in the process."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
from types import FunctionType

import pytest

from blueprint.load.parsing import pyyaml

OURS = "from blueprint.load.parsing.pyyaml import yaml as ours"
THEIRS = "import yaml"
READS = r"""
import copy, datetime, re, yaml
read = yaml.load("[1, 0b11, 1.5, yes, ~, 2026-11-22, {<<: {a: b}}, 2026-11-22 10:00:00]", Loader=yaml.SafeLoader)
assert read[:7] == [1, 3, 1.5, True, None, datetime.date(2026, 11, 22), {"a": "b"}], read
assert read[7] == datetime.datetime(2026, 11, 22, 10), read
try:
    yaml.load("a: \x07", Loader=yaml.SafeLoader)
except yaml.reader.ReaderError as error:
    print(error.character)
print(yaml.dump(["yes", "1", "x"]).count("'"), copy.deepcopy(yaml.reader.Reader.NON_PRINTABLE).flags)
print(type(re.compile("x")) is re.Pattern)
"""


@pytest.mark.parametrize("order", [(OURS, THEIRS), (THEIRS, OURS)], ids=["ours first", "theirs first"])
def test_whoever_reads_yaml_in_python_reads_what_they_always_read(order: tuple[str, str]) -> None:
    code = "\n".join((*order, READS))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["7", "4", "32", "True"]


def test_only_its_own_patterns_wait() -> None:
    assert isinstance(pyyaml._later("x+", re.IGNORECASE), re.Pattern)
    asked = FunctionType((lambda ask: ask("x+", re.IGNORECASE)).__code__, {"__name__": "yaml.reader", "re": re})
    its_own = asked(pyyaml._later)
    assert type(its_own) is not re.Pattern
    assert its_own.fullmatch("XX")
    assert its_own.pattern == "x+"


def test_a_pattern_that_waits_is_taken_for_a_pattern() -> None:
    """As other packages may use those of PyYAML's resolver: with `re` itself, copied, sent to another process."""
    waits = pyyaml._Pattern("x+", re.IGNORECASE)
    assert isinstance(waits, re.Pattern)
    assert re.match(waits, "XX")
    assert re.sub(re.compile(waits), "y", "aXX") == "ay"
    for same in (copy.copy(waits), copy.deepcopy(waits), pickle.loads(pickle.dumps(waits))):  # noqa: S301 - our own
        assert same == re.compile("x+", re.IGNORECASE)
