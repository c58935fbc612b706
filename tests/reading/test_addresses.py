"""Which addresses may be fetched. Only the guard is asked: nothing is looked up and nothing is connected to."""

from __future__ import annotations

import pytest

from bot.core.errors import NotFetched
from bot.reading.addresses import Allowed, is_private_name, is_public

PUBLIC = (
    "8.8.8.8 1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 168.63.129.15 172.15.255.255 172.32.0.0 192.0.1.1 192.169.0.1 "
    "198.17.0.1 198.20.0.1 223.255.255.255 2606:4700::1111 2001:200::1 2a00:1450:4001::200e ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1"
)
PRIVATE = (
    "0.0.0.0 0.1.2.3 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 127.255.0.1 168.63.129.16 169.254.169.254 169.254.170.2 172.16.0.1 "
    "172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 "
    "255.255.255.255 :: ::1 ::8.8.8.8 ::7f00:1 fe80::1 fe80::1%eth0 fec0::1 feff::1 fc00::1 fd00:ec2::254 ff02::1 100::1 "
    "::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::a00:1 64:ff9b::7f00:1 64:ff9b:1::808:808 64:ff9b:1::1 2002:a00:1:: 2002:7f00:1::1 "
    "2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2001:10::1 3fff::1 5f00::1 4000::1 example.com 1.2.3"
)


@pytest.mark.parametrize("ip", PUBLIC.split())
def test_public_addresses(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize("ip", PRIVATE.split())
def test_private_addresses(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "host",
    "localhost LOCALHOST localhost. printer wiki.local metadata.google.internal instance-data.eu.internal db.corp files.home router.lan "
    "home.arpa a.home.arpa 10.in-addr.arpa app.localhost x.test abc.onion 127.1 2130706433 0x7f000001 0x7f.1 0x 1.2.3.0x4 "
    "017700000001 a.0".split(),
)
def test_private_names(host: str) -> None:
    assert is_private_name(host)
    with pytest.raises(NotFetched) as caught:
        Allowed().checked(f"http://{host}/")
    assert caught.value.key in ("address-private-name", "address-private")
    assert Allowed(private=True).checked(f"http://{host}/")


@pytest.mark.parametrize("host", "news.example acme.com www.local.com internal.acme.com localhost.acme.de 0x7f.com 163.com 例え.jp".split())
def test_other_names(host: str) -> None:
    assert not is_private_name(host)
    assert Allowed().checked(f"https://{host}/a")


@pytest.mark.parametrize("address", ["http://acme.com:22/", "https://acme.com:8443/", "http://acme.com:25/", "http://acme.com:6379/"])
def test_other_ports_are_refused_unless_they_are_allowed(address: str) -> None:
    with pytest.raises(NotFetched, match="ports of the web"):
        Allowed().checked(address)
    assert Allowed(ports={22, 25, 6379, 8443}).checked(address)
    assert Allowed(private=True).checked(address)


@pytest.mark.parametrize(
    "address", ["http://acme.com/", "https://acme.com:443/", "http://acme.com:80/", "https://acme.com:80/", "http://acme.com:443/"]
)
def test_the_ports_of_the_web(address: str) -> None:
    assert Allowed().checked(address).host == "acme.com"


@pytest.mark.parametrize("host", ["10.0.0.1", "[::1]", "[fec0::1]", "[64:ff9b:1::1]", "168.63.129.16", "192.0.0.192"])
def test_numbers_are_refused_before_anything_is_connected(host: str) -> None:
    with pytest.raises(NotFetched, match="private network"):
        Allowed().checked(f"https://{host}/")
