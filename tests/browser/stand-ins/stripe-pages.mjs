// What a browser sees of the stand-in for Stripe: the script with the fields, the Checkout page, the bank's question.
// Written from Stripe.js's reference as noted in the wire facts (stripe, 7 and 8).
import { No, page } from "./desk.mjs";

// The script puts a frame of its own origin into our page, and talks to nothing else. What Stripe.js would complain about
// is thrown, as Stripe.js does.
export const script = ({ js, publishableKey }) => `
window.Stripe = (key, options) => {
	if (key !== ${JSON.stringify(publishableKey)}) throw new Error("IntegrationError: Invalid API key");
	if (typeof options.locale !== "string") throw new Error("IntegrationError: locale");
	const heard = {};
	let frame;
	let answer;
	addEventListener("message", ({ data, origin }) => {
		if (origin !== ${JSON.stringify(js)}) return;
		if (data.ready) heard.ready?.();
		if (data.changed) heard.change?.({});
		if (data.confirmed) answer?.(data.confirmed);
	});
	const elements = ({ clientSecret }) => ({
		create(kind) {
			if (kind !== "payment") throw new Error("IntegrationError: " + kind);
			return {
				on: (name, act) => (heard[name] = act),
				mount(where) {
					frame = document.createElement("iframe");
					frame.src = ${JSON.stringify(js)} + "/fields?secret=" + clientSecret;
					frame.title = "Secure payment input frame";
					frame.style.cssText = "border:0;width:100%;height:250px";
					where.append(frame);
				},
			};
		},
	});
	const confirmPayment = async ({ elements, redirect, confirmParams }) => {
		if (!elements || redirect !== "if_required") throw new Error("IntegrationError: elements");
		// The API wants a whole address, and so does Stripe.js.
		if (!/^https?:\\/\\//.test(confirmParams.return_url)) {
			return { error: { type: "invalid_request_error", code: "url_invalid", message: "Not a valid URL" } };
		}
		const result = await new Promise((done) => {
			answer = done;
			frame.contentWindow.postMessage({ confirm: true, return_url: confirmParams.return_url }, ${JSON.stringify(js)});
		});
		if (!result.redirect) return result;
		location.assign(result.redirect);
		return new Promise(() => {});
	};
	return { elements, confirmPayment };
};
`;

// The pages that a buyer is led to. They work without a script.
export function pages(desk, call) {
	const [, kind, id] = call.path.match(/^\/(c\/pay|3ds)\/(\w+)$/) ?? [];
	const fields = new URLSearchParams(call.text);
	if (kind === "3ds") return bank(desk, call, desk.find(desk.intents, id), fields);
	if (kind === "c/pay") return checkout(desk, call, desk.find(desk.sessions, id), fields);
	throw new No(404, {});
}

function bank(desk, call, intent, fields) {
	if (call.method === "GET") {
		return page("Your bank", `<h1>Your bank asks</h1><form method="post"><button name="say" value="yes">Complete</button>
			<button name="say" value="no">Fail</button></form>`);
	}
	const error = { type: "card_error", code: "payment_intent_authentication_failure", message: "We are unable to authenticate." };
	if (fields.get("say") === "yes") desk.capture(intent);
	else Object.assign(intent, { status: "requires_payment_method", last_payment_error: error });
	const back = new URL(intent.returnUrl);
	back.searchParams.set("payment_intent", intent.id);
	back.searchParams.set("payment_intent_client_secret", intent.client_secret);
	back.searchParams.set("redirect_status", fields.get("say") === "yes" ? "succeeded" : "failed");
	return { location: back.href };
}

function checkout(desk, call, session, fields) {
	const form = (words) => page("Checkout", `<h1>Pay ${session.amount_total}</h1><p role="alert">${words}</p>
		<form method="post"><label>Card number<input name="number"></label><button>Pay</button></form>
		<a href="${session.cancel_url}">Back</a>`);
	if (session.status !== "open") return page("Checkout", "<h1>This page is over</h1>");
	if (call.method === "GET") return form("");
	const { amount_total: amount, currency, intent_metadata: metadata } = session;
	const intent = desk.intents.get(session.payment_intent) ?? desk.newIntent({ amount, currency, metadata });
	session.payment_intent = intent.id;
	const result = desk.pay(intent, fields.get("number"), session.success_url);
	if (result.error) return form(result.error.message);
	Object.assign(session, { status: "complete", payment_status: "paid", url: null });
	return { location: session.success_url };
}
