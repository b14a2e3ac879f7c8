//! Reads and writes sealed objects. What leaves this process is sealed; what comes back is checked, chunk by chunk.

use super::Fault;
use super::sealed::{CHUNK_BYTES, Chunks, ObjectKey, SEALED_CHUNK_BYTES, Standing, last_chunk, sealed_length};
use bytes::Bytes;
use domain::kernel::TenantId;
use futures::stream::{self, BoxStream, StreamExt, TryStreamExt};
use object_store::buffered::BufWriter;
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt};
use std::ops::Range;
use std::sync::Arc;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

/// What is gathered before a request to the store; S3 takes no smaller part than 5 MiB.
const REQUEST_BYTES: usize = 8 * 1024 * 1024;
/// Chunks that are read from the store at once: 1 MiB.
const CHUNKS_AT_ONCE: u64 = 16;

/// Pieces of content, in order.
pub type Pieces = BoxStream<'static, Result<Bytes, Fault>>;

/// An object by its name and key.
#[derive(Clone, Debug)]
pub struct Object {
    /// Names it.
    pub id: Uuid,
    /// Whose it is.
    pub tenant: TenantId,
    /// Seals it.
    pub key: ObjectKey,
}

/// Keeps sealed objects; cheap to clone.
#[derive(Clone, Debug)]
pub struct Vault(Arc<dyn ObjectStore>);

impl Vault {
    /// On this store.
    pub fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self(store)
    }

    /// Whether the store answers: it is asked for something that isn't there.
    ///
    /// # Errors
    /// What it says instead.
    pub async fn answers(&self) -> Result<(), object_store::Error> {
        match self.0.head(&Path::from("health")).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Where an object is in the store.
    pub fn path(tenant: TenantId, id: Uuid) -> Path {
        Path::from(format!("{tenant}/{id}"))
    }

    /// Writes an object piece by piece.
    pub fn writer(&self, object: &Object) -> Writer {
        let path = Self::path(object.tenant, object.id);
        Writer {
            chunks: Chunks::new(&object.key, path.as_ref()),
            out: BufWriter::with_capacity(self.0.clone(), path, REQUEST_BYTES).with_max_concurrency(2),
            pending: Vec::with_capacity(SEALED_CHUNK_BYTES),
            number: 0,
        }
    }

    /// Writes an object whole.
    ///
    /// # Errors
    /// [`Fault::Away`].
    pub async fn write(&self, object: &Object, content: &[u8]) -> Result<(), Fault> {
        let mut writer = self.writer(object);
        writer.write(content).await?;
        writer.finish().await
    }

    /// Reads a range of an object whose content has `bytes_total`. That the object is there with its whole length, and
    /// that the first piece opens, is known when this answers; a piece that doesn't open later ends the stream.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn read(&self, object: &Object, bytes_total: u64, range: Range<u64>) -> Result<Pieces, Fault> {
        let path = Self::path(object.tenant, object.id);
        let damaged = |why| Fault::Damaged { object: path.to_string(), why };
        let chunks = Chunks::new(&object.key, path.as_ref()).ok_or_else(|| damaged("its key is no key"))?;
        let range = range.start.min(bytes_total)..range.end.min(bytes_total);
        let mut reader = Reader { store: self.0.clone(), path: path.clone(), chunks, bytes_total, range };
        let length = reader.length().await?;
        if length != sealed_length(bytes_total) {
            return Err(damaged("its length is another"));
        }
        let first = match reader.next().await {
            None => return Ok(stream::empty().boxed()),
            Some(first) => first?,
        };
        let rest = stream::unfold(Some(reader), |reader| async move {
            let mut reader = reader?;
            match reader.next().await? {
                Ok(piece) => Some((Ok(piece), Some(reader))),
                Err(fault) => Some((Err(fault), None)),
            }
        });
        Ok(stream::once(async move { Ok(first) }).chain(rest).boxed())
    }

    /// Destroys an object; one that isn't there is fine.
    ///
    /// # Errors
    /// [`Fault::Away`].
    pub async fn delete(&self, tenant: TenantId, id: Uuid) -> Result<(), Fault> {
        match self.0.delete(&Self::path(tenant, id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(other) => Err(Fault::Away(other)),
        }
    }
}

impl Vault {
    /// Destroys every object of a tenant, whatever of them is known.
    ///
    /// # Errors
    /// [`Fault::Away`]; what was destroyed stays so.
    pub async fn delete_all(&self, tenant: TenantId) -> Result<(), Fault> {
        let all = self.0.list(Some(&Path::from(tenant.to_string()))).map_ok(|object| object.location).boxed();
        self.0.delete_stream(all).try_for_each(|_| async { Ok(()) }).await.map_err(Fault::Away)
    }
}

