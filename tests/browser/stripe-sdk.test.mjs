// The official libraries of Stripe for Node and Python, as a merchant's backend uses them, at the real server: only host,
// port and protocol are others.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import path from "node:path";
import readline from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import Stripe from "stripe";

import { missing } from "./clients/stripe-fields.mjs";
import { CARD, Kassa, RENEWAL, Robot, send, until } from "./harness.mjs";

let kassa, stripe;

const at = (url, more = {}) => {
	const { hostname: host, port, protocol } = new URL(url);
	return { host, port, protocol: protocol.slice(0, -1), telemetry: false, ...more };
};

before(async () => {
	kassa = await Kassa.start();
	stripe = new Stripe(kassa.key, at(kassa.url));
});

after(() => kassa.stop());

const order = {
	mode: "payment",
	line_items: [
		{
			price_data: { currency: "usd", unit_amount: 1500, product_data: { name: "T-shirt", metadata: { size: "10" } } },
			quantity: 2,
		},
	],
	success_url: "https://shop.example/success?session_id={CHECKOUT_SESSION_ID}",
	cancel_url: "https://shop.example/cancel",
	client_reference_id: "order-17",
	customer_email: "buyer@shop.example",
	metadata: { order_id: "17", paid: "true" },
};

const pay = (session) => new Robot(kassa, { url: session.url }).pay(CARD.good);

// Somebody who takes webhooks, and believes what the library verifies.
async function ear() {
	const heard = [];
	const server = http.createServer(async (request, response) => {
		const parts = [];
		for await (const part of request) parts.push(part);
		heard.push({ signature: request.headers["stripe-signature"], body: Buffer.concat(parts) });
		response.writeHead(200).end();
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const hears = (type) =>
		until(`a webhook ${type}`, async () => heard.find(({ body }) => JSON.parse(body).type === type));
	return { url: `http://127.0.0.1:${server.address().port}/hooks`, hears, close: () => server.close() };
}

test("a session is made, read, changed, listed, paid, and its payment given back", async () => {
	const session = await stripe.checkout.sessions.create(order);
	assert.equal(session.object, "checkout.session");
	assert.deepEqual([session.status, session.payment_status, session.mode], ["open", "unpaid", "payment"]);
	assert.deepEqual([session.amount_total, session.currency, session.livemode], [3000, "usd", false]);
	assert.deepEqual(session.metadata, { order_id: "17", paid: "true" });
	assert.equal(session.url, `${kassa.url}/checkout/${session.id}`);
	assert.deepEqual(missing(session), []);
	assert.match(session.lastResponse.requestId, /^req_/);
	assert.equal(session.lastResponse.apiVersion, Stripe.API_VERSION ?? session.lastResponse.headers["stripe-version"]);
	assert.equal(session.payment_intent, null);
	assert.ok(session.expires_at > session.created);

	const changed = await stripe.checkout.sessions.update(session.id, { metadata: { order_id: "", shelf: "3" } });
	assert.deepEqual(changed.metadata, { paid: "true", shelf: "3" });
	const lines = await stripe.checkout.sessions.listLineItems(session.id);
	assert.deepEqual(
		lines.data.map(({ object, description, quantity, amount_total }) => [object, description, quantity, amount_total]),
		[["item", "T-shirt", 2, 3000]],
	);
	assert.equal(lines.data[0].price.unit_amount_decimal.toString(), "1500");

	const { headers } = await pay(session);
	assert.equal(headers.location, `https://shop.example/success?session_id=${session.id}`);
	const expand = ["line_items", "payment_intent.latest_charge", "customer"];
	const paid = await stripe.checkout.sessions.retrieve(session.id, { expand });
	assert.deepEqual([paid.status, paid.payment_status, paid.url], ["complete", "paid", null]);
	assert.equal(paid.line_items.data[0].amount_total, 3000);
	assert.deepEqual(missing(paid), []);
	const intent = paid.payment_intent;
	assert.deepEqual([intent.object, intent.status, intent.amount_received], ["payment_intent", "succeeded", 3000]);
	assert.deepEqual([intent.latest_charge.object, intent.latest_charge.captured], ["charge", true]);
	assert.equal(intent.latest_charge.payment_method_details.card.last4, CARD.good.slice(-4));
	assert.equal(intent.latest_charge.payment_intent, intent.id);

	const found = await stripe.checkout.sessions.list({ payment_intent: intent.id, expand: ["data.payment_intent"] });
	assert.deepEqual(found.data.map(({ id, payment_intent }) => [id, payment_intent.id]), [[session.id, intent.id]]);

	const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000, reason: "duplicate" });
	assert.deepEqual([refund.object, refund.amount, refund.charge], ["refund", 1000, intent.latest_charge.id]);
	// The answer does not wait for the processor.
	await until("the refund is done", async () => (await stripe.refunds.retrieve(refund.id)).status === "succeeded");
	const again = await stripe.charges.retrieve(intent.latest_charge.id, { expand: ["payment_intent"] });
	assert.deepEqual([again.amount_refunded, again.refunded, again.payment_intent.id], [1000, false, intent.id]);
	await assert.rejects(stripe.refunds.create({ charge: again.id, amount: 2500 }), { code: "amount_too_large" });
	assert.deepEqual((await stripe.refunds.list({ payment_intent: intent.id })).data.map(({ id }) => id), [refund.id]);
});

