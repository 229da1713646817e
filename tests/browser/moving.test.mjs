// A shop is exported while it is served, read with jq, and imported, as docs/moving.md says it; long work shows a bar where
// somebody watches; and the doctor finds what keeps a shop from being moved, upgraded, written to or paid at.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmod, copyFile, mkdir, readFile, readdir } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { binary, freePort, Kassa } from "./harness.mjs";

const execute = promisify(execFile);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const isRoot = process.getuid() === 0;

let kassa;
before(async () => {
	kassa = await Kassa.start();
	await kassa.command("trigger", "checkout.session.completed", "--url", kassa.url, "--database", `sqlite:${kassa.database}`);
	await kassa.expect(201, "POST", "/v1/customers", { email: "ama@example.com" });
});
after(() => kassa.discard());

const inFolder = (words, options = {}) => spawnSync(binary, words, { encoding: "utf8", cwd: kassa.folder, env: kassa.settings, ...options });
// What the doctor finds, by what it looked at.
const findings = ({ stdout }) => {
	const found = {};
	for (const line of stdout.trim().split("\n")) {
		const { check, ...rest } = JSON.parse(line);
		(found[check] ??= []).push(rest);
	}
	return found;
};
const doctor = (database, options) => findings(inFolder(["doctor", "--json", "--url", kassa.url, "--database", `sqlite:${database}`], options));

test("every command of docs/moving.md does what the page says", async () => {
	const page = await readFile(path.join(root, "docs/moving.md"), "utf8");
	const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
	assert.equal(blocks.length, 7);
	const env = { ...kassa.settings, PATH: `${path.dirname(binary)}:${process.env.PATH}` };
	const { stdout } = await execute("bash", ["-euo", "pipefail", "-c", blocks.join("\n")], { cwd: kassa.folder, env });
	assert.match(stdout, /^\d+ rows of \d+ tables are exported\.$/m);
	const [, key] = stdout.match(/^The master key ([0-9a-f]{16}) is not among them/m);
	assert.ok(stdout.includes(`They need the master key ${key}: put it into `), stdout);
	assert.match(stdout, /^ok {4}file: The database file is whole\.$/m);
	assert.match(stdout, /^\[\{"currency":"[A-Z]{3}","sold":\d+\}\]$/m);
	assert.match(stdout, /^ama@example\.com$/m);
	const lines = (await readFile(path.join(kassa.folder, "shop.jsonl"), "utf8")).trimEnd().split("\n").map((line) => JSON.parse(line));
	const rows = lines.slice(1, -1);
	assert.deepEqual([lines[0].rows, lines.at(-1).rows, lines[0].master_key], [rows.length, rows.length, key]);
	const of = (name) => rows.filter(({ table }) => table === name).map(({ row }) => row);
	for (const [table, count] of Object.entries(lines[0].tables)) assert.equal(of(table).length, count, table);
	assert.equal(of("sessions").find(({ status }) => status === "complete")?.body.dialect, "native");
	assert.ok(of("bank").length > 0, "what the simulated bank knows");
	const told = await readFile(path.join(kassa.folder, "said.txt"), "utf8");
	assert.match(told, /^\d+ rows of \d+ tables are exported\.$/m);
	assert.equal(doctor(kassa.database)["master key"][0].says.split(" ")[0], key);
	for (const [file, mode] of [["shop.jsonl", 0o600], ["copy.db", 0o600]]) {
		const { stdout: rights } = await execute("stat", ["-c", "%a", path.join(kassa.folder, file)]);
		assert.equal(rights.trim(), mode.toString(8), file);
	}
});

test("long work shows a bar on a terminal, and nowhere else", async () => {
	const bars = (text) => text.match(/\d+ % \[=*>? *\]/g)?.length ?? 0;
	const here = ["--database", `sqlite:${kassa.database}`];
	const works = (name) => [
		["verify", ...here],
		["backup", ...here, "--to", `${name}-backup`],
		["restore", "--from", `${name}-backup`, "--database", `sqlite:${name}-restored.db`],
		["export", ...here, "--to", `${name}.jsonl`],
		["import", "--from", `${name}.jsonl`, "--database", `sqlite:${name}-imported.db`],
		["migrate", "--from", `sqlite:${name}-restored.db`, "--to", `sqlite:${name}-migrated.db`],
	];
	// A key beside each of them, as who moves a shop puts it there.
	for (const name of ["piped", "watched", "json"]) {
		for (const what of ["restored", "imported"]) await copyFile(path.join(kassa.folder, "kassa.key"), path.join(kassa.folder, `${name}-${what}.key`));
	}
	for (const words of works("piped")) {
		const { status, stdout, stderr } = inFolder(words);
		assert.equal(status, 0, `${words}: ${stderr}`);
		assert.ok(stdout.length > 0 && stderr === "", `${words}: ${stderr}`);
	}
	const on = (words, env) => {
		const line = [binary, ...words].map((word) => `'${word}'`).join(" ");
		const { status, stdout } = spawnSync("script", ["-qefc", line, "/dev/null"], { encoding: "utf8", cwd: kassa.folder, env: { ...kassa.settings, TERM: "xterm", ...env } });
		assert.equal(status, 0, `${words}: ${stdout}`);
		return stdout;
	};
	for (const words of works("watched")) assert.ok(bars(on(words)) > 0, `${words[0]} shows none`);
	for (const words of works("json")) {
		const said = on([...words, "--json"]);
		assert.equal(bars(said), 0, `${words[0]} shows one beside JSON`);
		JSON.parse(said.trim().split("\n").at(-1));
	}
});

