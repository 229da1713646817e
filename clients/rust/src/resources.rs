//! The resources with their verbs.
//!
//! Written by clients/generate from the server's /openapi.json. Change it there.

use crate::client::Client;
use crate::request::{List, Request};
use crate::types;
use http::Method;

/// Every verb: where it stands, its method, and its path.
pub const VERBS: [(&str, &str, &str); 106] = [
    ("billing_portal.sessions.create", "POST", "/v1/billing_portal/sessions"),
    ("branding.retrieve", "GET", "/v1/branding"),
    ("branding.update", "POST", "/v1/branding"),
    ("branding.upload_logo", "POST", "/v1/branding/logo"),
    ("catalog.retrieve", "GET", "/v1/catalog"),
    ("catalog.sync", "POST", "/v1/sync"),
    ("checkout.sessions.create", "POST", "/v1/checkout/sessions"),
    ("checkout.sessions.expire", "POST", "/v1/checkout/sessions/{id}/expire"),
    ("checkout.sessions.explain", "GET", "/v1/checkout/sessions/{id}/explain"),
    ("checkout.sessions.list", "GET", "/v1/checkout/sessions"),
    ("checkout.sessions.list_line_items", "GET", "/v1/checkout/sessions/{id}/line_items"),
    ("checkout.sessions.retrieve", "GET", "/v1/checkout/sessions/{id}"),
    ("checkout.sessions.update", "POST", "/v1/checkout/sessions/{id}"),
    ("coupons.create", "POST", "/v1/coupons"),
    ("coupons.delete", "DELETE", "/v1/coupons/{id}"),
    ("coupons.list", "GET", "/v1/coupons"),
    ("coupons.retrieve", "GET", "/v1/coupons/{id}"),
    ("coupons.update", "POST", "/v1/coupons/{id}"),
    ("customers.create", "POST", "/v1/customers"),
    ("customers.delete", "DELETE", "/v1/customers/{id}"),
    ("customers.list", "GET", "/v1/customers"),
    ("customers.list_entitlements", "GET", "/v1/customers/{id}/entitlements"),
    ("customers.list_payments", "GET", "/v1/customers/{id}/payments"),
    ("customers.list_sessions", "GET", "/v1/customers/{id}/sessions"),
    ("customers.payment_methods", "GET", "/v1/customers/{id}/payment_methods"),
    ("customers.retrieve", "GET", "/v1/customers/{id}"),
    ("customers.update", "POST", "/v1/customers/{id}"),
    ("disputes.list", "GET", "/v1/disputes"),
    ("disputes.retrieve", "GET", "/v1/disputes/{id}"),
    ("entitlements.retrieve", "GET", "/v1/entitlements"),
    ("events.list", "GET", "/v1/events"),
    ("events.redeliver", "POST", "/v1/events/{id}/redeliver"),
    ("events.retrieve", "GET", "/v1/events/{id}"),
    ("invoices.list", "GET", "/v1/invoices"),
    ("invoices.retrieve", "GET", "/v1/invoices/{id}"),
    ("offers.create", "POST", "/v1/offers"),
    ("offers.list", "GET", "/v1/offers"),
    ("offers.retrieve", "GET", "/v1/offers/{id}"),
    ("offers.update", "POST", "/v1/offers/{id}"),
    ("parked_notices.list", "GET", "/v1/parked_notices"),
    ("payment_links.create", "POST", "/v1/payment_links"),
    ("payment_links.list", "GET", "/v1/payment_links"),
    ("payment_links.retrieve", "GET", "/v1/payment_links/{id}"),
    ("payment_links.update", "POST", "/v1/payment_links/{id}"),
    ("payment_methods.delete", "DELETE", "/v1/payment_methods/{id}"),
    ("payment_methods.retrieve", "GET", "/v1/payment_methods/{id}"),
    ("payments.cancel", "POST", "/v1/payments/{id}/cancel"),
    ("payments.capture", "POST", "/v1/payments/{id}/capture"),
    ("payments.create", "POST", "/v1/payments"),
    ("payments.list", "GET", "/v1/payments"),
    ("payments.retrieve", "GET", "/v1/payments/{id}"),
    ("plans.create", "POST", "/v1/plans"),
    ("plans.list", "GET", "/v1/plans"),
    ("plans.retrieve", "GET", "/v1/plans/{id}"),
    ("prices.create", "POST", "/v1/prices"),
    ("prices.list", "GET", "/v1/prices"),
    ("prices.retrieve", "GET", "/v1/prices/{id}"),
    ("prices.update", "POST", "/v1/prices/{id}"),
    ("processor_accounts.create", "POST", "/v1/processor_accounts"),
    ("processor_accounts.list", "GET", "/v1/processor_accounts"),
    ("processor_accounts.retrieve", "GET", "/v1/processor_accounts/{id}"),
    ("processor_accounts.update", "POST", "/v1/processor_accounts/{id}"),
    ("processors.list", "GET", "/v1/processors"),
    ("products.create", "POST", "/v1/products"),
    ("products.list", "GET", "/v1/products"),
    ("products.retrieve", "GET", "/v1/products/{id}"),
    ("products.update", "POST", "/v1/products/{id}"),
    ("promotion_codes.create", "POST", "/v1/promotion_codes"),
    ("promotion_codes.list", "GET", "/v1/promotion_codes"),
    ("promotion_codes.retrieve", "GET", "/v1/promotion_codes/{id}"),
    ("promotion_codes.update", "POST", "/v1/promotion_codes/{id}"),
    ("refunds.create", "POST", "/v1/refunds"),
    ("refunds.list", "GET", "/v1/refunds"),
    ("refunds.retrieve", "GET", "/v1/refunds/{id}"),
    ("shipping_rates.create", "POST", "/v1/shipping_rates"),
    ("shipping_rates.list", "GET", "/v1/shipping_rates"),
    ("shipping_rates.retrieve", "GET", "/v1/shipping_rates/{id}"),
    ("shipping_rates.update", "POST", "/v1/shipping_rates/{id}"),
    ("subscriptions.cancel", "POST", "/v1/subscriptions/{id}/cancel"),
    ("subscriptions.delete", "DELETE", "/v1/subscriptions/{id}"),
    ("subscriptions.list", "GET", "/v1/subscriptions"),
    ("subscriptions.pause", "POST", "/v1/subscriptions/{id}/pause"),
    ("subscriptions.resume", "POST", "/v1/subscriptions/{id}/resume"),
    ("subscriptions.retrieve", "GET", "/v1/subscriptions/{id}"),
    ("subscriptions.update", "POST", "/v1/subscriptions/{id}"),
    ("tax_rates.create", "POST", "/v1/tax_rates"),
    ("tax_rates.list", "GET", "/v1/tax_rates"),
    ("tax_rates.retrieve", "GET", "/v1/tax_rates/{id}"),
    ("tax_rates.update", "POST", "/v1/tax_rates/{id}"),
    ("test_clock.release", "DELETE", "/v1/test_clock"),
    ("test_clock.retrieve", "GET", "/v1/test_clock"),
    ("test_clock.turn", "POST", "/v1/test_clock"),
    ("webhook_endpoints.create", "POST", "/v1/webhook_endpoints"),
    ("webhook_endpoints.delete", "DELETE", "/v1/webhook_endpoints/{id}"),
    ("webhook_endpoints.list", "GET", "/v1/webhook_endpoints"),
    ("webhook_endpoints.replay", "POST", "/v1/webhook_endpoints/{id}/replay"),
    ("webhook_endpoints.retrieve", "GET", "/v1/webhook_endpoints/{id}"),
    ("webhook_endpoints.rotate_secret", "POST", "/v1/webhook_endpoints/{id}/rotate_secret"),
    ("webhook_endpoints.update", "POST", "/v1/webhook_endpoints/{id}"),
    ("webhooks.create", "POST", "/v1/webhooks"),
    ("webhooks.delete", "DELETE", "/v1/webhooks/{id}"),
    ("webhooks.list", "GET", "/v1/webhooks"),
    ("webhooks.replay", "POST", "/v1/webhooks/{id}/replay"),
    ("webhooks.retrieve", "GET", "/v1/webhooks/{id}"),
    ("webhooks.rotate_secret", "POST", "/v1/webhooks/{id}/rotate_secret"),
    ("webhooks.update", "POST", "/v1/webhooks/{id}"),
];

