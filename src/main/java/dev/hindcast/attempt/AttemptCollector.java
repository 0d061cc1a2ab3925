package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.host.Hosts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects authentication outcomes from every event once and puts them together into attempts: retries inside the
 * protocol are one attempt, a refusal that the client's own correction turns into a success within two seconds is a
 * success that was healed, and the two sides of one exchange become a pair for the clocks. Not thread-safe.
 */
public final class AttemptCollector {

    /** A client that corrects itself retries within milliseconds; an application's retry comes later (kerberos 3). */
    static final Duration ONE_ATTEMPT = Duration.ofSeconds(2);

    /** A ticket that ran out is fetched anew at once; only an expiry that nothing follows is a failure. */
    private static final Duration RENEWED = Duration.ofSeconds(60);

    private final List<AuthRecord> records = new ArrayList<>();
    private final TaskRuns tasks = new TaskRuns();
    private int untimed;

    public void see(Event event) {
        untimed += event.stamp().isEmpty() && KdcRecords.isOutcome(event) ? 1 : 0;
        WindowsAuthRecords.read(event)
                .or(() -> KdcRecords.read(event))
                .or(() -> AcceptorRecords.read(event))
                .ifPresent(records::add);
        tasks.see(event);
    }

    /** Everything that was seen, put together under the hosts' report names. */
    public Attempts together(Hosts hosts) {
        List<AuthRecord> ordered = new ArrayList<>(records);
        ordered.sort(Comparator.comparing((AuthRecord r) -> r.stamp().instant())
                .thenComparing(AuthRecord::checker)
                .thenComparing(r -> r.event().provenance()));
        NamedCallers callers = NamedCallers.of(ordered);
        ordered.replaceAll(callers::named);
        boolean kdcLogged = ordered.stream().anyMatch(r -> r.exchange() != Exchange.AP);
        List<Draft> drafts = new ArrayList<>();
        Map<String, Draft> open = new HashMap<>();
        for (AuthRecord record : ordered) {
            if (record.exchange() == Exchange.AP
                    && isLocal(record)
                    && (record.family() == CodeFamily.SUCCESS || kdcLogged)) {
                // a local logon's exchange is the one that the KDC logged; it serves as the other side of a pair only
                continue;
            }
            String key = Draft.keyOf(record, hosts);
            Draft draft = open.get(key);
            if (draft != null && draft.takes(record)) {
                draft.add(record);
            } else {
                Draft fresh = new Draft(record, hosts);
                drafts.add(fresh);
                open.put(key, fresh);
            }
        }
        dropRenewals(drafts);
        Set<String> healing = new HashSet<>();
        Set<String> notHealing = new HashSet<>();
        for (Draft draft : drafts) {
            if (draft.healed()) {
                healing.add(draft.clientKey());
            } else if (draft.last().family() == CodeFamily.CLOCK_SKEW) {
                notHealing.add(draft.clientKey());
            }
        }
        List<Attempt> attempts = new ArrayList<>();
        for (Draft draft : drafts) {
            boolean heals = healing.contains(draft.clientKey());
            boolean fails = notHealing.contains(draft.clientKey());
            ClientCorrection stack = heals == fails
                    ? ClientCorrection.UNKNOWN
                    : heals ? ClientCorrection.HEALS : ClientCorrection.DOES_NOT_HEAL;
            attempts.add(draft.attempt(stack));
        }
        attempts.sort(Comparator.comparing(Attempt::rawTime)
                .thenComparing(Attempt::checker)
                .thenComparing(a -> a.events().get(0).provenance()));
        return new Attempts(attempts, new SidePairs(hosts).join(records, tasks), untimed);
    }

    private static boolean isLocal(AuthRecord record) {
        return record.address().isEmpty();
    }

    private static void dropRenewals(List<Draft> drafts) {
        Map<String, Instant> nextSuccess = new HashMap<>();
        List<Draft> routine = new ArrayList<>();
        for (int i = drafts.size() - 1; i >= 0; i--) {
            Draft draft = drafts.get(i);
            Instant time = draft.last().stamp().instant();
            if (draft.last().family() == CodeFamily.SUCCESS) {
                nextSuccess.put(draft.clientKey(), time);
            } else if (draft.last().family() == CodeFamily.EXPIRED
                    && draft.last().exchange() != Exchange.AP) {
                Instant renewed = nextSuccess.get(draft.clientKey());
                if (renewed != null && Duration.between(time, renewed).compareTo(RENEWED) <= 0) {
                    routine.add(draft);
                }
            }
        }
        drafts.removeAll(new HashSet<>(routine));
    }

    /** An attempt that may still take further records. */
    private static final class Draft {

        private final HostName initiator;
        private final HostName checker;
        private final List<AuthRecord> parts = new ArrayList<>();

        Draft(AuthRecord first, Hosts hosts) {
            this.initiator = initiatorOf(first, hosts);
            this.checker = checkerOf(first, hosts);
            parts.add(first);
        }

