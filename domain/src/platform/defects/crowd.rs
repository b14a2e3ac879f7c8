//! How many people something happened to, without knowing whom: linear counting (Whang, Vander-Zanden and Taylor, 1990).

/// Bits of a crowd. Several people may share one, so no bit is anybody's.
const BITS: usize = 1024;

/// How many people there were: a bit for each, by a keyed hash that is different for each thing that is counted. People can't be
/// read out of it, only how many they are about; beyond some thousands it says "at least so many".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd([u8; BITS / 8]);

impl Default for Crowd {
    fn default() -> Self {
        Self([0; BITS / 8])
    }
}

impl Crowd {
    /// As it was kept; what is no crowd is an empty one.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        bytes.try_into().map(Self).unwrap_or_default()
    }

    /// To be kept.
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Counts somebody, by the hash of who they are.
    pub fn add(&mut self, hash: u64) {
        let bit = (hash % BITS as u64) as usize;
        self.0[bit / 8] |= 1 << (bit % 8);
    }

    /// Counts those of another crowd as well.
    pub fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, more)| *own |= more);
    }

    /// About how many they are.
    pub fn people(&self) -> u64 {
        let set: u32 = self.0.iter().map(|byte| byte.count_ones()).sum();
        // With every bit set, as many as set all but one.
        let free = (BITS as u32 - set).max(1);
        (-(BITS as f64) * (f64::from(free) / BITS as f64).ln()).round() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spreads numbers as a hash does (splitmix64).
    fn hash(number: u64) -> u64 {
        let mut it = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    fn of(people: impl Iterator<Item = u64>) -> Crowd {
        people.fold(Crowd::default(), |mut crowd, person| {
            crowd.add(hash(person));
            crowd
        })
    }

    #[test]
    fn each_person_counts_once_and_a_few_are_exact() {
        assert_eq!(Crowd::default().people(), 0);
        assert_eq!(of([7, 7, 7].into_iter()).people(), 1);
        assert_eq!(of(0..5).people(), 5);
    }

    #[test]
    fn many_are_about_right() {
        for many in [50_u64, 300, 1_000] {
            let people = of(0..many).people();
            assert!(people.abs_diff(many) * 100 <= many * 8, "{many} people seem {people}");
        }
        assert!(of(0..100_000).people() > 5_000, "beyond that at least so many");
    }

    #[test]
    fn crowds_join_and_are_kept() {
        let mut one = of(0..40);
        one.join(&of(20..60));
        assert_eq!(one, of(0..60));
        assert_eq!(Crowd::from_bytes(one.as_bytes()), one);
        assert_eq!(Crowd::from_bytes(&[1, 2]), Crowd::default());
    }
}
