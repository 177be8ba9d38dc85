// Generated from the types of kafka-config-wasm, in one file as it is published: who imports the package reads one.

/**
 * A change of one input.
 */
export interface TextEdit {
    /**
     * What is replaced.
     */
    place: Place;
    /**
     * By what.
     */
    text: string;
}

/**
 * A change that mends a fault.
 */
export interface Fix {
    /**
     * What it does, as an order.
     */
    title: string;
    /**
     * Whether it may be applied unseen.
     */
    applicability: Applicability;
    /**
     * Changes of the inputs, which belong together; none where the texts cannot hold it.
     */
    edits: TextEdit[];
}

/**
 * A controller that is looked for.
 */
export interface Sought {
    /**
     * The id of the voter; null for a bootstrap server.
     */
    id: number | null;
    /**
     * Host and port.
     */
    address: string;
    /**
     * The node that is there, or that has the voter's id.
     */
    node: string | null;
    /**
     * The listener of it that takes the call.
     */
    listener: string | null;
    /**
     * Null where something that is not known decides.
     */
    found: boolean | null;
    /**
     * Why.
     */
    why: string;
}

/**
 * A file of one of the image's folders.
 */
export interface NamedText {
    /**
     * Its name in the folder.
     */
    name: string;
    /**
     * Its text.
     */
    text: string;
}

/**
 * A finding.
 */
export interface Finding {
    /**
     * Stable code.
     */
    code: string;
    /**
     * The rule's name.
     */
    name: string;
    /**
     * Its weight.
     */
    severity: Severity;
    /**
     * Whether Kafka itself refuses.
     */
    parity: boolean;
    /**
     * The property.
     */
    key: string | null;
    /**
     * The variable.
     */
    variable: string | null;
    /**
     * Where it stands in the inputs.
     */
    place: Place | null;
    /**
     * The origin in words, where it is not in the inputs.
     */
    origin: string | null;
    /**
     * The fault.
     */
    message: string;
    /**
     * What to do.
     */
    help: string | null;
    /**
     * What would mend it, best first.
     */
    fixes: Fix[];
    /**
     * The other containers that have it: it is told once, at the first of them.
     */
    also: string[];
}

/**
 * A format of texts that hold variables.
 */
export type Format = "docker-env" | "podman-env" | "compose-env" | "systemd-env" | "compose" | "quadlet" | "kubernetes" | "docker-run" | "properties";

/**
 * A listener.
 */
export interface Listener {
    /**
     * Its name.
     */
    name: string;
    /**
     * Host and port that it is bound to.
     */
    bind: string;
    /**
     * Host and port that clients are sent to.
     */
    advertised: string | null;
    /**
     * Its security protocol.
     */
    protocol: string | null;
    /**
     * Whether it is a controller's.
     */
    isController: boolean;
    /**
     * Whether brokers use it among themselves.
     */
    isInterBroker: boolean;
    /**
     * Who reaches it: from the container, its network, the host, elsewhere.
     */
    reach: Reach[];
}

/**
 * A name in another family.
 */
export interface FamilyName {
    /**
     * The family.
     */
    family: string;
    /**
     * What sets the property there.
     */
    name: string | null;
    /**
     * Why nothing does.
     */
    whyNot: string | null;
}

/**
 * A part of a file: a property of `server.properties`, a copied or computed part of another file.
 */
export interface RenderedLine {
    /**
     * Where it is in the file.
     */
    range: TextRange;
    /**
     * The property.
     */
    key: string | null;
    /**
     * Who set it.
     */
    origin: Origin;
    /**
     * Whether it counts; a later line may win.
     */
    counts: boolean;
    /**
     * What it hides, newest first.
     */
    hides: Setting[];
}

/**
 * A property as it stands here.
 */
export interface ExplainedProperty {
    /**
     * Its key.
     */
    key: string;
    /**
     * The variable of this image.
     */
    variable: string | null;
    /**
     * What sets it here.
     */
    current: Current;
    /**
     * What defines it.
     */
    definitions: Property[];
    /**
     * How the definitions hold of it, where they are another property's.
     */
    remark: string | null;
    /**
     * Names that were probably meant.
     */
    nearest: string[];
    /**
     * What sets it in other families of images.
     */
    families: FamilyName[];
}

/**
 * A range of a text in UTF-16 units, the end excluded.
 */