impl Client {
    /// The resource `billing_portal`.
    #[must_use]
    pub fn billing_portal(&self) -> BillingPortal<'_> {
        BillingPortal { client: self }
    }

    /// The resource `branding`.
    #[must_use]
    pub fn branding(&self) -> Branding<'_> {
        Branding { client: self }
    }

    /// The resource `catalog`.
    #[must_use]
    pub fn catalog(&self) -> Catalog<'_> {
        Catalog { client: self }
    }

    /// The resource `checkout`.
    #[must_use]
    pub fn checkout(&self) -> Checkout<'_> {
        Checkout { client: self }
    }

    /// The resource `coupons`.
    #[must_use]
    pub fn coupons(&self) -> Coupons<'_> {
        Coupons { client: self }
    }

    /// The resource `customers`.
    #[must_use]
    pub fn customers(&self) -> Customers<'_> {
        Customers { client: self }
    }

    /// The resource `disputes`.
    #[must_use]
    pub fn disputes(&self) -> Disputes<'_> {
        Disputes { client: self }
    }

    /// The resource `entitlements`.
    #[must_use]
    pub fn entitlements(&self) -> Entitlements<'_> {
        Entitlements { client: self }
    }

    /// The resource `events`.
    #[must_use]
    pub fn events(&self) -> Events<'_> {
        Events { client: self }
    }

    /// The resource `invoices`.
    #[must_use]
    pub fn invoices(&self) -> Invoices<'_> {
        Invoices { client: self }
    }

    /// The resource `offers`.
    #[must_use]
    pub fn offers(&self) -> Offers<'_> {
        Offers { client: self }
    }

    /// The resource `parked_notices`.
    #[must_use]
    pub fn parked_notices(&self) -> ParkedNotices<'_> {
        ParkedNotices { client: self }
    }

    /// The resource `payment_links`.
    #[must_use]
    pub fn payment_links(&self) -> PaymentLinks<'_> {
        PaymentLinks { client: self }
    }

    /// The resource `payment_methods`.
    #[must_use]
    pub fn payment_methods(&self) -> PaymentMethods<'_> {
        PaymentMethods { client: self }
    }

    /// The resource `payments`.
    #[must_use]
    pub fn payments(&self) -> Payments<'_> {
        Payments { client: self }
    }

    /// The resource `plans`.
    #[must_use]
    pub fn plans(&self) -> Plans<'_> {
        Plans { client: self }
    }

    /// The resource `prices`.
    #[must_use]
    pub fn prices(&self) -> Prices<'_> {
        Prices { client: self }
    }

    /// The resource `processor_accounts`.
    #[must_use]
    pub fn processor_accounts(&self) -> ProcessorAccounts<'_> {
        ProcessorAccounts { client: self }
    }

    /// The resource `processors`.
    #[must_use]
    pub fn processors(&self) -> Processors<'_> {
        Processors { client: self }
    }

    /// The resource `products`.
    #[must_use]
    pub fn products(&self) -> Products<'_> {
        Products { client: self }
    }

    /// The resource `promotion_codes`.
    #[must_use]
    pub fn promotion_codes(&self) -> PromotionCodes<'_> {
        PromotionCodes { client: self }
    }

    /// The resource `refunds`.
    #[must_use]
    pub fn refunds(&self) -> Refunds<'_> {
        Refunds { client: self }
    }

    /// The resource `shipping_rates`.
    #[must_use]
    pub fn shipping_rates(&self) -> ShippingRates<'_> {
        ShippingRates { client: self }
    }

    /// The resource `subscriptions`.
    #[must_use]
    pub fn subscriptions(&self) -> Subscriptions<'_> {
        Subscriptions { client: self }
    }

    /// The resource `tax_rates`.
    #[must_use]
    pub fn tax_rates(&self) -> TaxRates<'_> {
        TaxRates { client: self }
    }

    /// The resource `test_clock`.
    #[must_use]
    pub fn test_clock(&self) -> TestClock<'_> {
        TestClock { client: self }
    }

    /// The resource `webhook_endpoints`.
    #[must_use]
    pub fn webhook_endpoints(&self) -> WebhookEndpoints<'_> {
        WebhookEndpoints { client: self }
    }

    /// The resource `webhooks`.
    #[must_use]
    pub fn webhooks(&self) -> Webhooks<'_> {
        Webhooks { client: self }
    }
}

