// The question and its answer for an issue or a chat.
import type { CheckReport, Finding } from "kafka-config";

/** Inputs (without secrets), verdict and findings; the link at the end. */
export function markdown(files: readonly { name: string; text: string }[], check: CheckReport, link: string): string {
  const inputs = files.map(({ name, text }) => `\`${name}\`\n\n${fenced(text)}`);
  const nodes = check.nodes.map((node) => [`**${node.name}**: ${node.summary}`, ...node.findings.map(item)].join("\n"));
  return [...inputs, ...nodes, link].join("\n\n") + "\n";
}

function item(finding: Finding): string {
  const place = finding.place ? ` (${finding.place.name}:${finding.place.line})` : "";
  const help = finding.help ? `\n  - ${finding.help}` : "";
  return `- ${finding.severity} ${finding.code}: ${finding.message}${place}${help}`;
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.replace(/\n?$/, "\n")}${fence}`;
}
