#!/usr/bin/env python3
"""Let Lighthouse judge pages of an archive of real articles, as a phone gets them: `make lighthouse`.

    scripts/lighthouse.py [--articles N] [--runs N] [--corpus DIRECTORY]

The archive is made anew, run as in production, and visited by the system's Chromium. Lighthouse comes from npm, in
the version below, into build/lighthouse. Prints a table of the medians of the runs. Below it stand the figures
that miss their goals, with the audits that took from them, and the program fails. The phone is a simulated one:
on a busy machine performance is some points lower all the same.
"""

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statements.tests.browser.harness import find_chromium, running_archive  # noqa: E402
from statements.tests.support import get  # noqa: E402

LIGHTHOUSE = "12.8.2"  # the last that Node 18 and 20 can run
TRIES = 3  # of one report: now and then a trace is broken, and Lighthouse says itself that it should run again
INSTALLED = ROOT / "build" / "lighthouse"
GOALS = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 95}
WORD = "الحكومة"
# Page → its address, or the list and the links of it the first of which leads there.
PAGES = {
    "home": "/",
    "search": f"/statements/?q={WORD}",
    "statement": ("/statements/", r'href="(/statements/\d+/)"'),
    "article": ("/articles/", r'href="(/articles/\d+/)"'),
    "speaker": ("/speakers/", r'href="(/speakers/[^"?]+/)"'),
    "organization": ("/organizations/", r'href="(/organizations/[^"?]+/)"'),
    "speakers by letter": "/speakers/?letter=م",
    "countries": "/countries/",
    "calendar": "/calendar/",
    "numbers": "/numbers/",
}


def install() -> Path:
    """Lighthouse's program, fetched where it is not there yet."""
    program = INSTALLED / "node_modules" / "lighthouse" / "cli" / "index.js"
    manifest = program.parent.parent / "package.json"
    if not manifest.exists() or json.loads(manifest.read_text())["version"] != LIGHTHOUSE:
        INSTALLED.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", INSTALLED, "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run([*command, f"lighthouse@{LIGHTHOUSE}"], check=True, stdout=subprocess.DEVNULL)
    return program


def articles(corpus: Path, number: int, home: Path) -> Path:
    """A file of so many real articles, from all parts of the corpus; seeds/ where there is none."""
    parts = sorted(corpus.glob("*.jsonl.gz"))
    if not parts:
        print(f"no articles in {corpus}: judged on seeds/", file=sys.stderr)
        return ROOT / "seeds"
    path = home / "articles.jsonl"
    with path.open("wb") as file:
        for part in parts:
            with gzip.open(part) as lines:
                file.writelines(islice(lines, number // len(parts)))
    return path


def addresses(url: str) -> dict[str, str]:
    found = {}
    for page, place in PAGES.items():
        if not isinstance(place, str):
            listing, links = place
            place = re.search(links, get(url + listing))[1]
        found[page] = url + place
    return found


def judge(program: Path, address: str, report: Path) -> dict:
    """One report of Lighthouse: see https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md."""
    command = [
        "node", program, address, "--quiet", "--output=json", f"--output-path={report}",
        f"--only-categories={','.join(GOALS)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    for _ in range(TRIES):
        done = subprocess.run(command, env={**os.environ, "CHROME_PATH": find_chromium()})
        if done.returncode == 0:
            return json.loads(report.read_text())
    sys.exit(f"Lighthouse gave no report of {address} in {TRIES} runs")


def scores(reports: list[dict]) -> dict[str, int]:
    """The median of each category, from 0 to 100."""
    return {
        name: round(100 * statistics.median(report["categories"][name]["score"] or 0 for report in reports))
        for name in GOALS
    }


def faults(report: dict, category: str) -> Iterable[str]:
    """The audits of a category that are not passed whole, those that weigh most first."""
    weights = {each["id"]: each["weight"] for each in report["categories"][category]["auditRefs"]}
    for name in sorted(weights, key=weights.get, reverse=True):
        audit = report["audits"][name]
        lost = 1 - (audit["score"] or 0)
        if weights[name] and lost:
            yield f"{audit['title']} {audit.get('displayValue', '')} ({weights[name]} × {lost:.2f})"


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1_000, help="1000 by itself")
    parser.add_argument("--runs", type=int, default=3, help="of each page; 3 by itself")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus", help="*.jsonl.gz")
    return parser.parse_args()


def main() -> int:
    options = parse_options()
    if not (shutil.which("npm") and find_chromium()):
        sys.exit("Node with npm, and Chromium are needed (Debian: apt-get install npm chromium).")
    program, missed = install(), []
    print("| page | accessibility | best practices | SEO | performance |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        source = articles(options.corpus, options.articles, home)
        with running_archive(home, f"sqlite:///{home}/db.sqlite3", source) as url:
            for page, address in addresses(url).items():
                reports = [judge(program, address, home / "report.json") for _ in range(options.runs)]
                found = scores(reports)
                print(f"| {page} | {' | '.join(str(found[category]) for category in GOALS)} |", flush=True)
                low = [category for category, goal in GOALS.items() if found[category] < goal]
                missed += [f"{page}, {each}: {'; '.join(faults(reports[-1], each))}" for each in low]
    print("\n".join(["", *missed]), file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