/// The resource `billing_portal`.
#[derive(Clone, Copy, Debug)]
pub struct BillingPortal<'a> {
    client: &'a Client,
}

impl<'a> BillingPortal<'a> {
    /// The resource `sessions`.
    #[must_use]
    pub fn sessions(&self) -> BillingPortalSessions<'a> {
        BillingPortalSessions { client: self.client }
    }
}

/// The resource `billing_portal.sessions`.
#[derive(Clone, Copy, Debug)]
pub struct BillingPortalSessions<'a> {
    client: &'a Client,
}

impl<'a> BillingPortalSessions<'a> {
    /// Create a way into the customer portal.
    pub fn create(&self, params: &types::PortalSessionCreate) -> Request<'a, types::PortalSession> {
        Request::new(self.client, Method::POST, "/v1/billing_portal/sessions").body(params)
    }
}

/// The resource `branding`.
#[derive(Clone, Copy, Debug)]
pub struct Branding<'a> {
    client: &'a Client,
}

impl<'a> Branding<'a> {
    /// Look at how your pages look.
    pub fn retrieve(&self) -> Request<'a, types::Look> {
        Request::new(self.client, Method::GET, "/v1/branding")
    }

    /// Change how your pages look.
    pub fn update(&self, params: &types::LookUpdate) -> Request<'a, types::Look> {
        Request::new(self.client, Method::POST, "/v1/branding").body(params)
    }

    /// Upload a logo: PNG, JPEG or WebP of at most 512 KB, as the body.
    pub fn upload_logo(&self, content: Vec<u8>, content_type: &str) -> Request<'a, types::Look> {
        Request::new(self.client, Method::POST, "/v1/branding/logo").file(content, content_type)
    }
}

/// The resource `catalog`.
#[derive(Clone, Copy, Debug)]
pub struct Catalog<'a> {
    client: &'a Client,
}

impl<'a> Catalog<'a> {
    /// Read what is for sale; without a key, of the merchant that app names.
    pub fn retrieve(&self, params: &types::CatalogRetrieveParams) -> Request<'a, types::Catalog> {
        Request::new(self.client, Method::GET, "/v1/catalog").query(params)
    }

    /// Declare the whole catalog.
    pub fn sync(&self, params: &types::CatalogSync) -> Request<'a, types::CatalogSynced> {
        Request::new(self.client, Method::POST, "/v1/sync").body(params)
    }
}

/// The resource `checkout`.
#[derive(Clone, Copy, Debug)]
pub struct Checkout<'a> {
    client: &'a Client,
}

impl<'a> Checkout<'a> {
    /// The resource `sessions`.
    #[must_use]
    pub fn sessions(&self) -> CheckoutSessions<'a> {
        CheckoutSessions { client: self.client }
    }
}

/// The resource `checkout.sessions`.
#[derive(Clone, Copy, Debug)]
pub struct CheckoutSessions<'a> {
    client: &'a Client,
}

