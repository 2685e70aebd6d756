"""The explorer's server against those who mean it ill, and those who are many or slow: a real process, real sockets."""

from __future__ import annotations

import http.client
import json
import resource
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import torch

import qkv
from qkv.trace import Trace

pytest.importorskip("uvicorn", reason="the extra `explore` is not installed")

from commands import Command
from explored import SCRIPT, TOKENS, running, served, small

from qkv.views.server.app import MAPPED


class Server:
    """A server that runs: how to ask it."""

    def __init__(self, address: str):
        parts = urlsplit(address)
        assert parts.hostname and parts.port
        self.host, self.port, self.path = parts.hostname, parts.port, parts.path

    def get(self, path: str, headers: dict[str, str] | None = None, method: str = "GET", body: bytes | None = None):
        """(status, headers, body) of a request for exactly this path."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def ask(self, question: str, **more):
        return self.get(f"{self.path}api/{question}", **more)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("explored") / "trace"
    small().save(folder)
    (folder.parent / "secret.txt").write_text("secret")
    with served(folder) as address:
        yield Server(address)


def test_the_page_and_its_answers(server: Server) -> None:
    status, headers, body = server.get(server.path)
    assert status == 200 and b'src="explore.js"' in body and headers["content-type"].startswith("text/html")
    status, headers, body = server.get(server.path + "explore.js")
    assert status == 200 and "javascript" in headers["content-type"] and len(body) > 10_000
    status, headers, body = server.ask("tile?heads=1.2&level=0&row=0&col=0")
    assert status == 200 and headers["x-qkv-shape"] == "12,12" and len(body) == 12 * 12 * 4


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server.host == "127.0.0.1"
    with socket.socket() as probe:
        probe.settimeout(1)
        mine = socket.gethostbyname(socket.gethostname())
        if mine.startswith("127."):
            pytest.skip("this machine has no other address")
        assert probe.connect_ex((mine, server.port)) != 0


FOREIGN = ("evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "127.0.0.1:{port}.evil.example")


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_refused(server: Server, host: str) -> None:
    status, _, body = server.get(server.path, {"Host": host.format(port=server.port)})
    assert status in (400, 421) and b"explore.js" not in body


def test_names_of_this_machine_are_its_hosts(server: Server) -> None:
    for name in ("localhost", "127.0.0.1", "LOCALHOST"):
        assert server.get(server.path, {"Host": f"{name}:{server.port}"})[0] == 200


def test_another_origin_is_refused(server: Server) -> None:
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{server.port}"):
        assert server.ask("trace", headers={"Origin": origin})[0] == 403
    assert server.ask("trace", headers={"Origin": f"http://127.0.0.1:{server.port}"})[0] == 200
    assert server.ask("trace", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})[0] == 403
    assert server.get(server.path, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})[0] == 200


def test_without_the_token_nothing_is_told(server: Server) -> None:
    token = server.path.strip("/")
    assert len(token) >= 32
    for path in (
        "/", "/api/trace", "/wrong/api/trace", f"/{token[:-1]}/api/trace", f"/{token.upper()}x/", "//api/trace", "/%00/",
        f"/?token={token}",
    ):  # fmt: skip
        status, _, body = server.get(path)
        assert status == 403 and b"Mary" not in body and token.encode() not in body


def test_no_path_leaves_the_page(server: Server) -> None:
    for path in (
        "../../../../etc/passwd", "..%2f..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/secret.txt", "....//secret.txt", "trace.json",
        "static/../../secret.txt", "explore.js/../../secret.txt", "explore.js%00.txt", "/etc/passwd", "api/../../secret.txt",
        "api/__class__", "api/_of", "api/row/..", "%5c..%5csecret.txt",
    ):  # fmt: skip
        status, _, body = server.get(server.path + path)
        assert status in (400, 403, 404) and b"secret" not in body and b"root:" not in body, path


def test_every_answer_bears_the_policy(server: Server) -> None:
    for path in (
        server.path,
        server.path + "explore.js",
        server.path + "api/trace",
        server.path + "nothing",
        "/wrong/",
    ):
        headers = server.get(path)[1]
        assert (
            "script-src 'self'" in headers["content-security-policy"]
            and "unsafe" not in headers["content-security-policy"]
        )
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers


def test_tokens_are_data_and_never_markup(server: Server) -> None:
    status, headers, body = server.ask("trace")
    assert status == 200 and headers["content-type"] == "application/json"
    assert json.loads(body)["streams"]["text"]["tokens"] == TOKENS and json.loads(body)["model"] == SCRIPT
    assert SCRIPT.encode() not in server.get(server.path)[2]  # the page itself holds nothing of the trace


def test_only_short_questions_without_a_body(server: Server) -> None:
    assert server.ask("row?heads=1.2&queries=" + "1," * 3000)[0] == 414
    assert server.ask("trace", method="POST")[0] == 405
    assert server.ask("trace", method="DELETE")[0] == 405
    assert server.ask("trace", body=b"x" * 1000)[0] == 413
    with socket.create_connection((server.host, server.port), 20) as raw:  # headers without an end
        raw.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        try:
            for _ in range(64):
                raw.sendall(b"X-Long: " + b"a" * 8000 + b"\r\n")
            answered = raw.recv(200)
        except (BrokenPipeError, ConnectionResetError):
            answered = b""
        assert answered == b"" or b" 400 " in answered.split(b"\r\n")[0]
    assert server.ask("trace")[0] == 200


def test_wrong_questions_get_one_sentence(server: Server) -> None:
    for question in (
        "row?heads=1.2&queries=999",
        "row",
        "tile?heads=1.2&level=-1&row=0&col=0",
        "cell?heads=*&query=1&key=1",
    ):
        status, _, body = server.ask(question)
        assert status == 400 and json.loads(body)["error"].endswith(".")
    assert server.ask("nothing")[0] == 404


def test_slow_clients_hold_nobody_up_and_are_sent_away(server: Server) -> None:
    slow = [socket.create_connection((server.host, server.port), 20) for _ in range(40)]
    try:
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\n")
        began = time.monotonic()
        assert server.ask("row?heads=1.2&queries=7")[0] == 200
        assert time.monotonic() - began < 5
        for n in range(8):  # a byte now and then does not lengthen the time
            time.sleep(1)
            for connection in slow[:5]:
                connection.sendall(b"a" if n else b"X: ")
        for connection in slow:
            connection.settimeout(10)
            assert connection.recv(100) == b""
    finally:
        for connection in slow:
            connection.close()


def test_fifty_clients_at_once(server: Server) -> None:
    def ask(n: int) -> tuple[int, bytes]:
        status, _, body = server.ask(f"row?heads=1.{n % 4}&queries={n % 12}")
        return status, body

    with ThreadPoolExecutor(50) as pool:
        found = list(pool.map(ask, range(200)))
    assert [status for status, _ in found] == [200] * 200
    bodies = [body for _, body in found]
    assert (
        bodies[12:] == bodies[:-12] and len(set(bodies[:12])) == 12
    )  # each its own answer: 12 differ, then they come again


def test_a_client_that_leaves_stops_its_question(server: Server) -> None:
    for _ in range(100):  # more than a lane's queue holds
        with socket.create_connection((server.host, server.port), 20) as raw:
            raw.sendall(
                f"GET {server.path}api/heads?layer=0 HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
            )
    assert server.ask("row?heads=1.2&queries=7")[0] == 200


def test_the_command_names_what_is_wrong(qkv: Command, tmp_path: Path) -> None:
    ran = qkv("explore", str(tmp_path / "nothing"), "--no-browser")
    assert ran.code == 2 and "There is no trace in" in ran.err
    ran = qkv("explore", "--html", str(tmp_path / "no" / "x.html"))
    assert ran.code == 2 and "its folder is not there" in ran.err
    folder = tmp_path / "trace"
    small().save(folder)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = qkv("explore", str(folder), "--no-browser", "--port", str(taken.getsockname()[1]))
    assert ran.code == 2 and "cannot listen" in ran.err and "--port" in ran.err


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="says what another process has in memory: Linux")
def test_its_memory_does_not_grow_to_that_of_the_trace(tmp_path: Path) -> None:
    draw = torch.Generator().manual_seed(0)
    layers = {}
    for n in range(7):
        q, k, v = torch.randn(3, 1, 1, 2**16, 64, generator=draw)
        layers[f"layers.{n}"] = qkv.AttentionMap.from_tensors(q, k, v, row_state=torch.ones(1, 1, 2**16), causal=True)
    Trace.from_tensors(layers).save(tmp_path / "trace")
    size = 3 * 2**24  # of a layer
    with running("explore", str(tmp_path / "trace"), "--no-browser") as (address, pid):
        server = Server(address)
        before = files_in_memory(pid)
        for n in range(len(layers)):
            status, _, body = server.ask(f"row?heads={n}.0&queries=65535&what=contribution")
            assert status == 200 and len(body) == 4 * 2**16
            assert files_in_memory(pid) - before < MAPPED + size


def files_in_memory(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[2]) * resource.getpagesize()
