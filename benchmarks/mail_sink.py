"""A mail server for measuring: takes everything, writes down the Message-ID of each mail before it says yes."""

import socketserver
import sys
from pathlib import Path

END = b"\r\n.\r\n"


class Handler(socketserver.StreamRequestHandler):
    """As quick as Python allows, so that the sender is what is measured."""

    disable_nagle_algorithm = True

    def handle(self) -> None:
        say = self.connection.sendall
        with Path(sys.argv[2]).open("ab", buffering=0) as book:
            say(b"220 sink\r\n")
            while line := self.rfile.readline():
                verb = line[:4].upper()
                if verb == b"DATA":
                    say(b"354 go on\r\n")
                    body = self._body()
                    if not body.endswith(END):
                        return
                    book.write(_message_id(body) + b"\n")
                say(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
                if verb == b"QUIT":
                    return

    def _body(self) -> bytes:
        body = bytearray()
        while not body.endswith(END):
            part = self.rfile.read1(1 << 16)
            if not part:
                break
            body += part
        return bytes(body)


def _message_id(body: bytes) -> bytes:
    begin = body.find(b"Message-ID: ") + len(b"Message-ID: ")
    return body[begin : body.find(b"\r\n", begin)]


class Server(socketserver.ThreadingTCPServer):
    """A sender that is killed is no fault of ours."""

    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


if __name__ == "__main__":
    Server(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