impl<'a> CheckoutSessions<'a> {
    /// Create a checkout session.
    pub fn create(&self, params: &types::SessionCreate) -> Request<'a, types::Session> {
        Request::new(self.client, Method::POST, "/v1/checkout/sessions").body(params)
    }

    /// Expire an open checkout session.
    pub fn expire(&self, id: &str) -> Request<'a, types::Session> {
        Request::new(self.client, Method::POST, "/v1/checkout/sessions/{id}/expire").id(id)
    }

    /// Explain how a session's total comes about.
    pub fn explain(&self, id: &str) -> Request<'a, types::Explanation> {
        Request::new(self.client, Method::GET, "/v1/checkout/sessions/{id}/explain").id(id)
    }

    /// List checkout sessions.
    pub fn list(&self, params: &types::SessionsListParams) -> List<'a, types::Session> {
        List::new(self.client, "/v1/checkout/sessions").query(params)
    }

    /// List the lines of a checkout session.
    pub fn list_line_items(
        &self,
        id: &str,
        params: &types::SessionsLineItemsParams,
    ) -> List<'a, types::LineItem> {
        List::new(self.client, "/v1/checkout/sessions/{id}/line_items").id(id).query(params)
    }

    /// Retrieve a checkout session.
    pub fn retrieve(&self, id: &str, params: &types::SessionsRetrieveParams) -> Request<'a, types::Session> {
        Request::new(self.client, Method::GET, "/v1/checkout/sessions/{id}").id(id).query(params)
    }

    /// Update a checkout session.
    pub fn update(&self, id: &str, params: &types::SessionUpdate) -> Request<'a, types::Session> {
        Request::new(self.client, Method::POST, "/v1/checkout/sessions/{id}").id(id).body(params)
    }
}

/// The resource `coupons`.
#[derive(Clone, Copy, Debug)]
pub struct Coupons<'a> {
    client: &'a Client,
}

impl<'a> Coupons<'a> {
    /// Create a coupon.
    pub fn create(&self, params: &types::CouponCreate) -> Request<'a, types::Coupon> {
        Request::new(self.client, Method::POST, "/v1/coupons").body(params)
    }

    /// Delete a coupon: sessions that have it keep it.
    pub fn delete(&self, id: &str) -> Request<'a, types::Deleted> {
        Request::new(self.client, Method::DELETE, "/v1/coupons/{id}").id(id)
    }

    /// List coupons.
    pub fn list(&self, params: &types::CouponsListParams) -> List<'a, types::Coupon> {
        List::new(self.client, "/v1/coupons").query(params)
    }

    /// Retrieve a coupon.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Coupon> {
        Request::new(self.client, Method::GET, "/v1/coupons/{id}").id(id)
    }

    /// Update a coupon.
    pub fn update(&self, id: &str, params: &types::CouponUpdate) -> Request<'a, types::Coupon> {
        Request::new(self.client, Method::POST, "/v1/coupons/{id}").id(id).body(params)
    }
}

/// The resource `customers`.
#[derive(Clone, Copy, Debug)]
pub struct Customers<'a> {
    client: &'a Client,
}

impl<'a> Customers<'a> {
    /// Create a customer, or update the one who has the uid.
    pub fn create(&self, params: &types::CustomerCreate) -> Request<'a, types::Customer> {
        Request::new(self.client, Method::POST, "/v1/customers").body(params)
    }

    /// Delete a customer: their subscriptions and open sessions end, and what is known of them is erased.
    pub fn delete(&self, id: &str) -> Request<'a, types::Deleted> {
        Request::new(self.client, Method::DELETE, "/v1/customers/{id}").id(id)
    }

    /// List customers.
    pub fn list(&self, params: &types::CustomersListParams) -> List<'a, types::Customer> {
        List::new(self.client, "/v1/customers").query(params)
    }

    /// List what a customer has.
    pub fn list_entitlements(
        &self,
        id: &str,
        params: &types::CustomersEntitlementsParams,
    ) -> List<'a, types::Entitlement> {
        List::new(self.client, "/v1/customers/{id}/entitlements").id(id).query(params)
    }

    /// List the payments of a customer.
    pub fn list_payments(
        &self,
        id: &str,
        params: &types::CustomersPaymentsParams,
    ) -> List<'a, types::Payment> {
        List::new(self.client, "/v1/customers/{id}/payments").id(id).query(params)
    }

    /// List the sessions of a customer.
    pub fn list_sessions(
        &self,
        id: &str,
        params: &types::CustomersSessionsParams,
    ) -> List<'a, types::Session> {
        List::new(self.client, "/v1/customers/{id}/sessions").id(id).query(params)
    }

    /// List the cards that a customer has on file.
    pub fn payment_methods(
        &self,
        id: &str,
        params: &types::CustomersPaymentMethodsParams,
    ) -> List<'a, types::PaymentMethod> {
        List::new(self.client, "/v1/customers/{id}/payment_methods").id(id).query(params)
    }

    /// Retrieve a customer.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Customer> {
        Request::new(self.client, Method::GET, "/v1/customers/{id}").id(id)
    }

    /// Update a customer.
    pub fn update(&self, id: &str, params: &types::CustomerUpdate) -> Request<'a, types::Customer> {
        Request::new(self.client, Method::POST, "/v1/customers/{id}").id(id).body(params)
    }
}

