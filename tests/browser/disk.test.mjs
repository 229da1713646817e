// What the server does with its disk, and what it does when the disk fails: what was acknowledged had been synced, and a
// disk that refuses, fills up or lies makes it stop or say no, never say something that is not so.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { chmod, chown, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import { binary, freePort, Kassa, nextAmount, until } from "./harness.mjs";

const execute = promisify(execFile);
const isRoot = process.getuid() === 0;
const order = () => ({
	amount: nextAmount(),
	currency: "GHS",
	success_url: "https://yoursite.com/ok",
	cancel_url: "https://yoursite.com/no",
});
const create = (kassa) => kassa.api("POST", "/v1/checkout/sessions", order());

// Runs a command of the binary to its end, and says how it ended.
const run = (words, options = {}) => {
	const { status, signal, stdout, stderr } = spawnSync(binary, words, { encoding: "utf8", timeout: 30_000, ...options });
	return { status, signal, text: stdout + stderr };
};

// The calls of a trace in the order in which they began, with the lines at which they began and ended.
function calls(trace) {
	const found = [];
	const open = new Map();
	for (const [at, line] of trace.split("\n").entries()) {
		const thread = line.split(" ")[0];
		if (/^\d+ +<\.\.\. \w+ resumed>/.test(line)) {
			if (open.has(thread)) open.get(thread).ended = at;
			open.delete(thread);
			continue;
		}
		const name = line.match(/^\d+ +(\w+)\(/)?.[1];
		if (!name) continue;
		const call = { name, thread, line, began: at, ended: at };
		if (line.includes("<unfinished ...>")) {
			call.ended = Infinity;
			open.set(thread, call);
		}
		found.push(call);
	}
	return found;
}

// The bytes of a string as a trace shows it.
const letters = { n: 10, t: 9, r: 13, v: 11, f: 12 };
const bytes = (shown) =>
	Buffer.from(
		shown.replaceAll(/\\([0-7]{1,3}|.)/g, (_, what) => {
			const code = /^[0-7]/.test(what) ? Number.parseInt(what, 8) : (letters[what] ?? what.charCodeAt(0));
			return String.fromCharCode(code);
		}),
		"latin1",
	);

// Whether a write of the log is the head of the last page of a commit: only that says how large the file is then.
function endsCommit({ line }) {
	const [, head] = line.match(/, "((?:[^"\\]|\\.)*)", 24, \d+/) ?? [];
	return head !== undefined && bytes(head).readUInt32BE(4) > 0;
}

// Nothing says a session's id before the commit that wrote it is on disk.
function assertSynced(all, id, isAnswer) {
	const onLog = (call) => call.line.includes("/kassa.db-wal>");
	const answer = all.find(({ line }) => isAnswer(line) && line.includes(id));
	assert.ok(answer, `the answer about ${id} is in the trace`);
	const writes = all.filter((call) => /^pwrite/.test(call.name) && onLog(call));
	const first = writes.find(({ line }) => line.includes(id));
	assert.ok(first && first.ended < answer.began, `${id} was written before the answer`);
	// A head and its page are two writes of the one thread that writes. The page that holds the session may be the last of
	// its commit, so the search begins with its own head.
	const own = writes.filter(({ thread }) => thread === first.thread);
	const from = own.indexOf(first) - 1;
	const head = own.findIndex((call, at) => at >= from && endsCommit(call));
	const last = head >= 0 && own[head + 1];
	assert.ok(last && last.ended < answer.began, `the commit of ${id} was written before the answer`);
	// Another thread syncs while the writer goes on, so the sync has to begin after all of it was written.
	const syncs = all.filter((call) => /^(fdatasync|fsync)$/.test(call.name) && onLog(call));
	const sync = syncs.find((call) => call.began > last.ended && call.ended < answer.began);
	assert.ok(sync, `${id} was synced before the answer`);
}

