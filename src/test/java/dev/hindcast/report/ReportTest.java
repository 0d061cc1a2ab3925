package dev.hindcast.report;

import static dev.hindcast.report.SampleEvidence.cite;
import static dev.hindcast.report.SampleEvidence.exactly;
import static dev.hindcast.report.SampleEvidence.march;
import static dev.hindcast.report.SampleEvidence.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.clock.OffsetBand;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Quality;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.AttemptCounts;
import dev.hindcast.incident.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static Finding numbered(int n) {
        return observed(
                0,
                "h.corp.example",
                march("15 00:00").plusSeconds(n),
                1,
                "Logged: " + n,
                cite("a", n, "h", march("15 00:00")));
    }

    @Test
    void a_finding_that_several_parts_cite_has_one_number_everywhere() {
        Report report = Report.of(SampleReports.yes());

        assertThat(report.findings()).extracting(f -> f.finding()).doesNotHaveDuplicates();
        assertThat(report.ids(List.of(ErpIncident.REFUSED, ErpIncident.MOVED, ErpIncident.REFUSED)))
                .containsExactly("F-1", report.id(ErpIncident.REFUSED));
        assertThatThrownBy(() -> report.id(numbered(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_cap_leaves_out_what_nothing_cites_and_never_what_something_cites() {
        List<Finding> further = new ArrayList<>();
        for (int i = 0; i < FindingNumbers.UNCITED_MAX + 7; i++) {
            further.add(numbered(i));
        }
        Finding cited = numbered(FindingNumbers.UNCITED_MAX + 6);
        FindingNumbers numbers = new FindingNumbers(new LinkedHashSet<>(Set.of(cited)), further);

        assertThat(numbers.leftOut()).isEqualTo(6);
        assertThat(numbers.id(cited)).isPresent();
        assertThat(numbers.numbered()).hasSize(FindingNumbers.UNCITED_MAX + 1);
    }

    @Test
    void the_order_of_the_input_does_not_change_the_numbers() {
        List<Finding> forward = List.of(numbered(1), numbered(2), numbered(3));
        List<Finding> backward = List.of(numbered(3), numbered(1), numbered(2));

        assertThat(new FindingNumbers(new LinkedHashSet<>(), forward).numbered())
                .isEqualTo(new FindingNumbers(new LinkedHashSet<>(backward), List.of()).numbered());
    }

    @Test
    void times_are_written_in_utc_as_the_schema_wants_them_even_for_stamps_of_a_torn_record() {
        assertThat(Times.iso(Instant.parse("2026-03-14T22:41:20.123456789Z"))).isEqualTo("2026-03-14T22:41:20.123Z");
        assertThat(Times.iso(Instant.MAX)).isEqualTo("9999-12-31T23:59:59.999Z");
        assertThat(Times.iso(Instant.MIN)).isEqualTo("0000-01-01T00:00:00Z");
        assertThat(Times.interval(SampleEvidence.between("14 22:31", "14 23:00")))
                .isEqualTo("Sat 14 Mar 22:31 – 23:00");
        assertThat(Times.interval(exactly("14 22:31"))).isEqualTo("Sat 14 Mar 22:31");
        assertThat(Times.interval(Moment.of(null, march("14 22:31"), null))).isEqualTo("after Sat 14 Mar 22:31");
        assertThat(Times.interval(Moment.UNKNOWN)).isEqualTo("unknown");
    }

    @Test
    void one_torn_stamp_far_away_does_not_stretch_the_picture_over_centuries() {
        Report report = Report.of(SampleReports.hostile());
        var incident = report.judgement().incidents().get(0);
        var torn = new AttemptCounts(
                incident.attempts().outbound(),
                incident.attempts().inbound(),
                incident.attempts().directionUnknown(),
                incident.attempts().firstFailure(),
                Moment.exactly(Instant.parse("9999-01-01T00:00:00Z")),
                "");

        PictureSpan span = PictureSpan.of(report, SampleReports.withAttempts(incident, torn));

        assertThat(span.days()).hasSizeLessThanOrEqualTo(366);
        assertThat(span.covers(march("14 23:18"))).isTrue();
    }

    @Test
    void lengths_take_their_two_largest_units() {
        assertThat(Times.length(Duration.ofSeconds(507))).isEqualTo("8 min 27 s");
        assertThat(Times.length(Duration.ofHours(63))).isEqualTo("63 h");
        assertThat(Times.length(Duration.ofHours(292))).isEqualTo("12 d 4 h");
        assertThat(Times.since(march("14 22:41"), march("14 22:31"))).isEqualTo("−10 min");
    }

    @Test
    void an_offset_says_what_is_known_of_it_and_no_more() {
        Instant time = march("15 00:00");
        assertThat(Figures.offset(new OffsetSample(time, 301.8, new OffsetBand(300.9, 302.7), Quality.MEASURED)))
                .isEqualTo("+301.8 ± 0.9 s");
        assertThat(Figures.offset(new OffsetSample(time, 0.4, new OffsetBand(-1.5, 3.4), Quality.BOUNDED)))
                .isEqualTo("+0.4 s (−1.5 to +3.4)");
        assertThat(Figures.offset(new OffsetSample(
                        time, Double.NaN, new OffsetBand(300, Double.POSITIVE_INFINITY), Quality.BOUNDED)))
                .isEqualTo("above +300.0 s");
        assertThat(Figures.offset(new OffsetSample(time, Double.NaN, OffsetBand.UNKNOWN, Quality.UNKNOWN)))
                .isEqualTo("unknown");
        assertThat(Figures.percent(0.999)).isEqualTo("99 %");
        assertThat(Figures.percent(0.001)).isEqualTo("1 %");
        assertThat(Figures.share(0.001)).isEqualTo("below 1 %");
        assertThat(Figures.signed(-0.04, 1)).isEqualTo("0.0");
    }

    @Test
    void text_that_hides_is_shown() {
        assertThat(EvidenceText.visible("a\u202eb\u200bc\u0000\ud800")).isEqualTo("a\\u202eb\\u200bc\\u0000\\ud800");
        assertThat(EvidenceText.visible("\ud83d\ude00 ä")).isEqualTo("\ud83d\ude00 ä");
        assertThat(EvidenceText.cut("abcdef", 4)).isEqualTo("abc…");
    }

    @Test
    void every_renderer_of_the_room_is_in_the_list() {
        assertThat(Renderers.ALL).extracting(Renderer::id).containsExactly("html", "md", "json", "csv");
        assertThat(Renderers.ALL).extracting(Renderer::fileName).doesNotHaveDuplicates();
    }
}