test("the doctor leaves an older database as it is", async () => {
	const folder = path.join(kassa.folder, "older");
	await mkdir(folder);
	const older = path.join(folder, "kassa.db");
	await kassa.command("export", "--database", `sqlite:${kassa.database}`, "--to", "older.jsonl");
	await kassa.command("import", "--from", "older.jsonl", "--database", `sqlite:${older}`);
	await copyFile(path.join(kassa.folder, "kassa.key"), path.join(folder, "kassa.key"));
	const sql = "import sqlite3, sys; it = sqlite3.connect(sys.argv[1]); it.executescript('drop table shipping_rates; delete from migrations where number = 12')";
	await execute("python3", ["-c", sql, older]);
	const sum = async () => createHash("sha256").update(await readFile(older)).digest("hex");
	const before = await sum();
	const [found, ...more] = doctor(older).database;
	assert.deepEqual([found.state, more], ["warn", []]);
	assert.match(found.says, /older version: 11 of 12/);
	assert.match(found.advice, /next start/);
	assert.equal(await sum(), before);
	assert.deepEqual((await readdir(folder)).filter((name) => /-(wal|shm)$/.test(name)), [], "no log is left");
	const { stderr } = inFolder(["export", "--database", `sqlite:${older}`, "--to", "never.jsonl"]);
	assert.match(stderr, /older version; start `kassa serve`/);
	await kassa.command("verify", "--database", `sqlite:${older}`);
	assert.equal(doctor(older).database[0].state, "ok", "another command has brought it up to date");
});

test("the doctor says that a database cannot be written to, and why", async () => {
	const folder = path.join(kassa.folder, "still");
	await mkdir(folder);
	const still = path.join(folder, "kassa.db");
	await copyFile(path.join(kassa.folder, "copy.db"), still);
	await copyFile(path.join(kassa.folder, "kassa.key"), path.join(folder, "kassa.key"));
	assert.equal(doctor(still).writing[0].state, "ok");
	const full = ["-f", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=ENOSPC", binary];
	const words = ["doctor", "--json", "--url", kassa.url, "--database", `sqlite:${still}`];
	const said = findings(spawnSync("strace", [...full, ...words], { encoding: "utf8", cwd: kassa.folder, env: kassa.settings }));
	const [bad] = [...(said.database ?? []), ...(said.writing ?? [])].filter(({ state }) => state === "fail");
	assert.match(`${bad.says}: ${bad.advice}`, /(full|I\/O).*: make room/);
	const own = path.join(folder, "kassa");
	await copyFile(binary, own);
	for (const [name, mode] of [["kassa", 0o755], ["kassa.db", 0o444], ["kassa.key", 0o444]]) await chmod(path.join(folder, name), mode);
	await chmod(kassa.folder, 0o755);
	await chmod(folder, 0o555);
	const who = isRoot ? { uid: 65534, gid: 65534 } : {};
	const refused = findings(spawnSync(own, words, { encoding: "utf8", cwd: folder, env: {}, ...who })).database[0];
	await chmod(folder, 0o755);
	assert.equal(refused.state, "fail");
	assert.match(`${refused.says}: ${refused.advice}`, /(readonly|unable to open|Permission denied).*allowed to write/);
});

test("the doctor says which hosts of processors can be reached, and shows them no key", async () => {
	const heard = [];
	const host = http.createServer((request, response) => {
		heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
		response.writeHead(404).end();
	});
	host.listen(0, "127.0.0.1");
	await once(host, "listening");
	const [there, nowhere] = [`http://127.0.0.1:${host.address().port}`, `http://127.0.0.1:${await freePort()}`];
	const secret = "sk_test_0123456789abcdef01234567";
	for (const [name, base] of [["Near", there], ["Again", there], ["Far", nowhere]]) {
		const settings = ["--set", `secret_key=${secret}`, "--set", `api_base=${base}`];
		await kassa.onDatabase("processor", "set", "paystack", "--name", name, ...settings);
	}
	// The host that hears it is in this process, so it must not stand still meanwhile.
	const words = ["doctor", "--json", "--url", kassa.url, "--database", `sqlite:${kassa.database}`];
	const said = await execute(binary, words, { env: kassa.settings, cwd: kassa.folder }).catch((error) => error);
	const found = findings(said).processors;
	const [near, far] = ["Near", "Far"].map((name) => found.filter(({ says }) => says.includes(`${name} of `)));
	assert.deepEqual([near.length, far.length], [1, 1], JSON.stringify(found));
	assert.ok(near[0].state === "ok" && near[0].says.includes("Again of ") && near[0].says.includes(`${there} answers`), near[0].says);
	assert.ok(far[0].state === "fail" && far[0].says.includes(`${nowhere} cannot be reached`), far[0].says);
	assert.match(far[0].advice, /--trusted-host/);
	assert.equal(heard.length, 1, "each host once");
	assert.match(heard[0], /^GET \/ /);
	assert.ok(!heard[0].includes(secret));
	host.close();
});