test("a session is expired, and what is over is refused as an error of the library", async () => {
	const session = await stripe.checkout.sessions.create(order);
	assert.equal((await stripe.checkout.sessions.expire(session.id)).status, "expired");
	await assert.rejects(stripe.checkout.sessions.expire(session.id), (problem) => {
		assert.ok(problem instanceof Stripe.errors.StripeInvalidRequestError);
		assert.deepEqual([problem.statusCode, problem.code], [400, "checkout_session_not_open"]);
		return true;
	});
	await assert.rejects(stripe.checkout.sessions.retrieve("cs_test_none"), {
		type: "StripeInvalidRequestError",
		statusCode: 404,
		code: "resource_missing",
	});
});

test("what is wrong is named as the library names it, and what Kassa does not do is refused by name", async () => {
	const make = (more) => stripe.checkout.sessions.create({ ...order, ...more });
	const priced = (data) => make({ line_items: [{ price_data: { ...order.line_items[0].price_data, ...data } }] });
	for (const [wrong, param] of [
		[() => make({ line_items: [{ price: "price_none", quantity: 1 }] }), "line_items[0][price]"],
		[() => priced({ unit_amount: -1 }), "line_items[0][price_data][unit_amount]"],
		[() => priced({ unit_amount: undefined, unit_amount_decimal: "10.5" }), "line_items[0][price_data][unit_amount_decimal]"],
		[() => make({ mode: "setup" }), "line_items"],
		[() => make({ mode: "later" }), "mode"],
		[() => make({ setup_intent_data: { description: "x" } }), "setup_intent_data"],
		[
			() => make({ payment_intent_data: { setup_future_usage: "on_session" } }),
			"payment_intent_data[setup_future_usage]",
		],
		[() => stripe.paymentIntents.create({ amount: 100, currency: "usd" }), "customer"],
		[
			() => stripe.paymentIntents.create({ amount: 100, currency: "usd", customer: "cus_1", payment_method: "pm_1" }),
			"confirm",
		],
		[() => stripe.paymentMethods.list(), "customer"],
		[() => make({ line_items: undefined }), "line_items"],
		[() => make({ success_url: undefined }), "success_url"],
		[() => make({ ui_mode: "embedded" }), "ui_mode"],
		[() => make({ subscription_data: { transfer_data: { destination: "acct_1" } } }), "subscription_data[transfer_data]"],
		[() => make({ expand: ["line_items.data.price.seller"] }), "expand[0]"],
		[() => make({ expand: ["customer.customer.customer.customer.customer"] }), "expand[0]"],
		[() => stripe.coupons.create({ id: "SPRING", percent_off: 10, duration: "once" }), "id"],
		[() => stripe.prices.create({ currency: "usd", unit_amount: 5, product_data: { name: "" } }), "product_data[name]"],
		[() => stripe.prices.create({ currency: "usd", unit_amount: 5, product_data: { id: "x", name: "x" } }), "product_data[id]"],
		[() => stripe.prices.create({ currency: "usd", unit_amount: 5, product_data: { name: "x", seller: "y" } }), "product_data[seller]"],
		[
			() => stripe.products.create({ name: "x", default_price_data: { currency: "xxx", unit_amount: 5 } }),
			"default_price_data[currency]",
		],
		[
			() => stripe.products.create({ name: "x", default_price_data: { currency: "usd", unit_amount_decimal: "0.5" } }),
			"default_price_data[unit_amount_decimal]",
		],
		[() => stripe.customers.list({ created: { gte: 1 } }), "created"],
		[() => stripe.customers.list({ limit: 101 }), "limit"],
	]) {
		await assert.rejects(wrong(), (problem) => {
			assert.ok(problem instanceof Stripe.errors.StripeInvalidRequestError, problem.stack);
			assert.equal(problem.param, param, problem.message);
			return true;
		});
	}
	await assert.rejects(new Stripe("sk_test_wrong", at(kassa.url)).products.list(), {
		type: "StripeAuthenticationError",
		statusCode: 401,
	});
	const reader = await kassa.makeKey("--scope", "read");
	await assert.rejects(new Stripe(reader.key, at(kassa.url)).products.create({ name: "x" }), {
		type: "StripePermissionError",
	});
	await assert.rejects(stripe.setupIntents.create(), { statusCode: 404 });
});

test("what has no effect is said in a notice", async () => {
	const warnings = [];
	const listen = (warning) => warnings.push(warning.message ?? String(warning));
	const say = console.warn;
	process.on("warning", listen);
	console.warn = (text) => warnings.push(text);
	const session = await stripe.checkout.sessions.create({
		...order,
		saved_payment_method_options: { payment_method_save: "enabled" },
		payment_intent_data: { metadata: { from: "app" } },
	});
	console.warn = say;
	process.off("warning", listen);
	assert.deepEqual(session.metadata, { ...order.metadata, from: "app" });
	const notice = session.lastResponse.headers["stripe-notice"];
	assert.match(notice, /saved_payment_method_options/);
	assert.match(notice, /payment_intent_data\[metadata\]/);
});

