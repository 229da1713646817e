// The process is taken away while a test clock lets months pass for two dozen subscriptions, again and again. Each
// period is billed once and paid at most once, the bank's book says the same, and nothing that was answered is gone.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { CARD, Kassa, nextAmount, RENEWAL, Robot, until } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

const CARDS = [
	RENEWAL.poorForAWhile,
	RENEWAL.lostAnswer,
	RENEWAL.lostRequest,
	RENEWAL.poor,
	RENEWAL.stolen,
	CARD.asks,
	...Array(18).fill(CARD.good),
];

// Draws numbers that look like chance and are the same in every run.
function dice(seed) {
	return () => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return seed / 2 ** 32;
	};
}

// A buyer without a browser subscribes, and is told so. Nothing comes back when the clock was faster than the buyer, who
// has a day for it.
async function subscribe(shop, card, interval) {
	const amount = nextAmount();
	const recurring = { interval };
	const session = await shop.expect(201, "POST", "/v1/checkout/sessions", {
		mode: "subscription",
		line_items: [{ price_data: { currency: "GHS", unit_amount: amount, recurring, product_data: { name: "Club" } } }],
		customer: { uid: `u_${amount}`, email: `u_${amount}@example.com` },
		success_url: "https://shop.example/ok",
	});
	const robot = new Robot(shop, session);
	await robot.open();
	let paid = robot.canPay ? await robot.arrive(await robot.submit({ card_number: card })) : robot.page;
	if (robot.isAsked) paid = await robot.confirm();
	if (/<h1>This page has expired/.test(paid.text)) return null;
	assert.equal(paid.status, 303, wordsOf(paid));
	assert.equal(paid.headers.location, "https://shop.example/ok");
	return { session, amount, card, interval };
}

// What a page says to whoever reads it.
function wordsOf(page) {
	return page.text.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/g, " ").replace(/\s+/g, " ");
}

// Somebody who goes on working while the process comes and goes, and writes down what was answered.
class Clerk {
	customers = new Map();
	subscribed = [];
	renamed = new Map();
	stopped = false;

	constructor(shop, subscriptions) {
		this.shop = shop;
		this.subscriptions = subscriptions;
	}

	async work() {
		for (let n = 0; !this.stopped; n++) {
			try {
				await this.errand(n);
				// The clock has to do with what the clerk does, too, and is to get on.
				await pause(20);
			} catch (problem) {
				// The connection breaks when the process is gone; anything else is a real problem.
				if (problem instanceof assert.AssertionError) throw problem;
				await until("it is there again", () => this.stopped || this.shop.api("GET", "/v1/test_clock"));
			}
		}
	}

	async errand(n) {
		const uid = randomUUID();
		const { id } = await this.shop.expect(201, "POST", "/v1/customers", { uid }, { headers: { "Idempotency-Key": uid } });
		this.customers.set(id, uid);
		const chosen = this.subscriptions[n % this.subscriptions.length];
		await this.shop.expect(200, "POST", `/v1/subscriptions/${chosen.id}`, { metadata: { note: `${n}` } });
		this.renamed.set(chosen.id, `${n}`);
		// Some begin in the middle of it, each at its own time.
		if (n % 4 === 0 && this.subscribed.length < 12) {
			const one = await subscribe(this.shop, CARD.good, "week");
			if (one) this.subscribed.push(one);
		}
	}
}

