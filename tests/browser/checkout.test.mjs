// A buyer at the hosted page: every way it can end, seen in a real browser, and checked against the bank's own book.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Webhook } from "standardwebhooks";
import Stripe from "stripe";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, PHONE, Robot, until } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

let kassa, merchant, browser;

before(async () => {
	kassa = await Kassa.start();
	merchant = await Merchant.open(kassa);
	browser = await openBrowser({ whole: true });
});

after(async () => {
	await browser?.close();
	await merchant?.close();
	await kassa?.stop();
});

// Gives a buyer to a test, and looks afterwards at what the pages did behind the buyer's back.
async function shopping(run, options) {
	const buyer = await Buyer.open(browser, [kassa.url, merchant.url], options);
	await run(buyer);
	await buyer.close();
}

const paid = "Payment complete";

test("a card pays, the webhook verifies in two libraries, and the buyer is back", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell({ customer_email: "kofi@example.com" });
		const answer = await buyer.visit(session);
		assert.equal(answer.status(), 200);
		assert.equal(await buyer.page.inputValue("[name=email]"), "kofi@example.com");
		const autocomplete = { card_number: "cc-number", card_exp: "cc-exp", card_cvc: "cc-csc", card_name: "cc-name" };
		for (const [name, token] of Object.entries({ ...autocomplete, email: "email" })) {
			assert.equal(await buyer.page.getAttribute(`[name=${name}]`, "autocomplete"), token);
		}
		await buyer.picture("pay");
		await buyer.fill({ card: "4242 4242 4242 4242" });
		await buyer.picture("pay-filled");
		await buyer.button().click();
		await buyer.isBack(merchant, session);
		await buyer.page.getByText(`Order order-${session.amount} is paid`).waitFor();

		await kassa.assertPaidOnce(session);
		const { headers, raw } = await merchant.hears("checkout.session.completed", session.id);
		const event = Stripe.webhooks.constructEvent(raw, headers["kassa-signature"], merchant.secret);
		assert.equal(event.object, "event");
		assert.equal(event.data.object.payment_status, "paid");
		assert.equal(event.data.object.metadata.order_id, `order-${session.amount}`);
		assert.deepEqual(new Webhook(merchant.secret).verify(raw.toString("utf8"), headers), event);
		assert.throws(() => Stripe.webhooks.constructEvent(`${raw} `, headers["kassa-signature"], merchant.secret));
		assert.throws(() => new Webhook(merchant.secret).verify(`${raw} `, headers));
		assert.ok(merchant.fulfilled.includes(`order-${session.amount}`));
	}));

test("a card pays with scripts off", () =>
	shopping(
		async (buyer) => {
			const session = await merchant.sell();
			await buyer.visit(session);
			await buyer.picture("pay-without-script");
			await buyer.pay();
			await buyer.isBack(merchant, session);
			await kassa.assertPaidOnce(session);
			await merchant.hears("checkout.session.completed", session.id);
		},
		{ script: false },
	));

for (const [name, card, script] of [
	["3D Secure", CARD.asks, true],
	["3D Secure 2", CARD.asksToo, true],
	["3D Secure with scripts off", CARD.asks, false],
]) {
	test(`${name}: the bank asks, the buyer confirms, and the payment succeeds`, () =>
		shopping(
			async (buyer) => {
				const session = await merchant.sell();
				await buyer.visit(session);
				await buyer.pay({ card });
				await buyer.page.locator("button[name=action][value=confirm]").waitFor();
				await buyer.picture("challenge");
				assert.equal((await kassa.money(session.amount)).captured, 0, "no money moves before the bank is answered");
				await buyer.page.click("button[name=action][value=confirm]");
				await buyer.isBack(merchant, session);
				await kassa.assertPaidOnce(session);
			},
			{ script },
		));
}

test("3D Secure: a reload asks the same question again, and no second attempt begins", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.pay({ card: CARD.asks });
		await buyer.page.locator("button[name=action][value=confirm]").waitFor();
		await buyer.visit(session);
		await buyer.page.click("button[name=action][value=confirm]");
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.payments(session.amount)).length, 1);
	}));

test("3D Secure: the buyer rejects, is told so, and pays with another card", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.pay({ card: CARD.asks });
		await buyer.page.click("button[name=action][value=reject]");
		await buyer.alert(/could not confirm/i);
		await kassa.assertUnpaid(session);
		assert.deepEqual((await kassa.payments(session.amount)).map((payment) => payment.status), ["failed"]);
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
	}));

