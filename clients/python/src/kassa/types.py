"""The types of everything that goes to the server and comes from it.

Objects that are answers are classes here, whose fields are attributes. What is sent is keyword arguments and
dictionaries, and the classes of those are for type checkers.

Written by clients/generate from the server's /openapi.json. Change it there.
"""

from __future__ import annotations

from typing import Any, Dict, List, Literal, Optional, Sequence, Type, TypedDict, Union

from ._object import ListObject, MapObject, Object

BillingAddressCollection = Literal["auto","required"]
CaptureMethod = Literal["automatic","manual"]
CatalogPriceType = Literal["one_time","recurring"]
CatalogSyncedErrorsError = Literal["invalid_tier","invalid_product"]
Corners = Literal["soft","sharp","round"]
CouponDuration = Literal["once","repeating","forever"]
CustomerCreation = Literal["always","if_required"]
DaysUnit = Literal["day","business_day"]
DisputeStatus = Literal["warning_needs_response","warning_under_review","warning_closed","needs_response","under_review","won","lost"]
EntitlementStatus = Literal["none","active","expired","revoked"]
ExplanationStepsRule = Literal["exact","half_up","largest_remainder","capped"]
ExplanationStepsSubject = Literal["line","shipping","cart"]
ExplanationStepsWhat = Literal["line_subtotal","line_share","subtotal","discount_percent","discount_amount","discount_share","tax_contained","tax_share","tax_added","shipping","adjustment","carried","total"]
Font = Literal["system","serif","mono","rounded"]
Interval = Literal["day","week","month","year"]
InvoiceBillingReason = Literal["subscription_create","subscription_cycle"]
InvoiceStatus = Literal["open","paid","void","uncollectible"]
Locale = Literal["auto","ar","de","en","es","fr","he","hi","id","it","ja","ko","nl","pl","pt","sw","tr","vi","zh"]
NextActionType = Literal["confirm_on_phone","redirect_to_url","pay_to_address","display_bank_transfer_instructions"]
ParkedNoticeReason = Literal["unknown_payment","other_account","other_mode","other_currency","amount_mismatch","refund_too_large"]
PaymentCreateProvider = Literal["mtn","telecel","airteltigo"]
PaymentLinkMode = Literal["payment","subscription"]
PaymentMethodCollection = Literal["always","if_required"]
PaymentMethodType = Literal["card","mobile_money","bank_transfer","crypto"]
PaymentStatus = Literal["pending","processing","requires_capture","succeeded","failed","canceled","refunded"]
ProcessorAccountStatus = Literal["enabled","disabled"]
ProcessorCaptures = Literal["none","whole","any"]
ProcessorRefunds = Literal["none","whole","any"]
ProrationBehavior = Literal["create_prorations","none"]
RefundOrigin = Literal["merchant","surplus","processor","by_hand"]
RefundReason = Literal["duplicate","fraudulent","requested_by_customer"]
RefundStatus = Literal["pending","succeeded","failed"]
SessionAfterCompletionType = Literal["redirect","hosted_confirmation"]
SessionAutomaticTaxStatus = Literal["requires_location_inputs","complete"]
SessionConsentCollectionPromotions = Literal["auto","none"]
SessionConsentCollectionTermsOfService = Literal["required","none"]
SessionConsentPromotions = Literal["opt_in","opt_out"]
SessionCreateExpand = Literal["line_items","customer","payment"]
SessionCreateSubmitType = Literal["auto","pay","book","donate","subscribe"]
SessionCreateUiMode = Literal["hosted","embedded"]
SessionCustomFieldsType = Literal["text","numeric","dropdown"]
SessionCustomerUpdateAddress = Literal["auto","never"]
SessionCustomerUpdateName = Literal["auto","never"]
SessionCustomerUpdateShipping = Literal["auto","never"]
SessionMode = Literal["payment","subscription","setup"]
SessionPaymentStatus = Literal["unpaid","paid","no_payment_required"]
SessionStatus = Literal["open","complete","expired"]
SessionSubmitType = Literal["pay","book","donate","subscribe"]
SessionTaxIdCollectionRequired = Literal["if_supported","never"]
SubscriptionStatus = Literal["incomplete","trialing","active","past_due","paused","canceled","unpaid"]
TaxBehavior = Literal["inclusive","exclusive","unspecified"]
TestClockStatus = Literal["released","advancing","ready"]
TrialSettingsEndBehaviorMissingPaymentMethod = Literal["cancel","pause","create_invoice"]
WebhookEndpointCreateDialect = Literal["native","elixpo","inflow","copperx","axra"]
WhenUnpaid = Literal["cancel","unpaid"]

EventType = Literal[
    "checkout.session.created",
    "checkout.session.completed",
    "checkout.session.expired",
    "payment.created",
    "payment.authorized",
    "payment.succeeded",
    "payment.failed",
    "payment.canceled",
    "payment.parked",
    "payment.refunded",
    "payment.owed",
    "late_payment_refunded",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "dispute.created",
    "dispute.updated",
    "dispute.closed",
    "customer.created",
    "customer.updated",
    "customer.deleted",
    "entitlement.updated",
    "product.created",
    "product.updated",
    "price.created",
    "price.updated",
    "coupon.created",
    "coupon.updated",
    "coupon.deleted",
    "promotion_code.created",
    "promotion_code.updated",
    "tax_rate.created",
    "tax_rate.updated",
    "shipping_rate.created",
    "shipping_rate.updated",
    "customer.subscription.created",
    "customer.subscription.updated",
    "customer.subscription.deleted",
    "customer.subscription.paused",
    "customer.subscription.resumed",
    "customer.subscription.trial_will_end",
    "invoice.created",
    "invoice.paid",
    "invoice.payment_failed",
    "invoice.payment_action_required",
    "invoice.voided",
    "invoice.marked_uncollectible",
    "payment_link.created",
    "payment_link.updated",
    "offer.created",
    "offer.updated",
    "reconciliation.difference",
    "webhook_endpoint.disabled",
]


class Address(Object):
    city: Optional[str]
    country: Optional[str]
    """ISO 3166 code of two letters."""
    line1: Optional[str]
    line2: Optional[str]
    postal_code: Optional[str]
    state: Optional[str]


class AddressCreate(TypedDict, total=False):
    city: Optional[str]
    country: Optional[str]
    """ISO 3166 code of two letters."""
    line1: Optional[str]
    line2: Optional[str]
    postal_code: Optional[str]
    state: Optional[str]


class AdjustableQuantity(Object):
    enabled: Literal[True]
    maximum: int
    minimum: int


class Adjustment(Object):
    """What is added to an invoice, or taken off it, for the rest of a period in which something changed; or credit
    that an invoice left over.
    """

    amount: int
    """Minor units, taxes included; below 0 it is taken off."""
    description: str
    """For what, such as: Unused time on Pro."""


class AppliedDiscount(Object):
    code: Optional[str]
    """What the buyer typed, in capitals."""
    coupon: str
    name: Optional[str]
    promotion_code: Optional[str]


class Branding(Object):
    """How the pages look. It is there only where something was said about it."""

    background_color: Optional[str]
    corners: Corners
    """How the corners of fields and buttons are."""
    font: Font
    """What the pages are set in. All are fonts of the buyer's device; nothing is loaded."""
    font_color: Optional[str]
    logo_url: Optional[str]
    merchant_name: Optional[str]
    privacy_url: str
    """What you do with personal data."""
    support: str
    """Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot."""
    terms_url: str
    """Your terms. They stand at the foot."""


class BrandingCreate(TypedDict, total=False):
    """How the pages look. What is left out is as on every page."""

    background_color: Optional[str]
    """The colour around the card that is paid on, and of the button where it stands out there. #rrggbb or #rgb."""
    corners: Optional[Corners]
    """How the corners of fields and buttons are."""
    font: Optional[Font]
    """What the pages are set in. All are fonts of the buyer's device; nothing is loaded."""
    font_color: Optional[str]
    """The colour of what is written on it. Where that could not be read, the page takes black or white. #rrggbb or
    #rgb.
    """
    logo_url: Optional[str]
    """Where your logo is. It is kept and shown here; the page loads nothing from other servers and does not show
    it.
    """
    merchant_name: Optional[str]
    """What the page calls you."""
    privacy_url: Optional[str]
    """What you do with personal data."""
    support: Optional[str]
    """Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot."""
    terms_url: Optional[str]
    """Your terms. They stand at the foot."""


class Catalog(Object):
    app: str
    """The merchant's slug."""
    livemode: bool
    """Whether it is of live mode."""
    object: Literal["catalog"]
    product: Optional[CatalogProduct]
    products: List[CatalogProducts]
    """Everything that is for sale, the oldest first."""
    tiers: List[CatalogPrice]
    """The prices of product."""


class CatalogPrice(Object):
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""
    custom_unit_amount: Optional[CustomAmount]
    id: str
    interval: Optional[Interval]
    interval_count: Optional[int]
    name: str
    """The nickname, or the name of the product."""
    region: Optional[str]
    type: CatalogPriceType
    unit_amount: Optional[int]


class CatalogProduct(Object):
    description: Optional[str]
    id: str
    name: str
    tier: Optional[str]


class CatalogProducts(Object):
    description: Optional[str]
    id: str
    images: List[str]
    name: str
    prices: List[CatalogPrice]
    tier: Optional[str]
    unit_label: Optional[str]


class CatalogRetrieveParams(TypedDict, total=False):
    app: str
    """The merchant's slug. Required when no key is sent."""
    tier: str
    """Only the product with this tier."""


class CatalogSync(TypedDict, total=False):
    """The whole catalog as it is to be; or one product, without the list around it."""

    app: Optional[CatalogSyncApp]
    """The merchant's own pages, which must be https. What is left out stays as it is."""
    description: Optional[str]
    name: Optional[str]
    prices: Optional[Sequence[DeclaredPrice]]
    products: Optional[Sequence[DeclaredProduct]]
    """The whole catalog. An active price that is not in it is archived."""
    tier: Optional[str]
    tiers: Optional[Sequence[DeclaredPrice]]
    """The same as prices; send one of them."""


class CatalogSyncApp(TypedDict, total=False):
    """The merchant's own pages, which must be https. What is left out stays as it is."""

    homepage_url: Optional[str]
    pricing_url: Optional[str]


class CatalogSynced(Object):
    app: str
    """The merchant's slug."""
    app_updated: bool
    """Whether what is known of the merchant's own pages has changed."""
    errors: List[CatalogSyncedErrors]
    """The products that were not taken."""
    object: Literal["catalog_sync"]
    ok: bool
    """Whether every product was taken."""
    synced: List[CatalogSyncedSynced]


class CatalogSyncedErrors(Object):
    error: CatalogSyncedErrorsError
    error_description: str
    param: str
    """The field within the product."""
    tier: str


class CatalogSyncedSynced(Object):
    deactivated: int
    """How many prices were archived."""
    prices: List[CatalogSyncedSyncedPrices]
    product: CatalogProduct


class CatalogSyncedSyncedPrices(Object):
    created: bool
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""
    id: str
    interval: Optional[Interval]
    interval_count: Optional[int]
    region: Optional[str]
    type: CatalogPriceType
    unit_amount: Optional[int]
    updated: bool


class Coupon(Object):
    amount_off: Optional[int]
    applies_to: Optional[CouponAppliesTo]
    created_at: str
    """When it was made."""
    currency: Optional[str]
    duration: CouponDuration
    duration_in_months: Optional[int]
    id: str
    livemode: bool
    """Whether it is of live mode."""
    max_redemptions: Optional[int]
    max_redemptions_per_customer: Optional[int]
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    minimum_amount: Optional[int]
    minimum_amount_currency: Optional[str]
    name: Optional[str]
    object: Literal["coupon"]
    percent_off: Optional[float]
    """Exact."""
    redeem_by: Optional[str]
    times_redeemed: int
    valid: bool
    """Whether somebody can still be given it."""


class CouponAppliesTo(Object):
    products: List[str]


