// A buyer who decides what is bought: every choice that changes the total, with scripts on and off, and the bank's book
// afterwards. What the button says is what is charged.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, ghs, Kassa, nextAmount, until } from "./harness.mjs";
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

async function shopping(run, options) {
	const buyer = await Buyer.open(browser, [kassa.url, merchant.url], options);
	await run(buyer);
	await buyer.close();
}

// The same story twice: with the page's script, and without any.
function both(name, run) {
	for (const script of [true, false]) {
		const how = script ? "with-script" : "without-script";
		test(`${name}, ${how.replace("-", " ")}`, () => shopping((buyer) => run(buyer, how), { script }));
	}
}

const item = (name, unit_amount, more = {}, data = {}) => ({
	price_data: { currency: "GHS", unit_amount, product_data: { name }, ...data },
	...more,
});

// A quantity that the buyer may change.
const upTo = (maximum) => ({ adjustable_quantity: { enabled: true, minimum: 1, maximum } });

// A way of shipping.
const shipped = (display_name, amount, more = {}) => ({
	shipping_rate_data: { display_name, type: "fixed_amount", fixed_amount: { amount, currency: "GHS" }, ...more },
});

// A session for these lines that leads back here.
function sell(line_items, more = {}) {
	return kassa.expect(201, "POST", "/v1/checkout/sessions", {
		line_items,
		success_url: `${merchant.url}/success?session_id={CHECKOUT_SESSION_ID}`,
		cancel_url: `${merchant.url}/cart`,
		metadata: { order_id: "cart" },
		...more,
	});
}

const lines = async ({ id }) =>
	(await kassa.expect(200, "GET", `/v1/checkout/sessions/${id}/line_items?limit=100`)).data;

let codes = 0;
async function makeCode(coupon) {
	const made = await kassa.expect(201, "POST", "/v1/coupons", coupon);
	const code = `SAVE${++codes}`;
	await kassa.expect(201, "POST", "/v1/promotion_codes", { coupon: made.id, code });
	return code;
}

// Pays what the page shows, and sees that the bank has taken exactly that.
async function settle(buyer, session, total) {
	await buyer.owes(ghs(total));
	await kassa.assertUnpaid({ ...session, amount: total });
	await buyer.pay();
	await buyer.isBack(merchant, session);
	const paid = await kassa.session(session.id);
	assert.equal(paid.amount, total);
	await kassa.assertPaidOnce(paid);
	const all = (await kassa.book()).filter((charge) => charge.captured > 0).map((charge) => charge.captured);
	const { data } = await kassa.expect(200, "GET", "/v1/payments?limit=100");
	const known = data.filter((payment) => payment.status === "succeeded").map((payment) => payment.amount);
	assert.deepEqual(all.sort(), known.sort(), "the bank took what the payments say, and nothing else");
	return paid;
}

const sum = (buyer, name) =>
	buyer.page.locator(".sums > div", { has: buyer.page.locator("dt", { hasText: name }) }).locator("dd");

both("a quantity is changed within its bounds", async (buyer, how) => {
	const [shirt, poster] = [nextAmount(), nextAmount()];
	const session = await sell([
		item("Blue shirt", shirt, { quantity: 2, ...upTo(5) }),
		item("Poster", poster, { quantity: 1 }),
	]);
	await buyer.visit(session);
	await buyer.owes(ghs(2 * shirt + poster));
	await buyer.picture(`cart-${how}`);
	await buyer.put("#quantity-0", "5", { beside: ".summary" });
	await buyer.owes(ghs(5 * shirt + poster));

	const refused = await buyer.put("#quantity-0", "6", { beside: ".summary" });
	assert.equal(refused.status(), 422);
	await buyer.wrong("quantity-0", /too large.*5/i);
	assert.equal(await buyer.page.inputValue("#quantity-0"), "6", "what was typed is still there");
	await buyer.owes(ghs(5 * shirt + poster));
	await buyer.picture(`cart-too-many-${how}`);
	await buyer.put("#quantity-0", "0", { beside: ".summary" });
	await buyer.wrong("quantity-0", /too small.*1/i);
	await buyer.put("#quantity-0", "3", { beside: ".summary" });
	assert.notEqual(await buyer.page.getAttribute("#quantity-0", "aria-invalid"), "true");
	assert.equal(await buyer.page.locator("#quantity-0-error").innerText(), "");
	assert.equal(await buyer.page.getByRole("alert").count(), 0, "nothing is wrong any more");
	await settle(buyer, session, 3 * shirt + poster);
	const bought = await lines(session);
	assert.deepEqual(
		bought.map(({ quantity, amount_total }) => [quantity, amount_total]),
		[
			[3, 3 * shirt],
			[1, poster],
		],
	);
});

