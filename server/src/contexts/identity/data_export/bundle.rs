//! The ZIP file under construction: what is written goes on to the store piece by piece, so that neither memory nor disk
//! ever holds the whole.

use crate::Stop;
use crate::contexts::files::{Packed, Parcel};
use crate::gateway::Context;
use domain::kernel::TenantId;
use serde_json::Value;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

/// Where the compressor leaves its bytes.
#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A ZIP file that is being written to the store.
pub struct Bundle {
    zip: ZipWriter<StreamWriter<Sink>>,
    sink: Sink,
    parcel: Parcel,
}

impl Bundle {
    /// Begins one under the tenant's key.
    ///
    /// # Errors
    /// The database's.
    pub async fn begin(cx: &mut Context, tenant: TenantId) -> Result<Self, Stop> {
        let sink = Sink::default();
        Ok(Self { zip: ZipWriter::new_stream(sink.clone()), sink, parcel: Parcel::begin(cx, tenant).await? })
    }

    /// Begins a file within it.
    ///
    /// # Errors
    /// A defect: every name of ours can be one.
    pub fn file(&mut self, name: &str) -> Result<(), Stop> {
        self.zip.start_file(name, SimpleFileOptions::default().large_file(true)).map_err(Stop::defect)
    }

    /// Adds to the file within.
    ///
    /// # Errors
    /// The store's.
    pub async fn write(&mut self, content: &[u8]) -> Result<(), Stop> {
        self.zip.write_all(content).map_err(Stop::defect)?;
        self.hand_on().await
    }

    /// Adds rows to the file within, as members of a JSON array whose first `before` members stand there already.
    ///
    /// # Errors
    /// The store's.
    pub async fn rows(&mut self, before: usize, rows: &[Value]) -> Result<(), Stop> {
        for (number, row) in rows.iter().enumerate() {
            let begin: &[u8] = if before + number == 0 { b"[\n" } else { b",\n" };
            self.zip.write_all(begin).map_err(Stop::defect)?;
            serde_json::to_writer_pretty(&mut self.zip, row).map_err(Stop::defect)?;
        }
        self.hand_on().await
    }

    /// Ends such an array of `total` members.
    ///
    /// # Errors
    /// The store's.
    pub async fn end_rows(&mut self, total: usize) -> Result<(), Stop> {
        self.write(if total == 0 { b"[]\n" } else { b"\n]\n" }).await
    }

    /// Ends it: from now on it can be read.
    ///
    /// # Errors
    /// The store's.
    pub async fn finish(self) -> Result<Packed, Stop> {
        let Self { zip, sink, mut parcel } = self;
        zip.finish().map_err(Stop::defect)?;
        parcel.write(&sink.taken()).await?;
        parcel.finish().await
    }

    async fn hand_on(&mut self) -> Result<(), Stop> {
        let ready = self.sink.taken();
        self.parcel.write(&ready).await
    }
}

impl Sink {
    fn taken(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
