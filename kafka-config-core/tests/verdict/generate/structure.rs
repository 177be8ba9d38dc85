//! Changes of what several keys must agree on: identity, listeners, quorum, security.

use super::Generator;
use super::edit::{bend, bend_list};
use super::names::{HOSTS, NAMES, PORTS, PROTOCOLS};
use crate::random::Random;

/// Where names of listeners stand.
const NAMING: [&str; 7] = [
    "listeners",
    "advertised.listeners",
    "listener.security.protocol.map",
    "inter.broker.listener.name",
    "controller.listener.names",
    "early.start.listeners",
    "control.plane.listener.name",
];

/// Mostly one of the first `tame` items.
fn tamely<'a>(random: &mut Random, items: &[&'a str], tame: usize) -> &'a str {
    if random.chance(75) { random.pick(&items[..tame]) } else { random.pick(items) }
}

fn endpoint(random: &mut Random) -> String {
    let name = tamely(random, &NAMES, 6);
    format!("{name}://{}:{}", tamely(random, &HOSTS, 9), tamely(random, &PORTS, 5))
}

fn voter(random: &mut Random) -> String {
    let id =
        random.pick(&["1", "1", "2", "3", "3000", "0", "+4", "-1", "05", "\u{662}", "1 ", "", "2147483648"]);
    let scheme = random.pick(&["", "", "", "", "", "", "http://", "junk?", "a\u{2028}", "//"]);
    let host = tamely(random, &HOSTS, 8);
    let at = random.pick(&["@", "@", "@", "@", "@", "@", "@@", "@ ", ""]);
    format!("{id}{at}{scheme}{host}:{}", tamely(random, &PORTS, 7))
}

fn server(random: &mut Random) -> String {
    let scheme = random.pick(&["", "", "", "", "", "PLAINTEXT://", "a?"]);
    format!("{scheme}{}:{}", tamely(random, &HOSTS, 8), tamely(random, &PORTS, 7))
}

