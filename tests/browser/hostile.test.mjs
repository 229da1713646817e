// Clients that mean no good: heads that never end, bodies that never end, connections that say nothing, and more requests
// than there is time for. Honest ones are served meanwhile, memory stays small, and afterwards everything is as before.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import net from "node:net";
import { test } from "node:test";

import { CARD, Kassa, nextAmount, Robot, send, until } from "./harness.mjs";

// A night asks for more of them.
const CONNECTIONS = Number(process.env.KASSA_HOSTILE_CONNECTIONS ?? 1200);
// What the process may take at its worst, in MiB.
const MEMORY = 256;

const order = () => ({
	amount: nextAmount(),
	currency: "GHS",
	success_url: "https://yoursite.com/ok",
	cancel_url: "https://yoursite.com/no",
});
const create = (kassa) => kassa.api("POST", "/v1/checkout/sessions", order());

// The most memory that the server has had so far, in MiB.
async function memory(kassa) {
	const status = await readFile(`/proc/${kassa.process.pid}/status`, "utf8");
	return Number(status.match(/VmHWM:\s+(\d+) kB/)[1]) / 1024;
}

// A connection on which this is written. It keeps what it hears, and whether the other side has ended it.
async function connection(kassa, text = "") {
	const socket = net.connect(kassa.port, "127.0.0.1");
	const open = { socket, heard: "", ended: false };
	socket.on("error", () => (open.ended = true));
	socket.on("close", () => (open.ended = true));
	socket.on("data", (bytes) => (open.heard += bytes));
	await once(socket, "connect");
	if (text) socket.write(text);
	return open;
}

const many = (number, make) => Promise.all(Array.from({ length: number }, (_, at) => make(at)));

// So many connections, a few at a time: those that do not fit into the kernel's queue look open to us, and the server
// never hears of them.
async function connections(kassa, number, text) {
	const open = [];
	while (open.length < number) {
		const some = Math.min(100, number - open.length);
		open.push(...(await many(some, (at) => connection(kassa, text(open.length + at)))));
		assert.equal((await send("GET", `${kassa.url}/healthz`)).status, 200);
	}
	return open;
}

const head = (kassa, ...more) =>
	["POST /v1/checkout/sessions HTTP/1.1", `Host: 127.0.0.1:${kassa.port}`, `Authorization: Bearer ${kassa.key}`]
		.concat("Content-Type: application/json", more, "\r\n")
		.join("\r\n");

// Somebody buys something, from beginning to end.
async function buys(kassa) {
	const made = await create(kassa);
	assert.equal(made.status, 201, made.text);
	const paid = await new Robot(kassa, made.body).pay(CARD.good);
	assert.equal(paid.status, 303, paid.text);
	return kassa.assertPaidOnce(made.body);
}

