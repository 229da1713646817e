// Runs everything about the clients against the real server, which is KASSA_BIN. KASSA_REAL are the built tests of the
// Rust client.
//
//     node clients/run.mjs [--write] [NAME..]
//
// The generated files are what the server's /openapi.json says; each client passes its own tests; its package builds; and
// in each example a buyer buys something. `--write` writes the generated files anew. NAME is a part alone, such as `node`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { buys, EXAMPLES } from "./examples.mjs";
import { generate } from "./generate/index.mjs";
import { EVENTS } from "./generate/surface.mjs";
import { Stage } from "./stage.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
// Where packages go. Everything that is built lies there.
const built = path.join(here, "../target/clients");

// A program to its end, with its output where ours goes once it has ended, so that two at once do not mix.
export function run(line, { cwd = here, env = {} } = {}) {
	const [program, ...rest] = line;
	const child = spawn(program, rest, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
	const said = [];
	child.stdout.on("data", (part) => said.push(part));
	child.stderr.on("data", (part) => said.push(part));
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => {
			const text = Buffer.concat(said).toString();
			if (code === 0) resolve(text);
			else reject(new Error(`${line.join(" ")} ended with ${code}:\n${text}`));
		});
	});
}

// A client's tests and its package, by a line for the shell, with a server of their own.
const tested = (line, cwd) => () =>
	Stage.during((stage) => {
		const env = { ...stage.env, PYTHONPATH: "src", PYTHONDONTWRITEBYTECODE: "1" };
		return run(["sh", "-ec", line], { cwd: path.join(here, cwd), env });
	});

// The first program that a client's README shows, at this server in place of the example's: it makes a session.
const shown = {
	node: { language: "js", line: (code) => [process.execPath, "--input-type=module", "-e", code] },
	python: { language: "python", line: (code) => ["../venv/bin/python", "-c", code] },
	php: { language: "php", line: (code) => ["php", "-r", `require "autoload.php"; ${code} echo $session->url;`] },
};

const readmes = () =>
	Stage.during(async (stage) => {
		const { url } = stage.kassa;
		for (const [name, { language, line }] of Object.entries(shown)) {
			const text = readFileSync(path.join(here, name, "README.md"), "utf8");
			const [, code] = text.match(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``));
			const env = { ...stage.env, PYTHONPATH: "src", PYTHONDONTWRITEBYTECODE: "1" };
			const said = await run(line(code.replaceAll("https://pay.example.com", url)), { cwd: path.join(here, name), env });
			assert.match(said.trim(), new RegExp(`^${url}/checkout/cs_\\w+$`), `clients/${name}/README.md`);
		}
	});

const generated = ({ write }) =>
	Stage.during(async ({ kassa }) => {
		const document = await (await fetch(`${kassa.url}/openapi.json`)).json();
		const stale = generate(document, { write });
		assert.deepEqual(stale, [], "the server has changed: run `cargo xtask clients --write`, and look at the difference");
		await assertEvents(kassa);
		assertVersions(document.info.version);
	});

// What is released together has one number.
function assertVersions(version) {
	const places = { "node/package.json": `"version": "${version}"`, "python/pyproject.toml": `version = "${version}"` };
	for (const [name, line] of Object.entries(places)) {
		const text = readFileSync(path.join(here, name), "utf8");
		assert.ok(text.split("\n").some((one) => one.trim().replace(/,$/, "") === line), `${name} should have ${line}`);
	}
}

// The document does not list the events; whoever asks for one that there is not is told all.
async function assertEvents(kassa) {
	const endpoint = { url: "http://127.0.0.1:1/", enabled_events: ["none"] };
	const { error } = await kassa.expect(400, "POST", "/v1/webhook_endpoints", endpoint);
	const known = error.message.split("one of ")[1].split(", ");
	assert.deepEqual(EVENTS.map(({ type }) => type).sort(), known.sort());
}

const node = "node --test --test-concurrency=1 --test-reporter=spec test/*.test.mjs && npx --no-install tsc -p test/types";
// What is in the package can be loaded, in both ways.
const packed = `rm -rf ${built}/node && mkdir -p ${built}/node && npm pack --silent --pack-destination ${built}/node &&
	cd ${built}/node && npm install --silent --offline --no-audit --no-fund --prefix . ./*.tgz &&
	node -e 'console.log("required", require("kassa").VERSION)' &&
	node --input-type=module -e 'import { VERSION } from "kassa"; console.log("imported", VERSION)'`;

const python = "../venv/bin/python -m unittest discover -s tests && ../venv/bin/mypy";
// The package is built without a network, and what is in it can be imported.
const wheel = `rm -rf ${built}/python && ../venv/bin/python -m build --no-isolation --outdir ${built}/python && for wheel in ${built}/python/*.whl; do
	PYTHONPATH=$wheel ../venv/bin/python -c 'import kassa; print("imported", kassa.__version__, "from", kassa.__file__)'
done`;

const php = "composer validate --strict --no-interaction && php tests/run.php";
// Composer's own loader finds every class as well, in a copy, for it writes beside the package.
const composed = `rm -rf ${built}/php && mkdir -p ${built} && cp -r . ${built}/php && cd ${built}/php &&
	composer dump-autoload --quiet --no-interaction && php -r '
	require "vendor/autoload.php"; echo Kassa\\Webhook::class, class_exists("Kassa\\Objects\\Session") ? " is there\n" : exit(1);'`;

const rust = `${process.env.KASSA_REAL} --test-threads=1 &&
	cargo package --offline --locked --allow-dirty --no-verify -p kassa-client`;

const sold = () =>
	Stage.during(async (stage) => {
		for (const example of EXAMPLES) await buys(example, stage);
		return `bought in ${EXAMPLES.map(({ name }) => name).join(", ")}`;
	});

const PARTS = [
	{ name: "generated", run: generated },
	{ name: "node", run: tested(`${node} && ${packed}`, "node") },
	{ name: "python", run: tested(`${python} && ${wheel}`, "python") },
	{ name: "php", run: tested(`${php} && ${composed}`, "php") },
	{ name: "rust", run: tested(rust, "rust") },
	{ name: "readmes", run: readmes },
	{ name: "examples", run: sold },
];

async function main(words) {
	const write = words.includes("--write");
	const names = words.filter((word) => word !== "--write");
	const unknown = names.find((name) => !PARTS.some((part) => part.name === name));
	if (unknown) throw new Error(`${unknown} is not a part; there are ${PARTS.map((part) => part.name).join(", ")}`);
	const wanted = PARTS.filter((part) => (write ? part.name === "generated" : names.length === 0 || names.includes(part.name)));
	let failed = 0;
	const work = wanted[Symbol.iterator]();
	const worker = async () => {
		for (const part of work) {
			const from = performance.now();
			const told = await part.run({ write }).catch((problem) => {
				failed++;
				return `FAILED: ${problem.stack}`;
			});
			console.log(`-- ${part.name}: ${((performance.now() - from) / 1000).toFixed(1)} s\n${told ?? ""}`);
		}
	};
	// Two at once: much of it is waiting.
	await Promise.all([worker(), worker()]);
	process.exitCode = failed === 0 ? 0 : 1;
}

await main(process.argv.slice(2));