test("a session in mode setup puts a card on file, and it is charged without its holder", async () => {
	const customer = await stripe.customers.create({ email: "ama@shop.example" });
	const session = await stripe.checkout.sessions.create({
		mode: "setup",
		currency: "usd",
		customer: customer.id,
		success_url: "https://shop.example/saved",
		setup_intent_data: { description: "Tab", metadata: { table: "7" } },
	});
	assert.deepEqual(missing(session), []);
	assert.deepEqual(
		[session.mode, session.payment_status, session.amount_total, session.setup_intent, session.metadata],
		["setup", "no_payment_required", null, null, { table: "7" }],
	);
	await pay(session);
	const expand = ["setup_intent.payment_method", "line_items"];
	const done = await stripe.checkout.sessions.retrieve(session.id, { expand });
	assert.deepEqual([done.status, done.payment_intent, done.line_items.data], ["complete", null, []]);
	const { setup_intent } = done;
	assert.deepEqual(missing(setup_intent), []);
	assert.deepEqual(
		[setup_intent.object, setup_intent.status, setup_intent.usage, setup_intent.customer],
		["setup_intent", "succeeded", "off_session", customer.id],
	);
	assert.equal((await stripe.setupIntents.retrieve(setup_intent.id)).payment_method, setup_intent.payment_method.id);
	const card = setup_intent.payment_method;
	assert.deepEqual([card.object, card.type, card.card.last4, card.customer], ["payment_method", "card", CARD.good.slice(-4), customer.id]);

	const charge = (more) =>
		stripe.paymentIntents.create({
			amount: 2500,
			currency: "usd",
			customer: customer.id,
			payment_method: card.id,
			confirm: true,
			off_session: true,
			...more,
		});
	const intent = await charge({ description: "Tab of Friday", metadata: { table: "7" }, receipt_email: "ama@shop.example" });
	assert.deepEqual([intent.object, intent.payment_method, intent.metadata], ["payment_intent", card.id, { table: "7" }]);
	assert.deepEqual(missing(intent), []);
	assert.match(intent.lastResponse.headers["stripe-notice"], /receipt_email/);
	const now = () => stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge", "payment_method"] });
	await until("it is charged", async () => (await now()).status === "succeeded");
	const paid = await now();
	assert.deepEqual([paid.amount_received, paid.latest_charge.captured, paid.payment_method.id], [2500, true, card.id]);
	await assert.rejects(charge({ off_session: false }), { param: "off_session" });
	await assert.rejects(charge({ payment_method: "pm_none" }), { param: "payment_method" });

	// A session that is paid keeps its card too.
	const sold = await stripe.checkout.sessions.create({
		...order,
		customer_email: undefined,
		customer: customer.id,
		payment_intent_data: { setup_future_usage: "off_session" },
	});
	await pay(sold);
	const kept = [];
	for await (const method of stripe.paymentMethods.list({ customer: customer.id, type: "card", limit: 1 })) kept.push(method.id);
	assert.deepEqual([kept.length, kept[1]], [2, card.id]);
	const listed = await stripe.customers.listPaymentMethods(customer.id);
	assert.deepEqual(listed.data.map(({ id }) => id), kept);
	const gone = await stripe.paymentMethods.detach(card.id);
	assert.deepEqual([gone.id, gone.customer], [card.id, null]);
	await assert.rejects(stripe.paymentMethods.retrieve(card.id), { statusCode: 404 });
	await assert.rejects(charge({}), { param: "payment_method" });
	await assert.rejects(stripe.setupIntents.retrieve(paid.id.replace("pi_", "seti_")), { statusCode: 404 });
});

test("products, prices and customers", async () => {
	const product = await stripe.products.create({ name: "Coffee", description: "", images: [], metadata: { roast: "3" } });
	assert.deepEqual([product.object, product.description, product.metadata], ["product", null, { roast: "3" }]);
	const price = await stripe.prices.create({
		product: product.id,
		currency: "usd",
		unit_amount: 900,
		recurring: { interval: "month" },
		lookup_key: "coffee_monthly",
		billing_scheme: "per_unit",
		currency_options: { eur: { unit_amount: 850 } },
		expand: ["product"],
	});
	assert.deepEqual([price.type, price.recurring.interval, price.product.name], ["recurring", "month", "Coffee"]);
	assert.equal(price.currency_options.eur.unit_amount, 850);
	assert.deepEqual(missing([product, price]), []);
	const { data } = await stripe.prices.list({ lookup_keys: ["coffee_monthly"] });
	assert.deepEqual(data.map(({ id }) => id), [price.id]);
	assert.equal((await stripe.prices.update(price.id, { active: false, nickname: "Old" })).active, false);
	assert.equal((await stripe.products.update(product.id, { name: "Beans" })).name, "Beans");

	const customer = await stripe.customers.create({
		email: "kofi@shop.example",
		name: "Kofi",
		address: { city: "Accra", country: "GH", line1: "1 High Street" },
		preferred_locales: ["en"],
	});
	assert.deepEqual([customer.object, customer.address.city, customer.phone], ["customer", "Accra", null]);
	const session = await stripe.checkout.sessions.create({
		...order,
		customer_email: undefined,
		customer: customer.id,
		expand: ["customer"],
	});
	assert.equal(session.customer.email, "kofi@shop.example");
	const cleared = await stripe.customers.update(customer.id, { name: null, metadata: { vip: "yes" } });
	assert.deepEqual([cleared.name, cleared.metadata], [null, { vip: "yes" }]);
	assert.equal((await stripe.customers.list({ email: "kofi@shop.example" })).data.length, 1);
});

