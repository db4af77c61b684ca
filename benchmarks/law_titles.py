"""Mine the national acts of a collection of laws: the table ``statutes.tsv``.

    python benchmarks/law_titles.py PATH > rules/hegui_rules/knowledge/statutes.tsv

PATH is the text, perhaps xz-compressed, of acts in Markdown one after the other: a heading with the title, the days of
adoption and amendment by whom, ``<!-- INFO END -->``, the articles. Days of commencement stand in the articles (本法自……起
施行): they belong to the latest adoption or revision not after them. What an act repeals (……同时废止) enters the table as
ended, with the act as its successor. Acts of places, decisions about single matters and what ``law_titles.tsv`` has by
hand stay out. The result depends on nothing but the text and that table.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hegui_rules.law.titles import LAWS, folded, hand_names

_DAY = re.compile("([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日")
_NATIONAL = re.compile("全国人民代表大会|中华人民共和国|国务院|最高人民法院|最高人民检察院|中央军事委员会")
_LOCAL = re.compile("[省市州县区]第?[一二三四五六七八九十]*届?人民代表大会|[省市]人大常委会")
_PLACE = re.compile(
    "(?!中国|中华|最高|全国|国务院)(?:北京|天津|上海|重庆|山东|河南|宁夏|深圳|宁波|.{2,9}?(?:省|市(?!场)|自治[区州县]|县(?!级)|经济特区|新区))"
)
_SINGLE = re.compile(
    "批复|答复|复函|通知|通告|公告|修正案|关于修改|关于批准|草案|名单|议定书|办法的决定|[0-9]{4}年"
)
_COMMENCES = re.compile(
    "本?(?:法|条例|办法|规定|细则|规则|解释|决定|通则|章程)?自([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日起(?:正式)?(?:施行|实施)"
)
_REPEALED = re.compile("《([^《》]{4,60})》(?:[^《》。\n]{0,12}《[^《》]{4,60}》)*[^《》。\n]{0,6}同时废止")
_TITLES = re.compile("《([^《》]{4,60})》")
_STARTS = re.compile("日 *起?(?:施行|实施)")
_REVISED = re.compile("修订|修正|修改")
_KINDS = (("最高人民", "司法解释"), ("全国人民代表大会", "法律"), ("国务院", "行政法规"))


class Act(NamedTuple):
    """One act: days in ISO form, empty where the text has none."""

    title: str
    kind: str
    adopted: str
    in_force: str
    revised: str
    revised_in_force: str
    ended: str
    successor: str


def iso(parts: tuple[str, ...]) -> str:
    """A day as in the tables."""
    year, month, day = parts
    return f"{year}-{int(month):02d}-{int(day):02d}"


def acts(text: str) -> Iterator[Act]:
    """The acts of the collection, each with what it repeals behind it."""
    for piece in re.split(r"(?m)^# ", text)[1:]:
        title, _, rest = piece.partition("\n")
        info, _, body = rest.partition("<!-- INFO END -->")
        title = re.sub(r"\s+", "", title)
        if not _is_national(title, info) or _SINGLE.search(title) or not 4 <= len(title) <= 60:
            continue
        act = _act(title, info, body)
        yield act
        for match in _REPEALED.finditer(body[-3000:]):
            start = act.revised_in_force or act.in_force
            for name in _TITLES.findall(match[0]):
                if start and not _PLACE.match(name) and not _SINGLE.search(name):
                    yield Act(name, act.kind, "", "", "", "", start, title)


def _is_national(title: str, info: str) -> bool:
    if _PLACE.match(title) or _LOCAL.search(info):
        return False
    return _NATIONAL.search(title + info) is not None


def _act(title: str, info: str, body: str) -> Act:
    kind = next((name for sign, name in _KINDS if sign in title or sign in info), "部门规章")
    lines = [line for line in info.splitlines() if _DAY.search(line) and not _STARTS.search(line)]
    days = [iso(_DAY.findall(line)[0]) for line in lines]
    revisions = sorted(day for day, line in zip(days, lines, strict=True) if _REVISED.search(line))
    firsts = [day for day in days if day not in revisions]
    adopted, revised = min(firsts, default=""), max(revisions, default="")
    stated = [iso(found) for found in _COMMENCES.findall(body[-4000:])]
    stated += [
        iso(found[0]) for line in info.splitlines() if _STARTS.search(line) and (found := _DAY.findall(line))
    ]
    starts = max(stated, default="")
    in_force = starts if adopted and adopted <= starts and (not revisions or starts < revisions[0]) else ""
    again = starts if revised and revised <= starts else ""
    return Act(title, kind, adopted, in_force, revised, again, "", "")


def chosen(found: list[Act]) -> list[Act]:
    """Each title once, in force before ended; none that the table by hand has, none that ended and still is in force."""
    known = {folded(name) for name in hand_names(LAWS)}
    kept: dict[str, Act] = {}
    for act in sorted(found, key=lambda a: (a.ended != "", a.title, a.ended)):
        name = folded(act.title)
        if name not in known:
            kept.setdefault(name, act)
    return sorted(kept.values(), key=lambda a: (a.kind, a.title))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as file:
        rows = chosen(list(acts(file.read())))
    print(
        "id\ttitle\tkind\tadopted\tin_force\trevised\trevised_in_force\tended\tsuccessor\tsource\tconfidence"
    )
    for number, act in enumerate(rows, 1):
        sure = "high" if act.kind in ("法律", "行政法规") and (act.adopted or act.ended) else "low"
        print("\t".join((f"LM{number:04d}", *act, "statutes", sure)))


if __name__ == "__main__":
    main()
