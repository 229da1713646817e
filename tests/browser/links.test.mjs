// Payment links and offers: what their pages show, what their button makes however it is pressed, and the code that is
// held before a camera.
import assert from "node:assert/strict";
import { test } from "node:test";

import jsQR from "jsqr";
import { PNG } from "pngjs";

import { CARD, ghs, nextAmount, send } from "./harness.mjs";
import { street } from "./street.mjs";

const DAY = 86_400_000;

const { shopping, both } = street("Akwaaba Tea");

const makeLink = (shop, what) => shop.expect(201, "POST", "/v1/payment_links", what);
const makeOffer = (shop, what) =>
	shop.expect(201, "POST", "/v1/offers", { name: "Gym", currency: "GHS", interval: "month", ...what });
const sessions = (shop) => shop.all("/v1/checkout/sessions");
const subscriptions = (shop) => shop.all("/v1/subscriptions");

const landing = (page) => page.locator(".offer form button[type=submit]");
// The session that the browser was led to. A second click takes the place of what the first one has begun, so that it is
// the page that is waited for and not the way to it.
const opened = async (page) => {
	await page.locator("#pay, .sign").first().waitFor();
	const { pathname } = new URL(page.url());
	assert.match(pathname, /^\/checkout\/[\w-]+$/);
	return pathname.split("/").at(-1);
};
const press = (buyer) => buyer.page.click("#pay-button");

both("a payment link is looked at, opened and paid, and each opening is a session of its own", async (all) => {
	const { buyer, shop, merchant } = all;
	const amount = nextAmount();
	const link = await makeLink(shop, { name: "A pot of tea", amount, metadata: { order_id: "tea" } });
	assert.equal((await buyer.page.goto(link.url)).status(), 200);
	await buyer.heading("A pot of tea");
	assert.equal(await buyer.page.innerText(".amount"), ghs(amount));
	await buyer.pictures("link");
	for (let looks = 0; looks < 3; looks++) await buyer.page.reload();
	await send("HEAD", link.url);
	assert.deepEqual(await sessions(shop), [], "looking makes nothing");
	await landing(buyer.page).click();
	const first = await opened(buyer.page);
	await buyer.pay();
	await buyer.heading("Payment complete");
	await buyer.pictures("link-paid", { night: false });
	const paid = await shop.session(first);
	assert.deepEqual([paid.payment_status, paid.payment_link, paid.metadata], ["paid", link.id, { order_id: "tea" }]);
	await shop.assertPaidOnce(paid);
	await merchant.hears("checkout.session.completed", first);
	await buyer.page.goto(link.url);
	await landing(buyer.page).click();
	assert.notEqual(await opened(buyer.page), first);
	assert.equal((await sessions(shop)).length, 2);
	// The short address of a link leads to its page.
	await buyer.page.goto(`${shop.url}/pay/${link.id}`);
	assert.equal(buyer.page.url(), link.url);
});

both("a double click on an offer's button, and another on Subscribe, make one subscription", async (all) => {
	const { buyer, shop } = all;
	await shop.turn("PT0S");
	const [amount, fee] = [nextAmount(), nextAmount()];
	const offer = await makeOffer(shop, {
		description: "Train whenever you like. No minimum term.",
		amount,
		setup_fee: fee,
	});
	assert.match(offer.url, /\/subscribe\/offer_\w+$/);
	await buyer.page.goto(offer.url);
	await buyer.heading("Gym");
	const words = await buyer.page.innerText("main");
	for (const part of ["Train whenever you like.", `${ghs(amount + fee)} due today`, `Then ${ghs(amount)} every month`]) {
		assert.ok(words.includes(part), `${part} in ${words}`);
	}
	await buyer.pictures("offer");
	await landing(buyer.page).dblclick();
	const id = await opened(buyer.page);
	// While the bank takes its time, the second click finds the first one on its way.
	await buyer.fill({ card: buyer.script ? CARD.slow : CARD.good });
	await buyer.page.locator("#pay-button").dblclick();
	await buyer.heading("You are subscribed");
	assert.deepEqual((await sessions(shop)).map((it) => it.id), [id]);
	const [one, ...more] = await subscriptions(shop);
	assert.deepEqual([one.status, more], ["active", []]);
	assert.deepEqual(await shop.money(amount + fee), { captured: amount + fee, refunded: 0, charges: 1 });
	await shop.turn("P1M");
	assert.deepEqual((await shop.invoices(one)).map((it) => it.amount_paid), [amount + fee, amount]);
});

