// Payments whose ending is heard late, or never heard. They wait for the simulated bank, so they run side by side.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, Robot, until } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

let kassa, merchant, browser;

before(async () => {
	kassa = await Kassa.start();
	merchant = await Merchant.open(kassa);
	browser = await openBrowser();
});

after(async () => {
	await browser?.close();
	await merchant?.close();
	await kassa?.stop();
});

const status = async (session) => (await kassa.session(session.id)).status;
const statuses = async (session) => (await kassa.payments(session.amount)).map((payment) => payment.status);

// A payment of this session is on its way, and the bank has it in its book.
const begun = (session) =>
	until("the payment is on its way", async () => {
		const [payment] = await kassa.payments(session.amount);
		return payment?.status === "processing" && (await kassa.book(session.amount)).length === 1;
	});

// Pays with a card that the bank declines at first and charges five seconds later.
async function declinedForNow(session) {
	const answer = await new Robot(kassa, session).pay(CARD.late);
	assert.match(answer.text, /declined/i);
	assert.deepEqual(await statuses(session), ["failed"]);
}

// Waits until the bank gave everything back that it took too much, and until an event says so.
async function givenBack(session, { kept }) {
	await until("the surplus is refunded", async () => {
		const { captured, refunded } = await kassa.money(session.amount);
		return captured > kept && captured - refunded === kept;
	}, { within: 20_000 });
	await until("a payment is shown as refunded", async () => (await statuses(session)).includes("refunded"));
	const [refunded] = (await kassa.payments(session.amount)).filter((payment) => payment.status === "refunded");
	await until("an event tells of it", async () => {
		const { data } = await kassa.expect(200, "GET", "/v1/events?limit=100");
		return data.some((event) => /refund/.test(event.type) && JSON.stringify(event.data).includes(refunded.id));
	});
}

describe("endings that are late", { concurrency: true }, () => {
	test("the answer is lost and the money moved: the janitor finds out, and it is charged once", async () => {
		const session = await merchant.sell();
		const buyer = await Buyer.open(browser, [kassa.url, merchant.url]);
		await buyer.visit(session);
		const own = buyer.pay({ card: CARD.lostAnswer, within: 30_000 });
		await begun(session);
		// The buyer does not want to wait and opens the page once more: it must not offer to pay again.
		const first = buyer.page;
		buyer.page = await buyer.tab();
		await buyer.page.goto(`${session.url}?wait=1`);
		await buyer.heading(/confirming your payment/i);
		await buyer.picture("processing");
		assert.equal(await status(session), "open", "unknown is neither paid nor failed");
		assert.deepEqual(await statuses(session), ["processing"]);
		assert.equal((await kassa.money(session.amount)).charges, 1, "the bank has taken the money");
		await buyer.isBack(merchant, session, { within: 30_000 });
		await own;
		buyer.page = first;
		await buyer.isBack(merchant, session, { within: 30_000 });
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.book(session.amount)).length, 1);
		await merchant.hears("checkout.session.completed", session.id);
		await buyer.close();
	});

	test("while an ending is unknown nobody can pay a second time", async () => {
		const session = await merchant.sell();
		const robot = new Robot(kassa, session);
		const own = robot.pay(CARD.lostAnswer);
		await begun(session);
		const again = new Robot(kassa, session);
		for (const card of [CARD.good, CARD.lostAnswer, CARD.asks]) {
			again.token = robot.token;
			const answer = await again.arrive(await again.submit({ card_number: card }));
			assert.equal(answer.status, 200);
			assert.match(answer.text, /confirming your payment/i);
			assert.ok(!again.canPay);
		}
		const refused = await kassa.api("POST", `/v1/checkout/sessions/${session.id}/expire`);
		assert.equal(refused.status, 409, refused.text);
		assert.equal((await kassa.book(session.amount)).length, 1);
		await own;
		await until("it is paid", async () => (await status(session)) === "complete", { within: 30_000 });
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.book(session.amount)).length, 1);
	});

	test("the request is lost: the buyer hears that nothing was charged, and pays", async () => {
		const session = await merchant.sell();
		const buyer = await Buyer.open(browser, [kassa.url, merchant.url]);
		await buyer.visit(session);
		await buyer.pay({ card: CARD.lostRequest, within: 30_000 });
		await buyer.page.getByRole("alert").filter({ hasText: /nothing was charged/i }).waitFor({ timeout: 30_000 });
		await buyer.picture("not-charged");
		await kassa.assertUnpaid(session);
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
		await buyer.close();
	});

	test("a declined card that succeeds after all pays the session", async () => {
		const session = await merchant.sell();
		await declinedForNow(session);
		await until("it is paid", async () => (await status(session)) === "complete", { within: 20_000 });
		await kassa.assertPaidOnce(session);
		await merchant.hears("checkout.session.completed", session.id);
	});

	test("a success that comes after another attempt has paid is given back", async () => {
		const session = await merchant.sell();
		await declinedForNow(session);
		await new Robot(kassa, session).pay(CARD.good);
		const { payment } = await kassa.assertPaidOnce(session);
		await givenBack(session, { kept: session.amount });
		assert.deepEqual((await statuses(session)).sort(), ["refunded", "succeeded"]);
		const now = await kassa.session(session.id);
		assert.deepEqual([now.status, now.payment_status, now.payment], ["complete", "paid", payment]);
		const completed = merchant.hooks.filter(
			({ event }) => event.type === "checkout.session.completed" && event.data.object.id === session.id,
		);
		assert.equal(new Set(completed.map(({ event }) => event.id)).size, 1, "it was completed once");
	});

	test("a success that comes after the session has expired is given back", async () => {
		const session = await merchant.sell();
		await declinedForNow(session);
		await kassa.expect(200, "POST", `/v1/checkout/sessions/${session.id}/expire`);
		await givenBack(session, { kept: 0 });
		const now = await kassa.session(session.id);
		assert.deepEqual([now.status, now.payment_status], ["expired", "unpaid"]);
	});

	test("a payment on its way holds the session open past its time", async () => {
		const session = await merchant.sell({ expires_at: new Date(Date.now() + 3000).toISOString() });
		const own = new Robot(kassa, session).pay(CARD.lostAnswer);
		await until("its time has passed", () => Date.now() > Date.parse(session.expires_at) + 500);
		assert.equal(await status(session), "open");
		await own;
		await until("it is paid", async () => (await status(session)) === "complete", { within: 30_000 });
		await kassa.assertPaidOnce(session);
	});
});
