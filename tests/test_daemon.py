"""The resident helper: nobody can tell its answers from a direct run, whatever becomes of it."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hegui import calling, places

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="no pty, no signals")]

REPORT = """临溪县2024年法治政府建设年度报告

一、主要做法

2024年，临溪县开展培训3次，其中线上5次。张三（身份证号110101199003074514）参加。
二是依法行政依法行政，加强监管监管。
"""


class Said(NamedTuple):
    code: int
    out: bytes
    err: bytes


class Place(NamedTuple):
    """A folder with reports, and the environment in which commands run there."""

    folder: Path
    env: dict[str, str]

    def run(self, *words: str, stdin: bytes = b"", **more: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "hegui", *words],
            cwd=self.folder, env={**self.env, **more}, input=stdin, capture_output=True, check=False,
        )  # fmt: skip
        return Said(done.returncode, done.stdout, done.stderr)

    def both(self, *words: str, **more: Any) -> tuple[Said, Said]:
        """Run directly and by the helper; what a run leaves in the folder is taken away in between."""
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        said = []
        for extra in ((), ("--daemon",)):
            one = self.run(*words, *extra, **more)
            left = {
                str(p.relative_to(self.folder)): p.read_bytes() for p in self.folder.rglob("*") if p.is_file()
            }
            said.append((one, left))
            for path in [*self.folder.rglob("*")]:
                if path.is_file() and path not in before:
                    path.unlink()
            for path, data in before.items():
                path.write_bytes(data)
        assert said[0][1] == said[1][1]
        return said[0][0], said[1][0]

    def status(self) -> dict[str, int] | None:
        """Process and answered requests of the helper."""
        said = self.run("daemon", "status")
        if said.code:
            return None
        words = said.out.decode().split()
        return {"pid": int(words[words.index("进程") + 1]), "answered": int(words[words.index("请求") + 1])}

    def answered(self, work: Callable[[], object]) -> int:
        """How many requests the helper answered during ``work``."""
        before = self.status()
        work()
        after = self.status()
        assert before
        assert after
        return after["answered"] - before["answered"]


_caches: list[str] = []


@pytest.fixture(scope="module", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    for cache in _caches:
        shutil.rmtree(cache, ignore_errors=True)


def place(folder: Path, **more: str) -> Place:
    reports = folder / "reports"
    reports.mkdir()
    for name in ("甲.txt", "乙.md", "丙.txt"):
        (reports / name).write_text(REPORT.replace("临溪县", name[0] + "县"), "utf-8")
    (reports / "hegui.toml").write_text('level = "县"\n', "utf-8")
    # The path of a socket must be short.
    cache = tempfile.mkdtemp(prefix="hegui-")
    _caches.append(cache)
    env = {**os.environ, "HEGUI_CACHE_DIR": cache, **more}
    env.pop("COLUMNS", None)
    return Place(reports, env)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place with a helper, for tests that leave it alive."""
    here = place(tmp_path_factory.mktemp("warm"))
    assert here.run("daemon", "start").code == 0
    yield here
    here.run("daemon", "stop")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Place]:
    """A place with a helper of its own, to be treated badly."""
    here = place(tmp_path)
    assert here.run("daemon", "start").code == 0
    yield here
    status = here.status()
    if status:
        workers = _children(status["pid"]) if sys.platform == "linux" else []
        os.kill(status["pid"], signal.SIGKILL)
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)  # one may have been stopped


# --- the same answer ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        *(
            ("check", ".", "--format", form)
            for form in [
                "terminal",
                "concise",
                "json",
                "jsonl",
                "html",
                "sarif",
                "github",
                "gitlab",
                "rdjson",
                "junit",
            ]
        ),
        ("check", "甲.txt"),
        ("甲.txt", "--show-info"),
        ("check", "甲.txt", "--select", "N", "--fail-on", "warning", "--no-cache"),
        ("check", "甲.txt", "--isolated", "--level", "省", "--profile", "style", "--preview"),
        ("check", "甲.txt", "--diff"),
        ("check", "甲.txt", "--diff=patch"),
        ("check", "甲.txt", "--fix"),
        ("check", "甲.txt", "--color", "always", "--sort", "position"),
        ("check", "甲.txt", "--write-baseline"),
        ("check", ".", "--report", "html=out/", "--report", "json=out.json"),
        ("check", ".", "--exclude", "*.md", "--jobs", "2"),
        ("check", "没有.txt"),
        ("check", "甲.txt", "--format", "没有"),
        ("check", "甲.txt", "--leven", "县"),
        ("check", "甲.txt", "--config", "没有.toml"),
        ("check", "--help"),
        ("check",),
    ],
    ids=" ".join,
)
def test_an_answer_is_that_of_a_direct_run(warm: Place, words: tuple[str, ...]) -> None:
    if "html=out/" in words:
        words = tuple(word.replace("out", "结果") for word in words)
    asked = {"--fix": 0}
    direct: list[tuple[Said, Said]] = []
    count = warm.answered(lambda: direct.append(warm.both(*words)))
    assert direct[0][0] == direct[0][1]
    assert count == asked.get(words[-1], 1)


