//! The bar at the foot of every page while somebody acts as somebody else: as whom, until when, and the way out.

use super::actor;
use crate::port::{self, Call};
use crate::times;
use crate::ui::{Button, Icon};
use crate::words;
use domain::identity::EndImpersonation;
use domain::policy::Impersonator;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use server_fn::ServerFn;
use std::time::Duration;
use texts::keys;

/// How often the minutes are counted.
const BEAT: Duration = Duration::from_secs(10);

/// The bar; nothing where nobody acts as somebody else.
#[component]
pub fn ImpersonationBanner() -> impl IntoView {
    let texts = words::texts();
    let actor = actor()?;
    let staff = actor.impersonator?;
    let time = times::whole(staff.until);
    let who = [("name", actor.name.as_str()), ("tenant", actor.tenant_name.as_str()), ("time", &time)];
    let sentence = texts.fill(keys::impersonation::BANNER, &who);
    let left = minutes_left(staff);
    // A property and not a child: a page whose portal is still on its way comes alive after the first count.
    let left = move || {
        let fill = |minutes: i64| texts.fill(keys::impersonation::BANNER_LEFT, &[("minutes", &minutes.to_string())]);
        left.get().map(fill).unwrap_or_default()
    };
    Some(view! {
        <section class="impersonation-banner" aria-label=texts.text(keys::impersonation::BANNER_LABEL)>
            <Icon name="user-round"/>
            <p><span>{sentence}</span><span class="t-sm ms-2" prop:textContent=left></span></p>
            <form method="post" action={Call::<EndImpersonation>::url()}>
                <Button r#type="submit">{texts.text(keys::impersonation::END)}</Button>
            </form>
        </section>
    })
}

/// The minutes until it ends by itself, once the page is alive; then the page is loaded anew, as whoever one is by then.
fn minutes_left(staff: Impersonator) -> RwSignal<Option<i64>> {
    let left = RwSignal::new(None);
    let (path, until_ms) = (use_location().pathname, staff.until.0.timestamp_millis());
    Effect::new(move |_| {
        let count = move || {
            #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are far below 2^53")]
            let left_ms = until_ms - js_sys::Date::now() as i64;
            if left_ms <= 0 {
                port::redirect(&path.get_untracked());
            }
            left.try_set(Some((left_ms + 59_999) / 60_000));
        };
        count();
        if let Ok(handle) = set_interval_with_handle(count, BEAT) {
            on_cleanup(move || handle.clear());
        }
    });
    left
}
