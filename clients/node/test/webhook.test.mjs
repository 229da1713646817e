// Signatures, those of others and those that are made up.
import assert from "node:assert/strict";
import { test } from "node:test";

import { SignatureVerificationError, Webhook } from "kassa";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const other = "whsec_HJnSbmAFAwA0TKgYz8P7GmzD7ucLq+RbGEIUaiC4mjU=";
const body = '{"id":"evt_1","type":"product.created","data":{"object":{"name":"Gr\u00fc\u00dfe"}}}';
const now = Math.floor(Date.now() / 1000);
const refused = (...args) => assert.throws(() => Webhook.constructEvent(...args), SignatureVerificationError);

test("the vector of the Standard Webhooks specification", () => {
	const payload = '{"test": 2432232314}';
	const headers = Webhook.testHeaders(payload, secret, { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1614265330 });
	assert.equal(headers["webhook-signature"], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	refused(payload, headers, secret);
	assert.equal(Webhook.constructEvent(payload, headers, secret, { tolerance: 1e10 }).test, 2432232314);
});

test("a good delivery, as text and as bytes, in either form", () => {
	const headers = Webhook.testHeaders(body, secret);
	for (const payload of [body, Buffer.from(body), new TextEncoder().encode(body)]) {
		assert.equal(Webhook.constructEvent(payload, headers, secret).data.object.name, "Gr\u00fc\u00dfe");
		assert.equal(Webhook.constructEvent(payload, headers["kassa-signature"], secret).id, "evt_1");
	}
	const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]));
	assert.equal(Webhook.constructEvent(body, shouted, secret).id, "evt_1");
});

test("one good signature among several is enough, and so is one of several secrets", () => {
	const both = Webhook.testHeaders(body, [other, secret]);
	const strange = { ...both, "webhook-signature": `v1a,AAAA v1,AAAA ${both["webhook-signature"]}` };
	assert.equal(Webhook.constructEvent(body, strange, secret).id, "evt_1");
	assert.equal(Webhook.constructEvent(body, both["kassa-signature"], secret).id, "evt_1");
	assert.equal(Webhook.constructEvent(body, Webhook.testHeaders(body, other), [secret, other]).id, "evt_1");
});

test("whatever was changed is refused", () => {
	const headers = Webhook.testHeaders(body, secret);
	refused(`${body} `, headers, secret);
	refused(body, headers, other);
	for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"]) {
		refused(body, { ...headers, [name]: `${headers[name]}0` }, secret);
		refused(body, { ...headers, [name]: name === "webhook-signature" ? "v1," : undefined }, secret);
	}
	refused(body, {}, secret);
	refused(body, { "webhook-signature": [headers["webhook-signature"], "v1,AAAA"] }, secret);
	for (const text of ["t=,v1=", "v1=00", "t=x", "garbage", "", `t=${now},v1=`, `t=${now},v1=zz`]) refused(body, text, secret);
});

test("what is old or from the future is refused", () => {
	for (const timestamp of [now - 302, now + 302]) {
		const headers = Webhook.testHeaders(body, secret, { timestamp });
		refused(body, headers, secret);
		refused(body, headers["kassa-signature"], secret);
	}
	const headers = Webhook.testHeaders(body, secret, { timestamp: now - 290 });
	assert.equal(Webhook.constructEvent(body, headers, secret).id, "evt_1");
	refused(body, headers, secret, { tolerance: 100 });
	for (const tolerance of [0, -1, Number.NaN]) {
		assert.throws(() => Webhook.constructEvent(body, headers, secret, { tolerance }), /tolerance:/);
	}
});

test("a secret that is none is refused at once, for with an empty one anybody could sign", () => {
	const headers = Webhook.testHeaders(body, secret);
	for (const none of [undefined, "", "whsec_", "whsec_AAAA", "sk_test_1", [], [""], [secret, ""]]) {
		assert.throws(() => Webhook.constructEvent(body, headers, none), /^TypeError: secret:/, String(none));
	}
});

test("a body that was parsed already cannot be verified", () => {
	assert.throws(() => Webhook.constructEvent(JSON.parse(body), {}, secret), /^TypeError: payload:/);
	refused("no json", Webhook.testHeaders("no json", secret), secret);
});
