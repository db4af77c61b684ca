"""``hegui serve``: the page, what it asks for, whom it refuses, what it survives, and that it leaves nothing behind."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import Outcome
from docx_builder import build_docx
from hegui.commands.starter import starter
from hegui.running.engine import engine
from hegui.running.settings import Settings
from test_containers import mail, named, packed

pytest.importorskip("starlette", reason="the extra web is not installed")
pytest.importorskip("multipart", reason="the extra web is not installed")
httpx = pytest.importorskip("httpx", reason="httpx is not installed")

from starlette.testclient import TestClient  # noqa: E402

from hegui.serving.app import app  # noqa: E402
from hegui.serving.limits import Limits  # noqa: E402
from hegui.serving.uploads import shown_name  # noqa: E402

FIXTURES = Path(__file__).parent.parent / "fixtures"
GRADES = ["不宜公开", "未核对", "修改后公开", "可以公开"]
OURS = {"X-Hegui": "1"}
HOST = "127.0.0.1:8765"
REPORT = """青禾县临溪镇人民政府2024年法治政府建设年度报告
一、主要举措和成效
𠮷全年办结案件30件，其中调解12件、移送10件，依法冶国深入人心。
二、存在的不足
一是执法力量不足。
三、下一年度安排
2025年，将充实执法力量。
"""


def client_of(**more: Any) -> TestClient:
    settings = Settings()
    made = app(settings, engine(settings), frozenset({HOST}), **more)
    return TestClient(made, base_url=f"http://{HOST}", headers=OURS)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with client_of() as made:
        yield made


def sent(name: str, content: str | bytes) -> dict[str, Any]:
    return {"file": (name, content.encode() if isinstance(content, str) else content)}


def unpacked(answer: Any) -> dict[str, tuple[bytes, str]]:
    """Bytes and trouble of what lay in a container, by name."""
    index, _, rest = answer.content.partition(b"\n")
    found = {}
    for name, size, trouble in json.loads(index):
        found[name], rest = (rest[:size], trouble), rest[size:]
    assert not rest
    return found


def error(answer: Any) -> str:
    return str(answer.json()["error"])


class TestWhatItAnswers:
    def test_a_document(self, client: TestClient) -> None:
        answer = client.post("/api/check", files=sent("临溪镇/年报.txt", REPORT)).json()
        assert answer["verdict"] == "不宜公开"
        assert answer["name"] == "临溪镇/年报.txt"
        assert answer["counts"]["error"] >= 1
        assert "依法冶国" in answer["page"]
        assert [rule for rule in answer["rules"] if rule["severity"] == "error"]

    def test_places_of_a_text_are_utf16(self, client: TestClient) -> None:
        answer = client.post("/api/text", files=sent("文稿.txt", REPORT)).json()
        units = REPORT.encode("utf-16-le")
        quoted = [f for f in answer["findings"] if f["span"] and f["quote"] == "依法冶国"]
        assert quoted
        for finding in quoted:
            start, end = finding["span"]
            assert units[2 * start : 2 * end].decode("utf-16-le") == "依法冶国"

    def test_choices_take_effect_and_do_not_stay(self, client: TestClient) -> None:
        plain = client.post("/api/check", files=sent("a.txt", "一篇没有名目的短文。\n")).json()
        chosen = client.post(
            "/api/check",
            files=sent("a.txt", "一篇没有名目的短文。\n"),
            data={"kind": "fazhi-annual", "level": "镇"},
        ).json()
        assert not plain["elements"]
        assert chosen["elements"]
        assert client.post("/api/check", files=sent("a.txt", "一篇没有名目的短文。\n")).json() == plain

    @pytest.mark.parametrize(
        "data", [{"kind": "没有"}, {"level": "x"}, {"profile": "all"}, {"year": "24"}, {"year": "２０２４"}]
    )
    def test_an_unknown_choice_is_refused(self, client: TestClient, data: dict[str, str]) -> None:
        answer = client.post("/api/check", files=sent("a.txt", REPORT), data=data)
        assert answer.status_code == 422
        assert "；" in error(answer)

    def test_suppressions_that_lie_beside(self, client: TestClient) -> None:
        findings = client.post("/api/text", files=sent("a.txt", REPORT)).json()["findings"]
        code = next(f["code"] for f in findings if f["quote"] == "依法冶国")
        beside = f'[[suppress]]\ncode = "{code}"\nquote = "依法冶国"\nreason = "沿用原文"\n'
        parts = [("file", ("年报.txt", REPORT.encode())), ("beside", ("年报.txt", beside.encode()))]
        with_, without = (client.post("/api/check", files=p).json()["counts"] for p in (parts, parts[:1]))
        assert sum(with_.values()) == sum(without.values()) - 1

    def test_corrected_and_annotated_files(self, client: TestClient) -> None:
        data = build_docx(
            ["青禾县临溪镇人民政府2024年法治政府建设年度报告", "一、主要举措", "依法冶国,深入人心。"]
        )
        fixed = client.post("/api/fix", files=sent("甲/年报.docx", data))
        assert fixed.status_code == 200
        assert fixed.headers["content-disposition"].endswith("%E5%B9%B4%E6%8A%A5.%E6%94%B9%E6%AD%A3.docx")
        assert fixed.content != data
        annotated = client.post("/api/annotate", files=sent("年报.docx", data))
        with zipfile.ZipFile(io.BytesIO(annotated.content)) as package:
            assert "依法冶国" in package.read("word/document.xml").decode()
            assert "word/comments.xml" in package.namelist()
        marked = client.post(
            "/api/annotate", files=sent("a.pdf", (FIXTURES / "reports/linxi-2024.pdf").read_bytes())
        )
        assert b"/Highlight" in marked.content

    def test_nothing_to_correct_is_said(self, client: TestClient) -> None:
        answer = client.post("/api/fix", files=sent("a.txt", "没有毛病的一句话。\n"))
        assert answer.status_code == 422
        assert error(answer) == "没有可以自动改正的地方"

    def test_two_years(self, client: TestClient) -> None:
        years = [("file", (p.name, p.read_bytes())) for p in sorted((FIXTURES / "years").glob("*.txt"))]
        assert "两份报告对照" in client.post("/api/compare", files=years).json()["page"]
        assert client.post("/api/compare", files=years[:1]).status_code == 400

    def test_a_workbook(self, client: TestClient) -> None:
        openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
        files = [
            ("file", ("甲/报告.txt", REPORT.encode())),
            ("file", ("甲/报告.txt", b"")),
            ("file", ("乙.zip", b"PK")),
        ]
        answer = client.post("/api/workbook", files=files)
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        cell = book["报告与要素"]["A2"]
        assert cell.value == "甲/报告.txt"
        assert cell.hyperlink.target.replace("\\", "/") == "甲/报告.txt"

    def test_a_zip_and_a_mail(self, client: TestClient) -> None:
        inner = packed({"丙.txt": REPORT.encode()})
        data = packed({
            "甲/年报.txt": REPORT.encode(), "甲/年报.批注.html": b"x", "__MACOSX/._年报.txt": b"x", "里.zip": inner, "../../上.md": b"# x",
        })  # fmt: skip
        found = unpacked(client.post("/api/unpack", files=sent("乙.zip", data)))
        assert found == {
            "乙.zip/甲/年报.txt": (REPORT.encode(), ""),
            "乙.zip/里.zip/丙.txt": (REPORT.encode(), ""),
            "乙.zip/上.md": (b"# x", ""),
        }
        letter = mail((named("年报.txt"), REPORT.encode()))
        assert unpacked(client.post("/api/unpack", files=sent("来.eml", letter))) == {
            "来.eml/年报.txt": (REPORT.encode(), "")
        }
        # By its content a document, whatever its name.
        docx = build_docx(REPORT.splitlines())
        assert unpacked(client.post("/api/unpack", files=sent("年报.zip", docx))) == {"年报.zip": (docx, "")}

    def test_a_rule(self, client: TestClient) -> None:
        answer = client.get("/api/rules/S101").json()
        assert answer["title"].startswith("S101 ")
        assert "<h2>依据</h2>" in answer["html"]
        assert client.get("/api/rules/E905").status_code == 200
        assert client.get("/api/rules/<b>").status_code == 404


class TestWhomItRefuses:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Host": "rebound.example"},
            {"Host": "rebound.example:8765"},
            {"Host": "127.0.0.1:1"},
            {"Origin": "http://elsewhere.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ],
    )
    def test_other_sites(self, client: TestClient, headers: dict[str, str]) -> None:
        for path in ("/", "/api/about"):
            assert client.get(path, headers=headers).status_code == 403
        assert client.post("/api/check", headers=headers, files=sent("a.txt", REPORT)).status_code == 403

    def test_a_form_of_another_site(self, client: TestClient) -> None:
        plain = httpx.Headers({k: v for k, v in client.headers.items() if k != "x-hegui"})
        request = client.build_request("POST", "/api/check", files=sent("a.txt", REPORT))
        request.headers.pop("x-hegui")
        assert client.send(request).status_code == 403
        assert plain
        preflight = client.options("/api/check", headers={"Access-Control-Request-Headers": "x-hegui"})
        assert preflight.status_code >= 400
        assert not [name for name in preflight.headers if name.startswith("access-control")]

    def test_who_lacks_the_token(self) -> None:
        settings = Settings()
        with TestClient(app(settings, engine(settings), token="geheim"), headers=OURS) as client:
            assert client.get("/").status_code == 200
            for headers in ({}, {"Authorization": "Bearer falsch"}, {"Authorization": "Bearer gehei\u00e9"}):
                told = {k: v.encode("latin-1") for k, v in headers.items()}
                assert client.get("/api/about", headers=told).status_code == 401
            assert client.get("/api/about", headers={"Authorization": "Bearer geheim"}).status_code == 200

    @pytest.mark.parametrize("path", ["/", "/app.js", "/api/about", "/none", "/api/check"])
    def test_every_answer_forbids_foreign_code_and_keeping(self, client: TestClient, path: str) -> None:
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers

    def test_reports_carry_only_what_the_policy_admits(self, client: TestClient) -> None:
        from base64 import b64encode
        from hashlib import sha256

        policy = client.get("/").headers["content-security-policy"]
        years = [("file", (p.name, p.read_bytes())) for p in sorted((FIXTURES / "years").glob("*.txt"))]
        pages = [
            client.post("/api/check", files=sent("a.txt", REPORT)).json()["page"],
            client.post("/api/compare", files=years).json()["page"],
        ]
        for page in pages:
            blocks = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.S)
            assert blocks
            for block in blocks:
                assert b64encode(sha256(block.encode()).digest()).decode() in policy
            assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page)
        own = client.get("/").text
        assert not re.search(r"<script>|<style|\sstyle=|\son\w+=", own)


class TestHostileUploads:
    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "png"),
            ("空.docx", b"", "空"),
            ("坏.docx", b"PK\x03\x04" + b"x" * 200, "坏.docx"),
            ("包.zip", b"PK\x05\x06" + bytes(18), "zip"),
            ("../../etc/passwd", b"root:x:0:0", "etc/passwd"),
            ("C:\\temp\\报告.xyz", b"abc", "报告.xyz"),
        ],
    )
    def test_a_file_that_is_no_report(
        self, client: TestClient, name: str, content: bytes, words: str
    ) -> None:
        answer = client.post("/api/check", files=sent(name, content)).json()
        assert answer["grade"] == "not-checked"
        assert words in answer["error"]
        assert ".." not in answer["error"]

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("../../x.txt", "x.txt"),
            ("甲/./乙/../丙.txt", "甲/乙/丙.txt"),
            ("C:\\a\\b.txt", "a/b.txt"),
            ("/etc/passwd", "etc/passwd"),
            ("a\x00b\n.txt", "ab.txt"),
            ("gnp\u202etxt.txt", "gnptxt.txt"),
            ("", "未命名"),
            ("..", "未命名"),
        ],
    )
    def test_names_are_no_places(self, name: str, shown: str) -> None:
        assert shown_name(name) == shown
        assert len(shown_name("长" * 5000)) <= 200

    def test_script_in_text_stays_text(self, client: TestClient) -> None:
        evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
        answer = client.post("/api/check", files=sent(f"{evil}.txt", REPORT + evil)).json()
        assert "<script>alert" not in answer["page"]
        assert "<img" not in answer["page"]

    def test_a_zip_bomb(self, client: TestClient) -> None:
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("word/document.xml", b" " * (700 << 20))
        started = time.monotonic()
        answer = client.post("/api/check", files=sent("弹.docx", bomb.getvalue())).json()
        assert answer["grade"] == "not-checked"
        assert time.monotonic() - started < 60
        assert client.post("/api/check", files=sent("a.txt", REPORT)).json()["verdict"] == "不宜公开"

    def test_a_zip_of_bombs(self, client: TestClient) -> None:
        ratio = packed({"弹.txt": b" " * (300 << 20), "好.txt": REPORT.encode()})
        assert "庞大" in unpacked(client.post("/api/unpack", files=sent("甲.zip", ratio)))["甲.zip"][1]
        many = packed({f"{number}.txt": b"x" for number in range(201)})
        assert "201" in unpacked(client.post("/api/unpack", files=sent("乙.zip", many)))["乙.zip"][1]
        large = packed({"大.txt": os.urandom(1 << 20) * 65, "好.txt": REPORT.encode()}, zipfile.ZIP_STORED)
        found = unpacked(client.post("/api/unpack", files=sent("丙.zip", large)))
        assert "64 MB" in found["丙.zip/大.txt"][1]
        assert found["丙.zip/好.txt"] == (REPORT.encode(), "")
        deep = packed({"x.txt": b"x"})
        for _ in range(6):
            deep = packed({"里.zip": deep})
        assert (
            "太深" in next(iter(unpacked(client.post("/api/unpack", files=sent("丁.zip", deep))).values()))[1]
        )
        for broken in (b"", b"PK\x03\x04" + b"x" * 200, b"x" * 10):
            assert unpacked(client.post("/api/unpack", files=sent("坏.zip", broken)))["坏.zip"][1]
        locked = bytearray(packed({"密.txt": b"x" * 50}))
        locked[6] |= 1
        locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
        assert (
            "密码"
            in unpacked(client.post("/api/unpack", files=sent("锁.zip", bytes(locked))))["锁.zip/密.txt"][1]
        )

    def test_answers_count_until_they_are_taken(self) -> None:
        with client_of(limits=Limits(held=200_000)) as client:
            data = packed({"a.txt": b"x" * 150_000})
            assert client.post("/api/unpack", files=sent("a.zip", data)).status_code == 200
            data = packed({"a.txt": b"x" * 250_000})
            answer = client.post("/api/unpack", files=sent("a.zip", data))
            assert answer.status_code == 503
            assert client.post("/api/check", files=sent("a.txt", REPORT)).status_code == 200

    def test_what_is_no_form(self, client: TestClient) -> None:
        assert client.post("/api/check", content=b"abc").status_code == 415
        broken = {"Content-Type": "multipart/form-data; boundary=x"}
        assert client.post("/api/check", content=b"--x\r\nrubbish", headers=broken).status_code == 400
        nameless = {"Content-Type": "multipart/form-data"}
        assert client.post("/api/check", content=b"--x", headers=nameless).status_code == 400
        assert client.post("/api/check", data={"kind": "generic"}, files={"other": b""}).status_code in (
            200,
            400,
        )
        fields = {f"f{n}": "x" for n in range(50)}
        assert client.post("/api/check", files=sent("a.txt", REPORT), data=fields).status_code == 400

    def test_too_large_and_too_many(self) -> None:
        small = Limits(file=2000, upload=6000, files=3, text=500)
        with client_of(limits=small) as client:
            for content in (b"x" * 2001, b"x" * 200_000):
                answer = client.post("/api/check", files=sent("a.txt", content))
                assert answer.status_code == 413
                assert "超过" in error(answer)
            endless = (b"x" * 1000 for _ in range(1000))
            headers = {"Content-Type": "multipart/form-data; boundary=x"}
            assert client.post("/api/check", content=endless, headers=headers).status_code == 413
            many = [("file", (f"{n}.txt", b"x")) for n in range(4)]
            assert client.post("/api/workbook", files=many).status_code == 413
            assert client.post("/api/text", files=sent("a.txt", b"x" * 600)).status_code == 413
            assert client.post("/api/check", files=sent("a.txt", "好。\n")).status_code == 200

    def test_a_document_that_takes_too_long_or_too_much(self) -> None:
        with client_of(limits=Limits(seconds=0.01)) as client:
            client.post("/api/check", files=sent("a.txt", REPORT))
            answer = client.post("/api/check", files=sent("a.txt", REPORT * 300))
            assert answer.status_code == 422
            assert "已停止" in error(answer)
        with client_of(limits=Limits(memory=32)) as client:
            answer = client.post("/api/check", files=sent("a.txt", REPORT * 60000))
            assert answer.status_code == 422
            assert "内存" in error(answer)
            assert client.post("/api/text", files=sent("a.txt", REPORT)).status_code == 200

    def test_fifty_at_once(self, client: TestClient) -> None:
        def one(number: int) -> tuple[int, Any]:
            own = REPORT.replace("临溪镇", f"第{number}镇")
            return number, client.post("/api/check", files=sent(f"{number}.txt", own))

        with ThreadPoolExecutor(50) as pool:
            for number, answer in pool.map(one, range(50)):
                assert answer.status_code == 200
                page = answer.json()["page"]
                assert f"第{number}镇" in page
                assert not [m for m in re.findall(r"第(\d+)镇", page) if int(m) != number]

    def test_more_than_can_wait_are_told_to_come_again(self) -> None:
        with client_of(limits=Limits(queue=1)) as client, ThreadPoolExecutor(8) as pool:
            answers = list(
                pool.map(lambda _: client.post("/api/check", files=sent("a.txt", REPORT)), range(8))
            )
        assert {a.status_code for a in answers} == {200, 503}
        refused = next(a for a in answers if a.status_code == 503)
        assert refused.headers["retry-after"]

    def test_nothing_is_left_on_the_disk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        monkeypatch.setattr("tempfile.tempdir", None)
        big = REPORT + "法治建设工作稳步推进。\n" * 100_000
        with client_of() as client:
            client.post("/api/check", files=sent("a.txt", big[:400_000]))
            assert list(tmp_path.iterdir()) == []
            client.post("/api/workbook", files=[("file", (f"{n}.txt", REPORT.encode())) for n in range(3)])
        assert list(tmp_path.iterdir()) == []


class Server(NamedTuple):
    process: subprocess.Popen[str]
    address: str
    port: int


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    pytest.importorskip("uvicorn", reason="the extra web is not installed")
    folder = tmp_path_factory.mktemp("served")
    process = subprocess.Popen(
        [sys.executable, "-m", "hegui", "serve", "--port", "0", "--isolated"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder,
    )  # fmt: skip
    assert process.stdout is not None
    address = re.search(r"http://\S+", process.stdout.readline())
    assert address
    yield Server(process, address[0], int(address[0].rstrip("/").rpartition(":")[2]))
    process.send_signal(signal.SIGINT)
    assert process.wait(20) in (0, 130, -signal.SIGINT)
    assert list(folder.iterdir()) == []


class TestARealServer:
    def test_answers_this_machine_only(self, server: Server) -> None:
        answer = httpx.post(
            f"{server.address}api/check", headers=OURS, files=sent("a.txt", REPORT), timeout=60
        )
        assert answer.json()["verdict"] == "不宜公开"
        assert "server" not in answer.headers
        assert httpx.get(server.address, headers={"Host": "rebound.example"}).status_code == 403

    def test_a_client_that_stalls_holds_nobody_up(self, server: Server) -> None:
        heads = [b"", b"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1\r\n"]
        form = (
            f"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nX-Hegui: 1\r\nContent-Length: 100000\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n"
        ).encode()
        stalled = []
        for head in (*heads, form) * 20:
            connection = socket.create_connection(("127.0.0.1", server.port))
            connection.sendall(head)
            stalled.append(connection)
        answer = httpx.post(
            f"{server.address}api/text", headers=OURS, files=sent("a.txt", REPORT), timeout=60
        )
        assert answer.status_code == 200
        # Who never says what is wanted is sent away.
        stalled[0].settimeout(20)
        assert stalled[0].recv(100) == b""
        for connection in stalled:
            connection.close()
        assert httpx.get(server.address).status_code == 200

    def test_a_client_that_takes_no_answer_is_dropped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import threading

        import uvicorn

        from hegui.serving import patience

        monkeypatch.setattr(patience, "SLOWEST", 0.2)
        gone = threading.Event()

        async def large(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http":
                return
            await send({"type": "http.response.start", "status": 200, "headers": []})
            try:
                await send({"type": "http.response.body", "body": bytes(32 << 20), "more_body": True})
                await send({"type": "http.response.body", "body": b""})
            finally:
                gone.set()

        made = uvicorn.Server(
            uvicorn.Config(large, port=0, http=patience.Patient, log_level="critical", lifespan="off")
        )
        thread = threading.Thread(target=made.run, daemon=True)
        thread.start()
        while not made.started:
            time.sleep(0.01)
        port = made.servers[0].sockets[0].getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert gone.wait(10)
            with pytest.raises((ConnectionError, AssertionError)):  # noqa: PT012
                while connection.recv(1 << 20):
                    pass
                raise AssertionError("the connection ended")
        made.should_exit = True
        thread.join(10)

    def test_an_upload_that_stalls_is_given_up(self) -> None:
        import asyncio

        from starlette.requests import Request

        from hegui.serving.uploads import Intake
        from hegui.serving.workers import RefusedError

        async def silent() -> dict[str, Any]:
            await asyncio.sleep(60)
            return {}

        async def upload() -> None:
            headers = [(b"content-type", b"multipart/form-data; boundary=x")]
            request = Request({"type": "http", "method": "POST", "headers": headers}, silent)
            async with Intake(Limits(stall=0.05)).received(request, 100, 1):
                pass

        with pytest.raises(RefusedError, match="停住") as refused:
            asyncio.run(upload())
        assert refused.value.status == 408

    @pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
    def test_its_processes_end_with_it(self, tmp_path: Path) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "hegui", "serve", "--port", "0", "--isolated"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=tmp_path,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            httpx.post(f"{found[0]}api/check", headers=OURS, files=sent("a.txt", REPORT), timeout=60)
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            if not children.exists():
                process.kill()
                pytest.skip("this system does not list the processes of a process")
            ours = [int(pid) for pid in children.read_text().split()]
            assert ours
            process.kill()
        end = time.monotonic() + 10
        while any(Path(f"/proc/{pid}").exists() for pid in ours):
            assert time.monotonic() < end
            time.sleep(0.1)


class TestTheCommand:
    def test_a_port_that_is_taken(self, hegui: Callable[..., Outcome]) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            outcome = hegui("serve", "--port", str(taken.getsockname()[1]))
        assert outcome.code == 2
        assert "--port" in outcome.err

    def test_another_host_gets_a_token(
        self, monkeypatch: pytest.MonkeyPatch, hegui: Callable[..., Outcome]
    ) -> None:
        started: list[Any] = []
        monkeypatch.setattr(
            "hegui.commands.serve._run", lambda made, listening, address: started.append(listening.close())
        )
        for arguments, expected in (
            (("--host", "0.0.0.0"), True), (("--host", "127.0.0.1"), False), (("--host", "localhost"), False), (("--token",), True),
        ):  # fmt: skip
            outcome = hegui("serve", "--port", "0", "--isolated", *arguments)
            assert outcome.code == 0
            assert ("#token=" in outcome.out) is expected
        assert len(started) == 4

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch, hegui: Callable[..., Outcome]) -> None:
        monkeypatch.setitem(sys.modules, "starlette", None)
        outcome = hegui("serve")
        assert outcome.code == 2
        assert "hegui[web]" in outcome.err

    def test_a_check_imports_nothing_of_it(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(REPORT, "utf-8")
        code = (
            "import sys; from hegui.commands.main import run; run(['check', 'a.txt', '--isolated']); "
            "sys.exit(any(m.split('.')[0] in ('starlette', 'uvicorn', 'anyio', 'asyncio') or "
            "m.startswith(('hegui.serving', 'hegui.annotating')) for m in sys.modules))"
        )
        assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True).returncode == 0

    @pytest.mark.parametrize(
        ("system", "name", "words"),
        [
            ("win32", "合规检查.bat", '"C:\\a 100%%\\python.exe" -m hegui serve --open\r\n'),
            ("darwin", "合规检查.command", "exec 'C:\\a 100%\\python.exe' -m hegui serve --open\n"),
            (
                "linux",
                "合规检查.desktop",
                'Exec="C:\\\\\\\\a 100%%\\\\\\\\python.exe" -m hegui serve --open\n',
            ),
        ],
    )
    def test_a_starter_for_each_system(self, system: str, name: str, words: str) -> None:
        made = starter(system, "C:\\a 100%\\python.exe")
        assert made.name == name
        assert words in made.data.decode()
        assert "-m hegui" not in starter(system, "hegui.exe", frozen=True).data.decode()

    def test_init_writes_the_starter(self, hegui: Callable[..., Outcome], folder: Path) -> None:
        assert hegui("init", "--desktop").code == 0
        [made] = [p for p in folder.iterdir() if p.name.startswith("合规检查")]
        assert os.access(made, os.X_OK)
        assert hegui("init", "--desktop").code == 2


@pytest.mark.chromium
class TestInABrowser:
    @pytest.fixture
    def tab(self, browser: Any, server: Server) -> Iterator[Any]:
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        faults: list[str] = []
        asked: list[str] = []
        tab.on("pageerror", lambda problem: faults.append(str(problem)))
        tab.on("console", lambda message: faults.append(message.text))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(server.address)
        tab.wait_for_selector("#version:not(:empty)")
        yield tab
        tab.close()
        assert not faults
        assert not [
            a
            for a in asked
            if not a.startswith((server.address, f"blob:{server.address}", "blob:null", "data:"))
        ]

    @pytest.fixture
    def reports(self, tmp_path: Path) -> list[str]:
        docx = tmp_path / "甲.docx"
        docx.write_bytes(build_docx(REPORT.splitlines()))
        text = tmp_path / "乙.txt"
        text.write_text(REPORT.replace("冶", "治").replace("30件", "22件"), "utf-8")
        return [str(docx), str(text)]

    def test_by_mouse(self, tab: Any, reports: list[str]) -> None:
        tab.set_input_files("#picker", reports[:1])
        frame = tab.frame_locator("#report")
        frame.locator(".verdict").wait_for(timeout=60000)
        # Its style and its script have passed the policy, its links work.
        assert frame.locator(".grade").evaluate("e => getComputedStyle(e).fontSize") != "16px"
        frame.locator(".text .mark.error").first.click()
        frame.locator(".finding.on").wait_for()
        with tab.expect_download() as download:
            tab.click("text=下载带批注的 Word 文件")
        assert download.value.suggested_filename == "甲.批注.docx"
        tab.click("#one details summary")
        tab.click("#rules button >> nth=0")
        assert tab.locator("#rule[open] h2").first.inner_text()
        tab.click("#rule-close")
        tab.set_input_files("#picker", reports[1:])
        tab.wait_for_selector("#book:visible")
        with tab.expect_download() as download:
            tab.click("#book")
        assert download.value.suggested_filename == "汇总.xlsx"
        # A file that has been mended and comes again takes its own place; the worst stands on top.
        tab.set_input_files("#picker", reports[1:])
        tab.locator("#bar").wait_for(state="hidden")
        assert tab.locator("#list tbody tr").count() == 2
        ranks = [GRADES.index(words) for words in tab.locator("#list tbody td:first-child").all_inner_texts()]
        assert ranks == sorted(ranks)
        tab.click("#clear")
        assert tab.locator("#list tbody tr").count() == 0

    def test_a_file_is_dropped(self, tab: Any) -> None:
        transfer = tab.evaluate_handle(
            """text => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([text], "丙.txt", { type: "text/plain" }));
                return transfer;
            }""",
            REPORT,
        )
        for event in ("dragover", "drop"):
            tab.dispatch_event("#drop", event, {"dataTransfer": transfer})
        tab.frame_locator("#report").locator(".verdict").wait_for(timeout=60000)
        assert "丙.txt" in tab.inner_text("#list tbody")

    def test_a_folder(self, tab: Any, tmp_path: Path) -> None:
        folder = tmp_path / "各镇"
        (folder / "临溪镇").mkdir(parents=True)
        (folder / "临溪镇" / "年报.txt").write_text(REPORT, "utf-8")
        (folder / "白塔镇.txt").write_text(REPORT.replace("临溪镇", "白塔镇"), "utf-8")
        (folder / "白塔镇.txt.hegui.toml").write_text(
            '[[suppress]]\ncode = "C108"\nquote = "没有的话"\nreason = "测试"\n', "utf-8"
        )
        (folder / ".隐藏.txt").write_text("x", "utf-8")
        (folder / "~$年报.docx").write_bytes(b"x")
        tab.set_input_files("#folder-picker", str(folder))
        tab.wait_for_selector("#book:visible", timeout=60000)
        names = tab.locator("#list tbody button").all_inner_texts()
        assert sorted(names) == ["各镇/临溪镇/年报.txt", "各镇/白塔镇.txt"]
        tab.locator("#list tbody button", has_text="白塔镇").click()
        # The suppression beside it was read: one that fits nothing is told.
        tab.frame_locator("#report").locator("text=E911").first.wait_for(state="attached")

    def test_a_zip(self, tab: Any, tmp_path: Path) -> None:
        path = tmp_path / "各镇年报.zip"
        files = {"临溪镇.txt": REPORT.encode(), "白塔镇.txt": REPORT.replace("临溪镇", "白塔镇").encode()}
        locked = bytearray(packed({**files, "锁.txt": b"x" * 50}))
        locked[locked.index("锁.txt".encode()) - 24] |= 1
        locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(locked)
        tab.set_input_files("#picker", str(path))
        tab.wait_for_selector("#book:visible", timeout=60000)
        names = tab.locator("#list tbody button").all_inner_texts()
        assert sorted(names) == ["各镇年报.zip/临溪镇.txt", "各镇年报.zip/白塔镇.txt"]
        assert "密码" in tab.inner_text("#list tbody")
        tab.locator("#list tbody button", has_text="白塔镇").click()
        tab.frame_locator("#report").locator(".verdict").wait_for()
        with tab.expect_download() as download:
            tab.click("#book")
        assert download.value.suggested_filename == "汇总.xlsx"
        tab.locator("#notice", has_text="没有打不开的 1 份").wait_for()

    def test_a_choice_checks_again(self, tab: Any, reports: list[str]) -> None:
        tab.set_input_files("#picker", reports[1:])
        tab.wait_for_selector("#one:visible")
        tab.click(".choices summary")
        tab.select_option("#kind", "generic")
        assert "一般报告" in tab.inner_text("#chosen")
        tab.frame_locator("#report").locator("text=一般报告").first.wait_for()

    def test_while_typing(self, tab: Any) -> None:
        tab.click("#tab-text")
        tab.fill("#draft", REPORT)
        tab.locator("#findings li", has_text="依法冶国").first.wait_for(timeout=60000)
        tab.locator("#findings .go", has_text="冶").first.click()
        area = "document.getElementById('draft')"
        assert tab.evaluate(f"{area}.value.slice({area}.selectionStart, {area}.selectionEnd)") == "依法冶国"
        tab.fill("#draft", REPORT.replace("冶", "治"))
        tab.locator("#findings li", has_text="依法冶国").first.wait_for(state="detached")
        tab.fill("#draft", "")
        tab.locator("#findings li").first.wait_for(state="detached")

    def test_two_years(self, tab: Any) -> None:
        tab.click("#tab-years")
        for field, year in (("#old", 2023), ("#new", 2024)):
            tab.set_input_files(field, str(FIXTURES / f"years/shuangjing-{year}.txt"))
        tab.click("#pair button")
        frame = tab.frame_locator("#comparison")
        frame.locator("h1", has_text="两份报告对照").wait_for(timeout=60000)
        frame.locator("a", has_text="全文").first.click()
        frame.locator("mark:target").wait_for()

    def test_by_keyboard(self, tab: Any, reports: list[str]) -> None:
        tab.on("filechooser", lambda chooser: chooser.set_files(reports))
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.id") == "tab-files"
        tab.keyboard.press("ArrowRight")
        assert tab.evaluate("document.activeElement.id") == "tab-text"
        assert tab.locator("#draft").is_visible()
        tab.keyboard.press("ArrowLeft")
        for expected in ("", "choose"):
            tab.keyboard.press("Tab")
            assert tab.evaluate("document.activeElement.id") == expected
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#book:visible", timeout=60000)
        tab.focus("#list tbody button >> nth=0")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#one:visible")
        assert tab.evaluate("document.activeElement.id") == "one-title"
        tab.focus("#one details summary")
        tab.keyboard.press("Enter")
        tab.focus("#rules button >> nth=0")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#rule[open]")
        tab.keyboard.press("Escape")
        assert tab.locator("#rule[open]").count() == 0

    def test_what_is_refused_is_said(self, tab: Any, tmp_path: Path) -> None:
        path = tmp_path / "图.png"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
        tab.set_input_files("#picker", str(path))
        tab.locator("#list tbody", has_text="png").wait_for(timeout=60000)
        tab.locator("#list tbody", has_text="未核对").wait_for(timeout=60000)

    @pytest.mark.parametrize("width", [1280, 800, 400])
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_accessible_and_never_wider_than_the_screen(
        self, browser: Any, server: Server, reports: list[str], width: int, scheme: str
    ) -> None:
        axe = pytest.importorskip(
            "axe_playwright_python.sync_playwright", reason="axe is not installed"
        ).Axe()
        # The page's own policy would not let axe in.
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
        )
        tab = context.new_page()
        tab.goto(server.address)

        def look() -> None:
            found = axe.run(tab, options={"iframes": False}).response["violations"]
            assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
            assert tab.evaluate("document.documentElement.scrollWidth") <= width

        tab.set_input_files("#picker", reports[:1])
        tab.wait_for_selector("#one:visible", timeout=60000)
        tab.click("#one details summary")
        look()
        tab.click("#tab-text")
        tab.fill("#draft", REPORT)
        tab.wait_for_selector("#findings li")
        look()
        tab.click("#tab-years")
        look()
        context.close()


def test_settings_of_the_office_hold() -> None:
    settings = replace(Settings(), kind="generic")
    made = app(settings, engine(settings), frozenset({HOST}))
    with TestClient(made, base_url=f"http://{HOST}", headers=OURS) as client:
        assert client.get("/api/about").json()["chosen"]["kind"] == "generic"
        assert not client.post("/api/check", files=sent("a.txt", REPORT)).json()["elements"]
