// The generated files of the Rust client: the types, and the resources with their verbs.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { EVENTS, NOTICE, pascal, resources, tree, wrap } from "./surface.mjs";

export function rust({ operations, types: list }) {
	const types = new Map(list.map((type) => [type.name, type]));
	return {
		"rust/src/types.rs": formatted(structs(list, types)),
		"rust/src/resources.rs": formatted(verbs(operations, types)),
	};
}

// As `cargo fmt` would write it, with the settings of the house.
function formatted(text) {
	const config = ["--config-path", fileURLToPath(new URL("../../rustfmt.toml", import.meta.url))];
	return execFileSync("rustfmt", ["--edition", "2024", ...config], { input: text, maxBuffer: 1 << 26 }).toString();
}

const KEYWORDS = ["type", "move", "ref", "self", "use", "where", "match", "in", "for", "as", "dyn", "enum", "fn", "mod"];
const identifier = (name) => (KEYWORDS.includes(name) ? `r#${name}` : name);

function doc(text, indent = "") {
	const safe = (text ?? "").replaceAll("[", "\\[").replaceAll("]", "\\]").replaceAll("<", "\\<").replaceAll("{", "`{").replaceAll("}", "}`");
	const linked = safe.replace(/https?:\/\/\S+/g, (url) => `<${url}>`);
	return text ? wrap(linked, 110 - indent.length).map((line) => `${indent}/// ${line}\n`).join("") : "";
}

function print(type) {
	const text = bare(type);
	return type.nullable ? `Option<${text}>` : text;
}

const isPlain = (type) => type.kind !== "named";

function bare(type) {
	switch (type.kind) {
		case "string":
			return "String";
		case "integer":
			return "i64";
		case "number":
			return "f64";
		case "boolean":
			return "bool";
		case "null":
			return "()";
		case "const":
			return typeof type.value === "string" ? "String" : "bool";
		case "any":
			return "Value";
		case "named":
			return type.name;
		case "map":
			return `BTreeMap<String, ${print(type.of)}>`;
		case "list":
			return `ListOf<${print(type.of)}>`;
		case "array":
			return `Vec<${print(type.of)}>`;
		case "union": {
			const kinds = type.of.map((one) => one.kind).sort().join();
			if (kinds === "named,string") return `StringOr<${type.of.find((one) => one.kind === "named").name}>`;
			// What is exact is written as a text.
			if (kinds === "number,string") return "String";
			if (type.of.every(isPlain)) return "MetadataValue";
			throw new Error(`what is ${kinds} in Rust?`);
		}
	}
}

const derives = (type, more) => {
	const serde = [...(type.input ? ["Serialize"] : []), ...(type.output ? ["Deserialize"] : [])];
	return `#[derive(${["Clone", "Debug", "PartialEq", ...more, ...serde].join(", ")})]\n`;
};

function structs(list, types) {
	const out = list.map((type) => (type.values ? words(type) : struct(type)));
	return `//! The types of everything that goes to the server and comes from it.
//!
//! ${NOTICE}
#![expect(missing_docs, reason = "the server's document describes what needs describing")]

use crate::error::Error;
use crate::values::{ListOf, MetadataValue, StringOr};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

${out.join("\n")}
${events()}`;
}

function words(type) {
	const names = type.values.map((value) => `#[serde(rename = "${value}")]\n${pascal(value)},\n`);
	return `${doc(type.doc)}${derives(type, ["Eq"])}#[non_exhaustive]
pub enum ${type.name} {
${names.join("")}/// A word that this version does not know.
#[serde(untagged)]
Other(String),
}
`;
}

function struct(type) {
	const required = type.input ? type.fields.filter((field) => field.required) : [];
	const isUpdate = type.name.endsWith("Update");
	const fields = type.fields.map((field) => `${doc(field.doc)}${printField(field, isUpdate)}`);
	const isDefault = type.input && required.length === 0;
	const made = type.input && required.length > 0 ? maker(type, required) : "";
	return `${doc(type.doc)}${derives(type, isDefault ? ["Default"] : [])}pub struct ${type.name} {\n${fields.join("")}}\n${made}`;
}

function printField(field, isUpdate) {
	const name = `pub ${identifier(field.name)}`;
	const text = print(field.type);
	if (field.required) return `${name}: ${text},\n`;
	// What an update leaves out stays; what it sends as null is cleared.
	const optional = field.type.nullable && !isUpdate ? text : `Option<${text}>`;
	return `#[serde(default, skip_serializing_if = "Option::is_none")]\n${name}: ${optional},\n`;
}