async function besieged(t, run, options) {
	const kassa = await Kassa.start(options);
	try {
		await run(kassa);
		await buys(kassa);
		const most = await memory(kassa);
		t.diagnostic(JSON.stringify({ campaign: "hostile", test: t.name, mebibytes: Math.round(most), violations: 0 }));
		assert.ok(most < MEMORY, `it took ${most} MiB`);
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
}

test("heads that never end, and connections that say nothing, are ended; others buy meanwhile", (t) =>
	besieged(t, async (kassa) => {
		const beginnings = ["", "G", "GET /v1/checkout/sessions HTTP/1.1\r\nHost: a\r\nX-Slow: "];
		const open = await connections(kassa, CONNECTIONS, (at) => beginnings[at % 3]);
		// A byte now and then gives no more time than none at all.
		const dribble = setInterval(() => {
			for (const { socket, ended } of open.filter((_, at) => at % 3 === 2)) if (!ended) socket.write("x");
		}, 1000);
		try {
			for (let turn = 0; turn < 5; turn++) await buys(kassa);
			const left = () => open.filter(({ ended }) => !ended).length;
			await until("every one of them is ended", () => left() === 0, { within: 45_000 });
			assert.ok(open.every(({ heard }) => !/^HTTP\/1\.1 [25]/.test(heard)));
		} finally {
			clearInterval(dribble);
			for (const { socket } of open) socket.destroy();
		}
	}));

test("bodies that never end, or never come, are refused; others buy meanwhile", (t) =>
	besieged(t, async (kassa) => {
		const piece = "a".repeat(16 * 1024);
		const chunk = `4000\r\n${piece}\r\n`;
		const endless = await connections(kassa, 100, () => head(kassa, "Transfer-Encoding: chunked"));
		const flood = ({ socket, ended }) => {
			const goes = () => {
				while (!ended && socket.writable && socket.write(chunk));
			};
			socket.on("drain", goes);
			goes();
		};
		endless.forEach(flood);
		const announced = "Content-Length: 250000";
		// Each of these holds as much as a body may have, but for its end.
		const halves = await connections(kassa, 1600, () => head(kassa, announced) + piece.repeat(15));
		const silent = await connections(kassa, 200, () => head(kassa, "Content-Length: 100"));
		try {
			for (let turn = 0; turn < 3; turn++) await buys(kassa);
			const all = [...endless, ...halves, ...silent];
			await until("every one of them is ended", () => all.every(({ ended }) => ended), { within: 30_000 });
			const answers = (open) => open.map(({ heard }) => heard.match(/^HTTP\/1\.1 (\d+)/)?.[1] ?? "none");
			const count = (open) => Object.groupBy?.(answers(open), (it) => it) ?? answers(open);
			const timely = [...halves, ...silent];
			const odd = answers(timely).filter((status) => !["408", "503"].includes(status));
			assert.deepEqual(odd, [], JSON.stringify(count(timely)));
			const refused = halves.filter(({ heard }) => heard.startsWith("HTTP/1.1 503"));
			assert.ok(refused.length > 0, "not all of them found room");
			assert.ok(refused.every(({ heard }) => /^retry-after: 1\r$/im.test(heard)), "they are told when to come again");
			const strange = answers(endless).filter((status) => !["413", "503", "none"].includes(status));
			assert.deepEqual(strange, []);
		} finally {
			for (const { socket } of [...endless, ...halves, ...silent]) socket.destroy();
		}
	}));

// With so few at once, everything beyond is too much, however fast the machine is.
const NARROW = { env: { KASSA_REQUESTS_AT_ONCE: "8" } };

test("more requests than there is time for: each is done or refused in words, and payments and notices go on", (t) =>
	besieged(
		t,
		async (kassa) => {
			const waiting = [];
			while (waiting.length < 6) waiting.push((await create(kassa)).body);
			const robots = waiting.map((session) => new Robot(kassa, session));
			for (const robot of robots) await robot.open();
			// A transfer arrives by a notice of the bank, in the midst of it all.
			const [transfer, ...buyers] = robots;
			await transfer.submit({ method: "bank_transfer", email: "ama@example.com" });
			const from = Date.now();
			const flood = many(Math.min(CONNECTIONS, 2000), async () => {
				const text = JSON.stringify(order());
				const open = await connection(kassa, head(kassa, "Connection: close", `Content-Length: ${text.length}`) + text);
				await until("an answer", () => open.ended, { within: 60_000 });
				return open.heard;
			});
			const paid = await Promise.all(buyers.map((robot) => robot.submit()));
			const payments = Date.now() - from;
			for (const { status, text } of paid) assert.equal(status, 303, text);
			const answers = await flood;
			const done = answers.filter((heard) => heard.startsWith("HTTP/1.1 201"));
			const later = answers.filter((heard) => /^HTTP\/1\.1 503/.test(heard));
			assert.equal(done.length + later.length, answers.length, answers.find((it) => !/^HTTP\/1\.1 (201|503)/.test(it)));
			assert.ok(later.length > 0 && done.length > 0, `${done.length} were done, ${later.length} refused`);
			assert.ok(later.every((heard) => /^retry-after: \d+\r$/im.test(heard)), "it says when to come again");
			assert.ok(later.every((heard) => JSON.parse(heard.split("\r\n\r\n")[1]).error.code === "busy"));
			assert.equal((await create(kassa)).status, 201, "as soon as it is over, everybody is served");
			const ids = done.map((heard) => JSON.parse(heard.split("\r\n\r\n")[1]).id);
			const known = new Set((await kassa.all("/v1/checkout/sessions")).map(({ id }) => id));
			assert.deepEqual(ids.filter((id) => !known.has(id)), [], "what was acknowledged is there");
			t.diagnostic(JSON.stringify({ asked: answers.length, done: done.length, later: later.length, payments }));
			for (const session of waiting) {
				await until("it is paid", async () => (await kassa.session(session.id)).payment_status === "paid");
				await kassa.assertPaidOnce(session);
			}
		},
		NARROW,
	));
