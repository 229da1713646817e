// The JavaScript of Elixpo Pay's document, and what an app does afterwards: it asks what the buyer has, and believes a
// webhook that is signed.
import { createHmac, timingSafeEqual } from "node:crypto";
import readline from "node:readline";

const tell = (step, answer) => console.log(JSON.stringify({ step, answer }));
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const redirect = (url) => tell("redirect", url);
const user = { id: "u_456", email: "buyer@example.com" };

// In your app (server-side), when a user upgrades:
const res = await fetch(`${process.env.ELIXPO_PAY_URL}/v1/checkout/sessions`, {
	method: "POST",
	headers: {
		Authorization: "Bearer " + process.env.ELIXPO_PAY_API_KEY,
		"Content-Type": "application/json",
	},
	body: JSON.stringify({
		tier: "member",
		currency: "INR",
		customer: { uid: user.id, email: user.email },
		success_url: "https://blogs.elixpo.com/settings",
	}),
});
const session = await res.json();
redirect(session.url); // send the buyer to hosted checkout

tell("create", session);
await lines.next();

const address = `${process.env.ELIXPO_PAY_URL}/v1/entitlements?app=${process.env.ELIXPO_PAY_APP}&uid=${user.id}`;
const answer = await fetch(address, { headers: { "X-Elixpo-Pay-Key": process.env.ELIXPO_PAY_API_KEY } });
tell("entitled", await answer.json());

for await (const line of lines) {
	const { headers, payload, secret } = JSON.parse(line);
	const stamp = headers["x-elixpo-pay-timestamp"];
	const expected = createHmac("sha256", secret).update(`${stamp}.${payload}`).digest();
	// While the secret is being changed, there are two signatures.
	const signatures = headers["x-elixpo-pay-signature"].split(",").map((one) => one.trim().replace("sha256=", ""));
	const fresh = Math.abs(Date.now() / 1000 - Number(stamp)) <= 300;
	const good = fresh && signatures.some((one) => timingSafeEqual(Buffer.from(one, "hex"), expected));
	const { type, data } = JSON.parse(payload);
	tell(good ? "hear" : "refuse", good ? { type, uid: data.uid, tier: data.tier } : null);
}
