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

import { CARD, Kassa, Robot, send, until } from "./harness.mjs";
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

const paygateAt = () => ({ PAYGATE_URL: kassa.url, PAYGATE_KEY: kassa.key });

// The webhook of a paid session as a receiver got it.
async function delivery(session) {
	const [{ headers, raw }] = await receiver.hears("checkout.session.completed", session.id);
	const { secret } = receiver.endpoint;
	return { payload: raw.toString("utf8"), signature: headers["x-paygate-signature"], secret };
}

test("PayGate by its document's curl lines", () => running("paygate.sh", paygateAt(), async (client) => {
	await looksAfter(client, await sold(client));
}));

for (const [language, file] of [["Python", "paygate.py"], ["PHP", "paygate.php"]]) {
	test(`PayGate by its document's ${language}`, () => running(file, paygateAt(), async (client) => {
		const made = await sold(client);
		await looksAfter(client, made);
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
		await kassa.expect(200, "DELETE", `/v1/webhooks/${endpoint.id}`);
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
	assert.equal(answer.headers.location, "https://blogs.elixpo.com/settings");
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
