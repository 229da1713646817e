// The customer portal: everything in it by keyboard alone and without scripts, and nobody in it who was not let in.
import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { CARD, ghs, inWords, nextAmount, RENEWAL, Robot, send, until } from "./harness.mjs";
import { street } from "./street.mjs";

const { shopping, both } = street("Akwaaba Gym");

// A subscription that a customer has paid for.
async function subscribed(shop, name, { card = CARD.good, uid = "u_1", amount = nextAmount() } = {}) {
	const recurring = { interval: "month" };
	const session = await shop.expect(201, "POST", "/v1/checkout/sessions", {
		mode: "subscription",
		line_items: [{ price_data: { currency: "GHS", unit_amount: amount, recurring, product_data: { name } } }],
		customer: { uid, email: `${uid}@example.com`, name: "Ama Mensah" },
		success_url: "https://shop.example/ok",
	});
	const { status } = await new Robot(shop, session).pay(card);
	assert.equal(status, 303);
	return shop.subscriptionOf(session);
}

// A way into the portal of the customer who has this.
async function passFor(shop, merchant, { customer }) {
	const made = await shop.expect(201, "POST", "/v1/billing_portal/sessions", {
		customer,
		return_url: `${merchant.url}/cart`,
	});
	// Nothing that is written says the way in.
	shop.secrets.add(new URL(made.url).pathname.split("/").at(-1));
	return made.url;
}

const section = (buyer, name) =>
	buyer.page.locator("article", { has: buyer.page.getByRole("heading", { level: 2, name, exact: true }) });
const button = (name) => `button:has-text("${name}")`;
const told = (buyer, words) => buyer.page.getByRole("status").filter({ hasText: words }).waitFor();

// What the portal tells last has the focus, so that it is what is read next.
async function toldFirst(buyer, words) {
	await told(buyer, words);
	if (!buyer.script) return;
	assert.equal(await buyer.page.evaluate(() => document.activeElement.matches(".told")), true, "it is what is read next");
}

both("the whole errand by keyboard alone: look, cancel, keep, another card, a receipt, and back to the shop", async (all) => {
	const { buyer, shop, merchant } = all;
	const { keyboard } = buyer.page;
	const { now } = await shop.turn("PT0S");
	const amount = nextAmount();
	const gym = await subscribed(shop, "Gym", { amount });
	await shop.turn("P1M");
	const { current_period_end } = await shop.subscription(gym.id);
	const ends = inWords(current_period_end);
	assert.ok(current_period_end > now);
	const url = await passFor(shop, merchant, gym);
	assert.equal((await buyer.page.goto(url)).status(), 200);
	await buyer.heading("Your subscriptions");
	const words = await section(buyer, "Gym").innerText();
	for (const part of [`${ghs(amount)} every month`, "Active", `${ghs(amount)} on ${ends}`, "Visa •••• 4242"]) {
		assert.ok(words.includes(part), `${part} in ${words}`);
	}
	await buyer.pictures("portal");

	// The question can be answered with no.
	await buyer.tabTo(button("Cancel subscription"));
	await keyboard.press("Enter");
	await buyer.heading("Cancel Gym?");
	await buyer.page.getByText(`It ends on ${ends}`).waitFor();
	await buyer.pictures("portal-cancel");
	await buyer.tabTo("a:has-text('Keep it')");
	await keyboard.press("Enter");
	await buyer.heading("Your subscriptions");
	assert.equal((await shop.subscription(gym.id)).cancel_at_period_end, false, "it was only asked");
	// And with yes.
	await buyer.tabTo(button("Cancel subscription"));
	await keyboard.press("Enter");
	await buyer.heading("Cancel Gym?");
	await buyer.tabTo(button("Cancel subscription"));
	await keyboard.press("Space");
	await toldFirst(buyer, `Gym ends on ${ends}.`);
	assert.match(await section(buyer, "Gym").innerText(), new RegExp(`Ends on ${ends}`));
	const ending = await shop.subscription(gym.id);
	assert.deepEqual([ending.status, ending.cancel_at_period_end], ["active", true]);
	await buyer.pictures("portal-ending");
	// It can be taken back until then.
	await buyer.tabTo(button("Keep subscription"));
	await keyboard.press("Enter");
	await toldFirst(buyer, "Gym continues.");
	assert.equal((await shop.subscription(gym.id)).cancel_at_period_end, false);

	await buyer.tabTo(button("Use another card"));
	await keyboard.press("Enter");
	await buyer.heading("Use another card");
	await buyer.page.getByText("Nothing is charged today.").waitFor();
	await buyer.pictures("portal-card");
	for (const [name, text] of [
		["card_number", "5555555555554444"],
		["card_exp", "1234"],
		["card_cvc", "123"],
	]) {
		await buyer.tabTo(`[name=${name}]`);
		await keyboard.type(text);
	}
	await buyer.tabTo("#pay-button");
	assert.equal((await buyer.page.innerText("#pay-button")).trim(), "Save card");
	await keyboard.press("Enter");
	await toldFirst(buyer, "Your card was changed.");
	assert.match(await section(buyer, "Gym").innerText(), /Mastercard •••• 4444/);
	assert.equal((await shop.subscription(gym.id)).payment_method.card.last4, "4444");
	await buyer.pictures("portal-card-changed", { night: false });

	await buyer.tabTo(".bills a");
	await keyboard.press("Enter");
	await buyer.heading(/^Invoice /);
	await buyer.page.getByText(`${ghs(amount)} paid on`).waitFor();
	assert.match(buyer.page.url(), /\/invoices\/in_\w+$/, "what is handed on with a receipt lets nobody into the portal");
	await buyer.tabTo("a:has-text('Back')");
	await keyboard.press("Enter");
	await buyer.heading("Your subscriptions");
	await buyer.tabTo("a:has-text('Return to')");
	await keyboard.press("Enter");
	await buyer.page.waitForURL(`${merchant.url}/cart`);

	await shop.turn("P1M");
	const invoices = await shop.invoices(gym);
	assert.deepEqual(invoices.map((it) => [it.status, it.payment_method.card.last4]), [
		["paid", "4242"],
		["paid", "4242"],
		["paid", "4444"],
	]);
});

