# Written by clients/generate from the server's /openapi.json. Change it there.
from typing import Any, Callable, Optional, Union

from typing_extensions import Unpack

from . import types
from ._page import AsyncListOf, Page
from ._table import Row

def place(client: object, run: Callable[..., Any]) -> None: ...

class BillingPortalResource:
    sessions: BillingPortalSessionsResource

class BillingPortalSessionsResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PortalSessionCreate]) -> types.PortalSession:
        """Create a way into the customer portal."""

class BrandingResource:
    def retrieve(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Look:
        """Look at how your pages look."""
    def update(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.LookUpdate]) -> types.Look:
        """Change how your pages look."""
    def upload_logo(self, content: bytes, type: str, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Look:
        """Upload a logo: PNG, JPEG or WebP of at most 512 KB, as the body."""

class CatalogResource:
    def retrieve(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CatalogRetrieveParams]) -> types.Catalog:
        """Read what is for sale; without a key, of the merchant that app names."""
    def sync(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CatalogSync]) -> types.CatalogSynced:
        """Declare the whole catalog."""

class CheckoutResource:
    sessions: CheckoutSessionsResource

class CheckoutSessionsResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionCreate]) -> types.Session:
        """Create a checkout session."""
    def expire(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Session:
        """Expire an open checkout session."""
    def explain(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Explanation:
        """Explain how a session's total comes about."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionsListParams]) -> Page[types.Session]:
        """List checkout sessions."""
    def list_line_items(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionsLineItemsParams]) -> Page[types.LineItem]:
        """List the lines of a checkout session."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionsRetrieveParams]) -> types.Session:
        """Retrieve a checkout session."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionUpdate]) -> types.Session:
        """Update a checkout session."""

class CouponsResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CouponCreate]) -> types.Coupon:
        """Create a coupon."""
    def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Delete a coupon: sessions that have it keep it."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CouponsListParams]) -> Page[types.Coupon]:
        """List coupons."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Coupon:
        """Retrieve a coupon."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CouponUpdate]) -> types.Coupon:
        """Update a coupon."""

class CustomersResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomerCreate]) -> types.Customer:
        """Create a customer, or update the one who has the uid."""
    def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Delete a customer: their subscriptions and open sessions end, and what is known of them is erased."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersListParams]) -> Page[types.Customer]:
        """List customers."""
    def list_entitlements(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersEntitlementsParams]) -> Page[types.Entitlement]:
        """List what a customer has."""
    def list_payments(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersPaymentsParams]) -> Page[types.Payment]:
        """List the payments of a customer."""
    def list_sessions(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersSessionsParams]) -> Page[types.Session]:
        """List the sessions of a customer."""
    def payment_methods(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersPaymentMethodsParams]) -> Page[types.PaymentMethod]:
        """List the cards that a customer has on file."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Customer:
        """Retrieve a customer."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomerUpdate]) -> types.Customer:
        """Update a customer."""

class DisputesResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.DisputesListParams]) -> Page[types.Dispute]:
        """List disputes."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Dispute:
        """Retrieve a dispute."""

class EntitlementsResource:
    def retrieve(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.EntitlementsRetrieveParams]) -> types.Entitlement:
        """Read what a customer has."""

class EventsResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.EventsListParams]) -> Page[types.Event]:
        """List events, newest first, or in order after a place; with Accept: text/event-stream, as they happen."""
    def redeliver(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.EventRedeliver]) -> types.Event:
        """Send an event again to every endpoint that wants it, or to one."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Event:
        """Retrieve an event."""

class InvoicesResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.InvoicesListParams]) -> Page[types.Invoice]:
        """List invoices."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Invoice:
        """Retrieve an invoice."""

class OffersResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.OfferCreate]) -> types.Offer:
        """Create an offer: a subscription on fixed terms."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.OffersListParams]) -> Page[types.Offer]:
        """List offers."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Offer:
        """Retrieve an offer."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.OfferUpdate]) -> types.Offer:
        """Update or deactivate an offer."""

class ParkedNoticesResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ParkedNoticesListParams]) -> Page[types.ParkedNotice]:
        """List what processors told and what fits no payment."""

class PaymentLinksResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentLinkCreate]) -> types.PaymentLink:
        """Create a payment link."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentLinksListParams]) -> Page[types.PaymentLink]:
        """List payment links."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.PaymentLink:
        """Retrieve a payment link."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentLinkUpdate]) -> types.PaymentLink:
        """Update or deactivate a payment link."""

class PaymentMethodsResource:
    def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Remove a card that is on file."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.PaymentMethod:
        """Retrieve a card that is on file."""

