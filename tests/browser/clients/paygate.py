"""The PayGate document's Python: its calls, and a receiver's check of a webhook.

The client that the document takes for granted comes first. It needs nothing but the standard library.
"""

import hashlib
import hmac
import json
import os
import sys
import time
import urllib.parse
import urllib.request


class Object(dict):
    """An answer whose fields are attributes."""

    def __getattr__(self, name):
        return self[name]


class Sessions:
    def __init__(self, key):
        self.key = key

    def create(self, **body):
        return self._call('POST', '', body)

    def retrieve(self, id):
        return self._call('GET', f'/{id}')

    def list(self, **filter):
        return self._call('GET', f'?{urllib.parse.urlencode(filter)}')

    def expire(self, id):
        return self._call('POST', f'/{id}/expire')

    def _call(self, method, path, body=None):
        headers = {'Authorization': f'Bearer {self.key}', 'Content-Type': 'application/json'}
        url = f"{os.environ['PAYGATE_URL']}/v1/checkout/sessions{path}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, headers, method=method)
        with urllib.request.urlopen(request) as response:
            return json.load(response, object_hook=Object)


class Checkout:
    def __init__(self, key):
        self.sessions = Sessions(key)


class Client:
    def __init__(self, key):
        self.checkout = Checkout(key)


class Webhook:
    @staticmethod
    def construct_event(payload, signature, secret):
        parts = dict(part.split('=', 1) for part in signature.split(','))
        expected = hmac.new(secret.encode(), f"{parts['t']}.{payload}".encode(), hashlib.sha256).hexdigest()
        if abs(time.time() - int(parts['t'])) > 300 or not hmac.compare_digest(expected, parts['v1']):
            raise ValueError('a wrong signature')
        return json.loads(payload, object_hook=Object)


def tell(step, answer):
    print(json.dumps({'step': step, 'answer': answer}), flush=True)


client = Client(os.environ['PAYGATE_KEY'])

session = client.checkout.sessions.create(
    amount=5000,
    currency='GHS',
    success_url='https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}',
    cancel_url='https://yoursite.com/cancel',
    customer_email='customer@example.com',
    metadata={'order_id': '1234'}
)
tell('create', session)
sys.stdin.readline()

session = client.checkout.sessions.retrieve(session.id)
tell('retrieve', session)

sessions = client.checkout.sessions.list(status='complete', limit=10)
tell('list', sessions)

other = client.checkout.sessions.create(
    amount=5000,
    success_url='https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}',
    cancel_url='https://yoursite.com/cancel'
)
session = client.checkout.sessions.expire(other.id)
tell('expire', session)

for line in sys.stdin:
    try:
        event = Webhook.construct_event(**json.loads(line))
        tell('fulfil', event.data.object.metadata.order_id)
    except ValueError:
        tell('refuse', None)