test("3D Secure: where the bank always refuses, confirming does not help", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.pay({ card: CARD.asksInVain });
		await buyer.page.click("button[name=action][value=confirm]");
		await buyer.alert(/could not confirm/i);
		await kassa.assertUnpaid(session);
	}));

for (const [name, card, words, wrong] of [
	["declined", CARD.declined, /declined/i, "card_number"],
	["without money", CARD.poor, /not enough money/i, "card_number"],
	["expired", CARD.expired, /card has expired/i, "card_exp"],
	["with the wrong security code", CARD.wrongCode, /security code is not right/i, "card_cvc"],
	["not processed", CARD.unprocessed, /did not go through/i, "card_number"],
	["reported as lost", CARD.lost, /card was declined/i, "card_number"],
]) {
	test(`a card, ${name}: the page says so, keeps what was typed, and the next card pays on the same page`, () =>
		shopping(async (buyer) => {
			const session = await merchant.sell();
			await buyer.visit(session);
			await buyer.pay({ card });
			await buyer.alert(words);
			await buyer.picture(`declined-${card.slice(-4)}`);
			assert.equal(new URL(buyer.page.url()).pathname.split("/")[2], session.id);
			// What was typed stays in its fields, but for what the bank found wrong, and that is where to go on.
			const typed = { card_number: card.replace(/(\d{4})(?=\d)/g, "$1 "), card_exp: "12 / 34", card_cvc: "123" };
			for (const [id, text] of Object.entries(typed)) {
				const kept = id === wrong && id !== "card_number" ? "" : text;
				assert.equal(await buyer.page.inputValue(`#${id}`), kept, id);
			}
			await buyer.wrong(wrong, words);
			const chosen = () => [document.activeElement.id, getSelection().toString() || document.activeElement.value];
			assert.deepEqual(await buyer.page.evaluate(chosen), [wrong, wrong === "card_number" ? typed.card_number : ""]);
			const html = await (await buyer.page.request.get(session.url)).text();
			assert.ok(!html.includes(card.slice(0, 8)), "a card number is never written into a page");
			await buyer.usableByAll(name);
			assert.equal(await buyer.page.inputValue("[name=email]"), "ama@example.com", "the rest need not be typed again");
			await kassa.assertUnpaid(session);
			await buyer.pay();
			await buyer.isBack(merchant, session);
			await kassa.assertPaidOnce(session);
			const statuses = (await kassa.payments(session.amount)).map((payment) => payment.status);
			assert.deepEqual(statuses, ["failed", "succeeded"]);
		}));
}

test("a form with mistakes comes back with words at each field, and nothing was tried", () =>
	shopping(
		async (buyer) => {
			const session = await merchant.sell();
			await buyer.visit(session);
			await buyer.button().click();
			await buyer.alert(/email/i);
			await buyer.picture("pay-empty");
			const links = buyer.page.getByRole("alert").getByRole("link");
			const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
			assert.deepEqual(targets, ["#email", "#card_number", "#card_exp", "#card_cvc"], "in the order of the form");
			await buyer.fill({ card: "4242424242424241" });
			await buyer.page.fill("[name=card_exp]", "01 / 20");
			await buyer.page.fill("[name=email]", "ama");
			await buyer.button().click();
			const alert = buyer.page.getByRole("alert");
			await alert.filter({ hasText: /mistyped/i }).waitFor();
			const text = await alert.innerText();
			for (const words of [/email/i, /past/i]) assert.match(text, words);
			for (const name of ["email", "card_number", "card_exp"]) {
				assert.equal(await buyer.page.getAttribute(`[name=${name}]`, "aria-invalid"), "true");
			}
			await kassa.assertUnpaid(session);
			assert.deepEqual(await kassa.payments(session.amount), []);
			assert.deepEqual(await kassa.book(session.amount), []);
		},
		{ script: false },
	));

test("a mistyped number is noticed while the buyer is still in the form", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.page.locator("[name=card_number]").pressSequentially("4242424242424241");
		assert.equal(await buyer.page.inputValue("[name=card_number]"), "4242 4242 4242 4241");
		await buyer.page.locator("[name=card_exp]").focus();
		await buyer.page.getByText(/mistyped/i).waitFor();
		assert.equal(await buyer.page.getAttribute("[name=card_number]", "aria-invalid"), "true");
	}));

test("the button stays under the finger that presses it, also when the field that is left is wrong", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.page.setViewportSize({ width: 360, height: 740 });
		await buyer.visit(session);
		await buyer.fill();
		await buyer.button().scrollIntoViewIfNeeded();
		await buyer.page.fill("[name=card_exp]", "01 / 20");
		const before = await buyer.button().boundingBox();
		await buyer.page.mouse.move(before.x + before.width / 2, before.y + 3);
		await buyer.page.mouse.down();
		assert.deepEqual(await buyer.button().boundingBox(), before, "it has not moved");
		await buyer.page.mouse.up();
		await buyer.alert(/past/i);
	}));

