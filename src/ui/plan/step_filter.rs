//! Which steps are shown. A filter changes neither answers nor the order.

use opex_model::{AreaId, Assessment, Catalogue, EffortSize, NextStep, Risk};

/// What a shown step must be like. The empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepFilter {
    /// Of a practice with this risk in the catalogue.
    pub risk: Option<Risk>,
    /// Of a practice in this area.
    pub area: Option<AreaId>,
    /// With this in the owner's name, in whatever case.
    pub owner: String,
    /// Taking no more than a step of this size.
    pub effort: Option<EffortSize>,
    /// Waiting for nothing.
    pub is_ready: bool,
}

impl StepFilter {
    /// Whether it leaves anything out.
    pub fn is_active(&self) -> bool {
        let Self { risk, area, owner, effort, is_ready } = self;
        risk.is_some() || area.is_some() || !owner.trim().is_empty() || effort.is_some() || *is_ready
    }

    /// Whether it shows a step.
    pub fn shows(&self, step: &NextStep, catalogue: &Catalogue, assessment: &Assessment) -> bool {
        let Some(practice) = catalogue.practice(step.practice) else { return false };
        let owner = self.owner.trim().to_lowercase();
        let has_owner = || {
            let record = assessment.record(&practice.id);
            record.is_some_and(|record| record.owner.to_lowercase().contains(&owner))
        };
        self.risk.is_none_or(|risk| practice.risk == risk)
            && self.area.as_ref().is_none_or(|area| practice.area == *area)
            && self.effort.is_none_or(|size| step.effort <= size.effort())
            && (!self.is_ready || step.waits_for.is_empty())
            && (owner.is_empty() || has_owner())
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::StepFilter;
    use opex_format::built_in_catalogue;
    use opex_format::read_results;
    use opex_model::Derived;
    use opex_model::{Assessment, Catalogue, Date, EffortSize, NextStep, Risk};

    fn example() -> (Rc<Catalogue>, Rc<Assessment>, Vec<NextStep>) {
        let catalogue = built_in_catalogue().unwrap();
        let text = include_str!("../../../assets/catalogue/opex-2020-04/example.en.json");
        let assessment = read_results(text, &catalogue).unwrap().assessment;
        let derived = Derived::new(&catalogue, &assessment, Date::EPOCH);
        let steps = derived.plan(&catalogue).0;
        (catalogue, assessment, steps)
    }

    #[test]
    fn each_part_keeps_exactly_what_fits_it() {
        let (catalogue, assessment, steps) = example();
        let practice = |step: &NextStep| catalogue.practice(step.practice).unwrap().clone();
        let owner = |step: &NextStep| {
            assessment.record(&practice(step).id).map(|record| record.owner.to_lowercase()).unwrap_or_default()
        };
        let some_owner = steps.iter().map(&owner).find(|owner| !owner.is_empty()).unwrap();
        let area = practice(&steps[0]).area;
        let none = StepFilter::default;
        type Fits<'a> = Box<dyn Fn(&NextStep) -> bool + 'a>;
        let cases: [(StepFilter, Fits<'_>); 6] = [
            (none(), Box::new(|_| true)),
            (StepFilter { risk: Some(Risk::High), ..none() }, Box::new(|step| practice(step).risk == Risk::High)),
            (StepFilter { area: Some(area.clone()), ..none() }, Box::new(|step| practice(step).area == area)),
            (
                StepFilter { owner: format!(" {} ", some_owner.to_uppercase()), ..none() },
                Box::new(|step| owner(step).contains(&some_owner)),
            ),
            (StepFilter { effort: Some(EffortSize::M), ..none() }, Box::new(|step| step.effort.days() <= 3.0)),
            (StepFilter { is_ready: true, ..none() }, Box::new(|step| step.waits_for.is_empty())),
        ];
        for (filter, fits) in cases {
            let n_shown = steps.iter().filter(|step| filter.shows(step, &catalogue, &assessment)).count();
            assert!(n_shown > 0, "{filter:?}");
            assert_eq!(filter.is_active(), n_shown < steps.len(), "{filter:?}");
            for step in &steps {
                assert_eq!(filter.shows(step, &catalogue, &assessment), fits(step), "{filter:?} {step:?}");
            }
        }
    }

    #[test]
    fn blanks_are_no_owner_to_look_for() {
        assert!(!StepFilter { owner: "  ".to_owned(), ..StepFilter::default() }.is_active());
    }
}
