"""Takes comments and indentation out of our own styles and scripts as they are published; the sources keep both. A MkDocs hook.

Only comments that begin a line are taken, so nothing inside a text or a pattern is ever touched.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

OWN = ("assets/css", "assets/js")
COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


def on_post_build(config: MkDocsConfig) -> None:
    """Rewrite each published file of ours in place."""
    for folder in OWN:
        for path in Path(config.site_dir, folder).rglob("*"):
            if path.suffix in (".css", ".js", ".mjs"):
                path.write_text(lighter(path.read_text()))


def lighter(source: str) -> str:
    """The same style sheet or script without its comment blocks, its blank lines and its indentation."""
    return INDENT.sub("", COMMENT.sub("", source))
