//! `platform.event_counts`: how much happened, by tenant, day (UTC) and type. Written by a subscriber.

use crate::Stop;
use crate::store::{Followed, Projection, Stored};
use chrono::NaiveDate;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

inventory::submit! { Projection::followed::<EventCounts>() }

struct EventCounts;

impl Followed for EventCounts {
    const NAME: &'static str = "event_counts";
    const TABLES: &'static [&'static str] = &["platform.event_counts"];

    async fn project(db: &mut PgConnection, events: &[Stored]) -> Result<(), Stop> {
        // Counted in memory first: a batch touches few rows. In the order of the key, so that two batches (of a
        // subscriber and of something else that delivers) can't wait for each other.
        let mut counts: BTreeMap<(Uuid, NaiveDate, &str, &str), i64> = BTreeMap::new();
        for stored in events {
            let key = (stored.tenant.0, stored.at.0.date_naive(), stored.context.as_str(), stored.kind.as_str());
            *counts.entry(key).or_default() += 1;
        }
        let mut columns = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for ((tenant, day, context, kind), events) in counts {
            columns.0.push(tenant);
            columns.1.push(day);
            columns.2.push(context.to_owned());
            columns.3.push(kind.to_owned());
            columns.4.push(events);
        }
        sqlx::query!(
            "insert into event_counts as counted (tenant_id, day, context, type, events)
             select * from unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::bigint[])
             on conflict (tenant_id, day, context, type) do update set events = counted.events + excluded.events",
            &columns.0,
            &columns.1,
            &columns.2,
            &columns.3,
            &columns.4
        )
        .execute(db)
        .await?;
        Ok(())
    }
}
