package dev.hindcast.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every specimen of a text that is read: what it is recognised as, and how many events its index says that it holds. */
class SpecimenTableTest {

    /** Formats of the index whose files are of text evidence read so far, with the id that we give them. */
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("mit-krb5kdc", "krb5kdc"),
            Map.entry("mit-kadmind", "kadmind"),
            Map.entry("heimdal-kdc", "heimdal-kdc"),
            Map.entry("samba-ad-log", "samba-log"),
            Map.entry("krb5-trace", "krb5-trace"),
            Map.entry("sssd-krb5_child", "sssd"),
            Map.entry("java-krb5-debug", "java-krb5-debug"),
            Map.entry("netlogon-log", "netlogon"),
            Map.entry("w32tm-stripchart", "w32tm-stripchart"),
            Map.entry("w32tm-status", "w32tm-status"),
            Map.entry("w32tm-monitor", "w32tm-monitor"),
            Map.entry("w32tm-peers", "w32tm-peers"),
            Map.entry("w32tm-tz", "w32tm-tz"),
            Map.entry("w32tm-configuration+status", "w32tm-status"),
            Map.entry("w32time-log", "w32time"),
            Map.entry("syslog-rfc3164", "syslog"),
            Map.entry("syslog-iso", "syslog"),
            Map.entry("syslog-rfc5424", "syslog"),
            Map.entry("journald-json", "journal-json"),
            Map.entry("dpkg-log", "dpkg-log"),
            Map.entry("apt-history", "apt-history"),
            Map.entry("chronyc-tracking+sources", "chronyc-tracking"),
            Map.entry("ntpq+loopstats", "ntpq-peers"),
            Map.entry("timedatectl", "timedatectl"));

    /** Where we count otherwise than the index, and why. */
    private static final Map<String, Integer> COUNTED_OTHERWISE = Map.of(
            // the repetition in a backtrace is an event too, marked as such
            "client-errors/sssd-constructed.log", 4,
            // the answer to a resync is one
            "w32tm/configuration-and-status-real.txt", 4,
            // each source of chronyc sources is one
            "time/chronyc-constructed.txt", 3,
            // the rows of loopstats below the answer are told, not read: a capture is read by its answers
            "time/ntpq-loopstats-constructed.txt", 2);

    @Test
    void every_specimen_is_recognised_and_holds_what_its_index_says() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        Recogniser recogniser = recogniser();
        for (String row : Files.readAllLines(Corpora.path("text-formats").resolve("index.tsv"))) {
            List<String> cells = List.of(row.split("\t", -1));
            String id = FORMATS.get(cells.get(1));
            if (id == null) {
                continue;
            }
            String path = cells.get(0);
            Source source = Corpora.textFormat(path);
            Recogniser.Choice choice = recogniser.choose(Sample.of(source)).orElseThrow();
            int events = Collected.of(choice.format(), source, ReadingOptions.NONE)
                    .events()
                    .size();
            String counted = cells.get(5).equals("-") ? String.valueOf(events) : cells.get(5);
            expected.put(path, id + " " + COUNTED_OTHERWISE.getOrDefault(path, Integer.valueOf(counted)));
            found.put(path, choice.format().id() + " " + events);
        }
        assertThat(found).hasSizeGreaterThan(35).isEqualTo(expected);
    }

    private static Recogniser recogniser() throws IOException {
        try {
            return new Recogniser(Formats.of(ReadingOptions.NONE));
        } catch (UsageProblem noneStated) {
            throw new AssertionError(noneStated);
        }
    }
}
