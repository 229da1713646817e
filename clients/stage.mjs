// The real server for the tests of a client, and what may happen to it. Every client's tests are in its own language, so
// they ask for what they need over HTTP at KASSA_STAGE:
//
//     POST /shop                      a new merchant: {url, key, reader}; with the key `reader` one may look, and change nothing
//     POST /strict                    the same at a server that takes one request a second
//     POST /road    {plan}            an address before the server where each request meets the next step of the plan,
//                                     and passes once there are no more: {url, id}
//     GET  /road/ID                   what came along: {requests: [{at, method, path, headers, body}]}
//     POST /ear                       an address that hears webhooks: {url, id}
//     GET  /ear/ID?type=T             the first delivery of this type, when it comes: {headers, body}
//     POST /pay     {url}             a buyer pays there with a good card: {location}
//
// A step of a plan is `pass`, `refuse` (the connection ends, and nothing arrives), `lose` (the server does it, and nobody
// hears of it), `cut` (half of the answer arrives), `crash` (as `lose`, and the server is killed and started again),
// `hang` (no answer at all), or an answer of something else on the way: {status, headers, body}.
import { once } from "node:events";
import http from "node:http";

import { CARD, Kassa, Robot, send, until } from "../tests/browser/harness.mjs";

const read = async (message) => {
	const parts = [];
	for await (const part of message) parts.push(part);
	return Buffer.concat(parts);
};

async function listening(handle) {
	const server = http.createServer((request, response) => {
		handle(request, response).catch((problem) => response.headersSent || response.writeHead(500).end(problem.stack));
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	server.url = `http://127.0.0.1:${server.address().port}`;
	return server;
}

export class Stage {
	static async open() {
		const stage = new Stage();
		stage.kassa = await Kassa.start();
		stage.servers = [];
		stage.roads = [];
		stage.ears = [];
		stage.shops = 0;
		// When the server is there again after it was killed.
		stage.up = Promise.resolve();
		stage.control = await listening((request, response) => stage.answer(request, response));
		stage.servers.push(stage.control);
		return stage;
	}

	get env() {
		return { KASSA_STAGE: this.control.url, KASSA_URL: this.kassa.url, KASSA_KEY: this.kassa.key };
	}

	// Does something on a stage of its own.
	static async during(work) {
		const stage = await Stage.open();
		let done;
		try {
			done = await work(stage);
		} catch (problem) {
			await stage.shut();
			await stage.kassa.discard();
			throw problem;
		}
		await stage.shut();
		// The server has kept its promises as well: it ends in good order, and no log shows a secret.
		await stage.kassa.stop();
		return done;
	}

	async shut() {
		for (const server of this.servers) {
			server.closeAllConnections();
			server.close();
		}
		await this.strict?.discard();
		await this.up;
	}

	async answer(request, response) {
		const text = (await read(request)).toString();
		const asked = text ? JSON.parse(text) : {};
		const url = new URL(request.url, this.control.url);
		const [, what, id] = url.pathname.split("/");
		const found = await this[`on_${what}`]?.(asked, id, url.searchParams);
		if (found) response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(found));
		else response.writeHead(404).end();
	}

	async on_shop() {
		const [slug, name] = [`shop-${++this.shops}`, `Shop ${this.shops}`];
		const make = ["merchant", "create", "--json", "--slug", slug, "--name", name];
		const { id } = JSON.parse(await this.kassa.onDatabase(...make));
		const { key } = await this.kassa.makeKey("--merchant", id);
		const reader = await this.kassa.makeKey("--merchant", id, "--scope", "read");
		return { url: this.kassa.url, key, reader: reader.key };
	}

	async on_strict() {
		this.strict ??= await Kassa.start({ env: { KASSA_RATE_LIMIT: "1" } });
		return { url: this.strict.url, key: this.strict.key };
	}

	async on_pay({ url }) {
		const answer = await new Robot(this.kassa, { url }).pay(CARD.good);
		return { location: answer.headers.location ?? null, status: answer.status };
	}

	async on_ear(_, id, query) {
		if (id) {
			const heard = this.ears[id];
			const type = query.get("type");
			return until(`a webhook ${type}`, async () => heard.find(({ body }) => JSON.parse(body).type === type));
		}
		const heard = [];
		const server = await listening(async (request, response) => {
			heard.push({ headers: request.headers, body: (await read(request)).toString() });
			response.writeHead(204).end();
		});
		this.servers.push(server);
		return { url: `${server.url}/hooks`, id: String(this.ears.push(heard) - 1) };
	}

	async on_road({ plan }, id) {
		if (id) return { requests: this.roads[id] };
		const requests = [];
		const server = await listening(async (request, response) => {
			const body = await read(request);
			const { method, url: path, headers } = request;
			requests.push({ at: Date.now(), method, path, headers, body: body.toString() });
			await this.walk(plan.shift() ?? "pass", { method, path, headers, body }, response);
		});
		this.servers.push(server);
		return { url: server.url, id: String(this.roads.push(requests) - 1) };
	}

	async walk(step, { method, path, headers, body }, response) {
		if (step === "hang") return;
		if (step === "refuse") return response.destroy();
		if (typeof step === "object") {
			return response.writeHead(step.status, step.headers ?? {}).end(step.body ?? "");
		}
		await this.up;
		const answer = await send(method, this.kassa.url + path, { headers, body });
		if (step === "crash") this.up = this.kassa.crash().then(() => this.kassa.up());
		if (step === "crash" || step === "lose") return response.destroy();
		delete answer.headers["transfer-encoding"];
		response.writeHead(answer.status, answer.headers);
		if (step === "pass") return response.end(answer.raw);
		response.write(answer.raw.subarray(0, answer.raw.length / 2), () => response.destroy());
	}
}
