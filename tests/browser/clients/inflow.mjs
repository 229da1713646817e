// What a receiver of InflowPay's webhooks does with each delivery: it believes what Svix's own library verifies.
import readline from "node:readline";

import { Webhook } from "svix";

const tell = (step, answer) => console.log(JSON.stringify({ step, answer }));

for await (const line of readline.createInterface({ input: process.stdin })) {
	const { headers, payload, secret } = JSON.parse(line);
	try {
		tell("hear", new Webhook(secret).verify(payload, headers));
	} catch {
		tell("refuse", null);
	}
}
