// What the clients are made from: the operations and types of the server's own OpenAPI document, under the names that
// they have in every client. What the document has and this file does not know how to say ends the generation.

// Where an operation stands in the clients, if it is not under its own name. The names are those of the PayGate
// document, and Stripe's where that is silent.
const PLACES = {
	"sessions.create": "checkout.sessions.create",
	"sessions.list": "checkout.sessions.list",
	"sessions.retrieve": "checkout.sessions.retrieve",
	"sessions.update": "checkout.sessions.update",
	"sessions.expire": "checkout.sessions.expire",
	"sessions.line_items": "checkout.sessions.list_line_items",
	"sessions.explain": "checkout.sessions.explain",
	"customers.sessions": "customers.list_sessions",
	"customers.payments": "customers.list_payments",
	"customers.entitlements": "customers.list_entitlements",
	"portal.create": "billing_portal.sessions.create",
	"branding.logo": "branding.upload_logo",
	"webhook_endpoints.rotate": "webhook_endpoints.rotate_secret",
	"webhooks.rotate": "webhooks.rotate_secret",
};

// The events that an endpoint can hear, and the schema of what each is about; none where it has no schema of its own.
export const EVENTS = Object.entries({
	Session: ["checkout.session.created", "checkout.session.completed", "checkout.session.expired"],
	Payment: [
		...["created", "authorized", "succeeded", "failed", "canceled", "parked", "refunded", "owed"].map((e) => `payment.${e}`),
		"late_payment_refunded",
	],
	Refund: ["refund.created", "refund.updated", "refund.failed"],
	Dispute: ["dispute.created", "dispute.updated", "dispute.closed"],
	Customer: ["customer.created", "customer.updated", "customer.deleted"],
	Entitlement: ["entitlement.updated"],
	Product: ["product.created", "product.updated"],
	Price: ["price.created", "price.updated"],
	Coupon: ["coupon.created", "coupon.updated", "coupon.deleted"],
	PromotionCode: ["promotion_code.created", "promotion_code.updated"],
	TaxRate: ["tax_rate.created", "tax_rate.updated"],
	ShippingRate: ["shipping_rate.created", "shipping_rate.updated"],
	Subscription: ["created", "updated", "deleted", "paused", "resumed", "trial_will_end"].map(
		(e) => `customer.subscription.${e}`,
	),
	Invoice: ["created", "paid", "payment_failed", "payment_action_required", "voided", "marked_uncollectible"].map(
		(e) => `invoice.${e}`,
	),
	PaymentLink: ["payment_link.created", "payment_link.updated"],
	Offer: ["offer.created", "offer.updated"],
	"": ["reconciliation.difference", "webhook_endpoint.disabled"],
}).flatMap(([schema, types]) => types.map((type) => ({ type, schema: schema || null })));

