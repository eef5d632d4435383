"""Whole valid blueprints for property tests, as plain data that a YAML file would give.

Needs hypothesis (`pip install hypothesis`). A renderer, an export or a rule of your own meets everything that the
format has: several customers, branches with shares, loops, owners, waits, failures, figures, many scripts.

>>> from hypothesis import given
>>> import blueprint as bp
>>> @given(blueprints())
... def test_it_draws(data):
...     assert bp.render(bp.Blueprint.model_validate(data)).startswith("<svg")
"""

from __future__ import annotations

from blueprint.testing.whole import blueprints
from blueprint.testing.words import durations, texts

__all__ = ["blueprints", "durations", "texts"]
