"""The clients: what every verb of the table has in common, which is all but the table."""

from __future__ import annotations

import asyncio
import json
import platform
import random
import re
import time
import urllib.parse
import uuid
from types import TracebackType
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Tuple, Type, Union

import httpx

from . import types
from ._errors import ApiConnectionError, ApiError, KassaError, answered
from ._object import LastResponse, Object
from ._page import AsyncListOf, AsyncPage, Page
from ._resources import AsyncResources, Resources, place
from ._table import VERSION, Row

OPTIONS = ("idempotency_key", "timeout", "max_retries")
# A wait is doubled after each try, up to the longest. The server may ask for a longer one; what is longer than the
# patience is the caller's to decide. All in seconds.
FIRST_WAIT = 0.5
LONGEST_WAIT = 8.0
PATIENCE = 60.0


class Secret:
    """A text that is not shown where an object is printed."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text."""
        return self._text

    def __repr__(self) -> str:
        return "<secret>"


class Call(NamedTuple):
    """A request, ready to be sent as often as it takes."""

    row: Row
    url: str
    query: Dict[str, Any]
    content: Optional[bytes]
    headers: Dict[str, str]
    timeout: float
    max_retries: int


class Core:
    """What both clients know and decide. Neither waits nor reaches the network here."""

    def __init__(self, key: str, base_url: str, timeout: float, max_retries: int) -> None:
        if not isinstance(key, str) or not re.fullmatch(r"[\x21-\x7e]+", key):
            raise ValueError("key: must be a secret key, such as sk_test_..., without spaces or line breaks")
        self.secret = Secret(f"Bearer {key}")
        self.base = base(base_url)
        self.timeout, self.max_retries = limits(timeout, max_retries)

    def call(self, row: Row, args: Tuple[Any, ...], given: Mapping[str, Any]) -> Call:
        """Reads what a verb was called with."""
        params = {name: value for name, value in given.items() if name not in OPTIONS}
        options = {name: given[name] for name in OPTIONS if given.get(name) is not None}
        rest = list(args)
        path = row.path.replace("{id}", segment(rest)) if "{id}" in row.path else row.path
        headers = {"accept": "application/json", "user-agent": USER_AGENT, "authorization": self.secret.reveal()}
        content: Optional[bytes] = None
        if row.takes == "file":
            content, headers["content-type"] = file(rest, params)
        elif row.takes == "body" and (row.sends or params):
            content, headers["content-type"] = json.dumps(params).encode(), "application/json"
        if rest or (params and row.takes is None):
            raise TypeError(f"{row.name}() takes no {rest[0] if rest else ', '.join(params)!r}")
        if row.method == "POST":
            # The same in every try, so that whatever was lost on the way, it happens once.
            headers["idempotency-key"] = options.get("idempotency_key") or f"kassa-python-{uuid.uuid4()}"
        timeout, retries = limits(
            options.get("timeout", self.timeout), options.get("max_retries", self.max_retries)
        )
        query = params if row.takes == "query" else {}
        return Call(row, self.base + path, query, content, headers, timeout, retries)

    def wait(self, problem: KassaError, tried: int, call: Call) -> float:
        """How many seconds to wait before the next try. Raises the problem when there is none."""
        may = (
            isinstance(problem, ApiConnectionError)
            or problem.status in (408, 500, 502, 503, 504)
            or (problem.status == 429 and problem.code != "too_many_attempts")
            or problem.code == "idempotency_key_in_use"
        )
        asked = problem.retry_after or 0.0
        if not may or tried >= call.max_retries or asked > PATIENCE:
            raise problem
        # At random, so that those who failed together do not come back together.
        own = min(FIRST_WAIT * 2.0**tried, LONGEST_WAIT) * random.uniform(0.5, 1.0)
        return max(own, asked)

    def lost(self, call: Call, problem: httpx.HTTPError) -> ApiConnectionError:
        """There was no answer."""
        late = isinstance(problem, httpx.TimeoutException)
        why = f"no answer within {call.timeout:g} s" if late else str(problem) or type(problem).__name__
        lost = ApiConnectionError(f"cannot reach {self.base}: {why}")
        lost.__cause__ = problem
        return lost

    def judge(self, response: httpx.Response) -> Tuple[Dict[str, Any], LastResponse]:
        """What an answer says."""
        status, headers, text = response.status_code, response.headers, response.text
        if not response.is_success:
            raise answered(status, headers, text)
        try:
            values = json.loads(text)
        except ValueError:
            values = None
        if not isinstance(values, dict):
            raise ApiError(f"the answer is not an object in JSON: {text[:200]}", status=status, headers=headers)
        return values, LastResponse(status, headers.get("request-id"), headers)


USER_AGENT = f"kassa-python/{VERSION} python/{platform.python_version()} ({platform.system().lower()})"


