//! LZW, undone code by code.

use std::io::{self, BufRead, Read};

use super::packing::byte;

/// Forgets all that was seen.
const CLEAR: u16 = 256;
const END: u16 = 257;
/// The first code that stands for something that was seen.
const FIRST: usize = 258;
/// Codes that there are.
const CODES_MAX: usize = 4096;

/// Bytes that were seen: those of another code, and one more.
#[derive(Clone, Copy)]
struct Seen {
    before: u16,
    last: u8,
    first: u8,
    length: usize,
}

pub(super) struct Lzw<R> {
    packed: R,
    /// Whether codes become longer one code early.
    early: bool,
    /// Bits that were read and belong to no code yet, in the lowest places.
    bits: u32,
    bit_count: usize,
    /// By their codes.
    seen: Vec<Seen>,
    previous: Option<u16>,
    /// What the last code stands for, of which some was given already.
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: BufRead> Lzw<R> {
    pub(super) fn new(packed: R, early: bool) -> Self {
        let one = |byte: u8| Seen { before: 0, last: byte, first: byte, length: 1 };
        let mut seen: Vec<Seen> = (0..=u8::MAX).map(one).collect();
        // The two codes that stand for no bytes.
        seen.resize(FIRST, one(0));
        Self { packed, early, bits: 0, bit_count: 0, seen, previous: None, ready: Vec::new(), given: 0, ended: false }
    }

    /// Bits of the next code.
    fn width(&self) -> usize {
        match self.seen.len() + usize::from(self.early) {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        }
    }

    fn code(&mut self) -> io::Result<Option<u16>> {
        let width = self.width();
        while self.bit_count < width {
            let Some(byte) = byte(&mut self.packed)? else { return Ok(None) };
            self.bits = (self.bits << 8) | u32::from(byte);
            self.bit_count += 8;
        }
        self.bit_count -= width;
        let code = self.bits >> self.bit_count;
        self.bits &= (1 << self.bit_count) - 1;
        Ok(u16::try_from(code).ok())
    }

    /// Reads one code.
    fn step(&mut self) -> io::Result<()> {
        match self.code()? {
            None | Some(END) => self.ended = true,
            Some(CLEAR) => {
                self.seen.truncate(FIRST);
                self.previous = None;
            }
            Some(code) => {
                let known = self.seen.get(usize::from(code)).map(|seen| seen.first);
                let previous = self.previous.and_then(|code| self.seen.get(usize::from(code)).copied());
                let first = match (known, previous) {
                    (Some(first), _) => first,
                    (None, Some(previous)) if usize::from(code) == self.seen.len() => previous.first,
                    _ => return Err(io::ErrorKind::InvalidData.into()),
                };
                if let (Some(previous), Some(before)) = (previous, self.previous)
                    && self.seen.len() < CODES_MAX
                {
                    let length = previous.length + 1;
                    self.seen.push(Seen { before, last: first, first: previous.first, length });
                }
                self.write(code)?;
                self.previous = Some(code);
            }
        }
        Ok(())
    }

    /// What a code stands for, from its last byte on.
    fn write(&mut self, code: u16) -> io::Result<()> {
        let find = |code: u16| self.seen.get(usize::from(code)).copied().ok_or(io::ErrorKind::InvalidData);
        let mut seen = find(code)?;
        self.ready.clear();
        self.ready.resize(seen.length, 0);
        self.given = 0;
        for place in self.ready.iter_mut().rev() {
            *place = seen.last;
            seen = find(seen.before)?;
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Lzw<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            let ready = self.ready.get(self.given..).unwrap_or_default();
            if ready.is_empty() {
                if self.ended {
                    break;
                }
                self.step()?;
                continue;
            }
            let count = ready.len().min(into.len() - filled);
            into[filled..filled + count].copy_from_slice(&ready[..count]);
            self.given += count;
            filled += count;
        }
        Ok(filled)
    }
}
