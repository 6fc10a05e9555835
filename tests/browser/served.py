"""A real Chromium and the built site on a free port of this machine."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

Sites = Callable[..., Path]
PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


TYPES = {
    "html": "text/html", "css": "text/css", "js": "application/javascript", "json": "application/json", "xml": "text/xml",
    "txt": "text/plain", "svg": "image/svg+xml", "png": "image/png", "woff2": "font/woff2", "pdf": "application/pdf",
}  # fmt: skip
"""What a stock nginx knows of the kinds of file that a site may hold (its mime.types): all else is a stream of bytes."""


@functools.cache
def compressed(path: Path, _changed: int) -> bytes:
    """A file as it is sent: compressed once, however many visitors a test run has."""
    return gzip.compress(path.read_bytes(), 6)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word, compressed, as a stock web host does: strict about types, with the site's own page for 404."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        found = path.is_file()
        if not found:
            path = next((folder / "404.html" for folder in path.parents if (folder / "404.html").is_file()), path)
        body = compressed(path, path.stat().st_mtime_ns) if path.is_file() else gzip.compress(b"")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", TYPES.get(path.suffix[1:], "application/octet-stream"))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that hangs up before it has all, as one does with a page that is left."""

    def handle_error(self, *asked: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*asked)


def serve(folder: Path) -> tuple[Server, str]:
    """Serve a folder on a port that the system picks; gives the server and its address."""
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="session")
def addresses(sites: Sites) -> Iterator[Callable[[str], str]]:
    """Where the site of a content is served."""
    servers = []

    @functools.cache
    def address_of(content: str) -> str:
        server, url = serve(sites(content))
        servers.append(server)
        return url

    yield address_of
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(addresses: Callable[[str], str]) -> str:
    """Where the built starter is served."""
    return addresses("starter")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that `make test` found."""
    path = os.environ.get("CHROMIUM")
    assert path, "no Chromium: run the tests with `make test`, or set CHROMIUM to the path of one"
    with sync_playwright() as playwright:
        # One process draws all pages, and none is kept ready for the next: half of the time went into starting them.
        # Chromium's sandbox does not start for root, which is what a container's user is.
        args = ["--renderer-process-limit=1", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        launched = playwright.chromium.launch(executable_path=path, args=args)
        for name in ("new_context", "new_page"):  # a worker that keeps a site has tests of its own, which allow it
            setattr(launched, name, functools.partial(getattr(launched, name), service_workers="block"))
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has kept nothing yet."""
    made = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A phone with JavaScript off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    yield context
    context.close()


def paths(site: Path) -> list[str]:
    """The address path of every page of the built site."""
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("/" if path == "." else f"/{path}/" for path in found)
