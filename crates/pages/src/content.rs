//! What a page says, as plain data: the types the caller fills in and [`crate::render`] turns into HTML.

use crate::billing::{Invoice, Portal, PortalCancel};
use crate::brand::Brand;
use crate::cart::{Cart, Choices, Submit};
use crate::demo;
use crate::details::{AddressKind, AddressPart, Details};
use crate::link::Link;
use kassa_domain::Locale;

use crate::recurring::{Purpose, Recurring};

/// What surrounds every page, whatever it says.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The language.
    pub locale: Locale,
    /// Where the page is asked for in another language, by a query `lang`; empty where it cannot be.
    pub here: String,
    /// What its address says besides the language: names and values.
    pub carried: Vec<(String, String)>,
    /// The value that the response's `Content-Security-Policy` allows for style and script.
    pub nonce: String,
    /// The name of the merchant the buyer pays; empty on pages that belong to no merchant.
    pub merchant: String,
    /// The merchant's colours.
    pub brand: Brand,
    /// Whether no real money moves; the page then says so.
    pub test_mode: bool,
    /// What links to our own pages begin with: empty, or a public URL without a slash at the end.
    pub base: String,
    /// The merchant's logo.
    pub logo: Option<Logo>,
    /// Where a buyer finds the merchant, and what is agreed on.
    pub links: Links,
    /// Where a page that waits hears that it is out of date: an address of ours that tells by server-sent events.
    pub live: Option<String>,
    /// The origins that may have the page in a frame; mostly none.
    pub embedders: Vec<String>,
}

/// A merchant's logo, which this server keeps.
#[derive(Debug, Clone)]
pub struct Logo {
    /// Where it is: a path of ours.
    pub url: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high.
    pub height: u32,
}

/// What stands at the foot of a merchant's pages.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Where help is to be had: an e-mail address, or the URL of a page.
    pub support: Option<String>,
    /// The terms.
    pub terms: Option<String>,
    /// What happens to what the buyer tells.
    pub privacy: Option<String>,
}

/// What is to be paid.
#[derive(Debug, Clone)]
pub struct Total {
    /// What it is for, in the merchant's words.
    pub description: Option<String>,
    /// The amount in the currency's smallest unit.
    pub amount_minor: i64,
    /// Its code, such as `GHS` or `USDC`.
    pub currency: String,
    /// How many decimal places the currency has.
    pub exponent: u32,
    /// What is bought and why the total is what it is; none when the merchant named nothing but an amount.
    pub cart: Option<Box<Cart>>,
    /// What is paid later, by itself; none when this is all.
    pub recurring: Option<Recurring>,
    /// What the page is for.
    pub purpose: Purpose,
    /// Whether what pays is put on file for later payments.
    pub keeps_card: bool,
}

/// A way to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// A payment card.
    Card,
    /// A mobile money wallet, named by its phone number.
    MobileMoney,
    /// A transfer that the buyer makes from their own bank.
    BankTransfer,
    /// Tokens on a chain, from a wallet of the buyer's own.
    Crypto,
}

impl Method {
    /// The value of the form field `method`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::MobileMoney => "mobile_money",
            Self::BankTransfer => "bank_transfer",
            Self::Crypto => "crypto",
        }
    }
}

/// The form in which a buyer chooses how to pay.
#[derive(Debug, Clone)]
pub struct PayForm {
    /// Where the form is posted to.
    pub action: String,
    /// The hidden field `token`, which ties the post to this page.
    pub token: String,
    /// The ways to pay that are offered, in the order they are shown.
    pub methods: Vec<Method>,
    /// Those of them for which the buyer says the means on the next page: here nothing of it is asked for.
    pub elsewhere: Vec<Method>,
    /// The way that is selected when the page opens.
    pub chosen: Method,
    /// What the buyer typed before. A card number or security code never comes back.
    pub email: String,
    /// The phone number the buyer typed before.
    pub phone: String,
    /// The name on the card the buyer typed before.
    pub card_name: String,
    /// What is wrong with the last post, shown in a summary and beside each field.
    pub errors: Vec<FieldError>,
    /// Why the last attempt did not go through.
    pub notice: Option<Notice>,
    /// Where the buyer goes who does not want to pay; none where the merchant gave no place.
    pub cancel_url: Option<String>,
    /// When the session ends, such as `2026-01-31T12:00:00Z`.
    pub expires_at: String,
    /// Whether to list the public test numbers.
    pub test_hints: bool,
    /// What the buyer may change about what is bought.
    pub choices: Choices,
    /// What is asked of the buyer.
    pub details: Details,
    /// What the button says that pays.
    pub submit: Submit,
    /// Whether there is nothing to pay: no way to pay is asked for, and the button completes the order.
    pub free: bool,
    /// The merchant's words beside the button.
    pub submit_message: Option<String>,
    /// The merchant's words about shipping, beside the shipping address.
    pub shipping_message: Option<String>,
}

/// One thing wrong with one field.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// Where it is wrong.
    pub field: Field,
    /// What is wrong.
    pub problem: Problem,
}

