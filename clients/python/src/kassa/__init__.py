"""The Python client of Kassa, a checkout server that you run yourself."""

from . import types
from ._client import AsyncKassa, Kassa
from ._errors import (
    ApiConnectionError,
    ApiError,
    AuthenticationError,
    ConflictError,
    IdempotencyError,
    InvalidRequestError,
    KassaError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    SignatureVerificationError,
)
from ._object import LastResponse, ListObject, MapObject, Object
from ._page import AsyncListOf, AsyncPage, Page
from ._table import VERSION as __version__
from ._webhook import Webhook

__all__ = [
    "ApiConnectionError",
    "ApiError",
    "AsyncKassa",
    "AsyncListOf",
    "AsyncPage",
    "AuthenticationError",
    "ConflictError",
    "IdempotencyError",
    "InvalidRequestError",
    "Kassa",
    "KassaError",
    "LastResponse",
    "ListObject",
    "MapObject",
    "NotFoundError",
    "Object",
    "Page",
    "PermissionDeniedError",
    "RateLimitError",
    "SignatureVerificationError",
    "Webhook",
    "__version__",
    "types",
]
