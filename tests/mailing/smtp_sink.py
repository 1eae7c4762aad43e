"""A mail server of ours for tests: it says what it was told to say, and keeps what it accepted."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


@dataclass
class Sink:
    """`sender`, `rcpt` and `data` are the answers to come; `cut="data"` cuts the line before the mail is answered."""

    port: int = 0
    rcpt: str = "250 ok"
    data: str = "250 ok"
    sender: str = "250 ok"
    cut: str = ""
    senders: list[str] = field(default_factory=list)
    accepted: list[bytes] = field(default_factory=list)
    seen: list[bytes] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def message(self, number: int = 0) -> EmailMessage:
        return message_from_bytes(self.accepted[number], policy=default)


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    sink = Sink()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            _talk(self, sink)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        sink.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield sink
        finally:
            server.shutdown()


def _talk(handler: socketserver.StreamRequestHandler, sink: Sink) -> None:
    def say(line: str) -> None:
        handler.wfile.write(f"{line}\r\n".encode())

    say("220 sink")
    while line := handler.rfile.readline():
        verb = line[:4].upper()
        if verb == b"QUIT":
            say("221 bye")
            return
        if verb == b"MAIL":
            with sink.lock:
                sink.senders.append(line.decode().partition("<")[2].partition(">")[0])
        if verb != b"DATA":
            say({b"MAIL": sink.sender, b"RCPT": sink.rcpt}.get(verb, "250 ok"))
            continue
        say("354 go on")
        body = b"".join(iter(handler.rfile.readline, b".\r\n"))
        with sink.lock:
            sink.seen.append(body)
        if sink.cut == "data":
            return
        if sink.data.startswith("250"):
            with sink.lock:
                sink.accepted.append(body)
        say(sink.data)
