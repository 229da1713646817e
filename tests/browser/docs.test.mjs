// What the documents say, done: every shell block with `curl` in it is run against the real binary, in the order of the
// document and in one shell, and the JSON block after it must be found in what was printed.
//
// The rules:
// - A `sh` block that holds `curl` is run. Any other is only shown: it builds, starts or stops things, or stands for the
//   environment, which the test sets up itself. How many there are of each is written down below, so that none is left
//   out in silence.
// - A `json` block that follows is a part of the last JSON document that its `sh` block printed. Objects may have more
//   fields than are shown, lists have as many entries as are shown, and `…` in a text stands for anything.
// - A sentence that says "Pay `$NAME`" or "Confirm `$NAME`" is done too: `NAME` is a variable with a session's id.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { CARD, Kassa, Robot, until } from "./harness.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

// How many blocks each document has: run, only shown, and compared; and how many sessions are paid.
const DOCUMENTS = {
	"README.md": { run: 10, shown: 8, compared: 6, paid: 1 },
	"docs/cli.md": { run: 1, shown: 6, compared: 0, paid: 0 },
	"docs/webhooks.md": { run: 4, shown: 0, compared: 2, paid: 0 },
	"docs/selling.md": { run: 29, shown: 1, compared: 28, paid: 2 },
	"docs/money.md": { run: 7, shown: 3, compared: 5, paid: 2 },
	"docs/subscriptions.md": { run: 8, shown: 1, compared: 8, paid: 1 },
	"docs/links.md": { run: 4, shown: 0, compared: 3, paid: 0 },
	"docs/paygate.md": { run: 8, shown: 2, compared: 8, paid: 1 },
	"docs/axra.md": { run: 6, shown: 2, compared: 6, paid: 1 },
	"docs/elixpo.md": { run: 7, shown: 2, compared: 7, paid: 2 },
	"docs/copperx.md": { run: 4, shown: 2, compared: 4, paid: 1 },
	"docs/stripe.md": { run: 2, shown: 2, compared: 2, paid: 1 },
	"docs/inflow.md": { run: 10, shown: 2, compared: 10, paid: 2 },
};

// What the page asks of a buyer, beside the card.
const BUYER = {
	billing_name: "Ama Mensah",
	billing_line1: "12 Ring Road",
	billing_city: "Accra",
	billing_country: "GH",
};

// The steps of a document, each with the line where it stands.
function stepsOf(text) {
	const steps = [];
	const counts = { run: 0, shown: 0, compared: 0, paid: 0 };
	let open = null;
	let latest = null;
	for (const [place, line] of text.split("\n").entries()) {
		if (open) {
			if (line !== "```") open.lines.push(line);
			else {
				const code = open.lines.join("\n");
				const runs = open.language === "sh" && /\bcurl\b/.test(code);
				if (runs) {
					latest = { kind: "run", code, line: open.line };
					steps.push(latest);
					counts.run += 1;
				} else if (open.language === "sh") {
					latest = null;
					counts.shown += 1;
				} else if (open.language === "json" && latest) {
					latest.shows = { code, line: open.line };
					latest = null;
					counts.compared += 1;
				}
				open = null;
			}
		} else if (line.startsWith("```")) {
			open = { language: line.slice(3), lines: [], line: place + 1 };
		} else {
			for (const [, name] of line.matchAll(/\b(?:Pay|Confirm) `\$(\w+)`/g)) {
				steps.push({ kind: "pay", name, line: place + 1 });
				counts.paid += 1;
			}
		}
	}
	assert.equal(open, null, "a block has no end");
	return { steps, counts };
}

