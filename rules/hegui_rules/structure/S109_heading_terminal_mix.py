"""S109: some headings of a level end in a full stop, others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui.api.document import Section
from hegui_rules.basis import USAGE
from hegui_rules.structure.numbering import runs


@rule(
    code="S109",
    name="heading-terminal-mix",
    title="同级标题末尾标点不一",
    severity=Severity.INFO,
    basis=USAGE,
    rationale="单独成行的标题末尾一般不用句号；同一级标题的写法应当一致。",
    bad=(
        Bad(
            "一、主要举措\n（一）加强学习\n组织学法4次。\n⟦（二）严格执法。⟧\n办理案件6件。\n（三）化解矛盾\n调解纠纷30件。",
            says="末尾有句号",
        ),
        Bad(
            "一、主要举措。\n组织学法4次。\n⟦二、存在的不足⟧\n编制偏少。\n三、下一步安排。\n继续普法。",
            says="末尾没有句号",
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n二、存在的不足\n编制偏少。",
        "一、主要举措\n1.组织学法4次。\n2.办理案件6件。\n二、存在的不足\n编制偏少。",
    ),
)
def heading_terminal_mix(doc: Document, options: Options) -> Iterator[Finding]:
    """Headings that stand alone in their line, against the way most of their neighbours end."""
    for run in runs(doc):
        alone = [s for s in run if not s.heading.run_in and s.own.length + s.span.length > 0 and _short(s)]
        stopped = [s for s in alone if doc.body[s.heading.span.end - 1] == "。"]
        plain = [s for s in alone if doc.body[s.heading.span.end - 1] not in "。；：！？"]
        if not stopped or not plain or len(run) != len(alone):
            continue
        odd, usual, words = (stopped, plain, "有") if len(stopped) < len(plain) else (plain, stopped, "没有")
        yield from _findings(odd, usual, words)


def _short(section: Section) -> bool:
    return section.heading.title.length <= 45


def _findings(odd: Sequence[Section], usual: Sequence[Section], words: str) -> Iterator[Finding]:
    for section in odd:
        yield Finding(
            section.heading.span,
            f"这个标题末尾{words}句号，与同级标题不一致",
            related=(Related(usual[0].heading.span, "同级标题"),),
        )
