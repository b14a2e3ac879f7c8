//! The spaces and documents of the demo world's client, as the files beside this one have them. Its owner has written them all.

use super::library::{Document, Space, documents, spaces};
use super::people::{OWNER, actor};
use crate::contexts::knowledge::ingestion::Indexes;
use crate::gateway::{Caller, Door, Gateway};
use crate::jobs::{Pace, Workers};
use crate::store::subscribers::Runner;
use anyhow::{Context, Result};
use domain::Operation;
use domain::kernel::{DocumentId, Patch, SpaceId};
use domain::knowledge::ingestion::{IngestionStatus, Ingestions};
use domain::knowledge::{
    Access, CreatePage, CreateSpace, Documents, EVERYBODY, EditDocument, EditSpace, PublishDocument, RestrictDocument,
    SpaceRole, Spaces,
};
use domain::policy::Actor;
use domain::tenancy::Teams;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// How long the documents may take to be read: a start waits for it.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(100);

/// What Aurora Foods knows.
pub(super) struct Library<'a> {
    gateway: &'a Gateway,
    owner: Actor,
}

impl<'a> Library<'a> {
    /// Of the demo world.
    pub(super) async fn of(gateway: &'a Gateway) -> Result<Self> {
        Ok(Self { gateway, owner: actor(gateway, OWNER).await? })
    }

    /// Makes the spaces and documents that aren't there yet; answers how many. Of the documents whose keys are `outdated`, the
    /// version before the present one is what stands there.
    pub(super) async fn fill(&self, outdated: &[String]) -> Result<usize> {
        let mut made = 0;
        for space in spaces() {
            let id = match self.known(&space.name).await? {
                Some(id) => id,
                None => self.open(&space).await?,
            };
            let listed = Documents { space_id: Some(id), limit: Some(200), ..Documents::default() };
            let known: HashSet<String> = self.run(listed).await?.data.into_iter().map(|row| row.title).collect();
            let of_this = |document: &Document| document.space == space.key && !known.contains(&document.title);
            let missing: Vec<Document> = documents().into_iter().filter(of_this).collect();
            if missing.is_empty() {
                continue;
            }
            // What has stood there for long needs nobody's approval; what comes after it does.
            self.approval(id, false).await?;
            for document in &missing {
                self.write(id, document, outdated.contains(&document.key)).await?;
            }
            self.approval(id, space.approval).await?;
            made += missing.len();
        }
        Ok(made)
    }

    async fn known(&self, name: &str) -> Result<Option<SpaceId>> {
        let found = self.run(Spaces { search: Some(name.into()), ..Spaces::default() }).await?.data;
        Ok(found.into_iter().find(|space| space.name == name).map(|space| space.id))
    }

    async fn open(&self, space: &Space) -> Result<SpaceId> {
        let mut access = vec![Access::person(self.owner.person_id.0, SpaceRole::Keeper)];
        for (names, role) in [(&space.writers, SpaceRole::Writer), (&space.readers, SpaceRole::Reader)] {
            for name in names {
                let holder = self.holder(name, role).await?;
                // Whoever writes reads as well.
                if access.iter().all(|other| other.principal() != holder.principal()) {
                    access.push(holder);
                }
            }
        }
        let purpose = Some(space.purpose.clone());
        Ok(self.run(CreateSpace { name: space.name.clone(), purpose, approval: None, access }).await?.id)
    }

    /// Whom a file names: `everybody`, `team:NAME`, `person:ADDRESS`.
    async fn holder(&self, name: &str, role: SpaceRole) -> Result<Access> {
        match name.split_once(':') {
            Some(("team", team)) => {
                let teams = self.run(Teams { search: Some(team.into()), ..Teams::default() }).await?.data;
                let team =
                    teams.into_iter().find(|it| it.name == team).with_context(|| format!("{name} is missing"))?;
                Ok(Access::team(team.id.0, role))
            }
            Some(("person", email)) => Ok(Access::person(actor(self.gateway, email).await?.person_id.0, role)),
            _ if name == EVERYBODY => Ok(Access::everybody(role)),
            _ => anyhow::bail!("{name} names nobody"),
        }
    }

    async fn approval(&self, id: SpaceId, approval: bool) -> Result<()> {
        self.run(EditSpace { id, version: None, name: None, purpose: Patch::Absent, approval: Some(approval) }).await
    }

    async fn write(&self, space_id: SpaceId, document: &Document, stays_outdated: bool) -> Result<()> {
        let first = document.earlier.as_ref().unwrap_or(&document.body);
        let page = CreatePage {
            space_id,
            parent_id: None,
            title: document.title.clone(),
            body: first.trim().to_owned(),
            tags: document.tags.clone(),
        };
        let id = self.run(page).await?.id;
        self.run(PublishDocument { id }).await?;
        if document.earlier.is_some() && !stays_outdated {
            self.renew(id, document).await?;
        }
        let Some(readers) = &document.readers else { return Ok(()) };
        let mut access = Vec::new();
        for name in readers {
            access.push(self.holder(name, SpaceRole::Reader).await?);
        }
        self.run(RestrictDocument { id, readers: Some(access) }).await
    }

    /// Brings the documents with these keys up to date, where they aren't.
    pub(super) async fn bring_up_to_date(&self, outdated: &[String]) -> Result<()> {
        for document in documents().into_iter().filter(|document| outdated.contains(&document.key)) {
            let listed = Documents { search: Some(document.title.clone()), ..Documents::default() };
            let found = self.run(listed).await?.data.into_iter().find(|row| row.title == document.title);
            if let Some(row) = found.filter(|row| row.newest == 1) {
                self.renew(row.id, &document).await?;
            }
        }
        Ok(())
    }

    /// The present version follows the first one.
    async fn renew(&self, id: DocumentId, document: &Document) -> Result<()> {
        let body = Some(document.body.trim().to_owned());
        self.run(EditDocument { id, title: None, body, base: 1 }).await?;
        self.run(PublishDocument { id }).await
    }

    /// Has everything read, as a server does: by the subscriber and the queue. `false` where that takes too long; then the
    /// server goes on with it.
    pub(super) async fn read(&self) -> Result<bool> {
        let services = self.gateway.services();
        Runner::new(services.db.clone(), services.keys.clone(), vec![Arc::new(Indexes)]).drain().await?;
        let workers = tokio::spawn(Workers::without_schedule(self.gateway.clone(), Pace::default()).run());
        let read = timeout(PATIENCE, self.until_read()).await;
        workers.abort();
        read.unwrap_or(Ok(false))
    }

    async fn until_read(&self) -> Result<bool> {
        loop {
            let mut at_work = false;
            for status in [IngestionStatus::Waiting, IngestionStatus::Reading, IngestionStatus::Embedding] {
                let list = Ingestions { status: Some(status), limit: Some(1), ..Ingestions::default() };
                at_work |= !self.run(list).await?.data.is_empty();
            }
            if !at_work {
                return Ok(true);
            }
            sleep(PAUSE).await;
        }
    }

    async fn run<O: Operation>(&self, operation: O) -> Result<O::Answer> {
        Ok(self.gateway.call(Caller::person(self.owner.clone(), Door::Worker), operation).await?)
    }
}
