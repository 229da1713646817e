// Paying at Stripe: in its fields on our page, on its own page without a script, with a bank that asks, and giving money
// back. The other side is a stand-in on this machine.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { CARD, Robot, send, until } from "./harness.mjs";
import { newest, policyOf, portrait, Shop } from "./stand-ins/shop.mjs";
import { StripeStandIn } from "./stand-ins/stripe.mjs";

// It is typed into the provider's frame and nowhere else, so it must not be in any file or log of ours.
const GOOD = "4000056655665556";
const ASKS = "4000000000003220";
const grouped = (digits) => digits.match(/.{4}/g).join(" ");

let desk, shop;

before(async () => {
	desk = await StripeStandIn.open();
	shop = await Shop.open("stripe", desk, { currency: "USD", secrets: [GOOD, grouped(GOOD)] });
});

after(() => shop?.close());

const shopping = (run, options) => shop.shopping([desk.js, desk.pages], run, options);

// Goes from the first page to Stripe's fields.
async function toFields(buyer, session) {
	await buyer.visit(session);
	await buyer.button().click();
	await buyer.page.locator("#provider-pay:not([hidden])").waitFor();
	return buyer.page.frameLocator("#provider-frame iframe");
}

async function type(buyer, fields, number) {
	await fields.locator("[name=number]").fill(grouped(number));
	await fields.locator("[name=expiry]").fill("12 / 34");
	await fields.locator("[name=cvc]").fill("123");
}

const payInFields = (buyer) => buyer.page.click("#provider-pay");
const intentOf = (session) => [...desk.intents.values()].find(({ amount }) => amount === session.amount);

test("the buyer pays in Stripe's fields on our page, and the return finds it out without a webhook", () =>
	shopping(async (buyer) => {
		const session = await shop.sell({ description: "Two cups, hand thrown" });
		const answer = await buyer.visit(session);
		assert.deepEqual(policyOf(answer)["frame-src"], ["'none'"], "before that nobody else is let in");
		await portrait(buyer.page, "stripe-pay");
		const fields = await toFields(buyer, session);
		await portrait(buyer.page, "stripe-provider");
		await type(buyer, fields, GOOD);
		await portrait(buyer.page, "stripe-provider-filled");
		await payInFields(buyer);
		await buyer.isBack(shop.merchant, session);

		const payment = await shop.isPaid(session);
		assert.deepEqual([payment.processor, payment.card], ["stripe", { brand: "visa", last4: GOOD.slice(-4) }]);
		const intent = intentOf(session);
		assert.equal(intent.metadata.kassa_payment, payment.id);
		assert.equal(desk.asked("POST", "/v1/payment_intents").filter(({ fields }) => fields.get("amount") === String(session.amount)).length, 1);
		await shop.merchant.hears("checkout.session.completed", session.id);
		await buyer.page.goto(`${shop.kassa.url}/receipts/${payment.id}`);
		await portrait(buyer.page, "stripe-receipt");
	}));

test("only Stripe's origins are open, and only on the page with its fields", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		await toFields(buyer, session);
		const answer = await buyer.page.reload();
		const policy = policyOf(answer);
		const [nonce] = policy["script-src"];
		assert.match(nonce, /^'nonce-[\w+/=]{22,}'$/);
		assert.deepEqual(policy, {
			"default-src": ["'none'"],
			"script-src": [nonce, "'self'", desk.js],
			"style-src": ["'unsafe-inline'", "'self'"],
			"img-src": ["'self'", "data:"],
			"font-src": ["'self'"],
			"connect-src": ["'self'", desk.api],
			"frame-src": [desk.js],
			"form-action": ["'self'", shop.merchant.url, shop.merchant.url, desk.pages],
			"base-uri": ["'none'"],
			"object-src": ["'none'"],
			"frame-ancestors": ["'none'"],
			"report-to": ["csp"],
		});
		await buyer.page.locator("#provider-pay:not([hidden])").waitFor();
		assert.equal([...desk.intents.values()].filter(({ amount }) => amount === session.amount).length, 1, "a reload makes no second intent");
		await buyer.usableByAll("stripe-provider");
	}));

