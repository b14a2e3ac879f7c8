use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{PersonSettings, Settings};
use domain::kernel::{Language, TimeZone};

pub async fn settings(cx: &mut Context, _: Settings) -> Result<PersonSettings, Stop> {
    let person = cx.actor()?.person_id.0;
    let row = sqlx::query!("select time_zone, locale, version from identity.users where id = $1", person)
        .fetch_optional(&mut **cx.tx().await?)
        .await?
        .ok_or_else(Refusal::not_found)?;
    cx.version(row.version);
    Ok(PersonSettings {
        time_zone: row.time_zone.map(TimeZone::named),
        locale: row.locale.as_deref().and_then(Language::parse),
        version: u32::try_from(row.version).unwrap_or_default(),
    })
}
