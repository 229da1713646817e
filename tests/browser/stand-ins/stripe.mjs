// Stands in for Stripe: its API, its script with the fields, its Checkout page and its bank. Written from
// docs.stripe.com's API reference as noted in the wire facts (dialects, 8.3; stripe, 2 to 7), not from our adapter.
import Stripe from "stripe";

import { Desk, No, page, seconds, word } from "./desk.mjs";
import { pages, script } from "./stripe-pages.mjs";

const INTENT = [
	"amount", "currency", "automatic_payment_methods", "capture_method", "customer", "description", "metadata",
	"payment_method", "payment_method_configuration", "receipt_email", "setup_future_usage", "confirm", "off_session",
	"return_url", "expand",
];
const SESSION = [
	"mode", "success_url", "cancel_url", "client_reference_id", "customer", "customer_email", "line_items", "metadata",
	"payment_intent_data", "payment_method_configuration", "adaptive_pricing", "currency", "expand",
];
// Numbers of Stripe's own list of test cards.
const CARDS = {
	4000056655665556: {},
	4000000000000002: { message: "Your card was declined.", code: "card_declined", decline_code: "generic_decline" },
	4000000000003220: { asks: true },
};

export class StripeStandIn extends Desk {
	intents = new Map();
	sessions = new Map();
	refunds = new Map();
	kept = new Map();
	secretKey = `sk_test_${word()}`;
	publishableKey = `pk_test_${word()}`;
	webhookSecret = `whsec_${word(32)}`;

	static async open() {
		const desk = new StripeStandIn();
		desk.api = await desk.listen((call) => desk.handleApi(call));
		desk.js = await desk.listen((call) => desk.handleScript(call));
		desk.pages = await desk.listen((call) => pages(desk, call));
		return desk;
	}

	settings() {
		return {
			secret_key: this.secretKey,
			publishable_key: this.publishableKey,
			webhook_secret: this.webhookSecret,
			api_base: this.api,
			script_url: `${this.js}/dahlia/stripe.js`,
			checkout_url: this.pages,
		};
	}

	no(status, type, message, more = {}) {
		return this.refuse(status, { error: { type, message, ...more } });
	}

	handleApi(call) {
		const { authorization, "content-type": kind, "stripe-version": version } = call.headers;
		if (authorization !== `Bearer ${this.secretKey}`) this.no(401, "invalid_request_error", "Invalid API Key provided");
		if (version && !/^\d{4}-\d\d-\d\d(\.\w+)?$/.test(version)) this.no(400, "invalid_request_error", "Invalid version");
		if (call.method === "POST" && kind !== "application/x-www-form-urlencoded") {
			this.no(400, "invalid_request_error", "Invalid content type");
		}
		const fields = new URLSearchParams(call.method === "GET" ? call.query : call.text);
		call.fields = fields;
		const key = call.headers["idempotency-key"];
		if (call.method !== "POST" || !key) return this.route(call, fields);
		if (key.length > 255) this.no(400, "invalid_request_error", "Idempotency-Key too long");
		const before = this.kept.get(key);
		if (before && before.of !== call.path + call.text) {
			this.no(400, "idempotency_error", "Keys for idempotent requests can only be used with the same parameters");
		}
		const answer = before?.answer ?? this.route(call, fields);
		this.kept.set(key, { of: call.path + call.text, answer });
		return answer;
	}

	route(call, fields) {
		const [, kind, id, act] = call.path.match(/^\/v1\/(payment_intents|checkout\/sessions|refunds)(?:\/(\w+))?(?:\/(\w+))?$/) ?? [];
		switch (`${call.method} ${kind} ${id ? "one" : "all"} ${act ?? ""}`.trim()) {
			case "POST payment_intents all":
				return this.shown(this.createIntent(call, fields), fields);
			case "GET payment_intents one":
				return this.shown(this.find(this.intents, id), fields);
			case "POST payment_intents one cancel":
				return this.shown(this.cancel(this.find(this.intents, id)), fields);
			case "POST checkout/sessions all":
				return this.createSession(call, fields);
			case "GET checkout/sessions one":
				return this.shownSession(this.find(this.sessions, id), fields);
			case "POST checkout/sessions one expire":
				return Object.assign(this.find(this.sessions, id), { status: "expired", url: null });
			case "POST refunds all":
				return this.createRefund(call, fields);
			case "GET refunds one":
				return this.find(this.refunds, id);
			case "GET refunds all": {
				const data = [...this.refunds.values()].filter((it) => it.payment_intent === fields.get("payment_intent"));
				return { object: "list", url: "/v1/refunds", has_more: false, data: data.reverse() };
			}
			default:
				return this.no(404, "invalid_request_error", `Unrecognized request URL (${call.route})`);
		}
	}