/// The resource `disputes`.
#[derive(Clone, Copy, Debug)]
pub struct Disputes<'a> {
    client: &'a Client,
}

impl<'a> Disputes<'a> {
    /// List disputes.
    pub fn list(&self, params: &types::DisputesListParams) -> List<'a, types::Dispute> {
        List::new(self.client, "/v1/disputes").query(params)
    }

    /// Retrieve a dispute.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Dispute> {
        Request::new(self.client, Method::GET, "/v1/disputes/{id}").id(id)
    }
}

/// The resource `entitlements`.
#[derive(Clone, Copy, Debug)]
pub struct Entitlements<'a> {
    client: &'a Client,
}

impl<'a> Entitlements<'a> {
    /// Read what a customer has.
    pub fn retrieve(&self, params: &types::EntitlementsRetrieveParams) -> Request<'a, types::Entitlement> {
        Request::new(self.client, Method::GET, "/v1/entitlements").query(params)
    }
}

/// The resource `events`.
#[derive(Clone, Copy, Debug)]
pub struct Events<'a> {
    client: &'a Client,
}

impl<'a> Events<'a> {
    /// List events, newest first, or in order after a place; with Accept: text/event-stream, as they happen.
    pub fn list(&self, params: &types::EventsListParams) -> List<'a, types::Event> {
        List::new(self.client, "/v1/events").query(params)
    }

    /// Send an event again to every endpoint that wants it, or to one.
    pub fn redeliver(&self, id: &str, params: &types::EventRedeliver) -> Request<'a, types::Event> {
        Request::new(self.client, Method::POST, "/v1/events/{id}/redeliver").id(id).body(params)
    }

    /// Retrieve an event.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Event> {
        Request::new(self.client, Method::GET, "/v1/events/{id}").id(id)
    }
}

/// The resource `invoices`.
#[derive(Clone, Copy, Debug)]
pub struct Invoices<'a> {
    client: &'a Client,
}

impl<'a> Invoices<'a> {
    /// List invoices.
    pub fn list(&self, params: &types::InvoicesListParams) -> List<'a, types::Invoice> {
        List::new(self.client, "/v1/invoices").query(params)
    }

    /// Retrieve an invoice.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Invoice> {
        Request::new(self.client, Method::GET, "/v1/invoices/{id}").id(id)
    }
}

/// The resource `offers`.
#[derive(Clone, Copy, Debug)]
pub struct Offers<'a> {
    client: &'a Client,
}

impl<'a> Offers<'a> {
    /// Create an offer: a subscription on fixed terms.
    pub fn create(&self, params: &types::OfferCreate) -> Request<'a, types::Offer> {
        Request::new(self.client, Method::POST, "/v1/offers").body(params)
    }

    /// List offers.
    pub fn list(&self, params: &types::OffersListParams) -> List<'a, types::Offer> {
        List::new(self.client, "/v1/offers").query(params)
    }

    /// Retrieve an offer.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Offer> {
        Request::new(self.client, Method::GET, "/v1/offers/{id}").id(id)
    }

    /// Update or deactivate an offer.
    pub fn update(&self, id: &str, params: &types::OfferUpdate) -> Request<'a, types::Offer> {
        Request::new(self.client, Method::POST, "/v1/offers/{id}").id(id).body(params)
    }
}

/// The resource `parked_notices`.
#[derive(Clone, Copy, Debug)]
pub struct ParkedNotices<'a> {
    client: &'a Client,
}

impl<'a> ParkedNotices<'a> {
    /// List what processors told and what fits no payment.
    pub fn list(&self, params: &types::ParkedNoticesListParams) -> List<'a, types::ParkedNotice> {
        List::new(self.client, "/v1/parked_notices").query(params)
    }
}

/// The resource `payment_links`.
#[derive(Clone, Copy, Debug)]
pub struct PaymentLinks<'a> {
    client: &'a Client,
}

impl<'a> PaymentLinks<'a> {
    /// Create a payment link.
    pub fn create(&self, params: &types::PaymentLinkCreate) -> Request<'a, types::PaymentLink> {
        Request::new(self.client, Method::POST, "/v1/payment_links").body(params)
    }

    /// List payment links.
    pub fn list(&self, params: &types::PaymentLinksListParams) -> List<'a, types::PaymentLink> {
        List::new(self.client, "/v1/payment_links").query(params)
    }

    /// Retrieve a payment link.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::PaymentLink> {
        Request::new(self.client, Method::GET, "/v1/payment_links/{id}").id(id)
    }

    /// Update or deactivate a payment link.
    pub fn update(&self, id: &str, params: &types::PaymentLinkUpdate) -> Request<'a, types::PaymentLink> {
        Request::new(self.client, Method::POST, "/v1/payment_links/{id}").id(id).body(params)
    }
}

/// The resource `payment_methods`.
#[derive(Clone, Copy, Debug)]
pub struct PaymentMethods<'a> {
    client: &'a Client,
}

impl<'a> PaymentMethods<'a> {
    /// Remove a card that is on file.
    pub fn delete(&self, id: &str) -> Request<'a, types::Deleted> {
        Request::new(self.client, Method::DELETE, "/v1/payment_methods/{id}").id(id)
    }

    /// Retrieve a card that is on file.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::PaymentMethod> {
        Request::new(self.client, Method::GET, "/v1/payment_methods/{id}").id(id)
    }
}

