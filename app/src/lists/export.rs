//! The list as a file: plain links to the REST interface, which know search, filters and order.

use crate::port::{Erased, rest_url};
use crate::ui::{Menu, MenuLink};
use crate::words;
use domain::Operation;
use leptos::prelude::*;
use texts::{Key, keys};

/// The menu that exports a list. `list` is what the page asks, without the members that speak of one page.
#[component]
pub fn ExportMenu<O: Operation>(list: Signal<O>) -> impl IntoView {
    let texts = words::texts();
    let item = move |format: &'static str, icon: &'static str, label: Key| {
        let href = Signal::derive(move || list.with(|list| file_url(list, format)));
        view! { <MenuLink href icon label=texts.text(label) download=true/> }
    };
    view! {
        <Menu
            id="export-menu"
            label=texts.text(keys::list::EXPORT)
            icon="download"
            head=texts.text(keys::list::EXPORT_HINT)
        >
            {item("csv", "file-text", keys::list::EXPORT_CSV)}
            {item("xlsx", "file-spreadsheet", keys::list::EXPORT_XLSX)}
        </Menu>
    }
    .erased()
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
