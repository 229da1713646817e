// The binary as an operator meets it: the first start, keys, the end by request, and the end without a word.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import { Buyer, openBrowser } from "./buyer.mjs";
import { binary, CARD, Kassa, nextAmount, Robot, send, until } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

const execute = promisify(execFile);

async function serving(run, options) {
	const kassa = await Kassa.start(options);
	try {
		await run(kassa);
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
}

test("the first start prints all one needs: a key, a curl line that works, a page that can be paid, a dashboard", () =>
	serving(async (kassa) => {
		const words = kassa.said;
		const [key] = words.match(/\bsk_test_\w+/) ?? assert.fail(`no key in:\n${words}`);
		const [page] = words.match(/http:\S+\/checkout\/[\w-]+/) ?? assert.fail(`no page in:\n${words}`);
		const [dashboard] = words.match(/http:\S+\/dashboard\S*/) ?? assert.fail(`no dashboard in:\n${words}`);
		const [curl] = words.match(/^[ \t]*curl (?:.*\\\n)*.*/m) ?? assert.fail(`no curl line in:\n${words}`);
		assert.ok(curl.includes(key));

		const { stdout } = await execute("bash", ["-c", `${curl.trim()} --silent --show-error`]);
		const made = JSON.parse(stdout);
		assert.equal(made.object, "checkout.session", stdout);
		assert.equal(made.status, "open");

		const browser = await openBrowser();
		const buyer = await Buyer.open(browser, [kassa.url]);
		for (const [name, url] of [
			["home", kassa.url],
			["dashboard", dashboard],
			["error-codes", `${kassa.url}/docs/errors`],
			["demo-cancelled", made.cancel_url],
		]) {
			assert.equal((await buyer.page.goto(url)).status(), 200, url);
			await buyer.picture(name);
		}
		await buyer.visit({ url: page });
		await buyer.pay();
		await buyer.page.getByRole("heading", { name: /thank you/i }).waitFor();
		await buyer.picture("demo-thanks");
		await buyer.close();
		await browser.close();

		const [secret] = words.match(/\bwhsec_[\w+/=]+/) ?? assert.fail(`no webhook secret in:\n${words}`);
		const hooks = { url: `${kassa.url}/hooks`, enabled_events: ["*"] };
		const endpoint = await kassa.expect(201, "POST", "/v1/webhook_endpoints", hooks, { key });
		assert.equal(endpoint.secret, secret, "the first endpoint signs with the secret that was printed");

		await kassa.down();
		kassa.said = "";
		await kassa.up();
		assert.doesNotMatch(kassa.said, /sk_test_|whsec_/, "a second start keeps the keys to itself");
		const { status } = await kassa.api("GET", "/v1/checkout/sessions", undefined, { key });
		assert.equal(status, 200, "and the first key still works");
	}));

test("the settings may come from the environment, and what is not known is refused", async () => {
	const kassa = await Kassa.start({ asEnvironment: true });
	try {
		const { url } = await kassa.expect(201, "POST", "/v1/checkout/sessions", {
			amount: 5000,
			success_url: "https://yoursite.com/ok",
			cancel_url: "https://yoursite.com/no",
		});
		assert.ok(url.startsWith(`${kassa.url}/checkout/`));
		for (const words of [["serve", "--nope"], ["pay"], ["key", "create", "--mode", "sideways"]]) {
			const problem = await kassa.onDatabase(...words).then(() => null, (error) => error);
			assert.ok(problem && problem.code !== 0, `${words.join(" ")} is refused`);
		}
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
});

test("the operator can see how it is", () =>
	serving(async (kassa) => {
		for (const route of ["/healthz", "/readyz"]) {
			assert.equal((await send("GET", kassa.url + route)).status, 200, route);
		}
		await kassa.api("GET", "/v1/checkout/sessions");
		const metrics = await send("GET", `${kassa.url}/metrics`);
		assert.equal(metrics.status, 200);
		assert.match(metrics.headers["content-type"], /^(text\/plain|application\/openmetrics-text)/);
		assert.match(metrics.text, /^# TYPE /m);
		assert.match(metrics.text, /^\w+(\{.*\})? \d+/m);
	}));

test("keys and merchants are made and revoked while the server runs", () =>
	serving(async (kassa) => {
		const named = ["--slug", "akwaaba", "--name", "Akwaaba"];
		const merchant = JSON.parse(await kassa.onDatabase("merchant", "create", ...named, "--json"));
		assert.deepEqual(Object.keys(merchant).sort(), ["id", "name", "slug"]);
		const allow = (...hosts) =>
			kassa.onDatabase("merchant", "redirect-hosts", "--merchant", "akwaaba", ...hosts, "--json").then(JSON.parse);
		const allowed = await allow("--allow", "Yoursite.com", "--allow", "*.cdn.example");
		assert.deepEqual(allowed.redirect_hosts, ["yoursite.com", "*.cdn.example"]);
		const made = await kassa.makeKey("--merchant", merchant.id, "--mode", "test");
		const elsewhere = { amount: 500, success_url: "https://yoursite.com/ok", cancel_url: "https://evil.example/" };
		const refused = await kassa.api("POST", "/v1/checkout/sessions", elsewhere, { key: made.key });
		assert.deepEqual([refused.status, refused.body.error.param], [400, "cancel_url"]);
		assert.equal((await allow("--any")).redirect_hosts, undefined);
		assert.deepEqual(Object.keys(made).sort(), ["dialect", "id", "key", "merchant", "mode"]);
		assert.deepEqual([made.mode, made.merchant, made.dialect], ["test", merchant.id, "native"]);
		const read = (key, route = "/v1/checkout/sessions") => kassa.api("GET", route, undefined, { key });
		assert.equal((await read(made.key)).status, 200);
		const basic = `Basic ${Buffer.from(`${made.key}:`).toString("base64")}`;
		const asUser = await send("GET", `${kassa.url}/v1/checkout/sessions`, { headers: { Authorization: basic } });
		assert.equal(asUser.status, 200);

		const session = await kassa.expect(201, "POST", "/v1/checkout/sessions", {
			amount: nextAmount(),
			success_url: "https://yoursite.com/ok",
			cancel_url: "https://yoursite.com/no",
		});
		const foreign = await read(made.key, `/v1/checkout/sessions/${session.id}`);
		const missing = await read(made.key, `/v1/checkout/sessions/${session.id.slice(0, -4)}AAAA`);
		assert.equal(foreign.status, 404);
		assert.equal(missing.status, 404);
		const plain = ({ text }) => text.replaceAll(/\bcs_\w+/g, "cs_").replaceAll(/\breq_\w+/g, "req_");
		assert.equal(plain(foreign), plain(missing), "another's session looks like none");

		const live = await kassa.makeKey("--mode", "live");
		assert.equal(live.mode, "live");
		assert.equal((await read(live.key, `/v1/checkout/sessions/${session.id}`)).status, 404, "modes never meet");

		const listed = await kassa.onDatabase("key", "list", "--merchant", merchant.id, "--json");
		assert.ok(listed.includes(made.id));
		assert.ok(!listed.includes(made.key), "a key is shown once");
		await kassa.onDatabase("key", "revoke", made.id);
		await until("the key is refused", async () => (await read(made.key)).status === 401, { within: 2_000 });
		assert.equal((await read(kassa.key)).status, 200);
	}));

test("SIGTERM: the request in flight is finished, nothing new is taken, and the server ends well", () =>
	serving(async (kassa) => {
		const amount = nextAmount();
		const body = JSON.stringify({ amount, success_url: "https://yoursite.com/ok", cancel_url: "https://yoursite.com/no" });
		const idle = net.connect(kassa.port, "127.0.0.1").on("error", () => {});
		await once(idle, "connect");
		const request = await begun(kassa, "/v1/checkout/sessions", body, [
			`Authorization: Bearer ${kassa.key}`,
			"Content-Type: application/json",
		]);
		const { socket } = request;
		socket.write(body.slice(0, 20));

		kassa.process.kill("SIGTERM");
		await until("nobody new is let in", () => refused(kassa.port));
		assert.equal(kassa.process.exitCode, null, "the server waits for the request");
		socket.write(body.slice(20));
		await until("the answer comes", () => /HTTP\/1\.1 201 [\s\S]*\r\n\r\n\{[\s\S]*\}/.test(request.heard));
		assert.deepEqual(await kassa.exit(), { code: 0, signal: null });
		idle.destroy();
		socket.destroy();

		await kassa.up();
		const sessions = await kassa.all("/v1/checkout/sessions");
		assert.equal(sessions.filter((session) => session.amount === amount).length, 1);
	}));

test("SIGTERM at the first word a server says ends it well, and so does one a little later", async () => {
	const kassa = await Kassa.start();
	try {
		await kassa.down();
		const line = ["serve", "--listen", `127.0.0.1:${kassa.port}`, "--database", `sqlite:${kassa.database}`];
		for (const signal of ["SIGTERM", "SIGINT"]) {
			for (const later of [0, 1, 2, 4, 8, 16, 32]) {
				const server = spawn(binary, line, { env: kassa.settings, stdio: ["ignore", "pipe", "ignore"] });
				const ended = once(server, "exit");
				await once(server.stdout, "data");
				if (later) await pause(later);
				server.kill(signal);
				assert.deepEqual(await ended, [0, null], `${signal} ${later} ms after the greeting`);
			}
		}
		await kassa.up();
		await kassa.expect(201, "POST", "/v1/checkout/sessions", {
			amount: nextAmount(),
			success_url: "https://yoursite.com/ok",
			cancel_url: "https://yoursite.com/no",
		});
	} finally {
		await kassa.stop();
	}
});

test("SIGTERM while the bank takes its time: the money and the session still agree", () =>
	serving(async (kassa) => {
		const merchant = await Merchant.open(kassa);
		const session = await merchant.sell();
		const robot = new Robot(kassa, session);
		const answer = robot.pay(CARD.slow).catch((problem) => problem);
		await until("the payment is on its way", async () => (await kassa.payments(session.amount)).length === 1);
		kassa.process.kill("SIGTERM");
		assert.deepEqual(await kassa.exit(), { code: 0, signal: null });
		const { status } = await answer;
		assert.ok([200, 303].includes(status), `the buyer got an answer: ${status ?? (await answer)}`);
		await kassa.up();
		await until("it is paid", async () => (await kassa.session(session.id)).status === "complete", { within: 30_000 });
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.book(session.amount)).length, 1);
		await merchant.hears("checkout.session.completed", session.id);
		await merchant.close();
	}));

test("SIGTERM while a buyer begins a payment and goes away: the bank is heard out before the server ends", () =>
	serving(async (kassa) => {
		const merchant = await Merchant.open(kassa);
		const session = await merchant.sell();
		const robot = new Robot(kassa, session);
		await robot.open();
		const fields = { token: robot.token, ...robot.details, card_number: CARD.slow };
		const body = new URLSearchParams(fields).toString();
		const { socket } = await begun(kassa, `${new URL(session.url).pathname}/pay`, body, [
			"Content-Type: application/x-www-form-urlencoded",
			`Origin: ${kassa.url}`,
		]);
		kassa.process.kill("SIGTERM");
		await until("nobody new is let in", () => refused(kassa.port));
		// Whoever works beside the requests has nothing to do, and has ended: what begins now is nobody's but its own.
		await pause(200);
		socket.write(body);
		await until("the bank has the charge", async () => (await kassa.book(session.amount)).length === 1);
		socket.destroy();
		assert.deepEqual(await kassa.exit(), { code: 0, signal: null });
		const [left] = await kassa.rows(`select status from sessions where id = '${session.id}'`);
		assert.equal(left.status, "complete", "what the bank said is written down");
		await kassa.up();
		await kassa.assertPaidOnce(session);
		await merchant.hears("checkout.session.completed", session.id);
		await merchant.close();
	}));

// Sends the head of a request, and waits until the server begins to read its body: from then on it is in flight.
async function begun(kassa, route, body, headers) {
	const request = { socket: net.connect(kassa.port, "127.0.0.1"), heard: "" };
	request.socket.on("error", () => {});
	request.socket.setEncoding("utf8").on("data", (text) => (request.heard += text));
	request.socket.write([
		`POST ${route} HTTP/1.1`,
		`Host: 127.0.0.1:${kassa.port}`,
		...headers,
		`Content-Length: ${body.length}`,
		"Expect: 100-continue",
		"\r\n",
	].join("\r\n"));
	await until("the server reads the request", () => request.heard.startsWith("HTTP/1.1 100"));
	return request;
}

// Whether a connection is refused, or closed without an answer.
function refused(port) {
	return new Promise((resolve) => {
		const socket = net.connect(port, "127.0.0.1");
		socket.on("error", () => resolve(true));
		socket.on("connect", () => socket.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`));
		socket.on("data", () => resolve(false));
		socket.on("end", () => resolve(true));
		socket.on("close", () => socket.destroy());
	});
}
