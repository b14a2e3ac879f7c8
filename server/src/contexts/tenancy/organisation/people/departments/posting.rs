use super::super::super::stream;
use super::super::members;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Projected, Projection, Recorded};
use domain::Refusal;
use domain::tenancy::{PostPerson, Posting, PostingCommand, PostingEvent};
use sqlx::PgConnection;

pub async fn post_person(cx: &mut Context, op: PostPerson) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    members::require(cx, op.person_id).await?;
    if let Some(department) = op.department_id {
        sqlx::query_scalar!(
            r#"select 1 as "one!" from tenancy.departments where tenant_id = $1 and id = $2"#,
            tenant.0,
            department.0
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(|| Refusal::invalid_field("departmentId", "department_unknown"))?;
    }
    let at = stream::of("posting", tenant, op.person_id.0);
    let loaded = stream::load::<Posting>(cx, at).await?;
    let is_in = sqlx::query_scalar!(
        r#"select 1 as "one!" from tenancy.department_people where tenant_id = $1 and id = $2"#,
        tenant.0,
        op.person_id.0
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    let (person, department, is_in) = (op.person_id, op.department_id, is_in.is_some());
    let command = PostingCommand::Post { person, department, is_in };
    stream::decide(cx, (tenant, at), &loaded, command).await
}

inventory::submit! { Projection::of::<Posting>() }

impl Projected for Posting {
    const TABLES: &'static [&'static str] = &["tenancy.postings"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<PostingEvent>) -> Result<(), sqlx::Error> {
        let PostingEvent::PersonPosted { person_id, department_id } = &recorded.event;
        match department_id {
            Some(department) => {
                sqlx::query!(
                    "insert into postings (tenant_id, person_id, department_id, since) values ($1, $2, $3, $4)
                     on conflict (tenant_id, person_id) do update
                     set department_id = excluded.department_id, since = excluded.since",
                    recorded.tenant.0,
                    person_id.0,
                    department.0,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            None => {
                sqlx::query!(
                    "delete from postings where tenant_id = $1 and person_id = $2",
                    recorded.tenant.0,
                    person_id.0
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}
