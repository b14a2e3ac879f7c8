//! The tries: one operation, by each role, through each door.

use super::encode::rest_of;
use super::input::Inputs;
use super::judge::{Came, Expected, judge, worse};
use super::world::World;
use crate::Stop;
use crate::gateway::{Caller, Door, Gateway};
use axum::Router;
use axum::body::Body;
use domain::Refusal;
use domain::catalogue::Entry;
use domain::kernel::{Access, Kind};
use domain::platform::{IsolationSubject, IsolationVerdict};
use domain::policy::{Actor, Permission, Role, may_ask};
use http::Request;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// Whoever isn't signed in.
const NOBODY: &str = "nobody";

/// One cell of the proof.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Operation or table.
    pub subject: IsolationSubject,
    /// Its name.
    pub name: String,
    /// Who tried it, or from which side it was read.
    pub role: &'static str,
    /// What it came to.
    pub verdict: IsolationVerdict,
    /// The status that the policy leads to.
    pub expected: Option<u16>,
    /// What the server function answered.
    pub function: Option<u16>,
    /// What REST answered.
    pub rest: Option<u16>,
    /// The code of the refusal, or why it wasn't tried.
    pub note: String,
}

/// Plays the tries.
pub struct Player {
    gateway: Gateway,
    rest: Router,
    calls: u32,
}

/// One input of a cell, and what the policy says to it.
struct Question<'a> {
    input: &'a Value,
    members: &'a [String],
    expected: Expected,
}

impl Player {
    pub fn new(gateway: Gateway, rest: Router) -> Self {
        Self { gateway, rest, calls: 0 }
    }

    /// How many calls were made.
    pub const fn calls(&self) -> u32 {
        self.calls
    }

    /// Every role tries an operation.
    pub async fn line(&mut self, world: &World, entry: &'static Entry) -> Result<Vec<Cell>, Stop> {
        let inputs = Inputs::of(entry, world);
        let mut cells = vec![self.cell(world, entry, &inputs, None).await?];
        for role in Role::ALL {
            cells.push(self.cell(world, entry, &inputs, Some(*role)).await?);
        }
        Ok(cells)
    }

    async fn cell(
        &mut self,
        world: &World,
        entry: &'static Entry,
        inputs: &Inputs,
        role: Option<Role>,
    ) -> Result<Cell, Stop> {
        let actor = role.map(|role| world.actor(role));
        let skipped = |verdict, note: &str| Cell {
            subject: IsolationSubject::Operation,
            name: entry.name.to_owned(),
            role: role.map_or(NOBODY, Role::as_str),
            verdict,
            expected: None,
            function: None,
            rest: None,
            note: note.to_owned(),
        };
        if entry.access == Access::Public {
            return Ok(skipped(IsolationVerdict::Skipped, "public"));
        }
        let turned = may_ask(actor.as_ref(), entry.access, &entry.attributes).err();
        let mut questions = Vec::new();
        let any = inputs.foreign.as_ref().or(inputs.own.as_ref());
        let example = (entry.example)();
        if let Some(refusal) = &turned {
            let expected = Expected::Turned(refusal.status);
            questions.push(Question { input: any.unwrap_or(&example), members: &[], expected });
        } else if actor.as_ref().is_some_and(|actor| actor.holds(Permission::ReachPlatform)) {
            return Ok(skipped(IsolationVerdict::Reaches, "reaches"));
        } else if entry.kind == Kind::Stream {
            return Ok(skipped(IsolationVerdict::Skipped, "stream"));
        } else {
            let foreign = inputs.foreign.iter();
            questions.extend(foreign.map(|input| Question {
                input,
                members: &inputs.members,
                expected: Expected::NotThere,
            }));
            let own = inputs.own.iter();
            questions.extend(own.map(|input| Question { input, members: &[], expected: Expected::Own }));
        }
        if questions.is_empty() {
            let note = if inputs.missing.is_some() { "no_thing" } else { "own_only" };
            return Ok(skipped(IsolationVerdict::Skipped, note));
        }
        let mut cell: Option<Cell> = None;
        for question in &questions {
            let asked = self.ask(world, entry, actor.as_ref(), question).await?;
            let asked = Cell { expected: asked.expected, ..asked };
            cell = Some(match cell {
                Some(cell) if worse(cell.verdict, asked.verdict) == cell.verdict => cell,
                _ => Cell { role: role.map_or(NOBODY, Role::as_str), ..asked },
            });
        }
        cell.ok_or_else(|| Stop::defect("a cell without a question"))
    }

