"""The table of verbs.

Written by clients/generate from the server's /openapi.json. Change it there.
"""

from __future__ import annotations

from typing import NamedTuple, Optional, Tuple

VERSION = "0.1.0"


class Row(NamedTuple):
    """A verb."""

    name: str
    method: str
    path: str
    takes: Optional[str]
    """What it takes besides an id: a body, a query or a file."""
    sends: bool
    """Whether there must be a body."""
    list: bool
    """Whether it answers with a list."""
    gives: str
    """The class of what it answers, or of what its list holds."""


TABLE: Tuple[Row, ...] = (
    Row("billing_portal.sessions.create", "POST", "/v1/billing_portal/sessions", "body", True, False, "PortalSession"),
    Row("branding.retrieve", "GET", "/v1/branding", None, False, False, "Look"),
    Row("branding.update", "POST", "/v1/branding", "body", True, False, "Look"),
    Row("branding.upload_logo", "POST", "/v1/branding/logo", "file", False, False, "Look"),
    Row("catalog.retrieve", "GET", "/v1/catalog", "query", False, False, "Catalog"),
    Row("catalog.sync", "POST", "/v1/sync", "body", True, False, "CatalogSynced"),
    Row("checkout.sessions.create", "POST", "/v1/checkout/sessions", "body", True, False, "Session"),
    Row("checkout.sessions.expire", "POST", "/v1/checkout/sessions/{id}/expire", None, False, False, "Session"),
    Row("checkout.sessions.explain", "GET", "/v1/checkout/sessions/{id}/explain", None, False, False, "Explanation"),
    Row("checkout.sessions.list", "GET", "/v1/checkout/sessions", "query", False, True, "Session"),
    Row("checkout.sessions.list_line_items", "GET", "/v1/checkout/sessions/{id}/line_items", "query", False, True, "LineItem"),
    Row("checkout.sessions.retrieve", "GET", "/v1/checkout/sessions/{id}", "query", False, False, "Session"),
    Row("checkout.sessions.update", "POST", "/v1/checkout/sessions/{id}", "body", True, False, "Session"),
    Row("coupons.create", "POST", "/v1/coupons", "body", True, False, "Coupon"),
    Row("coupons.delete", "DELETE", "/v1/coupons/{id}", None, False, False, "Deleted"),
    Row("coupons.list", "GET", "/v1/coupons", "query", False, True, "Coupon"),
    Row("coupons.retrieve", "GET", "/v1/coupons/{id}", None, False, False, "Coupon"),
    Row("coupons.update", "POST", "/v1/coupons/{id}", "body", True, False, "Coupon"),
    Row("customers.create", "POST", "/v1/customers", "body", True, False, "Customer"),
    Row("customers.delete", "DELETE", "/v1/customers/{id}", None, False, False, "Deleted"),
    Row("customers.list", "GET", "/v1/customers", "query", False, True, "Customer"),
    Row("customers.list_entitlements", "GET", "/v1/customers/{id}/entitlements", "query", False, True, "Entitlement"),
    Row("customers.list_payments", "GET", "/v1/customers/{id}/payments", "query", False, True, "Payment"),
    Row("customers.list_sessions", "GET", "/v1/customers/{id}/sessions", "query", False, True, "Session"),
    Row("customers.payment_methods", "GET", "/v1/customers/{id}/payment_methods", "query", False, True, "PaymentMethod"),
    Row("customers.retrieve", "GET", "/v1/customers/{id}", None, False, False, "Customer"),
    Row("customers.update", "POST", "/v1/customers/{id}", "body", True, False, "Customer"),
    Row("disputes.list", "GET", "/v1/disputes", "query", False, True, "Dispute"),
    Row("disputes.retrieve", "GET", "/v1/disputes/{id}", None, False, False, "Dispute"),
    Row("entitlements.retrieve", "GET", "/v1/entitlements", "query", False, False, "Entitlement"),
    Row("events.list", "GET", "/v1/events", "query", False, True, "Event"),
    Row("events.redeliver", "POST", "/v1/events/{id}/redeliver", "body", True, False, "Event"),
    Row("events.retrieve", "GET", "/v1/events/{id}", None, False, False, "Event"),
    Row("invoices.list", "GET", "/v1/invoices", "query", False, True, "Invoice"),
    Row("invoices.retrieve", "GET", "/v1/invoices/{id}", None, False, False, "Invoice"),
    Row("offers.create", "POST", "/v1/offers", "body", True, False, "Offer"),
    Row("offers.list", "GET", "/v1/offers", "query", False, True, "Offer"),
    Row("offers.retrieve", "GET", "/v1/offers/{id}", None, False, False, "Offer"),
    Row("offers.update", "POST", "/v1/offers/{id}", "body", True, False, "Offer"),
    Row("parked_notices.list", "GET", "/v1/parked_notices", "query", False, True, "ParkedNotice"),
    Row("payment_links.create", "POST", "/v1/payment_links", "body", True, False, "PaymentLink"),
    Row("payment_links.list", "GET", "/v1/payment_links", "query", False, True, "PaymentLink"),
    Row("payment_links.retrieve", "GET", "/v1/payment_links/{id}", None, False, False, "PaymentLink"),
    Row("payment_links.update", "POST", "/v1/payment_links/{id}", "body", True, False, "PaymentLink"),
    Row("payment_methods.delete", "DELETE", "/v1/payment_methods/{id}", None, False, False, "Deleted"),
    Row("payment_methods.retrieve", "GET", "/v1/payment_methods/{id}", None, False, False, "PaymentMethod"),
    Row("payments.cancel", "POST", "/v1/payments/{id}/cancel", None, False, False, "Payment"),
    Row("payments.capture", "POST", "/v1/payments/{id}/capture", "body", True, False, "Payment"),
    Row("payments.create", "POST", "/v1/payments", "body", True, False, "Payment"),
    Row("payments.list", "GET", "/v1/payments", "query", False, True, "Payment"),
    Row("payments.retrieve", "GET", "/v1/payments/{id}", None, False, False, "Payment"),
    Row("plans.create", "POST", "/v1/plans", "body", True, False, "Plan"),
    Row("plans.list", "GET", "/v1/plans", "query", False, True, "Plan"),
    Row("plans.retrieve", "GET", "/v1/plans/{id}", None, False, False, "Plan"),
    Row("prices.create", "POST", "/v1/prices", "body", True, False, "Price"),
    Row("prices.list", "GET", "/v1/prices", "query", False, True, "Price"),
    Row("prices.retrieve", "GET", "/v1/prices/{id}", None, False, False, "Price"),
    Row("prices.update", "POST", "/v1/prices/{id}", "body", True, False, "Price"),
    Row("processor_accounts.create", "POST", "/v1/processor_accounts", "body", True, False, "ProcessorAccount"),
    Row("processor_accounts.list", "GET", "/v1/processor_accounts", "query", False, True, "ProcessorAccount"),
    Row("processor_accounts.retrieve", "GET", "/v1/processor_accounts/{id}", None, False, False, "ProcessorAccount"),
    Row("processor_accounts.update", "POST", "/v1/processor_accounts/{id}", "body", True, False, "ProcessorAccount"),
    Row("processors.list", "GET", "/v1/processors", None, False, True, "Processor"),
    Row("products.create", "POST", "/v1/products", "body", True, False, "Product"),
    Row("products.list", "GET", "/v1/products", "query", False, True, "Product"),
    Row("products.retrieve", "GET", "/v1/products/{id}", None, False, False, "Product"),
    Row("products.update", "POST", "/v1/products/{id}", "body", True, False, "Product"),
    Row("promotion_codes.create", "POST", "/v1/promotion_codes", "body", True, False, "PromotionCode"),
    Row("promotion_codes.list", "GET", "/v1/promotion_codes", "query", False, True, "PromotionCode"),
    Row("promotion_codes.retrieve", "GET", "/v1/promotion_codes/{id}", None, False, False, "PromotionCode"),
    Row("promotion_codes.update", "POST", "/v1/promotion_codes/{id}", "body", True, False, "PromotionCode"),
    Row("refunds.create", "POST", "/v1/refunds", "body", True, False, "Refund"),
    Row("refunds.list", "GET", "/v1/refunds", "query", False, True, "Refund"),
    Row("refunds.retrieve", "GET", "/v1/refunds/{id}", None, False, False, "Refund"),
    Row("shipping_rates.create", "POST", "/v1/shipping_rates", "body", True, False, "ShippingRate"),
    Row("shipping_rates.list", "GET", "/v1/shipping_rates", "query", False, True, "ShippingRate"),
    Row("shipping_rates.retrieve", "GET", "/v1/shipping_rates/{id}", None, False, False, "ShippingRate"),
    Row("shipping_rates.update", "POST", "/v1/shipping_rates/{id}", "body", True, False, "ShippingRate"),
    Row("subscriptions.cancel", "POST", "/v1/subscriptions/{id}/cancel", "body", False, False, "Subscription"),
    Row("subscriptions.delete", "DELETE", "/v1/subscriptions/{id}", None, False, False, "Subscription"),
    Row("subscriptions.list", "GET", "/v1/subscriptions", "query", False, True, "Subscription"),
    Row("subscriptions.pause", "POST", "/v1/subscriptions/{id}/pause", "body", False, False, "Subscription"),
    Row("subscriptions.resume", "POST", "/v1/subscriptions/{id}/resume", None, False, False, "Subscription"),
    Row("subscriptions.retrieve", "GET", "/v1/subscriptions/{id}", None, False, False, "Subscription"),
    Row("subscriptions.update", "POST", "/v1/subscriptions/{id}", "body", True, False, "Subscription"),
    Row("tax_rates.create", "POST", "/v1/tax_rates", "body", True, False, "TaxRate"),
    Row("tax_rates.list", "GET", "/v1/tax_rates", "query", False, True, "TaxRate"),
    Row("tax_rates.retrieve", "GET", "/v1/tax_rates/{id}", None, False, False, "TaxRate"),
    Row("tax_rates.update", "POST", "/v1/tax_rates/{id}", "body", True, False, "TaxRate"),
    Row("test_clock.release", "DELETE", "/v1/test_clock", None, False, False, "TestClock"),
    Row("test_clock.retrieve", "GET", "/v1/test_clock", None, False, False, "TestClock"),
    Row("test_clock.turn", "POST", "/v1/test_clock", "body", True, False, "TestClock"),
    Row("webhook_endpoints.create", "POST", "/v1/webhook_endpoints", "body", True, False, "WebhookEndpoint"),
    Row("webhook_endpoints.delete", "DELETE", "/v1/webhook_endpoints/{id}", None, False, False, "Deleted"),
    Row("webhook_endpoints.list", "GET", "/v1/webhook_endpoints", "query", False, True, "WebhookEndpoint"),
    Row("webhook_endpoints.replay", "POST", "/v1/webhook_endpoints/{id}/replay", "body", True, False, "WebhookEndpoint"),
    Row("webhook_endpoints.retrieve", "GET", "/v1/webhook_endpoints/{id}", None, False, False, "WebhookEndpoint"),
    Row("webhook_endpoints.rotate_secret", "POST", "/v1/webhook_endpoints/{id}/rotate_secret", "body", True, False, "WebhookEndpoint"),
    Row("webhook_endpoints.update", "POST", "/v1/webhook_endpoints/{id}", "body", True, False, "WebhookEndpoint"),
    Row("webhooks.create", "POST", "/v1/webhooks", "body", True, False, "WebhookEndpoint"),
    Row("webhooks.delete", "DELETE", "/v1/webhooks/{id}", None, False, False, "Deleted"),
    Row("webhooks.list", "GET", "/v1/webhooks", "query", False, True, "WebhookEndpoint"),
    Row("webhooks.replay", "POST", "/v1/webhooks/{id}/replay", "body", True, False, "WebhookEndpoint"),
    Row("webhooks.retrieve", "GET", "/v1/webhooks/{id}", None, False, False, "WebhookEndpoint"),
    Row("webhooks.rotate_secret", "POST", "/v1/webhooks/{id}/rotate_secret", "body", True, False, "WebhookEndpoint"),
    Row("webhooks.update", "POST", "/v1/webhooks/{id}", "body", True, False, "WebhookEndpoint"),
)
