// What an app does that is written for Copperx: it sends the buyer to the session's URL, looks whether the promotion code
// was applied, asks how the session stands, and believes a webhook whose signature is right.
import { createHmac, timingSafeEqual } from "node:crypto";
import readline from "node:readline";

const tell = (step, answer) => console.log(JSON.stringify({ step, answer }));
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const redirect = (url) => tell("redirect", url);

const call = async (method, path, body) => {
	const headers = { Authorization: `Bearer ${process.env.COPPERX_API_KEY}`, "Content-Type": "application/json" };
	const response = await fetch(`${process.env.COPPERX_URL}${path}`, { method, headers, body: JSON.stringify(body) });
	const answer = await response.json();
	if (!response.ok) throw new Error(`${answer.statusCode}: ${answer.message}`);
	return answer;
};

const session = await call("POST", "/checkout/sessions", {
	mode: "payment",
	clientReferenceId: "cart-7",
	emailCollection: true,
	afterCompletion: "redirect",
	submitType: "pay",
	successUrl: "https://copperx.io/success?cid={CHECKOUT_SESSION_ID}",
	cancelUrl: "https://copperx.io/cart",
	customerData: { email: "buyer@example.com" },
	// A client that counts in numbers, with capital letters and without an object around the list.
	lineItems: [
		{
			priceData: { currency: "USDC", unitAmount: 2.5 * 10 ** 8, type: "one_time", productData: { name: "Basic" } },
			quantity: 2,
		},
	],
	paymentSetting: { allowedChains: [{ chainId: 137 }], preferredChainId: 137 },
	defaultPromotionCode: "NOBODYS",
});
tell("discounted", session.amountTotal !== session.amountSubtotal);
redirect(session.url); // the buyer pays on the hosted page
tell("create", session);
await lines.next();

tell("retrieve", await call("GET", `/checkout/sessions/${session.id}`));
const { data } = await call("GET", "/checkout/sessions?status=complete&limit=1");
tell("list", data);

for await (const line of lines) {
	const { headers, payload, secret } = JSON.parse(line);
	const expected = createHmac("sha256", secret).update(payload).digest();
	const signature = Buffer.from(headers["x-webhook-signature"], "hex");
	const good = signature.length === expected.length && timingSafeEqual(signature, expected);
	const { type, data: { object } } = JSON.parse(payload);
	tell(good ? "hear" : "refuse", good ? { type, id: object.id, reference: object.clientReferenceId } : null);
}