test("the webhook alone pays: signed over the bytes as they came, and only by the right secret", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		await toFields(buyer, session);
		const intent = intentOf(session);
		desk.capture(Object.assign(intent, { card: GOOD }));
		const { latest_charge: charge, ...told } = intent;
		const event = { ...told, latest_charge: charge.id };
		const bad = [
			{ secret: "whsec_00000000000000000000000000000000" },
			{ change: (text) => JSON.stringify(JSON.parse(text)) },
			{ change: (text) => text.replace(`"amount_received": ${session.amount}`, `"amount_received": 1`) },
		];
		for (const how of bad) {
			const refused = await desk.tell(shop.hook, "payment_intent.succeeded", event, how);
			assert.equal(refused.status, 400, refused.text);
		}
		assert.equal((await send("POST", shop.hook, { body: "{}" })).status, 400, "without a signature");
		const taken = await Promise.all([1, 2, 3].map(() => desk.tell(shop.hook, "payment_intent.succeeded", event)));
		assert.deepEqual(taken.map(({ status }) => status), [200, 200, 200]);
		await shop.isPaid(session);
		// The buyer closed the fields meanwhile and looks again.
		await buyer.page.goto(session.url);
		await buyer.heading("Payment complete");
	}));

for (const [name, say, end] of [
	["confirms", "yes", "paid"],
	["refuses", "no", "asked again"],
]) {
	test(`3D Secure by redirect: the buyer ${name} at the bank and is ${end}`, () =>
		shopping(async (buyer) => {
			const session = await shop.sell();
			const fields = await toFields(buyer, session);
			await type(buyer, fields, ASKS);
			await payInFields(buyer);
			await buyer.page.waitForURL(`${desk.pages}/3ds/**`);
			await shop.isOpen(session);
			await buyer.page.click(`button[value=${say}]`);
			if (say === "yes") {
				await buyer.isBack(shop.merchant, session);
				await shop.isPaid(session);
				return;
			}
			// The same page of ours, where the same fields take another card.
			await buyer.page.locator("#provider-pay:not([hidden])").waitFor();
			await shop.isOpen(session);
			await type(buyer, fields, GOOD);
			await payInFields(buyer);
			await buyer.isBack(shop.merchant, session);
			await shop.isPaid(session);
		}));
}

test("a declined card: Stripe's words stand on the page, and the next card pays in the same fields", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		const fields = await toFields(buyer, session);
		await type(buyer, fields, CARD.declined);
		await payInFields(buyer);
		await buyer.alert("Your card was declined.");
		await portrait(buyer.page, "stripe-declined");
		const intent = intentOf(session);
		const { status } = await desk.tell(shop.hook, "payment_intent.payment_failed", { ...intent, latest_charge: null });
		assert.equal(status, 200);
		await shop.isOpen(session);
		assert.equal(await buyer.page.locator("#provider-pay").isEnabled(), true);
		// A look from another tab says why, in our words, and offers the same fields.
		const tab = await buyer.tab();
		await tab.goto(session.url);
		await tab.getByRole("alert").filter({ hasText: /declined/i }).first().waitFor();
		await tab.close();
		await type(buyer, fields, GOOD);
		await buyer.page.locator("#provider-error").waitFor({ state: "hidden" });
		await payInFields(buyer);
		await buyer.isBack(shop.merchant, session);
		await shop.isPaid(session);
	}));

test("where Stripe's script does not come, the page says so and leaves another way", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		await buyer.page.route(`${desk.js}/**`, (route) => route.abort());
		await buyer.visit(session);
		await buyer.button().click();
		await buyer.page.locator("#provider-error:not([hidden])").waitFor();
		await portrait(buyer.page, "stripe-blocked");
		assert.equal(await buyer.page.locator("#provider-pay").isVisible(), false);
		await buyer.page.locator(".exit button").click();
		await buyer.heading("Payment details");
		await shop.isOpen(session);
		// That the script was not loaded is what this is about.
		buyer.problems = buyer.problems.filter((text) => !text.includes("ERR_FAILED"));
	}));

