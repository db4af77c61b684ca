"""Finds quantities: numeral, approximators, magnitude, unit; masks everything that only looks like one.

    QTY = PRE* NUM (余|多)? MAG? (余|多)? UNIT? (多)? POST?

Each pass is linear: candidates come from patterns that begin with a character class, everything else looks at a
bounded window round the candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from hegui.facts.masks import masked_spans, quotations
from hegui.facts.units import Unit, fixed_terms, trie, unit_pattern, units
from hegui.text.numerals import LONGEST, MAGNITUDES, ONES, TENS, Number, read, read_arabic


class Raw(NamedTuple):
    """A quantity before its context is known; fields as in :class:`hegui.facts.quantity.Quantity`."""

    start: int
    end: int
    number_start: int
    number_end: int
    raw: str
    value: Number
    second: Number | None
    decimals: int
    scale: int
    rest_scale: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    rest_at: str
    unit: Unit | None
    flags: tuple[str, ...]


GAP = " \u2060\u00a0\u3000"
_G = "[ \u2060\u00a0\u3000]{0,3}"
_ARABIC = re.compile(r"[0-9][0-9]*(?:[,，][0-9]+)*(?:\.[0-9]+)?")
_DASH = re.compile(rf"{_G}(?:[-—~]{{1,2}}|至|到){_G}(?P<number>[0-9]+(?:[,，][0-9]{{3}})*(?:\.[0-9]+)?)")
_FRACTION = re.compile(r"/([0-9]{1,2})(?![0-9/年月日.+])")
_CN_FRACTION = re.compile(
    f"[一二两三四五六七八九十百千万][一二两三四五六七八九十百千]{{0,11}}分之[〇零{TENS}百点]{{1,24}}"
)
_CHINESE = re.compile(
    "[二两三四五六七八九十一百千万亿][〇零一二两三四五六七八九十百千万亿]*[余多来]?[万亿]?余?"
)
_REMAINDER = re.compile(f"[〇零]?([0-9]{{1,2}}|[{TENS}百]{{1,5}})")
_MORE = re.compile(r"([0-9]{1,4})(?![0-9.,:：/%])")

# Words before a numeral that make it approximate, and words that only announce it. Longest first under each last
# character; the second member lists characters that make another word of it (节约, 附近, 村规民约).
_APPROXIMATORS = (
    ("大约", ""), ("约为", ""), ("约", "节签履预违契集公民制条相邀特解合规续誓盟婚租商"), ("大概", ""),
    ("将近", ""), ("接近", ""), ("近", "靠附最邻临接将亲远新切贴凑走抵逼晋"),
    ("超过", ""), ("超出", ""), ("超", "赶反高英中高级"), ("逾", ""), ("突破", ""), ("多于", ""), ("大于", ""),
    ("高于", "不"), ("上", "以晚早网线街身地桌船路山海村桥会"), ("过", "超不通经度"), ("不少于", ""), ("不低于", ""),
    ("不小于", ""), ("至少", ""), ("最少", ""), ("起码", ""), ("不足", ""), ("不到", ""), ("不满", ""), ("未满", ""),
    ("低于", "不"), ("少于", "不"), ("小于", "不"), ("不超过", ""), ("不高于", ""), ("不多于", ""), ("最多", ""),
    ("至多", ""),
)  # fmt: skip
_ANNOUNCERS = (
    "共计", "总计", "合计", "累计", "共", "计", "达到", "达", "高达", "多达", "总共", "一共", "仅", "有", "为", "均", "各",
)  # fmt: skip
# Approximators that a digit string takes only with a bare magnitude (上百, 过万) or never with a period (近五年).
_ONLY_BARE = frozenset(("上", "过"))
_PERIODS = frozenset(("年", "个月", "天", "日", "周", "学年"))
_POST = ("及以上", "及以下", "以上", "以下", "左右", "上下", "之多", "以内", "之内", "有余")
# 24小时自助, 1小时生活圈: the name of a service, not a measured time.
_NAMED_TIME = re.compile(
    "(?:不间断|全天|自助|在线|服务|值班|值守|不打烊|热线|待命|营业|运行|监控|法律服务|响应|预约|办结制|政务|通办|[^，。；、,;0-9]{0,10}圈)"
)
_PERIOD_NAME = re.compile(f"{_G}(?:行动|规划|计划|攻坚|滚动|专项|方案|提升|倍增|发展规划|义务教育)")
_WORK_PERIOD = re.compile(
    "(?:连续|历时|为期|长达|超过|服务满|历经|用时|近|持续|时隔|任期|有效期|期限|聘期|已满|缩短至|压缩至|保存)$"
)
_LIST_BEFORE = re.compile("[、”》][^，。；：,;:\n、]{0,10}(?<![全国省市区县选])$")
_SET_HEADS = re.compile(
    "大(?:原则|举措|措施|行动|体系|工程|任务|领域|板块|方面|机制|平台|环节|重点|要求|目标|抓手|类|内容|举措|载体|阵地|主题|优势|特色|版块|课题|问题)"
)
_ORDINAL_LIST = re.compile(f"第[0-9〇零{TENS}百、，和及与至到—~-]{{0,12}}$")
# 民事、刑事分别为9、4件; 分别下降3.2和1.5个百分点: the unit of the last figure is that of all.
_DEALT = re.compile("分别[^，。；：,;:\n]{0,40}$")
_DEALT_ON = re.compile(r"(?:(?:[、和及与]|以及)[0-9]{1,9}(?:\.[0-9]{1,4})?){1,8}")
_NO_UNIT_AFTER = re.compile(r"[，。；：、,;:）)\n]")
_LETTER = re.compile("[A-Za-z]")
_CHANGED = re.compile("(?:缩短|压缩|减少|下降|提高|增长|增加|精简|压减)了?$")
_SHARE_OF = re.compile("占[^，。；：、,;:\n]{0,8}$")
_NONE_AT_ALL = re.compile("[率量数件案]均?(?:为|是|达到?|保持)?$")
_MEETING = re.compile("全会|全体会议|党代会|代表大会|人民代表大会|会议确定|会议审议")
_RATE_LABEL = re.compile("(?:率|达|为|占|到|的|度)$")


_ONES = frozenset("一二两三四五六七八九")
_TENS = frozenset("二三四五六七八九十")
_BEGUN = re.compile(f"(?<![第〇零{TENS}周初期月年、“‘])(?:[二三四五六七八九]?十|[二三四五六七八九])$")


class Grammar(NamedTuple):
    """The compiled patterns, made at first use."""

    tail: re.Pattern[str]
    unit: re.Pattern[str]
    chinese_units: frozenset[str]
    pre: dict[str, tuple[tuple[str, str, bool], ...]]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar over the tables in ``data/``."""
    unit = unit_pattern()
    post = trie(_POST)
    tail = re.compile(
        rf"(?P<rest1>[余多来](?!元化方])|几)?{_G}(?P<mag>万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千(?![米克瓦伏])|百(?!分)|十(?!分))?"
        rf"(?P<rest2>[余多来](?!元化))?{_G}(?P<unit>{unit})?(?P<rest3>多(?![元个次项种名家])|余)?(?P<post>{post})?"
    )
    pre: dict[str, list[tuple[str, str, bool]]] = {}
    for word, other in _APPROXIMATORS:
        pre.setdefault(word[-1], []).append((word, other, True))
    for word in _ANNOUNCERS:
        pre.setdefault(word[-1], []).append((word, "", False))
    ordered = {c: tuple(sorted(words, key=lambda w: -len(w[0]))) for c, words in pre.items()}
    return Grammar(tail, re.compile(unit), frozenset(w for w, u in units().items() if u.chinese), ordered)


