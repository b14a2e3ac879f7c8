use super::change::decide;
use crate::Stop;
use crate::gateway::{Context, Disposition, Download, UploadBody};
use domain::Refusal;
use domain::kernel::TenantId;
use domain::tenancy::{BrandCommand, BrandLogo, ChangeLogo, LogoDigest, LogoKind, RemoveLogo};
use sha2::{Digest, Sha256};

/// Bytes that a logo has at most: every page of the tenant shows it.
const BYTES_MAX: usize = 200 * 1024;

pub async fn change_logo(cx: &mut Context, _: ChangeLogo, body: UploadBody) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let bytes = body.whole(BYTES_MAX).await?;
    let kind = LogoKind::of(&bytes).ok_or_else(|| Refusal::new(415, "not_a_logo"))?;
    let digest = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    forget(cx).await?;
    let services = cx.services.clone();
    let db = cx.tx().await?;
    let sealed = services.keys.of_tenant(db, tenant).await?.seal(&bytes, &context(&digest))?;
    sqlx::query!(
        "insert into tenancy.logos (tenant_id, digest, kind, sealed) values ($1, $2, $3, $4)",
        tenant.0,
        digest,
        kind.as_str(),
        sealed
    )
    .execute(&mut **db)
    .await?;
    decide(cx, BrandCommand::ChangeLogo(LogoDigest { kind, digest })).await
}

pub async fn remove_logo(cx: &mut Context, _: RemoveLogo) -> Result<(), Stop> {
    decide(cx, BrandCommand::RemoveLogo).await?;
    forget(cx).await
}

/// Destroys the tenant's logo.
pub(super) async fn forget(cx: &mut Context) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let db = cx.tx().await?;
    sqlx::query!("delete from tenancy.logos where tenant_id = $1", tenant).execute(&mut **db).await?;
    Ok(())
}

pub async fn brand_logo(cx: &mut Context, op: BrandLogo) -> Result<Download, Stop> {
    let services = cx.services.clone();
    // A logo is for visitors too: nobody is asked who they are. Two tenants may have the same one.
    let mut db = services.db.as_system("show a logo").await?;
    let row = sqlx::query!("select tenant_id, kind, sealed from tenancy.logos where digest = $1 limit 1", op.digest)
        .fetch_optional(&mut *db)
        .await?
        .ok_or_else(Refusal::not_found)?;
    let tenant = TenantId(row.tenant_id);
    let key = services.keys.opening(&mut db, tenant, tenant.0).await?.ok_or_else(Refusal::not_found)?;
    let bytes = key.open(&row.sealed, &context(&op.digest)).ok_or_else(Refusal::not_found)?;
    let kind = LogoKind::parse(&row.kind).ok_or_else(|| Stop::defect("an unknown kind of logo"))?;
    let name = format!("logo.{}", kind.as_str());
    Ok(Download { disposition: Disposition::Inline, ..Download::of(&name, kind.media_type(), &op.digest, bytes) })
}

fn context(digest: &str) -> Vec<u8> {
    format!("a logo {digest}").into_bytes()
}