describe("with scripts off", () => {
	const without = (run) => shopping(run, { script: false });

	test("the buyer pays on Stripe's page and comes back", () =>
		without(async (buyer) => {
			const session = await shop.sell();
			await buyer.visit(session);
			await buyer.button().click();
			await buyer.page.waitForURL(`${desk.pages}/c/pay/**`);
			await buyer.page.fill("[name=number]", CARD.declined);
			await buyer.page.click("button");
			await buyer.alert(/declined/i);
			await shop.isOpen(session);
			// Back on our page the way there is shown.
			await buyer.page.click("text=Back");
			await buyer.heading("Finish your payment");
			await portrait(buyer.page, "stripe-away");
			await buyer.page.getByRole("link", { name: "Continue to Stripe" }).click();
			await buyer.page.fill("[name=number]", GOOD);
			await buyer.page.click("button");
			await buyer.isBack(shop.merchant, session);
			const payment = await shop.isPaid(session);
			assert.equal(payment.card.last4, GOOD.slice(-4));
			assert.equal(newest(desk.sessions).client_reference_id, payment.id);
		}));

	test("3D Secure on Stripe's page is not cut short by a return before its end", () =>
		without(async (buyer) => {
			const session = await shop.sell();
			await buyer.visit(session);
			await buyer.button().click();
			await buyer.page.waitForURL(`${desk.pages}/c/pay/**`);
			const { success_url: back } = newest(desk.sessions);
			await buyer.page.goto(back);
			await buyer.heading("Finish your payment");
			await shop.isOpen(session);
		}));
});

test("whoever makes a return up pays nothing", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		await toFields(buyer, session);
		const back = await buyer.page.getAttribute("#provider-frame", "data-return");
		const { pathname } = new URL(back, shop.kassa.url);
		await buyer.page.goto(`${shop.kassa.url}${pathname}?redirect_status=succeeded&payment_intent=pi_other`);
		await buyer.page.locator("#provider-pay:not([hidden])").waitFor();
		await shop.isOpen(session);
	}));

test("a card number that is posted to us is refused unread, and nothing begins", async () => {
	const session = await shop.sell();
	const robot = new Robot(shop.kassa, session);
	await robot.open();
	for (const fields of [{ card_number: GOOD }, { card_number: "", card_cvc: "123" }]) {
		const answer = await robot.post("pay", { method: "card", email: "ama@example.com", ...fields });
		assert.equal(answer.status, 400, answer.text);
		assert.ok(!answer.text.includes(GOOD));
	}
	assert.deepEqual(await shop.kassa.payments(session.amount), []);
	await shop.isOpen(session);
	assert.equal(intentOf(session), undefined);
});

test("a refund is made at Stripe once, and its end is told to the merchant", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		const fields = await toFields(buyer, session);
		await type(buyer, fields, GOOD);
		await payInFields(buyer);
		await buyer.isBack(shop.merchant, session);
		const payment = await shop.isPaid(session);

		const headers = { "Idempotency-Key": "refund-once" };
		const body = { payment: payment.id, amount: 1500, reason: "requested_by_customer" };
		const made = [];
		for (let n = 0; n < 2; n++) made.push(await shop.kassa.expect(201, "POST", "/v1/refunds", body, { headers }));
		assert.equal(made[0].id, made[1].id);
		await shop.merchant.hears("refund.created", made[0].id);
		const refund = await until("Stripe was asked", () => newest(desk.refunds));
		assert.deepEqual([refund.amount, refund.reason, refund.metadata.kassa_refund], [1500, "requested_by_customer", made[0].id]);
		assert.equal((await shop.kassa.expect(200, "GET", `/v1/refunds/${made[0].id}`)).status, "pending");
		refund.status = "succeeded";
		const told = await desk.tell(shop.hook, "refund.updated", refund);
		assert.equal(told.status, 200);
		const hook = await shop.merchant.hears("refund.updated", made[0].id);
		assert.deepEqual([hook.event.data.object.amount, hook.event.data.object.status], [1500, "succeeded"]);
		assert.equal(desk.refunds.size, 1);
		assert.equal((await shop.kassa.expect(200, "GET", `/v1/payments/${payment.id}`)).amount_refunded, 1500);
		// More than is left is refused before Stripe hears of it.
		const over = await shop.kassa.api("POST", "/v1/refunds", { payment: payment.id, amount: session.amount });
		assert.ok([400, 409, 422].includes(over.status), over.text);
		assert.equal(desk.asked("POST", "/v1/refunds").length, 1);
	}));
