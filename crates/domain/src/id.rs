//! Ids: `prefix_` + time + scope + chance, each part in fixed-width base 62.
//!
//! The time (48 bits of milliseconds) comes first, so new rows arrive at the right edge of every index. The scope
//! names merchant and mode, so a page that knows nothing but an id knows whose it is. The 128 random bits make
//! an id unguessable: a session id is the bearer secret of its page. The digits are in ASCII order, therefore
//! sorting the text sorts by time. What one process makes within a millisecond sorts by its rank: see [`Moment`].

use crate::chance::{Chance, draw};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const TIME_WIDTH: usize = 9;
const SCOPE_WIDTH: usize = 6;
const CHANCE_WIDTH: usize = 22;
const BODY_WIDTH: usize = TIME_WIDTH + SCOPE_WIDTH + CHANCE_WIDTH;
/// What all digits of chance but the first can count. 128 bits reach into the first with numbers below this step.
const LOWER: u128 = 62u128.pow(21);
const RANK_STEP: u128 = 8;

/// Test or live. Every key and every object has one, and they never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Nothing real happens; the simulator pays.
    Test,
    /// Real processors, real money.
    Live,
}

impl Mode {
    /// `test` or `live`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Live => "live",
        }
    }

    /// Reads `test` or `live`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Test, Self::Live].into_iter().find(|mode| mode.as_str() == text)
    }
}

/// Whose something is: one merchant in one mode. Every query takes it first, so tenants and modes cannot mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// The merchant's number, from 1.
    pub merchant: u32,
    /// The mode.
    pub mode: Mode,
}

impl Scope {
    fn number(self) -> u128 {
        u128::from(self.merchant) * 2 + u128::from(self.mode == Mode::Live)
    }

    fn of_number(number: u128) -> Option<Self> {
        let mode = if number % 2 == 1 { Mode::Live } else { Mode::Test };
        Some(Self { merchant: u32::try_from(number / 2).ok()?, mode })
    }

    /// The scope as six characters, for names that carry it (keys, job subjects, hook addresses).
    #[must_use]
    pub fn text(self) -> String {
        let mut out = String::with_capacity(SCOPE_WIDTH);
        push_base62(&mut out, self.number(), SCOPE_WIDTH);
        out
    }

    /// Reads what [`Scope::text`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != SCOPE_WIDTH {
            return None;
        }
        Self::of_number(parse_base62(text)?)
    }
}

/// Appends `number` as `width` base-62 digits. Works in two 64-bit halves, because dividing 128-bit numbers is slow.
pub(crate) fn push_base62(out: &mut String, number: u128, width: usize) {
    const TEN_DIGITS: u128 = 62u128.pow(10);
    let mut digits = [b'0'; 30];
    let mut rest = number;
    for block in digits.rchunks_mut(10) {
        let mut low = u64::try_from(rest % TEN_DIGITS).unwrap_or_default();
        rest /= TEN_DIGITS;
        for digit in block.iter_mut().rev() {
            *digit = usize::try_from(low % 62).ok().and_then(|i| DIGITS.get(i)).copied().unwrap_or(b'0');
            low /= 62;
        }
    }
    let start = digits.len().saturating_sub(width);
    out.extend(digits.iter().skip(start).map(|digit| char::from(*digit)));
}

fn parse_base62(text: &str) -> Option<u128> {
    text.bytes().try_fold(0u128, |sum, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            b'a'..=b'z' => byte - b'a' + 36,
            _ => return None,
        };
        sum.checked_mul(62)?.checked_add(u128::from(digit))
    })
}

/// What vendors write before the ids of our nouns: ours, then theirs. What is shown under another prefix is still the
/// same thing, and found under either.
const VENDOR_PREFIXES: [(&str, &str); 12] = [
    ("cs", "sess"),
    ("pay", "txn"),
    ("pay", "bpay"),
    ("pay", "bp"),
    ("pay", "pi"),
    ("pay", "ch"),
    ("pay", "pm"),
    ("pay", "seti"),
    ("pl", "plink"),
    ("evt", "whd"),
    ("price", "plan"),
    ("offer", "sub_offer"),
];

