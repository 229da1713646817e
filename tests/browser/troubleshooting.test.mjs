// The page of symptoms says what the server says. Each text that it shows stands in the sources, and those that are easy to
// bring about are brought about, with the real binary, and found on the page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { blocksOf, root, textOf, unheard } from "./documents.mjs";
import { binary, Kassa, send } from "./harness.mjs";

const PAGE = "docs/troubleshooting.md";
let shown;
// Those of its texts that were said in these tests.
const heard = new Set();

before(async () => {
	const blocks = blocksOf(PAGE, await textOf(PAGE)).filter(({ language }) => language === "text");
	shown = blocks.flatMap(({ code, line }) => code.trim().split("\n").map((text) => ({ text, line })));
});

// What people read is in strings of Rust, in the words of the pages, and in the refusals that a test writes down.
async function sources() {
	const texts = [];
	const folders = [path.join(root, "crates")];
	for (let folder = folders.pop(); folder; folder = folders.pop()) {
		for (const entry of await readdir(folder, { withFileTypes: true })) {
			const place = path.join(folder, entry.name);
			if (entry.isDirectory()) {
				if (entry.name !== "tests") folders.push(place);
			} else if (/\.rs$|^en\.ftl$|^refusals\.txt$/.test(entry.name)) texts.push(await readFile(place, "utf8"));
		}
	}
	// A string may go on in the next line.
	return texts.join("\n").replaceAll(/\\\n\s*/g, "").replaceAll(/\\"/g, '"');
}

// What was said is one of the texts on the page.
function assertShown(said) {
	const lines = said.trim().split("\n");
	const found = shown.filter(({ text }) => unheard(text, said).length === 0);
	for (const { text } of found) heard.add(text);
	assert.ok(found.length > 0, `not on the page of symptoms:\n${lines.slice(-3).join("\n")}`);
}

let kassa, folder, live;
before(async () => {
	kassa = await Kassa.start();
	folder = await mkdtemp(path.join(os.tmpdir(), "kassa-symptoms-"));
	live = (await kassa.makeKey("--mode", "live")).key;
});
after(async () => {
	await kassa?.stop();
	if (folder) await rm(folder, { recursive: true, force: true });
});

// A command that fails, and the last things that it says; the system's own number of an error is left out.
function failing(words, { cwd = folder, env = {} } = {}) {
	return new Promise((resolve, reject) => {
		const options = { cwd, env: { PATH: process.env.PATH, HOME: folder, ...env }, timeout: 20_000 };
		execFile(binary, words, options, (problem, stdout, stderr) => {
			if (!problem || problem.killed) return reject(new Error(`kassa ${words.join(" ")} did not fail`));
			return resolve(`${stdout}${stderr}`.replaceAll(/ \(os error \d+\)/g, ""));
		});
	});
}

test("a server that does not start says what the page shows", async () => {
	const anywhere = ["serve", "--listen", "127.0.0.1:0"];
	const on = (file) => [...anywhere, "--database", `sqlite:${file}`];
	assertShown(await failing(["serve", "--listen", kassa.url.slice("http://".length)]));
	assertShown(await failing(on(kassa.database)));
	const copy = path.join(folder, "copy");
	await kassa.onDatabase("backup", "--to", copy);
	const restored = path.join(folder, "restored.db");
	await copyFile(path.join(copy, "kassa.db"), restored);
	assertShown(await failing(on(restored)));
	assertShown(await failing(on(restored), { env: { KASSA_MASTER_KEY: "ab".repeat(32) } }));
	assertShown(await failing(on(restored), { env: { KASSA_MASTER_KEY: "secret" } }));
	await writeFile(path.join(folder, "mistyped.toml"), 'lisen = "127.0.0.1:8080"\n');
	const mistyped = await failing([...anywhere, "--config", "mistyped.toml"]);
	// The parser shows the line between.
	assertShown(mistyped.replaceAll(/\s*\n\s*/g, " ").replace(/^kassa: /, ""));
	assertShown(await failing([...anywhere, "--public-url", "https://pay.example.com/kassa"]));
	assertShown(await failing([...anywhere, "--database", "mysql://kassa"]));
	assertShown(await failing([...anywhere, "--database", "postgres://kassa@127.0.0.1:1/kassa"]));
});

test("a command that has nothing to do says what the page shows", async () => {
	const empty = await mkdtemp(path.join(folder, "empty-"));
	assertShown(await failing(["verify"], { cwd: empty }));
	assertShown(await failing(["doctor", "--url", "http://127.0.0.1:1"], { cwd: empty }));
	const at = ["--url", kassa.url, "--key", kassa.key];
	assertShown(await failing(["trigger", "dispute.created", ...at]));
	assertShown(await failing(["trigger", "checkout.session.begun", ...at]));
});

test("a request that is refused is told what the page shows", async () => {
	const route = "/v1/checkout/sessions";
	const address = "https://shop.example/thanks";
	const good = { amount: 500, success_url: address, cancel_url: address };
	const refused = async (...call) => {
		const answer = await kassa.api(...call);
		assert.ok(answer.status >= 400, answer.text);
		assertShown(answer.body.error.message);
	};
	assertShown(JSON.parse((await send("GET", kassa.url + route)).text).error.message);
	await refused("GET", route, undefined, { key: "sk_test_unknown" });
	await refused("GET", "/api/v1/business/config");
	const form = { headers: { "Content-Type": "application/x-www-form-urlencoded" } };
	await refused("POST", route, good, form);
	await refused("POST", route, { ...good, amount: "500" });
	await refused("POST", route, { ...good, success_url: "/thanks" });
	await refused("POST", route, { ...good, success_url: "http://shop.example/" }, { key: live });
	await refused("POST", route, good, { key: live });
	const same = { headers: { "Idempotency-Key": "order-1" } };
	const { id } = await kassa.expect(201, "POST", route, good, same);
	await refused("POST", route, { ...good, amount: 501 }, same);
	await kassa.expect(200, "POST", `${route}/${id}/expire`);
	await refused("POST", "/v1/payments", { amount: 500, payment_method: "card" });
	const endpoint = { url: "http://10.0.0.1/hooks", enabled_events: ["*"] };
	await refused("POST", "/v1/webhook_endpoints", endpoint);
	await refused("POST", "/v1/webhook_endpoints", endpoint, { key: live });
});

test("a page that cannot be shown says what the page of symptoms shows", async () => {
	const text = async (method, address, options) => {
		const html = (await send(method, kassa.url + address, options)).text;
		return html.replaceAll(/<[^>]*>/g, "\n");
	};
	assertShown(await text("GET", "/checkout/cs_nothing"));
	const address = "https://shop.example/thanks";
	const session = { amount: 500, success_url: address, cancel_url: address };
	const { id } = await kassa.expect(201, "POST", "/v1/checkout/sessions", session);
	const headers = { Origin: "https://elsewhere.example", "Content-Type": "application/x-www-form-urlencoded" };
	assertShown(await text("POST", `/checkout/${id}/pay`, { headers, body: "method=card" }));
	await kassa.expect(200, "POST", `/v1/checkout/sessions/${id}/expire`);
	assertShown(await text("GET", `/checkout/${id}`));
});

test("every text on the page of symptoms is one that Kassa says", async () => {
	const said = await sources();
	assert.ok(shown.length >= 45, `${shown.length} texts`);
	for (const { text, line } of shown) {
		// What was heard above is said, also where it is in the words of the system or of a library.
		if (heard.has(text)) continue;
		// The name of the program stands before what it says.
		const own = text.replace(/^kassa: /, "");
		const pieces = own.split("…").map((piece) => piece.trim()).filter((piece) => piece.length > 2);
		assert.ok(pieces.length > 0, `${PAGE}:${line} says nothing`);
		for (const piece of pieces) {
			// What a sentence is put together of stands in several places.
			const parts = said.includes(piece) ? [] : piece.split(/(?<=[:;]) /);
			for (const part of parts) assert.ok(said.includes(part.replace(/[:;]$/, "")), `${PAGE}:${line}: nothing says ${part}`);
		}
	}
});
