use super::rows::own_session;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::files::{self, Packed};
use crate::gateway::{Context, Download};
use domain::Refusal;
use domain::identity::DownloadDataExport;

pub async fn download_data_export(cx: &mut Context, op: DownloadDataExport) -> Result<Download, Stop> {
    let person = own_session(cx)?;
    cx.widen_to_system("a person fetches the copy of their own data").await?;
    let row = sqlx::query!(
        "select object_id, size_bytes, checksum, made_at from identity.data_exports
         where id = $1 and person_id = $2 and expires_at > $3",
        op.id.0,
        person.0,
        machine_now().0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let name = format!("portico-{}.zip", row.made_at.format("%Y-%m-%d"));
    let packed = Packed { object: row.object_id, size_bytes: row.size_bytes.unsigned_abs(), checksum: row.checksum };
    files::download_parcel(cx, packed, name, "application/zip".into()).await
}
