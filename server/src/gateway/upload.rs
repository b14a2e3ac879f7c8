//! What an upload's handler reads: the body of the request as it comes in.

use crate::Stop;
use axum::body::Bytes;
use domain::Refusal;
use futures::StreamExt;
use futures::stream::BoxStream;

/// The body of an upload. Nothing of it is in memory but the piece at hand; the handler bounds what it takes.
pub struct UploadBody {
    /// The media type that the caller names; not yet compared with the bytes.
    pub content_type: Option<String>,
    /// The length in bytes that the caller announces, if it does.
    pub length: Option<u64>,
    /// The pieces in order; one that can't be read ends them.
    pub pieces: BoxStream<'static, Result<Bytes, Stop>>,
}

impl UploadBody {
    /// A body that is there already.
    pub fn of(content_type: &str, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self {
            content_type: Some(content_type.to_owned()),
            length: Some(bytes.len() as u64),
            pieces: futures::stream::once(async move { Ok(bytes) }).boxed(),
        }
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// `upload_broken` (400) when the connection ended before the body did.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Stop> {
        self.pieces.next().await.transpose()
    }

    /// The whole body in memory, for what is known to be small.
    ///
    /// # Errors
    /// `body_too_large` (413) beyond `bytes_max`; `upload_broken` as with [`UploadBody::next`].
    pub async fn whole(mut self, bytes_max: usize) -> Result<Vec<u8>, Stop> {
        let too_large = || Refusal::new(413, "body_too_large");
        if self.length.is_some_and(|length| length > bytes_max as u64) {
            return Err(too_large().into());
        }
        let mut whole = Vec::new();
        while let Some(piece) = self.next().await? {
            if whole.len() + piece.len() > bytes_max {
                return Err(too_large().into());
            }
            whole.extend_from_slice(&piece);
        }
        Ok(whole)
    }

    /// What is refused when the connection ends too early.
    pub(crate) fn broken() -> Stop {
        Refusal::new(400, "upload_broken").into()
    }
}

impl core::fmt::Debug for UploadBody {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "UploadBody({:?}, {:?} bytes)", self.content_type, self.length)
    }
}
