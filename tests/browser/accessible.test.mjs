// Whether everybody can use the pages of what repeats: each is looked at by axe, which knows what keeps people who see,
// hear or press otherwise from using a page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, nextAmount, RENEWAL, Robot } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

let kassa, shop, merchant, browser;

before(async () => {
	kassa = await Kassa.start();
	shop = await kassa.shop("Akwaaba Gym");
	merchant = await Merchant.open(shop);
	browser = await openBrowser();
	await shop.turn("PT0S");
});

after(async () => {
	await browser?.close();
	await merchant?.close();
	await kassa?.stop();
});

async function visiting(run) {
	const buyer = await Buyer.open(browser, [kassa.url, merchant.url]);
	await run(buyer);
	await buyer.close();
}

const made = (route, what) => shop.expect(201, "POST", route, what);
const price = (name, more = {}) => ({
	price_data: { currency: "GHS", unit_amount: nextAmount(), product_data: { name }, ...more },
});
const subscription = (more = {}) =>
	made("/v1/checkout/sessions", {
		mode: "subscription",
		line_items: [price("Gym", { recurring: { interval: "month" } }), price("Locker")],
		customer: { uid: "u_1", email: "ama@example.com", name: "Ama Mensah" },
		success_url: `${merchant.url}/success?session_id={CHECKOUT_SESSION_ID}`,
		cancel_url: `${merchant.url}/cart`,
		allow_promotion_codes: true,
		...more,
	});
const portal = async ({ customer }) =>
	(await made("/v1/billing_portal/sessions", { customer, return_url: `${merchant.url}/cart` })).url;

async function subscribed(card) {
	const session = await subscription();
	assert.equal((await new Robot(shop, session).pay(card)).status, 303);
	return { session, ...(await shop.subscriptionOf(session)) };
}

test("the page that starts a subscription, with what is wrong in it, the bank's question, and the end", () =>
	visiting(async (buyer) => {
		const session = await subscription();
		await buyer.visit(session);
		await buyer.usableByAll("a subscription");
		await buyer.page.fill("[name=email]", "");
		await buyer.page.click("#pay-button");
		await buyer.alert(/email/i);
		await buyer.usableByAll("a subscription with mistakes");
		await buyer.fill({ card: CARD.asks });
		await buyer.page.click("#pay-button");
		await buyer.page.locator("button[value=confirm]").waitFor();
		await buyer.usableByAll("the bank's question");
		await buyer.page.click("button[value=confirm]");
		await buyer.isBack(merchant, session);
		await buyer.visit(session);
		await buyer.heading("You are subscribed");
		await buyer.usableByAll("the end");
	}));

test("a trial, with a card and without", () =>
	visiting(async (buyer) => {
		for (const payment_method_collection of ["always", "if_required"]) {
			const session = await subscription({
				line_items: [price("Gym", { recurring: { interval: "month" } })],
				payment_method_collection,
				subscription_data: { trial_period_days: 14 },
			});
			await buyer.visit(session);
			await buyer.page.getByRole("button", { name: "Start trial" }).waitFor();
			await buyer.usableByAll(`a trial, ${payment_method_collection}`);
		}
	}));

test("invoices and the portal, with all that can be done in it", () =>
	visiting(async (buyer) => {
		const [fine, late] = [await subscribed(CARD.good), await subscribed(RENEWAL.stolen)];
		await shop.turn("P1M");
		for (const one of [fine, late]) {
			const invoice = (await shop.invoices(one)).at(-1);
			await buyer.page.goto(invoice.hosted_invoice_url);
			await buyer.heading(/^Invoice/);
			await buyer.usableByAll(`an invoice, ${invoice.status}`);
			if (!invoice.payment_url) continue;
			await buyer.page.goto(invoice.payment_url);
			await buyer.page.locator("#pay").waitFor();
			await buyer.usableByAll("the page that pays an invoice");
		}
		await buyer.page.goto(await portal(fine));
		await buyer.heading("Your subscriptions");
		await buyer.usableByAll("the portal");
		await buyer.page.locator("button:has-text('Use another card')").first().click();
		await buyer.heading("Use another card");
		await buyer.usableByAll("another card");
		await buyer.page.click("a.cancel");
		await buyer.page.locator("button:has-text('Cancel subscription')").first().click();
		await buyer.heading(/^Cancel/);
		await buyer.usableByAll("whether it is to end");
		await buyer.page.click("button:has-text('Cancel subscription')");
		await buyer.page.locator(".told").waitFor();
		await buyer.usableByAll("the portal with a notice");
		await buyer.page.goto(`${kassa.url}/portal/00`);
		await buyer.heading("This link has expired");
		await buyer.usableByAll("a pass that has run out");
	}));

test("links and offers, open and closed", () =>
	visiting(async (buyer) => {
		const offer = { name: "Gym", description: "Twelve lessons", currency: "GHS", interval: "week" };
		for (const { url } of [
			await made("/v1/payment_links", { name: "A pot of tea", amount: nextAmount() }),
			await made("/v1/payment_links", { name: "Help us", custom_unit_amount: { minimum: 500 }, submit_type: "donate" }),
			await made("/v1/offers", { ...offer, amount: nextAmount(), setup_fee: 1500, trial_period_days: 3, cycles: 12 }),
		]) {
			assert.equal((await buyer.page.goto(url)).status(), 200);
			await buyer.usableByAll(url);
		}
		const closed = await made("/v1/payment_links", { name: "Tea", amount: nextAmount(), active: false });
		assert.equal((await buyer.page.goto(closed.url)).status(), 410);
		await buyer.usableByAll("a link that is switched off");
		const seat = await made("/v1/payment_links", {
			name: "A seat",
			amount: nextAmount(),
			restrictions: { completed_sessions: { limit: 1 } },
		});
		await buyer.page.goto(seat.url);
		await buyer.page.click(".offer form button");
		await buyer.page.locator("#pay").waitFor();
		await buyer.pay();
		await buyer.heading("Payment complete");
		assert.equal((await buyer.page.goto(seat.url)).status(), 410);
		await buyer.usableByAll("a link that is sold out");
	}));
