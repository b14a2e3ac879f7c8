//! Questions put together beforehand, so that nothing but deciding is measured.

use crate::{Case, TENANT, World};
use domain::policy::{Actor, Permission, Subject, may};
use std::hint::black_box;

/// A question that only has to be decided.
pub struct Asked {
    actor: Actor,
    permission: Permission,
    subject: Subject,
}

impl Asked {
    fn new(case: &Case, world: &World) -> Self {
        Self { actor: case.actor(world), permission: case.permission, subject: case.subject() }
    }
}

/// The questions of the first world about single things of the tenant.
pub fn asked() -> Vec<Asked> {
    let world = World::nth(0);
    world.cases().filter(|case| case.tenant == Some(TENANT)).map(|case| Asked::new(&case, &world)).collect()
}

/// Decides each; tells how many are allowed.
pub fn decide(questions: &[Asked]) -> u32 {
    let allowed = |it: &&Asked| may(black_box(&it.actor), it.permission, black_box(&it.subject)).is_ok();
    questions.iter().filter(allowed).count() as u32
}
