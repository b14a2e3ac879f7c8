//! How much of a file is read.

use std::time::Duration;

/// The most that reading one file takes. What is larger is refused as a whole rather than read in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it stands.
    pub bytes: u64,
    /// Bytes of everything that is packed in it, unpacked.
    pub unpacked: u64,
    /// Bytes of one stream of a PDF, unpacked, unless it's a picture: streams are drawn within each other, fifty deep.
    pub stream: u64,
    /// Pages of a PDF.
    pub pages: u32,
    /// Characters of the text that is read.
    pub characters: u32,
    /// Paragraphs, headings, items and rows.
    pub blocks: u32,
    /// How long drawing the pages of a PDF may take, and unpacking it before: a small one can draw one thing within
    /// another without end.
    pub time: Duration,
    /// Faults that are listed; what is more is counted.
    pub faults: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            unpacked: 192 << 20,
            stream: 32 << 20,
            pages: 5_000,
            characters: 8_000_000,
            blocks: 200_000,
            time: Duration::from_secs(60),
            faults: 500,
        }
    }
}