export interface TextRange {
    /**
     * The first unit.
     */
    start: number;
    /**
     * The first unit after it.
     */
    end: number;
}

/**
 * A range of one of the inputs.
 */
export interface Place {
    /**
     * Which input.
     */
    input: number;
    /**
     * Its name.
     */
    name: string;
    /**
     * The range.
     */
    range: TextRange;
    /**
     * Line of the first character.
     */
    line: number;
    /**
     * Column of the first character.
     */
    column: number;
    /**
     * Line of the first character after it.
     */
    endLine: number;
    /**
     * Column of the first character after it.
     */
    endColumn: number;
}

/**
 * A rule.
 */
export interface Rule {
    /**
     * Stable code.
     */
    code: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * Its weight.
     */
    severity: Severity;
    /**
     * What its findings say about Kafka's own verdict.
     */
    kind: RuleKind;
    /**
     * The stage at which Kafka refuses.
     */
    stage: Stage | null;
    /**
     * One sentence.
     */
    summary: string;
    /**
     * Markdown: what it is about, an `invalid` and a `valid` example.
     */
    page: string;
}

/**
 * A stage of Kafka's start: P reads the file, A is `KafkaConfig`, B `LogManager`, D the log directories.
 */
export type Stage = "P" | "A" | "B" | "D";

/**
 * A text that comes out.
 */
export interface ConvertedFile {
    /**
     * Its usual name.
     */
    name: string;
    /**
     * What is in it.
     */
    text: string;
}

/**
 * A text that the person holds: an env file, a compose file, manifests, a unit, a script, `server.properties`.
 */
export interface InputText {
    /**
     * Its path, seen from one common folder, which no other input has; tells the format where `format` does not.
     */
    name: string;
    /**
     * Its text.
     */
    text: string;
    /**
     * Its format, where the name and the lines would tell another one.
     */
    format?: Format;
}

/**
 * A value with its origin.
 */
export interface Setting {
    /**
     * The property.
     */
    key: string;
    /**
     * Its value; null where it is a secret.
     */
    value: string | null;
    /**
     * Who set it.
     */
    origin: Origin;
}

/**
 * A written file.
 */
export interface RenderedFile {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its text, byte for byte in UTF-8.
     */
    text: string;
    /**
     * Whether it holds a secret.
     */
    secret: boolean;
    /**
     * Its parts with their origins, in order.
     */
    lines: RenderedLine[];
}

/**
 * All that is known of one name.
 */
export interface Explanation {
    /**
     * The name.
     */
    name: string;
    /**
     * The image.
     */
    image: string;
    /**
     * Sentences about the way from name to property, or back.
     */
    how: string[];
    /**
     * The property.
     */
    property: ExplainedProperty | null;
}

/**
 * An image family of one's own. What is left out is as in an image whose variables with the prefix `KAFKA_` set lines of
 * an empty `server.properties`.
 */
export interface ImageFamily {
    /**
     * What it is called.
     */
    name: string;
    /**
     * Its repositories without registry, as in `team/kafka`; at least one.
     */
    repositories: string[];
    /**
     * What the name of a variable must start with to become a property.
     */
    prefix?: string;
    /**
     * What runs of `_` in a name become: `apache` without it.
     */
    separators?: Separators;
    /**
     * Names with the prefix that do not become properties.
     */
    excluded?: string[];
    /**
     * Variables whose keys no rule gives, as pairs of name and key.
     */
    renamed?: [string, string][];
    /**
     * The image's default file, as pairs of key and value.
     */
    defaults?: [string, string][];
    /**
     * Name of the file that the broker reads.
     */
    file?: string;
}

/**
 * An image that can be asked about.
 */
export interface ImageChoice {
    /**
     * Its reference.
     */
    image: string;
    /**
     * The release of Kafka.
     */
    kafkaVersion: string;
    /**
     * The files that it writes.
     */
    files: string[];
}

/**
 * Another weight for some rules.
 */
export interface RuleSeverity {
    /**
     * A code, the beginning of codes, or a name.
     */
    rule: string;
    /**
     * The weight.
     */
    severity: Severity;
}

/**
 * Containers in another image's words or another format.
 */
export interface Conversion {
    /**
     * What is wrong with the inputs; an `error` leaves nothing to convert.
     */
    problems: Problem[];
    /**
     * The texts that come out. They hold values, passwords included.
     */
    files: ConvertedFile[];
    /**
     * What became of each container.
     */
    services: ConvertedService[];
}