def find_quantities(text: str, references: Sequence[tuple[int, int]] = ()) -> list[Raw]:
    """The quantities of normalised ``text``, in order.

    Args:
        references: spans of dates, titles and document numbers: their digits are no amounts.
    """
    quoted = quotations(text)
    padded = text + "\n" * 8
    found = [
        *_find_arabic(padded, masked_spans(text, references, quoted)),
        *_find_chinese(padded, sorted((*references, *quoted))),
    ]
    found.sort()
    kept: list[Raw] = []
    for one in found:
        if kept and one.number_start < kept[-1].end:
            continue
        kept.append(one)
    return kept


def _find_arabic(text: str, masks: Sequence[tuple[int, int]]) -> Iterator[Raw]:
    tail_of = grammar().tail.match
    at, last = 0, len(masks)
    done = 0
    for match in _ARABIC.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        while at < last and masks[at][1] <= start:
            at += 1
        if at < last and masks[at][0] < end:
            continue
        before = text[start - 1] if start else "\n"
        after = text[end]
        if before in "第+×*/·•." or after in "+×·•" or (before.isascii() and before.isalpha()):
            continue
        if before in GAP and start > 1 and text[start - 2] == "第":
            continue
        raw = match[0]
        if len(raw) > LONGEST or _fixed(text, start):
            continue
        tail = tail_of(text, end)
        found = _arabic_at(text, start, end, raw, tail) if tail else None
        if found is not None:
            done = found.end
            yield found


