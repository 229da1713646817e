import { Event, Resources } from "./types.cjs";

export * from "./types.cjs";

/** The version of this package, and of the server that it was made for. */
export const VERSION: string;

export interface KassaOptions {
	/** Where your Kassa server is, such as `https://pay.example.com`. */
	baseUrl: string;
	/** How many milliseconds a try may take; 30000 if nothing is said. */
	timeout?: number;
	/** How often a call that was lost or refused for a moment is tried again; 2 if nothing is said. */
	maxRetries?: number;
	/** What requests are made with, if not the global `fetch`. */
	fetch?: typeof globalThis.fetch;
}

/** What can be said for one call alone. */
export interface RequestOptions {
	/** The key under which this happens once. One is made for every POST that names none. */
	idempotencyKey?: string;
	timeout?: number;
	maxRetries?: number;
	/** Gives the call up. */
	signal?: AbortSignal;
}

/** A picture to upload. */
export interface FileParams {
	content: Uint8Array | ArrayBuffer;
	/** Such as `image/png`. */
	type: string;
}

/** How an answer came. */
export interface LastResponse {
	status: number;
	/** Names the request in the server's log. */
	requestId: string | undefined;
	/** With names in lower case. */
	headers: Record<string, string>;
}

/** An answer. How it came does not appear where it is printed or turned into JSON. */
export type Answered<T> = T & { readonly lastResponse: LastResponse };

/** Some objects of a list. */
export interface List<T> {
	object: "list";
	url: string;
	has_more: boolean;
	data: T[];
}

/** A page of a list. Walking over it goes on to the pages after it. */
export interface Page<T> extends List<T>, AsyncIterable<T> {
	/** The page after this one; null where this is the last. */
	nextPage(): Promise<Answered<Page<T>> | null>;
}

/** A list, newest first if nothing else is said: await it for its first page, or walk over all of it. */
export interface ListOf<T> extends Promise<Answered<Page<T>>>, AsyncIterable<T> {}

/** A client of one Kassa server, with one key. */
export interface Kassa extends Resources {}
export class Kassa {
	constructor(key: string, options: KassaOptions);
}

export interface WebhookHeaders {
	[name: string]: string | string[] | undefined;
}

export const Webhook: {
	/**
	 * The event that a delivery carries, once its signature has been verified.
	 *
	 * `payload` is the body as it came, `headers` all headers of the request, or the value of `Kassa-Signature` alone.
	 * `secret` is the endpoint's, or a list of several while you change over. `tolerance` is how many seconds a delivery
	 * may be old; 300 if nothing is said.
	 *
	 * @throws SignatureVerificationError
	 */
	constructEvent(
		payload: string | Uint8Array,
		headers: string | WebhookHeaders | { get(name: string): string | null },
		secret: string | string[],
		options?: { tolerance?: number },
	): Event;
	/** The headers that Kassa would send with a body, for tests of your own receiver. `timestamp` is in seconds. */
	testHeaders(
		payload: string | Uint8Array,
		secret: string | string[],
		options?: { id?: string; timestamp?: number },
	): Record<string, string>;
};

/** Anything that a call comes to when it is not answered well. */
export class KassaError extends Error {
	/** The HTTP status; undefined where there was no answer. */
	readonly status: number | undefined;
	/** The type that the server names, such as `invalid_request_error`. */
	readonly type: string | undefined;
	/** The exact reason, such as `parameter_missing`. All are at /docs/errors of the server. */
	readonly code: string | undefined;
	/** The parameter that is to blame. */
	readonly param: string | undefined;
	/** Names the request in the server's log. */
	readonly requestId: string | undefined;
	readonly docUrl: string | undefined;
	/** The seconds after which the server wants to be asked again. */
	readonly retryAfter: number | undefined;
	/** With names in lower case. */
	readonly headers: Record<string, string>;
}
/** The key is missing, wrong or revoked (401). */
export class AuthenticationError extends KassaError {}
/** The key may not do this (403). */
export class PermissionDeniedError extends KassaError {}
/** The request is not right (400, 405, 413, 415, 422); `param` says where. */
export class InvalidRequestError extends KassaError {}
/** There is no such object for this key (404). */
export class NotFoundError extends KassaError {}
/** The state of something does not allow this now (409). */
export class ConflictError extends KassaError {}
/** The idempotency key was used for another request, or for one that is still being worked on. */
export class IdempotencyError extends KassaError {}
/** Too many requests (429); `retryAfter` says when to come back. */
export class RateLimitError extends KassaError {}
/** The server's fault, or that of something before it. */
export class ApiError extends KassaError {}
/** There was no answer, or none in time. `cause` has the reason. */
export class ApiConnectionError extends KassaError {}
/** A webhook is not from your Kassa, or too old. */
export class SignatureVerificationError extends KassaError {}
