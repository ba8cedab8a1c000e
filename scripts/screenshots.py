"""Make the pictures of docs/images/ anew, from an archive with the articles of seeds/: `make screenshots`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from statements.tests.browser.harness import (  # noqa: E402
    CHROMIUM_ARGUMENTS,
    MAKE_EDITOR,
    archive_environment,
    find_chromium,
    running_archive,
)
from statements.tests.support import manage  # noqa: E402

IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1120, "height": 840}
# file → the page, and what to click there before the picture is taken
PICTURES = {
    "home.png": ("/", None),
    "article.png": ("/articles/", ".entry-title a"),
    "statement.png": ("/statements/", ".entry-day a"),
    "desk.png": ("/admin/", None),
    "review.png": ("/admin/statements/quote/review/?order=newest", None),
    "mark.png": ("/admin/statements/article/1/mark/", None),
    "list.png": ("/admin/statements/quote/?dated_on__year=2024&language=ar", None),
    "merge.png": ("/admin/statements/speakerduplicate/", "#result_list tbody a"),
}
# So that something waits, for manage.py shell.
MAKE_REPORT = """
from statements.models import Quote, Report
Report.objects.create(quote=Quote.objects.first(), fault=Report.Fault.SOURCE, text="قالته وزيرة أخرى.")
"""


def take(browser, url: str, name: str, path: str, click: str | None) -> Path:
    page = browser.new_page(
        base_url=url, viewport=SIZE, locale="ar", color_scheme="light", reduced_motion="reduce"
    )
    if path.startswith("/admin/"):
        log_in(page)
    page.goto(path, wait_until="networkidle")
    if click:
        page.locator(click).first.click()
        page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=IMAGES / name, animations="disabled")
    page.close()
    return IMAGES / name


def log_in(page) -> None:
    page.goto("/admin/login/")
    page.locator("#id_username").fill("editor")
    page.locator("#id_password").fill("word")
    page.locator("#id_password").press("Enter")
    page.wait_for_url("**/admin/")


def main():
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        home = Path(name)
        database = f"sqlite:///{home}/db.sqlite3"
        with running_archive(home, database) as url:
            env = archive_environment(home, database)
            manage("shell", "-v0", "-c", MAKE_EDITOR + MAKE_REPORT, env=env)
            manage("propose_duplicates", env=env)
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
            for name, (path, click) in PICTURES.items():
                picture = take(browser, url, name, path, click)
                print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1024} KB")
            browser.close()


if __name__ == "__main__":
    main()
