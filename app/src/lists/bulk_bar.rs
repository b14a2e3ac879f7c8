//! What stands in the place of the filters while rows are selected: how many, and what can be done to them.

use super::Selection;
use super::bulk_run::{Act, Course, run};
use crate::port::{Erased, Inside};
use crate::ui::{Alert, Button, Dialog, Field, Look, Progress, Toasts, Tone, Undo};
use crate::words;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use texts::{Key, keys};
use wasm_bindgen::JsCast;

const ID: &str = "bulk";

/// One thing that can be done to several rows.
#[derive(Clone, Copy)]
pub struct BulkAction {
    /// What the button says.
    pub label: Key,
    /// Its icon.
    pub icon: &'static str,
    /// What follows from it.
    pub question: Key,
    /// Label and hint of the reason, where one is given.
    pub reason: Option<(Key, Key)>,
    /// Does it to one row.
    pub act: Act,
    /// What was done, with how many.
    pub done: Key,
    /// Takes it back.
    pub undo: Option<Act>,
}

/// How many rows are selected and what can be done to them. `children` are the filters that stand there otherwise.
#[component]
pub fn BulkBar(
    selection: Selection,
    actions: Vec<BulkAction>,
    /// Loads the list again.
    changed: Callback<()>,
    children: Inside,
) -> impl IntoView {
    let texts = words::texts();
    let chosen = RwSignal::new(None::<usize>);
    let course = RwSignal::new(Course::default());
    let is_any = move || selection.count() > 0;
    let told = move || match selection.count() {
        0 => String::new(),
        count => texts.count(keys::list::SELECTED, count as u64),
    };
    let buttons: Vec<_> = (0..)
        .zip(actions.clone())
        .map(|(place, action)| {
            let open = move |_| {
                course.set(Course::default());
                chosen.set(Some(place));
            };
            view! { <Button icon=action.icon on:click=open>{texts.text(action.label)}</Button> }
        })
        .collect();
    let actions = StoredValue::new(actions);
    let close = Callback::new(move |()| chosen.set(None));
    let title = Signal::derive(move || {
        let label = chosen.get().and_then(|place| actions.with_value(|all| all.get(place).map(|it| it.label)));
        label.map(|label| texts.text(label).to_owned()).unwrap_or_default()
    });
    let show = move |place: usize| {
        let action = actions.with_value(|all| all.get(place).copied());
        action.map(|action| view! { <Ask selection action course close changed/> })
    };
    view! {
        <p class="visually-hidden" role="status">{told}</p>
        <div class="toolbar" hidden=is_any>{children.show()}</div>
        <div class="toolbar bulk-bar" role="group" aria-label=texts.text(keys::list::SELECTION) hidden=move || !is_any()>
            <span class="font-medium num" aria-hidden="true">{told}</span>
            {buttons}
            <Button look=Look::Quiet icon="x" on:click=move |_| selection.clear()>
                {texts.text(keys::list::CLEAR_SELECTION)}
            </Button>
        </div>
        <Dialog
            id=ID
            title
            close_label=texts.text(keys::shell::CLOSE)
            open=Signal::derive(move || chosen.get().is_some())
            on_close=close
        >
            <For each=move || chosen.get() key=|place| *place children=show/>
        </Dialog>
    }
    .erased()
}

/// Asks once more, shows how far it is, and names what failed.
#[component]
fn Ask(
    selection: Selection,
    action: BulkAction,
    course: RwSignal<Course>,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let input = NodeRef::<html::Input>::new();
    let picks = selection.picks();
    let names = picks.iter().map(|pick| view! { <li><bdi>{pick.name.clone()}</bdi></li> }).collect::<Vec<_>>();
    let toasts = Toasts::get();
    let is_over = move || course.with(|course| course.total > 0 && !course.runs() && course.fault.is_none());
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if course.with_untracked(Course::runs) {
            return;
        }
        let reason = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        run(course, action.act, picks.clone(), reason, move |course| {
            changed.try_run(());
            if course.failed.is_empty() {
                close.try_run(());
                selection.clear();
                to_the_page();
            }
            tell(toasts, action, course, changed);
        });
    };
    let reason = action.reason.map(|(label, hint)| {
        let error = Signal::derive(move || course.with(|course| course.fault.clone()));
        view! {
            <Field id="bulk-reason" label=texts.text(label) hint=Some(texts.text(hint)) error>
                <input
                    class="input"
                    id="bulk-reason"
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    node_ref=input
                    aria-describedby="bulk-reason-error bulk-reason-hint"
                    aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                />
            </Field>
        }
    });
    view! {
        <form class="form" on:submit=begin hidden=is_over>
            <p>{texts.text(action.question)}</p>
            <ul class="bulk-names t-sm">{names}</ul>
            {reason}
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=Signal::derive(move || course.with(Course::runs))>
                    {texts.text(action.label)}
                </Button>
            </div>
            {move || course.with(Course::runs).then(|| course.with(how_far))}
        </form>
        {move || is_over().then(|| course.with(failures))}
    }
    .erased()
}

/// The button that had the focus is gone, so the page has it.
fn to_the_page() {
    request_animation_frame(|| {
        let main = document().get_element_by_id("main");
        if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = main.focus();
        }
    });
}

fn how_far(course: &Course) -> AnyView {
    let (texts, tried, total) = (words::texts(), course.tried as u64, course.total as u64);
    let told = texts.fill(keys::list::BULK_PROGRESS, &[("done", &tried.to_string()), ("total", &total.to_string())]);
    view! {
        <div class="bulk-course">
            <Progress label=texts.text(keys::list::SELECTION) done=tried total/>
            <p class="t-sm num" role="status">{told}</p>
        </div>
    }
    .erased()
}

/// What it wasn't done to, and why.
fn failures(course: &Course) -> AnyView {
    let line = |(name, why): &(String, String)| {
        view! {
            <li>
                <bdi class="font-medium">{name.clone()}</bdi>
                <span>": "</span>
                <span>{why.clone()}</span>
            </li>
        }
    };
    let failed: Vec<_> = course.failed.iter().map(line).collect();
    let title = words::texts().count(keys::list::BULK_FAILED, course.failed.len() as u64);
    view! { <Alert tone=Tone::Danger live=true title><ul>{failed}</ul></Alert> }.erased()
}

/// Says how many it was done to, with the way back where there is one.
fn tell(toasts: Toasts, action: BulkAction, course: Course, changed: Callback<()>) {
    let texts = words::texts();
    if course.done.is_empty() {
        return;
    }
    let text = texts.count(action.done, course.done.len() as u64);
    let Some(undo) = action.undo else { return toasts.done(text) };
    let picks = course.done;
    let back = RwSignal::new(Course::default());
    let act = move || {
        run(back, undo, picks.clone(), String::new(), move |course| {
            changed.try_run(());
            match course.failed.first() {
                Some((_, why)) => toasts.failed(why.clone()),
                None => toasts.done(texts.text(keys::list::UNDONE).to_owned()),
            }
        });
    };
    toasts.undoable(text, Undo { label: texts.text(keys::list::UNDO), act: Arc::new(act) });
}
