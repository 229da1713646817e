//! Encryption on the way to a server, by the words of its address that every PostgreSQL client knows.

use crate::StoreError;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// The address as the library takes it, and how a server shows who it is.
///
/// `sslmode` is `disable`, `prefer`, `require` or `verify-full`, with the meanings that libpq gives them; `sslrootcert`
/// is a file of certificates to trust instead of those of the web. Where it is given, a server that encrypts must be
/// one that they vouch for, also with `prefer` and `require`.
/// <https://www.postgresql.org/docs/current/libpq-ssl.html>
///
/// # Errors
/// When the mode is another, or the file cannot be read.
pub(super) fn read(url: &str) -> Result<(String, MakeRustlsConnect), StoreError> {
    let (place, query) = url.split_once('?').unwrap_or((url, ""));
    let (mut verified, mut roots) = (false, None);
    let mut rest = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match (&*name, &*value) {
            ("sslrootcert", path) => roots = Some(trusted(path)?),
            ("sslmode", "verify-full") => {
                verified = true;
                rest.append_pair("sslmode", "require");
            }
            ("sslmode", "disable" | "prefer" | "require") => drop(rest.append_pair(&name, &value)),
            ("sslmode", other) => {
                return Err(StoreError::Failed(format!(
                    "the address of the database: sslmode={other} must be disable, prefer, require or verify-full"
                )));
            }
            _ => drop(rest.append_pair(&name, &value)),
        }
    }
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|problem| StoreError::Failed(problem.to_string()))?;
    let roots = roots.or_else(|| verified.then(web));
    let config = match roots {
        Some(roots) => config.with_root_certificates(roots),
        None => config.dangerous().with_custom_certificate_verifier(Arc::new(Anybody(provider))),
    };
    // `+` for a space is a form's, and an address has `%20`.
    let rest = rest.finish().replace('+', "%20");
    Ok((format!("{place}?{rest}"), MakeRustlsConnect::new(config.with_no_client_auth())))
}

/// The authorities that vouch for servers on the web.
fn web() -> RootCertStore {
    webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect()
}

fn trusted(path: &str) -> Result<RootCertStore, StoreError> {
    let wrong =
        |problem: &dyn std::fmt::Display| StoreError::Failed(format!("sslrootcert={path}: {problem}"));
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(path).map_err(|problem| wrong(&problem))? {
        let certificate = certificate.map_err(|problem| wrong(&problem))?;
        roots.add(certificate).map_err(|problem| wrong(&problem))?;
    }
    if roots.is_empty() { Err(wrong(&"there is no certificate in it")) } else { Ok(roots) }
}

/// Encrypts, and asks nobody who the other end is: what `prefer` and `require` mean.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
