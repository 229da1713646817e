// The other side: a merchant's own server, written after the PayGate document's Express sample, and an address that
// records every webhook it gets.
import { once } from "node:events";
import http from "node:http";

import Stripe from "stripe";

import { nextAmount, until } from "./harness.mjs";

// Every connection is closed after its answer, so that closing the server never waits.
async function listen(handle) {
	const server = http.createServer((request, response) => {
		const parts = [];
		request.on("data", (part) => parts.push(part));
		request.on("end", () => {
			response.setHeader("Connection", "close");
			handle(request, Buffer.concat(parts), response).catch((problem) => {
				response.writeHead(500).end(problem.stack);
			});
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return { url: `http://127.0.0.1:${server.address().port}`, server };
}

async function shut(server) {
	server.close();
	server.closeAllConnections();
	await once(server, "close");
}

// An address for webhooks. It answers what `answer` says to the n-th request: a status, or nothing at all.
export class Receiver {
	requests = [];
	answer = () => 200;

	static async open(kassa, { answer, events = ["*"] } = {}) {
		const receiver = new Receiver();
		if (answer) receiver.answer = answer;
		Object.assign(receiver, await listen(async (request, raw, response) => {
			const event = JSON.parse(raw.toString("utf8"));
			receiver.requests.push({ method: request.method, headers: request.headers, raw, event, at: Date.now() });
			const status = receiver.answer(event, receiver.requests.length);
			if (status) response.writeHead(status).end("{}");
		}));
		receiver.endpoint = await register(kassa, `${receiver.url}/hooks`, { enabled_events: events });
		return receiver;
	}

	// The requests that spoke of this object with this event.
	about(type, id) {
		return this.requests.filter(({ event }) => event.type === type && event.data.object.id === id);
	}

	async hears(type, id, { times = 1, within = 10_000 } = {}) {
		await until(`${type} for ${id} arrives ${times} times`, () => this.about(type, id).length >= times, { within });
		return this.about(type, id);
	}

	close() {
		return shut(this.server);
	}
}

async function register(kassa, url, what) {
	const endpoint = await kassa.expect(201, "POST", "/v1/webhook_endpoints", { url, ...what });
	kassa.secrets.add(endpoint.secret);
	return endpoint;
}

// The document's client, as far as its samples use it.
const client = (kassa) => ({
	checkout: {
		sessions: {
			create: (body) => kassa.expect(201, "POST", "/v1/checkout/sessions", body),
			retrieve: (id) => kassa.expect(200, "GET", `/v1/checkout/sessions/${id}`),
		},
	},
});

const cart = `<!doctype html><html lang="en"><title>Cart</title><link rel="icon" href="data:,"><h1>Your cart</h1>
<button id="checkout">Checkout</button>
<script>
	document.getElementById("checkout").onclick = async (event) => {
		event.target.disabled = true;
		const response = await fetch("/create-checkout", {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ orderId: "1234", amount: Number(new URLSearchParams(location.search).get("amount")) }),
		});
		const { checkoutUrl } = await response.json();
		window.location.href = checkoutUrl;
	};
</script>`;

const success = `<!doctype html><html lang="en"><title>Thank you</title><link rel="icon" href="data:,"><h1>Thank you</h1>
<p id="verdict"></p>
<script>
	fetch("/verify-session" + location.search).then((response) => response.json()).then(({ success, orderId }) => {
		document.getElementById("verdict").textContent = success ? "Order " + orderId + " is paid" : "Not paid";
	});
</script>`;

export class Merchant {
	hooks = [];
	refused = [];
	fulfilled = [];

	static async open(kassa) {
		const merchant = new Merchant();
		merchant.kassa = kassa;
		merchant.paygate = client(kassa);
		Object.assign(merchant, await listen((request, raw, response) => merchant.handle(request, raw, response)));
		const endpoint = await register(kassa, `${merchant.url}/webhooks`, { events: ["*"] });
		merchant.secret = endpoint.secret;
		return merchant;
	}

	async handle(request, raw, response) {
		const url = new URL(request.url, this.url);
		const json = (body, status = 200) => {
			response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
		};
		const html = (body) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(body);
		switch (`${request.method} ${url.pathname}`) {
			case "POST /create-checkout":
				return json(await this.createCheckout(JSON.parse(raw.toString("utf8"))));
			case "GET /verify-session":
				return json(await this.verifySession(url.searchParams.get("session_id")));
			case "POST /webhooks":
				return this.webhook(request, raw, json);
			case "GET /success":
				return html(success);
			case "GET /cart":
				return html(cart);
			case "GET /frame":
				return html(`<!doctype html><title>Frame</title><iframe src="${url.searchParams.get("of")}"></iframe>`);
			case "GET /picture":
				return html(`<!doctype html><title>Picture</title><link rel="icon" href="data:,"><img src="${url.searchParams.get("of")}">`);
			default:
				return json({ error: "no such page" }, 404);
		}
	}

	async createCheckout({ orderId, amount }) {
		const session = await this.paygate.checkout.sessions.create({
			amount,
			currency: "GHS",
			success_url: `${this.url}/success?session_id={CHECKOUT_SESSION_ID}`,
			cancel_url: `${this.url}/cart`,
			metadata: { order_id: orderId },
		});
		return { checkoutUrl: session.url };
	}

	async verifySession(id) {
		const session = await this.paygate.checkout.sessions.retrieve(id);
		if (session.status === "complete" && session.payment_status === "paid") {
			return { success: true, orderId: session.metadata.order_id };
		}
		return { success: false };
	}

	webhook(request, raw, json) {
		let event;
		try {
			event = Stripe.webhooks.constructEvent(raw, request.headers["x-paygate-signature"], this.secret);
		} catch (problem) {
			this.refused.push(problem.message);
			return json({ received: false }, 400);
		}
		this.hooks.push({ headers: request.headers, raw, event });
		if (event.type === "checkout.session.completed") this.fulfilled.push(event.data.object.metadata.order_id);
		return json({ received: true });
	}

	// The webhook of this kind about this object, once it has come.
	hears(type, id, options) {
		const find = () => this.hooks.find(({ event }) => event.type === type && event.data.object.id === id);
		return until(`the webhook ${type} for ${id}`, find, options);
	}

	// A session for a fresh amount that leads back here.
	sell(more = {}) {
		const amount = more.amount ?? nextAmount();
		return this.kassa.expect(201, "POST", "/v1/checkout/sessions", {
			amount,
			currency: "GHS",
			success_url: `${this.url}/success?session_id={CHECKOUT_SESSION_ID}`,
			cancel_url: `${this.url}/cart`,
			metadata: { order_id: `order-${amount}` },
			...more,
		});
	}

	close() {
		return shut(this.server);
	}
}
