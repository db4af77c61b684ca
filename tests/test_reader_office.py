"""doc, wps, rtf, odt and their like, through LibreOffice; without it, and with programs in its place that misbehave."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from conftest import Outcome
from docx_builder import build_docx
from hegui.errors import ReadError
from hegui.reading import Source, from_docx, libreoffice
from hegui.reading.content import recognised
from hegui.reading.from_office import as_docx, read

Run = Callable[..., Outcome]

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WORD = OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(488)
LINES = [
    "青禾县2024年法治政府建设年度报告",
    "一、主要举措",
    "青禾县坚持依法行政，全年办理行政复议案件12件。",
    "二、下一年安排",
]
RTF = (
    rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
    rb"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc39\levelnfcn39\leveljc0\levelfollow0\levelstartat1"
    rb"{\leveltext\'02\'00\'a1\'a2;}{\levelnumbers\'01;}\fi-360\li720}\listid1}}"
    rb"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
    rb"\pard\ls1\ilvl0\f0\fs32 \'bb\'f9\'b1\'be\u24773 ?\'bf\'f6\par\pard\f0 \'cd\'ea\'b3\'c9\par}"
)

installed = pytest.mark.skipif(not libreoffice.program(), reason="LibreOffice is not installed")


def odt(body: str) -> bytes:
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }
    spaces = " ".join(f'xmlns:{short}="{long}"' for short, long in names.items())
    kind = "application/vnd.oasis.opendocument.text"
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as package:
        package.writestr("mimetype", kind)
        package.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.2"><office:body><office:text>'
            f"{body}</office:text></office:body></office:document-content>",
        )
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        )
    return out.getvalue()


PARAGRAPHS = "".join(f"<text:p>{line}</text:p>" for line in LINES)


def refusal(path: str, data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(Source(path, data))
    return caught.value


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for everything that is only for a while; it must be empty afterwards."""
    place = tmp_path / "temp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


