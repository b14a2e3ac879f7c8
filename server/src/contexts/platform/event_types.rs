use crate::Stop;
use crate::gateway::Context;
use domain::catalogue::{Envelope, EventType, events};
use domain::platform::{EventTypeList, EventTypeRow, EventTypes};
use texts::{Catalogue, Locale};

pub async fn event_types(cx: &mut Context, _: EventTypes) -> Result<EventTypeList, Stop> {
    let locale = cx.caller.locale;
    Ok(EventTypeList { data: events().into_iter().map(|event| row(&event, locale)).collect() })
}

fn row(event: &EventType, locale: Locale) -> EventTypeRow {
    let catalogue = Catalogue::of(locale);
    let text = catalogue.named(&event.text_key()).map(|key| catalogue.text(key));
    EventTypeRow {
        name: event.name.into(),
        context: event.set.context.into(),
        aggregate: event.set.aggregate.into(),
        version: u32::try_from(event.set.version).unwrap_or_default(),
        audience: event.set.audience,
        text: text.unwrap_or(event.doc).to_owned(),
        personal: event.personal.clone(),
        schema: event.schema.to_string(),
        example: serde_json::to_string(&Envelope::example_of(event)).unwrap_or_default(),
    }
}
