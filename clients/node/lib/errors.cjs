// What can go wrong: one class for each kind of answer, all of them a KassaError.
"use strict";

/** Anything that a call comes to when it is not answered well. */
class KassaError extends Error {
	constructor(message, { status, type, code, param, requestId, docUrl, retryAfter, headers, cause } = {}) {
		super(message, cause === undefined ? undefined : { cause });
		this.status = status;
		this.type = type;
		this.code = code;
		this.param = param;
		this.requestId = requestId;
		this.docUrl = docUrl;
		this.retryAfter = retryAfter;
		// Seldom looked at, and long where an error is printed.
		Object.defineProperty(this, "headers", { value: headers ?? {}, enumerable: false });
	}

	get name() {
		return this.constructor.name;
	}
}

class AuthenticationError extends KassaError {}
class PermissionDeniedError extends KassaError {}
class InvalidRequestError extends KassaError {}
class NotFoundError extends KassaError {}
class ConflictError extends KassaError {}
class IdempotencyError extends KassaError {}
class RateLimitError extends KassaError {}
class ApiError extends KassaError {}
class ApiConnectionError extends KassaError {}
class SignatureVerificationError extends KassaError {}

/** The class of an answer. */
function kind(status, error) {
	if (error.code === "idempotency_key_in_use" || error.type === "idempotency_error") return IdempotencyError;
	const kinds = { 401: AuthenticationError, 403: PermissionDeniedError, 404: NotFoundError, 409: ConflictError, 429: RateLimitError };
	return kinds[status] ?? (status >= 400 && status < 500 ? InvalidRequestError : ApiError);
}

/** The error that an answer tells. `text` is its body, `headers` an object with names in lower case. */
function answered(status, headers, text) {
	let error = {};
	try {
		const told = JSON.parse(text)?.error;
		if (told !== null && typeof told === "object") error = told;
	} catch {
		// What is not JSON was not written by Kassa, but by something on the way.
	}
	const elsewhere = status >= 300 && status < 400 && headers.location;
	const message =
		error.message ??
		(elsewhere
			? `the server sends elsewhere, to ${headers.location}: set baseUrl to where Kassa itself answers`
			: `status ${status}, and not in the words of Kassa: ${text.slice(0, 200) || "no body"}`);
	return new (kind(status, error))(message, {
		status,
		type: error.type,
		code: error.code,
		param: error.param,
		docUrl: error.doc_url,
		requestId: headers["request-id"],
		retryAfter: seconds(headers["retry-after"]),
		headers,
	});
}

/** The seconds that a Retry-After header asks for, which is a number or a date. */
function seconds(text) {
	if (text === undefined) return undefined;
	if (/^\d+$/.test(text)) return Number(text);
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000);
}

module.exports = {
	KassaError,
	AuthenticationError,
	PermissionDeniedError,
	InvalidRequestError,
	NotFoundError,
	ConflictError,
	IdempotencyError,
	RateLimitError,
	ApiError,
	ApiConnectionError,
	SignatureVerificationError,
	answered,
};
