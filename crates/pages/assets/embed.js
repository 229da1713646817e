// Puts a session's page into a frame on a page of yours. The session must be made with ui_mode embedded, and must name
// the origin of your page in embed_origins.
//
//   <script src="https://pay.example/embed.js"></script>
//   Kassa.embed(document.querySelector("#pay"), session.url, { complete: ({ url }) => location.assign(url) });
(() => {
	const home = new URL(document.currentScript.src).origin;
	const go = ({ url }) => url && location.assign(url);
	globalThis.Kassa = {
		embed(element, url, { complete = go, cancel = go } = {}) {
			if (new URL(url, location).origin !== home) throw new Error(`Kassa: ${url} is not a page of ${home}`);
			const frame = document.createElement("iframe");
			Object.assign(frame, { src: url, title: "Payment", allow: "payment" });
			Object.assign(frame.style, { width: "100%", height: "640px", border: "0", colorScheme: "auto" });
			const hear = ({ origin, source, data }) => {
				if (origin !== home || source !== frame.contentWindow || data?.kassa !== 1) return;
				if (data.type === "height") frame.style.height = `${Math.min(Math.max(Number(data.height) || 0, 200), 20000)}px`;
				if (data.type === "complete") complete({ session: data.session, url: data.url });
				if (data.type === "cancel") cancel({ url: data.url });
			};
			addEventListener("message", hear);
			element.replaceChildren(frame);
			return {
				frame,
				close() {
					removeEventListener("message", hear);
					frame.remove();
				},
			};
		},
	};
})();
