// Paying at Paystack: on its page by card, and by mobile money in Ghana. The other side is a stand-in on this machine.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { PHONE, Robot, until } from "./harness.mjs";
import { portrait, Shop } from "./stand-ins/shop.mjs";
import { PaystackStandIn } from "./stand-ins/paystack.mjs";

// They are typed into the provider's page and nowhere else, so they must not be in any file or log of ours.
const GOOD = "4084084084084081";
const DECLINED = "5060666666666666666";

let desk, shop;

before(async () => {
	desk = await PaystackStandIn.open();
	shop = await Shop.open("paystack", desk, { currency: "GHS", secrets: [GOOD, DECLINED, "4084 0840 8408 4081"] });
});

after(() => shop?.close());

const shopping = (run, options) => shop.shopping([desk.pages], run, options);
const transactionOf = (session) => [...desk.transactions.values()].find(({ amount }) => amount === session.amount);

async function toPaystack(buyer, session) {
	await buyer.visit(session);
	await buyer.page.locator("input[name=method][value=card]").check();
	await buyer.button().click();
	await buyer.page.waitForURL(`${desk.pages}/**`);
}

async function payThere(buyer, number) {
	await buyer.page.fill("[name=number]", number);
	await buyer.page.getByRole("button", { name: "Pay" }).click();
}

for (const script of [true, false]) {
	test(`a card pays on Paystack's page, and the return finds it out${script ? "" : ", with scripts off"}`, () =>
		shopping(
			async (buyer) => {
				const session = await shop.sell({ description: "Two cups, hand thrown" });
				await toPaystack(buyer, session);
				await payThere(buyer, DECLINED);
				await buyer.alert("Declined. Try another card.");
				await shop.isOpen(session);
				await payThere(buyer, GOOD);
				await buyer.isBack(shop.merchant, session);
				const payment = await shop.isPaid(session);
				assert.deepEqual(payment.card, { brand: "visa", last4: GOOD.slice(-4) });
				assert.equal(transactionOf(session).reference, payment.id.replace("_", "-"));
				assert.equal(desk.asked("POST", "/transaction/initialize").filter(({ text }) => text.includes(`"${session.amount}"`)).length, 1);
				await shop.merchant.hears("checkout.session.completed", session.id);
			},
			{ script },
		));
}

test("whoever comes back without having paid finds the way there again, and pays", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		await toPaystack(buyer, session);
		await buyer.page.click("text=Cancel Payment");
		await buyer.heading("Finish your payment");
		await portrait(buyer.page, "paystack-away");
		// Nobody believes an address.
		const back = new URL(transactionOf(session).callback_url);
		back.searchParams.set("reference", transactionOf(session).reference);
		// In a tab of its own: the page that waits may read itself anew at any moment.
		buyer.page = await buyer.tab();
		await buyer.page.goto(back.href);
		await buyer.heading("Finish your payment");
		await shop.isOpen(session);
		await buyer.page.getByRole("link", { name: "Continue to Paystack" }).click();
		await payThere(buyer, GOOD);
		await buyer.isBack(shop.merchant, session);
		await shop.isPaid(session);
	}));

test("the webhook alone pays, signed over the bytes as they came, and the waiting page goes on by itself", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		await toPaystack(buyer, session);
		await buyer.page.goto(`${session.url}?wait=1`);
		await buyer.heading("Finish your payment");
		const transaction = desk.succeed(transactionOf(session), {});
		const bad = [
			{ secret: `sk_test_${"0".repeat(40)}` },
			{ change: (text) => JSON.stringify(JSON.parse(text)) },
			{ change: (text) => text.replace(`"amount": ${session.amount}`, '"amount": 1') },
		];
		for (const how of bad) assert.equal((await desk.tell(shop.hook, "charge.success", transaction, how)).status, 400);
		for (let n = 0; n < 2; n++) assert.equal((await desk.tell(shop.hook, "charge.success", transaction)).status, 200);
		await shop.isPaid(session);
		await buyer.isBack(shop.merchant, session, { within: 15_000 });
	}));

