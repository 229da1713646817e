// The client: what every verb of the table has in common, which is all but the table.
"use strict";

const { randomUUID } = require("node:crypto");
const { setTimeout: sleep } = require("node:timers/promises");
const { answered, ApiConnectionError, ApiError, KassaError } = require("./errors.cjs");
const { TABLE, VERSION } = require("./table.cjs");

const DEFAULTS = { timeout: 30_000, maxRetries: 2 };
const OPTIONS = ["baseUrl", "timeout", "maxRetries", "fetch"];
const CALL_OPTIONS = ["idempotencyKey", "timeout", "maxRetries", "signal"];
// A wait is doubled after each try, up to the longest. The server may ask for a longer one; what is longer than the
// patience is the caller's to decide.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
const PATIENCE = 60;

/** A client of one Kassa server, with one key. */
class Kassa {
	#key;
	#settings;
	#fetch;

	constructor(key, options = {}) {
		if (typeof key !== "string" || !/^[\x21-\x7e]+$/.test(key)) {
			throw new TypeError("key: must be a secret key, such as sk_test_..., without spaces or line breaks");
		}
		only(options, OPTIONS);
		this.#key = key;
		this.#settings = { ...limits(options, DEFAULTS), base: base(options.baseUrl) };
		this.#fetch = options.fetch ?? globalThis.fetch;
		for (const row of TABLE) this.#place(row);
	}

	// Puts a verb where it stands, such as checkout.sessions.create.
	#place([name, method, path, what]) {
		const places = name.split(".");
		const verb = places.pop();
		let resource = this;
		for (const place of places) {
			if (!Object.hasOwn(resource, place)) Object.defineProperty(resource, place, { value: {}, enumerable: true });
			resource = resource[place];
		}
		const run = (...args) => this.#run(method, path, what, args);
		Object.defineProperty(resource, verb, { value: Object.defineProperty(run, "name", { value: name }), enumerable: true });
	}

	#run(method, path, what, args) {
		// Whatever is wrong with what was passed is told like anything else, by the promise.
		const call = new Promise((resolve) => resolve(read(method, path, what, args)));
		return what.list ? this.#list(call) : this.#send(call);
	}

	// A list is a promise of its first page, and can be walked over as a whole at once.
	#list(call) {
		const page = this.#page(call);
		const walk = async function* () {
			yield* await page;
		};
		return Object.defineProperty(page, Symbol.asyncIterator, { value: walk });
	}

	async #page(made) {
		const call = await made;
		const page = await this.#send(call);
		const next = async () => {
			if (!page.has_more) return null;
			return this.#page({ ...call, query: { ...call.query, ...cursor(call.query, page) } });
		};
		const walk = async function* () {
			for (let here = page; here; here = await here.nextPage()) yield* here.data;
		};
		return Object.defineProperties(page, { nextPage: { value: next }, [Symbol.asyncIterator]: { value: walk } });
	}

	async #send(made) {
		const { method, path, query, body, type, options } = await made;
		const { timeout, maxRetries } = limits(options, this.#settings);
		const headers = {
			accept: "application/json",
			authorization: `Bearer ${this.#key}`,
			"user-agent": `kassa-node/${VERSION} node/${process.versions.node} (${process.platform})`,
		};
		if (body !== undefined) headers["content-type"] = type;
		// The same in every try, so that whatever was lost on the way, it happens once.
		if (method === "POST") headers["idempotency-key"] = options.idempotencyKey ?? `kassa-node-${randomUUID()}`;
		const url = this.#settings.base + path + search(query);
		for (let tried = 0; ; tried++) {
			try {
				return await this.#once(url, { method, headers, body }, timeout, options.signal);
			} catch (problem) {
				const wait = again(problem, tried);
				if (tried >= maxRetries || wait === null || options.signal?.aborted) throw problem;
				await sleep(wait, undefined, { signal: options.signal });
			}
		}
	}

	async #once(url, request, timeout, signal) {
		const end = new AbortController();
		const timer = setTimeout(() => end.abort(new Error(`no answer within ${timeout} ms`)), timeout);
		const give = () => end.abort(signal.reason);
		if (signal?.aborted) give();
		signal?.addEventListener("abort", give, { once: true });
		let response, text;
		try {
			// Who is sent elsewhere would send the key there.
			response = await this.#fetch(url, { ...request, redirect: "manual", signal: end.signal });
			text = await response.text();
		} catch (problem) {
			if (signal?.aborted) throw signal.reason;
			const cause = end.signal.aborted ? end.signal.reason : problem;
			const why = cause.cause?.message || cause.cause?.code || cause.message;
			throw new ApiConnectionError(`cannot reach ${new URL(url).origin}: ${why}`, { cause });
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener("abort", give);
		}
		const told = Object.fromEntries(response.headers);
		if (!response.ok) throw answered(response.status, told, text);
		return parse(text, response.status, told);
	}
}

