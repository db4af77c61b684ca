"""Fingerprints of a report: a sample of its runs of ``K`` letters, such that every common run of ``K + WINDOW - 1``
letters shares at least one (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003).
"""

from __future__ import annotations

from collections import deque
from zlib import crc32

from hegui.comparing.content import Content

K = 8
"""Letters of a run."""
WINDOW = 6
"""Of this many neighbouring runs, the one with the least hash is kept."""


def fingerprints(words: Content) -> tuple[list[int], list[int]]:
    """Hashes (64 bits, unsigned) and the places in ``words.text`` where their runs begin, ascending.

    Runs that are mostly set phrases are left out. The same letters give the same hash on every machine.
    """
    data = words.shape.encode("utf-16-le")
    hashes = [_hash(data[2 * i : 2 * (i + K)]) for i in range(len(words.shape) - K + 1)]
    kept: list[int] = []
    least: deque[int] = deque()
    for place, value in enumerate(hashes):
        while least and hashes[least[-1]] >= value:
            least.pop()
        least.append(place)
        if least[0] <= place - WINDOW:
            least.popleft()
        if place >= WINDOW - 1 and (not kept or kept[-1] != least[0]):
            kept.append(least[0])
    kept = [place for place in kept if sum(words.own[place : place + K]) * 2 > K]
    return [hashes[place] for place in kept], kept


def _hash(letters: bytes) -> int:
    return crc32(letters) << 32 | crc32(letters, 0x9E3779B9)
