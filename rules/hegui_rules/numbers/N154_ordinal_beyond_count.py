"""16个乡镇中列第17位: an ordinal larger than the number there are."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Ranked, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import gravity, partners


@rule(
    code="N154",
    name="ordinal-beyond-count",
    needs=Needs.of_relations(Ranked),
    title="序数大于总数",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="参评的只有若干个，名次就不会更靠后；全年只开了若干次会，就不会有更大的会次。",
    bad=(
        Bad("考核位列全县16个乡镇⟦第17位⟧。", says="16个"),
        Bad("群众满意度在全县13个乡镇中排名⟦第14⟧。"),
        Bad("12月26日召开⟦第11次镇长办公会⟧专题研究；全年共召开镇长办公会9次。", says="9次"),
    ),
    good=(
        "考核位列全县16个乡镇第7位。",
        "群众满意度在全县13个乡镇中排名第13。",
        "12月26日召开第11次镇长办公会专题研究；全年共召开镇长办公会11次。",
        "在全市12个县中排名第3，居全省第28位。",
        "召开第3次党委会；全年召开党委会约9次。",
    ),
)
def ordinal_beyond_count(doc: Document, options: Options) -> Iterator[Finding]:
    """Ranks and the numbers of meetings."""
    for relation in relations(doc, Ranked):
        out_of = relation.out_of
        if out_of.high is None or relation.place <= out_of.high:
            continue
        said = doc.quote(relation.said)
        yield Finding(
            relation.said,
            f"总数是{out_of.surface}，却说“{said}”",
            related=partners([out_of], "总数"),
            suggestion="核对序数和总数",
            severity=gravity(relation),
        )
