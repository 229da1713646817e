// A convenience: the page works without it; the server checks all again.
const $ = (id) => document.getElementById(id);
const all = (selector) => document.querySelectorAll(selector);
const scripted = () => all("[name=scripted]").forEach((f) => (f.value = 1));
scripted();
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

// Each names the message that applies, if one does.
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
checks.contact_phone = (text) => checks.phone(text.replace(/\./g, " "));

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

const problem = ({ id, value, dataset }) => dataset[checks[id]?.(value.trim())] ?? "";
// A button that is being pressed must not move away from under the finger.
let held;
document.addEventListener("pointerdown", ({ target }) => (held = target.closest("button")));
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => (held = null));
// Empty fields are left to the server, and so is what it alone knows: leaving a field clears nothing.
document.addEventListener("focusout", ({ target }) => !held && target.value?.trim() && problem(target) && tell(target, problem(target)));
document.addEventListener("input", ({ target }) => {
	if (shapes[target.id]) reshape(target);
	if (target.id === "card_number") showNetwork();
	if ($(target.id + "-error") && !problem(target)) tell(target, "");
});

// Fields of a way that is not chosen are not sent.
function choose() {
	const chosen = document.querySelector("input[name=method]:checked");
	if (chosen) for (const panel of all(".panel")) panel.disabled = panel.dataset.method !== chosen.value;
}
document.addEventListener("change", ({ target }) => {
	choose();
	if (target.matches("[data-update]")) update();
});
document.addEventListener("keydown", (event) => {
	// Enter takes what was typed here over; it does not pay yet.
	if (event.key !== "Enter" || event.isComposing || !event.target.matches(".summary input")) return;
	event.preventDefault();
	update();
});

// Makes what is shown the same as what was answered, and leaves alone what is the same already: so the focus stays
// where it is, and what was typed stays typed. What belongs to a way to pay is the page's own.
function morph(old, next) {
	if (old.isEqualNode(next) || old.matches?.(".panel, time")) return;
	if (old.nodeType !== 1) return (old.nodeValue = next.nodeValue);
	for (const { name } of [...old.attributes]) if (!next.hasAttribute(name) && name !== "open") old.removeAttribute(name);
	for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
	const { localName, value: chosen } = old;
	let at = old.firstChild;
	for (const node of [...next.childNodes]) {
		const same = node.id ? [...old.children].find(({ id }) => id === node.id) : at && !at.id && at.nodeName === node.nodeName && at;
		if (!same || same.nodeName !== node.nodeName) {
			old.insertBefore(node, at);
			continue;
		}
		// What has no name of its own goes instead of being passed: what moves would lose the focus.
		while (at && at !== same && !at.id && same.compareDocumentPosition(at) & 2) {
			const gone = at;
			at = at.nextSibling;
			gone.remove();
		}
		if (same === at) at = at.nextSibling;
		else old.insertBefore(same, at);
		morph(same, node);
	}
	while (at) {
		const gone = at;
		at = at.nextSibling;
		gone.remove();
	}
	// Which option is chosen is not a matter of its place.
	if (localName === "select" && [...old.options].some(({ value }) => value === chosen)) old.value = chosen;
}

const policy = globalThis.trustedTypes?.createPolicy("kassa", { createHTML: (text) => text });
// The answer's own style and script are not wanted, and would only be refused.
const read = (text) => {
	const plain = text.replace(/<(style|script)[^]*?<\/\1>/g, "");
	return new DOMParser().parseFromString(policy?.createHTML(plain) ?? plain, "text/html");
};

// What was wrong stands beside the field, and the first such field is where to go on.
const toError = () => (document.querySelector("main [aria-invalid=true], .summary [aria-invalid=true]") ?? document.querySelector("main .alert:not([hidden])"))?.focus();