/// The resource `payments`.
#[derive(Clone, Copy, Debug)]
pub struct Payments<'a> {
    client: &'a Client,
}

impl<'a> Payments<'a> {
    /// Let go of what is held, or take back what is offered.
    pub fn cancel(&self, id: &str) -> Request<'a, types::Payment> {
        Request::new(self.client, Method::POST, "/v1/payments/{id}/cancel").id(id)
    }

    /// Capture what is held, or a part of it.
    pub fn capture(&self, id: &str, params: &types::PaymentCapture) -> Request<'a, types::Payment> {
        Request::new(self.client, Method::POST, "/v1/payments/{id}/capture").id(id).body(params)
    }

    /// Take a payment without a page.
    pub fn create(&self, params: &types::PaymentCreate) -> Request<'a, types::Payment> {
        Request::new(self.client, Method::POST, "/v1/payments").body(params)
    }

    /// List payments.
    pub fn list(&self, params: &types::PaymentsListParams) -> List<'a, types::Payment> {
        List::new(self.client, "/v1/payments").query(params)
    }

    /// Retrieve a payment.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Payment> {
        Request::new(self.client, Method::GET, "/v1/payments/{id}").id(id)
    }
}

/// The resource `plans`.
#[derive(Clone, Copy, Debug)]
pub struct Plans<'a> {
    client: &'a Client,
}

impl<'a> Plans<'a> {
    /// Create a plan: a product with one recurring price.
    pub fn create(&self, params: &types::PlanCreate) -> Request<'a, types::Plan> {
        Request::new(self.client, Method::POST, "/v1/plans").body(params)
    }

    /// List plans.
    pub fn list(&self, params: &types::PlansListParams) -> List<'a, types::Plan> {
        List::new(self.client, "/v1/plans").query(params)
    }

    /// Retrieve a plan.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Plan> {
        Request::new(self.client, Method::GET, "/v1/plans/{id}").id(id)
    }
}

/// The resource `prices`.
#[derive(Clone, Copy, Debug)]
pub struct Prices<'a> {
    client: &'a Client,
}

impl<'a> Prices<'a> {
    /// Create a price.
    pub fn create(&self, params: &types::PriceCreate) -> Request<'a, types::Price> {
        Request::new(self.client, Method::POST, "/v1/prices").body(params)
    }

    /// List prices.
    pub fn list(&self, params: &types::PricesListParams) -> List<'a, types::Price> {
        List::new(self.client, "/v1/prices").query(params)
    }

    /// Retrieve a price.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Price> {
        Request::new(self.client, Method::GET, "/v1/prices/{id}").id(id)
    }

    /// Update or archive a price.
    pub fn update(&self, id: &str, params: &types::PriceUpdate) -> Request<'a, types::Price> {
        Request::new(self.client, Method::POST, "/v1/prices/{id}").id(id).body(params)
    }
}

/// The resource `processor_accounts`.
#[derive(Clone, Copy, Debug)]
pub struct ProcessorAccounts<'a> {
    client: &'a Client,
}

impl<'a> ProcessorAccounts<'a> {
    /// Set up an account at a processor.
    pub fn create(&self, params: &types::ProcessorAccountCreate) -> Request<'a, types::ProcessorAccount> {
        Request::new(self.client, Method::POST, "/v1/processor_accounts").body(params)
    }

    /// List accounts at processors, in the order in which they are asked.
    pub fn list(&self, params: &types::ProcessorAccountsListParams) -> List<'a, types::ProcessorAccount> {
        List::new(self.client, "/v1/processor_accounts").query(params)
    }

    /// Retrieve an account at a processor.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::ProcessorAccount> {
        Request::new(self.client, Method::GET, "/v1/processor_accounts/{id}").id(id)
    }

    /// Change an account at a processor, or switch it off.
    pub fn update(
        &self,
        id: &str,
        params: &types::ProcessorAccountUpdate,
    ) -> Request<'a, types::ProcessorAccount> {
        Request::new(self.client, Method::POST, "/v1/processor_accounts/{id}").id(id).body(params)
    }
}

/// The resource `processors`.
#[derive(Clone, Copy, Debug)]
pub struct Processors<'a> {
    client: &'a Client,
}

impl<'a> Processors<'a> {
    /// List the processors that there are in this mode.
    pub fn list(&self) -> List<'a, types::Processor> {
        List::new(self.client, "/v1/processors")
    }
}

/// The resource `products`.
#[derive(Clone, Copy, Debug)]
pub struct Products<'a> {
    client: &'a Client,
}

impl<'a> Products<'a> {
    /// Create a product.
    pub fn create(&self, params: &types::ProductCreate) -> Request<'a, types::Product> {
        Request::new(self.client, Method::POST, "/v1/products").body(params)
    }

    /// List products.
    pub fn list(&self, params: &types::ProductsListParams) -> List<'a, types::Product> {
        List::new(self.client, "/v1/products").query(params)
    }

    /// Retrieve a product.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Product> {
        Request::new(self.client, Method::GET, "/v1/products/{id}").id(id)
    }

    /// Update or archive a product.
    pub fn update(&self, id: &str, params: &types::ProductUpdate) -> Request<'a, types::Product> {
        Request::new(self.client, Method::POST, "/v1/products/{id}").id(id).body(params)
    }
}

