// The commands of the developer's day, against a server that runs: listen, tail, replay, trigger, open, doctor, config and
// completions.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { Webhook } from "standardwebhooks";
import Stripe from "stripe";

import { binary, Kassa, send, until } from "./harness.mjs";

const execute = promisify(execFile);
let kassa;
// What a test that fails halfway leaves behind.
const children = new Set();
const servers = new Set();
before(async () => {
	kassa = await Kassa.start();
});
after(() => {
	for (const child of children) child.kill("SIGKILL");
	for (const server of servers) server.close();
	return kassa.discard();
});

// Runs a command as a developer does who sits beside the server.
const at = (server) => ["--url", server.url, "--database", `sqlite:${server.database}`];
const run = (...words) => kassa.command(...words, ...at(kassa));
const failing = (...words) => run(...words).then(() => assert.fail(`${words.join(" ")} is taken`), (error) => error);
const lines = (text) => text.trim().split("\n").map((line) => JSON.parse(line));

// An address that hears webhooks, and answers what it is told to.
async function ear(status = 204) {
	const heard = [];
	const server = http.createServer(async (request, response) => {
		const parts = [];
		for await (const part of request) parts.push(part);
		heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
		response.writeHead(status).end();
	});
	servers.add(server);
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address();
	return { heard, port, url: `http://127.0.0.1:${port}/hooks`, close: () => (server.closeAllConnections(), server.close()) };
}

// A command that goes on until it is told to end.
function going(...words) {
	const child = spawn(binary, [...words, ...at(kassa)], { env: kassa.settings, cwd: kassa.folder });
	const command = { out: "", errors: "", child };
	children.add(child);
	child.stdout.setEncoding("utf8").on("data", (text) => (command.out += text));
	child.stderr.setEncoding("utf8").on("data", (text) => (command.errors += text));
	command.stop = async () => {
		child.kill("SIGINT");
		const [code] = await once(child, "exit");
		assert.equal(code, 0, command.errors);
	};
	return command;
}

const newSession = () =>
	kassa.expect(201, "POST", "/v1/checkout/sessions", {
		amount: 2000,
		success_url: "https://shop.example/thanks",
		cancel_url: "https://shop.example/cart",
	});

test("what happens is posted to an address of the developer's, signed so that libraries take it", async () => {
	const receiver = await ear();
	const listening = going("listen", "--forward-to", `:${receiver.port}/hooks`);
	await until("it listens", async () => listening.out.includes("signed with"));
	const [secret] = listening.out.match(/whsec_[\w+/=]+/);
	assert.equal((await run("listen", "--print-secret")).trim(), secret, "the secret is the same every time");

	await run("trigger", "checkout.session.completed");
	const type = ({ body }) => JSON.parse(body).type;
	await until("the sale is heard of", async () => receiver.heard.some((it) => type(it) === "checkout.session.completed"));
	for (const { headers, body } of receiver.heard) {
		new Webhook(secret).verify(body, headers);
		Stripe.webhooks.constructEvent(body, headers["kassa-signature"], secret);
	}
	await until("the line of it", async () => /checkout\.session\.completed .*-> 204/.test(listening.out));
	await listening.stop();
	assert.doesNotMatch(listening.out, /\u001b/, "no colours where nobody sees them");
	receiver.close();
});

test("who listens misses nothing and hears nothing twice, also when the server is killed", async () => {
	const receiver = await ear();
	const latest = (await kassa.expect(200, "GET", "/v1/events?limit=1")).data[0].sequence;
	const listening = going("listen", "--forward-to", receiver.url, "--from", `${latest + 1}`, "--json");
	const sessions = [];
	for (let round = 0; round < 3; round++) {
		for (let i = 0; i < 10; i++) sessions.push(await newSession());
		await kassa.crash();
		await kassa.up();
		for (let i = 0; i < 5; i++) sessions.push(await newSession());
	}
	const last = sessions.at(-1);
	await until("the last is heard of", async () => receiver.heard.some(({ body }) => body.includes(last.id)));
	await until("the line of the last", async () => listening.out.includes(last.id));
	await listening.stop();
	const places = lines(listening.out).map(({ sequence, status }) => {
		assert.equal(status, 204);
		return sequence;
	});
	assert.deepEqual(places, places.map((_, i) => places[0] + i), "one after the other");
	const ids = receiver.heard.map(({ headers }) => headers["webhook-id"]);
	assert.equal(new Set(ids).size, ids.length, "none twice");
	for (const { id } of sessions) assert.ok(receiver.heard.some(({ body }) => body.includes(id)), id);
	assert.match(listening.errors, /trying again/);
	receiver.close();
});

