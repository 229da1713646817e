// Elixpo's document as it stands: its JavaScript in front of a browser, and what happens next, with nothing changed but
// the host and the key. Fulfilment happens once, whoever says first that the money came.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, Robot, until } from "./harness.mjs";
import { Receiver } from "./merchant.mjs";

const HOST = "https://payouts.elixpo.com";

// The document's request: a sample with comments in it, which its readers take out.
const REQUEST = String.raw`{
"tier": "member", // product tier to purchase
"currency": "INR", // we pick the matching catalog price
"customer": {
"uid": "u_123", // buyer id in your namespace
"email": "buyer@example.com" // optional, prefilled at checkout
},
"success_url": "https://blogs.elixpo.com/settings",
"metadata": { "plan": "member" } // optional, echoed onto the session
}`.replace(/ \/\/ .*/g, "");

const SNIPPET = `// In your app (server-side), when a user upgrades:
const res = await fetch("https://payouts.elixpo.com/v1/checkout/sessions", {
method: "POST",
headers: {
Authorization: "Bearer " + process.env.ELIXPO_PAY_API_KEY,
"Content-Type": "application/json",
},
body: JSON.stringify({
tier: "member",
currency: "INR",
customer: { uid: user.id, email: user.email },
success_url: "https://blogs.elixpo.com/settings",
}),
});
const session = await res.json();
redirect(session.url); // send the buyer to hosted checkout`;

let kassa, key, receiver;

before(async () => {
	kassa = await Kassa.start();
	({ key } = await kassa.makeKey("--dialect", "elixpo"));
	receiver = await Receiver.open(kassa);
	const endpoint = { url: `${receiver.url}/elixpo`, enabled_events: ["*"], dialect: "elixpo" };
	receiver.vendor = await kassa.expect(201, "POST", "/v1/webhook_endpoints", endpoint);
	kassa.secrets.add(receiver.vendor.secret);
	const catalog = {
		products: [{ tier: "member", name: "Member", prices: [{ currency: "INR", unit_amount: 19_900, type: "recurring" }] }],
	};
	const synced = await kassa.expect(200, "POST", "/v1/sync", catalog, { key });
	assert.equal(synced.ok, true);
});

after(async () => {
	await receiver?.close();
	await kassa?.stop();
});

// Runs the document's snippet as a merchant's server would, and returns where the buyer is sent.
async function upgrade(user) {
	const Async = Object.getPrototypeOf(async () => {}).constructor;
	const run = new Async("fetch", "process", "user", "redirect", SNIPPET.replace(HOST, kassa.url));
	let url;
	await run(fetch, { env: { ELIXPO_PAY_API_KEY: key } }, user, (to) => (url = to));
	return url;
}

const entitlement = (uid) => kassa.expect(200, "GET", `/v1/entitlements?app=my-shop&uid=${uid}`, undefined, { key });

test("an amount beside the tier never has an effect", async () => {
	const body = { ...JSON.parse(REQUEST), amount: 1, unit_amount: 1, line_items: [{ quantity: 0 }] };
	const answer = await kassa.expect(201, "POST", "/v1/checkout/sessions", body, { key });
	assert.equal(answer.amount, 19_900);
	const { error } = await kassa.expect(400, "POST", "/v1/checkout/sessions", { ...JSON.parse(REQUEST), amount: 1 });
	assert.equal(error.param, "amount", "the native API refuses the pair");
	const native = await kassa.expect(201, "POST", "/v1/checkout/sessions", JSON.parse(REQUEST));
	assert.equal(native.amount, 19_900, "and takes the document's body as it stands");
});