test("kill -9 while a clock lets weeks and months pass", async (t) => {
	const kassa = await Kassa.start();
	const shop = await kassa.shop("Akwaaba Club");
	const merchant = await Merchant.open(shop);
	const chance = dice(4);
	let [crashes, cutOff, unheard] = [0, 0, 0];
	try {
		await shop.turn("PT0S");
		const begun = await Promise.all(CARDS.map((card, at) => subscribe(shop, card, at % 3 ? "month" : "week")));
		const subscriptions = await Promise.all(begun.map(({ session }) => shop.subscriptionOf(session)));
		const good = subscriptions.filter((_, at) => CARDS[at] === CARD.good);
		const clerk = new Clerk(shop, good);
		const works = clerk.work();
		for (const advance of ["P1M", "P3D", "P1M"]) {
			const { target } = await shop.expect(200, "POST", "/v1/test_clock", { advance });
			assert.ok(target, "there is something to do on the way");
			// The first time at once: that the clock is to go there was answered, and so it goes there. Then a few times
			// while renewals follow each other, and then as often as it takes until it has arrived: each time it has a little
			// longer, so that it gets somewhere on a busy machine, too.
			for (let times = 0; ; times++) {
				const wait = times === 0 ? 0 : times < 6 ? 10 + 60 * chance() : (30 + 400 * chance()) * (times / 6);
				await Promise.race([pause(wait), works]);
				await kassa.crash();
				crashes++;
				if (await onItsWay(shop)) unheard++;
				await kassa.up();
				const clock = await shop.expect(200, "GET", "/v1/test_clock");
				if (clock.status === "advancing") cutOff++;
				assert.equal(clock.target ?? clock.now, target, "it is still on its way there, or has arrived");
				assert.ok(crashes < 150, "it gets somewhere between two crashes");
				if (clock.status === "ready") break;
			}
		}
		clerk.stopped = true;
		await works;
		await shop.turn("PT1M");
		t.diagnostic(`${crashes} crashes, ${cutOff} on the clock's way, ${unheard} beside a charge, ${clerk.customers.size} customers, ${clerk.subscribed.length} began meanwhile`);
		assert.ok(cutOff >= 8 && unheard >= 3, "it was taken away in the middle of something");
		const all = await theBooksAgree(shop);
		await theClerksWorkIsThere(shop, clerk);
		for (const { session, card } of [...begun, ...clerk.subscribed]) {
			const id = (await shop.session(session.id)).subscription;
			asTheCardDoes(all.find((one) => one.subscription.id === id), card);
		}
		await everythingIsHeard(shop, merchant, all);
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await merchant.close();
		await kassa.discard();
	}
});

// Whether the process went away while a charge was asked for, so that its ending was never written down: looked up in
// the database that it left behind.
async function onItsWay(shop) {
	return (await shop.rows("select id from attempts where status = 'asked'")).length > 0;
}

// Our rows and the bank's book tell the same story: one invoice for each period, no gap between periods, no invoice
// paid twice, and the money to the last unit. Returns the subscriptions with their invoices.
async function theBooksAgree(shop) {
	const { now } = await shop.expect(200, "GET", "/v1/test_clock");
	const [invoices, payments, book] = [await shop.all("/v1/invoices"), await shop.all("/v1/payments"), await shop.book()];
	const hanging = payments.filter(({ status }) => ["pending", "processing", "requires_action"].includes(status));
	assert.deepEqual(hanging, [], "nothing is left hanging");
	const succeeded = payments.filter(({ status }) => status === "succeeded");
	const captured = book.filter((charge) => charge.captured > 0);
	assert.deepEqual(
		captured.map((charge) => [charge.reference, charge.captured - charge.refunded]).sort(),
		succeeded.map((payment) => [payment.id, payment.amount]).sort(),
		"the bank took what the payments say, and nothing else",
	);
	const paid = invoices.filter((invoice) => invoice.status === "paid");
	assert.deepEqual(
		paid.map((invoice) => [invoice.payment, invoice.amount_paid]).sort(),
		succeeded.map((payment) => [payment.id, payment.amount]).sort(),
		"every payment has paid one invoice, and every paid invoice has one payment",
	);
	const total = (rows, column) => rows.reduce((sum, row) => sum + row[column], 0);
	assert.equal(total(paid, "amount_paid"), total(captured, "captured") - total(captured, "refunded"));

	const subscriptions = await shop.all("/v1/subscriptions");
	return subscriptions.map((subscription) => {
		const own = invoices.filter((invoice) => invoice.subscription === subscription.id);
		own.sort((a, b) => (a.period_start < b.period_start ? -1 : 1));
		const { billing_cycle_anchor, interval, status, ended_at } = subscription;
		assert.deepEqual(
			own.map((invoice) => [invoice.period_start, invoice.period_end]),
			own.map((_, at) => [boundary(billing_cycle_anchor, interval, at), boundary(billing_cycle_anchor, interval, at + 1)]),
			`${subscription.id}: each period once, without a gap`,
		);
		assert.ok(own.filter((invoice) => invoice.status === "open").length <= 1);
		if (status === "active") {
			assert.equal(own.at(-1).period_end, subscription.current_period_end);
			assert.ok(own.at(-1).period_start <= now && now < subscription.current_period_end, "it is billed until now");
		}
		if (ended_at) assert.ok(ended_at <= now);
		return { subscription, invoices: own };
	});
}

