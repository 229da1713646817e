"""What goes wrong on the way and at the server, and what becomes of it."""

import asyncio
import concurrent.futures
import json
import unittest

import kassa
from kassa import AsyncKassa, Kassa
from stage import Road, shop, strict

ORDER = {"amount": 700, "success_url": "https://shop.example/thanks", "cancel_url": "https://shop.example/cart"}
BUSY = {"status": 503, "body": '{"error":{"type":"api_error","code":"busy","message":"The server is busy."}}'}


def keys(road):
    return [request["headers"].get("idempotency-key") for request in road.requests()]


class Trouble(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.own = shop()

    def client(self, key, url, **options):
        client = Kassa(key, base_url=url, **options)
        self.addCleanup(client.close)
        return client

    def behind(self, *plan, **options):
        """A shop of its own behind a road, and how many sessions it has."""
        own, road = shop(), Road(*plan)
        direct = self.client(own["key"], own["url"])
        return self.client(own["key"], road.url, **options), road, lambda: len(direct.checkout.sessions.list().data)

    def test_an_answer_that_is_lost_or_cut_off_is_asked_for_again_and_nothing_happens_twice(self):
        client, road, count = self.behind("lose", "cut")
        session = client.checkout.sessions.create(**ORDER)
        self.assertEqual(count(), 1)
        self.assertEqual(session.last_response.headers["idempotent-replayed"], "true")
        tries = road.requests()
        self.assertEqual((len(tries), len(set(keys(road))), len({one["body"] for one in tries})), (3, 1, 1))
        self.assertRegex(tries[0]["headers"]["user-agent"], r"^kassa-python/\d+\.\d+\.\d+ python/3\.")
        client.checkout.sessions.create(**ORDER)
        self.assertNotEqual(keys(road)[-1], keys(road)[0])

    def test_a_server_that_is_killed_and_started_again_has_done_it_once(self):
        client, road, count = self.behind("crash", "refuse", max_retries=5)
        self.assertEqual(client.checkout.sessions.create(**ORDER).status, "open")
        self.assertEqual((count(), len(road.requests())), (1, 3))

    def test_a_key_of_ones_own_is_kept_and_never_renewed(self):
        client, road, _ = self.behind("refuse", BUSY)
        client.checkout.sessions.create(**ORDER, idempotency_key="order-1234")
        self.assertEqual(keys(road), ["order-1234"] * 3)

    def test_the_server_says_how_long_to_wait(self):
        client, road, _ = self.behind({**BUSY, "headers": {"retry-after": "2"}})
        client.products.list()
        first, second = road.requests()
        self.assertGreaterEqual(second["at"] - first["at"], 2000)
        self.assertEqual(keys(road), [None, None])

    def test_who_is_to_wait_for_longer_than_a_minute_is_told_so_instead(self):
        client, road, _ = self.behind({**BUSY, "headers": {"retry-after": "61"}})
        with self.assertRaises(kassa.ApiError) as caught:
            client.products.list()
        self.assertEqual((caught.exception.code, caught.exception.retry_after), ("busy", 61))
        self.assertEqual(len(road.requests()), 1)

    def test_there_are_as_many_tries_as_were_asked_for(self):
        client, road, _ = self.behind(BUSY, BUSY, BUSY, BUSY)
        with self.assertRaises(kassa.ApiError):
            client.products.list()
        self.assertEqual(len(road.requests()), 3)
        with self.assertRaises(kassa.ApiError):
            client.products.list(max_retries=0)
        self.assertEqual(len(road.requests()), 4)

    def test_no_answer_in_time_is_a_lost_connection(self):
        client, road, _ = self.behind("hang", "hang", timeout=0.2, max_retries=1)
        with self.assertRaisesRegex(kassa.ApiConnectionError, "^cannot reach http://127.*: no answer within 0.2 s$"):
            client.products.list()
        self.assertEqual(len(road.requests()), 2)

    def test_too_many_requests_are_told_apart_waited_out_and_answered(self):
        own = strict()
        hasty = self.client(own["key"], own["url"], max_retries=0)
        with concurrent.futures.ThreadPoolExecutor(5) as threads:
            answers = [threads.submit(hasty.products.list) for _ in range(5)]
        problem = next(answer.exception() for answer in answers if answer.exception())
        self.assertIsInstance(problem, kassa.RateLimitError)
        self.assertEqual((problem.status, problem.code), (429, "too_many_requests"))
        self.assertGreaterEqual(problem.retry_after, 1)
        self.assertEqual(self.client(own["key"], own["url"]).products.list().data, [])

    def test_every_kind_of_refusal_has_its_class_and_says_what_is_wrong_and_is_not_asked_again(self):
        road = Road()
        client = self.client(self.own["key"], road.url)
        wrong = self.client("sk_test_wrong", road.url)
        reader = self.client(self.own["reader"], road.url)
        session = client.checkout.sessions.create(**ORDER, idempotency_key="one")
        client.checkout.sessions.expire(session.id)
        client.products.create(name="Gold", tier="gold")
        before = len(road.requests())
        create = client.checkout.sessions.create
        expected = [
            (wrong.products.list, kassa.AuthenticationError, 401, "invalid_api_key", None),
            (lambda: reader.products.create(name="A"), kassa.PermissionDeniedError, 403, "scope_missing", None),
            (lambda: create(**{**ORDER, "amount": "7"}), kassa.InvalidRequestError, 400, "parameter_invalid", "amount"),
            (lambda: create(**ORDER, amout=7), kassa.InvalidRequestError, 400, "parameter_unknown", "amout"),
            (
                lambda: client.checkout.sessions.retrieve("cs_none"),
                *(kassa.NotFoundError, 404, "resource_missing", None),
            ),
            (
                lambda: client.checkout.sessions.expire(session.id),
                *(kassa.ConflictError, 409, "session_not_open", None),
            ),
            (
                lambda: client.products.create(name="Gold", tier="gold"),
                *(kassa.ConflictError, 409, "already_taken", "tier"),
            ),
            (
                lambda: create(**{**ORDER, "amount": 1}, idempotency_key="one"),
                *(kassa.IdempotencyError, 422, "idempotency_key_reused", None),
            ),
        ]
        for call, kind, status, code, param in expected:
            with self.subTest(code), self.assertRaises(kassa.KassaError) as caught:
                call()
            problem = caught.exception
            self.assertIs(type(problem), kind)
            self.assertEqual((problem.status, problem.code, problem.param), (status, code, param))
            self.assertTrue(problem.request_id.startswith("req_"))
            self.assertTrue(problem.doc_url.endswith(f"/docs/errors#{code}"))
            self.assertGreater(len(str(problem)), 10)
        self.assertEqual(len(road.requests()) - before, len(expected))

    def test_a_request_with_the_same_key_that_is_still_worked_on_is_waited_for(self):
        error = {"type": "invalid_request_error", "code": "idempotency_key_in_use", "message": "Try again."}
        client, road, _ = self.behind({"status": 409, "body": json.dumps({"error": error})})
        client.checkout.sessions.create(**ORDER)
        self.assertEqual(len(road.requests()), 2)

    def test_what_something_else_on_the_way_answers_is_not_taken_for_an_answer(self):
        plan = [
            {"status": 502, "headers": {"content-type": "text/html"}, "body": "<h1>Bad gateway</h1>"},
            {"status": 302, "headers": {"location": "https://login.example/"}},
            {"status": 200, "body": "<h1>Welcome to the hotel</h1>"},
            {"status": 200, "body": "null"},
            {"status": 500, "body": '{"error": "whatever"}'},
        ]
        client, road, _ = self.behind(*plan, max_retries=0)
        words = ["Bad gateway", "login.example.*base_url", "hotel", "null", "whatever"]
        for answer, said in zip(plan, words):
            with self.assertRaisesRegex(kassa.ApiError, said) as caught:
                client.products.list()
            self.assertEqual(caught.exception.status, answer["status"])
        self.assertEqual(len(road.requests()), 5, "nobody follows")


class AsyncTrouble(unittest.IsolatedAsyncioTestCase):
    async def test_what_is_awaited_is_tried_again_as_well(self):
        own = await asyncio.to_thread(shop)
        road = await asyncio.to_thread(Road, "lose", {**BUSY, "headers": {"retry-after": "1"}}, "pass", "hang")
        async with AsyncKassa(own["key"], base_url=road.url, timeout=5) as client:
            session = await client.checkout.sessions.create(**ORDER)
            self.assertEqual(len(set(keys(road))), 1)
            with self.assertRaises(kassa.ApiConnectionError):
                await client.products.list(timeout=0.2, max_retries=0)
            self.assertEqual([one.id async for one in client.checkout.sessions.list()], [session.id])
        async with AsyncKassa("sk_test_wrong", base_url=own["url"]) as wrong:
            with self.assertRaises(kassa.AuthenticationError):
                await wrong.products.list()
