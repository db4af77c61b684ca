"""For rule and reader authors: run a rule's examples, build a document from a string, check a reader.

>>> from hegui.testing import run_examples
>>> run_examples(my_rule)            # AssertionError says which example failed, and how
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from hegui.api import Document, Finding, Rule, Span
from hegui.api.registry import Declarations, declarations
from hegui.api.word_classes import in_force, word_classes
from hegui.checking.dedupe import dedupe
from hegui.checking.judge import judge
from hegui.checking.model import Judged, Task
from hegui.document import Kind, Origin
from hegui.errors import ReadError
from hegui.lexicon import WordClasses
from hegui.reading import Reader, Reading, Source
from hegui.structure import Stated, build
from hegui.text.blanks import is_blank

_MARK = re.compile("[⟦⟧]")


def marked(text: str) -> tuple[str, list[Span]]:
    """``text`` without its ⟦⟧, and the spans they enclosed.

    Raises:
        AssertionError: the brackets do not pair.
    """
    plain: list[str] = []
    spans: list[Span] = []
    opened: int | None = None
    length = done = 0
    for match in _MARK.finditer(text):
        plain.append(text[done : match.start()])
        length += match.start() - done
        done = match.end()
        if match[0] == "⟦":
            assert opened is None, "⟦ 不可嵌套"
            opened = length
        else:
            assert opened is not None, "⟧ 前没有 ⟦"
            spans.append(Span(opened, length))
            opened = None
    assert opened is None, "⟦ 后没有 ⟧"
    plain.append(text[done:])
    return "".join(plain), spans


def unmarked(text: str) -> str:
    """``text`` without ⟦⟧."""
    return _MARK.sub("", text)


_NUMBER = re.compile(
    r"[0-9０-９]+(?:[.．][0-9０-９]+)*[%％‰]?|[〇零一二三四五六七八九十百千万亿两]{1,}[年月日大届次项个中条款件名]?"
)
_NEGATION = re.compile("[不未无非没勿莫毋否]")
_QUOTED = re.compile("[“”‘’《》「」『』]|(?<=“)[^“”]*(?=”)|(?<=《)[^《》]*(?=》)")
_NAMED = ("nr", "ns", "nt")


def meaning(before: str, after: str) -> dict[str, tuple[list[str], list[str]]]:
    """What no correction may change in a line and yet differs: the part in Chinese, to what stood and what stands.

    Congresses and sessions with their numbers, years, digits, quoted words, negations, names. Words repeated side by
    side count once. It is written apart from the guard, to judge it.
    """
    if before == after:
        return {}
    parts = {"数字": _NUMBER, "引用": _QUOTED, "否定": _NEGATION}
    found = {
        part: (_once(pattern.findall(before)), _once(pattern.findall(after)))
        for part, pattern in parts.items()
    }
    differing = {part: (had, has) for part, (had, has) in found.items() if had != has}
    one, other = "".join(before.split()), "".join(after.split())
    had = {name for name in _names(one) if name not in other}
    has = {name for name in _names(other) if name not in one}
    # A slip mended may spell a name (入民法院); a name that comes with further letters is put into the text.
    if had or (has and len(other) > len(one)):
        differing["名称"] = (sorted(had), sorted(has))
    return differing


def _once(words: list[str]) -> list[str]:
    return [word for word, last in zip(words, ["", *words], strict=False) if word != last]


def _names(line: str) -> set[str]:
    """Persons, places and bodies in ``line`` that the dictionary knows."""
    from hegui.text.dictionary import tags
    from hegui.text.words import words

    return {word for word in words(line) if len(word) > 1 and tags(word[0]).get(word, "")[:2] in _NAMED}


def document(text: str, settings: Mapping[str, Any] | None = None, kinds: Iterable[Kind] = ()) -> Document:
    """The document that a file with this text would be.

    Args:
        settings: ``kind``, ``level``, ``year``, ``published`` (ISO date), ``format`` (txt, md, html), ``path``; ``layout``
            makes it a docx that looks so (``hegui.trial_layout``).
        kinds: the kinds of report to tell apart; none = those that the installed plugins declare.
    """
    settings = dict(settings or {})
    name = settings.get("format", "txt")
    source = Source(settings.get("path", f"example.{name}"), text.encode())
    reader = _declared().readers[f".{name}"]
    published = settings.get("published")
    stated = Stated(
        kind=settings.get("kind", ""),
        level=settings.get("level", ""),
        year=settings.get("year"),
        published=datetime.date.fromisoformat(published) if published else None,
    )
    if "layout" in settings:
        from hegui.trial_layout import laid_out, reading

        said = settings["layout"]
        return laid_out(
            build(reading(text, said), source, stated, tuple(kinds) or _kinds(), _classes()), said
        )
    return build(reader(source), source, stated, tuple(kinds) or _kinds(), _classes())


def _classes() -> WordClasses | None:
    return in_force(word_classes(_declared().word_classes))


@cache
def _declared() -> Declarations:
    """What the plugins installed declare; asked for once, as looking for them takes longer than a document."""
    return declarations()


@cache
def _kinds() -> tuple[Kind, ...]:
    from hegui.checklist.engine import kinds

    return kinds(_declared())


def findings(rule: Rule, doc: Document, options: Mapping[str, Any] | None = None) -> list[Finding]:
    """What ``rule`` says about ``doc``, sorted by place, bounds and words checked.

    Raises:
        AssertionError: a finding is out of bounds, empty, or says nothing.
    """
    found = sorted(rule.check(doc, rule.options_with(options or {})), key=lambda f: f.span)
    for finding in found:
        for span in (finding.span, *(r.span for r in finding.related)):
            assert 0 <= span[0] < span[1] <= len(doc.text), f"{rule.code}：位置越界或为空 {span}"
        assert finding.message.strip(), f"{rule.code}：没有说明"
        assert not finding.message.endswith("。"), f"{rule.code}：说明末尾不加句号：{finding.message}"
        assert finding.fix is None or any(r.automatic for r in rule.repairs), (
            f"{rule.code}：会自动改正，repairs 里没有说明"
        )
        assert finding.severity is None or finding.severity <= rule.severity, f"{rule.code}：只可降低严重程度"
    return found


def heard(rules: Iterable[Rule], doc: Document) -> list[Judged]:
    """What ``rules`` say about ``doc`` together, with their defaults: a fault that several find is told once."""
    judgement = judge(doc, (Task(rule, rule.options_with({}), None) for rule in rules))
    assert not judgement.notes, judgement.notes[0].message
    return dedupe(judgement.found)


def run_examples(rule: Rule) -> None:
    """Run every example of ``rule``: each ⟦⟧ must be found exactly, nothing else, and good examples stay silent.

    Raises:
        AssertionError: naming the example and what came instead.
    """
    for bad in rule.bad:
        text, expected = marked(bad.text)
        assert expected, f"{rule.code}：反例没有标出 ⟦⟧：{bad.text}"
        doc = document(text, _settings(rule, bad.settings))
        found = findings(rule, doc, bad.settings.get("options"))
        spans = [f.span for f in found]
        assert spans == expected, (
            f"{rule.code}：反例「{bad.text}」应报 {[text[s:e] for s, e in expected]}，"
            f"实报 {[(doc.quote(f.span), f.message) for f in found]}"
        )
        said = found[0].message + found[0].suggestion
        assert bad.says in said, f"{rule.code}：说明应含「{bad.says}」，实为「{said}」"
    for good in rule.good:
        doc = document(good.text, _settings(rule, good.settings))
        found = findings(rule, doc, good.settings.get("options"))
        assert not found, (
            f"{rule.code}：正例「{good.text}」误报 {[(doc.quote(f.span), f.message) for f in found]}"
        )


class Line(NamedTuple):
    """A line of a file ``X123.pairs``.

    Attributes:
        mark: ``-`` a finding touches each ⟦⟧, ``+`` the rule is silent, ``?`` a fault that is not found yet.
        text: a sentence, or more; ``\\n`` in the file is a line break.
    """

    mark: str
    text: str
    settings: Mapping[str, Any] = {}


def lines_of_pairs(path: str | os.PathLike[str]) -> list[Line]:
    """The sentences of a file ``X123.pairs``, wrong ones and their look-alikes that are right::

        # what the next lines are about
        @ year=2024 level=镇
        - ⟦2023年⟧，全镇调解纠纷120件。
        + 2023年全年较上年多调解纠纷120件。

    ``@`` sets the settings of the lines below it.

    Raises:
        AssertionError: a line is none of these.
    """
    found: list[Line] = []
    settings: Mapping[str, Any] = {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file.read().splitlines(), 1):
            mark, _, rest = line.partition(" ")
            if mark == "@":
                settings = {
                    k: int(v) if v.isdigit() else v for k, v in (item.split("=") for item in rest.split())
                }
            elif mark in ("-", "+", "?"):
                assert ("⟦" in rest) == (mark != "+"), f"{path}:{number}：- 须有 ⟦⟧，+ 不得有"
                found.append(Line(mark, rest.replace("\\n", "\n"), settings))
            else:
                assert not line or mark == "#", f"{path}:{number}：应以 -、+、?、@ 或 # 开头"
    return found


def run_pairs(rule: Rule, path: str | os.PathLike[str]) -> None:
    """Run the sentences in the file ``path``: ``rule`` reports every ``-`` where it is marked, and no ``+``.

    Raises:
        AssertionError: naming all sentences that are wrong, and what came instead.
    """
    wrong: list[str] = []
    for mark, words, settings in lines_of_pairs(path):
        text, expected = marked(words)
        doc = document(text, _settings(rule, settings))
        found = [f.span for f in findings(rule, doc)]
        if mark == "-" and not all(any(span.overlaps(f) for f in found) for span in expected):
            wrong.append(f"没有报出：{words}")
        if mark == "+" and found:
            wrong.append(f"误报“{'、'.join(map(doc.quote, found))}”：{words}")
    assert not wrong, f"{rule.code}：\n" + "\n".join(wrong)


def _settings(rule: Rule, settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings of an example; one of a rule for docx is a docx."""
    return {"layout": "", **settings} if "docx" in rule.formats else settings