/// A field the buyer fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The e-mail address.
    Email,
    /// The card number.
    CardNumber,
    /// The card's expiry date.
    CardExpiry,
    /// The card's security code.
    CardCvc,
    /// The name on the card.
    CardName,
    /// The phone number of the wallet.
    Phone,
    /// The choice of the way to pay.
    Method,
    /// The one-time code.
    Code,
    /// The buyer's name.
    Name,
    /// The buyer's phone number.
    ContactPhone,
    /// The business that buys.
    BusinessName,
    /// The tax id.
    TaxId,
    /// The amount that the buyer names.
    CustomAmount,
    /// The promotion code.
    Promotion,
    /// The way of shipping.
    Shipping,
    /// The agreement to the terms.
    Terms,
    /// A part of an address.
    Address(AddressKind, AddressPart),
    /// The quantity of the line at this place of the cart.
    Quantity(usize),
    /// The merchant's field at this place.
    Custom(usize),
}

/// What can be wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was entered.
    Missing,
    /// It does not have the form it should have.
    Malformed,
    /// The check digit says that the card number is mistyped.
    Luhn,
    /// The date lies in the past, or the code is no longer valid.
    Expired,
    /// The phone number starts like no mobile network we know.
    UnknownProvider,
    /// The one-time code is not the one that was sent.
    WrongCode,
    /// In test mode, a card number that may be a real one.
    TestNumbersOnly,
    /// It is longer than we accept.
    TooLong,
    /// It is shorter than the merchant accepts.
    TooShort,
    /// The amount or quantity is too small.
    TooSmall,
    /// The amount or quantity is too large.
    TooLarge,
    /// It makes an amount with more decimals than can be paid.
    TooFine,
    /// It is none of what can be chosen.
    NotOffered,
    /// There is no such promotion code, or it is not valid any more.
    UnknownCode,
    /// The promotion code has been used as often as it may be.
    UsedUp,
    /// The order is too small for the promotion code.
    BelowMinimum,
    /// The promotion code is for something else, or for somebody else.
    NotForThis,
    /// It holds a card number, where none may stand.
    HoldsCard,
}

/// Why the last attempt did not go through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Declined without a reason that may be told.
    Declined,
    /// Not enough money.
    InsufficientFunds,
    /// The card has expired.
    ExpiredCard,
    /// The security code is wrong.
    IncorrectCvc,
    /// The bank could not confirm the buyer.
    AuthenticationFailed,
    /// The provider or the bank had a fault and said no.
    ProcessingError,
    /// The card is reported lost or stolen.
    LostOrStolen,
    /// The prompt on the phone was refused or not answered.
    NotConfirmed,
    /// The provider never got the payment, so that nothing was charged.
    NotCharged,
    /// The buyer chose another way.
    Abandoned,
    /// Too many tries in a short time.
    TooManyAttempts,
    /// What was submitted changes the total: nothing was charged, and the buyer is to look at the new one.
    TotalChanged,
    /// The discount can no longer be had: nothing was charged, and the buyer is to look at the new total.
    DiscountGone,
    /// The same order is being paid on another page.
    OrderBusy,
}

/// What every page in the middle of an attempt needs.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where the step's own form is posted to.
    pub action: String,
    /// Where the form is posted to that gives this attempt up, to choose another way.
    pub restart_action: String,
    /// The hidden field `token`.
    pub token: String,
    /// The hidden field `attempt`.
    pub attempt: String,
    /// Where the buyer goes who does not want to pay; none where the merchant gave no place.
    pub cancel_url: Option<String>,
}

/// What puts a provider's own fields on the page.
#[derive(Debug, Clone)]
pub struct ProviderFields {
    /// The provider's name.
    pub provider: String,
    /// The address of the provider's script.
    pub script: String,
    /// The address of our script that mounts what the provider's brings.
    pub glue: String,
    /// What it is mounted with, as JSON.
    pub config: String,
    /// Where the buyer goes on when it is done.
    pub return_url: String,
    /// The form that leads to the provider's page without a script: where it is posted to, and its hidden fields.
    pub plain: Option<(String, Vec<(String, String)>)>,
}

/// What is to be paid to an address on a chain. Amounts are in whole tokens with a decimal point; empty where there is
/// nothing.
#[derive(Debug, Clone)]
pub struct ChainDue {
    /// The chain's name.
    pub network: String,
    /// The token's symbol.
    pub token: String,
    /// The token's contract.
    pub contract: String,
    /// The address to pay to.
    pub address: String,
    /// How much is still to be paid.
    pub amount: String,
    /// The same as an address for wallets.
    pub uri: String,
    /// What has arrived.
    pub received: String,
    /// What was seen and is not certain yet.
    pub seen: String,
    /// How many more blocks make it certain.
    pub blocks_left: u32,
}

