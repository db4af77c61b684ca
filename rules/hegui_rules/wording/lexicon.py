"""The words that slips of the pen are told by: ``knowledge/lexicon.txt``. The phrases stand in ``mined``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from hegui.api.text import derived
from hegui_rules.knowledge import text_of


class Lexicon(NamedTuple):
    """The lexicon file.

    Attributes:
        judged: pairs of letters that other rules tell apart by sense: 法治/法制, 权力/权利.
        loose: letters that stand beside words without making one with them.
        numerals: letters of numbers, and of what they count.
        heads: what names of places and bodies end in, 小学 in 田心小学.
        coining: prose makes words of two letters with these: 智汇, 云用.
        words: frequent words of two letters.
        core: words of two letters that carry the prose of reports and laws.
        seams: right pairs that only sound like a word of the core (知责 beside 职责).
        fixed: phrases that are right however good a word the found letters make (合力合规).
        attested: what edited prose writes, of two letters or more, although it sounds or looks like a word (质权).
        terms: of such reports, three letters or more; they stand anywhere.
        short: whose affairs and firms, in two letters (镇务, 厂企); part of ``attested`` too.
    """

    judged: frozenset[frozenset[str]]
    loose: frozenset[str]
    numerals: frozenset[str]
    coining: frozenset[str]
    heads: frozenset[str]
    words: frozenset[str]
    core: frozenset[str]
    seams: frozenset[str]
    fixed: frozenset[str]
    attested: frozenset[str]
    terms: frozenset[str]
    short: frozenset[str]


def parts() -> dict[str, list[str]]:
    """The parts of the file, by name, with their words."""
    found: dict[str, list[str]] = {}
    part: list[str] = []
    for line in text_of("lexicon.txt").splitlines():
        if line[:1] == "[":
            part = found.setdefault(line[1:-1], [])
        elif line[:1] != "#":
            part += line.split()
    return found


@cache
def lexicon() -> Lexicon:
    """The lexicon as shipped."""
    part = _read()
    return Lexicon(frozenset(map(frozenset, part["judged"])), *(part[name] for name in Lexicon._fields[1:]))


@derived
def _read() -> dict[str, frozenset[str]]:
    """The parts as sets, those of letters letter by letter."""
    part = parts()
    letters = {name: frozenset("".join(part[name])) for name in ("loose", "numerals", "coining")}
    attested = {"attested": frozenset(part["attested"] + part["short"])}
    return {name: frozenset(part[name]) for name in ("judged", *Lexicon._fields)} | letters | attested
