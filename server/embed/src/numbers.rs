//! Arithmetic on rows of numbers, written so that the compiler turns it into vector instructions.

const LANES: usize = 8;

/// The sum of `f` over a row.
fn sum(row: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    let mut chunks = row.chunks_exact(LANES);
    for chunk in &mut chunks {
        for (lane, x) in lanes.iter_mut().zip(chunk) {
            *lane += f(*x);
        }
    }
    lanes.iter().sum::<f32>() + chunks.remainder().iter().map(|x| f(*x)).sum::<f32>()
}

/// The product of two rows.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    let (mut left, mut right) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    for (x, y) in (&mut left).zip(&mut right) {
        for ((lane, x), y) in lanes.iter_mut().zip(x).zip(y) {
            *lane += x * y;
        }
    }
    let rest = left.remainder().iter().zip(right.remainder()).map(|(x, y)| x * y).sum::<f32>();
    lanes.iter().sum::<f32>() + rest
}

/// Brings each row of `weight.len()` numbers to mean 0 and variance 1, then scales and shifts it (Ba et al. 2016).
pub(crate) fn normalise(rows: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    let width = weight.len() as f32;
    for row in rows.chunks_exact_mut(weight.len()) {
        let mean = sum(row, |x| x) / width;
        let variance = sum(row, |x| (x - mean) * (x - mean)) / width;
        let scale = 1.0 / (variance + epsilon).sqrt();
        for ((x, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
            *x = (*x - mean) * scale * weight + bias;
        }
    }
}

/// Turns a row of scores into shares of one.
pub(crate) fn soften(row: &mut [f32]) {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for x in row.iter_mut() {
        *x = power(*x - most);
    }
    let total = sum(row, |x| x);
    for x in row {
        *x /= total;
    }
}

/// A row with length 1; one of zeros stays as it is.
pub(crate) fn to_length_one(row: &mut [f32]) {
    let length = sum(row, |x| x * x).sqrt();
    if length > 0.0 {
        for x in row {
            *x /= length;
        }
    }
}

/// `x · Φ(x)`, the gate of BERT, with the error function itself (Hendrycks and Gimpel 2016).
pub(crate) fn gate(row: &mut [f32]) {
    for x in row {
        *x *= 0.5 * (1.0 + error_function(*x * std::f32::consts::FRAC_1_SQRT_2));
    }
}

/// e to the power of `x` for x up to 0, to five digits: the exponent through the bits of a float, the rest by a
/// polynomial.
fn power(x: f32) -> f32 {
    /// Added to a small number it leaves the nearest whole one in the lowest bits.
    const ROUNDER: f32 = 12_582_912.0;
    let scaled = x.max(-87.0) * std::f32::consts::LOG2_E;
    let shifted = scaled + ROUNDER;
    let part = (scaled - (shifted - ROUNDER)) * std::f32::consts::LN_2;
    let series = part.mul_add_plain(part.mul_add_plain(1.0 / 720.0, 1.0 / 120.0), 1.0 / 24.0);
    let series = part
        .mul_add_plain(part.mul_add_plain(part.mul_add_plain(part.mul_add_plain(series, 1.0 / 6.0), 0.5), 1.0), 1.0);
    f32::from_bits(series.to_bits().wrapping_add(shifted.to_bits() << 23))
}

/// A rational function of odd and even powers, to six digits (the coefficients of Eigen's `generic_fast_erf_float`).
fn error_function(x: f32) -> f32 {
    let x = x.clamp(-4.0, 4.0);
    let s = x * x;
    let over = [
        -2.726_142_3e-10,
        2.770_681_4e-8,
        -2.101_024e-6,
        -5.692_506_4e-5,
        -7.349_906_5e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ];
    let under = [-1.456_607_2e-5, -2.133_740_6e-4, -1.682_827e-3, -7.373_329e-3, -1.426_473_9e-2];
    x * over.into_iter().fold(0.0, |sum, c: f32| s.mul_add_plain(sum, c))
        / under.into_iter().fold(0.0, |sum, c: f32| s.mul_add_plain(sum, c))
}

trait Plain {
    /// `self · a + b`, as two instructions: a fused one is a call into a library where the processor may lack it.
    fn mul_add_plain(self, a: f32, b: f32) -> f32;
}

impl Plain for f32 {
    fn mul_add_plain(self, a: f32, b: f32) -> f32 {
        self * a + b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_e_are_right_to_five_digits() {
        for step in 0..=8_700 {
            let x = -0.01 * step as f32;
            let exact = f64::from(x).exp();
            let error = (f64::from(power(x)) - exact).abs() / exact;
            assert!(error < 6e-6, "{x}: {error}");
        }
        assert_eq!(power(0.0), 1.0);
        assert!(power(f32::MIN) < 1e-37);
    }

    /// By its series, which converges everywhere.
    fn erf(x: f64) -> f64 {
        let (mut sum, mut term) = (x, x);
        for n in 1..80 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * 2.0 / std::f64::consts::PI.sqrt()
    }

    #[test]
    fn the_error_function_is_right_to_six_digits() {
        for step in -400..=400 {
            let x = 0.01 * step as f32;
            let error = (f64::from(error_function(x)) - erf(f64::from(x))).abs();
            assert!(error < 1e-6, "{x}: {error}");
        }
        assert!((error_function(30.0) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn shares_add_up_and_rows_are_evened_out() {
        let mut row: Vec<f32> = (0..19).map(|x| x as f32).collect();
        assert_eq!(dot(&row, &row), 2109.0);
        normalise(&mut row, &[1.0; 19], &[0.5; 19], 0.0);
        assert!((sum(&row, |x| x) / 19.0 - 0.5).abs() < 1e-6);
        soften(&mut row);
        assert!((sum(&row, |x| x) - 1.0).abs() < 1e-6 && row[18] > row[17]);
        to_length_one(&mut row);
        assert!((dot(&row, &row) - 1.0).abs() < 1e-6);
        let mut nothing = [0.0; 3];
        to_length_one(&mut nothing);
        assert_eq!(nothing, [0.0; 3]);
    }
}
