"""What may keep a file from being read: the names and manuals of the problems, which are no rules and always told."""

from __future__ import annotations

from blueprint.named import NamedTuple


class ProblemDocs(NamedTuple):
    """What a problem is. name: for the defect; sentence: what is wrong; why: the reason that it is refused."""

    name: str
    sentence: str
    why: str


PROBLEMS = {
    "BP101": ProblemDocs(
        "yaml-syntax",
        "A file that cannot be opened, or that cannot be read as YAML.",
        "what cannot be read cannot be checked or drawn. Nothing in a file is ever run: tags such as `!!python` are "
        "refused, and so is what would unfold to an enormous size.",
    ),
    "BP102": ProblemDocs(
        "duplicate-key",
        "One key stands twice in a mapping.",
        "the second would hide the first without a word.",
    ),
    "BP103": ProblemDocs(
        "unknown-key",
        "A key that means nothing where it stands.",
        "it is nearly always a slip of the pen, and what it was meant to say would be lost.",
    ),
    "BP104": ProblemDocs(
        "wrong-type",
        "A value of another kind than its key takes.",
        "nothing is guessed: a guess that is wrong shows up only in the picture, or never.",
    ),
    "BP105": ProblemDocs(
        "missing-key",
        "A key that a blueprint cannot do without is not there.",
        "a blueprint has at least a title and a journey.",
    ),
    "BP106": ProblemDocs(
        "out-of-range",
        "A figure outside its bounds: an emotion off the scale, a share over 100 %.",
        "one such figure bends every mean and every curve that it is part of.",
    ),
    "BP107": ProblemDocs(
        "unknown-reference",
        "A name that nothing declares.",
        "what a step leans on must be there; a misspelt name would be a second thing that nobody owns.",
    ),
    "BP108": ProblemDocs(
        "duplicate-id",
        "Two things have one id.",
        "whoever names it would mean either of them.",
    ),
    "BP109": ProblemDocs(
        "unsupported-version",
        "A version of the format that this release cannot read.",
        "a newer format may mean other things by the same words.",
    ),
    "BP110": ProblemDocs(
        "include-refused",
        "A shared catalog that may not be read, is not there, or leads back to itself.",
        "`use:` reads files of the same project only, so that a blueprint from elsewhere cannot look into yours.",
    ),
}
"""The problems by their codes."""