let updating;
let wanted;
// Asks what a change does to the total. A card is not part of that question.
async function update(button) {
	const form = $("pay");
	if (!form.dataset.url) return;
	const total = $("shown_total").value;
	const data = new URLSearchParams(new FormData(form));
	for (const name of ["card_number", "card_exp", "card_cvc"]) data.delete(name);
	if (button?.name) data.set(button.name, button.value);
	updating?.abort();
	const mine = (updating = new AbortController());
	document.body.classList.add("loading");
	let next;
	let lost = false;
	try {
		const { signal } = mine;
		// Where it leads elsewhere, the browser goes there, not the script.
		const answer = await fetch(form.dataset.url, { method: "POST", body: data, redirect: "manual", signal });
		next = read(await answer.text());
	} catch {
		lost = true;
	}
	if (mine !== updating) return;
	if (lost && !button) {
		// What was typed beats an old total: whoever pays is shown the new one first.
		updating = undefined;
		document.body.classList.remove("loading");
		if (wanted) form.requestSubmit($("pay-button"));
		return (wanted = false);
	}
	// The page after this one says what is wrong.
	if (!next?.getElementById("pay")) {
		const plain = document.createElement("form");
		Object.assign(plain, { method: "post", action: form.dataset.url, hidden: true });
		for (const [name, value] of data) {
			const field = plain.appendChild(document.createElement("input"));
			Object.assign(field, { name, value });
		}
		document.body.append(plain);
		return plain.submit();
	}
	// What was refused is left as it was typed, and so is what was typed meanwhile.
	const fresh = [...next.querySelectorAll(":is([data-update], #promotion_code):not([aria-invalid=true])")]
		.filter(({ id, type, name }) => type === "radio" || $(id)?.value === (data.get(name) ?? ""))
		.map(({ id, value, checked }) => [id, value, checked]);
	const isRefused = next.querySelector("[aria-invalid=true]") !== null;
	// What the last payment lacked is not asked here, and it still lacks it.
	for (const { id } of all("main [aria-invalid=true]:not([data-update])")) {
		const words = next.getElementById(id + "-error");
		if (!words || words.textContent) continue;
		words.textContent = $(id + "-error").textContent;
		next.getElementById(id).setAttribute("aria-invalid", "true");
	}
	const focused = document.activeElement;
	for (const part of next.querySelectorAll("[autofocus]")) part.removeAttribute("autofocus");
	document.title = next.title;
	morph($("summary"), next.getElementById("summary"));
	morph(document.querySelector("main"), next.querySelector("main"));
	for (const [id, value, checked] of fresh) {
		const field = $(id);
		if (field?.type === "radio") field.checked = checked;
		else if (field) field.value = value;
	}
	if (focused !== document.activeElement) (focused.isConnected ? focused : $(focused.id) ?? $("promotion-button"))?.focus();
	updating = undefined;
	document.body.classList.remove("loading");
	scripted();
	choose();
	showNetwork();
	const pays = wanted;
	wanted = false;
	$("status").textContent = $("pay").dataset.updated;
	if (!pays || isRefused) return;
	if (total === $("shown_total").value) return $("pay").requestSubmit($("pay-button"));
	look();
}

// Whoever pressed the button before it said the new total is asked to look first.
function look() {
	pressed = undefined;
	$("changed").hidden = false;
	$("changed").focus();
}

// The total when a press began. To press the button ends the typing in a field, and what that changes may be shown
// before the press ends.
let pressed;
document.addEventListener("pointerdown", () => (pressed = $("shown_total")?.value), true);
document.addEventListener("keydown", () => (pressed = undefined), true);

let sent = false;
const words = (button) => button.querySelector("span") ?? button;

function busy(button) {
	for (const other of all("[data-busy]")) other.disabled = true;
	button.dataset.text = words(button).textContent;
	button.classList.add("busy");
	words(button).textContent = $("status").textContent = button.dataset.busy;
}

function idle() {
	sent = wanted = false;
	// The page that came as the answer may have nothing to say.
	if ($("status")) $("status").textContent = "";
	for (const button of all("[data-busy]")) {
		button.disabled = false;
		button.classList.remove("busy");
		if (button.dataset.text) words(button).textContent = button.dataset.text;
	}
}

// Says beside the button that the answer is late or lost. The page, opened anew, knows how the payment stands.
function say(id, button, look) {
	$("slow").hidden = $("lost").hidden = true;
	const box = $(id);
	button.after(box);
	box.querySelector("a").href = look;
	box.hidden = false;
}

// Sends a form that moves money, and stays on the page until the answer is there: a browser's own page about a broken
// connection would leave the buyer to guess. Sending again is safe: the form says which payment the page had seen.
let leaving = false;
addEventListener("pagehide", () => (leaving = true));
async function send(form, button) {
	const data = new URLSearchParams(new FormData(form));
	if (button.name) data.set(button.name, button.value);
	const look = form.action.replace(/\/\w+$/, "?wait=1");
	busy(button);
	$("slow").hidden = $("lost").hidden = true;
	const late = setTimeout(say, 10_000, "slow", button, look);
	let answer;
	let next;
	try {
		answer = await fetch(form.action, { method: "POST", body: data, redirect: "manual" });
		// Where it leads is not told to a script; the page that is opened instead leads there.
		if (answer.type === "opaqueredirect") return location.assign(look + "&sent=1");
		next = read(await answer.text());
		clearTimeout(late);
	} catch {
		clearTimeout(late);
		if (leaving) return;
		idle();
		say("lost", button, look);
		return $("lost").focus();
	}
	// What is typed into a way to pay is the page's own and stays; what is wrong with it is the answer's.
	for (const { id } of all(".panel input")) {
		const told = next.getElementById(id + "-error");
		if (told) tell($(id), told.textContent);
	}
	for (const part of next.querySelectorAll("[autofocus]")) part.removeAttribute("autofocus");
	document.title = next.title;
	morph(document.body, next.body);
	idle();
	scripted();
	choose();
	showNetwork();
	listen();
	told();
	scrollTo(0, 0);
	if (answer.status !== 402 || !mend()) toError();
}

