//! Figures of drawings.

/// A coordinate with one decimal, written as a whole number of tenths: what the standard library has for writing floats,
/// exact to any number of decimals, is 13 kB of WebAssembly.
pub fn coordinate(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::coordinate;

    #[test]
    fn one_decimal_is_written() {
        let written = [0.0, -0.04, -0.05, 0.25, 12.0, -312.96, 99.96].map(coordinate);
        assert_eq!(written, ["0.0", "0.0", "-0.1", "0.3", "12.0", "-313.0", "100.0"]);
    }
}
