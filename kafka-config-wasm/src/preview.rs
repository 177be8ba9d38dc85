//! Everything about one request, from one run of the pipeline.

use crate::answer::Preview;
use crate::project::Project;
use crate::{findings, listeners, rendered};

pub(crate) fn of(project: &Project) -> Preview {
    Preview {
        rendering: rendered::rendering(project),
        check: findings::report(project),
        listeners: listeners::all(project),
    }
}
