// Stands in for Razorpay: its API, its Checkout and its hosted page. Written from razorpay.com/docs as noted in the wire
// facts (dialects, 8.1), not from our adapter.
import { createHmac } from "node:crypto";

import { Desk, No, only, page, seconds, word } from "./desk.mjs";

const ORDER = ["amount", "currency", "receipt", "notes", "partial_payment", "first_payment_min_amount", "payment", "customer_id", "method", "token"];
// Numbers of Razorpay's own list of test cards.
const CARDS = {
	4100280000001007: "captured",
	4100280000060003: "failed",
};

const hmac = (secret, text) => createHmac("sha256", secret).update(text).digest("hex");

export class RazorpayStandIn extends Desk {
	orders = new Map();
	payments = new Map();
	keyId = `rzp_test_${word(14)}`;
	keySecret = word(24);
	webhookSecret = word(32);

	static async open() {
		const desk = new RazorpayStandIn();
		desk.api = await desk.listen((call) => desk.handleApi(call));
		desk.js = await desk.listen((call) => desk.handleScript(call));
		return desk;
	}

	settings() {
		return {
			key_id: this.keyId,
			key_secret: this.keySecret,
			webhook_secret: this.webhookSecret,
			api_base: this.api,
			script_url: `${this.js}/v1/checkout.js`,
		};
	}

	no(status, description, field) {
		const error = { code: "BAD_REQUEST_ERROR", description, source: "business", step: null, reason: "input_validation_failed", field };
		return this.refuse(status, { error });
	}

	handleApi(call) {
		if (call.path === "/v1/checkout/embedded") return this.hosted(call);
		if (call.path === "/checkout/frame") return this.frame(call);
		if (call.path === "/checkout/pay") return this.paidInFrame(call);
		const auth = `Basic ${Buffer.from(`${this.keyId}:${this.keySecret}`).toString("base64")}`;
		if (call.headers.authorization !== auth) this.no(401, "Authentication failed");
		const [, all, id, more] = call.path.match(/^\/v1\/(orders|payments)(?:\/(\w+))?(?:\/(\w+))?$/) ?? [];
		switch (`${call.method} ${all} ${id ? "one" : "all"} ${more ?? ""}`.trim()) {
			case "POST orders all":
				return this.createOrder(call);
			case "GET orders all":
				return this.collection([...this.orders.values()].filter(({ receipt }) => receipt === call.query.get("receipt")));
			case "GET orders one payments":
				return this.collection([...this.payments.values()].filter(({ order_id }) => order_id === id));
			case "GET payments one":
				return this.expanded(this.payments.get(id) ?? this.no(400, "The id provided does not exist"), call.query);
			default:
				return this.no(404, `${call.route} is no such URL`);
		}
	}

	collection(items) {
		const plain = items.map(({ card, ...item }) => item);
		return { entity: "collection", count: plain.length, items: plain };
	}

	expanded({ card, ...payment }, query) {
		return query.get("expand[]") === "card" ? { ...payment, card } : payment;
	}

	createOrder(call) {
		if (call.headers["content-type"] !== "application/json") this.no(400, "not JSON");
		const body = JSON.parse(call.text);
		only(this, body, ORDER, (name) => ({ error: { code: "BAD_REQUEST_ERROR", description: `${name} is/are not required` } }));
		const { amount, currency, receipt, notes } = body;
		if (!Number.isInteger(amount) || amount < 100) this.no(400, "The amount must be at least INR 1.00", "amount");
		if (!/^[A-Z]{3}$/.test(currency)) this.no(400, "Currency is not supported", "currency");
		if (typeof receipt !== "string" || receipt.length > 40) this.no(400, "The receipt may not be greater than 40 characters", "receipt");
		if (Object.keys(notes ?? {}).length > 15) this.no(400, "Number of fields in notes should be less than or equal to 15");
		if ([...this.orders.values()].some((other) => other.receipt === receipt)) this.problems.push(`two orders for ${receipt}`);
		const order = {
			id: `order_${word(14)}`, entity: "order", amount, amount_paid: 0, amount_due: amount, currency, receipt,
			offer_id: null, status: "created", attempts: 0, notes: notes ?? [], created_at: seconds(),
		};
		this.orders.set(order.id, order);
		return order;
	}

	// A card that is tried on an order. What is captured pays the order.
	pay(orderId, card) {
		const order = this.orders.get(orderId) ?? this.no(400, "The id provided does not exist");
		const digits = card.replace(/\s/g, "");
		const status = CARDS[digits];
		if (!status || order.status === "paid") throw new No(400, { error: { code: "BAD_REQUEST_ERROR", description: "Not a card" } });
		const failed = status === "failed";
		const payment = {
			id: `pay_${word(14)}`, entity: "payment", amount: order.amount, currency: order.currency, status,
			order_id: orderId, method: "card", amount_refunded: 0, captured: !failed, email: "ama@example.com",
			contact: "+919900000000", notes: order.notes, fee: failed ? null : 10, tax: failed ? null : 0,
			error_code: failed ? "BAD_REQUEST_ERROR" : null,
			error_description: failed ? "Your payment was declined by the bank." : null,
			error_reason: failed ? "card_declined" : null, created_at: seconds(),
			card: { last4: digits.slice(-4), network: "Visa", type: "credit" },
		};
		this.payments.set(payment.id, payment);
		order.attempts += 1;
		if (!failed) Object.assign(order, { status: "paid", amount_paid: order.amount, amount_due: 0 });
		return payment;
	}

