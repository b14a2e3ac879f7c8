mod campaigns;
mod leads;
mod newsletter;
mod pages;

use crate::support::{SECRET, World};
use server::ambient::machine_now;
use server::contexts::growth::TicketKey;

/// A ticket of a form that was opened so many seconds ago.
pub fn ticket(seconds: i64) -> String {
    let byte = u8::from_str_radix(SECRET, 16).expect("a byte");
    let key = TicketKey::new(&[byte; 32]).expect("a key");
    key.issue(machine_now().0.timestamp() - seconds)
}

/// How many rows a question counts.
async fn count(world: &World, question: &str) -> i64 {
    sqlx::query_scalar(sqlx::AssertSqlSafe(question.to_owned()))
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a count")
}
