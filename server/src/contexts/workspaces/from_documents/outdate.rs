//! Answers are outdated the moment another version of what they cite is approved. Whoever looks sees it then, by the version alone; an
//! event says it besides, so that whoever asked is told.

use crate::Stop;
use crate::contexts::knowledge::Approved;
use crate::gateway::{Caller, Context, Door, Gateway, Services};
use crate::jobs::{Order, Task, enqueue};
use crate::store::subscribers::Subscriber;
use crate::store::{Stored, Tx};
use domain::kernel::{DocumentId, TenantId};
use domain::workspaces::{Execution, ExecutionCommand};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// Answers that are looked for at once.
const PORTION: i64 = 100;

/// Has answers flagged that cite an earlier version than the one that was approved.
pub struct Outdates;

impl Subscriber for Outdates {
    fn name(&self) -> &'static str {
        "outdated_answers"
    }

    fn types(&self) -> &'static [&'static str] {
        Approved::TYPES
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            for Approved { tenant, document, version } in Approved::among(events).filter(|it| it.version > 1) {
                let task = OutdateAnswers { tenant, document, version };
                // A later version flags all that an earlier one would.
                let key = Some(format!("outdate:{}", task.document));
                enqueue(tx, &task, &Order { key, ..Order::default() }).await?;
            }
            Ok(())
        })
    }
}

/// Says of every answer that cites an earlier version of a document that it is outdated. Each answer in a transaction of its own.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct OutdateAnswers {
    /// The tenant.
    pub tenant: TenantId,
    /// The document.
    pub document: DocumentId,
    /// The version that readers see.
    pub version: u32,
}

impl Task for OutdateAnswers {
    const NAME: &'static str = "outdate_answers";
    const ATTEMPTS_MAX: i16 = 8;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        loop {
            let answers = self.answers(services).await?;
            if answers.is_empty() {
                return Ok(());
            }
            for answer in answers {
                self.outdate(services, answer).await?;
            }
        }
    }
}

impl OutdateAnswers {
    async fn answers(&self, services: &Arc<Services>) -> Result<Vec<Uuid>, Stop> {
        let mut cx = context(services);
        let found = sqlx::query_scalar!(
            "select distinct execution_id from workspaces.execution_citations
             where tenant_id = $1 and document_id = $2 and version < $3 and not outdated
             order by execution_id limit $4",
            self.tenant.0,
            self.document.0,
            i32::try_from(self.version).unwrap_or(i32::MAX),
            PORTION
        )
        .fetch_all(&mut **cx.tx().await?)
        .await?;
        cx.commit().await?;
        Ok(found)
    }

    async fn outdate(&self, services: &Arc<Services>, answer: Uuid) -> Result<(), Stop> {
        let mut cx = context(services);
        let loaded = cx.load::<Execution>(answer).await?;
        let command = ExecutionCommand::Outdate { document: self.document, version: self.version };
        cx.decide::<Execution>(answer, &loaded, command).await?;
        cx.commit().await
    }
}

fn context(services: &Arc<Services>) -> Context {
    Context::of_worker(services, Caller::system("outdated answers", Door::Worker), "workspaces.outdate_answers")
}
