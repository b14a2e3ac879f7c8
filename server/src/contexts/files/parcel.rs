//! A parcel: a sealed object that is no file of a workspace but something made for one person, which goes by itself.

use super::{content, objects};
use crate::Stop;
use crate::gateway::{Context, Disposition, Download};
use crate::integrations::files::{Object, Writer};
use chrono::{DateTime, Utc};
use domain::kernel::TenantId;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

/// A parcel that is being packed.
pub struct Parcel {
    object: Object,
    writer: Writer,
    hash: Sha256,
    bytes: u64,
}

/// A parcel that stands in the store.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Names it.
    pub object: Uuid,
    /// Bytes of its content.
    pub size_bytes: u64,
    /// SHA-256 of its content, in hexadecimal.
    pub checksum: String,
}

impl Parcel {
    /// Begins one under the tenant's key, and commits. Until it is kept it may be destroyed after a day.
    ///
    /// # Errors
    /// The database's.
    pub async fn begin(cx: &mut Context, tenant: TenantId) -> Result<Self, Stop> {
        let object = objects::draw(cx, tenant).await?;
        cx.commit().await?;
        let writer = cx.services.files.vault.writer(&object);
        Ok(Self { object, writer, hash: Sha256::new(), bytes: 0 })
    }

    /// Adds content.
    ///
    /// # Errors
    /// The store's.
    pub async fn write(&mut self, content: &[u8]) -> Result<(), Stop> {
        self.hash.update(content);
        self.bytes += content.len() as u64;
        Ok(self.writer.write(content).await?)
    }

    /// Ends it: from now on it can be read.
    ///
    /// # Errors
    /// The store's.
    pub async fn finish(self) -> Result<Packed, Stop> {
        self.writer.finish().await?;
        let checksum = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Packed { object: self.object.id, size_bytes: self.bytes, checksum })
    }
}

/// Keeps a parcel until a moment of machine time.
///
/// # Errors
/// The database's.
pub async fn keep_until(db: &mut PgConnection, object: Uuid, until: DateTime<Utc>) -> Result<(), Stop> {
    sqlx::query!("update files.stored_objects set kept_until = $2 where id = $1", object, until).execute(db).await?;
    Ok(())
}

/// Lets parcels be destroyed from now on.
///
/// # Errors
/// The database's.
pub async fn release(db: &mut PgConnection, ids: &[Uuid]) -> Result<(), Stop> {
    objects::release(db, ids).await
}

/// The content of a parcel, to be saved under a name.
///
/// # Errors
/// The database's.
pub async fn download(cx: &mut Context, parcel: Packed, name: String, media_type: String) -> Result<Download, Stop> {
    let stored = (parcel.object, parcel.size_bytes);
    content::download(cx, stored, (name, media_type, parcel.checksum), Disposition::Attachment).await
}
