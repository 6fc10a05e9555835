"""Finds a Chromium for the browser tests and prints its path; installs one where there is none, and fails where that fails.

The order: $CHROMIUM, then chromium or google-chrome on the PATH, then the one that Playwright downloaded.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "No Chromium, and none could be installed. Install one, or name it: CHROMIUM=/path/to/chromium make test"


def find() -> str | None:
    """The path of a Chromium that is already here."""
    if named := os.environ.get("CHROMIUM"):
        found = shutil.which(named)
        return found or sys.exit(f"CHROMIUM is {named}, which cannot be run: unset it, or name another")
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install one as this system does it; what the installer prints goes to standard error."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        commands = [["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "chromium"]]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        print("Installing a Chromium:", *command, file=sys.stderr)
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
            sys.exit(ADVICE)


if __name__ == "__main__":
    path = find()
    if not path:
        install()
        path = find()
    print(path or sys.exit(ADVICE))
