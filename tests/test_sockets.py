"""Sockets are shut: a test that needs another host is a test that fails in a train."""

import socket

import pytest


def test_another_host_is_out_of_reach() -> None:
    with pytest.raises(AssertionError, match="no test needs the internet"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_this_machine_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
