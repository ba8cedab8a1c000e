"""What an editor does with statements, in a real browser, in Arabic: by keyboard, by selecting, beside others."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from ..support import manage
from .conftest import note_faults
from .harness import open_context
from .test_accessibility import OPTIONS

QUEUE = "/admin/statements/quote/review/"
EMOJI = "قال 😀👍🏽 الوزير سالم الحداد إن الميناء مفتوح. وبعد يوم نسي الناس المطر القريب."


@pytest.fixture(scope="module")
def archive(own_archive):
    return own_archive


@pytest.fixture
def open_desk(browser, archive):
    """Open a page of the desk as its editor; at the end no page may have had a fault that was not expected."""
    faults, contexts = [], []

    def open_desk(path, *, width=1300, scheme="light", expected=()):
        context = open_context(browser, archive, "ar", width=width, color_scheme=scheme)
        contexts.append(context)
        page = context.__enter__()
        own = []
        faults.append((own, expected))
        note_faults(page, archive, own)
        page.goto("/admin/login/")
        page.locator("#id_username").fill("editor")
        page.locator("#id_password").fill("word")
        page.locator("#id_password").press("Enter")
        page.wait_for_url("**/admin/")
        page.goto(path)
        return page

    yield open_desk
    for context in contexts:
        context.__exit__(None, None, None)
    unexpected = [fault for own, expected in faults for fault in own if not any(e in fault for e in expected)]
    assert not unexpected, "\n".join(unexpected)


def press(page, key: str) -> None:
    """Press a key that leads to a page, and wait until it is there."""
    with page.expect_navigation():
        page.keyboard.press(key)


def shown(page) -> str:
    """The key of the statement that the page shows."""
    return page.url.partition("/review/")[2].partition("/")[0]


def state(page) -> str:
    return page.locator(".review-state").inner_text() if page.locator(".review-state").count() else ""


def test_the_queue_is_worked_off_by_keyboard_alone(open_desk):
    page = open_desk(QUEUE)
    assert page.locator("html").get_attribute("dir") == "rtl"
    first, left = shown(page), page.locator(".review-left").inner_text()
    assert page.locator("#passage").evaluate(
        "mark => { const [a, b] = [mark, mark.closest('.review-article')].map(e => e.getBoundingClientRect());"
        " return a.top >= b.top && a.top <= b.bottom }"
    ), "the passage is in sight"
    press(page, "a")
    second = shown(page)
    assert second != first
    assert page.locator(".review-left").inner_text() != left
    page.keyboard.press("r")
    page.keyboard.press("1")
    press(page, "Enter")
    third = shown(page)
    assert third not in (first, second)
    press(page, "n")
    assert shown(page) not in (first, second, third)
    press(page, "b")
    assert shown(page) == third
    page.goto(page.url.replace(f"/{third}/", f"/{second}/").partition("#")[0])
    assert state(page)
    press(page, "u")
    assert not state(page), "the rejection is taken back"


def test_a_statement_is_corrected_by_keyboard_alone(open_desk):
    page = open_desk(f"{QUEUE}?order=newest")
    corrected, kind = shown(page), page.locator("#id_kind").input_value()
    start = page.locator("#id_start").input_value()
    page.keyboard.press("k")
    assert page.locator("#id_kind").input_value() != kind
    press(page, "w")
    assert int(page.locator("#id_start").input_value()) > int(start)
    assert page.locator("#id_kind").input_value() != kind, "a correction is not lost by the next one"
    page.keyboard.press("s")
    page.keyboard.type("فيروز", delay=30)
    page.locator(".select2-results__option--highlighted:not(.loading-results)").wait_for()
    page.keyboard.press("Enter")
    assert page.locator("#id_speaker").input_value()
    page.keyboard.press("Escape")
    press(page, "a")
    page.goto(page.url.replace(f"/{shown(page)}/", f"/{corrected}/").partition("#")[0])
    assert state(page)
    assert int(page.locator("#id_start").input_value()) > int(start)


@pytest.mark.parametrize("key", ["?", "Shift+Slash"])
def test_the_keys_are_told_on_demand(open_desk, key):
    page = open_desk(QUEUE)
    page.keyboard.press(key)
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_words_are_selected_and_become_a_statement(open_desk, home, env):
    path = home / "emoji.txt"
    path.write_text(EMOJI)
    manage("import_articles", path, env=env)
    page = open_desk("/admin/statements/article/?q=")
    page.locator("#result_list tbody th a", has_text="😀").first.click()
    words = "نسي الناس المطر القريب"
    page.locator("#markable").evaluate(
        """(text, words) => {
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at >= 0) document.getSelection().setBaseAndExtent(
                    walker.currentNode, at, walker.currentNode, at + words.length);
            }
        }""",
        words,
    )
    with page.expect_navigation():
        page.locator("#mark-link").click()
    assert page.locator("#id_words").input_value() == words
    assert int(page.locator("#id_start").input_value()) == EMOJI.index(words)
    with page.expect_navigation():
        page.locator("#mark-form button[type=submit]").click()
    assert page.locator(".messagelist .success").count() == 1
    assert words in page.locator("#markable mark").all_inner_texts()


def test_a_stale_form_is_refused_with_both_versions(open_desk):
    mine = open_desk(QUEUE)
    address = f"/admin/statements/quote/{shown(mine)}/change/"
    mine.goto(address)
    theirs = open_desk(address)
    theirs.locator("#id_role").fill("وزيرة")
    with theirs.expect_navigation():
        theirs.locator("input[name=_save]").click()
    mine.locator("#id_role").fill("نائبة")
    with mine.expect_navigation():
        mine.locator("input[name=_save]").click()
    refused = mine.locator(".errornote, .errorlist", has_text="وزيرة").first.inner_text()
    assert "نائبة" in refused
    mine.goto(address)
    assert mine.locator("#id_role").input_value() == "وزيرة"


TWINS = """
from statements.models import Speaker
for name in ("هيلينا مارفاني", "Helena Marvani"):
    Speaker.objects.create(name=name)