test("a customer who is deleted is nobody any more, and is not charged again", async () => {
	const customer = await stripe.customers.create({ email: "esi@shop.example", name: "Esi", metadata: { vip: "yes" } });
	const monthly = { currency: "usd", unit_amount: 1500, recurring: { interval: "month" }, product_data: { name: "Pro" } };
	const begun = await stripe.checkout.sessions.create({
		mode: "subscription",
		line_items: [{ price_data: monthly, quantity: 1 }],
		customer: customer.id,
		success_url: order.success_url,
	});
	await pay(begun);
	const open = await stripe.checkout.sessions.create({ ...order, customer_email: undefined, customer: customer.id });
	const gone = { id: customer.id, object: "customer", deleted: true };
	assert.deepEqual(await stripe.customers.del(customer.id), gone);
	assert.deepEqual(await stripe.customers.del(customer.id), gone, "once more");
	assert.deepEqual(await stripe.customers.retrieve(customer.id), gone);
	assert.deepEqual((await stripe.customers.list({ email: "esi@shop.example" })).data, []);
	const { subscription } = await stripe.checkout.sessions.retrieve(begun.id, { expand: ["subscription"] });
	assert.deepEqual([subscription.status, subscription.customer], ["canceled", customer.id]);
	const over = await stripe.checkout.sessions.retrieve(open.id, { expand: ["customer"] });
	assert.deepEqual([over.status, over.customer], ["expired", gone]);
	const latest = async () => (await stripe.events.list({ type: "customer.deleted" })).data[0];
	const event = await until("an event of it", latest);
	assert.deepEqual([event.data.object.id, event.data.object.email], [customer.id, null]);
	const nobody = { type: "StripeInvalidRequestError", code: "resource_missing", param: "customer" };
	const named = { ...order, customer_email: undefined, customer: customer.id };
	await assert.rejects(stripe.checkout.sessions.create(named), nobody);
	await assert.rejects(stripe.billingPortal.sessions.create({ customer: customer.id }), nobody);
	await assert.rejects(stripe.customers.update(customer.id, { name: "Esi" }), { statusCode: 404 });
	await assert.rejects(stripe.customers.del("cus_none"), { statusCode: 404, code: "resource_missing" });
});

test("a product is made with its price, a price with its product, and a link says what it sells", async () => {
	const tea = await stripe.products.create({
		name: "Tea",
		default_price_data: { currency: "usd", unit_amount: 450, recurring: { interval: "month" }, metadata: { cup: "large" } },
		expand: ["default_price"],
	});
	assert.deepEqual([tea.default_price.unit_amount, tea.default_price.product], [450, tea.id]);
	assert.deepEqual([tea.default_price.recurring.interval, tea.default_price.metadata], ["month", { cup: "large" }]);
	assert.deepEqual(missing(tea), []);
	const pot = await stripe.prices.create({
		currency: "usd",
		unit_amount: 1200,
		product_data: { name: "Pot", metadata: { clay: "red" }, unit_label: "pot", statement_descriptor: "POT" },
		expand: ["product"],
	});
	assert.deepEqual([pot.product.name, pot.product.metadata, pot.product.default_price], ["Pot", { clay: "red" }, null]);
	assert.match(pot.lastResponse.headers["stripe-notice"], /product_data\[statement_descriptor\]/);
	assert.equal((await stripe.products.update(pot.product.id, { default_price: pot.id })).default_price, pot.id);
	await assert.rejects(stripe.products.update(tea.id, { default_price: pot.id }), { param: "default_price" });
	assert.equal((await stripe.products.update(pot.product.id, { default_price: null })).default_price, null);

	const link = await stripe.paymentLinks.create({ line_items: [{ price: pot.id, quantity: 3 }] });
	const sold = [];
	for await (const line of stripe.paymentLinks.listLineItems(link.id, { expand: ["data.price.product"] })) {
		assert.deepEqual(missing(line), []);
		sold.push([line.description, line.quantity, line.amount_total, line.price.product.name]);
	}
	assert.deepEqual(sold, [["Pot", 3, 3600, "Pot"]]);
	await assert.rejects(stripe.paymentLinks.listLineItems("plink_none"), { statusCode: 404 });

	const gone = await stripe.products.del(pot.product.id);
	assert.deepEqual([gone.id, gone.object, gone.deleted], [pot.product.id, "product", true]);
	assert.match(gone.lastResponse.headers["stripe-notice"], /archives/);
	assert.equal((await stripe.products.retrieve(pot.product.id)).active, false);
	const buys = { ...order, line_items: [{ price: pot.id, quantity: 1 }] };
	await assert.rejects(stripe.checkout.sessions.create(buys), { param: "line_items[0][price]" });
});

