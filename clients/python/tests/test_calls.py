"""What a shop asks for, at the real server."""

import asyncio
import base64
import copy
import json
import pprint
import unittest
import urllib.request

import kassa
from kassa import AsyncKassa, Kassa, Webhook
from kassa._table import TABLE
from stage import Ear, pay, shop

ORDER = {
    "amount": 5000,
    "currency": "GHS",
    "success_url": "https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}",
    "cancel_url": "https://yoursite.com/cancel",
    "customer_email": "customer@example.com",
    "metadata": {"order_id": "1234"},
}


class Calls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.own = shop()
        cls.client = Kassa(cls.own["key"], base_url=cls.own["url"])
        cls.addClassCleanup(cls.client.close)

    def test_every_operation_of_the_server_is_a_verb_and_every_verb_an_operation(self):
        with urllib.request.urlopen(f"{self.own['url']}/openapi.json") as answer:
            paths = json.load(answer)["paths"]
        operations = [f"{method.upper()} {path}" for path, methods in paths.items() for method in methods]
        self.assertEqual(sorted(f"{row.method} {row.path}" for row in TABLE), sorted(operations))
        for client in (self.client, AsyncKassa("sk_test_1", base_url=self.own["url"])):
            for row in TABLE:
                verb = client
                for name in row.name.split("."):
                    verb = getattr(verb, name)
                self.assertTrue(callable(verb), row.name)

    def test_a_session_as_the_paygate_document_makes_reads_lists_and_expires_it(self):
        client = self.client
        session = client.checkout.sessions.create(**ORDER)
        self.assertIsInstance(session, kassa.types.Session)
        self.assertEqual(session.url, f"{self.own['url']}/checkout/{session.id}")
        self.assertEqual((session.status, session.payment_status, session["amount"]), ("open", "unpaid", 5000))
        self.assertEqual(session.metadata.to_dict(), {"order_id": "1234"})
        self.assertEqual(session.last_response.status, 201)
        self.assertTrue(session.last_response.request_id.startswith("req_"))
        self.assertEqual(client.checkout.sessions.retrieve(session.id), session)
        location = pay(session)["location"]
        self.assertEqual(location, f"https://yoursite.com/success?session_id={session.id}")

        paid = client.checkout.sessions.retrieve(session.id, expand=["payment", "line_items"])
        self.assertEqual((paid.status, paid.payment_status), ("complete", "paid"))
        self.assertIsInstance(paid.payment, kassa.types.Payment)
        self.assertEqual(paid.line_items.data[0].amount_total, 5000)
        sessions = client.checkout.sessions.list(status="complete", limit=10)
        self.assertEqual(([one.id for one in sessions.data], sessions.has_more), ([session.id], False))

        other = client.checkout.sessions.create(**{**ORDER, "currency": None})
        self.assertEqual(client.checkout.sessions.expire(other.id).status, "expired")
        refund = client.refunds.create(session=session.id, amount=1500)
        self.assertEqual((refund.object, refund.amount, refund.currency), ("refund", 1500, "GHS"))

    def test_a_list_is_walked_over_as_a_whole_by_one_page_or_by_many(self):
        for number in range(1, 6):
            self.client.products.create(name=f"Book {number}", active=number != 5)
        page = self.client.products.list(limit=2)
        self.assertEqual([one.name for one in page], [f"Book {number}" for number in (5, 4, 3, 2, 1)])
        page = self.client.products.list(limit=2, active=True)
        self.assertEqual((len(page.data), page.has_more), (2, True))
        following = page.next_page()
        self.assertEqual([one.name for one in following.data], ["Book 2", "Book 1"])
        self.assertIsNone(following.next_page())

    def test_events_that_are_read_in_order_go_on_after_a_place(self):
        own = shop()
        with Kassa(own["key"], base_url=own["url"]) as client:
            for number in range(5):
                client.customers.create(name=f"Ama {number}")
            heard = []
            # An event is shown once it has its place, which is a moment later.
            while len(heard) < 5:
                heard = [event.sequence for event in client.events.list(after=0, limit=2)]
        self.assertEqual(heard, [1, 2, 3, 4, 5])

    def test_what_is_none_is_cleared_and_what_is_not_said_stays(self):
        made = self.client.customers.create(email="a@b.example", name="Ama")
        cleared = self.client.customers.update(made.id, name=None)
        self.assertEqual((cleared.name, cleared.email), (None, "a@b.example"))
        found = self.client.customers.list(email="a@b.example", uid=None)
        self.assertEqual([one.id for one in found.data], [made.id])
        self.assertTrue(self.client.customers.delete(made.id).deleted)
        self.assertTrue(self.client.customers.retrieve(made.id).deleted)

    def test_an_endpoint_hears_of_a_purchase_and_the_event_is_verified_in_both_forms(self):
        ear = Ear()
        endpoint = self.client.webhook_endpoints.create(
            url=ear.url, enabled_events=["checkout.session.completed"]
        )
        self.assertNotIn(endpoint.secret, repr(endpoint))
        session = self.client.checkout.sessions.create(**ORDER)
        pay(session)
        headers, body = ear.hears("checkout.session.completed")
        for proof in (headers, headers["kassa-signature"]):
            event = Webhook.construct_event(body.encode(), proof, endpoint.secret)
            self.assertEqual(event.type, "checkout.session.completed")
            self.assertIsInstance(event.data.object, kassa.types.Session)
            self.assertEqual(event.data.object.id, session.id)
            self.assertEqual(event.data.object.metadata["order_id"], "1234")
        other = self.client.webhook_endpoints.rotate_secret(endpoint.id, expire_previous_in=60)
        with self.assertRaises(kassa.SignatureVerificationError):
            Webhook.construct_event(body, headers, other.secret)
        Webhook.construct_event(body, headers, [other.secret, endpoint.secret])
        deleted = self.client.webhook_endpoints.delete(endpoint.id)
        self.assertEqual((type(deleted), deleted.deleted), (kassa.types.Deleted, True))

    def test_a_payment_without_a_page_a_picture_and_time_that_is_turned(self):
        charge = {"amount": 5000, "payment_method": "mobile_money", "provider": "mtn", "phone": "0241234567"}
        first = self.client.payments.create(**charge, idempotency_key="order-1234")
        again = self.client.payments.create(**charge, idempotency_key="order-1234")
        self.assertEqual(again.id, first.id)
        self.assertEqual(again.last_response.headers["Idempotent-Replayed"], "true")

        png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        look = self.client.branding.upload_logo(base64.b64decode(png), "image/png")
        self.assertEqual((look.logo.width, look.logo.height), (1, 1))

        self.assertEqual(self.client.test_clock.turn(advance="P1D").object, "test_clock")
        while self.client.test_clock.retrieve().status != "ready":
            pass
        self.assertEqual(self.client.test_clock.release().status, "released")

    def test_the_key_is_not_shown_whatever_is_printed(self):
        key = self.own["key"]
        lost = Kassa(key, base_url="http://127.0.0.1:1", max_retries=0)
        self.addCleanup(lost.close)
        with self.assertRaises(kassa.ApiConnectionError) as caught:
            lost.products.list()
        for thing in (lost, vars(lost), vars(lost._core), caught.exception, vars(caught.exception)):
            self.assertNotIn(key, pprint.pformat(thing))

    def test_what_a_client_is_made_with_is_looked_at(self):
        url = self.own["url"]
        for key in (None, "", "sk_test_1\n", " sk_test_1", 7):
            with self.assertRaisesRegex(ValueError, "^key:"):
                Kassa(key, base_url=url)
        for bad in (None, "", "pay.example.com", "ftp://a", "https://u:p@a", "https://a?b"):
            with self.assertRaisesRegex(ValueError, "^base_url:"):
                Kassa("sk_test_1", base_url=bad)
        with self.assertRaisesRegex(ValueError, "timeout:"):
            Kassa("k", base_url=url, timeout=0)
        with self.assertRaisesRegex(ValueError, "max_retries:"):
            Kassa("k", base_url=url, max_retries=-1)

    def test_an_id_that_would_lead_elsewhere_is_refused_before_anything_is_asked(self):
        for bad in (None, "", "..", "."):
            with self.assertRaisesRegex(ValueError, "^id:"):
                self.client.coupons.delete(bad)
        with self.assertRaises(kassa.NotFoundError):
            self.client.coupons.retrieve("a/../../b")
        with self.assertRaises(TypeError):
            self.client.coupons.retrieve("a", "b")
        with self.assertRaises(TypeError):
            self.client.coupons.retrieve("a", expand=["b"])

    def test_an_answer_is_an_object_that_stays_as_it_came(self):
        made = self.client.products.create(name="Atlas", metadata={"shelf": "7", "items": 3})
        self.assertEqual((made.metadata["items"], made.metadata.get("none", 1), len(made.metadata)), (3, 1, 2))
        self.assertIn("shelf", made.metadata)
        self.assertEqual(copy.deepcopy(made), made)
        self.assertEqual(made.to_dict()["metadata"], {"shelf": "7", "items": 3})
        with self.assertRaisesRegex(AttributeError, "Product has no field 'nmae'"):
            made.nmae
        with self.assertRaises(AttributeError):
            made.name = "Map"


class AsyncCalls(unittest.IsolatedAsyncioTestCase):
    async def test_the_same_is_awaited(self):
        own = await asyncio.to_thread(shop)
        async with AsyncKassa(own["key"], base_url=own["url"]) as client:
            session = await client.checkout.sessions.create(**ORDER)
            self.assertEqual((await client.checkout.sessions.retrieve(session.id)).url, session.url)
            self.assertEqual((await client.checkout.sessions.expire(session.id)).status, "expired")
            for number in range(1, 4):
                await client.products.create(name=f"Book {number}")
            self.assertEqual([one.name async for one in client.products.list(limit=2)], ["Book 3", "Book 2", "Book 1"])
            page = await client.products.list(limit=2)
            self.assertEqual((len(page.data), page.has_more), (2, True))
            self.assertIsNone(await (await page.next_page()).next_page())
            with self.assertRaises(kassa.NotFoundError):
                await client.prices.retrieve("price_none")