def test_environment_folder_and_standard_input_are_the_clients(warm: Place, tmp_path: Path) -> None:
    below = warm.folder / "下级"
    below.mkdir()
    (below / "hegui.toml").write_text('level = "省"\nignore = ["N"]\n', "utf-8")
    (below / "丁.txt").write_text(REPORT, "utf-8")
    try:
        here = Place(below, warm.env)
        direct, by_helper = here.both("check", "丁.txt", "--format", "json")
        assert direct == by_helper
        assert direct.out != warm.run("check", "下级/丁.txt", "--isolated", "--format", "json").out
    finally:
        shutil.rmtree(below)
    for more in ({"FORCE_COLOR": "1"}, {"NO_COLOR": "1"}, {"COLUMNS": "50"}, {"PYTHONIOENCODING": "gbk"}):
        direct, by_helper = warm.both("check", "甲.txt", **more)
        assert direct == by_helper
    direct, by_helper = warm.both("check", "-", "--stdin-filename", "戊.md", stdin=REPORT.encode())
    assert direct == by_helper
    assert direct.out


def test_a_new_file_has_the_rights_of_the_client(warm: Place) -> None:
    before = os.umask(0o077)
    try:
        warm.run("check", "甲.txt", "--report", "json=own.json", "--daemon")
        assert stat.S_IMODE((warm.folder / "own.json").stat().st_mode) == 0o600
    finally:
        os.umask(before)
        (warm.folder / "own.json").unlink()