function only(options, names) {
	const unknown = Object.keys(options).find((name) => !names.includes(name));
	if (unknown !== undefined) throw new TypeError(`${unknown}: is not an option; there are ${names.join(", ")}`);
}

function limits(options, defaults) {
	const timeout = options.timeout ?? defaults.timeout;
	const maxRetries = options.maxRetries ?? defaults.maxRetries;
	if (!(timeout > 0 && timeout < 2 ** 31)) throw new TypeError("timeout: must be a number of milliseconds above 0");
	if (!Number.isInteger(maxRetries) || maxRetries < 0) throw new TypeError("maxRetries: must be a whole number from 0 on");
	return { timeout, maxRetries };
}

function base(text) {
	let url;
	try {
		url = new URL(text);
	} catch {
		throw new TypeError("baseUrl: must be where your Kassa server is, such as https://pay.example.com");
	}
	const plain = !url.username && !url.password && !url.search && !url.hash;
	if (!/^https?:$/.test(url.protocol) || !plain) {
		throw new TypeError("baseUrl: must be http or https, a host and perhaps a path, and nothing else");
	}
	return url.href.replace(/\/+$/, "");
}

// What a verb was called with: an id, what it takes, and options, as far as it has them.
function read(method, path, { takes, sends }, given) {
	const args = [...given];
	const where = path.replace("{id}", () => segment(args.shift()));
	const params = takes ? args.shift() : undefined;
	const options = args.shift() ?? {};
	if (args.length > 0) throw new TypeError("too many arguments");
	only(options, CALL_OPTIONS);
	if (takes === "file") return { method, path: where, body: params.content, type: params.type, options };
	if (takes === "query") return { method, path: where, query: { ...params }, options };
	const body = params === undefined ? (sends ? {} : undefined) : params;
	// The body of a payment may carry the key itself, and two would have to be the same.
	const own = typeof body?.idempotency_key === "string" ? { idempotencyKey: body.idempotency_key, ...options } : options;
	return { method, path: where, body: body && JSON.stringify(body), type: "application/json", options: own };
}

function segment(id) {
	// These mean another path, and nothing would say so.
	if (typeof id !== "string" || ["", ".", ".."].includes(id)) throw new TypeError("id: must be the id of an object");
	return encodeURIComponent(id);
}

function search(query = {}) {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		if (Array.isArray(value)) value.forEach((one) => search.append(`${name}[]`, one));
		else if (value !== undefined && value !== null) search.append(name, value);
	}
	const text = search.toString();
	return text && `?${text}`;
}

// Where the next page begins. Events that are read in order go on after a place, everything else after an id.
function cursor(query, page) {
	const end = page.data.at(-1);
	const next = query.after === undefined ? { starting_after: end?.id } : { after: end?.sequence };
	if (Object.values(next)[0] === undefined) throw new KassaError("there is more, and nothing to ask for it by");
	return next;
}

function parse(text, status, headers) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		// Said below, as of whatever else is no object.
	}
	if (value === null || typeof value !== "object") {
		throw new ApiError(`the answer is not an object in JSON: ${text.slice(0, 200)}`, { status, headers });
	}
	const last = { status, requestId: headers["request-id"], headers };
	return Object.defineProperty(value, "lastResponse", { value: last, enumerable: false });
}

// How many milliseconds to wait before the next try; null when another would come to the same, or help nobody.
function again(problem, tried) {
	if (!(problem instanceof KassaError)) return null;
	const { status, code, retryAfter } = problem;
	const may =
		problem instanceof ApiConnectionError ||
		[408, 500, 502, 503, 504].includes(status) ||
		(status === 429 && code !== "too_many_attempts") ||
		code === "idempotency_key_in_use";
	if (!may || retryAfter > PATIENCE) return null;
	const most = Math.min(FIRST_WAIT * 2 ** tried, LONGEST_WAIT);
	// At random, so that those who failed together do not come back together.
	const own = most * (0.5 + Math.random() / 2);
	return Math.max(own, (retryAfter ?? 0) * 1000);
}

module.exports = { Kassa, VERSION };