	answer(payment) {
		const { id, order_id } = payment;
		if (payment.status !== "failed") {
			return {
				razorpay_payment_id: id, razorpay_order_id: order_id,
				razorpay_signature: hmac(this.keySecret, `${order_id}|${id}`),
			};
		}
		const { error_code: code, error_description: description, error_reason: reason } = payment;
		return { error: { code, description, reason, source: "bank", step: "payment_authorization", metadata: { payment_id: id, order_id } } };
	}

	// The page without a script: its form says what Checkout's options say otherwise.
	hosted(call) {
		const fields = new URLSearchParams(call.text);
		const number = fields.get("card[number]");
		const order = this.orders.get(fields.get("order_id"));
		if (fields.get("key_id") !== this.keyId || !order) this.no(400, "The key or the order is wrong");
		for (const name of ["callback_url", "cancel_url"]) {
			if (!/^https?:\/\//.test(fields.get(name) ?? "")) this.no(400, `${name} is no URL`);
		}
		if (fields.get("amount") !== String(order.amount)) this.no(400, "Order amount is different from payment amount");
		const hidden = (all) => all.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join("");
		if (!number) {
			return page("Razorpay", `<h1>Pay ${order.amount}</h1><form method="post">${hidden([...fields])}
				<label>Card number<input name="card[number]"></label><button>Pay</button></form>
				<a href="${fields.get("cancel_url")}">Cancel</a>`);
		}
		const answer = this.answer(this.pay(order.id, number));
		const flat = Object.entries(answer.error ?? answer);
		const named = answer.error ? flat.filter(([, value]) => typeof value === "string").map(([name, value]) => [`error[${name}]`, value]) : flat;
		return page("Razorpay", `<form method="post" action="${fields.get("callback_url")}">${hidden(named)}<button>Continue</button></form>`);
	}

	frame(call) {
		if (!this.orders.has(call.query.get("order"))) this.no(400, "no such order");
		return page("Checkout", `<style>body{background:#fff;max-width:380px;margin:8vh auto;padding:24px;border-radius:12px}
			html{background:#0009}</style><h2>Razorpay Checkout</h2>
			<form><label>Card number<input name="number"></label><button>Pay now</button></form><button id="close">Close</button>
			<script>
				document.querySelector("form").onsubmit = async (event) => {
					event.preventDefault();
					const body = JSON.stringify({ number: document.querySelector("[name=number]").value });
					const answer = await fetch("/checkout/pay" + location.search, { method: "POST", body });
					parent.postMessage({ answer: await answer.json() }, "*");
				};
				document.getElementById("close").onclick = () => parent.postMessage({ closed: true }, "*");
			</script>`);
	}

	paidInFrame(call) {
		return this.answer(this.pay(call.query.get("order"), JSON.parse(call.text).number));
	}

	handleScript(call) {
		if (call.route !== "GET /v1/checkout.js") throw new No(404, {});
		return { script: script(this) };
	}

	tell(hook, event, payment, { secret = this.webhookSecret, change = (text) => text } = {}) {
		const { card, ...entity } = payment;
		const body = { entity: "event", account_id: "acc_BFQ7uQEaa7j2z7", event, contains: ["payment"], payload: { payment: { entity } }, created_at: seconds() };
		const text = JSON.stringify(body);
		return this.notify(hook, change(text), { "X-Razorpay-Signature": hmac(secret, text), "x-razorpay-event-id": word(14) });
	}
}

// Checkout lies over the page in a frame of the API's host. What Checkout would complain about is thrown.
const script = ({ api, keyId }) => `
window.Razorpay = class {
	constructor(options) {
		if (options.key !== ${JSON.stringify(keyId)}) throw new Error("key is wrong");
		for (const name of ["amount", "currency", "name", "order_id"]) if (!options[name]) throw new Error(name + " is missing");
		if (typeof options.handler !== "function") throw new Error("no handler");
		this.options = options;
		this.heard = {};
	}
	on(name, act) {
		this.heard[name] = act;
	}
	open() {
		const frame = document.createElement("iframe");
		frame.className = "razorpay-checkout-frame";
		frame.title = "Razorpay Checkout";
		frame.src = ${JSON.stringify(api)} + "/checkout/frame?order=" + this.options.order_id;
		frame.style.cssText = "border:0;position:fixed;inset:0;width:100%;height:100%;z-index:9;color-scheme:light";
		document.body.append(frame);
		const hear = ({ data, origin, source }) => {
			if (origin !== ${JSON.stringify(api)} || source !== frame.contentWindow) return;
			if (data.closed) {
				frame.remove();
				removeEventListener("message", hear);
				return this.options.modal.ondismiss();
			}
			if (data.answer.error) return this.heard["payment.failed"]?.(data.answer);
			frame.remove();
			this.options.handler(data.answer);
		};
		addEventListener("message", hear);
	}
};
`;
