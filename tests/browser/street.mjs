// The street where stories of what repeats take place: one server and one browser for a whole file, and for every story
// a shop with a clock of its own, in which somebody buys.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Buyer, openBrowser } from "./buyer.mjs";
import { Kassa } from "./harness.mjs";
import { Merchant } from "./merchant.mjs";

export function street(name) {
	let kassa, browser;
	let shops = 0;

	before(async () => {
		kassa = await Kassa.start();
		browser = await openBrowser();
	});

	after(async () => {
		await browser?.close();
		await kassa?.stop();
	});

	// Gives a story a buyer, a shop and its backend, and looks afterwards at what the pages did and the webhooks said.
	async function shopping(run, options) {
		const shop = await kassa.shop(`${name} ${++shops}`);
		const merchant = await Merchant.open(shop);
		const buyer = await Buyer.open(browser, [kassa.url, merchant.url], options);
		try {
			await run({ buyer, shop, merchant });
		} finally {
			await merchant.close();
			await buyer.context.close();
		}
		await buyer.close();
		assert.deepEqual(merchant.refused, [], "every webhook verifies");
	}

	// The same story twice: with the page's script, and without any.
	function both(story, run) {
		for (const script of [true, false]) {
			const how = script ? "with" : "without";
			test(`${story}, ${how} script`, () => shopping(run, { script }));
		}
	}

	return { shopping, both };
}
