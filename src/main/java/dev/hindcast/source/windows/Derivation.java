package dev.hindcast.source.windows;

import dev.hindcast.event.FieldNames;
import java.util.List;
import java.util.Locale;

/** A field that says a part of a Windows record in ECS's terms; derived from that part alone. */
public enum Derivation {
    /** ECS's word for the Level number of System, 0 to 5. */
    LEVEL(FieldNames.LOG_LEVEL, WindowsRecord.LEVEL) {
        @Override
        public String of(String number) {
            return switch (number) {
                case "1" -> "critical";
                case "2" -> "error";
                case "3" -> "warning";
                case "5" -> "verbose";
                case "0", "4" -> "information";
                default -> "";
            };
        }
    },
    /** Success or failure from the audit bits of the Keywords mask. */
    OUTCOME(FieldNames.OUTCOME, FieldNames.KEYWORDS) {
        @Override
        public String of(String mask) {
            if (!mask.toLowerCase(Locale.ROOT).startsWith("0x")) {
                return "";
            }
            try {
                return outcome(Long.parseUnsignedLong(mask.substring(2), 16));
            } catch (NumberFormatException notAMask) {
                return "";
            }
        }
    },
    /** The account that an event is about. */
    USER(FieldNames.USER, FieldNames.EVENT_DATA + "TargetUserName"),
    USER_DOMAIN(FieldNames.USER_DOMAIN, FieldNames.EVENT_DATA + "TargetDomainName"),
    /** The peer's address; an IPv4 address in IPv6 clothes is undressed. */
    SOURCE_IP(FieldNames.SOURCE_IP, FieldNames.EVENT_DATA + "IpAddress") {
        @Override
        public String of(String written) {
            return meaningful(
                    written.regionMatches(true, 0, MAPPED_IPV4, 0, MAPPED_IPV4.length())
                            ? written.substring(MAPPED_IPV4.length())
                            : written);
        }
    },
    /** The peer's port; 0 where there was none. */
    SOURCE_PORT(FieldNames.SOURCE_PORT, FieldNames.EVENT_DATA + "IpPort") {
        @Override
        public String of(String written) {
            return written.equals("0") ? "" : meaningful(written);
        }
    };

    /** All of them. */
    static final List<Derivation> ALL = List.of(values());

    /** An IPv4 address as a dual-stack socket shows it (RFC 4291, 2.5.5.2). */
    private static final String MAPPED_IPV4 = "::ffff:";

    private static final long AUDIT_FAILURE = 0x0010000000000000L;
    private static final long AUDIT_SUCCESS = 0x0020000000000000L;

    private final String field;
    private final String from;

    Derivation(String field, String from) {
        this.field = field;
        this.from = from;
    }

    /** The name of the derived field. */
    public String field() {
        return field;
    }

    /** The name of the part that it is derived from. */
    public String from() {
        return from;
    }

    /** The derived value; empty where the part does not say it. */
    public String of(String part) {
        return meaningful(part);
    }

    /** {@code success}, {@code failure} or empty, from the Keywords mask as a number. */
    public static String outcome(long keywords) {
        if ((keywords & AUDIT_FAILURE) != 0) {
            return "failure";
        }
        return (keywords & AUDIT_SUCCESS) != 0 ? "success" : "";
    }

    /** Windows writes a dash where it has nothing to say. */
    private static String meaningful(String value) {
        return value.equals("-") ? "" : value;
    }
}