both("what is cancelled is not charged again, and its receipts stay", async ({ buyer, shop, merchant }) => {
	await shop.turn("PT0S");
	const amount = nextAmount();
	const gym = await subscribed(shop, "Gym", { amount });
	const url = await passFor(shop, merchant, gym);
	await buyer.page.goto(url);
	await buyer.page.click(button("Cancel subscription"));
	await buyer.heading("Cancel Gym?");
	await buyer.page.click(button("Cancel subscription"));
	await told(buyer, "Gym ends on");
	await shop.turn("P2M");
	assert.equal((await shop.subscription(gym.id)).status, "canceled");
	assert.deepEqual(await shop.money(amount), { captured: amount, refunded: 0, charges: 1 });
	await merchant.hears("customer.subscription.deleted", gym.id);
	await buyer.page.goto(await passFor(shop, merchant, gym));
	assert.match(await section(buyer, "Gym").innerText(), /Ended on/);
	assert.equal(await buyer.page.locator("form[method=post]").count(), 0, "there is nothing left to press");
	assert.equal(await buyer.page.locator(".bills li").count(), 1);
	await buyer.pictures("portal-ended", { night: false });
});

both("a late payment is seen and paid, and a card that is refused can be given again", async ({ buyer, shop, merchant }) => {
	await shop.turn("PT0S");
	const [late, fine] = [nextAmount(), nextAmount()];
	const gym = await subscribed(shop, "Gym", { amount: late, card: RENEWAL.stolen });
	await subscribed(shop, "Sauna with a name so long that it must wrap somewhere on a phone, or it would run out", {
		amount: fine,
	});
	await shop.turn("P1M");
	await buyer.page.goto(await passFor(shop, merchant, gym));
	assert.match(await section(buyer, "Gym").innerText(), /Payment overdue/);
	assert.doesNotMatch(await section(buyer, "Gym").innerText(), /tried again/, "nobody tries a card that is stolen");
	await buyer.pictures("portal-late");
	await section(buyer, "Gym").getByRole("button", { name: /another card/ }).click();
	await buyer.heading("Use another card");
	await buyer.page.getByText(`and at once ${ghs(late)} for the invoice that is open`).waitFor();
	assert.doesNotMatch(await buyer.page.innerText("body"), /nothing is charged/i);
	await buyer.pictures("portal-card-late", { night: false });
	await buyer.fill({ card: CARD.declined });
	await buyer.page.click("#pay-button");
	await buyer.alert(/declined/i);
	await buyer.pictures("portal-card-declined", { night: false });
	await buyer.page.click("a.cancel");
	await buyer.heading("Your subscriptions");
	await section(buyer, "Gym").getByRole("link", { name: "Pay now" }).click();
	await buyer.fill();
	await buyer.page.click("#pay-button");
	await buyer.heading(/^Invoice .* is paid$/);
	const now = await shop.subscription(gym.id);
	assert.deepEqual([now.status, now.payment_method.card.last4], ["active", "4242"]);
	assert.deepEqual(await shop.money(late), { captured: 2 * late, refunded: 0, charges: 2 });
});

