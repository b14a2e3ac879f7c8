//! Recovery codes: ten, of 80 random bits each. So a plain hash is as good as a slow one.

use crate::Stop;
use crate::ambient::{machine_now, new_secret};
use domain::kernel::PersonId;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

const CODES: usize = 10;
const BYTES: usize = 10;
/// Digits and small letters that nobody takes for another (Crockford's base32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Makes ten codes in place of those that there were, and answers them: `0a1b-2c3d-4e5f-6g7h`.
pub async fn make(db: &mut PgConnection, person: PersonId) -> Result<Vec<String>, Stop> {
    let codes: Vec<String> = (0..CODES).map(|_| written(&new_secret()[..BYTES])).collect();
    let hashes: Vec<Vec<u8>> = codes.iter().filter_map(|code| hash(code)).collect();
    sqlx::query!("delete from identity.recovery_codes where user_id = $1", person.0).execute(&mut *db).await?;
    sqlx::query!(
        "insert into identity.recovery_codes (user_id, hash) select $1, unnest($2::bytea[])",
        person.0,
        &hashes
    )
    .execute(db)
    .await?;
    Ok(codes)
}

/// Codes that haven't been used.
pub async fn left(db: &mut PgConnection, person: PersonId) -> Result<u32, Stop> {
    let left = sqlx::query_scalar!(
        r#"select count(*) as "left!" from identity.recovery_codes where user_id = $1 and used_at is null"#,
        person.0
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}

/// Uses a code up; `false` for what is none, or was used.
pub async fn take(db: &mut PgConnection, person: PersonId, code: &str) -> Result<bool, Stop> {
    let Some(hash) = hash(code) else { return Ok(false) };
    let taken = sqlx::query!(
        "update identity.recovery_codes set used_at = $3 where user_id = $1 and hash = $2 and used_at is null",
        person.0,
        hash,
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(taken.rows_affected() == 1)
}

fn written(bytes: &[u8]) -> String {
    let mut bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    let mut text = String::new();
    for at in 0..BYTES * 8 / 5 {
        let letter = bits.by_ref().take(5).fold(0, |letter, bit| letter << 1 | usize::from(bit));
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET[letter]));
    }
    text
}

/// SHA-256 of what was written down, in whatever case and with whatever between the groups.
fn hash(code: &str) -> Option<Vec<u8>> {
    let code: String = code.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_lowercase()).collect();
    let is_code = code.len() == BYTES * 8 / 5 && code.bytes().all(|c| ALPHABET.contains(&c));
    is_code.then(|| Sha256::digest(code.as_bytes()).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_in_four_groups_and_read_however_it_is_typed() {
        let code = written(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 255]);
        assert_eq!(code, "000g-40r4-0m30-e27z");
        let hashed = hash(&code).unwrap();
        for typed in ["000G-40R4-0M30-E27Z", "000g40r40m30e27z", " 000g 40r4 0m30 e27z "] {
            assert_eq!(hash(typed), Some(hashed.clone()), "{typed}");
        }
        for bad in ["", "123456", "000g-40r4-0m30-e27", "000g-40r4-0m30-e27u", "000g-40r4-0m30-e27z0"] {
            assert_eq!(hash(bad), None, "{bad}");
        }
    }
}
