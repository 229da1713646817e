// The files of the clients that are made from the server's OpenAPI document: the table of verbs, and the types.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { node } from "./node.mjs";
import { php } from "./php.mjs";
import { python } from "./python.mjs";
import { rust } from "./rust.mjs";
import { read } from "./surface.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.dirname(here);

/** The generated files, by their paths below `clients`. */
export function files(document) {
	const surface = read(document);
	return Object.assign({}, ...[node, php, python, rust].map((print) => print(surface)));
}

/** Writes the files, or says which of them are not what they should be. */
export function generate(document, { write }) {
	const stale = [];
	for (const [name, text] of Object.entries(files(document))) {
		const place = path.join(folder, name);
		if (write) writeFileSync(place, text);
		else if (readFileSync(place, "utf8") !== text) stale.push(name);
	}
	return stale;
}