test("between the last write of what a 201 acknowledges and the 201 lies a sync", async () => {
	const folder = await mkdtemp(path.join(os.tmpdir(), "kassa-"));
	const trace = path.join(folder, "trace");
	const watched = "trace=write,writev,sendto,sendmsg,pwrite64,pwritev,fdatasync,fsync";
	const under = ["strace", "-D", "-f", "-y", "-s", "20000", "-e", watched, "-o", trace];
	const kassa = await Kassa.start({ under, folder });
	try {
		const made = [];
		for (let turn = 0; turn < 10; turn++) made.push(await create(kassa));
		// Together they share a sync, and none may be answered by the sync of another group.
		for (let turn = 0; turn < 5; turn++) made.push(...(await Promise.all(Array.from({ length: 16 }, () => create(kassa)))));
		assert.ok(made.every(({ status }) => status === 201));
		await kassa.down();
		const all = calls(await until("the trace is whole", async () => {
			const text = await readFile(trace, "utf8");
			return text.includes("+++ exited with 0 +++") && text;
		}));
		for (const { body } of made) assertSynced(all, body.id, (line) => line.includes("HTTP/1.1 201"));
	} finally {
		await kassa.discard();
	}
});

test("what somebody reads is on disk before it is told, though its commit can be seen earlier", async () => {
	const folder = await mkdtemp(path.join(os.tmpdir(), "kassa-"));
	const trace = path.join(folder, "trace");
	const watched = "trace=write,writev,sendto,sendmsg,pwrite64,pwritev,fdatasync,fsync";
	const slow = "inject=fdatasync:delay_enter=20000";
	const under = ["strace", "-D", "-f", "-y", "-s", "20000", "-e", watched, "-e", slow, "-o", trace];
	const kassa = await Kassa.start({ under, folder });
	try {
		const seen = new Set();
		for (let turn = 0; turn < 10; turn++) {
			let waits = true;
			const made = create(kassa).finally(() => (waits = false));
			while (waits) {
				const { body } = await kassa.api("GET", "/v1/checkout/sessions?limit=1");
				seen.add(body.data[0].id);
			}
			assert.equal((await made).status, 201);
		}
		await kassa.down();
		const all = calls(await until("the trace is whole", async () => {
			const text = await readFile(trace, "utf8");
			return text.includes("+++ exited with 0 +++") && text;
		}));
		assert.ok(seen.size > 5, "most were seen while others were made");
		const isList = (line) => line.includes("HTTP/1.1 200") && line.includes("has_more");
		for (const id of seen) assertSynced(all, id, isList);
	} finally {
		await kassa.discard();
	}
});

test("reads take no locks of the system while nobody writes, and see what is written later", async () => {
	const folder = await mkdtemp(path.join(os.tmpdir(), "kassa-"));
	const trace = path.join(folder, "trace");
	const under = ["strace", "-D", "-f", "-y", "-s", "200", "-e", "trace=fcntl,write,writev,sendto,sendmsg", "-o", trace];
	const kassa = await Kassa.start({ under, folder });
	try {
		const { id } = (await create(kassa)).body;
		for (let turn = 0; turn < 300; turn++) await kassa.session(id);
		for (let turn = 0; turn < 20; turn++) {
			const { body } = await create(kassa);
			assert.equal((await kassa.session(body.id)).id, body.id);
			await pause(10);
		}
		await kassa.down();
		const lines = await until("the trace is whole", async () => {
			const text = await readFile(trace, "utf8");
			return text.includes("+++ exited with 0 +++") && text.split("\n");
		});
		// The answers before which no lock was taken since the one before. A read that finds no mark held takes one itself,
		// as do those that something else is written beside.
		let [locks, free] = [0, 0];
		for (const line of lines) {
			if (/kassa\.db-shm>, F_SETLK/.test(line)) locks++;
			if (!line.includes("HTTP/1.1 200")) continue;
			if (locks === 0) free++;
			locks = 0;
		}
		assert.ok(free >= 30, `of 300 reads only ${free} took no lock of the log`);
	} finally {
		await kassa.discard();
	}
});

