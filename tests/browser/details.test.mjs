// What a page asks of a buyer: every field with what is wrong said first, then right, and the values where the merchant
// finds them: on the session, in the event, and at the customer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, nextAmount } from "./harness.mjs";
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

function both(name, run) {
	for (const script of [true, false]) {
		const how = script ? "with-script" : "without-script";
		test(`${name}, ${how.replace("-", " ")}`, () => shopping((buyer) => run(buyer, how), { script }));
	}
}

const fillIn = async (buyer, fields) => {
	for (const [id, text] of Object.entries(fields)) {
		const field = buyer.page.locator(`#${id}`);
		if ((await field.evaluate((element) => element.localName)) === "select") await field.selectOption(text);
		else await field.fill(text);
	}
	await buyer.page.locator("body:not(.loading)").waitFor();
};

// What stands in the fields of the page.
const shown = async (buyer, fields) => {
	const found = {};
	for (const id of Object.keys(fields)) found[id] = await buyer.page.inputValue(`#${id}`);
	return found;
};

const everything = {
	name_collection: { individual: { enabled: true }, business: { enabled: true, optional: true } },
	phone_number_collection: { enabled: true },
	tax_id_collection: { enabled: true, required: "if_supported" },
	custom_fields: [
		{ key: "engraving", label: "Engraving", type: "text", text: { minimum_length: 3, maximum_length: 12 } },
		{ key: "member", label: "Member number", type: "numeric", numeric: { minimum_length: 4, maximum_length: 6 } },
		{
			key: "size",
			label: "Size",
			type: "dropdown",
			dropdown: {
				options: [
					{ label: "Small", value: "s" },
					{ label: "Large", value: "l" },
				],
			},
		},
		{ key: "note", label: "Anything else", type: "text", optional: true },
	],
	consent_collection: {
		terms_of_service: "required",
		promotions: "auto",
		terms_of_service_url: "https://shop.example/terms",
	},
	custom_text: { submit: { message: "We ship on Mondays." } },
};

