#!/usr/bin/env bash
# The PayGate document's own command lines. Only the host, the key and the example's id have become variables.
set -euo pipefail

# Says nothing but the answer, and whether it was one of a request that went well.
curl() { command curl --silent --show-error --fail-with-body "$@"; }
tell() { printf '{"step":"%s","answer":%s}\n' "$1" "$2"; }
id_of() { sed -E 's/^\{"id":"([^"]+)".*/\1/' <<<"$1"; }

session=$(curl -X POST $PAYGATE_URL/v1/checkout/sessions \
-H "Authorization: Bearer $PAYGATE_KEY" \
-H "Content-Type: application/json" \
-d '{
"amount": 5000,
"currency": "GHS",
"success_url": "https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}",
"cancel_url": "https://yoursite.com/cancel",
"customer_email": "customer@example.com",
"metadata": {
"order_id": "1234"
}
}')
tell create "$session"
id=$(id_of "$session")
read -r paid

session=$(curl $PAYGATE_URL/v1/checkout/sessions/$id \
-H "Authorization: Bearer $PAYGATE_KEY")
tell retrieve "$session"

sessions=$(curl "$PAYGATE_URL/v1/checkout/sessions?status=complete&limit=10" \
-H "Authorization: Bearer $PAYGATE_KEY")
tell list "$sessions"

session=$(curl -X POST $PAYGATE_URL/v1/checkout/sessions \
-H "Authorization: Bearer $PAYGATE_KEY" \
-H "Content-Type: application/json" \
-d '{
"amount": 5000,
"success_url": "https://yoursite.com/success?session_id={CHECKOUT_SESSION_ID}",
"cancel_url": "https://yoursite.com/cancel"
}')
id=$(id_of "$session")
session=$(curl -X POST $PAYGATE_URL/v1/checkout/sessions/$id/expire \
-H "Authorization: Bearer $PAYGATE_KEY")
tell expire "$session"