test("a number that is no test number is refused in test mode before anything happens", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.pay({ card: "4111111111111111" });
		await buyer.alert(/test/i);
		assert.deepEqual(await kassa.book(session.amount), []);
		await kassa.assertUnpaid(session);
	}));

test("after ten declined cards the page takes no more, so that nobody tries stolen numbers on it", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		const robot = new Robot(kassa, session);
		for (let n = 0; n < 9; n++) await robot.pay(CARD.declined);
		const { token } = robot;
		await robot.pay(CARD.declined);
		await buyer.visit(session);
		await buyer.heading(/too many failed attempts/i);
		await buyer.picture("locked");
		assert.equal(await buyer.page.locator("form[method=post]").count(), 0);
		robot.token = token;
		await robot.submit();
		await kassa.assertUnpaid(session);
		assert.equal((await kassa.payments(session.amount)).length, 10);
		await buyer.page.click("a.cancel");
		await buyer.page.waitForURL(`${merchant.url}/cart`);
	}));

test("Cancel leads to the merchant's cart, and the session stays open", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.page.click("a.cancel");
		await buyer.page.waitForURL(`${merchant.url}/cart`);
		await kassa.assertUnpaid(session);
		assert.deepEqual(await kassa.payments(session.amount), []);
		await buyer.page.goBack();
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
	}));

test("an expired page says so and shows the way back", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await kassa.expect(200, "POST", `/v1/checkout/sessions/${session.id}/expire`);
		await buyer.pay();
		await buyer.heading(/expired/i);
		await buyer.visit(session);
		await buyer.heading(/expired/i);
		await buyer.picture("expired");
		assert.equal(await buyer.page.locator("main button").count(), 0, "nothing can be paid any more");
		await buyer.page.click("a.cancel");
		await buyer.page.waitForURL(`${merchant.url}/cart`);
		assert.deepEqual(await kassa.book(session.amount), []);
		assert.deepEqual(await kassa.payments(session.amount), []);
		await merchant.hears("checkout.session.expired", session.id);
	}));

test("a session expires by itself at its time", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell({ expires_at: new Date(Date.now() + 2000).toISOString() });
		await until("it is expired", async () => (await kassa.session(session.id)).status === "expired");
		assert.ok(Date.now() >= Date.parse(session.expires_at), "not before its time");
		await merchant.hears("checkout.session.expired", session.id);
		await buyer.visit(session);
		await buyer.heading(/expired/i);
	}));

test("back, refresh and another visit after paying charge nothing more", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await buyer.page.goBack();
		await buyer.heading(paid);
		await buyer.page.reload();
		await buyer.heading(paid);
		await buyer.picture("paid");
		assert.equal(await buyer.page.locator("form[method=post]").count(), 0, "nothing can be paid twice");
		await buyer.page.click(`a[href="${merchant.url}/success?session_id=${session.id}"]`);
		await buyer.isBack(merchant, session);
		await buyer.page.reload();
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.payments(session.amount)).length, 1);
	}));

test("a form that is sent again after paying charges nothing more", async () => {
	const session = await merchant.sell();
	const robot = new Robot(kassa, session);
	const first = await robot.pay(CARD.good);
	const location = `${merchant.url}/success?session_id=${session.id}`;
	assert.deepEqual([first.status, first.headers.location], [303, location]);
	const second = await robot.arrive(await robot.submit({ card_number: CARD.asks }));
	assert.ok([200, 303].includes(second.status), `${second.status} ${second.text}`);
	await kassa.assertPaidOnce(session);
	assert.equal((await kassa.payments(session.amount)).length, 1);
});

test("a double click is one payment", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.fill({ card: CARD.slow });
		await buyer.button().dblclick();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.book(session.amount)).length, 1);
	}));

test("two tabs that pay at once are one payment", () =>
	shopping(
		async (buyer) => {
			const session = await merchant.sell();
			const tabs = [buyer.page, await buyer.tab()];
			for (const page of tabs) {
				await page.goto(session.url);
				await buyer.fill({ card: CARD.slow, page });
			}
			await Promise.all(tabs.map((page) => buyer.button(page).click()));
			// Both tabs lead to the shop, whichever of them has paid.
			for (const page of tabs) await buyer.isBack(merchant, session, { page, within: 20_000 });
			for (const page of tabs) {
				await page.goto(session.url);
				await page.getByRole("heading", { level: 1, name: paid }).waitFor();
			}
			await kassa.assertPaidOnce(session);
			assert.equal((await kassa.book(session.amount)).length, 1);
		},
		{ script: false },
	));

