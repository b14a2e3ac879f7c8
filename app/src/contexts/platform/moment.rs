//! A point in time in a table's cell.

use crate::words;
use domain::Moment;
use leptos::prelude::*;
use texts::keys;

/// Date and time to the minute; says in full that it is UTC.
#[component]
pub(super) fn When(moment: Moment) -> impl IntoView {
    let full = words::texts().fill(keys::shell::UTC, &[("time", &moment.minute())]);
    view! {
        <time dir="ltr" datetime=moment.rfc3339() title=full>{moment.minute()}</time>
    }
}
