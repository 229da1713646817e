// A merchant's colours and name on the pages: whatever they are, everybody can read the page and pay on it, and nothing
// of them is taken for anything but a colour or a name.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, ghs, Kassa, nextAmount } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

const LOGO = "https://cdn.example/logo.png";
const BRANDS = {
	dark: { background_color: "#1b2a4a", font_color: "#f5e6c8", merchant_name: "Accra Night Market", logo_url: LOGO },
	light: { background_color: "#FBF3E4", font_color: "#5a2e0c", merchant_name: "Kumasi Bakery" },
	// Nobody could read the one colour on the other.
	garish: { background_color: "#f0c", font_color: "#0f3", merchant_name: "Loud & Louder <Records>" },
};
// What stands on the background, once it can be read.
const INKS = { dark: "rgb(245, 230, 200)", light: "rgb(90, 46, 12)", garish: "rgb(0, 0, 0)" };
const GROUNDS = { dark: "rgb(27, 42, 74)", light: "rgb(251, 243, 228)", garish: "rgb(255, 0, 204)" };

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

async function visiting(run, options) {
	const buyer = await Buyer.open(browser, [kassa.url, merchant.url], options);
	await run(buyer);
	await buyer.close();
}

const style = (buyer, selector, property) =>
	buyer.page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], property);

async function looksLike(buyer, brand) {
	assert.equal(await style(buyer, "body", "backgroundColor"), GROUNDS[brand]);
	for (const part of [".top .brand", "footer"]) assert.equal(await style(buyer, part, "color"), INKS[brand], part);
	const { merchant_name } = BRANDS[brand];
	assert.equal(await buyer.page.locator(".top .brand bdi").innerText(), merchant_name);
	assert.equal(await buyer.page.locator("img").count(), 0, "no logo is loaded");
}

for (const brand of Object.keys(BRANDS)) {
	test(`everybody can read and use the pages in the ${brand} colours`, () =>
		visiting(async (buyer) => {
			const session = await merchant.sell({ branding: BRANDS[brand] });
			await buyer.visit(session);
			await looksLike(buyer, brand);
			await buyer.usableByAll(brand);
			await buyer.pictures(`branding-${brand}`);
			await buyer.tabTo("#pay-button");
			await buyer.page.fill("[name=email]", "");
			await buyer.page.click("#pay-button");
			await buyer.alert(/email/i);
			await buyer.usableByAll(`${brand}, with mistakes`);
			await buyer.pay({ card: CARD.asks });
			await buyer.page.locator("button[value=confirm]").waitFor();
			await looksLike(buyer, brand);
			await buyer.usableByAll(`${brand}, the bank's question`);
			await buyer.page.locator("button[value=confirm]").click();
			await buyer.isBack(merchant, session);
			await buyer.visit(session);
			await buyer.heading("Payment complete");
			await looksLike(buyer, brand);
			await buyer.usableByAll(`${brand}, paid`);
			await buyer.pictures(`branding-${brand}-paid`);
			await kassa.assertPaidOnce(session);
		}));
}

test("a cart with all that can be changed in it can be read in any colours", () =>
	visiting(async (buyer) => {
		const unit = { unit_amount: nextAmount(), currency: "GHS" };
		const session = await merchant.kassa.expect(201, "POST", "/v1/checkout/sessions", {
			line_items: [
				{
					price_data: { ...unit, product_data: { name: "Record" } },
					quantity: 2,
					adjustable_quantity: { enabled: true },
				},
			],
			optional_items: [{ price_data: { ...unit, product_data: { name: "Poster" } } }],
			allow_promotion_codes: true,
			branding: BRANDS.garish,
			success_url: `${merchant.url}/success`,
		});
		await buyer.visit(session);
		await buyer.usableByAll("a cart");
		await buyer.pictures("branding-cart");
		await buyer.page.fill("[name=promotion_code]", "NONE");
		await buyer.press("#promotion-button");
		await buyer.wrong("promotion_code", /./);
		await buyer.usableByAll("a cart with mistakes");
	}));

test("a link's page and the session that it opens look alike, and are paid without scripts", () =>
	visiting(
		async (buyer) => {
			const amount = nextAmount();
			const link = { name: "A record", amount, branding: BRANDS.dark };
			const { url } = await kassa.expect(201, "POST", "/v1/payment_links", link);
			await buyer.page.goto(url);
			await looksLike(buyer, "dark");
			await buyer.fits("a link");
			await buyer.page.click(".offer form button");
			await looksLike(buyer, "dark");
			await buyer.fits("its session");
			await buyer.page.getByRole("button", { name: `Pay ${ghs(amount)}` }).waitFor();
			await buyer.pay();
			await buyer.heading("Payment complete");
			await looksLike(buyer, "dark");
		},
		{ script: false },
	));

test("what is no colour is refused, and what is a name is nothing but a name", () =>
	visiting(async (buyer) => {
		for (const [field, value] of [
			["background_color", "red;}body{display:none"],
			["background_color", "#12"],
			["font_color", "url(x)"],
			["font_color", "#fff</style><script>document.title='hit'</script>"],
			["logo_url", "javascript:alert(1)"],
			["merchant_name", "n".repeat(81)],
		]) {
			const body = { amount: 500, success_url: `${merchant.url}/success`, cancel_url: `${merchant.url}/cart` };
			const asked = { ...body, branding: { [field]: value } };
			const { error } = await kassa.expect(400, "POST", "/v1/checkout/sessions", asked);
			assert.equal(error.param, `branding.${field}`, value);
		}
		const merchant_name = `"><script>document.title='hit'</script><style>body{display:none}</style>`;
		await buyer.visit(await merchant.sell({ branding: { ...BRANDS.light, merchant_name } }));
		assert.equal(await buyer.page.locator(".top .brand bdi").innerText(), merchant_name);
		assert.notEqual(await buyer.page.title(), "hit");
		assert.notEqual(await style(buyer, "body", "display"), "none");
		assert.equal(await buyer.page.locator("style, script").count(), 2, "our own");
	}));
