"""A host that can be stopped and started again at its address, and a phone whose worker keeps what it serves."""

from __future__ import annotations

import contextlib
import functools
import re
import shutil
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from macros.publish.offline import publish_offline

from .served import Handler, Server

NAME, ABOUT = "My prep", "Study notes for one interview"


class HostServer(Server):
    """Knows its open connections: a browser keeps some, which outlive the server."""

    def __init__(self, place: tuple[str, int], handler: Callable[..., Handler]) -> None:
        super().__init__(place, handler)
        self.connections: list[socket.socket] = []

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        connection, address = super().get_request()
        self.connections.append(connection)
        return connection, address


class Host:
    """Serves a folder; `asked` has what it was asked for, as "GET /path"."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked, self.port = folder, list[str](), 0
        self.start()

    def start(self) -> None:
        asked = self.asked

        class Noting(Handler):
            def parse_request(self) -> bool:
                whole = super().parse_request()
                if whole:
                    asked.append(f"{self.command} {self.path}")
                return whole

        self.server = HostServer(("127.0.0.1", self.port), functools.partial(Noting, directory=str(self.folder)))
        self.port = self.server.server_port
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop, and hang up on whoever is still connected."""
        self.server.shutdown()
        self.server.server_close()
        for connection in self.server.connections:
            with contextlib.suppress(OSError):  # it was closed before
                connection.shutdown(socket.SHUT_RDWR)


class Site:
    """A site in a folder of a host, which is deployed anew."""

    def __init__(self, host: Host, source: Path, path: str = "some/folder") -> None:
        self.host, self.folder, self.address = host, host.folder / path, f"{host.address}/{path}/"
        shutil.copytree(source, self.folder, dirs_exist_ok=True)

    def edit(self, version: str, pattern: str = "**/*.html") -> None:
        """Mark pages, and the style sheet that all have, as of a version."""
        for page in self.folder.glob(pattern):
            page.write_text(re.sub(r"<html[^>]*>", f'<html lang="en" data-version="{version}">', page.read_text(), count=1))
        style = self.folder / "assets/css/prep.css"
        of_before = re.compile(r"\n:root\{--version:\w+\}$")
        style.write_text(of_before.sub("", style.read_text()) + f"\n:root{{--version:{version}}}")

    def publish(self) -> None:
        publish_offline(self.folder, NAME, ABOUT, keep=True)

    def deploy(self, version: str) -> None:
        self.edit(version)
        self.publish()


def keep(page: Page, address: str) -> None:
    """Visit, and stay until the site is kept."""
    page.goto(address)
    page.wait_for_function("navigator.serviceWorker.controller && 'prepKept' in document.documentElement.dataset")


def look(page: Page) -> str:
    """Look for a new version; gives what became of it: installed (it waits), activated, redundant (it was refused), or none."""
    return str(
        page.evaluate("""async () => {
            const registration = await navigator.serviceWorker.getRegistration()
            await registration.update()
            const worker = registration.installing
            if (!worker) return "none"
            return new Promise(done => {
                const tell = () => ["installing", "activating"].includes(worker.state) || done(worker.state)
                worker.addEventListener("statechange", tell)
                tell()
            })
        }""")
    )


def version(page: Page) -> set[str]:
    """The versions that a page and its style sheet are of."""
    read = "root => [root.dataset.version, getComputedStyle(root).getPropertyValue('--version')]"
    return set(page.locator("html").evaluate(read))


def until_known(page: Page, count: int) -> None:
    """Wait until the browser knows so many workers for the host of a page."""
    page.evaluate(
        """async count => {
            while ((await navigator.serviceWorker.getRegistrations()).length !== count) await new Promise(requestAnimationFrame)
        }""",
        count,
    )
