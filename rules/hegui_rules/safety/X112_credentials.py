"""X112: by what one signs in: 系统登录密码为……, （账号admin，密码……）, 访问密钥."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import DISCLOSURE, SECRECY

_VALUE = r"(?P<it>[A-Za-z0-9][A-Za-z0-9@#$%^&+=!._?~-]{3,60})"
_IS = r"(?:统一|默认|初始|[均都已])?(?:设置|设定|重置|修改)?(?:为|是|[:：]|[（(“]){1,3}[ ]?"
_NO_COUNT = (
    r"(?![A-Za-z0-9*＊]|[余多]?[万亿]?[个条次件处项份人家张台套把组种类年月元名户]|[余多][万亿]?|[%％/])"
)
_TOLD = Worded(rf"(?<!商用)<credential>{_IS}{_VALUE}{_NO_COUNT}")
_BEHIND = Worded(
    r"(?<!商用)<credential>[ ]?(?=[A-Za-z0-9@#$%^&+=!._?~-]{0,60}[0-9])(?=[0-9@#$%^&+=!._?~-]{0,60}[A-Za-z])"
    r"(?P<it>[A-Za-z0-9][A-Za-z0-9@#$%^&+=!._?~-]{4,60})(?=[，,。；;、）)\s]|$)"
)
_BEFORE = Worded(
    rf"(?<![A-Za-z0-9]){_VALUE}[”]?(?:为|系|是|作为|作)(?:其|统一的?|默认的?|系统的?|平台的?)?<credential>(?=[，,。；;）)]|登录|登陆)"
)
_BOTH = Worded(
    rf"<sign-in>(?:分别)?{_IS}(?:<account-name>[:：为是]?)?{_VALUE}[”]?[ ]?[/／、，,和及与；][ ]?[“]?"
    r"[A-Za-z0-9][A-Za-z0-9@#$%^&+=!._?~-]{3,60}"
)
_NAME = Worded(
    r"<account-name>(?:均|都|统一)?(?:为|是|[:：]|“){0,2}[A-Za-z0-9@._-]{1,40}”?[，,、；;/ ]{1,2}$"
)
_SHAPES = (_TOLD, _BEHIND, _BEFORE, _BOTH)
_LEFT = 60


@rule(
    code="X112",
    name="credentials",
    needs=Needs(classes=("credential", "sign-in")),
    title="公开了账号密码",
    severity=Severity.WARNING,
    basis=(SECRECY, DISCLOSURE),
    rationale="系统的账号、密码、口令、密钥一经公开，任何人都能登录；报告中不应出现，已经发布的应当立即更换。",
    bad=(
        Bad("建成行政检查系统（⟦账号xzjc01，密码Qt#2024wz⟧），全程网上办理。", says="账号密码"),
        Bad("各单位登录平台填报，⟦初始密码为123456⟧，⟦验证码：8842⟧。"),
        Bad("调用接口须带⟦访问密钥Ak7f92hd83kq⟧，⟦登录信息为：sfs01/Lx@8866⟧。"),
    ),
    good=(
        "整改弱口令320个，注销账号1200个，修改密码45次，发放密钥5600把。",
        "宣传密码法，开展商用密码应用安全性评估，系统符合GB/T 39786要求，登录信息另行通知。",
        "开设账号“云溪普法”，发送验证码12000条，推广密码SM4算法，密码为******。",
    ),
)
def credentials(doc: Document, options: Options) -> Iterator[Finding]:
    """Latin letters and figures that are said to be a password, with the account before it."""
    found: list[Span] = []
    for shape in _SHAPES:
        for match in everywhere(doc, shape.of(doc)):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    for start, end in sorted(found):
        floor = max(0, start - _LEFT, doc.body.rfind("\n", 0, start) + 1)
        name = _NAME.of(doc).search(doc.body[floor:start])
        yield Finding(
            Span(floor + name.start() if name else start, end),
            "此处公开了登录系统所用的账号密码",
            suggestion="删去账号和密码，改为“登录信息另行通知”，并尽快更换密码",
            sensitive=True,
        )
