// What a slow or a broken network does to a buyer: nothing that leaves them to guess whether they have paid.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, Robot, until } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

let kassa, merchant, browser;

before(async () => {
	kassa = await Kassa.start();
	merchant = await Merchant.open(kassa);
	browser = await openBrowser({ whole: true });
});

after(async () => {
	await browser?.close();
	await merchant?.close();
	await kassa?.stop();
});

async function visiting(run) {
	const buyer = await Buyer.open(browser, [kassa.url, merchant.url]);
	await run(buyer);
	// The browser says on its own that a request was broken off: that is what these tests do to it.
	buyer.problems = buyer.problems.filter((problem) => !/ERR_(FAILED|CONNECTION|INTERNET|ABORTED)/.test(problem));
	await buyer.close();
}

test("the answer is lost after the payment: the page says so, and pressing again charges nothing more", () =>
	visiting(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		// The server hears the form, and the browser never hears the answer.
		await buyer.page.route("**/pay", async (route) => {
			await route.fetch({ maxRedirects: 0 });
			await route.abort("connectionreset");
		}, { times: 1 });
		await buyer.pay();
		await buyer.alert(/connection was lost/i);
		assert.equal(await buyer.page.evaluate(() => document.activeElement.id), "lost");
		await buyer.usableByAll("a lost answer");
		await buyer.picture("lost");
		await buyer.button().click();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
		assert.equal((await kassa.book(session.amount)).length, 1, "it was charged once");
	}));

test("the form never arrives: the page says so, keeps what was typed, and looking again shows the form", () =>
	visiting(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.page.route("**/pay", (route) => route.abort("internetdisconnected"), { times: 1 });
		await buyer.pay();
		await buyer.alert(/connection was lost/i);
		assert.equal(await buyer.page.locator("#card_cvc").inputValue(), "123", "nothing has to be typed again");
		await buyer.page.locator("#lost a").click();
		await buyer.button().waitFor();
		await kassa.assertUnpaid(session);
		await buyer.pay();
		await buyer.isBack(merchant, session);
		await kassa.assertPaidOnce(session);
	}));

test("an answer that takes long is spoken of, and what is spoken of leads to how the payment stands", () =>
	visiting(async (buyer) => {
		const session = await merchant.sell();
		await buyer.page.clock.install();
		await buyer.visit(session);
		let answer;
		const held = new Promise((resolve) => (answer = resolve));
		await buyer.page.route("**/pay", async (route) => {
			const response = await route.fetch({ maxRedirects: 0 });
			await held;
			await route.fulfill({ response }).catch(() => {});
		}, { times: 1 });
		await buyer.pay();
		await until("it is paid", async () => (await kassa.session(session.id)).status === "complete");
		const button = buyer.page.locator("#pay-button");
		assert.equal(await button.isDisabled(), true);
		assert.match(await button.innerText(), /Processing/);
		assert.equal(await buyer.page.locator("#slow").isVisible(), false);
		await buyer.page.clock.fastForward(11_000);
		await buyer.alert(/longer than usual/i);
		await buyer.page.locator("#slow a").click();
		await buyer.isBack(merchant, session);
		answer();
		await kassa.assertPaidOnce(session);
	}));

test("a page that waits hears of the end and is not loaded until then", () =>
	visiting(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		const asked = [];
		buyer.page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").at(-1)));
		await buyer.page.clock.install();
		await buyer.pay({ phone: "024 412 3456" });
		await buyer.isBack(merchant, session, { within: 20_000 });
		const looks = asked.filter((name) => name === session.id).length;
		assert.ok(asked.includes("events"), asked.join());
		assert.ok(looks <= 3, `the page was loaded ${looks} times: ${asked.join()}`);
	}));

test("a page that may not listen looks by itself", () =>
	visiting(async (buyer) => {
		const session = await merchant.sell();
		await buyer.visit(session);
		await buyer.page.route("**/events?*", (route) => route.abort("failed"));
		await buyer.pay({ phone: "024 412 3456" });
		await buyer.isBack(merchant, session, { within: 30_000 });
		await kassa.assertPaidOnce(session);
	}));

test("the first view is one small answer, and can be used on a slow phone", () =>
	visiting(async (buyer) => {
		const session = await merchant.sell();
		const line = await buyer.context.newCDPSession(buyer.page);
		await line.send("Network.enable");
		await line.send("Network.emulateNetworkConditions", {
			offline: false,
			latency: 400,
			downloadThroughput: 50_000,
			uploadThroughput: 50_000,
		});
		await line.send("Emulation.setCPUThrottlingRate", { rate: 4 });
		const asked = [];
		let bytes = 0;
		line.on("Network.requestWillBeSent", ({ request }) => request.url.startsWith("http") && asked.push(request.url));
		line.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
		await buyer.page.setViewportSize({ width: 360, height: 740 });
		await buyer.visit(session);
		await buyer.page.locator("#card_number").fill("4242424242424242");
		assert.equal(await buyer.page.locator("#network").innerText(), "Visa", "the script runs");
		assert.deepEqual(asked, [session.url], "everything came with the one answer");
		assert.ok(bytes > 0 && bytes < 40_000, `${bytes} bytes`);
		const { responseStart, domContentLoadedEventEnd } = await buyer.page.evaluate(() =>
			performance.getEntriesByType("navigation")[0].toJSON(),
		);
		console.log(`first view: ${bytes} bytes, first byte ${responseStart.toFixed()} ms, usable ${domContentLoadedEventEnd.toFixed()} ms`);
	}));
