// Opens Razorpay Checkout over our page: at once, and again when the buyer presses the button. Leaves the
// page only with a payment; what fails, or is closed, can be tried again here.
(function () {
  "use strict";
  var frame = document.getElementById("provider-frame");
  var button = document.getElementById("provider-pay");
  var problem = document.getElementById("provider-error");
  if (!frame || !button || !problem) {
    return;
  }
  var config = JSON.parse(frame.getAttribute("data-config"));
  var leaving = false;

  function say(text) {
    problem.textContent = text;
    problem.hidden = text === "";
  }

  function busy(is) {
    button.disabled = is;
    button.textContent = frame.getAttribute(is ? "data-busy" : "data-pay");
    button.hidden = false;
  }

  // The return takes a form, so that the signature stands in no address.
  function leave(answer) {
    leaving = true;
    busy(true);
    say("");
    var form = document.createElement("form");
    form.method = "post";
    form.action = frame.getAttribute("data-return");
    ["razorpay_payment_id", "razorpay_order_id", "razorpay_signature"].forEach(function (name) {
      if (typeof answer[name] !== "string") {
        return;
      }
      var field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = answer[name];
      form.appendChild(field);
    });
    document.body.appendChild(form);
    form.submit();
  }

  function failed(answer) {
    var words = answer && answer.error && answer.error.description;
    say(typeof words === "string" && words !== "" ? words : frame.getAttribute("data-failed"));
  }

  function open() {
    if (leaving) {
      return;
    }
    busy(true);
    say("");
    try {
      var options = Object.assign({}, config, {
        handler: leave,
        modal: {
          confirm_close: true,
          ondismiss: function () {
            if (!leaving) {
              busy(false);
            }
          },
        },
      });
      var checkout = new window.Razorpay(options);
      checkout.on("payment.failed", failed);
      checkout.open();
      // Checkout closes by itself when its time is over.
      window.setTimeout(function () {
        if (!leaving) {
          busy(false);
        }
      }, config.timeout * 1000);
    } catch (_) {
      // Razorpay's script did not load, or does not like what it was given.
      busy(false);
      say(frame.getAttribute("data-failed"));
    }
  }

  // A page that the browser took out of its memory begins anew.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      leaving = false;
      busy(false);
    }
  });
  button.addEventListener("click", open);
  open();
})();
