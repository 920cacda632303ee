//! The best plans of random assessments, from an independent solver (`scripts/plan_reference.py`).

use opex_model::Ratio;
use serde_json::Value;

/// What the best plan of a random assessment comes to.
pub struct Row {
    /// The assessment, and through it what it is planned for.
    pub seed: u64,
    pub value: Ratio,
    /// The least work at that value, in hundredths of a person-day.
    pub effort: u64,
}

/// All rows, by seed.
pub fn rows() -> Vec<Row> {
    let file: Value = serde_json::from_str(include_str!("../data/plan-reference.json")).unwrap();
    let row = |row: &Value| {
        let [seed, value, denominator, effort] = [0, 1, 2, 3].map(|column| row[column].as_u64().unwrap());
        Row { seed, value: Ratio::new(value.into(), denominator.into()).unwrap(), effort }
    };
    file.as_array().unwrap().iter().map(row).collect()
}
