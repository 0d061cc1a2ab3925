package dev.hindcast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalSummaryTest {

    private static List<String> lines(TerminalStyle style, ReportSource source) {
        return new TerminalSummary(style).lines(Report.of(source), "hindcast-report/index.html");
    }

    @Test
    void one_incident_fits_a_screen_of_thirty_lines_and_no_line_is_wider_than_the_terminal() {
        for (int width : new int[] {60, 80, 120}) {
            for (boolean unicode : new boolean[] {true, false}) {
                for (ReportSource source :
                        List.of(SampleReports.yes(), SampleReports.undetermined(), SampleReports.vetoed())) {
                    List<String> lines = lines(new TerminalStyle(width, unicode, false), source);
                    assertThat(lines).hasSizeLessThanOrEqualTo(30);
                    assertThat(lines).allMatch(l -> l.codePointCount(0, l.length()) <= width);
                    assertThat(lines).allMatch(l -> l.equals(l.stripTrailing()));
                }
            }
        }
    }

    @Test
    void without_colour_there_is_no_escape_and_with_it_only_the_colours_are_added() {
        List<String> plain = lines(TerminalStyle.PLAIN, SampleReports.wave());
        List<String> coloured = lines(new TerminalStyle(80, true, true), SampleReports.wave());

        assertThat(plain).noneMatch(l -> l.contains("\u001b"));
        assertThat(coloured).anyMatch(l -> l.contains("\u001b[1;31m")).anyMatch(l -> l.contains("\u001b[33m"));
        assertThat(coloured.stream()
                        .map(l -> l.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing())
                        .toList())
                .isEqualTo(plain);
    }

    @Test
    void an_ascii_terminal_gets_ascii_only() {
        assertThat(String.join("", lines(new TerminalStyle(80, false, false), SampleReports.wave()))
                        .chars())
                .allMatch(c -> c >= ' ' && c < 0x7f);
    }

    @Test
    void evidence_never_sends_a_control_character_to_the_terminal() {
        List<String> lines = lines(TerminalStyle.PLAIN, SampleReports.hostile());

        assertThat(String.join("", lines).chars()).allMatch(c -> c >= ' ' && c != 0x202e);
        assertThat(lines).hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void the_first_column_carries_the_verdict_of_every_guest() {
        assertThat(new TerminalSummary(TerminalStyle.PLAIN).answers(Report.of(SampleReports.wave())))
                .extracting(l -> l.split(" ")[0])
                .containsExactly("YES", "UNDETERMINED", "NO");
        assertThat(lines(TerminalStyle.PLAIN, SampleReports.wave()))
                .anyMatch(l -> l.startsWith("UNDETERMINED  app05"))
                .anyMatch(l -> l.startsWith("NO            file04"));
    }

    @Test
    void a_drifting_guest_without_failures_is_not_ok() {
        assertThat(lines(TerminalStyle.PLAIN, SampleReports.quiet()))
                .anyMatch(l -> l.startsWith("DRIFTS"))
                .noneMatch(l -> l.startsWith("OK"));
    }

    @Test
    void many_guests_do_not_fill_more_than_a_screen_or_two() {
        assertThat(lines(TerminalStyle.PLAIN, SampleReports.large(200)))
                .hasSizeLessThan(60)
                .anyMatch(l -> l.contains("more lines stand in the report"));
    }

    @Test
    void where_nothing_was_read_it_says_so_and_what_to_do() {
        assertThat(lines(TerminalStyle.PLAIN, SampleReports.nothingRead()))
                .anyMatch(l -> l.startsWith("NONE"))
                .anyMatch(l -> l.contains("The README lists what can be read"))
                .anyMatch(l -> l.startsWith("Not read   1 file"));
    }
}
