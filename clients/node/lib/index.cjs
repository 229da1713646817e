// The package, for `require`.
"use strict";

const { answered, ...errors } = require("./errors.cjs");
const { Kassa, VERSION } = require("./client.cjs");
const { Webhook } = require("./webhook.cjs");

module.exports = { Kassa, Webhook, VERSION, ...errors };
