// What a merchant's developer does: the PayGate document's Express and React flow, safe repeats, and webhooks that come
// again until they are taken. The document's requests as they stand are in clients.test.mjs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Webhook } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as Svix } from "svix";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, nextAmount, Robot, until } from "./harness.mjs";
import { Merchant, Receiver } from "./merchant.mjs";

let kassa, merchant;

before(async () => {
	kassa = await Kassa.start();
	merchant = await Merchant.open(kassa);
});

after(async () => {
	await merchant?.close();
	await kassa?.stop();
});

async function paidSession() {
	const session = await merchant.sell();
	const answer = await new Robot(kassa, session).pay(CARD.good);
	assert.equal(answer.status, 303, answer.text);
	return session;
}

test("the PayGate document's Express and React flow, from the cart to the fulfilled order", async () => {
	const browser = await openBrowser();
	const buyer = await Buyer.open(browser, [kassa.url, merchant.url]);
	const amount = nextAmount();
	await buyer.page.goto(`${merchant.url}/cart?amount=${amount}`);
	await buyer.page.getByRole("button", { name: "Checkout" }).click();
	await buyer.page.waitForURL(`${kassa.url}/checkout/*`);
	await buyer.pay();
	await buyer.page.waitForURL(`${merchant.url}/success?session_id=*`);
	await buyer.page.getByText("Order 1234 is paid").waitFor();
	const id = new URL(buyer.page.url()).searchParams.get("session_id");
	await merchant.hears("checkout.session.completed", id);
	assert.ok(merchant.fulfilled.includes("1234"));
	assert.deepEqual(merchant.refused, [], "every webhook verified");
	await kassa.assertPaidOnce({ id, amount });
	await buyer.close();
	await browser.close();
});

test("looking at the success page without paying proves nothing", async () => {
	const session = await merchant.sell();
	const answer = await fetch(`${merchant.url}/verify-session?session_id=${session.id}`);
	assert.deepEqual(await answer.json(), { success: false });
});

test("a repeated request with the same key gets the same bytes and does nothing", async () => {
	const amount = nextAmount();
	const body = { amount, success_url: "https://yoursite.com/ok", cancel_url: "https://yoursite.com/no" };
	const headers = { "Idempotency-Key": `order-${amount}` };
	const create = (more, own = headers) => kassa.api("POST", "/v1/checkout/sessions", { ...body, ...more }, { headers: own });
	const first = await create();
	assert.equal(first.status, 201, first.text);
	assert.equal(first.headers["idempotent-replayed"], undefined);
	const second = await create();
	assert.equal(second.status, 201);
	assert.equal(second.headers["idempotent-replayed"], "true");
	assert.ok(second.raw.equals(first.raw), "the same bytes");
	const other = await create({ amount: amount + 1_000_000 });
	assert.equal(other.status, 422, other.text);
	const refused = await create({ amount: -1 }, { "Idempotency-Key": `bad-${amount}` });
	assert.equal(refused.status, 400);
	assert.equal(refused.body.error.param, "amount");
	const sessions = await kassa.all("/v1/checkout/sessions");
	assert.equal(sessions.filter((session) => session.amount === amount).length, 1);
	assert.equal(sessions.filter((session) => session.amount === amount + 1_000_000).length, 0);
});

test("twenty requests at once with the same key make one session", async () => {
	const amount = nextAmount();
	const body = { amount, success_url: "https://yoursite.com/ok", cancel_url: "https://yoursite.com/no" };
	const headers = { "Idempotency-Key": `twins-${amount}` };
	const create = () => kassa.api("POST", "/v1/checkout/sessions", body, { headers });
	const answers = await Promise.all(Array.from({ length: 20 }, create));
	const made = answers.filter(({ status }) => status === 201);
	assert.ok(made.length >= 1);
	assert.equal(new Set(made.map(({ text }) => text)).size, 1);
	for (const { status, text } of answers) assert.ok([201, 409].includes(status), `${status} ${text}`);
	const sessions = await kassa.all("/v1/checkout/sessions");
	assert.equal(sessions.filter((session) => session.amount === amount).length, 1);
});

test("a webhook that is refused comes again: the same id and bytes, a fresh signature", async () => {
	const receiver = await Receiver.open(kassa, {
		answer: (_, n) => (n === 1 ? 500 : 200),
		events: ["checkout.session.completed"],
	});
	const session = await paidSession();
	const [first, second] = await receiver.hears("checkout.session.completed", session.id, { times: 2, within: 20_000 });
	assert.ok(second.at - first.at >= 2500, `not at once, but after ${second.at - first.at} ms`);
	assert.ok(first.raw.equals(second.raw), "the same bytes");
	assert.equal(first.headers["webhook-id"], second.headers["webhook-id"]);
	assert.notEqual(first.headers["webhook-timestamp"], second.headers["webhook-timestamp"]);
	assert.notEqual(first.headers["kassa-signature"], second.headers["kassa-signature"]);
	for (const { headers, raw } of [first, second]) {
		Stripe.webhooks.constructEvent(raw, headers["kassa-signature"], receiver.endpoint.secret);
		Stripe.webhooks.constructEvent(raw, headers["x-paygate-signature"], receiver.endpoint.secret);
		new Webhook(receiver.endpoint.secret).verify(raw.toString("utf8"), headers);
		const foreign = new Webhook(merchant.secret);
		assert.throws(() => foreign.verify(raw.toString("utf8"), headers), "each endpoint has its own secret");
	}
	await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${receiver.endpoint.id}`);
	await receiver.close();
});

test("a receiver that is written for Svix verifies our webhooks as they come", async () => {
	const receiver = await Receiver.open(kassa, { events: ["checkout.session.completed"] });
	const session = await paidSession();
	const [{ headers, raw, event }] = await receiver.hears("checkout.session.completed", session.id);
	const svix = new Svix(receiver.endpoint.secret);
	const body = raw.toString("utf8");
	assert.deepEqual(svix.verify(body, headers), event);
	assert.throws(() => svix.verify(body.replace("complete", "c0mplete"), headers), "other bytes");
	assert.throws(() => svix.verify(body, { ...headers, "webhook-id": "evt_other" }), "another event's signature");
	assert.throws(() => new Svix(merchant.secret).verify(body, headers), "each endpoint has its own secret");
	await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${receiver.endpoint.id}`);
	await receiver.close();
});

