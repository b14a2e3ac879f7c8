//! The list as a file: plain links to the REST interface, which know search, filters and order.

use crate::port::rest_url;
use crate::ui::{Icon, Look};
use crate::words;
use domain::Operation;
use leptos::prelude::*;
use texts::{Key, keys};

const ID: &str = "export-menu";

/// The menu that exports a list. `list` is what the page asks, without the members that speak of one page.
#[component]
pub fn ExportMenu<O: Operation>(list: Signal<O>) -> impl IntoView {
    let texts = words::texts();
    let item = |format: &'static str, icon: &'static str, label: Key| {
        let href = move || list.with(|list| file_url(list, format));
        view! {
            <a class="menu-item" href=href rel="external" download="">
                <Icon name=icon/>
                {texts.text(label)}
            </a>
        }
    };
    view! {
        <button type="button" class=Look::Secondary.class() popovertarget=ID>
            <Icon name="download"/>
            {texts.text(keys::list::EXPORT)}
        </button>
        <div class="menu" id=ID popover="auto">
            <p class="menu-head t-sm text-fg-muted">{texts.text(keys::list::EXPORT_HINT)}</p>
            {item("csv", "file-text", keys::list::EXPORT_CSV)}
            {item("xlsx", "file-spreadsheet", keys::list::EXPORT_XLSX)}
        </div>
    }
    .into_any()
}

/// Where the list is as a file; nowhere, if it has no place in the REST interface.
fn file_url<O: Operation>(list: &O, format: &str) -> Option<String> {
    let url = rest_url(list)?;
    let mark = if url.contains('?') { '&' } else { '?' };
    Some(format!("{url}{mark}format={format}"))
}

#[cfg(test)]
mod tests {
    use super::file_url;
    use domain::tenancy::{TenantKind, TenantSort, Tenants};

    #[test]
    fn a_file_keeps_search_filters_and_order() {
        let list = Tenants {
            search: Some("a&b".into()),
            kind: Some(TenantKind::Agency),
            sort: Some(TenantSort::Name),
            ..Tenants::default()
        };
        let url = file_url(&list, "csv").unwrap();
        assert_eq!(url, "/api/v1/tenants?kind=agency&search=a%26b&sort=name&format=csv");
        assert_eq!(file_url(&Tenants::default(), "xlsx").unwrap(), "/api/v1/tenants?format=xlsx");
    }
}
