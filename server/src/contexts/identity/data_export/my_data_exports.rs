use super::rows::own_session;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::platform::last_ordered;
use crate::gateway::Context;
use domain::Moment;
use domain::identity::{DataExportRow, DataExportUnderWay, DataExports, ExportMyData, MyDataExports};
use domain::kernel::{DataExportId, Operation};
use domain::platform::{JobRow, JobStatus};

pub async fn my_data_exports(cx: &mut Context, _: MyDataExports) -> Result<DataExports, Stop> {
    let person = own_session(cx)?;
    cx.widen_to_system("a person looks after the copy of their own data").await?;
    let tx = cx.tx().await?;
    let rows = sqlx::query!(
        "select id, size_bytes, made_at, expires_at, asked_by from identity.data_exports
         where person_id = $1 and expires_at > $2 order by made_at desc, id desc",
        person.0,
        machine_now().0
    )
    .fetch_all(&mut **tx)
    .await?;
    let last = last_ordered(tx, person, ExportMyData::NAME).await?;
    let made_last = rows.first().map(|row| Moment(row.made_at));
    let is_open = |job: &JobRow| job.status != JobStatus::Done && made_last.is_none_or(|made| made < job.created_at);
    let ready = rows.into_iter().map(|row| DataExportRow {
        id: DataExportId(row.id),
        size_bytes: row.size_bytes.unsigned_abs(),
        made_at: Moment(row.made_at),
        expires_at: Moment(row.expires_at),
        asked_by_others: row.asked_by != person.0,
    });
    Ok(DataExports {
        ready: ready.collect(),
        under_way: last.filter(is_open).map(|job| DataExportUnderWay {
            job_id: job.id,
            status: job.status,
            done: job.done,
            total: job.total,
            asked_at: job.created_at,
        }),
    })
}
