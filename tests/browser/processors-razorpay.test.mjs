// Paying at Razorpay: in Checkout over our page, and on its hosted page without a script. The other side is a stand-in on
// this machine.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Robot, send, until } from "./harness.mjs";
import { policyOf, portrait, Shop } from "./stand-ins/shop.mjs";
import { RazorpayStandIn } from "./stand-ins/razorpay.mjs";

// They are typed into the provider's frame and nowhere else, so they must not be in any file or log of ours.
const GOOD = "4100280000001007";
const DECLINED = "4100280000060003";
const grouped = (digits) => digits.match(/.{4}/g).join(" ");

let desk, shop;

before(async () => {
	desk = await RazorpayStandIn.open();
	const numbers = [GOOD, DECLINED];
	shop = await Shop.open("razorpay", desk, { currency: "INR", secrets: [...numbers, ...numbers.map(grouped)] });
});

after(() => shop?.close());

const shopping = (run, options) => shop.shopping([desk.js, desk.api], run, options);
const ordersOf = (session) => [...desk.orders.values()].filter(({ amount }) => amount === session.amount);
const paymentOf = (session) => [...desk.payments.values()].find(({ order_id }) => order_id === ordersOf(session)[0].id);

// Goes from the first page to Checkout, which opens by itself.
async function toCheckout(buyer, session) {
	await buyer.visit(session);
	await until("an order was made", () => ordersOf(session).length > 0);
	await buyer.button().click();
	const checkout = buyer.page.frameLocator("iframe.razorpay-checkout-frame");
	await checkout.locator("[name=number]").waitFor();
	return checkout;
}

async function payIn(checkout, number) {
	await checkout.locator("[name=number]").fill(grouped(number));
	await checkout.getByRole("button", { name: "Pay now" }).click();
}

// The address that Razorpay's answer goes to.
async function returnOf(session) {
	const robot = await atRazorpay(session);
	const [back] = robot.page.text.match(/(?<=data-return=")[^"]+/);
	return new URL(back, shop.kassa.url).href;
}

async function atRazorpay(session) {
	const robot = new Robot(shop.kassa, session);
	await robot.open();
	await robot.arrive(await robot.post("pay", { method: "card", email: "ama@example.com", scripted: "1" }));
	assert.match(robot.page.text, /id="provider-frame"/);
	return robot;
}

// How often the server did not believe what came from outside.
async function refused() {
	const { text } = await send("GET", `${shop.kassa.url}/metrics`);
	return Number(text.match(/^kassa_notices_refused_total (\d+)$/m)[1]);
}

test("the order is made when the page opens, is the same after every reload, and is the one that is paid", () =>
	shopping(async (buyer) => {
		const session = await shop.sell({ description: "Two cups, hand thrown" });
		await buyer.visit(session);
		const [order] = await until("an order was made", () => ordersOf(session).length && ordersOf(session));
		for (let n = 0; n < 3; n++) await buyer.page.reload();
		const checkout = await toCheckout(buyer, session);
		await buyer.page.reload();
		await checkout.locator("[name=number]").waitFor();
		assert.deepEqual(ordersOf(session).map(({ id }) => id), [order.id], "one session is one order");
		await portrait(buyer.page, "razorpay-checkout");
		await payIn(checkout, GOOD);
		await buyer.isBack(shop.merchant, session);
		const payment = await shop.isPaid(session);
		assert.equal(order.notes.kassa_payment, payment.id);
		assert.equal(`pay_${order.receipt}`, payment.id);
		assert.equal(payment.card.last4, GOOD.slice(-4));
		await shop.merchant.hears("checkout.session.completed", session.id);
	}));

test("only Razorpay's origins are open while Checkout is on the page", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		await toCheckout(buyer, session);
		const policy = policyOf(await buyer.page.reload());
		assert.deepEqual(policy["script-src"].slice(1), ["'self'", desk.js]);
		assert.deepEqual(policy["frame-src"].sort(), [desk.api, desk.js].sort());
		assert.deepEqual(policy["connect-src"], ["'self'", desk.api]);
		assert.deepEqual(policy["form-action"], ["'self'", shop.merchant.url, shop.merchant.url, desk.api]);
		await buyer.page.frameLocator("iframe.razorpay-checkout-frame").locator("[name=number]").waitFor();
	}));

