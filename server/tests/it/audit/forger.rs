//! Somebody who is let in as superuser, has switched the triggers off, and changes what has happened.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

/// Each column of `log.events` with what makes something else of it.
const EVENT_COLUMNS: &[(&str, &str)] = &[
    ("position", "(select max(position) + 1000 from log.events)"),
    ("transaction_id", "transaction_id + 1"),
    ("transaction_id", "greatest(transaction_id - 7, 1)"),
    ("transaction_id", "-5"),
    ("event_id", "gen_random_uuid()"),
    ("tenant_id", "gen_random_uuid()"),
    ("context", "context || 'x'"),
    ("stream_type", "upper(stream_type)"),
    ("stream_id", "gen_random_uuid()"),
    ("version", "version + 100"),
    ("type", "type || ' '"),
    ("schema_version", "schema_version + 1"),
    ("payload", "payload || '{\"note\": null}'"),
    ("payload", "'{}'"),
    ("metadata", "jsonb_set(metadata, '{actor}', '\"person:somebody\"')"),
    ("metadata", "metadata - 'traceId'"),
    ("metadata", "jsonb_set(metadata, '{reach}', '\"none\"')"),
    ("mode", "case mode when 'live' then 'test' else 'live' end"),
    ("occurred_at", "occurred_at + interval '1 microsecond'"),
    ("recorded_at", "recorded_at - interval '1 day'"),
];

/// The same of `log.accesses`.
const ACCESS_COLUMNS: &[(&str, &str)] = &[
    ("position", "(select max(position) + 1000 from log.accesses)"),
    ("transaction_id", "transaction_id + 1"),
    ("access_id", "gen_random_uuid()"),
    ("tenant_id", "null"),
    ("actor", "'nobody'"),
    ("on_behalf_of", "'person:somebody'"),
    ("operation", "operation || 's'"),
    ("what", "case what when 'exported' then 'refused' else 'exported' end"),
    ("count", "count + 1"),
    ("door", "'worker'"),
    ("portal", "''"),
    ("correlation_id", "correlation_id || '0'"),
    ("trace_id", "''"),
    ("address", "coalesce(set_byte(address, 0, 255 - get_byte(address, 0)), '\\x00')"),
    ("reason", "coalesce(reason, '') || '.'"),
    ("at", "at - interval '1 hour'"),
    ("recorded_at", "recorded_at + interval '1 microsecond'"),
];

/// The same of `log.seals`.
const SEAL_COLUMNS: &[(&str, &str)] = &[
    ("from_transaction", "from_transaction - 1"),
    ("to_transaction", "to_transaction + 1"),
    ("count", "count + 1"),
    ("root", "set_byte(root, 3, 255 - get_byte(root, 3))"),
    ("leaves", "set_byte(leaves, 31, 255 - get_byte(leaves, 31))"),
    ("previous", "set_byte(previous, 0, 255 - get_byte(previous, 0))"),
    ("sealed_at", "sealed_at + interval '1 microsecond'"),
    ("signature", "set_byte(signature, 9, 255 - get_byte(signature, 9))"),
    ("number", "number + 100"),
];

/// What was done, and what a verifier has to name first.
pub struct Forgery {
    /// For whoever reads a failure.
    pub what: String,
    /// The row, or the seal by its number.
    pub named: Named,
}

/// What a verifier has to name first.
#[derive(Debug, PartialEq, Eq)]
pub enum Named {
    /// A row of events or accesses.
    Row(Uuid),
    /// A seal.
    Seal(i64),
}

/// Alters by lot, always in the same order.
pub struct Forger {
    random: StdRng,
    events: Vec<Uuid>,
    accesses: Vec<Uuid>,
    seals: Vec<i64>,
    columns: [Vec<String>; 2],
}

#[derive(Clone, Copy)]
struct Row {
    table: &'static str,
    key: &'static str,
    id: Uuid,
}

impl Forger {
    pub async fn new(seed: u64, db: &mut PgConnection) -> Self {
        let ids = |table, key| format!("select {key} from {table} order by transaction_id, position");
        let events = all(db, &ids("log.events", "event_id")).await;
        let accesses = all(db, &ids("log.accesses", "access_id")).await;
        let seals: Vec<i64> =
            sqlx::query_scalar("select number from log.seals order by 1").fetch_all(&mut *db).await.expect("seals");
        let columns = [columns(db, "log.events").await, columns(db, "log.accesses").await];
        Self { random: StdRng::seed_from_u64(seed), events, accesses, seals, columns }
    }

    /// One alteration.
    pub async fn alter(&mut self, db: &mut PgConnection) -> Forgery {
        let event = self.event();
        let row = if self.random.random_bool(0.7) { event } else { self.access() };
        match self.random.random_range(0..11) {
            0..=2 => self.set(db, event, EVENT_COLUMNS).await,
            3 | 4 => {
                let access = self.access();
                self.set(db, access, ACCESS_COLUMNS).await
            }
            5 | 6 => self.flip(db, event).await,
            7 => {
                run(db, &format!("delete from {} where {} = '{}'", row.table, row.key, row.id)).await;
                Forgery { what: format!("{} {} is gone", row.table, row.id), named: Named::Row(row.id) }
            }
            8 => self.insert(db, row).await,
            9 => self.swap(db).await,
            _ => self.seal(db).await,
        }
    }

    fn event(&mut self) -> Row {
        let id = *self.events.choose(&mut self.random).expect("events");
        Row { table: "log.events", key: "event_id", id }
    }

