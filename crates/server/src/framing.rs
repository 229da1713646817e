//! What a client may write around its requests, watched before the HTTP library reads it.
//!
//! The library takes forms on which two readers, such as a proxy and this server, could differ: lines that end in a
//! bare line feed, a length that is given twice, a length beside chunks. Whoever can make two readers differ on where
//! a request ends can hide another behind it. So the bytes of heads and chunks are looked at as they arrive, and the
//! first byte that breaks a rule is made one that the library refuses: it answers 400 and closes.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// So much of a line is looked at. The lines that matter are shorter, or are refused.
const LINE_MAX: usize = 128;
/// Stands where a rule was broken. No head and no size of a chunk may have it.
const REFUSED: u8 = 0;

/// Where in a client's bytes we are.
#[derive(Debug)]
enum Place {
    /// In a head, after so many lines. The lines before a request may be empty.
    Head { lines: usize, length: Option<u64>, chunked: bool },
    /// In a body of which so many bytes are left.
    Counted(u64),
    /// In the line that says how large a chunk is.
    Size,
    /// In a chunk with its end of line, of which so many bytes are left.
    Chunk(u64),
    /// In the lines after the last chunk.
    Trailer,
    /// A rule was broken: nothing that follows is taken for anything.
    Broken,
}

const START: Place = Place::Head { lines: 0, length: None, chunked: false };

/// Follows the bytes of one connection.
#[derive(Debug)]
struct Framing {
    place: Place,
    /// The beginning of the line that is being read.
    line: Vec<u8>,
    /// How long that line is.
    size: usize,
    /// Whether the last byte was a carriage return.
    returned: bool,
}

impl Default for Framing {
    fn default() -> Self {
        Self { place: START, line: Vec::with_capacity(LINE_MAX), size: 0, returned: false }
    }
}

impl Framing {
    /// Looks at bytes as they arrive, and marks where a rule is broken.
    fn look(&mut self, bytes: &mut [u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let passed = match &mut self.place {
                Place::Counted(left) | Place::Chunk(left) => {
                    let passed = usize::try_from(*left).unwrap_or(usize::MAX).min(rest.len());
                    *left = left.saturating_sub(u64::try_from(passed).unwrap_or(u64::MAX));
                    passed
                }
                Place::Broken => return,
                Place::Head { .. } | Place::Size | Place::Trailer => {
                    let passed = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
                    let (line, _) = rest.split_at_mut(passed);
                    self.read(line);
                    passed
                }
            };
            rest = rest.split_at_mut(passed).1;
            match self.place {
                Place::Counted(0) => self.place = START,
                Place::Chunk(0) => self.place = Place::Size,
                _ => {}
            }
        }
    }

    /// Reads a line, or a part of one.
    fn read(&mut self, part: &mut [u8]) {
        let Some((last, before)) = part.split_last_mut() else { return };
        let ends = *last == b'\n';
        let returned = before.last().map_or(self.returned, |byte| *byte == b'\r');
        let kept = if ends { before.len() } else { before.len() + 1 };
        let room = LINE_MAX - self.line.len();
        let all = before.iter().copied().chain((!ends).then_some(*last));
        self.line.extend(all.take(room));
        self.size += kept;
        self.returned = if ends { false } else { *last == b'\r' };
        if !ends {
            return;
        }
        let next = if returned { self.end_of_line() } else { None };
        if next.is_none() {
            *last = REFUSED;
        }
        self.place = next.unwrap_or(Place::Broken);
        self.line.clear();
        self.size = 0;
    }

