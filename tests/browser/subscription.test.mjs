// What repeats, as buyers see it: the page that starts a subscription, the clock that is turned while the server runs,
// the invoice that a renewal leaves behind, and what the merchant hears of all this.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { Webhook } from "standardwebhooks";
import Stripe from "stripe";

import { CARD, ghs, inWords, nextAmount, RENEWAL, until } from "./harness.mjs";
import { street } from "./street.mjs";

const DAY = 86_400_000;
const pictures = path.join(path.dirname(fileURLToPath(import.meta.url)), "out");

const { shopping, both } = street("Akwaaba Books");

const monthLater = (iso) => {
	const date = new Date(iso);
	const day = date.getUTCDate();
	date.setUTCMonth(date.getUTCMonth() + 1);
	// A month that is too short ends before it reaches that day.
	if (date.getUTCDate() !== day) date.setUTCDate(0);
	return date.toISOString().replace(".000Z", "Z");
};

const once = (name, unit_amount) => ({ price_data: { currency: "GHS", unit_amount, product_data: { name } } });
const monthly = (name, unit_amount) => {
	const { price_data } = once(name, unit_amount);
	return { price_data: { ...price_data, recurring: { interval: "month" } } };
};

// A session that starts a subscription and leads back to the merchant.
function subscribe(shop, merchant, line_items, more = {}) {
	return shop.expect(201, "POST", "/v1/checkout/sessions", {
		mode: "subscription",
		line_items,
		customer: { uid: "u_1", email: "ama@example.com", name: "Ama Mensah" },
		success_url: `${merchant.url}/success?session_id={CHECKOUT_SESSION_ID}`,
		cancel_url: `${merchant.url}/cart`,
		metadata: { order_id: "club" },
		...more,
	});
}

// The same, paid in the browser; the subscription.
async function subscribed({ buyer, shop, merchant }, amount, card = CARD.good) {
	const session = await subscribe(shop, merchant, [monthly("Coffee club", amount)]);
	await buyer.visit(session);
	await buyer.fill({ card });
	await press(buyer);
	if (card === RENEWAL.asksAlways) await buyer.page.click("button[value=confirm]");
	await buyer.isBack(merchant, session);
	return shop.subscriptionOf(session);
}

const press = (buyer) => buyer.page.click("#pay-button");
const body = (buyer) => buyer.page.innerText("body");
const sums = ({ amount_paid, status }) => [status, amount_paid];

// Both libraries take the webhook as it came, and not with one byte more.
function verifies({ headers, raw }, secret) {
	const event = Stripe.webhooks.constructEvent(raw, headers["kassa-signature"], secret);
	assert.deepEqual(new Webhook(secret).verify(raw.toString("utf8"), headers), event);
	assert.throws(() => Stripe.webhooks.constructEvent(`${raw} `, headers["kassa-signature"], secret));
	assert.throws(() => new Webhook(secret).verify(`${raw} `, headers));
	return event;
}

both("the page says what is paid today and what comes later, and a card starts it", async (all) => {
	const { buyer, shop, merchant } = all;
	await shop.turn("PT0S");
	const [club, grinder] = [nextAmount(), nextAmount()];
	const session = await subscribe(shop, merchant, [monthly("Coffee club", club), once("Grinder", grinder)]);
	assert.deepEqual([session.mode, session.subscription], ["subscription", null]);
	await buyer.visit(session);
	await buyer.owes(ghs(club + grinder), { titled: false });
	const words = await body(buyer);
	for (const part of ["Subscribe to Coffee club", "due today", `Then ${ghs(club)} every month`, "Charged every month"]) {
		assert.ok(words.includes(part), `${part} in ${words}`);
	}
	const mandate = buyer.page.locator("#mandate");
	assert.match(await mandate.innerText(), /^By subscribing you let Akwaaba Books \d+ charge this card .* until you cancel\.$/);
	assert.equal(await buyer.page.getAttribute("#pay-button", "aria-describedby"), "mandate");
	assert.equal((await buyer.page.innerText("#pay-button")).trim(), `Subscribe · ${ghs(club + grinder)}`);
	await buyer.pictures("subscribe");
	assert.deepEqual(await shop.all("/v1/subscriptions"), [], "not before the buyer pays");

	await buyer.fill();
	await press(buyer);
	await buyer.isBack(merchant, session);
	await shop.assertPaidOnce({ ...session, amount: club + grinder });
	const begun = await shop.subscriptionOf(session);
	assert.deepEqual([begun.status, begun.amount, begun.payment_method.card.last4], ["active", club, "4242"]);
	assert.equal(begun.current_period_end, monthLater(begun.current_period_start));
	assert.deepEqual((await shop.invoices(begun)).map(sums), [["paid", club + grinder]]);
	await buyer.visit(session);
	await buyer.heading("You are subscribed");
	await buyer.pictures("subscribed");
	assert.equal(await buyer.page.locator("form[method=post]").count(), 0, "nothing can be paid twice");
	assert.equal(await buyer.fact("Then"), `${ghs(club)} every month`);
});