both("an optional item is added, taken away and added again", async (buyer, how) => {
	const [shirt, gift] = [nextAmount(), nextAmount()];
	const session = await sell([item("Blue shirt", shirt, { quantity: 1 })], {
		optional_items: [item("Gift box", gift, { quantity: 1 }), item("Stickers", 150, { quantity: 2, ...upTo(9) })],
	});
	await buyer.visit(session);
	await buyer.owes(ghs(shirt));
	await buyer.picture(`cart-optional-${how}`);
	const button = (words) => buyer.page.getByRole("button", { name: words });
	assert.equal(await button("Add Gift box").count(), 1, "the button says what it adds");
	await buyer.press("#toggle-1");
	await buyer.owes(ghs(shirt + gift));
	await buyer.picture(`cart-optional-added-${how}`);
	assert.equal(await button("Remove Gift box").count(), 1);
	await buyer.press("#toggle-1");
	await buyer.owes(ghs(shirt));
	await buyer.press("#toggle-1");
	await buyer.owes(ghs(shirt + gift));
	await settle(buyer, session, shirt + gift);
	assert.deepEqual(
		(await lines(session)).map((line) => line.description),
		["Blue shirt", "Gift box"],
	);
});

both("a promotion code is wrong, then right, taken away and applied again", async (buyer, how) => {
	const shirt = 4 * nextAmount();
	const code = await makeCode({ name: "A quarter off", percent_off: 25 });
	const session = await sell([item("Blue shirt", shirt)], { allow_promotion_codes: true });
	await buyer.visit(session);
	await buyer.picture(`code-field-${how}`);
	await buyer.page.fill("#promotion_code", "NONSENSE");
	await buyer.press("#promotion-button");
	await buyer.wrong("promotion_code", /not valid/i);
	assert.equal(await buyer.page.inputValue("#promotion_code"), "NONSENSE");
	await buyer.picture(`code-unknown-${how}`);
	await buyer.owes(ghs(shirt));
	await buyer.page.fill("#promotion_code", code.toLowerCase());
	await buyer.press("#promotion-button");
	await buyer.owes(ghs(0.75 * shirt));
	assert.match(await buyer.page.locator("#promotion-ask").innerText(), new RegExp(code));
	assert.equal(await sum(buyer, "A quarter off").innerText(), `−${ghs(shirt / 4)}`);
	await buyer.picture(`code-applied-${how}`);
	await buyer.press("#promotion-button");
	await buyer.owes(ghs(shirt));
	assert.equal(await buyer.page.inputValue("#promotion_code"), "");
	await buyer.page.fill("#promotion_code", code);
	await buyer.press("#promotion-button");
	await settle(buyer, session, 0.75 * shirt);
});

both("shipping is chosen", async (buyer, how) => {
	const shirt = nextAmount();
	const days = (value) => ({ unit: "day", value });
	const session = await sell([item("Blue shirt", shirt)], {
		shipping_options: [
			shipped("Pick up in Accra", 0),
			shipped("Courier", 1500, { delivery_estimate: { minimum: days(1), maximum: days(3) } }),
		],
	});
	await buyer.visit(session);
	await buyer.owes(ghs(shirt));
	await buyer.change((page) => page.check("#shipping_option-1"), { beside: "#pay" });
	await buyer.owes(ghs(shirt + 1500));
	assert.equal(await sum(buyer, "Courier").innerText(), ghs(1500));
	await buyer.picture(`shipping-${how}`);
	await buyer.change((page) => page.check("#shipping_option-0"), { beside: "#pay" });
	await buyer.owes(ghs(shirt));
	await buyer.change((page) => page.check("#shipping_option-1"), { beside: "#pay" });
	const paid = await settle(buyer, session, shirt + 1500);
	assert.equal(paid.shipping_cost.amount_total, 1500);
});

let taxed = false;
async function taxRates() {
	if (taxed) return;
	taxed = true;
	const rate = (display_name, percentage, country, state) =>
		kassa.expect(201, "POST", "/v1/tax_rates", {
			display_name,
			percentage,
			inclusive: false,
			country,
			...(state && { state }),
		});
	await rate("VAT", 20, "GB");
	await rate("New York sales tax", 10, "US", "NY");
	await rate("Texas sales tax", 5, "US", "TX");
}

both("tax follows the billing address", async (buyer, how) => {
	await taxRates();
	const shirt = 100 * nextAmount();
	const session = await sell([item("Blue shirt", shirt, {}, { tax_behavior: "exclusive" })], {
		automatic_tax: { enabled: true },
	});
	await buyer.visit(session);
	await buyer.owes(ghs(shirt));
	await buyer.picture(`tax-unknown-${how}`);
	// Nothing is charged before the total is known.
	await buyer.pay();
	await buyer.wrong("billing_country", /country/i);
	await kassa.assertUnpaid(session);
	await buyer.put("#billing_country", "GB", { beside: "fieldset.group" });
	await buyer.owes(ghs(1.2 * shirt));
	assert.equal(await sum(buyer, "VAT 20 %").innerText(), ghs(0.2 * shirt));
	await buyer.put("#billing_country", "US", { beside: "fieldset.group" });
	await buyer.owes(ghs(shirt));
	await buyer.put("#billing_state", "NY", { beside: "fieldset.group" });
	await buyer.owes(ghs(1.1 * shirt));
	await buyer.put("#billing_state", "TX", { beside: "fieldset.group" });
	await buyer.owes(ghs(1.05 * shirt));
	for (const [part, text] of Object.entries({ name: "Ama Mensah", line1: "1 Main Street", city: "Austin" })) {
		await buyer.page.fill(`#billing_${part}`, text);
	}
	await buyer.put("#billing_postal_code", "73301", { beside: "fieldset.group" });
	await buyer.picture(`tax-${how}`);
	const paid = await settle(buyer, session, 1.05 * shirt);
	assert.equal(paid.total_details.amount_tax, 0.05 * shirt);
	assert.equal(paid.customer_details.address.state, "TX");
});

