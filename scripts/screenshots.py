"""Make the pictures of docs/images/ anew, from an archive with the articles of seeds/: `make screenshots`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statements.tests.browser.harness import CHROMIUM_ARGUMENTS, find_chromium, running_archive  # noqa: E402

IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1120, "height": 840}
# file → the page, and what to click there before the picture is taken
PICTURES = {
    "home.png": ("/", None),
    "article.png": ("/articles/", ".entry-title a"),
    "statement.png": ("/statements/", ".entry-day a"),
}


def take(browser, url: str, name: str, path: str, click: str | None) -> Path:
    page = browser.new_page(
        base_url=url, viewport=SIZE, locale="ar", color_scheme="light", reduced_motion="reduce"
    )
    page.goto(path, wait_until="networkidle")
    if click:
        page.locator(click).first.click()
        page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=IMAGES / name, animations="disabled")
    page.close()
    return IMAGES / name


def main():
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        home = Path(name)
        with running_archive(home, f"sqlite:///{home}/db.sqlite3") as url:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
            for name, (path, click) in PICTURES.items():
                picture = take(browser, url, name, path, click)
                print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1024} KB")
            browser.close()


if __name__ == "__main__":
    main()
