#!/usr/bin/env bash
# The request of Copperx's sample, for 1 USDC, and what a shop asks afterwards. Only the host and the key have become
# variables.
set -euo pipefail

# Says nothing but the answer, and whether it was one of a request that went well.
curl() { command curl --silent --show-error --fail-with-body "$@"; }
tell() { printf '{"step":"%s","answer":%s}\n' "$1" "$2"; }

session=$(curl --request POST \
--url "$COPPERX_URL/checkout/sessions" \
--header "Authorization: Bearer $COPPERX_API_KEY" \
--header 'Content-Type: application/json' \
--data-raw '{
    "successUrl": "https://copperx.io/success?cid={CHECKOUT_SESSION_ID}",
    "lineItems": {
        "data": [
            {
                "priceData": {
                    "currency": "usdc",
                    "unitAmount": "100000000",
                    "productData": {
                        "name": "Basic",
                        "description": "For early stage projects who are getting started"
                    }
                }
            }
        ]
    }
}')
tell create "$session"
read -r id

id=${id//\"/}
tell status "$(curl --url "$COPPERX_URL/checkout/sessions/$id/status" --header "Authorization: Bearer $COPPERX_API_KEY")"
tell retrieve "$(curl --url "$COPPERX_URL/checkout/sessions/$id" --header "Authorization: Bearer $COPPERX_API_KEY")"