class PaymentsResource:
    def cancel(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Payment:
        """Let go of what is held, or take back what is offered."""
    def capture(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentCapture]) -> types.Payment:
        """Capture what is held, or a part of it."""
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentCreate]) -> types.Payment:
        """Take a payment without a page."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentsListParams]) -> Page[types.Payment]:
        """List payments."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Payment:
        """Retrieve a payment."""

class PlansResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PlanCreate]) -> types.Plan:
        """Create a plan: a product with one recurring price."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PlansListParams]) -> Page[types.Plan]:
        """List plans."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Plan:
        """Retrieve a plan."""

class PricesResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PriceCreate]) -> types.Price:
        """Create a price."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PricesListParams]) -> Page[types.Price]:
        """List prices."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Price:
        """Retrieve a price."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PriceUpdate]) -> types.Price:
        """Update or archive a price."""

class ProcessorAccountsResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProcessorAccountCreate]) -> types.ProcessorAccount:
        """Set up an account at a processor."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProcessorAccountsListParams]) -> Page[types.ProcessorAccount]:
        """List accounts at processors, in the order in which they are asked."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.ProcessorAccount:
        """Retrieve an account at a processor."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProcessorAccountUpdate]) -> types.ProcessorAccount:
        """Change an account at a processor, or switch it off."""

class ProcessorsResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> Page[types.Processor]:
        """List the processors that there are in this mode."""

class ProductsResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProductCreate]) -> types.Product:
        """Create a product."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProductsListParams]) -> Page[types.Product]:
        """List products."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Product:
        """Retrieve a product."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProductUpdate]) -> types.Product:
        """Update or archive a product."""

class PromotionCodesResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PromotionCodeCreate]) -> types.PromotionCode:
        """Create a promotion code."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PromotionCodesListParams]) -> Page[types.PromotionCode]:
        """List promotion codes."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.PromotionCode:
        """Retrieve a promotion code."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PromotionCodeUpdate]) -> types.PromotionCode:
        """Update a promotion code."""

class RefundsResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.RefundCreate]) -> types.Refund:
        """Refund a payment, all of it or a part."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.RefundsListParams]) -> Page[types.Refund]:
        """List refunds."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Refund:
        """Retrieve a refund."""

class ShippingRatesResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ShippingRateCreate]) -> types.ShippingRate:
        """Create a shipping rate."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ShippingRatesListParams]) -> Page[types.ShippingRate]:
        """List shipping rates."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.ShippingRate:
        """Retrieve a shipping rate."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ShippingRateUpdate]) -> types.ShippingRate:
        """Update a shipping rate."""

class SubscriptionsResource:
    def cancel(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SubscriptionCancel]) -> types.Subscription:
        """Cancel a subscription, at once or at the end of its period."""
    def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Subscription:
        """Cancel a subscription at once."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SubscriptionsListParams]) -> Page[types.Subscription]:
        """List subscriptions."""
    def pause(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SubscriptionPause]) -> types.Subscription:
        """Pause a subscription that is trialing or active."""
    def resume(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Subscription:
        """Resume a paused subscription; or take a planned cancellation back, and let renewals go that are held."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Subscription:
        """Retrieve a subscription."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SubscriptionUpdate]) -> types.Subscription:
        """Update a subscription."""

class TaxRatesResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.TaxRateCreate]) -> types.TaxRate:
        """Create a tax rate."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.TaxRatesListParams]) -> Page[types.TaxRate]:
        """List tax rates."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.TaxRate:
        """Retrieve a tax rate."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.TaxRateUpdate]) -> types.TaxRate:
        """Update a tax rate."""

class TestClockResource:
    def release(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.TestClock:
        """Let go of the test clock: the machine's time counts again."""
    def retrieve(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.TestClock:
        """Look at the test clock."""
    def turn(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.TestClockTurn]) -> types.TestClock:
        """Set the test clock, or advance it."""

class WebhookEndpointsResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointCreate]) -> types.WebhookEndpoint:
        """Create a webhook endpoint."""
    def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Delete a webhook endpoint."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointsListParams]) -> Page[types.WebhookEndpoint]:
        """List webhook endpoints."""
    def replay(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointReplay]) -> types.WebhookEndpoint:
        """Send every event after a place in the sequence again to a webhook endpoint."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.WebhookEndpoint:
        """Retrieve a webhook endpoint."""
    def rotate_secret(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointRotate]) -> types.WebhookEndpoint:
        """Give a webhook endpoint another secret."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointUpdate]) -> types.WebhookEndpoint:
        """Update a webhook endpoint, or switch it off or on."""