both("the buyer names the amount", async (buyer, how) => {
	const amount = nextAmount();
	const session = await kassa.expect(201, "POST", "/v1/checkout/sessions", {
		custom_unit_amount: { minimum: 1000, maximum: 9_000_000 },
		description: "A gift for the library",
		submit_type: "donate",
		success_url: `${merchant.url}/success?session_id={CHECKOUT_SESSION_ID}`,
		cancel_url: `${merchant.url}/cart`,
		metadata: { order_id: "gift" },
	});
	await buyer.visit(session);
	await buyer.picture(`amount-${how}`);
	assert.equal(
		(await buyer.page.locator("#pay-button").innerText()).trim(),
		"Donate",
		"there is no amount to promise yet",
	);
	assert.doesNotMatch(await buyer.page.innerText("body"), /GHS\s0\.00/);
	await buyer.put("#custom_amount", "plenty", { beside: "#amount-ask" });
	await buyer.wrong("custom_amount", /digits/i);
	assert.equal(await buyer.page.inputValue("#custom_amount"), "plenty");
	await buyer.picture(`amount-wrong-${how}`);
	await buyer.put("#custom_amount", "9.99", { beside: "#amount-ask" });
	await buyer.wrong("custom_amount", /at least GHS\s10\.00/i);
	await buyer.put("#custom_amount", "10.005", { beside: "#amount-ask" });
	await buyer.wrong("custom_amount", /digits/i);
	await buyer.put("#custom_amount", "100,000.00", { beside: "#amount-ask" });
	await buyer.wrong("custom_amount", /at most GHS\s90,000\.00/i);
	await buyer.put("#custom_amount", (amount / 100).toFixed(2), { beside: "#amount-ask" });
	await buyer.owes(ghs(amount));
	assert.equal((await buyer.page.locator("#pay-button").innerText()).trim(), `Donate ${ghs(amount)}`);
	await buyer.picture(`amount-named-${how}`);
	await buyer.fill();
	await buyer.page.click("#pay-button");
	await buyer.isBack(merchant, session);
	const paid = await kassa.session(session.id);
	assert.equal(paid.amount, amount);
	await kassa.assertPaidOnce(paid);
});

test("no amount named is nothing paid", () =>
	shopping(async (buyer) => {
		const session = await kassa.expect(201, "POST", "/v1/checkout/sessions", {
			custom_unit_amount: { minimum: 1000 },
			success_url: `${merchant.url}/success?session_id={CHECKOUT_SESSION_ID}`,
			cancel_url: `${merchant.url}/cart`,
		});
		await buyer.visit(session);
		await buyer.fill();
		await buyer.page.click("#pay-button");
		await buyer.wrong("custom_amount", /enter the amount/i);
		assert.deepEqual(
			(await kassa.expect(200, "GET", "/v1/payments?limit=100")).data.filter((p) => p.session === session.id),
			[],
		);
		assert.equal((await kassa.session(session.id)).status, "open");
	}));

both("Pay beside a quantity that was changed a moment ago shows the new total first", async (buyer, how) => {
	const shirt = nextAmount();
	const session = await sell([item("Blue shirt", shirt, { quantity: 1, ...upTo(9) })]);
	await buyer.visit(session);
	await buyer.fill();
	await buyer.page.fill("#quantity-0", "4");
	const answered = buyer.page.waitForResponse((response) => /\/(pay|update)$/.test(response.url()));
	await buyer.page.click("#pay-button");
	await answered;
	await buyer.owes(ghs(4 * shirt));
	await buyer.page.locator("body:not(.loading)").waitFor();
	assert.equal(await buyer.page.inputValue("#quantity-0"), "4");
	await buyer.page.locator(".alert:not([hidden])", { hasText: /total has changed/i }).waitFor();
	assert.equal(
		await buyer.page.evaluate(() => document.activeElement.matches(".alert")),
		true,
		"it is what is read next",
	);
	await buyer.picture(`total-changed-${how}`);
	assert.equal((await kassa.session(session.id)).status, "open");
	for (const amount of [shirt, 4 * shirt]) assert.deepEqual(await kassa.book(amount), []);
	await settle(buyer, session, 4 * shirt);
});

