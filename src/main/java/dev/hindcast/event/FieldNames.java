package dev.hindcast.event;

/**
 * The names of the fields that we write ourselves, each once. They are ECS's and Winlogbeat's where those have a name;
 * {@code kerberos.*} follows Zeek's kerberos.log, {@code hindcast.*} is ours. Everything in a Windows event's EventData
 * stands under {@link #EVENT_DATA} plus its own name, unnamed data under {@code param1}, {@code param2}, … as Winlogbeat
 * writes them.
 */
public final class FieldNames {

    /** Windows event id, or the reader's own short code: {@code 4771}, {@code AS_REQ}. */
    public static final String CODE = "event.code";
    /** Windows provider, or the program that wrote the line: {@code krb5kdc}. */
    public static final String PROVIDER = "event.provider";
    /** Id of the format that read the event: {@code wevtutil-xml}. */
    public static final String DATASET = "event.dataset";
    /** {@code success}, {@code failure} or {@code unknown} (ECS). */
    public static final String OUTCOME = "event.outcome";
    /** What happened, in our words: {@code health-check}, {@code offset-measured}, {@code cutover-recorded}. */
    public static final String ACTION = "event.action";
    /** The host that the event is about and, unless the stamp says otherwise, that wrote it. */
    public static final String HOST = "host.name";
    /** The prose of the record, or the whole line. */
    public static final String MESSAGE = "message";

    public static final String LOG_LEVEL = "log.level";
    public static final String PROCESS_PID = "process.pid";

    /** A program's own code of an error, as written: {@code 0x800705B4}, {@code -1765328347} (ECS). */
    public static final String ERROR_CODE = "error.code";
    /** Software that was installed or removed, and its version (ECS). */
    public static final String PACKAGE = "package.name";

    public static final String PACKAGE_VERSION = "package.version";

    public static final String CHANNEL = "winlog.channel";
    public static final String RECORD_ID = "winlog.record_id";
    public static final String VERSION = "winlog.version";
    /** Setter's process of Kernel-General 1 stands here (windows-events.md chapter 3). */
    public static final String WINLOG_PID = "winlog.process.pid";

    public static final String WINLOG_THREAD = "winlog.process.thread.id";
    public static final String PROVIDER_GUID = "winlog.provider_guid";
    /** The upper sixteen bits of a classic event's identifier. */
    public static final String QUALIFIERS = "winlog.qualifiers";

    public static final String TASK = "winlog.task";
    public static final String OPCODE = "winlog.opcode";
    /** The mask as written, {@code 0x8020000000000000}. */
    public static final String KEYWORDS = "winlog.keywords";

    public static final String ACTIVITY = "winlog.activity_id";
    public static final String RELATED_ACTIVITY = "winlog.related_activity_id";
    public static final String WINLOG_USER = "winlog.user.identifier";
    public static final String SOURCE_NAME = "winlog.event_source_name";
    /** Prefix of every field of EventData. */
    public static final String EVENT_DATA = "winlog.event_data.";
    /** The name that some providers give to their EventData as a whole. */
    public static final String EVENT_DATA_NAME = "winlog.event_data_name";
    /** Prefix of what a collector rendered beside the event: {@code Level}, {@code Task}, {@code Culture}. */
    public static final String RENDERING = "winlog.rendering_info.";
    /** Prefix of every field of UserData, flattened by element path. */
    public static final String USER_DATA = "winlog.user_data.";

    public static final String USER = "user.name";
    public static final String USER_DOMAIN = "user.domain";
    public static final String SOURCE_IP = "source.ip";
    public static final String SOURCE_PORT = "source.port";

    /** {@code AS} or {@code TGS}. */
    public static final String KRB_REQUEST = "kerberos.request_type";
    /** The KDC's status word: {@code ISSUE}, {@code NEEDED_PREAUTH}, {@code PREAUTH_FAILED}. */
    public static final String KRB_STATUS = "kerberos.status";

    public static final String KRB_CLIENT = "kerberos.client";
    public static final String KRB_SERVICE = "kerberos.service";
    /** The text after the last comma: {@code Clock skew too great}. */
    public static final String KRB_ERROR = "kerberos.error_msg";
    /** What the client's clock showed, as an ISO instant; cut to the precision of the protocol, a second. */
    public static final String KRB_CLIENT_TIME = "kerberos.client_time";
    /** What the checker's clock showed, as an ISO instant. */
    public static final String KRB_SERVER_TIME = "kerberos.server_time";
    /** Authentication time in UNIX seconds, by the KDC's clock. */
    public static final String KRB_AUTHTIME = "kerberos.authtime";

