//! The plans that an installation begins with, made as any other.

use super::publishing::make;
use crate::Stop;
use crate::gateway::{Caller, Context, Door, Services};
use domain::billing::stock;
use std::sync::Arc;

/// Makes those that aren't there yet. What was changed or retired since stays so.
///
/// # Errors
/// The database's.
pub async fn make_stock(services: &Arc<Services>) -> Result<(), Stop> {
    for (code, name, terms) in stock() {
        let caller = Caller::system("the plans that an installation begins with", Door::Worker);
        let mut cx = Context::of_worker(services, caller, "billing.create_plan");
        match make(&mut cx, code.to_owned(), name.to_owned(), terms).await {
            Ok(()) => cx.commit().await?,
            Err(stop) => match stop.into_refusal() {
                // It was there, or another process was quicker.
                refusal if refusal.status == 409 => {}
                refusal => return Err(refusal.into()),
            },
        }
    }
    Ok(())
}