both("everything that is asked, empty, then wrong, then right", async (buyer, how) => {
	const session = await merchant.sell(everything);
	await buyer.visit(session);
	await buyer.picture(`details-${how}`);
	assert.equal(await buyer.page.getAttribute("#name", "autocomplete"), "name");
	assert.equal(await buyer.page.getAttribute("#contact_phone", "autocomplete"), "tel");
	assert.equal(await buyer.page.getAttribute("#business_name", "autocomplete"), "organization");
	for (const id of [
		"name",
		"contact_phone",
		"business_name",
		"tax_id_type",
		"tax_id",
		"custom-0",
		"custom-1",
		"custom-2",
		"custom-3",
	]) {
		assert.equal(await buyer.page.locator(`label[for="${id}"]`).count(), 1, `${id} has a label`);
	}
	assert.match(await buyer.page.getAttribute("#consent_terms ~ label a", "rel"), /noopener/);

	await buyer.page.click("#pay-button");
	for (const [id, words] of [
		["email", /enter your email/i],
		["name", /enter your full name/i],
		["contact_phone", /enter your phone/i],
		["tax_id", /enter your tax id/i],
		["custom-0", /answer/i],
		["custom-1", /answer/i],
		["custom-2", /answer/i],
		["consent_terms", /agree/i],
		["card_number", /long number/i],
	]) {
		await buyer.wrong(id, words);
	}
	for (const id of ["business_name", "custom-3"]) {
		assert.notEqual(await buyer.page.getAttribute(`#${id}`, "aria-invalid"), "true", `${id} may stay empty`);
	}
	// The list names everything in the order of the page, and leads there.
	const listed = await buyer.page.locator(".alert li a").evaluateAll((all) => all.map((link) => link.hash.slice(1)));
	const order = await buyer.page.evaluate(
		(ids) =>
			ids.toSorted((a, b) =>
				document.getElementById(a).compareDocumentPosition(document.getElementById(b)) & 4 ? -1 : 1,
			),
		listed,
	);
	assert.deepEqual(listed, order, "the errors stand in the order of the page");
	// Where to go on: the first field that is wrong, or the list of them where no script can lead there.
	const focused = await buyer.page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("role"));
	assert.equal(focused, buyer.script ? listed[0] : "alert");
	await buyer.picture(`details-empty-${how}`);

	const wrong = {
		name: "Ama Mensah",
		contact_phone: "123",
		tax_id_type: "gb_vat",
		tax_id: "?!",
		"custom-0": "ab",
		"custom-1": "12x4",
		"custom-2": "l",
	};
	await fillIn(buyer, wrong);
	await buyer.page.check("#consent_promotions");
	await buyer.pay();
	await buyer.wrong("contact_phone", /not a complete phone/i);
	await buyer.wrong("tax_id", /does not fit/i);
	await buyer.wrong("custom-0", /too short/i);
	await buyer.wrong("custom-1", /digits only/i);
	await buyer.wrong("consent_terms", /agree/i);
	assert.notEqual(await buyer.page.getAttribute("#name", "aria-invalid"), "true");
	assert.deepEqual(await shown(buyer, wrong), wrong, "what was typed is still there");
	assert.equal(await buyer.page.isChecked("#consent_promotions"), true);
	// The server sends no card back. Where a script sends the form, the page never lost it.
	assert.equal(await buyer.page.inputValue("#card_number"), buyer.script ? "4242 4242 4242 4242" : "");
	await buyer.picture(`details-wrong-${how}`);
	await kassa.assertUnpaid(session);
	assert.deepEqual(await kassa.book(session.amount), []);

	await fillIn(buyer, {
		contact_phone: "+233 24 412 3456",
		business_name: "Mensah & Töchter Ltd.",
		tax_id: "GB123456789",
		"custom-0": "For Kofi ♥",
		"custom-1": "0042",
	});
	await buyer.page.check("#consent_terms");
	await buyer.pay();
	await buyer.isBack(merchant, session);
	const paid = await kassa.assertPaidOnce(session);
	const { event } = await webhook(session);
	for (const said of [paid, event.data.object]) {
		assert.deepEqual(
			{ ...said.customer_details, phone: said.customer_details.phone.replace(/ /g, "") },
			{
				email: "ama@example.com",
				name: "Ama Mensah",
				phone: "+233244123456",
				business_name: "Mensah & Töchter Ltd.",
				address: null,
				tax_ids: [{ type: "gb_vat", value: "GB123456789" }],
			},
		);
		assert.deepEqual(said.collected_information, {
			business_name: "Mensah & Töchter Ltd.",
			individual_name: "Ama Mensah",
			shipping_details: null,
		});
		const values = said.custom_fields.map((field) => [field.key, field[field.type].value]);
		assert.deepEqual(values, [
			["engraving", "For Kofi ♥"],
			["member", "0042"],
			["size", "l"],
			["note", null],
		]);
		assert.deepEqual(said.consent, { terms_of_service: "accepted", promotions: "opt_in" });
	}
});

// The event as the merchant got it.
async function webhook(session) {
	return merchant.hears("checkout.session.completed", session.id);
}

// What each country's form asks, what is wrong when it is empty, a wrong code, and what is right.
const COUNTRIES = {
	US: {
		order: ["country", "name", "line1", "line2", "city", "state", "postal_code"],
		label: "ZIP code",
		missing: ["name", "line1", "city", "state", "postal_code"],
		malformed: "1234",
		right: {
			name: "Ama Mensah",
			line1: "1 Main Street",
			line2: "Apt 4",
			city: "Austin",
			state: "TX",
			postal_code: "73301",
		},
	},
	GB: {
		order: ["country", "name", "line1", "line2", "city", "postal_code"],
		label: "Postcode",
		missing: ["name", "line1", "city", "postal_code"],
		malformed: "73301",
		right: { name: "Ama Mensah", line1: "10 Downing Street", city: "London", postal_code: "SW1A 2AA" },
	},
	JP: {
		order: ["country", "name", "postal_code", "state", "city", "line1", "line2"],
		label: "Postal code",
		missing: ["name", "postal_code", "state", "city", "line1"],
		malformed: "12",
		right: { name: "山田 花子", postal_code: "100-0001", state: "13", city: "千代田区", line1: "千代田1-1" },
	},
	GH: {
		order: ["country", "name", "line1", "line2", "city", "state", "postal_code"],
		label: "Region",
		missing: ["name", "line1", "city"],
		right: {
			name: "Ama Mensah",
			line1: "12 Oxford Street",
			city: "Accra",
			state: "Greater Accra",
			postal_code: "GA-184-6519",
		},
	},
};

