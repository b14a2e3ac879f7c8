//! Two versions of a document beside each other: what is gone at the one side, what came at the other, and what stayed at both.

use super::super::labels::numbered;
use super::beside::{Pair, pairs};
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Icon};
use crate::words;
use domain::Refusal;
use domain::knowledge::{CompareVersions, ComparedVersions};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use texts::{Key, keys};

/// The members of the address.
const MEMBERS: [&str; 2] = ["from", "to"];

/// The versions that the address names.
fn chosen() -> Memo<Option<(u32, u32)>> {
    let query = use_query_map();
    Memo::new(move |_| {
        let number = |name: &str| query.with(|query| query.get_str(name).and_then(|value| value.parse::<u32>().ok()));
        number(MEMBERS[0]).zip(number(MEMBERS[1])).filter(|(from, to)| from != to)
    })
}

/// Which two are compared: a plain form, so it works before hydration. The newest two are chosen at first.
pub(super) fn choice(numbers: &[u32]) -> AnyView {
    let texts = words::texts();
    let now = chosen().get_untracked();
    let first = now.or_else(|| Some((*numbers.get(1)?, *numbers.first()?)));
    let select = |name: &'static str, label: Key, chosen: Option<u32>| {
        let options: Vec<_> = numbers
            .iter()
            .map(|number| {
                let is_chosen = chosen == Some(*number);
                view! { <option value=number.to_string() selected=is_chosen>{numbered(*number)}</option> }
            })
            .collect();
        view! {
            <div class="select">
                <select class="input" name=name aria-label=texts.text(label)>{options}</select>
                <Icon name="chevron-down"/>
            </div>
        }
    };
    view! {
        <form class="toolbar" method="get" role="search" aria-label=texts.text(keys::knowledge_pages::COMPARE)>
            {select(MEMBERS[0], keys::knowledge_pages::EARLIER, first.map(|(from, _)| from))}
            <Icon name="arrow-right" flip=true/>
            {select(MEMBERS[1], keys::knowledge_pages::LATER, first.map(|(_, to)| to))}
            <Button r#type="submit" icon="columns-2">{texts.text(keys::knowledge_pages::COMPARE)}</Button>
        </form>
    }
    .erased()
}

/// The comparison; nothing where the address names none.
#[component]
pub(super) fn Compared(id: Memo<String>) -> impl IntoView {
    let chosen = chosen();
    let known = Known::new(move || (id.get(), chosen.get()), load);
    view! { <Shown known rows=6 show=show/> }.erased()
}

type Answer = Option<(u32, u32, ComparedVersions)>;

async fn load((id, chosen): (String, Option<(u32, u32)>)) -> Result<Answer, Refusal> {
    let (Some((from, to)), Ok(id)) = (chosen, id.parse()) else { return Ok(None) };
    let compared = port::call(CompareVersions { id, from, to }).await?;
    Ok(Some((from, to, compared)))
}

fn show(answer: Answer) -> AnyView {
    let Some((from, to, compared)) = answer else { return ().erased() };
    let texts = words::texts();
    let ComparedVersions { title_before, title_after, lines } = compared;
    let renamed = title_before != title_after;
    let pairs = pairs(lines);
    let same = pairs.iter().all(Pair::is_same) && !renamed;
    if same {
        let text = texts.text(keys::knowledge_pages::NO_DIFFERENCE);
        return view! { <p class="text-fg-muted" role="status">{text}</p> }.erased();
    }
    let rows: Vec<_> = pairs.into_iter().map(row).collect();
    let caption = texts.fill(keys::knowledge_pages::COMPARED, &[("from", &from.to_string()), ("to", &to.to_string())]);
    view! {
        <section class="section">
            <h2 class="t-md" id="compared">{caption}</h2>
            <div class="side-by-side-region" role="region" aria-labelledby="compared" tabindex="0">
                <table class="side-by-side" data-changes="">
                    <thead>
                        <tr>
                            <th scope="col"><bdi dir="auto">{format!("{} · {title_before}", numbered(from))}</bdi></th>
                            <th scope="col"><bdi dir="auto">{format!("{} · {title_after}", numbered(to))}</bdi></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .erased()
}

fn row(pair: Pair) -> AnyView {
    match pair {
        Pair::Left(count) => {
            let text = words::texts().count(keys::knowledge_pages::LINES_SAME, count as u64);
            view! { <tr class="side-fold"><td colspan="2">{text}</td></tr> }.erased()
        }
        Pair::Same(text) => {
            let other = text.clone();
            view! {
                <tr>
                    <td dir="auto">{text}</td>
                    <td dir="auto">{other}</td>
                </tr>
            }
            .erased()
        }
        Pair::Changed(gone, new) => {
            let gone = gone.map(|text| view! { <del>{text}</del> });
            let new = new.map(|text| view! { <ins>{text}</ins> });
            view! {
                <tr>
                    <td dir="auto" data-side="gone">{gone}</td>
                    <td dir="auto" data-side="new">{new}</td>
                </tr>
            }
            .erased()
        }
    }
}
