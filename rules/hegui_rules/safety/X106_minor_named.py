"""X106: a minor who can be recognised."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    hits,
    name_at,
    name_before,
    phrases,
    rule,
    sentence_round,
)
from hegui.text.compiled import compiled
from hegui_rules.basis import DISCLOSURE, MINORS
from hegui_rules.safety.common import beyond, matches

_ROLES = (
    "未成年人", "未成年", "儿童", "孤儿", "学生", "小学生", "中学生", "初中生", "高中生", "女童", "男童", "女孩", "男孩", "少年", "少女",
    "幼童", "辍学生", "女婴", "男婴",
)  # fmt: skip
_CUES = phrases("minor_cues", _ROLES)
_AGES = phrases("minor_ages", ("岁",))
_TITLE = r"(?:被害人|嫌疑人|当事人)?(?:姓名|名叫|叫|为|[:：“])?"
_LED = r"(?:^|[^\u4e00-\u9fff]|[为助访对给孩童生女子])$"
_AGE = r"[（(，,](?:[男女][，、,]\s?)?(?:年仅|今年|时年)?(?:1[0-7]|[1-9])\s?周?岁"
_PRAISE = r"荣获|获评|获奖|等奖|表彰|评为|优秀|最美|标兵|大赛|比赛|征文|作品|演讲|新时代好少年|事迹|英雄|见义勇为|代表"


@rule(
    code="X106",
    name="minor-named",
    title="公开了未成年人的姓名",
    severity=Severity.WARNING,
    profile="statutory",
    basis=(MINORS, DISCLOSURE),
    rationale="未成年人的姓名、住址、照片以及可能推断出其身份的材料受到特别保护，报告中不能出现。",
    bad=(
        Bad("走访留守儿童⟦王晓明⟧，落实监护责任。", says="未成年人"),
        Bad("对⟦李思雨⟧（女，12岁）开展心理疏导3次。"),
        Bad("化解学生⟦赵天宇⟧在校受伤赔偿纠纷。"),
    ),
    good=(
        "走访留守儿童王某某，学生李某（男，12岁）得到救助。",
        "学生王晓明荣获全县法治演讲比赛一等奖。",
        "为困境儿童、孤儿发放补助，学生高度重视，儿童安全感增强。",
        "当事人李某（男，45岁）已获救助，参加活动的学生小明很高兴。",
    ),
)
def minor_named(doc: Document, options: Options) -> Iterator[Finding]:
    """A full name after a word for minors, or with an age below 18; prizes are silent."""
    seen: set[int] = set()
    cued = (name_at(doc, beyond(doc, hit.span.end, _TITLE)) for hit in hits(doc, _CUES))
    aged = (name_before(doc, match.start(), _LED) for match in matches(doc, _AGE, _AGES))
    for span in filter(None, chain(cued, aged)):
        if span.start not in seen and not compiled(_PRAISE).search(sentence_round(doc, span)):
            seen.add(span.start)
            yield Finding(
                span,
                "此处公开了未成年人的姓名",
                suggestion="删去姓名和可能推断出身份的信息，确需写时写“某学生”",
                sensitive=True,
            )