// Where the n-th period begins, computed here once more.
function boundary(anchor, interval, n) {
	const date = new Date(anchor);
	const day = date.getUTCDate();
	if (interval === "week") date.setUTCDate(day + 7 * n);
	else date.setUTCMonth(date.getUTCMonth() + n);
	if (interval === "month" && date.getUTCDate() !== day) date.setUTCDate(0);
	return date.toISOString().replace(".000Z", "Z");
}

function asTheCardDoes({ subscription, invoices }, card) {
	const statuses = invoices.map(({ status }) => status);
	const renewals = statuses.slice(1);
	const about = `${subscription.id} of ${card}: ${subscription.status}, ${statuses}`;
	assert.equal(statuses[0], "paid", about);
	switch (card) {
		case RENEWAL.stolen:
		case RENEWAL.poor:
		case RENEWAL.lostRequest:
			// Nothing is paid after the first period, and after three weeks it is given up.
			assert.deepEqual([subscription.status, renewals], ["canceled", ["uncollectible"]], about);
			break;
		default:
			assert.ok(renewals.every((status) => status === "paid"), about);
			assert.equal(subscription.status, "active", about);
	}
}

// Whatever was answered is there.
async function theClerksWorkIsThere(shop, clerk) {
	const known = new Map((await shop.all("/v1/customers")).map(({ id, uid }) => [id, uid]));
	const lost = [...clerk.customers].filter(([id, uid]) => known.get(id) !== uid);
	assert.deepEqual(lost, []);
	assert.ok(clerk.customers.size > 0 && clerk.subscribed.length > 0, "the clerk has done something");
	for (const [id, note] of clerk.renamed) {
		// A later one may have been written, and only its answer lost.
		assert.ok(Number((await shop.subscription(id)).metadata.note) >= Number(note), id);
	}
}

// Every event has arrived, verifiably, and speaks once of what happened once.
async function everythingIsHeard(shop, merchant, all) {
	const events = await shop.all("/v1/events");
	const missing = () => {
		const heard = new Set(merchant.hooks.map(({ event }) => event.id));
		return events.filter(({ id }) => !heard.has(id));
	};
	await until("every event is heard", () => missing().length === 0, { within: 20_000 });
	assert.deepEqual(merchant.refused, []);
	const count = (type, id) => events.filter((event) => event.type === type && event.data.object.id === id).length;
	for (const { subscription, invoices } of all) {
		assert.equal(count("customer.subscription.created", subscription.id), 1);
		assert.equal(count("customer.subscription.deleted", subscription.id), subscription.status === "canceled" ? 1 : 0);
		for (const invoice of invoices) {
			assert.equal(count("invoice.created", invoice.id), 1);
			assert.equal(count("invoice.paid", invoice.id), invoice.status === "paid" ? 1 : 0);
		}
	}
}

test("kill -9 while the buyer pays an open invoice: it is paid once", async () => {
	const kassa = await Kassa.start();
	const shop = await kassa.shop("Akwaaba Club");
	try {
		await shop.turn("PT0S");
		const { session, amount } = await subscribe(shop, RENEWAL.poor, "month");
		const subscription = await shop.subscriptionOf(session);
		await shop.turn("P1M");
		const open = (await shop.invoices(subscription)).at(-1);
		assert.equal(open.status, "open");
		const robot = new Robot(shop, { url: open.payment_url });
		await robot.open();
		const cutOff = robot.submit({ card_number: CARD.slow }).then(() => null, (problem) => problem);
		await until("the bank has taken the money", async () => (await shop.money(amount)).charges === 2);
		await kassa.crash();
		assert.ok(await cutOff, "the buyer heard nothing");
		await kassa.up();
		await robot.open();
		assert.equal(robot.canPay, false, "it may have been paid, so it is not asked for again");
		// The retry of the declined card is due on the way, and finds that somebody is paying or has paid.
		await shop.turn("P2D");
		assert.deepEqual((await shop.invoices(subscription)).map((it) => [it.status, it.amount_paid]), [
			["paid", amount],
			["paid", amount],
		]);
		assert.equal((await shop.subscription(subscription.id)).status, "active");
		assert.deepEqual(await shop.money(amount), { captured: 2 * amount, refunded: 0, charges: 2 });
		await theBooksAgree(shop);
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
});
