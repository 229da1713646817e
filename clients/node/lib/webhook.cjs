// Checking that a webhook comes from your Kassa, and was sent just now.
"use strict";

const { createHmac, timingSafeEqual } = require("node:crypto");
const { SignatureVerificationError } = require("./errors.cjs");

const TOLERANCE = 300;

/** The value of a header in what a framework calls headers: an object, or something with `get`. */
function header(headers, name) {
	if (typeof headers?.get === "function") return headers.get(name) ?? undefined;
	const found = Object.keys(headers ?? {}).find((one) => one.toLowerCase() === name);
	const value = found === undefined ? undefined : headers[found];
	return Array.isArray(value) ? (value.length === 1 ? value[0] : undefined) : value;
}

function bytes(payload) {
	if (typeof payload === "string" || payload instanceof Uint8Array) return Buffer.from(payload);
	throw new TypeError("payload: pass the body as it came, as a string or bytes. Once it is parsed, nobody can verify it.");
}

/** The keys that the secrets stand for, in the two forms in which Kassa signs. */
function keys(secret) {
	const secrets = [secret].flat();
	if (secrets.length === 0) throw new TypeError("secret: is missing");
	return secrets.map((one) => {
		if (typeof one !== "string" || !/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(one)) {
			throw new TypeError("secret: must be the endpoint's secret, which is whsec_ and base 64");
		}
		const decoded = Buffer.from(one.slice("whsec_".length), "base64");
		if (decoded.length < 16) throw new TypeError("secret: is too short to be one");
		return { text: Buffer.from(one), decoded };
	});
}

const hmac = (key, ...parts) => parts.reduce((hash, part) => hash.update(part), createHmac("sha256", key)).digest();

/** Compared as text, because two texts can stand for the same bytes. */
function same(right, given) {
	const [a, b] = [Buffer.from(right), Buffer.from(given)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** What a delivery says about itself: its time, what was signed, and the signatures. */
function claims(headers) {
	const text = typeof headers === "string" ? headers : undefined;
	const standard = text === undefined ? header(headers, "webhook-signature") : undefined;
	if (standard !== undefined) {
		const [id, time] = [header(headers, "webhook-id"), header(headers, "webhook-timestamp")];
		if (!id || !time) throw new SignatureVerificationError("the header webhook-id or webhook-timestamp is missing");
		const signatures = standard.split(" ").filter((one) => one.startsWith("v1,"));
		const given = signatures.map((one) => one.slice("v1,".length));
		return { time, given, sign: ({ decoded }, body) => hmac(decoded, `${id}.${time}.`, body).toString("base64") };
	}
	const stamped = text ?? header(headers, "kassa-signature") ?? header(headers, "x-paygate-signature");
	if (!stamped) throw new SignatureVerificationError("there is no signature: pass all headers of the request");
	const parts = stamped.split(",").map((part) => part.trim().split("="));
	const time = parts.find(([name]) => name === "t")?.[1] ?? "";
	const given = parts.filter(([name]) => name === "v1").map(([, value]) => value ?? "");
	return { time, given, sign: (key, body) => hmac(key.text, `${time}.`, body).toString("hex") };
}

const Webhook = {
	/**
	 * The event that a delivery carries, once its signature has been verified.
	 *
	 * `payload` is the body as it came, `headers` all headers of the request, or the value of `Kassa-Signature` alone.
	 * `secret` is the endpoint's, or a list of several while you change over. `tolerance` is how many seconds a delivery
	 * may be old. Throws a SignatureVerificationError.
	 */
	constructEvent(payload, headers, secret, { tolerance = TOLERANCE } = {}) {
		const known = keys(secret);
		const body = bytes(payload);
		if (!(tolerance > 0)) throw new TypeError("tolerance: must be a number of seconds above 0");
		const { time, given, sign } = claims(headers);
		if (!/^\d{1,12}$/.test(time)) throw new SignatureVerificationError("the time of the signature is not a number");
		// Every signature is compared, so that how long it takes says nothing.
		let good = false;
		for (const key of known) {
			const right = sign(key, body);
			for (const one of given) good = same(right, one) || good;
		}
		if (!good) {
			throw new SignatureVerificationError(
				"no signature fits: is this the secret of this endpoint, and the body as it came?",
			);
		}
		if (Math.abs(Date.now() / 1000 - Number(time)) > tolerance) {
			throw new SignatureVerificationError("the signature is too old or from the future: is this machine's clock right?");
		}
		try {
			return JSON.parse(body.toString("utf8"));
		} catch (cause) {
			throw new SignatureVerificationError("what was signed is not JSON", { cause });
		}
	},

	/** The headers that Kassa would send with a body, for tests of your own receiver. `timestamp` is in seconds. */
	testHeaders(payload, secret, { id = "evt_test", timestamp = Math.floor(Date.now() / 1000) } = {}) {
		const [body, known] = [bytes(payload), keys(secret)];
		const stamped = known.map(({ text }) => `v1=${hmac(text, `${timestamp}.`, body).toString("hex")}`);
		const standard = known.map(({ decoded }) => `v1,${hmac(decoded, `${id}.${timestamp}.`, body).toString("base64")}`);
		return {
			"content-type": "application/json",
			"kassa-signature": [`t=${timestamp}`, ...stamped].join(","),
			"webhook-id": id,
			"webhook-timestamp": String(timestamp),
			"webhook-signature": standard.join(" "),
		};
	},
};

module.exports = { Webhook };
