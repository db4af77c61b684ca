"""居全市第8位，进入前五名: a rank that is not among those it is said to be."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui.api.text import ONES, read
from hegui_rules.basis import HANDLING

_NUMERAL = f"[0-9]{{1,3}}|[{ONES}十]{{1,3}}"
_SAID = Worded(
    f"(?<![^，,。；;：:、\n])(?P<lead>[^，,。；;：:、\n第前]{{0,24}}(?:<rank>)[^，,。；;：:、\n第前]{{0,6}})(?P<rank>第(?P<place>{_NUMERAL})[名位]?)"
    f"[，,](?:成功|继续|已)?(?P<top>(?:<rank>|进入|跻身|迈入)前(?P<most>{_NUMERAL})[名位]?)(?=[，,。；;！\n]|行列)"
)

_EARLIER = Worded("<last-year>|由|从|此前|原|20[0-9]{2}年(?!，)")
"""The rank is that of an earlier time, or that it rose from."""


@rule(
    code="N177",
    name="rank-outside-top",
    title="名次不在所说的前几名之内",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="名次写明了，是否在前几名之内一看便知；不符的，两个数中必有一个有误。",
    bad=(
        "2024年，我县法治建设考核居全市第8位，⟦进入前五名⟧。",
        "今年，测评得分排名第六，⟦进入前三名⟧。",
    ),
    good=(
        "2024年，我县法治建设考核居全市第3位，进入前五名。",
        "2024年，营商环境评价居全省第12位，居全市前三。",
        "法治督察由上年排名第8位，进入前五名；2023年底排名第8位，已进入前五名。",
    ),
)
def rank_outside_top(doc: Document, options: Options) -> Iterator[Finding]:
    """A rank, and right behind it the top it is said to be in; no other year, scope or subject between."""
    for said in everywhere(doc, _SAID.of(doc)):
        place, most = read(said["place"]), read(said["most"])
        if place is None or most is None or place <= most or _EARLIER.of(doc).search(said["lead"]):
            continue
        yield Finding(
            Span(*said.span("top")),
            f"第{place}名不在前{most}名之内",
            related=(Related(Span(*said.span("rank")), "这里写的名次"),),
            suggestion="核对名次与“前几名”的说法",
        )
