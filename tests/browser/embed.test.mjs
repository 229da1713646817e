// A session's page in a frame on the merchant's own page: who may have it there, and what is told to whom.
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { after, before, test } from "node:test";

import { openBrowser } from "./buyer.mjs";
import { CARD, Kassa, nextAmount } from "./harness.mjs";

let kassa, browser, listed, unlisted;

// A merchant's page that puts a session into a frame by our script, and writes down what it is told.
async function house() {
	const server = http.createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url, "http://x");
		response.setHeader("content-type", "text/html");
		response.setHeader("connection", "close");
		if (pathname !== "/shop") return response.end(`<title>${pathname}</title>`);
		response.end(`<!doctype html><title>Shop</title><div id="pay"></div><script src="${kassa.url}/embed.js"></script>
			<script>
				globalThis.told = [];
				addEventListener("message", ({ origin, data }) => told.push({ origin, ...data }));
				const stays = ${searchParams.has("stays")};
				const heard = stays ? { complete: (what) => (globalThis.done = what), cancel: (what) => (globalThis.left = what) } : {};
				Kassa.embed(document.querySelector("#pay"), ${JSON.stringify(searchParams.get("url"))}, heard);
			</script>`);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return { url: `http://127.0.0.1:${server.address().port}`, server };
}

before(async () => {
	kassa = await Kassa.start();
	[listed, unlisted] = [await house(), await house()];
	browser = await openBrowser();
});

after(async () => {
	await browser?.close();
	for (const { server } of [listed, unlisted]) server.close();
	await kassa?.stop();
});

const sell = (more = {}) =>
	kassa.expect(201, "POST", "/v1/checkout/sessions", {
		amount: nextAmount(),
		currency: "GHS",
		success_url: `${listed.url}/success`,
		cancel_url: `${listed.url}/cart`,
		customer_email: "ama@example.com",
		ui_mode: "embedded",
		embed_origins: [listed.url, "https://shop.example"],
		...more,
	});

async function visiting(session, { at = listed, stays = true, script = true } = {}, run) {
	const context = await browser.newContext({ javaScriptEnabled: script });
	context.setDefaultTimeout(10_000);
	const page = await context.newPage();
	await page.goto(`${at.url}/shop?url=${encodeURIComponent(session.url)}${stays ? "&stays=1" : ""}`);
	await run(page, page.frameLocator("iframe"));
	await context.close();
}

async function fill(frame, card = CARD.good) {
	await frame.locator("[name=card_number]").fill(card);
	await frame.locator("[name=card_exp]").fill("12 / 34");
	await frame.locator("[name=card_cvc]").fill("123");
	await frame.locator("#pay-button").click();
}

test("an origin that the session names has the page in a frame, as high as it is, and is told of the end", async () => {
	const session = await sell();
	await visiting(session, {}, async (page, frame) => {
		await frame.locator("#pay").waitFor();
		const high = () => page.evaluate(() => parseInt(document.querySelector("iframe").style.height));
		await page.waitForFunction(() => globalThis.told.some(({ type }) => type === "height"));
		assert.notEqual(await high(), 640, "the frame is as high as the page");
		await fill(frame, CARD.declined);
		await frame.getByRole("alert").filter({ hasText: /declined/i }).waitFor();
		await fill(frame);
		await frame.getByRole("heading", { name: "Payment complete" }).waitFor();
		await page.waitForFunction(() => globalThis.done);
		assert.deepEqual(await page.evaluate(() => globalThis.done), { session: session.id, url: `${listed.url}/success` });
		assert.equal(new URL(page.url()).pathname, "/shop", "nobody was led away");
		const told = await page.evaluate(() => globalThis.told);
		assert.ok(told.every(({ origin, kassa: ours }) => origin === kassa.url && ours === 1), JSON.stringify(told));
	});
	await kassa.assertPaidOnce(session);
});

test("3D Secure works in the frame too", async () => {
	const session = await sell();
	await visiting(session, {}, async (page, frame) => {
		await fill(frame, CARD.asks);
		await frame.locator("button[value=confirm]").click();
		await frame.getByRole("heading", { name: "Payment complete" }).waitFor();
		await page.waitForFunction(() => globalThis.done);
	});
	await kassa.assertPaidOnce(session);
});