/**
 * Everything that decides what containers write, and what is told of it.
 */
export interface Request {
    /**
     * What the person holds. Compose files count as one project, manifests as one cluster, every other text as one
     * container.
     */
    inputs?: InputText[];
    /**
     * The image of all containers, as in `apache/kafka:4.1.1`; without it each has the one that its text names, else
     * the newest.
     */
    image?: string;
    /**
     * Image families of one's own; they come before the known ones.
     */
    families?: ImageFamily[];
    /**
     * Variables of all containers, as pairs of name and value; they win.
     */
    variables?: [string, string][];
    /**
     * Arguments of the container's command.
     */
    arguments?: string[];
    /**
     * Variables of the machine that starts the containers, for `${NAME}` in texts.
     */
    hostVariables?: [string, string][];
    /**
     * Files mounted at `/mnt/shared/config`.
     */
    mounted?: NamedText[];
    /**
     * Default files in place of the image's own.
     */
    defaults?: NamedText[];
    /**
     * Files of `/etc/kafka/secrets`.
     */
    secrets?: NamedText[];
    /**
     * Whether files of `/etc/kafka/secrets` that are not given are taken to be there. `check` takes it so unless told
     * otherwise.
     */
    assumeSecrets?: boolean;
    /**
     * How files are written: `compat` without it.
     */
    mode?: Mode;
    /**
     * The program that reads a `.properties` file; without it its keys tell, else it is a broker's.
     */
    component?: string;
    /**
     * What is told.
     */
    rules?: RuleLevels;
}

/**
 * Files, findings and listeners of one request.
 */
export interface Preview {
    /**
     * The files.
     */
    rendering: Rendering;
    /**
     * The findings.
     */
    check: CheckReport;
    /**
     * The listeners.
     */
    listeners: NodeListeners[];
}

/**
 * How files are written.
 */
export type Mode = "compat" | "strict" | "strict-merged";

/**
 * How much a finding weighs.
 */
export type Severity = "info" | "warning" | "error";

/**
 * Kafka's own answer.
 */
export type Verdict = "accept" | "reject" | "unknown";

/**
 * One thing that is not the same.
 */
export interface Remark {
    /**
     * What became of it.
     */
    kind: RemarkKind;
    /**
     * The variable, property, volume or key.
     */
    subject: string;
    /**
     * Why.
     */
    reason: string;
    /**
     * The nearest thing on the other side.
     */
    nearest: string | null;
}

/**
 * Something wrong with an input itself.
 */
export interface Problem {
    /**
     * Stable code of its rule.
     */
    code: string;
    /**
     * What follows from it: `error`, nothing of the text is used.
     */
    severity: Severity;
    /**
     * The fault.
     */
    message: string;
    /**
     * What to write instead.
     */
    help: string | null;
    /**
     * Where.
     */
    place: Place | null;
}

/**
 * The container's end.
 */
export interface ContainerFailure {
    /**
     * Its exit status.
     */
    exit: number;
    /**
     * Its last words, without secrets.
     */
    message: string;
}

/**
 * The definitions of a release.
 */
export interface SchemaAnswer {
    /**
     * The release.
     */
    kafkaVersion: string;
    /**
     * Its properties, sorted by name.
     */
    properties: Property[];
}

/**
 * The files of all containers.
 */
export interface Rendering {
    /**
     * What is wrong with the inputs.
     */
    problems: Problem[];
    /**
     * Paths of files that the inputs name and that were not given.
     */
    missing: string[];
    /**
     * The format of each input.
     */
    formats: Format[];
    /**
     * The containers.
     */
    nodes: RenderedNode[];
}

/**
 * The files of one container.
 */
export interface RenderedNode {
    /**
     * The service, or the file's name.
     */
    name: string;
    /**
     * The image; null for a `.properties` file by itself.
     */
    image: string | null;
    /**
     * The release of Kafka.
     */
    kafkaVersion: string;
    /**
     * The files, complete unless there is a failure.
     */
    files: RenderedFile[];
    /**
     * What the entrypoint's scripts print.
     */
    output: string[];
    /**
     * Why the container ends before its files are complete.
     */
    failure: ContainerFailure | null;
    /**
     * Settings of the image's default file that are gone because that file is not used.
     */
    droppedDefaults: Setting[];
}

/**
 * The listeners of one container, and the controllers that it looks for.
 */
