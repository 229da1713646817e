// Programs as the vendors' documents write them, in every language that they show, against the real binary, with nothing
// changed but the host and the key. They lie in `clients`. Each prints a JSON object a line, which is what it has done
// and the answer, and goes on when it is told something.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { CARD, freePort, Kassa, Robot, send, until } from "./harness.mjs";
import { Receiver } from "./merchant.mjs";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "clients");
// What runs a program, by the ending of its name.
const RUNNERS = { sh: "bash", mjs: process.execPath, py: "python3", php: "php" };

class Client {
	constructor(file, env) {
		const runner = RUNNERS[path.extname(file).slice(1)];
		const options = { cwd: folder, env: { PATH: process.env.PATH, ...env }, stdio: ["pipe", "pipe", "pipe"] };
		this.file = file;
		this.process = spawn(runner, [file], options);
		this.complaints = "";
		this.process.stderr.setEncoding("utf8").on("data", (text) => (this.complaints += text));
		this.closed = new Promise((resolve) => this.process.once("error", resolve).once("close", resolve));
		// Whoever has ended early hears nothing more; that it has ended is said where an answer is missed.
		this.process.stdin.on("error", () => {});
		this.lines = readline.createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
	}

	// What it prints next, which is this step.
	async says(step, { within = 10_000 } = {}) {
		const late = pause(within, { value: undefined }, { ref: false });
		const { value } = await Promise.race([this.lines.next(), late]);
		assert.ok(value, `${this.file} says nothing more, where it should ${step}: ${this.complaints}`);
		const said = JSON.parse(value);
		assert.equal(said.step, step, value);
		return said.answer;
	}

	tell(value) {
		this.process.stdin.write(`${JSON.stringify(value)}\n`);
	}

	async ends() {
		this.process.stdin.end();
		assert.equal(await this.closed, 0, this.complaints);
		assert.equal((await this.lines.next()).done, true, `${this.file} says more than was expected`);
		assert.equal(this.complaints, "");
	}

	// Leaves no process behind, however the test ended.
	discard() {
		this.process.kill("SIGKILL");
	}
}

// Runs a client for as long as a story takes.
async function running(file, env, story) {
	const client = new Client(file, env);
	try {
		await story(client);
		await client.ends();
	} finally {
		client.discard();
	}
}

let kassa, receiver;

before(async () => {
	kassa = await Kassa.start();
	receiver = await Receiver.open(kassa, { events: ["checkout.session.completed"] });
});

after(async () => {
	await receiver?.close();
	await kassa?.stop();
});

// The document's session object, as it is before anybody has paid.
const documented = {
	object: "checkout.session",
	status: "open",
	amount: 5000,
	currency: "GHS",
	payment: null,
	payment_status: "unpaid",
	customer: null,
	customer_email: "customer@example.com",
	success_url: "https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}",
	cancel_url: "https://yoursite.com/cancel",
	metadata: { order_id: "1234" },
};

