// A convenience: without it the page has a link by which it is looked at again.
const policy = globalThis.trustedTypes?.createPolicy("kassa", { createHTML: (text) => text });
// The answer's own style and script are not wanted, and would only be refused.
const read = (text) => {
	const plain = text.replace(/<(style|script)[^]*?<\/\1>/g, "");
	return new DOMParser().parseFromString(policy?.createHTML(plain) ?? plain, "text/html");
};

// What somebody has opened stays open, and what has the focus keeps it.
function put(fresh) {
	const old = document.getElementById("live");
	const next = document.adoptNode(fresh);
	for (const { id } of old.querySelectorAll("details[open]")) {
		const same = next.querySelector(`#${id}`);
		if (same) same.open = true;
	}
	for (const row of next.querySelectorAll(":scope > .hooks > li")) {
		if (!document.getElementById(row.id)) row.classList.add("new");
	}
	const summary = document.activeElement.closest("#live summary");
	old.replaceWith(next);
	if (summary) document.querySelector(`#${summary.parentNode.id} summary`)?.focus();
	document.getElementById("status").textContent = next.dataset.said;
}

let looking = false;
async function look() {
	const from = document.getElementById("live")?.dataset.live;
	if (!from || looking || document.hidden) return;
	looking = true;
	try {
		const answer = await fetch(from);
		const fresh = answer.status === 200 && read(await answer.text()).getElementById("live");
		if (fresh) put(fresh);
	} catch {
		// The server is away for a moment; the next look may find it again.
	}
	looking = false;
}
setInterval(look, 2000);
document.addEventListener("visibilitychange", look);

for (const button of navigator.clipboard ? document.querySelectorAll(".copies") : []) {
	button.hidden = false;
	button.addEventListener("click", async () => {
		const shown = [...button.closest(".snippet").querySelectorAll("pre")].find((pre) => pre.offsetParent);
		await navigator.clipboard.writeText(shown.textContent);
		const [word] = button.childNodes;
		word.data = "Copied";
		document.getElementById("status").textContent = "Copied";
		setTimeout(() => (word.data = "Copy"), 2000);
	});
}
