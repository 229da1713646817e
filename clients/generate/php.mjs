// The generated files of the PHP client: the resources with their verbs, and the classes of what they answer.
import { camel, EVENTS, NOTICE, pascal, resources, tree, wrap } from "./surface.mjs";

export function php({ version, operations, types: list }) {
	const types = new Map(list.map((type) => [type.name, type]));
	return {
		"php/src/Table.php": table(version, operations),
		"php/src/Objects.php": objects(list, types),
		"php/src/Resources.php": verbs(operations, types),
	};
}

const head = (about, namespace) => `<?php

// ${about}
// ${NOTICE}

declare(strict_types=1);

namespace ${namespace};
`;

const quoted = (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
const literal = (value) => (typeof value === "string" ? quoted(value) : JSON.stringify(value));
const place = (operation) => operation.place.map(camel).join(".");

function table(version, operations) {
	const rows = operations.map((operation) => {
		const { method, path, takes, sends, list } = operation;
		return `        ${quoted(place(operation))} => [${[method, path, takes, sends, list].map(literal).join(", ")}],\n`;
	});
	const events = EVENTS.map(({ type }) => `        ${quoted(type)},\n`);
	return `${head("The table of verbs.", "Kassa")}
final class Table
{
    public const VERSION = ${quoted(version)};

    /** Where a verb stands: its method and path, what it takes, whether it must send a body, and whether it lists. */
    public const VERBS = [
${rows.join("")}    ];

    /** The types of events that this version knows. */
    public const EVENTS = [
${events.join("")}    ];
}
`;
}

function comment(lines, indent) {
	const safe = lines.flatMap((line) => (/^$|^ /.test(line) ? [line] : wrap(line, 114 - indent.length))).map((line) => line.replaceAll("*/", "* /"));
	return `${indent}/**\n${safe.map((line) => `${indent} *${line && ` ${line}`}\n`).join("")}${indent} */\n`;
}

function print(type, types, way) {
	const text = bare(type, types, way);
	return type.nullable ? `${text}|null` : text;
}

function bare(type, types, way) {
	const inner = (of) => print(of, types, way);
	switch (type.kind) {
		case "integer":
			return "int";
		case "number":
			return "float";
		case "boolean":
			return "bool";
		case "string":
		case "null":
			return type.kind;
		case "const":
			return literal(type.value);
		case "any":
			return way === "input" ? "array<string,mixed>" : "KassaObject";
		case "named": {
			const named = types.get(type.name);
			if (named.values) return named.values.map(quoted).join("|");
			return way === "input" ? "array<string,mixed>" : named.name;
		}
		case "map":
			return way === "input" ? `array<string,${inner(type.of)}>` : "KassaObject";
		case "list":
			return "KassaObject";
		case "array":
			return `list<${inner(type.of)}>`;
		case "union":
			return type.of.map(inner).join("|");
	}
}

function objects(list, types) {
	const out = list
		.filter((type) => type.output && type.fields)
		.map((type) => {
			const fields = type.fields.map((field) => {
				const text = print(field.type, types, "output");
				return `@property-read ${field.required ? text : `${text}|null`} $${field.name} ${field.doc ?? ""}`.trim();
			});
			return `${comment([...(type.doc ? [type.doc, ""] : []), ...fields], "")}final class ${type.name} extends KassaObject\n{\n}\n`;
		});
	const kinds = list.flatMap((type) => {
		const field = type.output && type.fields?.find((field) => field.name === "object" && field.type.kind === "const");
		return field ? [`        ${quoted(field.type.value)} => ${type.name}::class,\n`] : [];
	});
	return `${head("What the server answers with. Fields that a newer server has are there as well.", "Kassa\\Objects")}
use Kassa\\KassaObject;

final class Kinds
{
    /** The class of an object, by what it says that it is. */
    public const CLASSES = [
${kinds.join("")}    ];
}

${out.join("\n")}`;
}

function verbs(operations, types) {
	const root = tree(operations);
	const out = [...resources(root)].map((resource) => printResource(resource, types));
	const members = [...root.children.keys()];
	const fields = members.map((name) => `    public readonly ${pascal(name)} $${camel(name)};\n`);
	const made = members.map((name) => `        $this->${camel(name)} = new ${pascal(name)}($ask);\n`);
	return `${head("The resources with their verbs.", "Kassa\\Resources")}
use Kassa\\Objects;
use Kassa\\Page;
use Kassa\\Resource;

/** Everything that a client has. */
abstract class Everything
{
${fields.join("")}
    protected function place(\\Closure $ask): void
    {
${made.join("")}    }
}

${out.join("\n")}`;
}

const OPTIONS = "@param array{idempotency_key?: string, timeout?: float, max_retries?: int} $options";

function printResource(resource, types) {
	const name = resource.path.map(pascal).join("");
	const inner = [...resource.children.keys()];
	const parts = [];
	if (inner.length > 0) {
		const fields = inner.map((child) => `    public readonly ${name}${pascal(child)} $${camel(child)};\n`).join("");
		const made = inner.map((child) => `        $this->${camel(child)} = new ${name}${pascal(child)}($ask);\n`).join("");
		parts.push(`${fields}\n    public function __construct(\\Closure $ask)\n    {\n        parent::__construct($ask);\n${made}    }\n`);
	}
	for (const operation of resource.verbs) parts.push(printVerb(operation, types));
	return `final class ${name} extends Resource\n{\n${parts.join("\n")}}\n`;
}

function printVerb(operation, types) {
	const [args, given] = [[], []];
	const say = [`${operation.summary}.`, ""];
	if (operation.hasId) args.push("string $id");
	given.push(operation.hasId ? "$id" : "null");
	if (operation.takes === "file") {
		args.push("string $content", "string $type");
		given.push("[$content, $type]");
	} else if (operation.takes) {
		const { fields } = types.get(operation.params);
		const must = fields.some((field) => field.required);
		args.push(`array $params${must ? "" : " = []"}`);
		given.push("$params");
		const shape = fields.map((field) => `${field.name}${field.required ? "" : "?"}: ${print(field.type, types, "input")}`);
		say.push("@param array{", ...shape.map((line) => `    ${line},`), "} $params");
	} else given.push("[]");
	args.push("array $options = []");
	given.push("$options");
	say.push(OPTIONS);
	const answer = `Objects\\${operation.gives}`;
	if (operation.list) say.push(`@return Page<${answer}>`);
	given.push(`${answer}::class`);
	const call = `$this->ask(${quoted(place(operation))}, ${given.join(", ")})`;
	const verb = camel(operation.place.at(-1));
	return `${comment(say, "    ")}    public function ${verb}(${args.join(", ")}): ${operation.list ? "Page" : answer}\n    {\n        return ${call};\n    }\n`;
}
