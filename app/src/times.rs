//! Moments on the screen: in the time zone that the document brought, so that both sides write the same.

use crate::port::{self, Erased};
use crate::words;
use domain::Moment;
use leptos::prelude::*;
use texts::keys;

/// How much of a moment is seen; the tooltip always says all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// `2026-11-21`
    Date,
    /// `2026-11-21 18:05`
    Minute,
    /// Date, minute and what the zone's time is called.
    Whole,
    /// The same to the second.
    Second,
}

/// Date, minute and what the zone's time is called, within a sentence.
pub fn whole(at: Moment) -> String {
    let local = port::use_boot().zone.at(at);
    zoned(&local.minute, &local.label)
}

fn zoned(time: &str, zone: &str) -> String {
    words::texts().fill(keys::shell::ZONED, &[("time", time), ("zone", zone)])
}

/// A moment by the clocks of the person's time zone.
#[component]
pub fn Time(at: Moment, show: Show) -> impl IntoView {
    let local = port::use_boot().zone.at(at);
    let whole = whole(at);
    let (text, direction) = match show {
        Show::Whole => (whole.clone(), None),
        Show::Second => (zoned(&format!("{}:{:02}", local.minute, at.second()), &local.label), None),
        // What isn't in the person's zone has to say so where it is read.
        Show::Date | Show::Minute if local.is_fallback => (whole.clone(), None),
        Show::Date => (local.date, Some("ltr")),
        Show::Minute => (local.minute.clone(), Some("ltr")),
    };
    view! { <time dir=direction datetime=at.rfc3339() title=whole>{text}</time> }.erased()
}