test("an invoice that was declined is paid at once, and another is taken back", async () => {
	const own = new Stripe((await kassa.shop("Invoices")).key, at(kassa.url));
	const start = Math.floor(Date.now() / 1000);
	const clocks = own.testHelpers.testClocks;
	const clock = await clocks.create({ frozen_time: start });
	const stands = () => until("the clock stands", async () => (await clocks.retrieve(clock.id)).status === "ready");
	const turn = async (days) => {
		await clocks.advance(clock.id, { frozen_time: start + days * 86_400 });
		await stands();
	};
	await stands();
	const price_data = { currency: "usd", unit_amount: 900, recurring: { interval: "week" }, product_data: { name: "Tea" } };
	const session = await own.checkout.sessions.create({
		mode: "subscription",
		line_items: [{ price_data, quantity: 1 }],
		success_url: "https://shop.example/done",
		customer_email: "buyer@shop.example",
	});
	await new Robot(kassa, { url: session.url }).pay(RENEWAL.poor);
	const { subscription } = await own.checkout.sessions.retrieve(session.id);
	await turn(7.5);
	const [open] = (await own.invoices.list({ subscription, status: "open" })).data;
	assert.deepEqual([open.amount_due, open.attempt_count], [900, 1]);
	const asked = await own.invoices.pay(open.id);
	assert.deepEqual([asked.object, asked.id, asked.status], ["invoice", open.id, "open"]);
	assert.deepEqual(missing(asked), []);
	await until("it was tried again", async () => (await own.invoices.retrieve(open.id)).attempt_count === 2);
	const voided = await own.invoices.voidInvoice(open.id, { expand: ["parent.subscription_details.subscription"] });
	assert.deepEqual([voided.status, voided.amount_remaining], ["void", 0]);
	assert.equal(voided.parent.subscription_details.subscription.status, "active");
	await assert.rejects(own.invoices.pay(open.id), { type: "StripeInvalidRequestError", param: "invoice" });
	await assert.rejects(own.invoices.voidInvoice(open.id), { param: "invoice" });
	await turn(15);
	const [next] = (await own.invoices.list({ subscription, limit: 1 })).data;
	assert.notEqual(next.id, open.id, "the subscription goes on");
});

test("coupons, promotion codes, tax rates and shipping go into a session", async () => {
	const coupon = await stripe.coupons.create({ percent_off: 25.5, duration: "once", name: "Spring" });
	assert.deepEqual([coupon.object, coupon.percent_off, coupon.valid], ["coupon", 25.5, true]);
	const code = await stripe.promotionCodes.create({
		promotion: { type: "coupon", coupon: coupon.id },
		code: "SPRING25",
		restrictions: { minimum_amount: 100, minimum_amount_currency: "usd" },
		expand: ["promotion.coupon"],
	});
	assert.deepEqual([code.code, code.promotion.coupon.id, code.active], ["SPRING25", coupon.id, true]);
	const rate = await stripe.taxRates.create({ display_name: "VAT", percentage: 10, inclusive: false, country: "GH" });
	assert.equal(rate.percentage, 10);
	assert.deepEqual(missing([coupon, code]), []);
	const session = await stripe.checkout.sessions.create({
		...order,
		line_items: [{ ...order.line_items[0], tax_rates: [rate.id] }],
		discounts: [{ promotion_code: code.id }],
		shipping_options: [
			{
				shipping_rate_data: {
					display_name: "Post",
					type: "fixed_amount",
					fixed_amount: { amount: 500, currency: "usd" },
					delivery_estimate: { minimum: { unit: "business_day", value: 2 }, maximum: { unit: "business_day", value: 5 } },
				},
			},
		],
	});
	assert.deepEqual(session.total_details.amount_discount, 765);
	assert.deepEqual([session.total_details.amount_tax, session.total_details.amount_shipping], [224, 500]);
	assert.equal(session.amount_total, 3000 - 765 + 224 + 500);
	assert.equal(session.discounts[0].promotion_code, code.id);
	assert.equal((await stripe.promotionCodes.update(code.id, { active: false })).active, false);
	assert.deepEqual(await stripe.coupons.del(coupon.id), { id: coupon.id, object: "coupon", deleted: true });
});

