// A Stripe that others have written: localstripe, from PyPI. Kassa and the buyer's browser reach it through a listener of
// ours, which says in Stripe's words what localstripe says otherwise, and can lose a request or an answer. Every
// difference is named where it is bridged; Stripe's words are those of its API reference.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

import Stripe from "stripe";

import { freePort, send, until } from "../harness.mjs";
import { seconds, word } from "./desk.mjs";

const python = path.join(path.dirname(fileURLToPath(import.meta.url)), "../venv/bin/python");

// Its own program listens on every address of the machine, and keeps all that it knows in one file under /tmp, which two
// of them would share. This starts the same application on the loopback address, without that file.
const START = `
import sys
from aiohttp import web
from localstripe import resources, server
resources.Store.dump_to_disk = lambda store: None
web.run_app(server.app, host="127.0.0.1", port=int(sys.argv[1]), print=None)
`;

// What Kassa says and localstripe takes for a mistake. It has no choice of methods to be told when an intent is made, and
// wants no reason why one is canceled.
const UNKNOWN = ["automatic_payment_methods[enabled]", "cancellation_reason"];

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const JSON_TYPE = { "Content-Type": "application/json" };
// With this key the listener itself speaks to localstripe, which takes any.
const OWN_KEY = { Authorization: "Bearer sk_test_listener" };

export class Localstripe {
	// What Kassa has asked, oldest first.
	requests = [];
	// What localstripe has told. A test hands it on when it wants to.
	notices = [];
	// The debits that are still on their way, as they stood when the buyer confirmed them.
	slow = new Map();
	// How much was taken of what was held, where it was not all.
	captured = new Map();
	// What will be lost: once each, of the account with this key.
	losses = [];
	problems = [];
	log = "";
	webhookSecret = `whsec_canary${word(28)}`;
	publishableKey = `pk_test_${word()}`;

	static async start() {
		assert.ok(existsSync(python), `${python} is missing: \`cargo xtask test --only setup\` installs it`);
		const emulator = new Localstripe();
		try {
			await emulator.up();
		} catch (problem) {
			await emulator.close();
			throw problem;
		}
		return emulator;
	}

	async up() {
		const port = await freePort();
		this.at = `http://127.0.0.1:${port}`;
		const child = spawn(python, ["-c", START, String(port)], { stdio: ["ignore", "ignore", "pipe"] });
		this.child = child;
		const kill = () => child.kill("SIGKILL");
		process.once("exit", kill);
		this.ended = once(child, "close").then(() => process.off("exit", kill));
		child.stderr.setEncoding("utf8").on("data", (text) => (this.log += text));
		await until("localstripe answers", () => {
			if (child.exitCode !== null) throw new Error(`localstripe ended:\n${this.log}`);
			return send("GET", `${this.at}/js.stripe.com/v3/`);
		}, { within: 20_000 });
		this.server = http.createServer((request, response) => {
			const parts = [];
			request.on("data", (part) => parts.push(part));
			request.on("end", () => {
				response.setHeader("Connection", "close");
				this.handle(request, Buffer.concat(parts).toString("utf8"), response).catch((problem) => {
					this.problems.push(problem.stack);
					response.writeHead(500).end();
				});
			});
		});
		this.server.listen(0, "127.0.0.1");
		await once(this.server, "listening");
		this.api = `http://127.0.0.1:${this.server.address().port}`;
		const webhook = {
			url: `${this.api}/told`,
			secret: this.webhookSecret,
			events: ["payment_intent.succeeded", "payment_intent.payment_failed"],
		};
		const body = JSON.stringify(webhook);
		const answer = await send("POST", `${this.at}/_config/webhooks/kassa`, { headers: JSON_TYPE, body });
		assert.equal(answer.status, 200, answer.text);
	}

	// The settings of an account, with a secret key of its own: by it a test knows its requests from others'.
	settings() {
		return {
			secret_key: `sk_test_canary${word()}`,
			publishable_key: this.publishableKey,
			webhook_secret: this.webhookSecret,
			account_id: "acct_1Exam",
			api_base: this.api,
			script_url: `${this.api}/stripe.js`,
			checkout_url: this.api,
		};
	}

