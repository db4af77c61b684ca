"""X103: the number of a bank card or account."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, before, rule
from hegui.api.language import Worded, class_hits
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import in_long_numbers
from hegui_rules.safety.X101_identity_number import is_identity_number

_CARD = (
    r"(?<![\dA-Za-z.．*])\d{4}(?P<gap>[ \u3000\u2060—－-]?)\d{4}(?P=gap)\d{4}(?P=gap)\d{4}(?:(?P=gap)\d{1,3})?"
    r"(?![\dA-Za-z*]|[.．]\d|\s?[余多]?[万亿]?[元件份])"
)
_ACCOUNT = r"(?<![\dA-Za-z.．*-])\d{10,25}(?![\dA-Za-z*-]|[.．]\d|\s?[余多]?[万亿]?[元件份])"
_LABEL = Worded(r"<account-label>[^。；\n\d]{0,20}$")
_CLEAR_LABEL = r"(?:银行|信用社|开户行)[^。；\n\d]{0,30}(?:账号|帐号|卡号|账户|帐户)[^。；\n\d]{0,6}$"
# Where fines go is public, save when it has the number of somebody's card.
_FINES = r"(?:缴款|缴入|缴至|罚没|罚款)[^。；\n\d]{0,24}$"
# Accounts that are public by their purpose, and accounts that hold no money.
_PUBLIC = Worded(r"<public-account>[^。；\n\d]{0,24}$")


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


@rule(
    code="X103",
    name="bank-account",
    title="公开了银行账号",
    severity=Severity.WARNING,
    profile="statutory",
    basis=(PRIVACY, DISCLOSURE),
    rationale="银行账号和卡号属于敏感个人信息，公开的报告中不应出现。",
    bad=(
        Bad("救助金已汇入李某银行卡（卡号⟦6222021234567890128⟧）。", says="账号"),
        Bad("收款账户：⟦6228 4812 3456 7894⟧，经办人王某。"),
        Bad("罚款缴入指定账户（账号：⟦6222021234567890128⟧），欠薪转入工资卡⟦6222 0212 3456 7890 128⟧。"),
        Bad("开户行：临溪县农村信用社，账号：⟦301234567890⟧。", says="疑似"),
    ),
    good=(
        "捐款账户：临溪县慈善会，账号6222021234567890128。",
        "落实资金6222021234567890128元，银行放贷1620000000000000元。",
        "设备编号6222021234567890128，银行卡尾号0128。",
        "统一社会信用代码116403990069550649，开户银行已变更。",
    ),
)
def bank_account(doc: Document, options: Options) -> Iterator[Finding]:
    """Card numbers whose check digit is right, after a label; accounts of another form, after a clear label, as info."""
    if not class_hits(doc)["account-label"]:
        return
    cards: set[int] = set()
    for match in in_long_numbers(doc, _CARD):
        digits = "".join(c for c in match[0] if c.isdigit())
        if not before(doc, match.start(), _LABEL.of(doc)) or before(doc, match.start(), _PUBLIC.of(doc)):
            continue
        if passes_luhn(digits) and not (len(digits) == 18 and is_identity_number(digits)):
            cards.add(match.start())
            public = before(doc, match.start(), _FINES)
            yield _found(
                Span(*match.span()),
                "疑似个人" if public else "",
                Severity.INFO if public else Severity.WARNING,
            )
    for match in in_long_numbers(doc, _ACCOUNT):
        clear = before(doc, match.start(), _CLEAR_LABEL) and not before(doc, match.start(), _PUBLIC.of(doc))
        if clear and match.start() not in cards:
            yield _found(Span(*match.span()), "疑似", Severity.INFO)


def _found(span: Span, doubt: str, severity: Severity) -> Finding:
    return Finding(
        span,
        f"此处公开了{doubt}银行账号",
        suggestion="删去账号，或只留尾号",
        severity=severity,
        sensitive=True,
    )