test("a success of another amount is not a payment of this session", async () => {
	const session = await shop.sell();
	const robot = new Robot(shop.kassa, session);
	await robot.open();
	await robot.post("pay", { method: "card", email: "ama@example.com" });
	const transaction = transactionOf(session);
	const told = await desk.tell(shop.hook, "charge.success", { ...transaction, status: "success", amount: session.amount - 1 });
	assert.equal(told.status, 200, "it is kept for the operator");
	await shop.isOpen(session);
	const { data } = await shop.kassa.expect(200, "GET", "/v1/parked_notices");
	assert.ok(data.some((notice) => JSON.stringify(notice).includes("amount")), JSON.stringify(data));
});

describe("mobile money", { concurrency: true }, () => {
	async function byPhone(buyer, session, phone) {
		await buyer.visit(session);
		await buyer.page.locator("input[name=method][value=mobile_money]").check();
		await buyer.page.fill("[name=phone]", phone);
		await buyer.button().click();
	}

	test("MTN: the buyer confirms on the phone, and the webhook leads on", () =>
		shopping(async (buyer) => {
			const session = await shop.sell();
			await byPhone(buyer, session, PHONE.approves);
			await buyer.heading(/phone/i);
			await buyer.page.getByText("Please complete the authorization on your phone").waitFor();
			await portrait(buyer.page, "paystack-prompt");
			const transaction = transactionOf(session);
			assert.equal(transaction.channel, "mobile_money");
			await shop.isOpen(session);
			desk.succeed(transaction);
			assert.equal((await desk.tell(shop.hook, "charge.success", transaction)).status, 200);
			await buyer.isBack(shop.merchant, session, { within: 15_000 });
			const payment = await shop.isPaid(session);
			assert.deepEqual([payment.payment_method, payment.provider], ["mobile_money", "mtn"]);
		}));

	test("MTN with scripts off: no webhook comes, and asking finds it out", () =>
		shopping(
			async (buyer) => {
				const session = await shop.sell();
				await byPhone(buyer, session, PHONE.approves);
				await buyer.heading(/phone/i);
				desk.succeed(transactionOf(session));
				await buyer.isBack(shop.merchant, session, { within: 25_000 });
				await shop.isPaid(session);
				const { reference } = transactionOf(session);
				const asked = desk.asked("GET", `/charge/${reference}`);
				assert.ok(asked.length >= 1 && asked.length <= 3, `asked ${asked.length} times`);
			},
			{ script: false },
		));

	test("Telecel: a wrong voucher is asked for again, the right one leads to the phone", () =>
		shopping(async (buyer) => {
			const session = await shop.sell();
			await byPhone(buyer, session, PHONE.wantsCode);
			await buyer.page.getByText("Dial *110# to generate a voucher").waitFor();
			await portrait(buyer.page, "paystack-voucher");
			await buyer.page.fill("#code", "111111");
			await buyer.page.click("main form button[type=submit]");
			await buyer.page.locator("#code[aria-invalid=true]").waitFor();
			await shop.isOpen(session);
			await buyer.page.fill("#code", desk.voucher);
			await buyer.page.click("main form button[type=submit]");
			await until("it waits for the phone", () => transactionOf(session).status === "pay_offline");
			await buyer.heading(/phone/i);
			assert.deepEqual(desk.asked("POST", "/charge/submit_otp").map(({ text }) => JSON.parse(text).otp), ["111111", desk.voucher]);
			desk.succeed(transactionOf(session));
			await desk.tell(shop.hook, "charge.success", transactionOf(session));
			await buyer.isBack(shop.merchant, session, { within: 15_000 });
			await shop.isPaid(session);
		}));

	test("what the buyer refuses on the phone is told, and the buyer can choose anew", () =>
		shopping(async (buyer) => {
			const session = await shop.sell();
			await byPhone(buyer, session, PHONE.approves);
			await buyer.heading(/phone/i);
			Object.assign(transactionOf(session), { status: "failed", gateway_response: "Declined by the customer" });
			await buyer.page.getByRole("alert").first().waitFor({ timeout: 25_000 });
			await buyer.heading("Payment details");
			await shop.isOpen(session);
			assert.deepEqual((await shop.kassa.payments(session.amount)).map(({ status }) => status), ["failed"]);
		}));
});
