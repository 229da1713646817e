// What goes wrong on the way and at the server, and what becomes of it.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import * as kassa from "kassa";
import { Kassa } from "kassa";

import { road, shop, strict } from "./stage.mjs";

const order = { amount: 700, success_url: "https://shop.example/thanks", cancel_url: "https://shop.example/cart" };
const busy = { status: 503, body: '{"error":{"type":"api_error","code":"busy","message":"The server is busy."}}' };

let own;

before(async () => {
	own = await shop();
});

// A shop of its own behind a road, and what came along it.
async function behind(plan, options) {
	const { key } = await shop();
	const way = await road(...plan);
	const client = new Kassa(key, { baseUrl: way.url, ...options });
	const direct = new Kassa(key, { baseUrl: own.url });
	const count = async () => (await direct.checkout.sessions.list()).data.length;
	return { client, count, requests: way.requests };
}

test("an answer that is lost, or cut off, is asked for again, and nothing happens twice", async () => {
	const { client, count, requests } = await behind(["lose", "cut"]);
	const session = await client.checkout.sessions.create(order);
	assert.equal(await count(), 1);
	assert.equal(session.lastResponse.headers["idempotent-replayed"], "true");
	const tries = await requests();
	assert.equal(tries.length, 3);
	assert.equal(new Set(tries.map(({ headers }) => headers["idempotency-key"])).size, 1);
	assert.equal(new Set(tries.map(({ body }) => body)).size, 1);
	assert.match(tries[0].headers["user-agent"], /^kassa-node\/\d+\.\d+\.\d+ node\/\d+/);
	await client.checkout.sessions.create(order);
	assert.notEqual((await requests()).at(-1).headers["idempotency-key"], tries[0].headers["idempotency-key"]);
});

test("a server that is killed and started again has done it once", async () => {
	const { client, count, requests } = await behind(["crash", "refuse"], { maxRetries: 5 });
	const session = await client.checkout.sessions.create(order);
	assert.equal(session.status, "open");
	assert.equal(await count(), 1);
	assert.equal((await requests()).length, 3);
});

test("a key of one's own is kept, and never renewed", async () => {
	const { client, requests } = await behind(["refuse", busy]);
	await client.checkout.sessions.create(order, { idempotencyKey: "order-1234" });
	const keys = (await requests()).map(({ headers }) => headers["idempotency-key"]);
	assert.deepEqual(keys, ["order-1234", "order-1234", "order-1234"]);
});

test("the server says how long to wait", async () => {
	const { client, requests } = await behind([{ ...busy, headers: { "retry-after": "2" } }]);
	await client.products.list();
	const [first, second] = await requests();
	assert.ok(second.at - first.at >= 2000, `it waited ${second.at - first.at} ms`);
	assert.equal(first.headers["idempotency-key"], undefined);
});

test("who is to wait for longer than a minute is told so instead", async () => {
	const { client, requests } = await behind([{ ...busy, headers: { "retry-after": "61" } }]);
	const problem = await client.products.list().catch((problem) => problem);
	assert.deepEqual([problem.name, problem.code, problem.retryAfter], ["ApiError", "busy", 61]);
	assert.equal((await requests()).length, 1);
});

test("there are as many tries as were asked for", async () => {
	const { client, requests } = await behind([busy, busy, busy, busy]);
	await assert.rejects(client.products.list(), kassa.ApiError);
	assert.equal((await requests()).length, 3);
	await assert.rejects(client.products.list({}, { maxRetries: 0 }), kassa.ApiError);
	assert.equal((await requests()).length, 4);
});

test("no answer in time is a lost connection", async () => {
	const { client, requests } = await behind(["hang", "hang"], { timeout: 150, maxRetries: 1 });
	const problem = await client.products.list().catch((problem) => problem);
	assert.ok(problem instanceof kassa.ApiConnectionError);
	assert.match(problem.message, /^cannot reach http:\/\/127\.0\.0\.1:\d+: no answer within 150 ms$/);
	assert.equal((await requests()).length, 2);
});

test("a caller may give up", async () => {
	const { client, requests } = await behind(["hang"]);
	const end = new AbortController();
	const call = client.products.list({}, { signal: end.signal });
	while ((await requests()).length === 0);
	end.abort(new Error("the buyer has left"));
	await assert.rejects(call, /the buyer has left/);
	assert.equal((await requests()).length, 1);
});