def _on_a_terminal(here: Place, *words: str, columns: int) -> tuple[int, bytes]:
    """Exit code and everything that a terminal of so many columns is sent."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "hegui", *words],
        cwd=here.folder,
        env=here.env,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    while True:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                data = os.read(ours, 1 << 16)
            except OSError:
                break
            if not data:
                break
            said += data
    os.close(ours)
    return process.wait(), said


@pytest.mark.parametrize("columns", [60, 130])
def test_colour_and_width_are_those_of_the_clients_terminal(warm: Place, columns: int) -> None:
    direct = _on_a_terminal(
        warm, "check", "甲.txt", "--write-baseline", "--baseline", "known.json", columns=columns
    )
    (warm.folder / "known.json").unlink()
    helper: list[tuple[int, bytes]] = []
    count = warm.answered(
        lambda: helper.append(
            _on_a_terminal(
                warm,
                "check",
                "甲.txt",
                "--write-baseline",
                "--baseline",
                "known.json",
                "--daemon",
                columns=columns,
            )
        )
    )
    (warm.folder / "known.json").unlink()
    assert count == 1
    assert helper[0] == direct  # in order too: what is said of the baseline, then the results
    assert b"\x1b[" in direct[1]


def test_twenty_clients_at_once(warm: Place) -> None:
    direct = {
        form: warm.run("check", ".", "--format", form) for form in ("json", "concise", "terminal", "sarif")
    }
    forms = [*direct] * 5
    said: list[Said] = []

    def all_of_them() -> None:
        with ThreadPoolExecutor(20) as pool:
            said.extend(pool.map(lambda form: warm.run("check", ".", "--format", form, "--daemon"), forms))

    warm.answered(all_of_them)
    assert [direct[form] for form in forms] == said


def test_a_reader_that_has_seen_enough(warm: Place) -> None:
    for extra in ((), ("--daemon",)):
        process = subprocess.Popen(
            [sys.executable, "-m", "hegui", "check", ".", "--format", "html", *extra],
            cwd=warm.folder, env=warm.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


# --- whose it is --------------------------------------------------------------------------------------------------------


def _socket(here: Place) -> Path:
    (found,) = Path(here.env["HEGUI_CACHE_DIR"], "daemon").iterdir()
    return found


def test_only_its_owner_comes_near(warm: Place) -> None:
    path = _socket(warm)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_ISSOCK(path.stat().st_mode)


def test_a_folder_that_is_a_link_is_not_trusted(own: Place, tmp_path: Path) -> None:
    folder = _socket(own).parent
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert own.run("check", "甲.txt", "--daemon") == own.run("check", "甲.txt")
    assert own.status() is None
    folder.unlink()
    (tmp_path / "elsewhere").rename(folder)
    assert own.status()


def test_nonsense_harms_nobody(warm: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(_socket(warm))
    for data in (
        b"",
        b"\0",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\5\0\0\0hello",
        b"\1\0\0\0N",
        calling.framed({"do": 3}),
    ):
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(path)
            client.sendall(data)
    assert warm.answered(lambda: warm.run("check", "甲.txt", "--daemon")) == 1


# --- when it is not as it should be -------------------------------------------------------------------------------------


def test_without_a_helper_the_client_checks_and_starts_none(tmp_path: Path) -> None:
    here = place(tmp_path)
    direct, by_helper = here.both("check", ".")
    assert direct == by_helper
    assert here.status() is None
    assert not Path(here.env["HEGUI_CACHE_DIR"], "daemon").exists()
    assert here.run("daemon", "stop").code == 0


def test_one_is_started_when_asked_for(tmp_path: Path) -> None:
    here = place(tmp_path)
    said = here.run("check", "甲.txt", "--start-daemon")
    assert said == here.run("check", "甲.txt")
    end = time.monotonic() + 120
    while (status := here.status()) is None and time.monotonic() < end:
        time.sleep(0.2)
    assert status
    assert here.run("daemon", "start").code == 0
    assert here.status() == status
    assert here.run("check", "甲.txt", "--start-daemon") == said
    assert here.run("daemon", "stop").code == 0
    assert here.status() is None
    assert not [*Path(here.env["HEGUI_CACHE_DIR"], "daemon").iterdir()]


def test_one_that_is_getting_ready_is_told_of_and_can_be_stopped(tmp_path: Path) -> None:
    here = place(tmp_path)
    here.run("check", "甲.txt", "--start-daemon")
    here.run("check", "甲.txt", "--start-daemon")  # starts no second one
    said = here.run("daemon", "status")
    assert (said.code, said.out.decode()) == (1, "常驻进程还在启动\n")
    assert "已取消" in here.run("daemon", "stop").out.decode()
    assert "没有" in here.run("daemon", "stop").out.decode()
    folder = Path(here.env["HEGUI_CACHE_DIR"], "daemon")
    if sys.platform == "linux":
        end = time.monotonic() + 120
        while _of_cache(here.env["HEGUI_CACHE_DIR"]) and time.monotonic() < end:
            time.sleep(0.2)
        assert not _of_cache(here.env["HEGUI_CACHE_DIR"])
    assert here.status() is None
    assert not [*folder.iterdir()]


def test_two_that_get_ready_at_once_end_as_one(tmp_path: Path) -> None:
    here = place(tmp_path)
    with ThreadPoolExecutor(2) as pool:
        assert {said.code for said in pool.map(lambda _: here.run("daemon", "start"), range(2))} == {0}
    if sys.platform == "linux":
        end = time.monotonic() + 120
        while len(_helpers(here.env["HEGUI_CACHE_DIR"])) > 1 and time.monotonic() < end:
            time.sleep(0.2)
        assert len(_helpers(here.env["HEGUI_CACHE_DIR"])) == 1
    assert here.run("daemon", "stop").code == 0
    assert here.status() is None


def _of_cache(cache: str) -> list[int]:
    """Processes that keep what they keep in ``cache``."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"HEGUI_CACHE_DIR={cache}\0".encode() in Path(entry, "environ").read_bytes():
                found.append(int(entry.name))
    return found


def _helpers(cache: str) -> list[int]:
    """Those of them that are no copies of others."""
    own = _of_cache(cache)
    return [p for p in own if _parent(p) not in own]


def _parent(process: int) -> int:
    with suppress(OSError):
        return int(Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[1])
    return 0


