//! Settings of the edge: TLS, and what stands in front of the server.

use super::address;
use crate::edge::proxies::Proxies;
use anyhow::{Context, bail, ensure};
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Where certificates come from when nobody says.
const ACME_DIRECTORY_DEFAULT: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// How connections come in, as flags.
#[derive(Args, Clone, Debug, Default)]
pub struct EdgeArgs {
    /// A certificate with those between it and an authority, in PEM: the server then speaks HTTPS. Read anew when it
    /// changes, and at SIGHUP
    #[arg(long, env = "KASSA_TLS_CERT", value_name = "FILE")]
    pub tls_cert: Option<PathBuf>,
    /// The private key of the certificate, in PEM
    #[arg(long, env = "KASSA_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// A name to get a certificate for by ACME, several between commas; whoever gives one agrees to the terms of the
    /// authority
    #[arg(long = "acme-domain", env = "KASSA_ACME_DOMAINS", value_name = "NAME", value_delimiter = ',')]
    pub acme_domains: Vec<String>,
    /// The e-mail address that the authority may write to
    #[arg(long, env = "KASSA_ACME_CONTACT", value_name = "EMAIL")]
    pub acme_contact: Option<String>,
    /// The directory of the authority [default: Let's Encrypt]
    #[arg(long, env = "KASSA_ACME_DIRECTORY", value_name = "URL")]
    pub acme_directory: Option<String>,
    /// Certificates in PEM that the directory itself is trusted by, where that is an authority of your own
    #[arg(long, env = "KASSA_ACME_ROOT", value_name = "FILE")]
    pub acme_root: Option<PathBuf>,
    /// A second address that speaks HTTP: it leads to the public URL and answers the authority; usually 0.0.0.0:80
    #[arg(long, env = "KASSA_HTTP_LISTEN", value_name = "ADDRESS")]
    pub http_listen: Option<String>,
    /// The proxies whose X-Forwarded-For is believed: addresses or networks such as 10.0.0.0/8, several between commas
    #[arg(long, env = "KASSA_TRUSTED_PROXIES", value_name = "NETWORK", value_delimiter = ',')]
    pub trusted_proxies: Vec<String>,
}

impl EdgeArgs {
    /// What is given here, and where nothing is, what the configuration file says.
    #[must_use]
    pub fn over(&self, file: &Self) -> Self {
        let list = |given: &Vec<String>, kept: &Vec<String>| match given.is_empty() {
            true => kept.clone(),
            false => given.clone(),
        };
        Self {
            tls_cert: self.tls_cert.clone().or_else(|| file.tls_cert.clone()),
            tls_key: self.tls_key.clone().or_else(|| file.tls_key.clone()),
            acme_domains: list(&self.acme_domains, &file.acme_domains),
            acme_contact: self.acme_contact.clone().or_else(|| file.acme_contact.clone()),
            acme_directory: self.acme_directory.clone().or_else(|| file.acme_directory.clone()),
            acme_root: self.acme_root.clone().or_else(|| file.acme_root.clone()),
            http_listen: self.http_listen.clone().or_else(|| file.http_listen.clone()),
            trusted_proxies: list(&self.trusted_proxies, &file.trusted_proxies),
        }
    }

    /// What is in force.
    ///
    /// # Errors
    /// When a value cannot be read, or two do not go together.
    pub fn resolve(&self) -> anyhow::Result<Edge> {
        let http_listen = self.http_listen.as_deref().map(|text| address(text, "http-listen")).transpose()?;
        let tls = match (&self.tls_cert, &self.tls_key, self.acme_domains.is_empty()) {
            (None, None, true) => None,
            (Some(certificate), Some(key), true) => {
                Some(Tls::Files { certificate: certificate.clone(), key: key.clone() })
            }
            (None, None, false) => Some(Tls::Acme(self.acme()?)),
            (_, _, false) => {
                bail!("--acme-domain goes without --tls-cert and --tls-key: choose one of the two")
            }
            _ => bail!("--tls-cert and --tls-key go together"),
        };
        if matches!(tls, Some(Tls::Acme(_))) {
            ensure!(
                http_listen.is_some(),
                "--acme-domain needs --http-listen, usually 0.0.0.0:80: the authority asks there, on port 80"
            );
        }
        Ok(Edge { tls, http_listen, proxies: Proxies::read(&self.trusted_proxies)? })
    }

