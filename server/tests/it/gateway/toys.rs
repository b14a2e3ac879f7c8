//! Operations of these tests alone, one of each kind that needs a world of its own to be looked at.

use crate::support::World;
use axum::body::Bytes;
use domain::Refusal;
use domain::kernel::{
    Access, Attributes, AuditLevel, Example, ExecutionId, JobStarted, Kind, LimitClass, Method, Operation, Rest,
    WorkspaceId,
};
use domain::policy::{Permission, Reach};
use domain::workspaces::{Asked, Bill, Execution, ExecutionCommand, Origin, Prompt};
use futures::StreamExt;
use futures::future::BoxFuture;
use garde::Validate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use server::Stop;
use server::gateway::{Context, Download, GatewayBuilder, JobOrder, Jobs, Services, UploadBody};
use server::store::Tx;
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub const PLAIN: Attributes = Attributes {
    reach: Reach::Own,
    limit: LimitClass::Standard,
    audit: AuditLevel::Standard,
    entitlement: None,
    meter: None,
    deprecated_since: None,
    creates: false,
    danger: false,
    approval: false,
    idempotent: false,
};

/// Declares an operation as `#[operation]` does, but not in the catalogue.
macro_rules! toy {
    ($name:ident { $($member:ident: $type:ty = $example:expr),* }, $wire:literal, $kind:ident, $method:ident $path:literal,
     $output:ty, $answer:ty) => {
        #[derive(Clone, Debug, Serialize, Deserialize, Validate, JsonSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[garde(allow_unvalidated)]
        pub struct $name { $(pub $member: $type),* }

        impl Example for $name {
            fn example() -> Self {
                Self { $($member: $example),* }
            }
        }

        impl Operation for $name {
            const NAME: &'static str = concat!("toys.", $wire);
            const CALL: &'static str = concat!("/api/fn/toys.", $wire);
            const DOC: &'static str = "Of the tests alone.";
            const CONTEXT: &'static str = "toys";
            const KIND: Kind = Kind::$kind;
            const REST: Option<Rest> = Some(Rest { method: Method::$method, path: $path });
            const ACCESS: Access = Access::Needs(Permission::RunExecutions);
            const ATTRIBUTES: Attributes = PLAIN;
            type Output = $output;
            type Answer = $answer;
        }
    };
}

pub(crate) use toy;

toy!(CountTo { last: u64 = 3 }, "count_to", Job, Post "/toys/counts", Counted, JobStarted);
toy!(PutPaper { name: String = "a.txt".into(), pages: u32 = 1 }, "put_paper", Upload, Put "/toys/papers/{name}", Paper, Paper);
toy!(GetPaper { name: String = "a.txt".into() }, "get_paper", Download, Get "/toys/papers/{name}", (), ());

toy!(QueueRun { text: String = "Name a spice.".into(), linger_ms: u64 = 0 }, "queue_run", Command, Post "/toys/runs", Run, Run);
toy!(CancelAt { id: ExecutionId = ExecutionId(uuid::Uuid::nil()), version: i32 = 1 }, "cancel_at", Command,
     Post "/toys/runs/{id}/cancel", (), ());
toy!(Nothing {}, "nothing", Command, Post "/toys/nothing", (), ());

/// What [`QueueRun`] makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Run {
    pub id: ExecutionId,
}

/// The effect comes first, then a while in which the process may fall.
async fn queue_run(cx: &mut Context, op: QueueRun) -> Result<Run, Stop> {
    let (actor, id) = (cx.actor()?.clone(), ExecutionId(server::ambient::new_id()));
    let asked = Asked {
        workspace: WorkspaceId(actor.tenant_id.0),
        prompt: Prompt { text: op.text, model: "none".into(), max_tokens: 1, ..Prompt::default() },
        origin: Origin { local: true, ..Origin::default() },
        findings: Vec::new(),
        by: actor.person_id,
        by_name: actor.name,
    };
    cx.create::<Execution>(actor.tenant_id, id.0, ExecutionCommand::Queue(Box::new(asked))).await?;
    if op.linger_ms > 0 {
        tokio::time::sleep(Duration::from_millis(op.linger_ms)).await;
    }
    Ok(Run { id })
}

