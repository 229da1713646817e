// The exam of the processors (crates/server/tests/it/exam), once more for Stripe: here the real binary speaks to a Stripe
// that others have written. A scenario of the exam's lists is either played here or stands here with the reason why
// this emulator cannot play it.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { freePort, Kassa, Robot, send, until } from "./harness.mjs";
import { Localstripe } from "./stand-ins/localstripe.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const exam = path.join(here, "../../crates/server/tests/it/exam/mod.rs");

const AMOUNT = 5000;
const CURRENCY = "EUR";
// What localstripe does with them. Of Stripe's other numbers it only refuses to keep them, and takes money from them.
const CARD = { good: "4242424242424242", declined: "4000000000000341", asks: "4000002500003155" };
const DEBIT = { good: "DE89370400440532013000", bad: "DE62370400440532013001" };

let emulator, kassa;

before(async () => {
	emulator = await Localstripe.start();
	kassa = await Kassa.start();
	for (const text of [emulator.webhookSecret, ...Object.values(CARD), ...Object.values(DEBIT)]) kassa.secrets.add(text);
});

after(async () => {
	try {
		await kassa?.stop();
		emulator?.assertContent();
	} finally {
		await kassa?.discard();
		await emulator?.close();
	}
});

let stalls = 0;

// A shop with one account and one session. Its clock stands still, so that Kassa asks for nothing that the test does not
// wait for.
class Stall {
	static async open({ without = [], life, more = {}, unreachable = 0, accounts = 1 } = {}) {
		const stall = new Stall();
		stall.shop = await kassa.shop(`Stall ${++stalls}`);
		stall.accounts = [];
		for (let n = 0; n < accounts; n++) {
			const all = { ...emulator.settings(), ...(n < unreachable ? { api_base: await nobody() } : {}) };
			kassa.secrets.add(all.secret_key);
			const settings = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
			const body = { processor: "stripe", name: `stripe-${n}`, settings };
			const account = await stall.shop.expect(201, "POST", "/v1/processor_accounts", body);
			stall.accounts.push(account);
			// The first one that anybody answers for is the one that is asked.
			if (n <= unreachable) Object.assign(stall, { settings: all, account });
		}
		const clock = await stall.shop.turn("PT0S");
		stall.session = await stall.shop.expect(201, "POST", "/v1/checkout/sessions", {
			amount: AMOUNT,
			currency: CURRENCY,
			success_url: "https://shop.example/thanks",
			cancel_url: "https://shop.example/cart",
			...(life ? { expires_at: new Date(Date.parse(clock.now) + life).toISOString() } : {}),
			...more,
		});
		return stall;
	}

	// The buyer presses the button, and the page gives the browser what Stripe.js needs.
	static async submitted(options) {
		const stall = await Stall.open(options);
		await stall.submit();
		await stall.reload();
		const { status, metadata } = await stall.intent();
		assert.deepEqual([status, metadata.kassa_payment], ["requires_payment_method", (await stall.payment()).id]);
		return stall;
	}

	static async paid() {
		const stall = await Stall.submitted();
		await stall.pays(CARD.good);
		await stall.comesBack();
		await stall.hears("payment_intent.succeeded");
		await stall.isPaid();
		return stall;
	}

	// The buyer has paid, and the money is only held.
	static async held() {
		const stall = await Stall.submitted({ more: { capture_method: "manual" } });
		await stall.pays(CARD.good, "requires_capture");
		await stall.comesBack();
		await stall.stands("requires_capture", ["complete", "unpaid"]);
		await stall.assertBook(0);
		return stall;
	}

	async submit() {
		const robot = new Robot(this.shop, this.session);
		await robot.open();
		const answer = await robot.post("pay", { method: "card", email: "ama@example.com", scripted: "1" });
		assert.equal(answer.status, 303, answer.text);
	}

