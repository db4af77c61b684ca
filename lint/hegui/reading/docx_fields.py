"""What a field shows that has no result of its own: EQ, by which Word sets fractions, roots and ringed figures."""

from __future__ import annotations

import re

_EQUATION = re.compile(r"\s*EQ\b", re.I)
_TOKEN = re.compile(r"\\\\|\\[(),;]|\\([A-Za-z]+)([0-9]*)|[(),;]|[^\\(),;]+|\\")
_RINGS = frozenset("○〇◯⭕")
_ONE_IN_A_RING, _MOST_IN_A_RING = 0x2460, 20
_LONGEST = 2000
_DEEPEST = 20
_ARRANGING = re.compile(
    r"(?:ac|al|ar|up|do|ai|di|fo|ba|hs|vs|co|le|ri|to|bo|in|su|pr|lc|rc|bc|fc|vc|c)", re.I
)
"""Options of a switch, which say how its elements stand to each other."""


def equation(code: str) -> str:
    """The text that the field with this code shows; ``""`` unless it is an equation.

    Fractions are written with a slash, a figure in a ring as one character, everything else side by side.
    """
    match = _EQUATION.match(code)
    if match is None:
        return ""
    tokens = list(_TOKEN.finditer(code[match.end() : match.end() + _LONGEST]))
    words, _ = _run(tokens, 0, 0)
    return words.strip()


def _run(tokens: list[re.Match[str]], at: int, depth: int) -> tuple[str, int]:
    """The words up to a mark that ends an element, and where it stands."""
    words: list[str] = []
    switch = ""
    while at < len(tokens):
        token = tokens[at]
        if token[1]:
            if not _ARRANGING.fullmatch(token[1]):
                switch = token[1].lower()
        elif token[0] in (",", ";", ")") and depth:
            break
        elif token[0] == "(" and switch and depth < _DEEPEST:
            elements, at = _elements(tokens, at + 1, depth + 1)
            words.append(_set(switch, elements))
            switch = ""
            continue
        else:
            words.append(
                token[0][1:] if token[0].startswith("\\") else token[0].strip() if switch else token[0]
            )
        at += 1
    return "".join(words), at


def _elements(tokens: list[re.Match[str]], at: int, depth: int) -> tuple[list[str], int]:
    """The elements in brackets, and where what follows them begins."""
    found: list[str] = []
    while at < len(tokens):
        words, at = _run(tokens, at, depth)
        found.append(words.strip())
        if at >= len(tokens) or tokens[at][0] == ")":
            break
        at += 1
    return found, at + 1


def _set(switch: str, elements: list[str]) -> str:
    if switch == "f":
        return "/".join(elements)
    if switch == "r":
        return "√" + elements[-1]
    if switch == "o" and len(elements) == 2 and elements[0] in _RINGS:
        inside = elements[1]
        if inside.isdecimal() and 1 <= int(inside) <= _MOST_IN_A_RING:
            return chr(_ONE_IN_A_RING + int(inside) - 1)
        return inside
    return "".join(elements)