class WebhooksResource:
    def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointCreate]) -> types.WebhookEndpoint:
        """Create a webhook endpoint."""
    def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Delete a webhook endpoint."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhooksListParams]) -> Page[types.WebhookEndpoint]:
        """List webhook endpoints."""
    def replay(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointReplay]) -> types.WebhookEndpoint:
        """Send every event after a place in the sequence again to a webhook endpoint."""
    def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.WebhookEndpoint:
        """Retrieve a webhook endpoint."""
    def rotate_secret(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointRotate]) -> types.WebhookEndpoint:
        """Give a webhook endpoint another secret."""
    def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointUpdate]) -> types.WebhookEndpoint:
        """Update a webhook endpoint, or switch it off or on."""

class Resources:
    billing_portal: BillingPortalResource
    branding: BrandingResource
    catalog: CatalogResource
    checkout: CheckoutResource
    coupons: CouponsResource
    customers: CustomersResource
    disputes: DisputesResource
    entitlements: EntitlementsResource
    events: EventsResource
    invoices: InvoicesResource
    offers: OffersResource
    parked_notices: ParkedNoticesResource
    payment_links: PaymentLinksResource
    payment_methods: PaymentMethodsResource
    payments: PaymentsResource
    plans: PlansResource
    prices: PricesResource
    processor_accounts: ProcessorAccountsResource
    processors: ProcessorsResource
    products: ProductsResource
    promotion_codes: PromotionCodesResource
    refunds: RefundsResource
    shipping_rates: ShippingRatesResource
    subscriptions: SubscriptionsResource
    tax_rates: TaxRatesResource
    test_clock: TestClockResource
    webhook_endpoints: WebhookEndpointsResource
    webhooks: WebhooksResource

class AsyncBillingPortalResource:
    sessions: AsyncBillingPortalSessionsResource

class AsyncBillingPortalSessionsResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PortalSessionCreate]) -> types.PortalSession:
        """Create a way into the customer portal."""

class AsyncBrandingResource:
    async def retrieve(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Look:
        """Look at how your pages look."""
    async def update(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.LookUpdate]) -> types.Look:
        """Change how your pages look."""
    async def upload_logo(self, content: bytes, type: str, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Look:
        """Upload a logo: PNG, JPEG or WebP of at most 512 KB, as the body."""

class AsyncCatalogResource:
    async def retrieve(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CatalogRetrieveParams]) -> types.Catalog:
        """Read what is for sale; without a key, of the merchant that app names."""
    async def sync(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CatalogSync]) -> types.CatalogSynced:
        """Declare the whole catalog."""

class AsyncCheckoutResource:
    sessions: AsyncCheckoutSessionsResource

class AsyncCheckoutSessionsResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionCreate]) -> types.Session:
        """Create a checkout session."""
    async def expire(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Session:
        """Expire an open checkout session."""
    async def explain(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Explanation:
        """Explain how a session's total comes about."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionsListParams]) -> AsyncListOf[types.Session]:
        """List checkout sessions."""
    def list_line_items(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionsLineItemsParams]) -> AsyncListOf[types.LineItem]:
        """List the lines of a checkout session."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionsRetrieveParams]) -> types.Session:
        """Retrieve a checkout session."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SessionUpdate]) -> types.Session:
        """Update a checkout session."""

class AsyncCouponsResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CouponCreate]) -> types.Coupon:
        """Create a coupon."""
    async def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Delete a coupon: sessions that have it keep it."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CouponsListParams]) -> AsyncListOf[types.Coupon]:
        """List coupons."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Coupon:
        """Retrieve a coupon."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CouponUpdate]) -> types.Coupon:
        """Update a coupon."""

class AsyncCustomersResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomerCreate]) -> types.Customer:
        """Create a customer, or update the one who has the uid."""
    async def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Delete a customer: their subscriptions and open sessions end, and what is known of them is erased."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersListParams]) -> AsyncListOf[types.Customer]:
        """List customers."""
    def list_entitlements(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersEntitlementsParams]) -> AsyncListOf[types.Entitlement]:
        """List what a customer has."""
    def list_payments(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersPaymentsParams]) -> AsyncListOf[types.Payment]:
        """List the payments of a customer."""
    def list_sessions(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersSessionsParams]) -> AsyncListOf[types.Session]:
        """List the sessions of a customer."""
    def payment_methods(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomersPaymentMethodsParams]) -> AsyncListOf[types.PaymentMethod]:
        """List the cards that a customer has on file."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Customer:
        """Retrieve a customer."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.CustomerUpdate]) -> types.Customer:
        """Update a customer."""

class AsyncDisputesResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.DisputesListParams]) -> AsyncListOf[types.Dispute]:
        """List disputes."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Dispute:
        """Retrieve a dispute."""

class AsyncEntitlementsResource:
    async def retrieve(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.EntitlementsRetrieveParams]) -> types.Entitlement:
        """Read what a customer has."""

class AsyncEventsResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.EventsListParams]) -> AsyncListOf[types.Event]:
        """List events, newest first, or in order after a place; with Accept: text/event-stream, as they happen."""
    async def redeliver(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.EventRedeliver]) -> types.Event:
        """Send an event again to every endpoint that wants it, or to one."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Event:
        """Retrieve an event."""

class AsyncInvoicesResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.InvoicesListParams]) -> AsyncListOf[types.Invoice]:
        """List invoices."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Invoice:
        """Retrieve an invoice."""

class AsyncOffersResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.OfferCreate]) -> types.Offer:
        """Create an offer: a subscription on fixed terms."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.OffersListParams]) -> AsyncListOf[types.Offer]:
        """List offers."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Offer:
        """Retrieve an offer."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.OfferUpdate]) -> types.Offer:
        """Update or deactivate an offer."""

class AsyncParkedNoticesResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ParkedNoticesListParams]) -> AsyncListOf[types.ParkedNotice]:
        """List what processors told and what fits no payment."""

class AsyncPaymentLinksResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentLinkCreate]) -> types.PaymentLink:
        """Create a payment link."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentLinksListParams]) -> AsyncListOf[types.PaymentLink]:
        """List payment links."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.PaymentLink:
        """Retrieve a payment link."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentLinkUpdate]) -> types.PaymentLink:
        """Update or deactivate a payment link."""

class AsyncPaymentMethodsResource:
    async def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Remove a card that is on file."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.PaymentMethod:
        """Retrieve a card that is on file."""

class AsyncPaymentsResource:
    async def cancel(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Payment:
        """Let go of what is held, or take back what is offered."""
    async def capture(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentCapture]) -> types.Payment:
        """Capture what is held, or a part of it."""
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentCreate]) -> types.Payment:
        """Take a payment without a page."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PaymentsListParams]) -> AsyncListOf[types.Payment]:
        """List payments."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Payment:
        """Retrieve a payment."""

class AsyncPlansResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PlanCreate]) -> types.Plan:
        """Create a plan: a product with one recurring price."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PlansListParams]) -> AsyncListOf[types.Plan]:
        """List plans."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Plan:
        """Retrieve a plan."""

class AsyncPricesResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PriceCreate]) -> types.Price:
        """Create a price."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PricesListParams]) -> AsyncListOf[types.Price]:
        """List prices."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Price:
        """Retrieve a price."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PriceUpdate]) -> types.Price:
        """Update or archive a price."""

class AsyncProcessorAccountsResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProcessorAccountCreate]) -> types.ProcessorAccount:
        """Set up an account at a processor."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProcessorAccountsListParams]) -> AsyncListOf[types.ProcessorAccount]:
        """List accounts at processors, in the order in which they are asked."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.ProcessorAccount:
        """Retrieve an account at a processor."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProcessorAccountUpdate]) -> types.ProcessorAccount:
        """Change an account at a processor, or switch it off."""

class AsyncProcessorsResource:
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> AsyncListOf[types.Processor]:
        """List the processors that there are in this mode."""

class AsyncProductsResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProductCreate]) -> types.Product:
        """Create a product."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProductsListParams]) -> AsyncListOf[types.Product]:
        """List products."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Product:
        """Retrieve a product."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ProductUpdate]) -> types.Product:
        """Update or archive a product."""

class AsyncPromotionCodesResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PromotionCodeCreate]) -> types.PromotionCode:
        """Create a promotion code."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PromotionCodesListParams]) -> AsyncListOf[types.PromotionCode]:
        """List promotion codes."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.PromotionCode:
        """Retrieve a promotion code."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.PromotionCodeUpdate]) -> types.PromotionCode:
        """Update a promotion code."""

class AsyncRefundsResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.RefundCreate]) -> types.Refund:
        """Refund a payment, all of it or a part."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.RefundsListParams]) -> AsyncListOf[types.Refund]:
        """List refunds."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Refund:
        """Retrieve a refund."""

class AsyncShippingRatesResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ShippingRateCreate]) -> types.ShippingRate:
        """Create a shipping rate."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ShippingRatesListParams]) -> AsyncListOf[types.ShippingRate]:
        """List shipping rates."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.ShippingRate:
        """Retrieve a shipping rate."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.ShippingRateUpdate]) -> types.ShippingRate:
        """Update a shipping rate."""

class AsyncSubscriptionsResource:
    async def cancel(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SubscriptionCancel]) -> types.Subscription:
        """Cancel a subscription, at once or at the end of its period."""
    async def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Subscription:
        """Cancel a subscription at once."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SubscriptionsListParams]) -> AsyncListOf[types.Subscription]:
        """List subscriptions."""
    async def pause(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SubscriptionPause]) -> types.Subscription:
        """Pause a subscription that is trialing or active."""
    async def resume(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Subscription:
        """Resume a paused subscription; or take a planned cancellation back, and let renewals go that are held."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Subscription:
        """Retrieve a subscription."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.SubscriptionUpdate]) -> types.Subscription:
        """Update a subscription."""

class AsyncTaxRatesResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.TaxRateCreate]) -> types.TaxRate:
        """Create a tax rate."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.TaxRatesListParams]) -> AsyncListOf[types.TaxRate]:
        """List tax rates."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.TaxRate:
        """Retrieve a tax rate."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.TaxRateUpdate]) -> types.TaxRate:
        """Update a tax rate."""

class AsyncTestClockResource:
    async def release(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.TestClock:
        """Let go of the test clock: the machine's time counts again."""
    async def retrieve(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.TestClock:
        """Look at the test clock."""
    async def turn(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.TestClockTurn]) -> types.TestClock:
        """Set the test clock, or advance it."""

class AsyncWebhookEndpointsResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointCreate]) -> types.WebhookEndpoint:
        """Create a webhook endpoint."""
    async def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Delete a webhook endpoint."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointsListParams]) -> AsyncListOf[types.WebhookEndpoint]:
        """List webhook endpoints."""
    async def replay(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointReplay]) -> types.WebhookEndpoint:
        """Send every event after a place in the sequence again to a webhook endpoint."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.WebhookEndpoint:
        """Retrieve a webhook endpoint."""
    async def rotate_secret(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointRotate]) -> types.WebhookEndpoint:
        """Give a webhook endpoint another secret."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointUpdate]) -> types.WebhookEndpoint:
        """Update a webhook endpoint, or switch it off or on."""

class AsyncWebhooksResource:
    async def create(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointCreate]) -> types.WebhookEndpoint:
        """Create a webhook endpoint."""
    async def delete(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.Deleted:
        """Delete a webhook endpoint."""
    def list(self, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhooksListParams]) -> AsyncListOf[types.WebhookEndpoint]:
        """List webhook endpoints."""
    async def replay(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointReplay]) -> types.WebhookEndpoint:
        """Send every event after a place in the sequence again to a webhook endpoint."""
    async def retrieve(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ...) -> types.WebhookEndpoint:
        """Retrieve a webhook endpoint."""
    async def rotate_secret(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointRotate]) -> types.WebhookEndpoint:
        """Give a webhook endpoint another secret."""
    async def update(self, id: str, /, *, idempotency_key: Optional[str] = ..., timeout: Optional[float] = ..., max_retries: Optional[int] = ..., **params: Unpack[types.WebhookEndpointUpdate]) -> types.WebhookEndpoint:
        """Update a webhook endpoint, or switch it off or on."""

class AsyncResources:
    billing_portal: AsyncBillingPortalResource
    branding: AsyncBrandingResource
    catalog: AsyncCatalogResource
    checkout: AsyncCheckoutResource
    coupons: AsyncCouponsResource
    customers: AsyncCustomersResource
    disputes: AsyncDisputesResource
    entitlements: AsyncEntitlementsResource
    events: AsyncEventsResource
    invoices: AsyncInvoicesResource
    offers: AsyncOffersResource
    parked_notices: AsyncParkedNoticesResource
    payment_links: AsyncPaymentLinksResource
    payment_methods: AsyncPaymentMethodsResource
    payments: AsyncPaymentsResource
    plans: AsyncPlansResource
    prices: AsyncPricesResource
    processor_accounts: AsyncProcessorAccountsResource
    processors: AsyncProcessorsResource
    products: AsyncProductsResource
    promotion_codes: AsyncPromotionCodesResource
    refunds: AsyncRefundsResource
    shipping_rates: AsyncShippingRatesResource
    subscriptions: AsyncSubscriptionsResource
    tax_rates: AsyncTaxRatesResource
    test_clock: AsyncTestClockResource
    webhook_endpoints: AsyncWebhookEndpointsResource
    webhooks: AsyncWebhooksResource