"""


def test_two_are_merged_and_are_two_again(open_desk, env):
    manage("shell", "-v0", "-c", TWINS, env=env)
    manage("propose_duplicates", env=env)
    page = open_desk("/admin/statements/speakerduplicate/")
    with page.expect_navigation():
        page.locator("#result_list a", has_text="Helena Marvani").click()
    page.locator(".two section", has_text="هيلينا").locator("input[name=stays]").first.check()
    page.locator("input[name=why]").fill("امرأة واحدة")
    with page.expect_navigation():
        page.locator("button[name=merge]").click()
    speakers = "/admin/statements/speaker/?q=marvani"
    with page.expect_navigation():
        page.locator(".messagelist .success a").click()
    undo = page.url
    page.goto(speakers)
    assert page.locator("#result_list tbody tr").all_inner_texts()[0].strip().startswith("هيلينا مارفاني")
    page.goto(undo)
    with page.expect_navigation():
        page.locator("button[formaction$='/undo/']").click()
    page.goto(speakers)
    assert page.locator("#result_list tbody tr").all_inner_texts()[0].strip().startswith("Helena Marvani")


# What axe itself tries in a page, and is not let.
OF_AXE = ("Applying inline style", "load preload assets")
PAGES = (
    "/admin/",
    QUEUE,
    "/admin/statements/speaker/1/merge/2/",
    "/admin/statements/quote/1/history/",
    "/admin/statements/article/1/mark/",
    "/admin/statements/edit/1/change/",
)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1300), ("dark", 400)])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_page_of_the_desk_has_a_serious_fault(open_desk, prefix, scheme, width):
    page = open_desk(f"{prefix}{QUEUE}", width=width, scheme=scheme, expected=OF_AXE)
    press(page, "a")  # so that there is something to look back on
    faults = []
    for address in PAGES:
        page.goto(prefix + address)
        for rule in Axe().run(page, context="#content", options=OPTIONS).response["violations"]:
            if rule["impact"] in ("serious", "critical"):
                where = " ".join(node["html"] for node in rule["nodes"][:3])
                faults.append(f"{address}: {rule['id']} ({rule['help']}): {where}")
    assert not faults, "\n".join(faults)
