"""Lists, a page at a time."""

from __future__ import annotations

from typing import Any, AsyncIterator, Awaitable, Callable, Dict, Generator, Generic, Iterator, List, Optional, TypeVar

from ._errors import KassaError
from ._object import LastResponse, build

T = TypeVar("T")


class _Page(Generic[T]):
    """What pages have in common."""

    def __init__(self, values: Dict[str, Any], last_response: LastResponse, query: Dict[str, Any]) -> None:
        self.data: List[T] = build(values["data"])
        #: Whether there are more after these.
        self.has_more: bool = values["has_more"]
        self.url: str = values["url"]
        self.last_response = last_response
        self._query = query

    def _next(self) -> Dict[str, Any]:
        """Where the next page begins. Events that are read in order go on after a place, all else after an id."""
        name, field = ("after", "sequence") if self._query.get("after") is not None else ("starting_after", "id")
        place = getattr(self.data[-1], field, None) if self.data else None
        if place is None:
            raise KassaError("there is more, and nothing to ask for it by")
        return {**self._query, name: place}

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.data)}{' and more' if self.has_more else ''}>"


class Page(_Page[T]):
    """A page of a list. Walking over it goes on to the pages after it."""

    _ask: Callable[[Dict[str, Any]], "Page[T]"]

    def next_page(self) -> "Optional[Page[T]]":
        """The page after this one; None where this is the last."""
        return self._ask(self._next()) if self.has_more else None

    def __iter__(self) -> Iterator[T]:
        page: Optional[Page[T]] = self
        while page is not None:
            yield from page.data
            page = page.next_page()


class AsyncPage(_Page[T]):
    """A page of a list. Walking over it goes on to the pages after it."""

    _ask: Callable[[Dict[str, Any]], Awaitable["AsyncPage[T]"]]

    async def next_page(self) -> "Optional[AsyncPage[T]]":
        """The page after this one; None where this is the last."""
        return await self._ask(self._next()) if self.has_more else None

    async def __aiter__(self) -> AsyncIterator[T]:
        page: Optional[AsyncPage[T]] = self
        while page is not None:
            for one in page.data:
                yield one
            page = await page.next_page()


class AsyncListOf(Generic[T]):
    """A list that was not asked for yet: await it for its first page, or walk over all of it."""

    def __init__(self, ask: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._ask = ask

    def __await__(self) -> Generator[Any, None, AsyncPage[T]]:
        return self._ask().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for one in await self._ask():
            yield one
