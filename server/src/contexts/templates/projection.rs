//! `templates.*`: what a template is called, its draft, its versions and labels, and what has happened to it.

use crate::store::{Projected, Projection, Recorded};
use domain::kernel::{PersonId, Personal, TenantId};
use domain::templates::{About, Audience, PRODUCTION, PromptContent, PromptTemplate, TemplateEvent, TemplateStep};
use sqlx::PgConnection;
use uuid::Uuid;

inventory::submit! { Projection::of::<PromptTemplate>() }

impl Projected for PromptTemplate {
    const TABLES: &'static [&'static str] = &[
        "templates.prompt_templates",
        "templates.template_drafts",
        "templates.template_versions",
        "templates.template_labels",
        "templates.template_history",
    ];

    async fn project(db: &mut PgConnection, recorded: &Recorded<TemplateEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            TemplateEvent::TemplateCreated { about, .. } => created(db, recorded, about).await?,
            TemplateEvent::TemplateEdited { about, content } => edited(db, recorded, about, content).await?,
            TemplateEvent::TemplatePublished { number, content, notes, by, by_name } => {
                published(db, recorded, (*number, content, notes.as_deref())).await?;
                let (number, why) = (Some(*number), notes.as_deref());
                let step = Step { number, why, ..Step::new(TemplateStep::Published, *by, by_name.as_ref()) };
                noted(db, recorded, step).await?;
            }
            TemplateEvent::TemplateLabelMoved { label, from, to, why, by, by_name } => {
                moved(db, recorded, label, *to).await?;
                let step = Step {
                    number: Some(*to),
                    before: *from,
                    label: Some(label),
                    why: why.as_deref(),
                    ..Step::new(TemplateStep::LabelMoved, *by, by_name.as_ref())
                };
                noted(db, recorded, step).await?;
            }
            TemplateEvent::TemplateOffered { audience, tenants, by, by_name } => {
                offered(db, recorded, *audience, tenants).await?;
                let audience = Some(*audience);
                let step = Step { audience, ..Step::new(TemplateStep::Offered, *by, by_name.as_ref()) };
                noted(db, recorded, step).await?;
            }
            TemplateEvent::TemplateRetired { by, by_name } => {
                sqlx::query!("update prompt_templates set is_retired = true where id = $1", recorded.stream)
                    .execute(&mut *db)
                    .await?;
                noted(db, recorded, Step::new(TemplateStep::Retired, *by, by_name.as_ref())).await?;
            }
        }
        sqlx::query!(
            "update prompt_templates set changed_at = $2, version = $3 where id = $1",
            recorded.stream,
            recorded.at.0,
            recorded.version
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

/// Something that is told of a template later.
struct Step<'a> {
    step: TemplateStep,
    number: Option<u32>,
    before: Option<u32>,
    label: Option<&'a str>,
    audience: Option<Audience>,
    why: Option<&'a str>,
    by: Option<PersonId>,
    by_name: Option<&'a Personal<String>>,
}

impl<'a> Step<'a> {
    const fn new(step: TemplateStep, by: Option<PersonId>, by_name: Option<&'a Personal<String>>) -> Self {
        Self { step, number: None, before: None, label: None, audience: None, why: None, by, by_name }
    }
}

async fn created(db: &mut PgConnection, recorded: &Recorded<TemplateEvent>, about: &About) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into prompt_templates (id, tenant_id, name, summary, industry, purpose, audience, tenants, newest, live,
                                       is_retired, created_at, changed_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, '{}', 0, 0, false, $8, $8, $9)",
        recorded.stream,
        recorded.tenant.0,
        about.name,
        about.summary,
        about.industry.as_str(),
        about.purpose.as_str(),
        Audience::Internal.as_str(),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn edited(
    db: &mut PgConnection,
    recorded: &Recorded<TemplateEvent>,
    about: &About,
    content: &PromptContent,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update prompt_templates set name = $2, summary = $3, industry = $4, purpose = $5 where id = $1",
        recorded.stream,
        about.name,
        about.summary,
        about.industry.as_str(),
        about.purpose.as_str()
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into template_drafts (template_id, tenant_id, content) values ($1, $2, $3)
         on conflict (template_id) do update set content = excluded.content",
        recorded.stream,
        recorded.tenant.0,
        json(content)
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn published(
    db: &mut PgConnection,
    recorded: &Recorded<TemplateEvent>,
    (number, content, notes): (u32, &PromptContent, Option<&str>),
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into template_versions (template_id, number, tenant_id, content, notes, published_at)
         values ($1, $2, $3, $4, $5, $6)",
        recorded.stream,
        count(number),
        recorded.tenant.0,
        json(content),
        notes,
        recorded.at.0
    )
    .execute(&mut *db)
    .await?;
    // Without the label, the newest version is the live one.
    sqlx::query!(
        "update prompt_templates set newest = $2, live = case when exists (
             select from template_labels where template_id = $1 and label = $3) then live else $2 end
         where id = $1",
        recorded.stream,
        count(number),
        PRODUCTION
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn moved(
    db: &mut PgConnection,
    recorded: &Recorded<TemplateEvent>,
    label: &str,
    to: u32,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into template_labels (template_id, label, tenant_id, number) values ($1, $2, $3, $4)
         on conflict (template_id, label) do update set number = excluded.number",
        recorded.stream,
        label,
        recorded.tenant.0,
        count(to)
    )
    .execute(&mut *db)
    .await?;
    if label == PRODUCTION {
        sqlx::query!("update prompt_templates set live = $2 where id = $1", recorded.stream, count(to))
            .execute(db)
            .await?;
    }
    Ok(())
}

async fn offered(
    db: &mut PgConnection,
    recorded: &Recorded<TemplateEvent>,
    audience: Audience,
    tenants: &[TenantId],
) -> Result<(), sqlx::Error> {
    let tenants: Vec<Uuid> = tenants.iter().map(|tenant| tenant.0).collect();
    sqlx::query!(
        "update prompt_templates set audience = $2, tenants = $3 where id = $1",
        recorded.stream,
        audience.as_str(),
        &tenants
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn noted(db: &mut PgConnection, recorded: &Recorded<TemplateEvent>, step: Step<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into template_history (template_id, place, tenant_id, step, number, before, label, audience, why,
                                       done_by, done_by_name, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        recorded.stream,
        recorded.version,
        recorded.tenant.0,
        step.step.as_str(),
        step.number.map(count),
        step.before.map(count),
        step.label,
        step.audience.map(Audience::as_str),
        step.why,
        step.by.map(|person| person.0),
        step.by_name.and_then(Personal::known),
        recorded.at.0
    )
    .execute(db)
    .await?;
    Ok(())
}

fn json(content: &PromptContent) -> serde_json::Value {
    serde_json::to_value(content).unwrap_or_default()
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
