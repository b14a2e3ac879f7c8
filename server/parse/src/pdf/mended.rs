//! Deflate as the reader of pages undoes it where it's damaged: no head has to be right and no sum to fit, a block that isn't
//! what it says is taken as it stands, and what follows is read on. What strict readers leave is counted by this.

use std::io::{self, BufRead, Read};

use super::packing::byte;

/// Bytes that what follows may repeat.
const WINDOW: usize = 32 << 10;
/// Bytes that are kept before what was given already is thrown away.
const KEPT_MAX: usize = 4 * WINDOW;
/// The code at which a block ends; those above it repeat.
const END: u16 = 256;
/// In which order the lengths of the codes stand that tell the lengths of codes.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/// By code: bytes that are repeated at least, and bits that say how many more.
const LENGTHS: [(usize, u32); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
/// By code: how far back they stand at least, and bits that say how much further.
const DISTANCES: [(usize, u32); 30] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 1),
    (7, 1),
    (9, 2),
    (13, 2),
    (17, 3),
    (25, 3),
    (33, 4),
    (49, 4),
    (65, 5),
    (97, 5),
    (129, 6),
    (193, 6),
    (257, 7),
    (385, 7),
    (513, 8),
    (769, 8),
    (1025, 9),
    (1537, 9),
    (2049, 10),
    (3073, 10),
    (4097, 11),
    (6145, 11),
    (8193, 12),
    (12289, 12),
    (16385, 13),
    (24577, 13),
];

/// What the next bits stand for, by these bits: how many of them belong to it, and which it is.
struct Codes {
    by_bits: Vec<(u8, u16)>,
    /// Bits of the longest one.
    longest: u32,
}

impl Codes {
    fn new(lengths: &[u8]) -> Self {
        let longest = u32::from(lengths.iter().copied().max().unwrap_or_default());
        if longest == 0 {
            return Self { by_bits: vec![(0, 0)], longest: 1 };
        }
        let mut by_bits = vec![(0, 0); 1 << longest];
        let mut code = 0_u32;
        for length in 1..=longest {
            for (value, _) in (0..).zip(lengths).filter(|(_, own)| u32::from(**own) == length) {
                let from = (code.reverse_bits() >> (32 - length)) as usize;
                by_bits.iter_mut().skip(from).step_by(1 << length).for_each(|it| *it = (length as u8, value));
                code += 1;
            }
            code <<= 1;
        }
        Self { by_bits, longest }
    }
}

/// Where reading is.
enum Block {
    /// Before one.
    Before,
    /// In bytes that stand as they are; so many are left.
    Plain(usize),
    /// In codes of what stands there and of how far back it stood before.
    Coded(Codes, Codes),
}