	find(all, id) {
		return all.get(id) ?? this.no(404, "invalid_request_error", `No such object: '${id}'`, { code: "resource_missing" });
	}

	// What moves money, or is to be made once, must come under a key; what is not a parameter is refused.
	checked(call, fields, names) {
		if (!call.headers["idempotency-key"]) this.problems.push(`${call.route} without an Idempotency-Key`);
		for (const name of fields.keys()) {
			if (!names.includes(name.split("[")[0])) this.no(400, "invalid_request_error", `Received unknown parameter: ${name}`);
		}
	}

	sum(amount, currency) {
		if (!/^[1-9]\d{0,7}$/.test(amount ?? "")) this.no(400, "invalid_request_error", `Invalid integer: ${amount}`);
		if (!/^[a-z]{3}$/.test(currency ?? "")) this.no(400, "invalid_request_error", `Invalid currency: ${currency}`);
		return { amount: Number(amount), currency };
	}

	metadata(fields, within = "metadata") {
		const found = [...fields].filter(([name]) => name.startsWith(`${within}[`));
		return Object.fromEntries(found.map(([name, value]) => [name.slice(within.length + 1, -1), value]));
	}

	createIntent(call, fields) {
		this.checked(call, fields, INTENT);
		const { amount, currency } = this.sum(fields.get("amount"), fields.get("currency"));
		if (fields.get("automatic_payment_methods[enabled]") !== "true") this.problems.push("no methods are chosen");
		return this.newIntent({ amount, currency, metadata: this.metadata(fields) });
	}

	newIntent({ amount, currency, metadata }) {
		const id = `pi_${word()}`;
		const intent = {
			id, object: "payment_intent", amount, amount_capturable: 0, amount_received: 0, cancellation_reason: null,
			capture_method: "automatic", client_secret: `${id}_secret_${word()}`, created: seconds(), currency,
			customer: null, last_payment_error: null, latest_charge: null, livemode: false, metadata, next_action: null,
			payment_method: null, setup_future_usage: null, status: "requires_payment_method",
		};
		this.intents.set(id, intent);
		return intent;
	}

	shown(intent, fields) {
		const expands = [...fields].some(([name, value]) => name.startsWith("expand") && value === "latest_charge");
		return { ...intent, latest_charge: expands ? intent.latest_charge : (intent.latest_charge?.id ?? null) };
	}

	cancel(intent) {
		if (["succeeded", "canceled"].includes(intent.status)) {
			throw new No(400, { error: { type: "invalid_request_error", code: "payment_intent_unexpected_state" } });
		}
		return Object.assign(intent, { status: "canceled", cancellation_reason: "abandoned" });
	}

	createSession(call, fields) {
		this.checked(call, fields, SESSION);
		for (const name of ["success_url", "cancel_url"]) this.absolute(fields.get(name));
		if (fields.get("mode") !== "payment" || fields.get("line_items[0][quantity]") !== "1") {
			this.no(400, "invalid_request_error", "Missing required param: line_items");
		}
		const price = (name) => fields.get(`line_items[0][price_data]${name}`);
		if (!price("[product_data][name]")) this.no(400, "invalid_request_error", "Missing required param: name");
		const { amount, currency } = this.sum(price("[unit_amount]"), price("[currency]"));
		const id = `cs_test_${word(40)}`;
		const session = {
			id, object: "checkout.session", amount_total: amount, currency, cancel_url: fields.get("cancel_url"),
			client_reference_id: fields.get("client_reference_id"), livemode: false, metadata: this.metadata(fields),
			mode: "payment", payment_intent: null, payment_status: "unpaid", setup_intent: null, status: "open",
			success_url: fields.get("success_url"), url: `${this.pages}/c/pay/${id}`,
			intent_metadata: this.metadata(fields, "payment_intent_data[metadata]"),
		};
		this.sessions.set(id, session);
		return this.shownSession(session, fields);
	}

