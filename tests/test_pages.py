"""Pages: whatever a document or a file name says stays words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Outcome

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}{% raw %}&\"'"


def test_words_never_become_markup(hegui: Callable[..., Outcome], folder: Path) -> None:
    text = f"青禾县临溪镇2024年法治政府建设年度报告\n一、主要举措\n开展普法宣传活动12场，{HOSTILE}受众一千余人，效果良好。\n"
    (folder / "a<b>.txt").write_text(text, "utf-8")
    (folder / "c.txt").write_text(text.replace("12场", "13场"), "utf-8")
    assert hegui("compare", "a<b>.txt", "c.txt", "--report", "html=p.html").code in (0, 1)
    assert hegui("survey", ".", "--report", "html=s.html").code in (0, 1)
    for name in ("p.html", "s.html"):
        page = (folder / name).read_text("utf-8")
        assert "<script" not in page
        assert "a<b>" not in page
        assert "default-src 'none'" in page
    assert "{{ 7*7 }}{% raw %}" in (folder / "p.html").read_text("utf-8")
