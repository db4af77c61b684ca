"""README and guide say what the program does: every command in them runs, every sample is what it prints."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import Outcome
from ofd_builder import package, page, text_object

Hegui = Callable[..., Outcome]
ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "fixtures" / "reports"
DOCUMENTS = ("README.md", "README.zh-CN.md", "docs/guide.md")

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_NEEDS = {"survey": "duckdb"}
_ENDLESS = ("hegui serve", "hegui lsp")
"""What runs until somebody ends it; tests of their own start and stop it."""

FIXABLE = """青禾县临溪镇2024年法治政府建设年度报告

一、主要举措和成效

　　2024年，镇政府扎实推进依法行政,成效明显。开展普法宣传5场次,化解矛盾纠纷12件。
"""
"""The report of the samples that show corrections."""


def blocks(document: str, *languages: str) -> list[str]:
    text = (ROOT / document).read_text("utf-8")
    return [body for language, body in _FENCE.findall(text) if language in languages]


COMMANDS = [
    (document, line)
    for document in DOCUMENTS
    for block in blocks(document, "bash")
    for line in block.splitlines()
    if line.startswith("hegui ") and not line.startswith(_ENDLESS)
]
SAMPLES = [(document, block) for document in DOCUMENTS for block in blocks(document, "console")]


@pytest.fixture
def office(folder: Path) -> Path:
    """The files that the documents speak of."""
    for name in ("年报.docx", "本年.docx"):
        shutil.copy(REPORTS / "linxi-2024.docx", name)
    shutil.copy(REPORTS / "qinghe-2024.docx", "上年.docx")
    shutil.copy(REPORTS / "linxi-2024.pdf", "年报.pdf")
    for name in ("例文.docx", "述法报告.docx"):
        shutil.copy(REPORTS / "qinghe-2024.docx", name)
    shutil.copy(ROOT / "fixtures" / "kinds" / "shufa-annual.toml", "shufa-annual.toml")
    (folder / "年报.ofd").write_bytes(package([page(text_object("临溪镇2024年度报告", 30, 40, 5))]))
    with ZipFile("各镇报告.zip", "w") as archive:
        archive.write(REPORTS / "baita-2024.txt", "白塔街道.txt")
    mail = EmailMessage()
    mail.set_content("请查收。")
    mail.add_attachment(
        (REPORTS / "qinghe-2024.docx").read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename="年报.docx",
    )
    (folder / "报送.eml").write_bytes(mail.as_bytes())
    (folder / "年报.txt").write_text(FIXABLE, "utf-8")
    for name in ("各镇报告", "报告", "文件夹"):
        Path(name).mkdir()
        shutil.copy(REPORTS / "baita-2024.txt", name)
        shutil.copy(REPORTS / "yunling-2023.txt", name)
    return folder


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("document", "line"), COMMANDS)
def test_every_command_runs(hegui: Hegui, document: str, line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    if words[0] in _NEEDS:
        pytest.importorskip(_NEEDS[words[0]])
    if "--baseline" in words:
        hegui("check", "报告/", "--write-baseline")
    if "--clean" in words:
        hegui("annotate", "年报.docx")
    if "年报.wps" in words:
        pytest.skip("needs LibreOffice and a document of WPS: test_reader_office")
    if words[:2] == ["checklist", "new"]:
        Path("shufa-annual.toml").unlink()
    if words[0] == "init":
        Path("hegui.toml").unlink()
    result = hegui(*words)
    assert result.code in (0, 1), result.err
    assert result.out or result.err


@pytest.mark.parametrize(("document", "sample"), SAMPLES)
def test_every_sample_is_what_the_program_prints(
    hegui: Hegui, office: Path, monkeypatch: pytest.MonkeyPatch, document: str, sample: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (office / "fixtures").mkdir()
    shutil.copytree(REPORTS, office / "fixtures" / "reports")
    first, *expected = sample.strip().splitlines()
    assert first.startswith("$ hegui ")
    printed = hegui(*shlex.split(first)[2:]).out
    pattern = "".join("(?:.*\n)*" if line == "…" else f"{re.escape(line)}\n" for line in expected)
    assert re.fullmatch(pattern, printed.rstrip() + "\n"), printed


def test_there_is_something_to_test() -> None:
    assert len(COMMANDS) > 20
    assert len(SAMPLES) >= 4