test("what was typed of a card survives a change of the order, and is no part of the question", () =>
	shopping(async (buyer) => {
		const shirt = nextAmount();
		const session = await sell([item("Blue shirt", shirt, { quantity: 1, ...upTo(9) })], {
			allow_promotion_codes: true,
			name_collection: { individual: { enabled: true } },
		});
		const asked = [];
		buyer.page.on("request", (request) => request.url().endsWith("/update") && asked.push(request.postData()));
		await buyer.visit(session);
		await buyer.fill();
		await buyer.page.fill("[name=name]", "Ama Mensah");
		const typed = () =>
			buyer.page
				.locator("#pay input:not([type=hidden], [type=radio])")
				.evaluateAll((all) => all.map(({ id, value }) => [id, value]));
		const before = await typed();
		await buyer.put("#quantity-0", "2");
		await buyer.owes(ghs(2 * shirt));
		assert.deepEqual(await typed(), before);
		await buyer.put("#quantity-0", "99");
		await buyer.wrong("quantity-0", /too large/i);
		assert.deepEqual(await typed(), before);
		await buyer.page.fill("#promotion_code", "NOPE");
		await buyer.press("#promotion-button");
		assert.deepEqual(await typed(), before);
		assert.equal(asked.length, 3);
		for (const body of asked) {
			for (const name of ["card_number", "card_exp", "card_cvc"]) assert.ok(!body.includes(name), body);
			assert.ok(!body.replace(/\D/g, "").includes(CARD.good), body);
			assert.ok(new URLSearchParams(body).has("quantity_0"));
		}
		await buyer.put("#quantity-0", "2");
		await buyer.page.fill("#promotion_code", "");
		await settle(buyer, session, 2 * shirt);
	}));

test("a change that the network lost takes no card away, and nothing is charged unseen", () =>
	shopping(async (buyer) => {
		const shirt = nextAmount();
		const session = await sell([item("Blue shirt", shirt, { quantity: 1, ...upTo(9) })]);
		await buyer.visit(session);
		await buyer.fill();
		await buyer.page.route("**/update", (route) => route.abort());
		await buyer.page.fill("#quantity-0", "2");
		await buyer.page.keyboard.press("Tab");
		await until("the browser has said that it failed", () => buyer.problems.some((text) => /ERR_FAILED/.test(text)));
		await buyer.page.locator("body:not(.loading)").waitFor();
		assert.equal(await buyer.page.inputValue("#card_cvc"), "123");
		await buyer.page.click("#pay-button");
		await buyer.alert(/total has changed/i);
		await buyer.owes(ghs(2 * shirt));
		for (const amount of [shirt, 2 * shirt]) assert.deepEqual(await kassa.book(amount), []);
		buyer.problems = buyer.problems.filter((text) => !/ERR_FAILED/.test(text));
		await settle(buyer, session, 2 * shirt);
	}));

test("a page whose order was paid elsewhere takes no change and leads to the merchant", () =>
	shopping(async (buyer) => {
		const shirt = nextAmount();
		const session = await sell([item("Blue shirt", shirt, { quantity: 1, ...upTo(9) })]);
		await buyer.visit(session);
		const old = await buyer.tab();
		await old.goto(session.url);
		await settle(buyer, session, shirt);
		await old.fill("#quantity-0", "5");
		await old.keyboard.press("Tab");
		await old.waitForURL(`${merchant.url}/success?session_id=${session.id}`);
		assert.equal((await kassa.session(session.id)).amount, shirt);
	}));

test("a page that expired says so when something is changed", () =>
	shopping(async (buyer) => {
		const session = await sell([item("Blue shirt", nextAmount(), { quantity: 1, ...upTo(9) })]);
		await buyer.visit(session);
		await kassa.expect(200, "POST", `/v1/checkout/sessions/${session.id}/expire`);
		await buyer.page.fill("#quantity-0", "5");
		await buyer.page.keyboard.press("Tab");
		await buyer.heading(/expired/i);
	}));

test("without scripts, Enter in the field for the code shows the new total and charges nothing", () =>
	shopping(
		async (buyer) => {
			const shirt = 10 * nextAmount();
			const code = await makeCode({ percent_off: 50 });
			const session = await sell([item("Blue shirt", shirt)], { allow_promotion_codes: true });
			await buyer.visit(session);
			await buyer.fill();
			await buyer.page.fill("#promotion_code", code);
			await buyer.page.press("#promotion_code", "Enter");
			await buyer.alert(/total has changed/i);
			await buyer.owes(ghs(shirt / 2));
			await kassa.assertUnpaid({ ...session, amount: shirt / 2 });
			await settle(buyer, session, shirt / 2);
		},
		{ script: false },
	));

