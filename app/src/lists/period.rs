//! The days that a list is bounded to: a plain form, so it works before hydration.

use super::Query;
use crate::port::Erased;
use crate::ui::{Button, Field, Icon, LinkButton, Look};
use crate::words;
use domain::Moment;
use domain::kernel::Zone;
use leptos::prelude::*;
use leptos::{ev, html};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::keys;
use web_sys::FormData;

/// The first and the last day, as the address names them.
const MEMBERS: [&str; 2] = ["from", "to"];

/// The moments that an address bounds a list to: days of the reader's time zone, the last one with all its hours. What is no
/// day bounds nothing.
pub fn period(query: &Query, zone: &Zone) -> [Option<Moment>; 2] {
    let day = |name| query.get(name).and_then(|date| zone.day(date));
    [day(MEMBERS[0]).map(|[begin, _]| begin), day(MEMBERS[1]).map(|[_, end]| end)]
}

/// The days that a list is bounded to, and the way to be rid of them.
#[component]
pub fn Period(query: Memo<Query>) -> impl IntoView {
    let texts = words::texts();
    let node = NodeRef::<html::Form>::new();
    let navigate = use_navigate();
    let apply = move |event: ev::SubmitEvent| {
        let Some(data) = node.get_untracked().and_then(|node| FormData::new_with_form(&node).ok()) else { return };
        event.prevent_default();
        let set = MEMBERS.map(|name| (name, data.get(name).as_string().unwrap_or_default().trim().to_owned()));
        let href = query.with_untracked(|query| query.with_all(&set));
        navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let others = move || {
        let members = query.with(|query| query.besides(MEMBERS[0]));
        members
            .into_iter()
            .filter(|(name, _)| *name != MEMBERS[1])
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect::<Vec<_>>()
    };
    let is_set = move || query.with(|query| MEMBERS.iter().any(|name| query.get(name).is_some()));
    let is_open = untrack(is_set);
    let clear = move || {
        is_set().then(|| {
            let href = query.with(|query| query.with_all(&MEMBERS.map(|name| (name, String::new()))));
            view! { <LinkButton look=Look::Quiet href=href>{texts.text(keys::list::PERIOD_CLEAR)}</LinkButton> }
        })
    };
    view! {
        <details class="filters" open=is_open>
            <summary class=Look::Secondary.class()>
                <Icon name="clock"/>
                {texts.text(keys::list::PERIOD)}
            </summary>
            <form class="filters-form" method="get" node_ref=node on:submit=apply>
                {day(query, MEMBERS[0], texts.text(keys::list::PERIOD_FROM))}
                {day(query, MEMBERS[1], texts.text(keys::list::PERIOD_TO))}
                {others}
                <div class="actions">
                    <Button look=Look::Secondary r#type="submit">{texts.text(keys::list::PERIOD_APPLY)}</Button>
                    {clear}
                </div>
            </form>
        </details>
    }
    .erased()
}

fn day(query: Memo<Query>, name: &'static str, label: &'static str) -> AnyView {
    let id = format!("period-{name}");
    let current = move || query.with(|query| query.get(name).unwrap_or_default().to_owned());
    view! {
        <Field id=id.clone() label hint=None error=Signal::stored(None::<String>)>
            <input class="input" id=id name=name type="date" dir="ltr" value=current prop:value=current/>
        </Field>
    }
    .erased()
}
