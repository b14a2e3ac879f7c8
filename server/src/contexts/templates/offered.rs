//! A template that a tenant may run: its own, or one that it was offered. Rows of other tenants are walled off, so the
//! transaction is opened for these queries alone; each of them says itself whose rows it reads.

use crate::Stop;
use crate::gateway::Context;
use crate::store::Tx;
use domain::billing::OF_PLATFORM;
use domain::kernel::{TemplateId, TenantId};
use domain::policy::{Permission, Reach};
use domain::templates::{Industry, PromptContent, Purpose, TemplateOrigin, TemplateRow};
use domain::{Moment, Refusal};
use serde_json::Value;
use uuid::Uuid;

/// A template as its row has it.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub name: String,
    pub summary: String,
    pub industry: String,
    pub purpose: String,
    pub live: i32,
    pub changed_at: chrono::DateTime<chrono::Utc>,
    pub version: i32,
}

/// The columns of a [`Row`].
pub(super) const COLUMNS: &str = "id, tenant_id, name, summary, industry, purpose, live, changed_at, version";

impl Row {
    /// As the tenant sees it.
    pub fn seen_by(self, tenant: TenantId) -> TemplateRow {
        let owner = TenantId(self.tenant_id);
        let origin = if owner == OF_PLATFORM {
            TemplateOrigin::BuiltIn
        } else if owner == tenant {
            TemplateOrigin::Own
        } else {
            TemplateOrigin::Offered
        };
        TemplateRow {
            id: TemplateId(self.id),
            name: self.name,
            summary: self.summary,
            industry: Industry::parse(&self.industry).unwrap_or(Industry::General),
            purpose: Purpose::parse(&self.purpose).unwrap_or(Purpose::Drafting),
            origin,
            version: self.live.unsigned_abs(),
            changed_at: Moment(self.changed_at),
        }
    }
}

/// The transaction, open to what other tenants have offered. [`back`] closes it again.
pub(super) async fn beyond(cx: &mut Context) -> Result<&mut Tx, Stop> {
    let tx = cx.tx().await?;
    tx.widen(Reach::Platform).await?;
    Ok(tx)
}

/// Sees the caller's own tenant alone again.
pub(super) async fn back(cx: &mut Context) -> Result<(), Stop> {
    Ok(cx.tx().await?.widen(Reach::Own).await?)
}

/// Whether the caller sees what is its authors' alone.
pub(super) fn is_author(cx: &Context) -> Result<bool, Refusal> {
    Ok(cx.actor()?.holds(Permission::WriteTemplates))
}

/// The template, if the caller's tenant may run it.
///
/// # Errors
/// `resource_not_found`.
pub(super) async fn find(cx: &mut Context, id: TemplateId) -> Result<Row, Stop> {
    let (tenant, is_author) = (cx.actor()?.tenant_id, is_author(cx)?);
    let row = sqlx::query_as!(
        Row,
        "select id, tenant_id, name, summary, industry, purpose, live, changed_at, version
         from templates.prompt_templates
         where id = $1 and newest > 0 and not is_retired
           and (audience = 'everybody' or $2 = any(tenants) or (tenant_id = $2 and (audience <> 'internal' or $3)))",
        id.0,
        tenant.0,
        is_author
    )
    .fetch_optional(&mut **beyond(cx).await?)
    .await?;
    back(cx).await?;
    Ok(row.ok_or_else(Refusal::not_found)?)
}

/// What was published as that version of a template that [`find`] has found.
///
/// # Errors
/// A fault of `version` where there is no such version.
pub(super) async fn content_of(cx: &mut Context, template: Uuid, number: i32) -> Result<PromptContent, Stop> {
    let content: Option<Value> = sqlx::query_scalar!(
        "select content from templates.template_versions where template_id = $1 and number = $2",
        template,
        number
    )
    .fetch_optional(&mut **beyond(cx).await?)
    .await?;
    back(cx).await?;
    let content = content.ok_or_else(|| Refusal::invalid_field("version", "template_version_unknown"))?;
    serde_json::from_value(content).map_err(Stop::defect)
}

/// The version that a run takes: the one that is named, else that of the label, else the live one.
///
/// # Errors
/// A fault of `label` where the template has no such label.
pub(super) async fn chosen(
    cx: &mut Context,
    row: &Row,
    version: Option<u32>,
    label: Option<&str>,
) -> Result<i32, Stop> {
    match (version, label) {
        (Some(version), _) => Ok(i32::try_from(version).unwrap_or(i32::MAX)),
        (None, None) => Ok(row.live),
        (None, Some(label)) => {
            let number = sqlx::query_scalar!(
                "select number from templates.template_labels where template_id = $1 and label = $2",
                row.id,
                label
            )
            .fetch_optional(&mut **beyond(cx).await?)
            .await?;
            back(cx).await?;
            Ok(number.ok_or_else(|| Refusal::invalid_field("label", "label_unknown"))?)
        }
    }
}
