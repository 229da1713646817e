// What the tests ask of the stage; see clients/stage.mjs.
import assert from "node:assert/strict";

const stage = process.env.KASSA_STAGE;
assert.ok(stage, "run these by `cargo xtask test --only clients`, which starts the server for them");

async function ask(method, path, body) {
	const answer = await fetch(stage + path, { method, body: body && JSON.stringify(body) });
	const text = await answer.text();
	assert.equal(answer.status, 200, text);
	return JSON.parse(text);
}

export const shop = () => ask("POST", "/shop", {});
export const strict = () => ask("POST", "/strict", {});
export const pay = (session) => ask("POST", "/pay", { url: session.url });

export async function road(...plan) {
	const { url, id } = await ask("POST", "/road", { plan });
	return { url, requests: async () => (await ask("GET", `/road/${id}`)).requests };
}

export async function ear() {
	const { url, id } = await ask("POST", "/ear", {});
	return { url, hears: (type) => ask("GET", `/ear/${id}?type=${type}`) };
}
