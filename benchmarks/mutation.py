"""How many planted numeric faults are found, and how many legal edits raise an alarm, on the invented reports.

    python benchmarks/mutation.py

Each operator changes one place of a right report into a wrong one; it counts as found when a rule of the family that
is answerable speaks within 60 characters of the place and did not speak before the change. The operators find their
places and prove that the mutant is wrong by their own patterns and arithmetic, not by the engine's. Legal edits must
raise nothing new.

What the figures mean: operators and rules have one author, so 1.00 says that the code does what it says, not that
it finds every slip in the wild. The commonest real slip, a digit typed wrong, mostly leaves nothing to check it by:
it is printed beside every score, and never averaged in.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from hegui.api import Rule, rules_in
from hegui.testing import document

RULES = [rule for rule in rules_in("hegui_rules") if rule.family == "N" or rule.code == "W405"]

ROOT = Path(__file__).parent.parent / "fixtures"
REACH = 60
"""Characters: a finding this near to the mutant has found it."""


class Mutant(NamedTuple):
    """A whole text with one place changed: ``text[start:end]``."""

    text: str
    start: int
    end: int


class Operator(NamedTuple):
    """``make`` gives mutants of a text.

    Attributes:
        codes: of the rules that should speak.
        floor: the share that must be found; ``None``: published only, for nothing in the text shows the fault.
    """

    id: str
    title: str
    codes: frozenset[str]
    floor: float | None
    make: Callable[[str], Iterator[Mutant]]


class Score(NamedTuple):
    """Mutants made, and found."""

    made: int
    found: int

    @property
    def recall(self) -> float:
        """The share found; 1 for none made."""
        return self.found / self.made if self.made else 1.0


def put(text: str, span: tuple[int, int], new: str) -> Mutant:
    """``text`` with ``span`` replaced."""
    start, end = span
    return Mutant(text[:start] + new + text[end:], start, start + len(new))


# --- operators: one place, one sentence ----------------------------------------------------------------------------

_UNIT = "人次|场次|件|起|名|人|份|条|次|场|个|家|卷|期|部|户"


def replacing(
    pattern: str, group: str | int, new: Callable[[re.Match[str]], str | None]
) -> Callable[[str], Iterator[Mutant]]:
    """An operator that replaces ``group`` of every match by what ``new`` says."""
    compiled = re.compile(pattern)

    def make(text: str) -> Iterator[Mutant]:
        for match in compiled.finditer(text):
            said = new(match)
            if said is not None and said != match[group]:
                yield put(text, match.span(group), said)

    return make


def rate_is_possible(percent: Fraction, decimals: int, whole: int) -> bool:
    """By brute force: some part of ``whole`` prints as ``percent``, rounded half up, half to even or cut off."""
    unit = Fraction(1, 10**decimals)
    return any(percent - unit / 2 <= Fraction(100 * k, whole) < percent + unit for k in range(whole + 1))


def growth_is_possible(now: int, percent: Fraction, decimals: int, fall: bool) -> bool:
    """By brute force: some base gives ``percent``."""
    unit = Fraction(1, 10**decimals)
    for base in range(1, 40 * now + 100):
        change = Fraction(100 * (base - now if fall else now - base), base)
        if percent - unit / 2 <= change < percent + unit:
            return True
    return False


def _slipped(figure: str) -> Iterator[str]:
    """``figure`` with another last digit, the nearest first."""
    last = int(figure[-1])
    for step in (1, -1, 2, -2, 3, 4, 5):
        if 0 <= last + step <= 9:
            yield figure[:-1] + str(last + step)


def _decimals(figure: str) -> int:
    return len(figure.partition(".")[2])


def _rate(match: re.Match[str]) -> str | None:
    wholes = [int(w) for w in re.findall(f"([0-9]+)(?:{_UNIT})", match["before"])]
    for figure in _slipped(match["rate"]):
        percent = Fraction(figure)
        if percent <= 100 and not any(rate_is_possible(percent, _decimals(figure), w) for w in wholes):
            return figure
    return None


def _growth(match: re.Match[str]) -> str | None:
    fall = match["way"] == "下降"
    for figure in _slipped(match["rate"]):
        if not growth_is_possible(int(match["now"]), Fraction(figure), _decimals(figure), fall):
            return figure
    return None


_SENTENCE = re.compile("[^。\n]+。")
_FIGURE = re.compile(f"(?<![0-9.“·])([0-9]+)({_UNIT})(?![级批])")


# Words that announce parts or their total: without one, equal sums may be chance.
_ANNOUNCED = re.compile("其中|包括|合计|共计|分为")


def sums(text: str) -> Iterator[tuple[re.Match[str], list[re.Match[str]]]]:
    """(whole, parts) wherever the first figure of a unit in a sentence, or the last, is the sum of the others."""
    for sentence in _SENTENCE.finditer(text):
        by_unit: dict[str, list[re.Match[str]]] = {}
        if _ANNOUNCED.search(sentence[0]) is None:
            continue
        for figure in _FIGURE.finditer(text, *sentence.span()):
            by_unit.setdefault(figure[2], []).append(figure)
        for figures in by_unit.values():
            for at, others in ((0, figures[1:]), (-1, figures[:-1])):
                if len(others) > 1 and int(figures[at][1]) == sum(int(o[1]) for o in others):
                    yield figures[at], others
                    break


def broken_sums(text: str) -> Iterator[Mutant]:
    """Each part of a sum that adds up, off by one to ten."""
    for place, (_, parts) in enumerate(sums(text)):
        for index, part in enumerate(parts):
            step = 1 + (7 * place + 3 * index) % 10
            yield put(text, part.span(1), str(int(part[1]) + step))


def swapped_parts(text: str) -> Iterator[Mutant]:
    """The figures of two parts exchanged: the sum still holds, nothing shows the fault."""
    for _, parts in sums(text):
        first, second = parts[0], parts[1]
        if first[1] != second[1]:
            changed = text[: first.start(1)] + second[1] + text[first.end(1) : second.start(1)] + first[1]
            yield Mutant(changed + text[second.end(1) :], first.start(1), second.end(1))


def moved_part(text: str) -> Iterator[Mutant]:
    """其中 with its part moved behind the next amount of the same unit."""
    pattern = re.compile(
        "(?P<whole>[0-9]+件)(?P<middle>[^。；]{0,24}?)(?P<part>，其中(?P<head>信访|复议|投诉)[^，。；]{2,8}?[0-9]+件)(?P<next>，[^，。；]{4,16}?[0-9]+件)(?=[，。])"
    )
    for match in pattern.finditer(text):
        new = match["whole"] + match["middle"] + match["next"] + match["part"]
        yield put(text, match.span(), new)._replace(start=match.start() + len(new) - len(match["part"]))


def _raised(match: re.Match[str]) -> str:
    return str(int(match["whole"]) + 7)


def _chinese(value: int) -> str:
    return "零一二三四五六七八九十"[value]


_NUMBERS = {"两": 2, **{_chinese(i): i for i in range(1, 11)}}


def _fewer(match: re.Match[str]) -> str:
    return str(len(re.findall("《[^》]+》", match["items"])) - 1)


def _point_for_percent(match: re.Match[str]) -> str | None:
    first, last, points = Fraction(match["a"]), Fraction(match["b"]), Fraction(match["points"])
    relative = 100 * abs(last - first) / first
    decimals = _decimals(match["points"])
    unit = Fraction(1, 10**decimals)
    # A relative change that prints alike proves nothing.
    return None if points - unit / 2 <= relative < points + unit else "%"


def _times(match: re.Match[str]) -> str | None:
    """倍 for %, unless some base gives that many times."""
    now, size = int(match["now"]), int(match["size"])
    half = Fraction(1, 2)
    possible = any(size - half <= Fraction(now - base, base) < size + 1 for base in range(1, now + 1))
    return None if possible else "倍"


def codes(*names: str) -> frozenset[str]:
    """A set of rule codes."""
    return frozenset(names)


_PROCESS = "化解|办结|满意|出庭应诉|合格|通过|调解成功|整改|审结|采纳|配备"
SINGLE = 0.95
OPERATORS: tuple[Operator, ...] = (
    Operator("M01", "准确数后加余", codes("N101"), SINGLE, replacing("(?P<n>[0-9]*[1-9]0+)余", "n", lambda m: m["n"][:-1] + "3")),
    Operator("M02", "概数词重复", codes("N102"), SINGLE, replacing(f"(?<![约近超])(?P<n>[0-9]+0)余(?P<u>{_UNIT})", 0, lambda m: f"约{m[0]}")),
    Operator("M02b", "概数词前后重复", codes("N102"), SINGLE, replacing(f"(?P<p>约|近)(?P<n>[0-9]+)(?P<u>{_UNIT}|万元)", 0, lambda m: m[0] + "左右")),
    Operator("M03", "部分大于总数", codes("N103"), SINGLE, replacing(f"(?P<whole>[0-9]+)(?P<u>{_UNIT})，其中[^，。；、0-9]{{2,14}}?(?P<part>[0-9]+)(?P=u)", "part", _raised)),
    Operator("M04", "分项之和不符", codes("N104", "N103"), SINGLE, broken_sums),
    Operator("M05", "比率无整数解", codes("N105", "N139"), SINGLE, replacing(f"(?P<before>[0-9]+(?:件|起|人|个)[^。；]{{0,30}}?)(?:{_PROCESS})率(?P<rate>[0-9]+(?:\\.[0-9]+)?)%", "rate", _rate)),
    Operator("M06", "同比无整数基数", codes("N106"), SINGLE, replacing("(?P<now>[0-9]+)(?:件|起)，同比(?P<way>增长|下降)(?P<rate>[0-9]+(?:\\.[0-9]+)?)%", "rate", _growth)),
    Operator("M07", "比率超过100%", codes("N107"), SINGLE, replacing(f"(?:{_PROCESS})率(?P<rate>[0-9]+(?:\\.[0-9]+)?)%", "rate", lambda m: "1" + m["rate"])),
    Operator("M08", "等N少于列举", codes("N108"), SINGLE, replacing("(?P<items>(?:《[^》]+》、?){2,})等(?P<n>[0-9]+)[项部件个]", "n", _fewer)),
    Operator("M08b", "闭合列举数不符", codes("N108"), SINGLE, replacing("》(?P<n>[0-9]+)[项部件个]", "n", lambda m: str(int(m["n"]) + 1))),
    Operator("M09", "区间颠倒", codes("N109"), SINGLE, replacing("(?P<a>[0-9]+)至(?P<b>[0-9]+)(?:次|名|件)", 0, lambda m: f"{m['b']}至{m['a']}{m[0][-1]}")),
    Operator("M10", "漏写元", codes("N110"), SINGLE, replacing("(?P<n>[0-9.]+[万亿]元)(?=[，。；])", "n", lambda m: m["n"][:-1])),
    Operator("M14", "人数用人次", codes("N114"), SINGLE, replacing("(?:受教育|参加|受众|服务)(?P<g>群众)?(?=[0-9]+余?人次)", 0, lambda m: f"{m[0].removesuffix('群众')}人数")),
    Operator("M15", "千分位错位", codes("N115"), SINGLE, replacing(f"(?<![0-9.,])(?P<n>[0-9]{{4}})(?={_UNIT})", "n", lambda m: f"{m['n'][:2]},{m['n'][2:]}")),
    Operator("M16", "汉字阿拉伯混写", codes("N116"), SINGLE, replacing("(?<![0-9.,])(?P<n>[1-9]0)(?=名|人|件|次|场)", "n", lambda m: m["n"][0] + "十")),
    Operator("M17", "固定集合数目不一", codes("N117"), SINGLE, replacing("(?P<n>[0-9]+)个村(?:均|全覆盖)", "n", lambda m: str(int(m["n"]) + 1))),
    Operator("M18", "可数量写成小数", codes("N123"), SINGLE, replacing("(?<![0-9.,])(?P<n>[0-9]{2,3})(?=名|件|起|场)", "n", lambda m: f"{m['n'][:-1]}.{m['n'][-1]}" if m["n"][-1] != "0" else None)),
    Operator("M19", "量词重复", codes("N120"), SINGLE, replacing("(?<=[0-9])(?P<u>件|次|场|份|起|条)(?=[，。、；])", "u", lambda m: m["u"] * 2)),
    Operator("M20", "降幅超过100%", codes("N121"), SINGLE, replacing("下降(?P<n>[0-9]+(?:\\.[0-9]+)?)%", "n", lambda m: "1" + m["n"].zfill(2))),
    Operator("M21", "列举项数不符", codes("N108"), SINGLE, replacing("、[^、，。；]+(?P<n>[两三四五])(?:个|种|项|大)(?:方向|方式|要求|原则|环节)", "n", lambda m: _chinese(_NUMBERS[m["n"]] + 1))),
    Operator("M22", "后一环节更多", codes("N119", "N103"), SINGLE, replacing("(?:排查矛盾纠纷|发现问题|反馈问题|考试)(?P<whole>[0-9]+)(?:起|个|人)，(?:化解|整改|完成整改|合格|考试通过)(?P<n>[0-9]+)(?:起|个|人)", "n", _raised)),
    Operator("M25", "万误作亿", codes("N103", "N124"), SINGLE, replacing("由(?P<a>[0-9]+)万元(?:降|增)至[0-9]+(?P<u>万元)，(?:下降|增长)", "u", lambda m: "亿元")),
    Operator("M26", "件误作人", codes("W405"), SINGLE, replacing("(?:案件|纠纷|申请)(?<!人民调解案件)[0-9]+(?P<u>件|起)(?=[，。；、])", "u", lambda m: "人")),
    Operator("M27", "增幅误作倍", codes("N124", "N106"), SINGLE, replacing("(?P<now>[0-9]+)[件起个]，(?:同比)?增长(?P<size>[0-9]+)(?P<u>%)", "u", _times)),
    Operator("M29", "其中归属错位", codes("N133"), SINGLE, moved_part),
    Operator("M30", "百分点误作百分比", codes("N124"), SINGLE, replacing("由(?P<a>[0-9.]+)%(?:提高|提升)[到至](?P<b>[0-9.]+)%，(?:提高|提升)(?P<points>[0-9.]+)(?P<u>个百分点)", "u", _point_for_percent)),
    Operator("M30b", "百分比误作百分点", codes("N124", "N148"), SINGLE, replacing("[0-9]+[件起]，(?:同比增长|同比下降|下降)[0-9.]+(?P<u>%)", "u", lambda m: "个百分点")),
    Operator("M31", "分别项数不等", codes("N143"), SINGLE, replacing("、[^、，。；0-9]+分别为[0-9.]+(?:%|件)、[0-9.]+(?:%|件)(?P<last>、[0-9.]+(?:%|件))(?=。)", "last", lambda m: "")),
    Operator("M32", "增减数不符", codes("N124"), SINGLE, replacing("由(?P<a>[0-9]+)件减少到(?P<b>[0-9]+)件，[^。]*?减少(?P<n>[0-9]+)件", "n", lambda m: str(int(m["n"]) + 2))),
    Operator("M33", "翻番不符", codes("N124"), SINGLE, replacing("由(?P<a>[0-9]+)个增至(?P<b>[0-9]+)个，翻了一番", "b", lambda m: str(int(m["a"]) * 3 // 2))),
)  # fmt: skip
"""Faults that their own sentence shows."""


# --- operators: two places -------------------------------------------------------------------------------------------

_STATED = re.compile(
    "(?<=[。；，、])(?P<verb>组织|开展|召开|举办|聘请|审查|培训|解答|公示|移送|办理|建成|培育|抽查|接待|创建|聘请|评查|走访|制发)(?P<object>[^，。；、0-9其“”]{4,18}?)(?P<n>[0-9]+)(?P<u>件|次|场|场次|份|名|人次|卷|个|条|人)(?=[，。；])"
)
_TEMPLATES = (
    "全年共{verb}{object}{n}{u}。",
    "累计{verb}各类{object}{n}{u}。",
    "先后{n}{u}{verb}{object}。",
    "{object}共{verb}{n}{u}。",
)


def _repeated(text: str, templates: Sequence[str], change: Callable[[int], int]) -> Iterator[Mutant]:
    """Each plain statement again at the end of the results, with another value."""
    at = text.find("\n二、")
    for index, match in enumerate(_STATED.finditer(text, 0, at)):
        value = int(match["n"])
        if value < 2:
            continue
        template = templates[index % len(templates)]
        new = template.format(**{**match.groupdict(), "n": str(change(value))})
        yield put(text, (at, at), "\n（九）其他工作。扎实做好相关工作。" + new)


def _other(value: int) -> int:
    return value + max(1, value // 4)


VERBATIM = Operator(
    "M12", "同一指标重复而数值不同（原词）", codes("N112", "N113"), 0.85,
    lambda text: _repeated(text, ("{verb}{object}{n}{u}。",), _other),
)  # fmt: skip
PARAPHRASED = Operator(
    "M13", "同一指标重复而数值不同（换词）", codes("N112", "N113"), 0.40,
    lambda text: _repeated(text, _TEMPLATES, _other),
)  # fmt: skip


# --- operators that leave no witness: published, never averaged --------------------------------------------------------


def free_slips(text: str) -> Iterator[Mutant]:
    """One digit of a figure typed wrong, wherever it stands."""
    chance = random.Random(20240101)
    for match in _FIGURE.finditer(text):
        digits = match[1]
        place = chance.randrange(len(digits))
        new = str((int(digits[place]) + chance.randint(1, 9)) % 10)
        if place == 0 and new == "0":
            continue
        yield put(text, match.span(1), digits[:place] + new + digits[place + 1 :])


def rate_slips(text: str) -> Iterator[Mutant]:
    """One digit of a rate typed wrong, possible values included."""
    chance = random.Random(20240102)
    for match in re.finditer(f"(?:{_PROCESS})率([0-9]+(?:\\.[0-9]+)?)%", text):
        digits = match[1]
        places = [i for i, c in enumerate(digits) if c.isdigit()]
        place = chance.choice(places)
        new = str((int(digits[place]) + chance.randint(1, 9)) % 10)
        changed = digits[:place] + new + digits[place + 1 :]
        if not (len(changed) > 1 and changed[0] == "0") and Fraction(changed) <= 100:
            yield put(text, match.span(1), changed)


ALL = frozenset(rule.code for rule in RULES)
PUBLISHED = (
    Operator("M24", "任意数字写错一位", ALL, None, free_slips),
    Operator("M05b", "比率任意写错一位", ALL, None, rate_slips),
    Operator("M28", "两个分项对调", ALL, None, swapped_parts),
)


# --- edits that are right ------------------------------------------------------------------------------------------------


def _same_value(text: str) -> Iterator[Mutant]:
    return _repeated(text, ("{verb}{object}{n}{u}。", *_TEMPLATES), lambda value: value)


def _other_year(text: str) -> Iterator[Mutant]:
    year = re.search("20[0-9]{2}(?=年)", text)
    assert year is not None
    return _repeated(text, (f"{int(year[0]) - 1}年{{verb}}{{object}}{{n}}{{u}}。",), _other)


def _half_year(text: str) -> Iterator[Mutant]:
    return _repeated(text, ("上半年{verb}{object}{n}{u}。",), lambda value: max(1, value // 2))


def _truncated(match: re.Match[str]) -> str | None:
    """The rate of the two counts before it, with two digits, cut off instead of rounded."""
    whole, part = int(match["whole"]), int(match["part"])
    return f"{10000 * part // whole / 100:.2f}" if part <= whole else None


LEGAL: tuple[tuple[str, Callable[[str], Iterator[Mutant]]], ...] = (
    ("同值重复", _same_value),
    ("上年数值", _other_year),
    ("上半年数值", _half_year),
    ("截尾比率", replacing(f"(?P<whole>[0-9]+)(?P<u>件|起|人|个)，(?:{_PROCESS}|考试通过|完成整改|被采纳)(?P<part>[0-9]+)(?P=u)，(?:{_PROCESS})率(?P<rate>[0-9.]+)%", "rate", _truncated)),
    ("更整的概数", replacing("(?P<n>[0-9]*[1-9])00余", "n", lambda m: str(int(m["n"]) + 1))),
    ("概数代替准确数", replacing("(?<![0-9.,约近由至从])(?P<n>[0-9]{2,4}0)(?=份|条|人次)(?!.[^。]*(?:其中|率|共计))", "n", lambda m: f"{m['n']}余")),
    ("术语中的数字", replacing("扎实推进法治政府建设", 0, lambda m: m[0] + "，落实“三项制度”，开展“12·4”宣传，健全“1+3+N”机制，推行24小时服务和7×24热线")),
    ("列举加等", replacing("》(?P<n>[0-9]+)[项部件个]", "n", lambda m: f"等{int(m['n']) + 3}")),
    ("百分数取整", replacing("满意率(?P<rate>[0-9]+)(?P<d>\\.[0-9]+)%", "d", lambda m: "")),
    ("结转说明", replacing("受理(?P<n>[0-9]+)件，审结[0-9]+件(?:，审结率[0-9.]+%)?", 0, lambda m: f"受理{m['n']}件，审结（含上年结转20件）{int(m['n']) + 6}件")),
)  # fmt: skip
"""What a drafter may well write: nothing new may be said about it."""


# --- running ---------------------------------------------------------------------------------------------------------------


def hosts() -> list[str]:
    """The invented reports, those rich in numbers first."""
    files = [*sorted((ROOT / "cases").glob("numbers-*.txt")), *sorted((ROOT / "reports").glob("*.txt"))]
    return [path.read_text("utf-8") for path in files]


class Found(NamedTuple):
    """A finding as it is compared: where, and what it says there."""

    code: str
    quote: str
    spans: tuple[tuple[int, int], ...]


def findings(text: str, rules: Sequence[Rule] = RULES) -> list[Found]:
    """What the rules say about a text."""
    doc = document(text)
    return [
        Found(rule.code, doc.quote(f.span), (f.span, *(r.span for r in f.related)))
        for rule in rules
        for f in rule.check(doc, rule.options_with({}))
    ]


def new_findings(base: Counter[tuple[str, str]], text: str) -> list[Found]:
    """What is said about ``text`` and was not said before, places compared by what they quote."""
    left = Counter(base)
    fresh = []
    for found in findings(text):
        key = (found.code, found.quote)
        if left[key]:
            left[key] -= 1
        else:
            fresh.append(found)
    return fresh


def baseline(text: str) -> Counter[tuple[str, str]]:
    """What is said about the host itself."""
    return Counter((f.code, f.quote) for f in findings(text))


def score(operator: Operator, texts: Sequence[str]) -> tuple[Score, list[str]]:
    """The score of ``operator``, and the places of the mutants missed."""
    made = found = 0
    missed = []
    for text in texts:
        base = baseline(text)
        for mutant in operator.make(text):
            made += 1
            if any(
                f.code in operator.codes
                and any(s - REACH < mutant.end and mutant.start < e + REACH for s, e in f.spans)
                for f in new_findings(base, mutant.text)
            ):
                found += 1
            else:
                missed.append(mutant.text[max(0, mutant.start - 30) : mutant.end + 20].replace("\n", "/"))
    return Score(made, found), missed


def alarms(texts: Sequence[str]) -> tuple[int, list[str]]:
    """How many legal edits were made, and what was said about them."""
    made = 0
    said = []
    for title, make in LEGAL:
        for text in texts:
            base = baseline(text)
            for mutant in make(text):
                made += 1
                near = mutant.text[max(0, mutant.start - 20) : mutant.end + 20].replace("\n", "/")
                said += [f"{title} {f.code} {f.quote}：{near}" for f in new_findings(base, mutant.text)]
    return made, said


def main() -> None:
    """Print the table."""
    texts = hosts()
    print(f"{'operator':8} {'made':>5} {'found':>5} {'recall':>7} {'floor':>6}  fault")
    for operator in (*OPERATORS, VERBATIM, PARAPHRASED, *PUBLISHED):
        result, missed = score(operator, texts)
        floor = f"{operator.floor:.2f}" if operator.floor is not None else "—"
        print(
            f"{operator.id:8} {result.made:5} {result.found:5} {result.recall:7.2f} {floor:>6}  {operator.title}"
        )
        if operator.floor is not None:
            for place in missed:
                print(f"{'':36}missed: {place}")
    made, said = alarms(texts)
    print(f"legal edits: {made}, false alarms: {len(said)}")
    for line in said:
        print(f"{'':36}{line}")


if __name__ == "__main__":
    main()
