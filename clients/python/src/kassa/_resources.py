"""Puts the verbs of the table where they stand. What they take and give is in the stub beside this file."""

from __future__ import annotations

from typing import Any, Callable

from ._table import TABLE, Row


class Resource:
    """A place for verbs."""


class Resources:
    """Everything that a client has."""


class AsyncResources:
    """Everything that a client has."""


def place(client: object, run: Callable[..., Any]) -> None:
    """Gives a client its verbs, such as ``checkout.sessions.create``."""
    for row in TABLE:
        *places, verb = row.name.split(".")
        here = client
        for name in places:
            if name not in vars(here):
                setattr(here, name, Resource())
            here = getattr(here, name)
        setattr(here, verb, bound(run, row, verb))


def bound(run: Callable[..., Any], row: Row, verb: str) -> Callable[..., Any]:
    """The verb of one row."""

    def call(*args: Any, **params: Any) -> Any:
        return run(row, args, params)

    call.__name__ = verb
    call.__qualname__ = row.name
    return call