/// Seals what it is given and hands it to the store.
pub struct Writer {
    chunks: Option<Chunks>,
    out: BufWriter,
    /// Content that has no full chunk yet, or may be the last one.
    pending: Vec<u8>,
    number: u32,
}

impl Writer {
    /// Adds content.
    ///
    /// # Errors
    /// [`Fault::Away`].
    pub async fn write(&mut self, mut content: &[u8]) -> Result<(), Fault> {
        while !content.is_empty() {
            // A full chunk waits until more comes: it may be the last one.
            if self.pending.len() == CHUNK_BYTES {
                self.put(Standing::Inside).await?;
            }
            let (now, later) = content.split_at(content.len().min(CHUNK_BYTES - self.pending.len()));
            self.pending.extend_from_slice(now);
            content = later;
        }
        Ok(())
    }

    /// Seals the last chunk. The object is there once this answers, and not before.
    ///
    /// # Errors
    /// [`Fault::Away`].
    pub async fn finish(mut self) -> Result<(), Fault> {
        self.put(Standing::Last).await?;
        self.out.shutdown().await.map_err(|error| Fault::Away(generic(error)))
    }

    /// Gives up; nothing stays in the store.
    pub async fn abort(mut self) {
        if let Err(error) = self.out.abort().await {
            tracing::warn!(%error, "parts of an object stay until the store forgets them");
        }
    }

    async fn put(&mut self, standing: Standing) -> Result<(), Fault> {
        let mut chunk = std::mem::replace(&mut self.pending, Vec::with_capacity(SEALED_CHUNK_BYTES));
        let sealed = self.chunks.as_ref().and_then(|chunks| chunks.seal(self.number, standing, &mut chunk));
        sealed.ok_or_else(|| Fault::Away(generic("a chunk can't be sealed")))?;
        self.number += 1;
        self.out.put(Bytes::from(chunk)).await.map_err(Fault::Away)
    }
}

fn generic(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> object_store::Error {
    object_store::Error::Generic { store: "files", source: error.into() }
}

struct Reader {
    store: Arc<dyn ObjectStore>,
    path: Path,
    chunks: Chunks,
    bytes_total: u64,
    /// What of the content is still wanted.
    range: Range<u64>,
}

impl Reader {
    async fn length(&self) -> Result<u64, Fault> {
        Ok(self.store.head(&self.path).await.map_err(|error| Fault::of(error, &self.path))?.size)
    }

    /// The next piece of the range; `None` at its end.
    async fn next(&mut self) -> Option<Result<Bytes, Fault>> {
        if self.range.is_empty() {
            return None;
        }
        Some(self.piece().await)
    }

    async fn piece(&mut self) -> Result<Bytes, Fault> {
        let (chunk, sealed_chunk) = (CHUNK_BYTES as u64, SEALED_CHUNK_BYTES as u64);
        let first = self.range.start / chunk;
        let end = (self.range.end.div_ceil(chunk)).min(first + CHUNKS_AT_ONCE);
        let sealed_end = (end * sealed_chunk).min(sealed_length(self.bytes_total));
        let options =
            GetOptions { range: Some(GetRange::Bounded(first * sealed_chunk..sealed_end)), ..GetOptions::default() };
        let answer = self.store.get_opts(&self.path, options).await.map_err(|error| Fault::of(error, &self.path))?;
        let mut sealed = answer.bytes().await.map_err(|error| Fault::of(error, &self.path))?.to_vec();
        let last = last_chunk(self.bytes_total);
        let mut content = Vec::with_capacity(sealed.len());
        for (number, piece) in (first..end).zip(sealed.chunks_mut(SEALED_CHUNK_BYTES)) {
            let standing = if number == last { Standing::Last } else { Standing::Inside };
            let opened = u32::try_from(number).ok().and_then(|number| self.chunks.open(number, standing, piece));
            content.extend_from_slice(opened.ok_or_else(|| self.damaged("a chunk doesn't open"))?);
        }
        let begin = self.range.start - first * chunk;
        let until = (self.range.end - first * chunk).min((end - first) * chunk);
        let (Ok(begin), Ok(until)) = (usize::try_from(begin), usize::try_from(until)) else {
            return Err(self.damaged("it is larger than this machine's memory"));
        };
        if content.len() < until {
            return Err(self.damaged("it ends too early"));
        }
        self.range.start += (until - begin) as u64;
        Ok(Bytes::from(content).slice(begin..until))
    }

    fn damaged(&self, why: &'static str) -> Fault {
        Fault::Damaged { object: self.path.to_string(), why }
    }
}
