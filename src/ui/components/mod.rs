//! Parts that several views use.

mod dialog;
mod dom;
mod icon;
mod importance;
mod legend;
mod level_badge;
mod locked_fields;
mod number_field;
mod progress_bar;
mod quadrants;
mod risk_badge;
mod score;
mod select;
mod text_field;
mod turns;

pub use dialog::{Dialog, DialogProps};
pub use dom::{checked, focus, focus_in_place, input_value, is_elsewhere, select_all, select_value};
pub use icon::{Icon, icon};
pub use importance::importance_name;
pub use legend::legend_item;
pub use level_badge::{LevelBadge, LevelBadgeProps, level_class};
pub use locked_fields::locked_fields;
pub use number_field::{EffortField, EffortFieldProps};
pub use progress_bar::{ProgressBar, ProgressBarProps};
pub use quadrants::quadrants;
pub use risk_badge::{RiskBadge, RiskBadgeProps, risk_mark, risk_mark_word};
pub use score::{ScoreFigure, ScoreFigureProps};
pub use select::{Select, SelectProps, use_marked_option};
pub use text_field::{FieldKind, TextField, TextFieldProps};
pub use turns::use_turns;
