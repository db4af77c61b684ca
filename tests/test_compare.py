"""``hegui compare``: copied passages, carried figures, promises, and what people see."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Outcome
from hegui.comparing.content import content
from hegui.comparing.fingerprints import WINDOW, K, fingerprints
from hegui.comparing.passages import passages
from hegui.testing import document

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from copies import measure

YEARS = Path(__file__).parents[1] / "fixtures" / "years"
OLD, NEW = YEARS / "shuangjing-2023.txt", YEARS / "shuangjing-2024.txt"
Run = Callable[..., Outcome]


@pytest.fixture
def compared(hegui: Run, folder: Path) -> dict[str, object]:
    outcome = hegui("compare", OLD, NEW, "--format", "json")
    assert outcome.code == 0
    data = json.loads(outcome.out)
    assert isinstance(data, dict)
    return data


def test_copied_passages_are_quoted_on_both_sides(
    compared: dict[str, list[dict[str, dict[str, str]]]],
) -> None:
    texts = {"old": OLD.read_text("utf-8"), "new": NEW.read_text("utf-8")}
    found = compared["passages"]
    assert found
    for passage in found:
        for side, text in texts.items():
            place = passage[side]
            assert text[int(place["start"]) : int(place["end"])] == place["quote"]
    quotes = [p["new"]["quote"] for p in found]
    assert any("聘请退休教师、老支书担任调解员" in q for q in quotes)
    assert not any("短视频账号，发布作品" in q for q in quotes)


def test_figures_are_paired_and_an_unchanged_one_among_changed_ones_is_suspect(
    compared: dict[str, list[dict[str, object]]],
) -> None:
    by_name = {str(f["head"]): f for f in compared["figures"]}
    contracts = next(f for name, f in by_name.items() if "合同" in name)
    assert contracts["changed"]
    suspects = [f["new"]["value"] for f in compared["figures"] if f["suspect"]]  # type: ignore[index]
    assert 131.0 in suspects
    assert not any(v < 10 for v in suspects)


def test_a_promise_without_result_is_named(
    compared: dict[str, list[dict[str, dict[str, str] | None]]],
) -> None:
    lost = [p["plan"]["quote"] for p in compared["promises"] if p["result"] is None and p["plan"]]
    assert len(compared["promises"]) == 4
    assert len(lost) == 1
    assert "司法所办公用房" in lost[0]


def test_shortcomings_of_last_year_are_recognised(
    compared: dict[str, list[dict[str, dict[str, str]]]],
) -> None:
    assert [r["new"]["quote"][:4] for r in compared["repeated"]] == ["一是执法", "二是普法"]


def test_every_format_comes_out_and_documents_are_no_markup(hegui: Run, folder: Path) -> None:
    evil = folder / "evil.txt"
    evil.write_text(
        NEW.read_text("utf-8").replace("双井说法", "<script>alert(1)</script>[red]\x1b[31m"), "utf-8"
    )
    outcome = hegui("compare", OLD, evil, "--report", "html=a.html", "--report", "json=a.json")
    assert outcome.code == 0
    assert "上年安排有没有下文" in outcome.out
    assert "\x1b" not in outcome.out
    page = (folder / "a.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "全文对照" in page
    assert json.loads((folder / "a.json").read_text("utf-8"))["schema"] == "hegui-compare/1"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("没有.txt", str(NEW)), "找不到"),
        ((str(OLD), str(NEW), "--report", "html"), "格式=文件"),
        ((str(OLD), str(NEW), "--report", "pdf=a.pdf"), "没有名为“pdf”的格式"),
        ((str(OLD), str(NEW), "--report", "html=没有/a.html"), "无法写入"),
    ],
)
def test_bad_input_is_named(hegui: Run, folder: Path, arguments: tuple[str, ...], words: str) -> None:
    outcome = hegui("compare", *arguments)
    assert outcome.code == 2
    assert words in outcome.err


@pytest.mark.parametrize(("operator", "recall"), [("verbatim", 0.99), ("edited", 0.9), ("reordered", 0.95)])
def test_injected_copies_are_found(operator: str, recall: float) -> None:
    found, precision = measure(operator, 25)
    assert found >= recall
    assert precision >= 0.85


def test_set_phrases_and_titles_are_no_copies() -> None:
    old = document(
        "根据《青禾县重大行政决策合法性审核若干规定实施细则（试行）》开展审核。", {"kind": "generic"}
    )
    new = document(
        "对照《青禾县重大行政决策合法性审核若干规定实施细则（试行）》查漏洞。", {"kind": "generic"}
    )
    assert passages(content(old), content(new)) == ()


def test_a_passage_ends_before_a_figure_that_goes_on_otherwise() -> None:
    same = "全镇各村调解组织受理邻里之间的各类纠纷并且逐件上门回访，办结比例达到"
    old = document(f"{same}87.5%，另有安排。", {"kind": "generic"})
    new = document(f"{same}93%，后续跟进。", {"kind": "generic"})
    (passage,) = passages(content(old), content(new))
    assert new.quote(passage.new).endswith("达到")
    assert old.quote(passage.old).endswith("达到")


@settings(deadline=None)
@given(st.text(alphabet="甲乙丙丁1 ，\n", max_size=200), st.text(alphabet="甲乙丙丁1 ，\n", max_size=200))
def test_passages_never_overlap_and_lie_inside(one: str, other: str) -> None:
    before, now = (
        content(document(one + "。", {"kind": "generic"})),
        content(document(other + "。", {"kind": "generic"})),
    )
    end = 0
    for passage in passages(before, now, least=4):
        assert end <= passage.new.start < passage.new.end
        assert 0 < passage.similarity <= 1
        assert passage.old.end <= len(one) + 1
        end = passage.new.end


@settings(deadline=None)
@given(
    st.text(alphabet="甲乙丙丁戊己庚辛", min_size=K + WINDOW, max_size=60),
    st.text(alphabet="子丑寅卯", max_size=40),
)
def test_a_long_enough_common_run_shares_a_fingerprint(common: str, other: str) -> None:
    one = fingerprints(content(document(f"{other}{common}。", {"kind": "generic"})))[0]
    two = fingerprints(content(document(f"{common}{other}。", {"kind": "generic"})))[0]
    assert set(one) & set(two)