test("two changes in a row: the last one counts, and the focus stays where it is", () =>
	shopping(async (buyer) => {
		const shirt = nextAmount();
		const session = await sell([
			item("Blue shirt", shirt, { quantity: 1, ...upTo(9) }),
			item("Red shirt", shirt, { quantity: 1, ...upTo(9) }),
		]);
		await buyer.visit(session);
		await buyer.page.fill("#quantity-0", "2");
		await buyer.page.focus("#quantity-1");
		await buyer.page.fill("#quantity-1", "3");
		await buyer.page.keyboard.press("Tab");
		await buyer.owes(ghs(5 * shirt));
		await buyer.page.locator("body:not(.loading)").waitFor();
		assert.deepEqual(await Promise.all([0, 1].map((at) => buyer.page.inputValue(`#quantity-${at}`))), ["2", "3"]);
		assert.match(await buyer.page.locator("#status").textContent(), new RegExp(ghs(5 * shirt)), "it is announced");
		await settle(buyer, session, 5 * shirt);
	}));

both("the total is explained when the buyer asks", async (buyer, how) => {
	await taxRates();
	const code = await makeCode({ name: "Ten off", amount_off: 1000, currency: "GHS" });
	const tax = await kassa.expect(201, "POST", "/v1/tax_rates", {
		display_name: "NHIL",
		percentage: 2.5,
		inclusive: false,
	});
	const shirt = nextAmount();
	const { id: promotion_code } = (await kassa.expect(200, "GET", `/v1/promotion_codes?code=${code}`)).data[0];
	const session = await sell([item("Blue shirt", shirt, { quantity: 3 }), item("Poster", 999, { quantity: 1 })], {
		discounts: [{ promotion_code }],
		tax_rates: [tax.id],
	});
	await buyer.visit(session);
	const made = buyer.page.locator("#made");
	assert.equal(await made.getAttribute("open"), null, "only on demand");
	await made.locator("summary").click();
	await made.getByText("3 ×").waitFor();
	const steps = (await kassa.expect(200, "GET", `/v1/checkout/sessions/${session.id}/explain`)).steps;
	assert.equal(await made.locator("li").count(), steps.length);
	await buyer.picture(`explained-${how}`);
	const { amount } = await kassa.session(session.id);
	await settle(buyer, session, amount);
});

both("an order that becomes free asks for no card", async (buyer, how) => {
	const shirt = nextAmount();
	const code = await makeCode({ name: "On the house", percent_off: 100 });
	const session = await sell([item("Blue shirt", shirt)], { allow_promotion_codes: true });
	await buyer.visit(session);
	await buyer.page.fill("#promotion_code", code);
	await buyer.press("#promotion-button");
	await buyer.page.getByRole("button", { name: "Complete order" }).waitFor();
	assert.equal(await buyer.page.locator(".amount").innerText(), ghs(0));
	assert.equal(await buyer.page.locator("[name=card_number]").count(), 0);
	await buyer.picture(`free-${how}`);
	await buyer.page.click("#pay-button");
	await buyer.wrong("email", /enter your email/i);
	await buyer.page.fill("[name=email]", "ama@example.com");
	await buyer.page.click("#pay-button");
	await buyer.isBack(merchant, session);
	const now = await kassa.session(session.id);
	assert.deepEqual(
		[now.status, now.payment_status, now.payment, now.amount],
		["complete", "no_payment_required", null, 0],
	);
	assert.deepEqual(await kassa.book(shirt), []);
	assert.deepEqual(await kassa.book(0), []);
	await merchant.hears("checkout.session.completed", session.id);
});

test("a code taken away from a free order brings the card back", () =>
	shopping(async (buyer) => {
		const shirt = nextAmount();
		const code = await makeCode({ percent_off: 100 });
		const session = await sell([item("Blue shirt", shirt)], { allow_promotion_codes: true });
		await buyer.visit(session);
		await buyer.page.fill("#promotion_code", code);
		await buyer.press("#promotion-button");
		await buyer.page.getByRole("button", { name: "Complete order" }).waitFor();
		await buyer.press("#promotion-button");
		await settle(buyer, session, shirt);
	}));