test("Cancel is told to the page around, which goes where the merchant says unless it does otherwise", async () => {
	const session = await sell();
	await visiting(session, {}, async (page, frame) => {
		await frame.locator("a.cancel").click();
		await page.waitForFunction(() => globalThis.left);
		assert.deepEqual(await page.evaluate(() => globalThis.left), { url: `${listed.url}/cart` });
	});
	await visiting(session, { stays: false }, async (page, frame) => {
		await frame.locator("a.cancel").click();
		await page.waitForURL(`${listed.url}/cart`);
	});
});

test("an origin that is not named gets no page, and is told nothing", async () => {
	const session = await sell();
	await visiting(session, { at: unlisted }, async (page) => {
		await page.waitForLoadState("networkidle");
		const frame = page.frames().find((one) => one !== page.mainFrame());
		assert.equal(await frame.locator("form").count(), 0);
		assert.deepEqual(await page.evaluate(() => globalThis.told), []);
	});
	// A session that is not made for a frame opens in none, not even for an origin that others name.
	const hosted = await sell({ ui_mode: "hosted", embed_origins: undefined });
	await visiting(hosted, {}, async (page) => {
		await page.waitForLoadState("networkidle");
		const frame = page.frames().find((one) => one !== page.mainFrame());
		assert.equal(await frame.locator("form").count(), 0);
	});
});

test("messages of others are nothing to the script, whoever they say they are", async () => {
	const session = await sell();
	await visiting(session, {}, async (page, frame) => {
		await frame.locator("#pay").waitFor();
		await page.waitForFunction(() => globalThis.told.some(({ type }) => type === "height"));
		await page.evaluate((url) => {
			const stranger = document.createElement("iframe");
			Object.assign(stranger, { src: url, name: "stranger" });
			document.body.append(stranger);
		}, `${unlisted.url}/stranger`);
		await page.waitForFunction(() => globalThis.told.length > 0 && frames.stranger);
		await page.frame("stranger").waitForURL(`${unlisted.url}/stranger`);
		const lies = [
			{ kassa: 1, type: "complete", session: session.id, url: "javascript:alert(1)" },
			{ kassa: 1, type: "cancel", url: "https://evil.example" },
			{ kassa: 1, type: "height", height: 9999 },
		];
		const high = () => page.evaluate(() => document.querySelector("iframe").style.height);
		const before = await high();
		// From another origin, from the page around, and to the page in the frame. The last message of each says that those
		// before it have arrived.
		await page.frame("stranger").evaluate((lies) => {
			for (const lie of lies) parent.postMessage(lie, "*");
		}, [...lies, { last: "stranger" }]);
		await page.waitForFunction(() => globalThis.told.some(({ last }) => last === "stranger"));
		await page.evaluate((lies) => {
			for (const lie of lies) document.querySelector("iframe").contentWindow.postMessage(lie, "*");
			for (const lie of lies) postMessage(lie, "*");
		}, [...lies, { last: "around" }]);
		await page.waitForFunction(() => globalThis.told.some(({ last }) => last === "around"));
		assert.deepEqual(await page.evaluate(() => [globalThis.done ?? null, globalThis.left ?? null]), [null, null]);
		assert.equal(await high(), before);
		await page.frameLocator("iframe[title=Payment]").locator("#pay-button").waitFor();
	});
	const now = await kassa.expect(200, "GET", `/v1/checkout/sessions/${session.id}`);
	assert.deepEqual([now.status, now.payment_status], ["open", "unpaid"]);
});

test("the script takes only pages of its own server", async () => {
	await visiting({ url: `${unlisted.url}/pay` }, {}, async (page) => {
		assert.equal(await page.locator("iframe").count(), 0);
	});
});

test("without scripts in the frame's page, its links lead out of the frame", async () => {
	const session = await sell();
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(session.url);
	assert.equal(await page.locator("a.cancel").getAttribute("target"), "_top");
	await context.close();
});
