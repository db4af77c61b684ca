"""X101: a citizen's identity number, check digit verified."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, before, rule
from hegui.api.language import Worded
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import in_long_numbers

_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(first, last + 1)
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_GROWN = 2010
"""Later years are as often the date of a form."""

# Blanks or hyphens between place, birthday and serial number are how forms print it.
_GAP = "[ \u3000\u2060—－-]?"
_NUMBER = rf"(?<![\dA-Za-z.．*])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{3}}{_GAP}[\dXxＸｘ](?![\dA-Za-z*])"
_OLD_NUMBER = r"(?<![\dA-Za-z.．*])\d{15}(?![\dA-Za-z*])"
_LABEL = r"(?:身份证|公民身份|身份号码|证件号|证号)[^。；\n\d]{0,12}$"
_OTHER = Worded(r"(?:<number-label>|工单|电话)[^。；\n\d]{0,8}$")


def identity_digits(words: str) -> str:
    """The 18 characters of a number, half-width and without separators, ``x`` capital."""
    kept = (c for c in words.upper().replace("Ｘ", "X") if c == "X" or c.isdigit())
    return "".join(c if c == "X" else str(int(c)) for c in kept)


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are an identity number of GB 11643: place, birthday and check character are right."""
    return digits[:2] in _PROVINCES and _born(digits[6:14]) is not None and _checks(digits)


def _checks(digits: str) -> bool:
    return _CHECK[sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=False)) % 11] == digits[-1]


def _born(birthday: str) -> int | None:
    """The year of a birthday (``YYYYMMDD``) that a living person can have; ``None`` for no day of the calendar."""
    try:
        day = datetime.date(int(birthday[:4]), int(birthday[4:6]), int(birthday[6:]))
    except ValueError:
        return None
    return day.year if 1890 <= day.year < 2100 else None


def _looks_like_one(digits: str) -> bool:
    """Whether a number of no known province is one all the same: its check character is right, and somebody grown up was born that day."""
    born = _born(digits[6:14])
    return born is not None and 1920 <= born <= _GROWN and _checks(digits)


@rule(
    code="X101",
    name="identity-number",
    title="公开了公民身份号码",
    severity=Severity.ERROR,
    profile="statutory",
    basis=(PRIVACY, DISCLOSURE),
    rationale="公民身份号码属于个人信息，公开后可能被冒用；报告中确需提到当事人时，号码应删去或遮盖。",
    bad=(
        Bad("调解对象李某，身份证号⟦640399198001151235⟧，已签协议。", says="身份号码"),
        Bad("发放临时救助3人，其中⟦11010519491231002X⟧一户2000元。"),
        Bad("公民身份号码：⟦640399 19631204 0023⟧。"),
        Bad("身份证号码⟦640399198001151236⟧。", says="疑似"),
        Bad("身份证号⟦640399800115123⟧，系临溪村村民。"),
        Bad(
            "对当事人⟦990000 1964 0407 0037⟧批评教育，执法人员名单（⟦000000197709230148⟧）已公布。",
            says="疑似",
        ),
    ),
    good=(
        "统一社会信用代码：116403990069550649，机构名称：临溪镇人民政府。",
        "调解对象李某，身份证号640399********1235，已签协议。",
        "项目编号202401010000123456，投资120万元。",
        "案件编号640399202401150012，已办结。",
    ),
)
def identity_number(doc: Document, options: Options) -> Iterator[Finding]:
    """Eighteen digits with the right check digit; a wrong one, or fifteen digits, only after a label."""
    for match in in_long_numbers(doc, _NUMBER):
        digits = identity_digits(match[0])
        other, labelled = before(doc, match.start(), _OTHER.of(doc)), before(doc, match.start(), _LABEL)
        if is_identity_number(digits) and not other:
            yield _found(Span(*match.span()), "", Severity.ERROR)
        elif (labelled and _born(digits[6:14])) or (not other and _looks_like_one(digits)):
            yield _found(Span(*match.span()), "疑似", Severity.WARNING)
    for match in in_long_numbers(doc, _OLD_NUMBER):
        if _born("19" + match[0][6:12]) and before(doc, match.start(), _LABEL):
            yield _found(Span(*match.span()), "疑似15位", Severity.INFO)


def _found(span: Span, doubt: str, severity: Severity) -> Finding:
    return Finding(
        span, f"此处公开了{doubt}公民身份号码，属于个人信息", suggestion="删去号码，或只留前后几位、中间以星号遮盖",
        severity=severity, sensitive=True,
    )  # fmt: skip