both("a declined card leaves everything chosen and typed as it was", async (buyer, how) => {
	const shirt = nextAmount();
	const code = await makeCode({ name: "Fifty pesewas", amount_off: 50, currency: "GHS" });
	const session = await sell([item("Blue shirt", shirt, { quantity: 1, ...upTo(9) })], {
		optional_items: [item("Gift box", 300, { quantity: 1 })],
		allow_promotion_codes: true,
		shipping_options: [shipped("Post", 200), shipped("Courier", 900)],
		name_collection: { individual: { enabled: true } },
		billing_address_collection: "required",
		custom_fields: [{ key: "engraving", label: "Engraving", type: "text" }],
		consent_collection: { terms_of_service: "required", terms_of_service_url: `${merchant.url}/cart` },
	});
	await buyer.visit(session);
	await buyer.put("#quantity-0", "2", { beside: ".summary" });
	await buyer.press("#toggle-1");
	await buyer.page.fill("#promotion_code", code);
	await buyer.press("#promotion-button");
	await buyer.change((page) => page.check("#shipping_option-1"), { beside: "#pay > " });
	await buyer.put("#billing_country", "GH", { beside: "fieldset.group" });
	const typed = {
		email: "ama@example.com",
		name: "Ama Mensah",
		billing_name: "Ama Mensah",
		billing_line1: "12 Oxford Street",
		billing_city: "Accra",
		"custom-0": "For Kofi",
	};
	for (const [id, text] of Object.entries(typed)) await buyer.page.fill(`#${id}`, text);
	await buyer.page.check("#consent_terms");
	const total = 2 * shirt + 300 - 50 + 900;
	await buyer.owes(ghs(total));
	await buyer.picture(`full-${how}`);
	await buyer.pay({ card: CARD.declined });
	await buyer.alert(/declined/i);
	await buyer.picture(`full-declined-${how}`);
	await buyer.owes(ghs(total));
	for (const [id, text] of Object.entries(typed)) assert.equal(await buyer.page.inputValue(`#${id}`), text, id);
	assert.equal(await buyer.page.inputValue("#quantity-0"), "2");
	assert.equal(await buyer.page.inputValue("#billing_country"), "GH");
	assert.equal(await buyer.page.isChecked("#shipping_option-1"), true);
	assert.equal(await buyer.page.isChecked("#consent_terms"), true);
	assert.ok(!(await (await buyer.page.request.get(session.url)).text()).includes(CARD.declined.slice(0, 12)), "a card is never sent back");
	const kept = buyer.script ? CARD.declined : "";
	assert.equal((await buyer.page.inputValue("#card_number")).replace(/ /g, ""), kept, "with a script it stays where it was typed");
	await settle(buyer, session, total);
});

test("a session for a tier, at the address that the Elixpo document gives it", () =>
	shopping(async (buyer) => {
		await kassa.expect(200, "POST", "/v1/sync", {
			products: [
				{
					tier: "member",
					name: "Membership",
					prices: [{ currency: "GHS", unit_amount: nextAmount(), interval: "month" }],
				},
			],
		});
		const session = await kassa.expect(201, "POST", "/v1/checkout/sessions", {
			tier: "member",
			currency: "GHS",
			customer: { uid: "u_123", email: "member@example.com" },
			success_url: `${merchant.url}/success?session_id={CHECKOUT_SESSION_ID}`,
			submit_type: "subscribe",
		});
		await buyer.page.goto(`${kassa.url}/checkout?session=${session.id}`);
		assert.equal(buyer.page.url(), session.url);
		assert.equal(await buyer.page.inputValue("[name=email]"), "member@example.com");
		await buyer.page.getByText("Membership").first().waitFor();
		assert.match(await buyer.page.locator("#pay-button").innerText(), /Subscribe/);
		await buyer.picture("tier");
		await buyer.fill();
		await buyer.page.click("#pay-button");
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(await kassa.session(session.id));
		const { tier, active } = await kassa.expect(200, "GET", "/v1/entitlements?uid=u_123");
		assert.deepEqual([tier, active], ["member", true]);
	}));

test("a yen has no decimals", () =>
	shopping(async (buyer) => {
		const session = await sell([
			{ price_data: { currency: "JPY", unit_amount: 1000, product_data: { name: "Tea" } }, quantity: 2 },
			{ price_data: { currency: "JPY", unit_amount: 1234, product_data: { name: "Cup" } }, quantity: 1 },
		]);
		await buyer.visit(session);
		await buyer.owes("¥3,234");
		assert.doesNotMatch(await buyer.page.innerText("body"), /10\.00|32\.34/);
		await buyer.picture("yen");
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(await kassa.session(session.id));
	}));

both("a long order is folded, and what is folded can be changed", async (buyer, how) => {
	const unit = nextAmount();
	const goods = [
		"Shirt",
		"Trousers",
		"A hat with a rather long name that has to wrap somewhere on a phone",
		"Scarf",
		"Socks",
		"Belt",
		"Gloves",
	];
	const session = await sell(
		goods.map((name, at) =>
			item(name, unit + 100_000 * (at === 2), {
				quantity: 1,
				...(at === 6 && upTo(3)),
			}),
		),
		{ optional_items: [item("Gift box", 300, { quantity: 1 })] },
	);
	await buyer.visit(session);
	await buyer.page.getByText("Show 3 more items").waitFor();
	const besides = buyer.page.locator(".offers bdi", { hasText: "Gift box" });
	assert.ok(await besides.isVisible(), "what may be had besides is not folded away");
	await buyer.picture(`long-${how}`);
	// On a phone the total stands over the form, and the rest of the order behind a word.
	const before = buyer.page.viewportSize();
	await buyer.page.setViewportSize({ width: 360, height: 740 });
	const [shirt, sums] = [buyer.page.getByText("Trousers"), buyer.page.locator(".sums").or(buyer.page.locator("#fold"))];
	assert.ok(!(await shirt.isVisible()) && !(await sums.first().isVisible()) && (await besides.isVisible()));
	await buyer.page.getByRole("link", { name: "Show order" }).click();
	await shirt.waitFor();
	await buyer.page.getByRole("link", { name: "Hide order" }).click();
	await shirt.waitFor({ state: "hidden" });
	await buyer.page.setViewportSize(before);
	await buyer.page.click("#fold summary");
	await buyer.put("#quantity-6", "3", { beside: ".summary" });
	await buyer.owes(ghs(9 * unit + 100_000));
	if (!buyer.script) await buyer.page.click("#fold summary");
	await buyer.put("#quantity-6", "8", { beside: ".summary" });
	await buyer.wrong("quantity-6", /too large/i);
	assert.ok(await buyer.page.isVisible("#quantity-6"), "what is wrong is not folded away");
	await buyer.picture(`long-wrong-${how}`);
	await buyer.visit(session);
	await settle(buyer, session, 9 * unit + 100_000);
});

