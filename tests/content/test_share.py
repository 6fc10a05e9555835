"""The site for a friend that is made of this content: nothing personal in it, and no link to what is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros import share
from tests.conftest import ROOT, copy_project
from tests.test_share import dead_links

OWN = re.compile(r".{0,40}\b(?:my|your|the) notes\b.{0,40}", re.IGNORECASE)
"""Words for the person whose notes they are: a friend has none."""


def test_it_can_be_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEET_PDFS", "false")
    project = copy_project(tmp_path / "project", ROOT)
    share.share(project, tmp_path / "share")
    pages = {path.relative_to(tmp_path / "share").parts[0] for path in (tmp_path / "share").rglob("index.html")}

    assert {"star", "experience", "open", "corrections"} & pages == set()
    assert {"linux", "gpu", "company", "tools", "ask", "sheets", "practice", "a-z"} <= pages
    assert [*dead_links(tmp_path / "share")] == []
    said = {path: OWN.findall(path.read_text(encoding="utf-8")) for path in (tmp_path / "share").rglob("*.html")}
    assert [found for every in said.values() for found in every] == []