both("3D Secure: nothing is started before the bank is answered, and then one subscription", async (all) => {
	const { buyer, shop, merchant } = all;
	const amount = nextAmount();
	const session = await subscribe(shop, merchant, [monthly("Coffee club", amount)]);
	await buyer.visit(session);
	await buyer.fill({ card: CARD.asks });
	await press(buyer);
	await buyer.page.locator("button[value=confirm]").waitFor();
	await buyer.pictures("subscribe-challenge", { night: false });
	assert.equal((await shop.money(amount)).captured, 0);
	assert.deepEqual((await shop.all("/v1/subscriptions")).map((it) => it.status), ["incomplete"]);
	await buyer.page.click("button[value=confirm]");
	await buyer.isBack(merchant, session);
	await shop.assertPaidOnce({ ...session, amount });
	await shop.turn("P1M");
	const subscription = await shop.subscriptionOf(session);
	assert.equal(subscription.status, "active", "the bank asked once, and that is enough for later");
	assert.deepEqual((await shop.invoices(subscription)).map(sums), [
		["paid", amount],
		["paid", amount],
	]);
});

both("3D Secure rejected: nothing has begun, and another card begins the one that was tried", async (all) => {
	const { buyer, shop, merchant } = all;
	const amount = nextAmount();
	const session = await subscribe(shop, merchant, [monthly("Coffee club", amount)]);
	await buyer.visit(session);
	await buyer.fill({ card: CARD.asks });
	await press(buyer);
	await buyer.page.click("button[value=reject]");
	await buyer.alert(/could not confirm/i);
	await shop.assertUnpaid({ ...session, amount });
	await buyer.fill();
	await press(buyer);
	await buyer.isBack(merchant, session);
	const all_of_them = await shop.all("/v1/subscriptions");
	assert.deepEqual(all_of_them.map((it) => it.status), ["active"]);
	await shop.assertPaidOnce({ ...session, amount });
});

both("a trial with a card takes no money, and the first payment when it ends", async (all) => {
	const { buyer, shop, merchant } = all;
	const { now } = await shop.turn("PT0S");
	const amount = nextAmount();
	const session = await subscribe(shop, merchant, [monthly("Coffee club", amount)], {
		subscription_data: { trial_period_days: 14 },
		after_completion: { type: "hosted_confirmation", hosted_confirmation: { custom_message: "See you in the shop." } },
		success_url: undefined,
	});
	const ends = inWords(Date.parse(now) + 14 * DAY);
	await buyer.visit(session);
	const words = await body(buyer);
	for (const part of [`${ghs(0)} due today`, `Free until ${ends}, then ${ghs(amount)} every month`]) {
		assert.ok(words.includes(part), `${part} in ${words}`);
	}
	const mandate = await buyer.page.innerText("#mandate");
	assert.ok(mandate.includes(`charge this card from ${ends} on`), mandate);
	assert.equal((await buyer.page.innerText("#pay-button")).trim(), "Start trial");
	await buyer.pictures("trial");
	await buyer.fill({ card: CARD.asks });
	await press(buyer);
	await buyer.page.locator("button[value=confirm]").waitFor();
	assert.doesNotMatch(await body(buyer), /confirm that this payment/i, "it is a card that is confirmed, nothing is paid");
	await buyer.pictures("trial-challenge", { night: false });
	await buyer.page.click("button[value=confirm]");
	await buyer.heading("Your trial has started");
	await buyer.page.getByText("See you in the shop.").waitFor();
	await buyer.pictures("trial-started");
	const trial = await shop.subscriptionOf(session);
	assert.deepEqual([trial.status, trial.payment_method.card.last4], ["trialing", "3155"]);
	assert.equal((await shop.session(session.id)).payment_status, "no_payment_required");
	assert.equal((await shop.money(amount)).captured, 0);

	await shop.turn("P12D");
	await merchant.hears("customer.subscription.trial_will_end", trial.id);
	assert.equal((await shop.money(amount)).captured, 0);
	await shop.turn("P2D");
	assert.equal((await shop.subscription(trial.id)).status, "active");
	assert.deepEqual(await shop.money(amount), { captured: amount, refunded: 0, charges: 1 });
});

