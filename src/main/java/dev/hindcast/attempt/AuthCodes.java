package dev.hindcast.attempt;

import java.util.Locale;
import java.util.Map;

/**
 * What the numbers and words of authentication mean (kerberos-under-skew 9; MS-ERREF for NTSTATUS). A number is compared
 * as a number, whatever its rendering.
 */
final class AuthCodes {

    private static final Map<Long, CodeFamily> KERBEROS = Map.ofEntries(
            Map.entry(0x00L, CodeFamily.SUCCESS),
            Map.entry(0x06L, CodeFamily.ACCOUNT),
            Map.entry(0x07L, CodeFamily.SPN),
            Map.entry(0x08L, CodeFamily.SPN),
            Map.entry(0x09L, CodeFamily.ENCRYPTION),
            Map.entry(0x0CL, CodeFamily.ACCOUNT),
            Map.entry(0x0EL, CodeFamily.ENCRYPTION),
            Map.entry(0x12L, CodeFamily.ACCOUNT),
            Map.entry(0x14L, CodeFamily.ACCOUNT),
            Map.entry(0x17L, CodeFamily.ACCOUNT),
            Map.entry(0x18L, CodeFamily.WRONG_KEY),
            Map.entry(0x1BL, CodeFamily.SPN),
            Map.entry(0x1DL, CodeFamily.UNREACHABLE),
            Map.entry(0x1FL, CodeFamily.MACHINE_PASSWORD),
            Map.entry(0x20L, CodeFamily.EXPIRED),
            Map.entry(0x21L, CodeFamily.NOT_YET_VALID),
            Map.entry(0x25L, CodeFamily.CLOCK_SKEW),
            Map.entry(0x29L, CodeFamily.MACHINE_PASSWORD));

    private static final Map<Long, CodeFamily> NTSTATUS = Map.ofEntries(
            Map.entry(0x00000000L, CodeFamily.SUCCESS),
            Map.entry(0xC0000133L, CodeFamily.CLOCK_SKEW),
            Map.entry(0x80090324L, CodeFamily.CLOCK_SKEW),
            Map.entry(0xC0000064L, CodeFamily.ACCOUNT),
            Map.entry(0xC000006AL, CodeFamily.WRONG_KEY),
            Map.entry(0xC000006FL, CodeFamily.ACCOUNT),
            Map.entry(0xC0000070L, CodeFamily.ACCOUNT),
            Map.entry(0xC0000071L, CodeFamily.ACCOUNT),
            Map.entry(0xC0000072L, CodeFamily.ACCOUNT),
            Map.entry(0xC0000193L, CodeFamily.ACCOUNT),
            Map.entry(0xC0000224L, CodeFamily.ACCOUNT),
            Map.entry(0xC0000234L, CodeFamily.ACCOUNT),
            Map.entry(0xC000018BL, CodeFamily.MACHINE_PASSWORD),
            Map.entry(0xC000005EL, CodeFamily.UNREACHABLE));

    /** The KDC agreed, and its reply did not fit into a datagram: the client asks again by TCP and gets the same. */
    static final String RESPONSE_TOO_BIG = "RESPONSE_TOO_BIG";

    private AuthCodes() {}

    static CodeFamily kerberos(String code) {
        return KERBEROS.getOrDefault(number(code), CodeFamily.OTHER);
    }

    /** The more telling of a failed logon's Status and SubStatus: the general 0xC000006D says nothing by itself. */
    static CodeFamily ntStatus(String status, String subStatus) {
        CodeFamily general = NTSTATUS.getOrDefault(number(status), CodeFamily.OTHER);
        if (general != CodeFamily.OTHER && general != CodeFamily.SUCCESS) {
            return general;
        }
        CodeFamily special = NTSTATUS.getOrDefault(number(subStatus), CodeFamily.OTHER);
        return special == CodeFamily.SUCCESS ? CodeFamily.OTHER : special;
    }

    /**
     * A KDC that is not Windows', in MIT's words: the status word is not enough, PREAUTH_FAILED heads clock errors as well as wrong passwords; only the
     * text after the last comma tells them apart (kerberos-under-skew 1.4).
     */
    static CodeFamily kdc(String status, String errorText) {
        if (status.equals("ISSUE") || status.equals(RESPONSE_TOO_BIG)) {
            return CodeFamily.SUCCESS;
        }
        CodeFamily said = text(errorText);
        if (said != CodeFamily.OTHER) {
            return said;
        }
        return switch (status) {
            case "NOT_YET_VALID" -> CodeFamily.NOT_YET_VALID;
            case "TKT_EXPIRED" -> CodeFamily.EXPIRED;
            case "PREAUTH_FAILED", "DECRYPT_CLIENT_KEY" -> CodeFamily.WRONG_KEY;
            case "CLIENT_NOT_FOUND",
                    "CLIENT EXPIRED",
                    "CLIENT KEY EXPIRED",
                    "CLIENT LOCKED OUT",
                    "LOCKED_OUT",
                    "REQUIRED PWCHANGE" -> CodeFamily.ACCOUNT;
            case "SERVER_NOT_FOUND", "UNKNOWN_SERVER", "LOOKING_UP_SERVER" -> CodeFamily.SPN;
            case "BAD_ENCRYPTION_TYPE", "CANT_FIND_CLIENT_KEY" -> CodeFamily.ENCRYPTION;
            default -> CodeFamily.OTHER;
        };
    }

    /** What the text of an error says of clocks; OTHER where it speaks of something else. */
    static CodeFamily text(String errorText) {
        String error = errorText.toLowerCase(Locale.ROOT);
        if (error.contains("clock skew too great") || error.contains("too large time skew")) {
            return CodeFamily.CLOCK_SKEW;
        }
        if (error.contains("ticket not yet valid")) {
            return CodeFamily.NOT_YET_VALID;
        }
        return error.contains("ticket expired") ? CodeFamily.EXPIRED : CodeFamily.OTHER;
    }

    /** A number written in decimal or with {@code 0x}; -1 where it is none. */
    static long number(String written) {
        try {
            return Long.decode(written.strip());
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