	// The next such request of this account is lost on the way there, or its answer on the way back. Either way the
	// connection is cut at once, or nothing is heard on it until Kassa has enough of waiting.
	lose(what, how, { secret_key: key }, method, route) {
		this.losses.push({ what, how, key, method, route });
	}

	async handle(request, text, response) {
		if (request.url === "/told") {
			this.tell(text, request.headers["stripe-signature"]);
			response.writeHead(200).end();
			return;
		}
		const { authorization } = request.headers;
		const answer = authorization
			? await this.hearKassa(request, text, response, authorization.replace("Bearer ", ""))
			: await this.hearBuyer(request, text);
		if (answer) response.writeHead(answer.status, JSON_TYPE).end(JSON.stringify(answer.body));
	}

	// What localstripe is asked, and its answer as it is.
	async ask(method, route, { headers = OWN_KEY, form, json } = {}) {
		const kind = json ? JSON_TYPE : form ? FORM : {};
		const body = json ? JSON.stringify(json) : form?.toString();
		const answer = await send(method, this.at + route, { headers: { ...headers, ...kind }, body });
		return { status: answer.status, body: JSON.parse(answer.text) };
	}

	// It knows neither the Idempotency-Key nor the Stripe-Version: what is sent twice is done twice.
	async hearKassa(request, text, response, key) {
		const { pathname: route, searchParams: query } = new URL(request.url, this.api);
		const { method } = request;
		const form = new URLSearchParams(text);
		this.requests.push({ key, method, route, form });
		const at = this.losses.findIndex((it) => it.key === key && it.method === method && route.startsWith(it.route));
		const [loss] = at < 0 ? [] : this.losses.splice(at, 1);
		if (loss?.what === "request") return this.lost(loss, response);
		for (const name of UNKNOWN) form.delete(name);
		const slow = method === "GET" && this.slow.get(route.split("/").at(-1));
		const headers = { Authorization: request.headers.authorization };
		const answer = slow
			? { status: 200, body: slow }
			: await this.ask(method, request.url, { headers, form: method === "POST" ? form : undefined });
		const [, taken] = route.match(/^\/v1\/payment_intents\/(\w+)\/capture$/) ?? [];
		if (taken && answer.status === 200) this.captured.set(taken, Number(form.get("amount_to_capture") ?? answer.body.amount));
		if (loss) return this.lost(loss, response);
		return { ...answer, body: await this.asStripe(answer.body, [...query.values()].includes("latest_charge")) };
	}

	lost({ how }, response) {
		if (how === "cut") response.destroy();
	}

	// What Stripe.js sends for the buyer. localstripe wants the secret key for a confirmation, and the method first; it
	// takes no second try as long as the first one stands there. Whose intent it is, it does not look at.
	async hearBuyer(request, text) {
		const { pathname: route } = new URL(request.url, this.api);
		const [, id, act] = route.match(/^\/v1\/payment_intents\/(\w+)\/(confirm|_authenticate)$/) ?? [];
		if (act === "_authenticate") return this.authenticate(id, request.url, JSON.parse(text));
		assert.equal(act, "confirm", `nobody answers to ${request.url}`);
		const fields = new URLSearchParams(text);
		const { body: intent } = await this.ask("GET", `/v1/payment_intents/${id}`);
		const mine = fields.get("key") === this.publishableKey && fields.get("client_secret") === intent.client_secret;
		if (!mine) return { status: 401, body: { error: { type: "invalid_request_error" } } };
		const means = [...fields].filter(([name]) => name.startsWith("payment_method_data["));
		const form = new URLSearchParams(means.map(([name, value]) => [name.replace(/^\w+\[(\w+)\]/, "$1"), value]));
		const made = await this.ask("POST", "/v1/payment_methods", { form });
		if (made.status !== 200) return made;
		await this.change(id, { payment_method: made.body.id, latest_charge: null });
		const answer = await this.ask("POST", `/v1/payment_intents/${id}/confirm`, { form: new URLSearchParams() });
		const shown = await this.asStripe(answer.body, false);
		// Its debits take half a second, which a test could miss. They take as long here as the test wants.
		if (shown.status === "processing") this.slow.set(id, answer.body);
		return { ...answer, body: shown };
	}

