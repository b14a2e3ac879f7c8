use super::settings::settings;
use crate::Stop;
use crate::gateway::{Context, Effect};
use crate::zones;
use domain::Refusal;
use domain::identity::{ChangeSettings, Person, PersonCommand, PersonSettings, Settings};
use domain::kernel::Patch;
use texts::Locale;

pub async fn change_settings(cx: &mut Context, op: ChangeSettings) -> Result<PersonSettings, Stop> {
    if op.time_zone.value().is_some_and(|zone| !zones::is_known(zone)) {
        return Err(Refusal::invalid_field("timeZone", "zone_unknown").into());
    }
    let person = cx.actor()?.person_id.0;
    // A person's record lies with the tenant where they first became a member, which needn't be the one they are in.
    cx.widen_to_system("a person changes their own settings").await?;
    let loaded = cx.load::<Person>(person).await?;
    let locale = op.locale;
    cx.decide::<Person>(person, &loaded, PersonCommand::ChangeSettings { time_zone: op.time_zone, locale }).await?;
    // The language of this browser follows, whatever was chosen in it before.
    match locale {
        Patch::Absent => {}
        Patch::Null => cx.effects.push(Effect::Speak(None)),
        Patch::Value(language) => cx.effects.push(Effect::Speak(Locale::parse(language.as_str()))),
    }
    settings(cx, Settings {}).await
}
