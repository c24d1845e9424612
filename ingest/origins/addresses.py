"""Which addresses a page may be fetched from (取得を許すアドレス): public ones, and those of networks allowed by name.

An address that a person or a page names must not lead into the office's own network: the advisor would read, and
publish, what only its machine may see. What counts is the address that was connected to, not the name.
"""

import ipaddress
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.errors import ConfigurationError, ForbiddenAddress

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressGuard:
    """Lets through public addresses and those of the networks `allowed`."""

    allowed: Sequence[Network] = ()

    def check(self, host: str) -> None:
        """Raises ForbiddenAddress for an address (not a name) that is neither public nor allowed."""
        address = _unwrapped(ipaddress.ip_address(host.partition("%")[0]))
        if any(address in network for network in self.allowed):
            return
        if not address.is_global or address.is_multicast:
            raise ForbiddenAddress("the address is not public", which=host, todo="allow its network")

    def on_connection(self, event: str, info: Mapping[str, Any]) -> None:
        """Told of every step of httpx: checks who is at the other end before anything is sent there."""
        if event == "connection.connect_tcp.complete":
            stream = info["return_value"]
            try:
                self.check(str(stream.get_extra_info("server_addr")[0]))
            except ForbiddenAddress:
                stream.close()
                raise


def networks_of(setting: str) -> tuple[Network, ...]:
    """Networks parted by commas (10.1.0.0/16,192.168.0.5); raises ConfigurationError."""
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in setting.split(",") if part.strip())
    except ValueError as error:
        raise ConfigurationError("no list of networks", which="DX_FETCH_NETWORKS") from error


def _unwrapped(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 one carries inside, where it does."""
    if isinstance(address, ipaddress.IPv6Address):
        return address.ipv4_mapped or address.sixtofour or address
    return address
