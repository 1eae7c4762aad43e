"""Asking other hosts, and none inside our own network, whatever their names lead to at the moment of asking."""

import ipaddress
from socket import socket
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError


def is_public(number: str) -> bool:
    """Whether an address belongs to the whole internet."""
    return ipaddress.ip_address(number.partition("%")[0]).is_global


def outside() -> requests.Session:
    """A session that looks at the other end once more before it says anything: names may change their numbers."""
    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, _Outside())
    return session


def _looked_at(connection: HTTPConnection, reached: socket) -> socket:
    if not is_public(str(reached.getpeername()[0])):
        reached.close()
        raise NewConnectionError(connection, "not public")
    return reached


class _Plain(HTTPConnection):
    def _new_conn(self) -> socket:
        return _looked_at(self, super()._new_conn())


class _Encrypted(HTTPSConnection):
    def _new_conn(self) -> socket:
        return _looked_at(self, super()._new_conn())


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _EncryptedPool(HTTPSConnectionPool):
    ConnectionCls = _Encrypted


class _Outside(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _EncryptedPool}
