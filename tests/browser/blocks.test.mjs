// Every block of code in the documents is at least what it says it is: Bash, Node, Python or PHP parses it, JSON or
// TOML is read. The shell blocks are run by `docs.test.mjs`, and what they start; the first program of a client's README
// is run by `cargo xtask clients`.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { blocksOf, documents, root, textOf } from "./documents.mjs";

const execute = promisify(execFile);

// What is only looked at, and why.
const LOOKED_AT = {
	text: "what a program prints",
	html: "a piece of a page",
	rust: "the client's README, which its tests compile",
};

// A block may be the middle of an asynchronous function.
const python = `import ast, sys
for name in sys.argv[1:]:
    compile(open(name, encoding="utf-8").read(), name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)`;
const toml = "import sys, tomllib\nfor name in sys.argv[1:]:\n    tomllib.load(open(name, 'rb'))";
const yaml = "import sys, yaml\nfor name in sys.argv[1:]:\n    assert list(yaml.safe_load_all(open(name, 'rb'))), name";
const venv = path.join(root, "tests/browser/venv/bin/python");
// How the files of a language are read; a program names the file that it does not understand.
const READERS = {
	sh: (files) => files.map((file) => ["bash", ["-n", file]]),
	js: (files) => files.map((file) => [process.execPath, ["--check", file]]),
	python: (files) => [["python3", ["-c", python, ...files]]],
	php: (files) => files.map((file) => ["php", ["-l", file]]),
	toml: (files) => [["python3", ["-c", toml, ...files]]],
	yaml: (files) => [[venv, ["-c", yaml, ...files]]],
};
const ENDINGS = { sh: "sh", js: "mjs", python: "py", php: "php", toml: "toml", yaml: "yaml" };

test("every block of the documents is in the language that it names", async (t) => {
	const folder = await mkdtemp(path.join(os.tmpdir(), "kassa-blocks-"));
	try {
		const files = { sh: [], js: [], python: [], php: [], toml: [], yaml: [] };
		const looked = {};
		let read = 0;
		for (const name of await documents()) {
			for (const block of blocksOf(name, await textOf(name))) {
				const { language, where, code } = block;
				if (language === "json") {
					assert.doesNotThrow(() => JSON.parse(code), where);
				} else if (language in files) {
					const file = path.join(folder, `${where.replaceAll(/[/:]/g, "_")}.${ENDINGS[language]}`);
					await writeFile(file, language === "php" && !code.startsWith("<?php") ? `<?php\n${code}` : code);
					files[language].push(file);
				} else {
					assert.ok(language in LOOKED_AT, `${where}: nobody reads a block of "${language}"`);
					(looked[language] ??= []).push(where);
					continue;
				}
				read += 1;
			}
		}
		for (const [language, list] of Object.entries(files)) {
			assert.ok(list.length > 0, language);
			for (const [program, options] of READERS[language](list)) await execute(program, options);
		}
		for (const [language, list] of Object.entries(looked)) {
			t.diagnostic(`only looked at, ${LOOKED_AT[language]}: ${list.join(", ")}`);
		}
		assert.ok(read > 200, `${read} blocks were read`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

test("what deploys Kassa and is written in YAML can be read", async () => {
	const { stdout } = await execute("git", ["ls-files", "deploy"], { cwd: root });
	const files = stdout.trim().split("\n").filter((name) => /\.ya?ml$/.test(name) && !name.includes("/templates/"));
	assert.ok(files.length >= 4, `${files}`);
	for (const [program, options] of READERS.yaml(files.map((name) => path.join(root, name)))) {
		await execute(program, options);
	}
});
