package dev.hindcast.cli;

import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.Statements;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which the user states things about hosts; the same words in every command. */
final class StatedWords {

    /** People round to five minutes. */
    private static final Duration ROUNDED = Duration.ofMinutes(5);

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    @Option(
            names = "--cutover",
            paramLabel = "HOST=TIME",
            description = "When a host moved: HOST=2026-03-14T22:41Z (taken as ± 5 min) or HOST=FROM/TO.")
    private final List<String> cutovers = new ArrayList<>();

    @Option(names = "--unmigrated", paramLabel = "HOST", description = "A host that did not move.")
    private final List<String> unmigrated = new ArrayList<>();

    @Option(names = "--reference", paramLabel = "HOST", description = "The host whose clock is domain time.")
    private final List<String> references = new ArrayList<>();

    @Option(
            names = "--tolerance",
            paramLabel = "SECONDS",
            description = "The Kerberos tolerance (clockskew, MaxClockSkew); 300 unless stated.")
    private @Nullable Double tolerance;

    Statements statements() throws UsageProblem {
        List<Statements.StatedCutover> stated = new ArrayList<>();
        for (String word : cutovers) {
            int equals = word.indexOf('=');
            if (equals <= 0 || equals == word.length() - 1) {
                throw notATime(word, "HOST");
            }
            String host = word.substring(0, equals);
            stated.add(new Statements.StatedCutover(
                    HostName.of(host), span(word, host, word.substring(equals + 1)), word));
        }
        if (tolerance != null && !(tolerance > 0)) {
            throw new UsageProblem("--tolerance " + tolerance + " is no tolerance; give seconds above 0, usually 300");
        }
        return new Statements(
                stated,
                unmigrated.stream().map(HostName::of).toList(),
                tolerance == null ? Statements.TOLERANCE_SECONDS : tolerance,
                tolerance != null);
    }

    List<HostName> references() {
        return references.stream().map(HostName::of).toList();
    }

    double toleranceSeconds() {
        return Optional.ofNullable(tolerance).orElse(Statements.TOLERANCE_SECONDS);
    }

    /** What was stated, as written. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        cutovers.forEach(c -> words.add("--cutover " + c));
        unmigrated.forEach(u -> words.add("--unmigrated " + u));
        references.forEach(r -> words.add("--reference " + r));
        Optional.ofNullable(tolerance).ifPresent(t -> words.add("--tolerance " + t));
        return words;
    }

    private static Moment span(String word, String host, String times) throws UsageProblem {
        int slash = times.indexOf('/');
        if (slash < 0) {
            Instant time = time(word, host, times);
            return Moment.of(time, time.minus(ROUNDED), time.plus(ROUNDED));
        }
        Instant from = time(word, host, times.substring(0, slash));
        Instant to = time(word, host, times.substring(slash + 1));
        if (to.isBefore(from)) {
            throw new UsageProblem("--cutover " + word + " ends before it begins; write HOST=FROM/TO");
        }
        return Moment.between(from, to);
    }

    private static Instant time(String word, String host, String written) throws UsageProblem {
        try {
            return OffsetDateTime.parse(written, TIME).toInstant();
        } catch (DateTimeParseException notIso) {
            throw notATime(word, host);
        }
    }

    private static UsageProblem notATime(String word, String host) {
        return new UsageProblem("--cutover " + word + " is not a time; write --cutover " + host
                + "=2026-03-14T22:41:00Z, or --cutover " + host + "=FROM/TO, with Z or an offset such as +01:00");
    }

    /** A raw time as a user types it, with or without a zone (then UTC). */
    static Instant rawTime(String written) throws UsageProblem {
        try {
            return OffsetDateTime.parse(written.replace(' ', 'T'), TIME).toInstant();
        } catch (DateTimeException withoutZone) {
            try {
                return OffsetDateTime.parse(written.replace(' ', 'T') + "Z", TIME)
                        .toInstant();
            } catch (DateTimeException notATime) {
                throw new UsageProblem(
                        "--at " + written + " is not a time; write 2026-03-19T09:14:00, UTC, or add an offset");
            }
        }
    }
}
