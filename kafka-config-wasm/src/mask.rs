//! Texts without their secrets.

use kafka_config_core::report::without_secret;

/// The text with `[hidden]` in place of what may be secret; what belongs to a hidden line goes with it.
pub(crate) fn masked(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    // The blanks before a hidden line whose value goes on below it.
    let mut hidden: Option<usize> = None;
    let mut continues = false;
    for line in text.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start().len();
        if continues || hidden.is_some_and(|above| blanks > above && !line.trim().is_empty()) {
            continues = line.trim_end().ends_with('\\');
            continue;
        }
        hidden = None;
        let masked = without_secret(line);
        if *masked != *line {
            hidden = Some(blanks);
            continues = line.trim_end().ends_with('\\');
        }
        shown.push_str(&masked);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn secrets_are_hidden_with_all_their_lines() {
        let yaml =
            "a:\n  KAFKA_SASL_JAAS_CONFIG: |\n    x required\n    password=\"p\";\n  KAFKA_NODE_ID: 1\n";
        assert_eq!(masked(yaml), "a:\n  KAFKA_SASL_JAAS_CONFIG: [hidden]\n  KAFKA_NODE_ID: 1\n");
        let properties = "ssl.key.password=a\\\nb\nnode.id=1";
        assert_eq!(masked(properties), "ssl.key.password= [hidden]\nnode.id=1");
        assert_eq!(masked("ssl.key.password=a[hidden]b\n"), "ssl.key.password= [hidden]\n");
        assert_eq!(masked("ssl.key.password= [hidden]\n#[hidden]"), "ssl.key.password= [hidden]\n#[hidden]");
    }
}