def _fixed(text: str, start: int) -> bool:
    """Whether the numeral at ``start`` belongs to a fixed term."""
    return any(
        text.startswith(term, start - place) for term, place in fixed_terms().get(text[start : start + 2], ())
    )


def _arabic_at(text: str, start: int, end: int, raw: str, tail: re.Match[str]) -> Raw | None:
    flags: list[str] = []
    if "," in raw or "，" in raw:
        cut = _separated(raw)
        start, raw = start + cut, raw[cut:]
    value, decimals, sound = read_arabic(raw)
    if not sound:
        flags.append("grouping")
    number_start, number_end = start, end
    if text[start - 1] in _TENS and (begun := _BEGUN.search(text, max(0, start - 4), start)):
        # 四十5起, 二0次: begun in words, ended in digits.
        joined = _begun(begun[0], raw)
        if joined is not None:
            number_start, value = begun.start(), joined
            start = number_start
            flags.append("mixed")
    scale, rest_scale, second = 1, 1, None
    after = text[end]
    if after == "/" and (fraction := _FRACTION.match(text, end)):
        return _fraction_at(text, start, raw, fraction)
    dash = _DASH.match(text, tail.end()) if not tail["post"] and not tail["rest1"] else None
    if dash is not None and not _from_to(text, start, dash):
        ranged = _range_at(text, start, value, decimals, tail, dash, flags)
        if ranged is not None:
            return ranged
    rest1, mag, rest2, word, rest3, post = tail.groups()
    if _LETTER.match(after) and not word:
        return None
    approximators = [w for w in (rest1, rest2, rest3) if w]
    rest_at = "number" if rest1 else "magnitude" if rest2 else "unit" if rest3 else ""
    if mag:
        scale = MAGNITUDES[mag]
        number_end = tail.end("mag")
        if mag[0] in "十百千" and mag not in ("千万", "百万", "千亿", "百亿", "万亿"):
            flags.append("mixed")
        if not rest1 and not rest2 and not word and (more := _MORE.match(text, number_end)):
            # 3万4000人, 3亿5000万元
            low = int(more[1])
            follow = grammar().tail.match(text, more.end())
            if follow and (follow["unit"] or follow["mag"]):
                small = MAGNITUDES[follow["mag"]] if follow["mag"] else 1
                if small in (100, 1000):
                    flags.append("thousands")
                if low * small < scale:
                    value = value * scale + low * small
                    scale, number_end = 1, follow.end("mag") if follow["mag"] else more.end()
                    tail = follow
                    rest1, mag, rest2, word, rest3, post = follow.groups()
                    approximators = [w for w in (rest1, rest2, rest3) if w]
                    rest_at = "number" if rest1 else "magnitude" if rest2 else "unit" if rest3 else ""
        elif mag in ("十", "百", "千") and text[number_end] in f"〇零{ONES}":
            # 1百零8名, 3百五十件: read, and flagged as mixed above.
            mixed = _REMAINDER.match(text, number_end)
            remainder = (int(mixed[1]) if mixed[1].isdigit() else read(mixed[1])) if mixed else None
            if mixed and remainder is not None:
                value, scale, number_end = value * scale + remainder, 1, mixed.end()
                tail = grammar().tail.match(text, number_end) or tail
                rest1, mag, rest2, word, rest3, post = tail.groups()
    unit = units()[word] if word else None
    if unit is None and not mag and (shared := _shared_unit(text, start, end)):
        unit, scale = shared
        if decimals == 0 and isinstance(value, int) and unit.kind == "duration":
            return None
        finish = end
    elif unit is None:
        mag_kept = mag is not None and ("万" in mag or "亿" in mag)
        rest_kept = bool((rest1 or rest2) and (value >= 10 or mag))
        if not mag_kept and not rest_kept:
            if value == 0 and raw == "0" and _NO_UNIT_AFTER.match(text, end):
                if not _NONE_AT_ALL.search(text, max(0, start - 5), start):
                    return None
            elif (
                value < 10
                or 1900 <= value <= 2100
                or decimals
                or not _NO_UNIT_AFTER.match(text, end)
                or not _announced(text, start)
            ):
                return None
        if (
            mag_kept
            and text[tail.end()] in "级达科州宁向象能般全用里卷代吨"
            and not text.startswith(("用于", "全部"), tail.end())
        ):
            return None
        flags.append("no-unit")
        finish = (
            tail.end("rest2") if rest2 else number_end if not rest1 else max(number_end, tail.end("rest1"))
        )
        if post:
            finish = tail.end()
    else:
        finish = tail.end()
        if _named(text, start, unit, tail, value):
            return None
        if text.startswith(word, tail.end("unit")) and not _sound_repeat(text, word, tail.end("unit")):
            flags.append("stutter")
    if rest1:
        rest_scale = 1
        if mag:
            rest_scale = scale
    elif rest2:
        rest_scale = scale
    value = value * scale
    if isinstance(value, Fraction) and value.denominator == 1:
        value = value.numerator
    begin, words = _before(text, start, unit)
    if post:
        approximators.append(post)
        # 90%以上左右
        if doubled := next((p for p in _POST if text.startswith(p, finish)), ""):
            approximators.append(doubled)
            finish += len(doubled)
    return Raw(
        begin, finish, number_start, number_end, raw, value, second, decimals, scale, rest_scale, words,
        tuple(approximators), rest_at, unit, tuple(flags),
    )  # fmt: skip


