//! Products of matrices, with the bounds checked that the library underneath doesn't check.

/// A matrix in a slice: where the next row and the next column are, in numbers.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) row: usize,
    pub(crate) column: usize,
}

impl Layout {
    /// Row after row, each of so many numbers.
    pub(crate) const fn rows(width: usize) -> Self {
        Self { row: width, column: 1 }
    }

    /// The same numbers, read as columns.
    pub(crate) const fn columns(height: usize) -> Self {
        Self { row: 1, column: height }
    }

    /// Numbers that a slice must have to hold so many rows and columns.
    fn needs(self, rows: usize, columns: usize) -> usize {
        if rows == 0 || columns == 0 { 0 } else { (rows - 1) * self.row + (columns - 1) * self.column + 1 }
    }

    fn strides(self) -> (isize, isize) {
        (self.row.cast_signed(), self.column.cast_signed())
    }
}

/// `c = scale · a · b + keep · c`, where `a` has m rows and k columns, `b` k rows and n columns.
///
/// # Panics
/// If a slice is too short for its layout.
#[expect(unsafe_code, reason = "the library takes pointers")]
pub(crate) fn multiply(
    (m, k, n): (usize, usize, usize),
    scale: f32,
    (a, a_layout): (&[f32], Layout),
    (b, b_layout): (&[f32], Layout),
    keep: f32,
    (c, c_layout): (&mut [f32], Layout),
) {
    assert!(a.len() >= a_layout.needs(m, k), "the first factor is too short");
    assert!(b.len() >= b_layout.needs(k, n), "the second factor is too short");
    assert!(c.len() >= c_layout.needs(m, n), "the product is too short");
    // Two numbers of the product in one place would be written at once.
    assert!(c_layout.column == 1 && c_layout.row >= n, "the rows of the product overlap");
    let ((a_row, a_column), (b_row, b_column), (c_row, c_column)) =
        (a_layout.strides(), b_layout.strides(), c_layout.strides());
    // SAFETY: each pointer is the start of a living slice, every place that the layout reaches lies in it, as was just
    // checked, and `c` is borrowed alone.
    unsafe {
        matrixmultiply::sgemm(
            m,
            k,
            n,
            scale,
            a.as_ptr(),
            a_row,
            a_column,
            b.as_ptr(),
            b_row,
            b_column,
            keep,
            c.as_mut_ptr(),
            c_row,
            c_column,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_what_it_is_by_hand() {
        let (a, b) = ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, 0.0, 2.0, 1.0, 1.0, 1.0]);
        let mut c = [10.0; 4];
        multiply((2, 3, 2), 2.0, (&a, Layout::rows(3)), (&b, Layout::rows(2)), 1.0, (&mut c, Layout::rows(2)));
        assert_eq!(c, [26.0, 20.0, 50.0, 32.0]);
        multiply((2, 3, 2), 1.0, (&a, Layout::rows(3)), (&b, Layout::columns(3)), 0.0, (&mut c, Layout::rows(2)));
        assert_eq!(c, [7.0, 6.0, 16.0, 15.0]);
    }

    #[test]
    #[should_panic(expected = "the second factor is too short")]
    fn a_slice_that_is_too_short_is_noticed() {
        let mut c = [0.0; 4];
        multiply(
            (2, 2, 2),
            1.0,
            (&[0.0; 4], Layout::rows(2)),
            (&[0.0; 3], Layout::rows(2)),
            0.0,
            (&mut c, Layout::rows(2)),
        );
    }
}