class CouponCreate(TypedDict, total=False):
    amount_off: Optional[int]
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""
    applies_to: Optional[CouponCreateAppliesTo]
    currency: Optional[str]
    """Of amount_off."""
    duration: Optional[CouponDuration]
    duration_in_months: Optional[int]
    max_redemptions: Optional[int]
    max_redemptions_per_customer: Optional[int]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    minimum_amount: Optional[int]
    """Only for a subtotal of at least this."""
    minimum_amount_currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token."""
    name: Optional[str]
    percent_off: Optional[Union[float, str]]
    """From 0 to 100 with at most four decimals, as a number or a string. Excludes amount_off; one of the two must
    be there.
    """
    redeem_by: Optional[str]


class CouponCreateAppliesTo(TypedDict):
    products: Sequence[str]


class CouponUpdate(TypedDict, total=False):
    """The terms of a coupon never change."""

    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""
    name: Optional[str]


class CouponsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class CustomAmount(Object):
    """Bounds within which the buyer names the amount."""

    maximum: int
    """The most, in minor units."""
    minimum: int
    """The least, in minor units."""
    preset: Optional[int]
    """What is proposed."""


class CustomAmountCreate(TypedDict, total=False):
    """Bounds within which the buyer names the amount."""

    enabled: Optional[bool]
    """True, if it is sent at all."""
    maximum: Optional[int]
    """The most; as much as a session can have when it is left out."""
    minimum: Optional[int]
    """The least; 1 when it is left out."""
    preset: Optional[int]
    """What is proposed."""


class Customer(Object):
    address: Optional[Address]
    business_name: Optional[str]
    created_at: str
    """When it was made."""
    deleted: Literal[True]
    """Only where the customer was deleted. Then nothing else is known of them but the id."""
    deleted_at: str
    """When they were deleted. Only where they were."""
    description: Optional[str]
    email: Optional[str]
    id: str
    livemode: bool
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    name: Optional[str]
    object: Literal["customer"]
    payment_methods: List[str]
    """There only where cards are on file: their ids, the newest first."""
    phone: Optional[str]
    shipping: Optional[ShippingDetails]
    tax_ids: List[TaxId]
    uid: Optional[str]


class CustomerCreate(TypedDict, total=False):
    address: Optional[AddressCreate]
    description: Optional[str]
    email: Optional[str]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""
    name: Optional[str]
    phone: Optional[str]
    shipping: Optional[CustomerCreateShipping]
    uid: Optional[str]
    """Your own id of the customer. A customer who has it is changed, otherwise one is made."""


class _CustomerCreateShipping(TypedDict):
    address: AddressCreate


class CustomerCreateShipping(_CustomerCreateShipping, total=False):
    name: Optional[str]


class CustomerUpdate(TypedDict, total=False):
    """What is left out stays; null empties a field."""

    address: Optional[AddressCreate]
    description: Optional[str]
    email: Optional[str]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""
    name: Optional[str]
    phone: Optional[str]
    shipping: Optional[CustomerUpdateShipping]
    uid: Optional[str]
    """Your own id of the customer. A customer who has it is changed, otherwise one is made."""


class _CustomerUpdateShipping(TypedDict):
    address: AddressCreate


class CustomerUpdateShipping(_CustomerUpdateShipping, total=False):
    name: Optional[str]


class CustomersEntitlementsParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class CustomersListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    uid: str
    """Only the customer with this id of yours."""
    email: str
    """Only customers with this e-mail address."""


class CustomersPaymentMethodsParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class CustomersPaymentsParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class CustomersSessionsParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class Days(Object):
    unit: DaysUnit
    value: int


class DaysParams(TypedDict):
    unit: DaysUnit
    value: int


class _DeclaredPrice(TypedDict):
    currency: str
    """ISO 4217 code, or that of a token, in any case of letters."""
    unit_amount: int
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""


class DeclaredPrice(_DeclaredPrice, total=False):
    interval: Optional[Interval]
    """How long one payment lasts; a month when it is left out."""
    interval_count: Optional[int]
    nickname: Optional[str]
    region: Optional[str]
    """Two letters."""
    type: Optional[CatalogPriceType]


class _DeclaredProduct(TypedDict):
    tier: str


class DeclaredProduct(_DeclaredProduct, total=False):
    description: Optional[str]
    name: Optional[str]
    prices: Optional[Sequence[DeclaredPrice]]
    tiers: Optional[Sequence[DeclaredPrice]]
    """The same as prices; send one of them."""


class Deleted(Object):
    deleted: Literal[True]
    id: str
    object: str


class DiscountAmount(Object):
    amount: int
    """What is taken off, in minor units."""
    discount: AppliedDiscount


class Dispute(Object):
    amount: int
    created_at: str
    currency: str
    due_by: Optional[str]
    """Until when you must answer at the processor."""
    id: str
    livemode: bool
    object: Literal["dispute"]
    payment: str
    processor_reference: str
    reason: str
    """In the processor's word."""
    session: str
    status: DisputeStatus
    updated_at: str


class DisputesListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    payment: str
    """Only those of this payment."""


class Entitlement(Object):
    active: bool
    """Whether the customer has the tier now. This decides, not expires_at."""
    app: Optional[str]
    """The merchant's slug."""
    customer: Optional[str]
    expires_at: Optional[str]
    """Until when; null: for ever. By a subscription: the end of the period that is paid, after which the customer
    keeps the tier while the next one is collected.
    """
    object: Literal["entitlement"]
    status: EntitlementStatus
    tier: str
    """free when there never was anything."""
    uid: Optional[str]
    """Your own id of the customer."""
    version: int
    """Grows by one with each change."""


class EntitlementsRetrieveParams(TypedDict, total=False):
    uid: str
    """Your own id of the customer. This or customer."""
    customer: str
    """Our id of the customer."""
    app: str
    """Your slug; it need not be said."""


class Event(Object):
    created_at: str
    """When it happened."""
    data: EventData
    id: str
    livemode: bool
    object: Literal["event"]
    pending_webhooks: int
    request: EventRequest
    sequence: int
    """The place in the merchant's gapless sequence of this mode."""
    type: str


class EventData(Object):
    object: Any
    """The object as it was then."""
    previous_attributes: Any
    """Only in events about a change of a subscription: the fields of the object that were others before, with what
    they were. updated_at is not among them; a change that no field shows leaves it empty.
    """


class EventRedeliver(TypedDict, total=False):
    endpoint: Optional[str]
    """Only to this endpoint."""


class EventRequest(Object):
    id: Optional[str]
    idempotency_key: Optional[str]


class EventsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    after: int
    """In order, events after this sequence number. Excludes starting_after."""
    type: str
    """Only events of this type."""


class Explanation(Object):
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""
    object: Literal["explanation"]
    session: str
    steps: List[ExplanationSteps]
    total: int
    """What is to be paid, in minor units."""


class ExplanationSteps(Object):
    amount: int
    """Minor units."""
    exact: str
    """The exact value in minor units: a decimal, or a fraction n/d where twelve decimals do not hold it."""
    line: Optional[str]
    """The line's id."""
    remainder: str
    """The exact value less the amount."""
    rule: ExplanationStepsRule
    """How the exact value became whole minor units."""
    subject: ExplanationStepsSubject
    text: str
    """The step as a sentence."""
    what: ExplanationStepsWhat
    """line_share: the part of a period that is paid at first. adjustment: what changed in the middle of an earlier
    period. carried: what could not be taken off and is left for the next invoice.
    """


class Invoice(Object):
    adjustments: List[Adjustment]
    amount_adjusted: int
    """The sum of adjustments."""
    amount_carried: int
    """Credit that this invoice did not use up, and that the next one takes off."""
    amount_discount: int
    """What the discount takes off."""
    amount_paid: int
    amount_remaining: int
    """What is still to be paid: the total while it is open."""
    amount_shipping: int
    """Shipping, which only a first invoice can have."""
    amount_subtotal: int
    """The sum of the lines."""
    amount_tax: int
    """All taxes, those that prices contain included."""
    attempt_count: int
    """How many charges without the buyer failed."""
    billing_reason: InvoiceBillingReason
    created_at: str
    """When it was made."""
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""
    customer: Optional[str]
    customer_email: Optional[str]
    discounts: List[AppliedDiscount]
    """At most one."""
    due_date: Optional[str]
    """Until when it can be paid, once a charge has failed or nothing is known to charge: 21 days. Then when_unpaid
    of the subscription counts.
    """
    failure_code: Optional[str]
    """Why the last charge was declined; null once it is paid."""
    hosted_invoice_url: str
    """The page that shows it."""
    id: str
    """Whoever knows it can see the invoice: it stands in hosted_invoice_url."""
    lines: InvoiceLines
    """All its lines."""
    livemode: bool
    """Whether it is of live mode."""
    next_payment_attempt: Optional[str]
    """When it is charged again without the buyer; null: only the buyer can pay, or it is not open."""
    number: str
    """The end of the subscription's id, and the place among its invoices."""
    object: Literal["invoice"]
    paid_at: Optional[str]
    payment: Optional[str]
    """The payment that paid it; null when nothing was to be paid."""
    payment_method: Optional[InvoicePaymentMethod]
    """What it was paid with."""
    payment_url: Optional[str]
    """The page on which the buyer pays it, while it is open."""
    period_end: str
    period_start: str
    """Of the period that it is for."""
    status: InvoiceStatus
    """open: it is being collected. void: the subscription was canceled. uncollectible: it was not paid in time,
    and the subscription ended.
    """
    subscription: str
    total: int
    """amount_subtotal less amount_discount, with the taxes that are added, amount_shipping, amount_adjusted and
    amount_carried. Never below 0.
    """
    updated_at: str
    """When it last changed."""


class InvoiceLines(Object):
    """All its lines."""

    data: List[LineItem]
    has_more: Literal[False]
    object: Literal["list"]


class InvoicePaymentMethod(Object):
    """What it was paid with."""

    card: Optional[InvoicePaymentMethodCard]
    type: PaymentMethodType


class InvoicePaymentMethodCard(Object):
    brand: str
    last4: str


class InvoicesListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    status: str
    """Only those that are open, paid, void or uncollectible."""
    customer: str
    """Only those of this customer."""
    subscription: str
    """Only those of this subscription."""


class LineItem(Object):
    adjustable_quantity: Optional[AdjustableQuantity]
    amount_discount: int
    """Its share of the discount."""
    amount_subtotal: int
    """Unit price times quantity."""
    amount_tax: int
    """All its taxes, those that the price contains included."""
    amount_total: int
    """Subtotal less discount, and the taxes that are added."""
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""
    description: str
    """What the buyer reads."""
    discounts: List[DiscountAmount]
    id: str
    object: Literal["item"]
    price: LinePrice
    quantity: int
    taxes: List[TaxAmount]
    tier: Optional[str]
    """What paying for it grants."""


class LineItemCreate(TypedDict, total=False):
    """price or price_data, and how many."""

    adjustable_quantity: Optional[LineItemCreateAdjustableQuantity]
    """Whether the buyer may change the quantity, and within which bounds."""
    price: Optional[str]
    """A price of the catalog."""
    price_data: Optional[PriceDataCreate]
    quantity: Optional[int]
    """1 when it is left out."""
    tax_rates: Optional[Sequence[str]]
    """The tax rates of this line, instead of the session's."""


class _LineItemCreateAdjustableQuantity(TypedDict):
    enabled: bool


class LineItemCreateAdjustableQuantity(_LineItemCreateAdjustableQuantity, total=False):
    """Whether the buyer may change the quantity, and within which bounds."""

    maximum: Optional[int]
    minimum: Optional[int]


class LinePrice(Object):
    """The price as it was when the session was made."""

    currency: str
    """Upper-case ISO 4217 code, or that of a token."""
    custom_unit_amount: Optional[CustomAmount]
    id: Optional[str]
    """The catalog's price; null for a price of this session only."""
    object: Literal["price"]
    period: Optional[Period]
    product: Optional[str]
    recurring: Optional[Period]
    tax_behavior: TaxBehavior
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    type: CatalogPriceType
    unit_amount: int
    """What one costs; 0 while the buyer has not named an amount."""
    unit_label: Optional[str]


class Look(Object):
    """How your pages look in the mode of the key. What a session or a link says for itself goes before it."""

    background_color: Optional[str]
    """The colour around the card that is paid on, and of the button where it stands out there."""
    corners: Optional[Corners]
    """How the corners of fields and buttons are."""
    font: Optional[Font]
    """What the pages are set in. All are fonts of the buyer's device; nothing is loaded."""
    font_color: Optional[str]
    """The colour of what is written on it. Where that could not be read, pages take black or white."""
    logo: Optional[LookLogo]
    """The picture that you uploaded, as it is kept and shown."""
    merchant_name: Optional[str]
    """What the pages call you."""
    object: Literal["branding"]
    privacy_url: Optional[str]
    """What you do with personal data."""
    support: Optional[str]
    """Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot."""
    terms_url: Optional[str]
    """Your terms. They stand at the foot."""


class LookLogo(Object):
    height: int
    url: str
    width: int


class LookUpdate(TypedDict, total=False):
    """What is to change. What is left out stays; null takes it away."""

    background_color: Optional[str]
    """The colour around the card that is paid on, and of the button where it stands out there."""
    corners: Optional[Corners]
    """How the corners of fields and buttons are."""
    font: Optional[Font]
    """What the pages are set in. All are fonts of the buyer's device; nothing is loaded."""
    font_color: Optional[str]
    """The colour of what is written on it. Where that could not be read, pages take black or white."""
    logo: None
    """Takes the logo away. A new one goes to /v1/branding/logo."""
    merchant_name: Optional[str]
    """What the pages call you."""
    privacy_url: Optional[str]
    """What you do with personal data."""
    support: Optional[str]
    """Where help is to be had: an e-mail address, or the URL of a page. It stands at the foot."""
    terms_url: Optional[str]
    """Your terms. They stand at the foot."""


class NextAction(Object):
    """The object that is called like the type is there, if the type has one."""

    display_bank_transfer_instructions: NextActionDisplayBankTransferInstructions
    pay_to_address: NextActionPayToAddress
    """Amounts are in whole tokens with a decimal point; empty where there is nothing."""
    redirect_to_url: NextActionRedirectToUrl
    type: NextActionType
    """confirm_on_phone: the buyer approves the prompt on the phone. redirect_to_url: the buyer is asked something
    on a page, such as a code that the network has sent. pay_to_address: the buyer pays from a wallet to an
    address on a chain. display_bank_transfer_instructions: the buyer transfers the amount.
    """


