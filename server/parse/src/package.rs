//! Files that are packages of parts, as offices write them: never unpacked beyond the limit, whatever they declare.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::fault::Fault;

/// Parts that a package may have.
const PARTS_MAX: usize = 10_000;
/// Bytes that are unpacked at a time.
const PIECE: usize = 64 << 10;
/// The beginning of the container that offices wrap a package in when it's encrypted, and of their older files.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

pub(crate) struct Package<'a> {
    parts: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a package; what isn't one has this code.
    pub(crate) fn open(bytes: &'a [u8], unpacked: u64, otherwise: &'static str) -> Result<Self, Fault> {
        if bytes.starts_with(&COMPOUND) {
            // Nothing tells the two apart without reading the container; this name stands in it in UTF-16.
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = bytes.windows(name.len()).any(|window| window == name);
            return Err(Fault::new(if encrypted { Fault::ENCRYPTED } else { otherwise }));
        }
        let parts = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Fault::new(otherwise).because(error))?;
        if parts.len() > PARTS_MAX {
            return Err(Fault::too_large(format!("more than {PARTS_MAX} parts")));
        }
        Ok(Self { parts, left: unpacked })
    }

    /// A part as text; none where the package hasn't it. XML in UTF-16 is understood.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let part = match self.parts.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(Fault::new(Fault::UNREADABLE).because(format!("{name}: {error}"))),
        };
        let mut bytes = Vec::new();
        // One more than is allowed tells whether it was more.
        let read = part.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|error| Fault::new(Fault::UNREADABLE).because(format!("{name}: {error}")))?;
        self.spend(bytes.len() as u64, name)?;
        let text = String::from_utf8(bytes);
        Ok(Some(text.unwrap_or_else(|other| crate::encoding::as_text(other.as_bytes()).into_owned())))
    }

    /// Unpacks everything once, to nowhere, for readers that set no limits themselves. Says how much it was.
    pub(crate) fn measure(&mut self) -> Result<u64, Fault> {
        let before = self.left;
        for number in 0..self.parts.len() {
            let Ok(part) = self.parts.by_index(number) else { continue };
            let name = part.name().map(Cow::into_owned).unwrap_or_default();
            let count = counted(part.take(self.left + 1));
            self.spend(count, &name)?;
        }
        Ok(before - self.left)
    }

    fn spend(&mut self, bytes: u64, name: &str) -> Result<(), Fault> {
        let too_large = || Fault::too_large(format!("{name} unpacks to more than is read"));
        self.left = self.left.checked_sub(bytes).ok_or_else(too_large)?;
        Ok(())
    }
}

/// Bytes of a part, as far as it goes. What is damaged is for whoever reads it to say, and what came before the damage counts.
fn counted(mut part: impl Read) -> u64 {
    let mut piece = vec![0; PIECE];
    let mut count = 0;
    while let Ok(read @ 1..) = part.read(&mut piece) {
        count += read as u64;
    }
    count
}
