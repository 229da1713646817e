// Paying from a wallet to an address of the merchant's: on a real node with a real token, as a wallet would. Every test has
// a shop and a chain of its own, because a block that one mines would confirm what another has sent.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import jsqr from "jsqr";
import { PNG } from "pngjs";

import { Buyer, openBrowser } from "./buyer.mjs";
import { addressOf, Chain, xpub } from "./evm-node.mjs";
import { Kassa, until } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";
import { portrait } from "./stand-ins/shop.mjs";

const CONFIRMATIONS = 3;
// The server looks at the chain every five seconds, and a waiting page at the server as often.
const LOOKS = { within: 25_000 };

let kassa, browser;
let shops = 0;
// We count in hundreds of millionths, of which the token has only millionths. Every session is known by its amount.
const FINER = 100;
let lastAmount = 2_500_000_000;

before(async () => {
	kassa = await Kassa.start();
	browser = await openBrowser();
});

after(async () => {
	await browser?.close();
	await kassa?.stop();
});

// A shop that takes a token on a chain of its own.
class Stall {
	static async open() {
		const stall = new Stall();
		const number = ++shops;
		stall.where = `m/44'/60'/${number}'/0`;
		stall.chain = await Chain.start();
		stall.kassa = await kassa.shop(`Stall ${number}`);
		stall.merchant = await Merchant.open(stall.kassa);
		const settings = {
			xpub: xpub(stall.where), rpc_url: stall.chain.url, chain_id: "31337", network: "Anvil", token: "USDC",
			contract: stall.chain.token, decimals: "6", confirmations: String(CONFIRMATIONS),
		};
		await stall.kassa.expect(201, "POST", "/v1/processor_accounts", { processor: "evm", settings });
		kassa.secrets.add(settings.xpub).add(settings.rpc_url);
		await stall.chain.receipt(await stall.chain.mint(stall.chain.buyer, 1_000_000_000));
		return stall;
	}

	async close() {
		await this.merchant?.close();
		await this.chain.stop();
	}

	sell(more = {}) {
		const amount = (lastAmount += 10_000 * FINER);
		return this.merchant.sell({ amount, currency: "USDC", customer_email: "ama@example.com", ...more });
	}

	// Sends so much of the token's smallest unit from the buyer's wallet, and waits until it is in a block.
	async pay(due, raw = due.raw) {
		await this.chain.receipt(await this.chain.transfer(due.address, raw));
		assert.ok((await this.chain.balance(due.address)) >= BigInt(raw));
	}

	payment(session) {
		return this.kassa.payments(session.amount).then((payments) => payments.at(-1));
	}
}

const tokens = (raw) => String(raw / 1_000_000);
const rawOf = ({ amount }) => amount / FINER;

async function at(options, run) {
	const stall = await Stall.open();
	try {
		const buyer = await Buyer.open(browser, [kassa.url, stall.merchant.url], options);
		await run(stall, buyer);
		await buyer.close();
	} finally {
		await stall.close();
	}
}

// Goes to the page with the address, and reads it as a person does.
async function toAddress(stall, buyer, session) {
	await buyer.visit(session);
	await buyer.button().click();
	await buyer.heading("Pay from your wallet");
	return due(stall, buyer);
}

async function due(stall, buyer) {
	// The text of the value; the button beside it is for those with a script.
	const value = (name) => buyer.page.locator("dl.rows > div", { has: buyer.page.locator("dt", { hasText: name }) }).locator("dd > span").innerText();
	const [amount, address, network, token, contract] = await Promise.all(["Amount", "Address", "Network", "Token", "Contract"].map(value));
	assert.deepEqual([network, token, contract], ["Anvil", "USDC", stall.chain.token]);
	const ours = Array.from({ length: 4 }, (_, number) => addressOf(number, stall.where));
	assert.ok(ours.includes(address), `${address} is a child of the merchant's key`);
	return { address, amount, raw: Math.round(Number(amount) * 1_000_000) };
}

