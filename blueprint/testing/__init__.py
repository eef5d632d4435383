"""Whole blueprints for property tests, as plain data that a YAML file would give: valid, or with one mistake.

Needs hypothesis (`pip install hypothesis`). A renderer, an export or a rule of your own meets nearly all that the
format has: several customers, branches with shares, loops, owners, waits, failures, figures, many scripts. Catalogs
that a file would `use:` are not among it.

>>> from hypothesis import given, settings
>>> import blueprint as bp
>>> @settings(max_examples=3, deadline=None)
... @given(blueprints())
... def test_it_draws(data):
...     assert bp.render(bp.Blueprint.model_validate(data)).startswith("<svg")
>>> test_it_draws()
"""

from __future__ import annotations

from blueprint.testing.spoiled import Spoiled, spoiled
from blueprint.testing.whole import blueprints
from blueprint.testing.words import durations, texts

__all__ = ["Spoiled", "blueprints", "durations", "spoiled", "texts"]