        /** Local logons and machine accounts name their host; else the address does, where one machine sat there. */
        static HostName initiatorOf(AuthRecord record, Hosts hosts) {
            if (record.initiatorName().isKnown() && record.exchange() != Exchange.AP) {
                return hosts.canonical(record.initiatorName());
            }
            if (record.address().isEmpty()) {
                return record.exchange() == Exchange.AP ? hosts.canonical(record.checker()) : HostName.UNKNOWN;
            }
            return hosts.atAddress(record.address())
                    .orElseGet(() -> hosts.host(record.initiatorName()).isPresent()
                            ? hosts.canonical(record.initiatorName())
                            : HostName.UNKNOWN);
        }

        /** As the record names it; where it does not, as the file's path may. */
        static HostName checkerOf(AuthRecord record, Hosts hosts) {
            return record.checker().isKnown() ? hosts.canonical(record.checker()) : hosts.of(record.event());
        }

        static String keyOf(AuthRecord record, Hosts hosts) {
            String account = record.account().toLowerCase(Locale.ROOT);
            // a checker that refused the authenticator often cannot name the account: then address and service tell
            boolean named = NamedCallers.isNamed(record);
            return String.join(
                    "|",
                    checkerOf(record, hosts).value(),
                    record.address(),
                    record.exchange().name(),
                    record.exchange() == Exchange.TGS || !named ? record.service() : "",
                    named ? account.replaceAll("@.*", "") : "");
        }

        String clientKey() {
            AuthRecord last = last();
            String account = last.account().toLowerCase(Locale.ROOT).replaceAll("@.*", "");
            return (initiator.isKnown() ? initiator.value() : last.address()) + "|" + account;
        }

        AuthRecord last() {
            return parts.get(parts.size() - 1);
        }

        boolean takes(AuthRecord next) {
            AuthRecord last = last();
            boolean soon = Duration.between(last.stamp().instant(), next.stamp().instant())
                            .compareTo(ONE_ATTEMPT)
                    <= 0;
            boolean healsNow = last.family().speaksOfClock() && next.family() == CodeFamily.SUCCESS;
            return soon && (healsNow || sameRefusal(last, next) || sameAnswer(last, next));
        }

        /**
         * One refusal that is logged twice: under two event ids, or by a client that repeats a service request with
         * referrals off (MIT), or by one that tries a wrong password twice (Heimdal). Else two refused logons of one second
         * are two attempts.
         */
        private boolean sameRefusal(AuthRecord last, AuthRecord next) {
            boolean again = isFirstOfItsCode(next)
                    || next.exchange() == Exchange.TGS
                    || (next.family() == CodeFamily.WRONG_KEY && isHeimdal(next));
            return last.family() != CodeFamily.SUCCESS && next.family() == last.family() && again;
        }

        private static boolean isHeimdal(AuthRecord record) {
            return record.event().text(FieldNames.DATASET).equals("heimdal-kdc");
        }

        /**
         * One answer that is logged twice, or given twice: a Heimdal KDC writes its reply and an audit line, and repeats by
         * TCP what did not fit into a datagram.
         */
        private boolean sameAnswer(AuthRecord last, AuthRecord next) {
            return last.family() == CodeFamily.SUCCESS
                    && next.family() == CodeFamily.SUCCESS
                    && last.exchange() != Exchange.AP
                    && last.event().channel().isEmpty()
                    && (isTooBig(last) || isFirstOfItsCode(next));
        }

        private static boolean isTooBig(AuthRecord record) {
            return record.code().equals(AuthCodes.RESPONSE_TOO_BIG);
        }

        /** Each kind of line tells an answer once; a second of the same kind is another answer. */
        private boolean isFirstOfItsCode(AuthRecord next) {
            for (int i = parts.size() - 1; i >= 0; i--) {
                AuthRecord part = parts.get(i);
                if (isTooBig(part)) {
                    return true;
                }
                if (part.event().code().equals(next.event().code())) {
                    return false;
                }
            }
            return true;
        }

        void add(AuthRecord record) {
            parts.add(record);
        }

        boolean healed() {
            return last().family() == CodeFamily.SUCCESS
                    && parts.stream().anyMatch(part -> part.family().speaksOfClock());
        }

        Attempt attempt(ClientCorrection stack) {
            @Nullable AuthRecord named = null;
            for (AuthRecord part : parts) {
                if (NamedCallers.isNamed(part)) {
                    named = part;
                }
            }
            AuthRecord last = last();
            String account = named == null ? last.account() : named.account();
            return new Attempt(
                    initiator,
                    last.address(),
                    account,
                    kindOf(account),
                    checker,
                    last.service(),
                    last.exchange(),
                    last.family(),
                    last.code(),
                    last.stamp(),
                    healed(),
                    stack,
                    parts.stream().map(AuthRecord::event).toList());
        }

        private static AccountKind kindOf(String account) {
            String bare = account.replaceAll("@.*", "").toLowerCase(Locale.ROOT);
            if (bare.isEmpty() || bare.equals("-") || bare.startsWith("<unknown")) {
                return AccountKind.UNKNOWN;
            }
            if (bare.endsWith("$") || bare.startsWith("host/")) {
                return AccountKind.MACHINE;
            }
            // by the field's habit: service accounts are named svc…, sa-…, or are principals of the form service/host
            return bare.indexOf('/') > 0 || bare.startsWith("svc") || bare.startsWith("sa-") || bare.startsWith("gmsa")
                    ? AccountKind.SERVICE
                    : AccountKind.USER;
        }
    }
}
