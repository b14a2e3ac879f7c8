//! Weights in the safetensors format: eight bytes of length, a JSON header, then the numbers (huggingface/safetensors,
//! "Format").

use std::{
    collections::HashMap,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::Error;

/// An open file of weights.
pub(crate) struct Tensors {
    path: PathBuf,
    file: File,
    entries: HashMap<String, Entry>,
    /// Where the numbers begin, in bytes.
    start: u64,
}

#[derive(Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: (u64, u64),
}

/// The header of a model with thousands of tensors takes less.
const HEADER_BYTES_MAX: u64 = 16 << 20;

impl Tensors {
    pub(crate) fn open(path: PathBuf) -> Result<Self, Error> {
        let failed = |source| Error::File { path: path.clone(), source };
        let mut file = File::open(&path).map_err(failed)?;
        let mut length = [0; 8];
        file.read_exact(&mut length).map_err(failed)?;
        let length = u64::from_le_bytes(length);
        if length > HEADER_BYTES_MAX {
            return Err(unexpected(&path, "its header has no end"));
        }
        let mut header = Vec::new();
        Read::by_ref(&mut file).take(length).read_to_end(&mut header).map_err(failed)?;
        let mut header: HashMap<String, serde_json::Value> =
            serde_json::from_slice(&header).map_err(|error| unexpected(&path, &error.to_string()))?;
        header.remove("__metadata__");
        let entries = header
            .into_iter()
            .map(|(name, entry)| Ok((name, serde_json::from_value(entry)?)))
            .collect::<Result<_, _>>();
        let entries = entries.map_err(|error: serde_json::Error| unexpected(&path, &error.to_string()))?;
        Ok(Self { path, file, entries, start: 8 + length })
    }

    /// The numbers of one tensor, row by row.
    pub(crate) fn read(&mut self, name: &str, shape: &[usize]) -> Result<Vec<f32>, Error> {
        let entry = self.entries.get(name).ok_or_else(|| unexpected(&self.path, &format!("no tensor {name}")))?;
        let numbers: usize = shape.iter().product();
        let (from, to) = entry.data_offsets;
        if entry.dtype != "F32" || entry.shape != shape || to.checked_sub(from) != u64::try_from(4 * numbers).ok() {
            let reason = format!("{name} is {} {:?} instead of F32 {shape:?}", entry.dtype, entry.shape);
            return Err(unexpected(&self.path, &reason));
        }
        let at = self.start + from;
        self.bytes(at, 4 * numbers).map_err(|source| Error::File { path: self.path.clone(), source }).map(|bytes| {
            bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
        })
    }

    fn bytes(&mut self, at: u64, length: usize) -> io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(at))?;
        let mut bytes = vec![0; length];
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// A file that is there and isn't what it should be.
pub(crate) fn unexpected(path: &Path, reason: &str) -> Error {
    Error::Model { path: path.to_owned(), reason: reason.to_owned() }
}
