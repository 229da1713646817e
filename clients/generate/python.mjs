// The generated files of the Python client: the table of its verbs, the types, and a stub that says what the verbs take.
import { EVENTS, NOTICE, pascal, resources, tree, wrap } from "./surface.mjs";

export function python({ version, operations, types }) {
	return {
		"python/src/kassa/_table.py": table(version, operations),
		"python/src/kassa/types.py": classes(types),
		"python/src/kassa/_resources.pyi": stub(operations, types),
	};
}

// These are methods of every object, and options of every call.
const TAKEN = ["get", "to_dict", "last_response", "timeout", "max_retries"];

const literal = (value) => (value === null ? "None" : value === true ? "True" : value === false ? "False" : JSON.stringify(value));
const tuple = (values) => `(${values.map(literal).join(", ")})`;

function table(version, operations) {
	const rows = operations.map(({ place, method, path, takes, sends, list, gives }) => {
		return `    Row(${[place.join("."), method, path, takes, sends, list, gives].map(literal).join(", ")}),\n`;
	});
	return `"""The table of verbs.

${NOTICE}
"""

from __future__ import annotations

from typing import NamedTuple, Optional, Tuple

VERSION = ${literal(version)}


class Row(NamedTuple):
    """A verb."""

    name: str
    method: str
    path: str
    takes: Optional[str]
    """What it takes besides an id: a body, a query or a file."""
    sends: bool
    """Whether there must be a body."""
    list: bool
    """Whether it answers with a list."""
    gives: str
    """The class of what it answers, or of what its list holds."""


TABLE: Tuple[Row, ...] = (
${rows.join("")})
`;
}

function doc(text, indent) {
	if (!text) return "";
	const lines = wrap(text.replaceAll("\\", "\\\\"), 112 - indent.length);
	if (lines.length === 1) return `${indent}"""${lines[0].replace(/"$/, '" ')}"""\n`;
	return `${indent}"""${lines.join(`\n${indent}`)}\n${indent}"""\n`;
}

// What is both taken and given has two classes: what is given is an object, what is taken a dictionary.
const dictionary = (type) => (type.output ? `${type.name}Params` : type.name);

function print(type, types, way) {
	const text = bare(type, types, way);
	return type.nullable ? `Optional[${text}]` : text;
}

function bare(type, types, way) {
	const inner = (of) => print(of, types, way);
	switch (type.kind) {
		case "string":
			return "str";
		case "integer":
			return "int";
		case "number":
			return "float";
		case "boolean":
			return "bool";
		case "null":
			return "None";
		case "const":
			return `Literal[${literal(type.value)}]`;
		case "any":
			return way === "input" ? "Dict[str, Any]" : "Any";
		case "named": {
			const named = types.get(type.name);
			return named.fields && way === "input" ? dictionary(named) : type.name;
		}
		case "map":
			return way === "input" ? `Dict[str, ${inner(type.of)}]` : `MapObject[${inner(type.of)}]`;
		case "list":
			return `ListObject[${inner(type.of)}]`;
		case "array":
			return way === "input" ? `Sequence[${inner(type.of)}]` : `List[${inner(type.of)}]`;
		case "union":
			return `Union[${type.of.map(inner).join(", ")}]`;
	}
}

