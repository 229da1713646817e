"""What the types say, for mypy alone: a comment ``type: ignore`` that is not needed is a mistake as well."""

from __future__ import annotations

from typing import Dict, Literal, Optional, Union

from kassa import AsyncKassa, AsyncPage, Kassa, KassaError, Page, Webhook
from kassa.types import Customer, Event, Payment, Session, SessionCreate, Subscription

client = Kassa("sk_test_1", base_url="https://pay.example.com", timeout=5.0)
other = AsyncKassa("sk_test_1", base_url="https://pay.example.com")


def sell(params: SessionCreate) -> str:
    session = client.checkout.sessions.create(**params, idempotency_key="order-1234")
    status: Literal["open", "complete", "expired"] = session.status
    payment: Union[str, Payment, None] = session.payment
    order = session.metadata["order_id"]
    assert session.last_response is not None
    request: Optional[str] = session.last_response.request_id
    return f"{session.url} {status} {payment} {order} {request}"


def mistakes() -> None:
    client.checkout.sessions.create(amout=5000)  # type: ignore[call-arg]
    client.checkout.sessions.create(amount="5000")  # type: ignore[arg-type]
    client.checkout.sessions.retrieve()  # type: ignore[call-arg]
    client.products.create()  # type: ignore[call-arg]
    client.checkout.sessions.create(amount=5000, mode="gift")  # type: ignore[arg-type]
    Kassa("sk_test_1")  # type: ignore[call-arg]


def walk() -> int:
    page: Page[Subscription] = client.subscriptions.list(status="active", limit=100)
    following: Optional[Page[Subscription]] = page.next_page()
    return sum(subscription.amount for subscription in page) + (len(following.data) if following else 0)


async def walk_along() -> int:
    page: AsyncPage[Customer] = await other.customers.list(email="a@b.example")
    session: Session = await other.checkout.sessions.retrieve("cs_1", expand=["payment"])
    total = session.amount + len(page.data)
    async for one in other.checkout.sessions.list():
        total += one.amount
    return total


def hear(body: bytes, headers: Dict[str, str]) -> str:
    event: Event = Webhook.construct_event(body, headers, "whsec_...")
    return event.type


def explain(problem: KassaError) -> str:
    return f"{problem.status} {problem.code} {problem.param} {problem.request_id}"
