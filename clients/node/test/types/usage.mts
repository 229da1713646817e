// What the types say, for `tsc` alone: a mistake in a line after `@ts-expect-error` must be found, and in no other.
import KassaByDefault, {
	ConflictError,
	Kassa,
	KassaError,
	Webhook,
	type Event,
	type Page,
	type Session,
	type SessionCreate,
	type Subscription,
} from "kassa";

const kassa = new Kassa("sk_test_1", { baseUrl: "https://pay.example.com", timeout: 5000 });
const same: Kassa = new KassaByDefault("sk_test_1", { baseUrl: "https://pay.example.com" });

export async function sell(params: SessionCreate): Promise<string> {
	const session = await kassa.checkout.sessions.create(params, { idempotencyKey: "order-1234" });
	const status: "open" | "complete" | "expired" = session.status;
	const id: string | undefined = session.lastResponse.requestId;
	// @ts-expect-error: the payment may be an id, the payment itself, or null
	session.payment.amount;
	if (session.payment !== null && typeof session.payment !== "string") session.payment.amount.toFixed();
	// @ts-expect-error: there is no such field
	session.amuont;
	return `${session.url} ${status} ${id}`;
}

export async function mistakes(): Promise<void> {
	// @ts-expect-error: a misspelt parameter
	await kassa.checkout.sessions.create({ amout: 5000 });
	// @ts-expect-error: minor units are a number
	await kassa.checkout.sessions.create({ amount: "5000" });
	// @ts-expect-error: an id is missing
	await kassa.checkout.sessions.retrieve();
	// @ts-expect-error: a name must be there
	await kassa.products.create({});
	// @ts-expect-error: there is no such mode
	await same.checkout.sessions.create({ amount: 5000, mode: "gift" });
	// @ts-expect-error: where the server is must be said
	new Kassa("sk_test_1");
}

export async function walk(): Promise<number> {
	let sum = 0;
	for await (const session of kassa.checkout.sessions.list({ status: "complete", limit: 100 })) sum += session.amount;
	const page: Page<Subscription> = await kassa.subscriptions.list();
	const next = await page.nextPage();
	for await (const subscription of page) sum += subscription.amount;
	return sum + (next?.data.length ?? 0);
}

export function hear(body: Uint8Array, headers: Headers): Session | null {
	const event: Event = Webhook.constructEvent(body, headers, "whsec_...");
	switch (event.type) {
		case "checkout.session.completed":
			return event.data.object;
		case "customer.subscription.updated":
			event.data.object.current_period_end?.slice();
			return null;
		case "payment.failed":
			// @ts-expect-error: a payment is no session
			return event.data.object;
		default:
			return null;
	}
}

export function explain(problem: unknown): string {
	if (problem instanceof ConflictError) return `${problem.code}: ${problem.param ?? "-"}`;
	return problem instanceof KassaError ? (problem.requestId ?? "no request") : "";
}
