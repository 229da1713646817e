//! One request at a time over a plain socket: enough to prepare and to check what the load generator does.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, bail};

/// Longer than any answer takes on a machine that works.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was answered.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// The body as text.
    pub(crate) body: String,
}

impl Answer {
    /// The body, if the status is the one that is needed.
    pub(crate) fn expect(self, status: u16) -> anyhow::Result<String> {
        if self.status == status {
            Ok(self.body)
        } else {
            bail!("status {} instead of {status}: {}", self.status, self.body)
        }
    }
}

/// Asks for a path.
pub(crate) fn get(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<Answer> {
    ask(address, "GET", path, headers, "")
}

/// Posts a body.
pub(crate) fn post(
    address: SocketAddr,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> anyhow::Result<Answer> {
    ask(address, "POST", path, headers, body)
}

fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> anyhow::Result<Answer> {
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        write!(request, "{name}: {value}\r\n")?;
    }
    if !body.is_empty() {
        write!(request, "Content-Type: application/json\r\nContent-Length: {}\r\n", body.len())?;
    }
    request.push_str("\r\n");
    request.push_str(body);
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = vec![];
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes).context("the answer is not text")?;
    read(&text).with_context(|| format!("{method} {path}"))
}

/// Takes an answer apart. Both servers say how long a body is and never send it in chunks.
fn read(text: &str) -> anyhow::Result<Answer> {
    let (head, body) = text.split_once("\r\n\r\n").context("the answer breaks off in its headers")?;
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).context("no status")?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        if name.eq_ignore_ascii_case("content-length") { value.trim().parse::<usize>().ok() } else { None }
    });
    if length.is_some_and(|length| length != body.len()) {
        bail!("the body has {} bytes instead of {length:?}", body.len());
    }
    Ok(Answer { status, body: body.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart() {
        let answer = read("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}").unwrap();
        assert_eq!((answer.status, answer.body.as_str()), (201, "{}"));
        assert!(answer.expect(200).is_err());
        assert!(read("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n{}").is_err(), "it was cut off");
        assert!(read("HTTP/1.1 200").is_err());
    }
}
