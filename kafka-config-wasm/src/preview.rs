//! Everything about one request, from one run of the pipeline.

use crate::answer::Preview;
use crate::container::Run;
use crate::project::Project;
use crate::request::Request;
use crate::{findings, listeners, rendered};

/// The files of `/etc/kafka/secrets` are taken to be there unless the request says otherwise.
///
/// # Errors
/// An option, an image or a rule that is not known.
pub(crate) fn of(mut request: Request) -> Result<Preview, String> {
    request.assume_secrets = request.assume_secrets.or(Some(true));
    let project = Project::new(request)?;
    let runs = Run::all(&project);
    Ok(Preview {
        rendering: rendered::rendering(&project, &runs),
        check: findings::report(&project, &runs),
        listeners: listeners::all(&project, &runs),
    })
}
