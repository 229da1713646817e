// The process is taken away while money goes back. Every refund that was acknowledged happens, and happens once; what
// was cut off can be asked for again under its key.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";

import { CARD, Kassa, nextAmount, Robot, until } from "./harness.mjs";
import { Merchant, Receiver } from "./merchant.mjs";

const SHOPPERS = 24;
const ENOUGH = 20;
// The bank takes its time for refunds of this amount.
const SLOW = 777;

// A payment that was made, and the refunds that its merchant asks for, one after the other.
class Return {
	constructor(session) {
		this.payment = session.payment;
		this.amount = session.amount;
		this.asked = [SLOW, 500, session.amount - SLOW - 500].map((amount) => ({ amount, key: randomUUID() }));
	}

	ask(kassa, { amount, key }) {
		const body = { payment: this.payment, amount };
		return kassa.api("POST", "/v1/refunds", body, { headers: { "Idempotency-Key": key } });
	}

	async run(kassa) {
		for (const wish of this.asked) {
			const answer = await this.ask(kassa, wish);
			assert.equal(answer.status, 201, answer.text);
			wish.acknowledged = answer.text;
		}
	}
}

async function paid(kassa, merchant) {
	const amount = 10_000 + nextAmount();
	const urls = { success_url: `${merchant.url}/success`, cancel_url: `${merchant.url}/cart` };
	const session = await kassa.expect(201, "POST", "/v1/checkout/sessions", { amount, ...urls });
	await new Robot(kassa, session).pay(CARD.good);
	return kassa.session(session.id);
}

test("kill -9 while money goes back", async () => {
	const kassa = await Kassa.start();
	const merchant = await Merchant.open(kassa);
	let crashed = false;
	const receiver = await Receiver.open(kassa, {
		answer: () => (crashed ? 200 : 503),
		events: ["refund.created", "refund.updated"],
	});
	try {
		const sessions = await Promise.all(Array.from({ length: SHOPPERS }, () => paid(kassa, merchant)));
		const returns = sessions.map((session) => new Return(session));
		const wishes = returns.flatMap(({ asked }) => asked);
		const workers = returns.map((it) => it.run(kassa).catch((problem) => {
			// The connection breaks when the process is gone; anything else is a real problem.
			if (!crashed || problem instanceof assert.AssertionError) throw problem;
		}));
		const heard = () => wishes.filter(({ acknowledged }) => acknowledged).length;
		await Promise.race([until("enough is promised", () => heard() >= ENOUGH), ...workers]);
		crashed = true;
		await kassa.crash();
		await Promise.all(workers);
		const promised = wishes.filter(({ acknowledged }) => acknowledged);
		assert.ok(promised.length < wishes.length, "something was cut off");

		await kassa.up();
		await everyPromiseIsKept(kassa, returns);
		await everythingComesBackOnce(kassa, returns);
		for (const { id } of wishes) {
			for (const type of ["refund.created", "refund.updated"]) await receiver.hears(type, id, { within: 30_000 });
		}
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await receiver.close();
		await merchant.close();
		await kassa.discard();
	}
});

// The answer to every key is the same, byte by byte; what was never answered is simply sent again.
async function everyPromiseIsKept(kassa, returns) {
	for (const it of returns) {
		for (const wish of it.asked) {
			const answer = await it.ask(kassa, wish);
			assert.equal(answer.status, 201, answer.text);
			if (wish.acknowledged) assert.equal(answer.text, wish.acknowledged);
			wish.id = answer.body.id;
		}
	}
}

async function everythingComesBackOnce(kassa, returns) {
	const refunds = async () => kassa.all("/v1/refunds");
	await until("all refunds are done", async () => (await refunds()).every(({ status }) => status === "succeeded"), {
		within: 60_000,
	});
	const [all, book] = [await refunds(), await kassa.book()];
	assert.equal(all.length, returns.length * 3, "one refund for one key");
	for (const { payment, amount, asked } of returns) {
		const own = all.filter((refund) => refund.payment === payment);
		assert.deepEqual(own.map(({ id }) => id).sort(), asked.map(({ id }) => id).sort());
		const [charge, ...more] = book.filter(({ reference }) => reference === payment);
		assert.equal(more.length, 0);
		assert.deepEqual([charge.captured, charge.refunded], [amount, amount], "all of it, and no more than that");
		const now = await kassa.expect(200, "GET", `/v1/payments/${payment}`);
		assert.deepEqual([now.status, now.amount_refunded], ["refunded", amount]);
	}
}