	shownSession({ intent_metadata, ...session }, fields) {
		const expand = [...fields].find(([name, value]) => name.startsWith("expand") && value.startsWith("payment_intent"));
		const intent = session.payment_intent && this.intents.get(session.payment_intent);
		if (!expand || !intent) return session;
		return { ...session, payment_intent: this.shown(intent, new URLSearchParams({ "expand[0]": "latest_charge" })) };
	}

	absolute(url) {
		if (!/^https?:\/\/[^/]+/.test(url ?? "")) this.no(400, "invalid_request_error", "Not a valid URL", { code: "url_invalid" });
	}

	createRefund(call, fields) {
		this.checked(call, fields, ["payment_intent", "amount", "reason", "metadata", "expand"]);
		const intent = this.find(this.intents, fields.get("payment_intent"));
		const charge = intent.latest_charge;
		const { amount } = this.sum(fields.get("amount"), intent.currency);
		if (!charge || amount > charge.amount_captured - charge.amount_refunded) {
			this.no(400, "invalid_request_error", "Refund amount is greater than unrefunded amount on charge");
		}
		charge.amount_refunded += amount;
		const refund = {
			id: `re_${word()}`, object: "refund", amount, charge: charge.id, created: seconds(), currency: intent.currency,
			metadata: this.metadata(fields), payment_intent: intent.id, reason: fields.get("reason"), status: "pending",
		};
		this.refunds.set(refund.id, refund);
		return { ...refund };
	}

	// What a bank says to a card.
	pay(intent, card, returnUrl) {
		const kind = CARDS[card.replace(/\s/g, "")];
		if (!kind) return { error: { type: "validation_error", message: "Your card number is invalid." } };
		if (kind.code) {
			const error = { type: "card_error", ...kind };
			Object.assign(intent, { status: "requires_payment_method", last_payment_error: error });
			return { error: { ...error, payment_intent: { id: intent.id, status: intent.status } } };
		}
		intent.card = card.replace(/\s/g, "");
		if (!kind.asks) return this.capture(intent);
		this.absolute(returnUrl);
		Object.assign(intent, { status: "requires_action", returnUrl });
		return { redirect: `${this.pages}/3ds/${intent.id}` };
	}

	capture(intent) {
		const { id, amount, card } = intent;
		const details = { type: "card", card: { brand: "visa", last4: card.slice(-4) } };
		const charge = {
			id: `ch_${word()}`, object: "charge", amount, amount_captured: amount, amount_refunded: 0,
			metadata: intent.metadata, payment_intent: id, payment_method_details: details,
		};
		Object.assign(intent, { status: "succeeded", amount_received: amount, latest_charge: charge, card: undefined });
		return { paymentIntent: { id, status: "succeeded" } };
	}

	handleScript(call) {
		if (call.route === "GET /dahlia/stripe.js") return { script: script(this) };
		const intent = this.intents.get(call.query.get("secret")?.split("_secret_")[0]);
		if (!intent || intent.client_secret !== call.query.get("secret")) throw new No(400, { error: "no such secret" });
		if (call.route === "GET /fields") return page("Fields", fieldsOf(this));
		if (call.route !== "POST /confirm") throw new No(404, {});
		const { number, return_url: url } = JSON.parse(call.text);
		return this.pay(intent, number, url);
	}

	// Tells the server, signed by Stripe's own library.
	tell(hook, type, object, { secret = this.webhookSecret, change = (text) => text } = {}) {
		const event = {
			id: `evt_${word()}`, object: "event", api_version: "2024-06-20", created: seconds(), data: { object },
			livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, type,
		};
		const payload = JSON.stringify(event, null, 2);
		const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
		return this.notify(hook, change(payload), { "Stripe-Signature": signature });
	}
}

const fieldsOf = ({ js }) => `<form><label>Card number<input name="number" autocomplete="cc-number"></label>
<label>Expiry<input name="expiry"></label><label>Security code<input name="cvc"></label></form>
<script>
	addEventListener("message", async ({ data, source, origin }) => {
		if (data.confirm !== true) return;
		const number = document.querySelector("[name=number]").value;
		const body = JSON.stringify({ number, return_url: data.return_url });
		const answer = await fetch("${js}/confirm" + location.search, { method: "POST", body });
		source.postMessage({ confirmed: await answer.json() }, origin);
	});
	document.querySelector("form").oninput = () => parent.postMessage({ changed: true }, "*");
	parent.postMessage({ ready: true }, "*");
</script>`;
