"""D203: a long stretch of words, no whole sentence, that stands earlier in the report."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Option, Options, Related, Severity, rule
from hegui.api.facts import passages
from hegui.api.language import classes_of
from hegui_rules.basis import USAGE
from hegui_rules.repetition.common import substance

_ALIKE = 0.9
"""Share of letters that agree; a looser likeness is chance or the order of a list."""


@rule(
    code="D203",
    name="words-carried-over",
    title="大段词句前后重复",
    severity=Severity.INFO,
    yields_to=("D201", "D202", "D204"),
    basis=USAGE,
    rationale="句子里有一长串词句在前面出现过，可能是套用，值得看一眼。",
    options=(Option("least", int, 26, "除固定提法外至少多少个字相同才提示"),),
    bad=(
        Bad(
            "一、主要举措\n整合司法所、派出所和村级调解力量组建流动服务小队，把法律咨询送到田间地头和集市摊位，群众反映良好。\n"
            "二、下一步安排\n明年我们将继续⟦整合司法所、派出所和村级调解力量组建流动服务小队，把法律咨询送到田间地头和集市摊位⟧，扩大覆盖。",
            says="前面",
        ),
        Bad(
            "一、主要举措\n组织律师和退休教师走进工地、集市和校园，面对面解答劳动报酬、校园安全和邻里关系方面的疑问，全年共举办60场，发放资料3000份。\n"
            "二、下一步安排\n我们计划从春节后开始每个季度⟦组织律师和退休教师走进工地、集市和校园，面对面解答劳动报酬、校园安全和邻里关系方面的疑问⟧，形成制度。",
        ),
    ),
    good=(
        "学习贯彻党的二十大和二十届二中、三中全会精神。\n下一步，继续学习贯彻党的二十大和二十届二中、三中全会精神。",
        "印发《临溪县关于加强基层法治建设的实施方案》。\n落实《临溪县关于加强基层法治建设的实施方案》，压实责任。",
    ),
)
def words_carried_over(doc: Document, options: Options) -> Iterator[Finding]:
    """Long stretches that stand twice, whatever they begin and end with."""
    for passage in passages(doc):
        if passage.matched < options.least or passage.share < _ALIKE:
            continue
        if substance(classes_of(doc), doc.body[passage.second.start : passage.second.end]) >= options.least:
            yield Finding(
                passage.second,
                "这一长串词句在前面出现过",
                related=(Related(passage.first, "前面的一处"),),
                suggestion="如系套用，改写后一处",
            )
