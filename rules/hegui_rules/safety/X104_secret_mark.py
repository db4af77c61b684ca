"""X104: a mark of secrecy, or 内部资料 注意保存, in a report that is made public."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, phrases, rule
from hegui.text.compiled import compiled
from hegui_rules.basis import DISCLOSURE, SECRECY
from hegui_rules.safety.common import matches

_LEVEL = r"(?<!商业)(?<!国家)(?:绝[ 　]?密|机[ 　]?密|秘[ 　]?密)"
_STAR = rf"{_LEVEL}[ 　]?[★☆](?:[ 　]?(?:[0-9]{{1,2}}|[一二三五十]{{1,3}})[ 　]?(?:年|个月)|[ 　]?长期)?|[★☆][ 　]?{_LEVEL}"
_LABELLED = (
    r"(?:密级|保密等级|秘密等级|涉密等级)\s?[:：]\s?(?P<level>绝密|机密|秘密|内部)(?![^，。；、\s]{2})"
)
_WHOLE = (
    rf"(?:{_LEVEL}|内部(?:资料|文件|材料|参考|使用|掌握|传阅)|保密期限\s?[:：]\s?(?:[0-9]{{1,2}} ?年|长期)|涉密文件)"
    r"|(?:内部(?:资料|文件|材料|参考|使用|掌握|传阅)[ 　，,、；;·]{0,3})?"
    r"(?:请?注意保[存密管]|妥善保管|不得外传|严禁外传|请勿外传|切勿外传|不得翻印|严禁复印|禁止外传|严禁扩散)"
    r"|(?:仅供|仅限|只供|只限|限于?)(?:内部|领导|机关|系统内)(?:使用|参考|传阅|参阅|掌握|阅读)"
    r"|(?:此件|本件|本文|本报告)(?:不公开|不予公开|依申请公开|不得公开|严禁外传|不宜公开)"
    r"|(?:公开方式|公开属性|公开类别|公开形式|信息公开选项|是否公开)\s?[:：]\s?(?:不予?公开|依申请公开|否)"
)
_SEVERAL = rf"(?:{_WHOLE})(?:[ 　，,、；;！!]{{1,3}}(?:{_WHOLE}))?"
_MARK = (
    rf"(?m:^)[ \t　]*[（(【\[〔]?(?P<line>{_SEVERAL})[)）】\]〕]?[ \t　]*[。！!]?(?=\r?\n|\Z)"
    rf"|(?m:^)[ \t　]*[（(【\[〔](?P<head>{_SEVERAL})(?=[)）】\]〕])"
    rf"|(?<=[^》”][（(【\[〔])(?P<tail>{_SEVERAL})(?=[)）】\]〕][。]?[ \t　]*(?:\r?\n|\Z))"
    # Alone these words may be a heading or a cell: only in brackets that end a line do they mark the whole report.
    rf"|(?<=[（(【\[〔])(?P<bare>不予公开|不公开|依申请公开)(?=[)）】\]〕][。]?[ \t　]*(?:\r?\n|\Z))"
)
_STARS = phrases("secret_stars", ("★", "☆"))
_LABELS = phrases("secret_labels", ("密级", "密等级", "保密等级"))
_SIGNS = phrases("secret_signs", (
    "绝密", "机密", "秘密", "密 ", " 密", "　密", "保密期限", "涉密文件", "内部", "外传", "注意保", "妥善保管", "翻印", "复印",
    "扩散", "仅供", "仅限", "只供", "只限", "此件", "本件", "公开方式", "公开属性", "公开类别", "公开形式", "公开选项", "是否公开", "不予公开", "不公开", "依申请公开",
))  # fmt: skip


@rule(
    code="X104",
    name="secret-mark",
    title="带有密级或内部文件标志",
    severity=Severity.ERROR,
    profile="statutory",
    basis=(SECRECY, DISCLOSURE),
    rationale="标有密级、“内部资料”“不得外传”的文件不能公开；已经解密或标志系误留的，公开前应确认并删去。",
    bad=(
        Bad("⟦秘密★1年⟧\n临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政。", says="密级"),
        Bad("⟦内部资料 注意保存⟧\n临溪镇2024年法治政府建设年度报告"),
        Bad("临溪镇人民政府\n2025年1月20日\n（⟦此件不公开⟧）"),
        Bad("（⟦不予公开⟧）\n青禾乡2024年法治政府建设年度报告"),
        Bad("密级：⟦机密⟧\n青禾乡2024年法治政府建设年度报告"),
        Bad("青禾乡2024年法治政府建设年度报告（⟦内部资料，不得外传⟧）"),
    ),
    good=(
        "开展保密教育2次，严防泄露国家秘密和商业秘密，要求涉密文件不得外传。",
        "编印内部资料《临溪普法》4期，发放600册，编发《法治临溪》（内部资料）。",
        "（此件公开发布）",
        "作出不予公开决定3件，办理依申请公开12件，其中部分公开（不予公开）2件。",
        "密级：公开\n公开方式：主动公开",
        "规范内部控制，机密级计算机实行台账管理。",
    ),
)
def secret_mark(doc: Document, options: Options) -> Iterator[Finding]:
    """Marks with a star anywhere; words of secrecy only as a line of their own, in brackets, or after a label."""
    starred = [Span(*m.span()) for m in matches(doc, _STAR, _STARS)]
    for span in starred:
        yield _found(doc, span, Severity.ERROR)
    for match in matches(doc, _LABELLED, _LABELS):
        yield _found(doc, Span(*match.span("level")), Severity.ERROR)
    for match in matches(doc, _MARK, _SIGNS):
        span = Span(*match.span(match.lastgroup or 0))
        if not any(span.overlaps(other) for other in starred):
            yield _found(doc, span, _grade(doc.quote(span)))


def _grade(words: str) -> Severity:
    return (
        Severity.WARNING
        if compiled(r"^涉密文件$|^保密期限|^(?:公开|信息公开|是否|不予?公开|依申请公开)").match(words)
        else Severity.ERROR
    )


def _found(doc: Document, span: Span, severity: Severity) -> Finding:
    words = " ".join(doc.quote(span).split())
    return Finding(
        span, f"公开的报告带有“{words}”这一密级或内部文件标志",
        suggestion="经保密审查确认可以公开后删去这一标志；不能公开的，不要发布", severity=severity,
    )  # fmt: skip
