"""Small things to write: texts of many scripts and lengths, times, days, scores."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

WORDS = (
    *("waits", "pays", "at the counter", "orders a flat white", "with oat milk", "and leaves", "checks in", "x"),
    *("Donaudampfschifffahrt", "顾客在柜台点了一杯咖啡", "レビューを読む", "결제를 진행합니다", "מחכה בתור"),
    *("يدفع ثمن القهوة", "🎉", "<b>&amp;", '"quoted"', "50%", "a: b", "# no remark", "it's"),
    "https://example.org/a-very-long-address/without/any/space/at/all",
)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
"""What somebody might write as a text."""

short_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
durations = st.sampled_from(["4 min", "90 s", "1 h 30 min", "PT8M", "2 d", "8 min"])
"""Durations, in the spellings that the format knows."""

dates = st.dates().map(str)
sources = st.sampled_from(["interviews", "observation", "assumption", "a guess of ours"])
ratings = st.integers(1, 10)
marks_of_ten = st.integers(0, 20).map(lambda halves: halves / 2)


class Scale(NamedTuple):
    """A scale of emotions. said: as the file says it; low, high: its ends."""

    said: object
    low: float
    high: float

    def scores(self) -> st.SearchStrategy[float]:
        """Scores on it, with few digits."""
        return st.integers(0, 60).map(lambda part: round(self.low + (self.high - self.low) * part / 60, 2))


scales = st.sampled_from([
    Scale(None, -3, 3), Scale([-3, 3], -3, 3), Scale([1, 5], 1, 5), Scale([0, 10], 0, 10),
    Scale({"from": 0, "to": 10, "good": "low", "neutral": 0}, 0, 10),
    Scale({"from": -5, "to": 5, "neutral": 1}, -5, 5),
])  # fmt: skip
