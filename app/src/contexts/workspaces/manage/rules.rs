//! What may go into a workspace's models and come out of them. It is read without scripts, and changed with them.

use super::super::usage::TryOut;
use super::{labels, may_manage_all};
use crate::forms::Form;
use crate::port::Erased;
use crate::ui::{Alert, Button, Fact, Facts, Field, Icon, Look, Toasts, Tone};
use crate::words;
use domain::kernel::WorkspaceId;
use domain::workspaces::{PiiAction, PiiKind, PiiRule, SafetyPolicy, SetSafety, WorkspaceDetail};
use leptos::ev;
use leptos::prelude::*;
use texts::keys;

#[component]
pub(super) fn RulesTab(detail: WorkspaceDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let workspace = Some(detail.id);
    let body = if may_manage_all() && !detail.archived {
        view! { <Editor id=detail.id safety=detail.safety changed/> }.erased()
    } else {
        read(detail.safety)
    };
    view! {
        <section class="section prose" aria-label=texts.text(keys::workspace::TAB_RULES)>
            <p class="t-sm text-fg-muted">{texts.text(keys::workspace::RULES_INTRO)}</p>
            {body}
            <h2 class="t-md">{texts.text(keys::usage::TRY_TITLE)}</h2>
            <TryOut workspace/>
        </section>
    }
    .erased()
}

/// What the rules say of a kind of personal data; `None`: nothing.
fn action_of(safety: &SafetyPolicy, kind: PiiKind) -> Option<PiiAction> {
    safety.pii.iter().find(|rule| rule.kind == kind).map(|rule| rule.action)
}

fn read(safety: SafetyPolicy) -> AnyView {
    let texts = words::texts();
    let kinds: Vec<_> = PiiKind::ALL
        .iter()
        .map(|kind| {
            let action = action_of(&safety, *kind).map_or(keys::workspace::PII_NOT_LOOKED_FOR, labels::action);
            view! { <Fact name=texts.text(labels::pii(*kind))>{texts.text(action)}</Fact> }
        })
        .collect();
    let checked = if safety.output_pii { keys::workspace::YES } else { keys::workspace::NO };
    view! {
        <Facts>
            <Fact name=texts.text(keys::workspace::INPUT_CHARS)>
                <span class="num">{words::number(safety.input_chars.into())}</span>
            </Fact>
            {kinds}
            <Fact name=texts.text(keys::workspace::OUTPUT_PII)>{texts.text(checked)}</Fact>
        </Facts>
    }
    .erased()
}

#[component]
fn Editor(id: WorkspaceId, safety: SafetyPolicy, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetSafety>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::workspace::SAVED).to_owned());
        changed.run(());
    });
    let (chars, phrases) = (safety.input_chars.to_string(), safety.forbidden.join("\n"));
    let (refusal, output) = (safety.refusal.clone().unwrap_or_default(), safety.output_pii);
    let kinds: Vec<_> = PiiKind::ALL.iter().map(|kind| (*kind, action_of(&safety, *kind))).collect();
    let policy = RwSignal::new(safety);
    let kinds: Vec<_> = kinds.into_iter().map(|(kind, action)| view! { <Kind kind action policy/> }).collect();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.submit(SetSafety { id, safety: policy.get_untracked() });
    };
    let no_fault = Signal::stored(None::<String>);
    view! {
        <form class="form" method="dialog" novalidate=true on:submit=submit>
            <Refused form/>
            <Field id="safety-chars" label=texts.text(keys::workspace::INPUT_CHARS) hint=None error=form.error("safety.inputChars")>
                <input
                    class="input"
                    id="safety-chars"
                    inputmode="numeric"
                    autocomplete="off"
                    dir="ltr"
                    value=chars
                    aria-describedby="safety-chars-error"
                    // What is no number is none that the rules take, so that they say what is.
                    on:input=move |event| policy.update(|policy| policy.input_chars = event_target_value(&event).trim().parse().unwrap_or_default())
                />
            </Field>
            <fieldset class="ticks">
                <legend class="field-label">{texts.text(keys::workspace::PII_LEGEND)}</legend>
                {kinds}
            </fieldset>
            <label class="tick-line">
                <input
                    type="checkbox"
                    checked=output
                    on:change=move |event| policy.update(|policy| policy.output_pii = event_target_checked(&event))
                />
                <span>{texts.text(keys::workspace::OUTPUT_PII)}</span>
            </label>
            <Field
                id="safety-forbidden"
                label=texts.text(keys::workspace::FORBIDDEN)
                hint=Some(texts.text(keys::workspace::FORBIDDEN_HINT))
                error=no_fault
            >
                <textarea
                    class="input"
                    id="safety-forbidden"
                    rows="4"
                    dir="auto"
                    aria-describedby="safety-forbidden-error safety-forbidden-hint"
                    prop:value=phrases
                    on:input=move |event| policy.update(|policy| policy.forbidden = lines(&event_target_value(&event)))
                ></textarea>
            </Field>
            <Field
                id="safety-refusal"
                label=texts.text(keys::workspace::REFUSAL)
                hint=Some(texts.text(keys::workspace::REFUSAL_HINT))
                error=form.error("safety.refusal")
            >
                <input
                    class="input"
                    id="safety-refusal"
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    maxlength="500"
                    value=refusal
                    aria-describedby="safety-refusal-error safety-refusal-hint"
                    on:input=move |event| policy.update(|policy| policy.refusal = some(&event_target_value(&event)))
                />
            </Field>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::workspace::SAVE)}</Button>
            </div>
        </form>
    }
    .erased()
}

/// What becomes of one kind of personal data.
#[component]
fn Kind(
    kind: PiiKind,
    #[prop(optional_no_strip)] action: Option<PiiAction>,
    policy: RwSignal<SafetyPolicy>,
) -> impl IntoView {
    let texts = words::texts();
    let id = format!("safety-{}", kind.as_str());
    let options: Vec<_> = std::iter::once(("", keys::workspace::PII_NOT_LOOKED_FOR))
        .chain(PiiAction::ALL.iter().map(|action| (action.as_str(), labels::action(*action))))
        .map(|(value, name)| {
            let selected = action.map_or("", PiiAction::as_str) == value;
            view! { <option value=value selected=selected>{texts.text(name)}</option> }
        })
        .collect();
    let choose = move |event: ev::Event| {
        let chosen = PiiAction::parse(&event_target_value(&event));
        policy.update(|policy| {
            policy.pii.retain(|rule| rule.kind != kind);
            policy.pii.extend(chosen.map(|action| PiiRule { kind, action }));
        });
    };
    view! {
        <Field id=id.clone() label=texts.text(labels::pii(kind)) hint=None error=Signal::stored(None::<String>)>
            <div class="select"><select class="input" id=id.clone() on:change=choose>{options}</select><Icon name="chevron-down"/></div>
        </Field>
    }
    .erased()
}

/// Why the server said no, and which rule of the rules.
#[component]
fn Refused(form: Form<SetSafety>) -> impl IntoView {
    let texts = words::texts();
    move || {
        let refusal = form.refusal().get()?;
        let faults: Vec<_> =
            refusal.fields.iter().map(|fault| view! { <li>{words::fault(texts, fault)}</li> }).collect();
        Some(view! {
            <Alert tone=Tone::Danger live=true>
                <p>{words::refusal(texts, &refusal)}</p>
                <ul>{faults}</ul>
            </Alert>
        })
    }
}

/// Each line that says something.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}
