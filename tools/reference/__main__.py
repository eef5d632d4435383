"""Write the generated pages of the reference into `docs/reference`."""

from __future__ import annotations

from tools.reference.pages import PAGES, REFERENCE

if __name__ == "__main__":
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
        print(f"written: {name}")
