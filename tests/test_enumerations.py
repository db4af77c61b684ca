"""Lists in running text."""

from __future__ import annotations

import pytest

from hegui.testing import document


def lists(text: str) -> list[tuple[str, list[int]]]:
    return [(e.style, [item.ordinal for item in e.items]) for e in document(text).enumerations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是加强学习；二是严格执法；三是化解矛盾。", [("一是", [1, 2, 3])]),
        ("主要有：一是加强学习。二是严格执法。", [("一是", [1, 2])]),
        ("一要加强学习，二要严格执法。", [("一要", [1, 2])]),
        ("一个是加强学习，二个是严格执法。", [("一个是", [1, 2])]),
        ("第一，加强学习。第二，严格执法。第三、化解矛盾。", [("第一", [1, 2, 3])]),
        ("首先，加强学习。其次，严格执法。最后，化解矛盾。", [("首先", [1, 2, 3])]),
        ("一方面，编制偏少；另一方面，经费紧张。", [("一方面", [1, 2])]),
        ("其一，编制偏少；其二，经费紧张。", [("其一", [1, 2])]),
        ("一是加强学习。三是严格执法。三是化解矛盾。", [("一是", [1, 3, 3])]),
        (
            "一是编制偏少；二是经费紧张。下一步：一是增加编制；二是保障经费。",
            [("一是", [1, 2]), ("一是", [1, 2])],
        ),
        ("一是加强学习。组织学法4次。\n二是严格执法。办理案件6件。\n三是化解矛盾。", [("一是", [1, 2, 3])]),
        ("一是甲：一是乙，二是丙；二是丁；三是戊。", [("一是", [1, 2, 3]), ("一是", [1, 2])]),
        ("做法：（1）加强学习；（2）严格执法；（4）化解矛盾。", [("（1）", [1, 2, 4])]),
        ("做法：①加强学习；②严格执法；②化解矛盾。", [("①", [1, 2, 2])]),
        ("做法：1.加强学习；2.严格执法。", [("1.", [1, 2])]),
        ("做法：（一）加强学习；（二）严格执法。", [("（一）", [1, 2])]),
        ("首先，加强学习；再次，严格执法；最后，化解矛盾。", [("首先", [1, 3, 4])]),
        ("十是完善机制；十一是夯实基础。", [("一是", [10, 11])]),
    ],
)
def test_lists(text: str, expected: list[tuple[str, list[int]]]) -> None:
    assert lists(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "进一步统一是非标准。",
        "位居全县第一，第二名是云岭乡。",
        "第一、二、三产业协调发展。",
        "首先要认识到普法的重要性。",
        "一要素市场，更好发挥作用。",
        "最后，感谢各位。",
        "依据该办法（一）（二）项，道路长4.5公里，3、5号楼，1.2万平方米。",
        "（1）加强学习\n组织学法4次。\n（2）严格执法\n办理案件6件。",
    ],
)
def test_no_lists(text: str) -> None:
    assert lists(text) == []


def test_lists_do_not_cross_headings() -> None:
    text = "一、举措\n一是加强学习。二是严格执法。\n二、不足\n三是编制偏少。四是经费紧张。"
    assert lists(text) == [("一是", [1, 2]), ("一是", [3, 4])]


def test_items() -> None:
    text = "存在不足：一是编制偏少。人手紧张；二是经费紧张，保障不够。全乡将努力解决。\n（二）下一步"
    doc = document(text)
    (listed,) = doc.enumerations
    assert [doc.quote(i.marker) for i in listed.items] == ["一是", "二是"]
    assert [doc.quote(i.lead) for i in listed.items] == ["编制偏少", "经费紧张，保障不够"]
    assert [doc.quote(i.span) for i in listed.items] == [
        "一是编制偏少。人手紧张；", "二是经费紧张，保障不够。全乡将努力解决。",
    ]  # fmt: skip


def test_a_list_ends_before_a_glued_heading() -> None:
    text = (
        "一、举措\n（一）学习。一是领导带头，每月学法。二是全员参与。（二）执法。一是规范公示。二是全程记录。"
    )
    doc = document(text)
    first, second = doc.enumerations
    assert doc.quote(first.items[-1].span) == "二是全员参与。"
    assert doc.quote(second.span) == "一是规范公示。二是全程记录。"
    assert (first.section, second.section) == (1, 2)