for (const [country, form] of Object.entries(COUNTRIES)) {
	for (const kind of ["billing", "shipping"]) {
		both(`a ${kind} address in ${country}`, async (buyer, how) => {
			const session = await merchant.sell(
				kind === "billing"
					? { billing_address_collection: "required" }
					: {
							shipping_address_collection: { allowed_countries: Object.keys(COUNTRIES) },
							custom_text: { shipping_address: { message: "No deliveries on Sundays." } },
						},
			);
			await buyer.visit(session);
			if (kind === "shipping") await buyer.page.getByText("No deliveries on Sundays.").waitFor();
			const id = (part) => `${kind}_${part}`;
			await buyer.put(`#${id("country")}`, country, { beside: "fieldset.group" });
			await buyer.page.locator(`#${id("line1")}`).waitFor();
			const found = await buyer.page
				.locator(`[id^=${kind}_][name]`)
				.evaluateAll((all, prefix) => all.map((field) => field.id.slice(prefix.length)), `${kind}_`);
			assert.deepEqual(found, form.order);
			assert.ok((await buyer.page.locator("fieldset.group").innerText()).includes(form.label), form.label);
			assert.match(
				await buyer.page.getAttribute(`#${id("line1")}`, "autocomplete"),
				new RegExp(`^${kind} address-line1$`),
			);
			await buyer.pay();
			for (const part of form.missing) await buyer.wrong(id(part), /enter|choose/i);
			assert.equal(
				await buyer.page.locator("[aria-invalid=true]").count(),
				form.missing.length,
				"and nothing else is wrong",
			);
			if (kind === "billing") await buyer.picture(`address-${country}-${how}`);
			const right = Object.fromEntries(Object.entries(form.right).map(([part, text]) => [id(part), text]));
			if (form.malformed) {
				await fillIn(buyer, { ...right, [id("postal_code")]: form.malformed });
				await buyer.pay();
				await buyer.wrong(id("postal_code"), /does not fit/i);
				await kassa.assertUnpaid(session);
			}
			await fillIn(buyer, right);
			await buyer.pay();
			await buyer.isBack(merchant, session);
			const paid = await kassa.assertPaidOnce(session);
			const { event } = await webhook(session);
			const { name, ...rest } = form.right;
			const address = { line1: null, line2: null, city: null, state: null, postal_code: null, country, ...rest };
			for (const said of [paid, event.data.object]) {
				if (kind === "billing") {
					for (const [part, text] of Object.entries(address))
						assert.equal(said.customer_details.address[part], text, part);
				} else {
					assert.equal(said.collected_information.shipping_details.name, name);
					for (const [part, text] of Object.entries(address)) {
						assert.equal(said.collected_information.shipping_details.address[part], text, part);
					}
				}
			}
		});
	}
}

both("one address is both, until the buyer says otherwise", async (buyer, how) => {
	const session = await merchant.sell({
		billing_address_collection: "required",
		shipping_address_collection: { allowed_countries: ["GH", "US"] },
	});
	await buyer.visit(session);
	assert.equal(await buyer.page.isChecked("#billing_same"), true);
	assert.equal(await buyer.page.isVisible("#billing_line1"), false);
	await buyer.put("#shipping_country", "GH", { beside: "fieldset.group:has(#shipping_country)" });
	await fillIn(buyer, { shipping_name: "Kofi", shipping_city: "Accra" });
	await buyer.pay();
	await buyer.wrong("shipping_line1", /./);
	const told = await buyer.page.locator("[role=alert] li").allInnerTexts();
	assert.equal(told.length, 1, `what is wrong is said once: ${told}`);
	assert.equal(await buyer.page.isVisible("#billing_line1"), false);
	await buyer.pictures(`one-address-${how}`);
	await fillIn(buyer, { shipping_line1: "12 Oxford Street" });
	await buyer.pay();
	await buyer.isBack(merchant, session);
	const { customer_details: bills, collected_information: said } = await kassa.session(session.id);
	const { shipping_details: ships } = said;
	assert.equal(bills.address.line1, "12 Oxford Street");
	assert.deepEqual(bills.address, ships.address);
});