test("a try that fails is told, Checkout can be closed and opened again, and the next card pays", () =>
	shopping(async (buyer) => {
		const session = await shop.sell();
		let checkout = await toCheckout(buyer, session);
		await payIn(checkout, DECLINED);
		await buyer.page.locator("#provider-error", { hasText: "Your payment was declined by the bank." }).waitFor();
		assert.equal((await desk.tell(shop.hook, "payment.failed", paymentOf(session))).status, 200);
		await shop.isOpen(session);
		await checkout.getByRole("button", { name: "Close" }).click();
		await buyer.page.locator("iframe.razorpay-checkout-frame").waitFor({ state: "detached" });
		await portrait(buyer.page, "razorpay-closed");
		await buyer.page.click("#provider-pay");
		checkout = buyer.page.frameLocator("iframe.razorpay-checkout-frame");
		await payIn(checkout, GOOD);
		await buyer.isBack(shop.merchant, session);
		await shop.isPaid(session);
		assert.equal(ordersOf(session).length, 1);
	}));

test("a return with a wrong signature is not believed, and the buyer can still pay", () =>
	shopping(async (buyer) => {
		const [session, other] = [await shop.sell(), await shop.sell()];
		const url = await returnOf(session);
		// A payment of somebody else's order, rightly signed.
		await returnOf(other);
		const stolen = desk.answer(desk.pay(ordersOf(other)[0].id, GOOD));
		const order = ordersOf(session)[0].id;
		const before = await refused();
		for (const fields of [
			stolen,
			{ ...stolen, razorpay_order_id: order },
			{ razorpay_payment_id: "pay_made0up", razorpay_order_id: order, razorpay_signature: "0".repeat(64) },
			{ razorpay_payment_id: "pay_made0up", razorpay_order_id: order, razorpay_signature: "" },
		]) {
			const form = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
			await buyer.page.setContent(`<form method="post" action="${url}">${form.join("")}<button>Send</button></form>`);
			await buyer.page.click("button");
			await buyer.heading(/payment details/i);
			await shop.isOpen(session);
		}
		assert.equal((await refused()) - before, 4, "none of them is believed");
		await buyer.page.reload();
		await payIn(buyer.page.frameLocator("iframe.razorpay-checkout-frame"), GOOD);
		await buyer.isBack(shop.merchant, session);
		await shop.isPaid(session);
	}));

test("the webhook alone pays, and only by the right secret over the bytes as they came", async () => {
	const session = await shop.sell();
	await atRazorpay(session);
	const payment = desk.pay(ordersOf(session)[0].id, GOOD);
	for (const how of [{ secret: desk.keySecret }, { change: (text) => `${text} ` }]) {
		const refused = await desk.tell(shop.hook, "payment.captured", payment, how);
		assert.equal(refused.status, 400, refused.text);
	}
	for (let n = 0; n < 2; n++) assert.equal((await desk.tell(shop.hook, "payment.captured", payment)).status, 200);
	await shop.isPaid(session);
});

test("with scripts off the buyer pays on Razorpay's page", () =>
	shopping(
		async (buyer) => {
			const session = await shop.sell();
			await buyer.visit(session);
			await buyer.button().click();
			await buyer.heading("Enter your payment details");
			await portrait(buyer.page, "razorpay-without-script");
			await buyer.page.getByRole("button", { name: "Continue to Razorpay" }).click();
			await buyer.page.waitForURL(`${desk.api}/v1/checkout/embedded`);
			await buyer.page.fill("[name='card[number]']", DECLINED);
			await buyer.page.getByRole("button", { name: "Pay" }).click();
			// Razorpay brings the buyer back with the failure, by a form.
			await buyer.page.click("text=Continue");
			await buyer.heading("Enter your payment details");
			await shop.isOpen(session);
			await buyer.page.getByRole("button", { name: "Continue to Razorpay" }).click();
			await buyer.page.fill("[name='card[number]']", GOOD);
			await buyer.page.getByRole("button", { name: "Pay" }).click();
			await buyer.page.click("text=Continue");
			await buyer.isBack(shop.merchant, session);
			await shop.isPaid(session);
			assert.equal(ordersOf(session).length, 1);
		},
		{ script: false },
	));

test("a card number that is posted to us is refused unread", async () => {
	const session = await shop.sell();
	const robot = new Robot(shop.kassa, session);
	await robot.open();
	const answer = await robot.post("pay", { method: "card", email: "ama@example.com", card_number: GOOD });
	assert.equal(answer.status, 400, answer.text);
	assert.deepEqual(await shop.kassa.payments(session.amount), []);
	await until("the order was made, because the page was opened", () => ordersOf(session).length === 1);
	assert.equal(ordersOf(session)[0].attempts, 0);
});