class NextActionDisplayBankTransferInstructions(Object):
    account_number: str
    bank_name: str
    reference: str
    """What the buyer must write as the reference."""


class NextActionPayToAddress(Object):
    """Amounts are in whole tokens with a decimal point; empty where there is nothing."""

    address: str
    """Of this payment alone."""
    amount_due: str
    """How much is still to be paid."""
    amount_received: str
    """What has arrived and is certain."""
    amount_seen: str
    """What was seen and is not certain yet."""
    contract: str
    network: str
    token: str
    uri: str
    """The same as an EIP-681 address."""


class NextActionRedirectToUrl(Object):
    url: str


class Offer(Object):
    """Its terms, as they were sent."""

    active: bool
    """Whether you let it open sessions. Time and restrictions count besides."""
    after_completion: OfferAfterCompletion
    allow_promotion_codes: bool
    amount: Optional[int]
    """Minor units."""
    branding: Branding
    cancel_url: Optional[str]
    created_at: str
    """When it was made."""
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token."""
    cycles: Optional[int]
    """null: until it is canceled."""
    description: Optional[str]
    expires_at: Optional[str]
    id: str
    """It is public: it stands in url."""
    inactive_message: Optional[str]
    interval: Optional[Interval]
    interval_count: Optional[int]
    livemode: bool
    """Whether it is of live mode."""
    metadata: MapObject[Union[str, int, bool]]
    """Each of its sessions has it, too. Up to 50 keys of at most 40 characters, with strings of at most 500
    characters, whole numbers or booleans.
    """
    name: str
    object: Literal["offer"]
    payment_method_collection: PaymentMethodCollection
    price: Optional[str]
    """The price of the catalog; amount, interval and interval_count are null then."""
    qr_url: str
    """The same as a QR code, in SVG."""
    restrictions: Restrictions
    setup_fee: Optional[int]
    """Minor units."""
    starts_at: Optional[str]
    success_url: Optional[str]
    trial_period_days: Optional[int]
    """null: those of the price."""
    trial_settings: Optional[TrialSettings]
    updated_at: str
    """When it last changed."""
    url: str
    """Share this. Each buyer who goes on from its page gets a session of their own."""
    when_unpaid: WhenUnpaid


class OfferAfterCompletion(Object):
    hosted_confirmation: Optional[OfferAfterCompletionHostedConfirmation]
    type: SessionAfterCompletionType


class OfferAfterCompletionHostedConfirmation(Object):
    custom_message: Optional[str]


class _OfferCreate(TypedDict):
    name: str
    """What it is called, and what the buyer reads."""


class OfferCreate(_OfferCreate, total=False):
    """A subscription on fixed terms: by a price of the catalog, or by amount, currency and interval of its own."""

    active: Optional[bool]
    """Whether it opens sessions; true when it is left out."""
    after_completion: Optional[OfferCreateAfterCompletion]
    allow_promotion_codes: Optional[bool]
    """Whether the page has a field for a promotion code. Then a code in the address of the link counts, too."""
    amount: Optional[int]
    """What each period costs, in minor units. Needed without price."""
    branding: Optional[BrandingCreate]
    cancel_url: Optional[str]
    """Where the buyer goes instead. {CHECKOUT_SESSION_ID} is replaced."""
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token. Needed without price."""
    cycles: Optional[int]
    """After how many whole periods it ends by itself; until it is canceled when it is left out."""
    description: Optional[str]
    """More about it."""
    expires_at: Optional[str]
    """Until when it opens sessions: in the future, and after starts_at."""
    inactive_message: Optional[str]
    """What its page says while it opens none."""
    interval: Optional[Interval]
    """Needed without price."""
    interval_count: Optional[int]
    """A period is so many intervals, at most three years; 1 when it is left out."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Of each session and subscription. Up to 50 keys of at most 40 characters, with strings of at most 500
    characters, whole numbers or booleans.
    """
    payment_method_collection: Optional[PaymentMethodCollection]
    """Whether a payment method is asked for also when nothing is to be paid now, as with a trial. always, the
    default, or if_required.
    """
    price: Optional[str]
    """A recurring price of the catalog. Excludes amount, interval and interval_count."""
    restrictions: Optional[RestrictionsCreate]
    setup_fee: Optional[int]
    """What is paid once beside the first payment, in minor units; also when a trial begins."""
    starts_at: Optional[str]
    """From when on it opens sessions."""
    success_url: Optional[str]
    """Where the buyer goes after paying. {CHECKOUT_SESSION_ID} is replaced. The buyer stays and is thanked when it
    is left out and no address of yours is known.
    """
    trial_period_days: Optional[int]
    """How many days are free at first; those of the price when it is left out."""
    trial_settings: Optional[TrialSettingsParams]
    when_unpaid: Optional[WhenUnpaid]
    """What becomes of it when a renewal is not paid within 21 days: cancel, the default, ends it; with unpaid it
    stays, and goes on when the buyer pays the open invoice.
    """


class _OfferCreateAfterCompletion(TypedDict):
    type: SessionAfterCompletionType


class OfferCreateAfterCompletion(_OfferCreateAfterCompletion, total=False):
    hosted_confirmation: Optional[OfferCreateAfterCompletionHostedConfirmation]


class OfferCreateAfterCompletionHostedConfirmation(TypedDict, total=False):
    custom_message: Optional[str]


class OfferUpdate(TypedDict, total=False):
    """What is left out stays; null empties a field. The terms never change: make another offer. Sessions that are
    open stay as they are.
    """

    active: Optional[bool]
    """Whether it opens sessions."""
    cancel_url: Optional[str]
    """Where they go instead."""
    expires_at: Optional[str]
    """Until when it opens sessions: in the future, and after starts_at."""
    inactive_message: Optional[str]
    """What its page says while it opens none."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""
    name: Optional[str]
    """What it is called."""
    restrictions: Optional[RestrictionsCreate]
    """null lifts the limit. A limit is at least as many as are paid or being paid."""
    starts_at: Optional[str]
    """From when on it opens sessions."""
    success_url: Optional[str]
    """Where buyers of later sessions go after paying."""


class OffersListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    active: bool
    """Only those that are active, or are not."""


class ParkedNotice(Object):
    account: Optional[str]
    created_at: str
    id: str
    livemode: bool
    object: Literal["parked_notice"]
    payment: Optional[str]
    processor: str
    reason: ParkedNoticeReason
    says: str


class ParkedNoticesListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class Payment(Object):
    amount: int
    amount_captured: int
    """How much was taken of it."""
    amount_disputed: int
    """How much is disputed and not with you, as long as it stands so."""
    amount_excess: Optional[str]
    """What arrived on a chain beyond what was asked for, in the token's smallest unit. Yours to return."""
    amount_refunded: int
    """How much refunds have given back."""
    capture_method: CaptureMethod
    card: Optional[PaymentCard]
    created_at: str
    """When the buyer submitted it, or you asked for it."""
    currency: str
    customer: Optional[str]
    description: Optional[str]
    """Its own, or that of its session."""
    failure_code: Optional[str]
    """Why it failed, or why an operator must look."""
    id: str
    invoice: Optional[str]
    """The invoice that it pays, once there is one."""
    livemode: bool
    metadata: MapObject[Union[str, int, bool]]
    """Its own, or that of its session."""
    next_action: Optional[NextAction]
    """What the buyer is to do while it is pending."""
    object: Literal["payment"]
    off_session: bool
    """Whether a kept card was charged without the buyer."""
    payment_method: PaymentMethodType
    phone: Optional[str]
    """With its middle hidden."""
    processor: str
    processor_account: Optional[str]
    """The account there; none at the simulator, where every merchant has one."""
    processor_reference: Optional[str]
    """The processor's own name for it."""
    provider: Optional[str]
    """The mobile network: mtn, telecel or airteltigo."""
    receipt_url: Optional[str]
    """The receipt, as soon as money was captured. The same address with .json at its end is the signed form."""
    saved_payment_method: str
    """There only where a card was charged that the customer has on file, or where one was put there: its id."""
    session: str
    """The session that it pays. One that was asked for by POST /v1/payments has a session of its own, which stands
    in no list.
    """
    status: PaymentStatus
    updated_at: str
    """When it last changed."""


class PaymentCapture(TypedDict, total=False):
    amount: Optional[int]
    """How much of what is held; all of it when left out."""


class PaymentCard(Object):
    brand: str
    last4: str


class _PaymentCreate(TypedDict):
    amount: int
    """What is to be paid, in minor units: pesewas, cents, whole yen."""
    payment_method: str
    """mobile_money, bank_transfer, or the id of a card that the customer has on file."""


class PaymentCreate(_PaymentCreate, total=False):
    """A payment without a page: a phone's wallet is charged, a bank transfer is offered, or a card is charged that
    the customer has on file. No card number is ever taken over the API; make a checkout session for it.
    """

    currency: Optional[str]
    """Upper-case ISO 4217 code. GHS when it is left out."""
    customer: Optional[Union[str, PaymentCreateCustomer]]
    description: Optional[str]
    """What it is for."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    phone: Optional[str]
    """For mobile_money, which needs it: the number of the wallet, such as 0241234567 or +233241234567. Answers and
    events show it with its middle hidden.
    """
    provider: Optional[PaymentCreateProvider]
    """For mobile_money: the network. The one of the phone's prefix when it is left out; say it for a number that
    was taken to another network.
    """


class _PaymentCreateCustomer(TypedDict):
    uid: str
    """Your own id: the customer who has it, or a new one."""


class PaymentCreateCustomer(_PaymentCreateCustomer, total=False):
    email: Optional[str]
    name: Optional[str]
    phone: Optional[str]


class PaymentLink(Object):
    """What it sells is shown as it was sent: exactly one of amount, tier, line_items and custom_unit_amount is not
    null.
    """

    active: bool
    """Whether you let it open sessions. Time and restrictions count besides."""
    after_completion: PaymentLinkAfterCompletion
    allow_custom_amount: bool
    """Whether the buyer names the amount."""
    allow_promotion_codes: bool
    amount: Optional[int]
    """Minor units."""
    automatic_tax: PaymentLinkAutomaticTax
    billing_address_collection: BillingAddressCollection
    branding: Branding
    cancel_url: Optional[str]
    capture_method: CaptureMethod
    client_reference_id: Optional[str]
    collect_email: Literal[True]
    """The page always asks for it."""
    collect_name: bool
    collect_phone: bool
    consent_collection: Optional[PaymentLinkConsentCollection]
    created_at: str
    """When it was made."""
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token."""
    custom_fields: List[PaymentLinkCustomFields]
    custom_text: PaymentLinkCustomText
    custom_unit_amount: Optional[PaymentLinkCustomUnitAmount]
    """Bounds within which the buyer names the amount."""
    customer_creation: CustomerCreation
    default_promotion_code: Optional[str]
    description: Optional[str]
    discounts: List[PaymentLinkDiscounts]
    """At most one."""
    expires_at: Optional[str]
    id: str
    """It is public: it stands in url."""
    inactive_message: Optional[str]
    line_items: Optional[List[PaymentLinkLine]]
    livemode: bool
    """Whether it is of live mode."""
    locale: Locale
    maximum_amount: Optional[int]
    metadata: MapObject[Union[str, int, bool]]
    """Each of its sessions has it, too. Up to 50 keys of at most 40 characters, with strings of at most 500
    characters, whole numbers or booleans.
    """
    minimum_amount: Optional[int]
    mode: PaymentLinkMode
    name: str
    name_collection: Optional[PaymentLinkNameCollection]
    object: Literal["payment_link"]
    optional_items: List[PaymentLinkLine]
    payment_method_collection: PaymentMethodCollection
    payment_method_types: Optional[List[PaymentMethodType]]
    """null: all."""
    phone_number_collection: PaymentLinkPhoneNumberCollection
    qr_url: str
    """The same as a QR code, in SVG."""
    restrictions: Restrictions
    shipping_address_collection: Optional[PaymentLinkShippingAddressCollection]
    shipping_options: List[PaymentLinkShippingOptions]
    starts_at: Optional[str]
    submit_type: SessionCreateSubmitType
    subscription_data: Optional[SubscriptionData]
    success_url: Optional[str]
    tax_id_collection: PaymentLinkTaxIdCollection
    tax_rates: List[str]
    """The tax rates of lines that name none."""
    tier: Optional[str]
    updated_at: str
    """When it last changed."""
    url: str
    """Share this. Each buyer who goes on from its page gets a session of their own."""


class PaymentLinkAfterCompletion(Object):
    hosted_confirmation: Optional[PaymentLinkAfterCompletionHostedConfirmation]
    type: SessionAfterCompletionType


class PaymentLinkAfterCompletionHostedConfirmation(Object):
    custom_message: Optional[str]


class PaymentLinkAutomaticTax(Object):
    enabled: bool


class PaymentLinkConsentCollection(Object):
    promotions: SessionConsentCollectionPromotions
    terms_of_service: SessionConsentCollectionTermsOfService
    terms_of_service_url: Optional[str]