both("a trial without a card asks for none, and ends as the merchant said", async (all) => {
	const { buyer, shop, merchant } = all;
	await shop.turn("PT0S");
	const amount = nextAmount();
	const session = await subscribe(shop, merchant, [monthly("Coffee club", amount)], {
		payment_method_collection: "if_required",
		subscription_data: {
			trial_period_days: 7,
			trial_settings: { end_behavior: { missing_payment_method: "create_invoice" } },
		},
	});
	await buyer.visit(session);
	assert.equal(await buyer.page.locator("[name=card_number]").count(), 0);
	await buyer.page.getByText("No card is needed now.").waitFor();
	await buyer.pictures("trial-cardless");
	await buyer.page.fill("[name=email]", "ama@example.com");
	await press(buyer);
	await buyer.isBack(merchant, session);
	const trial = await shop.subscriptionOf(session);
	assert.deepEqual([trial.status, trial.payment_method], ["trialing", null]);
	await shop.turn("P7D");
	const late = await shop.subscription(trial.id);
	assert.equal(late.status, "past_due");
	const open = (await shop.invoices(trial)).at(-1);
	assert.deepEqual([open.status, open.amount_remaining], ["open", amount]);
	await buyer.page.goto(open.payment_url);
	await buyer.fill();
	await press(buyer);
	await buyer.heading(/is paid/);
	assert.equal((await shop.subscription(trial.id)).status, "active");
	assert.deepEqual(await shop.money(amount), { captured: amount, refunded: 0, charges: 1 });
});

test("the clock is turned while the server runs: each month is paid once, and every webhook verifies in two libraries", () =>
	shopping(async (all) => {
		const { shop, merchant } = all;
		await shop.turn("PT0S");
		const amount = nextAmount();
		const { id, current_period_end } = await subscribed(all, amount);
		const { now } = await shop.turn("P1M");
		assert.equal(now, current_period_end, "it stands where it was to go");
		for (const months of ["P1M", "P2M"]) await shop.turn(months);
		const invoices = await shop.invoices({ id });
		assert.deepEqual(invoices.map(sums), Array(5).fill(["paid", amount]));
		for (const [at, invoice] of invoices.entries()) {
			const next = invoices[at + 1];
			if (next) assert.equal(invoice.period_end, next.period_start, "periods tile");
			const { event } = await merchant.hears("invoice.paid", invoice.id);
			assert.equal(event.data.object.amount_paid, amount);
		}
		assert.deepEqual(await shop.money(amount), { captured: 5 * amount, refunded: 0, charges: 5 });
		// What happened is heard whole, each event once, and signed at the time at which it was sent.
		const events = await shop.all("/v1/events");
		await until("every event is heard", () => merchant.hooks.length >= events.length);
		assert.deepEqual(merchant.hooks.map(({ event }) => event.id).sort(), events.map((event) => event.id).sort());
		for (const hook of merchant.hooks) verifies(hook, merchant.secret);
		const told = merchant.hooks.map(({ event }) => event).filter((it) => it.type === "customer.subscription.updated");
		assert.ok(told.length >= 5);
		for (const { data } of told) {
			assert.notDeepEqual(Object.keys(data.previous_attributes ?? {}), [], "an update says what was before");
		}
	}));

both("a renewal that is declined is paid on the invoice's page, and everything goes on", async (all) => {
	const { buyer, shop, merchant } = all;
	await shop.turn("PT0S");
	const amount = nextAmount();
	const begun = await subscribed(all, amount, RENEWAL.poor);
	await shop.turn("P1M");
	assert.equal((await shop.subscription(begun.id)).status, "past_due");
	const open = (await shop.invoices(begun)).at(-1);
	assert.deepEqual([open.status, open.failure_code], ["open", "insufficient_funds"]);
	const failed = await merchant.hears("invoice.payment_failed", open.id);
	assert.equal(verifies(failed, merchant.secret).data.object.hosted_invoice_url, open.hosted_invoice_url);

	const page = await buyer.page.goto(open.hosted_invoice_url);
	assert.equal(page.status(), 200);
	await buyer.heading(`Invoice ${open.number}`);
	const words = await body(buyer);
	for (const part of [`${ghs(amount)} due by ${inWords(open.due_date)}`, "Ama Mensah", "ama@example.com", "Coffee club"]) {
		assert.ok(words.includes(part), `${part} in ${words}`);
	}
	assert.equal(await buyer.fact("Amount due"), ghs(amount));
	await buyer.pictures("invoice-open");
	await buyer.page.getByRole("link", { name: "Pay this invoice" }).click();
	await buyer.page.locator("#pay").waitFor();
	const asked = await body(buyer);
	for (const part of [`Pay invoice ${open.number}`, ghs(amount), "By paying you let"]) {
		assert.ok(asked.includes(part), `${part} in ${asked}`);
	}
	await buyer.pictures("invoice-pay");
	await buyer.fill({ card: CARD.declined });
	await press(buyer);
	await buyer.alert(/declined/i);
	await buyer.fill({ card: "5555555555554444" });
	await press(buyer);
	await buyer.heading(`Invoice ${open.number} is paid`);
	await buyer.pictures("invoice-thanks");

	const now = await shop.subscription(begun.id);
	assert.deepEqual([now.status, now.payment_method.card.last4], ["active", "4444"]);
	assert.deepEqual(await shop.money(amount), { captured: 2 * amount, refunded: 0, charges: 2 });
	verifies(await merchant.hears("invoice.paid", open.id), merchant.secret);
	await buyer.page.goBack();
	await buyer.heading(`Invoice ${open.number} is paid`);
	await buyer.page.goto(open.hosted_invoice_url);
	await buyer.page.getByText(`${ghs(amount)} paid on`).waitFor();
	assert.equal(await buyer.page.getByRole("link", { name: /pay/i }).count(), 0, "it cannot be paid twice");
	assert.equal(await buyer.fact("Paid with"), "Mastercard •••• 4444");
	await shop.turn("P1M");
	const invoices = await shop.invoices(begun);
	assert.deepEqual(invoices.map(sums), Array(3).fill(["paid", amount]), "the next one is charged to the new card");
});

