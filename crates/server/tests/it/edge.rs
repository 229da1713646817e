//! TLS at the edge of the real binary: a certificate in files that is exchanged, one from an authority (Pebble, which
//! is Let's Encrypt's own for tests), and the second address that leads there.

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// How long something is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder that is removed with this value. Where a test has failed, what was logged there is told first.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kassa-edge-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }
}

impl Drop for Folder {
    #[expect(clippy::print_stdout, reason = "a test that has failed says why")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("{}{}", self.read("log"), self.read("pebble.log"));
        }
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A process that is killed with this value.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An address where nobody listens. It is below those that the system gives to whoever connects somewhere: one of
/// these could be taken before it is listened at.
pub(crate) fn free() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let begin = std::process::id().wrapping_mul(101);
    let is_free = |address: &SocketAddr| TcpListener::bind(address).is_ok();
    let mut numbers = std::iter::repeat_with(|| begin.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)));
    let port = |number: u32| 10_000 + u16::try_from(number % 20_000).expect("a small number");
    let address = |number| SocketAddr::from((Ipv4Addr::LOCALHOST, port(number)));
    numbers.by_ref().take(20_000).map(address).find(is_free).expect("an address that is free")
}

pub(crate) fn until<T>(what: &str, mut done: impl FnMut() -> Option<T>) -> T {
    let mut waited = Duration::ZERO;
    loop {
        if let Some(found) = done() {
            return found;
        }
        assert!(waited < PATIENCE, "waited in vain for {what}");
        let pause = Duration::from_millis(20);
        wait(pause);
        waited += pause;
    }
}

#[expect(clippy::disallowed_methods, reason = "a thread of a test that watches other processes")]
pub(super) fn wait(time: Duration) {
    std::thread::sleep(time);
}

