"""`python -m macros`: checks the content without building the site, and prints every problem as path:line. Warnings pass."""

import sys
from pathlib import Path

from . import pages, study
from .load import load_site

docs = Path("docs")
written = pages.load_pages(docs)
site, problems = load_site(docs)
problems += sorted(pages.unshown(site, written)) if not problems else []
problems += sorted([*study.problems(site), *study.headings(written, docs.name)]) if not problems else []
print(*problems, sep="\n", end="\n" if problems else "")
sys.exit(any(not problem.warning for problem in problems))