test("too many requests are told apart, waited out and answered", async () => {
	const { key, url } = await strict();
	const client = new Kassa(key, { baseUrl: url });
	const hasty = new Kassa(key, { baseUrl: url, maxRetries: 0 });
	const many = await Promise.allSettled(Array.from({ length: 5 }, () => hasty.products.list()));
	const problem = many.find(({ status }) => status === "rejected").reason;
	assert.ok(problem instanceof kassa.RateLimitError);
	assert.deepEqual([problem.status, problem.code], [429, "too_many_requests"]);
	assert.ok(problem.retryAfter >= 1);
	assert.equal((await client.products.list()).object, "list");
});

test("every kind of refusal has its class and says what is wrong, and is not asked again", async () => {
	const way = await road();
	const client = new Kassa(own.key, { baseUrl: way.url });
	const wrong = new Kassa("sk_test_wrong", { baseUrl: way.url });
	const reader = new Kassa(own.reader, { baseUrl: way.url });
	const session = await client.checkout.sessions.create(order, { idempotencyKey: "one" });
	await client.checkout.sessions.expire(session.id);
	await client.products.create({ name: "Gold", tier: "gold" });
	const before = (await way.requests()).length;
	const expected = [
		[() => wrong.products.list(), kassa.AuthenticationError, 401, "invalid_api_key"],
		[() => reader.products.create({ name: "Silver" }), kassa.PermissionDeniedError, 403, "scope_missing"],
		[() => client.checkout.sessions.create({ ...order, amount: "7" }), kassa.InvalidRequestError, 400, "parameter_invalid", "amount"],
		[() => client.checkout.sessions.create({ ...order, amout: 7 }), kassa.InvalidRequestError, 400, "parameter_unknown", "amout"],
		[() => client.checkout.sessions.retrieve("cs_none"), kassa.NotFoundError, 404, "resource_missing"],
		[() => client.checkout.sessions.expire(session.id), kassa.ConflictError, 409, "session_not_open"],
		[() => client.products.create({ name: "Gold", tier: "gold" }), kassa.ConflictError, 409, "already_taken", "tier"],
		[
			() => client.checkout.sessions.create({ ...order, amount: 1 }, { idempotencyKey: "one" }),
			...[kassa.IdempotencyError, 422, "idempotency_key_reused"],
		],
	];
	for (const [call, kind, status, code, param] of expected) {
		const problem = await call().catch((problem) => problem);
		assert.equal(problem.constructor, kind, problem.stack);
		assert.ok(problem instanceof kassa.KassaError);
		assert.deepEqual([problem.status, problem.code, problem.param, problem.name], [status, code, param, kind.name]);
		assert.match(problem.requestId, /^req_/);
		assert.match(problem.docUrl, new RegExp(`/docs/errors#${code}$`));
		assert.ok(problem.message.length > 10 && !problem.stack.includes(own.key));
	}
	assert.equal((await way.requests()).length - before, expected.length);
});

test("a request with the same key that is still worked on is waited for", async () => {
	const error = { type: "invalid_request_error", code: "idempotency_key_in_use", message: "Try again." };
	const { client, requests } = await behind([{ status: 409, body: JSON.stringify({ error }) }]);
	await client.checkout.sessions.create(order);
	assert.equal((await requests()).length, 2);
});

test("what something else on the way answers is not taken for an answer", async () => {
	const page = { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad gateway</h1>" };
	const login = { status: 302, headers: { location: "https://login.example/" } };
	const portal = { status: 200, body: "<h1>Welcome to the hotel</h1>" };
	const { client, requests } = await behind([page, login, portal, { status: 200, body: "null" }], { maxRetries: 0 });
	for (const [status, words] of [[502, /Bad gateway/], [302, /login\.example.*baseUrl/], [200, /hotel/], [200, /null/]]) {
		const problem = await client.products.list().catch((problem) => problem);
		assert.ok(problem instanceof kassa.ApiError, problem.stack);
		assert.equal(problem.status, status);
		assert.match(problem.message, words);
	}
	assert.equal((await requests()).length, 4, "nobody follows");
});

test("nobody is there", async () => {
	const client = new Kassa("sk_test_1", { baseUrl: "http://127.0.0.1:1", maxRetries: 0 });
	await assert.rejects(client.products.list(), (problem) => {
		assert.ok(problem instanceof kassa.ApiConnectionError);
		assert.match(problem.message, /cannot reach http:\/\/127\.0\.0\.1:1/);
		return true;
	});
});
