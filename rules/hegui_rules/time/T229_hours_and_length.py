"""T229: 9时开庭，11时30分休庭，一个半小时里: a length of hours beside its first and last time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, Span, rule, sentence_at
from hegui.api.facts import DateMention, dates
from hegui.api.language import Worded, class_hits, ending_at, first_in
from hegui.api.text import TENS, read
from hegui_rules.basis import HANDLING

_LENGTH = re.compile(
    f"(?P<length>(?P<hours>[0-9]{{1,2}}(?:\\.5)?|[两半{TENS}]{{1,2}})个?(?P<half>半)?(?:小时|钟头)(?:(?P<minutes>[0-9]{{1,2}}|[{TENS}]{{1,3}})分钟?)?|(?P<only>[0-9]{{2,3}}|[{TENS}]{{1,4}})分钟)(?![以之]?[内前上]|左右|多)"
)
_TIME = re.compile("(?P<hour>[0-9]{1,2})(?:[:：]|时|点)(?:(?P<minute>[0-9]{1,2})|(?P<half>半))?")
_INSIDE = Worded("(?:<so-long-inside>)")
_REACH = 40
_HALF_DAY = 720
_LONG = 300
"""Minutes from which on a break may lie within."""
_SLACK = 5


@rule(
    code="T229",
    name="hours-and-length",
    title="时长与起止钟点不符",
    severity=Severity.INFO,
    basis=HANDLING,
    needs=Needs(classes=("hour-length",)),
    rationale="起止钟点写明了，时长一算便知；两者不符，必有一个有误。",
    bad=(
        Bad("上午9时开庭，11时30分休庭，⟦一个半小时⟧里，旁听人员记下质证要点。", says="2小时30分钟"),
        Bad("演练从14:00开始，15:30结束，历时⟦2小时⟧。", says="1小时30分钟"),
    ),
    good=(
        "上午9时开庭，11时30分休庭，两个半小时里，旁听人员记下质证要点。",
        "演练从14:00开始，15:30结束，历时90分钟；9时到17时培训，授课6小时。",
        "9时接警，9时20分到场，1小时内处置完毕；窗口9:00开门，17:00关门，每人限时20分钟。",
    ),
)
def hours_and_length(doc: Document, options: Options) -> Iterator[Finding]:
    """A length of hours or minutes said of two times of day before it in the sentence."""
    for hit in class_hits(doc)["hour-length"]:
        sentence = sentence_at(doc, hit.start)
        said = next(
            (
                m
                for m in _LENGTH.finditer(doc.body, sentence.start, sentence.end)
                if m.start() < hit.end <= m.end()
            ),
            None,
        )
        if said is None or not _is_said(doc, said):
            continue
        times = [d for d in dates(doc) if d.kind == "time" and sentence.covers(d.span)]
        if len(times) != _TWO or not 0 <= said.start() - times[1].span.end <= _REACH:
            continue
        length = _minutes(said)
        found = _between(doc, *times)
        if length is None or found is None or any(abs(minutes - length) <= _SLACK for minutes in found):
            continue
        right = min(found)
        if length < right and right >= _LONG:
            continue
        hours, minutes = divmod(right, 60)
        shown = (f"{hours}小时" if hours else "") + (f"{minutes}分钟" if minutes else "")
        yield Finding(
            Span(*said.span("length")),
            f"“{times[0].surface}”到“{times[1].surface}”是{shown}，这里写的是“{said['length']}”",
            related=(Related(Span(times[0].span.start, times[1].span.end), "起止钟点"),),
            suggestion="核对起止钟点和时长",
        )


_TWO = 2


def _is_said(doc: Document, said: re.Match[str]) -> bool:
    """Whether the length is that of what went on, no limit or turn."""
    sentence = sentence_at(doc, said.start())
    if first_in(doc, (sentence.start, said.end()), "length-limit") is not None:
        return False
    lasting = ending_at(doc, said.start(), "lasts-exactly") is not None
    return lasting or _INSIDE.of(doc).match(doc.body, said.end()) is not None


def _minutes(said: re.Match[str]) -> int | None:
    if said["only"]:
        return read(said["only"])
    if said["hours"] == "半":
        return 30
    hours = float(said["hours"]) if said["hours"][0].isdigit() else read(said["hours"].replace("两", "二"))
    if hours is None:
        return None
    minutes = read(said["minutes"]) or 0 if said["minutes"] else 0
    return round(hours * 60) + (30 if said["half"] else 0) + minutes


def _between(doc: Document, one: DateMention, two: DateMention) -> list[int] | None:
    """How many minutes may lie between two times of day: of one half of the day, or over noon."""
    first, last = _clock(one), _clock(two)
    if first is None or last is None:
        return None
    straight, over_noon = last - first, last + _HALF_DAY - first
    return [minutes for minutes in (straight, over_noon) if 0 < minutes < 2 * _HALF_DAY] or None


def _clock(mention: DateMention) -> int | None:
    found = _TIME.match(mention.surface)
    if found is None or not mention.exists:
        return None
    return int(found["hour"]) * 60 + (30 if found["half"] else int(found["minute"] or 0))