    /// One question through every door that takes it.
    async fn ask(
        &mut self,
        world: &World,
        entry: &'static Entry,
        actor: Option<&Actor>,
        question: &Question<'_>,
    ) -> Result<Cell, Stop> {
        let function = match entry.kind.is_plain_call() {
            true => Some(self.by_function(world, entry, actor, question.input).await),
            false => None,
        };
        let rest = match entry.rest {
            Some(rest) => {
                let (method, path, body) = rest_of(entry, rest, question.input);
                Some(self.by_rest(world, actor, question.input, (method, path, body)).await?)
            }
            None => None,
        };
        let (mut verdict, mut note) = (IsolationVerdict::Skipped, String::from("no_door"));
        for came in [&function, &rest].into_iter().flatten() {
            self.calls += 1;
            let found = judge(question.expected, came, question.members, entry.kind.only_reads());
            if worse(verdict, found) == found {
                (verdict, note) = (found, came.code.clone());
            }
        }
        let expected = match question.expected {
            Expected::Turned(status) => Some(status),
            Expected::NotThere => Some(404),
            Expected::Own => None,
        };
        let status = |came: &Option<Came>| came.as_ref().map(|came| came.status);
        Ok(Cell {
            subject: IsolationSubject::Operation,
            name: entry.name.to_owned(),
            role: NOBODY,
            verdict,
            expected,
            function: status(&function),
            rest: status(&rest),
            note,
        })
    }

    async fn by_function(&self, world: &World, entry: &Entry, actor: Option<&Actor>, input: &Value) -> Came {
        let caller = caller(world, actor, Door::ServerFunction);
        match self.gateway.call_json(entry.name, caller, input.clone()).await {
            Ok(answer) => came(world, 200, input, &answer.output.to_string()),
            Err(refusal) => refused(world, input, &refusal),
        }
    }

    async fn by_rest(
        &self,
        world: &World,
        actor: Option<&Actor>,
        input: &Value,
        (method, path, body): (http::Method, String, Value),
    ) -> Result<Came, Stop> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(http::header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .map_err(Stop::defect)?;
        request.extensions_mut().insert(caller(world, actor, Door::Rest));
        let Ok(response) = self.rest.clone().oneshot(request).await;
        let status = response.status().as_u16();
        // What a download would send isn't read: that it sends at all is what counts.
        let text = match response.headers().get(http::header::CONTENT_DISPOSITION) {
            Some(_) => String::new(),
            None => {
                let bytes = response.into_body().collect().await.map_err(Stop::defect)?.to_bytes();
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        let answer: Value = serde_json::from_str(&text).unwrap_or_default();
        let error = &answer["error"];
        let faults = error["fields"].as_array().into_iter().flatten();
        Ok(Came {
            code: error["code"].as_str().unwrap_or_default().to_owned(),
            faults: faults.filter_map(|fault| fault["field"].as_str().map(str::to_owned)).collect(),
            ..came(world, status, input, &text)
        })
    }
}

fn caller(world: &World, actor: Option<&Actor>, door: Door) -> Caller {
    Caller { actor: actor.cloned(), system: None, stage: Some(world.stage().clone()), ..Caller::system("", door) }
}

fn came(world: &World, status: u16, input: &Value, text: &str) -> Came {
    Came { status, code: String::new(), faults: Vec::new(), shows: world.shows(input, text) }
}

fn refused(world: &World, input: &Value, refusal: &Refusal) -> Came {
    let text = serde_json::to_string(refusal).unwrap_or_default();
    Came {
        code: refusal.code.to_string(),
        faults: refusal.fields.iter().map(|fault| fault.field.to_string()).collect(),
        ..came(world, refusal.status, input, &text)
    }
}
