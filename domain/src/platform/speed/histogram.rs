//! How often values fell between two edges. Every threshold of web vitals is an edge, so shares of what is good and the rating of
//! a percentile are exact; a percentile itself is right to the width of its step.

/// Upper edges of the steps, in milliseconds or thousandths. What is more falls into the last one.
pub const EDGES: [u32; 48] = [
    0, 10, 20, 30, 40, 50, 60, 80, 100, 125, 150, 175, 200, 225, 250, 300, 350, 400, 450, 500, 600, 700, 800, 900,
    1_000, 1_200, 1_400, 1_600, 1_800, 2_000, 2_250, 2_500, 2_750, 3_000, 3_250, 3_500, 4_000, 4_500, 5_000, 6_000,
    7_000, 8_000, 10_000, 12_000, 15_000, 20_000, 30_000, 60_000,
];

/// Values by steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram([u64; EDGES.len()]);

impl Default for Histogram {
    fn default() -> Self {
        Self([0; EDGES.len()])
    }
}

impl Histogram {
    /// The step that a value falls into: the first whose edge it doesn't exceed.
    pub fn step(value: u32) -> usize {
        EDGES.partition_point(|edge| *edge < value).min(EDGES.len() - 1)
    }

    /// Counts so many values of a step; there are no others.
    pub fn add(&mut self, step: usize, count: u64) {
        if let Some(sum) = self.0.get_mut(step) {
            *sum += count;
        }
    }

    /// How many values there are.
    pub fn count(&self) -> u64 {
        self.0.iter().sum()
    }

    /// How many values don't exceed an edge.
    pub fn up_to(&self, edge: u32) -> u64 {
        self.0.iter().zip(EDGES).filter(|(_, upper)| *upper <= edge).map(|(count, _)| count).sum()
    }

    /// The value that so many percent of all don't exceed, by the nearest rank, straight through its step; none of nothing.
    pub fn percentile(&self, percent: u64) -> Option<u32> {
        let count = self.count();
        let rank = (count * percent.min(100)).div_ceil(100).max(1);
        let mut below = 0;
        for (step, here) in self.0.iter().enumerate() {
            if below + here >= rank {
                let lower = step.checked_sub(1).map_or(0, |before| EDGES[before]);
                let width = u64::from(EDGES[step] - lower);
                let into = (width * (rank - below)).div_ceil(*here);
                return Some(lower + u32::try_from(into).unwrap_or_default());
            }
            below += here;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::Vital;
    use super::*;

    fn of(values: &[u32]) -> Histogram {
        values.iter().fold(Histogram::default(), |mut all, value| {
            all.add(Histogram::step(*value), 1);
            all
        })
    }

    #[test]
    fn edges_ascend_and_every_threshold_is_one() {
        assert!(EDGES.is_sorted_by(|one, next| one < next));
        for vital in Vital::ALL {
            let (good, fair) = vital.thresholds();
            assert!(EDGES.contains(&good) && EDGES.contains(&fair), "{vital:?}");
        }
    }

    #[test]
    fn a_value_falls_into_the_step_that_ends_at_it() {
        assert_eq!((Histogram::step(0), Histogram::step(1), Histogram::step(10), Histogram::step(11)), (0, 1, 1, 2));
        assert_eq!(Histogram::step(u32::MAX), EDGES.len() - 1);
    }

    #[test]
    fn percentiles_are_rated_as_the_values_themselves() {
        let mut values: Vec<u32> = (0..4_000).map(|number| (number * 7_919) % 6_000).collect();
        let all = of(&values);
        values.sort_unstable();
        for percent in [50, 75, 95, 99, 100] {
            let exact = values[(values.len() * percent).div_ceil(100) - 1];
            let found = all.percentile(percent as u64).unwrap();
            assert_eq!(Histogram::step(found), Histogram::step(exact), "p{percent}: {found} for {exact}");
            assert_eq!(Vital::Lcp.rate(found), Vital::Lcp.rate(exact), "p{percent}");
        }
    }

    #[test]
    fn shares_are_exact_at_thresholds() {
        let all = of(&[100, 2_500, 2_501, 4_000, 9_000]);
        assert_eq!((all.count(), all.up_to(2_500), all.up_to(4_000)), (5, 2, 4));
    }

    #[test]
    fn of_nothing_there_is_no_percentile_and_of_one_value_it_is_in_its_step() {
        assert_eq!(Histogram::default().percentile(75), None);
        assert_eq!(of(&[0]).percentile(75), Some(0));
        assert_eq!(of(&[180]).percentile(75), Some(200));
    }
}