def _begun(words: str, digits: str) -> int | None:
    """The value of 四十 with 5 behind it, or of 二 with 0; ``None`` for two figures side by side."""
    if words[-1] == "十":
        tens = read(words)
        return tens + int(digits) if tens is not None and len(digits) == 1 and digits != "0" else None
    return int(f"{read(words)}{digits}") if digits in ("0", "00") and len(words) == 1 else None


def _shared_unit(text: str, start: int, end: int) -> tuple[Unit, int] | None:
    """The unit and magnitude of the last of several figures dealt out by 分别, when only that one has a unit."""
    if text[end] not in "、和及与以" or text.rfind("分别", max(0, start - 44), start) < 0:
        return None
    more = _DEALT_ON.match(text, end)
    if more is None or _DEALT.search(text, max(0, start - 44), start) is None:
        return None
    tail = grammar().tail.match(text, more.end())
    if tail is None or not tail["unit"]:
        return None
    return units()[tail["unit"]], MAGNITUDES[tail["mag"]] if tail["mag"] else 1


def _separated(raw: str) -> int:
    """Where the last number begins in digits joined by commas: 0 when the commas group digits (well or badly).

    ``3,158`` and the slip ``31,58`` are one number; ``2023,5`` and ``1,2,3`` are a list.
    """
    parts = re.split("[,，]", raw)
    first, rest = parts[0], parts[1:]
    whole = [p.partition(".")[0] for p in rest]
    if len(first) <= 3 and first[0] != "0" and all(len(p) == 3 for p in whole):
        return 0
    if "，" in raw:
        return len(raw) - len(parts[-1])
    # 1,20,000 and 2,345,67: one group of three gives the rest away. 1,5000 too, but 12,2024 ends in a year.
    if (
        len(first) <= 3
        and first[0] != "0"
        and len(whole) > 1
        and {2, 3} <= {len(p) for p in whole} <= {2, 3, 4}
    ):
        return 0
    if len(rest) == 1 and (
        (len(first) <= 3 and len(whole[0]) == 2)
        or (len(first) <= 2 and len(whole[0]) == 4 and not whole[0].startswith(("19", "20")))
        or (len(first) == 4 and len(whole[0]) == 3 and not first.startswith(("19", "20")))
    ):
        return 0
    return len(raw) - len(parts[-1])


def _from_to(text: str, start: int, dash: re.Match[str]) -> bool:
    """由5%到8%, 从3件至5件: two figures, not a range."""
    if text[dash.start() : dash.start("number")].strip(GAP) not in ("至", "到"):
        return False
    window = text[max(0, start - 16) : start]
    cut = max(window.rfind(c) for c in "，。；,;\n")
    window = window[cut + 1 :]
    return "由" in window or "从" in window or text[start - 1] in "自"


