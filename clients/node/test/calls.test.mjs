// What a shop asks for, at the real server.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { inspect } from "node:util";

import * as kassaPackage from "kassa";
import { Kassa, Webhook } from "kassa";
import { createRequire } from "node:module";

import { ear, pay, shop } from "./stage.mjs";

const { TABLE } = createRequire(import.meta.url)("../lib/table.cjs");

const order = {
	amount: 5000,
	currency: "GHS",
	success_url: "https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}",
	cancel_url: "https://yoursite.com/cancel",
	customer_email: "customer@example.com",
	metadata: { order_id: "1234" },
};

let paygate, own;

before(async () => {
	own = await shop();
	paygate = new Kassa(own.key, { baseUrl: own.url });
});

test("every operation of the server is a verb, and every verb is an operation", async () => {
	const document = await (await fetch(`${own.url}/openapi.json`)).json();
	const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
	);
	assert.deepEqual(TABLE.map(([, method, path]) => `${method} ${path}`).sort(), operations.sort());
	for (const [name] of TABLE) {
		const verb = name.split(".").reduce((place, part) => place[part], paygate);
		assert.equal(typeof verb, "function", name);
	}
});

test("a session as the PayGate document makes, reads, lists and expires it", async () => {
	const session = await paygate.checkout.sessions.create(order);
	assert.equal(session.url, `${own.url}/checkout/${session.id}`);
	assert.deepEqual([session.status, session.payment_status, session.amount], ["open", "unpaid", 5000]);
	assert.equal(session.lastResponse.status, 201);
	assert.match(session.lastResponse.requestId, /^req_/);
	assert.ok(!JSON.stringify(session).includes("lastResponse"));
	assert.deepEqual(await paygate.checkout.sessions.retrieve(session.id), session);
	const { location } = await pay(session);
	assert.equal(location, `https://yoursite.com/success?session_id=${session.id}`);

	const paid = await paygate.checkout.sessions.retrieve(session.id, { expand: ["payment", "line_items"] });
	assert.deepEqual([paid.status, paid.payment_status], ["complete", "paid"]);
	assert.deepEqual([paid.payment.object, paid.payment.amount], ["payment", 5000]);
	assert.equal(paid.line_items.data[0].amount_total, 5000);
	const sessions = await paygate.checkout.sessions.list({ status: "complete", limit: 10 });
	assert.deepEqual([sessions.has_more, sessions.data.map(({ id }) => id)], [false, [session.id]]);

	const other = await paygate.checkout.sessions.create({ ...order, currency: undefined });
	assert.equal((await paygate.checkout.sessions.expire(other.id)).status, "expired");
	const refund = await paygate.refunds.create({ session: session.id, amount: 1500 });
	assert.deepEqual([refund.object, refund.amount, refund.currency], ["refund", 1500, "GHS"]);
});

test("a list is walked over as a whole, by one page or by many", async () => {
	for (let n = 1; n <= 5; n++) await paygate.products.create({ name: `Book ${n}`, active: n !== 5 });
	const names = [];
	for await (const product of paygate.products.list({ limit: 2 })) names.push(product.name);
	assert.deepEqual(names, ["Book 5", "Book 4", "Book 3", "Book 2", "Book 1"]);
	const page = await paygate.products.list({ limit: 2, active: true });
	assert.deepEqual([page.data.length, page.has_more], [2, true]);
	const next = await page.nextPage();
	assert.deepEqual(next.data.map(({ name }) => name), ["Book 2", "Book 1"]);
	assert.equal(await next.nextPage(), null);
	const rest = [];
	for await (const { name } of page) rest.push(name);
	assert.deepEqual(rest, ["Book 4", "Book 3", "Book 2", "Book 1"], "a page goes on to those after it");
});

test("events that are read in order go on after a place", async () => {
	const { key, url } = await shop();
	const kassa = new Kassa(key, { baseUrl: url });
	for (let n = 0; n < 5; n++) await kassa.customers.create({ name: `Ama ${n}` });
	const heard = [];
	// An event is shown once it has its place, which is a moment later.
	while (heard.length < 5) {
		heard.length = 0;
		for await (const event of kassa.events.list({ after: 0, limit: 2 })) heard.push(event.sequence);
	}
	assert.deepEqual(heard, [1, 2, 3, 4, 5]);
});

