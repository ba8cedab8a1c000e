"""What an editor does to bring articles in, in a real browser, on an archive of their own."""

import json

import pytest

from ..support import manage


@pytest.fixture(scope="module")
def archive(own_archive):
    return own_archive


def lines(name: str, number: int) -> bytes:
    texts = [
        {"text": f"قالت الوزيرة سلمى الحداد إن {name} رقم {n} مفتوح أمام السفن.", "title": f"{name} {n}"}
        for n in range(number)
    ]
    return "\n".join(json.dumps(text) for text in [*texts, {"text": 7, "title": name}]).encode()


@pytest.fixture
def desk(visit):
    def desk(language="ar", width=1200):
        home = {"ar": "/admin/", "en": "/en/admin/", "ru": "/ru/admin/"}[language]
        page = visit(f"{home}statements/importrun/add/", language, width)
        page.locator("#id_username").fill("editor")
        page.locator("#id_password").fill("word")
        page.locator("#id_password").press("Enter")
        page.locator("#id_file").wait_for()
        return page

    return desk


def hand_in(page, content: bytes, name: str) -> None:
    page.locator("#id_file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
    page.locator("input[type=submit]").press("Enter")
    page.locator("#state").wait_for()


def counts(page) -> list[int]:
    return [int(text) for text in page.locator(".import-counts dd").all_inner_texts()]


def test_a_file_is_looked_at_confirmed_and_in_the_archive(desk, javascript):
    page = desk()
    name = f"الميناء {javascript}"
    hand_in(page, lines(name, 3), "أخبار <b>.jsonl")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert counts(page)[:4] == [3, 0, 0, 1]
    assert page.locator("table bdi", has_text="أخبار <b>.jsonl:1").count() == 1
    assert page.locator("td", has_text=f"{name} 2").count() == 1

    page.get_by_role("button", name="استورِد الملف").press("Enter")
    page.locator("#state", has_text="انتهى").wait_for()
    assert counts(page)[:4] == [3, 0, 0, 1]

    page.get_by_role("button", name="أعد محاولة ما رُفض").press("Enter")
    page.locator(".messagelist").wait_for()
    page.goto(f"/articles/?q={name}")
    assert page.locator("main").inner_text().count(name) >= 3


def test_a_large_file_waits_for_a_worker_and_its_page_follows_by_itself(desk, env, javascript):
    page = desk()
    hand_in(page, lines(f"الجسر {javascript}", 60), "large.jsonl")
    page.get_by_role("button", name="استورِد الملف").press("Enter")
    page.locator("#state", has_text="في قائمة الانتظار").wait_for()
    assert page.locator("progress").count() == 1
    manage("run_imports", "--once", "--workers=1", env=env)
    page.locator("#state", has_text="انتهى").wait_for()
    assert counts(page)[:4] == [60, 0, 0, 1]
    assert not page.locator("progress").count()


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_the_pages_fit_a_narrow_screen(desk, language):
    page = desk(language, width=360)
    widths = [page.evaluate("document.documentElement.scrollWidth")]
    hand_in(page, lines("السفينة", 2), "a-file-with-a-rather-long-name-of-its-own.jsonl")
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    page.locator(".import-steps button").last.click()
    page.locator(".messagelist").wait_for()
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    assert max(widths) <= 360
