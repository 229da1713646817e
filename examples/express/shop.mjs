// A shop in Express: a page with things to buy, the hosted page of Kassa, and thanks once the webhook has said "paid".
import express from "express";
import { Kassa, KassaError, SignatureVerificationError, Webhook } from "kassa";

const { KASSA_URL, KASSA_KEY, KASSA_WEBHOOK_SECRET, PORT = "4242" } = process.env;
const shop = `http://127.0.0.1:${PORT}`;
const kassa = new Kassa(KASSA_KEY, { baseUrl: KASSA_URL });
const books = [
	{ id: "atlas", name: "Atlas of rivers", amount: 5000 },
	{ id: "poems", name: "Collected poems", amount: 1900 },
];
// What was ordered, by our own numbers. A real shop keeps this in its database.
const orders = new Map();
const heard = new Set();

const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><style>body{font:1.1em system-ui;max-width:32em;margin:3em auto}</style>
<h1>${title}</h1>${body}</html>`;
const price = (amount) => `GHS ${(amount / 100).toFixed(2)}`;

const app = express();

app.get("/", (req, res) => {
	const rows = books.map(({ id, name, amount }) => {
		const button = `<button name="book" value="${id}">Buy for ${price(amount)}</button>`;
		return `<form method="post" action="/buy"><p>${name} ${button}</p></form>`;
	});
	res.send(page("Books", rows.join("")));
});

app.post("/buy", express.urlencoded({ extended: false }), async (req, res) => {
	const book = books.find(({ id }) => id === req.body?.book);
	if (!book) return res.status(404).send(page("No such book", '<a href="/">Back</a>'));
	const order = crypto.randomUUID();
	orders.set(order, { book, paid: false });
	const session = await kassa.checkout.sessions.create({
		amount: book.amount,
		currency: "GHS",
		description: book.name,
		success_url: `${shop}/thanks?order=${order}`,
		cancel_url: shop,
		metadata: { order },
	});
	res.redirect(303, session.url);
});

// The body as it came: once it is parsed, nobody can verify it.
app.post("/hooks", express.raw({ type: "application/json" }), (req, res) => {
	const event = Webhook.constructEvent(req.body, req.headers, KASSA_WEBHOOK_SECRET);
	// A delivery can come twice.
	if (event.type === "checkout.session.completed" && !heard.has(event.id)) {
		heard.add(event.id);
		const order = orders.get(event.data.object.metadata.order);
		if (order) order.paid = event.data.object.payment_status === "paid";
	}
	res.sendStatus(204);
});

app.get("/thanks", (req, res) => {
	const order = orders.get(req.query.order);
	if (!order) return res.status(404).send(page("No such order", '<a href="/">Back</a>'));
	const status = order.paid ? "is paid. Thank you!" : "is not paid yet. Load this page again in a moment.";
	res.send(page("Your order", `<p>${order.book.name} ${status}</p>`));
});

app.use((problem, req, res, next) => {
	if (problem instanceof SignatureVerificationError) return res.status(400).send(problem.message);
	if (!(problem instanceof KassaError)) return next(problem);
	console.error(problem.message, problem.requestId);
	res.status(502).send(page("Paying does not work right now", "Please try again in a moment."));
});

app.listen(Number(PORT), "127.0.0.1", () => console.log(`open ${shop}`));
