//! The filters of the log as a plain form, which works before hydration and keeps everything in the address.

use super::filter_fields::{choice, line};
use super::offered::{Offered, accesses, offered};
use crate::lists::Query;
use crate::port::{Erased, Known};
use crate::ui::{Button, Icon, LinkButton, Look};
use crate::words;
use futures::FutureExt;
use leptos::prelude::*;
use leptos::{ev, html};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::keys;
use web_sys::FormData;

/// The members of the query that the form sets.
const MEMBERS: [&str; 9] = ["search", "actor", "what", "operation", "tenant", "thing", "request", "from", "to"];

/// The filters. What they offer comes when it is there.
#[component]
pub(super) fn AuditFilters(query: Memo<Query>) -> impl IntoView {
    let known = Known::new(|| (), |()| offered().map(Ok));
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move { view! { <FilterForm query offered=known.await.unwrap_or_default()/> } })}
        </Transition>
    }
    .erased()
}

#[component]
fn FilterForm(query: Memo<Query>, offered: Offered) -> impl IntoView {
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
    let Offered { people, events, tenants } = offered;
    let people = people.0.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let kinds =
        vec![(texts.text(keys::audit_log::EVENTS), events), (texts.text(keys::audit_log::ACCESSES), accesses())];
    // What the form has no field for: without scripts it would be lost with the next filter.
    let kept = ["sort", "kind"].map(|name| {
        move || {
            let value = query.with(|query| query.get(name).map(str::to_owned));
            value.map(|value| view! { <input type="hidden" name=name value=value/> })
        }
    });
    let is_open = query.with_untracked(Query::is_filtered);
    let clear = move || {
        query.with(Query::is_filtered).then(|| {
            view! {
                <LinkButton look=Look::Quiet href=query.with(Query::cleared)>
                    {texts.text(keys::list::CLEAR_FILTERS)}
                </LinkButton>
            }
        })
    };
    view! {
        <details class="filters" open=is_open>
            <summary class=Look::Secondary.class()>
                <Icon name="search"/>
                {texts.text(keys::list::FILTERS)}
            </summary>
            <form class="filters-form" method="get" role="search" node_ref=node on:submit=apply>
                {line(query, "search", "search", texts.text(keys::list::SEARCH))}
                {choice(query, "actor", texts.text(keys::audit_log::WHO), vec![("", people)])}
                {choice(query, "what", texts.text(keys::audit_log::WHAT), kinds)}
                {line(query, "operation", "text", texts.text(keys::audit_log::OPERATION))}
                {tenants.map(|tenants| choice(query, "tenant", texts.text(keys::audit_log::TENANT), vec![("", tenants)]))}
                {line(query, "thing", "text", texts.text(keys::audit_log::THING_ID))}
                {line(query, "request", "text", texts.text(keys::audit_log::REQUEST))}
                {line(query, "from", "date", texts.text(keys::audit_log::FROM))}
                {line(query, "to", "date", texts.text(keys::audit_log::TO))}
                {kept.to_vec()}
                <div class="actions">
                    <Button look=Look::Primary r#type="submit">{texts.text(keys::audit_log::APPLY)}</Button>
                    {clear}
                </div>
            </form>
        </details>
    }
    .erased()
}
