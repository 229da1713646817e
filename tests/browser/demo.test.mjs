// The demo shop: somebody who has never heard of Kassa buys a thing, and sees the webhook arrive.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, send, until } from "./harness.mjs";

let kassa, browser;

before(async () => {
	kassa = await Kassa.start();
	browser = await openBrowser();
});

after(async () => {
	await browser?.close();
	await kassa?.stop();
});

async function visiting(run, options) {
	const buyer = await Buyer.open(browser, [kassa.url], options);
	try {
		assert.equal((await buyer.page.goto(`${kassa.url}/demo`)).status(), 200);
		await run(buyer);
	} finally {
		await buyer.context.close();
	}
	await buyer.close();
}

const buy = async (buyer, name) => {
	await buyer.page.getByRole("button", { name }).click();
	await buyer.page.locator("#pay").waitFor();
	return new URL(buyer.page.url()).pathname.split("/").at(-1);
};
const heard = (buyer, kind, session) => buyer.page.locator(".hooks li", { hasText: kind }).filter({ hasText: session });

test("the shop is announced at the start, and the front page leads there", async () => {
	assert.ok(kassa.said.includes(`Demo shop            ${kassa.url}/demo\n`), kassa.said);
	await visiting(async (buyer) => {
		await buyer.page.goto(kassa.url);
		await buyer.page.getByRole("link", { name: "Demo shop" }).click();
		await buyer.heading("Buy something. It costs nothing.");
		await buyer.pictures("demo-shop");
		await buyer.usableByAll("the demo shop");
	});
});

test("the webhook of a purchase appears by itself, and what is open stays open", () =>
	visiting(async (buyer) => {
		const session = await buy(buyer, "Buy the book");
		// A second window looks on.
		const other = await buyer.tab();
		await other.goto(`${kassa.url}/demo`);
		await other.locator(".hooks li", { hasText: session }).filter({ hasText: "session.created" }).locator("summary").click();
		await other.evaluate(() => (globalThis.here = true));
		await buyer.pay();
		await buyer.heading("Thank you for your order");
		await buyer.page.getByText("its signature was right").waitFor();
		const completed = other.locator(".hooks li", { hasText: "checkout.session.completed" }).filter({ hasText: session });
		await completed.waitFor();
		assert.ok(await other.evaluate(() => globalThis.here), "it was not loaded again");
		assert.equal(await other.locator(".hooks details[open]").count(), 1);
		assert.match(await other.locator("#status").innerText(), /^\d+ webhooks received$/);
		assert.equal(await completed.locator(".mark").innerText(), "Verified");
		await completed.locator("summary").click();
		assert.match(await completed.locator("pre").innerText(), new RegExp(`"id": "${session}"`));
		await buyer.pictures("demo-thanks");
		await buyer.usableByAll("the story of an order");
		await buyer.page.getByRole("link", { name: "Back to the shop" }).click();
		await heard(buyer, "checkout.session.completed", session).locator("summary").click();
		await buyer.pictures("demo-heard");
		await buyer.usableByAll("the demo shop with webhooks");
	}));

test("every thing can be bought, with script and without", async () => {
	for (const script of [true, false]) {
		await visiting(
			async (buyer) => {
				for (const [name, card] of [
					["Buy the book", CARD.asks],
					["Start the trial", CARD.good],
					["Give something", CARD.good],
				]) {
					await buyer.page.goto(`${kassa.url}/demo`);
					const session = await buy(buyer, name);
					await buyer.fill({ card });
					await buyer.page.click("#pay-button");
					if (card === CARD.asks) await buyer.page.getByRole("button", { name: /confirm/i }).click();
					await buyer.heading("Thank you for your order");
					// Without a script the page loads itself again while it waits.
					await buyer.page.getByText("its signature was right").waitFor();
					assert.equal(await buyer.page.getByText("The subscription runs").count(), name === "Start the trial" ? 1 : 0);
					await buyer.page.goto(`${kassa.url}/demo`);
					await heard(buyer, "checkout.session.completed", session).waitFor();
				}
				await buyer.fits("the demo shop");
				assert.equal(await buyer.page.getByRole("link", { name: "Look again" }).isVisible(), !script);
			},
			{ script },
		);
	}
});

test("the code is chosen without a script, and copied with one", async () => {
	for (const script of [true, false]) {
		await visiting(
			async (buyer) => {
				const article = buyer.page.locator("article.thing").first();
				const shown = async () => (await article.locator("pre:visible").allInnerTexts()).join();
				assert.match(await shown(), /^curl .*"Rain on Tin Roofs"/s);
				await article.getByRole("radio", { name: "Python" }).check();
				assert.match(await shown(), /^import os, requests.*"Rain on Tin Roofs"/s);
				const copy = article.getByRole("button", { name: /^Copy/ });
				assert.equal(await copy.isVisible(), script);
				if (!script) return;
				await buyer.context.grantPermissions(["clipboard-read", "clipboard-write"]);
				await copy.click();
				await article.getByRole("button", { name: /^Copied/ }).waitFor();
				assert.match(await buyer.page.evaluate(() => navigator.clipboard.readText()), /^import os, requests/);
			},
			{ script },
		);
	}
});

test("a forged webhook is refused and shown as refused", () =>
	visiting(async (buyer) => {
		const answer = await send("POST", `${kassa.url}/demo/webhooks`, { body: '{"type":"<b>made up</b>"}' });
		assert.equal(answer.status, 400);
		const refused = buyer.page.locator(".hooks .refused");
		await refused.filter({ hasText: "it is not signed" }).waitFor();
		assert.ok(!(await buyer.page.content()).includes("made up</"));
	}));

test("the code of the shop works as it stands", () =>
	visiting(async (buyer) => {
		const article = buyer.page.locator("article.thing").nth(1);
		await article.getByRole("radio", { name: "Node" }).check();
		const code = await article.locator("pre:visible").innerText();
		// What a backend would be given: its key, and a way to send its buyer on.
		const AsyncFunction = (async () => {}).constructor;
		let to;
		await new AsyncFunction("process", "redirect", code)({ env: { KASSA_KEY: kassa.key } }, (url) => (to = url));
		assert.match(to, new RegExp(`^${kassa.url}/checkout/cs_`));
	}));

test("a shop that is switched off is not there", async () => {
	const closed = await Kassa.start({ env: { KASSA_DEMO: "off" } });
	try {
		assert.equal((await send("GET", `${closed.url}/demo`)).status, 404);
		assert.ok(!closed.said.includes("/demo"), closed.said);
		const [page] = closed.said.match(/http\S+\/checkout\/cs_\w+/);
		assert.equal((await send("GET", page)).status, 200, "there is still a session to pay");
		await until("it is ready", async () => (await send("GET", `${closed.url}/readyz`)).status === 200);
	} finally {
		await closed.stop();
	}
});