both("billing and shipping addresses are two, and a change of country keeps what fits", async (buyer, how) => {
	const session = await merchant.sell({
		billing_address_collection: "required",
		shipping_address_collection: { allowed_countries: ["GH", "US"] },
		tax_id_collection: { enabled: true, required: "if_supported" },
		custom_fields: everything.custom_fields.filter(({ type }) => type === "dropdown"),
	});
	await buyer.visit(session);
	// The first of each list: the entry before it goes away once something is chosen.
	const chosen = { tax_id_type: "ae_trn", "custom-0": "s" };
	await fillIn(buyer, { ...chosen, tax_id: "100123456700003" });
	assert.equal(await buyer.page.locator("#shipping_country option:not([value=''])").count(), 2);
	await buyer.put("#shipping_country", "GH", { beside: "fieldset.group:has(#shipping_country)" });
	await fillIn(buyer, { shipping_name: "Kofi", shipping_line1: "12 Oxford Street", shipping_city: "Accra" });
	await buyer.change((page) => page.uncheck("#billing_same"), { beside: "fieldset.group:has(#billing_country)" });
	await buyer.put("#billing_country", "US", { beside: "fieldset.group:has(#billing_country)" });
	await fillIn(buyer, { billing_name: "Ama", billing_line1: "1 Main Street", billing_city: "Austin" });
	await buyer.put("#billing_state", "TX", { beside: "fieldset.group:has(#billing_country)" });
	await buyer.put("#billing_country", "GB", { beside: "fieldset.group:has(#billing_country)" });
	assert.deepEqual(
		await shown(buyer, { billing_name: 1, billing_line1: 1, billing_city: 1, shipping_line1: 1, shipping_city: 1 }),
		{
			billing_name: "Ama",
			billing_line1: "1 Main Street",
			billing_city: "Austin",
			shipping_line1: "12 Oxford Street",
			shipping_city: "Accra",
		},
	);
	assert.equal(await buyer.page.locator("#billing_state").count(), 0);
	await fillIn(buyer, { billing_postal_code: "SW1A 2AA", billing_city: "London" });
	const countries = { shipping_country: "GH", billing_country: "GB" };
	assert.deepEqual(
		await shown(buyer, { ...chosen, ...countries }),
		{ ...chosen, ...countries },
		"what was chosen stays chosen",
	);
	await buyer.picture(`addresses-${how}`);
	await buyer.pay();
	await buyer.isBack(merchant, session);
	const paid = await kassa.assertPaidOnce(session);
	const { address } = paid.customer_details;
	assert.deepEqual([address.country, address.state, address.city], ["GB", null, "London"]);
	const { shipping_details: to } = paid.collected_information;
	assert.deepEqual([to.name, to.address.country, to.address.city], ["Kofi", "GH", "Accra"]);
});

test("a customer's details are filled in, and what the buyer changes goes back to them", () =>
	shopping(async (buyer) => {
		const uid = "u_prefill";
		const address = { line1: "12 Oxford Street", city: "Accra", country: "GH" };
		const customer = await kassa.expect(201, "POST", "/v1/customers", {
			uid,
			email: "kofi@example.com",
			name: "Kofi Mensah",
			phone: "+233244123456",
			address,
			shipping: { name: "Kofi at work", address: { ...address, line1: "1 Harbour Road", city: "Tema" } },
		});
		const session = await merchant.sell({
			customer: customer.id,
			name_collection: { individual: { enabled: true } },
			phone_number_collection: { enabled: true },
			billing_address_collection: "required",
			shipping_address_collection: { allowed_countries: ["GH"] },
			customer_update: { name: "auto", address: "auto", shipping: "auto" },
		});
		await buyer.visit(session);
		const known = {
			email: "kofi@example.com",
			name: "Kofi Mensah",
			billing_line1: "12 Oxford Street",
			billing_city: "Accra",
			billing_country: "GH",
			shipping_name: "Kofi at work",
			shipping_line1: "1 Harbour Road",
		};
		assert.deepEqual(await shown(buyer, known), known);
		assert.equal((await buyer.page.inputValue("#contact_phone")).replace(/\D/g, ""), "233244123456");
		await buyer.picture("prefilled");
		await fillIn(buyer, {
			name: "Kofi A. Mensah",
			billing_name: "Kofi A. Mensah",
			billing_line1: "14 Oxford Street",
		});
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
		const now = await kassa.expect(200, "GET", `/v1/customers/${customer.id}`);
		assert.deepEqual(
			[now.name, now.address.line1, now.shipping.address.line1],
			["Kofi A. Mensah", "14 Oxford Street", "1 Harbour Road"],
		);
		const again = await merchant.sell({ customer: customer.id, billing_address_collection: "required" });
		await buyer.visit(again);
		assert.equal(await buyer.page.inputValue("#billing_line1"), "14 Oxford Street");
	}));