export interface NodeListeners {
    /**
     * The service, or the file's name.
     */
    name: string;
    /**
     * `node.id`, where it is certain.
     */
    id: number | null;
    /**
     * What it is, as far as that is certain.
     */
    roles: NodeRole[];
    /**
     * Where it looks for the controllers.
     */
    sought: Sought[];
    /**
     * In the order of `listeners`; none where they are not understood.
     */
    listeners: Listener[];
}

/**
 * What Kafka says of a property.
 */
export interface Property {
    /**
     * Its key.
     */
    name: string;
    /**
     * Its type, as Kafka calls it.
     */
    type: string;
    /**
     * Whether it has to be set.
     */
    required: boolean;
    /**
     * Its default, where it has one.
     */
    default: string | null;
    /**
     * Which values pass, in words.
     */
    values: string;
    /**
     * How much it matters.
     */
    importance: string;
    /**
     * Whether Kafka keeps it for itself.
     */
    internal: boolean;
    /**
     * Whether it will go.
     */
    deprecated: boolean;
    /**
     * When a change counts, in words; null where Kafka does not tell.
     */
    update: string | null;
    /**
     * The programs that have it.
     */
    components: string[];
    /**
     * Since when and until when it was there, in words.
     */
    availability: string;
    /**
     * The variable that sets it.
     */
    variable: string | null;
}

/**
 * What a check says of one container or file.
 */
export interface CheckedNode {
    /**
     * The service, or the file's name.
     */
    name: string;
    /**
     * The image; null for a `.properties` file by itself.
     */
    image: string | null;
    /**
     * The release of Kafka.
     */
    kafkaVersion: string;
    /**
     * Kafka's own answer.
     */
    verdict: Verdict;
    /**
     * Whether the container ends before Kafka starts.
     */
    endsEarly: boolean;
    /**
     * Why there is no verdict; with an accepted configuration, why Kafka may yet not start.
     */
    undecided: string | null;
    /**
     * One line: how many findings, and what Kafka does.
     */
    summary: string;
    /**
     * What is to be said, in the order of the rules.
     */
    findings: Finding[];
}

/**
 * What a check says.
 */
export interface CheckReport {
    /**
     * Kafka's verdict on all of it.
     */
    verdict: Verdict;
    /**
     * What is wrong with the inputs.
     */
    problems: Problem[];
    /**
     * The containers and files.
     */
    nodes: CheckedNode[];
}

/**
 * What a node is.
 */
export type NodeRole = "broker" | "controller";

/**
 * What a rule's findings say about Kafka's own verdict.
 */
export type RuleKind = "parity" | "undecided" | "advice";

/**
 * What became of a container.
 */
export interface ConvertedService {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its image; null where it is not converted.
     */
    from: string | null;
    /**
     * The image that it has now.
     */
    to: string | null;
    /**
     * Its last words, where it ends before it has a configuration.
     */
    error: string | null;
    /**
     * What is not the same; no values.
     */
    remarks: Remark[];
}

/**
 * What became of a thing.
 */
export type RemarkKind = "lost" | "changed" | "note";

/**
 * What is converted to what.
 */
export interface ConvertRequest {
    /**
     * What the person holds.
     */
    inputs: InputText[];
    /**
     * The format wanted.
     */
    to: Format;
    /**
     * Image families of one's own; they come before the known ones.
     */
    families?: ImageFamily[];
    /**
     * The image wanted; without it only the format changes.
     */
    image?: string;
    /**
     * The image that the variables are for, where the texts do not tell.
     */
    fromImage?: string;
    /**
     * Names of the only services wanted.
     */
    services?: string[];
    /**
     * Variables of the machine that starts the containers, for `${NAME}` in texts.
     */
    hostVariables?: [string, string][];
}

/**
 * What runs of `_` in the name of a variable become.
 */
export type Separators = "apache" | "confluent" | "dots";

/**
 * What sets a property here.
 */
export interface Current {
    /**
     * What is the case.
     */
    state: CurrentState;
    /**
     * The value that counts; the image's default where that is dropped.
     */
    setting: Setting | null;
    /**
     * What it hides.
     */
    hides: Setting[];
    /**
     * The container's last words, where it ends.
     */
    message: string | null;
}

/**
 * What sets a property.
 */
export type CurrentState = "set" | "unset" | "default-dropped" | "container-ends";

/**
 * Where a client may be.
 */
export type ClientPlace = "container" | "network" | "host" | "elsewhere";

