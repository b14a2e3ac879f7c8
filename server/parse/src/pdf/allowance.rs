//! How much of a PDF may still be unpacked, and for how long. Whoever unpacks does it here, a piece at a time and to nowhere.

use std::fmt::Display;
use std::io::{self, BufRead, Read};
use std::time::{Duration, Instant};

use super::packing::Packing;
use crate::fault::Fault;
use crate::limits::Limits;

/// Bytes that are unpacked at a time.
const PIECE: usize = 64 << 10;
/// Dictionaries in a file and in all that is packed in it. The reader of pages takes a kilobyte for one that is four bytes long.
const DICTIONARIES_MAX: usize = 2_000_000;

/// Bytes on their way out of what they are packed in.
pub(super) type Packed<'a> = Box<dyn BufRead + 'a>;

/// Why something isn't unpacked any further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    /// It is more than is read.
    Bytes,
    /// It has more dictionaries than are read.
    Dictionaries,
    /// It is packed within itself too often.
    Nested,
    /// It has rows so wide that one of them doesn't fit into memory.
    Wide,
    /// How it is packed is said elsewhere, where it may change.
    Hidden,
    /// It is one thing to one who reads it and another to one who passes it.
    Torn,
    /// It stands within another object, where nobody weighs it.
    Within,
    /// It takes longer than is waited.
    Time,
}

impl Excess {
    /// The fault of what is unpacked, named as in `the stream at byte 17`.
    pub(super) fn of(self, what: impl Display) -> Fault {
        let why = match self {
            Self::Bytes => "unpacks to more than is read",
            Self::Dictionaries => "unpacks to more dictionaries than are read",
            Self::Nested => "is packed within itself too often",
            Self::Wide => "unpacks to rows that are wider than is read",
            Self::Hidden => "doesn't say itself how it is packed, and may unpack to more than is read",
            Self::Torn => "is read in two ways, and may unpack to more than is read",
            Self::Within => "stands within another object, and may unpack to more than is read",
            Self::Time => "takes longer to unpack than is waited",
        };
        Fault::too_large(format!("{what} {why}"))
    }
}

/// What came out.
#[derive(Clone, Copy)]
pub(super) struct Came {
    pub(super) bytes: u64,
    /// Whether it came to its end, rather than to a place where it is damaged.
    pub(super) whole: bool,
}

pub(super) struct Allowance {
    /// Bytes that may still come out.
    left: u64,
    /// Dictionaries that were seen.
    dictionaries: usize,
    begun: Instant,
    time: Duration,
    piece: Vec<u8>,
}

impl Allowance {
    pub(super) fn new(limits: &Limits) -> Self {
        let (left, time) = (limits.unpacked, limits.time);
        Self { left, dictionaries: 0, begun: Instant::now(), time, piece: vec![0; PIECE] }
    }

    /// Bytes that may still come out.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// So many bytes may still come out, as before something that is undone in several ways, of which one counts.
    pub(super) fn reset(&mut self, left: u64) {
        self.left = left;
    }

    /// Whether there is time left.
    pub(super) fn tick(&self) -> Result<(), Excess> {
        if self.begun.elapsed() > self.time { Err(Excess::Time) } else { Ok(()) }
    }

    /// The bytes with each of the packings undone, the first one first.
    pub(super) fn open<'a>(&self, bytes: &'a [u8], packings: &[Packing]) -> Packed<'a> {
        let mut packed: Packed<'a> = Box::new(Watched { bytes, begun: self.begun, time: self.time });
        for packing in packings {
            packed = packing.undone(packed);
        }
        packed
    }

    /// Unpacks all of it, and counts what comes out.
    pub(super) fn drain(&mut self, from: &mut impl Read) -> Result<Came, Excess> {
        let mut piece = std::mem::take(&mut self.piece);
        let came = self.drain_by(from, &mut piece);
        self.piece = piece;
        came
    }

    fn drain_by(&mut self, from: &mut impl Read, piece: &mut [u8]) -> Result<Came, Excess> {
        let mut bytes = 0;
        loop {
            self.tick()?;
            let read = match from.read(piece) {
                Ok(0) => return Ok(Came { bytes, whole: true }),
                Ok(read) => read,
                Err(_) => return Ok(Came { bytes, whole: false }),
            };
            bytes += read as u64;
            self.spend(read as u64)?;
            self.count_dictionaries(&piece[..read])?;
        }
    }

    /// So many bytes came out, or may.
    pub(super) fn spend(&mut self, bytes: u64) -> Result<(), Excess> {
        self.left = self.left.checked_sub(bytes).ok_or(Excess::Bytes)?;
        Ok(())
    }

    /// Counts where dictionaries begin: a grey picture is full of their sign, and counts as one.
    pub(super) fn count_dictionaries(&mut self, bytes: &[u8]) -> Result<(), Excess> {
        // Found quickly, and mostly not there.
        if !bytes.contains(&b'<') {
            return Ok(());
        }
        let begins = |it: &&[u8]| it[1] == b'<' && it[2] == b'<' && it[0] != b'<';
        self.dictionaries += bytes.windows(3).filter(begins).count();
        if self.dictionaries > DICTIONARIES_MAX { Err(Excess::Dictionaries) } else { Ok(()) }
    }
}

/// Bytes that end when the time is over: some packings have blanks, of which nothing comes out.
struct Watched<'a> {
    bytes: &'a [u8],
    begun: Instant,
    time: Duration,
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut from = self.fill_buf()?;
        let read = from.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Watched<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.begun.elapsed() > self.time {
            return Err(io::ErrorKind::TimedOut.into());
        }
        Ok(&self.bytes[..self.bytes.len().min(PIECE)])
    }

    fn consume(&mut self, count: usize) {
        self.bytes = self.bytes.get(count..).unwrap_or_default();
    }
}
