//! What the scripts ask the machine: `id` and `hostname -i`.

use std::fs;
use std::net::ToSocketAddrs as _;

use rustix::process::{Gid, getegid, geteuid, getgroups};

use super::tree::Tree;

/// The image's own user.
const IMAGE_USER: &str = "uid=1000(appuser) gid=1000(appuser) groups=1000(appuser)";

/// What `id` prints. A plan for a container that is not this one is about the image's own user.
pub(super) fn user(tree: &Tree) -> String {
    if tree.is_elsewhere() {
        return IMAGE_USER.to_owned();
    }
    let (user, group) = (geteuid().as_raw(), getegid().as_raw());
    let mut groups: Vec<u32> = getgroups().unwrap_or_default().into_iter().map(Gid::as_raw).collect();
    groups.retain(|other| *other != group);
    groups.insert(0, group);
    let (users, names) = (Names::read("/etc/passwd"), Names::read("/etc/group"));
    let groups: Vec<String> = groups.into_iter().map(|group| names.of(group)).collect();
    format!("uid={} gid={} groups={}", users.of(user), names.of(group), groups.join(","))
}

/// A file of lines such as `name:x:1000:…`.
struct Names(String);

impl Names {
    fn read(path: &str) -> Self {
        Self(fs::read_to_string(path).unwrap_or_default())
    }

    fn of(&self, id: u32) -> String {
        let name = self.0.lines().find_map(|line| {
            let mut fields = line.split(':');
            let (name, number) = (fields.next()?, fields.nth(1)?);
            (number.parse() == Ok(id)).then_some(name)
        });
        name.map_or_else(|| id.to_string(), |name| format!("{id}({name})"))
    }
}

/// The answer of `hostname -i`. A name server is asked only where the answer is used for more than a variable.
pub(super) fn addresses(is_used: bool) -> String {
    let uname = rustix::system::uname();
    let name = uname.nodename().to_string_lossy();
    let hosts = fs::read_to_string("/etc/hosts").unwrap_or_default();
    if let Some(address) = in_hosts(&hosts, &name) {
        return address.to_owned();
    }
    let asked = is_used.then(|| (name.as_ref(), 0).to_socket_addrs().ok()).flatten();
    let addresses: Vec<String> =
        asked.into_iter().flatten().map(|address| address.ip().to_string()).collect();
    addresses.join(" ")
}

fn in_hosts<'a>(hosts: &'a str, name: &str) -> Option<&'a str> {
    hosts.lines().find_map(|line| {
        let mut words = line.split('#').next()?.split_whitespace();
        let address = words.next()?;
        words.any(|word| word == name).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::{Names, in_hosts};

    #[test]
    fn names_of_users_and_hosts_are_found() {
        let names = Names("root:x:0:0::/root:/bin/sh\nappuser:x:1000:1000::/:/bin/sh\n".to_owned());
        assert_eq!(names.of(1000), "1000(appuser)");
        assert_eq!(names.of(12345), "12345");
        let hosts = "127.0.0.1 localhost\n172.17.0.2\tbroker1 b # kafka\n";
        assert_eq!(in_hosts(hosts, "broker1"), Some("172.17.0.2"));
        assert_eq!(in_hosts(hosts, "kafka"), None);
    }
}
