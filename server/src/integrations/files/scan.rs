//! The hook for malware scanners. The built-in one knows the test string of EICAR alone, so that the way of a refusal
//! is proved on every installation; a real scanner is another implementation.

use super::Fault;
use futures::future::BoxFuture;
use memchr::memmem::Finder;

/// What a scanner says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was found so far.
    Clean,
    /// Content that isn't kept.
    Malware {
        /// What the scanner calls it.
        name: String,
    },
}

/// Begins scans.
pub trait Scanner: Send + Sync {
    /// A scan of one content, from its first byte.
    fn begin(&self) -> Box<dyn Scan>;
}

/// The scan of one content.
pub trait Scan: Send {
    /// Looks at the next bytes.
    fn feed<'a>(&'a mut self, bytes: &'a [u8]) -> BoxFuture<'a, Result<Verdict, Fault>>;

    /// There are no more bytes.
    fn end(&mut self) -> BoxFuture<'_, Result<Verdict, Fault>>;
}

/// The EICAR test string, in two pieces, or scanners would find this program.
const EICAR: [&[u8]; 2] = [br"X5O!P%@AP[4\PZX54(P^)7CC)7}", b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"];

/// Finds the EICAR test string, wherever it stands.
pub struct Eicar(Finder<'static>);

impl Default for Eicar {
    fn default() -> Self {
        Self(Finder::new(&EICAR.concat()).into_owned())
    }
}

impl Scanner for Eicar {
    fn begin(&self) -> Box<dyn Scan> {
        Box::new(EicarScan { finder: self.0.clone(), tail: Vec::new() })
    }
}

struct EicarScan {
    finder: Finder<'static>,
    /// The last bytes of what was seen: the string may stand across two pieces.
    tail: Vec<u8>,
}

impl EicarScan {
    fn look(&mut self, bytes: &[u8]) -> Verdict {
        let edge = self.finder.needle().len() - 1;
        self.tail.extend_from_slice(&bytes[..bytes.len().min(edge)]);
        let found = self.finder.find(&self.tail).is_some() || self.finder.find(bytes).is_some();
        if bytes.len() > edge {
            self.tail.clear();
            self.tail.extend_from_slice(&bytes[bytes.len() - edge..]);
        } else {
            self.tail.drain(..self.tail.len().saturating_sub(edge));
        }
        if found { Verdict::Malware { name: "EICAR-Test-File".into() } } else { Verdict::Clean }
    }
}

impl Scan for EicarScan {
    fn feed<'a>(&'a mut self, bytes: &'a [u8]) -> BoxFuture<'a, Result<Verdict, Fault>> {
        let verdict = self.look(bytes);
        Box::pin(async move { Ok(verdict) })
    }

    fn end(&mut self) -> BoxFuture<'_, Result<Verdict, Fault>> {
        Box::pin(async { Ok(Verdict::Clean) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(pieces: &[&[u8]]) -> bool {
        let scanner = Eicar::default();
        let mut scan = EicarScan { finder: scanner.0.clone(), tail: Vec::new() };
        pieces.iter().any(|piece| scan.look(piece) != Verdict::Clean)
    }

    #[test]
    fn the_test_string_is_found_wherever_it_is_cut() {
        let whole = [b"some text before ", &EICAR.concat()[..], b" and after"].concat();
        assert!(scan(&[&whole]));
        for cut in 0..whole.len() {
            assert!(scan(&[&whole[..cut], &whole[cut..]]), "cut at {cut}");
        }
        let bytes: Vec<&[u8]> = whole.chunks(1).collect();
        assert!(scan(&bytes), "byte by byte");
    }

    #[test]
    fn other_content_is_clean() {
        assert!(!scan(&[EICAR[0], b"x", EICAR[1]]));
        assert!(!scan(&[b"", b"cumin"]));
    }
}
