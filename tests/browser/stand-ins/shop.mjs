// A shop with one account at a stand-in for a provider, and buyers who come to it.
import assert from "node:assert/strict";

import { Buyer, openBrowser, portrait as portraitIn } from "../buyer.mjs";
import { Kassa, until } from "../harness.mjs";
import { Merchant } from "../merchant.mjs";

const SIZES = [
	["phone", 390, 844],
	["desk", 1440, 900],
];

export class Shop {
	// `desk` is the stand-in. None of its secrets, and none of the `secrets` beside them, may be seen in a log or a file.
	static async open(processor, desk, { settings = desk.settings(), secrets = [], currency } = {}) {
		const shop = new Shop();
		Object.assign(shop, { desk, currency });
		try {
			shop.kassa = await Kassa.start();
			shop.merchant = await Merchant.open(shop.kassa);
			shop.browser = await openBrowser();
			const account = await shop.kassa.expect(201, "POST", "/v1/processor_accounts", { processor, settings });
			shop.hook = account.notices_url;
			for (const name of Object.keys(account.secrets)) shop.kassa.secrets.add(settings[name]);
			for (const secret of secrets) shop.kassa.secrets.add(secret);
		} catch (problem) {
			await shop.discard();
			throw problem;
		}
		return shop;
	}

	async discard() {
		await this.browser?.close();
		await this.merchant?.close();
		await this.kassa?.discard();
		await this.desk?.close?.();
	}

	// Ends everything, and looks for leaks and for what the provider would have refused.
	async close() {
		try {
			await this.browser.close();
			await this.merchant.close();
			await this.kassa.stop();
			this.desk.assertContent?.();
		} finally {
			await this.discard();
		}
	}

	sell(more = {}) {
		return this.merchant.sell({ currency: this.currency, customer_email: "ama@example.com", ...more });
	}

	// Gives a buyer to a test, who may be led to these origins and to no others.
	async shopping(origins, run, options) {
		const buyer = await Buyer.open(this.browser, [this.kassa.url, this.merchant.url, ...origins], options);
		await run(buyer);
		await buyer.close();
	}

	status(session) {
		return this.kassa.session(session.id).then((now) => [now.status, now.payment_status]);
	}

	async isPaid(session, options) {
		await until(`${session.id} is paid`, async () => (await this.kassa.session(session.id)).status === "complete", options);
		const now = await this.kassa.session(session.id);
		assert.equal(now.payment_status, "paid");
		const payments = await this.kassa.payments(session.amount);
		const succeeded = payments.filter(({ status }) => status === "succeeded");
		assert.equal(succeeded.length, 1, "it is paid once");
		assert.equal(now.payment, succeeded[0].id);
		return succeeded[0];
	}

	async isOpen(session) {
		assert.deepEqual(await this.status(session), ["open", "unpaid"]);
	}
}

// What the provider has made last.
export const newest = (all) => [...all.values()].at(-1);

// Keeps a picture of the page on a phone and on a desk, and sees that nothing has to be scrolled sideways.
export const portrait = (page, name) => portraitIn(page, name, SIZES);

// The policy of the page, as lists of sources by directive.
export function policyOf(answer) {
	const parts = answer.headers()["content-security-policy"].split(";").map((part) => part.trim().split(" "));
	return Object.fromEntries(parts.map(([name, ...sources]) => [name, sources]));
}
