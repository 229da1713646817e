// The process is taken away where something begins or ends: at its first start, while it brings an older database up to
// date, while it stops, and while a backup is made. What was acknowledged is there, and the next start goes on.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { binary, CARD, freePort, Kassa, nextAmount, Robot, until } from "./harness.mjs";

const execute = promisify(execFile);
const migrations = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../crates/store/migrations");
const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Runs a command and takes the process away so many milliseconds later. Says whether it was still there.
async function cutOff(words, folder, milliseconds) {
	const settings = { PATH: process.env.PATH, HOME: folder };
	const child = spawn(binary, words, { cwd: folder, env: settings, stdio: "ignore" });
	const ended = new Promise((resolve) => child.once("close", (code, signal) => resolve(signal === "SIGKILL")));
	await after(milliseconds);
	child.kill("SIGKILL");
	return ended;
}

async function starts(folder, times) {
	const listen = `127.0.0.1:${await freePort()}`;
	let cut = 0;
	for (const milliseconds of times) cut += await cutOff(["serve", "--listen", listen], folder, milliseconds);
	return cut;
}

async function buys(kassa) {
	const session = await create(kassa);
	const paid = await new Robot(kassa, session).pay(CARD.good);
	assert.equal(paid.status, 303, paid.text);
	await kassa.assertPaidOnce(session);
}

const create = (kassa) =>
	kassa.expect(201, "POST", "/v1/checkout/sessions", {
		amount: nextAmount(),
		currency: "GHS",
		success_url: "https://yoursite.com/ok",
		cancel_url: "https://yoursite.com/no",
	});

// Creates sessions until it is told to stop or the server is gone, and returns the ids of those that were acknowledged.
async function backend(kassa, stop) {
	const ids = [];
	while (!stop.now) {
		try {
			ids.push((await create(kassa)).id);
			stop.done += 1;
		} catch (problem) {
			if (stop.mayBreak && !(problem instanceof assert.AssertionError)) break;
			throw problem;
		}
	}
	return ids;
}

async function assertThere(kassa, ids) {
	const known = new Set((await kassa.all("/v1/checkout/sessions")).map(({ id }) => id));
	assert.deepEqual(ids.filter((id) => !known.has(id)), []);
}

// From before anything has happened until it serves.
const MOMENTS = Array.from({ length: 24 }, (_, at) => at * 4);

test("kill -9 at the first start: the next one has one merchant, one key file, and serves", async () => {
	for (let round = 0; round < 3; round++) {
		const folder = await mkdtemp(path.join(os.tmpdir(), "kassa-"));
		const cut = await starts(folder, MOMENTS.filter((_, at) => at % 3 === round));
		assert.ok(cut > 3, `it was cut off ${cut} times`);
		const kassa = await Kassa.start({ folder });
		try {
			const listed = (await kassa.onDatabase("merchant", "list", "--json")).trim();
			assert.equal(listed.split("\n").length, 1, listed);
			await buys(kassa);
			await kassa.assertSound();
			await kassa.stop();
		} finally {
			await kassa.discard();
		}
	}
});

