// What every test here needs: the real binary on a port of its own, plain HTTP, and a look into the bank's book.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
export const binary = path.resolve(process.env.KASSA_BIN ?? path.join(here, "../../target/debug/kassa"));
const execute = promisify(execFile);

// The numbers that the simulated bank knows.
export const CARD = {
	good: "4242424242424242",
	declined: "4000000000000002",
	poor: "4000000000009995",
	expired: "4000000000000069",
	wrongCode: "4000000000000127",
	unprocessed: "4000000000000119",
	lost: "4000000000009987",
	asks: "4000002500003155",
	asksToo: "4000000000003220",
	asksInVain: "4000008260003178",
	slow: "4000000000000077",
	lostAnswer: "4000000000000341",
	lostRequest: "4000000000009235",
	late: "4000000000000259",
	givenBack: "4000000000007726",
};
// Those that are paid with like any other, and differ when a subscription renews.
export const RENEWAL = {
	poor: "4000000000002685",
	poorForAWhile: "4000000000001976",
	stolen: "4000000000005423",
	asksAlways: "4000002760003184",
	lostAnswer: "4000000000005126",
	lostRequest: "4000000000000036",
};
export const PHONE = { approves: "0244123456", wantsCode: "0204123456", refuses: "0244123000" };

// Every session of a run asks for another amount, so that a row in the bank's book names the session it belongs to.
let lastAmount = 5000;
export const nextAmount = () => ++lastAmount;