class PaymentLinkCreate(TypedDict, total=False):
    """What each session of the link is made from: the fields of a checkout session, but for the buyer's. Exactly
    one of amount, tier, line_items and custom_unit_amount says what is to be paid.
    """

    active: Optional[bool]
    """Whether it opens sessions; true when it is left out."""
    after_completion: Optional[PaymentLinkCreateAfterCompletion]
    allow_custom_amount: Optional[bool]
    """true: the buyer names the amount, as with custom_unit_amount. Excludes every other way to say what is to be
    paid, and needs name.
    """
    allow_promotion_codes: Optional[bool]
    """Whether the page has a field for a promotion code. Then a code in the address of the link counts, too."""
    amount: Optional[int]
    """What is to be paid, in minor units: pesewas, cents, whole yen, 10^-8 of a token. At most twelve digits, or
    seventeen of a token. Excludes tier, line_items and custom_unit_amount.
    """
    automatic_tax: Optional[PaymentLinkCreateAutomaticTax]
    """Whether the buyer's address decides which of your tax rates apply."""
    billing_address_collection: Optional[BillingAddressCollection]
    branding: Optional[BrandingCreate]
    cancel_url: Optional[str]
    """Where the buyer goes instead. {CHECKOUT_SESSION_ID} is replaced."""
    capture_method: Optional[CaptureMethod]
    """manual: the money is only held until you capture the payment; the session is complete and unpaid until then."""
    client_reference_id: Optional[str]
    """What you call each session, unless the address of the link says it."""
    collect_email: Optional[bool]
    """The page asks for it whatever is said here."""
    collect_name: Optional[bool]
    """true: as name_collection of an individual; send one of them."""
    collect_phone: Optional[bool]
    """true: as phone_number_collection; send one of them."""
    consent_collection: Optional[PaymentLinkCreateConsentCollection]
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts
    of a token are in units of 10^-8. GHS when it is left out beside amount or custom_unit_amount; otherwise the
    catalog's, where that leaves no doubt.
    """
    custom_fields: Optional[Sequence[PaymentLinkCreateCustomFields]]
    """Fields of your own."""
    custom_text: Optional[PaymentLinkCreateCustomText]
    """Your words beside parts of the page."""
    custom_unit_amount: Optional[CustomAmountCreate]
    customer_creation: Optional[CustomerCreation]
    """Whether paying makes a customer when you named none."""
    default_promotion_code: Optional[str]
    """A code that is applied if it is valid, and passed over in silence if it is not."""
    description: Optional[str]
    """Shown to the buyer; the name when it is left out beside amount or custom_unit_amount."""
    discounts: Optional[Sequence[PaymentLinkCreateDiscounts]]
    """At most one: a coupon or a promotion code."""
    expires_at: Optional[str]
    """Until when it opens sessions: in the future, and after starts_at."""
    inactive_message: Optional[str]
    """What its page says while it opens none."""
    line_items: Optional[Sequence[LineItemCreate]]
    """What is bought, line by line."""
    locale: Optional[Locale]
    """The language of the buyer's pages; auto: the one that the buyer's browser asks for."""
    maximum_amount: Optional[int]
    """The most that a buyer may name. Only beside allow_custom_amount."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    minimum_amount: Optional[int]
    """The least that a buyer may name. Only beside allow_custom_amount."""
    mode: Optional[PaymentLinkMode]
    """subscription: paying starts a subscription; line_items must have a recurring price, or the tier one.
    payment, the default: everything is paid once; a tier whose price is recurring is sold for one period.
    """
    name: Optional[str]
    """What it is called; what it sells when it is left out."""
    name_collection: Optional[PaymentLinkCreateNameCollection]
    optional_items: Optional[Sequence[LineItemCreate]]
    """What the buyer may add."""
    payment_method_collection: Optional[PaymentMethodCollection]
    """Only in mode subscription: whether a payment method is asked for also when nothing is to be paid now, as
    with a trial. always, the default, or if_required.
    """
    payment_method_types: Optional[Sequence[PaymentMethodType]]
    """Allowed methods; all when it is left out. In mode subscription only those that can be charged again without
    the buyer.
    """
    phone_number_collection: Optional[PaymentLinkCreatePhoneNumberCollection]
    restrictions: Optional[RestrictionsCreate]
    shipping_address_collection: Optional[PaymentLinkCreateShippingAddressCollection]
    """Asks for a shipping address."""
    shipping_options: Optional[Sequence[PaymentLinkCreateShippingOptions]]
    """Ways of shipping to choose from; the first is chosen at first."""
    starts_at: Optional[str]
    """From when on it opens sessions."""
    submit_type: Optional[SessionCreateSubmitType]
    """What the button says; auto and pay are the same."""
    subscription_data: Optional[SubscriptionDataCreate]
    success_url: Optional[str]
    """Where the buyer goes after paying. {CHECKOUT_SESSION_ID} is replaced. The buyer stays and is thanked when it
    is left out and no address of yours is known.
    """
    tax_id_collection: Optional[PaymentLinkCreateTaxIdCollection]
    tax_rates: Optional[Sequence[str]]
    """The tax rates of lines that name none."""
    tier: Optional[str]
    """The tier of a product of yours: the catalog decides what is to be paid."""


class _PaymentLinkCreateAfterCompletion(TypedDict):
    type: SessionAfterCompletionType


class PaymentLinkCreateAfterCompletion(_PaymentLinkCreateAfterCompletion, total=False):
    hosted_confirmation: Optional[PaymentLinkCreateAfterCompletionHostedConfirmation]


class PaymentLinkCreateAfterCompletionHostedConfirmation(TypedDict, total=False):
    custom_message: Optional[str]


class PaymentLinkCreateAutomaticTax(TypedDict):
    """Whether the buyer's address decides which of your tax rates apply."""

    enabled: bool


class PaymentLinkCreateConsentCollection(TypedDict, total=False):
    promotions: Optional[SessionConsentCollectionPromotions]
    terms_of_service: Optional[SessionConsentCollectionTermsOfService]
    terms_of_service_url: Optional[str]


class _PaymentLinkCreateCustomFields(TypedDict):
    key: str
    label: Union[str, PaymentLinkCreateCustomFieldsLabel]
    type: SessionCustomFieldsType


class PaymentLinkCreateCustomFields(_PaymentLinkCreateCustomFields, total=False):
    dropdown: Optional[PaymentLinkCreateCustomFieldsDropdown]
    numeric: Optional[PaymentLinkCreateCustomFieldsNumeric]
    optional: Optional[bool]
    text: Optional[PaymentLinkCreateCustomFieldsText]


class _PaymentLinkCreateCustomFieldsDropdown(TypedDict):
    options: Sequence[PaymentLinkCreateCustomFieldsDropdownOptions]


class PaymentLinkCreateCustomFieldsDropdown(_PaymentLinkCreateCustomFieldsDropdown, total=False):
    default_value: Optional[str]


class PaymentLinkCreateCustomFieldsDropdownOptions(TypedDict):
    label: str
    value: str


class _PaymentLinkCreateCustomFieldsLabel(TypedDict):
    custom: str


class PaymentLinkCreateCustomFieldsLabel(_PaymentLinkCreateCustomFieldsLabel, total=False):
    type: Optional[Literal["custom"]]


class PaymentLinkCreateCustomFieldsNumeric(TypedDict, total=False):
    default_value: Optional[str]
    maximum_length: Optional[int]
    minimum_length: Optional[int]


class PaymentLinkCreateCustomFieldsText(TypedDict, total=False):
    default_value: Optional[str]
    maximum_length: Optional[int]
    minimum_length: Optional[int]


class PaymentLinkCreateCustomText(TypedDict, total=False):
    """Your words beside parts of the page."""

    shipping_address: Optional[PaymentLinkCreateCustomTextShippingAddress]
    submit: Optional[PaymentLinkCreateCustomTextSubmit]
    terms_of_service_acceptance: Optional[PaymentLinkCreateCustomTextTermsOfServiceAcceptance]


class PaymentLinkCreateCustomTextShippingAddress(TypedDict):
    message: str


class PaymentLinkCreateCustomTextSubmit(TypedDict):
    message: str


class PaymentLinkCreateCustomTextTermsOfServiceAcceptance(TypedDict):
    message: str


class PaymentLinkCreateDiscounts(TypedDict, total=False):
    coupon: Optional[str]
    promotion_code: Optional[str]
    """The id of a promotion code."""


class PaymentLinkCreateNameCollection(TypedDict, total=False):
    business: Optional[PaymentLinkCreateNameCollectionBusiness]
    individual: Optional[PaymentLinkCreateNameCollectionIndividual]


class _PaymentLinkCreateNameCollectionBusiness(TypedDict):
    enabled: bool


class PaymentLinkCreateNameCollectionBusiness(_PaymentLinkCreateNameCollectionBusiness, total=False):
    optional: Optional[bool]


class _PaymentLinkCreateNameCollectionIndividual(TypedDict):
    enabled: bool


class PaymentLinkCreateNameCollectionIndividual(_PaymentLinkCreateNameCollectionIndividual, total=False):
    optional: Optional[bool]


class PaymentLinkCreatePhoneNumberCollection(TypedDict):
    enabled: bool


class PaymentLinkCreateShippingAddressCollection(TypedDict):
    """Asks for a shipping address."""

    allowed_countries: Sequence[str]
    """ISO 3166 codes of two letters."""


class PaymentLinkCreateShippingOptions(TypedDict, total=False):
    """shipping_rate or shipping_rate_data."""

    shipping_rate: Optional[str]
    """A stored shipping rate, active and in the session's currency."""
    shipping_rate_data: Optional[PaymentLinkCreateShippingOptionsShippingRateData]
    """A way of shipping of this link only."""


class _PaymentLinkCreateShippingOptionsShippingRateData(TypedDict):
    display_name: str
    fixed_amount: PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount


class PaymentLinkCreateShippingOptionsShippingRateData(_PaymentLinkCreateShippingOptionsShippingRateData, total=False):
    """A way of shipping of this link only."""

    delivery_estimate: Optional[PaymentLinkCreateShippingOptionsShippingRateDataDeliveryEstimate]
    tax_behavior: Optional[TaxBehavior]
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    type: Optional[Literal["fixed_amount"]]


class PaymentLinkCreateShippingOptionsShippingRateDataDeliveryEstimate(TypedDict, total=False):
    maximum: Optional[DaysParams]
    minimum: Optional[DaysParams]


class _PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount(TypedDict):
    amount: int
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""


class PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount(_PaymentLinkCreateShippingOptionsShippingRateDataFixedAmount, total=False):
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token."""


class _PaymentLinkCreateTaxIdCollection(TypedDict):
    enabled: bool


class PaymentLinkCreateTaxIdCollection(_PaymentLinkCreateTaxIdCollection, total=False):
    required: Optional[SessionTaxIdCollectionRequired]


class PaymentLinkCustomFields(Object):
    dropdown: PaymentLinkCustomFieldsDropdown
    key: str
    label: PaymentLinkCustomFieldsLabel
    numeric: PaymentLinkCustomFieldsNumeric
    optional: bool
    text: PaymentLinkCustomFieldsText
    type: SessionCustomFieldsType


class PaymentLinkCustomFieldsDropdown(Object):
    default_value: Optional[str]
    options: List[PaymentLinkCustomFieldsDropdownOptions]
    value: Optional[str]
    """Of a session only."""


class PaymentLinkCustomFieldsDropdownOptions(Object):
    label: str
    value: str


class PaymentLinkCustomFieldsLabel(Object):
    custom: str
    type: Literal["custom"]


class PaymentLinkCustomFieldsNumeric(Object):
    default_value: Optional[str]
    maximum_length: Optional[int]
    minimum_length: Optional[int]
    value: Optional[str]
    """Of a session only."""


class PaymentLinkCustomFieldsText(Object):
    default_value: Optional[str]
    maximum_length: Optional[int]
    minimum_length: Optional[int]
    value: Optional[str]
    """Of a session only."""


class PaymentLinkCustomText(Object):
    shipping_address: Optional[PaymentLinkCustomTextShippingAddress]
    submit: Optional[PaymentLinkCustomTextSubmit]
    terms_of_service_acceptance: Optional[PaymentLinkCustomTextTermsOfServiceAcceptance]


class PaymentLinkCustomTextShippingAddress(Object):
    message: str


class PaymentLinkCustomTextSubmit(Object):
    message: str


class PaymentLinkCustomTextTermsOfServiceAcceptance(Object):
    message: str


class PaymentLinkCustomUnitAmount(Object):
    """Bounds within which the buyer names the amount."""

    maximum: Optional[int]
    minimum: Optional[int]
    preset: Optional[int]


class PaymentLinkDiscounts(Object):
    coupon: Optional[str]
    promotion_code: Optional[str]


class PaymentLinkLine(Object):
    adjustable_quantity: Optional[PaymentLinkLineAdjustableQuantity]
    price: Optional[str]
    """A price of the catalog: as it is when a session is opened."""
    price_data: Optional[PaymentLinkLinePriceData]
    quantity: int
    tax_rates: List[str]


class PaymentLinkLineAdjustableQuantity(Object):
    enabled: Literal[True]
    maximum: Optional[int]
    minimum: Optional[int]


class PaymentLinkLinePriceData(Object):
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token."""
    custom_unit_amount: Optional[PaymentLinkLinePriceDataCustomUnitAmount]
    """Bounds within which the buyer names the amount."""
    product: Optional[str]
    """A product of the catalog."""
    product_data: Optional[PaymentLinkLinePriceDataProductData]
    recurring: Optional[PaymentLinkLinePriceDataRecurring]
    tax_behavior: Optional[TaxBehavior]
    unit_amount: Optional[int]
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""


