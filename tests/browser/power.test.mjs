// The power goes while the server works. From what it asked of the disk the file is put together as it may be found
// afterwards: what had been synced is there, and of what had not, any part is there, torn at any sector. The seed is
// printed, so that what was found once is found again.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFile, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { binary, Kassa, nextAmount, until } from "./harness.mjs";

const execute = promisify(execFile);
const CUTS = Number(process.env.KASSA_POWER_CUTS ?? 24);
const SEED = Number(process.env.KASSA_POWER_SEED ?? 7);
const SECTOR = 512;
// So many events before and after a moment are near it.
const NEAR = 40;

// Numbers that are random enough and the same for the same seed.
function dice(seed) {
	let state = seed >>> 0;
	return (end) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
	};
}

const bytes = (hex) => Buffer.from(hex.replaceAll("\\x", ""), "hex");

// What happened to the disk and what was said to clients, in the order of the trace: a write counts from when it began, a
// sync when it has ended, and an answer from when it began. Other threads write while one syncs, so a sync knows when it
// began, and a write when it ended: a sync is about what had been written before it.
function events(trace) {
	const found = [];
	const pending = new Map();
	for (const [at, line] of trace.split("\n").entries()) {
		const thread = line.split(" ")[0];
		if (/^\d+ +<\.\.\. \w+ resumed>/.test(line)) {
			const event = pending.get(thread);
			pending.delete(thread);
			if (event?.kind === "sync" && line.trimEnd().endsWith("= 0")) found.push(event);
			else if (event) event.ended = at;
			continue;
		}
		const call = line.match(/^\d+ +(\w+)\((\d+)<([^>]*)>(.*)$/);
		if (!call) continue;
		const [, name, , named, rest] = call;
		const file = path.basename(named.startsWith("\\x") ? bytes(named).toString() : named);
		const ours = file === "kassa.db" || file === "kassa.db-wal";
		const unfinished = rest.includes("<unfinished ...>");
		let event;
		if (name === "pwrite64" && ours) {
			const [, hex, where] = rest.match(/^, "([^"]*)", \d+, (\d+)/);
			event = { kind: "write", file, data: bytes(hex), at: Number(where), ended: unfinished ? Infinity : at };
		} else if (name === "ftruncate" && ours) {
			const where = Number(rest.match(/^, (\d+)/)[1]);
			event = { kind: "cut", file, at: where, ended: unfinished ? Infinity : at };
		} else if (/^f(data)?sync$/.test(name) && ours) {
			event = { kind: "sync", file, began: at };
		} else if (name === "writev") {
			const said = [...rest.matchAll(/iov_base="([^"]*)"/g)].map(([, hex]) => bytes(hex).toString()).join("");
			const [, id] = said.match(/^HTTP\/1\.1 201 [\s\S]*?"id":"(cs_\w+)"/) ?? [];
			if (id) found.push({ kind: "said", id });
		}
		if (event && unfinished) pending.set(thread, event);
		if (event && (event.kind !== "sync" || (!unfinished && rest.trimEnd().endsWith("= 0")))) found.push(event);
	}
	return found;
}

// A file as it is put together. It has room for all that is ever written to it.
class Image {
	constructor(base, all) {
		const ends = all.map(({ at, data }) => (data ? at + data.length : 0));
		this.bytes = Buffer.alloc(ends.reduce((most, end) => Math.max(most, end), base.length));
		this.length = base.copy(this.bytes);
	}

	put({ kind, data, at }, size = data?.length) {
		if (kind === "cut") {
			this.bytes.fill(0, at);
			this.length = Math.min(at, this.length);
		} else {
			data.copy(this.bytes, at, 0, size);
			this.length = Math.max(this.length, at + size);
		}
	}
}

// The files after the power went behind so many events, and what had been acknowledged by then.
function after(all, count, base, draw) {
	const own = (name) => all.filter(({ file }) => file === name);
	const files = {
		"kassa.db": new Image(base, own("kassa.db")),
		"kassa.db-wal": new Image(Buffer.alloc(0), own("kassa.db-wal")),
	};
	const waiting = { "kassa.db": [], "kassa.db-wal": [] };
	const said = [];
	for (const event of all.slice(0, count)) {
		if (event.kind === "said") said.push(event.id);
		else if (event.kind === "sync") {
			const written = (write) => write.ended < event.began;
			for (const write of waiting[event.file].filter(written)) files[event.file].put(write);
			waiting[event.file] = waiting[event.file].filter((write) => !written(write));
		} else waiting[event.file].push(event);
	}
	for (const [file, writes] of Object.entries(waiting)) {
		const loses = draw(3);
		for (const write of writes) {
			const chance = draw(3);
			if (loses === 0 || (loses === 1 && chance === 0)) continue;
			const whole = write.kind === "cut" || loses === 2;
			const sectors = whole ? 0 : draw(Math.ceil(write.data.length / SECTOR) + 1);
			if (whole) files[file].put(write);
			else files[file].put(write, Math.min(write.data.length, sectors * SECTOR));
		}
	}
	return { files, said };
}

