"""Build time and memory of the site beside the same pages written out as plain Markdown, in one run: `make bench`.

Both sites are built cold, in turn, in processes of their own. The time is that of the processor, which other work on the
machine disturbs least, and the median of the rounds; memory is the peak of the process.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.plain import plain
from macros.model.page import Call
from macros.read.pages import replace_calls
from tests.conftest import MKDOCS, QUIET, ROOT, book_of, copy_project

ROUNDS = 9
PAGES, CARDS_A_PAGE = 100, 100
CARD = """  - id: card-{page}-{card}
    q: What does command {card} of page {page} do with `option-{card}`?
    a: |
      It reads the first block of the device and compares it with the copy.
      - a wrong copy is written anew
      - a right one is left alone
    source: fsck(8)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        compare("whole site", *whole_site(folder / "whole"), limit=1.3)
        small = many_cards(folder / "half", PAGES // 2)
        large = many_cards(folder / "all", PAGES)
        peaks = [compare(f"{count} cards", *sites, limit=1.15) for count, sites in ((5_000, small), (10_000, large))]
        grown = (peaks[1][0] - peaks[0][0]) / 5_000
        plain = (peaks[1][1] - peaks[0][1]) / 5_000
        print(f"memory a card: {grown:.1f} KB from data, {plain:.1f} KB plain")


def whole_site(folder: Path) -> tuple[Path, Path]:
    """This project, and its pages written out."""
    ours = copy_project(folder / "data", ROOT)
    return ours, written_out(ours, folder / "plain")


def many_cards(folder: Path, pages: int) -> tuple[Path, Path]:
    """A generated site of `pages` pages with a hundred cards each, and the same written out."""
    ours = copy_project(folder / "data")
    shutil.rmtree(ours / "docs")
    (ours / "docs").mkdir()
    config = (ours / "mkdocs.yml").read_text()
    config = re.sub(r"\nextra_(css|javascript):\n(  - .*\n)+", "\n", config.split("\n# nav")[0])
    (ours / "mkdocs.yml").write_text(re.sub(r"  (logo|favicon): .*\n", "", config))
    for page in range(pages):
        name = "index" if page == 0 else f"page-{page}"
        text = f'# Page {page}\n\n## Questions\n\n{{{{ quiz("{name}") }}}}\n'
        (ours / f"docs/{name}.md").write_text(text)
        cards = "".join(CARD.format(page=page, card=card) for card in range(CARDS_A_PAGE))
        (ours / f"docs/{name}.yml").write_text(f"cards:\n{cards}")
    return ours, written_out(ours, folder / "plain")


def written_out(ours: Path, to: Path) -> Path:
    """A copy of a project whose pages hold the same content as plain Markdown, and which does not know of macros."""
    shutil.copytree(ours, to)
    docs = to / "docs"
    book = book_of(docs)
    for key, page in book.pages.items():
        text = page.text or f'{{{{ star_story("{key}") }}}}'
        put = replace_calls(text, lambda name, args: plain(book.site, Call(name, args, 0)))
        (docs / page.path).write_text(put)
    config = (to / "mkdocs.yml").read_text()
    config = re.sub(r"  - macros:\n(      .*\n)+", "", config)
    config = re.sub(r"\n(hooks|watch):\n(  - .*\n)+", "\n", config)
    config = config.replace("strict: true", "strict: false")
    stories = "".join(f"      - {story}.md\n" for story in book.site.stories)
    (to / "mkdocs.yml").write_text(config.replace("      - star/index.md\n", f"      - star/index.md\n{stories}"))
    return to


def compare(name: str, ours: Path, plain: Path, limit: float) -> tuple[float, float]:
    """Print one line, and give the peak memory of both, in KB."""
    rounds = ROUNDS if name == "whole site" else 5
    seconds: dict[Path, list[float]] = {ours: [], plain: []}
    peaks: dict[Path, float] = {}
    for _ in range(rounds):
        for project in (ours, plain):
            took, peak = build_cold(project)
            seconds[project].append(took)
            peaks[project] = max(peak, peaks.get(project, 0))
    data, base = (statistics.median(seconds[project]) for project in (ours, plain))
    print(
        f"{name}: {data:.2f} s from data, {base:.2f} s plain, ratio {data / base:.2f} (limit {limit});"
        f" peak {peaks[ours] / 1024:.0f} MB and {peaks[plain] / 1024:.0f} MB",
        flush=True,
    )
    return peaks[ours], peaks[plain]


def build_cold(project: Path) -> tuple[float, float]:
    """Seconds and peak KB of one build in a process of its own."""
    command = [*MKDOCS, "build", "--clean", "--config-file", str(project / "mkdocs.yml")]
    wrapper = "import resource as r,subprocess,sys; d=subprocess.run(sys.argv[1:], capture_output=True, text=True);"
    wrapper += "u=r.getrusage(r.RUSAGE_CHILDREN); print(u.ru_utime+u.ru_stime,u.ru_maxrss); sys.exit(d.returncode and d.stderr)"
    done = subprocess.run([sys.executable, "-c", wrapper, *command], capture_output=True, text=True, env=QUIET, check=False)
    if done.returncode:
        sys.exit(f"{project} does not build:\n{done.stderr}")
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


if __name__ == "__main__":
    main()
