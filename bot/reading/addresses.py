"""Which addresses of the web may be fetched: public ones on the usual ports. Does no I/O, and looks nothing up.

The lists are written out here, because what ``ipaddress`` calls global differs between versions of Python.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_network

from yarl import URL

from bot.core.errors import NotFetched
from bot.core.patterns import regex

#: Ports that web pages and feeds are fetched from.
WEB_PORTS = frozenset({80, 443})
#: Blocks of IPv4 that are no public hosts (IANA's registry of special purposes), and what clouds keep for their own machines.
_BLOCKED_V4 = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carriers' own; Alibaba Cloud's metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's platform
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocols; Oracle Cloud's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
#: The only block of IPv6 from which public hosts get addresses, and those in it that are none.
_PUBLIC_V6 = ip_network("2000::/3")
_BLOCKED_V6 = tuple(
    ip_network(block)
    for block in (
        "2001::/23",  # protocols, Teredo among them
        "2001:db8::/32",
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
#: Blocks of IPv6 that hold an IPv4 address, and how many bits stand after it: what they reach is that address.
_HOLDING_V4 = ((ip_network("::ffff:0:0/96"), 0), (ip_network("64:ff9b::/96"), 0), (ip_network("2002::/16"), 80))
#: The last words of names that only mean something inside a network, so that nobody's resolver is asked for them.
_PRIVATE_NAMES = frozenset(
    "alt arpa corp domain home host intern internal intranet invalid lan local localdomain localhost mail onion private test".split()
)
_NUMBER = regex(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE | re.ASCII)


def is_public(address: str) -> bool:
    """Whether an IP address is public; an IPv6 address that leads to an IPv4 address counts as that one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public_v4(ip) if isinstance(ip, IPv4Address) else _is_public_v6(ip)


def _is_public_v4(ip: IPv4Address) -> bool:
    return not any(ip in block for block in _BLOCKED_V4)


def _is_public_v6(ip: IPv6Address) -> bool:
    for block, behind in _HOLDING_V4:
        if ip in block:
            return _is_public_v4(IPv4Address(int(ip) >> behind & 0xFFFFFFFF))
    return ip in _PUBLIC_V6 and not any(ip in block for block in _BLOCKED_V6)


def is_private_name(host: str) -> bool:
    """Whether a host's name means nothing outside of a network, or is an IP address in one of the forms that only resolvers know."""
    labels = host.rstrip(".").lower().split(".")
    return len(labels) == 1 or labels[-1] in _PRIVATE_NAMES or _NUMBER.fullmatch(labels[-1]) is not None


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be fetched. With ``private``, also addresses of this machine and its network, from any port."""

    private: bool = False
    ports: Collection[int] = WEB_PORTS

    def checked(self, text: str) -> URL:
        """The parsed address, without its fragment; its host was not looked up, see ``allows``.

        Raises:
            NotFetched: it is no web address, it holds credentials, or its host or port is none that may be fetched.
        """
        try:
            url = URL(text.strip())
        except ValueError:
            raise NotFetched("address-not-fetchable", address=text[:200]) from None
        if url.scheme not in ("http", "https") or not url.host:
            raise NotFetched("address-not-fetchable", address=text[:200])
        if url.user or url.password:
            raise NotFetched("address-with-password")
        if not self.private:
            self._check_host(url.host)
            if url.port not in self.ports:
                raise NotFetched("address-port", host=url.host, port=url.port)
        return url.with_fragment(None)

    def allows(self, ip: str) -> bool:
        """Whether a connection may be made to this IP address."""
        return self.private or is_public(ip)

    def _check_host(self, host: str) -> None:
        try:
            ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            if is_private_name(host):
                raise NotFetched("address-private-name", host=host[:200]) from None
        else:
            if not is_public(host):
                raise NotFetched("address-private", host=host, address=host)