function assertDocumented(made) {
	assert.match(made.id, /^cs_/);
	assert.equal(made.url, `${kassa.url}/checkout/${made.id}`);
	for (const name of ["created_at", "expires_at"]) assert.match(made[name], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	assert.equal(Date.parse(made.expires_at) - Date.parse(made.created_at), 24 * 60 * 60 * 1000);
	const shown = Object.fromEntries(Object.keys(documented).map((name) => [name, made[name]]));
	assert.deepEqual(shown, documented);
}

// The client sells something, and a buyer pays; the session as it was made.
async function sold(client) {
	const made = await client.says("create");
	assertDocumented(made);
	assert.deepEqual(made, await kassa.session(made.id));
	const answer = await new Robot(kassa, made).pay(CARD.good);
	assert.equal(answer.headers.location, `https://yoursite.com/success?session_id=${made.id}`);
	return made;
}

// The client goes on when it is told so, and makes the document's other calls.
async function looksAfter(client, made) {
	client.tell("paid");
	const read = await client.says("retrieve");
	assert.deepEqual([read.id, read.status, read.payment_status], [made.id, "complete", "paid"]);
	assert.match(read.payment, /^pay_/);
	const list = await client.says("list");
	assert.deepEqual([list.object, list.has_more], ["list", false]);
	assert.deepEqual(list.data[0], read, "the newest comes first");
	const expired = await client.says("expire");
	assert.deepEqual([expired.status, expired.currency], ["expired", "GHS"]);
}

// The client charges a phone without a page, and makes a plan and a link.
async function chargesAndSells(client) {
	const charged = await client.says("charge");
	assert.deepEqual([charged.object, charged.status, charged.provider], ["payment", "processing", "mtn"]);
	assert.deepEqual([charged.phone, charged.metadata], ["024****567", { order_id: "1234" }]);
	await until("the buyer has confirmed", async () => {
		const { status } = await kassa.expect(200, "GET", `/v1/payments/${charged.id}`);
		return status === "succeeded";
	});
	client.tell("paid");
	const paid = await client.says("payment");
	assert.deepEqual([paid.id, paid.status, paid.amount], [charged.id, "succeeded", 5000]);
	const plan = await client.says("plan");
	assert.deepEqual([plan.object, plan.name, plan.amount, plan.interval], ["plan", "Gold", 5000, "month"]);
	assert.match(plan.id, /^plan_/);
	const link = await client.says("link");
	assert.deepEqual([link.object, link.name, link.minimum_amount], ["payment_link", "Tip jar", 500]);
	// The address that the document's own links have leads to the page, too.
	for (const url of [link.url, `${kassa.url}/pay/${link.id}`]) {
		const page = await fetch(url);
		assert.equal(page.status, 200);
		assert.match(await page.text(), /Tip jar/);
	}
}

const paygateAt = () => ({ PAYGATE_URL: kassa.url, PAYGATE_KEY: kassa.key });

// The webhook of a paid session as a receiver got it.
async function delivery(session) {
	const [{ headers, raw }] = await receiver.hears("checkout.session.completed", session.id);
	const { secret } = receiver.endpoint;
	return { payload: raw.toString("utf8"), signature: headers["x-paygate-signature"], secret };
}

test("PayGate by its document's curl lines", () => running("paygate.sh", paygateAt(), async (client) => {
	await looksAfter(client, await sold(client));
	await chargesAndSells(client);
}));

for (const [language, file] of [["Python", "paygate.py"], ["PHP", "paygate.php"]]) {
	test(`PayGate by its document's ${language}`, () => running(file, paygateAt(), async (client) => {
		const made = await sold(client);
		await looksAfter(client, made);
		await chargesAndSells(client);
		const sent = await delivery(made);
		client.tell(sent);
		assert.equal(await client.says("fulfil"), "1234");
		client.tell({ ...sent, payload: sent.payload.replace("5000", "5") });
		await client.says("refuse");
	}));
}

test("PayGate by its document's JavaScript, with its Express handlers", async () => {
	const env = { ...paygateAt(), FRONTEND_URL: "https://yoursite.com" };
	await running("paygate.mjs", env, async (client) => {
		const url = await client.says("listen");
		const events = ["checkout.session.completed"];
		const endpoint = await kassa.expect(201, "POST", "/v1/webhooks", { url: `${url}/webhooks`, events });
		kassa.secrets.add(endpoint.secret);
		client.tell(endpoint.secret);
		const made = await sold(client);
		// The webhook finds the document's handler, which has verified it before it fulfils.
		assert.equal(await client.says("fulfil"), "1234");
		assert.equal(await client.says("confirm"), "customer@example.com");
		const post = (route, headers, body) => fetch(url + route, { method: "POST", headers, body });
		const { payload, signature } = await delivery(made);
		const foreign = await post("/webhooks", { "X-PayGate-Signature": signature }, payload);
		assert.equal(foreign.status, 400, "signed with the secret of another endpoint");

		const verify = async (id) => (await fetch(`${url}/verify-session?session_id=${id}`)).json();
		assert.deepEqual(await verify(made.id), { success: true, orderId: "1234" });
		const checkout = await post("/create-checkout", {}, JSON.stringify({ orderId: "77", amount: 700 }));
		const other = await kassa.session((await checkout.json()).checkoutUrl.split("/").at(-1));
		assert.deepEqual([other.amount, other.metadata], [700, { order_id: "77" }]);
		assert.deepEqual(await verify(other.id), { success: false });

		await looksAfter(client, made);
		await chargesAndSells(client);
		await kassa.expect(200, "DELETE", `/v1/webhooks/${endpoint.id}`);
	});
});

// A key of Axra's dialect and the secret beside it, as its clients know them.
async function axraAt() {
	const { key, secret } = await kassa.makeKey("--dialect", "axra");
	return { AXRA_URL: `${kassa.url}/api/v1`, AXRA_API_KEY: key, AXRA_API_SECRET: secret };
}

// The document's five fields, which stand there once more under `data`.
function assertFive(made, amount, currency) {
	const five = ["sessionId", "checkoutUrl", "expiresAt", "amount", "currency"];
	assert.deepEqual(Object.keys(made), [...five, "success", "data"]);
	assert.deepEqual(made.data, Object.fromEntries(five.map((name) => [name, made[name]])));
	assert.deepEqual([made.amount, made.currency, made.success], [amount, currency, true]);
	assert.equal(made.checkoutUrl, `${kassa.url}/checkout/${made.sessionId}`);
	const life = new Date(made.expiresAt) - Date.now();
	assert.ok(life > 29 * 60_000 && life <= 30 * 60_000, "it lives for 1800 seconds");
}

// A buyer pays with a card whose bank asks first; where that leads.
async function paysAxra(made) {
	const robot = new Robot(kassa, { url: made.checkoutUrl });
	await robot.pay(CARD.asks);
	assert.ok(robot.isAsked, "the bank's question is on the page");
	return (await robot.confirm()).headers.location;
}

test("Axra by its document's requests, with curl", async () => {
	await running("axra.sh", await axraAt(), async (client) => {
		const made = await client.says("create");
		assertFive(made, 25, "usd");
		assert.equal(await paysAxra(made), `https://yourapp.com/payment/success?session=${made.sessionId}`);
		client.tell("paid");
		const { data } = await client.says("look");
		assert.equal(data.length, 1);
		assert.deepEqual([data[0].status, data[0].amount], ["succeeded", 25]);
		assert.deepEqual(data[0].metadata, { orderId: "order_789", sessionId: made.sessionId });
		const token = await client.says("token");
		assert.deepEqual([token.token, token.expiresIn], [token.accessToken, 3600]);
		kassa.secrets.add(token.token);
		assertFive(await client.says("create"), 100, "usd");
	});
});

test("Axra by its document's Node, with Express handlers", async () => {
	const port = await freePort();
	const app = `http://127.0.0.1:${port}`;
	const env = { ...(await axraAt()), APP_URL: app, APP_PORT: port };
	await running("axra.mjs", env, async (client) => {
		assert.equal((await client.says("listen")).webhookUrl, `${app}/webhooks/axra`);
		const checkout = await send("POST", `${app}/checkout`);
		const made = await client.says("create");
		assertFive(made, 25, "usd");
		assert.equal(checkout.headers.location, made.checkoutUrl);
		const success = await paysAxra(made);
		assert.equal(success, `${app}/payment/success?session=${made.sessionId}`);
		const order = { sessionId: made.sessionId, orderId: "order_789", userId: "user_456", amount: 25 };
		assert.deepEqual(await client.says("fulfil"), order);
		assert.equal((await send("GET", success)).text, `Order of session ${made.sessionId}: paid`);
		// Whoever does not know the secret fulfils nothing.
		const forged = JSON.stringify({ event: "payment.completed", data: { metadata: {} } });
		for (const signature of [undefined, "", "00", "0".repeat(64)]) {
			const headers = signature === undefined ? {} : { "x-axra-signature": signature };
			assert.equal((await send("POST", `${app}/webhooks/axra`, { headers, body: forged })).status, 401);
			await client.says("refuse");
		}
		const nowhere = { webhookUrl: null };
		await kassa.expect(200, "PUT", "/business/config", nowhere, { key: env.AXRA_API_KEY });
		client.tell("done");
	});
});

const elixpoAt = (key) => ({ ELIXPO_PAY_URL: kassa.url, ELIXPO_PAY_API_KEY: key, ELIXPO_PAY_APP: "my-shop" });

// A key of Elixpo's dialect, and the document's catalog.
async function elixpo() {
	const { key } = await kassa.makeKey("--dialect", "elixpo");
	const prices = [{ currency: "INR", unit_amount: 19_900, interval: "month" }];
	await kassa.expect(200, "POST", "/v1/sync", { products: [{ tier: "member", name: "Member", prices }] }, { key });
	return key;
}

// The client sells the membership, and a buyer pays for it.
async function upgraded(client, uid) {
	const made = await client.says("create");
	assert.deepEqual(Object.keys(made), ["id", "url", "amount", "currency", "tier", "expires_at"]);
	assert.equal(made.url, `${kassa.url}/checkout?session=${made.id}`);
	assert.deepEqual([made.amount, made.currency, made.tier], [19_900, "INR", "member"]);
	assert.match(made.expires_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	const life = new Date(made.expires_at) - Date.now();
	assert.ok(life > 29 * 60_000 && life <= 30 * 60_000, "it lives for half an hour");
	assert.deepEqual((await kassa.session(made.id)).metadata, { plan: "member", source: "api" });
	// The address of the document leads to the page.
	const { headers } = await send("GET", made.url);
	const answer = await new Robot(kassa, { url: new URL(headers.location, kassa.url).href }).pay(CARD.good);
	// The page says for a moment that it worked, and goes on by itself.
	assert.deepEqual([answer.status, answer.headers.refresh], [200, "3; url=https://blogs.elixpo.com/settings"]);
	client.tell("paid");
	const entitled = await client.says("entitled");
	assert.deepEqual([entitled.uid, entitled.tier, entitled.status, entitled.version], [uid, "member", "active", 1]);
	return made;
}

test("Elixpo Pay by its document's request, with curl", async () => {
	await running("elixpo.sh", elixpoAt(await elixpo()), (client) => upgraded(client, "u_123"));
});

test("Elixpo Pay by its document's JavaScript", async () => {
	const wanted = { url: `${receiver.url}/elixpo`, enabled_events: ["*"], dialect: "elixpo" };
	const { id, secret } = await kassa.expect(201, "POST", "/v1/webhook_endpoints", wanted);
	kassa.secrets.add(secret);
	await running("elixpo.mjs", elixpoAt(await elixpo()), async (client) => {
		const url = await client.says("redirect");
		assert.equal((await upgraded(client, "u_456")).url, url);
		for (const type of ["payment.captured", "entitlement.updated"]) {
			const about = ({ event }) => event.type === type && event.data.uid === "u_456";
			const { headers, raw } = await until(`the app hears ${type}`, () => receiver.requests.find(about));
			const sent = { headers, payload: raw.toString("utf8"), secret };
			client.tell(sent);
			assert.deepEqual(await client.says("hear"), { type, uid: "u_456", tier: "member" });
			client.tell({ ...sent, payload: sent.payload.replace("member", "owner") });
			await client.says("refuse");
		}
	});
	await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${id}`);
});

const copperxAt = (key) => ({ COPPERX_URL: `${kassa.url}/api/v1`, COPPERX_API_KEY: key });
const copperx = async () => (await kassa.makeKey("--dialect", "copperx")).key;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

// The client sells something, and a buyer pays for it on the page that the session's address leads to.
async function boughtByCopperx(client, amount) {
	const made = await client.says("create");
	assert.match(made.id, UUID);
	assert.equal(made.url, `${kassa.url}/payment/checkout-session/${made.id}`);
	assert.equal(made.successUrl, `https://copperx.io/success?cid=${made.id}`);
	assert.deepEqual([made.amountTotal, made.currency, made.status], [amount, "usdc", "open"]);
	assert.equal(Date.parse(made.expiresAt) - Date.parse(made.createdAt), 60 * 60 * 1000);
	const { headers } = await send("GET", made.url);
	const answer = await new Robot(kassa, { url: new URL(headers.location, kassa.url).href }).pay(CARD.good);
	assert.equal(answer.headers.location, made.successUrl);
	client.tell(made.id);
	return made;
}

function assertPaidByCopperx(read, made) {
	assert.deepEqual([read.id, read.status, read.paymentStatus], [made.id, "complete", "paid"]);
	assert.equal(read.paymentIntent.id, made.paymentIntent.id);
	assert.deepEqual([read.paymentIntent.status, read.paymentIntent.amountReceived], ["succeeded", made.amountTotal]);
}

test("Copperx by its sample's request, with curl", async () => {
	await running("copperx.sh", copperxAt(await copperx()), async (client) => {
		const made = await boughtByCopperx(client, "100000000");
		assert.deepEqual(await client.says("status"), { status: "complete" });
		assertPaidByCopperx(await client.says("retrieve"), made);
	});
});

test("Copperx by an app's JavaScript, with its webhooks", async () => {
	const key = await copperx();
	const wanted = { url: `${receiver.url}/copperx`, events: ["checkout_session.completed"] };
	const { id, secret } = await kassa.expect(201, "POST", "/api/v1/webhook-endpoints", wanted, { key });
	kassa.secrets.add(secret);
	await running("copperx.mjs", copperxAt(key), async (client) => {
		assert.equal(await client.says("discounted"), false, "nobody has that code, and the session is made without it");
		const url = await client.says("redirect");
		const made = await boughtByCopperx(client, "500000000");
		assert.deepEqual([made.url, made.paymentSetting.preferredChainId], [url, 137]);
		assertPaidByCopperx(await client.says("retrieve"), made);
		assertPaidByCopperx((await client.says("list"))[0], made);
		const about = ({ event }) => event.object === "checkoutSession" && event.data.object.id === made.id;
		const { headers, raw } = await until("the app hears of it", () => receiver.requests.find(about));
		assert.equal(headers["x-webhook-token"], undefined, "nobody has asked for the secret itself");
		const sent = { headers, payload: raw.toString("utf8"), secret };
		client.tell(sent);
		const heard = { type: "checkout_session.completed", id: made.id, reference: "cart-7" };
		assert.deepEqual(await client.says("hear"), heard);
		client.tell({ ...sent, payload: sent.payload.replace("500000000", "5") });
		await client.says("refuse");
	});
	await kassa.expect(200, "DELETE", `/api/v1/webhook-endpoints/${id}`, undefined, { key });
});

const inflowAt = (key) => ({ INFLOW_URL: kassa.url, INFLOW_KEY: key });

// A key of InflowPay's dialect, and what calls the API with it.
async function inflow() {
	const { key } = await kassa.makeKey("--dialect", "inflow");
	const call = (status, method, route, body) => kassa.expect(status, method, route, body, { key });
	return { key, call };
}

// A buyer pays on the page that an answer of InflowPay's API leads to; where they go then.
async function paidAt({ sessionId, checkoutUrl, ...more }) {
	assert.deepEqual(more, {}, "these two fields and no other");
	assert.match(sessionId, /^sess_/);
	assert.equal(checkoutUrl, `${kassa.url}/pay/${sessionId}`);
	const { headers } = await send("GET", checkoutUrl);
	const answer = await new Robot(kassa, { url: new URL(headers.location, kassa.url).href }).pay(CARD.good);
	return answer.headers.location;
}

test("InflowPay by its document's curl lines", async () => {
	const { key, call } = await inflow();
	const offer = await call(201, "POST", "/subscription/offer", {
		name: "Premium",
		amountInCents: 1999,
		currency: "EUR",
		interval: "month",
		successUrl: "https://yoursite.com/welcome",
	});
	assert.match(offer.subscriptionOfferId, /^sub_offer_/);
	const env = { ...inflowAt(key), INFLOW_OFFER: offer.subscriptionOfferId };
	await running("inflow.sh", env, async (client) => {
		const made = await client.says("create");
		assert.deepEqual((await call(200, "GET", `/api/payment?sessionId=${made.sessionId}`)).data, [], "not yet");
		assert.equal(await paidAt(made), "https://yoursite.com/success");
		client.process.stdin.write(`${made.sessionId}\n`);
		const [payment, ...others] = (await client.says("payments")).data;
		assert.deepEqual(others, []);
		assert.deepEqual([payment.status, payment.amountInCents, payment.currency], ["PAYMENT_SUCCESS", 4999, "EUR"]);
		assert.equal((await kassa.session(made.sessionId)).customer_email, "buyer@example.com", "natively, too");

		const subscribing = await client.says("subscribe");
		assert.deepEqual((await call(200, "GET", "/subscription")).data, [], "not yet");
		assert.equal(await paidAt(subscribing), "https://yoursite.com/welcome");
		client.tell("paid");
		const [subscription] = (await client.says("subscriptions")).data;
		assert.equal(subscription.subscriptionOfferId, offer.subscriptionOfferId);
		assert.equal(subscription.sessionId, subscribing.sessionId);
	});
});

test("InflowPay's webhooks by the library of Svix, also while the secret changes", async () => {
	const { key, call } = await inflow();
	const { webhookId, secret } = await call(201, "POST", "/api/webhook", { url: `${receiver.url}/inflow` });
	kassa.secrets.add(secret);
	const rotated = await kassa.expect(200, "POST", `/v1/webhook_endpoints/${webhookId}/rotate_secret`, {});
	kassa.secrets.add(rotated.secret);
	const products = [{ name: "Mug", price: 1234, quantity: 3 }];
	const order = { currency: "USD", products, successUrl: "https://yoursite.com/success" };
	const made = await call(201, "POST", "/api/checkout/sessions/one-time-payment", order);
	assert.equal(await paidAt(made), "https://yoursite.com/success");
	await running("inflow.mjs", inflowAt(key), async (client) => {
		for (const name of ["payment.created", "payment.authorized"]) {
			const told = ({ event }) => event.data?.[0]?.eventType === name && event.data[0].payload.sessionId === made.sessionId;
			const { headers, raw } = await until(`the app hears ${name}`, () => receiver.requests.find(told));
			const payload = raw.toString("utf8");
			for (const right of [secret, rotated.secret]) {
				client.tell({ headers, payload, secret: right });
				const [{ eventType, payload: payment }, ...others] = (await client.says("hear")).data;
				assert.deepEqual([eventType, payment.products, payment.amountInCents, others], [name, products, 3702, []]);
			}
			const wrong = [
				{ headers, payload, secret: receiver.endpoint.secret },
				{ headers, payload: payload.replace("3702", "1"), secret },
				{ headers: { ...headers, "svix-id": "evt_0" }, payload, secret },
			];
			for (const sent of wrong) {
				client.tell(sent);
				await client.says("refuse");
			}
		}
	});
	await call(200, "DELETE", `/api/webhook/${webhookId}`);
});
