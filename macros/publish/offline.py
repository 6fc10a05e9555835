"""Publishes what lets a phone keep the site: a manifest, and a worker with the list of all files. The last step of all.

The worker is `overrides/assets/js/offline/worker.js` behind a line that says which version it keeps: the SHA-256 of the list,
which holds the SHA-256 of every file and of the script itself. So whatever changes, the worker changes, and a browser sees that
there is a new version. It lies at the site's root, because a worker has power over its own folder only.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from .assets import ONE

SCRIPT = "assets/js/offline/worker.js"
WORKER, LIST, MANIFEST = "worker.js", "worker.json", "manifest.json"
"""`.json`, not `.webmanifest`: a stock nginx does not know that name and sends a stream of bytes."""

ICONS = {"icon-192": (192, "any"), "icon-512": (512, "any"), "maskable-512": (512, "maskable")}
"""The pixels of each icon and what it is for."""

UNUSED = ("*.map", "sitemap.xml*", "assets/javascripts/lunr/*", "assets/javascripts/workers/*", "search/search_index.js", SCRIPT)
"""What no page on a host asks for: the theme's search, which ours replaces, and what only a copy on a disk reads."""


def publish_offline(site: Path, name: str, about: str, keep: bool) -> None:
    """Write the manifest, of a name and a description, the list and the worker. Without `keep`, the worker removes itself and
    what an earlier one kept. A style sheet without the colors of the manifest is a ValueError."""
    style = (site / ONE).read_text(encoding="utf-8")
    (site / MANIFEST).write_text(_json(manifest(name, about, color(style, "--prep-head"), color(style, "--prep-paper"))), "utf-8")
    script = (site / SCRIPT).read_text(encoding="utf-8")
    (site / LIST).unlink(missing_ok=True)
    version = ""
    if keep:
        listed = {address(site, path): digest(path.read_bytes()) for path in files(site)}
        written = _json({"files": listed, "worker": digest(script.encode())})
        (site / LIST).write_text(written, encoding="utf-8")
        version = digest(written.encode())
    (site / WORKER).write_text(f'const VERSION = "{version}"\n{script}', encoding="utf-8")


def manifest(name: str, about: str, head: str, paper: str) -> dict[str, object]:
    """What a phone shows of the site as an app. Its addresses count from its own, so that it lies under any folder."""
    icons = [
        {"src": f"assets/icons/{file}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for file, (size, purpose) in ICONS.items()
    ]
    looks = {"display": "standalone", "theme_color": head, "background_color": paper, "icons": icons}
    return {"name": name, "short_name": name, "description": about, "start_url": "./", "scope": "./", **looks}


def color(style: str, name: str) -> str:
    """The light one of the two colors of a token, as `#rrggbb`."""
    found = re.search(rf"{name}: *light-dark\((#[0-9a-f]{{6}}),", style)
    if not found:
        raise ValueError(f"overrides/assets/css/tokens.css: {name} is no light-dark(#rrggbb, …) — the manifest needs one")
    return found[1]


def files(site: Path) -> Iterator[Path]:
    """Every file that a page may ask for, by name. Hosts keep those to themselves that begin with `.` or `_`."""
    for path in sorted(site.rglob("*")):
        inside = path.relative_to(site)
        unused = any(inside.match(pattern) for pattern in UNUSED) or inside.as_posix() in (WORKER, LIST)
        if path.is_file() and not unused and not any(part[0] in "._" for part in inside.parts):
            yield path


def address(site: Path, path: Path) -> str:
    """Where a file is asked for, from the site's root: a page by its folder, since a host answers its name with that."""
    inside = path.relative_to(site).as_posix()
    return quote(inside.removesuffix(path.name) if path.name == "index.html" else inside)


def digest(content: bytes) -> str:
    """The SHA-256 of a content, in base 64."""
    return b64encode(sha256(content).digest()).decode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
