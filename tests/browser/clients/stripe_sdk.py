# What a backend in Python does with Stripe's official library, at the address and with the key that it is started with.
# Each line that it prints is one thing that it saw, as JSON.
import json
import os
import sys

import stripe

URL, KEY = os.environ["KASSA_URL"], os.environ["KASSA_KEY"]
client = stripe.StripeClient(KEY, base_addresses={"api": URL}, max_network_retries=0)


def tell(**seen):
    print(json.dumps(seen), flush=True)


def order(**more):
    price = {"currency": "usd", "unit_amount": 1500, "product_data": {"name": "T-shirt"}}
    return {
        "mode": "payment",
        "line_items": [{"price_data": price, "quantity": 2}],
        "success_url": "https://shop.example/done?session_id={CHECKOUT_SESSION_ID}",
        "metadata": {"order_id": "17"},
        **more,
    }


def main():
    sessions = client.v1.checkout.sessions
    session = sessions.create(order())
    assert isinstance(session, stripe.checkout.Session)
    tell(made=session.id, url=session.url, total=session.amount_total, metadata=session.metadata["order_id"])
    sys.stdin.readline()

    paid = sessions.retrieve(session.id, {"expand": ["payment_intent", "line_items"]})
    assert isinstance(paid.payment_intent, stripe.PaymentIntent)
    tell(paid=paid.payment_status, intent=paid.payment_intent.status, lines=len(paid.line_items.data))
    refund = client.v1.refunds.create({"payment_intent": paid.payment_intent.id, "amount": 500})
    tell(refund=refund.amount)

    for number in range(5):
        client.v1.products.create({"name": f"Book {number}", "active": number != 4})
    tell(books=[product.name for product in client.v1.products.list({"limit": 2}).auto_paging_iter()])

    # What is made together, and what a link sells of it.
    price = {"currency": "usd", "unit_amount": 450}
    tea = client.v1.products.create({"name": "Tea", "default_price_data": price, "expand": ["default_price"]})
    assert isinstance(tea.default_price, stripe.Price)
    pot = client.v1.prices.create({**price, "product_data": {"name": "Pot"}})
    lines = [{"price": tea.default_price.id, "quantity": 2}, {"price": pot.id, "quantity": 1}]
    link = client.v1.payment_links.create({"line_items": lines})
    sold = client.v1.payment_links.line_items.list(link.id)
    tell(together=[[line.description, line.amount_total] for line in sold.auto_paging_iter()])
    gone = client.v1.products.delete(pot.product)
    tell(gone=gone.deleted, active=client.v1.products.retrieve(pot.product).active)

    # A rate that is stored, and a session that names it.
    rates = client.v1.shipping_rates
    price = {"amount": 700, "currency": "usd"}
    rate = rates.create({"display_name": "Courier", "type": "fixed_amount", "fixed_amount": price})
    rates.create({"display_name": "Pickup", "fixed_amount": {"amount": 0, "currency": "usd"}})
    names = [it.display_name for it in rates.list({"limit": 1, "currency": "usd"}).auto_paging_iter()]
    whole = ["shipping_cost.shipping_rate"]
    shipped = sessions.create(order(shipping_options=[{"shipping_rate": rate.id}], expand=whole)).shipping_cost
    assert isinstance(shipped.shipping_rate, stripe.ShippingRate)
    away = rates.update(rate.id, {"active": False})
    assert rates.retrieve(rate.id) == away
    name = shipped.shipping_rate.display_name
    tell(shipped=name, cost=shipped.amount_total, rates=names, active=away.active)
    # Who wants to be forgotten.
    forgotten = client.v1.customers.create({"email": "esi@shop.example", "name": "Esi"})
    deleted = client.v1.customers.delete(forgotten.id)
    left = client.v1.customers.retrieve(forgotten.id)
    tell(forgotten=[deleted.id == forgotten.id, deleted.deleted, left.deleted, getattr(left, "email", None)])

    for wrong in [
        lambda: sessions.create(order(mode="setup")),
        lambda: client.v1.payment_intents.create({"amount": 100, "currency": "usd", "customer": "cus_1"}),
        lambda: sessions.create(order(ui_mode="elements")),
        lambda: sessions.retrieve("cs_test_none"),
        lambda: client.raw_request("post", "/v1/charges", amount=100, currency="usd"),
        lambda: sessions.create(order(customer_email=None, customer=forgotten.id)),
        lambda: client.v1.invoices.pay("in_none"),
        lambda: client.v1.invoices.void_invoice("in_none"),
        lambda: stripe.StripeClient("sk_test_wrong", base_addresses={"api": URL}).v1.products.list(),
    ]:
        try:
            wrong()
        except stripe.StripeError as problem:
            param = getattr(problem, "param", None)
            tell(error=type(problem).__name__, status=problem.http_status, code=problem.code, param=param)
    once = {"idempotency_key": "order-17"}
    first, second = (client.v1.products.create({"name": "Once"}, once) for _ in range(2))
    tell(once=first.id == second.id)
    try:
        client.v1.products.create({"name": "Twice"}, once)
    except stripe.StripeError as problem:
        tell(error=type(problem).__name__, status=problem.http_status)

    # What arrived at the endpoint, as the library believes it.
    heard = json.loads(sys.stdin.readline())
    event = client.construct_event(heard["body"].encode(), heard["signature"], heard["secret"])
    tell(event=event.type, session=event.data.object.id, status=event.data.object.payment_status)


main()
