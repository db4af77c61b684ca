"""Relations without a wording of their own: slips of a rate or a sum, accounts, products, orders; and their right twins."""

from __future__ import annotations

import pytest

from hegui.facts import Account, Ordered, Product, Relation, ShareOf, SumOf, relations
from test_quantities import doc

_SLIPS = (
    (ShareOf, "辖区16所中小学全部配备法治副校长，由民警担任的12名，占{}。", "85%", "75%"),
    (ShareOf, "全年审核合同156份，提出意见的有78份，占比达{}。", "60%", "50%"),
    (SumOf, "开展普法活动36场，进机关8场、进乡村12场、进社区9场、进学校{}。", "5场", "7场"),
    (
        SumOf,
        "现有工作人员57人。公务员39人，其中持证的31人；事业编制人员{}；劳务派遣人员4人。",
        "16人",
        "14人",
    ),
)


@pytest.mark.parametrize(("kind", "text", "wrong", "right"), _SLIPS)
def test_a_slip_is_evidence_and_what_fits_is_none(
    kind: type[Relation], text: str, wrong: str, right: str
) -> None:
    near = [r for r in relations(doc(text.format(wrong)), kind) if getattr(r, "near", False)]
    assert len(near) == 1
    assert not [r for r in relations(doc(text.format(right)), kind) if getattr(r, "near", False)]


@pytest.mark.parametrize(
    "text",
    [
        "新增村级调解中心27家、老年助餐中心6家、企业法律工作室19家、调解中心8家。",
        "1.文字解读42件；2.图文解读29件；3.视频解读11件。",
        "新增示范调解室140家，总量达865家，占全市的27%。",
    ],
)
def test_brothers_and_shares_of_something_else_are_left_alone(text: str) -> None:
    found = [*relations(doc(text), SumOf), *relations(doc(text), ShareOf)]
    assert not [r for r in found if getattr(r, "near", False)]


def test_an_account_has_its_sides_in_any_order() -> None:
    (account,) = relations(doc("年内新收申请46件，上年结转3件，全年办结44件，结转下年继续办理5件。"), Account)
    assert [q.surface for q in account.into] == ["3件", "46件"]
    assert [q.surface for q in account.out] == ["44件", "5件"]


def test_a_product_takes_what_is_said_of_each() -> None:
    (product,) = relations(doc("每个行政村配备2名调解员，18个行政村共配备38名。"), Product)
    assert (product.expected, product.fits) == (36, False)
    assert not relations(doc("每个行政村至少配备2名调解员，18个行政村共配备38名。"), Product)


def test_a_limit_binds_the_figure_beside_it() -> None:
    (order,) = relations(doc("全年化解纠纷突破300件，达到289件。"), Ordered)
    assert order.less.value > order.more.value