function maker(type, required) {
	const args = required.map((field) => {
		const text = print(field.type);
		return `${identifier(field.name)}: ${text === "String" ? "impl Into<String>" : text}`;
	});
	const set = type.fields.map((field) => {
		const name = identifier(field.name);
		if (!field.required) return `${name}: None`;
		return print(field.type) === "String" ? `${name}: ${name}.into()` : name;
	});
	return `
impl ${type.name} {
/// With what must be there.
#[must_use]
pub fn new(${args.join(", ")}) -> Self {
Self { ${set.join(", ")} }
}
}
`;
}

function events() {
	const schemas = [...new Set(EVENTS.map(({ schema }) => schema).filter(Boolean))];
	const arms = schemas.map((schema) => {
		const kinds = EVENTS.filter((event) => event.schema === schema).map(({ type }) => `"${type}"`);
		return `${kinds.join(" | ")} => EventObject::${schema}(read(object)?),\n`;
	});
	return `
/// What an event is about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EventObject {
${schemas.map((schema) => `${schema}(Box<${schema}>),\n`).join("")}/// Something that has no type here.
Other(Value),
}

impl Event {
/// The object as it was then, by the type of the event.
///
/// # Errors
/// When it has not the form that this version knows.
pub fn object(&self) -> Result<EventObject, Error> {
let object = &self.data.object;
Ok(match self.r#type.as_str() {
${arms.join("")}_ => EventObject::Other(object.clone()),
})
}
}

fn read<T: serde::de::DeserializeOwned>(object: &Value) -> Result<Box<T>, Error> {
T::deserialize(object).map(Box::new).map_err(|problem| Error::unreadable(&problem))
}
`;
}

function verbs(operations, types) {
	const root = tree(operations);
	const out = [...resources(root)].map((resource) => printResource(resource, types));
	const roots = [...root.children.keys()].map((name) => getter(name, pascal(name), "self"));
	const rows = operations.map(({ place, method, path }) => `("${place.join(".")}", "${method}", "${path}"),\n`);
	return `//! The resources with their verbs.
//!
//! ${NOTICE}

use crate::client::Client;
use crate::request::{List, Request};
use crate::types;
use http::Method;

/// Every verb: where it stands, its method, and its path.
pub const VERBS: [(&str, &str, &str); ${rows.length}] = [
${rows.join("")}];

impl Client {
${roots.join("\n")}
}

${out.join("\n")}`;
}

const getter = (name, type, client) => `/// The resource \`${name}\`.
#[must_use]
pub fn ${name}(&self) -> ${type}<'_> {
${type} { client: ${client} }
}
`;

function printResource(resource, types) {
	const name = resource.path.map(pascal).join("");
	const inner = [...resource.children.keys()].map((child) => getter(child, `${name}${pascal(child)}`, "self.client").replace("<'_>", "<'a>"));
	const made = resource.verbs.map((operation) => printVerb(operation, types));
	return `/// The resource \`${resource.path.join(".")}\`.
#[derive(Clone, Copy, Debug)]
pub struct ${name}<'a> {
client: &'a Client,
}

impl<'a> ${name}<'a> {
${[...inner, ...made].join("\n")}}
`;
}

function printVerb(operation, types) {
	const { method, path, takes, sends, params, gives, list, hasId } = operation;
	const args = ["&self"];
	if (hasId) args.push("id: &str");
	if (takes === "file") args.push("content: Vec<u8>", "content_type: &str");
	else if (takes) args.push(`params: &types::${params}`);
	const kind = list ? "List" : "Request";
	const made = [`${kind}::new(self.client, ${list ? "" : `Method::${method}, `}"${path}")`];
	if (hasId) made.push(".id(id)");
	if (takes === "body") made.push(sends ? ".body(params)" : ".body_if_any(params)");
	if (takes === "query") made.push(".query(params)");
	if (takes === "file") made.push(".file(content, content_type)");
	const name = operation.place.at(-1);
	return `${doc(`${operation.summary}.`)}pub fn ${name}(&self${args.slice(1).map((arg) => `, ${arg}`).join("")}) -> ${kind}<'a, types::${gives}> {
${made.join("")}
}
`;
}