/// A page, with everything it says.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "a page is made once, rendered once, and never kept beside others"
)]
pub enum Page {
    /// The form to pay with.
    Pay {
        /// What is to be paid.
        total: Total,
        /// The form.
        form: PayForm,
    },
    /// The card's bank asks the buyer to confirm.
    Challenge {
        /// What is to be paid.
        total: Total,
        /// The attempt.
        step: Step,
        /// The bank that asks.
        bank: String,
        /// The last four digits of the card.
        card_last4: String,
    },
    /// The buyer types a code that was sent to the phone.
    Code {
        /// What is to be paid.
        total: Total,
        /// The attempt.
        step: Step,
        /// The phone number, mostly hidden.
        phone_masked: String,
        /// The mobile network.
        provider: String,
        /// What the provider tells the buyer to do, in its own words; empty where it says nothing.
        words: String,
        /// What was wrong with the last code.
        error: Option<Problem>,
    },
    /// The buyer approves on the phone; the page reloads by itself.
    Prompt {
        /// What is to be paid.
        total: Total,
        /// The attempt.
        step: Step,
        /// The phone number, mostly hidden.
        phone_masked: String,
        /// The mobile network.
        provider: String,
        /// What the provider tells the buyer to do, in its own words; empty where it says nothing.
        words: String,
    },
    /// Where to transfer the money; the page reloads by itself.
    Transfer {
        /// What is to be paid.
        total: Total,
        /// The attempt.
        step: Step,
        /// The bank to transfer to.
        bank: String,
        /// The account to transfer to.
        account: String,
        /// What to write on the transfer, so that it is recognised.
        reference: String,
    },
    /// The buyer pays in the provider's own fields, which its script puts on this page.
    Provider {
        /// What is to be paid.
        total: Total,
        /// The attempt.
        step: Step,
        /// The provider's fields.
        fields: ProviderFields,
        /// Why the buyer's last try there failed.
        notice: Option<Notice>,
    },
    /// The buyer pays on the provider's page; this one reloads by itself.
    Away {
        /// What is to be paid.
        total: Total,
        /// The attempt.
        step: Step,
        /// The provider's name.
        provider: String,
        /// The provider's page.
        url: String,
        /// Why the buyer's last try there failed.
        notice: Option<Notice>,
    },
    /// Where to pay to on a chain; the page reloads by itself.
    Chain {
        /// What is to be paid.
        total: Total,
        /// The attempt.
        step: Step,
        /// The address and the amount.
        due: ChainDue,
    },
    /// The payment is being confirmed; the page reloads by itself.
    Processing {
        /// What is to be paid.
        total: Total,
        /// The way back to the merchant; none where the merchant gave none.
        cancel_url: Option<String>,
    },
    /// The payment is done.
    Paid {
        /// What was paid.
        total: Total,
        /// The way on to the merchant; none when the buyer stays here.
        continue_url: Option<String>,
        /// The receipt, where something was paid.
        receipt_url: Option<String>,
        /// Whether the page goes there by itself in a moment, and says so.
        moves_on: bool,
        /// The merchant's words after the payment.
        message: Option<String>,
        /// Whether there was nothing to pay.
        free: bool,
    },
    /// The session has ended.
    Expired {
        /// What was to be paid.
        total: Total,
        /// The way back to the merchant, where one is known.
        cancel_url: Option<String>,
    },
    /// The same order was paid on another page.
    PaidElsewhere {
        /// What was to be paid.
        total: Total,
        /// The way back to the merchant; none where the merchant gave none.
        cancel_url: Option<String>,
    },
    /// Too many attempts failed.
    Locked {
        /// What was to be paid.
        total: Total,
        /// The way back to the merchant; none where the merchant gave none.
        cancel_url: Option<String>,
    },
    /// No processor can take this payment.
    Unavailable {
        /// What was to be paid.
        total: Total,
        /// The way back to the merchant; none where the merchant gave none.
        cancel_url: Option<String>,
    },
    /// An invoice, to read and to print.
    Invoice(Invoice),
    /// The subscriptions and invoices of a customer.
    Portal(Portal),
    /// The question whether a subscription shall really end.
    PortalCancel(PortalCancel),
    /// The link to the portal has run out.
    PortalExpired {
        /// The way back to the merchant, where one is known.
        return_url: Option<String>,
    },
    /// The landing page of a payment link or an offer.
    Link(Link),
    /// The link is not to be paid any more.
    LinkInactive {
        /// The merchant's words.
        message: Option<String>,
        /// Whether everything is sold, which is what the page says where the merchant says nothing.
        sold_out: bool,
        /// The way back to the merchant, where one is known.
        return_url: Option<String>,
    },
    /// An HTTP error in the same look.
    Problem {
        /// The HTTP status.
        status: u16,
        /// What support needs to find the request.
        request_id: String,
    },
    /// The server's front page.
    Home {
        /// The version that runs.
        version: String,
        /// Whether the demo shop is open.
        demo: bool,
    },
    /// The demo shop.
    Demo(demo::Shop),
    /// Where the demo shop's buyers come back to after paying.
    DemoThanks(demo::Thanks),
    /// Where the demo shop's buyers come back to after cancelling.
    DemoCancelled,
    /// Every error code of the API with its meaning.
    ErrorCodes {
        /// The code, which is also the anchor, and its meaning.
        codes: Vec<(String, String)>,
    },
}
