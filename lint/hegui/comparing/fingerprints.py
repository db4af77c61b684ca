"""Fingerprints of a report: a sample of its runs of ``K`` letters, such that every common run of ``K + WINDOW - 1``
letters shares at least one (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003).
"""

from __future__ import annotations

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
    hashes = [crc32(data[start : start + 2 * K]) for start in range(0, len(data) - 2 * K + 1, 2)]
    kept: list[int] = []
    place, least = -1, 1 << 32
    for right, value in enumerate(hashes):
        if value <= least:
            place, least = right, value
        elif place <= right - WINDOW:
            window = hashes[right : right - WINDOW : -1] if right >= WINDOW else hashes[right::-1]
            least = min(window)
            place = right - window.index(least)
        if right >= WINDOW - 1 and (not kept or kept[-1] != place):
            kept.append(place)
    kept = [place for place in kept if sum(words.own[place : place + K]) * 2 > K]
    return [hashes[p] << 32 | crc32(data[2 * p : 2 * (p + K)], 0x9E3779B9) for p in kept], kept
