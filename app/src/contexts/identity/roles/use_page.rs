//! How permissions are used: a heatmap of permissions by roles, with the grants that nobody has used.

use super::base;
use super::heatmap::Heatmap;
use crate::lists::{Shown, way_back};
use crate::port::{self, Erased, Known};
use crate::ui::PageTitle;
use crate::words;
use domain::identity::UseOfPermissions;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::keys;

/// The times that can be looked at, in days.
const DAYS: [u16; 3] = [7, 30, 90];

/// How permissions are used.
#[component]
pub fn PermissionUsePage() -> impl IntoView {
    let texts = words::texts();
    let map = use_query_map();
    let days = Memo::new(move |_| {
        let asked = map.with(|map| map.get_str("days").and_then(|days| days.parse().ok()));
        asked.filter(|days| DAYS.contains(days)).unwrap_or(30)
    });
    let used = Known::new(move || days.get(), |days| port::call(UseOfPermissions { days: Some(days) }));
    let base = base();
    let title = texts.text(keys::role_builder::USE);
    let chips: Vec<_> = DAYS
        .into_iter()
        .map(|some| {
            let label = texts.count(keys::role_builder::DAYS, some.into());
            let current = move || (days.get() == some).then_some("true");
            view! { <a class="chip" href=format!("{base}/use?days={some}") aria-current=current data-noscroll="">{label}</a> }
        })
        .collect();
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        {way_back(base, keys::role_builder::BACK)}
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::role_builder::USE_INTRO)}</p>
            </div>
        </div>
        <section class="section">
            <div class="toolbar"><div class="chips">{chips}</div></div>
            <Shown known=used rows=8 show={move |used| view! { <Heatmap used/> }.erased()}/>
        </section>
    }
}