/// The resource `promotion_codes`.
#[derive(Clone, Copy, Debug)]
pub struct PromotionCodes<'a> {
    client: &'a Client,
}

impl<'a> PromotionCodes<'a> {
    /// Create a promotion code.
    pub fn create(&self, params: &types::PromotionCodeCreate) -> Request<'a, types::PromotionCode> {
        Request::new(self.client, Method::POST, "/v1/promotion_codes").body(params)
    }

    /// List promotion codes.
    pub fn list(&self, params: &types::PromotionCodesListParams) -> List<'a, types::PromotionCode> {
        List::new(self.client, "/v1/promotion_codes").query(params)
    }

    /// Retrieve a promotion code.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::PromotionCode> {
        Request::new(self.client, Method::GET, "/v1/promotion_codes/{id}").id(id)
    }

    /// Update a promotion code.
    pub fn update(&self, id: &str, params: &types::PromotionCodeUpdate) -> Request<'a, types::PromotionCode> {
        Request::new(self.client, Method::POST, "/v1/promotion_codes/{id}").id(id).body(params)
    }
}

/// The resource `refunds`.
#[derive(Clone, Copy, Debug)]
pub struct Refunds<'a> {
    client: &'a Client,
}

impl<'a> Refunds<'a> {
    /// Refund a payment, all of it or a part.
    pub fn create(&self, params: &types::RefundCreate) -> Request<'a, types::Refund> {
        Request::new(self.client, Method::POST, "/v1/refunds").body(params)
    }

    /// List refunds.
    pub fn list(&self, params: &types::RefundsListParams) -> List<'a, types::Refund> {
        List::new(self.client, "/v1/refunds").query(params)
    }

    /// Retrieve a refund.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Refund> {
        Request::new(self.client, Method::GET, "/v1/refunds/{id}").id(id)
    }
}

/// The resource `shipping_rates`.
#[derive(Clone, Copy, Debug)]
pub struct ShippingRates<'a> {
    client: &'a Client,
}

impl<'a> ShippingRates<'a> {
    /// Create a shipping rate.
    pub fn create(&self, params: &types::ShippingRateCreate) -> Request<'a, types::ShippingRate> {
        Request::new(self.client, Method::POST, "/v1/shipping_rates").body(params)
    }

    /// List shipping rates.
    pub fn list(&self, params: &types::ShippingRatesListParams) -> List<'a, types::ShippingRate> {
        List::new(self.client, "/v1/shipping_rates").query(params)
    }

    /// Retrieve a shipping rate.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::ShippingRate> {
        Request::new(self.client, Method::GET, "/v1/shipping_rates/{id}").id(id)
    }

    /// Update a shipping rate.
    pub fn update(&self, id: &str, params: &types::ShippingRateUpdate) -> Request<'a, types::ShippingRate> {
        Request::new(self.client, Method::POST, "/v1/shipping_rates/{id}").id(id).body(params)
    }
}

/// The resource `subscriptions`.
#[derive(Clone, Copy, Debug)]
pub struct Subscriptions<'a> {
    client: &'a Client,
}

impl<'a> Subscriptions<'a> {
    /// Cancel a subscription, at once or at the end of its period.
    pub fn cancel(&self, id: &str, params: &types::SubscriptionCancel) -> Request<'a, types::Subscription> {
        Request::new(self.client, Method::POST, "/v1/subscriptions/{id}/cancel").id(id).body_if_any(params)
    }

    /// Cancel a subscription at once.
    pub fn delete(&self, id: &str) -> Request<'a, types::Subscription> {
        Request::new(self.client, Method::DELETE, "/v1/subscriptions/{id}").id(id)
    }

    /// List subscriptions.
    pub fn list(&self, params: &types::SubscriptionsListParams) -> List<'a, types::Subscription> {
        List::new(self.client, "/v1/subscriptions").query(params)
    }

    /// Pause a subscription that is trialing or active.
    pub fn pause(&self, id: &str, params: &types::SubscriptionPause) -> Request<'a, types::Subscription> {
        Request::new(self.client, Method::POST, "/v1/subscriptions/{id}/pause").id(id).body_if_any(params)
    }

    /// Resume a paused subscription; or take a planned cancellation back, and let renewals go that are held.
    pub fn resume(&self, id: &str) -> Request<'a, types::Subscription> {
        Request::new(self.client, Method::POST, "/v1/subscriptions/{id}/resume").id(id)
    }

    /// Retrieve a subscription.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::Subscription> {
        Request::new(self.client, Method::GET, "/v1/subscriptions/{id}").id(id)
    }

    /// Update a subscription.
    pub fn update(&self, id: &str, params: &types::SubscriptionUpdate) -> Request<'a, types::Subscription> {
        Request::new(self.client, Method::POST, "/v1/subscriptions/{id}").id(id).body(params)
    }
}

/// The resource `tax_rates`.
#[derive(Clone, Copy, Debug)]
pub struct TaxRates<'a> {
    client: &'a Client,
}

