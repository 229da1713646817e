//! Whose word on who asks is taken: proxies that the operator named.

use anyhow::Context;
use http::HeaderMap;
use std::net::IpAddr;

/// The operator's proxies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

/// A network: its first bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    bits: u8,
}

impl Proxies {
    /// Reads addresses, and networks such as `10.0.0.0/8`.
    ///
    /// # Errors
    /// When one is neither.
    pub fn read(texts: &[String]) -> anyhow::Result<Self> {
        let network = |text: &String| {
            Network::read(text.trim()).with_context(|| {
                format!("--trusted-proxies {text} must be an IP address or a network, such as 10.0.0.0/8")
            })
        };
        texts.iter().map(network).collect::<anyhow::Result<_>>().map(Self)
    }

    /// Who asks. Where the other end of the connection is a proxy of the operator's, that is the last address in
    /// `X-Forwarded-For` that is none: each proxy adds whom it heard at the end, so that whatever stands further to the
    /// left may have been made up by the client.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if self.0.is_empty() || !self.has(client) {
            return peer;
        }
        let lines: Vec<&str> =
            headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
        for text in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            // A proxy that writes something else says nothing about who is behind it.
            let Some(address) = address(text.trim()) else { return client };
            client = address;
            if !self.has(client) {
                return client;
            }
        }
        client
    }

    fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.has(address))
    }
}

/// An address as proxies write it: some add a port, and brackets around one of IPv6.
fn address(text: &str) -> Option<IpAddr> {
    let plain = text.parse::<IpAddr>().ok();
    let with_port = || text.parse::<std::net::SocketAddr>().ok().map(|it| it.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    plain.or_else(with_port).or_else(in_brackets).map(|it| it.to_canonical())
}

impl Network {
    fn read(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().ok()?)),
            None => (text, None),
        };
        let address = address.parse::<IpAddr>().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then_some(Self { address, bits })
    }

    fn has(self, address: IpAddr) -> bool {
        let same = |left: u128, right: u128, width: u8| {
            let shift = u32::from(width.saturating_sub(self.bits));
            (left ^ right).checked_shr(shift).unwrap_or(0) == 0
        };
        match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(other)) => same(own.to_bits().into(), other.to_bits().into(), 32),
            (IpAddr::V6(own), IpAddr::V6(other)) => same(own.to_bits(), other.to_bits(), 128),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(texts: &[&str]) -> Proxies {
        Proxies::read(&texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>()).unwrap()
    }

    fn client(proxies: &Proxies, peer: &str, forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        proxies.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn only_named_proxies_are_believed_and_only_about_whom_they_heard() {
        let own = proxies(&["10.0.0.0/8", "127.0.0.1", "2001:db8::/32"]);
        for (peer, forwarded, wanted) in [
            ("203.0.113.9", &["198.51.100.1"][..], "203.0.113.9"),
            ("10.1.2.3", &[], "10.1.2.3"),
            ("10.1.2.3", &["198.51.100.1"], "198.51.100.1"),
            // What a client writes itself stands to the left.
            ("10.1.2.3", &["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
            ("10.1.2.3", &["1.1.1.1", "198.51.100.1, 10.9.9.9"], "198.51.100.1"),
            ("10.1.2.3", &["10.5.5.5, 127.0.0.1"], "10.5.5.5"),
            ("127.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("127.0.0.1", &["[2001:db9::7]:4711"], "2001:db9::7"),
            ("127.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
            ("::ffff:127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("2001:db8::1", &["198.51.100.1, unknown"], "2001:db8::1"),
            ("127.0.0.1", &["198.51.100.1, 10.0.0.1:x"], "127.0.0.1"),
        ] {
            assert_eq!(client(&own, peer, forwarded), wanted, "{peer} {forwarded:?}");
        }
        assert_eq!(client(&Proxies::default(), "127.0.0.1", &["1.1.1.1"]), "127.0.0.1", "nobody was named");
        assert_eq!(client(&proxies(&["0.0.0.0/0"]), "9.9.9.9", &["1.1.1.1"]), "1.1.1.1");
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for bad in ["10.0.0.0/33", "::/129", "10.0.0", "proxy", "10.0.0.0/x", ""] {
            assert!(Proxies::read(&[bad.to_owned()]).is_err(), "{bad}");
        }
    }
}
