//! The thin bar at the foot of the page while the server doesn't answer. It is part of the main module: what isn't there yet can't
//! be loaded then.

use crate::port::{Erased, line};
use crate::ui::{Icon, later};
use crate::words;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use texts::keys;

/// A server that is away for less than this is not spoken of.
const PATIENCE: Duration = Duration::from_secs(2);
/// It is asked again so often.
const BEAT: Duration = Duration::from_secs(3);
/// That it is back is said for so long.
const STAYS: Duration = Duration::from_secs(3);

/// What the bar says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Lost,
    Back,
}

/// The bar. Its place is always there, since screen readers hear only of what changes in a place they know.
#[component]
pub(super) fn ConnectionBar() -> impl IntoView {
    let said = RwSignal::new(Said::Nothing);
    let is_unreachable = line::is_unreachable();
    Effect::new(move |_| {
        let (next, after) = match (is_unreachable.get(), said.get()) {
            (true, Said::Nothing | Said::Back) => (Said::Lost, PATIENCE),
            (false, Said::Lost) => (Said::Back, Duration::ZERO),
            (false, Said::Back) => (Said::Nothing, STAYS),
            (true, Said::Lost) | (false, Said::Nothing) => return,
        };
        later(after, move || said.set(next));
    });
    Effect::new(move |_| {
        if is_unreachable.get()
            && let Ok(handle) = set_interval_with_handle(|| spawn_local(line::probe()), BEAT)
        {
            on_cleanup(move || handle.clear());
        }
    });
    Effect::new(move |_| {
        let gone = window_event_listener(ev::offline, |_| line::lost());
        let come = window_event_listener(ev::online, |_| spawn_local(line::probe()));
        // What happened while the page became alive was said when nobody listened.
        if !window().navigator().on_line() {
            spawn_local(line::probe());
        }
        on_cleanup(move || {
            gone.remove();
            come.remove();
        });
    });
    let texts = words::texts();
    let shown = move || match said.get() {
        Said::Nothing => None,
        Said::Lost => Some(
            view! {
                <p class="connection is-lost">
                    <Icon name="wifi-off"/>
                    <strong>{texts.text(keys::line::LOST)}</strong>
                    <span>{texts.text(keys::line::LOST_TEXT)}</span>
                    <button type="button" class="link" on:click=|_| spawn_local(line::probe())>
                        {texts.text(keys::shell::RETRY)}
                    </button>
                </p>
            }
            .erased(),
        ),
        Said::Back => Some(
            view! {
                <p class="connection is-back">
                    <Icon name="wifi"/>
                    <strong>{texts.text(keys::line::BACK)}</strong>
                </p>
            }
            .erased(),
        ),
    };
    view! { <div role="status">{shown}</div> }.erased()
}
