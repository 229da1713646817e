//! A client for one service that the operator named, such as an authority for certificates.

use super::guarded::Guarded;
use anyhow::{Context, ensure};
use bytes::Bytes;
use kassa_engine::Posted;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::path::Path;
use std::time::Duration;

/// The client.
pub struct Named(Guarded);

impl Named {
    /// A client for the host of this URL. `root` is a file with certificates in PEM that it is trusted by.
    ///
    /// # Errors
    /// When the URL names no host, or the file holds no certificate.
    pub fn new(url: &str, root: Option<&Path>) -> anyhow::Result<Self> {
        let uri: http::Uri = url.parse().with_context(|| format!("{url} is no URL"))?;
        let host = uri.host().with_context(|| format!("{url} names no host"))?;
        let port = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("http") { 80 } else { 443 });
        Ok(Self(Guarded::to(format!("{host}:{port}"), root.map(roots).transpose()?)))
    }

    /// Calls it.
    pub async fn call(&self, request: http::Request<Bytes>, timeout: Duration) -> Posted {
        self.0.ask(request, timeout).await
    }
}

fn roots(path: &Path) -> anyhow::Result<RootCertStore> {
    let said = || format!("cannot read certificates in {}", path.display());
    let text = std::fs::read(path).with_context(said)?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&text) {
        roots.add(certificate.with_context(said)?).with_context(said)?;
    }
    ensure!(!roots.is_empty(), "there is no certificate in {}", path.display());
    Ok(roots)
}