class Kassa(Resources):
    """A client of one Kassa server, with one key.

    ``base_url`` is where the server is, such as ``https://pay.example.com``. ``timeout`` is how many seconds to wait for
    a connection and for whatever comes next; ``max_retries`` how often a call that was lost or refused for a moment is
    tried again. Both can be said for one call alone as well. ``http_client`` is for proxies and certificates of your own.
    """

    def __init__(
        self,
        key: str,
        *,
        base_url: str,
        timeout: float = 30.0,
        max_retries: int = 2,
        http_client: Optional[httpx.Client] = None,
    ) -> None:
        self._core = Core(key, base_url, timeout, max_retries)
        self._http = http_client or httpx.Client()
        place(self, self._run)

    def _run(self, row: Row, args: Tuple[Any, ...], params: Mapping[str, Any]) -> Union[Object, Page[Any]]:
        call = self._core.call(row, args, params)
        return self._page(call) if row.list else self._object(call)

    def _object(self, call: Call) -> Object:
        values, last = self._send(call)
        return made(call, values, last)

    def _page(self, call: Call) -> Page[Any]:
        page: Page[Any] = Page(*self._send(call), call.query)
        page._ask = lambda query: self._page(call._replace(query=query))
        return page

    def _send(self, call: Call) -> Tuple[Dict[str, Any], LastResponse]:
        tried = 0
        while True:
            try:
                return self._core.judge(self._once(call))
            except KassaError as problem:
                wait = self._core.wait(problem, tried, call)
            time.sleep(wait)
            tried += 1

    def _once(self, call: Call) -> httpx.Response:
        try:
            return self._http.request(*sent(call), **how(call))
        except httpx.HTTPError as problem:
            raise self._core.lost(call, problem)

    def close(self) -> None:
        """Lets go of the connections."""
        self._http.close()

    def __enter__(self) -> "Kassa":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], value: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()


class AsyncKassa(AsyncResources):
    """The same for asyncio: every verb is awaited, and a list is awaited for a page or walked over with ``async for``."""

    def __init__(
        self,
        key: str,
        *,
        base_url: str,
        timeout: float = 30.0,
        max_retries: int = 2,
        http_client: Optional[httpx.AsyncClient] = None,
    ) -> None:
        self._core = Core(key, base_url, timeout, max_retries)
        self._http = http_client or httpx.AsyncClient()
        place(self, self._run)

    def _run(self, row: Row, args: Tuple[Any, ...], params: Mapping[str, Any]) -> Any:
        call = self._core.call(row, args, params)
        return AsyncListOf(lambda: self._page(call)) if row.list else self._object(call)

    async def _object(self, call: Call) -> Object:
        values, last = await self._send(call)
        return made(call, values, last)

    async def _page(self, call: Call) -> AsyncPage[Any]:
        page: AsyncPage[Any] = AsyncPage(*await self._send(call), call.query)
        page._ask = lambda query: self._page(call._replace(query=query))
        return page

    async def _send(self, call: Call) -> Tuple[Dict[str, Any], LastResponse]:
        tried = 0
        while True:
            try:
                return self._core.judge(await self._once(call))
            except KassaError as problem:
                wait = self._core.wait(problem, tried, call)
            await asyncio.sleep(wait)
            tried += 1

    async def _once(self, call: Call) -> httpx.Response:
        try:
            return await self._http.request(*sent(call), **how(call))
        except httpx.HTTPError as problem:
            raise self._core.lost(call, problem)

    async def aclose(self) -> None:
        """Lets go of the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> "AsyncKassa":
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], value: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.aclose()


def made(call: Call, values: Dict[str, Any], last: LastResponse) -> Object:
    """The answer. What was deleted says of itself what it was, so that it is not asked."""
    answer: Type[Object] = getattr(types, call.row.gives)
    return answer(values, last)


def sent(call: Call) -> Tuple[str, str]:
    """The method and the address of a call."""
    text = search(call.query)
    return call.row.method, f"{call.url}?{text}" if text else call.url


def how(call: Call) -> Dict[str, Any]:
    """Whatever else of it httpx is told. Who is sent elsewhere would send the key there, so nobody follows."""
    return {
        "headers": call.headers,
        "content": call.content,
        "timeout": call.timeout,
        "follow_redirects": False,
    }


def limits(timeout: Any, max_retries: Any) -> Tuple[float, int]:
    """Both as they may be."""
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or not timeout > 0:
        raise ValueError("timeout: must be a number of seconds above 0")
    if isinstance(max_retries, bool) or not isinstance(max_retries, int) or max_retries < 0:
        raise ValueError("max_retries: must be a whole number from 0 on")
    return float(timeout), max_retries


def base(text: str) -> str:
    """The beginning of every address."""
    url = urllib.parse.urlsplit(text if isinstance(text, str) else "")
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError("base_url: must be where your Kassa server is, such as https://pay.example.com")
    if "@" in url.netloc or url.query or url.fragment:
        raise ValueError("base_url: must be http or https, a host and perhaps a path, and nothing else")
    return text.rstrip("/")


def segment(args: List[Any]) -> str:
    """The id among the arguments, as a part of a path."""
    id = args.pop(0) if args else None
    # These mean another path, and nothing would say so.
    if not isinstance(id, str) or id in ("", ".", ".."):
        raise ValueError("id: must be the id of an object")
    return urllib.parse.quote(id, safe="")


def file(args: List[Any], params: Dict[str, Any]) -> Tuple[bytes, str]:
    """A file among the arguments: its content, and its type."""
    given = [*args, *(params.pop(name) for name in ("content", "type") if name in params)]
    args.clear()
    if params or len(given) != 2 or not isinstance(given[0], bytes) or not isinstance(given[1], str):
        raise TypeError("pass the content as bytes, and its type, such as image/png")
    return given[0], given[1]


def search(query: Mapping[str, Any]) -> str:
    """The query of an address."""
    pairs: List[Tuple[str, str]] = []
    for name, value in query.items():
        if isinstance(value, (list, tuple)):
            pairs += [(f"{name}[]", str(one)) for one in value]
        elif value is not None:
            pairs.append((name, str(value).lower() if isinstance(value, bool) else str(value)))
    return urllib.parse.urlencode(pairs)