test("a sync that fails ends the server, and what was acknowledged is there after the next start", async () => {
	// The counts are those of one thread; the writer has had some syncs of the first start behind it then.
	const under = ["strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=fdatasync,fsync"];
	under.push("-e", "inject=fdatasync,fsync:error=EIO:when=60+");
	const kassa = await Kassa.start({ under });
	try {
		const made = [];
		let cut;
		while (!cut) {
			const answer = await create(kassa).catch((problem) => problem);
			if (answer.status === 201) made.push(answer.body);
			else cut = answer;
			assert.ok(made.length < 1000, "no sync has failed");
		}
		assert.ok(made.length > 0, "some were made before");
		assert.ok(cut instanceof Error || cut.status >= 500, `nothing was acknowledged: ${cut.text}`);
		assert.deepEqual(await kassa.exit(), { code: 74, signal: null });
		assert.match(kassa.log, /cannot be written to safely/);
		kassa.under = [];
		await kassa.up();
		for (const { id, amount } of made) assert.equal((await kassa.session(id)).amount, amount);
		assert.equal((await create(kassa)).status, 201);
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
});

// A full disk is a small one where one may make it, and otherwise a system that says so.
test("a full disk: changes are refused with 503, reads go on, and space makes it work again", async () => {
	const folder = await mkdtemp(path.join(os.tmpdir(), "kassa-"));
	const small = isRoot && spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder]).status === 0;
	const ballast = path.join(folder, "ballast");
	if (small) await writeFile(ballast, Buffer.alloc(3 << 20));
	const full = ["strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=pwrite64"];
	full.push("-e", "inject=pwrite64:error=ENOSPC:when=1500..1560");
	const kassa = await Kassa.start({ folder, under: small ? [] : full });
	try {
		const made = [];
		let refused;
		while (!refused) {
			const answer = await create(kassa);
			if (answer.status === 201) made.push(answer.body);
			else refused = answer;
			assert.ok(made.length < 5000, "the disk was never full");
		}
		assert.deepEqual([refused.status, refused.body.error.code], [503, "busy"], refused.text);
		assert.ok(Number(refused.headers["retry-after"]) >= 1, "it says when to come again");
		for (const { id, amount } of made.slice(-20)) assert.equal((await kassa.session(id)).amount, amount);
		if (small) await rm(ballast);
		await until("it works again", async () => (await create(kassa)).status === 201);
		for (const { id, amount } of made) assert.equal((await kassa.session(id)).amount, amount);
		await kassa.assertSound();
		await kassa.down();
	} finally {
		kassa.process?.kill("SIGKILL");
		await kassa.exit();
		if (small) spawnSync("umount", [folder]);
		await kassa.discard();
	}
});

test("a database that may not be written to is said so, and nothing is served", async () => {
	const kassa = await Kassa.start();
	const { id } = await kassa.expect(201, "POST", "/v1/checkout/sessions", order());
	await kassa.down();
	// For the administrator no file is read-only, so the command runs as somebody else.
	const folder = await mkdtemp(path.join(os.tmpdir(), "kassa-"));
	try {
		const own = path.join(folder, "kassa");
		await copyFile(binary, own);
		await chmod(own, 0o755);
		await chmod(folder, 0o755);
		for (const name of await readdir(kassa.folder)) {
			await copyFile(path.join(kassa.folder, name), path.join(folder, name));
			await chmod(path.join(folder, name), 0o444);
		}
		await chmod(folder, 0o555);
		const line = ["serve", "--listen", `127.0.0.1:${await freePort()}`];
		const who = isRoot ? { uid: 65534, gid: 65534 } : {};
		const options = { encoding: "utf8", timeout: 30_000, env: {}, cwd: folder, ...who };
		const ended = spawnSync(own, [...line, "--database", `sqlite:${path.join(folder, "kassa.db")}`], options);
		assert.equal(ended.status, 1, ended.stderr);
		assert.match(ended.stderr, /^kassa: cannot open .*kassa\.db: Permission denied/m);
		assert.equal(ended.stdout, "", "no greeting");
		await kassa.up();
		assert.equal((await kassa.session(id)).id, id);
		await kassa.stop();
	} finally {
		if (isRoot) await chown(folder, 0, 0);
		await chmod(folder, 0o755);
		await rm(folder, { recursive: true, force: true });
		await kassa.discard();
	}
});

