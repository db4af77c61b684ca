"""L101: a title that is one or two slips away from the title of a known law or central document."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui_rules.law.resembling import nearest
from hegui_rules.law.titles import HANDLING, LAWS, REPUBLIC, inside, titles


@rule(
    code="L101",
    name="title-slip",
    title="法规文件名称有误",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="引用法律法规和中央文件应当用准确的名称；漏一个“反”字、错一个“督察”，名称就不存在了。",
    knowledge=(LAWS,),
    bad=(
        Bad("组织学习《中华人民共和国⟦有组织犯罪法⟧》《中华人民共和国统计法》。", says="少了“反”字"),
        Bad("严格落实《⟦法治政府建设与责任落实督查工作规定⟧》。", says="“查”应为“察”"),
        Bad("执行《⟦重大行政决策程序暂行办法⟧》。", says="重大行政决策程序暂行条例"),
        Bad("宣传《⟦残疾人保护法⟧》。", says="残疾人保障法"),
    ),
    good=(
        "组织学习《中华人民共和国反有组织犯罪法》《村委会组织法》《中华人民共和国行政处罚法（修订）》。",
        "修订《云岭市重大行政决策程序规定》，宣传《云岭省物业管理条例》《安全生产条例》。",
        "学习《民法典学习读本》《行政处罚法释义》，讨论《检察公益诉讼法（草案）》。",
        "印发《法治政府建设实施方案（2021—2025年）》。",
    ),
)
def title_slip(doc: Document, options: Options) -> Iterator[Finding]:
    """Titles in 《》 against the table; local and unknown titles are silent."""
    for citation in titles(doc):
        near = nearest(options.law_titles, citation.title)
        if near is None:
            continue
        span = inside(citation)
        if doc.body.startswith(REPUBLIC, span.start) and span.length > len(REPUBLIC):
            span = span._replace(start=span.start + len(REPUBLIC))
        full = near.law.full if citation.title.startswith(REPUBLIC) else near.name
        yield Finding(
            span,
            f"没有名为“{doc.quote(span)}”的文件，{near.what}",
            suggestion=f"改为《{full}》",
            severity=None if near.certain else Severity.WARNING,
        )
