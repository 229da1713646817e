#!/usr/bin/env bash
# The request of Elixpo Pay's document, without the comments that JSON does not have. Only the host and the key have
# become variables.
set -euo pipefail

# Says nothing but the answer, and whether it was one of a request that went well.
curl() { command curl --silent --show-error --fail-with-body "$@"; }
tell() { printf '{"step":"%s","answer":%s}\n' "$1" "$2"; }

session=$(curl -X POST $ELIXPO_PAY_URL/v1/checkout/sessions \
-H "Authorization: Bearer $ELIXPO_PAY_API_KEY" \
-H "Content-Type: application/json" \
-d '{
"tier": "member",
"currency": "INR",
"customer": {
"uid": "u_123",
"email": "buyer@example.com"
},
"success_url": "https://blogs.elixpo.com/settings",
"metadata": { "plan": "member" }
}')
tell create "$session"
read -r paid

tell entitled "$(curl "$ELIXPO_PAY_URL/v1/entitlements?app=$ELIXPO_PAY_APP&uid=u_123" \
-H "Authorization: Bearer $ELIXPO_PAY_API_KEY")"