impl<'a> TaxRates<'a> {
    /// Create a tax rate.
    pub fn create(&self, params: &types::TaxRateCreate) -> Request<'a, types::TaxRate> {
        Request::new(self.client, Method::POST, "/v1/tax_rates").body(params)
    }

    /// List tax rates.
    pub fn list(&self, params: &types::TaxRatesListParams) -> List<'a, types::TaxRate> {
        List::new(self.client, "/v1/tax_rates").query(params)
    }

    /// Retrieve a tax rate.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::TaxRate> {
        Request::new(self.client, Method::GET, "/v1/tax_rates/{id}").id(id)
    }

    /// Update a tax rate.
    pub fn update(&self, id: &str, params: &types::TaxRateUpdate) -> Request<'a, types::TaxRate> {
        Request::new(self.client, Method::POST, "/v1/tax_rates/{id}").id(id).body(params)
    }
}

/// The resource `test_clock`.
#[derive(Clone, Copy, Debug)]
pub struct TestClock<'a> {
    client: &'a Client,
}

impl<'a> TestClock<'a> {
    /// Let go of the test clock: the machine's time counts again.
    pub fn release(&self) -> Request<'a, types::TestClock> {
        Request::new(self.client, Method::DELETE, "/v1/test_clock")
    }

    /// Look at the test clock.
    pub fn retrieve(&self) -> Request<'a, types::TestClock> {
        Request::new(self.client, Method::GET, "/v1/test_clock")
    }

    /// Set the test clock, or advance it.
    pub fn turn(&self, params: &types::TestClockTurn) -> Request<'a, types::TestClock> {
        Request::new(self.client, Method::POST, "/v1/test_clock").body(params)
    }
}

/// The resource `webhook_endpoints`.
#[derive(Clone, Copy, Debug)]
pub struct WebhookEndpoints<'a> {
    client: &'a Client,
}

impl<'a> WebhookEndpoints<'a> {
    /// Create a webhook endpoint.
    pub fn create(&self, params: &types::WebhookEndpointCreate) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::POST, "/v1/webhook_endpoints").body(params)
    }

    /// Delete a webhook endpoint.
    pub fn delete(&self, id: &str) -> Request<'a, types::Deleted> {
        Request::new(self.client, Method::DELETE, "/v1/webhook_endpoints/{id}").id(id)
    }

    /// List webhook endpoints.
    pub fn list(&self, params: &types::WebhookEndpointsListParams) -> List<'a, types::WebhookEndpoint> {
        List::new(self.client, "/v1/webhook_endpoints").query(params)
    }

    /// Send every event after a place in the sequence again to a webhook endpoint.
    pub fn replay(
        &self,
        id: &str,
        params: &types::WebhookEndpointReplay,
    ) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::POST, "/v1/webhook_endpoints/{id}/replay").id(id).body(params)
    }

    /// Retrieve a webhook endpoint.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::GET, "/v1/webhook_endpoints/{id}").id(id)
    }

    /// Give a webhook endpoint another secret.
    pub fn rotate_secret(
        &self,
        id: &str,
        params: &types::WebhookEndpointRotate,
    ) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::POST, "/v1/webhook_endpoints/{id}/rotate_secret")
            .id(id)
            .body(params)
    }

    /// Update a webhook endpoint, or switch it off or on.
    pub fn update(
        &self,
        id: &str,
        params: &types::WebhookEndpointUpdate,
    ) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::POST, "/v1/webhook_endpoints/{id}").id(id).body(params)
    }
}

/// The resource `webhooks`.
#[derive(Clone, Copy, Debug)]
pub struct Webhooks<'a> {
    client: &'a Client,
}

impl<'a> Webhooks<'a> {
    /// Create a webhook endpoint.
    pub fn create(&self, params: &types::WebhookEndpointCreate) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::POST, "/v1/webhooks").body(params)
    }

    /// Delete a webhook endpoint.
    pub fn delete(&self, id: &str) -> Request<'a, types::Deleted> {
        Request::new(self.client, Method::DELETE, "/v1/webhooks/{id}").id(id)
    }

    /// List webhook endpoints.
    pub fn list(&self, params: &types::WebhooksListParams) -> List<'a, types::WebhookEndpoint> {
        List::new(self.client, "/v1/webhooks").query(params)
    }

    /// Send every event after a place in the sequence again to a webhook endpoint.
    pub fn replay(
        &self,
        id: &str,
        params: &types::WebhookEndpointReplay,
    ) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::POST, "/v1/webhooks/{id}/replay").id(id).body(params)
    }

    /// Retrieve a webhook endpoint.
    pub fn retrieve(&self, id: &str) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::GET, "/v1/webhooks/{id}").id(id)
    }

    /// Give a webhook endpoint another secret.
    pub fn rotate_secret(
        &self,
        id: &str,
        params: &types::WebhookEndpointRotate,
    ) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::POST, "/v1/webhooks/{id}/rotate_secret").id(id).body(params)
    }

    /// Update a webhook endpoint, or switch it off or on.
    pub fn update(
        &self,
        id: &str,
        params: &types::WebhookEndpointUpdate,
    ) -> Request<'a, types::WebhookEndpoint> {
        Request::new(self.client, Method::POST, "/v1/webhooks/{id}").id(id).body(params)
    }
}