def test_a_killed_helper_leaves_a_socket_that_misleads_nobody(own: Place) -> None:
    status = own.status()
    assert status
    os.kill(status["pid"], signal.SIGKILL)
    assert _socket(own).exists()
    direct, by_helper = own.both("check", ".")
    assert direct == by_helper
    assert own.run("daemon", "start").code == 0
    assert own.answered(lambda: own.run("check", "甲.txt", "--daemon")) == 1


def test_a_helper_that_hangs_is_not_waited_for(own: Place) -> None:
    status = own.status()
    assert status
    os.kill(status["pid"], signal.SIGSTOP)
    direct = own.run("check", ".")
    assert own.run("check", ".", "--daemon") == direct
    os.kill(status["pid"], signal.SIGCONT)


def _children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(word) for word in found.split()]


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
@pytest.mark.parametrize("how", ["killed", "told to end", "stopped"])
def test_with_the_helper_go_its_processes(own: Place, how: str) -> None:
    status = own.status()
    assert status
    own.run("check", "甲.txt", "--daemon")
    end = time.monotonic() + 60
    while len(workers := _children(status["pid"])) < 2 and time.monotonic() < end:
        time.sleep(0.1)
    assert len(workers) >= 2
    if how == "stopped":
        own.run("daemon", "stop")
    else:
        os.kill(status["pid"], signal.SIGKILL if how == "killed" else signal.SIGTERM)
    while any(map(_lives, [status["pid"], *workers])) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(map(_lives, [status["pid"], *workers]))