async fn cancel_at(cx: &mut Context, op: CancelAt) -> Result<(), Stop> {
    let loaded = cx.load::<Execution>(op.id.0).await?;
    cx.same_version(&loaded, op.version)?;
    let cancel = ExecutionCommand::Cancel { so_far: String::new(), bill: Bill::default() };
    cx.decide::<Execution>(op.id.0, &loaded, cancel).await
}

async fn nothing(_: &mut Context, _: Nothing) -> Result<(), Stop> {
    Ok(())
}

/// What [`CountTo`] makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Counted {
    pub reached: u64,
}

/// What [`PutPaper`] makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Paper {
    pub bytes: u64,
    pub pieces: u64,
    pub content_type: Option<String>,
}

async fn count_to(cx: &mut Context, op: CountTo) -> Result<Counted, Stop> {
    for step in 1..=op.last {
        cx.progress(step, op.last).await?;
    }
    Ok(Counted { reached: op.last })
}

async fn put_paper(_: &mut Context, _: PutPaper, mut body: UploadBody) -> Result<Paper, Stop> {
    let mut paper = Paper { bytes: 0, pieces: 0, content_type: body.content_type.clone() };
    while let Some(piece) = body.next().await? {
        paper.bytes += piece.len() as u64;
        paper.pieces += 1;
        if paper.bytes > 100_000_000 {
            return Err(Refusal::new(413, "body_too_large").into());
        }
    }
    Ok(paper)
}

/// The letters of every paper, again and again.
pub const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

async fn get_paper(_: &mut Context, op: GetPaper) -> Result<Download, Stop> {
    match op.name.as_str() {
        "none" => Err(Refusal::not_found().into()),
        "empty" => Ok(Download::of("empty", "text/plain", "0", Bytes::new())),
        // Its pieces are made as they are read, so that nothing could answer from memory.
        "made.bin" => Ok(Download {
            bytes_total: 26_000_000,
            open: Box::new(|range| {
                let letter = |at: u64| LETTERS[usize::try_from(at % 26).expect("a letter")];
                let pieces = futures::stream::iter(range.step_by(26_000))
                    .map(move |at| Ok(Bytes::from_iter((at..at + 26_000).map(letter))));
                Box::pin(async move { Ok(pieces.boxed()) })
            }),
            ..Download::of("made.bin", "application/octet-stream", "made", Bytes::new())
        }),
        name => Ok(Download::of(name, "text/plain; charset=utf-8", "v7", LETTERS.repeat(4))),
    }
}

/// Keeps orders for the test to look at.
#[derive(Default)]
pub struct Kept(pub Mutex<Vec<JobOrder>>);

impl Jobs for Kept {
    fn enqueue<'a>(&'a self, _: &'a mut Tx, order: JobOrder) -> BoxFuture<'a, Result<(), Stop>> {
        self.0.lock().expect("no test panicked with it").push(order);
        Box::pin(async { Ok(()) })
    }
}

/// Every toy, beside the real operations.
pub fn toys(builder: GatewayBuilder) -> GatewayBuilder {
    let builder = builder.serve(queue_run).serve(cancel_at).serve(nothing);
    builder.serve_job(count_to).serve_upload(put_paper).serve_download(get_paper)
}

/// The demo world with the toys in it.
pub async fn world() -> (World, Arc<Kept>) {
    let kept = Arc::<Kept>::default();
    let jobs = kept.clone();
    let world = World::demo_serving(|services| {
        let services = Services { jobs, ..services };
        toys(server::contexts::handlers(services.into())).build()
    });
    (world.await, kept)
}
