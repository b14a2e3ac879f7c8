//! Drawing at random from a seed: splitmix64 (Steele, Lea, Flood 2014), which needs no library and no machine's luck.

use domain::policy::{Permission, Permissions};

/// A sequence of draws; the same seed gives the same ones everywhere.
#[derive(Clone)]
pub struct Draw(u64);

impl Draw {
    /// Begins a sequence.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the bound. Never a `usize`, whose width is the machine's.
    pub fn below(&mut self, bound: u32) -> u32 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u32
    }

    /// Whether a thing happens that does so many times in a hundred.
    pub fn percent(&mut self, times: u32) -> bool {
        self.below(100) < times
    }

    /// One of a list that isn't empty.
    pub fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u32) as usize]
    }

    /// Each permission so many times in a hundred.
    pub fn permissions(&mut self, times: u32) -> Permissions {
        Permission::ALL.iter().copied().filter(|_| self.percent(times)).collect()
    }
}
