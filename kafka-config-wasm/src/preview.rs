//! Everything about one request, from one run of the pipeline.

use crate::answer::Preview;
use crate::container::Run;
use crate::project::Project;
use crate::{findings, listeners, rendered};

pub(crate) fn of(project: &Project) -> Preview {
    let runs = Run::all(project);
    Preview {
        rendering: rendered::rendering(project, &runs),
        check: findings::report(project, &runs),
        listeners: listeners::all(project, &runs),
    }
}