def _slow(here: Place) -> None:
    """Much to do, so that something can happen meanwhile."""
    for number in range(40):
        (here.folder / f"{number}.txt").write_text(REPORT * 40, "utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
@pytest.mark.parametrize("victim", ["worker", "helper", "hung worker"])
def test_killed_in_the_middle_the_client_checks_by_itself(own: Place, victim: str) -> None:
    _slow(own)
    words = ("check", ".", "--format", "jsonl", "--no-cache", "--jobs", "1")
    direct = own.run(*words)
    status = own.status()
    assert status
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(own.run, *words, "--daemon", HEGUI_DAEMON_PATIENCE="4")
        end = time.monotonic() + 60
        while not (worker := _working(status["pid"])) and time.monotonic() < end:
            time.sleep(0.02)
        assert worker
        assert not running.done()
        if victim == "hung worker":
            os.kill(worker, signal.SIGSTOP)
        else:
            os.kill(worker if victim == "worker" else status["pid"], signal.SIGKILL)
        assert running.result() == direct
    if victim == "helper":
        assert own.status() is None
    else:
        assert own.status()


def _working(process: int) -> int | None:
    """A worker that is in the folder of a client."""
    for child in _children(process):
        try:
            if os.readlink(f"/proc/{child}/cwd").endswith("reports"):
                return child
        except OSError:
            continue
    return None


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
@pytest.mark.parametrize(
    ("number", "words", "code"), [(signal.SIGINT, "已中断", 130), (signal.SIGTERM, "已终止", 143)]
)
def test_who_stops_the_client_stops_the_work(own: Place, number: int, words: str, code: int) -> None:
    _slow(own)
    status = own.status()
    assert status
    client = subprocess.Popen(
        [sys.executable, "-m", "hegui", "check", ".", "--no-cache", "--daemon"],
        cwd=own.folder, env=own.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    end = time.monotonic() + 60
    while not (worker := _working(status["pid"])) and time.monotonic() < end:
        time.sleep(0.02)
    assert worker
    client.send_signal(number)
    out, err = client.communicate()
    assert (client.returncode, out, err.decode()) == (code, b"", f"hegui：{words}\n")
    while worker in _children(status["pid"]) and time.monotonic() < end:
        time.sleep(0.05)
    assert worker not in _children(status["pid"])
    assert own.status()


def test_it_ends_when_nobody_needs_it(tmp_path: Path) -> None:
    here = place(tmp_path)
    helper = subprocess.Popen(
        [sys.executable, "-m", "hegui", "daemon", "run", "--idle", "0.03"], cwd=here.folder, env=here.env
    )
    assert helper.wait(120) == 0
    assert here.status() is None
    assert not [*Path(here.env["HEGUI_CACHE_DIR"], "daemon").iterdir()]


def test_two_installations_have_two_helpers_and_a_changed_one_none(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    root = Path(calling.__file__).parents[2]
    for name in ("lint", "rules"):
        shutil.copytree(root / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    here = place(tmp_path)
    path = os.pathsep.join((str(tree / "lint"), str(tree / "rules")))
    other = Place(here.folder, {**here.env, "PYTHONPATH": path})
    assert here.run("daemon", "start").code == 0
    assert other.run("daemon", "start").code == 0
    one, two = here.status(), other.status()
    assert one
    assert two
    assert one["pid"] != two["pid"]
    try:
        assert other.answered(lambda: other.run("check", "甲.txt", "--daemon")) == 1
        before = other.run("check", "甲.txt", "--format", "json")
        page = tree / "lint" / "hegui" / "reporting" / "as_terminal.py"
        page.write_text(page.read_text("utf-8").replace('"结论"', '"断语"'), "utf-8")
        direct, by_helper = other.both("check", "甲.txt")
        assert direct == by_helper
        assert "断语" in direct.out.decode()
        assert other.run("check", "甲.txt", "--format", "json").code == before.code
        end = time.monotonic() + 20
        while other.status() and time.monotonic() < end:
            time.sleep(0.1)
        assert other.status() is None
        assert here.answered(lambda: here.run("check", "甲.txt", "--daemon")) == 1
    finally:
        here.run("daemon", "stop")
        other.run("daemon", "stop")


def test_another_interpreter_or_path_is_not_answered_for(own: Place, tmp_path: Path) -> None:
    """What would be found elsewhere, or run otherwise, is run where it was asked."""
    elsewhere = {"PYTHONPATH": os.pathsep.join((own.env.get("PYTHONPATH", ""), str(tmp_path)))}
    direct = own.run("check", "甲.txt", **elsewhere)
    assert own.run("check", "甲.txt", "--daemon", **elsewhere) == direct
    warned = own.run("check", "甲.txt", "--daemon", PYTHONWARNINGS="ignore")
    assert warned == own.run("check", "甲.txt")
    status = own.status()
    assert status


def test_the_port_of_this_machine_asks_for_the_secret(tmp_path: Path) -> None:
    """As where there are no sockets in the file system and no copies of processes."""
    here = place(tmp_path, HEGUI_DAEMON_LOOPBACK="1")
    assert here.run("daemon", "start").code == 0
    try:
        path = _socket(here)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        port, secret = path.read_text("ascii").split()
        assert len(secret) == 32
        for wrong in (b"", b"0" * 32, secret[:-1].encode() + b"-"):
            with socket.create_connection(("127.0.0.1", int(port))) as client:
                client.sendall(wrong + calling.framed({"do": "stop", "identity": ()}))
                client.shutdown(socket.SHUT_WR)
                assert client.recv(1) == b""
        direct: list[tuple[Said, Said]] = []
        assert here.answered(lambda: direct.append(here.both("check", ".", "--format", "json"))) == 1
        assert direct[0][0] == direct[0][1]
        assert here.answered(lambda: direct.append(here.both("check", "甲.txt", "--diff"))) == 1
        assert direct[1][0] == direct[1][1]
    finally:
        here.run("daemon", "stop")


# --- the way to it ------------------------------------------------------------------------------------------------------


def test_the_client_imports_next_to_nothing(warm: Place) -> None:
    code = (
        "import sys; before = set(sys.modules); from hegui.calling import asked\n"
        "assert asked(['check', '甲.txt', '--daemon']) is not None\n"
        "print('\\n'.join(sys.modules.keys() - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=warm.folder, env=warm.env, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert set(done.stderr.decode().split()) <= {
        "hegui", "hegui.calling", "hegui.places", "__future__", "_socket", "marshal", "_signal",
    }  # fmt: skip


def test_a_long_path_has_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEGUI_CACHE_DIR", str(tmp_path / ("长" * 40)))
    monkeypatch.delenv("HEGUI_DAEMON_LOOPBACK", raising=False)
    assert len(os.fsencode(calling.place())) < 100
    one = calling.place()
    monkeypatch.setenv("HEGUI_CACHE_DIR", str(tmp_path / ("短" * 40)))
    assert calling.place() != one


def test_a_folder_of_ours_is_no_link_and_nobody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert places.is_ours(str(tmp_path))
    assert not places.is_ours(str(tmp_path / "missing"))
    owner = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: owner)
    assert not places.is_ours(str(tmp_path))
