"""The checker of all configuration: what shapes take, what they say, and in which line it belongs."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

import pytest

from hegui.errors import ConfigError
from hegui.schema import (
    BAD,
    FLAG,
    TEXT,
    WHOLE,
    Notes,
    Shape,
    anything,
    day,
    made,
    mapping,
    maybe,
    one_of,
    several,
    table,
    told,
)  # fmt: skip
from hegui.toml import entry_lines, line_naming, line_of


class Of(NamedTuple):
    a_b: int
    c: str = "c"


OF = table(Of, {"a-b": WHOLE, "c": maybe(TEXT)})


def taken(shape: Shape, value: Any) -> tuple[Any, list[str]]:
    notes = Notes()
    return shape(notes, value, "x"), [str(fault) for fault in notes.faults]


@pytest.mark.parametrize(
    ("shape", "value", "meant"),
    [
        (OF, {"a-b": 1}, Of(1)),
        (OF, {"a-b": 1, "c": "d"}, Of(1, "d")),
        (several(OF), [{"a-b": 1}], (Of(1),)),
        (mapping(WHOLE), {"甲": 1}, {"甲": 1}),
        (table(dict, {"a": WHOLE}, anything), {"a": 1, "b": "?"}, {"a": 1, "rest": {"b": "?"}}),
        (made(TEXT, len), "甲乙", 2),
        (day, "2025-03-20", datetime.date(2025, 3, 20)),
        (day, datetime.datetime(2025, 3, 20, 8), datetime.date(2025, 3, 20)),
    ],
)
def test_what_is_right_is_taken(shape: Shape, value: Any, meant: Any) -> None:
    assert taken(shape, value) == (meant, [])


@pytest.mark.parametrize(
    ("shape", "value", "said"),
    [
        (OF, 1, ["x：应为表：{ a-b, c }"]),
        (OF, {"a_b": 1}, ["x.a_b：不是已知的键；是否要写 a-b", "x：缺少 a-b"]),
        (OF, {"c": 1, "a-b": True}, ["x.c：应为字符串", "x.a-b：应为整数"]),
        (several(TEXT), ["甲", 1, 2], ["x[1]：应为字符串", "x[2]：应为字符串"]),
        (several(OF), [{"a-b": 1, "id": "甲"}], ["x[0]（甲）.id：不是已知的键；可用 a-b、c"]),
        (mapping(FLAG, keys=("level",)), {"levle": True}, ["x.levle：不是已知的键；是否要写 level"]),
        (one_of(("error", "info")), "errors", ["x：应为 error、info 之一；是否要写 error"]),
        (one_of(("error", "info")), [], ["x：应为 error、info 之一"]),
        (told(WHOLE, bool, "“{}”太小"), 0, ["x：“0”太小"]),
        (day, 3, ["x：应为日期，如 2025-03-20"]),
    ],
)  # fmt: skip
def test_everything_wrong_is_named_at_once(shape: Shape, value: Any, said: list[str]) -> None:
    assert taken(shape, value) == (BAD, said)


SOURCE = """year = 1
[tool.hegui]
kind = "a"
[tool.hegui.rules.old-word]
limit = 3
[[suppress]]
id = "a"
[[suppress]]
id = "b"
say.missing = "x"
"甲" = 1
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("tool.hegui.kind", 3),
        ("tool.hegui.rules.old-word.limit", 5),
        ("tool.hegui.rules", 2),
        ("suppress[1].id", 9),
        ("suppress[7]（b）.say.missing", 10),
        ("suppress[0]（c）.say", None),
        ("suppress[1].甲", 11),
    ],
)
def test_lines(where: str, line: int | None) -> None:
    assert line_of(SOURCE, where) == line


def test_lines_of_entries_and_of_words() -> None:
    assert entry_lines(SOURCE, "suppress") == [6, 8]
    assert line_naming(SOURCE, "limit") == 5
    assert line_naming(SOURCE, "nothing") is None


def test_a_refusal_names_file_line_key_and_remedy() -> None:
    notes = Notes()
    notes.refuse("a.toml")
    notes.fault("tool.hegui.kind", "应为别的", "请改")
    notes.fault("year", "不对")
    with pytest.raises(ConfigError) as caught:
        notes.refuse("a.toml", SOURCE, "都请改")
    assert str(caught.value) == "a.toml:3：tool.hegui.kind：应为别的（另有 1 处）；请改"