// What a camera reads off the page.
async function scanned(buyer) {
	const picture = PNG.sync.read(await buyer.page.locator("p.code svg").screenshot());
	return jsqr(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data;
}

const says = (buyer, words) => buyer.page.getByRole("status").filter({ hasText: words }).first().waitFor({ timeout: LOOKS.within });
const isOnItsWay = (buyer) => buyer.page.getByRole("heading", { level: 1, name: "Your payment is on its way" }).waitFor({ timeout: LOOKS.within });

describe("a wallet", { concurrency: true }, () => {
	test("pays exactly: the code says what the text says, and the page goes on by itself after the confirmations", () =>
		at({}, async (stall, buyer) => {
			const session = await stall.sell({ description: "Two cups, hand thrown" });
			const shown = await toAddress(stall, buyer, session);
			assert.equal(shown.raw, rawOf(session));
			const uri = `ethereum:${stall.chain.token}@31337/transfer?address=${shown.address}&uint256=${rawOf(session)}`;
			assert.equal(await buyer.page.getByRole("link", { name: "Open in wallet" }).getAttribute("href"), uri);
			assert.equal(await scanned(buyer), uri);
			await portrait(buyer.page, "evm-chain");

			await stall.pay(shown);
			await isOnItsWay(buyer);
			await says(buyer, `${tokens(rawOf(session))} USDC is on its way: 2 more blocks confirm it.`);
			await portrait(buyer.page, "evm-chain-enough");
			assert.equal(await buyer.page.locator("p.code").count(), 0, "nobody pays twice by a code that still stands there");
			assert.equal((await stall.kassa.session(session.id)).payment_status, "unpaid");
			await stall.chain.mine(CONFIRMATIONS - 1);
			await buyer.isBack(stall.merchant, session, LOOKS);
			const payment = await stall.payment(session);
			assert.deepEqual([payment.status, payment.amount_captured, payment.amount_excess], ["succeeded", session.amount, null]);
			await stall.merchant.hears("checkout.session.completed", session.id);
		}));

	test("pays in two parts with scripts off: the page says what is missing, and what is sent then completes it", () =>
		at({ script: false }, async (stall, buyer) => {
			const session = await stall.sell();
			const shown = await toAddress(stall, buyer, session);
			await stall.pay(shown, 10_000_000);
			await says(buyer, "10 USDC is on its way: 2 more blocks confirm it.");
			assert.equal((await due(stall, buyer)).raw, rawOf(session) - 10_000_000);
			await stall.chain.mine(CONFIRMATIONS - 1);
			await says(buyer, "10 USDC arrived. Send the rest to the same address");
			await portrait(buyer.page, "evm-chain-part");
			const rest = await due(stall, buyer);
			assert.equal(rest.address, shown.address);
			await stall.pay(rest);
			await isOnItsWay(buyer);
			await stall.chain.mine(CONFIRMATIONS - 1);
			await buyer.isBack(stall.merchant, session, LOOKS);
			const payment = await stall.payment(session);
			assert.deepEqual([payment.status, payment.amount_captured], ["succeeded", session.amount]);
		}));

	test("pays more: it is paid, and what is over is written down", () =>
		at({}, async (stall, buyer) => {
			const session = await stall.sell();
			await stall.pay(await toAddress(stall, buyer, session), rawOf(session) + 1_234_567);
			await stall.chain.mine(CONFIRMATIONS - 1);
			await buyer.isBack(stall.merchant, session, LOOKS);
			const payment = await stall.payment(session);
			assert.deepEqual([payment.status, payment.amount_captured, payment.amount_excess], ["succeeded", session.amount, "1234567"]);
		}));

	test("pays too late: the merchant hears that the money is owed, and the session stays over", () =>
		at({}, async (stall, buyer) => {
			// Somebody else is about to pay, so the chain is looked at often. What comes late is not theirs.
			const other = await stall.sell();
			const theirs = await toAddress(stall, buyer, other);
			const session = await stall.sell({ expires_at: new Date(Date.now() + 15_000).toISOString() });
			const shown = await toAddress(stall, buyer, session);
			assert.notEqual(shown.address, theirs.address);
			await until("it is over", async () => (await stall.kassa.session(session.id)).status === "expired", LOOKS);
			await buyer.page.getByRole("heading", { level: 1, name: /expired/i }).waitFor({ timeout: LOOKS.within });
			await stall.pay(shown);
			await stall.chain.mine(CONFIRMATIONS - 1);
			const { id } = await stall.payment(session);
			const hook = await stall.merchant.hears("payment.owed", id, LOOKS);
			assert.equal(hook.event.data.object.amount_captured, session.amount);
			const now = await stall.kassa.session(session.id);
			assert.deepEqual([now.status, now.payment_status], ["expired", "unpaid"]);
			await buyer.visit(other);
			assert.equal((await due(stall, buyer)).raw, rawOf(other));
		}));
});
