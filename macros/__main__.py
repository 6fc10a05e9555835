"""`python -m macros`: checks the content without building the site, and prints every problem as path:line."""

import sys
from pathlib import Path

from . import pages, study
from .load import load_site

docs = Path("docs")
site, problems = load_site(docs)
problems += sorted(pages.unshown(site, pages.load_pages(docs))) if not problems else []
problems += sorted(study.problems(site)) if not problems else []
print(*problems, sep="\n", end="\n" if problems else "")
sys.exit(1 if problems else 0)