// After a decline all that was typed stays. What the bank found wrong is typed again: a code or a date anew, and of a
// number, which another card may replace, all is selected.
function mend() {
	const alert = document.querySelector("[data-field]");
	const input = $(alert?.dataset.field);
	if (!input) return false;
	if (input.id !== "card_number") input.value = "";
	tell(input, alert.querySelector("h2").textContent);
	input.focus();
	input.select();
	return true;
}

document.addEventListener("submit", (event) => {
	// The choice of a language pays nothing.
	if (event.target.closest("footer")) return;
	if (sent) return event.preventDefault();
	if (event.submitter?.hasAttribute("formaction")) {
		event.preventDefault();
		return update(event.submitter);
	}
	if (updating) {
		event.preventDefault();
		return (wanted = true);
	}
	if (pressed && pressed !== $("shown_total").value) {
		event.preventDefault();
		return look();
	}
	sent = true;
	const button = event.submitter?.dataset.busy ? event.submitter : event.target.querySelector("[data-busy]");
	if ($("slow") && /\/checkout\/\w+\/(pay|continue)$/.test(event.target.action)) {
		event.preventDefault();
		return send(event.target, button);
	}
	// A button that is already disabled would not be part of what is sent, so this waits until the form is read.
	setTimeout(busy, 0, button);
});

// A page that waits hears when it is out of date. When the line is silent for too long, it looks by itself.
let line;
let silence;
function listen() {
	line?.close();
	clearTimeout(silence);
	const { live } = document.body.dataset;
	if (!live) return;
	const heard = (patience) => {
		clearTimeout(silence);
		silence = setTimeout(() => (navigator.onLine ? location.reload() : heard(5000)), patience);
	};
	heard(5000);
	line = new EventSource(live);
	line.addEventListener("beat", () => heard(25_000));
	line.addEventListener("changed", () => location.reload());
}

// In a frame, the page tells whoever has it there how high it is, and how it ended: to those origins alone that the
// merchant has named.
const { embed } = document.body.dataset;
function post(message) {
	const named = embed.split(" ");
	const around = location.ancestorOrigins?.[0];
	for (const origin of named.includes(around) ? [around] : named) parent.postMessage({ kassa: 1, ...message }, origin);
}
const told = () => embed && document.body.hasAttribute("data-done") && post({ type: "complete", session: location.pathname.split("/")[2], url: document.querySelector("a.button.continue")?.href });
if (embed && parent !== window) {
	new ResizeObserver(() => post({ type: "height", height: Math.ceil(document.body.offsetHeight) })).observe(document.body);
	document.addEventListener("click", (event) => {
		const way = event.target.closest("a.cancel");
		if (!way) return;
		event.preventDefault();
		post({ type: "cancel", url: way.href });
	});
	told();
}

// Whoever comes back finds a page that can be used, whatever the browser kept of it.
addEventListener("pageshow", () => {
	leaving = false;
	updating = undefined;
	document.body.classList.remove("loading");
	idle();
	choose();
	showNetwork();
	listen();
});
addEventListener("pagehide", () => line?.close());

// A page that was led to after a form is the page: its address says nothing of the way.
if ($("pay") && location.search.includes("sent=")) history.replaceState(null, "", location.pathname);

for (const button of navigator.clipboard ? all("[data-copy]") : []) {
	button.hidden = false;
	button.addEventListener("click", async () => {
		await navigator.clipboard.writeText(button.dataset.copy);
		button.textContent = $("status").textContent = button.dataset.copied;
	});
}

for (const button of all("[data-print]")) {
	button.hidden = false;
	button.addEventListener("click", () => print());
}

for (const time of all("time")) {
	const moment = new Date(time.dateTime);
	if (isNaN(moment)) continue;
	const day = moment.toDateString() === new Date().toDateString() ? undefined : "medium";
	time.textContent = moment.toLocaleString(document.documentElement.lang, { dateStyle: day, timeStyle: "short" });
}