def _range_at(
    text: str,
    start: int,
    value: Number,
    decimals: int,
    tail: re.Match[str],
    dash: re.Match[str],
    flags: list[str],
) -> Raw | None:
    other = grammar().tail.match(text, dash.end())
    if other is None or len(dash["number"]) > LONGEST:
        return None
    second, more, sound = read_arabic(dash["number"])
    word = other["unit"]
    if not word and not other["mag"]:
        return None
    if tail["unit"] and word and tail["unit"] != word:
        return None
    if not sound or text[other.end()] in "+×":
        return None
    large = MAGNITUDES[other["mag"]] if other["mag"] else 1
    small = MAGNITUDES[tail["mag"]] if tail["mag"] else large
    unit = units()[word] if word else units().get(tail["unit"] or "")
    if unit is None and "万" not in (other["mag"] or "") and "亿" not in (other["mag"] or ""):
        return None
    end = other.end("unit")
    if word and text.startswith(word, end) and not _sound_repeat(text, word, end):
        flags.append("stutter")
    rests = tuple(w for w in (other["rest1"], other["rest2"], other["rest3"], other["post"]) if w)
    begin, words = _before(text, start, unit)
    first, last = _integral(value * small), _integral(second * large)
    return Raw(
        begin, other.end(), start, other.end("mag") if other["mag"] else dash.end(), text[start : dash.end()], first,
        last, max(decimals, more), large, 1, words, rests, "", unit, (*flags, "range", *(() if unit else ("no-unit",))),
    )  # fmt: skip


def _integral(value: Number) -> Number:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def _fraction_at(text: str, start: int, raw: str, fraction: re.Match[str]) -> Raw | None:
    low = fraction[1]
    if not raw.isdigit() or not 0 < int(raw) < int(low):
        return None
    tail = grammar().tail.match(text, fraction.end())
    begin, words = _before(text, start, None)
    post = next((p for p in _POST if text.startswith(p, fraction.end())), "")
    if (
        not post
        and begin == start
        and not (
            text.startswith("的", fraction.end())
            or text[start - 1] in "占以至到的"
            or _CHANGED.search(text, max(0, start - 3), start)
            or _SHARE_OF.search(text, max(0, start - 10), start)
        )
    ):
        return None
    if tail and tail["unit"]:
        return None
    return Raw(
        begin, fraction.end() + len(post), start, fraction.end(), text[start : fraction.end()],
        Fraction(int(raw), int(low)), None, 0, 1, 1, words, (post,) if post else (), "", None, ("fraction",),
    )  # fmt: skip


def _before(text: str, start: int, unit: Unit | None) -> tuple[int, tuple[str, ...]]:
    """Where the quantity begins with its approximators, and these in the order of the text."""
    table = grammar().pre
    words: list[str] = []
    begin = at = start
    for _ in range(3):
        while at > 0 and text[at - 1] in GAP:
            at -= 1
        if at == 0:
            break
        for word, other, approximate in table.get(text[at - 1], ()):
            if not text.endswith(word, 0, at):
                continue
            left = at - len(word)
            if other and left > 0 and text[left - 1] in other:
                continue
            if approximate and (
                word in _ONLY_BARE or (word == "近" and unit is not None and unit.word in _PERIODS)
            ):
                continue
            at = left
            if approximate:
                # An announcer inside (约有300人) belongs to the span, one before it (达近300人) does not.
                words.append(word)
                begin = left
            break
        else:
            break
    return begin, tuple(reversed(words))


def _announced(text: str, start: int) -> bool:
    """Whether 共, 达, 约 and the like stand before a number, so that it is an amount even without a unit."""
    at = start
    while at > 0 and text[at - 1] in GAP:
        at -= 1
    return any(
        text.endswith(word, 0, at) and not (other and at > len(word) and text[at - len(word) - 1] in other)
        for word, other, _ in grammar().pre.get(text[at - 1], ())
        if word not in ("为", "有", "各", "均", "计")
    )


