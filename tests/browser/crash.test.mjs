// The process is taken away in the middle of everything. What was acknowledged is still there, nobody is charged
// twice, and what was unfinished is finished after the next start.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";

import { CARD, Kassa, nextAmount, Robot, until } from "./harness.mjs";
import { Merchant, Receiver } from "./merchant.mjs";

const WORKERS = 20;
const ENOUGH = 30;

// One buyer's whole errand, with everything that was acknowledged written down as it was heard.
class Errand {
	constructor(number, merchant) {
		this.amount = nextAmount();
		this.key = randomUUID();
		this.card = [CARD.good, CARD.good, CARD.slow, CARD.asks][number % 4];
		this.body = {
			amount: this.amount,
			success_url: `${merchant.url}/success?session_id={CHECKOUT_SESSION_ID}`,
			cancel_url: `${merchant.url}/cart`,
			metadata: { order_id: `order-${this.amount}` },
		};
	}

	create(kassa) {
		return kassa.api("POST", "/v1/checkout/sessions", this.body, { headers: { "Idempotency-Key": this.key } });
	}

	async run(kassa) {
		const answer = await this.create(kassa);
		assert.equal(answer.status, 201, answer.text);
		this.created = answer.text;
		this.session = answer.body;
		const robot = new Robot(kassa, this.session);
		let paid = await robot.pay(this.card);
		if (this.card === CARD.asks) {
			assert.ok(robot.isAsked, `${paid.status} ${paid.text}`);
			paid = await robot.confirm();
		}
		this.paid = paid.status === 303 && paid.headers.location.startsWith(this.body.success_url.split("{")[0]);
	}
}

test("kill -9 in the middle of creates and payments", async () => {
	const kassa = await Kassa.start();
	const merchant = await Merchant.open(kassa);
	// This endpoint takes nothing before the crash, so that everything it hears is owed from before.
	let crashed = false;
	const receiver = await Receiver.open(kassa, {
		answer: () => (crashed ? 200 : 503),
		events: ["checkout.session.completed"],
	});
	try {
		const errands = [];
		const worker = async () => {
			for (;;) {
				const errand = new Errand(errands.length, merchant);
				errands.push(errand);
				try {
					await errand.run(kassa);
				} catch (problem) {
					// The connection breaks when the process is gone; anything else is a real problem.
					if (!crashed || problem instanceof assert.AssertionError) throw problem;
					return;
				}
			}
		};
		const workers = Array.from({ length: WORKERS }, worker);
		const paidSoFar = () => errands.filter(({ paid }) => paid).length;
		await Promise.race([until("enough is paid", () => paidSoFar() >= ENOUGH, { within: 20_000 }), ...workers]);
		crashed = true;
		await kassa.crash();
		await Promise.all(workers);
		const cutOff = errands.filter(({ created, paid, card }) => created && !paid && card === CARD.slow);
		assert.ok(cutOff.length > 0, "the bank was being waited for");

		await kassa.up();
		await everyPromiseIsKept(kassa, errands);
		await theUnfinishedEnd(kassa, errands);
		await theBooksAgree(kassa, errands);
		for (const { session } of errands.filter(({ paid }) => paid)) {
			await receiver.hears("checkout.session.completed", session.id, { within: 30_000 });
			await merchant.hears("checkout.session.completed", session.id, { within: 30_000 });
		}
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await receiver.close();
		await merchant.close();
		await kassa.discard();
	}
});

// What was acknowledged is there: every session, every payment, and the answer to every key.
async function everyPromiseIsKept(kassa, errands) {
	for (const errand of errands.filter(({ created }) => created)) {
		const now = await kassa.session(errand.session.id);
		assert.equal(now.amount, errand.amount);
		if (errand.paid) assert.deepEqual([now.status, now.payment_status], ["complete", "paid"]);
		const replay = await errand.create(kassa);
		assert.equal(replay.text, errand.created, "the same answer, byte by byte");
		assert.equal(replay.headers["idempotent-replayed"], "true");
	}
	// A create whose answer was never heard is simply sent again.
	for (const errand of errands.filter(({ created }) => !created)) {
		const answer = await errand.create(kassa);
		assert.equal(answer.status, 201, answer.text);
		errand.session = answer.body;
	}
	const sessions = await kassa.all("/v1/checkout/sessions");
	for (const { amount } of errands) {
		assert.equal(sessions.filter((session) => session.amount === amount).length, 1, "one session for one key");
	}
}

// Buyers come back to their page and pay if it still asks them to; the janitor finds out about the rest.
async function theUnfinishedEnd(kassa, errands) {
	await Promise.all(errands.filter(({ paid }) => !paid).map((errand) =>
		until(`order ${errand.amount} is paid`, async () => {
			if ((await kassa.session(errand.session.id)).status === "complete") return true;
			const robot = new Robot(kassa, errand.session);
			await robot.open();
			if (robot.isAsked) await robot.confirm();
			else if (robot.canPay) await robot.submit();
			return false;
		}, { within: 60_000 }),
	));
}

// Our rows and the bank's book tell the same story: each order paid for once, and nothing left hanging.
async function theBooksAgree(kassa, errands) {
	const [book, payments] = [await kassa.book(), await kassa.all("/v1/payments")];
	for (const { amount, session } of errands) {
		const charges = book.filter((charge) => charge.amount === amount && charge.captured > 0);
		assert.equal(charges.length, 1, `order ${amount} is charged once: ${JSON.stringify(charges)}`);
		assert.deepEqual([charges[0].captured, charges[0].refunded], [amount, 0]);
		const own = payments.filter((payment) => payment.amount === amount);
		const succeeded = own.filter(({ status }) => status === "succeeded");
		assert.equal(succeeded.length, 1, JSON.stringify(own));
		assert.equal((await kassa.session(session.id)).payment, succeeded[0].id);
		const hanging = own.filter(({ status }) => ["pending", "processing"].includes(status));
		assert.deepEqual(hanging, [], "nothing is left hanging");
	}
}