test("everything about an order can be done from the keyboard", () =>
	shopping(async (buyer) => {
		const shirt = 10 * nextAmount();
		const code = await makeCode({ percent_off: 10 });
		const session = await sell([item("Blue shirt", shirt, { quantity: 1, ...upTo(9) })], {
			optional_items: [item("Gift box", 1000, { quantity: 1 })],
			allow_promotion_codes: true,
			shipping_options: [shipped("Post", 0), shipped("Courier", 500)],
			consent_collection: { terms_of_service: "required" },
		});
		await buyer.visit(session);
		const { keyboard } = buyer.page;
		const tabTo = async (selector) => {
			for (let presses = 0; presses < 30; presses++) {
				await keyboard.press("Tab");
				const there = await buyer.page.evaluate(
					(wanted) => document.activeElement.matches(wanted) && document.activeElement.matches(":focus-visible"),
					selector,
				);
				if (there) return;
			}
			assert.fail(`the Tab key never reaches ${selector}`);
		};
		const focused = () => buyer.page.evaluate(() => document.activeElement.id);
		await tabTo("#quantity-0");
		await keyboard.type("2");
		await keyboard.press("Enter");
		await buyer.owes(ghs(2 * shirt));
		assert.equal(await focused(), "quantity-0", "Enter took the quantity over and left the focus there");
		await tabTo("#toggle-1");
		await keyboard.press("Enter");
		await buyer.owes(ghs(2 * shirt + 1000));
		assert.equal(await focused(), "toggle-1");
		await tabTo("#promotion_code");
		await keyboard.type("WRONG");
		await keyboard.press("Enter");
		await buyer.wrong("promotion_code", /not valid/i);
		assert.equal(await focused(), "promotion_code", "the field that is wrong keeps the focus");
		await keyboard.press("ControlOrMeta+a");
		await keyboard.type(code);
		await keyboard.press("Enter");
		const total = 0.9 * (2 * shirt + 1000);
		await buyer.owes(ghs(total));
		await buyer.page.locator("body:not(.loading)").waitFor();
		assert.equal(await focused(), "promotion-button", "the field is gone, the focus is beside where it was");
		await tabTo("#made summary");
		await keyboard.press("Enter");
		assert.notEqual(await buyer.page.getAttribute("#made", "open"), null);
		await tabTo("#email");
		await keyboard.type("ama@example.com");
		await tabTo("[name=shipping_option]");
		await keyboard.press("ArrowDown");
		await buyer.owes(ghs(total + 500));
		await buyer.page.locator("body:not(.loading)").waitFor();
		assert.equal(await focused(), "shipping_option-1");
		for (const [name, text] of [
			["card_number", CARD.good],
			["card_exp", "1234"],
			["card_cvc", "123"],
			["card_name", "Ama Mensah"],
		]) {
			await tabTo(`[name=${name}]`);
			await keyboard.type(text);
		}
		await tabTo("#pay-button");
		await keyboard.press("Enter");
		await buyer.wrong("consent_terms", /agree/i);
		// The first field that is wrong has the focus; the list of all that is wrong leads to the same place.
		assert.equal(await focused(), "consent_terms");
		assert.equal(await buyer.page.locator(".alert li a").first().getAttribute("href"), "#consent_terms");
		await buyer.picture("keyboard-terms");
		await keyboard.press("Space");
		// What was typed is still there, the card included: the page never sent it back, and never lost it.
		const typed = (name) => buyer.page.locator(`[name=${name}]`).inputValue();
		assert.deepEqual([await typed("card_exp"), await typed("card_cvc")], ["12 / 34", "123"]);
		await buyer.page.focus("[name=card_cvc]");
		await keyboard.press("Enter");
		await buyer.isBack(merchant, session);
		const paid = await kassa.session(session.id);
		assert.equal(paid.amount, total + 500);
		await kassa.assertPaidOnce(paid);
	}));

const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(2)>'\`{{7*7}}\u202Eevil`;

