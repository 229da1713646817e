// Mounts Stripe's Payment Element on our page and pays with it. Nothing that the buyer types is seen here.
(function () {
  "use strict";

  const frame = document.getElementById("provider-frame");
  const button = document.getElementById("provider-pay");
  const error = document.getElementById("provider-error");
  if (!frame || !button || !error) return;

  const texts = frame.dataset;
  const say = (text) => {
    error.textContent = text;
    error.hidden = text === "";
  };
  // Stripe refuses an address that is not whole.
  const back = new URL(texts.return, window.location.href).href;
  const done = () => window.location.assign(back);

  let config;
  try {
    config = JSON.parse(texts.config);
  } catch {
    config = null;
  }
  // The script may be blocked, or Stripe may be down.
  if (!config || typeof window.Stripe !== "function") {
    say(texts.failed);
    return;
  }

  let stripe;
  let elements;
  let fields;
  try {
    stripe = window.Stripe(config.publishable_key, { locale: texts.locale || "auto" });
    elements = stripe.elements({ clientSecret: config.client_secret });
    fields = elements.create("payment");
  } catch {
    say(texts.failed);
    return;
  }

  const idle = () => {
    button.disabled = false;
    button.textContent = texts.pay;
    button.removeAttribute("aria-busy");
  };
  const busy = () => {
    button.disabled = true;
    button.textContent = texts.busy;
    button.setAttribute("aria-busy", "true");
  };

  fields.on("ready", () => {
    idle();
    button.hidden = false;
  });
  fields.on("loaderror", () => say(texts.failed));
  fields.on("change", () => say(""));
  fields.mount(frame);

  // What is over: the page behind the return address knows what came of it.
  const over = ["succeeded", "processing", "requires_capture", "canceled"];

  const pay = async () => {
    const options = { elements, redirect: "if_required", confirmParams: { return_url: back } };
    const confirm = config.intent === "setup" ? stripe.confirmSetup : stripe.confirmPayment;
    const result = await confirm.call(stripe, options);
    if (!result.error) {
      done();
      return;
    }
    const intent = result.error.payment_intent || result.error.setup_intent;
    if (intent && over.includes(intent.status)) {
      done();
      return;
    }
    // Only these are written for buyers.
    const shown = ["card_error", "validation_error"].includes(result.error.type);
    say((shown && result.error.message) || texts.failed);
    idle();
  };

  button.addEventListener("click", () => {
    if (button.disabled) return;
    say("");
    busy();
    pay().catch(() => {
      say(texts.failed);
      idle();
    });
  });
})();
