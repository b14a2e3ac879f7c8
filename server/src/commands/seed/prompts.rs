//! A template that the demo world's consultant has written for its client, with a version that replaced another.

use crate::contexts::identity::actor_by_email;
use crate::gateway::{Caller, Door, Gateway};
use anyhow::{Context, Result};
use domain::Operation;
use domain::kernel::Example;
use domain::policy::Actor;
use domain::templates::{
    Audience, AuthoredTemplates, CreateTemplate, EditTemplate, PRODUCTION, PublishTemplate, SetTemplateVisibility,
};

const CONSULTANT: &str = "consultant@demo.portico.example";
/// For whom it is.
const CLIENT: &str = "Aurora Foods";

/// Makes it where it isn't there; answers how much was made.
pub(super) async fn build(gateway: &Gateway) -> Result<usize> {
    let author = actor_by_email(&gateway.services().db, CONSULTANT).await?.context("the consultant is missing")?;
    let desk = Desk { gateway, author };
    if !desk.run(AuthoredTemplates::default()).await?.data.is_empty() {
        return Ok(0);
    }
    let id = desk.run(CreateTemplate::example()).await?.id;
    let first = EditTemplate { id, ..EditTemplate::example() };
    let shorter = "Reply in one sentence to this complaint: {{complaint}}";
    let second = EditTemplate { text: shorter.into(), ..first.clone() };
    for (draft, notes, why) in [
        (first, "The first one.", "Read by two of us."),
        (second, "One sentence is enough.", "The client found the first one too long."),
    ] {
        desk.run(draft).await?;
        let (label, notes, why) = (Some(PRODUCTION.to_owned()), Some(notes.to_owned()), Some(why.to_owned()));
        desk.run(PublishTemplate { id, notes, label, why }).await?;
    }
    let named = Some(CLIENT.to_owned());
    desk.run(SetTemplateVisibility { id, audience: Audience::Tenants, tenants: Vec::new(), named }).await?;
    Ok(1)
}

struct Desk<'a> {
    gateway: &'a Gateway,
    author: Actor,
}

impl Desk<'_> {
    async fn run<O: Operation>(&self, operation: O) -> Result<O::Answer> {
        Ok(self.gateway.call(Caller::person(self.author.clone(), Door::Worker), operation).await?)
    }
}