test("an event can be delivered again on request", async () => {
	const receiver = await Receiver.open(kassa, { events: ["checkout.session.completed"] });
	const session = await paidSession();
	const [first] = await receiver.hears("checkout.session.completed", session.id);
	const again = await kassa.api("POST", `/v1/events/${first.event.id}/redeliver`);
	assert.ok(again.status >= 200 && again.status < 300, `${again.status} ${again.text}`);
	const [, second] = await receiver.hears("checkout.session.completed", session.id, { times: 2 });
	assert.ok(first.raw.equals(second.raw));
	assert.equal(first.headers["webhook-id"], second.headers["webhook-id"]);
	new Webhook(receiver.endpoint.secret).verify(second.raw.toString("utf8"), second.headers);
	await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${receiver.endpoint.id}`);
	await receiver.close();
});

test("an endpoint that never answers delays nobody, and a deleted one hears nothing", async () => {
	const silent = await Receiver.open(kassa, { answer: () => null });
	const healthy = await Receiver.open(kassa);
	const deleted = await Receiver.open(kassa);
	await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${deleted.endpoint.id}`);
	const sessions = await Promise.all(Array.from({ length: 5 }, paidSession));
	// The silent one is waited for 15 seconds.
	for (const { id } of sessions) await healthy.hears("checkout.session.completed", id, { within: 10_000 });
	await until("the silent one was asked too", () => silent.requests.length > 0);
	assert.equal(deleted.requests.length, 0);
	for (const receiver of [silent, healthy]) {
		await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${receiver.endpoint.id}`);
		await receiver.close();
	}
	await deleted.close();
});

test("the secret of an endpoint is shown once", async () => {
	const receiver = await Receiver.open(kassa);
	const { id, secret } = receiver.endpoint;
	assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
	for (const route of ["/v1/webhook_endpoints", `/v1/webhook_endpoints/${id}`]) {
		const answer = await kassa.api("GET", route);
		assert.equal(answer.status, 200, answer.text);
		assert.ok(answer.text.includes(id));
		assert.ok(!answer.text.includes("whsec_"), `${route} shows a secret`);
	}
	await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${id}`);
	await receiver.close();
});

test("a session can be for a customer, and lists can be asked for one", async () => {
	const customer = await kassa.expect(201, "POST", "/v1/customers", { email: "esi@example.com", name: "Esi" });
	assert.match(customer.id, /^cus_/);
	const session = await merchant.sell({ customer: customer.id });
	assert.equal(session.customer, customer.id);
	await new Robot(kassa, session).pay(CARD.good);
	const { payment } = await kassa.session(session.id);
	for (const filter of [`customer=${customer.id}`, `payment=${payment}`]) {
		const { data } = await kassa.expect(200, "GET", `/v1/checkout/sessions?${filter}`);
		assert.deepEqual(data.map(({ id }) => id), [session.id], filter);
	}
});

test("a list is read page by page, newest first", async () => {
	const made = [];
	for (let n = 0; n < 5; n++) made.unshift((await merchant.sell()).id);
	const first = await kassa.expect(200, "GET", "/v1/checkout/sessions?limit=3");
	assert.deepEqual(first.data.map(({ id }) => id), made.slice(0, 3));
	assert.equal(first.has_more, true);
	const second = await kassa.expect(200, "GET", `/v1/checkout/sessions?limit=2&starting_after=${made[2]}`);
	assert.deepEqual(second.data.map(({ id }) => id), made.slice(3));
});

// This one looks at everything that the tests above have caused.
test("the events are numbered without a gap, and every kind that the document names is there", async () => {
	const session = await merchant.sell();
	await kassa.expect(200, "POST", `/v1/checkout/sessions/${session.id}/expire`);
	await merchant.hears("checkout.session.expired", session.id);
	const events = [];
	for (let cursor = 0; ; cursor = events.at(-1).sequence) {
		const page = await kassa.expect(200, "GET", `/v1/events?after=${cursor}&limit=100`);
		events.push(...page.data);
		if (!page.has_more) break;
	}
	assert.deepEqual(events.map(({ sequence }) => sequence), events.map((_, at) => at + 1));
	const types = new Set(events.map(({ type }) => type));
	for (const type of ["checkout.session.completed", "checkout.session.expired"]) assert.ok(types.has(type), type);
	const { data } = await kassa.expect(200, "GET", "/v1/events?type=checkout.session.expired");
	assert.ok(data.length > 0 && data.every(({ type }) => type === "checkout.session.expired"));
	assert.deepEqual(await kassa.expect(200, "GET", `/v1/events/${events[0].id}`), events[0]);
});