/**
 * Whether a client gets through.
 */
export interface Reach {
    /**
     * Where the client is.
     */
    from: ClientPlace;
    /**
     * Null where something that is not known decides.
     */
    reached: boolean | null;
    /**
     * Why.
     */
    why: string;
}

/**
 * Whether a fix may be applied unseen.
 */
export type Applicability = "safe" | "unsafe" | "display";

/**
 * Which definitions are wanted.
 */
export interface SchemaRequest {
    /**
     * Image families of one's own; they come before the known ones.
     */
    families?: ImageFamily[];
    /**
     * The image, which tells version and variables; the newest without it.
     */
    image?: string;
    /**
     * The components; the broker without any.
     */
    components?: string[];
    /**
     * A text that the names hold.
     */
    search?: string;
}

/**
 * Which findings are told, and how much they weigh. Kafka's verdict never depends on it.
 */
export interface RuleLevels {
    /**
     * Codes, beginnings of codes or names of the only rules wanted.
     */
    select?: string[];
    /**
     * Those of rules not wanted.
     */
    ignore?: string[];
    /**
     * Rules with other weights than their own; the last one counts.
     */
    severities?: RuleSeverity[];
    /**
     * The last stage of Kafka's start that is asked about: `D` without it.
     */
    lastStage?: Stage;
}

/**
 * Which layer set a value; later ones win.
 */
export type Layer = "default" | "mounted" | "derived" | "environment" | "argument";

/**
 * Which name is asked about.
 */
export interface ExplainRequest {
    /**
     * A property or a variable.
     */
    name: string;
    /**
     * The containers that may set it.
     */
    request?: Request;
    /**
     * Which of the containers; the first without it.
     */
    node?: number;
}

/**
 * Who set a value.
 */
export interface Origin {
    /**
     * The layer.
     */
    layer: Layer;
    /**
     * The variable.
     */
    variable: string | null;
    /**
     * The variables and files it was computed from.
     */
    derivedFrom: string[];
    /**
     * All of it in words, as in `KAFKA_LISTENERS, broker.env line 7`.
     */
    words: string;
    /**
     * Where it stands.
     */
    place: Place | null;
}


/**
 * Whether Kafka accepts what containers write, and what is wrong with it.
 *
 * # Errors
 * An option, an image or a rule that is not known.
 */
export function check(request: Request): CheckReport;

/**
 * Containers in another image's variables and another format.
 *
 * # Errors
 * An option, an image or a service that is not known, or an image that nothing tells.
 */
export function convert(request: ConvertRequest): Conversion;

/**
 * All that is known of a property or a variable: what sets it here, what defines it, what sets it in other images.
 *
 * # Errors
 * An option, an image or a rule that is not known.
 */
export function explain(request: ExplainRequest): Explanation;

/**
 * The images that can be asked about, newest first.
 *
 * # Errors
 * None.
 */
export function images(): ImageChoice[];

/**
 * The listeners of containers, and who reaches them.
 *
 * # Errors
 * An option, an image or a rule that is not known.
 */
export function listeners(request: Request): NodeListeners[];

/**
 * A text of any format with `[hidden]` in place of what may be secret, for links and reports.
 */
export function maskSecrets(text: string): string;

/**
 * [`render`], [`check`] and [`listeners`] of one reading. The files of `/etc/kafka/secrets` are taken to be there unless
 * `assumeSecrets` is false.
 *
 * # Errors
 * An option, an image or a rule that is not known.
 */
export function preview(request: Request): Preview;

/**
 * [`preview`] from JSON text to JSON text: who hands the answer on to another thread saves a copy of every object.
 *
 * # Errors
 * An option, an image or a rule that is not known.
 */
export function previewJson(request: string): string;

/**
 * The files that containers will write, byte for byte, with the origin of every line.
 *
 * # Errors
 * An option, an image or a rule that is not known.
 */
export function render(request: Request): Rendering;

/**
 * The rule of a code or a name.
 *
 * # Errors
 * None: `null` where there is none.
 */
export function rule(name: string): Rule | null;

/**
 * All rules with their pages, sorted by code.
 *
 * # Errors
 * None.
 */
export function rules(): Rule[];

/**
 * What a release lets one configure.
 *
 * # Errors
 * An image or a component that is not known.
 */
export function schema(request: SchemaRequest): SchemaAnswer;

/**
 * The version of this package.
 */
export function version(): string;