test("a shipping rate is stored, named by sessions and links, and put away", async () => {
	const own = new Stripe((await kassa.shop("Carriers")).key, at(kassa.url));
	const rate = await own.shippingRates.create({
		display_name: "Courier",
		type: "fixed_amount",
		fixed_amount: { amount: 700, currency: "usd" },
		delivery_estimate: { minimum: { unit: "business_day", value: 1 }, maximum: { unit: "business_day", value: 3 } },
		metadata: { carrier: "DHL" },
		tax_code: "txcd_92010001",
	});
	assert.match(rate.id, /^shr_/);
	assert.deepEqual(missing([rate]), []);
	assert.match(rate.lastResponse.headers["stripe-notice"], /tax_code/);
	const shown = ({ lastResponse, ...fields }) => fields;
	assert.deepEqual(shown(await own.shippingRates.retrieve(rate.id)), shown(rate));
	const pickup = await own.shippingRates.create({ display_name: "Pickup", fixed_amount: { amount: 0, currency: "eur" } });
	const ids = async (more) => {
		const all = await own.shippingRates.list({ limit: 1, ...more }).autoPagingToArray({ limit: 10 });
		return all.map(({ id }) => id);
	};
	assert.deepEqual(await ids({}), [pickup.id, rate.id]);
	assert.deepEqual(await ids({ currency: "usd" }), [rate.id]);

	const options = { shipping_options: [{ shipping_rate: rate.id }] };
	const session = await own.checkout.sessions.create({ ...order, ...options });
	assert.deepEqual([session.amount_total, session.shipping_cost.shipping_rate], [3700, rate.id]);
	const line_items = [{ ...order.line_items[0] }];
	const link = await own.paymentLinks.create({ line_items, ...options });
	assert.deepEqual(link.shipping_options, [{ shipping_amount: 700, shipping_rate: rate.id }]);

	assert.equal((await own.shippingRates.update(rate.id, { active: false, metadata: { carrier: "" } })).active, false);
	assert.deepEqual(await ids({ active: true }), [pickup.id]);
	await pay(session);
	const paid = await own.checkout.sessions.retrieve(session.id, { expand: ["shipping_cost.shipping_rate"] });
	assert.deepEqual([paid.payment_status, paid.shipping_cost.amount_total], ["paid", 700]);
	const chosen = paid.shipping_cost.shipping_rate;
	assert.deepEqual([chosen.id, chosen.display_name, chosen.metadata], [rate.id, "Courier", {}]);
	const make = (shipping_rate) => own.checkout.sessions.create({ ...order, shipping_options: [{ shipping_rate }] });
	const first = "shipping_options[0][shipping_rate]";
	for (const [wrong, param] of [
		[() => make(rate.id), first],
		[() => make(pickup.id), first],
		[() => make("shr_none"), first],
		[() => own.shippingRates.update(rate.id, { tax_behavior: "inclusive" }), "tax_behavior"],
		[() => own.shippingRates.create({ display_name: "x", fixed_amount: { amount: 5, currency: "xxx" } }), "fixed_amount[currency]"],
		[() => own.shippingRates.list({ created: { gte: 1 } }), "created"],
	]) {
		await assert.rejects(wrong(), { type: "StripeInvalidRequestError", param });
	}
	await assert.rejects(stripe.shippingRates.retrieve(rate.id), { statusCode: 404, code: "resource_missing" });
});

test("a list is walked over as a whole, in both directions", async () => {
	const own = new Stripe((await kassa.shop("Lists")).key, at(kassa.url));
	for (let n = 1; n <= 7; n++) await own.products.create({ name: `Book ${n}` });
	const names = [];
	for await (const product of own.products.list({ limit: 3 })) names.push(product.name);
	assert.deepEqual(names, [7, 6, 5, 4, 3, 2, 1].map((n) => `Book ${n}`));
	const { data } = await own.products.list({ limit: 7 });
	const page = await own.products.list({ ending_before: data[5].id, limit: 2 });
	assert.deepEqual([page.data.map(({ name }) => name), page.has_more], [["Book 4", "Book 3"], true]);
	const top = await own.products.list({ ending_before: data[2].id, limit: 2 });
	assert.deepEqual([top.data.map(({ name }) => name), top.has_more], [["Book 7", "Book 6"], false]);
	const back = [];
	for await (const product of own.products.list({ ending_before: data[6].id, limit: 2 })) back.push(product.name);
	assert.deepEqual(back, ["Book 2", "Book 3", "Book 4", "Book 5", "Book 6", "Book 7"]);
	await assert.rejects(own.products.list({ ending_before: "prod_none" }), { param: "ending_before" });
});

test("a request is done once by its key, and the same key for another is an error of its own", async () => {
	const once = { idempotencyKey: "order-99" };
	const first = await stripe.checkout.sessions.create(order, once);
	const second = await stripe.checkout.sessions.create(order, once);
	assert.equal(second.id, first.id);
	assert.equal(second.lastResponse.headers["idempotent-replayed"], "true");
	assert.equal(second.lastResponse.idempotencyKey, "order-99");
	await assert.rejects(stripe.checkout.sessions.create({ ...order, mode: undefined }, once), {
		type: "StripeIdempotencyError",
		statusCode: 400,
	});
});

