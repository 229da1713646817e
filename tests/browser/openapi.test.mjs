// The document at /openapi.json and the server behind it agree: whatever Schemathesis makes of the document, the server
// never fails, answers only with statuses and bodies that the document names, and takes nothing that it forbids.
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