test("twenty payments sent at once are one payment", async () => {
	const session = await merchant.sell();
	const robot = new Robot(kassa, session);
	await robot.open();
	const answers = await Promise.all(Array.from({ length: 20 }, () => robot.submit()));
	for (const { status, text } of answers) assert.ok(status < 500, `${status} ${text}`);
	await until("it is paid", async () => (await kassa.session(session.id)).status === "complete");
	await kassa.assertPaidOnce(session);
	assert.equal((await kassa.book(session.amount)).length, 1);
	assert.equal((await kassa.payments(session.amount)).length, 1);
});

test("mobile money: the buyer approves on the phone, and the waiting page goes on by itself", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell({ customer_phone: PHONE.approves });
		await buyer.visit(session);
		await buyer.page.locator("input[name=method][value=mobile_money]").check();
		const given = (await buyer.page.inputValue("[name=phone]")).replace(/\D/g, "");
		assert.ok(given.endsWith("244123456"), `the phone is filled in: ${given}`);
		await buyer.picture("pay-mobile-money");
		await buyer.page.fill("[name=email]", "ama@example.com");
		await buyer.button().click();
		await buyer.heading(/approve on your phone/i);
		assert.doesNotMatch(await buyer.page.content(), /0?244123456/, "the number is masked");
		await buyer.picture("prompt");
		await buyer.isBack(merchant, session);
		const { payment } = await kassa.assertPaidOnce(session);
		const { body } = await kassa.api("GET", `/v1/payments/${payment}`);
		assert.equal(body.payment_method, "mobile_money");
	}));

test("mobile money with scripts off goes on by itself too", () =>
	shopping(
		async (buyer) => {
			const session = await merchant.sell({ payment_method_types: ["mobile_money"] });
			await buyer.visit(session);
			assert.equal(await buyer.page.locator("[name=card_number]").count(), 0, "only what the session allows");
			await buyer.pay({ phone: PHONE.approves });
			await buyer.isBack(merchant, session);
			await kassa.assertPaidOnce(session);
		},
		{ script: false },
	));

test("mobile money: the buyer refuses on the phone and pays by card", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.pay({ phone: PHONE.refuses });
		await buyer.alert(/not approved/i);
		await buyer.picture("refused-on-phone");
		await kassa.assertUnpaid(session);
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
	}));

test("mobile money: a wrong code can be corrected", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.pay({ phone: PHONE.wantsCode });
		const code = buyer.page.locator("input[name=code]");
		await code.waitFor();
		assert.equal(await code.getAttribute("autocomplete"), "one-time-code");
		await buyer.picture("code");
		await code.fill("000000");
		await code.press("Enter");
		await buyer.alert(/code is not right/i);
		await buyer.picture("code-wrong");
		await kassa.assertUnpaid(session);
		await code.fill("123456");
		await code.press("Enter");
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.payments(session.amount)).length, 1, "it is still the first attempt");
	}));

test("a buyer who chooses another way while the phone rings pays once", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.pay({ phone: PHONE.approves });
		await buyer.heading(/approve on your phone/i);
		await buyer.page.locator(`form[action$="/restart"] button`).click();
		await buyer.heading(/payment details/i);
		await buyer.pay();
		await buyer.isBack(merchant, session);
		// The phone may have been answered in the meantime; then that money goes back.
		await until("the bank kept the money exactly once", async () => {
			const { captured, refunded } = await kassa.money(session.amount);
			const open = (await kassa.payments(session.amount)).some(({ status }) => /pending|processing/.test(status));
			return captured - refunded === session.amount && !open;
		}, { within: 15_000 });
		assert.equal((await kassa.session(session.id)).status, "complete");
	}));

test("a bank transfer arrives by itself", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		// This one takes its time, so that it has not arrived when it is looked for before.
		await buyer.pay({ method: "bank_transfer", email: "ama+late@example.com" });
		await buyer.heading(/bank transfer/i);
		await buyer.picture("transfer");
		await kassa.assertUnpaid(session);
		await buyer.isBack(merchant, session, { within: 40_000 });
		await kassa.assertPaidOnce(session);
	}));

test("a bank that takes its time is waited for", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		const from = Date.now();
		await buyer.pay({ card: CARD.slow });
		await buyer.isBack(merchant, session);
		assert.ok(Date.now() - from >= 2500, "the bank was slow indeed");
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.book(session.amount)).length, 1);
	}));