test("an endpoint hears events in the version it was made with, and the library believes them", async () => {
	const { key: shop } = await kassa.shop("Hooks");
	const [own, old] = [{}, { apiVersion: "2024-06-20" }].map((more) => new Stripe(shop, at(kassa.url, more)));
	const [now, then] = [await ear(), await ear()];
	const wanted = ["checkout.session.completed", "payment_intent.succeeded", "checkout.session.async_payment_failed"];
	const endpoint = await own.webhookEndpoints.create({ url: now.url, enabled_events: wanted });
	const older = await own.webhookEndpoints.create({ url: then.url, enabled_events: ["*"], api_version: "2024-06-20" });
	assert.deepEqual(endpoint.enabled_events, wanted.slice(0, 2));
	assert.match(endpoint.lastResponse.headers["stripe-notice"], /async_payment_failed/);
	assert.match(endpoint.secret, /^whsec_/);
	assert.deepEqual(missing(endpoint), []);
	const session = await own.checkout.sessions.create(order);
	await pay(session);
	for (const [heard, { secret, api_version }] of [[now, endpoint], [then, older]]) {
		const { body, signature } = await heard.hears("checkout.session.completed");
		const event = own.webhooks.constructEvent(body, signature, secret);
		assert.deepEqual([event.object, event.api_version], ["event", api_version]);
		assert.deepEqual(missing(event), []);
		assert.deepEqual([event.data.object.id, event.data.object.payment_status], [session.id, "paid"]);
		assert.throws(() => own.webhooks.constructEvent(body, signature, "whsec_other"), { type: "StripeSignatureVerificationError" });
		const paid = own.webhooks.constructEvent(...Object.values(await heard.hears("payment_intent.succeeded")).reverse(), secret);
		assert.equal(paid.data.object.id, event.data.object.payment_intent);
	}
	const events = await own.events.list({ type: "checkout.session.completed" });
	assert.equal(events.data[0].data.object.id, session.id);
	assert.equal((await old.events.retrieve(events.data[0].id)).api_version, "2024-06-20");
	const off = await own.webhookEndpoints.update(endpoint.id, { disabled: true, enabled_events: ["refund.created"] });
	assert.deepEqual([off.status, off.enabled_events, off.secret], ["disabled", ["refund.created"], undefined]);
	assert.equal((await own.webhookEndpoints.del(endpoint.id)).deleted, true);
	now.close();
	then.close();
});

test("a subscription lives on the test clock, with its invoices", async () => {
	const { key: shop } = await kassa.shop("Papers");
	const own = new Stripe(shop, at(kassa.url));
	const old = new Stripe(shop, at(kassa.url, { apiVersion: "2024-06-20" }));
	const day = 86_400;
	const start = Math.floor(Date.now() / 1000) + 1;
	const clock = await own.testHelpers.testClocks.create({ frozen_time: start });
	assert.equal(clock.object, "test_helpers.test_clock");
	const stands = () => until("the clock stands", async () => {
		const found = await own.testHelpers.testClocks.retrieve(clock.id);
		return found.status === "ready" && found;
	});
	assert.equal((await stands()).frozen_time, start);
	const product = await own.products.create({ name: "Paper" });
	const price = await own.prices.create({ product: product.id, currency: "usd", unit_amount: 700, recurring: { interval: "week" } });
	const session = await own.checkout.sessions.create({
		mode: "subscription",
		line_items: [{ price: price.id, quantity: 1 }],
		subscription_data: { metadata: { reader: "9" } },
		success_url: order.success_url,
		cancel_url: order.cancel_url,
		customer_email: "reader@shop.example",
	});
	await pay(session);
	const expand = ["subscription.latest_invoice", "subscription.customer"];
	const { subscription } = await own.checkout.sessions.retrieve(session.id, { expand });
	assert.deepEqual([subscription.status, subscription.metadata.reader], ["active", "9"]);
	assert.equal(subscription.items.data[0].price.id, price.id);
	assert.equal(subscription.current_period_end, undefined);
	const [item] = subscription.items.data;
	assert.equal(item.current_period_end - item.current_period_start, 7 * day);
	assert.equal((await old.subscriptions.retrieve(subscription.id)).current_period_end, item.current_period_end);
	assert.deepEqual(missing(subscription), []);
	const invoice = subscription.latest_invoice;
	assert.deepEqual([invoice.object, invoice.status, invoice.amount_paid], ["invoice", "paid", 700]);
	assert.equal(invoice.parent.subscription_details.subscription, subscription.id);
	assert.equal((await old.invoices.retrieve(invoice.id)).subscription, subscription.id);

	await own.testHelpers.testClocks.advance(clock.id, { frozen_time: start + 8 * day });
	await stands();
	const invoices = await own.invoices.list({ subscription: subscription.id });
	assert.deepEqual(invoices.data.map(({ billing_reason }) => billing_reason), ["subscription_cycle", "subscription_create"]);

	const ending = await own.subscriptions.update(subscription.id, { cancel_at_period_end: true });
	assert.equal(ending.cancel_at_period_end, true);
	await own.subscriptions.update(subscription.id, { cancel_at_period_end: false });
	const resumes_at = start + 30 * day;
	const paused = await own.subscriptions.update(subscription.id, { pause_collection: { behavior: "void", resumes_at } });
	assert.deepEqual(paused.pause_collection, { behavior: "void", resumes_at });
	assert.equal((await own.subscriptions.update(subscription.id, { pause_collection: "" })).pause_collection, null);
	assert.equal((await own.subscriptions.cancel(subscription.id)).status, "canceled");
	const { data } = await own.subscriptions.list({ status: "canceled", expand: ["data.customer"] });
	assert.equal(data[0].customer.email, "reader@shop.example");
	assert.deepEqual((await own.testHelpers.testClocks.list()).data.map(({ id }) => id), [clock.id]);
	assert.equal((await own.testHelpers.testClocks.del(clock.id)).deleted, true);
	await assert.rejects(own.testHelpers.testClocks.retrieve(clock.id), { code: "resource_missing" });
});

