use super::authored_list::Row;
use super::history::moments_of;
use super::offered::content_of;
use super::show::{labels_of, versions_of};
use super::tenants::names_of;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::{FieldFault, TenantId};
use domain::templates::{AuthoredTemplate, DraftFault, PromptContent, ShowAuthoredTemplate, TemplateTenant, faults_of};
use texts::{Catalogue, keys};

/// Things that have happened to it, at most.
const MOMENTS_MAX: usize = 100;

pub async fn show_authored_template(cx: &mut Context, op: ShowAuthoredTemplate) -> Result<AuthoredTemplate, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let found = sqlx::query!(
        r#"select t.id, t.name, t.summary, t.industry, t.purpose, t.audience, t.tenants, t.newest, t.is_retired,
                  t.changed_at, t.version, d.content as "draft?"
           from templates.prompt_templates t
           left join templates.template_drafts d on d.template_id = t.id and d.tenant_id = t.tenant_id
           where t.id = $1 and t.tenant_id = $2"#,
        op.id.0,
        tenant.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let draft: PromptContent = match found.draft {
        Some(draft) => serde_json::from_value(draft).map_err(Stop::defect)?,
        None => PromptContent::default(),
    };
    let shown = op.version.or((found.newest > 0).then_some(found.newest.unsigned_abs()));
    let published = match shown {
        Some(number) => Some(content_of(cx, found.id, i32::try_from(number).unwrap_or(i32::MAX)).await?),
        None => None,
    };
    let (labels, versions) = (labels_of(cx, found.id).await?, versions_of(cx, found.id).await?);
    let mut history = moments_of(cx, found.id, tenant).await?;
    history.truncate(MOMENTS_MAX);
    let tenants = chosen_tenants(cx, found.tenants).await?;
    cx.version(found.version);
    let row = Row {
        id: found.id,
        name: found.name,
        summary: found.summary,
        industry: found.industry,
        purpose: found.purpose,
        audience: found.audience,
        newest: found.newest,
        is_retired: found.is_retired,
        changed_at: found.changed_at,
    };
    let texts = cx.caller.texts();
    let faults = faults_of(&draft).into_iter().map(|fault| told(texts, fault)).collect();
    Ok(AuthoredTemplate { template: row.into(), draft, faults, shown, published, labels, versions, tenants, history })
}

fn told(texts: &'static Catalogue, fault: FieldFault) -> DraftFault {
    let FieldFault { field, code, params, .. } = fault;
    let values: Vec<_> = params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let key = texts.named(&format!("validation.{code}")).unwrap_or(keys::validation::NOT_ALLOWED);
    DraftFault { message: texts.fill(key, &values), field, code }
}

/// The tenants that a template was chosen for, by name; one that is gone is left out.
async fn chosen_tenants(cx: &mut Context, ids: Vec<uuid::Uuid>) -> Result<Vec<TemplateTenant>, Stop> {
    let ids: Vec<TenantId> = ids.into_iter().map(TenantId).collect();
    let names = names_of(cx, &ids).await?;
    let mut tenants: Vec<_> = names.into_iter().map(|(id, name)| TemplateTenant { id, name }).collect();
    tenants.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(tenants)
}