class PaymentLinkLinePriceDataCustomUnitAmount(Object):
    """Bounds within which the buyer names the amount."""

    maximum: Optional[int]
    minimum: Optional[int]
    preset: Optional[int]


class PaymentLinkLinePriceDataProductData(Object):
    description: Optional[str]
    name: str
    unit_label: Optional[str]


class PaymentLinkLinePriceDataRecurring(Object):
    interval: Interval
    interval_count: int


class PaymentLinkNameCollection(Object):
    business: PaymentLinkNameCollectionBusiness
    individual: PaymentLinkNameCollectionIndividual


class PaymentLinkNameCollectionBusiness(Object):
    enabled: bool
    optional: bool


class PaymentLinkNameCollectionIndividual(Object):
    enabled: bool
    optional: bool


class PaymentLinkPhoneNumberCollection(Object):
    enabled: bool


class PaymentLinkShippingAddressCollection(Object):
    allowed_countries: List[str]


class PaymentLinkShippingOptions(Object):
    shipping_rate: Optional[str]
    """A stored shipping rate."""
    shipping_rate_data: Optional[PaymentLinkShippingOptionsShippingRateData]


class PaymentLinkShippingOptionsShippingRateData(Object):
    delivery_estimate: Optional[PaymentLinkShippingOptionsShippingRateDataDeliveryEstimate]
    display_name: str
    fixed_amount: PaymentLinkShippingOptionsShippingRateDataFixedAmount
    tax_behavior: Optional[TaxBehavior]
    type: Literal["fixed_amount"]


class PaymentLinkShippingOptionsShippingRateDataDeliveryEstimate(Object):
    maximum: Optional[Days]
    minimum: Optional[Days]


class PaymentLinkShippingOptionsShippingRateDataFixedAmount(Object):
    amount: int
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token."""


class PaymentLinkTaxIdCollection(Object):
    enabled: bool
    required: SessionTaxIdCollectionRequired


class PaymentLinkUpdate(TypedDict, total=False):
    """What is left out stays; null empties a field. What it sells never changes: make another link. Sessions that
    are open stay as they are.
    """

    active: Optional[bool]
    """Whether it opens sessions."""
    cancel_url: Optional[str]
    """Where they go instead."""
    expires_at: Optional[str]
    """Until when it opens sessions: in the future, and after starts_at."""
    inactive_message: Optional[str]
    """What its page says while it opens none."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""
    name: Optional[str]
    """What it is called."""
    restrictions: Optional[RestrictionsCreate]
    """null lifts the limit. A limit is at least as many as are paid or being paid."""
    starts_at: Optional[str]
    """From when on it opens sessions."""
    success_url: Optional[str]
    """Where buyers of later sessions go after paying."""


class PaymentLinksListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    active: bool
    """Only those that are active, or are not."""


class PaymentMethod(Object):
    """A card that a customer has put on file: it can be charged without them."""

    card: Optional[PaymentMethodCard]
    created_at: str
    """Since when it is on file."""
    customer: str
    id: str
    livemode: bool
    object: Literal["payment_method"]
    processor: str
    """Who keeps it. Only they can charge it."""
    processor_account: Optional[str]
    """The account there; none at the simulator, where every merchant has one."""
    session: str
    """The session in which the customer allowed it."""
    type: PaymentMethodType


class PaymentMethodCard(Object):
    brand: str
    last4: str


class PaymentsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    session: str
    """Only payments of this session."""


class Period(Object):
    """A span of calendar time."""

    interval: Interval
    interval_count: int


class Plan(Object):
    """A product with one of its recurring prices. Its id is taken wherever that of a price is."""

    active: bool
    """Whether it can be bought: both product and price are active."""
    amount: int
    """What each period costs, in minor units."""
    created_at: str
    """When it was made."""
    currency: str
    description: Optional[str]
    id: str
    interval: Interval
    interval_count: int
    livemode: bool
    """Whether it is of live mode."""
    metadata: MapObject[Union[str, int, bool]]
    """That of the price."""
    name: str
    object: Literal["plan"]
    price: str
    product: str
    trial_period_days: Optional[int]
    updated_at: str
    """When it last changed."""


class _PlanCreate(TypedDict):
    amount: int
    """What each period costs, in minor units."""
    interval: Interval
    name: str
    """What buyers call it."""


class PlanCreate(_PlanCreate, total=False):
    """Makes a product with one recurring price."""

    currency: Optional[str]
    """Upper-case ISO 4217 code. GHS when it is left out."""
    description: Optional[str]
    interval_count: Optional[int]
    """Every so many of them; 1."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    trial_period_days: Optional[int]
    """How many days are free at first."""


class PlansListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    active: bool
    """Only those that are active, or are not."""


class PortalSession(Object):
    created_at: str
    """When it was made."""
    customer: str
    expires_at: str
    """Until when it lets in: an hour."""
    object: Literal["billing_portal.session"]
    return_url: Optional[str]
    url: str
    """Send the customer here. Whoever has it is let in: it is a secret, and is not shown again."""


class _PortalSessionCreate(TypedDict):
    customer: str
    """Our id of the customer."""


class PortalSessionCreate(_PortalSessionCreate, total=False):
    return_url: Optional[str]
    """Where the way back leads; your own address when it is left out, if it is known."""


class Price(Object):
    active: bool
    created_at: str
    """When it was made."""
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""
    currency_options: MapObject[PriceCurrencyOptions]
    custom_unit_amount: Optional[CustomAmount]
    id: str
    livemode: bool
    """Whether it is of live mode."""
    lookup_key: Optional[str]
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    nickname: Optional[str]
    object: Literal["price"]
    period: Optional[Period]
    product: str
    recurring: Optional[PriceRecurring]
    region: Optional[str]
    """Two letters by which a declared catalog tells prices apart."""
    tax_behavior: TaxBehavior
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    type: CatalogPriceType
    unit_amount: Optional[int]
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""
    updated_at: str
    """When it last changed."""


class _PriceCreate(TypedDict):
    currency: str
    """Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts
    of a token are in units of 10^-8.
    """
    product: str


class PriceCreate(_PriceCreate, total=False):
    active: Optional[bool]
    currency_options: Optional[Dict[str, PriceCreateCurrencyOptions]]
    """Prices in other currencies, by their codes."""
    custom_unit_amount: Optional[CustomAmountCreate]
    lookup_key: Optional[str]
    """Your own name for it."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    nickname: Optional[str]
    recurring: Optional[PriceCreateRecurring]
    tax_behavior: Optional[TaxBehavior]
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    transfer_lookup_key: Optional[bool]
    """Takes the lookup key away from the price that has it."""
    unit_amount: Optional[int]
    """Minor units. Excludes custom_unit_amount; one of the two must be there."""


class PriceCreateCurrencyOptions(TypedDict, total=False):
    custom_unit_amount: Optional[CustomAmountCreate]
    tax_behavior: Optional[TaxBehavior]
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    unit_amount: Optional[int]
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""


class _PriceCreateRecurring(TypedDict):
    interval: Interval


class PriceCreateRecurring(_PriceCreateRecurring, total=False):
    interval_count: Optional[int]
    trial_period_days: Optional[int]


class PriceCurrencyOptions(Object):
    custom_unit_amount: Optional[CustomAmount]
    tax_behavior: TaxBehavior
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    unit_amount: Optional[int]


class PriceDataCreate(TypedDict, total=False):
    """A price of this session only: unit_amount or custom_unit_amount, and product or product_data."""

    currency: Optional[str]
    """The session's currency; it may be left out."""
    custom_unit_amount: Optional[CustomAmountCreate]
    product: Optional[str]
    """A product of the catalog."""
    product_data: Optional[ProductDataCreate]
    recurring: Optional[PriceDataCreateRecurring]
    tax_behavior: Optional[TaxBehavior]
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    unit_amount: Optional[int]
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""


class _PriceDataCreateRecurring(TypedDict):
    interval: Interval


class PriceDataCreateRecurring(_PriceDataCreateRecurring, total=False):
    interval_count: Optional[int]


class PriceRecurring(Object):
    interval: Interval
    interval_count: int
    trial_period_days: Optional[int]


class PriceUpdate(TypedDict, total=False):
    """What is left out stays. Sessions that exist keep the price that they were made with."""

    active: Optional[bool]
    currency_options: Optional[Dict[str, PriceUpdateCurrencyOptions]]
    """Prices in other currencies, by their codes."""
    custom_unit_amount: Optional[CustomAmountCreate]
    lookup_key: Optional[str]
    """Your own name for it."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""
    nickname: Optional[str]
    tax_behavior: Optional[TaxBehavior]
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    transfer_lookup_key: Optional[bool]
    """Takes the lookup key away from the price that has it."""
    unit_amount: Optional[int]
    """Minor units. Excludes custom_unit_amount; one of the two must be there."""


class PriceUpdateCurrencyOptions(TypedDict, total=False):
    custom_unit_amount: Optional[CustomAmountCreate]
    tax_behavior: Optional[TaxBehavior]
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    unit_amount: Optional[int]
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""


class PricesListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    active: bool
    """Only those that are active, or are not."""
    product: str
    """Only prices of this product."""
    lookup_key: str
    """Only the price with this lookup key."""


class Processor(Object):
    captures: ProcessorCaptures
    id: str
    methods: List[ProcessorMethods]
    name: str
    object: Literal["processor"]
    refunds: ProcessorRefunds
    settings: List[ProcessorSettings]


class ProcessorAccount(Object):
    countries: List[str]
    created_at: str
    currencies: List[str]
    id: str
    kept_by_file: bool
    """Whether the server's configuration file keeps it."""
    livemode: bool
    methods: Optional[List[PaymentMethodType]]
    name: str
    notices_url: str
    """Where the processor is to send its webhooks."""
    object: Literal["processor_account"]
    priority: int
    processor: str
    secrets: MapObject[str]
    """Those that are set, each with nothing but its last four characters."""
    settings: MapObject[str]
    status: ProcessorAccountStatus
    updated_at: str


class _ProcessorAccountCreate(TypedDict):
    processor: str
    """One of those that GET /v1/processors lists."""


class ProcessorAccountCreate(_ProcessorAccountCreate, total=False):
    countries: Optional[Sequence[str]]
    """Where buyers are."""
    currencies: Optional[Sequence[str]]
    methods: Optional[Sequence[PaymentMethodType]]
    name: Optional[str]
    """Yours; the processor's when left out. Unique in a mode."""
    priority: Optional[int]
    """The account with the lowest is asked first."""
    settings: Optional[Dict[str, str]]
    """As GET /v1/processors lists them. Secrets are encrypted and never shown again."""
    status: Optional[ProcessorAccountStatus]


class ProcessorAccountUpdate(TypedDict, total=False):
    countries: Optional[Sequence[str]]
    currencies: Optional[Sequence[str]]
    methods: Optional[Sequence[PaymentMethodType]]
    name: Optional[str]
    priority: Optional[int]
    settings: Optional[Dict[str, str]]
    """What is left out stays; an empty text takes a setting away."""
    status: Optional[ProcessorAccountStatus]
    """A disabled account takes no new payments; what was begun there is carried through."""


class ProcessorAccountsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class ProcessorMethods(Object):
    countries: List[str]
    """Any where it is empty."""
    currencies: List[str]
    """Any where it is empty."""
    manual_capture: bool
    method: PaymentMethodType
    recurring: bool
    """Whether it can be charged again without the buyer."""


class ProcessorSettings(Object):
    default: Optional[str]
    description: str
    name: str
    required: bool
    secret: bool


class Product(Object):
    active: bool
    created_at: str
    """When it was made."""
    description: Optional[str]
    id: str
    images: List[str]
    livemode: bool
    """Whether it is of live mode."""
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    name: str
    object: Literal["product"]
    tier: Optional[str]
    unit_label: Optional[str]
    updated_at: str
    """When it last changed."""


class _ProductCreate(TypedDict):
    name: str


class ProductCreate(_ProductCreate, total=False):
    active: Optional[bool]
    """Whether it can be bought; true when it is left out."""
    description: Optional[str]
    images: Optional[Sequence[str]]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    tier: Optional[str]
    """What a paid session for it grants."""
    unit_label: Optional[str]
    """What one is called, such as seat."""


class _ProductDataCreate(TypedDict):
    name: str


class ProductDataCreate(_ProductDataCreate, total=False):
    description: Optional[str]
    images: Optional[Sequence[str]]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    unit_label: Optional[str]


