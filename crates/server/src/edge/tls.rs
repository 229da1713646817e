//! TLS: the certificate in force, which is exchanged while connections go on.

use anyhow::{Context, ensure};
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};
use std::task::{Context as Task, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use x509_cert::der::Decode;

/// How often files are looked at.
const LOOK: Duration = Duration::from_secs(10);

/// The certificate that new connections are shown. Those that are open keep theirs.
#[derive(Debug, Default)]
pub struct Certificates(RwLock<Option<Shown>>);

#[derive(Clone, Debug)]
struct Shown {
    key: Arc<CertifiedKey>,
    life: Life,
}

/// From when to when a certificate is good, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// Not before this.
    pub from: i64,
    /// Not after this.
    pub until: i64,
}

impl Life {
    /// Whether less than a third of the time is left, so that it should be renewed.
    #[must_use]
    pub fn is_late(self, now: i64) -> bool {
        self.until.saturating_sub(now) < self.until.saturating_sub(self.from) / 3
    }
}

impl Certificates {
    /// Shows this chain from now on, if it is one and the key is its own.
    ///
    /// # Errors
    /// When either cannot be read, or they do not belong together.
    pub fn show(&self, chain: &[u8], key: &[u8]) -> anyhow::Result<Life> {
        let chain: Vec<CertificateDer<'static>> =
            CertificateDer::pem_slice_iter(chain).collect::<Result<_, _>>().context("the certificate")?;
        let first = chain.first().context("there is no certificate in PEM")?;
        let life = life(first)?;
        let key = PrivateKeyDer::from_pem_slice(key).context("the private key")?;
        let key = CertifiedKey::from_der(chain, key, &ring::default_provider())
            .context("the key is not that of the first certificate")?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Shown { key: Arc::new(key), life });
        Ok(life)
    }

    /// From when to when the certificate that is shown is good.
    #[must_use]
    pub fn life(&self) -> Option<Life> {
        self.shown().map(|shown| shown.life)
    }

    fn shown(&self) -> Option<Shown> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn life(certificate: &CertificateDer<'_>) -> anyhow::Result<Life> {
    let read = x509_cert::Certificate::from_der(certificate).context("the certificate")?;
    let validity = read.tbs_certificate.validity;
    let seconds = |time: x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs());
    Ok(Life { from: seconds(validity.not_before)?, until: seconds(validity.not_after)? })
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.shown().map(|shown| shown.key)
    }
}

/// Takes connections with TLS 1.2 and 1.3.
///
/// # Errors
/// When the TLS library cannot be set up.
pub fn acceptor(certificates: Arc<Certificates>) -> anyhow::Result<TlsAcceptor> {
    let provider: Arc<CryptoProvider> = Arc::new(ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(certificates);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// A certificate in files, which somebody else renews.
pub struct Files {
    certificate: PathBuf,
    key: PathBuf,
    shown: Arc<Certificates>,
    /// What was last read, good or not: a mistake is said once.
    seen: (Vec<u8>, Vec<u8>),
}

impl Files {
    /// Shows what is in the files now.
    ///
    /// # Errors
    /// When that cannot be shown.
    pub fn open(certificate: PathBuf, key: PathBuf, shown: Arc<Certificates>) -> anyhow::Result<Self> {
        let mut files = Self { certificate, key, shown, seen: Default::default() };
        ensure!(files.look()?, "{} is empty", files.certificate.display());
        Ok(files)
    }

    /// Shows what is in the files, if that is new. Says whether it was.
    fn look(&mut self) -> anyhow::Result<bool> {
        let read =
            |path: &PathBuf| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
        let found = (read(&self.certificate)?, read(&self.key)?);
        if found == self.seen {
            return Ok(false);
        }
        self.seen = found;
        let said = || format!("in {} and {}", self.certificate.display(), self.key.display());
        self.shown.show(&self.seen.0, &self.seen.1).with_context(said)?;
        Ok(true)
    }

    /// Looks again and again, and at SIGHUP at once. While what is found cannot be shown, such as half of a new pair,
    /// the one before stays.
    ///
    /// # Errors
    /// When the signal cannot be listened to.
    pub fn watch(mut self, mut stop: watch::Receiver<bool>) -> anyhow::Result<()> {
        let mut hangup = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())?;
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    () = tokio::time::sleep(LOOK) => {}
                    _ = hangup.recv() => {}
                    _ = stop.changed() => return,
                }
                match self.look() {
                    Ok(true) => tracing::info!("a new certificate is shown"),
                    Ok(false) => {}
                    Err(problem) => {
                        tracing::error!(problem = format!("{problem:#}"), "the certificate before stays");
                    }
                }
            }
        });
        Ok(())
    }
}

/// A client's connection, with or without TLS. One type for both, so that what reads requests is there once.
pub enum Stream {
    /// In clear.
    Plain(TcpStream),
    /// Encrypted.
    Tls(Box<TlsStream<TcpStream>>),
}

impl AsyncRead for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        task: &mut Task<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_read(task, buffer),
            Self::Tls(stream) => Pin::new(stream).poll_read(task, buffer),
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(self: Pin<&mut Self>, task: &mut Task<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_write(task, bytes),
            Self::Tls(stream) => Pin::new(stream).poll_write(task, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_flush(task),
            Self::Tls(stream) => Pin::new(stream).poll_flush(task),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_shutdown(task),
            Self::Tls(stream) => Pin::new(stream).poll_shutdown(task),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        task: &mut Task<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_write_vectored(task, slices),
            Self::Tls(stream) => Pin::new(stream).poll_write_vectored(task, slices),
        }
    }

    fn is_write_vectored(&self) -> bool {
        match self {
            Self::Plain(stream) => stream.is_write_vectored(),
            Self::Tls(stream) => stream.is_write_vectored(),
        }
    }
}
