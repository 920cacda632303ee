//! What importances are called.

use opex_language::CommonTexts;
use opex_model::Importance;

/// The word for an importance.
pub fn importance_name(common: &CommonTexts, importance: Importance) -> &'static str {
    match importance {
        Importance::High => common.importance_high,
        Importance::Normal => common.importance_normal,
        Importance::Low => common.importance_low,
    }
}
