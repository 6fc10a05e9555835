"""`python -m macros`: checks the content without building the site, and prints every problem as path:line. Warnings pass.

`python -m macros import FILE` takes cards in from elsewhere: `take/command.py`.
"""

import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from .book import make_book
from .derive.open_items import open_items, to_write
from .judge import also, study, texts
from .model.site import Problem
from .read.files import holds
from .take.command import run

sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
docs, theme = Path("docs"), find_spec("material")
if sys.argv[1:2] == ["import"]:
    sys.exit(run(sys.argv[2:], docs))
places = [Path("overrides"), *(Path(one, "templates") for one in (theme and theme.submodule_search_locations) or [])]
book = make_book(docs, date.today(), lambda name: holds(places, name))
problems = sorted({*book.problems, *(one for one in texts.problems(book.site, dict(book.pages)) if one.warning)})
kinds = (open_items, to_write) if not book.problems else ()
for one in [item for kind in kinds for item in kind(book.site, book.pages, date.today())]:
    path, _, number = one.place.rpartition(":")
    problems.append(Problem(path, int(number), f"{one.kind.lower()}: {one.what.words}", one.todo.words, warning=True))
problems += (
    sorted([*study.problems(book.site), *study.headings(book.pages), *also.problems(book.site)]) if not book.problems else []
)
print(*problems, sep="\n", end="\n" if problems else "")
sys.exit(any(not problem.warning for problem in problems))
