//! Short words about what was just done, at the inline end of the foot of the page, with the way back where there is one.
//! One queue for the whole page; errors that need something done stand where they belong instead.

use super::{Button, Icon, IconButton, Look, Tone, later};
use crate::port::Erased;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long one stays, counted anew after somebody looked at it.
const STAYS: Duration = Duration::from_secs(6);
/// More than these, and the oldest goes.
const MOST: usize = 3;

/// What takes something back.
#[derive(Clone)]
pub struct Undo {
    /// What the button says.
    pub label: &'static str,
    /// What it does. It outlives the page on which the thing was done.
    pub act: Arc<dyn Fn() + Send + Sync>,
}

/// One of them.
#[derive(Clone)]
struct Toast {
    number: u64,
    tone: Tone,
    text: String,
    undo: Option<Undo>,
}

/// The queue of the page. A copyable handle.
#[derive(Clone, Copy)]
pub struct Toasts {
    queue: RwSignal<Vec<Toast>>,
    count: StoredValue<u64>,
}

impl Toasts {
    /// Makes the queue of the page, for everything in it.
    pub fn provide() {
        provide_context(Self { queue: RwSignal::new(Vec::new()), count: StoredValue::new(0) });
    }

    /// The queue of the page.
    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// Says that something was done.
    pub fn done(self, text: String) {
        self.push(Tone::Success, text, None);
    }

    /// Says that something was done, and offers the way back.
    pub fn undoable(self, text: String, undo: Undo) {
        self.push(Tone::Success, text, Some(undo));
    }

    /// Says that the way back was barred.
    pub fn failed(self, text: String) {
        self.push(Tone::Danger, text, None);
    }

    fn push(self, tone: Tone, text: String, undo: Option<Undo>) {
        let number = self.count.try_update_value(|count| {
            *count += 1;
            *count
        });
        self.queue.update(|queue| {
            queue.push(Toast { number: number.unwrap_or_default(), tone, text, undo });
            let surplus = queue.len().saturating_sub(MOST);
            queue.drain(..surplus);
        });
    }

    fn dismiss(self, number: u64) {
        self.queue.update(|queue| queue.retain(|toast| toast.number != number));
    }
}

/// The place where they stand. It is always there, since screen readers hear only of what changes in a place they know.
#[component]
pub fn ToastRegion(
    /// What the button that dismisses one says.
    close_label: &'static str,
) -> impl IntoView {
    let toasts = Toasts::get();
    let held = RwSignal::new(false);
    let hold = move || held.set(true);
    let let_go = move || held.set(false);
    view! {
        <div
            class="toasts"
            role="status"
            on:pointerenter=move |_| hold()
            on:pointerleave=move |_| let_go()
            on:focusin=move |_| hold()
            on:focusout=move |_| let_go()
        >
            <For each=move || toasts.queue.get() key=|toast| toast.number let:toast>
                {one(toasts, toast, held, close_label)}
            </For>
        </div>
    }
    .erased()
}

fn one(toasts: Toasts, toast: Toast, held: RwSignal<bool>, close_label: &'static str) -> AnyView {
    let Toast { number, tone, text, undo } = toast;
    let dismiss = move || {
        // Whoever was on its buttons is nowhere now, so nothing is held any more.
        held.set(false);
        toasts.dismiss(number);
    };
    Effect::new(move |_| {
        if held.get() {
            return;
        }
        later(STAYS, move || toasts.dismiss(number));
    });
    let undo = undo.map(|Undo { label, act }| {
        let back = move |_| {
            dismiss();
            act();
        };
        view! { <Button look=Look::Secondary icon="undo-2" on:click=back>{label}</Button> }
    });
    let icon = if tone == Tone::Danger { "circle-alert" } else { "circle-check" };
    view! {
        <div class=format!("toast {}", tone.class())>
            <Icon name=icon/>
            <p>{text}</p>
            {undo}
            <IconButton icon="x" label=close_label on:click=move |_| dismiss()/>
        </div>
    }
    .erased()
}
