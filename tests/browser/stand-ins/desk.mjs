// What every stand-in for a provider shares: loopback listeners, the requests that came, and a list of what the provider
// would not have accepted. Written for these tests; knows nothing of any provider.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import http from "node:http";

import { send } from "../harness.mjs";

export const word = (length = 24) => randomBytes(length).toString("hex").slice(0, length);

// A refusal, as the provider says it.
export class No extends Error {
	constructor(status, body) {
		super(`${status} ${JSON.stringify(body)}`);
		this.status = status;
		this.body = body;
	}
}

export const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body{font:16px system-ui,sans-serif;margin:0;padding:4px;color:#1a1f36}label{display:block;font-size:14px;margin-bottom:12px}
input{box-sizing:border-box;width:100%;padding:12px;margin-top:4px;border:1px solid #d5dbe1;border-radius:6px;font:inherit}
button{padding:10px 16px;font:inherit}</style>${body}</html>`;

export class Desk {
	requests = [];
	problems = [];
	listeners = [];

	// Starts a listener on a port of its own. What `handle` returns is the answer: text is a page, `{ script }` is a
	// script, `{ location }` a redirect, anything else JSON.
	async listen(handle) {
		const server = http.createServer((request, response) => {
			const parts = [];
			request.on("data", (part) => parts.push(part));
			request.on("end", async () => {
				const call = this.call(request, Buffer.concat(parts));
				try {
					answer(response, 200, await handle(call));
				} catch (problem) {
					if (!(problem instanceof No)) this.problems.push(problem.stack);
					answer(response, problem.status ?? 500, problem.body ?? { error: "the stand-in broke" });
				}
			});
		});
		server.listen(0, "127.0.0.1");
		await once(server, "listening");
		this.listeners.push(server);
		return `http://127.0.0.1:${server.address().port}`;
	}

	call(request, raw) {
		const url = new URL(request.url, "http://stand-in");
		const { method, headers } = request;
		const call = { method, headers, path: url.pathname, route: `${method} ${url.pathname}`, query: url.searchParams };
		Object.assign(call, { raw, text: raw.toString("utf8") });
		this.requests.push(call);
		return call;
	}

	// The requests of one kind, oldest first.
	asked(method, path) {
		return this.requests.filter((call) => call.method === method && (path.test?.(call.path) ?? path === call.path));
	}

	// Refuses what the provider would refuse, and remembers it: the tests want none of that.
	refuse(status, body) {
		this.problems.push(`refused with ${status}: ${JSON.stringify(body)}`);
		throw new No(status, body);
	}

	assertContent() {
		assert.deepEqual(this.problems, [], "the provider would not have accepted this");
	}

	// Sends a notice, and answers with what was answered.
	notify(url, text, headers) {
		return send("POST", url, { headers: { "Content-Type": "application/json", ...headers }, body: text });
	}

	async close() {
		for (const server of this.listeners) {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		}
	}
}

function answer(response, status, content) {
	response.setHeader("Connection", "close");
	if (content?.location) return response.writeHead(303, { Location: content.location }).end();
	const [kind, text] =
		typeof content === "string"
			? ["text/html; charset=utf-8", content]
			: content?.script
				? ["text/javascript; charset=utf-8", content.script]
				: ["application/json", JSON.stringify(content ?? {})];
	response.writeHead(status, { "Content-Type": kind }).end(text);
}

// Everything that a JSON body may hold, and nothing else.
export function only(desk, body, names, refusal) {
	for (const name of Object.keys(body)) if (!names.includes(name)) desk.refuse(400, refusal(name));
}

export const seconds = () => Math.floor(Date.now() / 1000);
