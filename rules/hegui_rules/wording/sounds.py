"""How letters sound and look: toneless syllables, classes of syllables that speakers confuse, letters of like shape.

Data: ``knowledge/syllables.txt`` (from pypinyin) and ``knowledge/shapes.txt`` (strokes and parts of characters, from
char-similar), written by ``benchmarks/build_homophones.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from hegui.api.text import derived
from hegui_rules.knowledge import text_of


def merged(syllable: str) -> str:
    """The class of syllables that speakers confuse: zh/z, ch/c, sh/s, ing/in, eng/en, initial l/n.

    >>> merged("zhang"), merged("ling")
    ('zang', 'nin')
    """
    if syllable[1:2] == "h":
        syllable = syllable[0] + syllable[2:]
    if syllable.endswith(("ing", "eng")):
        syllable = syllable[:-1]
    return "n" + syllable[1:] if syllable[0] == "l" else syllable


@derived
def _listed() -> list[tuple[str, str]]:
    """The syllables of the file, each with its characters. What is made of them is made in no time, and longer to read."""
    lines = (line.split(" ") for line in text_of("syllables.txt").splitlines() if line and line[0] != "#")
    return [(syllable, characters) for syllable, characters in lines]


@cache
def _codes() -> dict[int, int]:
    """Code point to the code of its class of syllables; codes take two bytes in UTF-8."""
    codes: dict[int, int] = {}
    classes: dict[str, int] = {}
    for syllable, characters in _listed():
        code = classes.setdefault(merged(syllable), 0x100 + len(classes))
        codes.update(dict.fromkeys(map(ord, characters), code))
    return codes


@cache
def syllables() -> dict[str, str]:
    """Character to toneless syllable."""
    found: dict[str, str] = {}
    for syllable, characters in _listed():
        found.update(dict.fromkeys(characters, syllable))
    return found


@cache
def code_of(letter: int) -> int:
    """The code of the sound of a letter, both as code points; the letter itself where it has none."""
    return _codes().get(letter, letter)


def coded(text: str) -> str:
    """``text`` with every Chinese character replaced by the code of its sound; the same length."""
    return text.translate(_codes())


@cache
def _classes() -> dict[str, list[tuple[str, str]]]:
    """Class of syllables (``merged``) to its syllables, each with its characters."""
    classes: dict[str, list[tuple[str, str]]] = {}
    for syllable, characters in _listed():
        classes.setdefault(merged(syllable), []).append((syllable, characters))
    return classes


_ALSO = {
    "tiao": "调", "diao": "调", "chong": "重", "zhong": "重", "hang": "行", "xing": "行省", "chang": "长", "zhang": "长",
    "chuan": "传", "zhuan": "传", "lv": "率", "shuai": "率", "can": "参", "shen": "参什", "jiang": "降强", "xiang": "降",
    "sheng": "省盛", "cheng": "盛称", "tan": "弹", "dan": "弹单", "cang": "藏", "zang": "藏", "mu": "模", "mo": "模",
    "xi": "系", "ji": "系给", "jiao": "校角觉", "xiao": "校", "zhuo": "着", "zhao": "着", "bo": "薄", "bao": "薄曝",
    "chen": "称", "chai": "差", "cha": "差", "pian": "便", "bian": "便", "chao": "朝", "shi": "识什", "ping": "屏",
    "bing": "屏", "jue": "角觉", "shuo": "数说", "zhai": "择", "ze": "择", "wei": "为", "dai": "待", "liang": "量",
    "kuai": "会", "hui": "会", "du": "度都", "dou": "都", "fen": "分", "ge": "个", "dang": "当", "zheng": "正", "jin": "尽禁",
}  # fmt: skip
"""Syllables and letters that are read so too: 条 may stand for the 调 of 协调."""


@cache
def _also() -> dict[str, tuple[str, ...]]:
    """Letters that have more than one sound to all of these."""
    found: dict[str, tuple[str, ...]] = {}
    for syllable, letters in _ALSO.items():
        for letter in letters:
            found[letter] = (*found.get(letter, ()), syllable)
    return found


@lru_cache(maxsize=1 << 12)
def alike(found: str) -> Mapping[str, str]:
    """The letters that ``found`` may be taken for, and how: ``sound``, ``near`` sound or ``look``."""
    how = dict.fromkeys(_shapes(found), "look")
    own = syllables().get(found, "")
    for syllable, characters in _classes().get(merged(own), ()) if own else ():
        how.update(dict.fromkeys(characters, "sound" if syllable == own else "near"))
    for letter in _ALSO.get(own, ()):
        how[letter] = "sound"
    for syllable in _also().get(found, ()):
        how.update(dict.fromkeys(dict(_classes().get(merged(syllable), ())).get(syllable, ""), "sound"))
    how[found] = "sound"
    return how


@derived
def _taken() -> frozenset[tuple[str, str]]:
    """Letters and those they are often mistaken for, of ``knowledge/lookalikes.txt``."""
    lines = [line for line in text_of("lookalikes.txt").splitlines() if line and line[0] not in "#["]
    return frozenset((line[0], right) for line in lines for right in line[1:])


def confused(found: str, right: str) -> bool:
    """Whether ``found`` is often mistaken for ``right`` by its shape: 己 for 已."""
    return (found, right) in _taken()


def likeness(found: str, right: str) -> str:
    """How a letter may be taken for another: ``sound``, ``near`` sound or ``look``; empty where neither."""
    return alike(found).get(right, "")


@cache
def _shape_lines() -> str:
    return "\n" + text_of("shapes.txt")


def _shapes(letter: str) -> str:
    """The letters that look like ``letter``."""
    lines = _shape_lines()
    at = lines.find(f"\n{letter}")
    return lines[at + 2 : lines.find("\n", at + 2)] if at >= 0 else ""
