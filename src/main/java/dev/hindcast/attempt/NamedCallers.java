package dev.hindcast.attempt;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose account called from which address. A checker that refuses the authenticator often cannot name the account (4625
 * with an empty TargetUserName); where only one account ever called that checker from that address, it is that one.
 */
final class NamedCallers {

    private final Map<String, Set<String>> accounts = new HashMap<>();

    private NamedCallers() {}

    static NamedCallers of(List<AuthRecord> records) {
        NamedCallers callers = new NamedCallers();
        for (AuthRecord record : records) {
            if (isNamed(record) && !record.address().isEmpty()) {
                callers.accounts
                        .computeIfAbsent(place(record), p -> new TreeSet<>())
                        .add(record.account().toLowerCase(Locale.ROOT));
            }
        }
        return callers;
    }

    /** The record with its account, where the checker left it out and only one fits. */
    AuthRecord named(AuthRecord record) {
        Set<String> known = accounts.getOrDefault(place(record), Set.of());
        if (isNamed(record) || record.address().isEmpty() || known.size() != 1) {
            return record;
        }
        return new AuthRecord(
                record.initiatorName(),
                record.exchange(),
                record.family(),
                record.code(),
                known.iterator().next(),
                record.address(),
                record.service(),
                record.checker(),
                record.ticket(),
                record.stamp(),
                record.event());
    }

    static boolean isNamed(AuthRecord record) {
        String account = record.account();
        return !account.isEmpty() && !account.equals("-") && !account.startsWith("<unknown");
    }

    private static String place(AuthRecord record) {
        return record.checker() + "|" + record.address() + "|" + (record.exchange() == Exchange.AP);
    }
}
