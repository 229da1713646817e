"""Checking that a webhook comes from your Kassa, and was sent just now."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
import time
from typing import Callable, Dict, List, Mapping, NamedTuple, Optional, Sequence, Union

from ._errors import SignatureVerificationError
from .types import Event

Payload = Union[str, bytes, bytearray, memoryview]
Secrets = Union[str, Sequence[str]]


class Key(NamedTuple):
    """What a secret stands for, in the two forms in which Kassa signs."""

    text: bytes
    decoded: bytes

    def stamped(self, at: str, body: bytes) -> str:
        """The signature in ``Kassa-Signature``."""
        return hmac.new(self.text, at.encode() + b"." + body, hashlib.sha256).hexdigest()

    def standard(self, id: str, at: str, body: bytes) -> str:
        """The signature in ``webhook-signature``."""
        signed = f"{id}.{at}.".encode() + body
        return base64.b64encode(hmac.new(self.decoded, signed, hashlib.sha256).digest()).decode()


def keys(secret: Secrets) -> List[Key]:
    """The keys of one secret, or of several."""
    secrets = [secret] if isinstance(secret, str) else list(secret or [])
    if not secrets:
        raise ValueError("secret: is missing")
    found = []
    for one in secrets:
        if not isinstance(one, str) or not re.fullmatch(r"whsec_[A-Za-z0-9+/]+={0,2}", one):
            raise ValueError("secret: must be the endpoint's secret, which is whsec_ and base 64")
        text = one[len("whsec_") :].rstrip("=")
        try:
            decoded = base64.b64decode(text + "=" * (-len(text) % 4))
        except binascii.Error:
            raise ValueError("secret: must be the endpoint's secret, which is whsec_ and base 64") from None
        if len(decoded) < 16:
            raise ValueError("secret: is too short to be one")
        found.append(Key(one.encode(), decoded))
    return found


def as_bytes(payload: Payload) -> bytes:
    """The body as it came."""
    if isinstance(payload, str):
        return payload.encode()
    if isinstance(payload, (bytes, bytearray, memoryview)):
        return bytes(payload)
    raise TypeError("payload: pass the body as it came, as text or bytes. Once it is parsed, nobody can verify it.")


class Claims(NamedTuple):
    """What a delivery says about itself."""

    at: str
    given: List[str]
    sign: Callable[[Key, bytes], str]


def claims(headers: Union[str, Mapping[str, str]]) -> Claims:
    """Reads the header of one form, or all headers."""
    text: Optional[str] = headers if isinstance(headers, str) else None
    named: Dict[str, str] = {} if isinstance(headers, str) else {name.lower(): headers[name] for name in headers}
    if "webhook-signature" in named:
        id, at = named.get("webhook-id"), named.get("webhook-timestamp")
        if not id or not at:
            raise SignatureVerificationError("the header webhook-id or webhook-timestamp is missing")
        given = [one[len("v1,") :] for one in named["webhook-signature"].split(" ") if one.startswith("v1,")]
        signed_id, signed_at = id, at
        return Claims(at, given, lambda key, body: key.standard(signed_id, signed_at, body))
    text = text if text is not None else named.get("kassa-signature", named.get("x-paygate-signature"))
    if not text:
        raise SignatureVerificationError("there is no signature: pass all headers of the request")
    parts = [part.strip().partition("=") for part in text.split(",")]
    times = [value for name, _, value in parts if name == "t"]
    stamp = times[0] if times else ""
    given = [value for name, _, value in parts if name == "v1"]
    return Claims(stamp, given, lambda key, body: key.stamped(stamp, body))


class Webhook:
    """Signatures of webhooks."""

    @staticmethod
    def construct_event(
        payload: Payload, headers: Union[str, Mapping[str, str]], secret: Secrets, tolerance: float = 300
    ) -> Event:
        """The event that a delivery carries, once its signature has been verified.

        ``payload`` is the body as it came, ``headers`` all headers of the request, or the value of ``Kassa-Signature``
        alone. ``secret`` is the endpoint's, or a list of several while you change over. ``tolerance`` is how many
        seconds a delivery may be old. Raises a SignatureVerificationError.
        """
        known = keys(secret)
        body = as_bytes(payload)
        if not tolerance > 0:
            raise ValueError("tolerance: must be a number of seconds above 0")
        claimed = claims(headers)
        if not re.fullmatch(r"[0-9]{1,12}", claimed.at):
            raise SignatureVerificationError("the time of the signature is not a number")
        # Every signature is compared, so that how long it takes says nothing.
        good = False
        for key in known:
            right = claimed.sign(key, body).encode()
            for one in claimed.given:
                good = hmac.compare_digest(right, one.encode()) or good
        if not good:
            raise SignatureVerificationError(
                "no signature fits: is this the secret of this endpoint, and the body as it came?"
            )
        if abs(time.time() - int(claimed.at)) > tolerance:
            raise SignatureVerificationError(
                "the signature is too old or from the future: is this machine's clock right?"
            )
        try:
            told = json.loads(body)
        except ValueError as problem:
            raise SignatureVerificationError("what was signed is not JSON") from problem
        if not isinstance(told, dict):
            raise SignatureVerificationError("what was signed is no event")
        return Event(told)

    @staticmethod
    def test_headers(
        payload: Payload, secret: Secrets, id: str = "evt_test", timestamp: Optional[int] = None
    ) -> Dict[str, str]:
        """The headers that Kassa would send with a body, for tests of your own receiver."""
        body, known = as_bytes(payload), keys(secret)
        at = str(int(time.time()) if timestamp is None else timestamp)
        return {
            "content-type": "application/json",
            "kassa-signature": ",".join([f"t={at}", *(f"v1={key.stamped(at, body)}" for key in known)]),
            "webhook-id": id,
            "webhook-timestamp": at,
            "webhook-signature": " ".join(f"v1,{key.standard(id, at, body)}" for key in known),
        }