test("everything can be done from the keyboard", () =>
	shopping(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		const { keyboard } = buyer.page;
		const tabTo = async (selector) => {
			for (let presses = 0; presses < 25; presses++) {
				await keyboard.press("Tab");
				const there = await buyer.page.evaluate((s) => {
					const focused = document.activeElement;
					return focused.matches(s) && focused.matches(":focus-visible") && getComputedStyle(focused);
				}, selector);
				if (there) return;
			}
			assert.fail(`the Tab key never reaches ${selector}`);
		};
		await tabTo("[name=email]");
		await keyboard.type("ama@example.com");
		await tabTo("[name=method]");
		await keyboard.press("ArrowDown");
		assert.equal(await buyer.page.isChecked("[value=mobile_money]"), true);
		await keyboard.press("ArrowUp");
		for (const [name, text] of [
			["card_number", CARD.asks],
			["card_exp", "1234"],
			["card_cvc", "123"],
			["card_name", "Ama Mensah"],
		]) {
			await tabTo(`[name=${name}]`);
			await keyboard.type(text);
		}
		await tabTo("form#pay button[type=submit]");
		await buyer.picture("pay-focus");
		await keyboard.press("Enter");
		await buyer.page.locator("[value=confirm]").waitFor();
		await tabTo("[value=confirm]");
		await keyboard.press("Space");
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
	}));

// A second click without scripts, a lost signal, a closed page: the browser goes away while its form is being read.
test("a buyer who goes away while the form is being read: what has begun is carried through", async () => {
	const robots = [];
	for (let n = 0; n < 60; n++) {
		const session = await merchant.sell();
		const robot = new Robot(kassa, session);
		await robot.open();
		robot.session = session;
		robots.push(robot);
	}
	for (const [n, robot] of robots.entries()) await robot.leave(n / 8);
	const ids = new Set(robots.map(({ session }) => session.id));
	// Kassa asks the bank after 10 seconds how something ended: nobody has to wait for that.
	const begun = await until("what has begun has ended", async () => {
		const payments = (await kassa.all("/v1/payments")).filter(({ session }) => ids.has(session));
		return payments.every(({ status }) => status === "succeeded") && payments;
	}, { within: 9_000 });
	assert.equal(new Set(begun.map(({ session }) => session)).size, begun.length, "once each");
	const taken = (await kassa.book()).filter(({ reference }) => begun.some(({ id }) => id === reference));
	assert.deepEqual(taken.map(({ captured }) => captured).sort(), begun.map(({ amount }) => amount).sort());
	assert.ok(begun.length > 0, "some had begun");
});

test("a page for something that does not exist is a page too", () =>
	shopping(async (buyer) => {
		const answer = await buyer.page.goto(`${kassa.url}/checkout/cs_test_nothing`);
		assert.equal(answer.status(), 404);
		await buyer.page.locator("h1").waitFor();
		await buyer.picture("not-found");
	}));

test("a hostile name is only a name", () =>
	shopping(async (buyer) => {
		const name = `<script>alert(1)</script>"><img src=x onerror=alert(2)>`;
		const made = JSON.parse(await kassa.onDatabase("merchant", "create", "--json", "--slug", "hostile", "--name", name));
		assert.equal(made.slug, "hostile");
		const { key } = await kassa.makeKey("--merchant", made.id);
		const session = await kassa.expect(201, "POST", "/v1/checkout/sessions", {
			amount: 1234,
			success_url: `${merchant.url}/success?x="><script>alert(3)</script>`,
			cancel_url: `${merchant.url}/cart?x="><script>alert(4)</script>`,
			metadata: { "<b>": "<script>alert(5)</script>" },
		}, { key });
		await buyer.visit(session);
		assert.ok((await buyer.page.innerText("body")).includes("<script>alert(1)</script>"));
		assert.equal(await buyer.page.locator("img").count(), 0);
		await buyer.pay({ card: CARD.declined });
		await buyer.alert(/declined/i);
		await buyer.page.click("a.cancel");
		await buyer.page.waitForURL((url) => url.origin === merchant.url && url.pathname === "/cart");
	}));

test("the page cannot be put into a frame", async () => {
	const session = await merchant.sell();
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${merchant.url}/frame?of=${encodeURIComponent(session.url)}`, { waitUntil: "load" });
	const frame = page.frames().find((one) => one !== page.mainFrame());
	assert.equal(await frame.locator("form[method=post]").count(), 0);
	await context.close();
});
