"""What the checklist engine says about one document."""

from __future__ import annotations

from typing import NamedTuple

from hegui.api import Basis, Span

STATUSES = ("met", "weak", "missing", "not-applicable")


class Evidence(NamedTuple):
    """Words that made an element count as met or weak."""

    span: Span
    quote: str


class Trace(NamedTuple):
    """One row of a traceability table: a shortcoming, and what the plan says about it.

    Attributes:
        answer: ``None`` when nothing in the plan answers the problem.
        shared: the content words that both have in common, in the order of the problem.
    """

    problem: Evidence
    answer: Evidence | None
    shared: tuple[str, ...] = ()


class ElementResult(NamedTuple):
    """The standing of one required element.

    Attributes:
        id: ``shortcomings.causes`` and the like.
        status: one of ``STATUSES``.
        reason: one Chinese sentence saying why, for every status.
        code: of the rule whose diagnostic goes with ``weak`` and ``missing``.
        trace: rows of the traceability table, for elements that trace.
    """

    id: str
    title: str
    status: str
    evidence: tuple[Evidence, ...]
    reason: str
    basis: tuple[Basis, ...]
    code: str = ""
    trace: tuple[Trace, ...] = ()
