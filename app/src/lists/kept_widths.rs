//! How wide somebody has made the columns of a list. It is kept in their browser, by page and table.

use crate::frame::actor;
use crate::port;
use crate::ui::Widths;
use crate::words;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::{Direction, keys};

/// The widths of the table with that caption and so many columns on this page.
pub(super) fn kept_widths(caption: &'static str, count: usize) -> Widths {
    let person = actor().map(|actor| actor.person_id.to_string()).unwrap_or_default();
    let page = pattern(&use_location().pathname.get_untracked());
    let key = StoredValue::new(format!("portico:widths:{page}:{caption}:{person}"));
    let texts = words::texts();
    let is_rtl = port::use_boot().locale.direction() == Direction::Rtl;
    let name = Callback::new(move |column: &'static str| texts.fill(keys::list::COLUMN_WIDTH, &[("column", column)]));
    let keep = Callback::new(move |now: Vec<u16>| {
        if let Ok(Some(storage)) = window().local_storage() {
            // A browser that keeps nothing shows what was chosen until the page is left.
            let _ = key.try_with_value(|key| match now.is_empty() {
                true => storage.remove_item(key),
                false => storage.set_item(key, &written(&now)),
            });
        }
    });
    let widths = Widths::new(is_rtl, name, keep);
    // Both sides begin with the browser's own, so that they write the same.
    Effect::new(move |_| {
        let kept = key.with_value(|key| window().local_storage().ok()??.get_item(key).ok()?);
        widths.begin(kept.map(|kept| parse(&kept, count)).unwrap_or_default());
    });
    widths
}

/// A page's path without the ids in it: the pages of a kind share what was chosen.
fn pattern(path: &str) -> String {
    let part = |part: &str| if part.contains(|c: char| c.is_ascii_digit()) { "*".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn written(widths: &[u16]) -> String {
    widths.iter().map(u16::to_string).collect::<Vec<_>>().join(" ")
}

/// As it was kept; nothing where the table has other columns by now.
fn parse(text: &str, count: usize) -> Vec<u16> {
    let widths: Vec<u16> = text.split(' ').filter_map(|px| px.parse().ok()).collect();
    if widths.len() == count { widths } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_come_back_as_they_were_kept() {
        assert_eq!(parse(&written(&[180, 0, 96]), 3), [180, 0, 96]);
        assert_eq!(parse("180 96", 3), [0_u16; 0], "a column has come since");
        assert_eq!(parse("wide x", 2), [0_u16; 0]);
    }

    #[test]
    fn pages_of_a_kind_share_them() {
        assert_eq!(pattern("/admin/people/0192-77"), "/admin/people/*");
        assert_eq!(pattern("/admin/tenants"), "/admin/tenants");
    }
}
