//! What was said about a run, and the form that says more.

use crate::forms::{Form, OperationForm};
use crate::lists::Shown;
use crate::port::{Erased, Known};
use crate::times::{Show as Of, Time};
use crate::ui::{Button, TextArea};
use crate::words;
use domain::kernel::ExecutionId;
use domain::workspaces::{Colleague, CommentExecution, ExecutionComment};
use leptos::prelude::*;
use texts::keys;

/// The comments, the oldest first, and one's own.
#[component]
pub(super) fn Comments(
    id: ExecutionId,
    comments: Known<Vec<ExecutionComment>>,
    colleagues: Known<Vec<Colleague>>,
) -> impl IntoView {
    let texts = words::texts();
    view! {
        <section class="section" aria-labelledby="run-comments">
            <h2 class="t-md" id="run-comments">{texts.text(keys::workspaces::COMMENTS)}</h2>
            <Shown known=comments rows=2 show=all/>
            <Say id colleagues said=Callback::new(move |()| comments.refetch())/>
        </section>
    }
    .erased()
}

fn all(comments: Vec<ExecutionComment>) -> AnyView {
    if comments.is_empty() {
        return view! { <p class="text-fg-subtle">{words::texts().text(keys::workspaces::NO_COMMENTS)}</p> }.erased();
    }
    let rows: Vec<_> = comments.into_iter().map(one).collect();
    view! { <ol class="comments">{rows}</ol> }.erased()
}

fn one(comment: ExecutionComment) -> AnyView {
    let texts = words::texts();
    let name = match comment.person_name.is_empty() {
        true => texts.text(keys::workspaces::FORMER_PERSON).to_owned(),
        false => comment.person_name,
    };
    let told = (!comment.mentions.is_empty()).then(|| {
        let told = texts.fill(keys::workspaces::MENTIONED, &[("names", &comment.mentions.join(", "))]);
        view! { <p class="t-sm text-fg-muted"><bdi>{told}</bdi></p> }
    });
    view! {
        <li class="comment">
            <p class="t-sm">
                <bdi class="font-medium">{name}</bdi>
                <span class="text-fg-muted"><Time at=comment.at show=Of::Minute/></span>
            </p>
            <p class="said" dir="auto">{comment.text}</p>
            {told}
        </li>
    }
    .erased()
}

#[component]
fn Say(id: ExecutionId, colleagues: Known<Vec<Colleague>>, said: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    // A new form for each comment, so that what was sent doesn't stand there any more.
    let turn = RwSignal::new(0_u32);
    let sent = Callback::new(move |()| {
        turn.update(|turn| *turn += 1);
        said.run(());
    });
    view! {
        {move || {
            turn.track();
            let form = Form::<CommentExecution>::new();
            form.on_answer(move |_, _| sent.run(()));
            view! {
                <OperationForm form>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <TextArea
                        form="comment"
                        name="text"
                        label=texts.text(keys::workspaces::COMMENT)
                        error=form.error("text")
                    />
                    <Mentions colleagues/>
                    <div class="actions">
                        <Button r#type="submit" icon="message-square" busy=form.pending()>
                            {texts.text(keys::workspaces::COMMENT_SEND)}
                        </Button>
                    </div>
                </OperationForm>
            }
        }}
    }
    .erased()
}

#[component]
fn Mentions(colleagues: Known<Vec<Colleague>>) -> impl IntoView {
    let texts = words::texts();
    view! {
        <fieldset class="mentions">
            <legend class="field-label">{texts.text(keys::workspaces::MENTION)}</legend>
            <Transition>
                {move || Suspend::new(async move {
                    let people = colleagues.await.unwrap_or_default();
                    if people.is_empty() {
                        return view! {
                            <p class="field-hint">{texts.text(keys::workspaces::NO_COLLEAGUES)}</p>
                        }
                        .erased();
                    }
                    people.into_iter().map(mention).collect::<Vec<_>>().erased()
                })}
            </Transition>
        </fieldset>
    }
    .erased()
}

fn mention(person: Colleague) -> AnyView {
    view! {
        <label class="tick-line">
            <input type="checkbox" name="mentions[]" value=person.id.to_string()/>
            <bdi>{person.name}</bdi>
        </label>
    }
    .erased()
}
