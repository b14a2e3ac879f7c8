//! Brotli and gzip beside each file, so that the server never compresses what doesn't change.

use crate::files;
use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::path::Path;

/// Formats that shrink. Fonts and pictures are compressed already.
const SHRINKING: [&str; 8] = ["wasm", "js", "css", "svg", "json", "txt", "html", "webmanifest"];

/// Compresses every file below a folder that is worth it and hasn't been yet.
pub fn all_below(folder: &Path) -> Result<()> {
    for path in files::below(folder)? {
        if SHRINKING.iter().any(|extension| files::has_extension(&path, extension)) {
            one(&path)?;
        }
    }
    Ok(())
}

/// Writes `FILE.br` and `FILE.gz`, unless they are there.
fn one(path: &Path) -> Result<()> {
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        std::path::PathBuf::from(name)
    };
    let (br, gz) = (beside(".br"), beside(".gz"));
    if br.exists() && gz.exists() {
        return Ok(());
    }
    let content = files::bytes(path)?;
    files::write(&br, brotli(&content)?)?;
    files::write(&gz, gzip(&content)?)
}

/// Brotli at its best quality: it is done once a build.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut small, &settings)?;
    Ok(small)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
