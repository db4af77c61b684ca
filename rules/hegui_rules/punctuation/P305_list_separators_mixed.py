"""P305: 一是…；二是…。三是…: points of one list divided by different marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION

_WIDE = str.maketrans(",;", "，；")


@rule(
    code="P305",
    name="list-separators-mixed",
    title="列举各项之间标点不一致",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="一处列举“一是……；二是……；三是……”各项之间用同一种标点：都用分号，或者都用句号。",
    bad=(
        Bad("一是加强学习；二是加强宣传⟦。⟧三是加强考核；四是加强保障。", says="分号"),
        Bad("（1）加强学习；（2）加强宣传⟦，⟧（3）加强考核。"),
        Bad("一是加强学习⟦，⟧二是加强宣传；三是加强考核。"),
    ),
    good=(
        "一是加强学习；二是加强宣传；三是加强考核。",
        "一是加强学习。组织培训3次。二是加强宣传。三是加强考核。",
    ),
)
def list_separators_mixed(doc: Document, options: Options) -> Iterator[Finding]:
    """The marks before the next items of a list; the rarer are told, of equals the comma, then the full stop."""
    for listed in doc.enumerations:
        if not listed.counted or len(listed.items) < _LEAST:
            continue
        found = [(item, _mark(doc, item.marker.start)) for item in listed.items[1:]]
        marks = Counter(doc.body[at].translate(_WIDE) for _, at in found if at is not None)
        if len(marks) < 2 or None in (at for _, at in found):
            continue
        usual = max(marks, key=lambda mark: (marks[mark], "，。；".index(mark)))
        for item, at in found:
            mark = doc.body[at].translate(_WIDE) if at is not None else usual
            if at is not None and mark != usual:
                yield Finding(
                    Span(at, at + 1),
                    f"这一处列举各项之间多用{_NAMES[usual]}，此处用了{_NAMES[mark]}",
                    related=(Related(item.marker, "后面的一项"),),
                    suggestion=f"统一用{_NAMES[usual]}“{usual}”",
                    severity=None if mark == "，" else Severity.INFO,
                )


def _mark(doc: Document, start: int) -> int | None:
    """Where the mark before an item stands, ``None`` where it has none of those that divide items."""
    return start - 1 if start and doc.body[start - 1] in _MARKS else None


_LEAST = 3
_MARKS = tuple("，,；;。")
_NAMES = {"；": "分号", "。": "句号", "，": "逗号"}
