//! Bytes that were written as letters, for ways on which nothing else came through.

use std::io::{self, BufRead, Read};

use super::packing::byte;

/// Two digits a byte, with blanks anywhere.
pub(super) struct Hex<R> {
    packed: R,
    ended: bool,
}

impl<R: BufRead> Hex<R> {
    pub(super) fn new(packed: R) -> Self {
        Self { packed, ended: false }
    }

    fn digit(&mut self) -> io::Result<Option<u8>> {
        while !self.ended {
            match byte(&mut self.packed)? {
                None | Some(b'>') => self.ended = true,
                Some(blank) if is_blank(blank) => (),
                Some(other) => {
                    let digit = char::from(other).to_digit(16).ok_or(io::ErrorKind::InvalidData)?;
                    return Ok(Some(digit as u8));
                }
            }
        }
        Ok(None)
    }
}

impl<R: BufRead> Read for Hex<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            let Some(high) = self.digit()? else { break };
            into[filled] = (high << 4) | self.digit()?.unwrap_or(0);
            filled += 1;
        }
        Ok(filled)
    }
}

/// Five digits of a base of 85 for four bytes, with blanks anywhere, and a `z` for four zeros.
pub(super) struct Base85<R> {
    packed: R,
    /// What the last digits came to, of which some was given already.
    ready: [u8; 8],
    given: usize,
    made: usize,
    ended: bool,
}

impl<R: BufRead> Base85<R> {
    pub(super) fn new(packed: R) -> Self {
        Self { packed, ready: [0; 8], given: 0, made: 0, ended: false }
    }

    /// Reads digits until they come to something, or until the end.
    fn more(&mut self) -> io::Result<()> {
        // What is missing at the end counts as the highest digit.
        let (mut digits, mut count, mut zeros) = ([84_u32; 5], 0, 0);
        while count < digits.len() && zeros == 0 && !self.ended {
            match byte(&mut self.packed)? {
                None | Some(b'~') => self.ended = true,
                Some(b'z') => zeros = 4,
                Some(digit @ b'!'..=b'u') => {
                    digits[count] = u32::from(digit - b'!');
                    count += 1;
                }
                Some(blank) if is_blank(blank) => (),
                Some(_) => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
        let sum = |sum: u32, digit: &u32| sum.checked_mul(85)?.checked_add(*digit);
        let value = if count == 0 { Some(0) } else { digits.iter().try_fold(0, sum) };
        let bytes = value.ok_or(io::ErrorKind::InvalidData)?.to_be_bytes();
        let told = count.saturating_sub(1);
        self.ready = [0; 8];
        self.ready[..told].copy_from_slice(&bytes[..told]);
        (self.given, self.made) = (0, told + zeros);
        Ok(())
    }
}

impl<R: BufRead> Read for Base85<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            if self.given == self.made {
                if self.ended {
                    break;
                }
                self.more()?;
                continue;
            }
            into[filled] = self.ready[self.given];
            self.given += 1;
            filled += 1;
        }
        Ok(filled)
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}
