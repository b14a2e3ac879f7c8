use super::sessions::sessions_of;
use crate::Stop;
use crate::gateway::Context;
use domain::Page;
use domain::identity::{MySessions, SessionRow};

pub async fn my_sessions(cx: &mut Context, op: MySessions) -> Result<Page<SessionRow>, Stop> {
    let person = cx.actor()?.person_id;
    sessions_of(cx, (person, None), op.sort, (op.limit, op.cursor.as_deref())).await
}
