"""What several tests of the browser begin with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.conftest import Sites

from .host import Host, Site
from .served import PHONE, serve
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


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    made = Host(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def starter(host: Host, sites: Sites) -> Site:
    return Site(host, sites("starter", kept=True))


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that lets the site be kept."""
    context = browser.new_context(viewport=PHONE, has_touch=True, service_workers="allow")  # type: ignore[arg-type]
    yield context
    context.close()
