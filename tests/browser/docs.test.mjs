// What the documents say, done: every shell block of every document is run, in the order of the document and in one
// shell, with the built binary as `kassa`, and what stands below a block must be found in what was printed.
//
// The rules:
// - A `sh` block is run, unless `LEFT_OUT` names it with a reason. A line that starts something which goes on until
//   somebody ends it (`kassa serve`, a receiver) runs in the background to the end of its document.
// - `export NAME=sk_test_...` stands for the environment, which the test sets up: that the name is set is all that is
//   looked at. So does `STANDS` for ids and keys that a document cannot know.
// - A `json` block that follows is a part of the last JSON document that its `sh` block printed. Objects may have more
//   fields than are shown, lists have as many entries as are shown, and `…` in a text stands for anything.
// - Each line of a `text` block that follows is a line that the `sh` block, or what runs in the background, printed.
// - A sentence that says "Pay `$NAME`" or "Confirm `$NAME`" is done too: `NAME` is a variable with a session's id. One that
//   says "Save this as `NAME`" writes the block after it into a file.
//
// With `KASSA_WRITE_PICTURES=1` the page that docs/start.md has paid is pictured anew, as docs/images shows it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import Stripe from "stripe";

import { Buyer, openBrowser } from "./buyer.mjs";
import { blocksOf, difference, documents, jsonIn, partsOf, root, Shell, textOf, unheard } from "./documents.mjs";
import { binary, CARD, freePort, Kassa, Robot, send, until } from "./harness.mjs";

// Blocks that are not run: by what stands in them, and why. Shrinking this is good.
const BUILDS = "builds or tests for minutes; that there is such a task is looked at below";
const ELSEWHERE = "the step `clients` installs it so, from the folder that it tests";
const LEFT_OUT = {
	"CONTRIBUTING.md": [["cargo ", BUILDS]],
	"README.md": [["cargo xtask test", BUILDS]],
	"clients/node/README.md": [["npm install", ELSEWHERE]],
	"clients/php/README.md": [["composer", ELSEWHERE]],
	"clients/python/README.md": [["pip install", ELSEWHERE]],
	"clients/rust/README.md": [["cargo add", ELSEWHERE]],
	"docs/attacks.md": [["cargo test", BUILDS]],
	"docs/deploy.md": [
		["cargo xtask package", "builds for minutes, and installs as root"],
		["systemctl", "needs a system of its own, with systemd and root"],
		["runuser", "needs the user that the package makes"],
		["docker", "needs a container engine"],
		["kubectl", "needs a cluster"],
	],
	"docs/going-live.md": [
		["systemctl", "needs systemd"],
		["kassa doctor", "asks a live processor's host, which tests do not reach; docs/cli.md runs it"],
	],
	"docs/money.md": [["--csv", "needs a statement of a processor; tests of the server read those that are public"]],
	"docs/performance.md": [["cargo xtask bench", BUILDS]],
	"docs/postgres.md": [
		["createdb", "needs a PostgreSQL server with a name and a certificate; the step `postgres` has servers of its own"],
		["kassa migrate", "the same"],
		["db1.internal", "the same"],
	],
	"docs/reliability.md": [["cargo xtask", BUILDS]],
	"docs/simulator.md": [["psql", "needs a PostgreSQL server with a name"]],
	"docs/start.md": [["cargo build", BUILDS]],
	"docs/tls.md": [["--acme-domain", "needs a name that the world can look up; tests of the server have an authority"]],
};

// Documents that change what others rely on, such as who takes the payments: each has a server of its own, in whose folder
// its shell is. That of `null` starts its server itself.
const OWN = {
	"README.md": null,
	"docs/cli.md": {},
	"docs/moving.md": {},
	"docs/dashboard.md": { people: true },
	"docs/going-live.md": { account: true },
	"docs/money.md": { account: true },
	"docs/operating.md": { account: true },
	"docs/processors/README.md": {},
	"docs/simulator.md": {},
	"docs/start.md": null,
	// A clock that is turned has to do with all that other documents have left, such as endpoints.
	"docs/subscriptions.md": {},
	"docs/troubleshooting.md": { people: true },
};

