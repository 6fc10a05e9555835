"""What several tests of the browser begin with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from .served import serve
from .trainer import Trainer


@pytest.fixture
def trainer(context: BrowserContext, address: str) -> Trainer:
    return Trainer(context, address)


@pytest.fixture(scope="session")
def under(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site in a folder of a host."""
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(site, host / "some" / "folder")
    server, url = serve(host)
    yield f"{url}/some/folder"
    server.shutdown()
    server.server_close()