export const pascal = (name) => name.replace(/(?:^|[_.\s-]+)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
export const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const last = (reference) => reference.split("/").at(-1);

/**
 * Reads the document.
 *
 * `operations`: in the order of their places, each with `id`, `place` (`["checkout", "sessions", "create"]`), `method`,
 * `path`, `summary`, `hasId`, `takes` (`body`, `query`, `file` or nothing), `params` (the name of the type of what it
 * takes), `sends` (whether a body must be there), `gives` (the name of the type), `list` and `key` (whether it takes an
 * idempotency key).
 *
 * `types`: in alphabetical order, each with `name`, `doc`, `input`, `output`, and either `values` (a list of words) or
 * `fields` (`name`, `type`, `required`, `doc`).
 */
export function read(document) {
	const types = new Types(document.components.schemas);
	const operations = [];
	for (const [path, methods] of Object.entries(document.paths)) {
		for (const [method, operation] of Object.entries(methods)) {
			operations.push(readOperation(types, path, method.toUpperCase(), operation));
		}
	}
	const by = (text) => (a, b) => (text(a) < text(b) ? -1 : 1);
	operations.sort(by((operation) => operation.place.join(".")));
	const places = operations.map((operation) => operation.place.join("."));
	const twice = places.find((place, at) => places.indexOf(place) !== at);
	if (twice) throw new Error(`two operations are at ${twice}`);
	const unknown = Object.keys(PLACES).find((id) => !operations.some((operation) => operation.id === id));
	if (unknown) throw new Error(`there is no operation ${unknown} any more: take it out of PLACES`);
	return { version: document.info.version, operations, types: [...types.made.values()].sort(by((type) => type.name)) };
}

function readOperation(types, path, method, operation) {
	const id = operation.operationId;
	const place = (PLACES[id] ?? id).split(".");
	const query = operation.parameters.filter((parameter) => parameter.in === "query");
	const content = operation.requestBody?.content ?? {};
	const body = content["application/json"]?.schema;
	const [, answer] = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
	const gives = last(answer.content["application/json"].schema.$ref);
	const list = gives.endsWith("List");
	const item = list ? types.item(gives) : types.named(gives, "output");
	const read = {
		id,
		place,
		method,
		path,
		summary: operation.summary,
		hasId: path.includes("{id}"),
		takes: body ? "body" : query.length > 0 ? "query" : operation.requestBody ? "file" : null,
		sends: Boolean(body && operation.requestBody.required),
		gives: item,
		list,
		key: operation.parameters.some((parameter) => parameter.name === "Idempotency-Key"),
	};
	const paths = operation.parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name);
	if (paths.join() !== (read.hasId ? "id" : "")) throw new Error(`${id}: which parameters are in its path?`);
	if (body && query.length > 0) throw new Error(`${id} takes a body and a query`);
	if (body) read.params = types.named(last(body.$ref), "input");
	if (query.length > 0) read.params = types.query(`${pascal(id)}Params`, query);
	return read;
}

// The types, each found when something names it first.
class Types {
	constructor(schemas) {
		this.schemas = schemas;
		this.made = new Map();
		this.enums = new Map();
		this.common = commonWords(schemas);
	}

	named(name, way) {
		const known = this.made.get(name);
		if (known?.[way]) return name;
		const schema = this.schemas[name];
		if (schema.enum) return this.words(name, schema, way);
		return this.object(name, schema, way);
	}

	// The type of what a list holds.
	item(list) {
		const items = this.schemas[list].properties.data.items;
		return items.$ref ? this.named(last(items.$ref), "output") : this.object(list.replace(/List$/, ""), items, "output");
	}

	query(name, parameters) {
		const fields = parameters.map((parameter) => {
			// What may stand more than once is a list here.
			const many = parameter.name.endsWith("[]");
			const type = { kind: parameter.schema.type };
			return {
				name: parameter.name.replace(/\[\]$/, ""),
				type: many ? { kind: "array", of: type } : type,
				required: false,
				doc: parameter.description.replace(" May stand more than once.", ""),
			};
		});
		return this.add({ name, doc: null, fields, input: true, output: false });
	}

	add(type) {
		if (this.made.has(type.name)) throw new Error(`there are two types ${type.name}`);
		this.made.set(type.name, type);
		return type.name;
	}

	object(name, schema, way) {
		let type = this.made.get(name);
		if (!type) {
			type = { name, doc: schema.description ?? null, fields: [], input: false, output: false };
			this.add(type);
		} else if (!type.fields || type.from !== schema) throw new Error(`there are two types ${name}`);
		type.from = schema;
		type[way] = true;
		const required = schema.required ?? [];
		type.fields = Object.entries(schema.properties).map(([field, of]) => ({
			name: field,
			type: this.type(of, `${name}${pascal(field)}`, field, way),
			required: required.includes(field),
			doc: of.description ?? null,
		}));
		return name;
	}

	// Words that mean the same in two places are one type.
	words(place, schema, way, field = place) {
		const values = schema.enum.filter((value) => value !== null);
		const key = wordsOf(field, schema);
		const name = this.common.has(key) ? pascal(field) : place;
		const known = this.made.get(this.enums.get(key));
		if (known) {
			known[way] = true;
			return known.name;
		}
		this.enums.set(key, name);
		return this.add({ name, doc: null, values, input: way === "input", output: way === "output" });
	}