def check_reader(reader: Reader, samples: Iterable[Source], damage: bool = True) -> list[Reading]:
    """Run the reader contract (see ``hegui.reading.contract``) on ``samples`` and on damaged copies of them.

    Args:
        samples: documents that the reader must be able to read.
        damage: also cut and flip bytes; then only ``ReadError`` may be raised.

    Returns:
        The readings of the samples.

    Raises:
        AssertionError: naming the broken promise.
    """
    readings = []
    for source in samples:
        reading = reader(source)
        _check_reading(reader, reading)
        again = reader(source)
        assert (again.text, again.blocks, again.tables) == (reading.text, reading.blocks, reading.tables), (
            f"{reader.name}：两次读取结果不同"
        )
        readings.append(reading)
        if damage:
            for data in _damaged(source.data):
                try:
                    broken = reader(Source(source.path, data))
                except ReadError as error:
                    assert str(error), "错误没有说明"
                else:
                    _check_reading(reader, broken)
    return readings


def _check_reading(reader: Reader, reading: Reading) -> None:
    text, name = reading.text, reader.name
    assert reading.format == name, f"{name}：格式名应为读取器的名称"
    assert not text.startswith("\ufeff"), f"{name}：文本含有字节序标记"
    assert "\0" not in text, f"{name}：文本含有空字节"
    text.encode("utf-8")
    end = 0
    covered = [False] * len(text)
    for block in reading.blocks:
        start, stop = block.span
        assert end <= start < stop <= len(text), f"{name}：段落次序、重叠或越界 {block.span}"
        assert "\n" not in text[start:stop], f"{name}：段落内有换行 {block.span}"
        # The mark of a heading in a plain text stands in the text and in no block.
        begin = len(text[end:start].rstrip("# \t")) + end if block.kind == "heading" else start
        end = stop
        covered[begin:stop] = [True] * (stop - begin)
    loose = [i for i, c in enumerate(text) if not covered[i] and not is_blank(c)]
    assert not loose, f"{name}：偏移 {loose[:5]} 的文字不属于任何段落"
    _check_origin(name, reading.origin, len(text))
    for span in [m.span for m in reading.marks] + [c.span for t in reading.tables for c in t.cells]:
        assert 0 <= span[0] <= span[1] <= len(text), f"{name}：标记或单元格越界 {span}"


def _check_origin(name: str, origin: Origin, length: int) -> None:
    end = 0
    for segment in origin.segments:
        assert segment.start == end, f"{name}：来源不连续，{end} 之后是 {segment.start}"
        assert segment.end >= segment.start, f"{name}：来源片段倒置"
        end = segment.end
    assert end == length, f"{name}：来源只覆盖到 {end}，全文 {length}"


def _damaged(data: bytes) -> Iterable[bytes]:
    yield b""
    for share in (0.1, 0.5, 0.9, 0.99):
        yield data[: int(len(data) * share)]
    for position in range(7, len(data), max(1, len(data) // 23)):
        yield data[:position] + bytes([data[position] ^ 0xFF]) + data[position + 1 :]
    yield data[len(data) // 2 :] + data[: len(data) // 2]


__all__ = [
    "Declarations", "check_reader", "document", "findings", "marked", "meaning", "run_examples", "unmarked",
]  # fmt: skip
