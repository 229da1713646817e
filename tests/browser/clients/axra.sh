#!/usr/bin/env bash
# Axra's document with curl: a session with every parameter that it describes, by the key and by a token, and the payment
# that is looked up by the session. Only the host, the key and the secret have become variables.
set -euo pipefail

# Says nothing but the answer, and whether it was one of a request that went well.
curl() { command curl --silent --show-error --fail-with-body "$@"; }
tell() { printf '{"step":"%s","answer":%s}\n' "$1" "$2"; }
# A text field of an answer, wherever it stands first.
field() { grep -o "\"$1\":\"[^\"]*\"" <<<"$2" | head -n 1 | cut -d '"' -f 4; }

session=$(curl -X POST "$AXRA_URL/business/payment/session" \
-H "x-api-key: $AXRA_API_KEY" \
-H "Content-Type: application/json" \
-d '{
"amount": 25.00,
"currency": "usd",
"successUrl": "https://yourapp.com/payment/success?session={SESSION_ID}",
"cancelUrl": "https://yourapp.com/payment/cancelled",
"description": "Subscription — Pro Plan",
"customerEmail": "customer@example.com",
"expiresIn": 1800,
"metadata": { "orderId": "order_789" }
}')
tell create "$session"
read -r paid

tell look "$(curl "$AXRA_URL/business/payment?sessionId=$(field sessionId "$session")" -H "x-api-key: $AXRA_API_KEY")"

signed=$(curl -X POST "$AXRA_URL/business/auth/token" \
-H "Content-Type: application/json" \
-d "{\"apiKey\": \"$AXRA_API_KEY\", \"apiSecret\": \"$AXRA_API_SECRET\"}")
tell token "$signed"

# The example of the authentication page: another path, the currency in capitals, and no cancelUrl.
tell create "$(curl -X POST "$AXRA_URL/business/checkout/session" \
-H "Authorization: Bearer $(field token "$signed")" \
-H "Content-Type: application/json" \
-d '{"amount": 100.00, "currency": "USD", "successUrl": "https://yourapp.com/success"}')"