test("what is not there is null where it is cleared, and left out where it is not said", async () => {
	const made = await paygate.customers.create({ email: "a@b.example", name: "Ama", phone: undefined });
	const cleared = await paygate.customers.update(made.id, { name: null });
	assert.deepEqual([cleared.name, cleared.email], [null, "a@b.example"]);
	const found = await paygate.customers.list({ email: "a@b.example", uid: undefined });
	assert.deepEqual(found.data.map(({ id }) => id), [made.id]);
	const gone = await paygate.customers.delete(made.id);
	assert.deepEqual([gone.id, gone.deleted], [made.id, true]);
	assert.equal((await paygate.customers.retrieve(made.id)).deleted, true);
});

test("an endpoint hears of a purchase, and the event is verified in both forms", async () => {
	const { url, hears } = await ear();
	const endpoint = await paygate.webhookEndpoints.create({ url, enabled_events: ["checkout.session.completed"] });
	const session = await paygate.checkout.sessions.create(order);
	await pay(session);
	const { headers, body } = await hears("checkout.session.completed");
	for (const proof of [headers, new Headers(headers), headers["kassa-signature"]]) {
		const event = Webhook.constructEvent(body, proof, endpoint.secret);
		assert.equal(event.type, "checkout.session.completed");
		assert.deepEqual([event.data.object.id, event.data.object.metadata.order_id], [session.id, "1234"]);
	}
	const other = await paygate.webhookEndpoints.rotateSecret(endpoint.id, { expire_previous_in: 60 });
	assert.notEqual(other.secret, endpoint.secret);
	assert.throws(() => Webhook.constructEvent(body, headers, other.secret), kassaPackage.SignatureVerificationError);
	assert.equal(Webhook.constructEvent(body, headers, [other.secret, endpoint.secret]).data.object.id, session.id);
	assert.deepEqual((await paygate.webhookEndpoints.delete(endpoint.id)).deleted, true);
});

test("a payment without a page, a picture, and time that is turned", async () => {
	const charge = { amount: 5000, payment_method: "mobile_money", provider: "mtn", phone: "0241234567" };
	const first = await paygate.payments.create({ ...charge, idempotency_key: "order-1234" });
	const again = await paygate.payments.create({ ...charge, idempotency_key: "order-1234" });
	assert.equal(again.id, first.id);
	assert.equal(again.lastResponse.headers["idempotent-replayed"], "true");

	const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
	const look = await paygate.branding.uploadLogo({ content: Buffer.from(png, "base64"), type: "image/png" });
	assert.deepEqual([look.logo.width, look.logo.height], [1, 1]);

	const clock = await paygate.testClock.turn({ advance: "P1D" });
	assert.equal(clock.object, "test_clock");
	while ((await paygate.testClock.retrieve()).status !== "ready");
	assert.equal((await paygate.testClock.release()).status, "released");
});

test("the key is not shown, whatever is printed", async () => {
	assert.ok(!inspect(paygate, { depth: 10, showHidden: true }).includes(own.key));
	assert.ok(!JSON.stringify(paygate).includes(own.key));
	const problem = await new Kassa(own.key, { baseUrl: "http://127.0.0.1:1", maxRetries: 0 }).products.list().catch((e) => e);
	assert.ok(!inspect(problem, { depth: 10, showHidden: true }).includes(own.key));
});

test("what a client is made with is looked at", () => {
	const good = { baseUrl: own.url };
	for (const key of [undefined, "", "sk_test_1\n", " sk_test_1", 7]) assert.throws(() => new Kassa(key, good), /^TypeError: key:/);
	for (const baseUrl of [undefined, "", "pay.example.com", "ftp://a", "https://u:p@a", "https://a?b"]) {
		assert.throws(() => new Kassa("sk_test_1", { baseUrl }), /^TypeError: baseUrl:/, String(baseUrl));
	}
	assert.throws(() => new Kassa("k", { ...good, timeout: 0 }), /timeout:/);
	assert.throws(() => new Kassa("k", { ...good, maxRetries: -1 }), /maxRetries:/);
	assert.throws(() => new Kassa("k", { ...good, apiKey: 1 }), /apiKey: is not an option/);
});

test("an id that would lead elsewhere is refused before anything is asked", async () => {
	for (const id of [undefined, "", "..", "."]) await assert.rejects(paygate.coupons.delete(id), /^TypeError: id:/);
	await assert.rejects(paygate.coupons.retrieve("a/../../b"), kassaPackage.NotFoundError);
	await assert.rejects(paygate.coupons.retrieve("a", { idempotency_key: "b" }), /idempotency_key: is not an option/);
});

test("`require` and `import` bring the same", () => {
	const required = createRequire(import.meta.url)("kassa");
	assert.equal(required.Kassa, Kassa);
	assert.deepEqual(Object.keys(required).sort(), Object.keys(kassaPackage).filter((name) => name !== "default").sort());
	assert.equal(kassaPackage.default, Kassa);
});
