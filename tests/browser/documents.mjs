// What documents say, taken apart: their blocks, the steps that a reader would take, and whether what was shown is what
// came of it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { until } from "./harness.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

// Every document with something to type in it.
export async function documents() {
	const found = ["README.md", "CONTRIBUTING.md", "examples/README.md"];
	for (const folder of ["docs", "docs/processors"]) {
		const names = await readdir(path.join(root, folder));
		found.push(...names.filter((name) => name.endsWith(".md")).map((name) => `${folder}/${name}`));
	}
	for (const name of ["node", "php", "python", "rust"]) found.push(`clients/${name}/README.md`);
	return found.sort();
}

export const textOf = (name) => readFile(path.join(root, name), "utf8");

// The blocks of a document with the lines of prose between them, in order.
export function partsOf(name, text) {
	const parts = [];
	let open = null;
	for (const [place, line] of text.split("\n").entries()) {
		if (open && line === "```") {
			parts.push({ ...open, code: `${open.lines.join("\n")}\n` });
			open = null;
		} else if (open) open.lines.push(line);
		else if (line.startsWith("```")) open = { line: place + 1, language: line.slice(3), lines: [] };
		else parts.push({ line: place + 1, prose: line });
	}
	assert.equal(open, null, `${name}: a block has no end`);
	return parts;
}

export const blocksOf = (name, text) =>
	partsOf(name, text).filter((part) => part.code).map((block) => ({ ...block, where: `${name}:${block.line}` }));

// The JSON objects in a text, one after another; headers and other words around them do not matter.
export function jsonIn(text) {
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
export function difference(shown, answered, where = "the answer") {
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

// The lines of a text block that nothing of what was printed fits; `…` and `...` stand for anything, and how far things
// stand apart does not matter.
export function unheard(shown, printed) {
	const lines = printed.split("\n").map((line) => line.trim().replaceAll(/\s+/g, " "));
	return shown.split("\n").filter((line) => {
		const pieces = line.trim().replaceAll(/\s+/g, " ").split(/…|\.\.\./).map(escaped);
		const pattern = new RegExp(`^${pieces.join(".*")}$`);
		return line.trim() && !lines.some((heard) => pattern.test(heard));
	});
}

// A shell that stays open: what one block defines, the next one has.
export class Shell {
	static async open(folder, env) {
		const shell = new Shell();
		shell.folder = folder;
		shell.process = spawn("bash", ["--norc", "-o", "pipefail"], { cwd: folder, env, stdio: "pipe", detached: true });
		shell.out = "";
		shell.problems = "";
		// What runs in the background: where it writes, and which process it is.
		shell.background = [];
		shell.ended = once(shell.process, "close");
		shell.process.stdin.on("error", () => {});
		shell.process.stdout.setEncoding("utf8").on("data", (text) => (shell.out += text));
		shell.process.stderr.setEncoding("utf8").on("data", (text) => (shell.problems += text));
		// A name that nobody has set is a mistake of the document.
		await shell.run("set -u");
		return shell;
	}

	// Runs lines and returns what they printed. Each command must succeed.
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

	// Starts what goes on until somebody ends it, in a group of its own, and waits until it is there.
	async start(line, ready) {
		const file = path.join(this.folder, `background-${this.background.length}.txt`);
		const id = await this.run(`set -m; { ${line}\n} > '${file}' 2>&1 & set +m; printf '%s' "$!"`);
		const one = { line, file, id: Number(id) };
		this.background.push(one);
		await until(`${line} is ready`, async () => {
			const said = await readFile(file, "utf8");
			assert.ok(await this.run(`kill -0 ${id} 2>/dev/null && printf yes || true`), `${line} has ended:\n${said}`);
			return ready(said);
		});
		return one;
	}

	// What everything in the background has said so far.
	async overheard() {
		const said = await Promise.all(this.background.map(({ file }) => readFile(file, "utf8")));
		return said.join("\n");
	}

	// Ends what runs in the background: each is a group of its own.
	async quiet() {
		for (const { id } of this.background.splice(0).reverse()) {
			await this.run(`kill -TERM -- -${id} 2>/dev/null || true; wait ${id} || true`);
		}
	}

	async variable(name) {
		return this.run(`printf '%s' "$${name}"`);
	}

	async close() {
		try {
			await this.quiet();
		} finally {
			// Whatever a block that failed has left goes, too.
			for (const group of [...this.background.map(({ id }) => id), this.process.pid]) {
				try {
					process.kill(-group, "SIGKILL");
				} catch (problem) {
					assert.equal(problem.code, "ESRCH");
				}
			}
			await this.ended;
		}
	}
}