// Asks again until there is an answer, and says what was missing when there never is.
export async function until(what, ask, { within = 10_000 } = {}) {
	const end = Date.now() + within;
	let latest;
	for (;;) {
		try {
			latest = await ask();
			if (latest) return latest;
		} catch (problem) {
			latest = problem;
		}
		if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}; the latest was ${shown(latest)}`);
		await pause(50);
	}
}

const shown = (value) => (value instanceof Error ? value.stack : JSON.stringify(value));

let lastPort = process.pid * 101;

// A port at which nobody listens. It is below those that the system gives to whoever connects somewhere: one of these
// could be taken while a server that was listening there is started again.
export async function freePort() {
	for (;;) {
		const port = 10_000 + (++lastPort % 20_000);
		const server = net.createServer().listen(port, "127.0.0.1");
		const isFree = await once(server, "listening").then(() => true, () => false);
		if (!isFree) continue;
		server.close();
		await once(server, "close");
		return port;
	}
}

// A request as bytes: no redirects followed, no headers added, nothing kept alive.
export function send(method, url, { headers = {}, body, within = 20_000 } = {}) {
	return new Promise((resolve, reject) => {
		const request = http.request(url, { method, agent: false, headers }, (response) => {
			const parts = [];
			response.on("data", (part) => parts.push(part));
			response.on("error", reject);
			response.on("aborted", () => reject(new Error(`the answer to ${method} ${url} was cut off`)));
			response.on("end", () => {
				const raw = Buffer.concat(parts);
				resolve({ status: response.statusCode, headers: response.headers, raw, text: raw.toString("utf8") });
			});
		});
		request.setTimeout(within, () => request.destroy(new Error(`no answer to ${method} ${url} in ${within} ms`)));
		request.on("error", reject);
		request.end(body);
	});
}

// Money and days as the pages write them. What stands between the currency and its amount is no common space.
export const ghs = (minor) => `GHS\u00a0${(minor / 100).toLocaleString("en", { minimumFractionDigits: 2 })}`;
export const inWords = (time) =>
	new Date(time).toLocaleDateString("en-US", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export class Kassa {
	// Starts a server on an empty folder, and makes a key for the tests to use.
	static async start({ env = {}, asEnvironment = false, under = [], folder, port } = {}) {
		const kassa = new Kassa();
		kassa.folder = folder ?? (await mkdtemp(path.join(os.tmpdir(), "kassa-")));
		kassa.port = port ?? (await freePort());
		kassa.url = `http://127.0.0.1:${kassa.port}`;
		kassa.env = env;
		kassa.asEnvironment = asEnvironment;
		// A program that starts the server and becomes it, such as one that watches what it asks of the system.
		kassa.under = under;
		// What it says to a person, and what it writes down for the operator.
		kassa.said = "";
		kassa.log = "";
		// What must never be seen in a log or a file, whatever the test is about.
		const numbers = [...Object.values(CARD), ...Object.values(RENEWAL)];
		kassa.secrets = new Set(numbers.flatMap((digits) => [digits, digits.match(/.{4}/g).join(" ")]));
		try {
			await kassa.up();
			for (const [secret] of kassa.said.matchAll(/\b(sk_test|whsec)_[\w+/=]+/g)) kassa.secrets.add(secret);
			kassa.key = (await kassa.makeKey()).key;
		} catch (problem) {
			await kassa.discard();
			throw problem;
		}
		return kassa;
	}

	get database() {
		return path.join(this.folder, "kassa.db");
	}

	get settings() {
		return { PATH: process.env.PATH, HOME: this.folder, ...this.env };
	}

	// Starts the process and waits until it serves.
	async up() {
		assert.ok(existsSync(binary), `${binary} is missing: build it with \`cargo xtask test --only browser\``);
		const options = { listen: `127.0.0.1:${this.port}`, database: `sqlite:${this.database}`, "public-url": this.url };
		const line = ["serve"];
		const env = { ...this.settings };
		for (const [name, value] of Object.entries(options)) {
			if (this.asEnvironment) env[`KASSA_${name.toUpperCase().replace("-", "_")}`] = value;
			else line.push(`--${name}`, value);
		}
		const [first, ...rest] = [...this.under, binary, ...line];
		this.process = spawn(first, rest, { env, cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
		const server = this.process;
		// A test that fails halfway must not leave a server behind.
		const kill = () => server.kill("SIGKILL");
		process.once("exit", kill);
		server.once("close", () => process.off("exit", kill));
		this.ended = new Promise((resolve) => {
			this.process.once("close", (code, signal) => resolve({ code, signal }));
		});
		this.process.stdout.setEncoding("utf8").on("data", (text) => (this.said += text));
		this.process.stderr.setEncoding("utf8").on("data", (text) => (this.log += text));
		const healthy = until("the server is healthy", async () => (await send("GET", `${this.url}/healthz`)).status === 200, {
			within: 20_000,
		});
		const ended = this.ended.then(({ code, signal }) => {
			throw new Error(`it ended: ${code ?? signal}\n${this.log}`);
		});
		await Promise.race([healthy, ended]).finally(() => [healthy, ended].forEach((other) => other.catch(() => {})));
	}

	// Asks the server to end, and expects it to do so in good order.
	async down() {
		this.process.kill("SIGTERM");
		return this.exit();
	}

	async exit({ within = 15_000 } = {}) {
		const ended = await Promise.race([this.ended, pause(within, null, { ref: false })]);
		assert.ok(ended, `the server still runs ${within} ms after it was asked to end`);
		return ended;
	}

	// Takes the process away without a word.
	async crash() {
		this.process.kill("SIGKILL");
		await this.exit();
	}

	// Ends the server after the last test and looks for leaks in what it leaves behind.
	async stop() {
		try {
			assert.deepEqual(await this.down(), { code: 0, signal: null }, `the log:\n${this.log}`);
			await this.assertNoLeaks();
		} finally {
			await this.discard();
		}
	}

	// Leaves nothing behind, however the test ended.
	async discard() {
		this.process?.kill("SIGKILL");
		await rm(this.folder, { recursive: true, force: true });
	}

	async assertNoLeaks() {
		for (const secret of this.secrets) {
			const line = this.log.split("\n").find((text) => text.includes(secret));
			assert.equal(line, undefined, `the log shows ${secret}`);
		}
		for (const name of await readdir(this.folder)) {
			const bytes = await readFile(path.join(this.folder, name));
			for (const secret of this.secrets) assert.ok(!bytes.includes(secret), `the file ${name} holds ${secret}`);
		}
	}

	// Runs a command of the binary on the server's database and returns what it prints.
	async command(...words) {
		const { stdout } = await execute(binary, words, { env: this.settings, cwd: this.folder });
		return stdout;
	}

	onDatabase(...words) {
		return this.command(...words, "--database", `sqlite:${this.database}`);
	}

	async makeKey(...options) {
		const line = await this.onDatabase("key", "create", "--json", ...options);
		const made = JSON.parse(line);
		this.secrets.add(made.key);
		if (made.secret) this.secrets.add(made.secret);
		return made;
	}

	// The same server as a merchant of its own sees it, so that nobody else's clock is turned.
	async shop(name) {
		const slug = name.toLowerCase().replace(/\W+/g, "-");
		const made = JSON.parse(await this.onDatabase("merchant", "create", "--json", "--slug", slug, "--name", name));
		const shop = Object.create(this);
		shop.key = (await this.makeKey("--merchant", made.id)).key;
		return shop;
	}

	// Turns the merchant's test clock, and waits until everything that was due on the way has happened.
	async turn(advance) {
		await this.expect(200, "POST", "/v1/test_clock", { advance });
		return until("the clock stands", async () => {
			const clock = await this.expect(200, "GET", "/v1/test_clock");
			return clock.status === "ready" && clock;
		});
	}

	// Calls the API; a body is sent as JSON.
	async api(method, route, body, { key = this.key, headers = {} } = {}) {
		const content = body === undefined ? {} : { "Content-Type": "application/json" };
		const answer = await send(method, this.url + route, {
			headers: { Authorization: `Bearer ${key}`, ...content, ...headers },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		return { ...answer, body: answer.text ? JSON.parse(answer.text) : null };
	}

	// Calls the API and expects this status.
	async expect(status, method, route, body, options) {
		const answer = await this.api(method, route, body, options);
		assert.equal(answer.status, status, `${method} ${route}: ${answer.text}`);
		return answer.body;
	}

	async session(id) {
		return this.expect(200, "GET", `/v1/checkout/sessions/${id}`);
	}

	// Every object of a list, over all its pages.
	async all(route) {
		const found = [];
		const start = route.includes("?") ? `${route}&limit=100` : `${route}?limit=100`;
		for (let cursor = ""; ; cursor = `&starting_after=${found.at(-1).id}`) {
			const page = await this.expect(200, "GET", start + cursor);
			found.push(...page.data);
			if (!page.has_more) return found;
		}
	}

	subscription(id) {
		return this.expect(200, "GET", `/v1/subscriptions/${id}`);
	}

	// What a paid session has started.
	async subscriptionOf(session) {
		const { subscription } = await this.session(session.id);
		assert.ok(subscription, `${session.id} has started no subscription`);
		return this.subscription(subscription);
	}

	// The invoices of a subscription, oldest first.
	async invoices(subscription) {
		return (await this.all(`/v1/invoices?subscription=${subscription.id}`)).reverse();
	}

	// The payments of the session that asked for this amount, oldest first.
	async payments(amount) {
		return (await this.all("/v1/payments")).filter((payment) => payment.amount === amount).reverse();
	}

	async event(type, sessionId) {
		const events = await this.expect(200, "GET", `/v1/events?type=${type}&limit=100`);
		return events.data.find((event) => event.data.object.id === sessionId);
	}

	// What the rows of a database say, while its server runs or when it has ended.
	async rows(query, file = this.database) {
		const script = [
			"import json, sqlite3, sys",
			"database = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)",
			"database.row_factory = sqlite3.Row",
			"print(json.dumps([dict(row) for row in database.execute(sys.argv[2])], default=str))",
		].join("\n");
		const { stdout } = await execute("python3", ["-c", script, file, query], { maxBuffer: 1 << 26 });
		return JSON.parse(stdout);
	}

	// What the bank has in its own book about this amount; everything, when no amount is named.
	async book(amount) {
		const file = path.join(this.folder, "kassa-bank.db");
		const charges = existsSync(file) ? await this.rows("select * from charges", file) : [];
		return amount === undefined ? charges : charges.filter((charge) => charge.amount === amount);
	}

	// The database is whole, and its rows belong together.
	async assertSound() {
		const script = [
			"import sqlite3, sys",
			"database = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)",
			"print([list(database.execute(check)) for check in ('pragma integrity_check', 'pragma foreign_key_check')])",
		].join("\n");
		const { stdout } = await execute("python3", ["-c", script, this.database]);
		assert.equal(stdout.trim(), "[[('ok',)], []]");
		await this.onDatabase("verify");
	}

	// How the bank's book stands for this amount: money taken, money given back, and how often any was taken.
	async money(amount) {
		const taken = (await this.book(amount)).filter((charge) => charge.captured > 0);
		const sum = (column) => taken.reduce((total, charge) => total + charge[column], 0);
		return { captured: sum("captured"), refunded: sum("refunded"), charges: taken.length };
	}

	// The bank has taken the money exactly once and kept it, and one payment says so.
	async assertPaidOnce(session) {
		const { amount } = session;
		const now = await this.session(session.id);
		assert.equal(now.status, "complete");
		assert.equal(now.payment_status, "paid");
		assert.deepEqual(await this.money(amount), { captured: amount, refunded: 0, charges: 1 });
		const succeeded = (await this.payments(amount)).filter((payment) => payment.status === "succeeded");
		assert.equal(succeeded.length, 1);
		assert.equal(now.payment, succeeded[0].id);
		return now;
	}

	// Nothing was taken, and the session can still be paid.
	async assertUnpaid(session) {
		const now = await this.session(session.id);
		assert.equal(now.status, "open");
		assert.equal(now.payment_status, "unpaid");
		assert.equal(now.payment, null);
		assert.equal((await this.money(session.amount)).captured, 0);
		return now;
	}
}

// A buyer without a browser: reads the form of the page, and sends it as a browser would.
export class Robot {
	constructor(kassa, session) {
		this.kassa = kassa;
		this.url = session.url;
	}

	// Reads a page: the session's own, or where its form has led.
	async open(url = this.url) {
		this.page = await send("GET", url);
		const hidden = (name) => this.page.text.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1];
		this.token = hidden("token");
		this.attempt = hidden("attempt");
		// What the page said the total is, where the buyer can change it.
		this.shown = hidden("shown_total");
		this.canPay = /<form id="pay"/.test(this.page.text);
		this.isAsked = /name="action" value="confirm"/.test(this.page.text);
		return this.page;
	}

	// Sends a form and returns the answer as it is, redirects included.
	post(route, fields, headers = {}) {
		const body = new URLSearchParams({ token: this.token ?? "", ...fields }).toString();
		return send("POST", `${this.url}/${route}`, {
			headers: {
				"Content-Type": "application/x-www-form-urlencoded",
				Origin: this.kassa.url,
				"Sec-Fetch-Site": "same-origin",
				"Sec-Fetch-Mode": "navigate",
				Referer: this.url,
				...headers,
			},
			body,
		});
	}

	// Sends the form that was read last.
	submit(fields = {}, headers) {
		const shown = this.shown === undefined ? {} : { shown_total: this.shown };
		return this.post("pay", { ...this.details, ...shown, ...fields }, headers);
	}

	// Opens the page and pays. Returns where that ends: the redirect to the merchant, or the next page of ours.
	async pay(card, fields = {}) {
		await this.open();
		assert.ok(this.canPay, `the page offers no form: ${this.page.status} ${this.page.text.match(/<h1>.*<\/h1>/)}`);
		return this.arrive(await this.submit({ card_number: card, ...fields }));
	}

	// Sends the form, and is gone so many milliseconds later.
	leave(after) {
		const body = new URLSearchParams({ token: this.token, ...this.details }).toString();
		const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: this.kassa.url };
		return new Promise((resolve) => {
			const request = http.request(`${this.url}/pay`, { method: "POST", agent: false, headers });
			request.on("error", () => {});
			request.on("close", resolve);
			request.end(body, () => {
				const from = performance.now();
				const leaves = () => (performance.now() - from < after ? setImmediate(leaves) : request.destroy());
				leaves();
			});
		});
	}

	async confirm() {
		return this.arrive(await this.post("continue", { attempt: this.attempt, action: "confirm" }));
	}

	arrive(answer) {
		const next = answer.status === 303 ? new URL(answer.headers.location, this.url) : null;
		return next?.origin === new URL(this.url).origin ? this.open(next) : answer;
	}

	details = {
		method: "card",
		email: "ama@example.com",
		card_number: CARD.good,
		card_exp: "12 / 34",
		card_cvc: "123",
		card_name: "Ama Mensah",
	};
}