    fn access(&mut self) -> Row {
        let id = *self.accesses.choose(&mut self.random).expect("accesses");
        Row { table: "log.accesses", key: "access_id", id }
    }

    async fn set(&mut self, db: &mut PgConnection, Row { table, key, id }: Row, columns: &[(&str, &str)]) -> Forgery {
        let (column, value) = *columns.choose(&mut self.random).expect("columns");
        if column == "position" {
            run(db, &format!("alter table {table} alter position set generated by default")).await;
        }
        run(db, &format!("update {table} set {column} = {value} where {key} = '{id}'")).await;
        Forgery { what: format!("{table}.{column} = {value} of {id}"), named: Named::Row(id) }
    }

    /// A random bit of payload or metadata, such that it stays JSON and says something else.
    async fn flip(&mut self, db: &mut PgConnection, Row { id, .. }: Row) -> Forgery {
        let column = if self.random.random_bool(0.6) { "payload" } else { "metadata" };
        let query = format!("select {column}::text from log.events where event_id = '{id}'");
        let text: String = sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(&mut *db).await.expect("a text");
        let meaning: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let changed = loop {
            let mut bytes = text.clone().into_bytes();
            let at = self.random.random_range(0..bytes.len());
            bytes[at] ^= 1 << self.random.random_range(0..7);
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            if serde_json::from_str::<serde_json::Value>(&changed).is_ok_and(|it| it != meaning) {
                break changed;
            }
        };
        let update = format!("update log.events set {column} = $1::jsonb where event_id = $2");
        sqlx::query(AssertSqlSafe(update)).bind(&changed).bind(id).execute(db).await.expect("an update");
        Forgery { what: format!("{column} of {id} is {changed}"), named: Named::Row(id) }
    }

    /// A copy of a row under another id, in the midst of the log, as if it had always been there.
    async fn insert(&mut self, db: &mut PgConnection, Row { table, key, id }: Row) -> Forgery {
        let new = Uuid::from_u128(self.random.random());
        let columns = &self.columns[usize::from(table != "log.events")];
        let value = |column: &String| match column.as_str() {
            "position" => format!("(select max(position) + 7 from {table})"),
            "stream_id" => "gen_random_uuid()".into(),
            name if name == key => format!("'{new}'"),
            name => name.to_owned(),
        };
        let values: Vec<String> = columns.iter().map(value).collect();
        let statement = format!(
            "insert into {table} ({}) overriding system value select {} from {table} where {key} = '{id}'",
            columns.join(", "),
            values.join(", "),
        );
        run(db, &statement).await;
        Forgery { what: format!("{table} {new} came beside {id}"), named: Named::Row(new) }
    }

    /// Two events change places, or say what the other said. The first of them is to be named.
    async fn swap(&mut self, db: &mut PgConnection) -> Forgery {
        let (one, other) = loop {
            let pair = [self.random.random_range(0..self.events.len()), self.random.random_range(0..self.events.len())];
            if pair[0] < pair[1] {
                break (self.events[pair[0]], self.events[pair[1]]);
            }
        };
        let columns: &[&str] = if self.random.random_bool(0.5) {
            &["payload", "type", "metadata"]
        } else {
            &["transaction_id", "position"]
        };
        run(
            db,
            "alter table log.events alter position set generated by default, drop constraint events_pkey cascade;
             drop index log.events_in_order",
        )
        .await;
        let set: Vec<String> = columns.iter().map(|column| format!("{column} = b.{column}")).collect();
        let statement = format!(
            "update log.events a set {} from log.events b where a.event_id <> b.event_id
             and a.event_id in ('{one}', '{other}') and b.event_id in ('{one}', '{other}')",
            set.join(", ")
        );
        run(db, &statement).await;
        Forgery { what: format!("{one} and {other} swapped {columns:?}"), named: Named::Row(one) }
    }

    async fn seal(&mut self, db: &mut PgConnection) -> Forgery {
        let number = *self.seals.choose(&mut self.random).expect("seals");
        let statement = if self.random.random_bool(0.2) {
            format!("delete from log.seals where number = {number}")
        } else {
            let (column, value) = SEAL_COLUMNS.choose(&mut self.random).expect("columns");
            format!("update log.seals set {column} = {value} where number = {number}")
        };
        run(db, &statement).await;
        Forgery { what: statement, named: Named::Seal(number) }
    }
}

/// Runs statements.
pub async fn run(db: &mut PgConnection, statement: &str) {
    let done = sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(db).await;
    done.unwrap_or_else(|why| panic!("{statement}: {why}"));
}

async fn all(db: &mut PgConnection, query: &str) -> Vec<Uuid> {
    sqlx::query_scalar(AssertSqlSafe(query.to_owned())).fetch_all(db).await.expect("rows")
}

async fn columns(db: &mut PgConnection, table: &str) -> Vec<String> {
    let query = "select attname::text from pg_attribute
                 where attrelid = $1::regclass and attnum > 0 and not attisdropped order by 1";
    sqlx::query_scalar(query).bind(table).fetch_all(db).await.expect("columns")
}

/// Every column of both tables is altered by some entry above.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_forger_knows_every_column() {
    let world = crate::support::World::empty().await;
    let mut db = world.as_superuser().await;
    for (table, known) in [("log.events", EVENT_COLUMNS), ("log.accesses", ACCESS_COLUMNS), ("log.seals", SEAL_COLUMNS)]
    {
        for column in columns(&mut db, table).await {
            assert!(known.iter().any(|(name, _)| *name == column), "{table}.{column}");
        }
    }
}
