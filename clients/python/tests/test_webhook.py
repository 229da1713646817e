"""Signatures, those of others and those that are made up."""

import json
import time
import unittest

from kassa import SignatureVerificationError, Webhook

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_HJnSbmAFAwA0TKgYz8P7GmzD7ucLq+RbGEIUaiC4mjU="
BODY = '{"id":"evt_1","type":"product.created","data":{"object":{"name":"Gr\u00fc\u00dfe"}}}'


class Signatures(unittest.TestCase):
    def refused(self, *args, **more):
        with self.assertRaises(SignatureVerificationError):
            Webhook.construct_event(*args, **more)

    def test_the_vector_of_the_standard_webhooks_specification(self):
        payload = '{"test": 2432232314}'
        headers = Webhook.test_headers(payload, SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330)
        self.assertEqual(headers["webhook-signature"], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        self.refused(payload, headers, SECRET)
        self.assertEqual(Webhook.construct_event(payload, headers, SECRET, tolerance=1e10)["test"], 2432232314)

    def test_a_good_delivery_as_text_and_as_bytes_in_either_form(self):
        headers = Webhook.test_headers(BODY, SECRET)
        for payload in (BODY, BODY.encode(), bytearray(BODY.encode()), memoryview(BODY.encode())):
            event = Webhook.construct_event(payload, headers, SECRET)
            self.assertEqual(event.data.object.name, "Gr\u00fc\u00dfe")
            self.assertEqual(Webhook.construct_event(payload, headers["kassa-signature"], SECRET).id, "evt_1")
        shouted = {name.upper(): value for name, value in headers.items()}
        self.assertEqual(Webhook.construct_event(BODY, shouted, SECRET).id, "evt_1")

    def test_one_good_signature_among_several_is_enough_and_so_is_one_of_several_secrets(self):
        both = Webhook.test_headers(BODY, [OTHER, SECRET])
        strange = {**both, "webhook-signature": f"v1a,AAAA v1,AAAA {both['webhook-signature']}"}
        Webhook.construct_event(BODY, strange, SECRET)
        Webhook.construct_event(BODY, both["kassa-signature"], SECRET)
        Webhook.construct_event(BODY, Webhook.test_headers(BODY, OTHER), [SECRET, OTHER])

    def test_whatever_was_changed_is_refused(self):
        headers = Webhook.test_headers(BODY, SECRET)
        self.refused(f"{BODY} ", headers, SECRET)
        self.refused(BODY, headers, OTHER)
        for name in ("webhook-id", "webhook-timestamp", "webhook-signature"):
            self.refused(BODY, {**headers, name: f"{headers[name]}0"}, SECRET)
            self.refused(BODY, {**headers, name: ""}, SECRET)
            self.refused(BODY, {**headers, name: "\u00e9"}, SECRET)
        self.refused(BODY, {**headers, "webhook-signature": "v1,"}, SECRET)
        self.refused(BODY, {}, SECRET)
        now = int(time.time())
        for text in ("t=,v1=", "v1=00", "t=x", "garbage", "", f"t={now},v1=", f"t={now},v1=\u00e9", f"t=\u0663,v1=0"):
            self.refused(BODY, text, SECRET)

    def test_what_is_old_or_from_the_future_is_refused(self):
        now = int(time.time())
        for timestamp in (now - 302, now + 302):
            headers = Webhook.test_headers(BODY, SECRET, timestamp=timestamp)
            self.refused(BODY, headers, SECRET)
            self.refused(BODY, headers["kassa-signature"], SECRET)
        headers = Webhook.test_headers(BODY, SECRET, timestamp=now - 290)
        Webhook.construct_event(BODY, headers, SECRET)
        self.refused(BODY, headers, SECRET, tolerance=100)
        for tolerance in (0, -1, float("nan")):
            with self.assertRaisesRegex(ValueError, "tolerance:"):
                Webhook.construct_event(BODY, headers, SECRET, tolerance=tolerance)

    def test_a_secret_that_is_none_is_refused_at_once_for_with_an_empty_one_anybody_could_sign(self):
        headers = Webhook.test_headers(BODY, SECRET)
        for none in (None, "", "whsec_", "whsec_AAAA", "whsec_AAAAA", "sk_test_1", [], [""], [SECRET, ""], [None]):
            with self.subTest(none), self.assertRaisesRegex(ValueError, "^secret:"):
                Webhook.construct_event(BODY, headers, none)

    def test_a_body_that_was_parsed_already_cannot_be_verified(self):
        with self.assertRaisesRegex(TypeError, "^payload:"):
            Webhook.construct_event(json.loads(BODY), {}, SECRET)
        for payload in ("no json", "7"):
            self.refused(payload, Webhook.test_headers(payload, SECRET), SECRET)