def _named(text: str, start: int, unit: Unit, tail: re.Match[str], value: Number) -> bool:
    """Whether number and unit are a name or a rank: 24小时自助, 前3名, 3年行动, 2024年."""
    end = tail.end("unit")
    word = unit.word
    before = text[start - 1]
    if word == "年":
        if tail["mag"] is None and 1900 <= value <= 2199:
            return True
        return _PERIOD_NAME.match(text, end) is not None
    if unit.kind == "duration":
        if word in ("小时", "分钟") and _NAMED_TIME.match(text, end):
            return True
        if word == "小时" and value == 24 and "一" <= text[end] <= "鿿" and text[end] not in "内以之左后前":
            return True
        if word == "月":
            return True
        # 30日前报送 names a day of the month; 提前7日, 会议举行的7日前 count days.
        if word == "日" and not (
            text.startswith(("内", "以内", "之内"), end)
            or before == "的"
            or text[start - 2 : start] == "提前"
        ):
            return True
        return before == "前" or (before == "头" and word != "天")
    if before == "前" and unit.discrete and text[start - 2] not in "提目此之以年日":
        return True
    if word in ("卷", "学年", "届", "期") and 1980 <= value <= 2099 and not tail["mag"]:
        return True
    if word in ("分",) and (text[start - 1] in "时点:" or text.startswith(("之",), end)):
        return True
    if word == "成":
        return text[end] not in "以多左，。、的企群村居" or text[start - 1] in "成变分"
    return False


def _sound_repeat(text: str, word: str, at: int) -> bool:
    """18名名单, 3项项目, 5个个体户, 100人人均: the second character opens the next word."""
    return grammar().unit.match(text, at) is None or text[at : at + 2] in _REPEATED


# What the character of a unit opens at the beginning of the next word, beyond the ``not_before`` of the table.
_REPEATED = frozenset(
    (
        "人人",
        "户户",
        "家家",
        "村村",
        "名录",
        "次数",
        "件数",
        "人数",
        "户数",
        "家数",
        "项数",
        "起数",
        "场数",
        "人员",
        "个子",
        "份量",
        "起因",
        "场地",
        "次日",
        "次年",
    )
)


def _find_chinese(text: str, masks: Sequence[tuple[int, int]]) -> Iterator[Raw]:
    at, last = 0, len(masks)
    reach = 0
    for match in _CHINESE.finditer(text):
        start, end = match.span()
        words = match[0]
        if end - start == 1 and _lexical(text, start, words):
            continue
        while at < last and masks[at][0] < end:
            reach = max(reach, masks[at][1])
            at += 1
        if start < reach:
            continue
        found = _chinese_at(text, start, end, words)
        if found is not None:
            yield found
    yield from _find_chinese_fractions(text, masks)


def _lexical(text: str, start: int, word: str) -> bool:
    """Whether a single numeral is no amount (进一步, 千家万户): 一 counts persons only, 百 千 万 need 近 or 超 before them."""
    if word == "一":
        return text[start + 1] not in "名位"
    return word in "亿百千万" and text[start - 1] not in "近上超逾过"


_NOT_AFTER = frozenset("几第每哪这那首万初礼星周老小后前十")
# Only with 一 they make another word (统一, 任一, 进一步): 聘任八名 and 系统三次 are amounts.
_NOT_ONE_AFTER = frozenset("某任另同唯逐统进再随")
# Nouns of a list counted at its end (甲、乙、丙三类人群): only there 类, 种 and 道 count in Chinese numerals.
_LISTED = re.compile(
    "(?:重点|突出|常见|主要|典型|多发)?(?:关口|防线|关卡|人群|对象|领域|方式|形式|途径|模式|渠道|类型|情形|手段|措施|方法|问题|案件|纠纷|人员|群体)"
)
# Time takes a Chinese numeral when it passed or is a limit (历时三年, 两年内), else it names a plan or an age.
_ENDURED = frozenset(("年", "天", "小时", "个月"))
_WITHIN = re.compile("内|之内|以内|以上|以下|以后未|零")
# After these 两 counts, other small numerals order (两类, but 二类).
_TWO_OF = frozenset(("部", "卷", "组", "类", "种", "册", "届", "门", "道"))
# What is called by its number of members (四个到位, 三个强化): a slogan, not a count.
_SLOGAN = re.compile(
    "个(?:到位|强化|坚持|突出|确保|结合|聚焦|统一|提升|注重|转变|延伸|着力|持续|加强|严格|明确|推动|促进|规范|清零|不放过|不准|严禁|必须|务必|带头|率先|走在前|下沉|覆盖|全覆盖|一律|聚力|紧盯|紧扣|狠抓|融入|抓好)(?:[，。、；：”’）,;:)\n]|相)"
)
# Which quantities in Chinese words have a unit that is otherwise an ordinal's: 两期培训, 举办三期.
_HELD = re.compile("(?:举办|开展|组织|举行|开设|承办|编印|印发|刊发|推出)了?$")


