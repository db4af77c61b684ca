"""Choices taken from bytes: the same bytes make the same document, and a byte changed changes one choice.

So whoever varies the bytes, by chance or by what code they reach, varies documents that are built the way documents are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

T = TypeVar("T")

TOKENS = (
    *"，。；：、！？“”‘’（）()〔〕【】《》〈〉「」—…·～-_/\\|*#>`~!?&=+%‰°^$@",
    *"0123456789０１２３７〇零一二三四五六七八九十百千万亿两半",
    *"年月日时届次项个中条款件名起场份人元的了和及与等为在对于从至到比较其含除外增减升降",
    " ", "  ", "\u3000", "\u3000\u3000", "\t", "\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u00a0", "\u200b",
    "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2066", "\ufffd", "\ue000", "\x00", "\x1b[31m", "\ud83d", "𠮷", "e\u0301", "😀",
    "一、", "（一）", "1.", "1．", "（1）", "①", "第一章", "第一节", "第一，", "一是", "二是", "三是", "首先，", "——", "……",
    "2024年", "2023年", "2024年1月1日", "2025年2月30日", "2024-01-01", "2024.1.1", "去年", "今年", "本年度", "上年", "“十四五”",
    "2021—2025年", "截至12月底", "同比增长", "下降", "增加", "较上年", "翻一番", "倍", "百分点", "12.5%", "100%", "120％", "占",
    "其中", "共", "共计", "分别", "以上", "以下", "左右", "余", "近", "约", "累计", "人均", "平均", "1,234", "1 234", "3—5", "1/3",
    "三分之一", "十之八九", "12345678901234567890", "0.00", "00", "1.2.3.4", "-5", "±", "亿元", "万元", "人次", "场次", "案件",
    "青禾县", "云台镇", "人民政府", "县司法局", "法治政府建设", "年度报告", "行政复议", "行政诉讼", "行政执法", "规范性文件", "党的二十大",
    "习近平", "习近平法治思想", "《中华人民共和国行政处罚法》", "《法治政府建设实施纲要（2021—2025年）》", "第三十二条", "〔2024〕1号",
    "第一责任人", "存在的问题", "下一步", "主要做法", "推进", "落实", "加强", "不断", "进一步", "的的", "推进推进", "依法冶县",
    "XX", "xx局", "[此处填写]", "（略）", "待补充", "TODO", "13812345678", "330102199001011234", "0571-88123456", "a@b.cn",
    "http://a.cn/b?c=d", "<!-- hegui-disable S101: 因 -->", "<!--", "-->", "<b>", "</b>", "<br>", "&nbsp;", "&#x4e00;", "&lt;",
    "](", "![", "```", "~~~", "---", "|", "|-|-|", "- ", "> ", "    ", "$$", "{{", "}}", "%s", "=1+1",
)  # fmt: skip
"""What a piece of text is made of: marks, figures, words of the house, and what bites."""


_LONGEST, _MOST = 400, 200
"""Characters of a piece that is repeated, and pieces: how much an input costs is another question (see attack.py)."""


class Dice:
    """Draws from ``data``; behind its end every draw is 0, which ends what can end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def more(self) -> bool:
        """Whether there are bytes left."""
        return self._at < len(self._data)

    def byte(self) -> int:
        """0 to 255."""
        if self._at >= len(self._data):
            return 0
        self._at += 1
        return self._data[self._at - 1]

    def below(self, number: int) -> int:
        """0 to ``number`` - 1."""
        return (self.byte() if number <= 256 else self.byte() << 8 | self.byte()) % number

    def once_in(self, number: int) -> bool:
        """True for one byte in ``number``; never behind the end."""
        return self.byte() % number == 1

    def pick(self, choices: Sequence[T]) -> T:
        """One of ``choices``, mostly the first behind the end."""
        return choices[self.below(len(choices))]

    def rest(self) -> bytes:
        """What was not drawn."""
        found = self._data[self._at :]
        self._at = len(self._data)
        return found

    def some(self, most: int) -> bytes:
        """Up to ``most`` bytes as they are."""
        found = self._data[self._at : self._at + self.below(most + 1)]
        self._at += len(found)
        return found


@cache
def sentences() -> tuple[str, ...]:
    """The examples of all rules, right and wrong."""
    from hegui.api import rules_in
    from hegui.testing import unmarked

    return tuple(unmarked(e.text) for rule in rules_in("hegui_rules") for e in (*rule.bad, *rule.good))


def words(dice: Dice, most: int = 12) -> str:
    """A few pieces of text."""
    return "".join(_piece(dice) for _ in range(dice.below(most)))


def text(dice: Dice) -> str:
    """Text as long as there are bytes."""
    pieces: list[str] = []
    while dice.more and len(pieces) < _MOST:
        pieces.append(_piece(dice, pieces))
    return "".join(pieces)


def _piece(dice: Dice, before: Sequence[str] = ()) -> str:
    what = dice.byte()
    if what < 200:
        return TOKENS[(what << 8 | dice.byte()) % len(TOKENS)]
    if what < 238:
        return sentences()[dice.below(1 << 16) % len(sentences())]
    if what < 244 and before:
        piece = before[-1 - dice.below(len(before))]
        return piece * min(dice.below(40), _LONGEST // (len(piece) or 1))
    if what < 250:
        sentence = sentences()[dice.below(1 << 16) % len(sentences())]
        start = dice.below(len(sentence))
        return sentence[start : start + dice.byte()]
    return chr(dice.below(1 << 16))