fn openssl(folder: &Folder, words: &str) {
    let done = Command::new("openssl").args(words.split(' ')).current_dir(&folder.0).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// An authority of our own, in `ca.pem`.
fn authority(folder: &Folder) {
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(folder, &format!("req -x509 {key} -keyout ca.key -out ca.pem -subj /CN=test -days 30"));
}

/// A certificate of that authority for this machine, in `leaf.pem` and `leaf.key`.
fn certificate(folder: &Folder) {
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    std::fs::write(folder.0.join("ext"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n").unwrap();
    openssl(folder, &format!("req {key} -keyout new.key -out new.csr -subj /CN=localhost"));
    openssl(
        folder,
        "x509 -req -in new.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 20 -extfile ext -out new.pem",
    );
    for name in ["key", "pem"] {
        std::fs::rename(folder.0.join(format!("new.{name}")), folder.0.join(format!("leaf.{name}"))).unwrap();
    }
}

/// The server on a SQLite file, with these words after its own.
pub(crate) fn serve(folder: &Folder, listen: SocketAddr, words: &[String]) -> Running {
    serve_on("sqlite:kassa.db", folder, listen, words)
}

fn serve_on(database: &str, folder: &Folder, listen: SocketAddr, words: &[String]) -> Running {
    let log = std::fs::OpenOptions::new().create(true).append(true).open(folder.0.join("log")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kassa"));
    command.env_clear().env("KASSA_MASTER_KEY", "07".repeat(32)).current_dir(&folder.0);
    command.args(["serve", "--listen", &listen.to_string(), "--database", database]);
    command.args(words).stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
    Running(command.spawn().unwrap())
}

type Connection = StreamOwned<ClientConnection, TcpStream>;

/// A connection to `localhost` with TLS, whose certificate must be of the authority in `root`.
fn connect(address: SocketAddr, root: &Path) -> Option<Connection> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(root).unwrap() {
        roots.add(certificate.unwrap()).unwrap();
    }
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let mut session = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    while session.is_handshaking() {
        session.complete_io(&mut stream).ok()?;
    }
    Some(StreamOwned::new(session, stream))
}

fn shown(connection: &Connection) -> Vec<u8> {
    connection.conn.peer_certificates().unwrap()[0].to_vec()
}

/// Asks, and reads the answer up to the end of its head.
fn ask(stream: &mut (impl Read + Write), path: &str) -> String {
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    let mut body = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut body).unwrap();
    head + &String::from_utf8(body).unwrap()
}

#[test]
fn a_certificate_in_files_is_exchanged_under_open_connections() {
    let folder = Folder::new("files");
    authority(&folder);
    certificate(&folder);
    let (listen, http) = (free(), free());
    let words = ["--tls-cert", "leaf.pem", "--tls-key", "leaf.key", "--http-listen", &http.to_string()];
    let server = serve(&folder, listen, &words.map(str::to_owned));
    let root = folder.0.join("ca.pem");
    let mut open = until("TLS", || connect(listen, &root));
    let first = shown(&open);
    let head = ask(&mut open, "/healthz");
    assert!(head.starts_with("http/1.1 200") && head.contains("strict-transport-security"), "{head}");
    assert!(ask(&mut open, "/metrics").contains("kassa_certificate_expires_seconds 1"));

    // HTTP on the address of TLS is let go, and on the other it leads there.
    let mut clear = TcpStream::connect(listen).unwrap();
    clear.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut said = Vec::new();
    let _ = clear.read_to_end(&mut said);
    assert!(!said.starts_with(b"HTTP"), "{said:?}");
    let led = ask(&mut TcpStream::connect(http).unwrap(), "/checkout/x?lang=fr");
    assert!(led.starts_with("http/1.1 308"), "{led}");
    assert!(led.contains(&format!("location: https://{listen}/checkout/x?lang=fr\r\n")), "{led}");

    // Half of a new pair, then all of it.
    let key = folder.read("leaf.key");
    certificate(&folder);
    let second = folder.read("leaf.key");
    std::fs::write(folder.0.join("leaf.key"), key).unwrap();
    hang_up(&server);
    until("the mistake to be said", || {
        folder.read("log").contains("the certificate before stays").then_some(())
    });
    assert_eq!(shown(&connect(listen, &root).unwrap()), first);
    std::fs::write(folder.0.join("leaf.key"), second).unwrap();
    hang_up(&server);
    until("the new certificate", || connect(listen, &root).filter(|it| shown(it) != first));
    assert!(ask(&mut open, "/healthz").starts_with("http/1.1 200"), "the connection from before goes on");
}

fn hang_up(server: &Running) {
    let done = Command::new("kill").args(["-HUP", &server.0.id().to_string()]).status().unwrap();
    assert!(done.success());
}

#[test]
fn a_server_without_a_good_pair_does_not_start() {
    let folder = Folder::new("none");
    authority(&folder);
    certificate(&folder);
    for (certificate, key, said) in [
        ("leaf.pem", "ca.key", "the key is not that of the first certificate"),
        ("nothing.pem", "leaf.key", "cannot read nothing.pem"),
        ("ext", "leaf.key", "there is no certificate in PEM"),
    ] {
        let words = ["--tls-cert", certificate, "--tls-key", key].map(str::to_owned);
        let mut server = serve(&folder, free(), &words);
        assert!(!server.0.wait().unwrap().success(), "{certificate}");
        assert!(folder.read("log").contains(said), "{}", folder.read("log"));
    }
}

#[test]
fn an_authority_gives_a_certificate_once_and_a_start_later_finds_it() {
    let folder = Folder::new("acme");
    authority(&folder);
    certificate(&folder);
    let (listen, http) = (free(), free());
    let (pebble, directory) = pebble(&folder, http);
    let words = words(&directory, http);
    let server = serve(&folder, listen, &words);
    until("a certificate", || folder.read("log").contains("a new certificate is shown").then_some(()));
    let issuer = shown_by(&folder, listen);
    assert!(issuer.contains("Pebble Intermediate CA"), "{issuer}");
    drop(server);
    drop(pebble);
    // The authority is gone, and the certificate is in the rows, sealed.
    let server = serve(&folder, listen, &words);
    let again =
        until("the kept certificate", || Some(shown_by(&folder, listen)).filter(|it| it.contains("issuer")));
    assert_eq!(again, issuer, "it is the same, to the serial number");
    let rows = std::fs::read(folder.0.join("kassa.db")).unwrap();
    assert!(!rows.windows(11).any(|bytes| bytes == b"PRIVATE KEY"));
    drop(server);
}

/// An authority that looks at this address whether a name is ours, and its directory.
fn pebble(folder: &Folder, http: SocketAddr) -> (Running, String) {
    let (directory, management) = (free(), free());
    let config = serde_json::json!({ "pebble": {
        "listenAddress": directory, "managementListenAddress": management,
        "certificate": "leaf.pem", "privateKey": "leaf.key",
        "httpPort": http.port(), "tlsPort": free().port(), "ocspResponderURL": "",
    }});
    std::fs::write(folder.0.join("pebble.json"), config.to_string()).unwrap();
    let log = std::fs::File::create(folder.0.join("pebble.log")).unwrap();
    let mut command = Command::new("pebble");
    command.args(["-config", "pebble.json"]).env("PEBBLE_VA_NOSLEEP", "1").current_dir(&folder.0);
    command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
    let running = Running(command.spawn().unwrap());
    let ca = folder.0.join("ca.pem");
    until("the authority", || connect(directory, &ca));
    (running, format!("https://{directory}/dir"))
}

/// What a server is told, so that it asks this authority.
fn words(directory: &str, http: SocketAddr) -> Vec<String> {
    let words = [
        ("--acme-domain", "localhost"),
        ("--acme-contact", "ops@example.com"),
        ("--acme-directory", directory),
        ("--acme-root", "ca.pem"),
        ("--http-listen", &http.to_string()),
    ];
    words.into_iter().flat_map(|(name, value)| [name.to_owned(), value.to_owned()]).collect()
}

#[test]
fn two_nodes_get_one_certificate_and_the_authority_reaches_only_one_of_them() {
    if !kassa_cluster::is_wanted() {
        return;
    }
    let folder = Folder::new("acme-nodes");
    authority(&folder);
    certificate(&folder);
    let scratch = kassa_cluster::Scratch::make();
    let (first, second) = ((free(), free()), (free(), free()));
    // The authority reaches the second alone, whichever has the turn.
    let (pebble, directory) = pebble(&folder, second.1);
    let start = |(listen, http): (SocketAddr, SocketAddr)| {
        serve_on(scratch.url(), &folder, listen, &words(&directory, http))
    };
    let nodes = [start(first), start(second)];
    let serial = |listen| {
        until("a certificate", || Some(shown_by(&folder, listen)).filter(|it| it.contains("issuer")))
    };
    assert_eq!(serial(first.0), serial(second.0));
    let log = folder.read("log");
    assert_eq!(log.matches("a new certificate is shown").count(), 1, "{log}");
    let issued = folder.read("pebble.log");
    assert_eq!(issued.matches("Issued certificate").count(), 1, "{issued}");
    drop((nodes, pebble));
}

/// Issuer and serial number of the certificate that is shown, as OpenSSL writes them.
fn shown_by(folder: &Folder, address: SocketAddr) -> String {
    let words = format!("s_client -connect {address} -servername localhost -showcerts");
    let client = Command::new("openssl").args(words.split(' ')).stdin(Stdio::null()).output().unwrap();
    std::fs::write(folder.0.join("shown.pem"), client.stdout).unwrap();
    let read = Command::new("openssl")
        .args(["x509", "-in", "shown.pem", "-noout", "-issuer", "-serial"])
        .current_dir(&folder.0)
        .output()
        .unwrap();
    String::from_utf8(read.stdout).unwrap()
}
