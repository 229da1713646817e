// Axra's document in a browser: the page, 3D Secure that never leaves it, and where the buyer goes afterwards.
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { CARD, Kassa, until } from "./harness.mjs";
import { Receiver } from "./merchant.mjs";

// The shop has nothing but pages where buyers arrive.
const shop = http.createServer((request, response) => {
	response.writeHead(200, { "Content-Type": "text/html", Connection: "close" });
	response.end('<!doctype html><title>Shop</title><link rel="icon" href="data:,">');
});

let kassa, browser, receiver, key, home;

before(async () => {
	kassa = await Kassa.start();
	({ key } = await kassa.makeKey("--dialect", "axra"));
	receiver = await Receiver.open(kassa, { events: ["payment.failed"] });
	await kassa.expect(200, "PUT", "/business/config", { webhookUrl: `${receiver.url}/axra` }, { key });
	shop.listen(0, "127.0.0.1");
	await once(shop, "listening");
	home = `http://127.0.0.1:${shop.address().port}`;
	browser = await openBrowser();
});

after(async () => {
	await browser?.close();
	shop.close();
	await receiver?.close();
	await kassa?.stop();
});

// Calls the API as the document does.
const axra = (method, route, body) => kassa.expect(method === "POST" ? 201 : 200, method, `/api/v1${route}`, body, { key });

const sell = () =>
	axra("POST", "/business/payment/session", {
		amount: 25.0,
		currency: "usd",
		successUrl: `${home}/payment/success?session={SESSION_ID}`,
		cancelUrl: `${home}/payment/cancelled?session={SESSION_ID}`,
		description: "Subscription — Pro Plan",
		customerEmail: "customer@example.com",
		metadata: { orderId: "order_789" },
	});

// Gives a story a buyer, and every address that the buyer's window has shown, in order.
async function shopping(story, options) {
	const buyer = await Buyer.open(browser, [kassa.url, home], options);
	const seen = [];
	buyer.page.on("framenavigated", (frame) => frame === buyer.page.mainFrame() && seen.push(frame.url()));
	await story(buyer, seen);
	await buyer.close();
}

// The window has shown the page and nothing else, until it was back at the shop.
function assertStayed(seen, session, end) {
	assert.equal(seen.at(-1), end);
	for (const url of seen.slice(0, -1)) {
		assert.ok(url.split("?")[0] === session.checkoutUrl, `the buyer was sent to ${url}`);
	}
}

for (const [name, card, script] of [
	["3D Secure", CARD.asks, true],
	["3D Secure 2", CARD.asksToo, true],
	["3D Secure with scripts off", CARD.asks, false],
]) {
	test(`${name} is answered on the page, and the session id is in the success URL`, () =>
		shopping(
			async (buyer, seen) => {
				const session = await sell();
				await buyer.page.goto(session.checkoutUrl);
				assert.equal(await buyer.page.inputValue("[name=email]"), "customer@example.com");
				await buyer.page.getByText("Subscription — Pro Plan").first().waitFor();
				await buyer.fill({ card });
				await buyer.page.getByRole("button", { name: /\$25\.00/ }).click();
				await buyer.page.locator("button[name=action][value=confirm]").waitFor();
				assert.equal(await buyer.page.locator("iframe").count(), 0, "the bank's question is the page's own");
				const asked = await axra("GET", `/business/payment?sessionId=${session.sessionId}`);
				assert.equal(asked.data[0].status, "requires_action");
				await buyer.page.click("button[name=action][value=confirm]");
				const success = `${home}/payment/success?session=${session.sessionId}`;
				await buyer.page.waitForURL(success);
				assertStayed(seen, session, success);
				const { data } = await until("the shop is told", () => {
					const about = ({ event }) => event.data.sessionId === session.sessionId;
					return receiver.requests.find(about)?.event;
				});
				assert.deepEqual(data.metadata, { orderId: "order_789", sessionId: session.sessionId });
			},
			{ script },
		));
}

test("3D Secure that fails keeps the buyer on the page, where another card pays", () =>
	shopping(async (buyer, seen) => {
		const session = await sell();
		await buyer.page.goto(session.checkoutUrl);
		await buyer.fill({ card: CARD.asksInVain });
		await buyer.page.getByRole("button", { name: /\$25\.00/ }).click();
		await buyer.page.click("button[name=action][value=confirm]");
		await buyer.alert(/could not confirm/i);
		await buyer.fill();
		await buyer.page.getByRole("button", { name: /\$25\.00/ }).click();
		const success = `${home}/payment/success?session=${session.sessionId}`;
		await buyer.page.waitForURL(success);
		assertStayed(seen, session, success);
		const { data } = await axra("GET", `/business/payment?sessionId=${session.sessionId}`);
		assert.deepEqual(data.map(({ status, error }) => error?.code ?? status), ["succeeded", "authentication_required"]);
	}));

for (const script of [true, false]) {
	const how = script ? "with" : "without";
	test(`who cancels and who comes too late is sent to the cancel URL, ${how} script`, () =>
		shopping(
			async (buyer) => {
				const session = await sell();
				const cancelled = `${home}/payment/cancelled?session=${session.sessionId}`;
				await buyer.page.goto(session.checkoutUrl);
				await buyer.page.locator(`a[href="${cancelled}"]`).first().click();
				await buyer.page.waitForURL(cancelled);
				await buyer.page.goto(session.checkoutUrl);
				await buyer.fill();
				await kassa.expect(200, "POST", `/v1/checkout/sessions/${session.sessionId}/expire`);
				// The page was open when its time passed.
				await buyer.page.getByRole("button", { name: /\$25\.00/ }).click();
				await buyer.page.waitForURL(cancelled);
				await buyer.page.goto(session.checkoutUrl);
				assert.equal(buyer.page.url(), cancelled);
				const { data } = await axra("GET", `/business/payment?sessionId=${session.sessionId}`);
				assert.deepEqual(data, []);
			},
			{ script },
		));
}
