"""Packages of npm that tests need, put into a folder once."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0")


def installed(package: str, version: str, folder: Path) -> Path:
    """A folder with a package in its `node_modules`, put there by npm unless it is there; without npm the test is
    skipped."""
    if not (folder / "node_modules" / package).exists():
        if not shutil.which("npm"):
            pytest.skip(f"npm is not here to install {package}")
        with tempfile.TemporaryDirectory(dir=folder.parent) as apart:
            command = ["npm", "install", "--prefix", apart, *OPTIONS, f"{package}@{version}"]
            try:
                subprocess.run(command, check=True, capture_output=True, timeout=240)
            except (OSError, subprocess.SubprocessError):
                pytest.skip(f"npm could not install {package}")
            with suppress(OSError):  # another worker was faster
                os.rename(Path(apart, "node_modules"), folder / "node_modules")
    return folder