impl Generator<'_> {
    /// The names in `listeners` as written.
    fn listener_names(&self) -> Vec<String> {
        let listeners = self.text("listeners");
        let names = listeners.split(',').filter_map(|item| item.split_once("://"));
        names.map(|(name, _)| name.trim().to_owned()).collect()
    }

    /// A listener's name, mostly one that there is.
    pub(super) fn a_listener(&mut self) -> String {
        let mut names = self.listener_names();
        names.push(self.text("inter.broker.listener.name"));
        let controllers = self.text("controller.listener.names");
        names.extend(controllers.split(',').map(str::to_owned));
        names.retain(|name| !name.is_empty());
        if names.is_empty() || self.random.chance(15) {
            return tamely(self.random, &NAMES, 9).to_owned();
        }
        names[self.random.below(names.len())].clone()
    }

    pub(super) fn change_structure(&mut self) {
        match self.random.below(28) {
            0..=3 => self.bend_key("listeners", endpoint),
            4 | 5 => self.change_advertised(),
            6 | 7 => self.bend_key("listener.security.protocol.map", |random| {
                format!("{}:{}", tamely(random, &NAMES, 9), tamely(random, &PROTOCOLS, 7))
            }),
            8 => self.repeat_a_mapping(),
            9 | 10 => {
                self.bend_key("controller.listener.names", |random| tamely(random, &NAMES, 6).to_owned());
            }
            11 | 12 => self.bend_key("controller.quorum.voters", voter),
            13 => self.bend_key("controller.quorum.bootstrap.servers", server),
            14 | 15 => self.change_inter_broker(),
            16 => self.start_early(),
            17 | 18 => self.change_identity(),
            19..=21 => self.share_ports(),
            22 | 23 => self.rename_a_listener(),
            24 => self.change_host(),
            25 => self.map_by_default(),
            26 => self.bend_a_value(),
            _ => {
                let name = self.a_listener();
                self.set("control.plane.listener.name", name);
            }
        }
    }

    fn bend_key(&mut self, key: &str, item: impl FnOnce(&mut Random) -> String) {
        let list = self.text(key);
        let value = if self.random.chance(5) {
            self.random.pick(&["", " ", ","]).to_owned()
        } else {
            bend_list(self.random, &list, item)
        };
        self.set(key, value);
    }

    /// One letter of anything.
    fn bend_a_value(&mut self) {
        if let Some(key) = self.present_key() {
            let value = bend(self.random, &self.text(&key));
            self.set(&key, value);
        }
    }

    fn change_advertised(&mut self) {
        let listeners = self.text("listeners");
        match self.random.below(7) {
            0 => {
                self.properties.remove("advertised.listeners");
            }
            1 => self.set("advertised.listeners", listeners),
            2 => {
                // Every host a good one, ports as they like.
                let names = self.listener_names();
                let items = names.iter().map(|name| {
                    format!("{name}://{}:{}", self.random.pick(&HOSTS[1..8]), self.random.pick(&PORTS[..5]))
                });
                let items = items.collect::<Vec<_>>().join(",");
                self.set("advertised.listeners", items);
            }
            _ => self.bend_key("advertised.listeners", endpoint),
        }
    }

    /// The same name again, spelled alike or not.
    fn repeat_a_mapping(&mut self) {
        let map = self.text("listener.security.protocol.map");
        let items: Vec<&str> = map.split(',').collect();
        let item = self.random.pick(&items);
        let (name, _) = item.split_once(':').unwrap_or((item, ""));
        let name = self.random.pick(&["{}", "{}", " {} "]).replace("{}", name);
        let name = if self.random.chance(40) { name.to_lowercase() } else { name };
        let repeated = format!("{name}:{}", tamely(self.random, &PROTOCOLS, 8));
        let map =
            if self.random.chance(50) { format!("{map},{repeated}") } else { format!("{repeated},{map}") };
        self.set("listener.security.protocol.map", map);
    }

    fn change_inter_broker(&mut self) {
        match self.random.below(4) {
            0 | 1 => {
                let name = self.a_listener();
                let name = if self.random.chance(20) { bend(self.random, &name) } else { name };
                self.set("inter.broker.listener.name", name);
                if self.random.chance(80) {
                    self.properties.remove("security.inter.broker.protocol");
                }
            }
            2 => {
                let protocol = tamely(self.random, &PROTOCOLS, 4);
                self.set("security.inter.broker.protocol", protocol);
                if self.random.chance(80) {
                    self.properties.remove("inter.broker.listener.name");
                }
            }
            _ => {
                self.properties.remove("inter.broker.listener.name");
            }
        }
    }

    fn start_early(&mut self) {
        let names = [self.a_listener(), self.a_listener()];
        let list = match self.random.below(4) {
            0 => names[0].clone(),
            1 => names.join(","),
            2 => names.join(" , "),
            _ => bend_list(self.random, &names.join(","), |random| tamely(random, &NAMES, 6).to_owned()),
        };
        self.set("early.start.listeners", list);
    }

    fn change_identity(&mut self) {
        const ROLES: [&str; 14] = [
            "broker",
            "controller",
            "broker,controller",
            "controller,broker",
            "controller , broker",
            "broker,broker",
            "",
            " ",
            "Broker",
            "broker,",
            ",controller",
            "broker;controller",
            "broker,witness",
            "broker\u{a0}",
        ];
        const IDS: [&str; 16] = [
            "0",
            "1",
            "2",
            "01",
            "+1",
            " 1 ",
            "-1",
            "-2",
            "1000",
            "1001",
            "3000",
            "2147483647",
            "2147483648",
            "\u{661}",
            "",
            "1.0",
        ];
        if self.random.chance(40) {
            let roles = tamely(self.random, &ROLES, 5);
            self.set("process.roles", roles);
        }
        for key in ["node.id", "broker.id"] {
            match self.random.below(5) {
                0 | 1 => {
                    let id = tamely(self.random, &IDS, 6);
                    self.set(key, id);
                }
                2 => {
                    self.properties.remove(key);
                }
                _ => {}
            }
        }
    }

    /// Several listeners on one port.
    fn share_ports(&mut self) {
        let count = 2 + self.random.below(3);
        let mut items: Vec<String> = (0..count)
            .map(|at| {
                let host = tamely(self.random, &HOSTS, 13);
                let host = if self.random.chance(35) {
                    self.random.pick(&["10.0.0.1", "[::1]", "1.2.3.4", "::1"])
                } else {
                    host
                };
                let port = self.random.pick(&["9092", "9092", "9092", "9092", "9094", "0"]);
                format!("{}://{host}:{port}", NAMES[at])
            })
            .collect();
        let roles = self.text("process.roles");
        let controllers = self.text("controller.listener.names");
        if roles.contains("controller") || self.random.chance(5) {
            items.extend(controllers.split(',').map(|name| format!("{name}://:9093")));
        }
        self.set("listeners", items.join(","));
        for key in ["inter.broker.listener.name", "security.inter.broker.protocol", "early.start.listeners"] {
            if self.random.chance(90) {
                self.properties.remove(key);
            }
        }
        if self.random.chance(85) {
            self.map_by_default();
        }
        if self.random.chance(80) {
            self.set("advertised.listeners", "PLAINTEXT://h:9092");
        }
    }

    /// No map, or one with every name in it.
    fn map_by_default(&mut self) {
        if self.random.chance(50) {
            self.properties.remove("listener.security.protocol.map");
            return;
        }
        let mut names = self.listener_names();
        names.extend(self.text("controller.listener.names").split(',').map(str::to_owned));
        names.push("PLAINTEXT".to_owned());
        names.dedup();
        let items: Vec<String> =
            names.iter().map(|name| format!("{name}:{}", self.random.pick(&PROTOCOLS[..4]))).collect();
        self.set("listener.security.protocol.map", items.join(","));
    }

    /// Mostly sees to it that one slip is not always followed by the same complaints.
    pub(super) fn mend(&mut self) {
        if self.random.chance(25) {
            return;
        }
        let map = self.text("listener.security.protocol.map");
        let known: Vec<String> = map
            .split(',')
            .map(|item| item.rsplit_once(':').map_or("", |(name, _)| name).trim().to_uppercase())
            .collect();
        let mut names = self.listener_names();
        let controllers = self.text("controller.listener.names");
        names.extend(controllers.split(',').map(|name| name.trim().to_owned()));
        names.retain(|name| !name.is_empty() && !known.contains(&name.to_uppercase()));
        let standard = names.iter().all(|name| NAMES[..4].contains(&name.to_uppercase().as_str()));
        let mapped_by_default = map.is_empty() && standard;
        if !(names.is_empty() || mapped_by_default) {
            names.dedup();
            let mut items: Vec<String> = names.iter().map(|name| format!("{name}:PLAINTEXT")).collect();
            if !map.is_empty() {
                items.push(map);
            } else if !names.iter().any(|name| name == "PLAINTEXT") {
                items.push("PLAINTEXT:PLAINTEXT".to_owned());
            }
            self.set("listener.security.protocol.map", items.join(","));
        }
        if self.random.chance(50) && !self.text("early.start.listeners").is_empty() {
            let name = self.a_listener();
            self.set("early.start.listeners", name);
        }
    }

    /// Another name for a listener, mostly wherever it stands.
    fn rename_a_listener(&mut self) {
        let old = self.a_listener();
        let new = self.random.pick(&NAMES);
        for key in NAMING {
            let text = self.text(key);
            if text.contains(&old) && self.random.chance(93) {
                let new = if self.random.chance(6) { new.to_lowercase() } else { new.to_owned() };
                self.set(key, text.replace(&old, &new));
            }
        }
    }

    /// Another host or port for every item of a list of endpoints.
    fn change_host(&mut self) {
        let key = self.random.pick(&["listeners", "advertised.listeners", "controller.quorum.voters"]);
        let text = self.text(key);
        let Some((front, _)) = text.rsplit_once(if key.ends_with("voters") { "@" } else { "://" }) else {
            return;
        };
        let separator = if key.ends_with("voters") { "@" } else { "://" };
        let (host, port) = (self.random.pick(&HOSTS), tamely(self.random, &PORTS, 6));
        self.set(key, format!("{front}{separator}{host}:{port}"));
    }
}
