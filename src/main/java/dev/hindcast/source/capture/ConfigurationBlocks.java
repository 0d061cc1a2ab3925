package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of {@code w32tm /query /configuration [/verbose]}: {@code Key: value (origin)} in sections and providers. One
 * event an answer. Keys are names of registry values and the same in every language; the origin, {@code Local} or {@code
 * Policy}, is localised and kept as written.
 *
 * <p>Fields: {@code hindcast.w32time.<Key>} for the service and for {@code Type} and {@code NtpServer}, which are the
 * service's though they stand under a provider; {@code hindcast.w32time.<Provider>.<Key>} for a provider's own; the origin
 * of each under the same name plus {@code .origin}.
 */
final class ConfigurationBlocks implements Answers {

    static final String ID = "w32tm-configuration";

    private static final String PREFIX = "hindcast.w32time.";

    private static final Pattern SECTION = Pattern.compile("^\\s*\\[(?<name>\\p{L}{4,40})\\]\\s*$");
    private static final Pattern PROVIDER =
            Pattern.compile("^\\s*(?<name>[A-Za-z][A-Za-z0-9_]{2,60}) \\((?<origin>\\p{L}[\\p{L} ]{1,40})\\)\\s*$");
    private static final Pattern SETTING = Pattern.compile(
            "^\\s*(?<key>[A-Za-z][A-Za-z0-9]{2,60})\\s?:\\s*(?<value>.*?)\\s*\\((?<origin>\\p{L}[\\p{L} ]{1,40})\\)\\s*$");
    /** A setting whose line the console broke before its origin. */
    private static final Pattern BROKEN = Pattern.compile("^\\s*(?<key>[A-Za-z][A-Za-z0-9]{2,60})\\s?:\\s*\\S.*$");

