//! A payment that a merchant asks for by API, without a page: a phone's wallet is charged, or a bank transfer is
//! offered.

use crate::attempt::{Instrument, Method};
use crate::id::AttemptId;
use crate::metadata::Metadata;
use crate::phone::{NETWORKS, national, wallet, wallet_at};
use crate::processor::{Means, Payer};
use crate::refusal::{Refusal, invalid};
use crate::secret::Secret;
use crate::session::{Buyer, LIFE_DEFAULT};
use crate::time::HOUR;

/// What a merchant asks for. Values are read, not yet judged. The whole phone number lives here, in memory, and nowhere
/// else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPayment {
    /// The dialect that read it.
    pub dialect: String,
    /// How much, in minor units.
    pub amount: i64,
    /// The code as sent.
    pub currency: String,
    /// How, as sent.
    pub method: String,
    /// The mobile network as sent; `None`: the one of the phone's prefix.
    pub provider: Option<String>,
    /// The number of the wallet as sent.
    pub phone: Option<Secret>,
    /// What it is for.
    pub description: Option<String>,
    /// Who pays.
    pub customer: Option<Buyer>,
    /// What the merchant attaches.
    pub metadata: Metadata,
}

impl NewPayment {
    /// The means on file that is to be charged, by the attempt by which its customer gave it; none where another method
    /// is named.
    #[must_use]
    pub fn on_file(&self) -> Option<AttemptId> {
        self.method.starts_with("pm_").then(|| AttemptId::named(&self.method))
    }

    /// How it is paid: the method, what may be remembered of the means, and the means itself.
    ///
    /// # Errors
    /// `Invalid`, naming the field that is to blame.
    pub fn means(&self) -> Result<(Method, Instrument, Means), Refusal> {
        match Method::parse(&self.method) {
            Some(Method::MobileMoney) => {
                let (instrument, means) = self.wallet()?.parts();
                Ok((Method::MobileMoney, instrument, means))
            }
            Some(Method::BankTransfer) => {
                let phone = self.phone.as_ref().map(|_| "phone");
                match self.provider.as_ref().map(|_| "provider").or(phone) {
                    Some(field) => Err(invalid(field, "is for payment_method mobile_money; leave it out")),
                    None => Ok((Method::BankTransfer, Instrument::BankTransfer, Means::BankTransfer)),
                }
            }
            Some(Method::Card) => Err(invalid(
                "payment_method",
                "cannot be card here: this server takes no card numbers over its API. Make a checkout session; its \
                 page takes cards. A card that a customer has on file is charged by its id, such as pm_...",
            )),
            Some(Method::Crypto) | None => Err(invalid(
                "payment_method",
                "must be one of mobile_money, bank_transfer, or the id of a card that the customer has on file",
            )),
        }
    }

    fn wallet(&self) -> Result<crate::phone::Wallet, Refusal> {
        let typed = self.phone.as_ref().map(Secret::expose).unwrap_or_default();
        let words = NETWORKS.map(|(word, _)| word);
        if self.provider.as_ref().is_some_and(|provider| !words.contains(&provider.as_str())) {
            let rule =
                format!("must be one of {}; or leave it out: the phone's prefix says it", words.join(", "));
            return Err(invalid("provider", rule));
        }
        let found = match &self.provider {
            Some(provider) => wallet_at(provider, typed),
            None => wallet(typed),
        };
        found.ok_or_else(|| match national(typed) {
            None => {
                let rule = "must be a mobile number of Ghana, such as 0241234567 or +233241234567";
                invalid("phone", rule)
            }
            Some(_) => {
                let rule = "begins like no number of a network with wallets; if it was taken to another \
                            network, say it in provider";
                invalid("phone", rule)
            }
        })
    }

    /// Who pays and with what. `None` where the values are not good ones.
    #[must_use]
    pub fn payer(&self, email: Option<String>) -> Option<Payer> {
        self.means().ok().map(|(_, _, means)| Payer { email, means, scripted: false })
    }
}

/// For how long a buyer may confirm. A phone is at hand; a transfer is made when the buyer comes to it.
#[must_use]
pub fn life(method: Method) -> i64 {
    match method {
        Method::Card | Method::MobileMoney => HOUR,
        Method::BankTransfer | Method::Crypto => LIFE_DEFAULT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payment(method: &str, provider: Option<&str>, phone: Option<&str>) -> NewPayment {
        NewPayment {
            dialect: "native".to_owned(),
            amount: 5000,
            currency: "GHS".to_owned(),
            method: method.to_owned(),
            provider: provider.map(str::to_owned),
            phone: phone.map(Secret::new),
            description: None,
            customer: None,
            metadata: Metadata::new(),
        }
    }

    #[test]
    fn the_network_is_the_one_that_is_named_or_that_of_the_prefix() {
        let network = |provider, phone| match payment("mobile_money", provider, Some(phone)).means() {
            Ok((Method::MobileMoney, Instrument::MobileMoney { provider, phone }, means)) => {
                let Means::MobileMoney { provider: charged, phone: whole } = means else {
                    panic!("{means:?}")
                };
                assert_eq!((charged, phone.starts_with(&whole[..3])), (provider.as_str(), true));
                assert!(phone.contains("****"), "only the means knows the whole number");
                provider
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(network(None, "0241234567"), "mtn");
        assert_eq!(network(None, "+233 20 123 4567"), "telecel");
        assert_eq!(network(Some("telecel"), "0241234567"), "telecel");
        assert_eq!(network(Some("mtn"), "0231234567"), "mtn");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let table = [
            (payment("mobile_money", None, None), "phone"),
            (payment("mobile_money", None, Some("")), "phone"),
            (payment("mobile_money", None, Some("0301234567")), "phone"),
            (payment("mobile_money", None, Some("0231234567")), "phone"),
            (payment("mobile_money", Some("mtn"), Some("12")), "phone"),
            (payment("mobile_money", Some("MTN"), Some("0241234567")), "provider"),
            (payment("mobile_money", Some("vodafone"), Some("0201234567")), "provider"),
            (payment("bank_transfer", Some("mtn"), None), "provider"),
            (payment("bank_transfer", None, Some("0241234567")), "phone"),
            (payment("card", None, None), "payment_method"),
            (payment("cash", None, None), "payment_method"),
        ];
        for (payment, field) in table {
            match payment.means() {
                Err(Refusal::Invalid { param, .. }) => assert_eq!(param, field, "{payment:?}"),
                other => panic!("{other:?}"),
            }
            assert!(payment.payer(None).is_none());
        }
    }

    #[test]
    fn the_number_is_not_seen_where_a_request_is_printed() {
        let text = format!("{:?}", payment("mobile_money", None, Some("0241234567")));
        assert!(!text.contains("0241234567"), "{text}");
    }
}