def _chinese_at(
    text: str,
    start: int,
    end: int,
    words: str,
) -> Raw | None:
    before = text[start - 1] if start else "\n"
    if before in _NOT_AFTER and not (before == "前" and text[start - 2 : start] == "提前"):
        return None
    if before in _NOT_ONE_AFTER and words[0] == "一":
        return None
    if before == "点" and text[start - 2] in "〇零一二两三四五六七八九十":
        return None
    if before.isascii() and before.isalnum():
        return None
    match = grammar().unit.match(text, end)
    if text[end] == "大":
        return _set_at(text, start, end, words)
    if match is None:
        return None
    if _fixed(text, start) or _SLOGAN.match(text, end):
        return None
    unit = units()[match[0]]
    digits = words
    rests: list[str] = []
    rest_at = ""
    rest_scale = scale = 1
    if digits[-1] in "余多来":
        rests.append(digits[-1])
        digits = digits[:-1]
        rest_at = "magnitude" if digits[-1] in "万亿" else "number"
    elif len(digits) > 2 and digits[-1] in "万亿" and digits[-2] in "余多来":
        rests.append(digits[-2])
        rest_at = "number"
        rest_scale = MAGNITUDES[digits[-1]]
        digits = digits[:-2] + digits[-1]
    second: int | None = None
    value = read(digits)
    if value is None and len(digits) >= 2:
        pair = _neighbours(digits)
        if pair is None:
            return None
        value, second = pair
    elif (
        value is not None
        and len(digits) == 2
        and digits[0] in "二三四五六七八"
        and digits[1] in "三四五六七八九"
    ):
        # 三四个 is three or four, never thirty-four.
        pair = _neighbours(digits)
        if pair is None:
            return None
        value, second = pair
    if value is None or value < 1:
        return None
    if second is None and before in "至到" and len(words) == 1 and text[start - 2] in _ONES:
        # 两至三名: the first figure of the range has no unit of its own.
        first = read(text[start - 2])
        if first is None or text[start - 3] in f"第月日由从自{TENS}":
            return None
        value, second, start = first, value, start - 2
        before = text[start - 1]
    bare = all(c in "十百千万亿" for c in digits)
    # 数十名 and 几百人 have no value; 完成十项 has one, 成百上千 none.
    if bare and (before in "数几" or (before in "好成" and digits[0] != "十")):
        return None
    bare = bare and digits[0] != "十"
    begin, approximators = _before(text, start, unit)
    if bare:
        if not rests and before not in "近上超逾过":
            return None
        if before in "上过" and not approximators:
            approximators, begin = (before,), start - 1
    if unit.word in ("小时", "分钟") and _NAMED_TIME.match(text, match.end()):
        return None
    if (
        not unit.chinese
        and not (bare and approximators)
        and (
            len(digits) < 2
            or unit.word in ("年", "月", "日", "点", "度", "节", "期", "分", "号", "成", "版", "届")
        )
    ):
        if unit.word == "成":
            if before in "变分完" or not (
                approximators
                or before in "占达"
                or text[match.end()] in "以多左的，。、；,;"
                or text.startswith(("事项", "案件", "纠纷", "群众", "问题", "企业"), match.end())
                or _CHANGED.search(text, max(0, start - 3), start)
            ):
                return None
        elif unit.word in _ENDURED:
            if not (
                rests
                or _WORK_PERIOD.search(text, max(0, start - 4), start)
                or _WITHIN.match(text, match.end())
            ):
                return None
        elif unit.word == "期":
            if words != "两" and not _HELD.search(text, max(0, start - 3), start):
                return None
        elif unit.word != "方面" and not (
            unit.word in _TWO_OF
            and (
                words == "两"
                or before == "》"
                or text[start - 2 : start] == "》等"
                or (
                    unit.word in "种类道"
                    and _LISTED.match(text, match.end())
                    and "、" in text[max(0, start - 14) : start]
                )
            )
        ):
            return None
        if _PERIOD_NAME.match(text, match.end()):
            return None
    if (
        not unit.chinese
        and all(c in "一二两三四五六七八九" for c in digits)
        and unit.word not in ("成", "期", "方面", *_TWO_OF)
        and unit.kind != "duration"
    ):
        return None
    if digits[0] == "一" and len(digits) == 1 and unit.word not in ("名", "位"):
        return None
    if unit.word == "日" or (unit.kind == "duration" and unit.word == "月"):
        return None
    if _ORDINAL_LIST.search(text, max(0, start - 14), start):
        return None
    if text[match.end()] in "“‘":
        # 四个“百分百”: a name is being counted out, not things.
        return None
    if unit.word == "次" and (before in "届大协委市区县省" or _MEETING.match(text, match.end())):
        return None
    if digits[-1] == "二" and digits == "二":
        # 二 before a measure word is an ordinal (二期, 二批): amounts say 两.
        return None
    finish = match.end()
    tail_rest = ""
    if text[finish] == "多" and unit.kind in ("duration", "times", "money"):
        tail_rest = "多"
        finish += 1
        rest_at = "unit"
    post = next((p for p in _POST if text.startswith(p, finish)), "")
    finish += len(post)
    flags = ["chinese"]
    if second is not None:
        flags.append("range")
    if text.startswith(match[0], match.end()) and unit.word in ("次", "场", "件", "份", "户", "名"):
        flags.append("stutter")
    return Raw(
        begin, finish, start, end, digits, value, second, 0, scale, rest_scale, approximators,
        tuple(w for w in (*rests, tail_rest, post) if w), rest_at, unit, tuple(flags),
    )  # fmt: skip