class ProductUpdate(TypedDict, total=False):
    """What is left out stays; null empties a field."""

    active: Optional[bool]
    """Whether it can be bought; true when it is left out."""
    description: Optional[str]
    images: Optional[Sequence[str]]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""
    name: Optional[str]
    tier: Optional[str]
    """What a paid session for it grants."""
    unit_label: Optional[str]
    """What one is called, such as seat."""


class ProductsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    active: bool
    """Only those that are active, or are not."""
    tier: str
    """Only the product with this tier."""


class PromotionCode(Object):
    active: bool
    code: str
    coupon: str
    created_at: str
    """When it was made."""
    customer: Optional[str]
    expires_at: Optional[str]
    id: str
    livemode: bool
    """Whether it is of live mode."""
    max_redemptions: Optional[int]
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    object: Literal["promotion_code"]
    promotion: PromotionCodePromotion
    restrictions: PromotionCodeRestrictions
    times_redeemed: int


class PromotionCodeCreate(TypedDict, total=False):
    active: Optional[bool]
    code: Optional[str]
    """What buyers type, in any case of letters; made up when it is left out."""
    coupon: Optional[str]
    """The coupon. Excludes promotion; one of the two must be there."""
    customer: Optional[str]
    """Only for this customer."""
    expires_at: Optional[str]
    max_redemptions: Optional[int]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    promotion: Optional[PromotionCodeCreatePromotion]
    restrictions: Optional[PromotionCodeCreateRestrictions]


class _PromotionCodeCreatePromotion(TypedDict):
    coupon: str


class PromotionCodeCreatePromotion(_PromotionCodeCreatePromotion, total=False):
    type: Optional[Literal["coupon"]]


class PromotionCodeCreateRestrictions(TypedDict, total=False):
    first_time_transaction: Optional[bool]
    minimum_amount: Optional[int]
    minimum_amount_currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token."""


class PromotionCodePromotion(Object):
    coupon: str
    type: Literal["coupon"]


class PromotionCodeRestrictions(Object):
    first_time_transaction: bool
    minimum_amount: Optional[int]
    minimum_amount_currency: Optional[str]


class PromotionCodeUpdate(TypedDict, total=False):
    active: Optional[bool]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""


class PromotionCodesListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    code: str
    """Only those with this code, in any case of letters."""
    coupon: str
    """Only those of this coupon."""
    active: bool
    """Only those that are active, or are not."""


class Refund(Object):
    amount: int
    created_at: str
    currency: str
    failure_reason: Optional[str]
    """In the processor's words."""
    id: str
    livemode: bool
    metadata: MapObject[Union[str, int, bool]]
    object: Literal["refund"]
    origin: RefundOrigin
    """merchant: you asked for it. surplus: the money came too late or twice. processor: somebody made it at the
    processor. by_hand: you gave it back by other means.
    """
    payment: str
    processor_reference: Optional[str]
    reason: Optional[RefundReason]
    session: str
    status: RefundStatus
    """What is pending is reserved: it counts as refunded for every further refund."""
    updated_at: str


class RefundCreate(TypedDict, total=False):
    amount: Optional[int]
    """How much; all that is left when left out."""
    by_hand: Optional[bool]
    """You have given it back by other means, and it is only written down."""
    metadata: Optional[Dict[str, Optional[Union[str, float, bool]]]]
    payment: Optional[str]
    """The payment. This or session."""
    reason: Optional[RefundReason]
    session: Optional[str]
    """The session whose payment is meant. This or payment."""


class RefundsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    payment: str
    """Only those of this payment."""


class Restrictions(Object):
    completed_sessions: RestrictionsCompletedSessions


class RestrictionsCompletedSessions(Object):
    count: int
    """How many of its sessions were paid."""
    limit: Optional[int]
    """null: any number."""


class RestrictionsCreate(TypedDict, total=False):
    completed_sessions: Optional[RestrictionsCreateCompletedSessions]


class RestrictionsCreateCompletedSessions(TypedDict):
    limit: Optional[int]
    """So many of its sessions are ever paid, at most; null: any number."""


class Session(Object):
    after_completion: SessionAfterCompletion
    allow_promotion_codes: bool
    amount: int
    """What is to be paid, in minor units, by what the buyer has chosen so far."""
    amount_subtotal: int
    """The sum of the lines."""
    automatic_tax: SessionAutomaticTax
    billing_address_collection: BillingAddressCollection
    branding: Branding
    cancel_url: Optional[str]
    capture_method: CaptureMethod
    client_reference_id: Optional[str]
    collected_information: Optional[SessionCollectedInformation]
    consent: Optional[SessionConsent]
    consent_collection: Optional[SessionConsentCollection]
    created_at: str
    """When it was made."""
    currency: str
    custom_fields: List[SessionCustomFields]
    custom_text: SessionCustomText
    customer: Optional[Union[str, Customer]]
    customer_creation: CustomerCreation
    customer_details: Optional[SessionCustomerDetails]
    customer_email: Optional[str]
    customer_update: SessionCustomerUpdate
    description: Optional[str]
    discounts: List[AppliedDiscount]
    embed_origins: List[str]
    """The origins that may have it in a frame."""
    exclusive_key: Optional[str]
    expires_at: str
    """Until when it can be paid."""
    id: str
    invoice: Optional[str]
    """The subscription's first invoice, when it is paid. Or the invoice that it pays: a payment of a renewal names
    such a session.
    """
    line_items: ListObject[LineItem]
    livemode: bool
    locale: Locale
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    mode: SessionMode
    name_collection: Optional[SessionNameCollection]
    object: Literal["checkout.session"]
    offer: Optional[str]
    """The offer that opened it."""
    optional_items: List[SessionOptionalItems]
    payment: Optional[Union[str, Payment]]
    payment_link: Optional[str]
    """The payment link that opened it."""
    payment_method: str
    """There only where a card was put on file: its id."""
    payment_method_collection: PaymentMethodCollection
    """Whether a payment method is asked for also when nothing is to be paid now. It means something in mode
    subscription only.
    """
    payment_method_types: List[PaymentMethodType]
    payment_status: SessionPaymentStatus
    phone_number_collection: SessionPhoneNumberCollection
    save_payment_method: Literal[True]
    """There only where the card that pays is put on file."""
    shipping_address_collection: Optional[SessionShippingAddressCollection]
    shipping_cost: Optional[SessionShippingCost]
    shipping_options: List[SessionShippingOptions]
    status: SessionStatus
    submit_type: SessionSubmitType
    subscription: Optional[str]
    """The subscription that it starts: there from the moment a buyer submits a payment. Or the one for which the
    buyer gives another card.
    """
    success_url: Optional[str]
    tax_id_collection: SessionTaxIdCollection
    tier: Optional[str]
    """The tier that was asked for."""
    total_details: SessionTotalDetails
    tracking: MapObject[str]
    """What the address of the link said about where the buyer came from: ref, gclid, fbclid, msclkid and all that
    begin with utm_.
    """
    ui_mode: Literal["embedded"]
    """There only where the page is seen in a frame."""
    url: str
    """Send the buyer here."""


class SessionAfterCompletion(Object):
    hosted_confirmation: Optional[SessionAfterCompletionHostedConfirmation]
    type: SessionAfterCompletionType


class SessionAfterCompletionHostedConfirmation(Object):
    custom_message: Optional[str]


class SessionAutomaticTax(Object):
    enabled: bool
    status: Optional[SessionAutomaticTaxStatus]


class SessionCollectedInformation(Object):
    business_name: Optional[str]
    individual_name: Optional[str]
    shipping_details: Optional[ShippingDetails]


class SessionConsent(Object):
    promotions: Optional[SessionConsentPromotions]
    terms_of_service: Optional[Literal["accepted"]]


class SessionConsentCollection(Object):
    promotions: SessionConsentCollectionPromotions
    terms_of_service: SessionConsentCollectionTermsOfService
    terms_of_service_url: Optional[str]


class SessionCreate(TypedDict, total=False):
    """Exactly one of amount, tier, line_items and custom_unit_amount says what is to be paid."""

    after_completion: Optional[SessionCreateAfterCompletion]
    allow_promotion_codes: Optional[bool]
    """Whether the page has a field for a promotion code."""
    amount: Optional[int]
    """What is to be paid, in minor units: pesewas, cents, whole yen, 10^-8 of a token. At most twelve digits, or
    seventeen of a token. Excludes tier, line_items and custom_unit_amount.
    """
    automatic_tax: Optional[SessionCreateAutomaticTax]
    """Whether the buyer's address decides which of your tax rates apply."""
    billing_address_collection: Optional[BillingAddressCollection]
    branding: Optional[BrandingCreate]
    cancel_url: Optional[str]
    """Where the buyer goes instead. {CHECKOUT_SESSION_ID} is replaced. Required beside amount."""
    capture_method: Optional[CaptureMethod]
    """manual: the money is only held until you capture the payment; the session is complete and unpaid until then."""
    client_reference_id: Optional[str]
    """What you call the session."""
    consent_collection: Optional[SessionCreateConsentCollection]
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token: USDC, USDT, DAI, ETH, WETH, MATIC, POL, EURC or WBTC. Amounts
    of a token are in units of 10^-8. GHS when it is left out beside amount or custom_unit_amount; otherwise the
    catalog's, where that leaves no doubt.
    """
    custom_fields: Optional[Sequence[SessionCreateCustomFields]]
    """Fields of your own."""
    custom_text: Optional[SessionCreateCustomText]
    """Your words beside parts of the page."""
    custom_unit_amount: Optional[CustomAmountCreate]
    customer: Optional[Union[str, SessionCreateCustomer]]
    customer_creation: Optional[CustomerCreation]
    """Whether paying makes a customer when you named none."""
    customer_email: Optional[str]
    """Prefills the page."""
    customer_phone: Optional[str]
    """Prefills the page."""
    customer_update: Optional[SessionCreateCustomerUpdate]
    """What is written to the customer when the session is paid."""
    default_promotion_code: Optional[str]
    """A code that is applied if it is valid, and passed over in silence if it is not."""
    description: Optional[str]
    """Shown to the buyer."""
    discounts: Optional[Sequence[SessionCreateDiscounts]]
    """At most one: a coupon or a promotion code."""
    embed_origins: Optional[Sequence[str]]
    """The origins that may have the page in a frame, such as https://shop.example. Needs the ui_mode embedded."""
    exclusive_key: Optional[str]
    """Such as an order number: among sessions that share it at most one is ever paid."""
    expand: Optional[Sequence[SessionCreateExpand]]
    """What the answer carries whole."""
    expires_at: Optional[str]
    """In the future, at most 30 days ahead; 24 hours when it is left out."""
    line_items: Optional[Sequence[LineItemCreate]]
    """What is bought, line by line."""
    locale: Optional[Locale]
    """The language of the buyer's pages; auto: the one that the buyer's browser asks for."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    mode: Optional[SessionMode]
    """subscription: paying starts a subscription; line_items must have a recurring price, or the tier one.
    payment, the default: everything is paid once; a tier whose price is recurring is sold for one period.
    setup: nothing is sold and nothing says what it costs; a card is put on file for its customer.
    """
    name_collection: Optional[SessionCreateNameCollection]
    optional_items: Optional[Sequence[LineItemCreate]]
    """What the buyer may add."""
    payment_method_collection: Optional[PaymentMethodCollection]
    """Only in mode subscription: whether a payment method is asked for also when nothing is to be paid now, as
    with a trial. always, the default, or if_required.
    """
    payment_method_types: Optional[Sequence[PaymentMethodType]]
    """Allowed methods; all when it is left out. In mode subscription only those that can be charged again without
    the buyer.
    """
    phone_number_collection: Optional[SessionCreatePhoneNumberCollection]
    save_payment_method: Optional[bool]
    """Whether the card that pays is put on file for its customer, to be charged again without them. For mode
    payment.
    """
    shipping_address_collection: Optional[SessionCreateShippingAddressCollection]
    """Asks for a shipping address."""
    shipping_options: Optional[Sequence[SessionCreateShippingOptions]]
    """Ways of shipping to choose from; the first is chosen at first."""
    submit_type: Optional[SessionCreateSubmitType]
    """What the button says; auto and pay are the same."""
    subscription_data: Optional[SubscriptionDataCreate]
    success_url: Optional[str]
    """Where the buyer goes after paying. {CHECKOUT_SESSION_ID} is replaced. Required beside amount, but for
    after_completion hosted_confirmation.
    """
    tax_id_collection: Optional[SessionCreateTaxIdCollection]
    tax_rates: Optional[Sequence[str]]
    """The tax rates of lines that name none."""
    tier: Optional[str]
    """The tier of a product of yours: the catalog decides what is to be paid."""
    ui_mode: Optional[SessionCreateUiMode]
    """Where the page is seen: by itself, or in a frame on a page of yours. docs/embedding.md says how."""


class _SessionCreateAfterCompletion(TypedDict):
    type: SessionAfterCompletionType


class SessionCreateAfterCompletion(_SessionCreateAfterCompletion, total=False):
    hosted_confirmation: Optional[SessionCreateAfterCompletionHostedConfirmation]


class SessionCreateAfterCompletionHostedConfirmation(TypedDict, total=False):
    custom_message: Optional[str]


class SessionCreateAutomaticTax(TypedDict):
    """Whether the buyer's address decides which of your tax rates apply."""

    enabled: bool


