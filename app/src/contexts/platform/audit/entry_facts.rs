//! The members of one entry.

use super::base;
use super::line::Line;
use super::reason::reason;
use super::things::kind;
use super::who::{called, linked};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Fact, Facts};
use crate::words;
use domain::platform::AuditKind;
use leptos::prelude::*;
use texts::{Key, keys};

/// Who, when, by which operation, to what, from where and through which request. What isn't known has no line.
#[component]
pub(super) fn EntryFacts(line: Line, address: Option<String>) -> impl IntoView {
    let texts = words::texts();
    let Line { row, name, staff } = line;
    let reason = reason(&row).map(|reason| view! { <Fact name=texts.text(keys::audit_log::REASON)>{reason}</Fact> });
    let what = match row.kind {
        AuditKind::Event => keys::audit_log::EVENT,
        AuditKind::Access => keys::audit_log::ACCESS,
    };
    let staff = row.on_behalf_of.map(|staff_id| {
        let staff = linked(&staff_id, staff.as_deref());
        view! { <Fact name=texts.text(keys::audit_log::ACTED_BY)>{staff}</Fact> }
    });
    let others = row.actor.strip_prefix("person:").map(|id| {
        let person = called(&row.actor, name.as_deref());
        let sentence = texts.fill(keys::audit_log::ALL_BY, &[("name", &person)]);
        view! { <p class="t-sm"><a class="link" href=format!("{}?actor={id}", base())>{sentence}</a></p> }
    });
    let thing = row.stream_type.as_deref().map(|wire| {
        let kind = kind(wire);
        let id = row.stream_id.map(|id| id.to_string()).unwrap_or_default();
        let history = format!("{}/things/{id}", base());
        let place = row.version.map(|version| texts.fill(keys::audit_log::NUMBER, &[("number", &version.to_string())]));
        view! {
            <Fact name=texts.text(keys::audit_log::THING)>
                {kind} " " <code class="anywhere" dir="ltr">{id}</code>
                {place.map(|place| view! { <p class="t-sm text-fg-muted">{place}</p> })}
                <p class="t-sm"><a class="link" href=history>{texts.text(keys::audit_log::THING_HISTORY)}</a></p>
            </Fact>
        }
    });
    let times = (row.count > 1).then(|| {
        view! {
            <Fact name=texts.text(keys::audit_log::COUNT)>{texts.count(keys::audit_log::TIMES, row.count.into())}</Fact>
        }
    });
    view! {
        <Facts>
            <Fact name=texts.text(keys::audit_log::AT)><Time at=row.at show=Show::Whole/></Fact>
            <Fact name=texts.text(keys::audit_log::WHO)>{linked(&row.actor, name.as_deref())} {others}</Fact>
            {staff}
            <Fact name=texts.text(keys::audit_log::KIND)>
                {texts.text(what)} " " <code class="anywhere" dir="ltr">{row.what.clone()}</code>
                <p class="t-sm">
                    <a class="link" href=format!("{}?what={}", base(), row.what)>
                        {texts.text(keys::audit_log::ALL_OF_KIND)}
                    </a>
                </p>
            </Fact>
            {code(keys::audit_log::OPERATION, Some(row.operation))}
            {thing}
            {code(keys::audit_log::TENANT, row.tenant_id.map(|id| id.to_string()))}
            {reason}
            {times}
            {code(keys::audit_log::DOOR, Some(row.door))}
            {code(keys::audit_log::PORTAL, row.portal)}
            {code(keys::audit_log::ADDRESS, address)}
            {code(keys::audit_log::REQUEST, Some(row.request_id))}
            {code(keys::audit_log::TRACE, Some(row.trace_id))}
            {code(keys::audit_log::ID, Some(row.id.to_string()))}
        </Facts>
    }
    .erased()
}

/// A member as the wire has it; none where it is empty.
fn code(name: Key, value: Option<String>) -> Option<AnyView> {
    let value = value.filter(|value| !value.is_empty())?;
    let name = words::texts().text(name);
    Some(view! { <Fact name><code class="anywhere" dir="ltr">{value}</code></Fact> }.erased())
}
