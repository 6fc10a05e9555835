"""The README's two recipes for a host behind a password, with the real servers: nginx and Caddy.

A server that is not installed is said as skipped; where REAL_HOSTS is set, as .ci/run does, it must be there.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from macros.publish.offline import publish_offline
from tests.conftest import ROOT, Sites

from .host import keep, look

README = (ROOT / "README.md").read_text(encoding="utf-8")
USER, PASSWORD = "me", "open sesame"
CREDENTIALS = {"username": USER, "password": PASSWORD}
KINDS = {
    "": "text/html", "linux/disk/": "text/html", "worker.js": "(application|text)/javascript", "worker.json": "application/json",
    "manifest.json": "application/json", "assets/css/prep.css": "text/css", "assets/mark.svg": r"image/svg\+xml",
    "search/search_index.json": "application/json",
}  # fmt: skip
STARTED = {"nginx": "start worker process", "caddy": "serving initial configuration"}
"""What a server says on its error output when it serves."""


class Served(NamedTuple):
    """A server that runs, the folder that it serves, and its address."""

    process: subprocess.Popen[str]
    folder: Path
    address: str


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def recipe(name: str, folder: Path, port: int) -> str:
    """The README's recipe, for a folder of this machine and a port without https, which has no certificate here."""
    text = re.findall(rf"```{name}\n(.*?)```", README, re.DOTALL)[0].replace("/srv/notes", str(folder))
    if name == "caddy":
        hashed = subprocess.run(["caddy", "hash-password", "--plaintext", PASSWORD], capture_output=True, text=True, check=True)
        site = text.replace("notes.example.org", f"http://127.0.0.1:{port}").replace("HASH", hashed.stdout.strip())
        return f"{{\n    admin off\n}}\n{site}"
    hashed = subprocess.run(["openssl", "passwd", "-apr1", PASSWORD], capture_output=True, text=True, check=True)
    users = folder.parent / "notes.htpasswd"
    users.write_text(f"{USER}:{hashed.stdout}")
    server = re.sub(r" +(ssl_certificate\w*|server_name) .*\n", "", text).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    server = server.replace("/etc/nginx/notes.htpasswd", str(users))
    user = "user root;" if os.geteuid() == 0 else ""
    scratch = "".join(
        f"{kind}_temp_path {folder.parent}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    own = f"daemon off; {user} pid {folder.parent}/pid; error_log stderr notice; events {{}}"
    return f"{own} http {{ include /etc/nginx/mime.types; access_log off; {scratch} {server} }}"


@pytest.fixture(params=STARTED)
def served(request: pytest.FixtureRequest, sites: Sites, tmp_path: Path) -> Iterator[Served]:
    name, folder, config = request.param, tmp_path / "notes", tmp_path / "config"
    if not shutil.which(name):
        assert not os.environ.get("REAL_HOSTS"), f"{name} is not installed, and its recipe must be tried here"
        pytest.skip(f"{name} is not installed: its recipe in the README is not tried")
    shutil.copytree(sites("starter", kept=True), folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config.write_text(recipe(name, folder, port))
    options = {"nginx": ["-e", "stderr", "-c", str(config)], "caddy": ["run", "--adapter", "caddyfile", "--config", str(config)]}
    own = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    process = subprocess.Popen([name, *options[name]], stderr=subprocess.PIPE, text=True, env=own)
    assert process.stderr
    said = ""
    while STARTED[name] not in said:
        said = process.stderr.readline()
        assert said, f"{name} ended: {process.wait()}"
    yield Served(process, folder, f"http://127.0.0.1:{port}/")
    process.terminate()
    process.communicate()


def ask(url: str, password: str = PASSWORD, **headers: str) -> Answer:
    sent = {"Accept-Encoding": "gzip", "Authorization": f"Basic {b64encode(f'{USER}:{password}'.encode()).decode()}", **headers}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=sent)) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as answer:
        with answer:
            return Answer(answer.code, answer.headers, answer.read())


def test_without_the_password_nothing_is_told(served: Served) -> None:
    for path in ("", "worker.js", "worker.json", "manifest.json", "404.html", "gone/", "linux/disk/"):
        answer = ask(served.address + path, "guessed")

        assert answer.status == 401, path
        assert answer.headers["WWW-Authenticate"].startswith("Basic ")
        assert b"prep" not in answer.body


def test_each_kind_of_file_comes_as_what_it_is_and_compressed(served: Served) -> None:
    for path, kind in KINDS.items():
        answer = ask(served.address + path)

        assert re.match(kind, answer.headers["Content-Type"]), path
        if len(ask(served.address + path, **{"Accept-Encoding": "identity"}).body) > 1000:
            assert answer.headers["Content-Encoding"] == "gzip" and gzip.decompress(answer.body), path
    assert ask(f"{served.address}assets/icons/icon-192.png").headers["Content-Type"] == "image/png"

    missing = ask(f"{served.address}gone/deep/", **{"Accept-Encoding": "identity"})
    assert missing.status == 404
    assert b"There is no page here" in missing.body


def test_a_browser_asks_each_time_and_gets_what_is_new(served: Served) -> None:
    for path in ("", "worker.js", "assets/css/prep.css"):
        first = ask(served.address + path, **{"Accept-Encoding": "identity"})
        assert first.headers["Cache-Control"] == "no-cache"
        known = {"If-None-Match": first.headers["ETag"], "Accept-Encoding": "identity"}
        assert ask(served.address + path, **known).status == 304
        file = served.folder / (path or "index.html")
        file.write_text(file.read_text() + "\n")
        assert ask(served.address + path, **known).status == 200


def test_a_phone_keeps_the_site_and_gets_the_new_version(served: Served, browser: Browser) -> None:
    context = browser.new_context(http_credentials=CREDENTIALS, service_workers="allow")  # type: ignore[arg-type]
    page = context.new_page()
    keep(page, served.address)
    assert context.new_cdp_session(page).send("Page.getAppManifest")["errors"] == []
    home = served.folder / "index.html"
    home.write_text(home.read_text().replace("</title>", " again</title>"))
    publish_offline(served.folder, "My prep", "Notes", keep=True)
    assert look(page) == "installed"
    with page.expect_navigation():
        page.get_by_role("button", name="New version").click()
    assert page.title().endswith(" again")

    served.process.terminate()
    served.process.wait()
    page.goto(f"{served.address}linux/disk/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Disk")
    context.close()


def test_a_browser_started_anew_reads_without_the_password_and_renews_with_it(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    def visit(password: str, path: str) -> str:
        """What looking for a new version comes to, in a browser that has the profile of the last, and is told a password."""
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=os.environ["CHROMIUM"],
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
            http_credentials={**CREDENTIALS, "password": password},  # type: ignore[arg-type]
        )
        page = context.pages[0]
        with page.expect_response(lambda one: one.request.method == "HEAD" and one.url.endswith("worker.js")) as asked:
            page.goto(served.address + path)
        page.wait_for_function("navigator.serviceWorker.controller")
        found = look(page) if asked.value.ok else str(asked.value.status)
        context.close()
        return found

    assert visit(PASSWORD, "") == "none"
    home = served.folder / "index.html"
    home.write_text(home.read_text() + "\n")
    publish_offline(served.folder, "My prep", "Notes", keep=True)
    assert visit("forgotten", "linux/disk/") == "401"
    assert visit(PASSWORD, "linux/disk/") == "installed"
