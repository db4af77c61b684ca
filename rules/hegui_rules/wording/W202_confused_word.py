"""W202: words that stand where another is meant."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.confusions import confused
from hegui_rules.wording.frames import FRAMES, framed
from hegui_rules.wording.tables import CONFUSIONS


@rule(
    code="W202",
    name="confused-word",
    title="词语误用",
    severity=Severity.WARNING,
    yields_to=("W101",),
    profile="recommended",
    basis=LANGUAGE,
    rationale="权力与权利、过度与过渡、登录与登陆等词形近音同，意思不同，用错会改变内容。",
    knowledge=(CONFUSIONS, FRAMES),
    bad=(
        "规范⟦权利运行⟧，防止⟦权利寻租⟧。",
        "群众⟦登陆平台⟧即可查询办件进度。",
        "依法维护当事人的⟦诉讼权力⟧。",
        "实现机构改革⟦平稳过度⟧，坚决整治⟦不做为⟧问题。",
    ),
    good=(
        "公布权力清单86项，保障公民权利。",
        "防汛期间台风登陆前转移群众32人。",
        "依法行使行政权力，尊重当事人诉讼权利。",
        "避免资源过度开发，做为民服务的贴心人。",
        "既要依法办事，又要便民；法规文件汇编已印发。",
    ),
)
def confused_word(doc: Document, options: Options) -> Iterator[Finding]:
    """Words that stand where another is meant: rows of kind ``word`` of both tables, each place told once."""
    told: list[Span] = []
    for entry, span in confused(doc, options.confusions, "word"):
        told.append(span)
        yield Finding(
            span,
            f"“{entry.wrong}”用在这里有误，应为“{entry.right}”",
            suggestion=f"改为“{entry.right}”",
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
    for frame, span in framed(doc, options.frames, "word"):
        if not any(span.overlaps(other) for other in told):
            yield Finding(
                span,
                frame.say,
                suggestion=frame.right,
                severity=None if frame.sure else Severity.INFO,
                basis=bases(frame.sources),
            )