test("two tabs of an offer are two sessions; one session in two tabs is one subscription", () =>
	shopping(async ({ buyer, shop }) => {
		const amount = nextAmount();
		const offer = await makeOffer(shop, { amount });
		const tabs = [buyer.page, await buyer.tab()];
		for (const page of tabs) await page.goto(offer.url);
		await Promise.all(tabs.map((page) => landing(page).click()));
		const [first, second] = await Promise.all(tabs.map(opened));
		assert.notEqual(first, second, "each page has drawn a number of its own");
		assert.equal((await sessions(shop)).length, 2);

		await tabs[1].goto(`${shop.url}/checkout/${first}`);
		for (const page of tabs) await buyer.fill({ page });
		await Promise.all(tabs.map((page) => page.click("#pay-button")));
		for (const page of tabs) await page.getByRole("heading", { name: "You are subscribed" }).waitFor();
		assert.deepEqual((await subscriptions(shop)).map((it) => [it.status, it.session]), [["active", first]]);
		assert.deepEqual(await shop.money(amount), { captured: amount, refunded: 0, charges: 1 });
	}));

test("the same page in two tabs at once, as a browser copies it, is one session", () =>
	shopping(async ({ buyer, shop }) => {
		const offer = await makeOffer(shop, { amount: nextAmount() });
		const tabs = [buyer.page, await buyer.tab()];
		const { body, headers } = await (async () => {
			const answer = await send("GET", offer.url);
			return { body: answer.raw, headers: { "Content-Type": answer.headers["content-type"] } };
		})();
		// A copied tab shows the page that the first one was given, with the same number in its form.
		for (const page of tabs) {
			await page.route(offer.url, (route) =>
				route.request().method() === "GET" ? route.fulfill({ status: 200, headers, body }) : route.continue(),
			);
			await page.goto(offer.url);
		}
		await Promise.all(tabs.map((page) => landing(page).click()));
		const [first, second] = await Promise.all(tabs.map(opened));
		assert.equal(first, second);
		assert.equal((await sessions(shop)).length, 1);
	}));

both("back after paying: nothing is charged again, whatever is clicked", async ({ buyer, shop }) => {
	const amount = nextAmount();
	const offer = await makeOffer(shop, { amount });
	await buyer.page.goto(offer.url);
	await landing(buyer.page).click();
	const id = await opened(buyer.page);
	await buyer.fill();
	await press(buyer);
	await buyer.heading("You are subscribed");
	await buyer.page.goBack();
	// Whichever page the browser has kept, it shows no form of the session that is paid.
	if (buyer.page.url() !== offer.url) {
		await buyer.heading("You are subscribed");
		await buyer.page.goBack();
	}
	await buyer.page.waitForURL(offer.url);
	await buyer.heading("Gym");
	await landing(buyer.page).click();
	const next = await opened(buyer.page);
	if (next === id) await buyer.heading("You are subscribed");
	else await buyer.page.locator("#pay-button").waitFor();
	assert.equal((await subscriptions(shop)).length, 1);
	assert.deepEqual(await shop.money(amount), { captured: amount, refunded: 0, charges: 1 });
});

both("what the address says is filled in and kept, and what it cannot say is passed over", async ({ buyer, shop }) => {
	const amount = 10 * nextAmount();
	const coupon = await shop.expect(201, "POST", "/v1/coupons", { name: "Tea week", percent_off: 10 });
	await shop.expect(201, "POST", "/v1/promotion_codes", { coupon: coupon.id, code: "TEA10" });
	const link = await makeLink(shop, {
		name: "Tea",
		allow_promotion_codes: true,
		line_items: [{ price_data: { currency: "GHS", unit_amount: amount, product_data: { name: "Tea" } } }],
	});
	const query = new URLSearchParams({
		prefilled_email: "kofi@example.com",
		prefilled_promo_code: "tea10",
		client_reference_id: "cart-7",
		utm_source: "news & co",
		gclid: "g1",
		success_url: "https://evil.example",
		prefilled_nonsense: "<script>alert(1)</script>",
	});
	await buyer.page.goto(`${link.url}?${query}`);
	await buyer.page.getByText(ghs(0.9 * amount)).first().waitFor();
	await buyer.pictures("link-prefilled", { night: false });
	await landing(buyer.page).click();
	const id = await opened(buyer.page);
	assert.equal(await buyer.page.inputValue("[name=email]"), "kofi@example.com");
	await buyer.owes(ghs(0.9 * amount));
	const made = await shop.session(id);
	assert.equal(made.client_reference_id, "cart-7");
	assert.deepEqual(made.tracking, { gclid: "g1", utm_source: "news & co" });
	assert.equal(made.success_url, null, "an address never says where the buyer goes");
	await buyer.page.fill("[name=card_number]", CARD.good);
	await buyer.page.fill("[name=card_exp]", "12 / 34");
	await buyer.page.fill("[name=card_cvc]", "123");
	await press(buyer);
	await buyer.heading("Payment complete");
	await shop.assertPaidOnce({ ...made, amount: 0.9 * amount });

	await buyer.page.goto(`${link.url}?prefilled_email=nobody&prefilled_promo_code=NOPE&client_reference_id=%00`);
	await buyer.page.getByText(ghs(amount)).first().waitFor();
	await landing(buyer.page).click();
	await opened(buyer.page);
	assert.equal(await buyer.page.inputValue("[name=email]"), "");
	await buyer.owes(ghs(amount));
});

