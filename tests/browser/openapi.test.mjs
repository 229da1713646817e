// The documents and the server behind them agree: whatever Schemathesis makes of a document, the server never fails, it
// answers only with statuses and bodies that the document names, and it takes nothing that the document forbids.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { Kassa } from "./harness.mjs";

const execute = promisify(execFile);
const schemathesis = path.join(path.dirname(fileURLToPath(import.meta.url)), "venv/bin/schemathesis");
// A night makes more of each operation.
const EXAMPLES = process.env.KASSA_SCHEMA_EXAMPLES ?? "4";
const CHECKS = [
	"not_a_server_error",
	"status_code_conformance",
	"content_type_conformance",
	"response_headers_conformance",
	"response_schema_conformance",
	"negative_data_rejection",
	"unsupported_method",
	"ignored_auth",
];

test("what the document says and what the server does are the same", async (t) => {
	const kassa = await Kassa.start();
	const notes = await mkdtemp(path.join(os.tmpdir(), "schemathesis-"));
	try {
		const run = execute(
			schemathesis,
			["run", `${kassa.url}/openapi.json`, "--header", `Authorization: Bearer ${kassa.key}`]
				.concat("--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES, "--checks", CHECKS.join())
				.concat("--generation-deterministic", "--suppress-health-check", "all", "--no-color"),
			{ cwd: notes, env: { ...kassa.settings, HOME: notes, PYTHONUTF8: "1" }, maxBuffer: 2 ** 26 },
		);
		const { stdout } = await run.catch(({ stdout }) => assert.fail(stdout.slice(0, 20_000)));
		const cases = Number(stdout.match(/(\d+) generated/)?.[1]);
		assert.ok(cases > 1000, `it really asked: ${stdout}`);
		const [, selected, tested] = stdout.match(/Selected: (\d+)\/\d+\s+Tested: (\d+)/);
		assert.equal(tested, selected, "every operation was tried");
		t.diagnostic(JSON.stringify({ campaign: "openapi", runs: cases, violations: 0 }));
		await kassa.assertSound();
		await kassa.stop();
	} finally {
		await kassa.discard();
		await rm(notes, { recursive: true, force: true });
	}
});

// The documents of vendors' dialects are derived from transcripts, with what is declared beside them. Forms are texts
// only, so what Schemathesis writes there as another type is the same on the wire.
for (const dialect of ["elixpo", "inflow", "copperx", "axra", "stripe"]) {
	test(`what the document of ${dialect} says and what the server does are the same`, async (t) => {
		const kassa = await Kassa.start();
		const notes = await mkdtemp(path.join(os.tmpdir(), "schemathesis-"));
		try {
			const address = `${kassa.url}/openapi/${dialect}.json`;
			const { components } = await (await fetch(address)).json();
			const { key } = await kassa.makeKey("--dialect", dialect);
			const { name } = components.securitySchemes.key;
			const header = name ? `${name}: ${key}` : `Authorization: Bearer ${key}`;
			const run = execute(
				schemathesis,
				["run", address, "--header", header, "--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES]
					.concat("--checks", CHECKS.join(), "--generation-deterministic")
					.concat("--suppress-health-check", "all", "--no-color"),
				{ cwd: notes, env: { ...kassa.settings, HOME: notes, PYTHONUTF8: "1" }, maxBuffer: 2 ** 26 },
			);
			const { stdout } = await run.catch(({ stdout }) => assert.fail(stdout.slice(0, 20_000)));
			const [, selected, tested] = stdout.match(/Selected: (\d+)\/\d+\s+Tested: (\d+)/);
			assert.equal(tested, selected, "every operation was tried");
			const cases = Number(stdout.match(/(\d+) generated/)?.[1]);
			assert.ok(cases > 100, `it really asked: ${stdout}`);
			t.diagnostic(JSON.stringify({ campaign: `openapi ${dialect}`, runs: cases, violations: 0 }));
			await kassa.assertSound();
			await kassa.stop();
		} finally {
			await kassa.discard();
			await rm(notes, { recursive: true, force: true });
		}
	});
}
