// What must hold against strangers: the headers, the form that only answers its own page, and nothing secret in what
// the server writes down.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { CARD, Kassa, Robot, send, until } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

let kassa, merchant;

before(async () => {
	kassa = await Kassa.start({ env: { KASSA_LOG_FILTER: "trace" } });
	merchant = await Merchant.open(kassa);
});

after(async () => {
	await merchant?.close();
	await kassa?.stop();
});

// The headers that are the same on every page.
const PAGE = {
	"strict-transport-security": "max-age=63072000; includeSubDomains",
	"x-content-type-options": "nosniff",
	"referrer-policy": "same-origin",
	"x-frame-options": "DENY",
	"cache-control": "no-store",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"permissions-policy": "payment=(self), camera=(), microphone=(), geolocation=(), usb=()",
	"content-type": "text/html; charset=utf-8",
};

function policy(headers) {
	const parts = headers["content-security-policy"].split(";").map((part) => part.trim().split(/\s+/));
	const found = new Map(parts.filter(([name]) => name).map(([name, ...values]) => [name, values]));
	assert.equal(found.size, parts.filter(([name]) => name).length, "no directive twice");
	return found;
}

function assertPage({ headers, text }, forms = []) {
	const shown = Object.fromEntries(Object.keys(PAGE).map((name) => [name, headers[name]]));
	assert.deepEqual(shown, PAGE);
	assert.equal(headers["set-cookie"], undefined);
	for (const name of ["server", "x-powered-by"]) assert.equal(headers[name], undefined);
	const rules = policy(headers);
	const [nonce] = rules.get("style-src");
	assert.match(nonce, /^'nonce-[A-Za-z0-9+/_-]{22,}={0,2}'$/);
	assert.ok([nonce, "'none'"].includes(rules.get("script-src").join(" ")), `script-src ${rules.get("script-src")}`);
	const exact = {
		"default-src": ["'none'"],
		"img-src": ["'self'", "data:"],
		"font-src": ["'self'"],
		"base-uri": ["'none'"],
		"object-src": ["'none'"],
		"frame-ancestors": ["'none'"],
		"require-trusted-types-for": ["'script'"],
		"report-to": ["csp"],
	};
	for (const [name, values] of Object.entries(exact)) assert.deepEqual(rules.get(name), values, name);
	for (const name of ["connect-src", "frame-src"]) {
		const values = rules.get(name) ?? ["'none'"];
		assert.ok(["'self'", "'none'", ""].includes(values.join(" ")), `${name} ${values}`);
	}
	assert.deepEqual(new Set(rules.get("form-action")), new Set(["'self'", ...forms]), "form-action");
	assert.match(headers["reporting-endpoints"] ?? "", /\bcsp="/);
	for (const tag of text.match(/<(script|style)\b[^>]*>/g) ?? []) {
		assert.ok(tag.includes(`nonce="${nonce.slice(7, -1)}"`), `${tag} carries the nonce`);
	}
	assert.doesNotMatch(text, /<[^>]+\s(on\w+|style)=/i, "no inline handlers and styles");
	return nonce;
}

test("every page has the exact headers, and no two answers share a nonce", async () => {
	const session = await merchant.sell();
	const page = () => send("GET", session.url);
	const nonces = [assertPage(await page(), [merchant.url]), assertPage(await page(), [merchant.url])];
	assert.notEqual(...nonces);

	const elsewhere = await merchant.sell({ success_url: "https://shop.example/ok", cancel_url: "https://cart.example/no" });
	assertPage(await send("GET", elsewhere.url), ["https://shop.example", "https://cart.example"]);

	const declined = await new Robot(kassa, session).pay(CARD.declined);
	assertPage(declined, [merchant.url]);
	const asked = await new Robot(kassa, session).pay(CARD.asks);
	assertPage(asked, [merchant.url]);
});

test("pages for errors have the same headers", async () => {
	for (const [method, route, status] of [
		["GET", "/checkout/cs_test_nothing", 404],
		["GET", "/checkout/..%2f..%2fetc", 404],
		["GET", "/nowhere", 404],
		["GET", "/", 200],
		["DELETE", "/checkout/cs_test_nothing", 405],
	]) {
		const answer = await send(method, kassa.url + route, { headers: { Accept: "text/html" } });
		assert.equal(answer.status, status, `${method} ${route}`);
		assertPage(answer);
	}
	const session = await merchant.sell();
	const robot = new Robot(kassa, session);
	await robot.open();
	const foreign = await robot.submit({}, { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" });
	assert.equal(foreign.status, 403);
	assertPage(foreign);
});

test("answers of the API are never stored or guessed at, whatever their status", async () => {
	const create = (body, headers = {}) =>
		send("POST", `${kassa.url}/v1/checkout/sessions`, {
			headers: { Authorization: `Bearer ${kassa.key}`, "Content-Type": "application/json", ...headers },
			body,
		});
	for (const [status, answer] of [
		[200, await kassa.api("GET", "/v1/checkout/sessions")],
		[400, await create("{")],
		[400, await create(`{"amount":1,"amount":2}`)],
		[401, await kassa.api("GET", "/v1/checkout/sessions", undefined, { key: "sk_test_wrong" })],
		[404, await kassa.api("GET", "/v1/checkout/sessions/cs_test_nothing")],
		[404, await kassa.api("GET", "/v1/nothing")],
		[405, await kassa.api("DELETE", "/v1/checkout/sessions")],
		[413, await create(`{"metadata":{"a":"${"x".repeat(2_000_000)}"}}`)],
		[415, await create("amount=5000", { "Content-Type": "text/plain" })],
	]) {
		assert.equal(answer.status, status, answer.text);
		assert.equal(answer.headers["cache-control"], "no-store");
		assert.equal(answer.headers["x-content-type-options"], "nosniff");
		assert.match(answer.headers["content-type"], /^application\/json\b/);
		if (status >= 400) {
			const { error } = JSON.parse(answer.text);
			for (const name of ["type", "code", "message", "doc_url"]) assert.equal(typeof error[name], "string", name);
			assert.doesNotMatch(answer.text, /sqlite|select |panicked|\.rs\b/i);
			const explained = await send("GET", error.doc_url);
			assert.equal(explained.status, 200);
			assert.ok(explained.text.includes(`id="${new URL(error.doc_url).hash.slice(1)}"`), `${error.code} is explained`);
		}
	}
});

test("the page's form answers only to its own page", async () => {
	const session = await merchant.sell();
	const robot = new Robot(kassa, session);
	await robot.open();
	const { token } = robot;
	assert.ok(token.length >= 22, "the token cannot be guessed");
	for (const [what, fields, headers] of [
		["another origin", {}, { Origin: "https://evil.example" }],
		["no origin", {}, { Origin: "null", "Sec-Fetch-Site": "cross-site" }],
		["another site", {}, { "Sec-Fetch-Site": "cross-site" }],
		["no token", { token: "" }, {}],
		["a wrong token", { token: `${token.slice(0, -2)}xx` }, {}],
	]) {
		const answer = await robot.submit(fields, headers);
		assert.equal(answer.status, 403, what);
	}
	const other = new Robot(kassa, await merchant.sell());
	await other.open();
	assert.equal((await robot.submit({ token: other.token })).status, 403, "another session's token");
	assert.deepEqual(await kassa.payments(session.amount), []);
	assert.deepEqual(await kassa.book(session.amount), []);
	assert.equal((await robot.submit({ token })).status, 303, "the right one still pays");
});

test("what the buyer sends cannot change the price", async () => {
	const session = await merchant.sell();
	const robot = new Robot(kassa, session);
	await robot.open();
	const answer = await robot.submit({ amount: "1", total: "1", currency: "USD", success_url: "https://evil.example" });
	if (answer.status === 303) {
		assert.ok(answer.headers.location.startsWith(merchant.url));
		await kassa.assertPaidOnce(session);
	} else {
		assert.equal(answer.status, 400);
		await kassa.assertUnpaid(session);
	}
});

// When the server is stopped after this file, its log and all its files are searched for every secret that was used.
test("neither a key, a card number, a webhook secret nor a page's address is written down", async () => {
	const session = await merchant.sell();
	await new Robot(kassa, await merchant.sell()).pay(CARD.asks);
	await new Robot(kassa, session).pay(CARD.declined);
	for (const place of ["email", "card_name", "card_exp", "card_cvc", "phone", "method", "unknown"]) {
		await new Robot(kassa, session).pay(CARD.good, { card_number: "", [place]: CARD.good });
	}
	await send("GET", `${session.url}?card_number=${CARD.good}&key=${kassa.key}`);
	await kassa.api("GET", `/v1/checkout/sessions?starting_after=${kassa.key}`);
	await kassa.api("POST", "/v1/checkout/sessions", { [kassa.key]: CARD.good, amount: merchant.secret });
	await kassa.api("POST", "/v1/customers", { email: `${merchant.secret}@example.com`, key: kassa.key });
	const inQuery = await send("GET", `${kassa.url}/v1/checkout/sessions?api_key=${kassa.key}`);
	assert.ok([400, 401].includes(inQuery.status));
	// The log is not simply empty: what was answered can be found in it.
	await until("the log names the request", () => kassa.log.includes(inQuery.headers["request-id"]));
	const lines = kassa.log.split("\n").filter(Boolean);
	const telling = lines.find((line) => line.includes(session.id));
	assert.equal(telling, undefined, "whoever reads the log could open the page");
	await kassa.assertNoLeaks();
});