/// The id as we write it, where a vendor's prefix stands before it.
fn renamed(prefix: &str, text: &str) -> Option<String> {
    let (theirs, body) = text.rsplit_once('_')?;
    let is_meant = |ours: &str| ours == prefix || OTHER_PREFIXES.contains(&(prefix, ours));
    let (ours, _) = VENDOR_PREFIXES.into_iter().find(|(ours, found)| *found == theirs && is_meant(ours))?;
    Some(format!("{ours}_{body}"))
}

/// Nouns whose ids may begin otherwise: sessions of our own, and links that are offers.
const OTHER_PREFIXES: [(&str, &str); 2] = [("cs", "csi"), ("pl", "offer")];

/// When an id is made: the millisecond that it begins with, and how many decisions had it before.
///
/// Twenty-two digits hold three bits more than the 128 random ones, and the rank is written there. So whoever asks for
/// one thing after the other finds them in this order, however fast the answers come, and an id is as hard to guess
/// with a rank as without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The time.
    pub at: Timestamp,
    /// The place within the millisecond, from 0 to [`Moment::LAST`].
    rank: u8,
}

impl Moment {
    /// The last rank: all that comes later within the millisecond has it, and sorts by chance among itself.
    pub const LAST: u8 = 6;

    /// The place within a millisecond, at most [`Moment::LAST`].
    #[must_use]
    pub fn new(at: Timestamp, rank: u8) -> Self {
        Self { at, rank: rank.min(Self::LAST) }
    }

    /// The moment itself, or the beginning of a later millisecond.
    #[must_use]
    pub fn not_before(self, earliest: Timestamp) -> Self {
        self.max(earliest.into())
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self { at, rank: 0 }
    }
}

fn mint(prefix: &str, scope: Scope, Moment { at, rank }: Moment, chance: &dyn Chance) -> String {
    let mut out = String::with_capacity(prefix.len() + 1 + BODY_WIDTH);
    out.push_str(prefix);
    out.push('_');
    push_base62(&mut out, u128::try_from(at.0.max(0)).unwrap_or_default(), TIME_WIDTH);
    push_base62(&mut out, scope.number(), SCOPE_WIDTH);
    let random = u128::from_be_bytes(draw(chance));
    if rank == 0 {
        push_base62(&mut out, random, CHANCE_WIDTH);
    } else {
        push_base62(&mut out, random / LOWER + u128::from(rank) * RANK_STEP, 1);
        push_base62(&mut out, random % LOWER, CHANCE_WIDTH - 1);
    }
    out
}

fn floor(prefix: &str, at: Timestamp) -> String {
    let mut out = String::with_capacity(prefix.len() + 1 + TIME_WIDTH);
    out.push_str(prefix);
    out.push('_');
    push_base62(&mut out, u128::try_from(at.0.max(0)).unwrap_or_default(), TIME_WIDTH);
    out
}

fn time_of(text: &str) -> Option<Timestamp> {
    let (_, body) = text.rsplit_once('_')?;
    let time = body.get(..TIME_WIDTH).filter(|_| body.len() == BODY_WIDTH)?;
    i64::try_from(parse_base62(time)?).ok().map(Timestamp)
}

/// A name for one request, for logs and support. It names nobody.
#[must_use]
pub fn request_id(chance: &dyn Chance) -> String {
    let mut out = String::from("req_");
    push_base62(&mut out, u128::from_be_bytes(draw(chance)), CHANCE_WIDTH);
    out
}

impl SessionId {
    /// A new id for a session of our own, such as one that pays an invoice. It begins with `csi_` and sorts after all
    /// that merchants made, so that a list of theirs ends before ours begin.
    #[must_use]
    pub fn mint_ours(scope: Scope, at: impl Into<Moment>, chance: &dyn Chance) -> Self {
        Self(mint("csi", scope, at.into(), chance))
    }
}

