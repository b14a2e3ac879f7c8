//! The templates that come with Portico, in `stock.json`: brought in by the commands that people use, once, and again as a
//! new version where a release says something else. Whoever has pinned a version keeps it.

use crate::Stop;
use crate::gateway::{Caller, Context, Door, Services};
use crate::store::open_tenant;
use domain::billing::OF_PLATFORM;
use domain::kernel::Mode;
use domain::templates::{
    About, Audience, Author, PRODUCTION, PromptContent, PromptTemplate, TemplateCommand, TemplateState,
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use uuid::{Builder, Uuid};

/// One of them.
#[derive(Deserialize)]
struct Stocked {
    /// Names it for good.
    key: String,
    about: About,
    content: PromptContent,
}

/// Why their label moves.
const WHY: &str = "This version came with Portico.";

fn stock() -> Result<Vec<Stocked>, Stop> {
    serde_json::from_str(include_str!("stock.json")).map_err(Stop::defect)
}

/// Brings in those that aren't there yet, and new versions of those that have changed.
///
/// # Errors
/// The database's; a defect where one of them can't be published.
pub async fn bring_in(services: &Arc<Services>) -> Result<(), Stop> {
    for stocked in stock()? {
        let caller = Caller::system("the templates that an installation begins with", Door::Worker);
        let mut cx = Context::of_worker(services, caller, "templates.create_template");
        match bring(&mut cx, stocked).await {
            Ok(()) => cx.commit().await?,
            Err(stop) => match stop.into_refusal() {
                // Another process was quicker.
                refusal if refusal.status == 409 => {}
                refusal => return Err(refusal.into()),
            },
        }
    }
    Ok(())
}

async fn bring(cx: &mut Context, stocked: Stocked) -> Result<(), Stop> {
    let id = id_of(&stocked.key);
    open_tenant(cx.tx().await?, OF_PLATFORM, Mode::Live).await?;
    let (about, content) = (stocked.about.tidy(), stocked.content.tidy());
    let known = match cx.load::<PromptTemplate>(id).await {
        Ok(known) => known.state,
        Err(Stop::Refused(refusal)) if refusal.status == 404 => TemplateState::default(),
        Err(other) => return Err(other),
    };
    if known.is_retired || (known.about.as_ref() == Some(&about) && known.published.as_ref() == Some(&content)) {
        return Ok(());
    }
    if known.about.is_none() {
        let create = TemplateCommand::Create { about: about.clone(), by: Author::default() };
        cx.create::<PromptTemplate>(OF_PLATFORM, id, create).await?;
    }
    let publish = TemplateCommand::Publish {
        notes: None,
        label: Some(PRODUCTION.to_owned()),
        why: Some(WHY.to_owned()),
        by: Author::default(),
    };
    let offer = TemplateCommand::Offer { audience: Audience::Everybody, tenants: Vec::new(), by: Author::default() };
    for command in [TemplateCommand::Edit { about, content }, publish, offer] {
        let loaded = cx.load::<PromptTemplate>(id).await?;
        cx.decide::<PromptTemplate>(id, &loaded, command).await?;
    }
    Ok(())
}

/// A UUID of version 8 (RFC 9562 §5.8) from its key.
fn id_of(key: &str) -> Uuid {
    let hash = Sha256::new().chain_update("template/").chain_update(key).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::templates::{FilledIn, faults_of, render};
    use domain::workspaces::Method;
    use std::collections::BTreeSet;

    fn all() -> Vec<Stocked> {
        stock().unwrap_or_else(|_| panic!("stock.json can't be read"))
    }

    #[test]
    fn there_are_twelve_at_least_each_of_its_own_name_and_key() {
        let (names, keys): (BTreeSet<_>, BTreeSet<_>) = all().into_iter().map(|it| (it.about.name, it.key)).unzip();
        assert!(all().len() >= 12);
        assert_eq!((names.len(), keys.len()), (all().len(), all().len()));
    }

    #[test]
    fn each_can_be_published_has_an_example_that_works_and_says_what_to_expect() {
        for Stocked { key, content, .. } in all() {
            assert!(faults_of(&content).is_empty(), "{key}: {:?}", faults_of(&content));
            let rendered =
                render(&content, &FilledIn::example_of(&content)).unwrap_or_else(|why| panic!("{key}: {why}"));
            assert!(!rendered.text.contains("{{"), "{key}");
            assert!(content.expects.is_some_and(|expects| expects.len() > 40), "{key}");
        }
    }

    #[test]
    fn each_asks_of_the_models_only_what_they_do_well() {
        for Stocked { key, content, .. } in all() {
            match &content.method {
                Method::Generate => assert!(content.max_tokens.is_some_and(|most| most <= 128), "{key} is short"),
                Method::Classify { labels } => {
                    let fewest = labels.iter().map(|label| label.examples.len()).min();
                    assert!(fewest >= Some(3), "{key} has enough examples of each kind");
                }
                Method::Extract { fields } => assert!(fields.len() >= 3, "{key} is worth it"),
                Method::Answer { .. } => panic!("{key} has no passages"),
            }
        }
    }
}
