"""A phrase of a knowledge table is no hit where it begins or ends inside a word of the text; where it is whole, it is one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hegui.api import Span, Table, rules_in
from hegui.testing import document, findings
from hegui.text.phrases import whole
from hegui_rules.wording.tables import CONFUSIONS, FIXED_SETS, FORMULATIONS

TORN_AT_THE_START = [
    ("认真学", "习总书记", "重要讲话精神"),
    ("深入学", "习总书记", "关于安全生产的要求"),
    ("对周", "末按规定", "值班的人员"),
    ("来访的自", "己经办", "的案件"),
    ("经检查院", "落安全", "隐患"),
    ("生活必", "需要素", "供应充足"),
    ("在清华大", "学习近平", "法治思想研究中心"),
    ("坚持自", "学习近平", "法治思想"),
    ("开设法", "学习近平", "专题"),
    ("印发全", "国法治", "宣传通知"),
    ("选举人", "大代表", "12名"),
    ("推动新", "建全民", "健身场所"),
    ("开展中小", "学法治", "教育"),
]
TORN_AT_THE_END = [
    ("落实", "县委", "员会议定事项"),
    ("召开", "乡政府常务会", "议12次"),
    ("要求", "全面部", "署落实"),
    ("召开", "工作部", "署会议"),
    ("组织开展", "宣传活", "动12场"),
    ("坚持", "习近平平", "易近人的作风"),
    ("完善", "规文", "件管理"),
    ("按照", "法制办", "公室要求"),
    ("提请", "常务委", "员会审议"),
    ("落实", "执法责", "任制"),
]
WHOLE = [
    ("各村", "布署", "普法工作"),
    ("干部", "深人基层", "走访"),
    ("对", "末按规定", "公示的单位"),
    ("系对中", "国藉", "当事人"),  # 中国 leaves 藉, which is no word
    ("充分", "发挥", "职能"),  # a compound of two words
    ("落实全国", "人民代表大会", "决定"),
    ("参加", "县委", "书记会议"),
    ("成立", "法治督查", "组"),  # a suffix
    ("落实", "主题责任", "制"),
    ("贯彻", "习总书记", "讲话精神"),
    ("学习", "习总书记", "讲话精神"),
    ("深入", "学习近平", "法治思想"),
    ("认真", "学习近平", "总书记重要讲话"),
    ("建立", "台帐", "12本"),
    ("提升", "法制", "意识"),
]


def _whole(before: str, word: str, after: str) -> bool:
    return whole(f"{before}{word}{after}。", Span(len(before), len(before) + len(word)))


@pytest.mark.parametrize(("before", "word", "after"), TORN_AT_THE_START + TORN_AT_THE_END)
def test_a_word_of_the_text_is_not_torn(before: str, word: str, after: str) -> None:
    assert not _whole(before, word, after)


@pytest.mark.parametrize(("before", "word", "after"), WHOLE)
def test_a_phrase_between_words_is_whole(before: str, word: str, after: str) -> None:
    assert _whole(before, word, after)


@pytest.mark.parametrize(("before", "word", "after"), TORN_AT_THE_START)
def test_a_mark_is_an_edge(before: str, word: str, after: str) -> None:
    assert _whole(before + "“", word, "”" + after)


def test_a_hard_wrapped_line_tears_as_the_unbroken_one() -> None:
    line = "临溪镇坚持党的领导、人民当家作主、依法治国有机统一认真学"
    text = f"{line}\n习总书记重要讲话精神。"
    assert not whole(text, Span(len(line) + 1, len(line) + 5))


@pytest.mark.parametrize(
    ("table", "word", "torn"),
    [
        (FORMULATIONS, "习总书记", "全体干部认真学习总书记重要讲话精神。"),
        (CONFUSIONS, "末按规定", "对周末按规定值班的人员给予补助。"),
        (FIXED_SETS, "学思想", "编写数学思想方法读本。"),
    ],
)
def test_every_table_looks_at_the_words(table: Table[object], word: str, torn: str) -> None:
    assert word in torn
    assert word in table.phrases.words
    assert [hit for _, hit in table.hits(document(torn)) if hit.word == word] == []


def test_looking_at_words_loads_no_jieba() -> None:
    code = (
        "import sys; from hegui.text.words import torn;"
        "assert torn('认真学', '习总书记', 4); assert 'jieba' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [("遇突发事件应急时处理到位。", False), ("及时受理、急时处理矛盾纠纷。", True)],
)
def test_a_frame_begins_with_a_word(text: str, found: bool) -> None:
    rule = next(rule for rule in rules_in("hegui_rules.wording") if rule.code == "W202")
    assert bool(findings(rule, document(text))) == found