both("a declined card keeps what was said", async (buyer) => {
	const session = await merchant.sell(everything);
	await buyer.visit(session);
	const said = {
		name: "Ama Mensah",
		contact_phone: "+233244123456",
		tax_id_type: "gb_vat",
		tax_id: "GB123456789",
		"custom-0": "For Kofi",
		"custom-1": "0042",
		"custom-2": "s",
		"custom-3": "Ring twice",
	};
	await fillIn(buyer, said);
	await buyer.page.check("#consent_terms");
	await buyer.page.check("#consent_promotions");
	await buyer.pay({ card: CARD.poor });
	await buyer.alert(/not enough money/i);
	assert.deepEqual(await shown(buyer, said), said);
	assert.equal(await buyer.page.isChecked("#consent_terms"), true);
	assert.equal(await buyer.page.isChecked("#consent_promotions"), true);
	await buyer.pay();
	await buyer.isBack(merchant, session);
	await kassa.assertPaidOnce(session);
});

test("what is still wrong stays marked while something else is changed", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell({
			name_collection: { individual: { enabled: true } },
			billing_address_collection: "required",
			consent_collection: { terms_of_service: "required" },
		});
		await buyer.visit(session);
		await buyer.pay();
		await buyer.wrong("name", /full name/i);
		await buyer.put("#billing_country", "GH");
		await buyer.wrong("name", /full name/i);
		await buyer.wrong("consent_terms", /agree/i);
		assert.notEqual(await buyer.page.getAttribute("#billing_country", "aria-invalid"), "true", "this one is mended");
		await fillIn(buyer, { name: "Ama", billing_name: "Ama", billing_line1: "12 Oxford Street", billing_city: "Accra" });
		assert.equal(await buyer.page.getAttribute("#name", "aria-invalid"), "false", "and so is this one");
		await buyer.page.check("#consent_terms");
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
	}));

test("a free order asks the same details", () =>
	shopping(async (buyer) => {
		const coupon = await kassa.expect(201, "POST", "/v1/coupons", { percent_off: 100 });
		const session = await kassa.expect(201, "POST", "/v1/checkout/sessions", {
			line_items: [{ price_data: { currency: "GHS", unit_amount: nextAmount(), product_data: { name: "Sample" } } }],
			discounts: [{ coupon: coupon.id }],
			name_collection: { individual: { enabled: true } },
			shipping_address_collection: { allowed_countries: ["GH"] },
			success_url: `${merchant.url}/success?session_id={CHECKOUT_SESSION_ID}`,
			metadata: { order_id: "sample" },
		});
		await buyer.visit(session);
		await buyer.page.click("#pay-button");
		await buyer.wrong("name", /enter your full name/i);
		await buyer.wrong("shipping_line1", /street/i);
		await fillIn(buyer, {
			email: "ama@example.com",
			name: "Ama",
			shipping_name: "Ama",
			shipping_line1: "12 Oxford Street",
			shipping_city: "Accra",
		});
		await buyer.picture("free-details");
		await buyer.page.click("#pay-button");
		await buyer.isBack(merchant, session);
		const now = await kassa.session(session.id);
		assert.deepEqual(
			[now.payment_status, now.collected_information.shipping_details.address.city],
			["no_payment_required", "Accra"],
		);
		assert.equal(now.customer_details.email, "ama@example.com");
	}));
