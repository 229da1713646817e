"""What the server answers with: objects whose fields are attributes."""

from __future__ import annotations

from typing import Any, Dict, Generic, Iterator, List, Mapping, NamedTuple, Optional, TypeVar

T = TypeVar("T")


class LastResponse(NamedTuple):
    """How an answer came."""

    status: int
    request_id: Optional[str]
    """Names the request in the server's log."""
    headers: Mapping[str, str]
    """With names in any case."""


class Object:
    """Something that the server has told.

    A field is an attribute, and an item as of a dictionary: ``session.url`` and ``session["url"]``. What a newer server
    tells beyond the fields that are known here is there as well. ``to_dict()`` is all of it as it came.
    """

    _values: Dict[str, Any]
    _last_response: Optional[LastResponse]

    def __init__(self, values: Mapping[str, Any], last_response: Optional[LastResponse] = None) -> None:
        self.__dict__["_values"] = {name: build(value) for name, value in values.items()}
        self.__dict__["_last_response"] = last_response

    @property
    def last_response(self) -> Optional[LastResponse]:
        """How it came, if it is an answer of its own."""
        return self._last_response

    def __getattr__(self, name: str) -> Any:
        # What is asked for before there are values, as by `copy`, is not looked for in them.
        if name.startswith("_") or name not in self._values:
            raise AttributeError(f"{type(self).__name__} has no field {name!r}")
        return self._values[name]

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("an answer is not changed: send the change to the server")

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def get(self, name: str, default: Any = None) -> Any:
        """The field, or something else where there is none."""
        return self._values.get(name, default)

    def to_dict(self) -> Dict[str, Any]:
        """All of it, as dictionaries and lists."""
        return {name: plain(value) for name, value in self._values.items()}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Object) and self._values == other._values

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        # An endpoint has a secret, so that not all of it is shown.
        named = f" {self._values['id']}" if "id" in self._values else ""
        return f"<{type(self).__name__}{named}>"


class MapObject(Object, Generic[T]):
    """An object under whose names of your own there are values, such as metadata."""

    def __getitem__(self, name: str) -> T:
        value: T = self._values[name]
        return value


class ListObject(Object, Generic[T]):
    """Some objects of a list, inside of another object."""

    url: str
    has_more: bool
    data: List[T]


def build(value: Any) -> Any:
    """The object for what came as JSON."""
    if isinstance(value, dict):
        return kind(value)(value)
    if isinstance(value, list):
        return [build(one) for one in value]
    return value


def kind(value: Mapping[str, Any]) -> "type[Object]":
    """The class of an object, by what it says that it is."""
    from .types import CLASSES

    said = value.get("object")
    if said == "list":
        return ListObject
    return CLASSES.get(said, Object) if isinstance(said, str) else Object


def plain(value: Any) -> Any:
    """What came as JSON, of an object."""
    if isinstance(value, Object):
        return value.to_dict()
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value
