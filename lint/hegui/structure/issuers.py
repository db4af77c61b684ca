"""Recognises the bodies that issue reports, and their level.

Levels are 省 市 县 乡 镇 街道 部门. Autonomous regions and the four municipalities count as 省; prefectures and leagues as
市; districts, county-level cities and banners as 县; ethnic townships as 乡.
"""

from __future__ import annotations

import re

from hegui.structure import data
from hegui.text.compiled import compiled, of_text

_PROVINCES = data.words("province")
_MUNICIPALITIES = data.words("municipality")
# Cities of prefecture level (and above, but for the municipalities), without 市. A 市 that is not here may still be one.
PREFECTURE_CITIES = data.words("prefecture-city")

# Words that follow a place name and say which body of that place speaks; cut off before the place is read.
_BODY = f"(?:{data.alternatives('body-of-place')})"
_GOVERNMENT = re.compile(rf"{_BODY}{{1,4}}$")
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_DEPARTMENT = re.compile(f"(?:{data.alternatives('department')})$")
_STREET_BODY = re.compile(
    rf"(?:街道(?:{data.alternatives('street-office')})?|{data.alternatives('street-body')})$"
)
_COUNTY_COMMITTEE = re.compile(r"(?<=.[省市县区旗])委$")
_ABOVE = f"(?:{data.alternatives('level-above')})(?=.)"
_PLACE_TAIL = re.compile(rf"({data.alternatives('place-level')})$")
_OF_PLACE = data.words("level-of-place")

_ZONES = tuple(data.words("zone"))
"""Zones whose committee ranks as a department; one with a people's government is a county."""

_HAN = "\u4e00-\u9fff"
_ORGAN_TAIL = f"(?:{data.alternatives('organ')})"
_ORGAN = re.compile(
    rf"(?:中共|中国共产党)?[{_HAN}（）()·、]{{1,38}}{_ORGAN_TAIL}(?:[（(][{_HAN}]{{1,12}}[）)])?"
)
_PLACE = re.compile(rf"[{_HAN}]{{1,28}}(?:{data.alternatives('place-ending')})")
NO_PLACE = re.compile(data.alternatives("no-place"))
"""What looks like the name of a place or body and is none: 辖区, 各乡镇, 示范县."""
_VERBS = re.compile(f"^(?:{data.alternatives('no-organ')})")


def is_organ(words: str) -> bool:
    """Whether ``words`` (one line) are the name of a body, nothing else: 青禾县临溪镇人民政府."""
    words = words.replace(" ", "")
    return len(words) <= 45 and _ORGAN.fullmatch(words) is not None and not _VERBS.match(words)


def is_issuer(words: str) -> bool:
    """Whether ``words`` are the name of a body or of a place that stands for its government: 临溪镇."""
    words = words.replace(" ", "")
    place = _PLACE.fullmatch(words) is not None and not _VERBS.match(words) and not NO_PLACE.fullmatch(words)
    return is_organ(words) or place


def level_of(issuer: str, hints: str = "") -> str:
    """The level of a body or place, ``""`` when its name does not tell.

    Args:
        issuer: one name, or joint names separated by spaces; the last one decides.
        hints: text of the report, asked only whether a 市 is a prefecture or county level one.
    """
    names = issuer.split() or [""]
    return _level(names[-1], hints) or _level("".join(names), hints)


def _level(name: str, hints: str) -> str:
    name = re.sub(r"[（(][^（）()]*[）)]", "", name)
    name = _PARTY.sub("", name)
    if not name:
        return ""
    if _STREET_BODY.search(name) and "街" in name:
        return "街道"
    place = _GOVERNMENT.sub("", name)
    committee = _COUNTY_COMMITTEE.sub("", name)
    for core in (place, committee):
        if core == name and _DEPARTMENT.search(name):
            continue
        if core in _PROVINCES:
            return "省"
        tail = _PLACE_TAIL.search(core)
        if tail is None:
            continue
        if core.endswith(_ZONES) and not name.endswith("人民政府"):
            return "部门"
        return _city(core, hints) if tail[1] == "市" else _OF_PLACE[tail[1]]
    return "部门" if name != "国务院" and _DEPARTMENT.search(name) else ""


def _city(place: str, hints: str) -> str:
    """省, 市 or 县 for a place that ends in 市."""
    stem = place[:-1]
    if stem in _MUNICIPALITIES:
        return "省"
    above = re.split(_ABOVE, stem)
    if any(stem.endswith(city) for city in PREFECTURE_CITIES) and len(above) == 1:
        return "市"
    if len(above) > 1:
        if above[-1] in PREFECTURE_CITIES:
            return "市"
        if "市" in stem or "州" in stem[:-1] or "盟" in stem or "地区" in stem:
            return "县"
    elif re.search(r".州.{2}", stem):
        return "县"
    counties = sum(hints.count(w) for w in ("县区", "区县", "县（市", "县(市", "县市区", "各县", "各区"))
    towns = sum(hints.count(w) for w in ("乡镇", "镇街", "镇（街", "镇(街", "各镇", "镇村"))
    return "县" if towns > 0 and counties == 0 else "市"


_SPOKEN = rf"我代表(?P<name>[{_HAN}]{{0,18}}(?:{data.alternatives('issuing-body')}))(?!筹备|工作报告)"


def issuer_in_preamble(words: str) -> tuple[int, int] | None:
    """The body in whose name a speaker reports: 我代表青禾县人民政府; offsets in ``words``."""
    spoken = compiled(_SPOKEN).search(words)
    name = spoken["name"] if spoken else ""
    # 我代表县人民政府 names no county
    return spoken.span("name") if spoken and len(_GOVERNMENT.sub("", name)) > 1 else None


def own_place(name: str) -> str:
    """The place or department of a body, without party, government or office: 临溪镇 for 临溪镇人民政府办公室."""
    last = _PARTY.sub("", (name.split() or [""])[-1])
    return _GOVERNMENT.sub("", last.removesuffix("办公室") if last.endswith("政府办公室") else last) or last


_MATTER = re.compile(data.alternatives("after-issuer-in-title"))


def issuer_of_title(title: str, subjects: tuple[str, ...] = ()) -> str:
    """The body that a title begins with (or names after the year or 关于); ``""`` when it names none.

    Args:
        subjects: regular expressions for the matter of such reports, which may begin with 政府 itself.

    >>> issuer_of_title("青禾县临溪镇2024年政务公开年度报告")
    '青禾县临溪镇'
    """
    year = r"^(?:[12][09]\d\d|[一二][〇○零]..)\s*年?度?\s*"
    words = re.sub(year, "", title.strip("《》 "))
    words = re.sub(year, "", re.sub(r"^关于(?:报送|呈报|印发|上报)?《?", "", words))
    candidates = [words.split("关于", 1)[0]] if "关于" in words else []
    matters = [_MATTER, of_text("|".join(f"(?:{s})" for s in subjects))] if subjects else [_MATTER]
    starts = {m.start() for matter in matters for m in matter.finditer(words) if m.start() > 1}
    candidates += [words[:start] for start in sorted(starts)]
    for candidate in candidates:
        candidate = candidate.strip(" 《、，,的")
        if candidate and all(is_issuer(part) for part in candidate.split()):
            return candidate
    return ""
