"""What can go wrong: one class for each kind of answer, all of them a KassaError."""

from __future__ import annotations

import datetime
import email.utils
import json
import re
from typing import Any, Mapping, Optional, Type


class KassaError(Exception):
    """Anything that a call comes to when it is not answered well."""

    def __init__(
        self,
        message: str,
        *,
        status: Optional[int] = None,
        headers: Optional[Mapping[str, str]] = None,
        error: Optional[Mapping[str, Any]] = None,
    ) -> None:
        super().__init__(message)
        told = error or {}
        self.message: str = message
        #: The HTTP status; None where there was no answer.
        self.status: Optional[int] = status
        #: The type that the server names, such as ``invalid_request_error``.
        self.type: Optional[str] = told.get("type")
        #: The exact reason, such as ``parameter_missing``. All are at /docs/errors of the server.
        self.code: Optional[str] = told.get("code")
        #: The parameter that is to blame.
        self.param: Optional[str] = told.get("param")
        self.doc_url: Optional[str] = told.get("doc_url")
        self.headers: Mapping[str, str] = headers or {}
        #: Names the request in the server's log.
        self.request_id: Optional[str] = self.headers.get("request-id")
        #: The seconds after which the server wants to be asked again.
        self.retry_after: Optional[float] = seconds(self.headers.get("retry-after"))


class AuthenticationError(KassaError):
    """The key is missing, wrong or revoked (401)."""


class PermissionDeniedError(KassaError):
    """The key may not do this (403)."""


class InvalidRequestError(KassaError):
    """The request is not right (400, 405, 413, 415, 422); ``param`` says where."""


class NotFoundError(KassaError):
    """There is no such object for this key (404)."""


class ConflictError(KassaError):
    """The state of something does not allow this now (409)."""


class IdempotencyError(KassaError):
    """The idempotency key was used for another request, or for one that is still being worked on."""


class RateLimitError(KassaError):
    """Too many requests (429); ``retry_after`` says when to come back."""


class ApiError(KassaError):
    """The server's fault, or that of something before it."""


class ApiConnectionError(KassaError):
    """There was no answer, or none in time. ``__cause__`` has the reason."""


class SignatureVerificationError(KassaError):
    """A webhook is not from your Kassa, or too old."""


KINDS = {
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
}


def kind(status: int, error: Mapping[str, Any]) -> Type[KassaError]:
    """The class of an answer."""
    if error.get("code") == "idempotency_key_in_use" or error.get("type") == "idempotency_error":
        return IdempotencyError
    return KINDS.get(status, InvalidRequestError if 400 <= status < 500 else ApiError)


def answered(status: int, headers: Mapping[str, str], text: str) -> KassaError:
    """The error that an answer tells."""
    try:
        error = json.loads(text)["error"]
    except (ValueError, TypeError, KeyError, IndexError):
        # What is not JSON was not written by Kassa, but by something on the way.
        error = {}
    error = error if isinstance(error, dict) else {}
    message = error.get("message")
    if message is None and 300 <= status < 400 and "location" in headers:
        message = f"the server sends elsewhere, to {headers['location']}: set base_url to where Kassa itself answers"
    elif message is None:
        message = f"status {status}, and not in the words of Kassa: {text[:200] or 'no body'}"
    return kind(status, error)(message, status=status, headers=headers, error=error)


def seconds(text: Optional[str]) -> Optional[float]:
    """What a Retry-After header asks for, which is a number of seconds or a date."""
    if text is None:
        return None
    if re.fullmatch(r"[0-9]+", text):
        return float(text)
    try:
        date = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=datetime.timezone.utc)
    return max(0.0, (date - datetime.datetime.now(datetime.timezone.utc)).total_seconds())
