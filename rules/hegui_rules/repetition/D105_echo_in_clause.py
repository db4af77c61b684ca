"""D105: one clause says the same word in both halves: 距离目标还有距离, 针对问题有针对性."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import is_verb
from hegui.api.language import WordClasses, classes_of, everywhere, find
from hegui.api.text import compiled, tags
from hegui_rules.basis import USAGE
from hegui_rules.repetition.pleonasms import PLEONASMS

_SAME = re.compile(r"([\u4e00-\u9fff]{2})([的了过着])\1(?![性度化感])")
_LONG_SAME = re.compile(r"([\u4e00-\u9fff]{4,12})的\1")
_BEHIND = re.compile(r"的([\u4e00-\u9fff]{2})(?=工作|力度|进度|[，。；,;]|$)", re.MULTILINE)
_OBJECT = re.compile(r"了?(?:(?![是有应比高低超于])[\u4e00-\u9fff]){3,16}")
"""推进阵地建设的推进工作: the verb again behind its object."""
_QUALITIES = ("praising", "echoed-quality")


@rule(
    code="D105",
    name="echo-in-clause",
    title="一句之内用词重复",
    severity=Severity.WARNING,
    basis=USAGE,
    knowledge=(PLEONASMS,),
    rationale="一个分句首尾用了同一个词，或两个意思相同的词语，读来拗口，删去一个意思不变。",
    bad=(
        Bad("虽然取得了一些成果，但⟦距离理想目标还有距离⟧。", says="差距"),
        Bad("我镇执法水平⟦距上级要求仍有较大的距离⟧。"),
        Bad("部分任务⟦因人员变动的原因导致⟧进展缓慢。"),
        Bad("营造⟦浓厚的浓厚⟧法治氛围，对执法人员⟦进行了进行⟧培训，⟦大力加大⟧宣传投入。"),
        Bad("与先进地区相比⟦差距还有一定差距⟧。"),
        Bad("贯彻落实⟦上级部署要求的上级部署要求⟧，年内⟦完成了完成⟧培训。"),
        Bad("将⟦推进法治文化阵地建设的推进⟧工作。"),
        Bad("⟦进一步压实进一步⟧规范执法责任。"),
        Bad("专项检查⟦共发现各类问题隐患共⟧76处，⟦每季度至少召开一次每季度⟧案件评查会。"),
        Bad("受众⟦学生610余名学生⟧，⟦保留18项证明事项予以保留⟧，努力⟦推进临溪县推进⟧法治建设。"),
        Bad("业务能力⟦得到了显著的提高了⟧，组织参加业务⟦培训会议培训⟧2次。"),
        Bad("对校园周边治理，⟦由县教育局牵头，牵头⟧会同公安机关制定方案。"),
    ),
    good=(
        "服务半径距离不超过2公里，距离目标还有差距。",
        "明细见附件1和附件2，分工见任务3及任务4。",
        "进一步压实责任，进一步规范执法行为。",
        "全县共建立工作室6个，公共服务场所共有12处；每月5日和每月15日接访，每年每村至少培训一次。",
        "发现案件线索12条案件线索移送6条；对18项证明事项予以保留，推进法治政府建设推进会部署的任务。",
        "由于人员变动，任务进展缓慢；缩短与群众的距离，没有距离感。",
    ),
)
def echo_in_clause(doc: Document, options: Options) -> Iterator[Finding]:
    """Frames of the table, and a word that qualifies itself: 良好的良好, 进行了进行."""
    entries = {entry.id: entry for entry, _ in options.pleonasms.hits(doc)}.values()
    places = ((at, entry) for entry in entries for at, _, _ in find(doc, entry.pattern))
    end = 0
    for at, entry in sorted(places, key=lambda found: (found[0].start, -found[0].end)):
        if at.start < end:
            continue
        end = at.end
        yield Finding(
            at,
            f"“{entry.twice}”在一句之内语义重复",
            suggestion=entry.right,
            severity=None if entry.sure else Severity.INFO,
        )
    qualities = classes_of(doc).word_set(*_QUALITIES)
    for match in everywhere(doc, _SAME):
        if match[1] in qualities if match[2] == "的" else is_verb(match[1]) or match[1] == "进行":
            yield _again(Span(*match.span()), match[1])
    for match in everywhere(doc, _LONG_SAME):
        yield _again(Span(*match.span()), match[1])
    for frame in _frames(classes_of(doc)):
        for match in everywhere(doc, frame):
            yield _again(Span(*match.span()), match["word"])
    yield from (_again(span, word) for span, word in _round(doc))


@lru_cache(maxsize=4)
def _frames(classes: WordClasses) -> tuple[re.Pattern[str], ...]:
    """Frames that say at their end (``word``) what they said at their beginning, and that no sentence has rightly."""
    total, noun, home, push, joint = (
        classes.pattern(name)
        for name in ("total-word", "noun-that-closes", "brought-home", "push-on", "acts-jointly")
    )
    return tuple(map(compiled, (
        # 共查处各类违法行为共88起, 累计化解纠纷共计36件: the sum announced twice
        rf"(?<![公总]){total}(?![产青同识享建治鸣赢性和])[\u4e00-\u9fff]{{2,16}}(?<![公总])(?P<word>{total})(?=[0-9])",
        # 坚持每月至少召开一次每月会审会
        r"每(?P<unit>[年月周日天季]度?)(?!每)[^，。；、：“”\n+]{2,14}(?<![和与及或到至])(?P<word>每(?P=unit))(?!第?[一二三四五六七八九十0-9])",
        # 受众学生610余名学生, 发布典型案例6批38起典型案例
        r"(?P<noun>(?![每第年月日])[\u4e00-\u9fff]{2,5})[0-9]+余?[\u4e00-\u9fff]{1,2}(?:[0-9]+余?[\u4e00-\u9fff]{1,2})?(?P<word>(?P=noun))(?![\u4e00-\u9fff0-9])",
        # 保留18项证明事项予以保留
        r"(?<![\u4e00-\u9fff])[对将]?(?P<verb>[\u4e00-\u9fff]{2})(?!的|进行)[^，。；、：\n的]{2,20}(?P<word>(?:予以|加以)(?P=verb))(?![\u4e00-\u9fff]{3})",
        # 推进青禾县推进法治建设
        rf"(?P<act>{push})(?!建设|组织)[\u4e00-\u9fff]{{1,6}}(?<!中)[省市县区镇乡局](?P<word>(?P=act))(?![了力服])",
        # 组织参加业务培训会议培训2次, 回应群众关切的热点问题关切482条
        rf"(?P<noun>[\u4e00-\u9fff]{{2}})(?:的[^，。；、\n和及与等以或占把将的]{{0,4}}|(?:[\u4e00-\u9fff]{{2}})?)(?<!工作){noun}(?P<word>(?P=noun))(?=[0-9，。；、])",
        # 得到了显著的提高了
        rf"{home}[^，。；、：\n了]{{1,12}}(?<![除为])(?P<word>了)(?=[，。；])",
        # 由教育局牵头，牵头会同公安部门
        rf"(?<![\u4e00-\u9fff])(?:由|经|会同|联合)[^，。；：\n]{{2,20}}(?P<done>[\u4e00-\u9fff]{{2}})[，,](?P<word>(?P=done))(?={joint}|[\u4e00-\u9fff]{{2,12}}[局厅委办院所站])",
    )))  # fmt: skip


def _round(doc: Document) -> Iterator[tuple[Span, str]]:
    """A verb, its object, 的 and the verb again."""
    for match in everywhere(doc, _BEHIND):
        clause = doc.clause_at(match.start())
        first = doc.body.rfind(match[1], clause.span.start, match.start()) if clause is not None else -1
        if (
            first >= 0
            and _OBJECT.fullmatch(doc.body, first + 2, match.start())
            and is_verb(match[1])
            and tags(match[1][0]).get(match[1]) == "v"
        ):
            yield Span(first, match.end()), match[1]


def _again(span: Span, word: str) -> Finding:
    return Finding(span, f"“{word}”在一句之内重复", suggestion="删去一处")
