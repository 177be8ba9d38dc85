//! Listeners and who reaches them.

answers! {
    /// The listeners of one container.
    NodeListeners {
        /// The service, or the file's name.
        name: String,
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
