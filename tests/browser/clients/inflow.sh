#!/usr/bin/env bash
# The two requests of InflowPay's document. Only the host, the key and the offer have become variables, and the e-mail
# address, which the document's site hides from its readers.
set -euo pipefail

# Says nothing but the answer, and whether it was one of a request that went well.
curl() { command curl --silent --show-error --fail-with-body "$@"; }
tell() { printf '{"step":"%s","answer":%s}\n' "$1" "$2"; }

session=$(curl -X POST $INFLOW_URL/api/checkout/sessions/one-time-payment \
-H "Content-Type: application/json" \
-H "X-Inflow-Api-Key: $INFLOW_KEY" \
-d '{
"currency": "EUR",
"products": [{ "name": "Premium Plan", "price": 4999, "quantity": 1 }],
"successUrl": "https://yoursite.com/success",
"customerEmail": "buyer@example.com"
}')
tell create "$session"
read -r id

tell payments "$(curl "$INFLOW_URL/api/payment?sessionId=$id" -H "X-Inflow-Api-Key: $INFLOW_KEY")"

session=$(curl -X POST $INFLOW_URL/api/checkout/sessions/subscription/$INFLOW_OFFER \
-H "Content-Type: application/json" \
-H "X-Inflow-Api-Key: $INFLOW_KEY" \
-d '{
"customerEmail": "buyer@example.com"
}')
tell subscribe "$session"
read -r paid

tell subscriptions "$(curl "$INFLOW_URL/subscription?status=ACTIVE" -H "X-Inflow-Api-Key: $INFLOW_KEY")"