// What goes on until somebody ends it, and how one knows that it has begun.
const GOES_ON = [
	[/^(cargo run --release -- |kassa )serve\b/, (said) => said.includes("Kassa serves")],
	[/^kassa listen --forward-to\b/, (said) => said.includes("Listening to")],
	[/^kassa tail\b/, () => true],
	[/\b(python3|node) (receiver\.py|stripe\.mjs|standard\.mjs)$/, (_, port) => reachable(port)],
];

// What a processor's keys and secrets look like.
const LONG = "abcdefghijklmnopqrstuvwxyz";

// What the page asks of a buyer, beside the card.
const BUYER = {
	billing_name: "Ama Mensah",
	billing_line1: "12 Ring Road",
	billing_city: "Accra",
	billing_country: "GH",
};

async function reachable(port) {
	const socket = net.connect(port, "127.0.0.1");
	try {
		await once(socket, "connect");
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}

// A server, and what the documents call its keys.
class Place {
	static async open(name) {
		const place = new Place();
		// The demo shop is closed where buyers come.
		place.kassa = await Kassa.start(name === "docs/going-live.md" ? { env: { KASSA_DEMO: "off" } } : {});
		const { kassa } = place;
		if (OWN[name]?.account) await place.account();
		if (OWN[name]?.people) await place.people();
		const of = (dialect) => kassa.makeKey("--dialect", dialect);
		const [elixpo, inflow, copperx, axra] = await Promise.all(["elixpo", "inflow", "copperx", "axra"].map(of));
		place.keys = {
			KEY: name === "docs/processors/README.md" ? (await kassa.makeKey("--mode", "live")).key : kassa.key,
			ELIXPO_PAY_API_KEY: elixpo.key,
			AXRA_API_KEY: axra.key,
			AXRA_API_SECRET: axra.secret,
			COPPERX_API_KEY: copperx.key,
			INFLOW_API_KEY: inflow.key,
		};
		return place;
	}

	// Two owners who can sign in, of whom one may be locked out or leave.
	async people() {
		const { kassa } = this;
		const who = ["--email", "ama@example.com", "--role", "owner", "--public-url", kassa.url];
		const invited = await kassa.onDatabase("member", "invite", ...who);
		for (const text of [kassa.said, invited]) {
			const [link] = text.match(/http\S+\/dashboard\/invitation\/\S+/);
			const [, email] = (await send("GET", link)).text.match(/name="email" value="([^"]+)"/);
			const headers = { Origin: kassa.url, "Content-Type": "application/x-www-form-urlencoded" };
			const body = `${new URLSearchParams({ email, name: "Ama Mensah", password: "a long enough secret" })}`;
			assert.equal((await send("POST", link, { headers, body })).status, 303, email);
		}
	}

	// A live account, for documents that compare it with its processor; nothing was paid there, so nobody is asked.
	account() {
		const settings = ["--set", `secret_key=sk_live_${LONG}`, "--set", `publishable_key=pk_live_${LONG}`];
		return this.kassa.onDatabase("processor", "set", "stripe", "--name", "Stripe EU", "--mode", "live", ...settings);
	}
}

let shared, programs, certificate, heard, receiver;

before(async () => {
	shared = await Place.open("");
	programs = await mkdtemp(path.join(os.tmpdir(), "kassa-programs-"));
	await symlink(binary, path.join(programs, "kassa"));
	// Nobody looks at pages that are opened, so none is.
	await writeFile(path.join(programs, "xdg-open"), "#!/bin/sh\n", { mode: 0o755 });
	certificate = { cert: path.join(programs, "cert.pem"), key: path.join(programs, "key.pem") };
	execFileSync("openssl", [
		...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=pay.example.com"],
		...["-keyout", certificate.key, "-out", certificate.cert],
	], { stdio: "pipe" });
	// Whoever is told events by a command of a document.
	heard = http.createServer((request, response) => request.resume().on("end", () => response.writeHead(204).end()));
	await once(heard.listen(0, "127.0.0.1"), "listening");
	receiver = heard.address().port;
});
after(async () => {
	heard?.closeAllConnections();
	heard?.close();
	await rm(programs, { recursive: true, force: true });
	await shared?.kassa.stop();
});