test("a page that is damaged is found by verify, and no answer is made of it", async () => {
	const kassa = await Kassa.start();
	try {
		const made = [];
		for (let turn = 0; turn < 40; turn++) made.push((await create(kassa)).body);
		await kassa.down();
		const whole = await readFile(kassa.database);
		const page = whole.readUInt16BE(16);
		const chosen = made[20];
		const pages = Array.from({ length: whole.length / page }, (_, at) => at)
			.filter((at) => whole.subarray(at * page, (at + 1) * page).includes(chosen.id));
		assert.ok(pages.length > 1, "it stands in a table and in an index");
		for (const at of pages) {
			const damaged = Buffer.from(whole);
			damaged.fill(0xff, at * page, at * page + 8);
			await writeFile(kassa.database, damaged);
			const found = run(["verify", "--database", `sqlite:${kassa.database}`], { env: kassa.settings });
			assert.equal(found.status, 1, `page ${at}: ${found.text}`);
			// Whoever would have to write to such a page stops instead; whoever reads it says that it cannot.
			const served = await kassa.up().then(() => true, () => false);
			const answer = served && (await kassa.api("GET", `/v1/checkout/sessions/${chosen.id}`).catch(() => false));
			if (answer && answer.status === 200) assert.deepEqual(answer.body, chosen, `page ${at}`);
			else if (answer) assert.equal(answer.status, 500, `page ${at}: ${answer.text}`);
			else assert.equal((await kassa.exit()).code, 74, `page ${at}: ${kassa.log}`);
			kassa.process.kill("SIGKILL");
			await kassa.exit();
			await Promise.all(["-wal", "-shm"].map((end) => rm(kassa.database + end, { force: true })));
		}
		// The first page says what the file is and what is in it: without it nothing begins.
		for (const [from, to] of [[0, 16], [100, 108], [108, 140]]) {
			const damaged = Buffer.from(whole);
			damaged.fill(0xff, from, to);
			await writeFile(kassa.database, damaged);
			const line = ["serve", "--listen", `127.0.0.1:${kassa.port}`, "--database", `sqlite:${kassa.database}`];
			const ended = run(line, { env: kassa.settings, cwd: kassa.folder });
			assert.equal(ended.status, 1, `${from}: ${ended.text}`);
			assert.match(ended.text, /the database is broken|is not a database|malformed/, `${from}`);
		}
		await writeFile(kassa.database, whole);
		await kassa.up();
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
});

test("a clock that is wrong revives nothing, charges nobody and loses nothing", async () => {
	const { stdout } = await execute("faketime", ["-f", "+0", "printenv", "LD_PRELOAD"]);
	const at = (shift) => ({ LD_PRELOAD: stdout.trim(), FAKETIME: shift, FAKETIME_DONT_FAKE_MONOTONIC: "1" });
	const kassa = await Kassa.start();
	try {
		const made = (await create(kassa)).body;
		await kassa.down();
		const book = await kassa.book();
		// Two days on, what was open has expired.
		kassa.env = at("+2d");
		await kassa.up();
		await until("it expires", async () => (await kassa.session(made.id)).status === "expired");
		const later = (await create(kassa)).body;
		await kassa.down();
		// Ten days back, it stays so, and what was made in the time to come is there.
		kassa.env = at("-8d");
		await kassa.up();
		assert.equal((await kassa.session(made.id)).status, "expired");
		assert.equal((await kassa.session(later.id)).status, "open");
		assert.equal((await create(kassa)).status, 201);
		await kassa.down();
		kassa.env = {};
		await kassa.up();
		assert.equal((await kassa.session(made.id)).status, "expired");
		assert.equal((await create(kassa)).status, 201);
		assert.deepEqual(await kassa.book(), book, "no money has moved");
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await kassa.discard();
	}
});