	async reload() {
		const { status, text } = await send("GET", this.session.url);
		assert.equal(status, 200, text);
		const data = (name) => unescaped(text.match(new RegExp(`data-${name}="([^"]*)"`))?.[1] ?? "");
		this.config = JSON.parse(data("config"));
		this.back = new URL(data("return"), this.session.url);
		this.id = this.config.client_secret.split("_secret_")[0];
		return text;
	}

	// What Stripe.js sends when the buyer has typed a card, or an account to be debited, and confirms.
	async confirms(number) {
		const means = /^\d+$/.test(number)
			? { type: "card", "card][number": number, "card][exp_month": "12", "card][exp_year": "34", "card][cvc": "123" }
			: { type: "sepa_debit", "sepa_debit][iban": number };
		const named = Object.entries(means).map(([name, value]) => [`payment_method_data[${name}]`, value]);
		const { publishable_key: key, client_secret: secret } = this.config;
		const form = new URLSearchParams([["key", key], ["client_secret", secret], ["return_url", this.back.href], ...named]);
		const answer = await send("POST", `${emulator.api}/v1/payment_intents/${this.id}/confirm`, { body: form.toString() });
		return { status: answer.status, body: JSON.parse(answer.text) };
	}

	// What it sends when the buyer has said at the bank that it is so, or that it is not.
	async answers(success) {
		const { publishable_key: key, client_secret } = this.config;
		const url = `${emulator.api}/v1/payment_intents/${this.id}/_authenticate?success=${success}`;
		const answer = await send("POST", url, { body: JSON.stringify({ key, client_secret }) });
		assert.equal(answer.status, 200, answer.text);
		return JSON.parse(answer.text).status;
	}

	async pays(number, end = "succeeded") {
		const { status, body } = await this.confirms(number);
		assert.deepEqual([status, body.status], [200, end], JSON.stringify(body));
	}

	async isDeclined(number) {
		const { status, body } = await this.confirms(number);
		assert.deepEqual([status, body.error?.code], [402, "card_declined"]);
	}

	async comesBack(word = "succeeded") {
		this.back.search = new URLSearchParams({
			payment_intent: this.id,
			payment_intent_client_secret: this.config.client_secret,
			redirect_status: word,
		});
		const answer = await send("GET", this.back.href);
		assert.equal(answer.status, 303, answer.text);
	}

	// What localstripe tells is handed on; how often, and with what said otherwise, is up to the test.
	notice(type) {
		return emulator.notice(type, this.id);
	}

	async deliver({ text, signature }, expected = 200) {
		const headers = { "Content-Type": "application/json" };
		if (signature !== undefined) headers["Stripe-Signature"] = signature;
		const answer = await send("POST", this.account.notices_url, { headers, body: text });
		assert.equal(answer.status, expected, answer.text);
	}

	async hears(type) {
		const notice = await this.notice(type);
		await this.deliver(notice);
		return notice;
	}

	passes(time = "PT1M") {
		return this.shop.turn(time);
	}

	// A notice of a success that has not stayed one: what the emulator says now is what it said before.
	async isToldOfSuccess(change) {
		const { amount, currency } = await this.intent();
		if (change) await emulator.change(this.id, change);
		await this.pays(CARD.good);
		const notice = await this.notice("payment_intent.succeeded");
		await emulator.change(this.id, { amount, currency, payment_method: null, latest_charge: null });
		assert.equal((await this.intent()).status, "requires_payment_method");
		return notice;
	}

	intent() {
		return emulator.intent(this.id);
	}

	// What Kassa has asked of localstripe for this shop.
	asked(method, route) {
		return this.calls().filter((call) => call.method === method && call.route.startsWith(route));
	}

	calls() {
		return emulator.requests.filter(({ key }) => key === this.settings.secret_key);
	}

	async payment() {
		const payments = await this.shop.all(`/v1/payments?session=${this.session.id}`);
		assert.equal(payments.length, 1, "one payment, however often it is told");
		return payments[0];
	}

	async parked() {
		return (await this.shop.expect(200, "GET", "/v1/parked_notices")).data;
	}

