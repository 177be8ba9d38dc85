//! What a quadlet unit says beside.

/// Keys of a unit's container that are read. The flags of `PodmanArgs` are told one by one.
const READ: [&str; 9] = [
    "Image",
    "ContainerName",
    "HostName",
    "PublishPort",
    "Volume",
    "Mount",
    "Environment",
    "EnvironmentFile",
    "PodmanArgs",
];

/// `[Group] Key`, but for what only describes the unit.
pub(super) fn keys(text: &[u8]) -> Vec<String> {
    let (mut keys, mut group) = (Vec::new(), String::new());
    let text = String::from_utf8_lossy(text);
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut group);
        } else if let Some((key, _)) = line.split_once('=') {
            let is_read = group == "Container" && READ.contains(&key.trim());
            let is_comment = line.starts_with(['#', ';']);
            let is_about_unit = matches!(group.as_str(), "Install" | "Unit")
                && matches!(key.trim(), "Description" | "WantedBy");
            let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if is_key && !is_read && !is_comment && !is_about_unit {
                keys.push(format!("[{group}] {}", key.trim()));
            }
        }
    }
    keys
}
