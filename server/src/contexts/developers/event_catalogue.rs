use crate::Stop;
use crate::gateway::Context;
use domain::catalogue::{EventType, events};
use domain::developers::{EventCatalogue, EventLine, EventLines};
use domain::policy::Actor;
use texts::{Catalogue, Locale};

pub async fn event_catalogue(cx: &mut Context, op: EventCatalogue) -> Result<EventLines, Stop> {
    let locale = cx.caller.locale;
    let actor = cx.actor()?;
    let wanted = op.search.unwrap_or_default().trim().to_lowercase();
    let is_wanted = |line: &EventLine| {
        [&line.name, &line.context, &line.text].into_iter().any(|text| text.to_lowercase().contains(&wanted))
    };
    let lines = events().into_iter().map(|event| line(&event, actor, locale));
    Ok(EventLines { data: lines.filter(is_wanted).collect() })
}

/// A type of event in one line, as somebody sees it.
pub(super) fn line(event: &EventType, actor: &Actor, locale: Locale) -> EventLine {
    let catalogue = Catalogue::of(locale);
    let text = catalogue.named(&event.text_key()).map(|key| catalogue.text(key));
    EventLine {
        name: event.name.into(),
        context: event.set.context.into(),
        aggregate: event.set.aggregate.into(),
        version: u32::try_from(event.set.version).unwrap_or_default(),
        text: text.unwrap_or(event.doc).to_owned(),
        audience: event.set.audience,
        may: actor.holds(event.set.audience),
    }
}