// A reader of one document, at a shell.
class Reader {
	static async sit(name) {
		const reader = new Reader();
		reader.name = name;
		reader.own = name in OWN;
		reader.place = !reader.own ? shared : OWN[name] && (await Place.open(name));
		const scratch = () => mkdtemp(path.join(os.tmpdir(), "kassa-docs-"));
		const folder = reader.place && reader.own ? reader.place.kassa.folder : await scratch();
		reader.folder = folder;
		const kassa = reader.place?.kassa;
		// Receivers of documents listen at these ports; what commands post to the first one where the document has none is
		// taken by the test.
		reader.ports = { 4242: reader.place ? receiver : await freePort(), 4000: await freePort(), 4001: await freePort() };
		reader.address = reader.place ? kassa.url : `http://127.0.0.1:${await freePort()}`;
		reader.shell = await Shell.open(folder, {
			PATH: `${programs}:${process.env.PATH}`,
			HOME: folder,
			KASSA: reader.address,
			KASSA_URL: reader.address,
			...(reader.own ? {} : { KASSA_DATABASE: `sqlite:${kassa.database}` }),
			...reader.place?.keys,
			STRIPE_KEY: `${name === "README.md" ? "sk_test" : "sk_live"}_${LONG}`,
			STRIPE_LIVE_KEY: `sk_live_${LONG}`,
		});
		reader.printed = { run: 0, compared: 0, paid: 0, text: 0 };
		return reader;
	}

