//! All texts in one language, with what stands in the place of each.

use super::super::settings::SettingsOf;
use super::labels;
use super::language::{Languages, locale, shown, spoken};
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Badge, Column, Order};
use crate::words;
use domain::kernel::Language;
use domain::platform::ThingKind;
use domain::tenancy::{PlatformTexts, SettingSource, TenantTexts, TextRow, TextSort};
use domain::{Page, Refusal};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 50;

/// The list of texts with its search, language and filter.
#[component]
pub fn TextsPage(of: SettingsOf) -> impl IntoView {
    let texts = words::texts();
    let (query, spoken) = (use_query(), spoken());
    let page = Known::new(move || query.get(), move |query| load(of, query, spoken));
    let intro = match of {
        SettingsOf::Platform => keys::wordings::INTRO_PLATFORM,
        SettingsOf::Tenant => keys::wordings::INTRO_TENANT,
    };
    view! {
        <ListHead title=texts.text(keys::wordings::TITLE) intro=texts.text(intro)/>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::wordings::SEARCH_HINT)/>
                <Languages query spoken/>
                <Chips query member="source" label=texts.text(keys::wordings::SOURCE) values=sources(of)/>
                {export(of, query, spoken)}
            </div>
            <Listed page query follows=&[ThingKind::Wording] rows=10 show=move |query, page, _| table(of, query, page)/>
        </section>
    }
    .erased()
}

async fn load(of: SettingsOf, query: Query, spoken: Language) -> Result<Page<TextRow>, Refusal> {
    match of {
        SettingsOf::Platform => port::call(of_platform(&query, spoken)).await,
        SettingsOf::Tenant => port::call(of_tenant(&query, spoken)).await,
    }
}

fn of_platform(query: &Query, spoken: Language) -> PlatformTexts {
    let TenantTexts { limit, cursor, sort, search, language, source } = of_tenant(query, spoken);
    PlatformTexts { limit, cursor, sort, search, language, source }
}

fn of_tenant(query: &Query, spoken: Language) -> TenantTexts {
    TenantTexts {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        sort: query.get("sort").and_then(TextSort::parse),
        search: query.get("search").map(str::to_owned),
        language: Some(shown(query, spoken)),
        source: query.get("source").and_then(SettingSource::parse),
    }
}

/// All pages of what the page asks, as a file.
fn export(of: SettingsOf, query: Memo<Query>, spoken: Language) -> AnyView {
    match of {
        SettingsOf::Platform => {
            let whole = move |query: &Query| PlatformTexts { limit: None, cursor: None, ..of_platform(query, spoken) };
            view! { <ExportMenu list=Signal::derive(move || query.with(whole))/> }.erased()
        }
        SettingsOf::Tenant => {
            let whole = move |query: &Query| TenantTexts { limit: None, cursor: None, ..of_tenant(query, spoken) };
            view! { <ExportMenu list=Signal::derive(move || query.with(whole))/> }.erased()
        }
    }
}

/// Where texts can come from: nothing of a tenant's stands in the platform's list.
fn sources(of: SettingsOf) -> Vec<(&'static str, &'static str)> {
    let is_there = |source: &&SettingSource| of == SettingsOf::Tenant || **source != SettingSource::Tenant;
    let name = |source: &SettingSource| (source.as_str(), words::texts().text(labels::source(*source).2));
    SettingSource::ALL.iter().filter(is_there).map(name).collect()
}

fn table(of: SettingsOf, query: Query, page: Page<TextRow>) -> AnyView {
    let texts = words::texts();
    let sorts = ["-changedAt", "key"];
    let is_newest_first = query.get("sort") == Some(sorts[0]);
    let next = if is_newest_first { sorts[1] } else { sorts[0] };
    let order = if is_newest_first { Order::Descending } else { Order::None };
    let hint = texts.fill(keys::list::SORT_BY, &[("column", texts.text(keys::wordings::CHANGED_AT))]);
    let columns = vec![
        Column::new(texts.text(keys::wordings::KEY)),
        Column::new(texts.text(keys::wordings::TEXT)),
        Column::new(texts.text(keys::wordings::SOURCE)),
        Column::new(texts.text(keys::wordings::CHANGED_AT)).sorted(order, query.with("sort", Some(next)), hint),
    ];
    let empty = Empty { icon: "languages", title: keys::wordings::EMPTY_TITLE, text: keys::wordings::EMPTY_TEXT };
    let next_cursor = page.next_cursor;
    let rows = page.data.into_iter().map(|text| row(of, text)).collect();
    view! { <Rows query caption=texts.text(keys::wordings::CAPTION) columns rows next_cursor empty action=None/> }
        .erased()
}

fn row(of: SettingsOf, text: TextRow) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::source(text.source);
    let href = format!("{}/{}?language={}", labels::base(of), text.key, text.language.as_str());
    let is_built_in = text.source == SettingSource::Default;
    let read = match text.source {
        SettingSource::Default => None,
        SettingSource::Platform => text.platform,
        SettingSource::Tenant => text.own,
    };
    let read = read.unwrap_or_else(|| text.built_in.clone());
    let before = (!is_built_in).then(|| {
        let line = texts.fill(keys::wordings::BUILT_IN_IS, &[("text", &text.built_in)]);
        view! { <p class="t-sm text-fg-muted"><bdi dir="auto">{line}</bdi></p> }
    });
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=href><bdi dir="ltr">{text.key}</bdi></a>
            </th>
            <td data-label=texts.text(keys::wordings::TEXT)>
                <bdi dir="auto" lang=locale(text.language).tag()>{read}</bdi>
                {before}
            </td>
            <td data-label=texts.text(keys::wordings::SOURCE)><Badge tone icon label=texts.text(name)/></td>
            <td data-label=texts.text(keys::wordings::CHANGED_AT)>
                {text.changed_at.map(|at| view! { <Time at show=Show::Minute/> })}
            </td>
        </tr>
    }
    .erased()
}