test("kill -9 while an older database is brought up to date: the next start ends what was begun", async () => {
	const folder = await mkdtemp(path.join(os.tmpdir(), "kassa-"));
	const texts = (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort();
	const older = [];
	for (const name of texts.slice(0, 3)) {
		const text = await readFile(path.join(migrations, name), "utf8");
		const checksum = createHash("sha256").update(text).digest("hex");
		older.push({ number: Number(name.slice(0, 4)), name: name.slice(5, -4), text, checksum });
	}
	const script = [
		"import json, sqlite3, sys",
		"database = sqlite3.connect(sys.argv[1])",
		"database.execute('create table migrations (number bigint not null primary key, name text not null, checksum text not null)')",
		"for it in json.load(sys.stdin):",
		"    database.executescript(it['text'])",
		"    database.execute('insert into migrations values (?, ?, ?)', (it['number'], it['name'], it['checksum']))",
		"database.commit()",
	].join("\n");
	const made = execute("python3", ["-c", script, path.join(folder, "kassa.db")]);
	made.child.stdin.end(JSON.stringify(older));
	await made;
	assert.ok((await starts(folder, MOMENTS)) > 6);
	const kassa = await Kassa.start({ folder });
	try {
		await buys(kassa);
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
});

test("kill -9 while it stops under load: what was acknowledged is there", async () => {
	const kassa = await Kassa.start();
	try {
		const acknowledged = [];
		for (const milliseconds of [0, 1, 3, 10, 30]) {
			const stop = { now: false, mayBreak: false, done: 0 };
			const backends = Array.from({ length: 8 }, () => backend(kassa, stop));
			await after(150);
			await until("something is acknowledged", () => stop.done > 0);
			stop.mayBreak = true;
			kassa.process.kill("SIGTERM");
			await after(milliseconds);
			kassa.process.kill("SIGKILL");
			await kassa.exit();
			const ids = (await Promise.all(backends)).flat();
			assert.ok(ids.length > 0);
			acknowledged.push(...ids);
			await kassa.up();
			await assertThere(kassa, acknowledged);
		}
		await buys(kassa);
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
});

test("a backup under load is whole or not there, and a shop is restored from it", async () => {
	const kassa = await Kassa.start();
	const restored = await mkdtemp(path.join(os.tmpdir(), "kassa-"));
	let second;
	try {
		const before = await create(kassa);
		await new Robot(kassa, before).pay(CARD.good);
		const stop = { now: false };
		const backends = Array.from({ length: 4 }, () => backend(kassa, stop));
		const backup = (name) => ["backup", "--database", `sqlite:${kassa.database}`, "--to", path.join(kassa.folder, name)];
		let cut = 0;
		// The first ones are over before it can have begun, however fast the machine is.
		for (const milliseconds of [0, 1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 80]) {
			const wasCut = await cutOff(backup("cut"), kassa.folder, milliseconds);
			cut += wasCut;
			const whole = await stat(path.join(kassa.folder, "cut")).catch(() => null);
			if (!wasCut) assert.ok(whole, "what ended well has made it");
			if (!whole) continue;
			await execute(binary, ["verify", "--database", `sqlite:${path.join(kassa.folder, "cut", "kassa.db")}`], {
				env: { ...kassa.settings, KASSA_MASTER_KEY: (await readFile(path.join(kassa.folder, "kassa.key"), "utf8")).trim() },
			});
			await rm(path.join(kassa.folder, "cut"), { recursive: true });
		}
		assert.ok(cut > 2, `it was cut off ${cut} times`);
		const said = JSON.parse(await kassa.command(...backup("good"), "--json"));
		assert.deepEqual(said.files.map(({ name }) => name), ["kassa.db", "kassa-bank.db"]);
		await assert.rejects(kassa.command(...backup("good")), /is there already/);
		stop.now = true;
		await Promise.all(backends);
		await kassa.crash();

		// On another machine, with the key that was kept elsewhere.
		const database = `sqlite:${path.join(restored, "kassa.db")}`;
		const restore = ["restore", "--database", database, "--from", path.join(kassa.folder, "good")];
		await cutOff(restore, restored, 5);
		for (const name of await readdir(restored)) await rename(path.join(restored, name), path.join(kassa.folder, `cut-${name}`));
		await kassa.command(...restore);
		await assert.rejects(kassa.command(...restore), /kassa\.db is there; move it away first/);
		await copyFile(path.join(kassa.folder, "kassa.key"), path.join(restored, "kassa.key"));
		const { mode } = await stat(path.join(restored, "kassa.db"));
		assert.equal(mode & 0o077, 0, "nobody else can read it");
		second = await Kassa.start({ folder: restored });
		second.key = kassa.key;
		assert.equal((await second.session(before.id)).payment_status, "paid");
		await second.assertPaidOnce(before);
		await buys(second);
		await second.assertSound();
		const { stdout } = await execute(binary, ["reconcile", "--database", database], { env: second.settings, cwd: restored });
		assert.ok(stdout.length > 0);
		await until("its events are told in order", async () => (await second.all("/v1/events")).length > 2);
		await second.stop();
	} finally {
		await second?.discard();
		await kassa.discard();
		await rm(restored, { recursive: true, force: true });
	}
});