    fn acme(&self) -> anyhow::Result<Acme> {
        for name in &self.acme_domains {
            let is_name = name.contains('.')
                && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '.' || it == '-');
            ensure!(
                is_name || name == "localhost",
                "--acme-domain {name} must be a name such as pay.example.com, without https:// and without a star"
            );
        }
        let directory = self.acme_directory.as_deref().unwrap_or(ACME_DIRECTORY_DEFAULT);
        let uri: http::Uri = directory.parse().with_context(|| format!("--acme-directory {directory}"))?;
        ensure!(uri.scheme_str() == Some("https"), "--acme-directory {directory} must begin with https://");
        let contact = self.acme_contact.clone();
        ensure!(
            contact.as_deref().is_none_or(|it| it.contains('@') && !it.contains(':')),
            "--acme-contact must be an e-mail address, such as ops@example.com"
        );
        Ok(Acme {
            domains: self.acme_domains.iter().map(|name| name.to_ascii_lowercase()).collect(),
            contact,
            directory: directory.to_owned(),
            root: self.acme_root.clone(),
        })
    }
}

/// How connections come in.
#[derive(Clone, Debug, Default)]
pub struct Edge {
    /// Where the certificate is from; none where the server speaks HTTP.
    pub tls: Option<Tls>,
    /// Where only the way to the public URL is shown.
    pub http_listen: Option<SocketAddr>,
    /// Whose word on who asks is taken.
    pub proxies: Proxies,
}

/// Where the certificate is from.
#[derive(Clone, Debug)]
pub enum Tls {
    /// Files, which somebody else renews.
    Files {
        /// The chain, in PEM.
        certificate: PathBuf,
        /// Its private key, in PEM.
        key: PathBuf,
    },
    /// An authority that is asked by ACME.
    Acme(Acme),
}

/// How an authority is asked for a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acme {
    /// The names in the certificate, in small letters.
    pub domains: Vec<String>,
    /// Whom the authority may write to.
    pub contact: Option<String>,
    /// Its directory.
    pub directory: String,
    /// What the directory is trusted by, in place of the authorities of the web.
    pub root: Option<PathBuf>,
}

impl Edge {
    /// The public URL that follows, where nobody gave one and it is not that of plain HTTP.
    #[must_use]
    pub fn public_url(&self, listening: SocketAddr) -> Option<String> {
        match self.tls.as_ref()? {
            Tls::Files { .. } => Some(format!("https://{listening}")),
            Tls::Acme(acme) => acme.domains.first().map(|name| match listening.port() {
                443 => format!("https://{name}"),
                port => format!("https://{name}:{port}"),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(domains: &[&str]) -> EdgeArgs {
        EdgeArgs {
            acme_domains: domains.iter().map(|&name| name.to_owned()).collect(),
            http_listen: Some("0.0.0.0:80".to_owned()),
            ..EdgeArgs::default()
        }
    }

    #[test]
    fn what_does_not_go_together_is_refused_in_words() {
        let file = Some(PathBuf::from("x"));
        for (bad, said) in [
            (EdgeArgs { tls_cert: file.clone(), ..EdgeArgs::default() }, "go together"),
            (EdgeArgs { tls_key: file.clone(), ..args(&["pay.example.com"]) }, "choose one"),
            (EdgeArgs { http_listen: None, ..args(&["pay.example.com"]) }, "needs --http-listen"),
            (args(&["https://pay.example.com"]), "must be a name"),
            (args(&["*.example.com"]), "must be a name"),
            (EdgeArgs { acme_contact: Some("ops".to_owned()), ..args(&["a.example"]) }, "e-mail address"),
            (EdgeArgs { acme_directory: Some("http://ca".to_owned()), ..args(&["a.example"]) }, "https://"),
            (
                EdgeArgs { trusted_proxies: vec!["10.0.0.0/33".to_owned()], ..EdgeArgs::default() },
                "10.0.0.0/33",
            ),
        ] {
            let problem = format!("{:#}", bad.resolve().unwrap_err());
            assert!(problem.contains(said), "{problem}");
        }
    }

    #[test]
    fn a_flag_goes_before_the_file_and_the_name_becomes_the_public_url() {
        let file =
            EdgeArgs { acme_contact: Some("ops@example.com".to_owned()), ..args(&["file.example.com"]) };
        let edge = args(&["Pay.Example.com"]).over(&file).resolve().unwrap();
        let Some(Tls::Acme(acme)) = &edge.tls else { panic!("{edge:?}") };
        assert_eq!(acme.domains, ["pay.example.com"]);
        assert_eq!(acme.contact.as_deref(), Some("ops@example.com"));
        assert_eq!(acme.directory, ACME_DIRECTORY_DEFAULT);
        let at = |text: &str| edge.public_url(text.parse().unwrap());
        assert_eq!(at("0.0.0.0:443").as_deref(), Some("https://pay.example.com"));
        assert_eq!(at("0.0.0.0:8443").as_deref(), Some("https://pay.example.com:8443"));
        assert_eq!(EdgeArgs::default().resolve().unwrap().public_url("127.0.0.1:1".parse().unwrap()), None);
    }
}