both("the buyer names the amount, and the address can propose one", async ({ buyer, shop }) => {
	const amount = 100 * nextAmount();
	const link = await makeLink(shop, {
		name: "Help the library",
		submit_type: "donate",
		custom_unit_amount: { minimum: 500, maximum: 9_000_000, preset: 2000 },
	});
	await buyer.page.goto(link.url);
	await buyer.heading("Help the library");
	assert.equal((await landing(buyer.page).innerText()).trim(), "Donate");
	const words = await buyer.page.innerText("main");
	assert.ok(words.includes("You choose the amount on the next page.") && !words.includes("GHS"), words);
	await buyer.pictures("link-amount");
	await landing(buyer.page).click();
	await opened(buyer.page);
	assert.equal(await buyer.page.inputValue("#custom_amount"), "20.00");
	await buyer.page.goto(`${link.url}?amount=1`);
	await landing(buyer.page).click();
	await opened(buyer.page);
	assert.equal(await buyer.page.inputValue("#custom_amount"), "20.00", "less than the least is passed over");
	await buyer.page.goto(`${link.url}?amount=2500`);
	await landing(buyer.page).click();
	const id = await opened(buyer.page);
	assert.equal(await buyer.page.inputValue("#custom_amount"), "25.00");
	await buyer.put("#custom_amount", (amount / 100).toFixed(2), { beside: "#amount-ask" });
	await buyer.owes(ghs(amount));
	await buyer.fill();
	await press(buyer);
	await buyer.heading("Payment complete");
	await shop.assertPaidOnce({ id, amount });
});

both("a link that was switched off says so, and what was opened before can be paid", async ({ buyer, shop }) => {
	const link = await makeLink(shop, { name: "Tea", amount: nextAmount(), inactive_message: "We are on holiday until May." });
	await buyer.page.goto(link.url);
	await landing(buyer.page).click();
	const id = await opened(buyer.page);
	const off = await buyer.tab();
	await off.goto(link.url);
	await shop.expect(200, "POST", `/v1/payment_links/${link.id}`, { active: false });
	const clicked = off.waitForResponse((response) => response.request().method() === "POST");
	await landing(off).click();
	assert.equal((await clicked).status(), 410, "the page was loaded before it was switched off");
	await off.getByText("We are on holiday until May.").waitFor();
	assert.equal((await off.goto(link.url)).status(), 410);
	assert.equal(await off.locator("main :is(form, button)").count(), 0);
	await buyer.pay();
	await buyer.heading("Payment complete");
	assert.equal((await shop.session(id)).payment_status, "paid");
	assert.equal((await sessions(shop)).length, 1);
	await buyer.page.goto(link.url);
	await buyer.pictures("link-inactive");
	await shop.expect(200, "POST", `/v1/payment_links/${link.id}`, { active: true, inactive_message: null });
	assert.equal((await buyer.page.goto(link.url)).status(), 200);
});

