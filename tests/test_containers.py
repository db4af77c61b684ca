"""Zip files and mails of reports: each member a document of the run, whatever hostile hands put into them."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome
from docx_builder import build_docx

Run = Callable[..., Outcome]

LINES = ["青禾县2024年工作报告", "一、主要工作", "开展工作。", "三、下一步", "继续工作。"]
GOOD = "\n".join(LINES).encode()


def files_of(folder: Path) -> list[Path]:
    """All files of a folder; those apart that measuring coverage leaves in the working directory of a process."""
    return sorted(path for path in folder.rglob("*") if not path.name.startswith(".coverage"))


def packed(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def mail(*attachments: tuple[str, bytes], text: str = "附件是年报，三、请查收。") -> bytes:
    """A mail; an attachment is its headers (without the encoding) and its content."""
    parts = [
        f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n".encode()
    ]
    for headers, data in attachments:
        lines = f"{headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode("gb18030")
        parts.append(lines + b64encode(data) + b"\r\n")
    head = b"From: a@example.org\r\nSubject: =?utf-8?B?5bm05oql?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    return head + b"".join(b"--b\r\n" + part for part in parts) + b"--b--\r\n"


def named(name: str, kind: str = "application/octet-stream") -> str:
    return f'Content-Type: {kind}\r\nContent-Disposition: attachment; filename="{name}"'


def documents(hegui: Run, *arguments: str) -> dict[str, Any]:
    said = json.loads(hegui("check", *arguments, "--format", "json", "--select", "S").out)["documents"]
    found = {d["path"]: d for d in said}
    assert len(found) == len(said)
    return found


def errors(found: dict[str, Any]) -> dict[str, str]:
    return {path: d["error"]["code"] if d["error"] else "" for path, d in found.items()}


class TestZip:
    def test_members_are_documents(self, hegui: Run, folder: Path) -> None:
        (folder / "a.zip").write_bytes(
            packed(
                {"镇/b.docx": build_docx(LINES), "c.txt": GOOD, "空/": b"", "d.xls": b"x", "e": b"\x00\x01"}
            )
        )
        (folder / "b.txt").write_bytes(GOOD)
        found = documents(hegui, "a.zip", "b.txt")
        assert errors(found) == {
            "a.zip/c.txt": "", "a.zip/d.xls": "E906", "a.zip/e": "E906", "a.zip/镇/b.docx": "", "b.txt": "",
        }  # fmt: skip
        assert [d["code"] for d in found["a.zip/镇/b.docx"]["diagnostics"]] == ["S101"]
        assert "a.zip/d.xls" in found["a.zip/d.xls"]["error"]["message"]
        (folder / "f").mkdir()
        (folder / "a.zip").rename(folder / "f" / "a.zip")
        assert set(documents(hegui, "f")) == {"f/" + path for path in found if "/" in path}
        again = hegui("check", "f", "--select", "S", "--skip-unsupported", "--fail-on", "never")
        assert again.code == 0

    def test_one_member_can_be_named(self, hegui: Run, folder: Path) -> None:
        (folder / "a.zip").write_bytes(packed({"镇/b.txt": GOOD, "镇/c.txt": GOOD, "d.txt": GOOD}))
        assert list(documents(hegui, "a.zip/镇/b.txt")) == ["a.zip/镇/b.txt"]
        assert list(documents(hegui, "a.zip/镇")) == ["a.zip/镇/b.txt", "a.zip/镇/c.txt"]
        assert errors(documents(hegui, "a.zip/无.txt")) == {"a.zip/无.txt": "E907"}
        assert errors(documents(hegui, "a.zip", "a.zip/镇/b.txt")) == errors(documents(hegui, "a.zip"))

    def test_what_systems_leave_is_no_document(self, hegui: Run, folder: Path) -> None:
        names = (
            "__MACOSX/._b.txt",
            ".DS_Store",
            "甲/~$b.docx",
            "甲/Thumbs.db",
            "页_files/p.js",
            "hegui.toml",
        )
        (folder / "a.zip").write_bytes(
            packed({**dict.fromkeys(names, b"x"), "页.html": b"<html>", "甲/b.txt": GOOD})
        )
        assert set(documents(hegui, "a.zip")) == {"a.zip/甲/b.txt", "a.zip/页.html"}
        assert set(documents(hegui, "a.zip", "--exclude", "甲")) == {"a.zip/页.html"}

    def test_names_in_gbk(self, hegui: Run, folder: Path) -> None:
        data = packed({"nnnn.txt": GOOD})
        (folder / "a.zip").write_bytes(data.replace(b"nnnn", "年报".encode("gbk")))
        assert list(documents(hegui, "a.zip")) == ["a.zip/年报.txt"]
        (folder / "a.zip").write_bytes(packed({"nnnnnn.txt": GOOD}).replace(b"nnnnnn", "年报".encode()))
        assert list(documents(hegui, "a.zip")) == ["a.zip/年报.txt"]

    def test_names_that_lead_elsewhere(self, hegui: Run, folder: Path) -> None:
        inner = folder / "in"
        inner.mkdir()
        names = [
            "../../b.txt",
            "/etc/b.txt",
            "C:\\x\\b.txt",
            "..\\b.txt",
            "./b.txt",
            "a\nb.txt",
            "..",
            "b.txt",
        ]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name in names:
                archive.writestr(zipfile.ZipInfo(name), GOOD)
        (inner / "a.zip").write_bytes(out.getvalue())
        before = files_of(folder)
        found = documents(hegui, "in/a.zip")
        assert len(found) == len(names)
        assert {d["status"] for p, d in found.items() if "未命名" not in p} == {"checked"}
        assert all(p.startswith("in/a.zip/") and ".." not in p and "\n" not in p for p in found)
        assert files_of(folder) == before

    def test_encrypted_members_are_told(self, hegui: Run, folder: Path) -> None:
        data = bytearray(packed({"b.txt": GOOD, "c.txt": GOOD}))
        for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            place = data.find(signature) + at
            data[place] |= 1
        (folder / "a.zip").write_bytes(bytes(data))
        found = documents(hegui, "a.zip")
        assert errors(found) == {"a.zip/b.txt": "E904", "a.zip/c.txt": ""}
        assert "a.zip/b.txt：" in found["a.zip/b.txt"]["error"]["message"]

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "E905"),
            (b"PK\x03\x04 nothing", "E902"),
            (packed({"b.txt": GOOD})[:-30], "E902"),
            (packed({}), "E907"),
            (packed({".DS_Store": b"x"}), "E907"),
        ],
    )
    def test_nothing_to_check(self, hegui: Run, folder: Path, data: bytes, code: str) -> None:
        (folder / "a.zip").write_bytes(data)
        (folder / "b.txt").write_bytes(GOOD)
        found = documents(hegui, "a.zip", "b.txt")
        assert errors(found) == {"a.zip": code, "b.txt": ""}
        assert found["a.zip"]["error"]["message"].startswith("a.zip：")

    def test_a_damaged_member_costs_itself(self, hegui: Run, folder: Path) -> None:
        data = packed({"b.txt": GOOD, "c.txt": GOOD}, zipfile.ZIP_STORED).replace(b"\xe4", b"\xe5", 1)
        (folder / "a.zip").write_bytes(data)
        assert errors(documents(hegui, "a.zip")) == {"a.zip/b.txt": "E902", "a.zip/c.txt": ""}

    def test_bombs(self, hegui: Run, folder: Path) -> None:
        (folder / "a.zip").write_bytes(packed({"b.txt": bytes(50 << 20), "c.txt": GOOD}))
        assert errors(documents(hegui, "a.zip")) == {"a.zip/b.txt": "E902", "a.zip/c.txt": ""}
        liar = bytearray(packed({"b.txt": GOOD}))
        at = liar.find(b"PK\x01\x02") + 24
        liar[at : at + 4] = struct.pack("<I", 0xFFFFFFF0)
        (folder / "a.zip").write_bytes(bytes(liar))
        assert errors(documents(hegui, "a.zip"))["a.zip/b.txt"] in ("", "E902")
        many = packed({f"{n}.txt": b"" for n in range(10_001)}, zipfile.ZIP_STORED)
        (folder / "a.zip").write_bytes(many)
        assert errors(documents(hegui, "a.zip")) == {"a.zip": "E902"}

    def test_zips_in_each_other(self, hegui: Run, folder: Path) -> None:
        data = packed({"b.txt": GOOD})
        for _ in range(5):
            data = packed({"a.zip": data, "c.txt": GOOD})
        (folder / "a.zip").write_bytes(data)
        assert errors(documents(hegui, "a.zip")) == {
            "a.zip/c.txt": "", "a.zip/a.zip/c.txt": "", "a.zip/a.zip/a.zip/c.txt": "", "a.zip/a.zip/a.zip/a.zip": "E906",
        }  # fmt: skip

    def test_a_document_under_the_name(self, hegui: Run, folder: Path) -> None:
        (folder / "a.zip").write_bytes(build_docx(LINES))
        assert errors(documents(hegui, "a.zip")) == {"a.zip": ""}

    def test_several_processes(self, hegui: Run, folder: Path) -> None:
        (folder / "a.zip").write_bytes(packed({f"{n:02}.txt": GOOD for n in range(12)}))
        one, many = (hegui("check", "a.zip", "--format", "json", "--jobs", n).out for n in ("1", "3"))
        assert one == many
        assert one.count('"status": "checked"') == 12

    def test_nothing_is_written_into_it(self, hegui: Run, folder: Path) -> None:
        data = packed({"b.txt": "青禾县坚持依法行政,推进政务公开。".encode()})
        (folder / "a.zip").write_bytes(data)
        for option in ("--fix", "--diff"):
            said = hegui("check", "a.zip", option, "--select", "P401")
            assert "压缩包或邮件里的文件不能自动改正" in said.err
        assert (folder / "a.zip").read_bytes() == data
        assert {p.name for p in files_of(folder)} == {"a.zip", "hegui.toml"}
        over = hegui("check", "a.zip", "--report", "json=a.zip")
        assert (over.code, "它是被检查的文件" in over.err) == (2, True)


class TestMail:
    def test_attachments_are_documents(self, hegui: Run, folder: Path) -> None:
        (folder / "m.eml").write_bytes(
            mail(
                (named("年报.docx"), build_docx(LINES)),
                ('Content-Type: text/plain; name="=?gb18030?B?xOqxqC50eHQ=?="', GOOD),
                ("Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n filename*0*=UTF-8''%E4%B9%99;\r\n filename*1*=.txt", GOOD),
                (named("../../丙.txt"), GOOD),
                (named("包.zip", "application/zip"), packed({"丁.txt": GOOD})),
                ('Content-Type: image/png; name="logo.png"\r\nContent-ID: <1>\r\nContent-Disposition: inline', b"\x89PNG"),
                (named("章.png", "image/png"), b"\x89PNG"),
            )
        )  # fmt: skip
        found = documents(hegui, "m.eml")
        assert errors(found) == {
            "m.eml/年报.docx": "", "m.eml/年报.txt": "", "m.eml/乙.txt": "", "m.eml/丙.txt": "",
            "m.eml/包.zip/丁.txt": "", "m.eml/章.png": "E906",
        }  # fmt: skip

    def test_a_forwarded_mail(self, hegui: Run, folder: Path) -> None:
        inner = mail((named("甲.txt"), GOOD), text="转发")
        outer = (
            b"Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n"
            + inner + b"\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--o--\r\n"
        )  # fmt: skip
        (folder / "m.eml").write_bytes(outer)
        found = documents(hegui, "m.eml")
        assert len(found) == 2
        assert set(errors(found).values()) == {""}
        assert "m.eml/甲.txt" in found

    def test_without_attachments(self, hegui: Run, folder: Path) -> None:
        (folder / "m.eml").write_bytes(mail())
        (folder / "n.eml").write_bytes(b"Subject: x\r\n\r\n" + GOOD)
        found = documents(hegui, "m.eml", "n.eml")
        assert errors(found) == {"m.eml": "E907", "n.eml": "E907"}
        assert "邮件的附件中没有可检查的文件" in found["m.eml"]["error"]["message"]

    def test_hostile(self, hegui: Run, folder: Path) -> None:
        deep = b"".join(
            b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(3000)
        )
        (folder / "deep.eml").write_bytes(deep)
        (folder / "noise.eml").write_bytes(bytes(range(256)) * 200)
        (folder / "code.eml").write_bytes(
            mail((named("a.txt"), GOOD)).replace(b"base64", b"x-unknown").replace(b"utf-8", b"utf-99")
        )
        (folder / "long.eml").write_bytes(
            b"Content-Type: application/pdf; "
            + b"; ".join(b"name*%d*=a%%20" % n for n in range(20_000))
            + b'\r\nContent-Disposition: attachment; filename="'
            + b"=?utf-8?q?a?= " * 20_000
            + b'"\r\n\r\nx'
        )
        (folder / "lines.eml").write_bytes(
            deep[:4000] + b"Content-Type: a/b; name=a\r\n\r\n" + b"--\r\n" * 60_000
        )
        found = documents(hegui, ".")
        assert found["./lines.eml"]["error"]["code"] == "E902"
        assert set(errors(found).values()) <= {"", "E902", "E906", "E907"}
        assert {"./deep.eml", "./noise.eml"} <= set(found)


def test_a_survey_of_a_zip(hegui: Run, folder: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("xlsxwriter")
    (folder / "a.zip").write_bytes(packed({"b.txt": GOOD, "c.txt": GOOD + "另行。".encode()}))
    first = hegui("survey", "a.zip", "--report", "json=s.json")
    assert first.code == 0, first.err
    assert [d["path"] for d in json.loads((folder / "s.json").read_text())["documents"]] == [
        "a.zip/b.txt",
        "a.zip/c.txt",
    ]
    (folder / "a.zip").write_bytes(packed({"b.txt": GOOD, "c.txt": GOOD}))
    (folder / "b.zip").write_bytes(b"PK\x05\x06")
    assert hegui("survey", "b.zip", "--store", "other.duckdb").code == 2
    again = hegui("survey", "a.zip")
    assert "1 份没有变化" in again.err


def test_a_plain_check_needs_none_of_it(folder: Path) -> None:
    (folder / "a.txt").write_bytes(GOOD)
    code = (
        "import sys; from hegui.commands.main import run; run(['check', 'a.txt'])\n"
        "sys.exit(bool({'hegui.running.containers', 'hegui.reading.archive'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
