// Stands in for Paystack: its API, its payment page, and phones in Ghana. Written from paystack.com/docs as noted in the
// wire facts (dialects, 8.2), not from our adapter.
import { createHmac } from "node:crypto";

import { Desk, No, only, page, word } from "./desk.mjs";

const INITIALIZE = ["email", "amount", "currency", "reference", "channels", "callback_url", "metadata", "plan", "subaccount", "bearer"];
const CHARGE = ["email", "amount", "currency", "reference", "mobile_money", "metadata", "authorization_code"];
// Numbers of Paystack's own list of test cards.
const CARDS = { 4084084084084081: "success", 5060666666666666666: "failed" };

export class PaystackStandIn extends Desk {
	transactions = new Map();
	secretKey = `sk_test_${word(40)}`;
	voucher = "482913";
	numbers = 0;

	static async open() {
		const desk = new PaystackStandIn();
		desk.api = await desk.listen((call) => desk.handleApi(call));
		desk.pages = await desk.listen((call) => desk.handlePage(call));
		return desk;
	}

	settings() {
		return { secret_key: this.secretKey, api_base: this.api, checkout_origin: this.pages };
	}

	no(status, message) {
		return this.refuse(status, { status: false, message });
	}

	told(message, data) {
		return { status: true, message, data };
	}

	handleApi(call) {
		if (call.headers.authorization !== `Bearer ${this.secretKey}`) this.no(401, "Invalid key");
		const json = call.method === "POST" ? JSON.parse(call.text) : {};
		const [, verified] = call.path.match(/^\/transaction\/verify\/(.+)$/) ?? [];
		const [, checked] = call.path.match(/^\/charge\/([^/]+)$/) ?? [];
		if (call.route === "POST /transaction/initialize") return this.initialize(json);
		if (call.route === "POST /charge") return this.charge(json);
		if (call.route === "POST /charge/submit_otp") return this.submitOtp(json);
		const named = call.method === "GET" && (verified ?? checked);
		if (!named) this.no(404, `${call.route} is no such path`);
		const transaction = this.transactions.get(named);
		if (!transaction) throw new No(400, { status: false, message: "Transaction reference not found." });
		return this.told("Verification successful", this.shown(transaction));
	}

	begin(body, names) {
		only(this, body, names, (name) => ({ status: false, message: `${name} is not allowed` }));
		const { email, amount, currency, reference } = body;
		if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email ?? "")) this.no(400, "Invalid Email Address Passed");
		if (!/^[1-9]\d*$/.test(String(amount))) this.no(400, "Invalid Amount Sent");
		if (currency !== "GHS") this.no(403, "Currency not supported by merchant");
		if (!/^[A-Za-z0-9.=-]+$/.test(reference ?? "")) this.no(400, "Invalid character in transaction reference");
		if (this.transactions.has(reference)) throw new No(400, { status: false, message: "Duplicate Transaction Reference" });
		const transaction = {
			id: ++this.numbers, domain: "test", reference, amount: Number(amount), currency, status: "abandoned",
			gateway_response: "The transaction was not completed", channel: "card", metadata: body.metadata,
			customer: { email }, authorization: {}, callback_url: body.callback_url,
		};
		this.transactions.set(reference, transaction);
		return transaction;
	}

	shown({ callback_url, ...transaction }) {
		return transaction;
	}

	initialize(body) {
		const transaction = this.begin(body, INITIALIZE);
		if (typeof body.amount !== "string") this.problems.push("the amount is a text here");
		if (!Array.isArray(body.channels) || !/^https?:\/\//.test(body.callback_url ?? "")) this.no(400, "Invalid channels or callback URL");
		JSON.parse(body.metadata);
		transaction.code = word(15);
		const { reference, code } = transaction;
		return this.told("Authorization URL created", { authorization_url: `${this.pages}/${code}`, access_code: code, reference });
	}

	charge(body) {
		const { phone, provider } = body.mobile_money ?? {};
		if (!/^0\d{9}$/.test(phone ?? "") && !/^\+?233\d{9}$/.test(phone ?? "")) this.no(400, `Invalid phone number ${phone}`);
		if (!["mtn", "vod", "atl"].includes(provider)) this.no(400, "Invalid mobile money provider");
		const transaction = this.begin(body, CHARGE);
		const asks = provider === "vod";
		Object.assign(transaction, {
			channel: "mobile_money", status: asks ? "send_otp" : "pay_offline",
			display_text: asks ? "Dial *110# to generate a voucher" : "Please complete the authorization on your phone",
			authorization: { channel: "mobile_money", bank: "MTN", country_code: "GH", brand: "Mtn", last4: phone.slice(-4), reusable: false },
		});
		return this.told("Charge attempted", this.shown(transaction));
	}

	submitOtp({ otp, reference }) {
		const transaction = this.transactions.get(reference) ?? this.no(400, "Transaction reference not found.");
		if (transaction.status !== "send_otp") this.no(400, "Charge is not waiting for a code");
		if (otp !== this.voucher) return this.told("Charge attempted", this.shown(transaction));
		Object.assign(transaction, { status: "pay_offline", display_text: "Please complete the authorization on your phone" });
		return this.told("Charge attempted", this.shown(transaction));
	}

	succeed(transaction, authorization = transaction.authorization) {
		return Object.assign(transaction, { status: "success", gateway_response: "Approved", paid_at: new Date().toISOString(), authorization });
	}

	handlePage(call) {
		const transaction = [...this.transactions.values()].find(({ code }) => `/${code}` === call.path);
		if (!transaction) throw new No(404, {});
		const form = (words) => page("Paystack", `<h1>Pay GHS ${transaction.amount / 100}</h1><p role="alert">${words}</p>
			<form method="post"><label>Card number<input name="number"></label><button>Pay</button></form>
			<a href="${JSON.parse(transaction.metadata).cancel_action}">Cancel Payment</a>`);
		if (transaction.status === "success") return page("Paystack", "<h1>Already paid</h1>");
		if (call.method === "GET") return form("");
		const digits = new URLSearchParams(call.text).get("number").replace(/\s/g, "");
		if (CARDS[digits] !== "success") {
			Object.assign(transaction, { status: "failed", gateway_response: "Declined" });
			return form("Declined. Try another card.");
		}
		const last4 = digits.slice(-4);
		this.succeed(transaction, { authorization_code: `AUTH_${word(10)}`, channel: "card", brand: "visa", last4, reusable: true });
		const back = new URL(transaction.callback_url);
		back.searchParams.set("trxref", transaction.reference);
		back.searchParams.set("reference", transaction.reference);
		return { location: back.href };
	}

	// Signed over the bytes as they are sent, with the key of the API.
	tell(hook, event, transaction, { secret = this.secretKey, change = (text) => text } = {}) {
		const text = JSON.stringify({ event, data: this.shown(transaction) }, null, 1);
		const signature = createHmac("sha512", secret).update(text).digest("hex");
		return this.notify(hook, change(text), { "x-paystack-signature": signature });
	}
}
