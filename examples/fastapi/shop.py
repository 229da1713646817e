"""A shop in FastAPI: a page with things to buy, the hosted page of Kassa, and thanks once the webhook has said "paid"."""

import os
import uuid
from typing import Annotated

import uvicorn
from fastapi import FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from kassa import AsyncKassa, KassaError, SignatureVerificationError, Webhook

PORT = int(os.environ.get("PORT", "4242"))
SHOP = f"http://127.0.0.1:{PORT}"
SECRET = os.environ["KASSA_WEBHOOK_SECRET"]
BOOKS = {"atlas": ("Atlas of rivers", 5000), "poems": ("Collected poems", 1900)}

app = FastAPI()
kassa = AsyncKassa(os.environ["KASSA_KEY"], base_url=os.environ["KASSA_URL"])
# What was ordered, by our own numbers. A real shop keeps this in its database.
orders: dict[str, dict] = {}
heard: set[str] = set()


def page(title: str, body: str, status: int = 200) -> HTMLResponse:
    style = "body{font:1.1em system-ui;max-width:32em;margin:3em auto}"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{style}</style>'
    return HTMLResponse(
        f'<!doctype html><html lang="en">{head}<title>{title}</title><h1>{title}</h1>{body}</html>', status
    )


@app.get("/")
async def books() -> HTMLResponse:
    return page(
        "Books",
        "".join(
            f'<form method="post" action="/buy"><p>{name} '
            f'<button name="book" value="{id}">Buy for GHS {amount / 100:.2f}</button></p></form>'
            for id, (name, amount) in BOOKS.items()
        ),
    )


@app.post("/buy")
async def buy(book: Annotated[str, Form()]) -> RedirectResponse:
    if book not in BOOKS:
        raise HTTPException(404, "there is no such book")
    name, amount = BOOKS[book]
    order = str(uuid.uuid4())
    orders[order] = {"name": name, "paid": False}
    session = await kassa.checkout.sessions.create(
        amount=amount,
        currency="GHS",
        description=name,
        success_url=f"{SHOP}/thanks?order={order}",
        cancel_url=SHOP,
        metadata={"order": order},
    )
    return RedirectResponse(session.url, 303)


@app.post("/hooks", status_code=204)
async def hear(request: Request) -> None:
    # The body as it came: once it is parsed, nobody can verify it.
    event = Webhook.construct_event(await request.body(), request.headers, SECRET)
    # A delivery can come twice.
    if event.type == "checkout.session.completed" and event.id not in heard:
        heard.add(event.id)
        session = event.data.object
        if order := orders.get(session.metadata.get("order")):
            order["paid"] = session.payment_status == "paid"


@app.get("/thanks")
async def thanks(order: str) -> HTMLResponse:
    if order not in orders:
        raise HTTPException(404, "there is no such order")
    status = "is paid. Thank you!" if orders[order]["paid"] else "is not paid yet. Load this page again in a moment."
    return page("Your order", f"<p>{orders[order]['name']} {status}</p>")


@app.exception_handler(SignatureVerificationError)
async def forged(request: Request, problem: SignatureVerificationError) -> PlainTextResponse:
    return PlainTextResponse(str(problem), 400)


@app.exception_handler(KassaError)
async def trouble(request: Request, problem: KassaError) -> HTMLResponse:
    print(problem, problem.request_id)
    return page("Paying does not work right now", "Please try again in a moment.", 502)


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="warning")
