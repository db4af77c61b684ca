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
    Span,
    name_at,
    name_before,
    phrases,
    rule,
    sentence_at,
)
from hegui.api.facts import cues
from hegui.api.language import Worded, class_hits, first_in
from hegui.api.text import compiled
from hegui_rules.basis import DISCLOSURE, MINORS
from hegui_rules.safety.common import beyond, is_pseudonym, matches

_AGES = phrases("minor_ages", ("岁",))
_INTRODUCED = r"(?:被害人|嫌疑人|当事人)?(?:姓名|名叫|叫|为|[:：“（(])?"
_AGED = r"[（(，,](?:[男女][，、,]\s?)?(?:年仅|今年|时年|现年|年龄)?(?:1[0-7]|[1-9])\s?周?岁"
_NICKNAME = r"(?:名叫|叫)?(?P<who>小[\u4e00-\u9fff]{1,2}[（(](?!化名)[^（）()]{0,12}(?:父|母|爷爷|奶奶|就读|[住系]|班|年级)[^（）()]{0,20}[）)])"
"""受害女童小雨（父亲系临溪村村医）: a pet name beside what tells who the child is."""
_OF_AGE = r"(?<![0-9])(?:1[0-7]|[1-9])\s?周?岁的(?:[男女]孩|儿子|女儿)?"


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
        Bad(
            "对未成年被害人小林（化名，⟦柳河镇中心小学四年级2班⟧）开展心理疏导，为受侵害女童小月（化名）的父亲⟦王建国⟧申请救助。"
        ),
        Bad(
            "受害女童⟦小雨（父亲系桂花村村医）⟧获得司法救助金2万元。",
        ),
        Bad(
            "为父母外出务工的留守儿童⟦董浩然⟧落实监护人，12岁的⟦蒋雨桐⟧重返校园，对未成年被害人⟦唐沐晨⟧开展救助。"
        ),
    ),
    good=(
        "为未成年被害人李梓涵（化名）提供心理疏导。",
        "走进柳河镇中心小学四年级2班开展防欺凌宣讲，为未成年被害人小林（化名）提供心理疏导。",
        "走访留守儿童王某某，学生李某（男，12岁）得到救助。",
        "学生王晓明荣获全县法治演讲比赛一等奖。",
        "受害女童小雨（化名）获得司法救助，学生小明（12人组成的志愿队成员）表示满意。",
        "为困境儿童、孤儿发放补助，学生高度重视，儿童安全感增强。",
        "当事人李某（男，45岁）已获救助，参加活动的学生小明很高兴。",
    ),
)
def minor_named(doc: Document, options: Options) -> Iterator[Finding]:
    """A full name after a word for minors, or with an age below 18; prizes are silent."""
    lead = f"(?:^|[^\u4e00-\u9fff]|{cues('lead')})$"
    cued = (
        name_at(doc, beyond(doc, span.end, _INTRODUCED)) for span in class_hits(doc).get("minor-role", ())
    )
    aged = (name_before(doc, match.start(), lead) for match in matches(doc, _AGED, _AGES))
    of_age = (name_at(doc, match.end()) for match in matches(doc, _OF_AGE, _AGES))
    yield from _by_kin(doc)
    yield from _by_school(doc)
    seen: set[int] = set()
    for span in filter(None, chain(cued, aged, of_age)):
        if span.start in seen or is_pseudonym(doc, span):
            continue
        if first_in(doc, sentence_at(doc, span.start), "praise") is None:
            seen.add(span.start)
            yield Finding(
                span,
                "此处公开了未成年人的姓名",
                suggestion="删去姓名和可能推断出身份的信息，确需写时写“某学生”",
                sensitive=True,
            )


_SCHOOL = Worded(
    r"(?:某{1,2}[甲乙丙]?|化名[）)]?)(?P<mark>[（(，,、]{0,2})(?P<lead><goes-to-school>)?(?P<it>[\u4e00-\u9fff]{2,14}?<school-word>(?!学(?!生)|[小中]学)"
    r"(?P<class>[初高]?[一二三四五六七八九0-9]年?级?(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)]?班)?)?(?P<pupil>学生|就读|在校生)?)"
)
_PARENT = Worded(r"(?:化名[）)]|某{1,2})的?<parent-of>")


def _by_school(doc: Document) -> Iterator[Finding]:
    """A harmed or accused child under another name, beside its school and class, or the full name of a parent."""
    if not class_hits(doc)["minor-role"]:
        return
    for pattern, name in ((_SCHOOL, "school-word"), (_PARENT, "parent-of")):
        if not class_hits(doc)[name]:
            continue
        for match in pattern.of(doc).finditer(doc.body):
            sentence = sentence_at(doc, match.start())
            if (
                first_in(doc, sentence, "minor-harmed") is None
                or first_in(doc, sentence, "minor-role") is None
                or first_in(doc, sentence, "praise") is not None
            ):
                continue
            if pattern is _PARENT:
                span = name_at(doc, match.end())
            else:
                told = (
                    match["class"]
                    or match["pupil"]
                    or (match["lead"] and match["mark"])
                    or match["mark"] in tuple("（(")
                )
                span = Span(*match.span("it")) if told else None
            if span is not None:
                yield Finding(
                    span,
                    "用了化名，但这里的信息足以认出这名未成年人",
                    suggestion="删去学校、班级和父母姓名等信息",
                    sensitive=True,
                )


def _by_kin(doc: Document) -> Iterator[Finding]:
    """A pet name with a bracket that tells parents, school or home."""
    for span in class_hits(doc).get("minor-role", ()):
        match = compiled(_NICKNAME).match(doc.body, span.end)
        if match is not None:
            yield Finding(
                Span(*match.span("who")),
                "此处的信息足以认出这名未成年人",
                suggestion="删去小名和父母、学校、住址等信息",
                sensitive=True,
            )