// Makes sessions while the disk is watched, and looks at what is there after the power went at some moments.
async function cut(t, campaign, { cuts, goesOn, order, moments }) {
	const kassa = await Kassa.start();
	try {
		await kassa.down();
		const base = await readFile(kassa.database);
		const file = path.join(kassa.folder, "trace");
		const watched = "trace=pwrite64,ftruncate,fsync,fdatasync,writev";
		kassa.under = ["strace", "-D", "-f", "-y", "-xx", "-s", "70000", "-e", watched, "-o", file];
		await kassa.up();
		const create = () => kassa.expect(201, "POST", "/v1/checkout/sessions", order());
		for (let turn = 0; await goesOn(turn, `${kassa.database}-wal`); turn++) await Promise.all(Array.from({ length: 1 + (turn % 4) * 4 }, create));
		kassa.process.kill("SIGKILL");
		await kassa.exit();
		const all = events(await until("the trace is whole", async () => {
			const text = await readFile(file, "utf8");
			return /\+\+\+ killed by SIGKILL/.test(text) && text;
		}));
		assert.ok(all.some(({ kind }) => kind === "sync") && all.some(({ kind }) => kind === "said"));
		const draw = dice(SEED);
		const { from, near } = moments(all);
		let most = 0;
		for (let cut = 0; cut < cuts; cut++) {
			const anywhere = from + 1 + draw(all.length - from);
			// Every second one is where it is most delicate.
			const count = near && cut % 2 === 1 ? Math.min(near - NEAR + draw(2 * NEAR), all.length) : anywhere;
			const { files, said } = after(all, count, base, draw);
			const place = path.join(kassa.folder, `cut-${cut}`);
			await mkdir(place);
			for (const [name, image] of Object.entries(files)) {
				await writeFile(path.join(place, name), image.bytes.subarray(0, image.length));
			}
			await copyFile(path.join(kassa.folder, "kassa.key"), path.join(place, "kassa.key"));
			const database = path.join(place, "kassa.db");
			const shown = `seed ${SEED}, cut ${cut}`;
			const options = { env: kassa.settings, cwd: place };
			await execute(binary, ["verify", "--database", `sqlite:${database}`], options).catch((problem) => {
				assert.fail(`${shown}: ${problem.stdout}${problem.stderr}`);
			});
			const script = [
				"import sqlite3, sys",
				"print(*(row[0] for row in sqlite3.connect(sys.argv[1]).execute('select id from sessions')))",
			].join("\n");
			const { stdout } = await execute("python3", ["-c", script, database]);
			const there = new Set(stdout.trim().split(" "));
			assert.deepEqual(said.filter((id) => !there.has(id)), [], `${shown}: acknowledged and lost`);
			most = Math.max(most, said.length);
			await rm(place, { recursive: true });
		}
		t.diagnostic(JSON.stringify({ campaign, seed: SEED, cuts, events: all.length, most, violations: 0 }));
		assert.ok(most > 10, "some cuts were late enough to lose something");
	} finally {
		await kassa.discard();
	}
}

const plain = () => ({ amount: nextAmount(), success_url: "https://a.example/s", cancel_url: "https://a.example/c" });

test("after the power went, all that was acknowledged is there, and the books agree", (t) =>
	cut(t, "power", {
		cuts: CUTS,
		goesOn: (turn) => turn < 12,
		order: plain,
		moments: (all) => ({ from: all.findIndex(({ kind }) => kind === "said") }),
	}));

// How often the log was begun anew, as it says itself.
async function timesBegun(log) {
	const file = await open(log);
	const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
	await file.close();
	return buffer.readUInt32BE(12);
}

// What is large fills the log soon.
test("the same while the log is moved into the file, and begun anew", (t) => {
	let times;
	let begunIn;
	return cut(t, "power-log", {
		cuts: Math.ceil(CUTS / 4),
		goesOn: async (turn, log) => {
			const now = await timesBegun(log);
			times ??= now;
			if (now !== times) begunIn ??= turn;
			return turn < (begunIn ?? 500) + 4;
		},
		order: () => {
			const long = Array.from({ length: 40 }, (_, at) => [`key_${at}`, randomBytes(240).toString("hex")]);
			return { ...plain(), metadata: Object.fromEntries(long) };
		},
		moments: (all) => {
			const onLog = ({ kind, file, at }) => kind === "write" && file === "kassa.db-wal" && at === 0;
			const anew = all.findLastIndex(onLog);
			const moved = all.findIndex(({ kind, file }) => kind === "write" && file === "kassa.db");
			assert.ok(moved > 0 && anew > moved, "the log was moved, and begun anew");
			return { from: moved, near: anew };
		},
	});
});
