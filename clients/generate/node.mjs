// The generated files of the Node client: the table of its verbs, and the types.
import { camel, EVENTS, NOTICE, pascal, resources, tree, wrap } from "./surface.mjs";

export function node({ version, operations, types }) {
	return { "node/lib/table.cjs": table(version, operations), "node/lib/types.d.cts": declarations(operations, types) };
}

const place = (operation) => operation.place.map(camel).join(".");

function table(version, operations) {
	const rows = operations.map((operation) => {
		const { method, path, takes, sends, list } = operation;
		const more = { takes, ...(sends && { sends }), ...(list && { list }) };
		return `\t[${[place(operation), method, path].map((word) => JSON.stringify(word)).join(", ")}, ${literal(more)}],\n`;
	});
	const intro = "// Every verb: where it stands, its method and path, what it takes, and whether it answers with a list.\n";
	return `// ${NOTICE}\n"use strict";\n\nexports.VERSION = ${JSON.stringify(version)};\n\n${intro}exports.TABLE = [\n${rows.join("")}];\n`;
}

const literal = (value) => {
	const parts = Object.entries(value).map(([name, one]) => `${name}: ${JSON.stringify(one)}`);
	return `{ ${parts.join(", ")} }`;
};

function doc(text, indent) {
	if (!text) return "";
	const lines = wrap(text.replaceAll("*/", "* /"), 116 - indent.length);
	if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
	return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join("")}${indent} */\n`;
}

function print(type) {
	const text = bare(type);
	return type.nullable ? `${text} | null` : text;
}

function bare(type) {
	switch (type.kind) {
		case "integer":
		case "number":
			return "number";
		case "string":
		case "boolean":
		case "null":
			return type.kind;
		case "const":
			return JSON.stringify(type.value);
		case "named":
			return type.name;
		case "any":
			return "Record<string, any>";
		case "map":
			return `Record<string, ${print(type.of)}>`;
		case "list":
			return `List<${print(type.of)}>`;
		case "array": {
			const of = print(type.of);
			return of.includes("|") ? `Array<${of}>` : `${of}[]`;
		}
		case "union":
			return type.of.map(print).join(" | ");
	}
}

function declarations(operations, types) {
	const out = [`// ${NOTICE}\nimport { Answered, FileParams, List, ListOf, RequestOptions } from "./index.cjs";\n`];
	for (const type of types) {
		if (type.name === "Event") continue;
		if (type.values) {
			const words = type.values.map((value) => JSON.stringify(value)).join(" | ");
			out.push(`${doc(type.doc, "")}export type ${type.name} = ${words};\n`);
			continue;
		}
		const fields = type.fields.map(
			(field) => `${doc(field.doc, "\t")}\t${field.name}${field.required ? "" : "?"}: ${print(field.type)};\n`,
		);
		out.push(`${doc(type.doc, "")}export interface ${type.name} {\n${fields.join("")}}\n`);
	}
	out.push(events(types));
	const root = tree(operations);
	for (const resource of resources(root)) out.push(printResource(resource, types));
	const members = [...root.children.keys()].map((name) => `\treadonly ${camel(name)}: ${pascal(name)}Resource;\n`);
	out.push(`/** Everything that a client has. */\nexport interface Resources {\n${members.join("")}}\n`);
	return out.join("\n");
}

function events(types) {
	const { fields } = types.find((type) => type.name === "Event");
	const common = fields.filter((field) => field.name !== "type" && field.name !== "data");
	const data = types.find((type) => type.name === "EventData").fields.find((field) => field.name === "previous_attributes");
	const rows = EVENTS.map(({ type, schema }) => `\t${JSON.stringify(type)}: ${schema ?? "Record<string, any>"};\n`);
	return [
		`/** What each event is about. */\nexport interface EventObjects {\n${rows.join("")}}\n`,
		"export type EventType = keyof EventObjects;\n",
		"/** An event of one type. */\nexport interface EventOf<T extends EventType> {\n",
		...common.map((field) => `${doc(field.doc, "\t")}\t${field.name}: ${print(field.type)};\n`),
		"\ttype: T;\n\tdata: {\n\t\t/** The object as it was then. */\n\t\tobject: EventObjects[T];\n",
		`${doc(data.doc, "\t\t")}\t\tprevious_attributes?: Record<string, any>;\n\t};\n}\n`,
		"/** Something that happened. `type` tells which; a newer server may know more types than are listed here. */\n",
		"export type Event = { [T in EventType]: EventOf<T> }[EventType];\n",
	].join("");
}

// Whether something must be said, or the server can do with nothing.
const must = (types, operation) => types.find((type) => type.name === operation.params).fields.some((field) => field.required);

function printResource(resource, types) {
	const name = resource.path.map(pascal).join("");
	const inner = [...resource.children.keys()].map(
		(child) => `\treadonly ${camel(child)}: ${[...resource.path, child].map(pascal).join("")}Resource;\n`,
	);
	const verbs = resource.verbs.map((operation) => {
		const args = [];
		if (operation.hasId) args.push("id: string");
		if (operation.takes === "file") args.push("file: FileParams");
		else if (operation.takes) args.push(`params${must(types, operation) ? "" : "?"}: ${operation.params}`);
		args.push("options?: RequestOptions");
		const gives = operation.list ? `ListOf<${operation.gives}>` : `Promise<Answered<${operation.gives}>>`;
		return `${doc(`${operation.summary}.`, "\t")}\t${camel(operation.place.at(-1))}(${args.join(", ")}): ${gives};\n`;
	});
	return `export interface ${name}Resource {\n${inner.join("")}${verbs.join("")}}\n`;
}
