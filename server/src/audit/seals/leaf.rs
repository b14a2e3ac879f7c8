//! One row of the log as the seals see it: which row it is, and the hash of everything that is stored of it.
//!
//! The canonical encoding of a row is, for its kind and then for each column that isn't null, by the bytes of the
//! columns' names: length and bytes of the name, length and bytes of the value (lengths are four bytes, big-endian).
//! Values are the database's texts; points in time are microseconds since 1970, bytes are hexadecimal. Ciphertexts
//! are taken as they are stored, so that erasing a person leaves the seals whole. A column that is added later with
//! nothing in it changes no hash.

use super::merkle::{self, Hash};
use crate::Stop;
use core::fmt;
use sqlx::{AssertSqlSafe, PgConnection, Row};
use uuid::Uuid;

/// One row of the log as the seals see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Which row it is.
    pub place: Place,
    /// The hash of everything that is stored of it.
    pub hash: Hash,
}

/// Which row of the log something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `event` or `access`.
    pub kind: String,
    /// The event's or access' id.
    pub id: Uuid,
    /// Whose it is; an access may be nobody's.
    pub tenant: Option<Uuid>,
    /// The aggregate that an event happened to.
    pub stream: Option<Uuid>,
    /// Its number within the stream.
    pub version: Option<i32>,
}

impl Leaf {
    /// Kind, id, tenant, stream, version and hash in one line; `-` stands for what isn't there.
    pub fn line(&self) -> String {
        let Place { kind, id, tenant, stream, version } = &self.place;
        let or_dash = |it: Option<String>| it.unwrap_or_else(|| "-".into());
        let (tenant, stream) = (tenant.map(|it| it.to_string()), stream.map(|it| it.to_string()));
        let version = or_dash(version.map(|it| it.to_string()));
        format!("{kind} {id} {} {} {version} {}", or_dash(tenant), or_dash(stream), merkle::hex(&self.hash))
    }

    /// Reads [`Leaf::line`].
    pub fn parse(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split(' ').collect();
        let [kind, id, tenant, stream, version, hash] = words[..] else { return None };
        let place = Place {
            kind: kind.to_owned(),
            id: id.parse().ok()?,
            tenant: tenant.parse().ok(),
            stream: stream.parse().ok(),
            version: version.parse().ok(),
        };
        Some(Self { place, hash: merkle::from_hex(hash)? })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.id)?;
        if let Some(tenant) = self.tenant {
            write!(f, ", tenant {tenant}")?;
        }
        if let (Some(stream), Some(version)) = (self.stream, self.version) {
            write!(f, ", stream {stream}, version {version}")?;
        }
        Ok(())
    }
}

/// Reads leaves; it knows the columns that the tables have now.
pub struct Leaves {
    range: String,
    names: [Vec<String>; 2],
}

impl Leaves {
    /// Asks the database for the columns of events and accesses.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn new(db: &mut PgConnection) -> Result<Self, Stop> {
        let (events, event_cells) = columns(db, "log.events").await?;
        let (accesses, access_cells) = columns(db, "log.accesses").await?;
        let range = format!(
            "select 'event' as kind, transaction_id, position, event_id as id, tenant_id, stream_id, version,
                    array[{event_cells}] as cells
             from log.events where transaction_id > $1 and transaction_id <= $2
             union all
             select 'access', transaction_id, position, access_id, tenant_id, null, null, array[{access_cells}]
             from log.accesses where transaction_id > $1 and transaction_id <= $2
             order by transaction_id, kind desc, position"
        );
        Ok(Self { range, names: [events, accesses] })
    }

    /// The leaves of the transactions in `(from, to]`: by transaction, events before accesses, by position.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn within(&self, db: &mut PgConnection, from: i64, to: i64) -> Result<Vec<Leaf>, Stop> {
        let rows = sqlx::query(AssertSqlSafe(self.range.clone())).bind(from).bind(to).fetch_all(db).await?;
        rows.iter()
            .map(|row| {
                let kind: String = row.try_get("kind")?;
                let cells: Vec<Option<String>> = row.try_get("cells")?;
                let names = &self.names[usize::from(kind != "event")];
                let hash = merkle::leaf(&encode(&kind, names, &cells));
                let place = Place {
                    kind,
                    id: row.try_get("id")?,
                    tenant: row.try_get("tenant_id")?,
                    stream: row.try_get("stream_id")?,
                    version: row.try_get("version")?,
                };
                Ok(Leaf { place, hash })
            })
            .collect()
    }
}

/// The columns of a table, and the expressions that make each one a text.
async fn columns(db: &mut PgConnection, table: &str) -> Result<(Vec<String>, String), Stop> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select attname::text, format_type(atttypid, null) from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attname collate \"C\"",
    )
    .bind(table)
    .fetch_all(db)
    .await?;
    let cells = rows.iter().map(|(name, kind)| match kind.as_str() {
        "timestamp with time zone" => format!(
            "case when isfinite({name}) then (extract(epoch from {name}) * 1000000)::bigint::text
                  else {name}::text end"
        ),
        "bytea" => format!("encode({name}, 'hex')"),
        _ => format!("{name}::text"),
    });
    let cells = cells.collect::<Vec<_>>().join(", ");
    Ok((rows.into_iter().map(|(name, _)| name).collect(), cells))
}

fn encode(kind: &str, names: &[String], cells: &[Option<String>]) -> Vec<u8> {
    let present = names.iter().zip(cells).filter_map(|(name, cell)| Some((name.as_str(), cell.as_deref()?)));
    let mut bytes = Vec::new();
    for text in [("kind", kind)].into_iter().chain(present).flat_map(|(name, value)| [name, value]) {
        bytes.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
        bytes.extend(text.as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf() -> Leaf {
        let place = Place {
            kind: "event".into(),
            id: Uuid::from_u128(7),
            tenant: Some(Uuid::from_u128(1)),
            stream: None,
            version: Some(3),
        };
        Leaf { place, hash: merkle::leaf(b"x") }
    }

    #[test]
    fn a_line_is_read_back() {
        assert_eq!(Leaf::parse(&leaf().line()), Some(leaf()));
        assert_eq!(Leaf::parse("event"), None);
    }

    #[test]
    fn no_two_rows_are_encoded_alike() {
        let names = ["a".to_owned(), "b".to_owned()];
        let rows = [[Some("x"), Some("y")], [Some("xy"), Some("")], [Some("x"), None], [None, Some("x")]];
        let encoded = rows.map(|row| encode("event", &names, &row.map(|cell| cell.map(str::to_owned))));
        for (at, one) in encoded.iter().enumerate() {
            assert!(!encoded[..at].contains(one), "row {at}");
        }
        assert_ne!(encode("access", &names, &[None, None]), encode("event", &names, &[None, None]));
    }
}