test("a receiver that refuses, or is not there, is said", async () => {
	const receiver = await ear(500);
	const { port } = receiver;
	const latest = (await kassa.expect(200, "GET", "/v1/events?limit=1")).data[0].sequence;
	const refused = lines(await run("replay", "--from", `${latest}`, "--forward-to", receiver.url, "--json"));
	assert.deepEqual([refused.length, refused[0].status, refused[0].sequence], [1, 500, latest]);
	await receiver.close();
	const [lost] = lines(await run("replay", "--from", `${latest}`, "--forward-to", `:${port}`, "--json"));
	assert.equal(lost.status, null);
	assert.match(lost.problem, /nobody answers/);
});

test("events are shown as they are, and sent again from a place on", async () => {
	const session = await newSession();
	const tail = going("tail", "--json", "--from", "1", "--events", "checkout.session.created");
	await until("the session", async () => tail.out.includes(session.id));
	await tail.stop();
	const shown = lines(tail.out);
	assert.ok(shown.every(({ object, type }) => object === "event" && type === "checkout.session.created"));
	assert.equal(shown[0].sequence, 1);

	const receiver = await ear();
	await run("replay", "--from", "2", "--to", "4", "--forward-to", receiver.url);
	assert.deepEqual(receiver.heard.map(({ body }) => JSON.parse(body).sequence), [2, 3, 4]);
	const inflow = await run("replay", "--from", "1", "--forward-to", receiver.url, "--dialect", "inflow", "--json");
	assert.ok(lines(inflow).length > 0);
	assert.equal(JSON.parse(receiver.heard.at(-1).body).sequence, undefined, "in the other dialect's form");

	const hooks = { url: receiver.url, enabled_events: ["*"] };
	const endpoint = await kassa.expect(201, "POST", "/v1/webhook_endpoints", hooks);
	receiver.heard.length = 0;
	await run("replay", "--from", "1", "--endpoint", endpoint.id);
	await until("the server sends them itself", async () => receiver.heard.length >= 4);
	await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${endpoint.id}`);
	receiver.close();
});

test("every event that can be triggered happens, and of every other it is said why not", async () => {
	const ways = lines(await run("trigger", "--list", "--json"));
	assert.equal(new Set(ways.map(({ type }) => type)).size, ways.length);
	for (const { type, way } of ways.filter(({ way }) => way === "now")) {
		const events = lines(await run("trigger", type, "--json"));
		assert.ok(events.some((event) => event.type === type && event.data.object), `${type} (${way})`);
	}
	for (const { type, how } of ways.filter(({ way }) => way === "never")) {
		assert.ok((await failing("trigger", type)).stderr.includes(how), type);
	}
	for (const { type, way } of ways.filter(({ way }) => way === "turn_clock")) {
		assert.match((await failing("trigger", type)).stderr, /--turn-clock/);
		// Each in a shop of its own: a clock that was turned stays there.
		const shop = await kassa.shop(`Clock of ${type.replaceAll("_", " ")}`.slice(0, 32));
		const made = await run("trigger", type, "--turn-clock", "--json", "--key", shop.key);
		assert.ok(lines(made).some((event) => event.type === type), `${type} (${way})`);
	}
	assert.match((await failing("trigger", "payment.made")).stderr, /kassa trigger --list/);
});

test("the stream of events is an answer of the API, in the form that is accepted, for as long as the key holds", async () => {
	const made = await kassa.makeKey();
	const follow = async (accept, headers = {}) => {
		const all = { Authorization: `Bearer ${made.key}`, Accept: accept, ...headers };
		const answer = await fetch(`${kassa.url}/v1/events?after=0`, { headers: all });
		return { answer, reader: answer.body.getReader() };
	};
	for (const [accept, headers, param] of [
		["text/event-stream; dialect=nobody", {}, "Accept"],
		["text/event-stream", { "Last-Event-ID": "x" }, "Last-Event-ID"],
	]) {
		const { answer, reader } = await follow(accept, headers);
		assert.equal(answer.status, 400);
		const { error } = JSON.parse(Buffer.from((await reader.read()).value).toString());
		assert.equal(error.param, param);
	}
	const { answer, reader } = await follow("text/event-stream", { "Last-Event-ID": "1" });
	assert.equal(answer.status, 200);
	assert.equal(answer.headers.get("content-type"), "text/event-stream");
	let text = "";
	while (!/^id: \d+\nname: evt_\w+\nevent: [\w.]+\ndata: \{/m.test(text)) {
		text += Buffer.from((await reader.read()).value).toString();
	}
	assert.ok(text.includes("id: 2\n") && !text.includes("id: 1\n"), "it begins after the last one that was heard");
	await kassa.onDatabase("key", "revoke", made.id);
	for (;;) if ((await reader.read()).done) break;
	assert.equal((await follow("text/event-stream")).answer.status, 401, "a revoked key hears nothing more");
	const { status } = await send("GET", `${kassa.url}/v1/events`, { headers: { Accept: "text/event-stream" } });
	assert.equal(status, 401);
});

test("every setting is shown with where it comes from, and no secret", async () => {
	const file = path.join(kassa.folder, "kassa.toml");
	await writeFile(file, 'rate_limit = 7\ntrusted_hosts = ["node:8545"]\n');
	const key = "ab".repeat(32);
	const words = ["config", "--json", "--config", file, "--listen", "127.0.0.1:1"];
	const { stdout } = await execute(binary, words, {
		env: { ...kassa.settings, KASSA_MASTER_KEY: key, KASSA_DATABASE: "postgres://kassa:geheim@db/shop" },
	});
	const settings = Object.fromEntries(JSON.parse(stdout).map(({ name, ...rest }) => [name, rest]));
	assert.deepEqual(settings.listen, { value: "127.0.0.1:1", from: "--listen" });
	assert.deepEqual(settings["rate-limit"], { value: "7", from: file });
	assert.deepEqual(settings["trusted-host"], { value: "node:8545", from: file });
	assert.deepEqual(settings.database, { value: "postgres://kassa:hidden@db/shop", from: "KASSA_DATABASE" });
	assert.deepEqual(settings["requests-at-once"], { value: "256", from: "default" });
	assert.equal(settings["master-key"].from, "KASSA_MASTER_KEY");
	assert.ok(!stdout.includes(key) && !stdout.includes("geheim"));
});

test("the doctor finds what is well and what is not, and says what to do", async () => {
	const well = lines(await run("doctor", "--json"));
	const states = (found) => Object.fromEntries(found.map(({ check, state }) => [check, state]));
	for (const [check, state] of Object.entries({ database: "ok", server: "ok", clock: "ok", payments: "ok" })) {
		assert.equal(states(well)[check], state, check);
	}
	await chmod(path.join(kassa.folder, "kassa.key"), 0o644);
	const open = await failing("doctor", "--json");
	assert.equal(open.code, 1);
	assert.equal(states(lines(open.stdout))["master key"], "fail");
	await chmod(path.join(kassa.folder, "kassa.key"), 0o600);

	const receiver = await ear(500);
	const hooks = { url: receiver.url, enabled_events: ["*"] };
	const endpoint = await kassa.expect(201, "POST", "/v1/webhook_endpoints", hooks);
	await newSession();
	const failed = await until("a failure is written down", async () => {
		const found = await run("doctor", "--json").catch((error) => error.stdout);
		return lines(found).find(({ check, state }) => check === "webhooks" && state === "fail");
	});
	assert.match(failed.says, /has failed since/);
	await kassa.expect(200, "DELETE", `/v1/webhook_endpoints/${endpoint.id}`);
	receiver.close();

	const nowhere = await execute(binary, ["doctor", "--database", "sqlite:none.db", "--url", "http://127.0.0.1:9"], {
		env: kassa.settings,
		cwd: kassa.folder,
	}).catch((error) => error);
	assert.equal(nowhere.code, 1);
	assert.match(nowhere.stdout, /there is no database/);
	assert.match(nowhere.stdout, /kassa serve/);
});

test("every command that prints something prints JSON where that is asked for", async () => {
	const leaves = [];
	const walk = async (...words) => {
		const help = await kassa.command(...words, "--help");
		const below = help.match(/^Commands:\n((?: {2}.*\n)+)/m)?.[1].matchAll(/^ {2}(\S+)/gm);
		const names = [...(below ?? [])].map(([, name]) => name).filter((name) => name !== "help");
		if (names.length === 0) leaves.push({ name: words.join(" "), help });
		for (const name of names) await walk(...words, name);
	};
	await walk();
	assert.ok(leaves.length > 20, `${leaves.length} commands`);
	const without = leaves.filter(({ help }) => !help.includes("--json")).map(({ name }) => name);
	assert.deepEqual(without.sort(), ["completions", "serve"]);
});

test("pages are opened, shells complete commands, and who asks for nothing that there is is told so", async () => {
	const session = await newSession();
	assert.equal(JSON.parse(await run("open", "--json")).url, `${kassa.url}/dashboard`);
	assert.equal(JSON.parse(await run("open", session.id, "--json")).url, session.url);
	assert.match((await failing("open", "moon")).stderr, /dashboard, demo/);
	for (const shell of ["bash", "zsh", "fish", "elvish", "powershell"]) {
		const script = await kassa.command("completions", shell);
		assert.ok(script.includes("forward-to"), shell);
	}
	const bash = await kassa.command("completions", "bash");
	const script = `${bash}\nCOMP_WORDS=(kassa li); COMP_CWORD=1; _kassa kassa li kassa; echo "\${COMPREPLY[@]}"`;
	const { stdout } = await execute("bash", ["-c", script]);
	assert.equal(stdout.trim(), "listen");
	assert.match((await failing("listen", "--events", "payment.made")).stderr, /payment\.succeeded/);
	assert.match((await failing("listen", "--dialect", "klingon")).stderr, /inflow/);
	assert.match((await failing("listen", "--forward-to", "ftp://x.example")).stderr, /--forward-to/);
	assert.match((await failing("replay", "--from", "99999999", "--forward-to", ":1")).stderr, /no event/);
	assert.match((await failing("listen", "--key", "sk_test_wrong")).stderr, /--key/);
});