	events() {
		return this.shop.all("/v1/events");
	}

	async stands(payment, session, { captured = 0, refunded = 0, code = null, parked = [] } = {}) {
		const expected = [payment, captured, refunded, code, AMOUNT, CURRENCY, ...session, parked];
		await until(`it stands as ${JSON.stringify(expected)}`, async () => {
			const found = await this.payment();
			const { status, payment_status } = await this.shop.session(this.session.id);
			const reasons = (await this.parked()).map(({ reason, payment: of }) => (of === found.id ? reason : of));
			const { amount_captured, amount_refunded, failure_code, amount, currency } = found;
			const now = [found.status, amount_captured, amount_refunded, failure_code, amount, currency, status, payment_status];
			assert.deepEqual([...now, reasons], expected);
			return true;
		});
	}

	// It pays the session; so much was given back since. localstripe has taken the money, and given back as much.
	async isPaid(refunded = 0) {
		const word = refunded === AMOUNT ? "refunded" : "succeeded";
		await this.stands(word, ["complete", "paid"], { captured: AMOUNT, refunded });
		await this.assertBook(AMOUNT, refunded);
	}

	async isGivenBack() {
		await this.stands("refunded", ["expired", "unpaid"], { captured: AMOUNT, refunded: AMOUNT });
		await this.assertBook(AMOUNT, AMOUNT);
	}

	// The payment is with this one of the accounts, counted from the first.
	async isWith(at) {
		assert.equal((await this.payment()).processor_account, this.accounts[at].id);
	}

	// Nothing was taken, and the next try may be made in the same fields.
	async isRefused(code) {
		await this.passes();
		await this.stands("pending", OPEN, { code });
		await this.assertBook(0, 0);
		assert.equal((await this.intent()).status, "requires_payment_method");
	}

	isParked(reason) {
		return this.stands("pending", OPEN, { parked: [reason] });
	}

	isStuck(reason) {
		return this.stands("processing", OPEN, { code: reason });
	}

	// The buyer is neither told that it failed nor asked to pay again.
	async isUndecided() {
		const { status, failure_code, amount_captured } = await this.payment();
		assert.ok(["pending", "processing"].includes(status), status);
		assert.deepEqual([failure_code, amount_captured], [null, 0]);
		assert.deepEqual(await this.of(), OPEN);
	}

	async of() {
		const { status, payment_status } = await this.shop.session(this.session.id);
		return [status, payment_status];
	}

	// How it stands in localstripe's book: money taken, and money given back, refund by refund.
	async assertBook(taken, ...returned) {
		const { latest_charge: charge } = await this.intent();
		const captured = charge?.status === "succeeded" && charge.balance_transaction ? charge.amount : 0;
		const amounts = captured ? (await emulator.refunds(this.id)).map(({ amount }) => amount) : [];
		assert.deepEqual([captured, ...amounts], [taken, ...returned.filter(Boolean)]);
	}

	async refund(amount) {
		const { id } = await this.payment();
		return this.shop.expect(201, "POST", "/v1/refunds", { payment: id, ...(amount ? { amount } : {}) });
	}
}

// An address of this machine at which nobody listens.
const nobody = async () => `http://127.0.0.1:${await freePort()}`;

const OPEN = ["open", "unpaid"];

