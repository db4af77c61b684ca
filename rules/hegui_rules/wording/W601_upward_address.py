"""W601: 汇报如下: words for a superior's ears in a report that the public reads."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Basis, Document, Finding, Needs, Options, Severity, Span, in_title, rule
from hegui.api.language import classes_of, matches

_ADDRESS = (
    "(?P<place>汇报如下)(?=[：:。，,\n]|$)|(?<=[，。；\n])(?:特此汇报|以上汇报)"
    "|(?<=[妥当可]否)[，,]?(?P<ask>请(?:予以?)?(?:批示|批复|指示|审示))|(?<=[，。；\n])请(?:各位)?领导[^。\n]{0,12}(?:批评指正|审阅|指示)"
)
_SIGNS = ("否，请", "否,请", "否请")
_TOLD = "tells-superior"


@rule(
    code="W601",
    name="upward-address",
    needs=Needs(words=_SIGNS, classes=(_TOLD,)),
    title="公开的报告沿用向上级汇报的口气",
    severity=Severity.INFO,
    basis=Basis("《法治政府建设与责任落实督察工作规定》", "第二十四条"),
    rationale="年度报告要向社会公开，读者是公众，“汇报如下”“请领导批评指正”是内部行文的用语。",
    bad=(
        "现将本年度法治政府建设工作情况⟦汇报如下⟧：",
        "以上报告，妥否，⟦请批示⟧。",
    ),
    good=(
        "现将本年度法治政府建设工作情况报告如下：",
        "镇党委会议听取汇报，如下事项列入重点：",
        "重大事项依法请批示后办理。",
    ),
)
def upward_address(doc: Document, options: Options) -> Iterator[Finding]:
    """Set phrases of internal reports to a superior."""
    for found in matches(doc, _ADDRESS, (*_SIGNS, *classes_of(doc).words(_TOLD))):
        place = Span(*found.span(found.lastgroup or 0))
        if not in_title(doc, place.start):
            words = doc.quote(place)
            better = "改为“报告如下”" if words == "汇报如下" else "公开发布时删去"
            yield Finding(place, f"“{words}”是向上级汇报的用语，公开的报告不宜使用", suggestion=better)