test("three buyers, two seats: nobody pays for a seat that is not there", () =>
	shopping(async ({ buyer, shop }) => {
		const amount = nextAmount();
		const link = await makeLink(shop, {
			name: "A seat",
			amount,
			restrictions: { completed_sessions: { limit: 2 } },
		});
		const tabs = [buyer.page, await buyer.tab(), await buyer.tab()];
		for (const page of tabs) {
			await page.goto(link.url);
			await landing(page).click();
			await opened(page);
			await buyer.fill({ page });
		}
		await Promise.all(tabs.map((page) => page.click("#pay-button")));
		for (const page of tabs) await page.locator("h1", { hasNotText: "Payment details" }).waitFor();
		const headings = await Promise.all(tabs.map((page) => page.innerText("h1")));
		assert.deepEqual(headings.filter((text) => text === "Payment complete").length, 2, headings.join(", "));
		assert.deepEqual(await shop.money(amount), { captured: 2 * amount, refunded: 0, charges: 2 });
		const late = tabs[headings.findIndex((text) => text !== "Payment complete")];
		assert.match(await late.innerText("main"), /sold/i);
		buyer.page = late;
		await buyer.picture("link-sold-out-while-paying");
		assert.equal((await late.goto(link.url)).status(), 410);
		await buyer.heading("Sold out");
		await buyer.pictures("link-sold-out");
	}));

test("a link opens and closes at its times, by the merchant's clock", () =>
	shopping(async ({ buyer, shop }) => {
		const { now } = await shop.turn("PT0S");
		const at = (days) => new Date(Date.parse(now) + days * DAY).toISOString();
		const link = await makeLink(shop, { name: "Sale", amount: nextAmount(), starts_at: at(1), expires_at: at(3) });
		assert.equal((await buyer.page.goto(link.url)).status(), 410);
		assert.doesNotMatch(await buyer.page.innerText("main"), /any more|new link/, "it has not even begun");
		await buyer.picture("link-too-early");
		await shop.turn("P1D");
		assert.equal((await buyer.page.goto(link.url)).status(), 200);
		const old = await buyer.tab();
		await old.goto(link.url);
		await landing(buyer.page).click();
		const id = await opened(buyer.page);
		await buyer.pay();
		await buyer.heading("Payment complete");
		assert.equal((await shop.session(id)).payment_status, "paid");
		await shop.turn("P2D");
		const clicked = old.waitForResponse((response) => response.request().method() === "POST");
		await landing(old).click();
		assert.equal((await clicked).status(), 410, "its time has passed since the page was loaded");
		assert.equal((await buyer.page.goto(link.url)).status(), 410);
		assert.equal((await sessions(shop)).length, 1);
	}));

test("what a session of a link has lasted too long is opened anew by the same page", () =>
	shopping(async ({ buyer, shop }) => {
		await shop.turn("PT0S");
		const offer = await makeOffer(shop, { amount: nextAmount() });
		await buyer.page.goto(offer.url);
		const fields = await buyer.page.locator(".offer form input").evaluateAll((all) =>
			all.map(({ name, value }) => [name, value]),
		);
		const click = async () => {
			const answer = await send("POST", offer.url, {
				headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: shop.url },
				body: new URLSearchParams(fields).toString(),
			});
			assert.equal(answer.status, 303, answer.text);
			return answer.headers.location.split("/").at(-1);
		};
		const first = await click();
		assert.equal(await click(), first);
		await shop.turn("P2D");
		assert.equal((await shop.session(first)).status, "expired");
		assert.notEqual(await click(), first);
	}));

// What a camera reads from the picture.
async function read(page, url, side) {
	await page.setViewportSize({ width: side, height: side });
	const answer = await page.goto(url);
	assert.match(answer.headers()["content-type"], /^image\/svg\+xml/);
	const { data, width, height } = PNG.sync.read(await page.screenshot());
	return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

test("the code is read by a camera, small and large, and leads to the link", () =>
	shopping(async ({ buyer, shop, merchant }) => {
		const link = await makeLink(shop, { name: "Tea <&\" for two", amount: nextAmount() });
		const offer = await makeOffer(shop, { amount: nextAmount() });
		for (const { url, qr_url } of [link, offer]) {
			for (const side of [200, 900]) assert.equal(await read(buyer.page, qr_url, side), url);
		}
		await buyer.page.emulateMedia({ colorScheme: "dark" });
		assert.equal(await read(buyer.page, link.qr_url, 300), link.url, "a camera needs dark on light, also by night");
		await buyer.page.goto(await read(buyer.page, link.qr_url, 300));
		await buyer.heading('Tea <&" for two');
		// A merchant puts it on a page of their own.
		await buyer.page.goto(`${merchant.url}/picture?of=${encodeURIComponent(link.qr_url)}`);
		await buyer.page.waitForLoadState("load");
		assert.ok(await buyer.page.locator("img").evaluate((image) => image.naturalWidth > 0), "it is shown there");
		assert.equal((await send("GET", `${link.url}x/qr.svg`)).status, 404);
	}));