	// Only here it takes the publishable key. It tells nobody of a challenge that was failed, as Stripe does.
	async authenticate(id, url, json) {
		const answer = await this.ask("POST", url, { headers: {}, json });
		if (answer.body.last_payment_error?.code === "payment_intent_authentication_failure") {
			const object = await this.asStripe(answer.body, false);
			const event = {
				id: `evt_${word()}`, object: "event", api_version: "2017-08-15", created: seconds(), data: { object },
				livemode: false, type: "payment_intent.payment_failed",
			};
			this.notices.push(this.signed(event));
		}
		return answer;
	}

	// Changes an intent behind Kassa's back, and behind the buyer's. localstripe lets everything be changed.
	async change(id, json) {
		const { status, body } = await this.ask("POST", `/v1/payment_intents/${id}`, { json });
		assert.equal(status, 200, JSON.stringify(body));
		return body;
	}

	// An intent in Stripe's words. localstripe leaves out what is held and what was received, always shows the whole charge,
	// and calls a debit a success before the money has moved: only the balance says when.
	async asStripe(object, expanded) {
		if (object.object !== "payment_intent") return object;
		const charge = object.latest_charge;
		const isMoving = object.status === "succeeded" && !charge.balance_transaction;
		const status = isMoving ? "processing" : object.status;
		const latest = charge && (expanded ? await this.chargeAsStripe(charge) : charge.id);
		const [amount_received, amount_capturable] = [
			status === "succeeded" ? this.taken(charge) : 0,
			status === "requires_capture" ? charge.amount : 0,
		];
		return { ...object, status, amount_received, amount_capturable, latest_charge: latest };
	}

	// Like Stripe, it books what was held and not taken as money taken and given back.
	taken({ payment_intent: id, amount }) {
		return this.captured.get(id) ?? amount;
	}

	// Of a charge it leaves out what was captured, and shows what it was paid with by its name only.
	async chargeAsStripe(charge) {
		const { body: means } = await this.ask("GET", `/v1/payment_methods/${charge.payment_method}`);
		return {
			...charge,
			amount_captured: charge.paid && charge.captured ? this.taken(charge) : 0,
			payment_method_details: { type: means.type, [means.type]: means[means.type] },
		};
	}

	// Stripe's own library says whether it is signed as Stripe signs.
	tell(text, signature) {
		const event = Stripe.webhooks.constructEvent(text, signature, this.webhookSecret);
		this.notices.push({ event, text, signature });
	}

	// An event that localstripe has not said so, in its name.
	signed(event, secret = this.webhookSecret) {
		const payload = JSON.stringify(event, null, 2);
		const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
		return { event, text: payload, signature };
	}

	// The notice of this kind about this intent, once it has come. That something failed is handed on as localstripe has
	// written and signed it; of what succeeded it leaves the amount out.
	async notice(type, id) {
		const find = () => this.notices.find(({ event }) => event.type === type && event.data.object.id === id);
		const { event, ...told } = await until(`localstripe tells ${type} of ${id}`, find);
		if (type === "payment_intent.payment_failed") return { event, ...told };
		return this.signed({ ...event, data: { object: await this.asStripe(event.data.object, false) } });
	}

	// The days pass that a debit takes.
	async settle(id) {
		await until(`the debit of ${id} has ended`, async () => {
			const { latest_charge: charge } = await this.intent(id);
			return charge.status === "failed" || charge.balance_transaction;
		});
		this.slow.delete(id);
	}

	// How localstripe itself sees it.
	async intent(id) {
		return (await this.ask("GET", `/v1/payment_intents/${id}`)).body;
	}

	async refunds(id) {
		return (await this.ask("GET", `/v1/refunds?payment_intent=${id}`)).body.data;
	}

	assertContent() {
		assert.deepEqual(this.problems, []);
		assert.deepEqual(this.losses, [], "all that was to be lost was asked for");
		assert.doesNotMatch(this.log, /Traceback/, "localstripe broke");
	}

	async close() {
		this.child?.kill("SIGKILL");
		await this.ended;
		if (!this.server) return;
		this.server.close();
		this.server.closeAllConnections();
		await once(this.server, "close");
	}
}
