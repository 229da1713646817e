// The PayGate document's JavaScript: its calls, and its Express handlers as far as they can be run. The client and the
// server that the document takes for granted come first, and are as small as they can be.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import readline from 'node:readline'

class PayGate {
	constructor(key) {
		this.key = key
		this.checkout = { sessions: {
			create: (body) => this.call('POST', '', body),
			retrieve: (id) => this.call('GET', `/${id}`),
			list: (filter) => this.call('GET', `?${new URLSearchParams(filter)}`),
			expire: (id) => this.call('POST', `/${id}/expire`)
		} }
	}

	async call(method, path, body) {
		const response = await fetch(`${process.env.PAYGATE_URL}/v1/checkout/sessions${path}`, {
			method,
			headers: { Authorization: `Bearer ${this.key}`, 'Content-Type': 'application/json' },
			body: body && JSON.stringify(body)
		})
		const answer = await response.json()
		if (!response.ok) throw new Error(answer.error.message)
		return answer
	}
}

const Webhook = {
	constructEvent(body, signature, secret) {
		const { t, v1 } = Object.fromEntries(signature.split(',').map((part) => part.split('=')))
		const expected = createHmac('sha256', secret).update(`${t}.${body}`).digest()
		const fresh = Math.abs(Date.now() / 1000 - Number(t)) <= 300
		if (!fresh || !timingSafeEqual(expected, Buffer.from(v1, 'hex'))) throw new Error('a wrong signature')
		return JSON.parse(body)
	}
}

const routes = {}
const app = {
	post: (path, handle) => { routes[`POST ${path}`] = handle },
	get: (path, handle) => { routes[`GET ${path}`] = handle }
}
const server = http.createServer(async (request, response) => {
	const parts = []
	for await (const part of request) parts.push(part)
	const url = new URL(request.url, 'http://localhost')
	const raw = Buffer.concat(parts).toString('utf8')
	// Express hands a webhook over as it came, where it is told so, and everything else as an object.
	const body = url.pathname === '/webhooks' ? raw : raw && JSON.parse(raw)
	const query = Object.fromEntries(url.searchParams)
	response.setHeader('Connection', 'close')
	const res = { json: (answer) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer)) }
	try {
		await routes[`${request.method} ${url.pathname}`]({ headers: request.headers, body, query }, res)
	} catch (problem) {
		response.writeHead(400).end(problem.message)
	}
})

const tell = (step, answer) => console.log(JSON.stringify({ step, answer }))
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const told = async () => JSON.parse((await lines.next()).value)
const fulfillOrder = async (order) => tell('fulfil', order)
const sendConfirmationEmail = async (email) => tell('confirm', email)

const paygate = new PayGate(process.env.PAYGATE_KEY)
let secret

app.post('/webhooks', async (req, res) => {
	const signature = req.headers['x-paygate-signature']
	const event = Webhook.constructEvent(req.body, signature, secret)
	if (event.type === 'checkout.session.completed') {
		const session = event.data.object
		// Fulfill the order
		await fulfillOrder(session.metadata.order_id)
		// Optionally send confirmation email
		await sendConfirmationEmail(session.customer_email)
	}
	res.json({ received: true })
})

app.post('/create-checkout', async (req, res) => {
	const { orderId, amount } = req.body
	const session = await paygate.checkout.sessions.create({
		amount,
		currency: 'GHS',
		success_url: `${process.env.FRONTEND_URL}/success?session_id={CHECKOUT_SESSION_ID}`,
		cancel_url: `${process.env.FRONTEND_URL}/cart`,
		metadata: { order_id: orderId }
	})
	res.json({ checkoutUrl: session.url })
})
// Success page verification
app.get('/verify-session', async (req, res) => {
	const { session_id } = req.query
	const session = await paygate.checkout.sessions.retrieve(session_id)
	if (session.status === 'complete' && session.payment_status === 'paid') {
		res.json({ success: true, orderId: session.metadata.order_id })
	} else {
		res.json({ success: false })
	}
})

server.listen(0, '127.0.0.1')
await once(server, 'listening')
tell('listen', `http://127.0.0.1:${server.address().port}`)
secret = await told()

const session = await paygate.checkout.sessions.create({
	amount: 5000,
	currency: 'GHS',
	success_url: 'https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}',
	cancel_url: 'https://yoursite.com/cancel',
	customer_email: 'customer@example.com',
	metadata: {
		order_id: '1234'
	}
})
tell('create', session)
await told()

tell('retrieve', await paygate.checkout.sessions.retrieve(session.id))
const sessions = await paygate.checkout.sessions.list({
	status: 'complete',
	limit: 10
})
tell('list', sessions)

const other = await paygate.checkout.sessions.create({
	amount: 5000,
	success_url: 'https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}',
	cancel_url: 'https://yoursite.com/cancel'
})
tell('expire', await paygate.checkout.sessions.expire(other.id))

await lines.next()
server.close()
