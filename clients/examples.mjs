// Each example is started as its README says, and a buyer buys in it, as a browser without scripts would.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { binary, CARD, freePort, Robot, send, until } from "../tests/browser/harness.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.join(here, "../examples");
const LONGEST = 100;

export const EXAMPLES = [
	{ name: "express", source: "shop.mjs", line: () => [process.execPath, "shop.mjs"] },
	{ name: "fastapi", source: "shop.py", line: () => [path.join(here, "venv/bin/python"), "shop.py"] },
	{ name: "php", source: "index.php", line: (port) => ["php", "-S", `127.0.0.1:${port}`, "index.php"] },
	{ name: "axum", source: "src/main.rs", line: () => [path.join(path.dirname(binary), "kassa-example-axum")] },
];

/** Starts an example beside this server, and buys in it. */
export async function buys({ name, source, line }, stage) {
	const lines = readFileSync(path.join(folder, name, source), "utf8").trimEnd().split("\n").length;
	assert.ok(lines < LONGEST, `examples/${name}/${source} has ${lines} lines; a shop needs fewer than ${LONGEST}`);
	const { kassa } = stage;
	const { key } = await stage.on_shop();
	const port = await freePort();
	const shop = `http://127.0.0.1:${port}`;
	const endpoint = { url: `${shop}/hooks`, enabled_events: ["checkout.session.completed"] };
	const { secret } = await kassa.expect(201, "POST", "/v1/webhook_endpoints", endpoint, { key });
	const orders = await mkdtemp(path.join(os.tmpdir(), "kassa-example-"));
	const own = { KASSA_URL: kassa.url, KASSA_KEY: key, KASSA_WEBHOOK_SECRET: secret, PORT: String(port), ORDERS: orders };
	const env = { PATH: process.env.PATH, PYTHONPATH: path.join(here, "python/src"), PYTHONDONTWRITEBYTECODE: "1", ...own };
	const [program, ...rest] = line(port);
	const child = spawn(program, rest, { cwd: path.join(folder, name), env, stdio: ["ignore", "pipe", "pipe"] });
	let said = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
	const ended = new Promise((resolve) => child.once("close", resolve).once("error", resolve));
	try {
		await visit(shop, kassa);
	} catch (problem) {
		throw new Error(`${name}: ${problem.stack}\nIt said:\n${said}`);
	} finally {
		child.kill();
		await ended;
		await rm(orders, { recursive: true, force: true });
	}
	assert.ok(!said.includes(key) && !said.includes(secret), `${name} prints a secret`);
}

async function visit(shop, kassa) {
	const front = await until("the shop is open", () => send("GET", shop));
	assert.match(front.text, /Atlas of rivers/);
	assert.match(front.text, /GHS 50\.00/);
	const first = await order(shop, "atlas");
	assert.ok(first.startsWith(`${kassa.url}/checkout/cs_`), first);
	const paid = await new Robot(kassa, { url: first }).pay(CARD.good);
	const thanks = paid.headers.location;
	assert.ok(thanks.startsWith(`${shop}/thanks?`), thanks);
	await until("the webhook has arrived", async () => (await send("GET", thanks)).text.includes("Atlas of rivers is paid"));

	// Who only says that an order is paid is not believed.
	const forged = JSON.stringify({ type: "checkout.session.completed", data: { object: { payment_status: "paid" } } });
	const headers = { "Content-Type": "application/json", "Kassa-Signature": "t=1,v1=00" };
	assert.equal((await send("POST", `${shop}/hooks`, { headers, body: forged })).status, 400);
	assert.equal((await buy(shop, "nothing")).status, 404);
}

const buy = (shop, book) =>
	send("POST", `${shop}/buy`, {
		headers: { "Content-Type": "application/x-www-form-urlencoded" },
		body: new URLSearchParams({ book }).toString(),
	});

async function order(shop, book) {
	const answer = await buy(shop, book);
	assert.equal(answer.status, 303, answer.text);
	return answer.headers.location;
}