// The JSON objects in a text, one after another; headers and other words around them do not matter.
function documents(text) {
	const found = [];
	let start = -1;
	let depth = 0;
	let quoted = false;
	for (let place = 0; place < text.length; place += 1) {
		const letter = text[place];
		if (start < 0) {
			if (letter !== "{") continue;
			start = place;
		}
		if (quoted) {
			if (letter === "\\") place += 1;
			else if (letter === '"') quoted = false;
		} else if (letter === '"') quoted = true;
		else if (letter === "{") depth += 1;
		else if (letter === "}") {
			depth -= 1;
			if (depth === 0) {
				found.push(JSON.parse(text.slice(start, place + 1)));
				start = -1;
			}
		}
	}
	return found;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// Where what a document shows is not what was answered; null when all of it is.
function difference(shown, answered, where = "the answer") {
	if (typeof shown === "string" && shown.includes("…")) {
		const pattern = new RegExp(`^${shown.split("…").map(escaped).join("[\\s\\S]*")}$`);
		if (shown === "…" || (typeof answered === "string" && pattern.test(answered))) return null;
	} else if (Array.isArray(shown)) {
		if (!Array.isArray(answered)) return `${where} is ${JSON.stringify(answered)}, not a list`;
		if (shown.length !== answered.length) return `${where} has ${answered.length} entries, not ${shown.length}`;
		const problems = shown.map((entry, place) => difference(entry, answered[place], `${where}[${place}]`));
		return problems.find((problem) => problem) ?? null;
	} else if (shown !== null && typeof shown === "object") {
		if (answered === null || typeof answered !== "object" || Array.isArray(answered)) {
			return `${where} is ${JSON.stringify(answered)}, not an object`;
		}
		for (const [name, value] of Object.entries(shown)) {
			if (!(name in answered)) return `${where} has no ${name}`;
			const problem = difference(value, answered[name], `${where}.${name}`);
			if (problem) return problem;
		}
		return null;
	} else if (shown === answered) return null;
	return `${where} is ${JSON.stringify(answered)}, not ${JSON.stringify(shown)}`;
}

// A shell that stays open: what one block defines, the next one has.
class Shell {
	static async open(env) {
		const shell = new Shell();
		shell.folder = await mkdtemp(path.join(os.tmpdir(), "kassa-docs-"));
		shell.process = spawn("bash", ["--norc", "-o", "pipefail"], {
			cwd: shell.folder,
			env: { PATH: process.env.PATH, HOME: shell.folder, ...env },
			stdio: ["pipe", "pipe", "pipe"],
		});
		shell.out = "";
		shell.problems = "";
		shell.ended = once(shell.process, "close");
		shell.process.stdin.on("error", () => {});
		shell.process.stdout.setEncoding("utf8").on("data", (text) => (shell.out += text));
		shell.process.stderr.setEncoding("utf8").on("data", (text) => (shell.problems += text));
		return shell;
	}

	// Runs a block and returns what it printed. Each of its commands must succeed.
	async run(code) {
		this.out = "";
		this.problems = "";
		// A command that fails is remembered, and the shell stays open.
		this.process.stdin.write(`trap 'failed=1' ERR; failed=0\n${code}\nprintf '\\036%s\\036' "$failed"\n`);
		const end = await until("the block ends", () => {
			if (this.process.exitCode !== null) return { ended: true };
			return this.out.match(/\x1e(\d+)\x1e$/);
		}, { within: 30_000 });
		assert.ok(!end.ended, `the shell ended: ${this.problems}`);
		const printed = this.out.slice(0, end.index);
		assert.equal(end[1], "0", `a command failed:\n${printed}\n${this.problems}`);
		assert.doesNotMatch(this.problems, /unbound variable|command not found|syntax error/, this.problems);
		return printed;
	}

	async variable(name) {
		return this.run(`printf '%s' "$${name}"`);
	}

	async close() {
		this.process.stdin.end();
		await this.ended;
		await rm(this.folder, { recursive: true, force: true });
	}
}

let kassa;
// What the documents call the keys, and what these are here.
let keys;

before(async () => {
	kassa = await Kassa.start();
	const of = (dialect) => kassa.makeKey("--dialect", dialect);
	const [elixpo, inflow] = [await of("elixpo"), await of("inflow")];
	const [copperx, axra] = [await of("copperx"), await of("axra")];
	keys = {
		KEY: kassa.key,
		ELIXPO_PAY_API_KEY: elixpo.key,
		AXRA_API_KEY: axra.key,
		AXRA_API_SECRET: axra.secret,
		COPPERX_API_KEY: copperx.key,
		INFLOW_API_KEY: inflow.key,
	};
});
after(async () => kassa?.stop());

// Pays a session on its page, or confirms it where nothing is to be paid.
async function settle(id) {
	const session = await kassa.session(id);
	assert.equal(session.status, "open", `the session ${id} is open`);
	await new Robot(kassa, session).pay(CARD.good, BUYER);
	assert.equal((await kassa.session(id)).status, "complete", `the session ${id} is paid`);
}

async function perform(name, shell) {
	const { steps, counts } = stepsOf(await readFile(path.join(root, name), "utf8"));
	for (const step of steps) {
		try {
			if (step.kind === "pay") {
				await settle(await shell.variable(step.name));
				continue;
			}
			const printed = await shell.run(step.code);
			const all = documents(printed);
			const shown = step.shows && JSON.parse(step.shows.code);
			const refused = all.find((answer) => "error" in answer);
			assert.ok(!refused || "error" in (shown ?? {}), `refused, which the document does not say:\n${printed}`);
			if (!shown) continue;
			const answered = all.at(-1);
			assert.ok(answered, `nothing that is JSON was printed:\n${printed}`);
			const problem = difference(shown, answered);
			assert.equal(problem, null, `line ${step.shows.line}: ${problem}\n${JSON.stringify(answered, null, 2)}`);
		} catch (problem) {
			throw new Error(`${name}, line ${step.line}: ${problem.message}`, { cause: problem });
		}
	}
	assert.deepEqual(counts, DOCUMENTS[name], `${name} has other blocks than this test knows of`);
}

for (const name of Object.keys(DOCUMENTS)) {
	test(`every example in ${name} does what the document says`, async () => {
		const shell = await Shell.open({ KASSA: kassa.url, ...keys });
		try {
			// A name that nobody has set is a mistake of the document.
			await shell.run("set -u");
			await perform(name, shell);
		} finally {
			await shell.close();
		}
	});
}

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
	assert.deepEqual(documents('HTTP/1.1 201\n\n{"a":"}"}{"b":{"c":"\\""}}\n'), [{ a: "}" }, { b: { c: '"' } }]);
});
