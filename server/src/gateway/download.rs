//! What a download's handler answers: a file whose bytes are read when the door knows which are wanted.

use crate::Stop;
use axum::body::Bytes;
use futures::StreamExt;
use futures::future::BoxFuture;
use futures::stream::BoxStream;
use std::ops::Range;

/// The bytes of a range, in order.
pub type Pieces = BoxStream<'static, Result<Bytes, Stop>>;

/// Opens a range of a file; called once at most, and not at all when the caller has the file already.
pub type Opener = Box<dyn FnOnce(Range<u64>) -> BoxFuture<'static, Result<Pieces, Stop>> + Send>;

/// What a browser does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// Saves it: the choice for whatever others have uploaded.
    Attachment,
    /// Shows it in place, as a picture in a page.
    Inline,
}

/// A file that is answered.
pub struct Download {
    /// The name that it is saved under, in any script.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its length.
    pub bytes_total: u64,
    /// A text that changes with its bytes, without quotes.
    pub etag: String,
    /// What a browser does with it.
    pub disposition: Disposition,
    /// Reads a range of it.
    pub open: Opener,
}

impl Download {
    /// A file whose bytes are in memory.
    pub fn of(name: &str, media_type: &str, etag: &str, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self {
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            bytes_total: bytes.len() as u64,
            etag: etag.to_owned(),
            disposition: Disposition::Attachment,
            open: Box::new(move |range| {
                let within = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
                let piece = bytes.slice(within(range.start)..within(range.end));
                Box::pin(async move { Ok(futures::stream::once(async move { Ok(piece) }).boxed()) })
            }),
        }
    }
}

impl core::fmt::Debug for Download {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Download({}, {}, {} bytes)", self.name, self.media_type, self.bytes_total)
    }
}
