"""`blueprint owners`: who answers for what."""

from __future__ import annotations

from blueprint.cli.analysing import analysis

command = analysis(
    "owners",
    "Tell who answers for what, what nobody owns, how it feels there, and where work changes hands.",
    "hand_offs",
    name="ownership",
)
