// Axra's document in Node: a session, the redirect after the payment, and the webhook, with handlers as an Express app
// has them. The app that the document takes for granted comes first, and is as small as it can be.
import { createHmac, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import readline from "node:readline";

const routes = {};
const app = {
	get: (path, handle) => (routes[`GET ${path}`] = handle),
	post: (path, handle) => (routes[`POST ${path}`] = handle),
};
const server = http.createServer(async (request, response) => {
	const parts = [];
	for await (const part of request) parts.push(part);
	const url = new URL(request.url, "http://localhost");
	response.setHeader("Connection", "close");
	const res = {
		redirect: (to) => response.writeHead(302, { Location: to }).end(),
		send: (text) => response.writeHead(200, { "Content-Type": "text/plain" }).end(text),
		sendStatus: (status) => response.writeHead(status).end(),
	};
	const req = { headers: request.headers, query: Object.fromEntries(url.searchParams), body: Buffer.concat(parts) };
	await routes[`${request.method} ${url.pathname}`](req, res);
});

const tell = (step, answer) => console.log(JSON.stringify({ step, answer }));
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const orders = new Map();

app.post("/checkout", async (req, res) => {
	const response = await fetch(`${process.env.AXRA_URL}/business/payment/session`, {
		method: "POST",
		headers: {
			"x-api-key": process.env.AXRA_API_KEY,
			"Content-Type": "application/json",
		},
		body: JSON.stringify({
			amount: 25.0,
			currency: "usd",
			successUrl: `${process.env.APP_URL}/payment/success?session={SESSION_ID}`,
			cancelUrl: `${process.env.APP_URL}/payment/cancelled`,
			description: "Subscription — Pro Plan",
			customerEmail: "customer@example.com",
			expiresIn: 1800,
			metadata: { orderId: "order_789", userId: "user_456" },
		}),
	});
	const session = await response.json();
	tell("create", session);
	const { checkoutUrl, sessionId } = session;
	orders.set(sessionId, "pending");
	res.redirect(checkoutUrl);
});

// The redirect alone proves nothing: it says which order it is about, and the webhook says that it is paid.
app.get("/payment/success", async (req, res) => {
	const sessionId = req.query.session;
	res.send(`Order of session ${sessionId}: ${orders.get(sessionId) ?? "unknown"}`);
});

app.post("/webhooks/axra", async (req, res) => {
	const expected = createHmac("sha256", process.env.AXRA_API_SECRET).update(req.body).digest();
	const sent = Buffer.from(req.headers["x-axra-signature"] ?? "", "hex");
	if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
		tell("refuse", null);
		return res.sendStatus(401);
	}
	const { event, data } = JSON.parse(req.body);
	if (event === "payment.completed") {
		const { sessionId, orderId, userId } = data.metadata;
		orders.set(sessionId, "paid");
		tell("fulfil", { sessionId, orderId, userId, amount: data.amount });
	}
	res.sendStatus(200);
});

server.listen(Number(process.env.APP_PORT), "127.0.0.1");
await once(server, "listening");

// Where Axra sends its webhooks: in the dashboard, or like this.
const configured = await fetch(`${process.env.AXRA_URL}/business/config`, {
	method: "PUT",
	headers: { "x-api-key": process.env.AXRA_API_KEY, "Content-Type": "application/json" },
	body: JSON.stringify({ webhookUrl: `${process.env.APP_URL}/webhooks/axra` }),
});
tell("listen", await configured.json());

await lines.next();
server.close();
