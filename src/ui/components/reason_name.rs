//! Why practices do not apply, in words.

use opex_language::AssessTexts;
use opex_model::NotApplicableReason;

/// The reason in the reader's language.
pub fn reason_name(texts: &AssessTexts, reason: NotApplicableReason) -> &'static str {
    match reason {
        NotApplicableReason::OutOfScope => texts.na_out_of_scope,
        NotApplicableReason::BusinessPriorities => texts.na_business_priorities,
        NotApplicableReason::ArchitectureConstraints => texts.na_architecture_constraints,
        NotApplicableReason::Other => texts.na_other,
    }
}
