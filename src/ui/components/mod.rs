//! Parts that several views use.

mod assessment_name;
mod coordinate;
mod dialog;
mod dom;
mod go;
mod group_name;
mod icon;
mod importance;
mod legend;
mod level_badge;
mod locked_fields;
mod number_field;
mod practice_link;
mod progress_bar;
mod quadrants;
mod reason_name;
mod risk_badge;
mod score;
mod select;
mod table_twin;
mod text_field;
mod turns;

pub use assessment_name::assessment_name;
pub use coordinate::coordinate;
pub use dialog::{Dialog, DialogProps};
pub use dom::{active_element, checked, focus, focus_in_place, input_value, is_elsewhere, select_all, select_value};
pub use go::go;
pub use group_name::{GroupName, group_link};
pub use icon::{Icon, icon};
pub use importance::importance_name;
pub use legend::legend_item;
pub use level_badge::{level_badge, level_class};
pub use locked_fields::locked_fields;
pub use number_field::{EffortField, EffortFieldProps};
pub use practice_link::{
    full_link, practice_link, practice_place, practice_title, title_link, to_practice, topic_title,
};
pub use progress_bar::progress_bar;
pub use quadrants::quadrants;
pub use reason_name::reason_name;
pub use risk_badge::{risk_badge, risk_mark, risk_mark_word};
pub use score::{large_score_figure, score_figure};
pub use select::{Select, SelectProps, use_marked_option};
pub use table_twin::{table, table_twin};
pub use text_field::{FieldKind, TextField, TextFieldProps};
pub use turns::use_turns;
