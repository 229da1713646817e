"""What the tests ask of the stage; see clients/stage.mjs."""

import json
import os
import urllib.request

STAGE = os.environ.get("KASSA_STAGE")
assert STAGE, "run these by `cargo xtask test --only clients`, which starts the server for them"


def ask(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(STAGE + path, data, method=method)) as answer:
        return json.load(answer)


def shop():
    return ask("POST", "/shop", {})


def strict():
    return ask("POST", "/strict", {})


def pay(session):
    return ask("POST", "/pay", {"url": session.url})


class Road:
    """An address before the server, along which things happen."""

    def __init__(self, *plan):
        made = ask("POST", "/road", {"plan": plan})
        self.url, self._id = made["url"], made["id"]

    def requests(self):
        return ask("GET", f"/road/{self._id}")["requests"]


class Ear:
    """An address that hears webhooks."""

    def __init__(self):
        made = ask("POST", "/ear", {})
        self.url, self._id = made["url"], made["id"]

    def hears(self, type):
        heard = ask("GET", f"/ear/{self._id}?type={type}")
        return heard["headers"], heard["body"]
