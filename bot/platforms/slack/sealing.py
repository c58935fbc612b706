"""Secrets at rest: tokens sealed for one workspace, and OAuth states, both with keys made of the app's client secret."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

#: How long somebody may take from the install page to Slack and back.
STATE_LASTS = timedelta(minutes=10)

_VERSION = "v1."
_NONCE = 12
_RANDOM = 16
_TIME = 8


class SealBroken(Exception):
    """What was sealed can't be opened: the client secret is another one now, or the text was sealed for another workspace."""


class Seal:
    """Seals tokens with AES-256-GCM. A sealed token opens with the same client secret and for the same workspace only."""

    def __init__(self, client_secret: str) -> None:
        self._cipher = AESGCM(_key(client_secret, "briefing-bot slack bot tokens"))

    def seal(self, token: str, workspace: str) -> str:
        """The token as it may be stored; never the same text twice."""
        nonce = os.urandom(_NONCE)
        return _VERSION + _text(nonce + self._cipher.encrypt(nonce, token.encode(), workspace.encode()))

    def open(self, sealed: str, workspace: str) -> str:
        """The token.

        Raises:
            SealBroken: it was sealed with another client secret, for another workspace, or was changed.
        """
        try:
            content = _bytes(sealed.removeprefix(_VERSION))
            return self._cipher.decrypt(content[:_NONCE], content[_NONCE:], workspace.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken from error


class States:
    """OAuth states, which carry their own expiry and signature: making one stores nothing, so that merely opening the
    install page writes nothing, and every process can check those of the others."""

    def __init__(self, client_secret: str) -> None:
        self._key = _key(client_secret, "briefing-bot slack install states")

    def issue(self, now: datetime) -> str:
        """A new state, valid for ten minutes from an aware instant; it fits a cookie and an address as it is."""
        ends = int((now + STATE_LASTS).timestamp())
        content = os.urandom(_RANDOM) + ends.to_bytes(_TIME, "big")
        return _text(content + self._signature(content))

    def ends_at(self, state: str, now: datetime) -> datetime | None:
        """When the state expires; None for one that has, or that we never made."""
        try:
            found = _bytes(state)
        except ValueError:
            return None
        content, signature = found[: _RANDOM + _TIME], found[_RANDOM + _TIME :]
        if len(content) != _RANDOM + _TIME or not hmac.compare_digest(signature, self._signature(content)):
            return None
        ends = datetime.fromtimestamp(int.from_bytes(content[_RANDOM:], "big"), UTC)
        return ends if now < ends else None

    def _signature(self, content: bytes) -> bytes:
        return hmac.digest(self._key, content, "sha256")


def digest(state: str) -> str:
    """The digest under which a used state is remembered, so that nobody who reads the database can use the state."""
    return hashlib.sha256(state.encode()).hexdigest()


def _key(client_secret: str, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(client_secret.encode())


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """What ``_text`` made this of; anything else is a ValueError, so that no two texts stand for the same bytes."""
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("no base64") from error
    if _text(content) != text:
        raise ValueError("not as we write it")
    return content