    private static final Pattern SYNC_TYPE =
            Pattern.compile("^(?:NT5DS|NTP|NoSync|AllSync)$", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OF_SERVICE = Set.of("Type", "NtpServer");
    /** Settings that name this answer wherever they stand. */
    private static final Set<String> TELLING = Set.of(
            "EventLogFlags",
            "AnnounceFlags",
            "TimeJumpAuditOffset",
            "MinPollInterval",
            "MaxPollInterval",
            "MaxNegPhaseCorrection",
            "MaxPosPhaseCorrection",
            "MaxAllowedPhaseOffset",
            "FrequencyCorrectRate",
            "PollAdjustFactor",
            "LargePhaseOffset",
            "SpikeWatchPeriod",
            "LocalClockDispersion",
            "HoldPeriod",
            "PhaseCorrectRate",
            "UpdateInterval",
            "SpecialPollInterval",
            "CrossSiteSyncFlags",
            "AllowNonstandardModeCombinations",
            "ResolvePeerBackoffMinutes",
            "ResolvePeerBackoffMaxTimes",
            "CompatibilityFlags",
            "LargeSampleSkew",
            "InputProvider",
            "FileLogName",
            "FileLogEntries",
            "FileLogSize",
            "FileLogFlags",
            "ChainEntryTimeout",
            "ChainMaxEntries",
            "ChainMaxHostEntries",
            "ChainDisable",
            "ChainLoggingRate",
            "RequireSecureTimeSyncRequests",
            "UtilizeSslTimeData",
            "ClockHoldoverPeriod",
            "ClockAdjustmentAuditLimit");
    /** Providers that Windows brings; the head of another opens no answer. */
    private static final Set<String> PROVIDERS = Set.of("NtpClient", "NtpServer", "VMICTimeProvider");
    /** More than any version prints; an answer that goes on is none. */
    private static final int SETTINGS_MAX = 400;

    private static final int CONSOLE_WIDTH_MIN = 79;

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Set<String> origins = new HashSet<>();
    private boolean opened;
    private int sections;
    private String provider = "";
    private String broken = "";
    private long firstLine;
    private CaptureFrame.Taken taken;

    ConfigurationBlocks(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
        this.taken = frame.taken();
    }

    /** How many settings of the time service these lines hold. */
    static int signs(List<String> lines) {
        return (int) lines.stream().filter(ConfigurationBlocks::isTelling).count();
    }

    private static boolean isTelling(String line) {
        Matcher setting = SETTING.matcher(line);
        return setting.matches() && isTelling(setting.group("key"), setting.group("value"));
    }

    private static boolean isTelling(String key, String value) {
        return TELLING.contains(key)
                || (key.equals("Type") && SYNC_TYPE.matcher(value).matches());
    }

    @Override
    public boolean take(String line, long number) {
        if (line.isBlank()) {
            return false;
        }
        if (!broken.isEmpty()) {
            return joined(line, number);
        }
        Matcher section = SECTION.matcher(line);
        if (section.matches() && (opened || isOpening(section.group("name")))) {
            return section(section.group("name"), number);
        }
        Matcher setting = SETTING.matcher(line);
        if (setting.matches() && isOwn(setting)) {
            open(number);
            return setting(setting);
        }
        Matcher head = PROVIDER.matcher(line);
        if (head.matches() && (opened || PROVIDERS.contains(head.group("name")))) {
            open(number);
            origins.add(head.group("origin"));
            provider = head.group("name");
            fields.put(PREFIX + provider + ".provider.origin", head.group("origin"));
            return true;
        }
        if (!opened) {
            return false;
        }
        Matcher cut = BROKEN.matcher(line);
        if (cut.matches() && (TELLING.contains(cut.group("key")) || isOfProvider(cut.group("key")))) {
            broken = line;
            return true;
        }
        end();
        return false;
    }

    /** Settings that have long values, so that a console breaks them. */
    private static boolean isOfProvider(String key) {
        return OF_SERVICE.contains(key) || key.equals("DllName");
    }

    private boolean joined(String line, long number) {
        // a console breaks at its width, inside of words; a mail breaks at a blank
        String glue = broken.length() >= CONSOLE_WIDTH_MIN ? "" : " ";
        String whole = broken + glue + line.strip();
        broken = "";
        Matcher setting = SETTING.matcher(whole);
        if (setting.matches()) {
            return setting(setting);
        }
        out.reject(
                number - 1,
                "setting-unreadable",
                "Expected a setting with its origin in w32tm /query /configuration, found \"" + whole
                        + "\"; the other settings were read. Capture it again.");
        return take(line, number);
    }

    private static boolean isOpening(String name) {
        return name.equalsIgnoreCase("Configuration")
                || name.equalsIgnoreCase("TimeProviders")
                || name.equalsIgnoreCase("Konfiguration");
    }

    private boolean section(String name, long number) {
        // the second answer begins with the same section as the first
        if (opened && sections > 0 && !name.equalsIgnoreCase("TimeProviders") && isOpening(name)) {
            end();
        }
        open(number);
        sections++;
        provider = "";
        return true;
    }

    /** Of a key that is not known the origin must be one that this answer has used. */
    private boolean isOwn(Matcher setting) {
        String key = setting.group("key");
        return isTelling(key, setting.group("value"))
                || (opened && isOfProvider(key))
                || (opened && origins.contains(setting.group("origin")))
                || (opened && origins.isEmpty());
    }

    private void open(long number) {
        if (!opened) {
            opened = true;
            firstLine = number;
            taken = frame.taken();
        }
    }

    private boolean setting(Matcher setting) {
        String key = setting.group("key");
        String name = PREFIX + (provider.isEmpty() || OF_SERVICE.contains(key) ? key : provider + "." + key);
        origins.add(setting.group("origin"));
        if (fields.size() < SETTINGS_MAX) {
            fields.put(name, setting.group("value"));
            fields.put(name + ".origin", setting.group("origin"));
        }
        return true;
    }

    @Override
    public void end() {
        if (!broken.isEmpty()) {
            String line = broken;
            broken = "";
            out.reject(
                    firstLine,
                    "capture-cut",
                    "w32tm /query /configuration ends inside of the setting \"" + line.strip()
                            + "\"; the settings before it were read. Capture it again.");
        }
        if (opened) {
            answer();
        }
        opened = false;
        sections = 0;
        provider = "";
        fields.clear();
        origins.clear();
    }

    private void answer() {
        boolean settings = fields.keySet().stream().anyMatch(name -> !name.endsWith(".origin"));
        if (settings) {
            Event.Builder event = out.answer(ID, firstLine, taken).field(FieldNames.OUTCOME, "success");
            fields.forEach(event::field);
            String type = fields.getOrDefault(PREFIX + "Type", "");
            String source = source(type, fields.getOrDefault(PREFIX + "NtpServer", ""));
            if (!source.isEmpty()) {
                event.field(FieldNames.TIME_SOURCE, source);
            }
            out.write(event.field(FieldNames.MESSAGE, message(type, source)));
        }
        if (sections == 1 && !fields.containsKey(PREFIX + "Type")) {
            out.reject(
                    firstLine,
                    "capture-cut",
                    "w32tm /query /configuration has a second half with the time providers, which is missing; the first"
                            + " half was read. Capture it again.");
        }
    }

    /** What the settings make the source: the listed peers, or the domain's own hierarchy. */
    private static String source(String type, String servers) {
        String peers = SourceAnswers.withoutFlags(servers);
        if (type.equalsIgnoreCase("NTP")) {
            return peers;
        }
        return type.equalsIgnoreCase("AllSync") && !peers.isEmpty() ? type + " " + peers : type;
    }

    private static String message(String type, String source) {
        return "w32tm /query /configuration: Type " + (type.isEmpty() ? "not printed" : type)
                + (source.isEmpty() || source.equals(type) ? "" : ", source " + source);
    }
}