	// What a document cannot know, and what it is here.
	async stands(code) {
		const { kassa } = this.place ?? {};
		let filled = code
			.replaceAll("cargo run --release -- ", "kassa ")
			.replaceAll("http://127.0.0.1:8080", this.address)
			.replaceAll(/https:\/\/pay\.example\.com(?=\/(v1|hooks|readyz|demo|metrics))/g, this.address)
			.replaceAll(/(localhost:|127\.0\.0\.1:|listen\(|\("127\.0\.0\.1", )(4242|400[01])\b/g, (_, before, port) =>
				before.replace("localhost", "127.0.0.1") + this.ports[port])
			.replaceAll("/etc/kassa/fullchain.pem", certificate.cert)
			.replaceAll("/etc/kassa/privkey.pem", certificate.key)
			.replaceAll(/\b(pk_test|pk_live|sk_live)_\.\.\./g, `$1_${LONG}a1b2`)
			.replaceAll("whsec_...", this.secret ?? `whsec_${LONG}c3d4`)
			.replaceAll("@/run/secrets/stripe-webhook", "@webhook-secret")
			.replaceAll("/etc/bash_completion.d/", "")
			.replaceAll("npm install stripe standardwebhooks", `ln -s '${root}/tests/browser/node_modules' node_modules`);
		if (filled.includes("key_...")) filled = filled.replaceAll("key_...", (await kassa.makeKey()).id);
		if (filled.includes("we_...")) {
			const endpoint = { url: `http://127.0.0.1:${receiver}/`, enabled_events: ["*"] };
			const { id } = await kassa.expect(201, "POST", "/v1/webhook_endpoints", endpoint);
			filled = filled.replaceAll("we_...", id);
		}
		return filled;
	}

	// What some blocks need that their document cannot bring about, done before them.
	async prepare(code) {
		const { kassa } = this.place ?? {};
		if (code.includes("webhook-secret")) await writeFile(path.join(this.folder, "webhook-secret"), `whsec_${LONG}c3d4\n`);
		if (code.includes("kassa.fish")) await this.shell.run("fpath=(. .); mkdir -p ~/.config/fish/completions");
		if (code.includes("--from 40 --to 45")) await this.events(45);
		if (this.name === "docs/operating.md" && code.includes("kassa restore")) {
			// As the sentence before it says: the server is stopped, and its files are moved away.
			await kassa.down();
			await this.shell.run("mkdir away && mv kassa.db* kassa-bank.db* away/");
			this.restored = true;
		}
	}

	// Makes events happen until there are this many.
	async events(count) {
		const { kassa } = this.place;
		const address = "https://shop.example/";
		const latest = async () => (await kassa.expect(200, "GET", "/v1/events?limit=1")).data[0]?.sequence ?? 0;
		for (let known = await latest(); known < count; known += 1) {
			await kassa.expect(201, "POST", "/v1/checkout/sessions", { amount: 500, success_url: address, cancel_url: address });
		}
		await until(`there are ${count} events`, async () => (await latest()) >= count);
	}

	// Runs a block, and gives back what it printed.
	async run(code) {
		let printed = "";
		let lines = [];
		const flush = async () => {
			if (lines.length) printed += await this.shell.run(lines.join("\n"));
			lines = [];
		};
		const joined = code.replaceAll(/\\\n\s*/g, " ").split("\n");
		// A line is looked at by itself only where something in it goes on; all else is as it stands.
		if (!joined.some((line) => GOES_ON.some(([start]) => start.test(line)))) return this.shell.run(code);
		for (const line of joined) {
			const [, ready] = GOES_ON.find(([start]) => start.test(line)) ?? [];
			if (!ready) {
				lines.push(line);
				continue;
			}
			await flush();
			await this.start(line, ready);
		}
		await flush();
		return printed;
	}

	async start(line, ready) {
		const serves = / serve\b/.test(line);
		let whole = line;
		if (serves && this.place) {
			// A server beside the one of the document: in a folder of its own, at a port that is free, unless it is what was
			// restored here.
			const folder = this.restored ? this.folder : await mkdtemp(path.join(this.folder, "beside-"));
			const anywhere = line.replaceAll(/\b(127\.0\.0\.1|0\.0\.0\.0):(443|80|8080)\b/g, "127.0.0.1:0");
			whole = `cd '${folder}'; env -u KASSA_DATABASE KASSA_LISTEN=127.0.0.1:0 ${anywhere}`;
		} else if (serves) {
			whole = `KASSA_LISTEN=${this.address.slice("http://".length)} ${line}`;
		}
		await this.shell.start(whole, (said) => ready(said, this.portOf(line)));
		if (serves && !this.place) {
			const [key] = (await this.shell.overheard()).match(/sk_test_\w+/);
			await this.shell.run(`export KEY=${key}`);
			this.place = { kassa: Object.assign(new Kassa(), { url: this.address, key }) };
			this.starts = true;
		}
	}

	async hear(shown, printed) {
		await until("everything that is shown was said", async () => {
			assert.deepEqual(unheard(shown, `${printed}\n${await this.shell.overheard()}`), []);
			return true;
		});
	}

	portOf(line) {
		return this.ports[line.endsWith("stripe.mjs") ? 4000 : line.endsWith("standard.mjs") ? 4001 : 4242];
	}

	// Pays a session on its page, or confirms it where nothing is to be paid.
	async settle(id) {
		const { kassa } = this.place;
		const session = await kassa.session(id);
		assert.equal(session.status, "open", `the session ${id} is open`);
		if (this.name === "docs/start.md" && process.env.KASSA_WRITE_PICTURES) await picture(session);
		await new Robot(kassa, session).pay(CARD.good, BUYER);
		assert.equal((await kassa.session(id)).status, "complete", `the session ${id} is paid`);
	}

	async leave() {
		await this.shell.close();
		if (!this.own || this.starts) return rm(this.folder, { recursive: true, force: true });
		if (this.restored) return this.place.kassa.discard();
		// What is looked through for leaks is what the server wrote, not what commands were asked to show.
		for (const entry of await readdir(this.folder, { withFileTypes: true })) {
			if (entry.isFile() && entry.name.startsWith("kassa")) continue;
			await rm(path.join(this.folder, entry.name), { recursive: true });
		}
		return this.place.kassa.stop();
	}
}

// The page as a buyer has filled it in, on a phone and on a desk.
async function picture(session) {
	const browser = await openBrowser();
	try {
		for (const [name, width, height] of [["pay-phone", 390, 844], ["pay-desktop", 1280, 880]]) {
			const buyer = await Buyer.open(browser, [new URL(session.url).origin]);
			await buyer.page.setViewportSize({ width, height });
			await buyer.visit(session);
			await buyer.fill();
			await buyer.page.locator("h1").first().click();
			await buyer.page.screenshot({ path: path.join(root, "docs/images", `${name}.png`), fullPage: true });
			await buyer.close();
		}
	} finally {
		await browser.close();
	}
}

// A block that only says what the environment is: the test has set that up.
const isEnvironment = (code) =>
	code.trim().split("\n").every((line) => /^export \w+=(\w+_\.\.\.|http:\/\/127\.0\.0\.1:8080)$/.test(line));

async function perform(name, t) {
	const reader = await Reader.sit(name);
	const counts = { run: 0, compared: 0, lines: 0, paid: 0 };
	const leftOut = new Set();
	let latest = null;
	let saved = null;
	const later = [];
	try {
		for (const part of partsOf(name, await textOf(name))) {
			try {
				const shows = part.language === "json" && JSON.parse(await reader.stands(part.code));
				if (part.language) admitted(latest, shows);
				if (part.prose !== undefined) {
					if (part.prose.startsWith("#")) {
						admitted(latest);
						latest = null;
					}
					for (const [, variable] of part.prose.matchAll(/\b(?:Pay|Confirm) `\$(\w+)`/g)) {
						await reader.settle(await reader.shell.variable(variable));
						counts.paid += 1;
					}
					saved = part.prose.match(/Save this as `([\w.]+)`/)?.[1] ?? saved;
				} else if (part.language === "sh") {
					latest = null;
					const left = (LEFT_OUT[name] ?? []).find(([piece]) => part.code.includes(piece));
					if (left) leftOut.add(left);
					else if (isEnvironment(part.code)) {
						for (const [, variable] of part.code.matchAll(/export (\w+)=/g)) {
							assert.ok(await reader.shell.variable(variable), variable);
						}
					} else {
						const code = await reader.stands(part.code);
						await reader.prepare(code);
						const begun = reader.shell.background.length;
						latest = { printed: await reader.run(code), code };
						latest.goesOn = reader.shell.background.length > begun;
						reader.secret = latest.printed.match(/"secret":"(whsec_[^"]+)"/)?.[1] ?? reader.secret;
						counts.run += 1;
					}
				} else if (part.language === "json" && latest) {
					const answered = jsonIn(latest.printed).at(-1);
					assert.ok(answered, `nothing that is JSON was printed:\n${latest.printed}`);
					const problem = difference(shows, answered);
					assert.equal(problem, null, `${problem}\n${JSON.stringify(answered, null, 2)}`);
					counts.compared += 1;
				} else if (part.language === "text" && latest) {
					// What is not told in full there may be anything.
					const shown = await reader.stands(part.code.replaceAll("...", "…"));
					const check = () => reader.hear(shown, latest?.printed ?? "");
					// What goes on says some of it when later blocks give it something to say.
					if (latest.goesOn) later.push(check);
					else await check();
					counts.lines += shown.trim().split("\n").length;
				} else if (saved) {
					const folder = await reader.shell.variable("PWD");
					await writeFile(path.join(folder, saved), await reader.stands(part.code));
					saved = null;
				}
				if (part.language && part.language !== "sh") latest = null;
			} catch (problem) {
				throw new Error(`${name}, line ${part.line}: ${problem.message}`, { cause: problem });
			}
		}
		admitted(latest);
		for (const check of later) await check();
	} finally {
		await reader.leave();
	}
	const unused = (LEFT_OUT[name] ?? []).filter((left) => !leftOut.has(left));
	assert.deepEqual(unused, [], `${name}: there is no such block any more`);
	t.diagnostic(JSON.stringify(counts));
	return counts;
}

// An answer that is an error must be one that the document shows.
function admitted(latest, shown) {
	if (!latest || latest.admitted || !/\bcurl\b/.test(latest.code)) return;
	latest.admitted = true;
	const refused = jsonIn(latest.printed).find((answer) => "error" in answer);
	assert.ok(!refused || "error" in (shown || {}), `refused, which the document does not say:\n${latest.printed}`);
}

const sums = { run: 0, compared: 0, lines: 0, paid: 0 };
for (const name of await documents()) {
	if (!/^```sh$/m.test(await textOf(name))) continue;
	test(`every command in ${name} does what the document says`, async (t) => {
		const counts = await perform(name, t);
		for (const kind of Object.keys(sums)) sums[kind] += counts[kind];
	});
}

test("none of it was passed over", () => {
	assert.ok(sums.run >= 160 && sums.compared >= 94 && sums.lines >= 35 && sums.paid >= 16, JSON.stringify(sums));
});

test("every task and program that is only named is there", async () => {
	const help = await readFile(path.join(root, "xtask/src/main.rs"), "utf8");
	const named = new Set();
	for (const name of await documents()) {
		for (const { code } of blocksOf(name, await textOf(name)).filter(({ language }) => language === "sh")) {
			for (const [, task] of code.matchAll(/\bcargo xtask (\w+)/g)) named.add(task);
		}
	}
	assert.ok(named.size > 10, [...named].join(" "));
	for (const task of named) assert.match(help, new RegExp(`^cargo xtask ${task}\\b`, "m"), task);
});

test("the check of a signature that docs/webhooks.md shows takes what is signed, and nothing else", async () => {
	const name = "docs/webhooks.md";
	const { code } = blocksOf(name, await textOf(name)).find(({ code }) => code.startsWith("// verify.mjs"));
	const file = path.join(programs, "verify.mjs");
	await writeFile(file, code);
	const { verify } = await import(pathToFileURL(file));
	const [payload, secret] = ['{"id":"evt_1"}', `whsec_${LONG}`];
	const signed = (timestamp) =>
		({ "kassa-signature": Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }) });
	const now = Math.floor(Date.now() / 1000);
	assert.equal(verify(secret, signed(now), Buffer.from(payload)), true);
	assert.equal(verify(secret, signed(now), Buffer.from(`${payload} `)), false);
	assert.equal(verify(`${secret}x`, signed(now), Buffer.from(payload)), false);
	assert.equal(verify(secret, signed(now - 400), Buffer.from(payload)), false);
	assert.equal(verify(secret, {}, Buffer.from(payload)), false);
});

test("an answer that is not as shown is found", () => {
	const answered = { id: "cs_1", amount: 5, lines: [{ tier: "member" }], nothing: null };
	for (const same of [{}, { id: "cs_…" }, { id: "…", amount: 5 }, { lines: ["…"] }, { lines: [{}] }, { nothing: null }]) {
		assert.equal(difference(same, answered), null, JSON.stringify(same));
	}
	for (const other of [
		{ id: "pay_…" },
		{ amount: 6 },
		{ amount: "5" },
		{ more: 1 },
		{ lines: [] },
		{ lines: [{ tier: "x" }] },
		{ nothing: {} },
		{ id: null },
		[],
	]) {
		assert.notEqual(difference(other, answered), null, JSON.stringify(other));
	}
	assert.deepEqual(jsonIn('HTTP/1.1 201\n\n{"a":"}"}{"b":{"c":"\\""}}\n'), [{ a: "}" }, { b: { c: '"' } }]);
	const printed = "Kassa serves http://127.0.0.1:43211\n\n  Webhook secret   whsec_abc=\n";
	assert.deepEqual(unheard("Kassa serves http://127.0.0.1:…\n\n  Webhook secret       whsec_…", printed), []);
	assert.deepEqual(unheard("Kassa serves http://…:8080\nserves", printed), ["Kassa serves http://…:8080", "serves"]);
});
