"""`blueprint.named.NamedTuple` makes what `typing.NamedTuple` makes, sooner."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys
import typing
from pathlib import Path

from blueprint.named import NamedTuple

ROOT = Path(__file__).parents[1]
SHOP = ROOT / "blueprint" / "templates" / "minimal.en.yaml"
FEW = 12
LOADED = """
import sys
from blueprint.__main__ import main
sys.argv[1:] = [*sys.argv[1:]]
main()
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("blueprint") and module.__file__))
"""


class Quick(NamedTuple):
    """A place."""

    x: float
    y: float = 0.0

    @property
    def far(self) -> bool:
        """Whether it is far."""
        return self.x + self.y > 9

    @classmethod
    def origin(cls) -> Quick:
        """Where all begins."""
        return cls(0.0)


class Usual(typing.NamedTuple):
    """A place."""

    x: float
    y: float = 0.0


def test_it_is_what_the_usual_one_is() -> None:
    quick, usual = Quick(1.0), Usual(1.0)
    assert quick == usual == (1.0, 0.0)
    assert repr(quick) == repr(usual).replace("Usual", "Quick")
    assert (Quick._fields, Quick._field_defaults) == (Usual._fields, Usual._field_defaults)
    assert (Quick.__mro__[1:], Quick.__doc__, Quick.__module__) == (Usual.__mro__[1:], Usual.__doc__, Usual.__module__)
    assert typing.get_type_hints(Quick) == typing.get_type_hints(Usual)
    assert list(inspect.signature(Quick).parameters) == list(inspect.signature(Usual).parameters)
    assert set(dir(Usual)) - set(dir(Quick)) == {"__orig_bases__"}
    assert not hasattr(quick, "__dict__")


def test_it_keeps_what_else_the_class_says() -> None:
    assert not Quick.origin().far
    assert Quick(10.0)._replace(x=12.0).far
    assert pickle.loads(pickle.dumps(Quick(2.0))) == (2.0, 0.0)  # noqa: S301  (our own)


def test_few_classes_on_the_way_to_a_small_picture_or_check_are_declared_the_slow_way(tmp_path: Path) -> None:
    for said in (["render", str(SHOP), "-o", str(tmp_path / "out.svg")], ["check", str(SHOP)]):
        done = subprocess.run(
            [sys.executable, "-c", LOADED, *said], capture_output=True, text=True, cwd=tmp_path, check=True
        )
        files = [Path(file) for file in done.stdout.split() if file.endswith(".py")]
        texts = {file: file.read_text(encoding="utf-8") for file in files}
        slow = {str(file): text.count("(NamedTuple):") for file, text in texts.items() if "blueprint.named" not in text}
        assert len(texts) > 50
        assert sum(slow.values()) <= FEW, {file: count for file, count in slow.items() if count}