def _neighbours(words: str) -> tuple[int, int] | None:
    """三四 is 3 to 4, 二三十 is 20 to 30, 七八百 is 700 to 800."""
    head, rest = words[:2], words[2:]
    first, second = read(head[0]), read(head[1])
    if first is None or second is None or second != first + 1 or not all(c in "十百千万" for c in rest):
        return None
    factor = read("一" + rest) if rest else 1
    return (first * factor, second * factor) if factor else None


def _set_at(text: str, start: int, end: int, words: str) -> Raw | None:
    """目标导向、问题导向、结果导向三大原则: a number of named things, after their list."""
    heads = _SET_HEADS.match(text, end)
    value = read(words)
    if heads is None or value is None or value < 2:
        return None
    if not _LIST_BEFORE.search(text, max(0, start - 24), start):
        return None
    unit = Unit("大", "大", "set", "count", True, True, "")
    return Raw(start, end + 1, start, end, words, value, None, 0, 1, 1, (), (), "", unit, ("chinese",))


def _find_chinese_fractions(text: str, masks: Sequence[tuple[int, int]]) -> Iterator[Raw]:
    at, last, reach = 0, len(masks), 0
    for match in _CN_FRACTION.finditer(text):
        start, end = match.span()
        while at < last and masks[at][0] < end:
            reach = max(reach, masks[at][1])
            at += 1
        if start < reach:
            continue
        low, _, high = match[0].partition("分之")
        post = next((p for p in _POST if text.startswith(p, end)), "")
        begin, approximators = _before(text, start, None)
        if low in ("百", "一百") and high == "百":
            if not _RATE_LABEL.search(text, max(0, start - 1), start):
                continue
            value: Number | None = 100
        else:
            value = _spoken(high)
        bottom = read(low)
        if value is None or not bottom:
            continue
        unit = units()["%"] if bottom == 100 else units()["‰"] if bottom == 1000 else None
        flags = ("chinese",) if unit else ("chinese", "fraction")
        if unit is None:
            value = Fraction(value) / bottom
        if begin < start and not approximators:
            begin = start
        yield Raw(
            begin, end + len(post), start, end, match[0], value, None, 0, 1, 1, approximators,
            (post,) if post else (), "", unit, flags,
        )  # fmt: skip


def _spoken(words: str) -> Number | None:
    """九十五点三 is 95.3."""
    whole, point, part = words.partition("点")
    value = read(whole)
    if value is None or not point:
        return value
    digits = [read(c) for c in part]
    if not 0 < len(digits) <= LONGEST or None in digits:
        return None
    return Fraction(int(f"{value}{''.join(map(str, digits))}"), 10 ** len(digits))