impl LinkId {
    /// Whether it is the id of an offer.
    #[must_use]
    pub fn is_offer(&self) -> bool {
        self.0.starts_with("offer_")
    }

    /// A new id for an offer. It begins with `offer_`.
    #[must_use]
    pub fn mint_offer(scope: Scope, at: impl Into<Moment>, chance: &dyn Chance) -> Self {
        Self(mint("offer", scope, at.into(), chance))
    }
}

fn scope_of(prefix: &str, text: &str) -> Option<Scope> {
    let (found, body) = text.split_once('_')?;
    let known = found == prefix || OTHER_PREFIXES.contains(&(prefix, found));
    let body = Some(body).filter(|_| known)?;
    if body.len() != BODY_WIDTH || !body.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    Scope::parse(body.get(TIME_WIDTH..TIME_WIDTH + SCOPE_WIDTH)?)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new id for this scope.
            #[must_use]
            pub fn mint(scope: Scope, at: impl Into<Moment>, chance: &dyn Chance) -> Self {
                Self(mint($prefix, scope, at.into(), chance))
            }

            /// Takes any text as an id: one that we never gave out is simply found nowhere.
            #[must_use]
            pub fn of(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as somebody outside names it: under our prefix, or under one that a vendor's API shows for it.
            #[must_use]
            pub fn named(text: &str) -> Self {
                Self(renamed($prefix, text).unwrap_or_else(|| text.to_owned()))
            }

            /// The same id under another prefix, as a vendor's API shows it.
            #[must_use]
            pub fn shown_as(&self, prefix: &str) -> String {
                let body = self.0.rsplit_once('_').map_or(self.0.as_str(), |(_, body)| body);
                format!("{prefix}_{body}")
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Sorts before every id that begins with this time or a later one, and after all earlier ones: a time
            /// is a place among ids.
            #[must_use]
            pub fn floor(at: Timestamp) -> Self {
                Self(floor($prefix, at))
            }

            /// The time that it begins with; the machine's, when it was made. `None` when it does not have the form of
            /// one of ours.
            #[must_use]
            pub fn time(&self) -> Option<Timestamp> {
                time_of(&self.0)
            }

            /// The merchant and mode that the id names; `None` when it does not have the form of one of ours.
            #[must_use]
            pub fn scope(&self) -> Option<Scope> {
                scope_of($prefix, &self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A checkout session.
    SessionId = "cs";
    /// An attempt to pay, shown as a payment.
    AttemptId = "pay";
    /// A customer.
    CustomerId = "cus";
    /// An event.
    EventId = "evt";
    /// A webhook endpoint.
    EndpointId = "we";
    /// A delivery of one event to one endpoint.
    DeliveryId = "dlv";
    /// A merchant.
    MerchantId = "mer";
    /// An API key's public name.
    KeyId = "key";
    /// A product.
    ProductId = "prod";
    /// A price.
    PriceId = "price";
    /// A coupon.
    CouponId = "cpn";
    /// A promotion code.
    PromotionCodeId = "promo";
    /// A tax rate.
    TaxRateId = "txr";
    /// A subscription.
    SubscriptionId = "sub";
    /// An invoice.
    InvoiceId = "in";
    /// A payment link, or an offer.
    LinkId = "pl";
    /// A line of a session's cart.
    LineId = "li";
    /// A shipping rate: a stored one, or one of a session only.
    ShippingRateId = "shr";
    /// A grant.
    GrantId = "gr";
    /// Money on its way back to a buyer.
    RefundId = "re";
    /// A payment that a buyer's bank takes back.
    DisputeId = "dp";
    /// A merchant's account at a processor.
    AccountId = "acct";
    /// What a processor told that fits nothing.
    NoticeId = "ntc";
    /// Somebody who works for a merchant.
    MemberId = "usr";
    /// A browser in which a member is signed in.
    VisitId = "vis";
    /// A line of the log of changes.
    NoteId = "log";
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ones;
    impl Chance for Ones {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0xff);
        }
    }

    #[test]
    fn an_id_names_its_scope_and_sorts_by_time() {
        let scope = Scope { merchant: 7, mode: Mode::Live };
        let early = SessionId::mint(scope, Timestamp(1_700_000_000_000), &Ones);
        let late = SessionId::mint(scope, Timestamp(1_700_000_000_001), &Ones);
        assert!(early < late);
        assert_eq!(early.scope(), Some(scope));
        assert_eq!(early.as_str().len(), "cs_".len() + 37);
        assert_eq!(AttemptId::of(early.as_str()).scope(), None, "another noun's prefix is not ours");
    }

    #[test]
    fn an_id_is_known_under_the_prefixes_of_vendors() {
        let scope = Scope { merchant: 7, mode: Mode::Live };
        let session = SessionId::mint(scope, Timestamp(1_700_000_000_000), &Ones);
        let shown = session.shown_as("sess");
        assert!(shown.starts_with("sess_") && SessionId::of(&*shown).scope().is_none());
        assert_eq!(SessionId::named(&shown), session);
        assert_eq!(SessionId::named(session.as_str()), session);
        assert_eq!(AttemptId::named(&shown).as_str(), shown, "a session is no payment under any prefix");
        let offer = LinkId::mint_offer(scope, Timestamp(1_700_000_000_000), &Ones);
        assert_eq!(LinkId::named(&offer.shown_as("sub_offer")), offer);
        for text in ["", "_", "sess", "sess_", "sub_offer_abc", "é_é"] {
            assert_eq!(SessionId::named(text).scope(), None, "{text}");
        }
    }

    struct Zeros;
    impl Chance for Zeros {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0);
        }
    }

    #[test]
    fn an_id_sorts_by_its_rank_within_a_millisecond_whatever_chance_says() {
        let scope = Scope { merchant: 7, mode: Mode::Live };
        let (at, mut before) = (Timestamp(1_700_000_000_000), String::new());
        for rank in 0..=Moment::LAST {
            let moment = Moment::new(at, rank);
            let chances: [&dyn Chance; 2] = [&Zeros, &Ones];
            for chance in chances {
                let id = SessionId::mint(scope, moment, chance);
                assert_eq!(
                    (id.as_str().len(), id.time(), id.scope()),
                    ("cs_".len() + 37, Some(at), Some(scope))
                );
                assert!(*before < *id.as_str(), "{before} {id}");
                before = id.as_str().to_owned();
            }
        }
        assert!(*before < *SessionId::mint(scope, at.plus(1), &Zeros).as_str());
        assert_eq!(Moment::new(at, 200), Moment::new(at, Moment::LAST));
    }

    #[test]
    fn all_128_random_bits_are_in_the_id() {
        let at = Timestamp(1_700_000_000_000);
        for rank in [0, 1, Moment::LAST] {
            let moment = Moment::new(at, rank);
            let id = mint("cs", Scope { merchant: 1, mode: Mode::Test }, moment, &Ones);
            let (first, rest) = id.split_at(id.len() - CHANCE_WIDTH + 1);
            let first = parse_base62(&first[first.len() - 1..]).unwrap() - u128::from(rank) * RANK_STEP;
            assert_eq!(Some(first * LOWER + parse_base62(rest).unwrap()), Some(u128::MAX));
        }
    }

    #[test]
    fn what_is_not_an_id_has_no_scope() {
        for text in
            ["", "cs_", "cs_abc123def456", "cs_é", &format!("cs_{}", "z".repeat(37)), &"x".repeat(500)]
        {
            assert_eq!(SessionId::of(text).scope(), None, "{text}");
        }
    }

    #[test]
    fn scope_text_round_trips() {
        for merchant in [1, 2, 61, 62, u32::MAX] {
            for mode in [Mode::Test, Mode::Live] {
                let scope = Scope { merchant, mode };
                assert_eq!(Scope::parse(&scope.text()), Some(scope));
            }
        }
    }
}