class SessionCreateConsentCollection(TypedDict, total=False):
    promotions: Optional[SessionConsentCollectionPromotions]
    terms_of_service: Optional[SessionConsentCollectionTermsOfService]
    terms_of_service_url: Optional[str]


class _SessionCreateCustomFields(TypedDict):
    key: str
    label: Union[str, SessionCreateCustomFieldsLabel]
    type: SessionCustomFieldsType


class SessionCreateCustomFields(_SessionCreateCustomFields, total=False):
    dropdown: Optional[SessionCreateCustomFieldsDropdown]
    numeric: Optional[SessionCreateCustomFieldsNumeric]
    optional: Optional[bool]
    text: Optional[SessionCreateCustomFieldsText]


class _SessionCreateCustomFieldsDropdown(TypedDict):
    options: Sequence[SessionCreateCustomFieldsDropdownOptions]


class SessionCreateCustomFieldsDropdown(_SessionCreateCustomFieldsDropdown, total=False):
    default_value: Optional[str]


class SessionCreateCustomFieldsDropdownOptions(TypedDict):
    label: str
    value: str


class _SessionCreateCustomFieldsLabel(TypedDict):
    custom: str


class SessionCreateCustomFieldsLabel(_SessionCreateCustomFieldsLabel, total=False):
    type: Optional[Literal["custom"]]


class SessionCreateCustomFieldsNumeric(TypedDict, total=False):
    default_value: Optional[str]
    maximum_length: Optional[int]
    minimum_length: Optional[int]


class SessionCreateCustomFieldsText(TypedDict, total=False):
    default_value: Optional[str]
    maximum_length: Optional[int]
    minimum_length: Optional[int]


class SessionCreateCustomText(TypedDict, total=False):
    """Your words beside parts of the page."""

    shipping_address: Optional[SessionCreateCustomTextShippingAddress]
    submit: Optional[SessionCreateCustomTextSubmit]
    terms_of_service_acceptance: Optional[SessionCreateCustomTextTermsOfServiceAcceptance]


class SessionCreateCustomTextShippingAddress(TypedDict):
    message: str


class SessionCreateCustomTextSubmit(TypedDict):
    message: str


class SessionCreateCustomTextTermsOfServiceAcceptance(TypedDict):
    message: str


class _SessionCreateCustomer(TypedDict):
    uid: str
    """Your own id: the customer who has it, or a new one."""


class SessionCreateCustomer(_SessionCreateCustomer, total=False):
    email: Optional[str]
    name: Optional[str]
    phone: Optional[str]


class SessionCreateCustomerUpdate(TypedDict, total=False):
    """What is written to the customer when the session is paid."""

    address: Optional[SessionCustomerUpdateAddress]
    name: Optional[SessionCustomerUpdateName]
    shipping: Optional[SessionCustomerUpdateShipping]


class SessionCreateDiscounts(TypedDict, total=False):
    coupon: Optional[str]
    promotion_code: Optional[str]
    """The id of a promotion code."""


class SessionCreateNameCollection(TypedDict, total=False):
    business: Optional[SessionCreateNameCollectionBusiness]
    individual: Optional[SessionCreateNameCollectionIndividual]


class _SessionCreateNameCollectionBusiness(TypedDict):
    enabled: bool


class SessionCreateNameCollectionBusiness(_SessionCreateNameCollectionBusiness, total=False):
    optional: Optional[bool]


class _SessionCreateNameCollectionIndividual(TypedDict):
    enabled: bool


class SessionCreateNameCollectionIndividual(_SessionCreateNameCollectionIndividual, total=False):
    optional: Optional[bool]


class SessionCreatePhoneNumberCollection(TypedDict):
    enabled: bool


class SessionCreateShippingAddressCollection(TypedDict):
    """Asks for a shipping address."""

    allowed_countries: Sequence[str]
    """ISO 3166 codes of two letters."""


class SessionCreateShippingOptions(TypedDict, total=False):
    """shipping_rate or shipping_rate_data."""

    shipping_rate: Optional[str]
    """A stored shipping rate, active and in the session's currency."""
    shipping_rate_data: Optional[SessionCreateShippingOptionsShippingRateData]
    """A way of shipping of this session only."""


class _SessionCreateShippingOptionsShippingRateData(TypedDict):
    display_name: str
    fixed_amount: SessionCreateShippingOptionsShippingRateDataFixedAmount


class SessionCreateShippingOptionsShippingRateData(_SessionCreateShippingOptionsShippingRateData, total=False):
    """A way of shipping of this session only."""

    delivery_estimate: Optional[SessionCreateShippingOptionsShippingRateDataDeliveryEstimate]
    tax_behavior: Optional[TaxBehavior]
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    type: Optional[Literal["fixed_amount"]]


class SessionCreateShippingOptionsShippingRateDataDeliveryEstimate(TypedDict, total=False):
    maximum: Optional[DaysParams]
    minimum: Optional[DaysParams]


class _SessionCreateShippingOptionsShippingRateDataFixedAmount(TypedDict):
    amount: int
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""


class SessionCreateShippingOptionsShippingRateDataFixedAmount(_SessionCreateShippingOptionsShippingRateDataFixedAmount, total=False):
    currency: Optional[str]
    """Upper-case ISO 4217 code, or that of a token."""


class _SessionCreateTaxIdCollection(TypedDict):
    enabled: bool


class SessionCreateTaxIdCollection(_SessionCreateTaxIdCollection, total=False):
    required: Optional[SessionTaxIdCollectionRequired]


class SessionCustomFields(Object):
    dropdown: SessionCustomFieldsDropdown
    key: str
    label: SessionCustomFieldsLabel
    numeric: SessionCustomFieldsNumeric
    optional: bool
    text: SessionCustomFieldsText
    type: SessionCustomFieldsType


class SessionCustomFieldsDropdown(Object):
    default_value: Optional[str]
    options: List[SessionCustomFieldsDropdownOptions]
    value: Optional[str]


class SessionCustomFieldsDropdownOptions(Object):
    label: str
    value: str


class SessionCustomFieldsLabel(Object):
    custom: str
    type: Literal["custom"]


class SessionCustomFieldsNumeric(Object):
    default_value: Optional[str]
    maximum_length: Optional[int]
    minimum_length: Optional[int]
    value: Optional[str]
    """What the buyer gave."""


class SessionCustomFieldsText(Object):
    default_value: Optional[str]
    maximum_length: Optional[int]
    minimum_length: Optional[int]
    value: Optional[str]
    """What the buyer gave."""


class SessionCustomText(Object):
    shipping_address: Optional[SessionCustomTextShippingAddress]
    submit: Optional[SessionCustomTextSubmit]
    terms_of_service_acceptance: Optional[SessionCustomTextTermsOfServiceAcceptance]


class SessionCustomTextShippingAddress(Object):
    message: str


class SessionCustomTextSubmit(Object):
    message: str


class SessionCustomTextTermsOfServiceAcceptance(Object):
    message: str


class SessionCustomerDetails(Object):
    address: Optional[Address]
    business_name: Optional[str]
    email: Optional[str]
    name: Optional[str]
    phone: Optional[str]
    tax_ids: List[TaxId]


class SessionCustomerUpdate(Object):
    address: SessionCustomerUpdateAddress
    name: SessionCustomerUpdateName
    shipping: SessionCustomerUpdateShipping


class SessionNameCollection(Object):
    business: SessionNameCollectionBusiness
    individual: SessionNameCollectionIndividual


class SessionNameCollectionBusiness(Object):
    enabled: bool
    optional: bool


class SessionNameCollectionIndividual(Object):
    enabled: bool
    optional: bool


class SessionOptionalItems(Object):
    added: bool
    """Whether the buyer has added it."""
    adjustable_quantity: Optional[AdjustableQuantity]
    description: str
    id: str
    price: LinePrice
    quantity: int
    """How many are offered."""


class SessionPhoneNumberCollection(Object):
    enabled: bool


class SessionShippingAddressCollection(Object):
    allowed_countries: List[str]


class SessionShippingCost(Object):
    amount_subtotal: int
    amount_tax: int
    amount_total: int
    shipping_rate: str
    taxes: List[TaxAmount]


class SessionShippingOptions(Object):
    shipping_amount: int
    shipping_rate: SessionShippingOptionsShippingRate


class SessionShippingOptionsShippingRate(Object):
    delivery_estimate: Optional[SessionShippingOptionsShippingRateDeliveryEstimate]
    display_name: str
    fixed_amount: SessionShippingOptionsShippingRateFixedAmount
    id: str
    object: Literal["shipping_rate"]
    tax_behavior: TaxBehavior
    """Whether the price contains its taxes; unspecified: each tax rate says."""
    type: Literal["fixed_amount"]


class SessionShippingOptionsShippingRateDeliveryEstimate(Object):
    maximum: Days
    minimum: Days


class SessionShippingOptionsShippingRateFixedAmount(Object):
    amount: int
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""


class SessionTaxIdCollection(Object):
    enabled: bool
    required: SessionTaxIdCollectionRequired


class SessionTotalDetails(Object):
    amount_discount: int
    amount_shipping: int
    amount_tax: int
    """All taxes, those that prices contain included."""
    breakdown: SessionTotalDetailsBreakdown


class SessionTotalDetailsBreakdown(Object):
    discounts: List[DiscountAmount]
    taxes: List[TaxAmount]


class SessionUpdate(TypedDict, total=False):
    """What is bought, and on which terms, never changes."""

    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""


class SessionsLineItemsParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class SessionsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    status: str
    """Only sessions that are open, complete or expired."""
    customer: str
    """Only sessions of this customer."""
    payment: str
    """Only the session that this payment belongs to."""
    expand: Sequence[str]
    """What to show whole: data.line_items, data.customer or data.payment."""


class SessionsRetrieveParams(TypedDict, total=False):
    expand: Sequence[str]
    """What to show whole: line_items, customer or payment."""


class ShippingDetails(Object):
    address: Address
    name: Optional[str]
    """To whom."""


class ShippingRate(Object):
    active: bool
    created_at: str
    """When it was made."""
    delivery_estimate: Optional[ShippingRateDeliveryEstimate]
    display_name: str
    fixed_amount: ShippingRateFixedAmount
    id: str
    livemode: bool
    """Whether it is of live mode."""
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    object: Literal["shipping_rate"]
    tax_behavior: TaxBehavior
    """Whether the price contains its taxes; unspecified: shipping is not taxed."""
    type: Literal["fixed_amount"]


class _ShippingRateCreate(TypedDict):
    display_name: str
    """What buyers read, such as Courier."""
    fixed_amount: ShippingRateCreateFixedAmount


class ShippingRateCreate(_ShippingRateCreate, total=False):
    active: Optional[bool]
    """Whether new sessions may use it; true when it is left out."""
    delivery_estimate: Optional[ShippingRateCreateDeliveryEstimate]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    tax_behavior: Optional[TaxBehavior]
    """Whether the price contains its taxes; unspecified: shipping is not taxed."""
    type: Optional[Literal["fixed_amount"]]


class ShippingRateCreateDeliveryEstimate(TypedDict, total=False):
    maximum: Optional[DaysParams]
    minimum: Optional[DaysParams]


class ShippingRateCreateFixedAmount(TypedDict):
    amount: int
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""


class ShippingRateDeliveryEstimate(Object):
    maximum: Days
    minimum: Days


class ShippingRateFixedAmount(Object):
    amount: int
    """Minor units: pesewas, cents, whole yen, 10^-8 of a token."""
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""


class ShippingRateUpdate(TypedDict, total=False):
    """What shipping costs never changes: make another rate. Sessions keep the rate that they were made with."""

    active: Optional[bool]
    """Whether new sessions may use it."""
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""


class ShippingRatesListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    active: bool
    """Only those that are active, or are not."""
    currency: str
    """Only those in this currency."""


class Subscription(Object):
    amount: int
    """What each whole period costs now, in minor units: items less discounts, with taxes, without
    pending_adjustments.
    """
    billing_cycle_anchor: str
    """Where its whole periods are counted from, by the calendar in UTC: 31 January, 28 February, 31 March."""
    cancel_at: Optional[str]
    """When it is to end."""
    cancel_at_period_end: bool
    """Whether it ends with the current period."""
    canceled_at: Optional[str]
    """When somebody asked for its end; it may go on until cancel_at or the end of its period."""
    created_at: str
    """When it was made."""
    currency: str
    """Upper-case ISO 4217 code, or that of a token."""
    current_period_end: str
    """When it renews, or ends. During a trial, the end of the trial."""
    current_period_start: str
    customer: Optional[str]
    """Who pays; null at most while it is incomplete."""
    cycles_left: Optional[int]
    """How many more whole periods begin before it ends by itself; null: until it is canceled."""
    discount_end: Optional[str]
    """Periods that begin before it have the discount; null: every one, or there is no discount."""
    discounts: List[AppliedDiscount]
    """At most one."""
    ended_at: Optional[str]
    """When it ended."""
    held_at: Optional[str]
    """Since when its renewals wait for you, because one came more than 7 days too late with the next one due
    already, or cost more than an invoice can hold. Resume lets them go.
    """
    id: str
    interval: Interval
    interval_count: int
    """A period is so many intervals."""
    items: SubscriptionItems
    """All its items."""
    latest_invoice: Optional[str]
    livemode: bool
    """Whether it is of live mode."""
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    object: Literal["subscription"]
    offer: Optional[str]
    """The offer that it began with."""
    open_invoice: Optional[str]
    """The invoice that is being collected."""
    paused_at: Optional[str]
    """Since when it is paused."""
    payment_link: Optional[str]
    """The payment link that it began with."""
    payment_method: Optional[SubscriptionPaymentMethod]
    """What renewals are charged to; null: nothing is known."""
    pending_adjustments: List[Adjustment]
    """What will be part of the next invoice because something changed in the middle of a period."""
    resumes_at: Optional[str]
    """When a pause ends by itself."""
    session: str
    """The checkout session that it began with."""
    started_at: Optional[str]
    """When its first payment was paid, or its trial began."""
    status: SubscriptionStatus
    """incomplete: its first payment is not paid yet. past_due: a renewal is not paid and is being collected; the
    customer keeps what is paid for. unpaid: collecting was given up, and it goes on when the open invoice is
    paid. canceled is the end.
    """
    trial_end: Optional[str]
    """Until when it is, or was, free at first."""
    trial_settings: TrialSettings
    updated_at: str
    """When it last changed."""
    when_unpaid: WhenUnpaid
    """What becomes of it when a renewal is not paid within 21 days."""