both("another card pays what was declined, at once", async ({ buyer, shop, merchant }) => {
	await shop.turn("PT0S");
	const amount = nextAmount();
	const gym = await subscribed(shop, "Gym", { amount, card: RENEWAL.stolen });
	await shop.turn("P1M");
	assert.equal((await shop.subscription(gym.id)).status, "past_due");
	const url = await passFor(shop, merchant, gym);
	await buyer.page.goto(url);
	await buyer.page.click(button("Use another card"));
	await buyer.fill({ card: CARD.asks });
	await buyer.page.click("#pay-button");
	await buyer.page.click("button[value=confirm]");
	await told(buyer, "Your card was changed.");
	assert.equal(new URL(buyer.page.url()).pathname, new URL(url).pathname);
	await until("it is paid", async () => (await shop.subscription(gym.id)).status === "active");
	assert.deepEqual(await shop.money(amount), { captured: 2 * amount, refunded: 0, charges: 2 });
});

test("two tabs: what the other tab has changed is said, and nothing is done twice", () =>
	shopping(async ({ buyer, shop, merchant }) => {
		await shop.turn("PT0S");
		const gym = await subscribed(shop, "Gym");
		const url = await passFor(shop, merchant, gym);
		const other = await buyer.tab();
		await buyer.page.goto(url);
		await other.goto(url);
		for (const page of [buyer.page, other]) {
			await page.click(button("Cancel subscription"));
			await page.getByRole("heading", { name: "Cancel Gym?" }).waitFor();
			await page.locator(button("Cancel subscription")).dblclick();
			await page.getByRole("status").filter({ hasText: /Gym ends on|had changed meanwhile/ }).waitFor();
		}
		const { data } = await shop.expect(200, "GET", "/v1/events?type=customer.subscription.updated&limit=100");
		const ends = data.filter((event) => event.data.previous_attributes?.cancel_at_period_end === false);
		assert.equal(ends.length, 1, "it was cancelled once");
	}));

test("a pass that has run out lets nobody in, and says where a new one is had", () =>
	shopping(async ({ buyer, shop, merchant }) => {
		await shop.turn("PT0S");
		const gym = await subscribed(shop, "Gym");
		const url = await passFor(shop, merchant, gym);
		await buyer.page.goto(url);
		await buyer.heading("Your subscriptions");
		// An hour of the test clock is no hour of the pass.
		await shop.turn("PT61M");
		await buyer.page.reload();
		await buyer.heading("Your subscriptions");
		// The page stays open longer than the pass holds.
		const old = await outOfDate(shop, url);
		await buyer.page.evaluate(([from, to]) => {
			for (const form of document.forms) form.action = form.action.replace(from, to);
		}, [url, old]);
		const answered = buyer.page.waitForResponse((response) => response.request().method() === "POST");
		await buyer.page.click(button("Cancel subscription"));
		assert.equal((await answered).status(), 404);
		await buyer.heading("This link has expired");
		assert.doesNotMatch(await buyer.page.innerText("main"), /Kassa/, "the buyer has never heard of us");
		await buyer.pictures("portal-expired");
		assert.equal((await buyer.page.goto(old)).status(), 404);
		await buyer.heading("This link has expired");
		assert.equal((await shop.subscription(gym.id)).cancel_at_period_end, false);
	}));

