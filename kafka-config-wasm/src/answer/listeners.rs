//! Listeners and who reaches them.

answers! {
    /// The listeners of one container, and the controllers that it looks for.
    NodeListeners {
        /// The service, or the file's name.
        name: String,
        /// `node.id`, where it is certain.
        id: Option<i64>,
        /// What it is, as far as that is certain.
        roles: Vec<NodeRole>,
        /// Where it looks for the controllers.
        sought: Vec<Sought>,
        /// In the order of `listeners`; none where they are not understood.
        listeners: Vec<Listener>,
    }

    /// A listener.
    Listener {
        /// Its name.
        name: String,
        /// Host and port that it is bound to.
        bind: String,
        /// Host and port that clients are sent to.
        advertised: Option<String>,
        /// Its security protocol.
        protocol: Option<String>,
        /// Whether it is a controller's.
        is_controller: bool,
        /// Whether brokers use it among themselves.
        is_inter_broker: bool,
        /// Who reaches it: from the container, its network, the host, elsewhere.
        reach: Vec<Reach>,
    }

    /// A controller that is looked for.
    Sought {
        /// The id of the voter; null for a bootstrap server.
        id: Option<i64>,
        /// Host and port.
        address: String,
        /// The node that is there, or that has the voter's id.
        node: Option<String>,
        /// The listener of it that takes the call.
        listener: Option<String>,
        /// Null where something that is not known decides.
        found: Option<bool>,
        /// Why.
        why: String,
    }

    /// Whether a client gets through.
    Reach {
        /// Where the client is.
        from: ClientPlace,
        /// Null where something that is not known decides.
        reached: Option<bool>,
        /// Why.
        why: String,
    }
}

words! {
    /// What a node is.
    NodeRole {
        /// It serves clients.
        Broker,
        /// It is one of the quorum.
        Controller,
    }

    /// Where a client may be.
    ClientPlace {
        /// In the same container.
        Container,
        /// In another container of the network.
        Network,
        /// On the machine that runs the container.
        Host,
        /// On another machine.
        Elsewhere,
    }
}