class SubscriptionCancel(TypedDict, total=False):
    """What is canceled already is answered as it is."""

    at_period_end: Optional[bool]
    """True: when the current period ends, if it is paid or free. What is past_due or unpaid ends at once in any
    case. False, the default: at once, and nothing is given back.
    """


class SubscriptionData(Object):
    """The terms of a subscription, as they were sent."""

    billing_cycle_anchor: Optional[str]
    cycles: Optional[int]
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    proration_behavior: Optional[ProrationBehavior]
    trial_end: Optional[str]
    trial_period_days: Optional[int]
    trial_settings: Optional[TrialSettings]
    when_unpaid: Optional[WhenUnpaid]


class SubscriptionDataCreate(TypedDict, total=False):
    """The terms of a subscription. Only in mode subscription."""

    billing_cycle_anchor: Optional[str]
    """When the first whole period begins: in the future, at most one period ahead. Excludes a trial; a trial of
    the prices does not count beside it. The session can be paid until then at most.
    """
    cycles: Optional[int]
    """After how many whole periods it ends by itself. A trial, and the time before billing_cycle_anchor, do not
    count. Until it is canceled when it is left out.
    """
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Of the subscription. Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole
    numbers or booleans.
    """
    proration_behavior: Optional[ProrationBehavior]
    """Only beside billing_cycle_anchor: whether the time until then is paid by its share, as it is when this is
    left out, or free.
    """
    trial_end: Optional[str]
    """Until when it is free at first: in the future, at most 730 days ahead. Excludes trial_period_days. The
    session can be paid until then at most.
    """
    trial_period_days: Optional[int]
    """How many days are free at first; 0: none. When it, trial_end and billing_cycle_anchor are left out, the
    longest trial of the prices.
    """
    trial_settings: Optional[TrialSettingsParams]
    when_unpaid: Optional[WhenUnpaid]
    """What becomes of it when a renewal is not paid within 21 days: cancel, the default, ends it; with unpaid it
    stays, and goes on when the buyer pays the open invoice.
    """


class SubscriptionItem(Object):
    description: str
    """What the buyer reads."""
    id: str
    object: Literal["subscription_item"]
    price: LinePrice
    quantity: int
    tier: Optional[str]
    """What paying for it grants."""


class SubscriptionItems(Object):
    """All its items."""

    data: List[SubscriptionItem]
    has_more: Literal[False]
    object: Literal["list"]


class SubscriptionPause(TypedDict, total=False):
    """Nothing is charged while it is paused. The customer keeps what is paid for until the current period ends."""

    resumes_at: Optional[str]
    """When it goes on by itself: in the future, at most 730 days ahead. Until you resume it when it is left out."""


class SubscriptionPaymentMethod(Object):
    """What renewals are charged to; null: nothing is known."""

    card: Optional[SubscriptionPaymentMethodCard]
    type: PaymentMethodType


class SubscriptionPaymentMethodCard(Object):
    brand: str
    last4: str


class SubscriptionUpdate(TypedDict, total=False):
    """What is left out stays. Not while it is incomplete or canceled."""

    cancel_at: Optional[str]
    """When it is to end: in the future, at most 100 years ahead; null takes it back."""
    cancel_at_period_end: Optional[bool]
    """True ends it with the current period, false takes that back. True excludes cancel_at."""
    items: Optional[Sequence[SubscriptionUpdateItems]]
    """Items that change; the others stay. At most 20 are left, at least one, at most one with a tier, and all
    repeat equally often. Another period than before begins anew, at once or when the trial ends. Not while an
    invoice is open.
    """
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""
    proration_behavior: Optional[ProrationBehavior]
    """Only beside items: whether the rest of the current period is settled with the next invoice, as it is when
    this is left out.
    """
    trial_end: Optional[str]
    """When its trial is to end: "now", or a time in the future, at most 730 days ahead. Only while it is trialing;
    whole periods begin then.
    """


class SubscriptionUpdateItems(TypedDict, total=False):
    deleted: Optional[bool]
    """True takes the item out."""
    id: Optional[str]
    """The item that is changed. Left out beside a price: a new item. Left out otherwise: the only item."""
    price: Optional[str]
    """Its price from now on: of the catalog, recurring, with a fixed amount in the subscription's currency."""
    quantity: Optional[int]
    """How many from now on; as many as before when it is left out, 1 of a new item."""


class SubscriptionsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    status: str
    """Only those that are incomplete, trialing, active, past_due, paused, canceled or unpaid. All of them,
    canceled ones too, when it is left out.
    """
    customer: str
    """Only those of this customer."""


class TaxAmount(Object):
    amount: int
    """Minor units."""
    inclusive: bool
    """Whether the price already contains it."""
    rate: TaxAmountRate
    taxable_amount: int
    """What it is computed on."""


class TaxAmountRate(Object):
    country: Optional[str]
    display_name: Optional[str]
    id: str
    inclusive: bool
    """As the rate says it."""
    percentage: Optional[float]
    """Exact, with up to four decimals."""
    state: Optional[str]


class TaxId(Object):
    type: str
    """Such as eu_vat."""
    value: str


class TaxRate(Object):
    active: bool
    country: Optional[str]
    created_at: str
    """When it was made."""
    description: Optional[str]
    display_name: str
    id: str
    inclusive: bool
    jurisdiction: Optional[str]
    livemode: bool
    """Whether it is of live mode."""
    metadata: MapObject[Union[str, int, bool]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    object: Literal["tax_rate"]
    percentage: float
    """Exact."""
    state: Optional[str]


class _TaxRateCreate(TypedDict):
    display_name: str
    """What buyers read, such as VAT."""
    inclusive: bool
    """Whether prices contain it."""
    percentage: Union[float, str]
    """From 0 to 100 with at most four decimals, as a number or a string."""


class TaxRateCreate(_TaxRateCreate, total=False):
    active: Optional[bool]
    country: Optional[str]
    """ISO 3166 code: the rate is applied by address."""
    description: Optional[str]
    jurisdiction: Optional[str]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Up to 50 keys of at most 40 characters, with strings of at most 500 characters, whole numbers or booleans."""
    state: Optional[str]


class TaxRateUpdate(TypedDict, total=False):
    """The percentage never changes: make another rate."""

    active: Optional[bool]
    description: Optional[str]
    display_name: Optional[str]
    jurisdiction: Optional[str]
    metadata: Optional[Dict[str, Union[str, int, bool]]]
    """Keys to set; an empty string removes its key."""


class TaxRatesListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""
    active: bool
    """Only those that are active, or are not."""


class TestClock(Object):
    """The time of a merchant in test mode. It stands still until it is advanced or released."""

    livemode: Literal[False]
    now: str
    """What time it is for this merchant."""
    object: Literal["test_clock"]
    status: TestClockStatus
    """released: none is set, and the machine's time counts. advancing: it is on its way. ready: it stands."""
    target: Optional[str]
    """Where it is going."""


class TestClockTurn(TypedDict, total=False):
    advance: Optional[str]
    """An ISO 8601 duration, such as P40D, P1M or PT1H. At most 750 days. Excludes now."""
    now: Optional[str]
    """The time to go to. Never back."""


class TrialSettings(Object):
    """What happens when a trial ends and no payment method is known."""

    end_behavior: TrialSettingsEndBehavior


class TrialSettingsParams(TypedDict):
    """What happens when a trial ends and no payment method is known."""

    end_behavior: TrialSettingsEndBehaviorParams


class TrialSettingsEndBehavior(Object):
    missing_payment_method: TrialSettingsEndBehaviorMissingPaymentMethod
    """cancel ends the subscription, pause pauses it, create_invoice, the default, makes an invoice that the buyer
    pays on its page.
    """


class TrialSettingsEndBehaviorParams(TypedDict):
    missing_payment_method: TrialSettingsEndBehaviorMissingPaymentMethod
    """cancel ends the subscription, pause pauses it, create_invoice, the default, makes an invoice that the buyer
    pays on its page.
    """


class WebhookEndpoint(Object):
    created_at: str
    """When it was made."""
    description: Optional[str]
    dialect: str
    """In whose form the payloads are written and signed."""
    enabled_events: List[str]
    events: List[str]
    expand: List[SessionCreateExpand]
    id: str
    livemode: bool
    object: Literal["webhook_endpoint"]
    replay: WebhookEndpointReplayValue
    """Only where events were asked to be sent again: how far that is."""
    secret: str
    """Only in the answer to create."""
    status: ProcessorAccountStatus
    url: str


class _WebhookEndpointCreate(TypedDict):
    url: str
    """Where to post. Private addresses are refused, but for loopback while the server itself is on loopback."""


class WebhookEndpointCreate(_WebhookEndpointCreate, total=False):
    description: Optional[str]
    dialect: Optional[WebhookEndpointCreateDialect]
    """In whose form the payloads are written and signed. A vendor's form has that vendor's events only."""
    enabled_events: Sequence[str]
    """Event types, or ["*"]."""
    events: Sequence[str]
    """The same as enabled_events; send one of them."""
    expand: Optional[Sequence[SessionCreateExpand]]
    """What the session in a payload carries whole."""
    send_secret: Optional[bool]
    """For the dialect copperx alone: whether the secret itself is sent in the header x-webhook-token, for
    receivers that look for it there. Whoever sees such a request can forge others.
    """


class WebhookEndpointReplay(TypedDict):
    after: int
    """Every event after this sequence number that the endpoint wants is sent again, up to the latest one now."""


class WebhookEndpointReplayValue(Object):
    """Only where events were asked to be sent again: how far that is."""

    finished: bool
    sequence: int
    """The sequence number up to which they are put out."""
    until: int
    """The sequence number that it goes to."""


class WebhookEndpointRotate(TypedDict, total=False):
    expire_previous_in: Optional[int]
    """For how many seconds the secret before it still signs beside the new one."""


class WebhookEndpointUpdate(TypedDict, total=False):
    description: Optional[str]
    disabled: Optional[bool]
    """Whether it is told nothing any more. What was still to be told is given up; one that is switched on again is
    told what happens from then on.
    """
    enabled_events: Optional[Sequence[str]]
    """Event types, or ["*"]. The whole list."""
    events: Optional[Sequence[str]]
    """The same as enabled_events; send one of them."""
    status: Optional[ProcessorAccountStatus]
    """The same as disabled, in a word; send one of them."""
    url: Optional[str]
    """Where to post."""


class WebhookEndpointsListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


class WebhooksListParams(TypedDict, total=False):
    limit: int
    """How many to return, from 1 to 100; 10 when nothing is said."""
    starting_after: str
    """The id of the last object of the page before."""


# The class of an object, by what it says that it is.
CLASSES: Dict[str, Type[Object]] = {
    "catalog": Catalog,
    "catalog_sync": CatalogSynced,
    "coupon": Coupon,
    "customer": Customer,
    "dispute": Dispute,
    "entitlement": Entitlement,
    "event": Event,
    "explanation": Explanation,
    "invoice": Invoice,
    "list": InvoiceLines,
    "item": LineItem,
    "price": LinePrice,
    "branding": Look,
    "offer": Offer,
    "parked_notice": ParkedNotice,
    "payment": Payment,
    "payment_link": PaymentLink,
    "payment_method": PaymentMethod,
    "plan": Plan,
    "billing_portal.session": PortalSession,
    "price": Price,
    "processor": Processor,
    "processor_account": ProcessorAccount,
    "product": Product,
    "promotion_code": PromotionCode,
    "refund": Refund,
    "checkout.session": Session,
    "shipping_rate": SessionShippingOptionsShippingRate,
    "shipping_rate": ShippingRate,
    "subscription": Subscription,
    "subscription_item": SubscriptionItem,
    "list": SubscriptionItems,
    "tax_rate": TaxRate,
    "test_clock": TestClock,
    "webhook_endpoint": WebhookEndpoint,
}