test("another customer's subscription is not there, in the page, in the address and in the form", () =>
	shopping(async ({ buyer, shop, merchant }) => {
		const mine = await subscribed(shop, "Gym", { uid: "u_1" });
		const theirs = await subscribed(shop, "Dance", { uid: "u_2" });
		const [my, their] = [await passFor(shop, merchant, mine), await passFor(shop, merchant, theirs)];
		await buyer.page.goto(my);
		assert.doesNotMatch(await buyer.page.content(), new RegExp(`Dance|u_2@|${theirs.id}`));
		const token = await buyer.page.locator("input[name=token]").first().inputValue();
		for (const [portal, of, headers, status] of [
			[my, theirs, {}, 404],
			[their, theirs, {}, 403],
			[my, mine, { Origin: "https://evil.example" }, 403],
			[my, mine, { "Sec-Fetch-Site": "cross-site" }, 403],
		]) {
			for (const action of ["cancel", "end", "card", "resume"]) {
				const answer = await send("POST", `${portal}/${of.id}/${action}`, {
					headers: {
						"Content-Type": "application/x-www-form-urlencoded",
						Origin: shop.url,
						"Sec-Fetch-Site": "same-origin",
						...headers,
					},
					body: new URLSearchParams({ token }).toString(),
				});
				assert.equal(answer.status, status, `${action} ${JSON.stringify(headers)}`);
				assert.doesNotMatch(answer.text, /Dance/);
			}
		}
		for (const { id } of [mine, theirs]) {
			assert.equal((await shop.subscription(id)).cancel_at_period_end, false);
		}
		// A form of the buyer's own page that is bent to another's subscription leads nowhere.
		await buyer.page.evaluate((id) => {
			for (const form of document.forms) form.action = form.action.replace(/sub_\w+/, id);
		}, theirs.id);
		await buyer.page.click(button("Cancel subscription"));
		await buyer.page.getByRole("heading", { level: 1 }).waitFor();
		assert.doesNotMatch(await buyer.page.content(), /Dance/);
		assert.equal((await shop.subscription(theirs.id)).cancel_at_period_end, false);
	}));

// The same pass, with an end that has been reached already: the server seals it like this, only an hour earlier.
async function outOfDate(shop, url) {
	const key = Buffer.from((await readFile(path.join(shop.folder, "kassa.key"), "utf8")).trim(), "hex");
	const token = new URL(url).pathname.split("/").at(-1);
	const pass = JSON.parse(unsealed(key, Buffer.from(token, "hex")));
	assert.ok(pass.until > Date.now() && pass.until <= Date.now() + 3_600_000, `it holds for an hour: ${pass.until}`);
	return url.replace(token, sealed(key, JSON.stringify({ ...pass, until: Date.now() - 1 })).toString("hex"));
}

const NONCE = Buffer.alloc(24, 7);
const options = { authTagLength: 16 };
const purpose = Buffer.from("portal");

function sealed(key, text) {
	const cipher = createCipheriv("chacha20-poly1305", ...subkey(key, NONCE), options);
	cipher.setAAD(purpose, { plaintextLength: Buffer.byteLength(text) });
	return Buffer.concat([NONCE, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function unsealed(key, bytes) {
	const [nonce, text, tag] = [bytes.subarray(0, 24), bytes.subarray(24, -16), bytes.subarray(-16)];
	const cipher = createDecipheriv("chacha20-poly1305", ...subkey(key, nonce), options);
	cipher.setAAD(purpose, { plaintextLength: text.length });
	cipher.setAuthTag(tag);
	return Buffer.concat([cipher.update(text), cipher.final()]).toString("utf8");
}

// XChaCha20 is ChaCha20 with a key and a nonce that are made of the long nonce: draft-irtf-cfrg-xchacha, section 2.
function subkey(key, nonce) {
	const words = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
	for (const bytes of [key, nonce.subarray(0, 16)]) {
		for (let at = 0; at < bytes.length; at += 4) words.push(bytes.readUInt32LE(at));
	}
	const turn = (a, b, c, d) => {
		for (const [x, y, z, by] of [[a, b, d, 16], [c, d, b, 12], [a, b, d, 8], [c, d, b, 7]]) {
			words[x] = (words[x] + words[y]) >>> 0;
			const mixed = words[z] ^ words[x];
			words[z] = ((mixed << by) | (mixed >>> (32 - by))) >>> 0;
		}
	};
	for (let round = 0; round < 10; round++) {
		for (let at = 0; at < 4; at++) turn(at, at + 4, at + 8, at + 12);
		for (let at = 0; at < 4; at++) turn(at, 4 + ((at + 1) % 4), 8 + ((at + 2) % 4), 12 + ((at + 3) % 4));
	}
	const made = Buffer.alloc(32);
	[...words.slice(0, 4), ...words.slice(12)].forEach((word, at) => made.writeUInt32LE(word, 4 * at));
	return [made, Buffer.concat([Buffer.alloc(4), nonce.subarray(16)])];
}