pub(super) struct Mended<R> {
    packed: R,
    /// Bytes that were looked at and belong to what follows, the next one last.
    ahead: Vec<u8>,
    begun: bool,
    /// Bits that were read and belong to nothing yet, the next one lowest.
    bits: u32,
    bit_count: u32,
    block: Block,
    /// Whether no block follows this one.
    is_last: bool,
    /// What came out, as far as it may be repeated.
    out: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: BufRead> Mended<R> {
    pub(super) fn new(packed: R) -> Self {
        Self {
            packed,
            ahead: Vec::new(),
            begun: false,
            bits: 0,
            bit_count: 0,
            block: Block::Before,
            is_last: false,
            out: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        match self.ahead.pop() {
            Some(byte) => Ok(Some(byte)),
            None => byte(&mut self.packed),
        }
    }

    fn need_byte(&mut self) -> io::Result<u8> {
        self.byte()?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// Passes the head, if it looks like one.
    fn begin(&mut self) -> io::Result<()> {
        self.begun = true;
        let Some(first) = self.byte()? else { return Ok(()) };
        let Some(second) = self.byte()? else {
            self.ahead.push(first);
            return Ok(());
        };
        let is_head = first & 0x0f == 8 && second & 0x20 == 0 && u16::from_be_bytes([first, second]).is_multiple_of(31);
        if !is_head {
            self.ahead.extend([second, first]);
        }
        Ok(())
    }

    fn take_bits(&mut self, count: u32) -> io::Result<usize> {
        while self.bit_count < count {
            self.bits |= u32::from(self.need_byte()?) << self.bit_count;
            self.bit_count += 8;
        }
        let taken = self.bits & ((1 << count) - 1);
        self.bits >>= count;
        self.bit_count -= count;
        Ok(taken as usize)
    }

    fn code(&mut self, codes: &Codes) -> io::Result<u16> {
        while self.bit_count < codes.longest {
            // At the end a shorter code may do.
            let Some(byte) = self.byte()? else { break };
            self.bits |= u32::from(byte) << self.bit_count;
            self.bit_count += 8;
        }
        let at = (self.bits & ((1 << codes.longest) - 1)) as usize;
        let (length, value) = codes.by_bits.get(at).copied().unwrap_or_default();
        let length = u32::from(length);
        if length == 0 || self.bit_count < length {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.bits >>= length;
        self.bit_count -= length;
        Ok(value)
    }

    /// Reads on by one block's beginning, or by some of what is in it.
    fn step(&mut self) -> io::Result<()> {
        self.block = match std::mem::replace(&mut self.block, Block::Before) {
            Block::Before if self.is_last => {
                self.ended = true;
                Block::Before
            }
            Block::Before => self.next_block()?,
            Block::Plain(0) => Block::Before,
            Block::Plain(left) => {
                let some = left.min(WINDOW);
                for _ in 0..some {
                    let byte = self.need_byte()?;
                    self.out.push(byte);
                }
                Block::Plain(left - some)
            }
            Block::Coded(codes, distances) => loop {
                if !self.next_code(&codes, &distances)? {
                    break Block::Before;
                }
                if self.out.len() - self.given >= WINDOW {
                    break Block::Coded(codes, distances);
                }
            },
        };
        Ok(())
    }

    fn next_block(&mut self) -> io::Result<Block> {
        self.is_last = self.take_bits(1)? == 1;
        match self.take_bits(2)? {
            0 => {
                (self.bits, self.bit_count) = (0, 0);
                let length = u16::from_le_bytes([self.need_byte()?, self.need_byte()?]);
                // The length once more, inverted; nobody asks whether it is.
                for _ in 0..2 {
                    self.need_byte()?;
                }
                Ok(Block::Plain(length.into()))
            }
            1 => {
                let mut lengths = [8_u8; 288];
                lengths[144..256].fill(9);
                lengths[256..280].fill(7);
                Ok(Block::Coded(Codes::new(&lengths), Codes::new(&[5; 30])))
            }
            2 => self.told_codes(),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// The codes of a block that tells its own.
    fn told_codes(&mut self) -> io::Result<Block> {
        let count = self.take_bits(5)? + 257;
        let distance_count = self.take_bits(5)? + 1;
        let told = self.take_bits(4)? + 4;
        let mut of_lengths = [0_u8; 19];
        for place in ORDER.iter().take(told) {
            of_lengths[*place] = self.take_bits(3)? as u8;
        }
        let of_lengths = Codes::new(&of_lengths);
        let all = count + distance_count;
        let mut lengths: Vec<u8> = Vec::with_capacity(all);
        while lengths.len() < all {
            let (value, times) = match self.code(&of_lengths)? {
                16 => (lengths.last().copied().unwrap_or_default(), self.take_bits(2)? + 3),
                17 => (0, self.take_bits(3)? + 3),
                18 => (0, self.take_bits(7)? + 11),
                length => (length as u8, 1),
            };
            lengths.resize(all.min(lengths.len() + times), value);
        }
        let (codes, distances) = lengths.split_at(count);
        Ok(Block::Coded(Codes::new(codes), Codes::new(distances)))
    }

    /// Reads a code. Says whether the block goes on.
    fn next_code(&mut self, codes: &Codes, distances: &Codes) -> io::Result<bool> {
        let code = self.code(codes)?;
        if let Ok(byte) = u8::try_from(code) {
            self.out.push(byte);
            return Ok(true);
        }
        if code == END {
            return Ok(false);
        }
        let (length, more) = LENGTHS.get(usize::from(code - END - 1)).copied().unwrap_or_default();
        let length = length + self.take_bits(more)?;
        let distance = usize::from(self.code(distances)?);
        let (distance, more) = DISTANCES.get(distance).copied().ok_or(io::ErrorKind::InvalidData)?;
        let distance = distance + self.take_bits(more)?;
        // What would stand before the beginning is left out.
        if let Some(from) = self.out.len().checked_sub(distance) {
            for at in from..from + length {
                self.out.push(self.out[at]);
            }
        }
        Ok(true)
    }
}

impl<R: BufRead> Read for Mended<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if !self.begun {
            self.begin()?;
        }
        while !self.ended && self.out.len() - self.given < into.len().min(WINDOW) {
            match self.step() {
                Ok(()) => (),
                // Here the reader of pages stops too.
                Err(error) if matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData) => {
                    self.ended = true;
                }
                Err(error) => return Err(error),
            }
        }
        let ready = &self.out[self.given..];
        let count = ready.len().min(into.len());
        into[..count].copy_from_slice(&ready[..count]);
        self.given += count;
        if self.out.len() > KEPT_MAX {
            let gone = self.given.min(self.out.len() - WINDOW);
            self.out.drain(..gone);
            self.given -= gone;
        }
        Ok(count)
    }
}

#[cfg(test)]
#[path = "mended_tests.rs"]
mod tests;