	type(schema, wanted, field, way) {
		// What has no name in the document is called after its place, as far as nothing else is.
		const name = this.schemas[wanted] ? `${wanted}Value` : wanted;
		if (schema.$ref) {
			const to = last(schema.$ref);
			if (to.endsWith("List")) return { kind: "list", of: { kind: "named", name: this.item(to) } };
			return { kind: "named", name: this.named(to, way) };
		}
		const any = schema.oneOf ?? schema.anyOf;
		if (any) {
			const some = any.filter((one) => one.type !== "null");
			const nullable = some.length < any.length;
			const read = some.map((one) => this.type(one, name, field, way));
			return { ...(read.length === 1 ? read[0] : { kind: "union", of: read }), nullable };
		}
		if (schema.const !== undefined) return { kind: "const", value: schema.const };
		const kinds = [schema.type ?? "string"].flat();
		const nullable = kinds.includes("null") || Boolean(schema.enum?.includes(null));
		if (schema.enum) {
			const values = schema.enum.filter((value) => value !== null);
			if (values.length === 1) return { kind: "const", value: values[0], nullable };
			return { kind: "named", name: this.words(name, schema, way, field), nullable };
		}
		const some = kinds.filter((kind) => kind !== "null");
		if (some.length > 1) return { kind: "union", of: some.map((kind) => ({ kind })), nullable };
		const [kind = "null"] = some;
		switch (kind) {
			case "array":
				return { kind, of: this.type(schema.items, name, field, way), nullable };
			case "object":
				if (schema.properties) return { kind: "named", name: this.object(name, schema, way), nullable };
				if (schema.additionalProperties) {
					return { kind: "map", of: this.type(schema.additionalProperties, name, field, way), nullable };
				}
				return { kind: "any", nullable };
			case "string":
			case "integer":
			case "number":
			case "boolean":
				return { kind, nullable };
			case "null":
				return { kind };
			default:
				throw new Error(`${name}: what is ${JSON.stringify(schema)}?`);
		}
	}
}

const wordsOf = (field, schema) => `${field}: ${schema.enum.filter((value) => value !== null).join(" ")}`;

// What a language means by itself.
const BUILT_IN = ["Error", "Object", "Required", "Type"];

// The words that objects of several kinds have under one name, which always means them: their type is called after it.
function commonWords(schemas) {
	const found = new Map();
	const look = (noun, value) => {
		if (value === null || typeof value !== "object") return;
		for (const [field, schema] of Object.entries(value.properties ?? {})) {
			if (!schema.enum) continue;
			const sets = found.get(field) ?? found.set(field, new Map()).get(field);
			const key = wordsOf(field, schema);
			sets.set(key, (sets.get(key) ?? new Set()).add(noun));
		}
		for (const [name, inner] of Object.entries(value)) if (name !== "examples") look(noun, inner);
	};
	for (const [name, schema] of Object.entries(schemas)) look(name.replace(/(Create|Update)$/, ""), schema);
	const common = [...found].filter(([field, sets]) => sets.size === 1 && !schemas[pascal(field)] && !BUILT_IN.includes(pascal(field)));
	return new Set(common.flatMap(([, sets]) => [...sets].filter(([, nouns]) => nouns.size > 1).map(([key]) => key)));
}

/** The operations as a tree of resources: `{ children: Map, verbs: [operation] }`. */
export function tree(operations) {
	const root = { path: [], children: new Map(), verbs: [] };
	for (const operation of operations) {
		let node = root;
		for (const name of operation.place.slice(0, -1)) {
			if (!node.children.has(name)) node.children.set(name, { path: [...node.path, name], children: new Map(), verbs: [] });
			node = node.children.get(name);
		}
		node.verbs.push(operation);
	}
	return root;
}

/** Every resource of the tree, those inside of others after them. */
export function* resources(node) {
	for (const child of node.children.values()) {
		yield child;
		yield* resources(child);
	}
}

/** Breaks a text into lines of at most this width. */
export function wrap(text, width) {
	const lines = [""];
	for (const word of text.split(/\s+/)) {
		const line = lines.at(-1);
		if (line && line.length + 1 + word.length > width) lines.push(word);
		else lines[lines.length - 1] = line ? `${line} ${word}` : word;
	}
	return lines;
}

export const NOTICE = "Written by clients/generate from the server's /openapi.json. Change it there.";
