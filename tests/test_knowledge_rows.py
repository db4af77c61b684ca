"""Every row of the tables of laws, terms and days that can raise an error or a warning: it fires, and its look-alike does not.

The sentences are made from the rows, so a row that is added is tested without a word written here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest

from hegui.api import Finding, Rule, Severity, rules_in
from hegui.testing import document, findings
from hegui_rules.law.resembling import nearest
from hegui_rules.law.titles import LAWS, Law
from hegui_rules.terms import DAYS, HORIZON, TERMS, Day, Term

LAW_RULES = rules_in("hegui_rules.law")
TIME_RULES = rules_in("hegui_rules.time")

BY_CODE = {rule.code: rule for rule in (*LAW_RULES, *TIME_RULES)}
REPORT = "临溪镇{}年法治政府建设年度报告\n一、主要举措和成效\n{}"

SENTENCES = {
    "meeting": "深入学习贯彻{}精神。",
    "plenum": "深入学习贯彻党的{}精神。",
    "body": "联合{}开展检查3次。",
    "doctrine": "工作中坚持{}。",
    "plan": "镇党委深入落实{}。",
    "campaign": "镇党委扎实开展{}，组织研讨4次。",
    "system": "镇党委推行{}。",
}


def said(code: str, year: int, sentence: str) -> list[Finding]:
    return findings(BY_CODE[code], document(REPORT.format(year, sentence)))


def graded(rule: Rule, found: list[Finding]) -> list[Severity]:
    return [rule.severity if f.severity is None else f.severity for f in found]


def rows_of_terms(plenum: bool = False) -> list[Term]:
    return [t for t in TERMS.entries if t.sure and (t.kind == "plenum") == plenum]


def sentence_of(term: Term) -> str:
    """A sentence in which the term is used as a thing of today."""
    row = next(r for r in TERMS.rows if r["id"] == term.id)
    word = (row["words"] or row["term"]).split(";")[0].replace("[", "").replace("]", "")
    if term.kind == "meeting" and word.endswith(("精神", "报告")):
        return f"深入学习{word}。"
    return SENTENCES[term.kind].format(word)


@pytest.mark.parametrize("term", [t for t in rows_of_terms() if t.since], ids=lambda t: t.id)
def test_term_too_early(term: Term) -> None:
    assert term.since is not None
    assert any(
        s > Severity.INFO
        for s in graded(BY_CODE["T301"], said("T301", term.since.year - 2, sentence_of(term)))
    )
    # A plan that is published after it was first spoken of has a second row.
    latest = max(t.since for t in rows_of_terms() if t.since and sentence_of(t) == sentence_of(term))
    assert said("T301", latest.year, sentence_of(term)) == []


@pytest.mark.parametrize("term", [t for t in rows_of_terms() if t.stale], ids=lambda t: t.id)
def test_term_stale(term: Term) -> None:
    assert term.stale is not None
    sentence = sentence_of(term)
    assert any(s > Severity.INFO for s in graded(BY_CODE["T302"], said("T302", term.stale + 1, sentence)))
    assert said("T302", term.stale, sentence) == []
    past = sentence.replace("深入", "").replace("扎实", "")
    assert said("T302", term.stale + 1, f"回顾{term.stale}年，{past}") == []


@pytest.mark.parametrize("term", rows_of_terms(plenum=True), ids=lambda t: t.id)
def test_plenum(term: Term) -> None:
    assert term.since is not None
    sentence = sentence_of(term)
    assert said("T303", term.since.year - 2, sentence) != []
    assert said("T303", term.since.year, sentence) == []
    if term.stale:
        assert said("T302", term.stale + 1, sentence) != []
        assert said("T302", term.stale, sentence) == []
        assert said("T302", term.stale + 1, sentence.replace("精神", "以来的部署")) == []


@pytest.mark.parametrize("day", list(DAYS.entries), ids=lambda d: d.id)
def test_day(day: Day) -> None:
    if day.day is None:
        other = day.month % 12 + 1
        assert said("T401", 2026, f"开展{other}月“{day.name}”活动3场。") != []
        assert said("T401", 2026, f"开展{day.month}月“{day.name}”活动3场。") == []
        return
    right, wrong = f"{day.month}·{day.day}", f"{day.month}·{day.day + 1 if day.day < 28 else day.day - 1}"
    assert [f.span.length for f in said("T401", 2026, f"以“{wrong}”{day.name}为契机开展宣传。")] == [
        len(wrong)
    ]
    assert said("T402", 2026, f"以“{right.replace('·', '.')}”{day.name}为契机开展宣传。") != []
    assert all(
        said(c, 2026, f"以“{right}”{day.name}为契机开展宣传。") == []
        for c in ("T401", "T402", "T403", "T404")
    )
    for name in day.wrong:
        assert said("T403", 2026, f"以{name}为契机开展宣传。") != [], name
    for name in day.coded:
        assert said("T403", 2026, f"以“{right}”{name}为契机开展宣传。") != [], name
        assert said("T403", 2026, f"以每月15日“{name}”为契机开展宣传。") == [], name
    if day.since is not None:
        assert said("T404", day.since.year - 2, f"以{day.name}为契机开展宣传。") != []
        assert said("T404", day.since.year, f"以{day.name}为契机开展宣传。") == []


def sure_laws() -> list[Law]:
    return [law for law in LAWS.entries if law.sure]


def test_ended_laws() -> None:
    """Each is reported in the year after its end, and not in the year before it nor with the word 原."""
    for law in sure_laws():
        if law.ended is None or law.ended > HORIZON:
            continue
        start = law.ended + datetime.timedelta(days=-1)
        assert said("L102", start.year + 2, f"开展《{law.full}》宣讲6场。") != [], law.full
        assert said("L102", start.year - 1, f"开展《{law.full}》宣讲6场。") == [], law.full
        assert said("L102", start.year + 2, f"清理涉及原《{law.full}》的文件6件。") == [], law.full


def lines_said(codes: tuple[str, ...], year: int, sentences: list[str]) -> set[int]:
    """Which sentences, each a paragraph of one report, are reported under one of ``codes``."""
    doc = document(REPORT.format(year, "\n".join(sentences)))
    found = [f for code in codes for f in findings(BY_CODE[code], doc)]
    return {doc.text.count("\n", 0, f.span.start) - 2 for f in found}


def by_year(laws: Iterable[tuple[int, Law]]) -> list[tuple[int, list[Law]]]:
    years: dict[int, list[Law]] = {}
    for year, law in laws:
        years.setdefault(year, []).append(law)
    return sorted(years.items())


def test_new_laws() -> None:
    """Each is reported two years before its adoption, and neither in the year of it nor as a draft."""
    new = [(law.adopted.year, law) for law in sure_laws() if law.adopted and law.kind != "读物"]
    for year, laws in by_year(new):
        early = [f"开展《{law.full}》宣讲6场。" for law in laws]
        drafts = [f"对《{law.full}（草案）》提出意见6条。" for law in laws]
        assert lines_said(("L103", "T301"), year - 2, early) == set(range(len(laws))), year
        assert lines_said(("L103", "T301"), year, early) == set(), year
        assert lines_said(("L103",), year - 2, drafts) == set(), year


def test_commencement() -> None:
    """The right day is silent, the day after is reported."""
    days = [(law.revised_in_force if law.revised else law.in_force, law) for law in sure_laws()]
    for year, laws in by_year((day.year, law) for day, law in days if day and day.day < 28):
        for later, expected in ((0, set()), (1, set(range(len(laws))))):
            sentences = [
                f"{'新修订的' if law.revised else ''}《{law.full}》自{day.year}年{day.month}月{day.day + later}日起施行。"
                for day, law in days
                if day and law in laws
            ]
            assert lines_said(("L104",), year, sentences) == expected, year


def test_slips() -> None:
    """A law with an inner character lost, or two words of it exchanged, is no other law and is reported."""
    for law in sure_laws():
        core = law.core
        if (
            law.kind != "法律"
            or not core.endswith("法")
            or len(core) < 7
            or (law.ended and law.ended.year < 2015)
        ):
            continue
        known = {name for other in LAWS.entries for name in other.names}
        for slip in (core[:2] + core[3:], core[:3] + core[4:]):
            if slip not in known:
                near = nearest(LAWS, slip)
                assert near is not None, (law.full, slip)
        assert nearest(LAWS, core) is None