test("a buyer upgrades by the document's JavaScript, and the app is told once", async () => {
	const url = await upgrade({ id: "u_7", email: "ama@example.com" });
	assert.match(url, /\/checkout\?session=cs_/);
	assert.deepEqual((await entitlement("u_7")).status, "none");
	const browser = await openBrowser();
	const buyer = await Buyer.open(browser, [kassa.url, "https://blogs.elixpo.com"]);
	try {
		// The document's own address is outside of this machine: the browser's way there is answered here.
		await buyer.context.route("https://blogs.elixpo.com/**", (route) => route.fulfill({ body: "settings" }));
		await buyer.page.goto(url);
		assert.equal(await buyer.page.inputValue("[name=email]"), "ama@example.com");
		await buyer.page.getByText("Member", { exact: true }).first().waitFor();
		await buyer.fill({ card: CARD.good });
		await buyer.page.getByRole("button", { name: /₹199\.00/ }).click();
		await buyer.page.waitForURL("https://blogs.elixpo.com/settings");
	} finally {
		await buyer.close();
		await browser.close();
	}
	const now = await entitlement("u_7");
	assert.deepEqual(
		[now.app, now.uid, now.tier, now.status, now.active, now.version],
		["my-shop", "u_7", "member", "active", true, 1],
	);
	assert.match(now.expires_at, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
	const told = await until("the app is told", () => {
		const sent = receiver.requests.filter(({ headers }) => headers["x-elixpo-pay-event"]);
		return sent.length >= 2 && sent;
	});
	assert.deepEqual(told.map(({ event }) => event.type).sort(), ["entitlement.updated", "payment.captured"]);
	for (const { headers, raw, event } of told) {
		assert.equal(headers["x-elixpo-pay-event"], event.type);
		const stamp = headers["x-elixpo-pay-timestamp"];
		const mac = createHmac("sha256", receiver.vendor.secret).update(`${stamp}.`).update(raw).digest("hex");
		assert.equal(headers["x-elixpo-pay-signature"], `sha256=${mac}`);
		assert.deepEqual([event.data.app, event.data.uid, event.data.tier], ["my-shop", "u_7", "member"]);
	}
});

test("the app ends what its buyer pays each month, and is told so", async () => {
	const cancel = (body) => kassa.expect(200, "POST", "/v1/subscriptions/cancel", body, { key });
	const notices = () => receiver.requests.filter(({ event }) => event.data?.provider_subscription_id);
	const ended = await cancel({ customer: { uid: "u_7" } });
	assert.deepEqual([ended.status, ended.cancel_at_cycle_end, ended.provider_status], ["active", true, "active"]);
	assert.deepEqual(await cancel({ customer: { uid: "u_7" } }), ended, "asking again is no mistake");
	const [told] = await until("the app is told", () => notices().length > 0 && notices());
	assert.equal(told.headers["x-elixpo-pay-event"], "entitlement.updated");
	const { data } = told.event;
	assert.deepEqual(data, {
		app: "my-shop",
		uid: "u_7",
		tier: "member",
		active: true,
		status: "cancelled",
		expires_at: ended.current_period_end,
		provider_subscription_id: ended.id,
		failed: false,
	});
	assert.equal((await entitlement("u_7")).active, true, "what is paid stays");
	const now = await cancel({ customer: { uid: "u_7" }, cancel_at_cycle_end: false });
	assert.deepEqual([now.status, now.cancel_at_cycle_end, now.provider_status], ["cancelled", false, "cancelled"]);
	assert.deepEqual([(await entitlement("u_7")).active, notices().length], [false, 1]);
	const none = await kassa.expect(404, "POST", "/v1/subscriptions/cancel", { customer: { uid: "nobody" } }, { key });
	assert.equal(none.error, "no_active_subscription");
});

test("the page says for a moment that it worked, and then goes on, with and without JavaScript", async () => {
	const settings = "https://blogs.elixpo.com/settings";
	const browser = await openBrowser();
	try {
		for (const [uid, script] of [
			["u_21", true],
			["u_22", false],
		]) {
			const url = await upgrade({ id: uid, email: "abena@example.com" });
			const buyer = await Buyer.open(browser, [kassa.url, new URL(settings).origin], { script });
			await buyer.context.route(`${settings}**`, (route) => route.fulfill({ body: "settings" }));
			await buyer.page.goto(url);
			await buyer.page.getByRole("link", { name: "Cancel and return to My Shop" }).click();
			await buyer.page.waitForURL(settings);
			await buyer.page.goto(url);
			await buyer.fill({ card: CARD.good });
			await buyer.page.getByRole("button", { name: /^Subscribe · ₹199\.00/ }).click();
			await buyer.heading("You are subscribed");
			assert.match(buyer.page.url(), /\/checkout\/cs_\w+\?paid$/);
			await buyer.page.getByText("This page takes you back to My Shop in a moment.").waitFor();
			const way = await buyer.page.getByRole("link", { name: "Return to My Shop" }).getAttribute("href");
			assert.equal(way, settings, "nobody has to wait");
			await buyer.page.waitForURL(settings);
			// The card is not come back to, and the page without it is left alone.
			await buyer.page.goto(url);
			await buyer.heading("You are subscribed");
			assert.equal(await buyer.page.getByText("in a moment").count(), 0);
			await buyer.close();
		}
	} finally {
		await browser.close();
	}
});

test("what the bank says late, twice and by another road is granted once", async () => {
	const url = await upgrade({ id: "u_8", email: "kofi@example.com" });
	const id = new URL(url).searchParams.get("session");
	const robot = new Robot(kassa, { url: `${kassa.url}/checkout/${id}` });
	// The answer to the charge is lost: the buyer's page, the bank's notice and the janitor all find it out.
	await robot.pay(CARD.lostAnswer);
	await until("it is granted", async () => (await entitlement("u_8")).active, { within: 30_000 });
	await Promise.all(Array.from({ length: 5 }, () => robot.open()));
	assert.equal((await entitlement("u_8")).version, 1);
});

test("what is given back in full is taken back once", async () => {
	const url = await upgrade({ id: "u_9", email: "efua@example.com" });
	const id = new URL(url).searchParams.get("session");
	await new Robot(kassa, { url: `${kassa.url}/checkout/${id}` }).pay(CARD.givenBack);
	assert.equal((await entitlement("u_9")).active, true);
	await until("it is revoked", async () => !(await entitlement("u_9")).active, { within: 30_000 });
	const now = await entitlement("u_9");
	assert.deepEqual([now.status, now.version], ["revoked", 2]);
	assert.equal((await kassa.session(id)).payment_status, "paid", "that it was paid stays true");
});

test("its errors are flat", async () => {
	const body = JSON.parse(REQUEST);
	for (const [change, status, error] of [
		[{ tier: "gold" }, 404, "unknown_plan"],
		[{ currency: "USD" }, 404, "no_price"],
		[{ currency: "GHS" }, 400, "invalid_currency"],
		[{ customer: {} }, 400, "invalid_request"],
		[{ tier: undefined }, 400, "invalid_request"],
	]) {
		const answer = await kassa.expect(status, "POST", "/v1/checkout/sessions", { ...body, ...change }, { key });
		assert.equal(answer.error, error);
		assert.equal(typeof answer.error_description, "string");
	}
	const denied = await kassa.expect(401, "POST", "/v1/checkout/sessions", body, {
		key: "no",
		headers: { "X-Elixpo-Pay-Key": "lix_pay_wrong" },
	});
	assert.deepEqual(denied, { error: "unauthorized", error_description: "Invalid or missing secret key" });
});
