//! What the documents of a space are filed under, as a filter: several together leave those that have all of them.

use crate::lists::{Query, Shown};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Refusal;
use domain::knowledge::{KnowledgeTags, TagRow};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The member of the query.
const MEMBER: &str = "tags";
/// So many tags are offered, and those that are chosen.
const TAGS: usize = 24;

/// The tags; nothing where there is none.
#[component]
pub(super) fn TagChips(space: Memo<String>, query: Memo<Query>) -> impl IntoView {
    let tags = Known::new(move || space.get(), load);
    live::follow(tags, &[ThingKind::Document]);
    view! { <Shown known=tags rows=1 show=move |tags| chips(tags, query)/> }.erased()
}

async fn load(space: String) -> Result<Vec<TagRow>, Refusal> {
    let Ok(space) = space.parse() else { return Ok(Vec::new()) };
    port::call(KnowledgeTags { space_id: Some(space) }).await
}

fn chips(tags: Vec<TagRow>, query: Memo<Query>) -> AnyView {
    let label = words::texts().text(keys::knowledge_pages::TAGS);
    let chips: Vec<_> = tags.into_iter().take(TAGS).map(|row| chip(row, query)).collect();
    if chips.is_empty() {
        return ().erased();
    }
    view! {
        <div class="chips" role="group" aria-label=label>
            <span class="chips-label">{label}</span>
            {chips}
        </div>
    }
    .erased()
}

fn chip(TagRow { tag, documents }: TagRow, query: Memo<Query>) -> AnyView {
    let (mine, shown) = (tag.clone(), tag.clone());
    let is_chosen = move || query.with(|query| chosen(query.get(MEMBER)).contains(&mine));
    let href = move || query.with(|query| query.with(MEMBER, Some(&turned(query.get(MEMBER), &tag))));
    view! {
        <a class="chip" href=href data-noscroll="" aria-current=move || is_chosen().then_some("true")>
            <bdi dir="auto">{shown}</bdi>
            <span class="num text-fg-subtle">{documents.to_string()}</span>
        </a>
    }
    .erased()
}

/// The tags that are chosen, as the URL has them: with commas between them.
fn chosen(value: Option<&str>) -> Vec<String> {
    let tags = value.unwrap_or_default().split(',').map(str::trim);
    tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// The same with one tag more, or without it.
fn turned(value: Option<&str>, tag: &str) -> String {
    let mut tags = chosen(value);
    let before = tags.len();
    tags.retain(|it| it != tag);
    if tags.len() == before {
        tags.push(tag.to_owned());
    }
    tags.join(",")
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn a_click_chooses_a_tag_beside_the_others_and_another_takes_it_out() {
        assert_eq!(turned(None, "saffron"), "saffron");
        assert_eq!(turned(Some("saffron"), "storage"), "saffron,storage");
        assert_eq!(turned(Some("saffron, storage"), "saffron"), "storage");
        assert_eq!(turned(Some("storage"), "storage"), "");
    }
}
