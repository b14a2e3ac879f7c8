//! Every shortcut there is, in one list: what is said here is what [`crate::frame`] listens for.

use crate::frame::summons::Summoned;
use crate::frame::{PortalPlace, actor};
use crate::port::{self, Erased};
use crate::ui::Dialog;
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

/// What works on every page: the keys, and what they do.
const ANYWHERE: [(&[&str], Key); 4] = [
    (&["Ctrl", "K"], keys::palette::HELP_PALETTE),
    (&["/"], keys::palette::HELP_SEARCH),
    (&["?"], keys::palette::HELP_HELP),
    (&["Esc"], keys::palette::HELP_CLOSE),
];

/// The list of shortcuts.
#[component]
pub(super) fn Help(place: &'static PortalPlace, open: RwSignal<Option<Summoned>>) -> impl IntoView {
    let actor = actor()?;
    let texts = words::texts();
    let is_open = Signal::derive(move || open.get() == Some(Summoned::Help));
    let anywhere: Vec<_> = ANYWHERE.into_iter().map(|(keys, text)| row(keys, texts.text(text))).collect();
    let goals = place.places().filter(|goal| goal.is_open_to(&actor));
    let goals: Vec<_> = goals
        .filter_map(|goal| {
            let letter = goal.chord?.to_string();
            Some(row(&["g", letter.as_str()], texts.text(goal.name)))
        })
        .collect();
    let off = port::use_boot()
        .manner
        .is_keyless
        .then(|| view! { <p class="text-fg-muted">{texts.text(keys::palette::HELP_OFF)}</p> });
    Some(view! {
        <Dialog
            id="shortcuts"
            title=Signal::stored(texts.text(keys::palette::HELP).to_owned())
            close_label=texts.text(keys::shell::CLOSE)
            open=is_open
            on_close=Callback::new(move |()| open.set(None))
        >
            {off}
            <h3 class="nav-label">{texts.text(keys::palette::HELP_ANYWHERE)}</h3>
            <dl class="shortcuts">{anywhere}</dl>
            <h3 class="nav-label">{texts.text(keys::palette::HELP_GO)}</h3>
            <dl class="shortcuts">{goals}</dl>
        </Dialog>
    })
}

fn row(keys: &[&str], text: &'static str) -> AnyView {
    let keys: Vec<_> = keys.iter().map(|key| view! { <kbd class="key">{(*key).to_owned()}</kbd> }).collect();
    view! {
        <div>
            <dt>{text}</dt>
            <dd dir="ltr">{keys}</dd>
        </div>
    }
    .erased()
}
