// A convenience: the page works without it, and the server checks everything again.
const $ = (id) => document.getElementById(id);
const all = (selector) => document.querySelectorAll(selector);
const onlyDigits = (text) => text.replace(/[\s/.-]/g, "");

const networks = [
	["Visa", /^4/],
	["Mastercard", /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/],
	["American Express", /^3[47]/],
	["Verve", /^(506[01]|507[89]|6500)/],
	["Discover", /^(6011|64[4-9]|65)/],
	["UnionPay", /^62/],
	["JCB", /^35/],
];

const shapes = {
	card_number: (digits) =>
		/^3[47]/.test(digits)
			? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)].filter(Boolean).join(" ")
			: digits.replace(/(\d{4})(?=\d)/g, "$1 "),
	card_exp: (digits) => {
		const text = digits.replace(/^[2-9]/, "0$&");
		// Some browsers fill in a year of four digits.
		return text.replace(/^(..)(?:20(?=..$))?(.+)$/, "$1 / $2");
	},
};

// Each returns the name of the message that applies, or nothing.
const checks = {
	email: (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? "" : "malformed"),
	card_number: (text) => {
		const digits = onlyDigits(text);
		if (!/^\d{12,19}$/.test(digits)) return "malformed";
		let sum = 0;
		[...digits].reverse().forEach((digit, i) => {
			const value = digit * (1 + (i % 2));
			sum += value > 9 ? value - 9 : value;
		});
		return sum % 10 ? "mistyped" : "";
	},
	card_exp: (text) => {
		const [, month, year] = /^(0[1-9]|1[0-2])(\d\d)$/.exec(onlyDigits(text)) ?? [];
		if (!month) return "malformed";
		return new Date(2000 + +year, +month, 1) < new Date() ? "past" : "";
	},
	card_cvc: (text) => (/^\d{3,4}$/.test(onlyDigits(text)) ? "" : "malformed"),
	phone: (text) => (/^\+?[\d\s()-]{9,20}$/.test(text) ? "" : "malformed"),
};

// Groups the digits again and keeps the cursor behind the digit it was behind.
function reshape(input) {
	const digits = onlyDigits(input.value);
	const text = shapes[input.id](digits);
	if (/\D/.test(digits) || text === input.value) return;
	const atEnd = input.selectionStart === input.value.length;
	let before = onlyDigits(input.value.slice(0, input.selectionStart)).length;
	let at = 0;
	while (before > 0 && at < text.length) if (/\d/.test(text[at++])) before--;
	input.value = text;
	if (atEnd) at = text.length;
	input.setSelectionRange(at, at);
}

function showNetwork() {
	const input = $("card_number");
	const found = input && networks.find(([, start]) => start.test(onlyDigits(input.value)));
	if (input) $("network").textContent = found ? found[0] : "";
}

function tell(input, text) {
	$(input.id + "-error").textContent = text;
	input.setAttribute("aria-invalid", text !== "");
}

for (const [id, check] of Object.entries(checks)) {
	const input = $(id);
	if (!input) continue;
	const problem = () => input.dataset[check(input.value.trim())] ?? "";
	// Empty fields are left to the server, and so is what it alone knows: leaving a field clears nothing.
	input.addEventListener("blur", () => input.value.trim() && problem() && tell(input, problem()));
	input.addEventListener("input", () => {
		if (shapes[id]) reshape(input);
		if (id === "card_number") showNetwork();
		if (!problem()) tell(input, "");
	});
}

// Fields of a way that is not chosen are not sent.
function choose() {
	const chosen = document.querySelector("input[name=method]:checked");
	if (chosen) for (const panel of all(".panel")) panel.disabled = panel.dataset.method !== chosen.value;
}
document.addEventListener("change", choose);

let sent = false;
const words = (button) => button.querySelector("span") ?? button;
document.addEventListener("submit", (event) => {
	if (sent) return event.preventDefault();
	sent = true;
	const button = event.submitter ?? event.target.querySelector("[data-busy]");
	// A button that is already disabled would not be part of what is sent, so this waits until the form is read.
	setTimeout(() => {
		for (const other of all("[data-busy]")) other.disabled = true;
		button.dataset.text = words(button).textContent;
		words(button).textContent = $("status").textContent = button.dataset.busy;
	});
});

// Whoever comes back finds a page that can be used, whatever the browser kept of it.
addEventListener("pageshow", () => {
	sent = false;
	$("status").textContent = "";
	for (const button of all("[data-busy]")) {
		button.disabled = false;
		if (button.dataset.text) words(button).textContent = button.dataset.text;
	}
	choose();
	showNetwork();
});

for (const button of navigator.clipboard ? all("[data-copy]") : []) {
	button.hidden = false;
	button.addEventListener("click", async () => {
		await navigator.clipboard.writeText(button.dataset.copy);
		button.textContent = $("status").textContent = button.dataset.copied;
	});
}

for (const time of all("time")) {
	const moment = new Date(time.dateTime);
	if (isNaN(moment)) continue;
	const day = moment.toDateString() === new Date().toDateString() ? undefined : "medium";
	time.textContent = moment.toLocaleString(document.documentElement.lang, { dateStyle: day, timeStyle: "short" });
}
