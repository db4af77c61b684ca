"""``--format html``: one page that stands alone, marks the right words, and is used by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}&\"'"
FIXTURES = Path(__file__).parent.parent / "fixtures"
REPORT = """青禾县临溪镇人民政府2024年法治政府建设年度报告
一、主要举措和成效
全年办结案件30件，其中调解12件、移送10件，依法冶国深入人心。联系人王小明，身份证号11010519491231002X。
二、存在的不足
一是执法力量不足，HOSTILE。
三、下一年度安排
2025年，将充实执法力量。
"""


@pytest.fixture
def report(folder: Path) -> Path:
    path = folder / "报告.txt"
    path.write_text(REPORT.replace("HOSTILE", HOSTILE), "utf-8")
    return path


def page_of(hegui: Callable[..., Outcome], *args: str) -> str:
    return hegui("check", *args, "--format", "html", "--fail-on", "never").out


def test_one_page_says_what_the_terminal_says(hegui: Callable[..., Outcome], report: Path) -> None:
    page = page_of(hegui, report.name)
    assert "不宜公开" in page
    assert "依法冶国" in page
    assert page.index("先改") < page.index("<h2>必备要素") < page.index("<h2>原文")
    for number in re.findall(r'href="#(r1-[fm][\d-]+)"', page):
        assert f'id="{number}"' in page


def test_words_stay_words_and_private_ones_masked(hegui: Callable[..., Outcome], report: Path) -> None:
    page = page_of(hegui, report.name)
    assert page.count("<script>") == 1
    assert "alert(1)&lt;/script&gt;{{ 7*7 }}" in page
    assert "11010519491231002X" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_the_whole_text_is_there_and_marks_cover_the_quoted_words(
    hegui: Callable[..., Outcome], report: Path
) -> None:
    page = page_of(hegui, report.name)
    text = page[page.index('aria-label="原文') : page.index('aria-label="问题')]
    plain = re.sub(r"<[^>]+>", "", text)
    assert "全年办结案件30件，其中调解12件、移送10件，依法冶国深入人心。" in plain
    marked = re.findall(r'<a class="mark error"[^>]*>([^<]*)</a>', text)
    assert "依法冶国" in marked


def test_a_folder_has_an_index_and_a_page_each(hegui: Callable[..., Outcome], report: Path) -> None:
    other = report.with_name("另一份.txt")
    other.write_text("没有内容的一页。\n", "utf-8")
    assert hegui("check", ".", "--report", "html=pages/", "--fail-on", "never").code == 0
    index = (report.parent / "pages" / "index.html").read_text("utf-8")
    links = re.findall(r'href="(\d+\.html)"', index)
    assert sorted(links) == ["001.html", "002.html"]
    for link in links:
        assert 'href="index.html"' in (report.parent / "pages" / link).read_text("utf-8")


def test_a_format_without_pages_refuses_a_folder(hegui: Callable[..., Outcome], report: Path) -> None:
    outcome = hegui("check", report.name, "--report", "json=pages/")
    assert outcome.code == 2
    assert "文件夹" in outcome.err


def test_several_reports_stand_behind_one_table(hegui: Callable[..., Outcome], report: Path) -> None:
    report.with_name("b.txt").write_text(REPORT, "utf-8")
    page = page_of(hegui, ".")
    assert 'href="#r1"' in page
    assert 'href="#r2"' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.chromium
class TestInABrowser:
    @pytest.fixture
    def address(self, hegui: Callable[..., Outcome], report: Path) -> str:
        path = report.with_name("page.html")
        path.write_text(page_of(hegui, report.name), "utf-8")
        return path.as_uri()

    def test_by_keyboard_and_without_a_request(self, browser: Any, address: str) -> None:
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        faults: list[str] = []
        asked: list[str] = []
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("console", lambda message: faults.append(message.text))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(address)
        tab.keyboard.press("j")
        tab.wait_for_url("**#r1-f1")  # the address follows the key a moment later
        tab.keyboard.press("j")
        tab.wait_for_url("**#r1-f2")
        assert tab.evaluate("document.activeElement.id") == "r1-f2"
        tab.keyboard.press("k")
        tab.wait_for_url("**#r1-f1")
        assert not faults
        assert len(asked) == 1
        tab.close()

    def test_links_lead_both_ways_and_filters_hide(self, browser: Any, address: str) -> None:
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.goto(address)
        tab.click(".text .mark.error >> nth=0")
        tab.locator(".finding.on").wait_for()  # the page hears of the new address a moment after the click
        assert tab.locator(".finding.on").count() == 1
        tab.click(".finding.on a >> nth=0")
        tab.locator(".mark.on >> nth=0").wait_for()
        shown = tab.locator(".group:visible").count()
        tab.uncheck(".pick-warning")
        assert tab.locator(".group:visible").count() < shown
        tab.close()

    @pytest.mark.parametrize("width", [1280, 800, 400])
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_accessible_and_never_wider_than_the_screen(
        self, browser: Any, address: str, width: int, scheme: str
    ) -> None:
        axe = pytest.importorskip(
            "axe_playwright_python.sync_playwright", reason="axe is not installed"
        ).Axe()
        tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        tab.goto(address)
        grave = [
            v["id"] for v in axe.run(tab).response["violations"] if v["impact"] in ("serious", "critical")
        ]
        assert grave == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.close()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_an_index_of_long_paths_is_not_cut_off(
        self, browser: Any, hegui: Callable[..., Outcome], report: Path, scheme: str
    ) -> None:
        folder = (
            report.parent
            / "二〇二四年度各乡镇街道报送的法治政府建设年度报告"
            / "reports-as-handed-in-by-the-offices"
        )
        folder.mkdir(parents=True)
        for name in ("the-report-of-the-town-of-linxi-as-of-2025-03-20.txt", "b.txt"):
            (folder / name).write_text(REPORT, "utf-8")
        path = report.with_name("index.html")
        path.write_text(page_of(hegui, str(folder)), "utf-8")
        tab = browser.new_page(viewport={"width": 400, "height": 800}, color_scheme=scheme)
        tab.goto(path.as_uri())
        assert tab.evaluate(
            "[...document.querySelectorAll('.scroll')].every(e => e.scrollWidth <= e.clientWidth)"
        )
        assert folder.name not in tab.inner_text(".reports")
        assert folder.name in tab.inner_text("#index")
        tab.close()

    @pytest.mark.parametrize("width", [1280, 800, 400])
    @pytest.mark.parametrize("command", ["check", "compare", "survey"])
    def test_pages_of_several_reports_too(
        self, browser: Any, hegui: Callable[..., Outcome], report: Path, command: str, width: int
    ) -> None:
        axe = pytest.importorskip(
            "axe_playwright_python.sync_playwright", reason="axe is not installed"
        ).Axe()
        if command == "survey":
            pytest.importorskip("duckdb", reason="the extra survey is not installed")
        years = FIXTURES / "years"
        folder = report.parent / "一个名字很长的文件夹，里面是去年和今年的两份报告"
        folder.mkdir()
        for path in sorted(years.glob("shuangjing-*.txt")):
            (folder / path.name).write_bytes(path.read_bytes())
            (folder / f"the-same-report-under-another-name-{path.name}").write_bytes(path.read_bytes())
        names = [str(path) for path in sorted(folder.glob("shuangjing-*.txt"))]
        arguments = names if command == "compare" else [str(folder)]
        assert hegui(command, *arguments, "--report", "html=out.html").code in (0, 1)
        for scheme in ("light", "dark"):
            tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            tab.goto(report.with_name("out.html").as_uri())
            found = axe.run(tab).response["violations"]
            assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            tab.close()

    def test_on_paper_labels_are_ink(self, browser: Any, address: str) -> None:
        tab = browser.new_page()
        tab.goto(address)
        tab.emulate_media(media="print")
        looks = tab.evaluate(
            "[...document.querySelectorAll('.label')].map(e => getComputedStyle(e).color + getComputedStyle(e).backgroundColor)"
        )
        assert looks
        assert not [look for look in looks if "rgb(255, 255, 255)" in look or "rgba(0, 0, 0, 0)" not in look]
        tab.close()
