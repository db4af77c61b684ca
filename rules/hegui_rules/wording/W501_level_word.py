"""W501: a word or body that does not fit the issuer's level: 全镇 in the report of a 乡."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hegui.api import Bad, Document, Finding, Options, Severity, Span, in_title, rule, words_round
from hegui.api.text import of_text
from hegui_rules.basis import USAGE, bases
from hegui_rules.wording.levels import LEVEL_WORDS, LevelWord, filled, kind_of_place, standing, turned_names

_REACH = 40
_CHANGED = re.compile("撤[乡镇县]|乡改镇|镇改街|县改区")
# What makes 全镇 speak of another place: 青禾镇……全镇 in the report of a county, or of a neighbour.
_NOT_A_NAME = re.compile(r"[开立交全各我本该个每所有到由是的和与在经对向按据、，。；：（(“]$")


@rule(
    code="W501",
    name="level-word",
    title="用词与报告单位的层级不符",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="乡的报告写“全镇”、镇的报告写“依法治县工作思路”，说明套用了别处或上级的材料，公开后难以解释。",
    knowledge=(LEVEL_WORDS,),
    bad=(
        Bad(
            "青禾乡2024年法治政府建设年度报告\n不断提升⟦全镇⟧法治水平。\n青禾县青禾乡人民政府\n2025年1月10日",
            says="全乡",
        ),
        Bad(
            "现将临溪镇2024年法治政府建设情况和2025年⟦依法治县⟧工作思路报告如下：\n一、主要做法\n临溪镇人民政府\n2025年1月10日"
        ),
        Bad("临溪镇2024年法治政府建设年度报告\n2024年，⟦我乡⟧坚持依法行政。", says="我镇"),
        Bad("临溪镇2024年法治政府建设年度报告\n全年⟦制定规章⟧3件。", says="规章制定权"),
        Bad("石桥乡2024年法治政府建设年度报告\n⟦石桥镇⟧聘请法律顾问2名。", says="石桥乡"),
        Bad("青禾街道2024年法治政府建设年度报告\n⟦镇党委⟧高度重视法治建设。"),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n不断提升全镇法治水平，在全县率先建成法治文化广场，我镇获县委表彰。",
        "青禾乡2024年法治政府建设年度报告\n健全镇村调解组织，助力全乡村振兴，学习临溪镇经验，全镇走访。",
        "临溪镇2024年法治政府建设年度报告\n认真落实县委依法治县工作要点，组织参加全县依法治县工作会议。",
        "青禾县2024年法治政府建设年度报告\n我县临溪镇经验在全市推广，制定规章制度5项。",
        "2024年，各单位制定规章3件，全镇干部参加培训。",
        "临溪镇2024年法治政府建设年度报告\n县政府常务会议听取我镇汇报，我县召开会议部署。",
    ),
)
def level_word(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of levels.tsv for the issuer's level; silent when the level is unknown or the report speaks of two issuers."""
    standings = standing(doc)
    if not standings or _joint(doc):
        return
    for entry, hit in options.levels.hits(doc):
        if entry.levels & standings and doc.quote(hit.span) == entry.word and _applies(doc, entry, hit.span):
            right = filled(entry.right, doc)
            yield Finding(
                hit.span,
                f"“{entry.word}”{filled(entry.says, doc)}",
                suggestion=f"改为“{right}”" if right else "核实后改为本单位的名称",
                severity=None if entry.sure else Severity.INFO,
                basis=bases(entry.sources),
            )
    for name in turned_names(doc):
        for match in of_text(f"{name}(?![村镇])").finditer(doc.body):
            span = Span(*match.span())
            if not in_title(doc, span.start):
                yield Finding(
                    span,
                    f"“{name}”与报告单位“{doc.identity.issuer}”不符",
                    suggestion="核实后改为本单位的名称",
                )


def _applies(doc: Document, entry: LevelWord, span: Span) -> bool:
    left, right = words_round(doc, span, _REACH, _REACH)
    if not (
        entry.before.met(left) and entry.after.met(right) and entry.clause.met(left + entry.word + right)
    ):
        return False
    return not in_title(doc, span.start) and not _another_place(doc, entry.word, span)


def _another_place(doc: Document, word: str, span: Span) -> bool:
    """Whether the paragraph names a place of the kind that ``word`` speaks of, before it."""
    unit = next((u for u in ("街道", "乡", "镇", "县") if u in word), "")
    if not unit:
        return False
    paragraph = doc.paragraph_at(span.start)
    before = doc.body[paragraph.span.start if paragraph else 0 : span.start]
    return any(not _NOT_A_NAME.search(before[: m.start()]) for m in _names(unit).finditer(before))


@cache
def _names(unit: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\u4e00-\u9fff]){unit}(?![街村])")


def _joint(doc: Document) -> bool:
    """Whether bodies of different kinds report together, or the place changed its kind lately."""
    kinds = {kind_of_place(doc, name) for name in doc.identity.issuer.split()}
    return len(kinds) > 1 or _CHANGED.search(doc.body) is not None
