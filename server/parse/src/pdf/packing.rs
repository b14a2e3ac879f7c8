//! The ways in which a PDF packs its streams, undone as far as somebody reads: nobody here holds more than a few bytes of
//! what comes out. They take at least what the reader of pages takes, and go on where that one stops.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::{DeflateDecoder, ZlibDecoder};

use super::allowance::Packed;
use super::letters::{Base85, Hex};
use super::lzw::Lzw;
use super::mended::Mended;

/// Bytes of the longest name that is looked at.
const NAME_MAX: usize = 64;

/// One way of packing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Deflate with its head, as nearly everything is packed.
    Zlib,
    /// Deflate without it.
    Deflate,
    /// Deflate that is damaged.
    Mended,
    /// Of pictures and pages before 1996. Its codes become longer one code early, or not.
    Lzw {
        early: bool,
    },
    RunLength,
    Hex,
    Base85,
}

impl Packing {
    /// What comes out of what is packed so.
    pub(super) fn undone(self, packed: Packed<'_>) -> Packed<'_> {
        match self {
            Self::Zlib => Box::new(BufReader::new(ZlibDecoder::new(packed))),
            Self::Deflate => Box::new(BufReader::new(DeflateDecoder::new(packed))),
            Self::Mended => Box::new(BufReader::new(Mended::new(packed))),
            Self::Lzw { early } => Box::new(BufReader::new(Lzw::new(BufReader::new(packed), early))),
            Self::RunLength => Box::new(BufReader::new(RunLength::new(BufReader::new(packed)))),
            Self::Hex => Box::new(BufReader::new(Hex::new(BufReader::new(packed)))),
            Self::Base85 => Box::new(BufReader::new(Base85::new(BufReader::new(packed)))),
        }
    }
}

/// The names in a file, as they are meant: in `#4c`, two digits stand for a letter.
pub(super) fn names(bytes: &[u8]) -> impl Iterator<Item = Cow<'_, [u8]>> {
    bytes.split(|byte| *byte == b'/').skip(1).map(name)
}

fn name(bytes: &[u8]) -> Cow<'_, [u8]> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\0\x0b()<>[]{}%".contains(byte);
    let bytes = &bytes[..bytes.len().min(NAME_MAX)];
    let bytes = &bytes[..bytes.iter().position(ends).unwrap_or(bytes.len())];
    if !bytes.contains(&b'#') {
        return Cow::Borrowed(bytes);
    }
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8);
    let (mut meant, mut at) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'#', Some(high), Some(low)) => {
                meant.push((high << 4) | low);
                at += 3;
            }
            _ => {
                meant.push(*byte);
                at += 1;
            }
        }
    }
    Cow::Owned(meant)
}

/// The next byte; none at the end.
pub(super) fn byte(packed: &mut impl BufRead) -> io::Result<Option<u8>> {
    let byte = packed.fill_buf()?.first().copied();
    if byte.is_some() {
        packed.consume(1);
    }
    Ok(byte)
}

/// A byte that says how many follow as they are, or how often the next one stands there.
struct RunLength<R> {
    packed: R,
    /// Bytes of the run that are still to come.
    left: usize,
    /// What they all are, unless they stand there one by one.
    repeated: Option<u8>,
    ended: bool,
}

impl<R: BufRead> RunLength<R> {
    fn new(packed: R) -> Self {
        Self { packed, left: 0, repeated: None, ended: false }
    }

    /// Begins the next run, if there is one.
    fn begin(&mut self) -> io::Result<()> {
        let length = byte(&mut self.packed)?.map(usize::from);
        (self.left, self.repeated) = match length {
            None | Some(128) => (0, None),
            Some(length @ 0..=127) => (length + 1, None),
            Some(length) => match byte(&mut self.packed)? {
                Some(byte) => (257 - length, Some(byte)),
                None => (0, None),
            },
        };
        self.ended = self.left == 0;
        Ok(())
    }
}

impl<R: BufRead> Read for RunLength<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() && !self.ended {
            if self.left == 0 {
                self.begin()?;
                continue;
            }
            let end = into.len().min(filled + self.left);
            let room = &mut into[filled..end];
            let read = match self.repeated {
                Some(byte) => {
                    room.fill(byte);
                    room.len()
                }
                None => self.packed.read(room)?,
            };
            self.ended = read == 0;
            self.left -= read;
            filled += read;
        }
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(packing: Packing, packed: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        packing.undone(Box::new(packed)).read_to_end(&mut out).expect("it's packed so");
        out
    }

    #[test]
    fn each_packing_gives_back_what_was_packed() {
        assert_eq!(
            undone(Packing::RunLength, &[4, 10, 11, 12, 13, 14, 253, 3, 128, 9]),
            [10, 11, 12, 13, 14, 3, 3, 3, 3]
        );
        assert_eq!(undone(Packing::Hex, b"AF3E 29\n1>no more"), [0xaf, 0x3e, 0x29, 0x10]);
        assert_eq!(undone(Packing::Base85, b"87cURD]i,\n\"Ebo80~>"), b"Hello World!");
        assert_eq!(undone(Packing::Base85, b"z87cT"), b"\0\0\0\0Hel");
        let lzw = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(undone(Packing::Lzw { early: true }, &lzw), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        let file = b"<</Filter[/A85/L#5aW#44ecode]>> /RLE /Flat";
        let found: Vec<_> = names(file).collect();
        assert_eq!(found, [&b"Filter"[..], b"A85", b"LZWDecode", b"RLE", b"Flat"]);
    }
}
