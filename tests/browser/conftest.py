"""What several tests of the browser begin with."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from .trainer import Trainer


@pytest.fixture
def trainer(context: BrowserContext, address: str) -> Trainer:
    return Trainer(context, address)