    /// Where we are after the line, which has ended as it should; nothing where it breaks a rule.
    fn end_of_line(&self) -> Option<Place> {
        let is_whole = self.size <= LINE_MAX;
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        match self.place {
            Place::Head { lines: 0, .. } if line.is_empty() => Some(START),
            Place::Head { length, chunked, .. } if line.is_empty() => Some(match (length, chunked) {
                (_, true) => Place::Size,
                (None | Some(0), false) => START,
                (Some(length), false) => Place::Counted(length),
            }),
            Place::Head { lines: 0, .. } => Some(Place::Head { lines: 1, length: None, chunked: false }),
            Place::Head { lines, length, chunked } => {
                let lines = lines.saturating_add(1);
                let is_free = length.is_none() && !chunked;
                // A line that goes on with the one before it was given up long ago, and not by everybody.
                let goes_on = line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t'));
                let colon = line.iter().position(|byte| *byte == b':');
                let (name, value) = line.split_at(colon.unwrap_or(line.len()));
                let value = value.get(1..).unwrap_or_default().trim_ascii();
                if name.eq_ignore_ascii_case(b"content-length") {
                    let length = number(value, 10).filter(|_| is_free && is_whole)?;
                    return Some(Place::Head { lines, length: Some(length), chunked });
                }
                if name.eq_ignore_ascii_case(b"transfer-encoding") {
                    let good = is_free && is_whole && value.eq_ignore_ascii_case(b"chunked");
                    return good.then_some(Place::Head { lines, length, chunked: true });
                }
                (!goes_on).then_some(Place::Head { lines, length, chunked })
            }
            Place::Size => {
                let size = line.split(|byte| *byte == b';').next().unwrap_or_default();
                match number(size.trim_ascii(), 16).filter(|_| is_whole)? {
                    0 => Some(Place::Trailer),
                    size => Some(Place::Chunk(size.checked_add(2)?)),
                }
            }
            Place::Trailer => Some(if line.is_empty() { START } else { Place::Trailer }),
            Place::Counted(_) | Place::Chunk(_) | Place::Broken => None,
        }
    }
}

/// A number in digits alone: other readers take a sign, an underscore or white space for something else.
fn number(text: &[u8], radix: u32) -> Option<u64> {
    let text = std::str::from_utf8(text).ok().filter(|text| text.chars().all(|c| c.is_digit(radix)))?;
    u64::from_str_radix(text, radix).ok()
}

/// A stream whose requests are framed as every reader understands them, or are refused.
#[derive(Debug)]
pub struct Framed<S> {
    stream: S,
    framing: Framing,
}

impl<S> Framed<S> {
    /// Wraps a stream at its beginning.
    pub fn new(stream: S) -> Self {
        Self { stream, framing: Framing::default() }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Framed<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        let poll = Pin::new(&mut this.stream).poll_read(context, buffer);
        if let Some(arrived) = buffer.filled_mut().get_mut(before..) {
            this.framing.look(arrived);
        }
        poll
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Framed<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the library gets to read, when the bytes arrive in two parts.
    fn seen(text: &str, split: usize) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        let mut framing = Framing::default();
        let (first, second) = bytes.split_at_mut(split);
        framing.look(first);
        framing.look(second);
        bytes
    }

    /// Whether all of it is let through, however it arrives.
    fn is_let_through(text: &str) -> bool {
        let whole = seen(text, 0);
        for split in 0..=text.len() {
            assert_eq!(seen(text, split), whole, "{text:?} at {split}");
        }
        let mut bytes = text.as_bytes().to_vec();
        let mut framing = Framing::default();
        bytes.chunks_mut(1).for_each(|byte| framing.look(byte));
        assert_eq!(bytes, whole, "{text:?} byte by byte");
        whole == text.as_bytes()
    }

    #[test]
    fn good_requests_pass_as_they_are() {
        let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(LINE_MAX * 3));
        for text in [
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n\n\n\n\nGET / HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\ntransfer-encoding: Chunked\r\n\r\n3;x=y\r\n\n\n\n\r\n0A\r\n0123456789\r\n\
             0\r\nX: y\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            &long,
        ] {
            assert!(is_let_through(text), "{text:?}");
        }
    }

    #[test]
    fn what_two_readers_could_take_differently_is_refused() {
        let far = format!("POST / HTTP/1.1\r\nContent-Length: {}1\r\n\r\n", "0".repeat(LINE_MAX));
        for text in [
            "GET / HTTP/1.1\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n\n",
            "\nGET / HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
            "POST / HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: +2\r\n\r\n{}",
            "POST / HTTP/1.1\r\nContent-Length: 2, 2\r\n\r\n{}",
            "POST / HTTP/1.1\r\nContent-Length: 0x2\r\n\r\n{}",
            "POST / HTTP/1.1\r\nContent-Length:\r\n\r\n{}",
            "POST / HTTP/1.1\r\nContent-Length: 18446744073709551616\r\n\r\n",
            "POST / HTTP/1.1\r\nX: a\r\n b\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\n\r\n",
            &far,
        ] {
            assert!(!is_let_through(text), "{text:?}");
        }
    }
}