class TestContent:
    @pytest.mark.parametrize(
        ("data", "suffix"),
        [
            (WORD, ".doc"),
            (OLE + bytes(600), ""),
            (RTF, ".rtf"),
            (odt(PARAGRAPHS), ".odt"),
            (odt(PARAGRAPHS).replace(b"opendocument.text", b"opendocument.spre"), ""),
            (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>', ".doc"),
            (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>', ""),
        ],
    )
    def test_what_it_is(self, data: bytes, suffix: str) -> None:
        assert recognised(data) == suffix

    @pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf", "a.odt", "a.fodt"])
    def test_something_else_under_the_name_is_not_handed_on(self, name: str) -> None:
        error = refusal(name, "只有文字。".encode())
        assert (error.code, name in str(error)) == ("E902", True)

    def test_encrypted(self) -> None:
        fib = b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x13"
        assert refusal("a.doc", OLE + bytes(504) + fib + bytes(500)).code == "E904"
        assert refusal("a.wps", OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le")).code == "E904"
        out = io.BytesIO()
        with ZipFile(out, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            package.writestr("META-INF/manifest.xml", "<m:encryption-data/>")
        assert refusal("a.odt", out.getvalue()).code == "E904"


class TestWithout:
    def test_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(libreoffice.PROGRAM, "/none")
        for name, data in (("a.doc", WORD), ("a.rtf", RTF), ("a.odt", odt(""))):
            error = refusal(name, data)
            assert error.code == "E906"
            assert f"{name}：读取 {name[1:]} 格式需要 LibreOffice" in str(error)
            assert "请安装 LibreOffice" in error.remedy

    def test_a_run_over_a_folder_goes_on(
        self, hegui: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(libreoffice.PROGRAM, "/none")
        (folder / "a").mkdir()
        (folder / "a" / "甲.doc").write_bytes(WORD)
        (folder / "a" / "乙.txt").write_text("\n".join(LINES), "utf-8")
        documents = json.loads(hegui("check", "a", "--format", "json").out)["documents"]
        assert [(d["path"], d["status"]) for d in documents] == [
            ("a/乙.txt", "checked"), ("a/甲.doc", "failed"),
        ]  # fmt: skip
        again = hegui("check", "a", "--skip-unsupported", "--fail-on", "never", "--format", "json")
        assert json.loads(again.out)["summary"]["skipped"] == 1

    def test_nothing_of_it_is_imported_by_a_plain_check(self, folder: Path) -> None:
        (folder / "a.txt").write_text("\n".join(LINES), "utf-8")
        code = (
            "import sys; from hegui.commands.main import run; run(['check', 'a.txt'])\n"
            "names = ('hegui.reading.from_office', 'hegui.reading.libreoffice', 'hegui.reading.archive')\n"
            "sys.exit(bool(set(names) & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the program in its place is a shell script")
class TestMisbehaving:
    @pytest.fixture
    def stubborn(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A program that never ends, nor does its child; its file with their numbers."""
        pids = tmp_path / "pids"
        script = tmp_path / "soffice"
        script.write_text(
            f"#!/bin/sh\nsleep 600 &\necho $$ $! > {pids}.new\nmv {pids}.new {pids}\nwait\n", "utf-8"
        )
        script.chmod(0o755)
        monkeypatch.setenv(libreoffice.PROGRAM, str(script))
        return pids

    def test_its_time_is_limited(
        self, stubborn: Path, own_temp: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(libreoffice, "_SECONDS", 1)
        error = refusal("a.doc", WORD)
        assert (error.code, "超过了时间" in str(error)) == ("E909", True)
        assert gone(stubborn)
        assert not list(own_temp.iterdir())

    def test_an_interruption_ends_it(self, stubborn: Path, own_temp: Path) -> None:
        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        before = signal.signal(signal.SIGUSR1, interrupt)
        watcher = threading.Thread(
            target=lambda: (until(stubborn.exists), os.kill(os.getpid(), signal.SIGUSR1))
        )
        watcher.start()
        try:
            with pytest.raises(KeyboardInterrupt):
                read(Source("a.doc", WORD))
        finally:
            signal.signal(signal.SIGUSR1, before)
            watcher.join()
        assert gone(stubborn)
        assert not list(own_temp.iterdir())

    def test_it_ends_with_a_process_that_is_killed(self, stubborn: Path, folder: Path) -> None:
        (folder / "a.doc").write_bytes(WORD)
        (folder / "temp").mkdir()
        code = "from hegui.reading.from_office import read; from hegui.reading import Source\nread(Source('a.doc', open('a.doc', 'rb').read()))"
        with subprocess.Popen(
            [sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(folder / "temp")}
        ) as child:
            until(stubborn.exists)
            child.kill()
        assert gone(stubborn)
        until(lambda: not list((folder / "temp").iterdir()))

    def test_no_result(self, tmp_path: Path, own_temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        script = tmp_path / "soffice"
        script.write_text("#!/bin/sh\nexit 0\n", "utf-8")
        script.chmod(0o755)
        monkeypatch.setenv(libreoffice.PROGRAM, str(script))
        error = refusal("a.doc", WORD)
        assert (error.code, "打不开" in str(error)) == ("E902", True)
        assert not list(own_temp.iterdir())


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def gone(pids: Path) -> bool:
    """Whether the processes end."""

    def all_ended() -> bool:
        return not any(alive(int(pid)) for pid in pids.read_text().split())

    until(all_ended)
    return True


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]
    except (OSError, ValueError):
        return False


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document in the formats that LibreOffice writes."""
    place = tmp_path_factory.mktemp("office")
    (place / "r.docx").write_bytes(build_docx(LINES))
    for suffix in ("doc", "odt", "fodt", "uot", "ott"):
        subprocess.run(
            [libreoffice.program(), f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless",
             "--convert-to", suffix, "--outdir", str(place), str(place / "r.docx")],
            capture_output=True, timeout=300, check=True,
        )  # fmt: skip
    return place


@installed
@pytest.mark.libreoffice
@pytest.mark.slow
class TestWithLibreOffice:
    def test_every_format_gives_the_text(self, hegui: Run, made: Path, folder: Path) -> None:
        for name, made_as in (("a.doc", "doc"), ("b.wps", "doc"), ("c.txt", "doc"), ("d.odt", "odt"), ("e.fodt", "fodt"),
                              ("f.uot", "uot"), ("g", "odt"), ("h.ott", "ott")):  # fmt: skip
            (folder / name).write_bytes((made / f"r.{made_as}").read_bytes())
        documents = json.loads(hegui("check", ".", "--format", "json").out)["documents"]
        assert {(d["status"], d["format"], d["identity"]["title"]) for d in documents} == {
            ("checked", "office", LINES[0])
        }
        assert len(documents) == 8
        found = [[(x["code"], x["start"], x["paragraph"]) for x in d["diagnostics"]] for d in documents]
        assert all(one == found[0] for one in found)
        assert any(paragraph for _, _, paragraph in found[0])

    def test_no_file_of_this_machine_gets_in(self, tmp_path: Path) -> None:
        (tmp_path / "secret.odt").write_bytes(odt("<text:p>秘密</text:p>"))
        (tmp_path / "secret.txt").write_text("秘密", "utf-8")
        for name in ("secret.odt", "secret.txt"):
            section = (
                f'<text:section text:name="s"><text:section-source xlink:href="{(tmp_path / name).as_uri()}" '
                'xlink:type="simple"/><text:p>旧</text:p></text:section>'
            )
            assert "秘密" not in read(Source("a.odt", odt(PARAGRAPHS + section))).text

    def test_numbers_of_a_list_in_rtf(self, own_temp: Path) -> None:
        assert read(Source("a.rtf", RTF)).text.splitlines() == ["一、基本情况", "完成"]
        assert not list(own_temp.iterdir())

    def test_nothing_is_fetched(self, own_temp: Path) -> None:
        asked: list[bytes] = []
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(0.2)
            done = threading.Event()

            def listen() -> None:
                while not done.is_set():
                    try:
                        asked.append(server.accept()[0].recv(100))
                    except TimeoutError:
                        continue

            thread = threading.Thread(target=listen)
            thread.start()
            url = f"http://127.0.0.1:{server.getsockname()[1]}/a"
            picture = (
                f'<text:p><draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{url}.png" '
                f'xlink:type="simple" xlink:actuate="onLoad"/></draw:frame></text:p>'
                f'<text:section text:name="s"><text:section-source xlink:href="{url}.odt" xlink:type="simple"/>'
                "<text:p>旧</text:p></text:section>"
            )
            text = read(Source("a.odt", odt(PARAGRAPHS + picture))).text
            done.set()
            thread.join()
        assert LINES[2] in text
        assert asked == []

    def test_damaged(self, made: Path, own_temp: Path) -> None:
        whole = (made / "r.doc").read_bytes()
        assert refusal("a.doc", whole[:1500]).code in ("E902", "E905")
        assert not list(own_temp.iterdir())

    def test_the_annotated_copy_is_a_docx(self, hegui: Run, made: Path, folder: Path) -> None:
        (folder / "年报.wps").write_bytes((made / "r.doc").read_bytes())
        said = hegui("annotate", "年报.wps")
        assert (said.code, "年报.批注.docx" in said.out) == (0, True), said.err
        copy = (folder / "年报.批注.docx").read_bytes()
        with ZipFile(io.BytesIO(copy)) as package:
            assert b"hegui" in package.read("word/comments.xml")
        assert LINES[2] in from_docx.read(Source("a.docx", copy)).text

    def test_the_docx_is_a_docx(self, made: Path) -> None:
        assert recognised(as_docx(Source("r.odt", (made / "r.odt").read_bytes()))) == ".docx"


def test_a_container_without_a_word_document_is_no_doc() -> None:
    with pytest.raises(ReadError) as error:
        as_docx(Source("a.doc", OLE + bytes(range(256)) * 4))
    assert error.value.code == "E902"


def test_what_libreoffice_guesses_of_broken_files_is_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes them for plain text in some encoding."""
    noise = "".join(
        chr(0x6E00 + hashlib.sha256(bytes([n, k])).digest()[0] * 9) for n in range(200) for k in (1, 2)
    )
    monkeypatch.setattr("hegui.reading.from_office.converted", lambda *_: build_docx([noise]))
    with pytest.raises(ReadError) as error:
        read(Source("a.rtf", b"{\\rtf1"))
    assert error.value.code == "E902"


@pytest.mark.parametrize(
    "noise",
    ["\uf18ds", "§ø.l~eÚh=ÛÕ®qÚïÏ", "bÇ^ºß6…¤çÅ/ápW1=\uf19dXJø#1Öå|,ìÀê˜O\x7fÈ†ì", "½…¶YkîU¤Àúì§ÑÂ" * 40],
)
def test_little_noise_is_no_document_either(monkeypatch: pytest.MonkeyPatch, noise: str) -> None:
    monkeypatch.setattr("hegui.reading.from_office.converted", lambda *_: build_docx([noise]))
    with pytest.raises(ReadError) as error:
        read(Source("a.rtf", b"{\\rtf1"))
    assert error.value.code == "E902"


@pytest.mark.parametrize(
    "words", ["总结", "±5℃ 甲", "Résumé of the year", "2024年度", "Điều chỉnh quy hoạch sử dụng đất", "1·2×3"]
)
def test_a_few_words_of_any_language_are_read(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("hegui.reading.from_office.converted", lambda *_: build_docx([words]))
    assert words in read(Source("a.rtf", b"{\\rtf1")).text
