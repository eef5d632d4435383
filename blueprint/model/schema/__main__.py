"""`python -m blueprint.model.schema` writes the schemas, into the folder `schemas` unless another is named."""

from __future__ import annotations

import sys
from pathlib import Path

from blueprint.model.schema.whole import write

if __name__ == "__main__":
    write(*map(Path, sys.argv[1:]))