test("a payment is held and captured, and another let go of", async () => {
	const hold = async () => {
		const session = await stripe.checkout.sessions.create({ ...order, payment_intent_data: { capture_method: "manual" } });
		await pay(session);
		const found = await stripe.paymentIntents.list({ limit: 1 });
		assert.deepEqual([found.data[0].status, found.data[0].amount_capturable], ["requires_capture", 3000]);
		return found.data[0].id;
	};
	const becomes = (id, status) =>
		until(`the payment is ${status}`, async () => {
			const found = await stripe.paymentIntents.retrieve(id);
			return found.status === status && found;
		});
	const { id } = await stripe.paymentIntents.capture(await hold(), { amount_to_capture: 2000 });
	assert.equal((await becomes(id, "succeeded")).amount_received, 2000);
	const other = await stripe.paymentIntents.cancel(await hold(), { cancellation_reason: "duplicate" });
	assert.equal((await becomes(other.id, "canceled")).amount_received, 0);
});

test("a payment link is made, opened and switched off", async () => {
	const product = await stripe.products.create({ name: "Poster" });
	const price = await stripe.prices.create({ product: product.id, currency: "usd", unit_amount: 1200 });
	const link = await stripe.paymentLinks.create({
		line_items: [{ price: price.id, quantity: 1 }],
		after_completion: { type: "redirect", redirect: { url: "https://shop.example/thanks" } },
	});
	assert.match(link.id, /^plink_/);
	assert.equal(link.after_completion.redirect.url, "https://shop.example/thanks");
	const opened = await send("GET", link.url);
	assert.ok(opened.status < 400, String(opened.status));
	assert.equal((await stripe.paymentLinks.update(link.id, { active: false })).active, false);
	assert.deepEqual((await stripe.paymentLinks.list({ active: false })).data.map(({ id }) => id), [link.id]);
	const portal = await stripe.billingPortal.sessions.create({ customer: (await stripe.customers.create({})).id });
	assert.match(portal.url, /\/portal\//);
});

test("the library for Python does the same", async (t) => {
	const { key } = await kassa.shop("Snakes");
	const own = new Stripe(key, at(kassa.url));
	const hook = await ear();
	const enabled_events = ["checkout.session.completed"];
	const { secret } = await own.webhookEndpoints.create({ url: hook.url, enabled_events });
	const env = { ...process.env, KASSA_URL: kassa.url, KASSA_KEY: key, PYTHONDONTWRITEBYTECODE: "1" };
	const here = path.dirname(fileURLToPath(import.meta.url));
	const stdio = ["pipe", "pipe", "inherit"];
	const backend = spawn(path.join(here, "venv/bin/python"), [path.join(here, "clients/stripe_sdk.py")], { env, stdio });
	t.after(() => backend.kill());
	const lines = readline.createInterface({ input: backend.stdout })[Symbol.asyncIterator]();
	const told = async () => JSON.parse((await lines.next()).value ?? "null");

	const { made, url, total, metadata } = await told();
	assert.deepEqual([total, metadata], [3000, "17"]);
	await pay({ url });
	backend.stdin.write("\n");
	assert.deepEqual(await told(), { paid: "paid", intent: "succeeded", lines: 1 });
	assert.deepEqual(await told(), { refund: 500 });
	assert.deepEqual(await told(), { books: [4, 3, 2, 1, 0].map((number) => `Book ${number}`) });
	assert.deepEqual(await told(), { together: [["Tea", 900], ["Pot", 450]] });
	assert.deepEqual(await told(), { gone: true, active: false });
	assert.deepEqual(await told(), { shipped: "Courier", cost: 700, rates: ["Pickup", "Courier"], active: false });
	assert.deepEqual(await told(), { forgotten: [true, true, true, null] });
	for (const expected of [
		{ error: "InvalidRequestError", status: 400, code: "parameter_invalid", param: "line_items" },
		{ error: "InvalidRequestError", status: 400, code: "parameter_missing", param: "payment_method" },
		{ error: "InvalidRequestError", status: 400, code: "parameter_unknown", param: "ui_mode" },
		{ error: "InvalidRequestError", status: 404, code: "resource_missing", param: "id" },
		{ error: "APIError", status: 405, code: null, param: null },
		{ error: "InvalidRequestError", status: 400, code: "resource_missing", param: "customer" },
		{ error: "InvalidRequestError", status: 404, code: "resource_missing", param: "id" },
		{ error: "InvalidRequestError", status: 404, code: "resource_missing", param: "id" },
		{ error: "AuthenticationError", status: 401, code: null, param: null },
		{ once: true },
		{ error: "IdempotencyError", status: 400 },
	]) {
		assert.deepEqual(await told(), expected);
	}
	const { body, signature } = await hook.hears("checkout.session.completed");
	backend.stdin.end(`${JSON.stringify({ body: body.toString(), signature, secret })}\n`);
	assert.deepEqual(await told(), { event: "checkout.session.completed", session: made, status: "paid" });
	hook.close();
});