const unescaped = (text) =>
	text.replace(/&(?:#(\d+)|(\w+));/g, (_, number, name) =>
		number ? String.fromCodePoint(Number(number)) : { quot: '"', amp: "&", lt: "<", gt: ">" }[name]);

const ONE_REASON = "localstripe knows one reason why a charge is refused, card_declined, and no code of the bank's beside it";

const NO_DISPUTES = "localstripe has no disputes, and makes no event of one";
const NO_CHAIN = "what is sent on a chain, in parts, too much or on a wrong one, is nothing that Stripe or localstripe sees";

// By the name of the exam: how it is played, or why this emulator cannot.
const PLAYS = {
	async success() {
		const stall = await Stall.submitted();
		await stall.pays(CARD.good);
		await stall.comesBack();
		await stall.isPaid();
		assert.deepEqual((await stall.payment()).card, { brand: "visa", last4: CARD.good.slice(-4) });
		await stall.hears("payment_intent.succeeded");
		await stall.passes();
		await stall.isPaid();
		assert.equal(stall.asked("POST", "/v1/payment_intents").length, 1);
	},

	// The bytes and the signature of this notice are localstripe's own.
	async decline() {
		const stall = await Stall.submitted();
		await stall.isDeclined(CARD.declined);
		await stall.hears("payment_intent.payment_failed");
		await stall.isRefused("card_declined");
	},

	insufficient_funds: ONE_REASON,
	expired_card: ONE_REASON,

	async challenge_passed() {
		const stall = await Stall.submitted();
		await stall.pays(CARD.asks, "requires_action");
		await stall.passes("PT5S");
		await stall.isUndecided();
		assert.equal(await stall.answers(true), "succeeded");
		await stall.comesBack();
		await stall.hears("payment_intent.succeeded");
		await stall.passes();
		await stall.isPaid();
	},

	async challenge_failed() {
		const stall = await Stall.submitted();
		await stall.pays(CARD.asks, "requires_action");
		assert.equal(await stall.answers(false), "requires_payment_method");
		await stall.comesBack("failed");
		await stall.hears("payment_intent.payment_failed");
		await stall.isRefused("authentication_failed");
	},

	async pending_then_success() {
		const stall = await Stall.submitted();
		await stall.pays(DEBIT.good, "processing");
		await stall.comesBack();
		await stall.passes();
		await stall.isUndecided();
		await emulator.settle(stall.id);
		await stall.hears("payment_intent.succeeded");
		await stall.passes();
		await stall.isPaid();
	},

	async pending_then_failure() {
		const stall = await Stall.submitted();
		await stall.pays(DEBIT.bad, "processing");
		await stall.comesBack();
		await stall.passes();
		await stall.isUndecided();
		await emulator.settle(stall.id);
		await stall.hears("payment_intent.payment_failed");
		await stall.isRefused("card_declined");
	},

	// Nothing is heard until Kassa has enough of waiting.
	async timeout_money_moved() {
		const stall = await Stall.submitted();
		await stall.pays(CARD.good);
		emulator.lose("answer", "silence", stall.settings, "GET", "/v1/payment_intents/");
		await stall.comesBack();
		await stall.isUndecided();
		await stall.passes();
		await stall.isPaid();
	},

	// The intent was never made, or nobody knows the secret that it can be paid with.
	async timeout_no_money() {
		const tries = ["request", "answer"].map(async (what) => {
			const stall = await Stall.open();
			emulator.lose(what, "silence", stall.settings, "POST", "/v1/payment_intents");
			await stall.submit();
			await stall.passes();
			await stall.stands("failed", OPEN, { code: "not_charged" });
			assert.equal(stall.asked("POST", "/v1/payment_intents").length, 1);
			assert.doesNotMatch((await send("GET", stall.session.url)).text, /data-config/);
		});
		await Promise.all(tries);
	},

	async duplicate_notice() {
		const stall = await Stall.submitted();
		await stall.pays(CARD.good);
		await stall.comesBack();
		const notice = await stall.hears("payment_intent.succeeded");
		await stall.isPaid();
		const before = [await stall.payment(), await stall.events()];
		await Promise.all([1, 2, 3].map(() => stall.deliver(notice)));
		assert.deepEqual([await stall.payment(), await stall.events()], before, "what is told again is no news");
		await stall.passes();
		await stall.isPaid();
	},

	// The buyer's first card is declined and the second one pays. Each notice comes twice, and the first one once more.
	async notices_any_order() {
		const ends = [];
		for (const types of [["payment_failed", "succeeded"], ["succeeded", "payment_failed"]]) {
			const stall = await Stall.submitted();
			await stall.isDeclined(CARD.declined);
			await stall.pays(CARD.good);
			const notices = await Promise.all(types.map((type) => stall.notice(`payment_intent.${type}`)));
			for (const notice of [...notices.flatMap((it) => [it, it]), notices[0]]) await stall.deliver(notice);
			await stall.passes();
			await stall.isPaid();
			const { card } = await stall.payment();
			ends.push([card, (await stall.events()).map(({ type }) => type)]);
		}
		assert.deepEqual(ends[0], ends[1]);
	},

	// The intent is changed at the emulator before the buyer pays, and everything is taken back before Kassa asks.
	async wrong_amount() {
		const stall = await Stall.submitted();
		await stall.deliver(await stall.isToldOfSuccess({ amount: AMOUNT - 1 }));
		await stall.isParked("amount_mismatch");
	},

	async wrong_currency() {
		const stall = await Stall.submitted();
		await stall.deliver(await stall.isToldOfSuccess({ currency: "usd" }));
		await stall.isParked("other_currency");
	},

	// localstripe is one account in test mode, and names none. That it is another's is written into its notice.
	async other_account() {
		const stall = await Stall.submitted();
		const { event } = await stall.isToldOfSuccess();
		await stall.deliver(emulator.signed({ ...event, account: "acct_1Other" }));
		await stall.isParked("other_account");
		assert.deepEqual(stall.asked("GET", "/v1/payment_intents/"), [], "nobody is asked about it");
	},

	async other_mode() {
		const stall = await Stall.submitted();
		const { event } = await stall.isToldOfSuccess();
		await stall.deliver(emulator.signed({ ...event, livemode: true }));
		await stall.isParked("other_mode");
		assert.deepEqual(stall.asked("GET", "/v1/payment_intents/"), [], "nobody is asked about it");
	},

	async bad_signature() {
		const stall = await Stall.submitted();
		await stall.pays(CARD.good);
		const notice = await stall.notice("payment_intent.succeeded");
		const { event, text, signature } = notice;
		const forged = [
			{ text },
			{ text, signature: "" },
			{ text, signature: signature.slice(0, -2) },
			{ text, signature: `${signature}00` },
			{ text, signature: emulator.signed(event, "whsec_another_secret_of_forty_characters").signature },
			{ text: JSON.stringify(event), signature },
			{ text: `${text} `, signature },
		];
		const before = await stall.payment();
		for (const it of forged) await stall.deliver(it, 400);
		assert.deepEqual(await stall.payment(), before, "what is not signed has no effect");
		assert.deepEqual(await stall.parked(), [], "what is not believed is not kept either");
		assert.deepEqual(stall.asked("GET", "/v1/payment_intents/"), [], "and nobody is asked about it");
		await stall.deliver(notice);
		await stall.passes();
		await stall.isPaid();
	},

	async empty_secret() {
		const stall = await Stall.submitted({ without: ["webhook_secret"] });
		await stall.pays(CARD.good);
		const notice = await stall.notice("payment_intent.succeeded");
		const before = await stall.payment();
		await stall.deliver(notice, 503);
		await stall.deliver(emulator.signed(notice.event, ""), 503);
		await stall.deliver({ text: notice.text }, 503);
		assert.deepEqual([await stall.payment(), await stall.parked()], [before, []]);
		const settings = { webhook_secret: emulator.webhookSecret };
		await stall.shop.expect(200, "POST", `/v1/processor_accounts/${stall.account.id}`, { settings });
		await stall.deliver(notice);
		await stall.passes();
		await stall.isPaid();
	},

	async refund_full() {
		const stall = await Stall.paid();
		await stall.refund();
		await stall.passes();
		await stall.isPaid(AMOUNT);
	},

	async refund_partial() {
		const stall = await Stall.paid();
		await stall.refund(2000);
		await stall.passes();
		await stall.isPaid(2000);
	},

	// localstripe would give back more than it took.
	async refund_over_rest() {
		const stall = await Stall.paid();
		await stall.refund(2000);
		await stall.passes();
		await stall.isPaid(2000);
		const body = { payment: (await stall.payment()).id, amount: 3001 };
		const answer = await stall.shop.api("POST", "/v1/refunds", body);
		assert.match(answer.text, /refund_too_large/);
		assert.ok(answer.status >= 400 && answer.status < 500, answer.text);
		await stall.passes();
		await stall.isPaid(2000);
		assert.equal(stall.asked("POST", "/v1/refunds").length, 1);
	},

	// Kassa ends the intent with the session, but localstripe does not hear of it before the buyer pays.
	async late_success() {
		const stall = await Stall.submitted({ life: 60_000 });
		emulator.lose("request", "cut", stall.settings, "POST", `/v1/payment_intents/${stall.id}/cancel`);
		await stall.passes("PT2M");
		const end = () => stall.asked("POST", `/v1/payment_intents/${stall.id}/cancel`).length > 0;
		await until("the session has run out", async () => (await stall.of())[0] === "expired" && end());
		await stall.pays(CARD.good);
		await stall.hears("payment_intent.succeeded");
		await stall.passes();
		await stall.isGivenBack();
		assert.equal(stall.asked("POST", "/v1/refunds").length, 1);
	},

	// The page may have what is meant for the buyer's browser, and the database keeps that as long as it can be needed.
	async secrets_scrubbed() {
		const stall = await Stall.submitted();
		await assertScrubbed(stall);
		await stall.pays(CARD.good);
		await stall.comesBack();
		await stall.hears("payment_intent.succeeded");
		await stall.passes();
		await stall.isPaid();
		await assertScrubbed(stall, stall.config.client_secret);
		kassa.secrets.add(stall.config.client_secret);
	},

	async shown_again() {
		const stall = await Stall.submitted();
		const { config } = stall;
		assert.equal(stall.calls().length, 1);
		for (let n = 0; n < 2; n++) {
			await stall.reload();
			assert.deepEqual(stall.config, config);
		}
		assert.equal(stall.calls().length, 1, "nothing more is made there");
		await stall.stands("pending", OPEN);
	},

	async other_amount_taken() {
		const stall = await Stall.submitted();
		await emulator.change(stall.id, { amount: AMOUNT - 1 });
		await stall.pays(CARD.good);
		await stall.comesBack();
		await stall.isStuck("amount_mismatch");
	},

	without_script: "localstripe has no Checkout Sessions, and so no page to lead a browser without a script to",

	// What was held and not taken is in localstripe's book as taken and given back.
	async held_and_captured() {
		const stall = await Stall.held();
		const { id } = await stall.payment();
		await stall.shop.expect(200, "POST", `/v1/payments/${id}/capture`, { amount: 3000 });
		await stall.hears("payment_intent.succeeded");
		await stall.passes();
		await stall.stands("succeeded", ["complete", "paid"], { captured: 3000 });
		await stall.assertBook(AMOUNT, AMOUNT - 3000);
		assert.equal(stall.asked("POST", `/v1/payment_intents/${stall.id}/capture`).length, 1);
	},

	async held_and_released() {
		const stall = await Stall.held();
		const { id } = await stall.payment();
		await stall.shop.expect(200, "POST", `/v1/payments/${id}/cancel`, {});
		await stall.passes();
		await stall.stands("canceled", ["complete", "unpaid"]);
		await stall.assertBook(0);
		assert.equal((await stall.intent()).status, "canceled");
	},

	dispute_lost: NO_DISPUTES,
	dispute_won: NO_DISPUTES,

	async first_unreachable() {
		const stall = await Stall.submitted({ accounts: 2, unreachable: 1 });
		await stall.isWith(1);
		await stall.pays(CARD.good);
		await stall.comesBack();
		await stall.hears("payment_intent.succeeded");
		await stall.passes();
		await stall.isPaid();
		await stall.isWith(1);
	},

	// Money may have moved there, so nobody else is asked.
	async first_unheard() {
		const stall = await Stall.submitted({ accounts: 2 });
		await stall.pays(CARD.good);
		emulator.lose("answer", "silence", stall.settings, "GET", "/v1/payment_intents/");
		await stall.comesBack();
		await stall.isUndecided();
		await stall.isWith(0);
		await stall.passes();
		await stall.isPaid();
		await stall.isWith(0);
	},

	sent_in_parts: NO_CHAIN,
	too_much_sent: NO_CHAIN,
	too_little_sent: NO_CHAIN,
	taken_back: NO_CHAIN,
	other_token_sent: NO_CHAIN,
	other_chain: NO_CHAIN,
	returned_by_hand: "localstripe gives money back, so nobody does it by hand",

	async both_unreachable() {
		const stall = await Stall.open({ accounts: 2, unreachable: 2 });
		await stall.submit();
		await stall.passes();
		await stall.stands("failed", OPEN, { code: "not_charged" });
	},
};

// No secret stands in an answer of the API, in a page or in a file.
async function assertScrubbed({ shop, session, account, settings, config }, ...more) {
	const secrets = [settings.secret_key, settings.webhook_secret];
	const pages = [(await send("GET", session.url)).text];
	for (const route of [
		`/v1/payments?session=${session.id}`,
		`/v1/checkout/sessions/${session.id}`,
		"/v1/events?limit=100",
		"/v1/processor_accounts",
		`/v1/processor_accounts/${account.id}`,
		"/v1/processors",
		"/v1/parked_notices",
	]) {
		const answer = await shop.api("GET", route);
		assert.equal(answer.status, 200, answer.text);
		assert.ok(!answer.text.includes(config.client_secret), route);
		pages.push(answer.text);
	}
	for (const page of pages) for (const secret of secrets) assert.ok(!page.includes(secret), page);
	for (const name of await readdir(kassa.folder)) {
		const bytes = await readFile(path.join(kassa.folder, name));
		for (const secret of [...secrets, ...more]) assert.ok(!bytes.includes(secret), `${secret} is in ${name}`);
	}
	for (const secret of [...secrets, config.client_secret]) assert.ok(!kassa.log.includes(secret), `${secret} is in the log`);
}

// The names of a list of the exam. How many there are, its type says.
function names(source, list) {
	const [, count, text] = source.match(new RegExp(`const ${list}: \\[.*; (\\d+)\\] = \\[([^]*?)\\n\\];`)) ?? [];
	const found = [...text.matchAll(/\(\s*"(\w+)",/g)].map(([, name]) => name);
	assert.equal(found.length, Number(count), `${list}: ${found}`);
	return found;
}

test("every scenario of the exam is played here, or it is said why not", async () => {
	const source = await readFile(exam, "utf8");
	assert.deepEqual(Object.keys(PLAYS), [...names(source, "SCENARIOS"), ...names(source, "MORE")]);
	for (const [name, play] of Object.entries(PLAYS)) assert.ok(typeof play === "function" || play.length > 20, name);
});

// Each has a shop of its own, and most of the time they wait for localstripe's notices, which take a second.
describe("localstripe", { concurrency: 6 }, () => {
	for (const [name, play] of Object.entries(PLAYS)) if (typeof play === "function") test(name, play);

	// Its answer to a wish under a known key is another refund, so only asking first keeps it from being made twice.
	for (const what of ["request", "answer"]) {
		test(`a refund is made once when the ${what} is lost`, async () => {
			const stall = await Stall.paid();
			emulator.lose(what, "cut", stall.settings, "POST", "/v1/refunds");
			const made = await stall.refund(2000);
			await until("Kassa has asked for it", () => stall.asked("POST", "/v1/refunds").length > 0);
			await stall.passes();
			await stall.isPaid(2000);
			assert.equal((await stall.shop.expect(200, "GET", `/v1/refunds/${made.id}`)).status, "succeeded");
			assert.equal(stall.asked("POST", "/v1/refunds").length, what === "request" ? 2 : 1);
		});
	}
});
