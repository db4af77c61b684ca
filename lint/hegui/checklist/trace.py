"""Which item of a plan answers which shortcoming: by the content words both have, not by their position.

There is no segmenter at run time: content words are runs of characters left when stop words and punctuation are cut
out, compared by pairs of adjacent characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.document import Words

_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")


def content_runs(text: str, stop: Words) -> list[str]:
    """The stretches of Chinese characters, two or more long, between stop words and punctuation."""
    union = stop.regex()
    bare = _NOT_HAN.sub(" ", text)
    return [run for run in (union.sub(" ", bare) if union else bare).split() if len(run) > 1]


def _pairs(runs: Sequence[str]) -> set[str]:
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}


def shared_phrases(
    problems: Sequence[tuple[str, str]], answers: Sequence[str], stop: Words, least: int = 2, share: float = 0
) -> Iterator[tuple[int, tuple[str, ...], int | None]]:
    """For every problem its ordinal, the phrases shared with the best answer, and that answer's ordinal.

    An answer counts when it shares ``least`` different character pairs with the problem (one phrase of three
    characters, or two of two), at least one of them with the words that name the problem, or twice as many anywhere. The ordinal is
    ``None``, and the phrases are empty, when none does.

    Args:
        problems: for each, the words that name it and its whole text.
        answers: their whole texts.
        share: of the pairs of a problem (or of the words that name it) that an answer must have.
    """
    pairs = [_pairs(content_runs(answer, stop)) for answer in answers]
    for index, (lead, whole) in enumerate(problems):
        runs = content_runs(whole, stop)
        wanted = _pairs(runs)
        naming = _pairs(content_runs(lead, stop)) or wanted
        scores = [
            len(wanted & have) + len(naming & have) if naming & have or len(wanted & have) >= 2 * least else 0
            for have in pairs
        ]
        best = max(range(len(scores)), key=lambda i: (scores[i], -i), default=None)
        if best is not None and scores[best]:
            common, named = wanted & pairs[best], naming & pairs[best]
            if len(common) >= least and max(len(common) / len(wanted), len(named) / len(naming)) >= share:
                yield index, tuple(_phrases(runs, pairs[best])), best
                continue
        yield index, (), None


def _phrases(runs: Sequence[str], have: set[str]) -> list[str]:
    """The longest stretches of ``runs`` all of whose pairs are in ``have``, in order, each once, none inside another."""
    found: dict[str, None] = {}
    for run in runs:
        start = 0
        while start < len(run) - 1:
            end = start + 1
            while end < len(run) and run[end - 1 : end + 1] in have:
                end += 1
            if end - start > 1:
                found[run[start:end]] = None
            start = max(end - 1, start + 1) if end - start > 1 else start + 1
    return [phrase for phrase in found if not any(phrase in other and phrase != other for other in found)]
