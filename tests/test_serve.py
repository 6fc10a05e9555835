"""`make serve`: wrong data is reported and shown, the server stays up, and the next save mends it."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from .conftest import MKDOCS, QUIET, ROOT
from .tools.address import check

PATIENCE = 60  # seconds until a line that must come counts as missing


class Server:
    """`mkdocs serve` as the Makefile calls it, and the lines that it prints."""

    def __init__(self, project: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        command = [*MKDOCS, "serve", "--no-strict", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
        self.process = subprocess.Popen(
            command, cwd=project, env=QUIET, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.put(line)

    def wait_for(self, words: str) -> str:
        """The next line with these words; fails after a while with an Empty error."""
        while words not in (line := self.lines.get(timeout=PATIENCE)):
            pass
        return line

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    started = Server(project, free_port())
    yield started
    started.stop()


def test_the_server_survives_wrong_data_and_recovers(server: Server, project: Path) -> None:
    server.wait_for("Serving on")
    data = project / "docs/linux/disk.yml"
    right = data.read_text()

    data.write_text(right.replace("tools:", "tulls:", 1))
    server.wait_for("docs/linux/disk.yml:1: a topic has no field `tulls` — did you mean tools?")
    server.wait_for("Reloading browsers")
    assert "a topic has no field" in server.page("/linux/disk/")

    data.write_text(right)
    server.wait_for("Reloading browsers")
    assert 'id="df"' in server.page("/linux/disk/")
    assert server.process.poll() is None


def test_the_server_takes_edits_of_the_machine(server: Server, project: Path) -> None:
    server.wait_for("Serving on")
    machine = project / "macros/show/menu.py"
    machine.write_text(machine.read_text().replace("def quiz(self", "def quizz(self"))
    server.wait_for("docs/linux/disk.md:30: there is no macro `quiz` — did you mean quizz?")


def test_the_server_starts_with_wrong_data(project: Path) -> None:
    (project / "docs/linux/disk.yml").write_text("cards:\n  - id: x\n")
    server = Server(project, free_port())
    server.wait_for("docs/linux/disk.yml:2: this card has no q — add `q: …`")
    server.wait_for("Serving on")
    server.stop()


def test_a_taken_port_is_said_clearly() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "tests/tools/address.py", "127.0.0.1", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)

    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken by another program. Use another one: make serve PORT={port + 1}\n"


@pytest.mark.parametrize("typed", ["abc", "", "0", "65536", "8000.0", "-1"])
def test_what_is_no_port_is_said_clearly(typed: str) -> None:
    with pytest.raises(SystemExit, match=r"is not a port: use a number from 1024 to 65535, as in make serve PORT=8001"):
        check("127.0.0.1", typed)


@pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1", "a" * 80])
def test_what_is_no_host_of_this_machine_is_said_clearly(host: str) -> None:
    with pytest.raises(SystemExit, match=f"Cannot serve on {host}:"):
        check(host, str(free_port()))


def test_the_address_is_printed() -> None:
    port = free_port()

    assert check("127.0.0.1", str(port)) == f"Open http://127.0.0.1:{port}/"
    assert f":{port}/" in check("0.0.0.0", str(port)).split("phone: ")[1]