both("hostile text from the merchant is only text", async (buyer, how) => {
	const unit = nextAmount();
	const tax = await kassa.expect(201, "POST", "/v1/tax_rates", {
		display_name: "<img src=x onerror=alert(3)>",
		percentage: 10,
		inclusive: false,
	});
	const coupon = await kassa.expect(201, "POST", "/v1/coupons", { name: "<svg onload=alert(4)>", percent_off: 10 });
	const session = await sell(
		[
			item(
				hostile,
				unit,
				{ quantity: 1, ...upTo(9) },
				{
					product_data: { name: hostile, description: hostile, unit_label: "<b>" },
				},
			),
		],
		{
			description: hostile,
			optional_items: [item("</li></ul><script>alert(5)</script>", 100, { quantity: 1 })],
			tax_rates: [tax.id],
			discounts: [{ coupon: coupon.id }],
			shipping_options: [shipped("<iframe src=//evil.example>", 100)],
			custom_fields: [
				{
					key: "a",
					label: "<textarea><script>alert(6)//",
					type: "text",
					text: { default_value: `"><script>alert(7)</script>` },
				},
				{
					key: "b",
					label: "x' autofocus onfocus=alert(8) '",
					type: "dropdown",
					dropdown: { options: [{ label: "</select><img src=x onerror=alert(9)>", value: "one" }] },
				},
			],
			consent_collection: {
				terms_of_service: "required",
				terms_of_service_url: 'https://evil.example/"onclick="alert(10)',
			},
			custom_text: {
				submit: { message: `<a href="javascript:alert(11)">free</a>` },
				terms_of_service_acceptance: { message: "<form action=//evil.example><button>Pay</button></form>" },
			},
			after_completion: { type: "hosted_confirmation", hosted_confirmation: { custom_message: hostile } },
		},
	);
	await buyer.visit(session);
	const clean = async () => {
		assert.equal(await buyer.page.locator("img, iframe, textarea, svg[onload], a[href^=javascript]").count(), 0);
		assert.equal(await buyer.page.locator("[onclick], [onerror], [onload], [onfocus]").count(), 0);
		assert.ok((await buyer.page.locator("body").innerText()).includes("<script>alert(1)</script>"));
	};
	await clean();
	assert.equal(await buyer.page.locator("form[method=post]").count(), 1);
	await buyer.put("#quantity-0", "2", { beside: ".summary" });
	await clean();
	await buyer.press("#toggle-1");
	await clean();
	await buyer.picture(`hostile-${how}`);
	await buyer.fill();
	await buyer.page.click("#pay-button");
	await buyer.wrong("consent_terms", /agree/i);
	await clean();
	await buyer.page.selectOption("#custom-1", "one");
	await buyer.page.check("#consent_terms");
	await buyer.pay();
	await buyer.heading("Payment complete");
	await clean();
	await buyer.picture(`hostile-done-${how}`);
	await kassa.assertPaidOnce(await kassa.session(session.id));
});

for (const [kind, words] of [
	["pay", /^Pay GHS/],
	["book", /^Book · GHS/],
	["donate", /^Donate GHS/],
	["subscribe", /^Subscribe · GHS/],
]) {
	test(`the button can say ${kind}`, () =>
		shopping(async (buyer) => {
			const session = await sell([item("Blue shirt", nextAmount())], { submit_type: kind });
			await buyer.visit(session);
			assert.match((await buyer.page.locator("#pay-button").innerText()).trim(), words);
		}));
}

test("the merchant's own message is on the page that says it is paid", () =>
	shopping(async (buyer) => {
		const [shirt, poster] = [nextAmount(), nextAmount()];
		const session = await sell([item("Blue shirt", shirt), item("Poster", poster)], {
			after_completion: {
				type: "hosted_confirmation",
				hosted_confirmation: { custom_message: "We pack it tonight. Questions? Call 030 222 1111." },
			},
			success_url: undefined,
		});
		await buyer.visit(session);
		await buyer.pay();
		await buyer.heading("Payment complete");
		await buyer.page.getByText("We pack it tonight.").waitFor();
		assert.equal(buyer.page.url(), session.url);
		assert.match(await buyer.page.innerText("main"), new RegExp(ghs(shirt + poster)));
		await buyer.picture("confirmation");
		await buyer.page.reload();
		await buyer.heading("Payment complete");
		await kassa.assertPaidOnce(await kassa.session(session.id));
	}));

test("dark pages are as clear as light ones", () =>
	shopping(async (buyer) => {
		await buyer.page.emulateMedia({ colorScheme: "dark" });
		const code = await makeCode({ name: "A tenth off", percent_off: 10 });
		const session = await sell([item("Blue shirt", nextAmount(), { quantity: 1, ...upTo(9) })], {
			optional_items: [item("Gift box", 1000, { quantity: 1 })],
			allow_promotion_codes: true,
			shipping_options: [shipped("Post", 0), shipped("Courier", 500)],
		});
		await buyer.visit(session);
		await buyer.page.fill("#promotion_code", code);
		await buyer.press("#promotion-button");
		await buyer.put("#quantity-0", "12");
		await buyer.wrong("quantity-0", /too large/i);
		await buyer.picture("dark");
	}));