test("a card that always asks: the merchant hears that the buyer must come, and the buyer pays", () =>
	shopping(async (all) => {
		const { buyer, shop, merchant } = all;
		await shop.turn("PT0S");
		const amount = nextAmount();
		const begun = await subscribed(all, amount, RENEWAL.asksAlways);
		await shop.turn("P1M");
		const open = (await shop.invoices(begun)).at(-1);
		const { event } = await merchant.hears("invoice.payment_action_required", open.id);
		await buyer.page.goto(event.data.object.payment_url);
		await buyer.fill({ card: RENEWAL.asksAlways });
		await press(buyer);
		await buyer.page.click("button[value=confirm]");
		await buyer.heading(`Invoice ${open.number} is paid`);
		assert.equal((await shop.subscription(begun.id)).status, "active");
	}));

test("an invoice that was withdrawn cannot be paid any more", () =>
	shopping(async (all) => {
		const { buyer, shop } = all;
		await shop.turn("PT0S");
		const amount = nextAmount();
		const begun = await subscribed(all, amount, RENEWAL.stolen);
		await shop.turn("P1M");
		const open = (await shop.invoices(begun)).at(-1);
		await buyer.page.goto(open.payment_url);
		await buyer.fill();
		await shop.expect(200, "POST", `/v1/subscriptions/${begun.id}/cancel`);
		await press(buyer);
		await buyer.heading(/can no longer be paid here/);
		await buyer.picture("invoice-withdrawn");
		await buyer.page.goto(open.hosted_invoice_url);
		await buyer.page.getByText("Void: there is nothing to pay").waitFor();
		assert.equal(await buyer.page.getByRole("link", { name: /pay/i }).count(), 0);
		await buyer.picture("invoice-void");
		assert.deepEqual(await shop.money(amount), { captured: amount, refunded: 0, charges: 1 });
	}));

// Printed, the paper holds the invoice and nothing to press.
for (const [name, card, found] of [
	["a paid", CARD.good, /paid on/],
	["an open", RENEWAL.stolen, /due by/],
]) {
	both(`${name} invoice is printed`, async (all) => {
		const { buyer, shop } = all;
		await shop.turn("PT0S");
		const begun = await subscribed(all, nextAmount(), card);
		await shop.turn("P1M");
		const invoice = (await shop.invoices(begun)).at(-1);
		await buyer.page.goto(invoice.hosted_invoice_url);
		const button = buyer.page.locator("[data-print]");
		assert.equal(await button.isVisible(), buyer.script, "a button for it only where it works");
		await buyer.page.emulateMedia({ media: "print", colorScheme: "dark" });
		for (const gone of [".top", "footer", ".button", "button", ".keep", "a", "form"]) {
			for (const one of await buyer.page.locator(gone).all()) {
				assert.equal(await one.isVisible(), false, `${gone} is not printed`);
			}
		}
		const paper = await buyer.page.innerText("main");
		for (const part of ["Test mode: this invoice is not a real one.", invoice.number, "Akwaaba Books", "Ama Mensah"]) {
			assert.ok(paper.includes(part), `${part} in ${paper}`);
		}
		assert.match(paper, found);
		const colours = await buyer.page.evaluate(() => {
			const { color, backgroundColor } = getComputedStyle(document.body);
			return [color, backgroundColor];
		});
		assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], "black on white, also by night");
		const file = path.join(pictures, `invoice-${invoice.status}.pdf`);
		const pdf = (await buyer.page.pdf({ path: file, preferCSSPageSize: true })).toString("latin1");
		assert.ok(pdf.startsWith("%PDF-"));
		assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, "it fits on one page");
	});
}
