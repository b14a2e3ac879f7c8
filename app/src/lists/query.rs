//! The state of a list, as the URL's query has it.

use crate::port::escape;
use crate::ui::Order;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use leptos_router::params::ParamsMap;

/// The members of the query that a list knows; others, as a form's faults, don't survive a click.
const KNOWN: [&str; 38] = [
    "search",
    "days",
    "kind",
    "language",
    "source",
    "status",
    "isolation",
    "side",
    "release",
    "device",
    "role",
    "plan",
    "actor",
    "what",
    "operation",
    "request",
    "tenant",
    "thing",
    "proof",
    "from",
    "to",
    "asof",
    "model",
    "person",
    "pipeline",
    "template",
    "workspace",
    "space",
    "tags",
    "compare",
    "by",
    "industry",
    "purpose",
    "audience",
    "running",
    "everybody",
    "sort",
    "cursor",
];

/// The state of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    path: String,
    members: Vec<(&'static str, String)>,
}

/// The state of the list on this page. Changes with the URL.
pub fn use_query() -> Memo<Query> {
    let (map, location) = (use_query_map(), use_location());
    Memo::new(move |_| map.with(|map| Query::read(location.pathname.get(), map)))
}

impl Query {
    fn read(path: String, map: &ParamsMap) -> Self {
        let member = |name: &'static str| {
            let value = map.get_str(name)?.trim();
            (!value.is_empty()).then(|| (name, value.to_owned()))
        };
        Self { path, members: KNOWN.into_iter().filter_map(member).collect() }
    }

    /// A member's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.members.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Whether search or filters leave something out.
    pub fn is_filtered(&self) -> bool {
        self.members
            .iter()
            .any(|(name, _)| !matches!(*name, "sort" | "cursor" | "days" | "language" | "compare" | "by"))
    }

    /// All members but one and the page, for the hidden controls of a form that sets that one.
    pub fn besides(&self, name: &str) -> Vec<(&'static str, String)> {
        self.members.iter().filter(|(known, _)| *known != name && *known != "cursor").cloned().collect()
    }

    /// The address of the list with one member changed, from its first page on.
    pub fn with(&self, name: &'static str, value: Option<&str>) -> String {
        self.with_all(&[(name, value.unwrap_or_default().to_owned())])
    }

    /// The address of the list with several members changed, from its first page on. What is empty is left out.
    pub fn with_all(&self, changed: &[(&'static str, String)]) -> String {
        let is_kept = |name: &str| name != "cursor" && changed.iter().all(|(other, _)| *other != name);
        let kept = self.members.iter().filter(|(name, _)| is_kept(name));
        let members = kept.chain(changed).filter(|(_, value)| !value.is_empty());
        let members: Vec<_> = members.map(|(name, value)| format!("{name}={}", escape(value))).collect();
        if members.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, members.join("&")) }
    }

    /// The address of the list as it is, with one more member that opens something beside it.
    pub fn opening(&self, member: &str) -> String {
        self.opening_on(member, "1")
    }

    /// The address of the list as it is, with one more member that opens something about one of its rows.
    pub fn opening_on(&self, member: &str, value: &str) -> String {
        let here = self.here();
        let mark = if here.contains('?') { '&' } else { '?' };
        format!("{here}{mark}{member}={value}")
    }

    /// The address of the list as it is.
    pub fn here(&self) -> String {
        self.with("cursor", self.get("cursor"))
    }

    /// The address of the list without search and filters.
    pub fn cleared(&self) -> String {
        let sort = self.get("sort").map(|sort| format!("?sort={}", escape(sort)));
        format!("{}{}", self.path, sort.unwrap_or_default())
    }

    /// How the list is sorted by a column, and the address of the order that a click gives. `sorts` are the column's
    /// ascending and descending orders, the same one twice where it is only ever descending; and the order that holds when
    /// the URL names none.
    pub fn order(&self, [up, down]: [&str; 2], default: &str) -> (Order, String) {
        let sort = self.get("sort").unwrap_or(default);
        let (order, next) = match sort {
            it if it == down => (Order::Descending, up),
            it if it == up => (Order::Ascending, down),
            _ => (Order::None, up),
        };
        (order, self.with("sort", Some(next)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// What pages of this folder ask a query for.
    fn asked(folder: &Path, into: &mut Vec<String>) {
        for entry in folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                asked(&entry, into);
                continue;
            }
            let text = std::fs::read_to_string(&entry).unwrap_or_default();
            let names = text.split("query.get(\"").skip(1).filter_map(|rest| rest.split('"').next());
            into.extend(names.map(str::to_owned));
        }
    }

    #[test]
    fn no_page_asks_for_what_is_dropped() {
        let mut names = Vec::new();
        asked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/contexts"), &mut names);
        assert!(names.len() > 50, "{} names", names.len());
        names.retain(|name| !KNOWN.contains(&name.as_str()));
        assert!(names.is_empty(), "{names:?}");
    }

    fn query(members: &[(&'static str, &str)]) -> Query {
        let members = members.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Query { path: "/admin/tenants".into(), members }
    }

    #[test]
    fn a_filter_keeps_the_others_and_starts_at_the_first_page() {
        let state = query(&[("search", "a&b"), ("sort", "-name"), ("cursor", "xyz")]);
        assert_eq!(state.with("kind", Some("agency")), "/admin/tenants?search=a%26b&sort=-name&kind=agency");
        assert_eq!(state.with("search", None), "/admin/tenants?sort=-name");
        assert_eq!(state.cleared(), "/admin/tenants?sort=-name");
    }

    #[test]
    fn several_filters_are_set_at_once() {
        let state = query(&[("search", "a"), ("sort", "at"), ("cursor", "xyz")]);
        let changed = [("search", String::new()), ("from", "2026-11-21".to_owned())];
        assert_eq!(state.with_all(&changed), "/admin/tenants?sort=at&from=2026-11-21");
    }

    #[test]
    fn a_click_on_a_sorted_column_turns_it_round() {
        let sorts = ["createdAt", "-createdAt"];
        let (order, href) = query(&[]).order(sorts, "-createdAt");
        assert_eq!((order, href.as_str()), (Order::Descending, "/admin/tenants?sort=createdAt"));
        let (order, href) = query(&[]).order(["name", "-name"], "-createdAt");
        assert_eq!((order, href.as_str()), (Order::None, "/admin/tenants?sort=name"));
    }

    #[test]
    fn a_column_that_only_ever_descends_says_so() {
        let (order, href) = query(&[]).order(["-usedAt", "-usedAt"], "-usedAt");
        assert_eq!((order, href.as_str()), (Order::Descending, "/admin/tenants?sort=-usedAt"));
    }

    #[test]
    fn order_and_page_are_no_filters() {
        assert!(!query(&[("sort", "name"), ("cursor", "x")]).is_filtered());
        assert!(query(&[("status", "done")]).is_filtered());
    }
}
