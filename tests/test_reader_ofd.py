"""OFD: places, templates, turned text, scans, and what a hostile file may not do."""

from __future__ import annotations

import io
import zipfile

import pytest

from hegui.document import PagePlace
from hegui.errors import ReadError
from hegui.reading import Source
from hegui.reading.from_ofd import read
from ofd_builder import HEIGHT, SPACE, WIDTH, package, page, text_object


def reading(data: bytes):  # type: ignore[no-untyped-def]
    return read(Source("a.ofd", data))


def test_words_stand_where_they_are_printed() -> None:
    data = package([page(text_object("法治政府", 30, 40, 5))])
    found = reading(data)
    assert found.text == "法治政府"
    place = found.origin.at(0)
    assert isinstance(place, PagePlace)
    assert place.page == 1
    assert place.box is not None
    assert abs(place.box.left - 30 * 72 / 25.4) < 0.1
    assert place.box.top > place.box.bottom


def test_repeated_steps_and_characters_of_markup() -> None:
    data = package([page(text_object("甲&乙<丙丁", 30, 40, 5, deltas="g 5 5"))])
    assert reading(data).text == "甲&乙<丙丁"


def test_a_step_written_once_is_good_for_the_whole_line() -> None:
    data = package([page(text_object("普法宣传宣传普法普法", 30, 40, 5, deltas="5"))])
    found = reading(data)
    assert found.text == "普法宣传宣传普法普法"
    place = found.origin.at(9)
    assert isinstance(place, PagePlace)
    assert place.box is not None
    assert abs(place.box.left - (30 + 9 * 5) * 72 / 25.4) < 0.1


def test_words_written_downwards_stand_under_each_other() -> None:
    down = text_object("购买方", 30, 40, 3).replace("DeltaX", "DeltaY")
    boxes = [reading(package([page(down)])).origin.at(at).box for at in (0, 2)]
    assert abs(boxes[0].left - boxes[1].left) < 0.1
    assert boxes[0].bottom > boxes[1].top


def test_a_running_head_from_a_template_is_dropped_and_the_number_too() -> None:
    head = page(text_object("青禾县人民政府公报", 30, 15, 4))
    body = ["第一页的正文，", "第二页的正文，", "第三页的正文。"]
    pages = [
        page(
            "".join(text_object(words, 30, 40 + 9 * line, 5) for line in range(6))
            + text_object(f"— {n} —", 100, 285, 4),
            template="9",
        )
        for n, words in enumerate(body, 1)
    ]
    assert "公报" not in reading(package(pages, template=head)).text
    assert "— 2 —" not in reading(package(pages, template=head)).text


def test_text_that_stands_on_its_side_is_no_part_of_the_report() -> None:
    mark = text_object("内部资料", 30, 100, 9, ctm="0.7 0.8 -0.8 0.7 0 0")
    assert reading(package([page(text_object("正文。", 30, 40, 5) + mark)])).text == "正文。"


@pytest.mark.parametrize(("ctm", "clockwise"), [("0 1 -1 0 0 0", True), ("0 -1 1 0 0 0", False)])
def test_a_page_all_of_whose_text_is_turned_is_held_the_other_way(ctm: str, clockwise: bool) -> None:
    lines = ["附件：全年案件办理情况", "办结案件三十件，其中调解十二件。"]
    objects = ""
    for number, words in enumerate(lines):
        down = 30.0 + 10 * number
        left, base = (WIDTH - down + 5, 45.0) if clockwise else (down - 5, HEIGHT - 35.0)
        objects += text_object(words, left, base, 5, ctm=ctm)
    found = reading(package([page(objects)]))
    assert found.text.replace("\n", "") == "".join(lines)
    first, second = found.origin.at(0), found.origin.at(1)
    assert isinstance(first, PagePlace)
    assert isinstance(second, PagePlace)
    assert first.box
    assert second.box
    step = second.box.bottom - first.box.bottom
    assert step == pytest.approx(-5 * 72 / 25.4 if clockwise else 5 * 72 / 25.4)
    for box in (first.box, second.box):
        assert 0 < box.left < box.right < WIDTH * 72 / 25.4
        assert 0 < box.bottom < box.top < HEIGHT * 72 / 25.4
    # One line that stands upright, or a picture, and what is turned is a watermark.
    assert reading(package([page(objects + text_object("正文一行", 28, 40, 5))])).text == "正文一行"
    picture = '<ofd:ImageObject ID="3" Boundary="0 0 10 10" ResourceID="4"/>'
    with pytest.raises(ReadError, match="扫描件"):
        reading(package([page(objects + picture)]))


def test_a_scan_says_so() -> None:
    with pytest.raises(ReadError, match="扫描件") as caught:
        reading(package([page(f'<ofd:ImageObject ID="3" {SPACE} Boundary="0 0 210 297" ResourceID="5"/>')]))
    assert caught.value.code == "E903"


def test_pages_of_pictures_among_pages_of_text_are_counted() -> None:
    picture = page('<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="5"/>')
    found = reading(package([page(text_object("正文。", 30, 40, 5)), picture]))
    assert found.metadata["unread_pages"] == "2"


@pytest.mark.parametrize("parts", [{}, {"OFD.xml": b"<a"}, {"a.txt": b"x"}, {"OFD.xml": b"<!DOCTYPE a><a/>"}])
def test_what_is_no_ofd(parts: dict[str, bytes]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(ReadError) as caught:
        reading(out.getvalue())
    assert caught.value.code == "E902"


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", b" " * (80 << 20))
    with pytest.raises(ReadError, match="异常庞大"):
        reading(out.getvalue())
