//! Opens the store that the settings name: a folder, or a bucket of anything that speaks S3.

use anyhow::{Context, Result, bail};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, ObjectStore, RetryConfig};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How a bucket is reached.
#[derive(Clone, Copy, Debug, Default)]
pub struct Access<'a> {
    /// The address of the service; `None`: Amazon's.
    pub address: Option<&'a str>,
    /// The region that requests are signed for.
    pub region: &'a str,
    /// Names the key.
    pub key_id: Option<&'a str>,
    /// The key's secret.
    pub key_secret: Option<&'a str>,
}

/// Opens `place`: a folder, which is made, or `s3://bucket/prefix`.
///
/// # Errors
/// A folder that can't be made, or a bucket without a key.
pub fn open(place: &str, access: Access<'_>) -> Result<Arc<dyn ObjectStore>> {
    match place.strip_prefix("s3://") {
        Some(bucket) => bucket_at(bucket, access),
        None => folder(Path::new(place)),
    }
}

fn folder(path: &Path) -> Result<Arc<dyn ObjectStore>> {
    std::fs::create_dir_all(path).with_context(|| format!("the folder for files {} can't be made", path.display()))?;
    // What an event says is stored has to be there after a power cut.
    let store = LocalFileSystem::new_with_prefix(path)
        .with_context(|| format!("the folder for files {} can't be opened", path.display()))?
        .with_fsync(true);
    Ok(Arc::new(store))
}

fn bucket_at(place: &str, access: Access<'_>) -> Result<Arc<dyn ObjectStore>> {
    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
    let (Some(key_id), Some(key_secret)) = (access.key_id, access.key_secret) else {
        bail!("files are to be kept in the bucket {bucket}: set PORTICO_FILES_KEY_ID and PORTICO_FILES_KEY_SECRET");
    };
    // The HTTP client takes the process' TLS library; whoever was first may have set it already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = ClientOptions::new()
        .with_allow_http(access.address.is_some_and(|address| address.starts_with("http://")))
        .with_connect_timeout(Duration::from_secs(5))
        .with_timeout(Duration::from_secs(30));
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(access.region)
        .with_access_key_id(key_id)
        .with_secret_access_key(key_secret)
        .with_client_options(client)
        // Somebody waits: soon rather than in three minutes, which is the library's own choice.
        .with_retry(RetryConfig { max_retries: 3, retry_timeout: Duration::from_secs(15), ..RetryConfig::default() });
    if let Some(address) = access.address {
        builder = builder.with_endpoint(address);
    }
    let store = builder.build().with_context(|| format!("the bucket {bucket} can't be used"))?;
    match prefix.trim_matches('/') {
        "" => Ok(Arc::new(store)),
        prefix => Ok(Arc::new(PrefixStore::new(store, prefix))),
    }
}