function classes(list) {
	const types = new Map(list.map((type) => [type.name, type]));
	const words = list.filter((type) => type.values).map((type) => `${type.name} = Literal${JSON.stringify(type.values)}\n`);
	const out = [];
	for (const type of list.filter((type) => type.fields)) {
		const bad = type.fields.find((field) => TAKEN.includes(field.name));
		if (bad) throw new Error(`${type.name} has a field ${bad.name}`);
		if (type.output) {
			const fields = type.fields.map(
				(field) => `    ${field.name}: ${print(field.type, types, "output")}\n${doc(field.doc, "    ")}`,
			);
			out.push(`class ${type.name}(Object):\n${doc(type.doc, "    ")}${type.doc ? "\n" : ""}${fields.join("")}`);
		}
		if (type.input) out.push(typed(type, types));
	}
	const objects = list.flatMap((type) => {
		const field = type.output && type.fields?.find((field) => field.name === "object" && field.type.kind === "const");
		return field ? [`    ${literal(field.type.value)}: ${type.name},\n`] : [];
	});
	const events = EVENTS.map(({ type }) => `    ${literal(type)},\n`);
	return `"""The types of everything that goes to the server and comes from it.

Objects that are answers are classes here, whose fields are attributes. What is sent is keyword arguments and
dictionaries, and the classes of those are for type checkers.

${NOTICE}
"""

from __future__ import annotations

from typing import Any, Dict, List, Literal, Optional, Sequence, Type, TypedDict, Union

from ._object import ListObject, MapObject, Object

${words.join("")}
EventType = Literal[
${events.join("")}]


${out.join("\n\n")}

# The class of an object, by what it says that it is.
CLASSES: Dict[str, Type[Object]] = {
${objects.join("")}}
`;
}

// The required fields of a dictionary stand in a class of their own: Python 3.9 has no other way to say it.
function typed(type, types) {
	const name = dictionary(type);
	// The key under which something happens once is an option of every call.
	const fields = type.fields.filter((field) => field.name !== "idempotency_key");
	const print_all = (some) =>
		some.map((field) => `    ${field.name}: ${print(field.type, types, "input")}\n${doc(field.doc, "    ")}`).join("") ||
		"    pass\n";
	const [must, may] = [fields.filter((field) => field.required), fields.filter((field) => !field.required)];
	const say = `${doc(type.doc, "    ")}${type.doc ? "\n" : ""}`;
	if (must.length === 0) return `class ${name}(TypedDict, total=False):\n${say}${print_all(may)}`;
	if (may.length === 0) return `class ${name}(TypedDict):\n${say}${print_all(must)}`;
	return `class _${name}(TypedDict):\n${print_all(must)}\n\nclass ${name}(_${name}, total=False):\n${say}${print_all(may)}`;
}

const OPTIONS = "idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...";

function stub(operations, list) {
	const types = new Map(list.map((type) => [type.name, type]));
	const root = tree(operations);
	const out = [];
	for (const way of ["", "Async"]) {
		for (const resource of resources(root)) out.push(printResource(resource, way, types));
		const members = [...root.children.keys()].map((name) => `    ${name}: ${way}${pascal(name)}Resource\n`);
		out.push(`class ${way}Resources:\n${members.join("")}`);
	}
	return `# ${NOTICE}
from typing import Any, Callable, Optional, Union

from typing_extensions import Unpack

from . import types
from ._page import AsyncListOf, Page
from ._table import Row

def place(client: object, run: Callable[..., Any]) -> None: ...

${out.join("\n")}`;
}

function printResource(resource, way, types) {
	const named = (path) => `${way}${path.map(pascal).join("")}Resource`;
	const inner = [...resource.children.keys()].map((child) => `    ${child}: ${named([...resource.path, child])}\n`);
	const verbs = resource.verbs.map((operation) => {
		const args = ["self"];
		if (operation.hasId) args.push("id: str", "/");
		if (operation.takes === "file") args.push("content: bytes", "type: str");
		args.push("*", OPTIONS);
		if (operation.params) args.push(`**params: Unpack[types.${dictionary(types.get(operation.params))}]`);
		const name = operation.place.at(-1);
		const answer = `types.${operation.gives}`;
		const gives = operation.list ? `${way ? "AsyncListOf" : "Page"}[${answer}]` : answer;
		const begin = way && !operation.list ? "async def" : "def";
		return `    ${begin} ${name}(${args.join(", ")}) -> ${gives}:\n${doc(`${operation.summary}.`, "        ")}`;
	});
	return `class ${named(resource.path)}:\n${inner.join("")}${verbs.join("")}`;
}