    /** Clock minus reference in seconds, positive = ahead, whatever sign the source uses. */
    public static final String OFFSET = "hindcast.offset_seconds";
    /** Measured round trip in seconds. */
    public static final String ROUNDTRIP = "hindcast.roundtrip_seconds";
    /** The clock that {@link #OFFSET} was measured against. */
    public static final String OFFSET_AGAINST = "hindcast.offset_against";
    /**
     * The client whose clock {@link #OFFSET} speaks of, a principal or an address, where a KDC measured it or the client
     * itself by the KDC's time ({@code client-offset-measured}); the reference is the KDC's clock, whoever wrote the record.
     */
    public static final String OFFSET_OF = "hindcast.offset_of";
    /**
     * Half the width of the interval around {@link #OFFSET} that the source itself states, or that was measured of its kind,
     * in seconds.
     */
    public static final String OFFSET_ERROR = "hindcast.offset_error_seconds";
    /**
     * {@code corrected} where {@link #OFFSET} speaks of the clock as its time service means it to be, a correction that is
     * still being applied already counted as done: chronyd's measurements. The system clock differs by what remains.
     */
    public static final String OFFSET_IS = "hindcast.offset_is";
    /** {@code corrected} where a stamp is not the system clock but that clock with what remains to be corrected. */
    public static final String STAMP_IS = "hindcast.stamp_is";
    /** By how much a clock was set in one go, in seconds: new minus old reading, negative = set back. */
    public static final String STEP = "hindcast.step_seconds";
    /** How much faster than true time a clock runs by nature, in parts per million, negative = slower. */
    public static final String FREQUENCY = "hindcast.frequency_ppm";
    /** What the time service calls its source: {@code Local CMOS Clock}, {@code dc01.corp.example}. */
    public static final String TIME_SOURCE = "hindcast.time_source";
    /** Stratum as the time service states it. */
    public static final String STRATUM = "hindcast.stratum";
    /** Leap indicator; 3 = not synchronised. */
    public static final String LEAP = "hindcast.leap";
    /** Seconds since the last good sync, by the machine's own monotonic count. */
    public static final String SINCE_SYNC = "hindcast.since_sync_seconds";
    /** The zone that a machine states of itself: an IANA or Windows name. */
    public static final String ZONE_NAME = "hindcast.zone.name";
    /** Local minus UTC in seconds as the machine states it, at the time of the statement. */
    public static final String ZONE_OFFSET = "hindcast.zone.offset_seconds";
    /** The kernel's id of one run of the machine, from boot to shutdown. */
    public static final String BOOT_ID = "host.boot.id";
    /** Seconds since boot by a clock that nobody sets. */
    public static final String MONOTONIC = "hindcast.monotonic_seconds";
    /** The machine, real or virtual, as its firmware or kernel names it: {@code VMware, Inc. VMware Virtual Platform}. */
    public static final String PLATFORM = "hindcast.platform";
    /** Folder and file name words that may name the host, where the content does not; separated by blanks. */
    public static final String HOST_HINT = "hindcast.host_hint";

    /** Cutover from a migration record: start and end as ISO instants, by the record's zone. */
    public static final String CUTOVER_START = "hindcast.cutover.start";

    public static final String CUTOVER_END = "hindcast.cutover.end";
    public static final String CUTOVER_FROM = "hindcast.cutover.from";
    public static final String CUTOVER_TO = "hindcast.cutover.to";
    /** What the record says of the old agent: {@code yes}, {@code no}, or its own words. */
    public static final String CUTOVER_TOOLS = "hindcast.cutover.tools_removed";
    /** {@code done}, {@code staying} (recorded as not moving), {@code planned}, {@code failed}, or {@code unknown}. */
    public static final String CUTOVER_STATUS = "hindcast.cutover.status";

    public static final String CUTOVER_WAVE = "hindcast.cutover.wave";
    public static final String CUTOVER_REMARK = "hindcast.cutover.remark";

    /**
     * What is wrong with a record that was read all the same, blank-separated: {@code damaged}, {@code checksum},
     * {@code other-pass}, {@code borrowed-template}, {@code carved}. Absent from a sound record.
     */
    public static final String RECORD_STATE = "hindcast.record_state";

    /** Health check: what was checked and the answer ({@code up}, {@code down}, {@code unknown}). */
    public static final String CHECK_NAME = "hindcast.check.name";

    public static final String CHECK_STATE = "hindcast.check.state";

    private FieldNames() {}
}
