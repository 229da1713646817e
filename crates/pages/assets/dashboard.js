"use strict";
// Everything here only adds to what works without it.
const page = document;
const local = (root) => {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.valueOf())) continue;
    const exact = /\.\d/.test(time.dateTime) ? { second: "2-digit", fractionalSecondDigits: 3 } : {};
    time.textContent = at.toLocaleString(undefined, { dateStyle: undefined, year: "numeric", month: "short",
      day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false, timeZoneName: "short", ...exact });
    time.title = time.dateTime;
  }
};
const copies = (root) => {
  for (const button of root.querySelectorAll(".copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  }
};
const start = (root) => {
  local(root);
  copies(root);
};
start(page);
// A preview follows what is typed.
const shown = page.querySelector("iframe.preview");
const typed = page.querySelector("form[data-preview]");
if (shown && typed) {
  let later = 0;
  typed.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => {
      const fields = new URLSearchParams(new FormData(typed));
      fields.delete("token");
      shown.src = typed.dataset.preview + "?" + fields;
    }, 300);
  });
}
// What takes something away is asked about once more.
page.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button && button.classList.contains("danger") && !button.dataset.sure) {
    event.preventDefault();
    button.dataset.sure = "1";
    button.dataset.text = button.textContent;
    button.textContent = "Really? " + button.textContent;
    setTimeout(() => { delete button.dataset.sure; button.textContent = button.dataset.text; }, 5000);
    return;
  }
  if (button) setTimeout(() => { button.disabled = true; }, 0);
});
// A page that came back from the cache of the browser may be old, and its buttons may be switched off.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
// News: the page is read anew, and only what it says is changed, so that nobody loses their place. While somebody types
// nothing moves.
const main = page.getElementById("main");
if (main && main.dataset.news && "EventSource" in window) {
  // What is parsed comes from our own server, which escapes what people typed, and nothing in it is run.
  const ours = window.trustedTypes && trustedTypes.createPolicy("kassa", { createHTML: (html) => html });
  let again = 0;
  let busy = false;
  const read = async () => {
    if (busy) { again = 1; return; }
    const types = main.contains(page.activeElement) && page.activeElement.matches("input,select,textarea");
    if (types || page.hidden) { again = 1; return; }
    busy = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (answer.ok && !answer.redirected) {
        // The answer's own style and script are not wanted, and would only be refused.
        const plain = (await answer.text()).replace(/<(style|script)[^]*?<\/\1>/g, "");
        const html = ours ? ours.createHTML(plain) : plain;
        const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("main");
        if (fresh) {
          const place = scrollY;
          main.replaceChildren(...fresh.childNodes);
          start(main);
          scrollTo(0, place);
        }
      }
    } finally {
      busy = false;
    }
  };
  new EventSource(main.dataset.news).addEventListener("news", read);
  setInterval(() => { if (again) { again = 0; read(); } }, 1000);
}
